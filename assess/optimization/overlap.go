package optimization

import (
	"cmp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// settle decides what each step adds to the totals: one action a resource, then the commitments on the usage that is left.
func (p *planner) settle() {
	all := slices.Clone(p.steps)
	slices.SortStableFunc(all, func(a, b *step) int { return cmp.Or(cmp.Compare(rank(a.Origin), rank(b.Origin)), bySaving(a, b)) })
	taken := map[string][]*step{}
	for _, s := range all {
		if s.Lever != model.Committing && s.LeftOut == "" {
			p.settleChange(s, taken)
		}
	}
	p.settleCommitments(all)
}

// settleChange counts a step unless another one counts on a resource of its own.
func (p *planner) settleChange(s *step, taken map[string][]*step) {
	counts := 1
	for _, key := range s.keys {
		for _, other := range taken[key] {
			if !follows(s, other) && !follows(other, s) {
				counts, s.Why = 0, "another action on this resource counts: "+other.name()
			}
		}
	}
	p.count(s, counts)
	if counts == 0 {
		return
	}
	for _, key := range s.keys {
		taken[key] = append(taken[key], s)
	}
}

// count makes what a change adds to the totals.
func (p *planner) count(s *step, counts int) {
	s.Counts = whole(counts)
	s.Counts.Label, s.Counts.Unit = "Counts", value.Member
	s.After = value.Compute(value.Product, s.Saving, s.Counts)
	p.nameAfter(s, "saving after overlaps = saving × whether it counts; one action a resource counts")
}

func (p *planner) nameAfter(s *step, text string) {
	s.After.Label, s.After.Unit = "Saving after overlaps", p.rate()
	if s.Action != nil {
		s.After.ID = p.id + slug(s.Action.ID) + "/after"
	}
	s.After.By(rule(text, ours))
}

// follows tells whether the saving of s is stated after that of other: its baseline names the other's id.
func follows(s, other *step) bool {
	return s.Action != nil && other.Action != nil && other.Action.ID != "" && strings.Contains(folded(s.Action.Baseline), folded(other.Action.ID))
}

// name is how a step is called in a reason.
func (s *step) name() string {
	switch {
	case s.Action != nil:
		return s.Action.ID
	case s.Recommendation != nil:
		return "the recommendation of " + s.Recommendation.Tool
	}
	return "what follows from utilization"
}

// settleCommitments counts the commitments of one group, each on the usage that is left. Groups are alternatives: two would pay for the
// same usage.
func (p *planner) settleCommitments(all []*step) {
	all = slices.DeleteFunc(slices.Clone(all), func(s *step) bool { return s.Lever != model.Committing || s.LeftOut != "" })
	best := bestGroup(all)
	offers := map[string]*step{}
	less := p.lessUsage()
	for _, s := range all {
		counts := 1
		other := offers[s.group+"/"+s.offer]
		switch {
		case s.group != best.group:
			counts, s.Why = 0, "a commitment for the same usage counts: "+best.name
		case other != nil:
			counts, s.Why = 0, "another term or payment of the same commitment counts"
		default:
			offers[s.group+"/"+s.offer] = s
		}
		p.countCommitment(s, counts, less)
	}
}

// group is the commitments that one hand plans or one tool recommends together.
type group struct {
	group, name string
	rank        int
	total       value.Decimal
}

// bestGroup is the first by origin, then the one that saves most; empty where there is none.
func bestGroup(all []*step) group {
	var groups []group
	for _, s := range all {
		i := slices.IndexFunc(groups, func(g group) bool { return g.group == s.group })
		if i < 0 {
			name := "the plan's own"
			if s.Recommendation != nil {
				name = sortOf(s.Recommendation) + " recommended by " + s.Recommendation.Tool
			}
			i, groups = len(groups), append(groups, group{group: s.group, name: name, rank: rank(s.Origin)})
		}
		groups[i].total = groups[i].total.Add(s.Saving.Value.Decimal)
	}
	if len(groups) == 0 {
		return group{}
	}
	return slices.MinFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), b.total.Cmp(a.total), cmp.Compare(a.group, b.group))
	})
}

