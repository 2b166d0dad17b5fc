package pdf_test

import (
	"image/color"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/theme"
)

// The partner's logo opens a document, on a cover and above a title, and says whose it is to those who do not see it.
func TestLogoOpensTheDocument(t *testing.T) {
	th := branded(theme.A4)
	th.Logo = picture("png", 400, 120, color.NRGBA{200, 30, 30, 120})
	titled := doc.Document{Title: "Short", Language: "en", Blocks: []doc.Block{para(text("Text."))}}
	covered := titled
	covered.Blocks = []doc.Block{doc.Contents{Depth: 1}, doc.Heading{Level: 1, Content: doc.Say("One")}}
	for name, d := range map[string]doc.Document{"title": titled, "cover": covered} {
		layout, problems := pdf.Lay(d, th)
		first := layout.Pages[0]
		found := false
		for _, item := range first.Items {
			if p, is := item.(pdf.Picture); is {
				found = layout.Tree[p.Node].Alt == th.Brand && p.Height <= 13*pdf.MM && p.Width < first.Width/2
			}
		}
		if !found || len(problems) > 0 || strings.Contains(strings.Join(linesOf(first), "\n"), th.Brand) {
			t.Errorf("%s: logo %t, %v\n%s", name, found, problems, linesOf(first))
		}
		rendered(t, d, th)
	}
}

func TestLogoThatCannotBeDrawnIsReported(t *testing.T) {
	th := branded(theme.A4)
	th.Logo = []byte("\x89PNG\r\n\x1a\nhalf")
	layout, problems := pdf.Lay(doc.Document{Title: "T"}, th)
	if len(problems) != 1 || !strings.Contains(problems[0].What, "the logo cannot be drawn") || !strings.Contains(strings.Join(linesOf(layout.Pages[0]), "\n"), th.Brand) {
		t.Errorf("%v\n%s", problems, linesOf(layout.Pages[0]))
	}
}
