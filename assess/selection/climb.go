package selection

import "slices"

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
	search := newSearch(p, &s.effort, func(found []int) bool { set = found; return true })
	closed := search.close(p.whole(kept), Multipliers{})
	if set != nil {
		slices.Sort(set)
		return set
	}
	s.keep(Proof{Level: l, Dropped: dropped, Steps: search.steps}, closed)
	return nil
}

func (s *solver) keep(p Proof, closed bool) {
	s.proofs = append(s.proofs, p)
	s.proven = s.proven && closed
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
		s.keep(Proof{Level: l, Dropped: dropped, Steps: search.steps}, closed)
	}
	slices.Sort(set)
	return set
}
