package value_test

import (
	"testing"

	"pgregory.net/rapid"

	"dossier/source"
	"dossier/value"
)

// Trees that say the same have one digest, and a change of anything anywhere in a tree changes it.
func TestDigestIsThatOfTheWholeTree(t *testing.T) {
	leaf := func() *value.Figure {
		f := value.Read(value.Num(value.Int(3)), source.Ref{File: "a.xlsx", Sheet: "TCO", Cells: source.Cell(6, 12)})
		return f.Named("leaf", "Leaf", "server").By(value.Rule{Name: "rule", Origin: "a page", Published: true})
	}
	changes := map[string]func(f *value.Figure){
		"id":        func(f *value.Figure) { f.ID += "x" },
		"label":     func(f *value.Figure) { f.Label += "x" },
		"value":     func(f *value.Figure) { f.Value = value.Num(value.Int(4)) },
		"unknown":   func(f *value.Figure) { f.Value = value.Number{} },
		"unit":      func(f *value.Figure) { f.Unit += "x" },
		"rule":      func(f *value.Figure) { f.Rule.Name += "x" },
		"origin":    func(f *value.Figure) { f.Rule.Origin += "x" },
		"published": func(f *value.Figure) { f.Rule.Published = false },
		"op":        func(f *value.Figure) { f.Op = value.Parameter },
		"file":      func(f *value.Figure) { f.Sources[0].File += "x" },
		"sheet":     func(f *value.Figure) { f.Sources[0].Sheet += "x" },
		"column":    func(f *value.Figure) { f.Sources[0].Cells.FirstCol++ },
		"row":       func(f *value.Figure) { f.Sources[0].Cells.FirstRow++ },
		"last":      func(f *value.Figure) { f.Sources[0].Cells.LastCol++ },
		"last row":  func(f *value.Figure) { f.Sources[0].Cells.LastRow++ },
		"line":      func(f *value.Figure) { f.Sources[0].Line++ },
		"places":    func(f *value.Figure) { f.Sources = append(f.Sources, f.Sources...) },
		"nowhere":   func(f *value.Figure) { f.Sources = nil },
		"argument":  func(f *value.Figure) { f.Args = []*value.Figure{leaf()} },
		// text that moves from one field to the next
		"id and label": func(f *value.Figure) { f.ID, f.Label = "leafL", "eaf" },
	}
	rapid.Check(t, func(t *rapid.T) {
		depth := rapid.IntRange(0, 4).Draw(t, "depth")
		tree := func(change func(*value.Figure)) [32]byte {
			f := leaf()
			change(f)
			for range depth {
				f = value.Compute(value.Sum, leaf(), f)
			}
			return f.Digest()
		}
		same := tree(func(*value.Figure) {})
		if tree(func(*value.Figure) {}) != same {
			t.Fatal("two trees that say the same have two digests")
		}
		for name, change := range changes {
			if tree(change) == same {
				t.Fatalf("%s has no say at depth %d", name, depth)
			}
		}
	})
}
