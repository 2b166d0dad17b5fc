package selection

import "math"

// search goes through the cases of a domain and writes down what closes each. It meets sets that reach all right sides on the way.
type search struct {
	p      *program
	b      *bound
	repair repairer
	finish completer
	steps  []Step
	effort *int64 // candidates that may still be weighed
	cases  int    // that may still be bounded in an attempt; below 0: any number
	spent  int64  // on bounds
	wasted int64  // visits of sweeps that came to no end

	found func(set []int) bool // is told of a set that reaches all right sides; it may raise them and go on, or stop
	stop  bool                 // found said so, or the effort is spent
	moved bool                 // the right sides were raised
}

const (
	few     = 1 << 12 // visits that any sweep may take
	visit   = 2       // what one costs, in candidates weighed
	sorting = 32      // what making ready for a sweep costs, a free candidate
)

// newSearch is a search over p that stops at the first set it finds, kept in *first.
func newSearch(p *program, effort *int64, found func([]int) bool) *search {
	s := &search{p: p, effort: effort, cases: -1, found: found}
	s.b = newBound(p, s.consider)
	s.repair, s.finish = repairer{p: p}, completer{p: p}
	return s
}

func (s *search) consider(set []int) {
	if s.stop || !s.p.holds(set) {
		return
	}
	if s.found(set) {
		s.stop = true
	}
	s.moved = true
}

func (s *search) write(step Step) { s.steps = append(s.steps, step) }

// close goes through all sets of d and returns whether it did: then none of them reaches the right sides, or they were raised so far
// that none does. Multipliers that closed a case at lower right sides close it at raised ones, having no negative ones among them.
func (s *search) close(d *domain, m Multipliers) bool {
	for !s.stop {
		before := s.b.w.weighed
		next, closed := s.b.closing(d, m)
		s.spend(s.b.w.weighed - before)
		m = next
		if closed {
			s.write(Step{Kind: Close, Multipliers: m})
			return true
		}
		s.improve(d, &m)
		if s.stop {
			return false
		}
		if s.moved {
			s.moved = false
			s.b.rescale()
			continue
		}
		if s.b.w.narrow(d, &m) > 0 {
			s.write(Step{Kind: Narrow, Multipliers: m})
		}
		if s.sweep(d, m) {
			return true
		}
		if s.stop {
			return false
		}
		if s.moved {
			s.moved = false
			s.b.rescale()
			continue
		}
		if !s.split(d, m) {
			return false
		}
	}
	return false
}

// sweep closes d by going through the sets that its multipliers leave, if they are few.
func (s *search) sweep(d *domain, m Multipliers) bool {
	visits := few + max(0, s.spent/visit-s.wasted)
	ready := int64(len(d.free)) * sorting
	s.wasted += ready / visit
	*s.effort -= ready
	whole, left := s.p.through(d, &m, visits, func(set []int) bool {
		s.consider(set)
		return !s.stop && !s.moved
	})
	*s.effort -= visit * (visits - left)
	if !whole {
		s.wasted += visits - left
		return false
	}
	s.write(Step{Kind: Sweep, Multipliers: m})
	return true
}

func (s *search) spend(weighed int64) {
	*s.effort -= weighed
	s.spent += weighed
	s.cases--
	if *s.effort < 0 || s.cases == 0 {
		s.stop = true
	}
}

// improve lets the repairer make a set that reaches the right sides of what the relaxed optimum prefers, or else the completer one of what
// weighs most.
func (s *search) improve(d *domain, m *Multipliers) {
	if set := s.repair.from(d, s.b.share); set != nil {
		s.consider(set)
		return
	}
	set, looked := s.finish.from(d, m)
	*s.effort -= looked
	if set != nil {
		s.consider(set)
	}
}

// split closes one half of d and leaves the other in d; false where it was stopped.
func (s *search) split(d *domain, m Multipliers) bool {
	if row, at, ok := s.heavy(d); ok {
		s.write(Step{Kind: SplitHeaviest, At: row - rowRestApps, Value: at})
		lighter := d.copied()
		s.p.lighter(lighter, row, at-1)
		d.heavier(row, at)
		return s.close(lighter, m)
	}
	i := s.undecided(d)
	if i < 0 {
		d.dead = true // nothing is free, and what is chosen lacks something: unreachable, and Check would say so
		return true
	}
	s.write(Step{Kind: Split, At: i})
	with := d.copied()
	s.p.take(with, i)
	if !s.close(with, m) {
		return false
	}
	s.p.dropWith(d, i)
	return true
}

// undecided is the free candidate that the relaxed optimum is most undecided about; -1 where nothing is free.
func (s *search) undecided(d *domain) int {
	chosen, most := -1, -1.0
	for _, i := range d.free {
		if x := s.b.share[i]; float64(x*(1-x)) > most {
			chosen, most = i, float64(x*(1-x))
		}
	}
	return chosen
}

// heavy is a weight at which to split d by its heaviest member: where the relaxed optimum, with its heaviest member taken away, lacks
// something. Below that weight this member is out; from it on, the right side is more than what the optimum reaches.
func (s *search) heavy(d *domain) (row int, at int64, ok bool) {
	for row := rowRestApps; row <= rowRestServers; row++ {
		k := row - rowRestApps
		if s.p.rest[k] == 0 || d.low[k] >= d.high[k] {
			continue
		}
		reached, heaviest := float64(d.sum[row]), int64(0)
		for _, i := range d.in {
			heaviest = max(heaviest, s.p.columns[i][row])
		}
		for _, i := range d.free {
			if x := s.b.share[i]; x > epsilon {
				reached += float64(x * float64(s.p.columns[i][row]))
				heaviest = max(heaviest, s.p.columns[i][row])
			}
		}
		spare := int64(math.Floor(reached+epsilon)) - s.p.rest[k] // the heaviest weight that the optimum could do without
		if heaviest > max(spare, d.low[k]) && heaviest <= d.high[k] {
			middle := max(spare, d.low[k]) + (heaviest-max(spare, d.low[k])+1)/2
			return row, middle, true
		}
	}
	return 0, 0, false
}
