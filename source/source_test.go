package source_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dossier/source"
)

func TestRefsPrint(t *testing.T) {
	sheet := source.Ref{File: "inputs/portfolio.xlsx", Sheet: "Servers"}
	table := source.Ref{File: "harbour/applications.csv", Cells: source.Range{FirstCol: 1, FirstRow: 2, LastCol: 8, LastRow: 6}}
	for want, ref := range map[string]source.Ref{
		"inputs/portfolio.xlsx!Servers":      sheet,
		"inputs/portfolio.xlsx!Servers!F12":  sheet.At(6, 12),
		"harbour/applications.csv!A2:H6":     table,
		"dossier.yaml:12":                    source.Ref{File: "dossier.yaml"}.AtLine(12),
		"inputs/portfolio.xlsx!Servers!XFD1": sheet.At(16384, 1),
	} {
		if got := ref.String(); got != want {
			t.Errorf("prints %q, want %q", got, want)
		}
	}
}

func TestColumnsRoundTrip(t *testing.T) {
	for col := 1; col <= 16384; col++ {
		if got, err := source.ColumnNumber(source.ColumnName(col)); err != nil || got != col {
			t.Fatalf("column %d is %s, which is %d (%v)", col, source.ColumnName(col), got, err)
		}
	}
	for _, bad := range []string{"", "XFE", "A1", "ä", "AAAA"} {
		if n, err := source.ColumnNumber(bad); err == nil {
			t.Errorf("%q is column %d", bad, n)
		}
	}
}

// TestMergeKeepsEveryRow: merging names the same rows, in order, each once.
func TestMergeKeepsEveryRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.IntRange(1, 30), 0, 20).Draw(t, "rows")
		var refs []source.Ref
		for _, n := range numbers {
			refs = append(refs, source.Ref{File: "f.csv", Cells: source.Range{FirstCol: 1, FirstRow: n, LastCol: 3, LastRow: n}})
		}
		slices.Sort(numbers)
		var got []int
		for _, m := range source.Merge(refs) {
			for row := m.Cells.FirstRow; row <= m.Cells.LastRow; row++ {
				got = append(got, row)
			}
		}
		if want := slices.Compact(numbers); !slices.Equal(got, want) {
			t.Fatalf("rows %v, want %v", got, want)
		}
	})
}

func TestProblems(t *testing.T) {
	at := source.Ref{File: "inputs/portfolio.xlsx", Sheet: "Servers"}
	p := source.Err(at.At(6, 12), `memory "8 GB"`, "a whole number of MiB", "8 GB is 8192 MiB")
	if want := `error: inputs/portfolio.xlsx!Servers!F12: memory "8 GB": want a whole number of MiB (8 GB is 8192 MiB)`; p.String() != want {
		t.Errorf("prints %q, want %q", p, want)
	}
	sorted := source.Sort([]source.Problem{source.Warn(at.At(1, 9), "late", "", ""), p, source.Warn(at.At(6, 12), "a", "", ""), p})
	if len(sorted) != 3 || sorted[0].What != "late" || sorted[1] != p {
		t.Errorf("sorted = %v, want by place, the worst first, repeats dropped", sorted)
	}
	if source.Worst(sorted) != source.Error || source.Worst(nil) != source.Note {
		t.Error("the worst of an error and warnings is the error; of nothing, a note")
	}
}

func TestList(t *testing.T) {
	cell := func(file, sheet, cells string) source.Ref {
		r := source.Ref{File: file, Sheet: sheet}
		if cells != "" {
			r.Cells = source.Cell(int(cells[0]-'A')+1, int(cells[1]-'0'))
		}
		return r
	}
	for want, refs := range map[string][]source.Ref{
		"":                             nil,
		"a.xlsx!S!A1, B2, T!A1, A3":    {cell("a.xlsx", "S", "A1"), cell("a.xlsx", "S", "B2"), cell("a.xlsx", "T", "A1"), cell("a.xlsx", "T", "A3")},
		"a.csv!A1, A3, b.csv!A3":       {cell("a.csv", "", "A1"), cell("a.csv", "", "A3"), cell("b.csv", "", "A3")},
		"a.xlsx!S!A1, a.xlsx!S, b.csv": {cell("a.xlsx", "S", "A1"), cell("a.xlsx", "S", ""), cell("b.csv", "", "")},
		"p.yaml:3, 9, !odd.csv!A1":     {{File: "p.yaml", Line: 3}, {File: "p.yaml", Line: 9}, cell("!odd.csv", "", "A1")},
	} {
		if got := source.List(refs); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
