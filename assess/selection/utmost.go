package selection

import "slices"

// Total is one of the two totals that bars are set for.
type Total int

// The totals.
const (
	ByApplications Total = iota
	ByServers
)

// Utmost is the set with the largest total of one kind among those that reach everything else: the other bar, and as many members and
// public ones as there can be, up to the minimum. It answers how little of that kind alone is missing where nothing passes. Where no
// set reaches everything else, Set is nil.
func Utmost(candidates []Candidate, r Rules, by Total) Result {
	s := &solver{candidates: candidates, rules: r, effort: r.budget(), proven: true}
	t := reachable(candidates, r)
	t.asks = true
	if by == ByApplications && r.Servers > 0 {
		t.servers = r.Servers + 1
	}
	if by == ByServers && r.Applications > 0 {
		t.apps = r.Applications + 1
	}
	if s.contradictory() {
		return Result{Proven: true}
	}
	set := s.find(Passing, t)
	if set != nil {
		set = s.optimize(Widest, set, s.rising(t, by))
	}
	if set == nil {
		return Result{Proven: s.proven}
	}
	result := Of(candidates, set, r)
	result.Proven = s.proven
	return result
}

// rising is the ascent of one total beyond t.
func (s *solver) rising(t target, by Total) ascent {
	worth := func(set []int) int64 {
		sum := totalsOf(s.candidates, set)
		if by == ByServers {
			return sum.servers
		}
		return sum.apps
	}
	to := func(least int64) target {
		u := t
		if by == ByServers {
			u.servers = least
		} else {
			u.apps = least
		}
		return u
	}
	return ascent{worth: worth, most: s.heaviest(by), worths: to, beyond: func(set []int) target { return to(worth(set) + 1) }}
}

// heaviest is a total that no set exceeds: that of as many of the heaviest as a set has room for.
func (s *solver) heaviest(by Total) int64 {
	weights := make([]int64, len(s.candidates))
	for i, c := range s.candidates {
		if weights[i] = c.Applications; by == ByServers {
			weights[i] = c.Servers
		}
	}
	slices.Sort(weights)
	var sum int64
	for k := range min(len(weights), s.rules.most()) {
		sum += weights[len(weights)-1-k]
	}
	return sum
}
