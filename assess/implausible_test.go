package assess_test

import (
	"testing"

	"dossier/assess"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// A portfolio whose documents are dated so, and what is said of them.
func TestImplausibleDays(t *testing.T) {
	table := &model.Table{Ref: source.Ref{File: "inputs/documents.csv"}, Columns: map[string]int{"date": 4}, FirstCol: 1, LastCol: 9}
	of := func(dates ...string) *model.Portfolio {
		p := &model.Portfolio{}
		for i, text := range dates {
			d, err := value.ParseDate(text)
			if err != nil {
				t.Fatal(err)
			}
			p.Documents = append(p.Documents, &model.Document{Row: model.Row{Table: table, Number: i + 2}, Date: d})
		}
		return p
	}
	for _, test := range []struct {
		name  string
		p     *model.Portfolio
		asOf  string
		cells []string
		hint  string
	}{
		{"two digits swapped", of("2026-01-10", "2026-03-01", "2062-02-11"), "", []string{"D4"}, "did you mean 2026-02-11? the pack now speaks of this day, as of the newest recorded fact; --as-of names another; that a fact more than two years after all others is mistyped is assumed"},
		{"no day to guess", of("2026-01-10", "2026-03-01", "2029-02-11"), "", []string{"D4"}, "the pack now speaks of this day, as of the newest recorded fact; --as-of names another; that a fact more than two years after all others is mistyped is assumed"},
		{"the day is given", of("2026-01-10", "2026-03-01", "2062-02-11"), "2026-11-01", []string{"D4"}, "did you mean 2026-02-11? that a fact more than two years after all others is mistyped is assumed"},
		{"29 February of a year that has none", of("2026-01-10", "2026-03-01", "2052-02-29"), "", []string{"D4"}, "the pack now speaks of this day, as of the newest recorded fact; --as-of names another; that a fact more than two years after all others is mistyped is assumed"},
		{"it lies before the day that is given", of("2020-01-10", "2020-03-01", "2026-02-11"), "2026-11-01", nil, ""},
		{"two years are not beyond two years", of("2024-02-11", "2024-03-01", "2026-03-01"), "", nil, ""},
		{"a day more is", of("2024-02-11", "2024-03-01", "2026-03-02"), "", []string{"D4"}, "the pack now speaks of this day, as of the newest recorded fact; --as-of names another; that a fact more than two years after all others is mistyped is assumed"},
		{"two of a kind among three are no mistake", of("2020-01-10", "2026-03-01", "2026-02-11"), "", nil, ""},
		{"one fact alone", of("2062-02-11"), "", nil, ""},
		{"none", of(), "", nil, ""},
		{"steps of years", of("2026-01-01", "2026-02-01", "2026-02-02", "2026-02-03", "2026-02-04", "2026-02-05", "2026-02-06", "2026-02-07", "2026-02-08", "2026-02-09",
			"2026-02-10", "2026-02-11", "2026-02-12", "2026-02-13", "2026-02-14", "2026-02-15", "2026-02-16", "2026-02-17", "2062-02-11", "2162-01-01"), "", []string{"D20", "D21"}, ""},
	} {
		day := assess.Day{}
		if test.asOf != "" {
			day.Date, _ = value.ParseDate(test.asOf)
		}
		a := assess.Assess(test.p, model.Config{}, &model.Programme{}, day)
		var cells []string
		for _, p := range a.Problems {
			cells = append(cells, p.Ref.Cells.String())
			if p.Severity != source.Warning || p.Kind() != source.DateImplausible || p.Want == "" || test.hint != "" && p.Hint != test.hint {
				t.Errorf("%s: %+v", test.name, p)
			}
		}
		if len(cells) != len(test.cells) || len(cells) > 0 && cells[0] != test.cells[0] {
			t.Errorf("%s: %v, want %v", test.name, a.Problems, test.cells)
		}
	}
}
