package pdf_test

import (
	"os"
	"path/filepath"
	"testing"

	"dossier/doc"
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
		for name, d := range map[string]doc.Document{"case-study": caseStudy(), "public": publicStory()} {
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
