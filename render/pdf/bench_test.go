package pdf_test

import (
	"bytes"
	"compress/zlib"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/theme"

	"github.com/go-pdf/fpdf"
)

// tenPages is the document that the benchmarks draw: 6 headings, 24 paragraphs, four tables of 40 rows, two charts.
func tenPages() doc.Document {
	d := caseStudy()
	d.Blocks = nil
	prose := strings.Repeat("Harbour Logistics ran its booking, customs and yard systems in a leased data centre whose contract ended in June. ", 5)
	for i := range 6 {
		d.Blocks = append(d.Blocks, doc.Heading{Level: 1, Content: doc.Say("A heading")})
		for range 4 {
			d.Blocks = append(d.Blocks, para(text(prose)))
		}
		if i < 4 {
			d.Blocks = append(d.Blocks, inventory(40))
		} else {
			d.Blocks = append(d.Blocks, chart())
		}
	}
	return d
}

func BenchmarkLay(b *testing.B) {
	d, th := tenPages(), branded(theme.A4)
	b.ReportAllocs()
	for b.Loop() {
		pdf.Lay(d, th)
	}
}

func BenchmarkRender(b *testing.B) {
	d, th := tenPages(), branded(theme.A4)
	layout, _ := pdf.Lay(d, th)
	b.ReportAllocs()
	var size int
	for b.Loop() {
		data, _ := pdf.Render(d, th)
		size = len(data)
	}
	report(b, layout, size)
}

func report(b *testing.B, l pdf.Layout, size int) {
	b.ReportMetric(float64(len(l.Pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(size)/1024, "KB")
}

// BenchmarkPlain draws the same pages, laid out beforehand, by plain calls of fpdf and without tags: what is drawn by hand, as fpdf
// comes, and with what makes it fast: faces cut down beforehand, and one deflater for all streams.
func BenchmarkPlain(b *testing.B) {
	layout, _ := pdf.Lay(tenPages(), branded(theme.A4))
	whole, cut := map[string][]byte{}, map[string][]byte{}
	for _, face := range theme.Faces() {
		whole[face.Name] = face.TTF
		var used strings.Builder
		for _, page := range layout.Pages {
			for _, item := range page.Items {
				if run, is := item.(pdf.TextRun); is && run.Face == face.Name {
					used.WriteString(run.Text)
				}
			}
		}
		if used.Len() > 0 {
			cut[face.Name] = fpdf.UTF8CutFont(face.TTF, used.String())
		} else {
			delete(whole, face.Name)
		}
	}
	b.Run("as it comes", func(b *testing.B) { plain(b, layout, whole, true) })
	b.Run("floor", func(b *testing.B) { plain(b, layout, cut, false) })
}

func plain(b *testing.B, l pdf.Layout, faces map[string][]byte, compress bool) {
	b.ReportAllocs()
	size := 0
	deflater := zlib.NewWriter(nil)
	for b.Loop() {
		f := fpdf.New("P", "mm", "A4", "")
		f.SetCompression(compress)
		for name, ttf := range faces {
			f.AddUTF8FontFromBytes(strings.ReplaceAll(name, " ", ""), "", ttf)
		}
		for _, page := range l.Pages {
			f.AddPage()
			for _, item := range page.Items {
				call(f, item)
			}
		}
		var out, packed bytes.Buffer
		if err := f.Output(&out); err != nil {
			b.Fatal(err)
		}
		if size = out.Len(); !compress {
			deflater.Reset(&packed)
			_, _ = deflater.Write(out.Bytes())
			_ = deflater.Close()
			size = packed.Len()
		}
	}
	report(b, l, size)
}

func call(f *fpdf.Fpdf, item pdf.Item) {
	switch i := item.(type) {
	case pdf.TextRun:
		f.SetFont(strings.ReplaceAll(i.Face, " ", ""), "", float64(i.Size))
		f.SetTextColor(int(i.Colour.R), int(i.Colour.G), int(i.Colour.B))
		f.Text(i.X.MM(), i.Y.MM(), i.Text)
	case pdf.Rectangle:
		f.SetFillColor(int(i.Fill.R), int(i.Fill.G), int(i.Fill.B))
		f.Rect(i.X.MM(), i.Y.MM(), i.Width.MM(), i.Height.MM(), "F")
	case pdf.Line:
		f.SetLineWidth(i.Weight.MM())
		f.Line(i.X1.MM(), i.Y1.MM(), i.X2.MM(), i.Y2.MM())
	}
}
