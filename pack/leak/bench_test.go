package leak_test

import (
	"fmt"
	"testing"

	"dossier/pack/leak"

	"github.com/go-pdf/fpdf"
)

// BenchmarkScan searches a document of 10 pages for 5,000 tokens.
func BenchmarkScan(b *testing.B) {
	data := page(&testing.T{}, true, func(pdf *fpdf.Fpdf) {
		for range 10 {
			pdf.AddPage()
			for range 10 {
				pdf.MultiCell(0, 5, story+" "+story+" "+story, "", "J", false)
			}
		}
	})
	var all []string
	for i := range 5000 {
		all = append(all, fmt.Sprintf("server-%04d.example", i))
	}
	scanner, _ := leak.NewScanner(tokens(all...), nil)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		scanner.File(leak.File{Path: "public/a.pdf", Data: data})
	}
}