// countCommitment makes what a commitment adds: its saving less its discount on what other actions use less, and never below 0.
func (p *planner) countCommitment(s *step, counts int, less func(*step) *value.Figure) {
	s.Counts = whole(counts)
	s.Counts.Label, s.Counts.Unit = "Counts", value.Member
	own := value.Compute(value.Product, s.Saving, s.Counts)
	usage := less(s)
	if counts == 0 || usage == nil || afterChanges(s) {
		s.After = own
		p.nameAfter(s, "saving after overlaps = saving × whether it counts; commitments for the same usage are alternatives")
		return
	}
	discount, known := p.discountOf(s)
	s.Less = value.Compute(value.Minimum, own, value.Compute(value.Product, discount, usage))
	s.Less.Label, s.Less.Unit = "Discount on what is used less", p.rate()
	s.After = value.Compute(value.Difference, own, s.Less)
	p.nameAfter(s, "saving after overlaps = saving − discount × what other actions use less, at least 0")
	s.Why = "worked out on the usage that other actions leave"
	if !known {
		s.Why += "; its discount is not known, so that all they save is taken off"
	}
}

// afterChanges tells whether a planned commitment is stated to be worked out after right-sizing already.
func afterChanges(s *step) bool {
	return s.Action != nil && strings.Contains(folded(s.Action.Baseline+" "+s.Action.Method), "after right-siz")
}

// discountOf is the discount of a commitment as a fraction. Of a recommended one it follows from what the tool states: usage that it pays
// for = commitment + saving a month, of which the used part of the commitment is the price.
func (p *planner) discountOf(s *step) (f *value.Figure, known bool) {
	r := s.Recommendation
	if r == nil || !r.Commitment.Known || !r.Used.Known || !r.Commitment.Decimal.IsPositive() {
		if p.terms.discount != nil {
			return fraction(p.terms.discount), true
		}
		return whole(1), false
	}
	monthly := value.Compute(value.Product, value.Read(r.Commitment, r.At("hourly commitment")), p.terms.hours)
	paid := value.Compute(value.Product, monthly, fraction(value.Read(r.Used, r.At("expected use"))))
	demand := value.Compute(value.Sum, monthly, s.Saving)
	f = value.Compute(value.Difference, whole(1), value.Compute(value.Quotient, paid, demand))
	f.Label = "Discount"
	return f.By(rule("discount = 1 − commitment × use ÷ (commitment + saving), a month; use is the share of the commitment that is used", "arithmetic of Cost Explorer's export")), true
}

// lessUsage gives what the counted actions use less of what a commitment pays for: for a plan those of the plan, for a recommendation all;
// of its family and region, where it has one. It is nil where they use nothing less.
func (p *planner) lessUsage() func(*step) *value.Figure {
	known := map[string]*value.Figure{}
	return func(s *step) *value.Figure {
		key := strings.Join([]string{string(s.Origin), s.family, s.region}, "/")
		if f, is := known[key]; is {
			return f
		}
		var parts []*value.Figure
		for _, other := range p.steps {
			if other.uses && other.After != nil && rank(other.Origin) <= rank(s.Origin) && alike(s.family, other.family) && alike(s.region, other.region) {
				parts = append(parts, other.After)
			}
		}
		f := total(parts)
		if f != nil {
			f.Label, f.Unit = "Used less by other actions", p.rate()
		}
		known[key] = f
		return f
	}
}

// alike tells whether two may be the same: what is not known may be any.
func alike(a, b string) bool { return a == "" || b == "" || a == b }

// byRealised are the steps that state a realised saving, the largest first.
func byRealised(all []*step) []*step {
	stated := slices.DeleteFunc(slices.Clone(all), func(s *step) bool { return s.Realised == nil })
	slices.SortStableFunc(stated, func(a, b *step) int { return b.Realised.Value.Decimal.Cmp(a.Realised.Value.Decimal) })
	return stated
}
