package compose_test

import (
	"testing"

	"dossier/compose"
	"dossier/templates"
)

// BenchmarkDocument fills templates: what composing adds to the drawing of a document.
func BenchmarkDocument(b *testing.B) {
	w := newWorld(nil)
	set, problems := compose.Load(templates.FS)
	if len(problems) > 0 {
		b.Fatal(problems)
	}
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		if u.Migration != "M-01" {
			continue
		}
		b.Run(u.Template(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, problems := compose.Document(u); len(problems) > 0 {
					b.Fatal(problems)
				}
			}
		})
	}
}
