package optimization

import (
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// commit works each counted commitment out on the usage that is left. What other actions use less is taken from the commitments of the same
// family and Region, the one of the highest discount first, each by as much as it pays for.
func (p *planner) commit(counted []*step) {
	pools := map[string]*pool{}
	slices.SortStableFunc(counted, func(a, b *step) int {
		return p.discountOf(b).Value.Decimal.Cmp(p.discountOf(a).Value.Decimal)
	})
	for _, s := range counted {
		p.count(s, 1)
		key := strings.Join([]string{string(s.Origin), s.family, s.region}, "/")
		if pools[key] == nil {
			pools[key] = &pool{less: p.usedLess(s)}
		}
		if left := pools[key]; left.less != nil && !afterChanges(s) {
			p.reduce(s, left)
		}
	}
}

// pool is what other actions use less of what some commitments pay for.
type pool struct {
	less  *value.Figure   // nil where they use nothing less
	taken []*value.Figure // of it, by commitments
}

// left is what no commitment has been told of yet.
func (l *pool) left() *value.Figure {
	if len(l.taken) == 0 {
		return l.less
	}
	return value.Compute(value.Difference, l.less, value.Compute(value.Sum, l.taken...))
}

// reduce makes what a commitment adds: its saving less its discount on what is used less, and never below 0.
func (p *planner) reduce(s *step, of *pool) {
	own := value.Compute(value.Product, s.Saving, s.Counts)
	taken := of.left()
	if demand := p.demandOf(s); demand != nil {
		taken = value.Compute(value.Minimum, value.Compute(value.Product, demand, s.Counts), taken)
	}
	of.taken = append(of.taken, taken)
	s.Less = value.Compute(value.Minimum, own, value.Compute(value.Product, p.discountOf(s), taken))
	p.named(s.Less, p.stepID(s)+"/less", "Discount on what is used less", p.rate(), rule("discount × what other actions use less of it, at most its saving", ours))
	s.After = value.Compute(value.Difference, own, s.Less)
	p.nameAfter(s, "saving after overlaps = saving − discount × what other actions use less of it, at least 0")
	s.Why = "other actions use less of it"
	if s.Recommendation == nil && p.terms.discount == nil {
		s.Why += "; its discount is not known, so that all they save is taken off"
	}
}

// afterChanges tells whether a planned commitment is stated to be worked out after right-sizing already.
func afterChanges(s *step) bool {
	return s.Action != nil && strings.Contains(folded(s.Action.Baseline+" "+s.Action.Method), "after right-siz")
}

// discountOf is the discount of a commitment as a fraction. Of a recommended one it follows from what the tool states: usage that it pays
// for = commitment + saving a month, of which the used part of the commitment is the price. Where none is known it is 1: the most it can be.
func (p *planner) discountOf(s *step) *value.Figure {
	r := s.Recommendation
	if r == nil || !r.Commitment.Known || !r.Used.Known || !r.Commitment.Decimal.IsPositive() || !s.Saving.Value.Decimal.IsPositive() {
		if p.terms.discount != nil {
			return fraction(p.terms.discount)
		}
		return whole(1)
	}
	paid := value.Compute(value.Product, p.committed(r), fraction(value.Read(r.Used, r.At("expected use"))))
	f := value.Compute(value.Difference, whole(1), value.Compute(value.Quotient, paid, p.demandOf(s)))
	f.Label = "Discount"
	return f.By(rule("discount = 1 − commitment × use ÷ (commitment + saving), a month; use is the share of the commitment that is used", "arithmetic of Cost Explorer’s export"))
}

// committed is a recommended commitment a month, in the currency of the plan: what is stated in one that nothing converts is in no total.
func (p *planner) committed(r *model.Recommendation) *value.Figure {
	return value.Compute(value.Product, p.converted(value.Read(r.Commitment, r.At("hourly commitment")), r.Currency), p.terms.hours)
}

// demandOf is the usage that a commitment pays for, at on-demand prices a month: the commitment and what it saves; nil where it is not known.
func (p *planner) demandOf(s *step) *value.Figure {
	r := s.Recommendation
	if r == nil || !r.Commitment.Known || !r.Commitment.Decimal.IsPositive() {
		return nil
	}
	return value.Compute(value.Sum, p.committed(r), s.Saving)
}

// usedLess is what the counted actions use less of what a commitment pays for: for a plan those of the plan, for a recommendation all; of its
// family and Region, where it has one. It is nil where they use nothing less.
func (p *planner) usedLess(s *step) *value.Figure {
	var parts []*value.Figure
	for _, other := range p.steps {
		if other.uses && other.After != nil && rank(other.Origin) <= rank(s.Origin) && alike(s.family, other.family) && alike(s.region, other.region) {
			parts = append(parts, other.After)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	f := value.Compute(value.Maximum, total(parts), whole(0))
	f.Label, f.Unit = "Used less by other actions", p.rate()
	return f
}

// alike tells whether two may be the same: what is not known may be any.
func alike(a, b string) bool { return a == "" || b == "" || a == b }
