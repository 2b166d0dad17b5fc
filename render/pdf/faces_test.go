package pdf_test

import (
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/theme"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// A character that the built-in faces lack is set in the first of the partner's faces that has it, bold in a bold one, and can be
// read out of the file.
func TestPartnersFacesStepIn(t *testing.T) {
	th := branded(theme.A4)
	th.Others = []theme.Face{{Name: "Go Regular", TTF: goregular.TTF}, {Name: "Go Bold", TTF: gobold.TTF}}
	d := doc.Document{Title: "T", Language: "en", Audience: doc.Public, Blocks: []doc.Block{para(doc.Text{Text: "plain a≡b "}, doc.Text{Text: "bold c≡d", Strong: true})}}
	layout, problems := pdf.Lay(d, th)
	if len(problems) > 0 {
		t.Error(problems)
	}
	var set []string
	for _, item := range layout.Pages[0].Items {
		if run, is := item.(pdf.TextRun); is && strings.Contains(run.Text, "≡") {
			set = append(set, run.Face)
		}
	}
	if strings.Join(set, ", ") != "Go Regular, Go Bold" {
		t.Errorf("set in %v", set)
	}
	if out := output(t, "pdftotext", saved(t, rendered(t, d, th)), "-"); !strings.Contains(out, "plain a≡b bold c≡d") {
		t.Errorf("read back: %q", out)
	}
	if _, problems := pdf.Lay(d, branded(theme.A4)); len(problems) != 2 || !strings.Contains(problems[0].What, "no glyph for \"≡\" (U+2261)") {
		t.Errorf("without the partner’s faces: %v", problems)
	}
}

// A face that is no face is an error and never a picture of boxes.
func TestBrokenFaceIsAnError(t *testing.T) {
	th := branded(theme.A4)
	for name, ttf := range map[string][]byte{"half": goregular.TTF[:40_000], "text": []byte("not a font"), "nothing": nil, "CFF": append([]byte("OTTO"), goregular.TTF[4:]...)} {
		th.Others = []theme.Face{{Name: name, TTF: ttf}}
		data, problems := pdf.Render(doc.Document{Title: "T", Language: "en"}, th)
		if len(data) == 0 || len(problems) != 1 || problems[0].Ref.File != name || !strings.Contains(problems[0].What, "the face cannot be used") {
			t.Errorf("%s: %d bytes, %v", name, len(data), problems)
		}
	}
}
