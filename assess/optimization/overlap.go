package optimization

import (
	"cmp"
	"fmt"
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
				counts, s.Why = 0, "the resource counts once, by "+other.name()
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
	s.Counts = p.named(whole(counts), p.stepID(s)+"/counts", "Counts", value.Member, rule("1, or 0 where another action for the same counts", ours))
	s.After = value.Compute(value.Product, s.Saving, s.Counts)
	p.nameAfter(s, "saving after overlaps = saving × whether it counts; one action a resource counts")
}

func (p *planner) nameAfter(s *step, text string) {
	p.named(s.After, p.stepID(s)+"/after", "Saving after overlaps", p.rate(), rule(text, ours))
}

// stepID is the part of an id that tells a step from the others: the partner's own, else its number in reading order.
func (p *planner) stepID(s *step) string {
	if s.Action != nil {
		return slug(s.Action.ID)
	}
	return fmt.Sprintf("recommended-%05d", s.number-len(p.Actions)+1)
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
		return s.Recommendation.Tool
	}
	return "utilization"
}

// settleCommitments counts the commitments of one group, each on the usage that is left. Groups are alternatives: two would pay for the
// same usage.
func (p *planner) settleCommitments(all []*step) {
	all = slices.DeleteFunc(slices.Clone(all), func(s *step) bool { return s.Lever != model.Committing || s.LeftOut != "" })
	best := bestGroup(all)
	offers := map[string]bool{}
	var counted []*step
	for _, s := range all {
		offer := s.group + "/" + s.offer
		switch {
		case s.group != best.group:
			s.Why = "the same usage counts once, by " + best.name
		case offers[offer]:
			s.Why = "another term or payment of the same commitment counts"
		default:
			counted = append(counted, s)
		}
		offers[offer] = true
		p.count(s, 0)
	}
	p.commit(counted)
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
	offers := map[string]bool{}
	for _, s := range all { // of one offer, the one that saves most comes first
		i := slices.IndexFunc(groups, func(g group) bool { return g.group == s.group })
		if i < 0 {
			name := "the commitment of the plan"
			if s.Buying != nil {
				name = "the one worked out from the bill by the hour"
			}
			if s.Recommendation != nil {
				name = sortOf(s.Recommendation) + " recommended by " + s.Recommendation.Tool
			}
			i, groups = len(groups), append(groups, group{group: s.group, name: name, rank: rank(s.Origin)})
		}
		if offer := s.group + "/" + s.offer; !offers[offer] {
			groups[i].total = groups[i].total.Add(s.Saving.Value.Decimal)
			offers[offer] = true
		}
	}
	if len(groups) == 0 {
		return group{}
	}
	return slices.MinFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), b.total.Cmp(a.total), cmp.Compare(a.group, b.group))
	})
}

// byRealised are the steps that state a realised saving, the largest first.
func byRealised(all []*step) []*step {
	stated := slices.DeleteFunc(slices.Clone(all), func(s *step) bool { return s.Realised == nil })
	slices.SortStableFunc(stated, func(a, b *step) int { return b.Realised.Value.Decimal.Cmp(a.Realised.Value.Decimal) })
	return stated
}
