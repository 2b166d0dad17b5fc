package selection

import "slices"

// ordered is how many visits a sweep may take to find the first set by id at once.
const ordered = 1 << 18

// first is the set that comes first by id, of all that reach t; set is one of them. It goes through the candidates in order: each one
// is in, if any set is left that holds it and all that are in already, and none that is out.
func (s *solver) first(set []int, t target) []int {
	p := newProgram(s.candidates, s.rules, t)
	kept, dropped := p.reduced(true)
	d := p.whole(kept)
	w := &walk{p: p, d: d, set: p.among(set, kept)}
	w.search = newSearch(p, &s.effort, func(found []int) bool { w.set, w.hit = found, true; return true })
	closed := w.all(kept)
	s.keep(Proof{Level: First, Dropped: dropped, Steps: w.search.steps}, closed)
	slices.Sort(w.set)
	return w.set
}

// walk decides candidate by candidate.
type walk struct {
	p      *program
	d      *domain // of the candidates decided so far
	set    []int   // of d, the earliest found yet
	hit    bool    // set is new
	search *search
}

func (w *walk) all(kept []int) bool {
	w.search.stop = true // sets that are met here are not to be taken before their candidates are decided
	m, _ := w.search.b.closing(w.d, Multipliers{})
	w.search.stop = false
	w.narrow(m)
	if w.open() && w.sweep(m) {
		return true
	}
	for _, i := range kept {
		switch {
		case slices.Contains(w.d.in, i):
		case slices.Contains(w.set, i):
			w.p.take(w.d, i)
		case slices.Contains(w.d.free, i) && !w.decide(i, m):
			return false
		}
	}
	return true
}

func (w *walk) narrow(m Multipliers) {
	before := w.d.copied()
	if w.search.b.w.narrow(w.d, &m) == 0 {
		return
	}
	if w.d.dead { // only where numbers are too large for the multipliers; the proof does without
		w.d = before
		return
	}
	w.search.write(Step{Kind: Narrow, Multipliers: m})
}

// open tells whether a candidate is free that would come before a member of the set.
func (w *walk) open() bool {
	best := sorted(w.set)
	last := len(w.p.columns) // where there is room beside the members, any free one makes a set that comes earlier
	if len(best) == w.p.most && len(best) > 0 {
		last = best[len(best)-1]
	}
	return slices.ContainsFunc(w.d.free, func(i int) bool { return i < last && !slices.Contains(best, i) })
}

// sweep takes the first of all sets that the multipliers leave, if they are few.
func (w *walk) sweep(m Multipliers) bool {
	best := sorted(w.set)
	whole, left := w.p.through(w.d, &m, ordered, func(set []int) bool {
		if set = sorted(set); Before(set, best) {
			best = set
		}
		return true
	})
	*w.search.effort -= visit * (ordered - left)
	if !whole {
		return false
	}
	w.set = best
	w.search.write(Step{Kind: Sweep, Multipliers: m})
	return true
}

func sorted(set []int) []int {
	set = slices.Clone(set)
	slices.Sort(set)
	return set
}

// decide takes or drops candidate i; false where the effort did not suffice.
func (w *walk) decide(i int, m Multipliers) bool {
	with := w.d.copied()
	w.p.take(with, i)
	mark := len(w.search.steps)
	w.search.write(Step{Kind: Split, At: i})
	closed := w.search.close(with, m)
	switch {
	case w.hit:
		w.hit, w.search.stop, w.search.moved = false, false, false
		w.search.steps = w.search.steps[:mark]
		w.p.take(w.d, i)
		return true
	case !closed:
		return false
	}
	w.p.dropWith(w.d, i)
	if len(w.search.steps) == mark+2 {
		w.narrow(w.search.steps[mark+1].Multipliers)
	}
	return true
}

// among is set with every member that is not kept exchanged for a kept one that covers it, which comes earlier: see reduced.
func (p *program) among(set, kept []int) []int {
	set = slices.Clone(set)
	r := repairer{p: p}
	for at := 0; at < len(set); {
		if slices.Contains(kept, set[at]) {
			at++
			continue
		}
		for _, i := range kept {
			if i < set[at] && !p.barred[i] && p.columns[i].covers(&p.columns[set[at]]) && !slices.Contains(set, i) && !r.clash(set, i, at) {
				set[at] = i
				break
			}
		}
		at++
	}
	return set
}
