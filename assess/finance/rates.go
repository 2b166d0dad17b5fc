package finance

import (
	"fmt"
	"slices"

	"dossier/model"
	"dossier/value"
)

// sides are the scenarios whose costs recur, in the order of onPremises and onAWS.
var sides = []model.Scenario{stay, aws}

// runRates adds up what each side costs a month, before growth: by category, by family, and in all.
func (a *analyst) runRates() {
	var parts [2][]*value.Figure
	for i, name := range a.categoryNames() {
		c := model.TCOCategory{Name: name}
		for side, scenario := range sides {
			lines := a.linesOf(func(l *line) bool {
				return l.cost.Scenario == scenario && l.parts > 0 && folded(l.cost.Category) == folded(name)
			})
			sum := sumOf(lines, (*line).recurring)
			if sum == nil {
				continue
			}
			a.named(sum, fmt.Sprintf("rate/%s/%02d-%s", slug(string(scenario)), i+1, slug(name)), value.Capital(string(scenario))+": "+name+", a month", a.rate(), rule("run rate = sum of what recurs, a month", guidance))
			parts[side] = append(parts[side], sum)
			if side == onPremises {
				c.Stay = sum
			} else {
				c.AWS = sum
			}
			if c.Line == nil {
				c.Line = lines[0].cost
			}
		}
		a.tco.Categories = append(a.tco.Categories, c)
	}
	a.addFamilies()
	for side, scenario := range sides {
		if len(parts[side]) == 0 {
			a.withheld("no recurring cost of the scenario " + string(scenario) + " is recorded")
			a.missing("what the scenario " + string(scenario) + " costs a month (Costs, monthly or yearly)")
			continue
		}
		sum := a.named(value.Compute(value.Sum, parts[side]...), "rate/"+slug(string(scenario)), value.Capital(string(scenario))+", a month", a.rate(), rule("run rate = sum of its categories, a month, before growth", guidance))
		if side == onPremises {
			a.tco.Stay = sum
		} else {
			a.tco.AWS = sum
		}
	}
	if len(a.tco.Withheld) > 0 {
		return
	}
	a.tco.RateSaving = a.named(value.Compute(value.Difference, a.tco.Stay, a.tco.AWS), "rate/saving", "Saving in run rate, a month", a.rate(), rule("saving in run rate = on premises − AWS, a month, before growth", guidance))
	a.tco.RateShare = a.named(value.Compute(value.Quotient, value.Compute(value.Product, a.tco.RateSaving, whole(100)), a.tco.Stay), "rate/saving-share", "Saving in run rate", value.Percent, rule("saving in run rate ÷ run rate on premises × 100", guidance))
}

// categoryNames are the categories that recur on either side, in the order of their first line.
func (a *analyst) categoryNames() []string {
	var all []string
	for _, l := range a.lines {
		if l.out != "" || l.parts == 0 || !slices.Contains(sides, l.cost.Scenario) {
			continue
		}
		if !slices.ContainsFunc(all, func(name string) bool { return folded(name) == folded(l.cost.Category) }) {
			all = append(all, l.cost.Category)
		}
	}
	return all
}

// linesOf are the lines that count and hold.
func (a *analyst) linesOf(holds func(*line) bool) []*line {
	var lines []*line
	for _, l := range a.lines {
		if l.out == "" && holds(l) {
			lines = append(lines, l)
		}
	}
	return lines
}

// withhold says what else keeps a result from being worked out, and what an auditor would miss.
func (a *analyst) withhold() {
	for _, n := range []struct {
		scenario model.Scenario
		what     string
	}{{oneOff, "the one-off cost of the migration (Costs, one-off)"}} {
		if len(a.linesOf(func(l *line) bool { return l.cost.Scenario == n.scenario })) == 0 {
			a.missing(n.what)
		}
	}
	if !slices.ContainsFunc(a.tco.Lines, func(l model.TCOLine) bool { return l.Cost.Scenario == credit }) {
		a.missing("credits, where there were any (Costs, credit): none are recorded")
	}
}
