package pdf_test

import (
	"os"
	"path/filepath"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/pdf"
	"dossier/render/theme"
)

// TestLook writes the sample documents where DOSSIER_LOOK says, for a person to look at; elsewhere it only draws them.
func TestLook(t *testing.T) {
	dir := os.Getenv("DOSSIER_LOOK")
	if dir == "" {
		dir = t.TempDir()
	}
	for _, paper := range []theme.Paper{theme.A4, theme.Letter} {
		for name, d := range map[string]doc.Document{"case-study": caseStudy(), "public": publicStory(), "drawings": drawings(doctest.LargePlan(8), doctest.LargePlan(200), doctest.LargeGraph(14), doctest.LargeGraph(40), doctest.LargeGraph(500), doctest.Organisation(30))} {
			data, problems := pdf.Render(d, branded(paper))
			for _, p := range problems {
				t.Log(p)
			}
			if err := os.WriteFile(filepath.Join(dir, name+"-"+paper.Name+".pdf"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// drawings is a document of every kind of drawing, and of larger ones on pages of their own.
func drawings(large ...doc.Block) doc.Document {
	d := caseStudy()
	d.Title, d.Facts, d.Blocks = "Drawings", nil, nil
	for _, b := range doctest.Rich(doc.Audit).Blocks {
		switch b.(type) {
		case doc.Chart, doc.Gantt, doc.Graph:
			d.Blocks = append(d.Blocks, b)
		}
	}
	for _, b := range large {
		d.Blocks = append(d.Blocks, doc.PageBreak{}, b)
	}
	return d
}
