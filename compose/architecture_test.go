package compose_test

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/model"
)

// TestArchitectureDiagrams: a picture of the register stands in the case study with what it is, when it was drawn, why so and where it is
// registered; one that cannot be shown is told of, never left out.
func TestArchitectureDiagrams(t *testing.T) {
	var drawing bytes.Buffer
	if err := png.Encode(&drawing, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	study := func(change func(f *model.EvidenceFile, c *model.Config)) doc.Document {
		w := newWorld(func(p *model.Portfolio, c *model.Config) {
			f := model.EvidenceFile{Path: "evidence/target.png", Exists: true, Opens: true, Size: 9, SHA256: "00aa", Picture: drawing.Bytes()}
			change(&f, c)
			p.Documents = append(p.Documents, &model.Document{ID: "D-017", Migration: "M-01", Kind: model.ArchitectureDiagram, Title: "Target architecture",
				Date: date("2025-02-03"), Version: "2.1", Why: "Two zones, because one had failed.", Path: f.Path})
			p.Evidence[f.Path] = f
		})
		return w.document(t, builtIn(t), "case-study-audit", "M-01")
	}
	pictures := func(d doc.Document) (all []doc.Image) {
		for _, b := range d.Blocks {
			if picture, ok := b.(doc.Image); ok {
				all = append(all, picture)
			}
		}
		return all
	}

	d := study(func(*model.EvidenceFile, *model.Config) {})
	shown := pictures(d)
	if len(shown) != 1 || !slices.Equal(shown[0].Data, drawing.Bytes()) {
		t.Fatalf("%d pictures, want the one registered", len(shown))
	}
	for _, want := range []string{"Target architecture", "D-017", "3 February 2025", "version 2.1", "Documents!"} {
		if !strings.Contains(shown[0].Caption, want) {
			t.Errorf("the caption %q lacks %q", shown[0].Caption, want)
		}
	}
	if shown[0].Alt == "" || !strings.Contains(plain(d), "Why it was built this way: Two zones, because one had failed.") {
		t.Errorf("alternative text %q; why is not told", shown[0].Alt)
	}

	for want, change := range map[string]func(f *model.EvidenceFile, c *model.Config){
		"no PNG or JPEG picture": func(f *model.EvidenceFile, _ *model.Config) { f.Picture = nil },
		"file is missing":        func(f *model.EvidenceFile, _ *model.Config) { f.Exists, f.Opens = false, false },
		"cannot be redacted": func(_ *model.EvidenceFile, c *model.Config) {
			c.Redact = []model.Redaction{model.RedactAccounts}
		},
	} {
		d := study(change)
		if n := len(pictures(d)); n > 0 || !strings.Contains(plain(d), want) {
			t.Errorf("%d pictures, want none and the words %q", n, want)
		}
	}
	if d := newWorld(nil).document(t, builtIn(t), "case-study-audit", "M-01"); !strings.Contains(plain(d), "No architecture diagram is registered") {
		t.Error("a case study without a diagram does not say so")
	}
}

// TestFurtherSubjects: what a template tells of beside its own subject is checked, and is there only where there are records of it.
func TestFurtherSubjects(t *testing.T) {
	for name, c := range map[string]struct{ audience, unit, with, want string }{
		"none such": {"audit", "migration", "cost", `with "cost": want one of costs, `},
		"no word":   {"audit", "migration", "all", `with "all": want one of costs, `},
		"public":    {"public", "migration", "costs", `with: in a document that sees no subject`},
		"portfolio": {"audit", "portfolio", "costs", `with: in a document that sees no subject`},
	} {
		if found := problems(one(head(c.audience, c.unit, "title: X", "with: ["+c.with+"]") + "Text\n")); len(found) != 1 || !strings.Contains(found[0], c.want) {
			t.Errorf("%s: got %q, want %q", name, found, c.want)
		}
	}
	w := newWorld(nil)
	set := load(t, one(head("audit", "migration", "title: X", "with: [costs]")+"{{ if .TCO }}compared{{ else }}no costs{{ end }}\n"))
	for id, want := range map[string]string{"M-01": "compared", "M-03": "no costs"} {
		if got := strings.TrimSpace(plain(w.document(t, set, "x", id))); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}
