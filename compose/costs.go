package compose

import (
	"regexp"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// CostGroup is what is recorded in one currency. Currencies never mix, and neither do frequencies.
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

var oneMonth = regexp.MustCompile(`^\d{4}-\d{2}$`)

// stated is a frequency as the table names it: all single months are one.
func stated(frequency string) string {
	f := strings.ToLower(strings.TrimSpace(frequency))
	if oneMonth.MatchString(f) {
		return "months listed"
	}
	return f
}

// costRule is the one sum that is made of costs here: no conversion between frequencies or currencies.
var costRule = value.Rule{Name: "sum of the amounts of one scenario, frequency and currency", Origin: "inputs, Costs", Published: true}

// costGroups are the costs of a migration by currency, then scenario in the order of the closed list, frequency and category.
func costGroups(migration string, costs []*model.Cost) []CostGroup {
	var groups []CostGroup
	for _, currency := range distinct(costs, func(c *model.Cost) string { return c.Currency }) {
		g := CostGroup{Currency: currency}
		ofCurrency := where(costs, func(c *model.Cost) bool { return c.Currency == currency && c.Amount.Known })
		for _, scenario := range model.Words(model.Scenario("")) {
			ofScenario := where(ofCurrency, func(c *model.Cost) bool { return string(c.Scenario) == scenario })
			for _, frequency := range distinct(ofScenario, func(c *model.Cost) string { return stated(c.Frequency) }) {
				lines := where(ofScenario, func(c *model.Cost) bool { return stated(c.Frequency) == frequency })
				g.Lines = append(g.Lines, rate{migration, scenario, frequency, currency}.lines(lines)...)
			}
		}
		if len(g.Lines) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// rate is what costs are added up within.
type rate struct{ migration, scenario, frequency, currency string }

// lines are the categories of one scenario, frequency and currency, and their total.
func (r rate) lines(costs []*model.Cost) []CostLine {
	id := strings.Join([]string{r.migration, "costs", slug(r.currency), slug(r.scenario), slug(r.frequency)}, "/")
	label, unit := capital(r.scenario)+", "+r.frequency, value.Unit(r.currency)
	var lines []CostLine
	var parts []*value.Figure
	for i, category := range distinct(costs, func(c *model.Cost) string { return c.Category }) {
		of := where(costs, func(c *model.Cost) bool { return c.Category == category })
		var read []*value.Figure
		var at []source.Ref
		for _, c := range of {
			read = append(read, value.Read(c.Amount, c.At("amount")))
			at = append(at, c.At("category"))
		}
		f := read[0]
		if len(read) > 1 {
			f = value.Compute(value.Sum, read...)
		}
		f.Named(id+"/"+value.Int(i+1).String()+"-"+slug(category), label+": "+category, unit).By(costRule)
		name := doc.TextOf(category, at[0])
		lines = append(lines, CostLine{Scenario: r.scenario, Frequency: r.frequency, Category: &name, Amount: f})
		parts = append(parts, f)
	}
	total := value.Compute(value.Sum, parts...).Named(id, label, unit).By(costRule)
	return append(lines, CostLine{Scenario: r.scenario, Frequency: r.frequency, Amount: total})
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

// slug is text as a part of an id.
func slug(text string) string {
	return strings.Trim(notWord.ReplaceAllString(strings.ToLower(text), "-"), "-")
}
