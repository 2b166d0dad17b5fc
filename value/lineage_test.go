package value_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dossier/source"
	"dossier/value"
)

// What is remembered of a figure is what going down its whole tree gives: every place once, those that touch joined, and whether any
// rule on the way is assumed.
func TestLineageIsThatOfTheWholeTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		files := []string{"a.csv", "b.csv"}
		all := []*value.Figure{}
		for range rapid.IntRange(1, 12).Draw(t, "figures") {
			f := &value.Figure{Op: value.Sum}
			if name := rapid.SampledFrom([]string{"", "rule"}).Draw(t, "rule"); name != "" {
				f.Rule = value.Rule{Name: name, Published: rapid.IntRange(0, 4).Draw(t, "published") > 0}
			}
			for range rapid.IntRange(0, 3).Draw(t, "sources") {
				first, row := rapid.IntRange(1, 2).Draw(t, "column"), rapid.IntRange(1, 9).Draw(t, "row")
				f.Sources = append(f.Sources, source.Ref{File: rapid.SampledFrom(files).Draw(t, "file"), Cells: source.Range{
					FirstCol: first, LastCol: rapid.IntRange(first, 2).Draw(t, "last column"), FirstRow: row, LastRow: row + rapid.IntRange(0, 2).Draw(t, "rows"),
				}})
			}
			if len(all) > 0 {
				f.Args = rapid.SliceOfN(rapid.SampledFrom(all), 0, 3).Draw(t, "args")
			}
			all = append(all, f)
		}
		top := all[len(all)-1]
		if rapid.Bool().Draw(t, "parts first") {
			all[0].Leaves()
		}
		refs, assumed := down(top)
		if got, want := top.Leaves(), source.Merge(refs); !slices.Equal(got, want) {
			t.Fatalf("leaves %v, want %v", got, want)
		}
		if top.Assumed() != assumed {
			t.Fatalf("assumed %v, want %v", top.Assumed(), assumed)
		}
		if leaves := top.Leaves(); len(leaves) > 0 {
			leaves[0].File = "changed by its caller"
			if top.Leaves()[0].File == leaves[0].File {
				t.Fatal("the caller’s list is the figure’s own")
			}
		}
	})
}

func down(f *value.Figure) (refs []source.Ref, assumed bool) {
	refs, assumed = slices.Clone(f.Sources), f.Rule.Name != "" && !f.Rule.Published
	for _, arg := range f.Args {
		more, also := down(arg)
		refs, assumed = append(refs, more...), assumed || also
	}
	return refs, assumed
}
