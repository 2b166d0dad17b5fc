package pack_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/pack"
)

// TestDiffNamesTheCell: what follows from a cell that moved names the cell; another file that changed stays named; a series is one line.
func TestDiffNamesTheCell(t *testing.T) {
	out := t.TempDir()
	build := func(rent, hash string) string {
		p := example("one")
		p.Manifest.Inputs = []pack.Input{{Path: "inputs/tco.xlsx", SHA256: strings.Repeat(hash, 64)}, {Path: "inputs/plan.xlsx", SHA256: strings.Repeat(hash, 64)}}
		p.Manifest.Figures = []pack.FigureLine{
			{ID: "M-1/rent", Value: rent, Sources: []string{"inputs/tco.xlsx!Costs!E6"}},
			{ID: "M-1/stay", Value: "2" + rent, Sources: []string{"inputs/tco.xlsx!Costs!D5:F9"}},
			{ID: "M-1/saving", Value: "3" + rent, Sources: []string{"inputs/plan.xlsx!Plan!A2", "inputs/tco.xlsx!Costs!E5:E9"}},
			{ID: "M-1/other", Value: "4" + rent, Sources: []string{"inputs/tco.xlsx!Costs!G5:G9"}},
		}
		for i := range 5 {
			p.Manifest.Figures = append(p.Manifest.Figures, pack.FigureLine{ID: fmt.Sprintf("M-1/month-%d/stay", i), Value: rent + fmt.Sprint(i), Sources: []string{"inputs/tco.xlsx!Costs!E6:E7"}})
		}
		return publish(t, out, p, pack.Options{}).Dir
	}
	changes, err := pack.Diff(build("8", "a"), build("9", "b"))
	must(t, err)
	lines := changes.Lines()
	want := []string{
		"figure M-1/rent moved from 8 to 9, from inputs/tco.xlsx!Costs!E6, because inputs/tco.xlsx changed",
		"figure M-1/other moved from 48 to 49, from inputs/tco.xlsx!Costs!G5:G9, because inputs/tco.xlsx changed",
		"figure M-1/saving moved from 38 to 39, because inputs/tco.xlsx!Costs!E6, inputs/plan.xlsx changed",
		"figure M-1/stay moved from 28 to 29, because inputs/tco.xlsx!Costs!E6 changed",
		"5 figures M-1/month-#/stay moved, the first: M-1/month-0/stay moved from 80 to 90; the last: M-1/month-4/stay moved from 84 to 94, because inputs/tco.xlsx!Costs!E6 changed",
	}
	got := slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return !strings.Contains(l, "M-1/") })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
