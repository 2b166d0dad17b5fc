package assess

import (
	"regexp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

var oneMonth = regexp.MustCompile(`^\d{4}-\d{2}$`)

// often is a frequency as it is told: all single months are one.
func often(frequency string) string {
	f := strings.ToLower(strings.TrimSpace(frequency))
	if oneMonth.MatchString(f) {
		return "months listed"
	}
	return f
}

// costRule is the one sum that is made of costs as recorded: no conversion between frequencies or currencies.
var costRule = value.Rule{Name: "sum of the amounts of one scenario, frequency and currency", Origin: "inputs, Costs", Published: true}

// costs are the recorded costs of a migration by currency, then scenario in the order of the closed list, frequency and category.
func (a *assessor) costs(m *model.Migration) []model.CostGroup {
	var groups []model.CostGroup
	known := slices.DeleteFunc(slices.Clone(a.index.costs[m.ID]), func(c *model.Cost) bool { return !c.Amount.Known })
	for _, ofCurrency := range alike(known, func(c *model.Cost) string { return c.Currency }) {
		g := model.CostGroup{Currency: ofCurrency[0].Currency}
		for _, scenario := range model.Words(model.Scenario("")) {
			ofScenario := slices.DeleteFunc(slices.Clone(ofCurrency), func(c *model.Cost) bool { return string(c.Scenario) != scenario })
			for _, lines := range alike(ofScenario, func(c *model.Cost) string { return often(c.Frequency) }) {
				g.Lines = append(g.Lines, costLines(m.ID, lines)...)
			}
		}
		if len(g.Lines) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// costLines are the categories of costs of one scenario, frequency and currency, and their total.
func costLines(migration string, costs []*model.Cost) []model.CostLine {
	scenario, frequency, currency := costs[0].Scenario, often(costs[0].Frequency), costs[0].Currency
	id := strings.Join([]string{migration, "costs", value.Slug(currency), value.Slug(string(scenario)), value.Slug(frequency)}, "/")
	label, unit := value.Capital(string(scenario))+", "+frequency, value.Unit(currency)
	var lines []model.CostLine
	var parts []*value.Figure
	for i, of := range alike(costs, func(c *model.Cost) string { return c.Category }) {
		var read []*value.Figure
		for _, c := range of {
			read = append(read, value.Read(c.Amount, c.At("amount")))
		}
		f := read[0]
		if len(read) > 1 {
			f = value.Compute(value.Sum, read...)
		}
		f.Named(id+"/"+value.Int(i+1).String()+"-"+value.Slug(of[0].Category), label+": "+of[0].Category, unit).By(costRule)
		lines = append(lines, model.CostLine{Scenario: scenario, Frequency: frequency, First: of[0], Amount: f})
		parts = append(parts, f)
	}
	total := value.Compute(value.Sum, parts...).Named(id, label, unit).By(costRule)
	return append(lines, model.CostLine{Scenario: scenario, Frequency: frequency, Amount: total})
}

// alike are the records that have the same text, in the order of their first ones.
func alike[R any](records []R, text func(R) string) [][]R {
	var groups [][]R
	at := map[string]int{}
	for _, r := range records {
		t := text(r)
		i, is := at[t]
		if !is {
			i, at[t] = len(groups), len(groups)
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], r)
	}
	return groups
}
