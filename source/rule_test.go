package source_test

import (
	"regexp"
	"testing"

	"dossier/source"
)

// Ids are what others suppress problems by: each is one word, and says what it means.
func TestRules(t *testing.T) {
	seen := map[source.Rule]bool{}
	for _, r := range source.Rules() {
		if seen[r] || r.Title() == "" || !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(string(r)) {
			t.Errorf("rule %q, title %q", r, r.Title())
		}
		seen[r] = true
	}
}

func TestKindOfAProblem(t *testing.T) {
	cell := source.Ref{File: "inputs/x.xlsx", Sheet: "Servers", Cells: source.Cell(1, 2)}
	for want, p := range map[source.Rule]source.Problem{
		source.InCell:          source.Err(cell, `memory "8 GB"`, "", ""),
		source.UnknownWord:     source.Err(cell, "os is not known", "", "").As(source.UnknownWord),
		source.InFile:          source.Err(source.Ref{File: "inputs/x.xlsx"}, "odd", "", ""),
		source.InConfiguration: source.Err(source.Ref{File: "dossier.yaml", Line: 2}, "os is not known", "", "").As(source.UnknownWord),
		source.InTemplate:      source.Err(source.Ref{File: "templates/documents/x.md", Line: 2}, "odd", "", ""),
	} {
		if got := p.Kind(); got != want {
			t.Errorf("%q is of %s, want %s", p.What, got, want)
		}
	}
}
