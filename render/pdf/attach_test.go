package pdf_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/theme"
	"dossier/source"
)

// What is attached comes out again as it was, by a reader that knows nothing of us.
func TestAttachmentsComeOutAsTheyWere(t *testing.T) {
	d := illustrated()
	d.Attachments = []doc.Attachment{
		{Name: "register.csv", MediaType: "text/csv", Data: bytes.Repeat([]byte("id,title\nD-017,TCO\n"), 500), Relationship: doc.SourceFile, Description: "The evidence register"},
		{Name: "D-017.png", MediaType: "image/png", Data: d.Blocks[len(d.Blocks)-1].(doc.Image).Data, Relationship: doc.Supplement},
		{Name: "leer", Data: nil},
	}
	path := saved(t, rendered(t, d, branded(theme.A4)))
	out := t.TempDir()
	if got := output(t, "pdfdetach", "-saveall", "-o", out, path); got != "" {
		t.Log(got)
	}
	for _, a := range d.Attachments {
		got, err := os.ReadFile(filepath.Join(out, a.Name))
		if err != nil || !bytes.Equal(got, a.Data) {
			t.Errorf("%s: %d bytes of %d, %v", a.Name, len(got), len(a.Data), err)
		}
	}
	if checked := output(t, "qpdf", "--check", path); !strings.Contains(checked, "No syntax or stream encoding errors") {
		t.Error(checked)
	}
}

func TestAttachmentsThatCannotTravel(t *testing.T) {
	for name, files := range map[string][]doc.Attachment{
		"no name of a file":      {{Name: ""}},
		"no name of":             {{Name: "../a.csv"}},
		"no name of a":           {{Name: "a\nb"}},
		"the name is taken":      {{Name: "a.csv"}, {Name: "A.CSV"}},
		`media type "text, csv"`: {{Name: "a", MediaType: "text, csv"}},
	} {
		data, problems := pdf.Render(doc.Document{ID: "x", Title: "T", Language: "en", Attachments: files}, theme.Default())
		if len(data) == 0 || source.Worst(problems) != source.Error || !strings.Contains(problems[0].What, name) {
			t.Errorf("%q: %v", name, problems)
		}
	}
}
