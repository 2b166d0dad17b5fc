package compose

import (
	"slices"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// CostGroup is what is recorded in one currency.
type CostGroup struct {
	Currency string
	Lines    []CostLine
}

// CostLine is one category of a scenario, or the total of a scenario at one frequency.
type CostLine struct {
	Scenario, Frequency string
	Category            *doc.Value // nil for a total
	Amount              *value.Figure
}

func costGroups(cs *model.CaseStudy) []CostGroup {
	var groups []CostGroup
	for _, g := range cs.Costs {
		group := CostGroup{Currency: g.Currency}
		for _, l := range g.Lines {
			line := CostLine{Scenario: string(l.Scenario), Frequency: l.Frequency, Amount: l.Amount}
			if l.First != nil {
				line.Category = said(l.First.Category, l.First.At("category"))
			}
			group.Lines = append(group.Lines, line)
		}
		groups = append(groups, group)
	}
	return groups
}

// distinct are the values that of gives, each once, in the order of their first record.
func distinct[R any](records []R, of func(R) string) []string {
	var all []string
	for _, r := range records {
		if v := of(r); !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all
}

func where[R any](records []R, holds func(R) bool) []R {
	var kept []R
	for _, r := range records {
		if holds(r) {
			kept = append(kept, r)
		}
	}
	return kept
}
