package optimization

import (
	"cmp"
	"fmt"

	"dossier/assess/exchange"
	"dossier/model"
	"dossier/value"
)

// currency is the one that most of the partner's savings are in, else most of the tools', else most of the bill; the first of equals.
func (p *planner) currency() string {
	var planned, recommended, billed []string
	for _, a := range p.Actions {
		if a.PlannedSaving.Known || a.RealisedSaving.Known {
			planned = append(planned, a.Currency)
		}
	}
	for _, r := range p.Recommendations {
		if r.Saving.Known {
			recommended = append(recommended, r.Currency)
		}
	}
	for _, c := range p.Charges {
		billed = append(billed, c.Currency)
	}
	return cmp.Or(most(planned), most(recommended), most(billed))
}

// most is the text that stands there most often, the first of equals; empty ones do not count.
func most(texts []string) string {
	counts := map[string]int{"": 0}
	var best string
	for _, t := range texts {
		if t != "" {
			counts[t]++
		}
	}
	for _, t := range texts {
		if counts[t] > counts[best] {
			best = t
		}
	}
	return best
}

// inCurrency is a saving in the currency of the plan: as it was read where it is in it, converted by the given rate and rounded to
// hundredths where there is one, else as it was read. The figure keeps its label and its rule; id is that of what it becomes, where f has it so far.
func (p *planner) inCurrency(f *value.Figure, currency, id string) *value.Figure {
	if currency == p.plan.Currency || currency == "" {
		return f
	}
	made := p.converted(f, currency)
	if made == nil {
		p.missing("a dated exchange rate " + currency + "/" + p.plan.Currency + " (Assumptions), from the customer’s finance: savings in " + currency + " stand apart")
		return f
	}
	label, read := f.Label, f.Rule
	made = value.Compute(value.Round, made, whole(2))
	made.Label, made.Unit, made.Rule = label, p.rate(), rule(read.Name+", converted by the given rate, rounded to hundredths", read.Origin)
	if id != "" {
		f.ID += "-recorded"
		made.ID = p.id + id
	}
	return made
}

// converted is an amount in the currency of the plan, not rounded; nil where nothing converts it.
func (p *planner) converted(f *value.Figure, currency string) *value.Figure {
	if currency == p.plan.Currency || currency == "" {
		return f
	}
	if rate := p.exchange(currency, p.plan.Currency); rate != nil {
		return value.Compute(value.Product, f, rate)
	}
	if rate := p.exchange(p.plan.Currency, currency); rate != nil {
		return value.Compute(value.Quotient, f, rate)
	}
	return nil
}

// exchange is the given rate of a pair; nil where none is given, or where it cannot be read, which is a finding.
func (p *planner) exchange(from, to string) *value.Figure {
	key := "exchange rate " + from + "/" + to
	for _, t := range p.plan.Terms {
		if t.Name == key {
			return t.Figure
		}
	}
	x := exchange.Given(p.Assumptions, from, to)
	if x == nil {
		return nil
	}
	d, err := exchange.Rate(x.Value)
	if err != nil {
		p.findOnce(model.KindOptimizationAssumptionUnreadable, key, model.Open, x.At("value"), [4]string{
			fmt.Sprintf("the %s %q cannot be read", key, x.Value), "an assumption is read strictly, never guessed", "enter " + err.Error(), "",
		})
		return nil
	}
	f := p.named(value.Read(value.Num(d), x.At("value")), slug(key), key, "", rule(key+" as given", "the workspace, Assumptions"))
	p.plan.Terms = append(p.plan.Terms, model.OptimizationTerm{Name: key, Figure: f, Assumption: x})
	return f
}
