package pdf_test

import (
	"testing"

	"dossier/render/pdf"
	"dossier/render/theme"
)

func BenchmarkLay(b *testing.B) {
	d, th := caseStudy(), branded(theme.A4)
	b.ReportAllocs()
	for b.Loop() {
		pdf.Lay(d, th)
	}
}

func BenchmarkRender(b *testing.B) {
	d, th := caseStudy(), branded(theme.A4)
	b.ReportAllocs()
	for b.Loop() {
		pdf.Render(d, th)
	}
}
