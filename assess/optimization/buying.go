package optimization

import (
	"slices"

	"dossier/assess/commitment"
	"dossier/model"
	"dossier/source"
)

// buy works out what to commit to, from the bill by the hour: in the currency of the plan where the bill is in it, else in the bill's.
func (p *planner) buy() {
	var billed []string
	for _, c := range p.Charges {
		billed = append(billed, c.Currency)
	}
	currency := p.plan.Currency
	if !slices.Contains(billed, currency) {
		currency = most(billed)
	}
	p.plan.Buying = commitment.Size(commitment.Input{
		ID: p.id + "commitment/", Charges: p.Charges, Currency: currency, Discount: p.terms.discount, Swing: p.terms.swing, Hours: p.terms.hours,
	})
}

// bought is the step that buys it; nil where no commitment pays.
func (p *planner) bought() *step {
	c := p.plan.Buying
	if c == nil || c.Saving == nil || !c.Saving.Value.Known || !c.Saving.Value.Decimal.IsPositive() {
		return nil
	}
	s := &step{OptimizationStep: model.OptimizationStep{Origin: model.DerivedStep, Lever: model.Committing, Kind: costKind, Buying: c, Saving: p.inCurrency(c.Saving, c.Currency, "")}}
	s.LeftOut = p.leftOut(s.Saving, c.Currency)
	s.group, s.offer = "worked out", "hourly"
	return s
}

// linesOf are the places of a step, for its sum.
func linesOf(s model.OptimizationStep) []source.Ref {
	switch {
	case s.Action != nil:
		return []source.Ref{s.Action.Where()}
	case s.Recommendation != nil:
		return []source.Ref{s.Recommendation.Where()}
	case s.Saving != nil:
		return s.Saving.Leaves()
	}
	return nil
}
