package leak_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/tools/testtool"

	"github.com/go-pdf/fpdf"
	"github.com/xuri/excelize/v2"
)

const story = `Harbour Lines moved 48 applications in 2026. The party was smart; 1,234,567.89 euros were saved by Zoë Ångström.`

// TestRewrittenPDF lets qpdf write the same document in every form it knows: object streams, linearized, other filters.
func TestRewrittenPDF(t *testing.T) {
	t.Parallel()
	qpdf := testtool.Path(t, "qpdf")
	dir := t.TempDir()
	from := filepath.Join(dir, "from.pdf")
	data := page(t, true, func(pdf *fpdf.Fpdf) {
		pdf.SetTitle("Secret Title", true)
		pdf.MultiCell(60, 5, story, "", "J", false)
		pdf.AddPage()
		pdf.Cell(40, 5, "page two")
	})
	must(t, os.WriteFile(from, data, 0o600))
	for _, options := range []string{"--object-streams=generate", "--linearize", "--qdf", "--stream-data=uncompress",
		"--object-streams=generate --linearize --recompress-flate", "--coalesce-contents", "--normalize-content=y"} {
		t.Run(options, func(t *testing.T) {
			to := filepath.Join(dir, "to.pdf")
			args := append(strings.Fields(options), from, to)
			if out, err := exec.Command(qpdf, args...).CombinedOutput(); err != nil {
				t.Fatalf("qpdf: %v\n%s", err, out)
			}
			checkStory(t, to)
			written, err := os.ReadFile(to)
			must(t, err)
			wantLeak(t, "public/a.pdf", written, "Secret Title")
		})
	}
}

func checkStory(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	for _, token := range []string{canary, "48 applications", "1234567.89", "Zoë Ångström", "party", "zoe angstrom"} {
		wantLeak(t, "public/a.pdf", data, token)
	}
	wantClean(t, "public/a.pdf", data, "art", "mart", "234567", "Harbour Line", "aved")
}

// TestPDFOfOtherPrograms reads what programs write that we did not.
func TestPDFOfOtherPrograms(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	html := filepath.Join(dir, "story.html")
	must(t, os.WriteFile(html, []byte(`<!DOCTYPE html><meta charset="utf-8"><p style="width:9em;text-align:justify">`+story+`</p><b>bold</b>`), 0o600))
	t.Run("LibreOffice", func(t *testing.T) {
		sheet := filepath.Join(dir, "story.xlsx")
		must(t, os.WriteFile(sheet, workbook(t, func(x *excelize.File) error {
			must(t, x.SetColWidth("Sheet1", "A", "A", 30))
			must(t, x.SetRowHeight("Sheet1", 1, 120))
			style, err := x.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true}})
			must(t, err)
			must(t, x.SetCellStyle("Sheet1", "A1", "A1", style))
			return x.SetCellValue("Sheet1", "A1", story)
		}), 0o600))
		checkStory(t, filepath.Join(testtool.Convert(t, "pdf", sheet), "story.pdf"))
	})
	t.Run("Chromium", func(t *testing.T) {
		to := filepath.Join(dir, "chromium.pdf")
		run(t, testtool.Path(t, "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
			"--user-data-dir="+filepath.Join(dir, "profile"), "--print-to-pdf="+to, html)
		checkStory(t, to)
	})
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}
