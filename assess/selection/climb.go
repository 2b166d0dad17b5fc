package selection

import (
	"math"
	"slices"
)

// ascent is a level on which sets have a worth that is to be as large as can be.
type ascent struct {
	worth  func(set []int) int64
	most   int64                  // no set is worth more
	sure   bool                   // of a set worth most nothing is to be proven
	worths func(v int64) target   // what sets worth v reach
	beyond func(set []int) target // what sets reach that are strictly better than set
}

// aimed is how many cases an aim is given before it is taken as too high.
const aimed = 60

// find is a set that reaches t; nil where none does, which the level's proof then shows.
func (s *solver) find(l Level, t target) []int {
	p := newProgram(s.candidates, s.rules, t)
	kept, dropped := p.reduced(false)
	var set []int
	s.effort = max(s.effort, s.rules.budget()/8) // whatever was spent before, some set is to be found
	search := newSearch(p, &s.effort, func(found []int) bool { set = found; return true })
	closed := search.close(p.whole(kept), Multipliers{})
	if set != nil {
		slices.Sort(set)
		return set
	}
	s.keep(p.plain(Proof{Level: l, Dropped: dropped, Steps: search.steps}, kept), closed)
	return nil
}

// keep keeps a proof that closes its level; one that does not proves nothing.
func (s *solver) keep(p Proof, closed bool) {
	s.proven = s.proven && closed
	if closed {
		s.proofs = append(s.proofs, p)
	}
}

// plain is the proof with the plainest multipliers that do, where it has one step: the fewest digits, for a reader.
func (p *program) plain(proof Proof, kept []int) Proof {
	if len(proof.Steps) != 1 || proof.Steps[0].Kind != Close {
		return proof
	}
	d, w := p.whole(kept), newWeigher(p)
	largest := slices.Max(proof.Steps[0].Multipliers[:])
	for power := int64(1); power < p.precision() && largest > 0; power *= 10 {
		for times := int64(1); times < 10; times++ {
			var m Multipliers
			for r, x := range proof.Steps[0].Multipliers {
				m[r] = int64(math.Round(float64(x) / float64(largest) * float64(power*times)))
			}
			if w.closes(d, &m) {
				proof.Steps = []Step{{Kind: Close, Multipliers: m}}
				proof.Weighs, proof.Needs = w.sums(d, &m)
				return proof
			}
		}
	}
	if w.closes(d, &proof.Steps[0].Multipliers) {
		proof.Weighs, proof.Needs = w.sums(d, &proof.Steps[0].Multipliers)
	}
	return proof
}

// optimize is the best set of a level, which is set or a better one. It aims high first, a few cases for each aim, so that the search
// that proves the best begins with a set that is nearly so.
func (s *solver) optimize(l Level, set []int, a ascent) []int {
	p := newProgram(s.candidates, s.rules, a.beyond(set))
	kept, dropped := p.reduced(false)
	low, high := a.worth(set), a.most
	for low < high {
		aim := low + (high-low+1)/2
		p.ask(a.worths(aim))
		var reached []int
		search := newSearch(p, &s.effort, func(found []int) bool { reached = found; return true })
		search.cases = aimed
		search.close(p.whole(kept), Multipliers{})
		if reached == nil {
			high = aim - 1
			continue
		}
		set, low = reached, max(aim, a.worth(reached))
	}
	if a.sure && low == a.most {
		slices.Sort(set)
		return set
	}
	p.ask(a.beyond(set))
	search := newSearch(p, &s.effort, nil)
	search.found = func(found []int) bool {
		set = found
		p.ask(a.beyond(set))
		return false
	}
	closed := search.close(p.whole(kept), Multipliers{})
	if !a.sure || a.worth(set) < a.most {
		s.keep(p.plain(Proof{Level: l, Dropped: dropped, Steps: search.steps}, kept), closed)
	}
	slices.Sort(set)
	return set
}
