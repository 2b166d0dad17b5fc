package selection

import (
	"cmp"
	"slices"
	"sort"
)

// sweep goes, one by one, through the sets of a case that weigh enough at given multipliers: all others lack something. Where totals
// have many digits no bound is sharp enough to close a case, and yet few sets come near it. The next member is always lighter than the
// last one, so that a set is visited only where its heaviest completion weighs enough, and no set is visited twice. Before the last members
// that there is room for are gone through, it is looked up whether any candidate has what lacks: mostly none has, and a whole level of the
// search costs one visit.
type sweep struct {
	p       *program
	order   []int    // the free candidates, heaviest first
	weights []int64  // theirs
	sums    []int64  // of the first k weights
	gives   []column // their columns
	utmost  []column // the largest number of each row, from a place in the order on, and not below zero
	right   column   // what a set must reach at least
	lack    int64    // what the free members must weigh at least
	rising  int      // how many of the order weigh more than nothing
	need    int      // free members, at least
	room    int      // at most
	byApps  []int64  // the free candidates' weighted applications, most first
	servers []int64  // the most weighted servers of the first so many of byApps
	taken   []bool   // customers of the members at hand, where there may be one a customer
	set     []int    // the members at hand
	tally   []column // what the first so many of the free ones among them come to, with those that d fixes

	visits int64 // sets that may still be visited
	each   func(set []int) bool
}

// through tells each set of d that reaches all right sides to each, until that returns false, and whether all were gone through: within
// so many visits, of which the number that was left is returned.
func (p *program) through(d *domain, m *Multipliers, visits int64, each func(set []int) bool) (whole bool, left int64) {
	if d.dead {
		return true, visits
	}
	s := &sweep{p: p, order: slices.Clone(d.free), room: p.most - len(d.in), need: max(0, p.least-len(d.in)), visits: visits, each: each}
	right := p.rowsOf(d.low)
	lacks := right.minus(d.sum)
	s.right, s.lack = p.right, m.of(&lacks)
	s.arrange(m)
	s.set = append(make([]int, 0, p.most), d.in...)
	if p.group != nil {
		s.taken = make([]bool, p.groups)
	}
	s.tally = make([]column, s.room+1)
	s.tally[0] = d.sum
	if s.need == 0 && s.lack <= 0 && !s.tell(0) {
		return false, s.visits
	}
	return s.from(0, 0, 0), s.visits
}

// arrange sorts the free candidates by weight and adds up what bounds need.
func (s *sweep) arrange(m *Multipliers) {
	n := len(s.order)
	s.weights, s.gives = make([]int64, n), make([]column, n)
	s.sums, s.utmost = make([]int64, n+1), make([]column, n+1)
	type heavy struct {
		at     int
		weight int64
	}
	byWeight := make([]heavy, n)
	for k, i := range s.order {
		byWeight[k] = heavy{i, m.of(&s.p.columns[i])}
	}
	slices.SortStableFunc(byWeight, func(a, b heavy) int { return cmp.Compare(b.weight, a.weight) })
	for k, h := range byWeight {
		s.order[k], s.weights[k], s.gives[k] = h.at, h.weight, s.p.columns[h.at]
		s.sums[k+1] = s.sums[k] + s.weights[k]
		if s.weights[k] > 0 {
			s.rising = k + 1
		}
	}
	for k := n - 1; k >= 0; k-- {
		for r := range s.gives[k] {
			s.utmost[k][r] = max(s.utmost[k+1][r], s.gives[k][r])
		}
	}
	s.lookUp()
}

// lookUp makes ready for lacks: whatever number of the free candidates has most applications, the most servers among them.
func (s *sweep) lookUp() {
	columns := slices.Clone(s.gives)
	slices.SortFunc(columns, func(a, b column) int { return cmp.Compare(b[rowApps], a[rowApps]) })
	s.byApps, s.servers = make([]int64, len(columns)), make([]int64, len(columns))
	var most int64
	for i, c := range columns {
		most = max(most, c[rowServers])
		s.byApps[i], s.servers[i] = c[rowApps], most
	}
}

// lacks tells whether no candidate at all brings what so many members lack of the right sides by weighted applications and servers.
func (s *sweep) lacks(members int) bool {
	apps, servers := s.right[rowApps]-s.tally[members][rowApps], s.right[rowServers]-s.tally[members][rowServers]
	enough := sort.Search(len(s.byApps), func(i int) bool { return s.byApps[i] < apps })
	return enough == 0 || s.servers[enough-1] < servers
}

// from visits the sets that are the free members at hand, which weigh so much, with one more from the place first on, or several; false
// where it was ended.
func (s *sweep) from(first, members int, weight int64) bool {
	left := s.room - members - 1 // after the next member
	if left < 0 {
		return true
	}
	if left == 0 && s.lacks(members) {
		s.visits--
		return s.visits >= 0
	}
	for k := first; k < len(s.order); k++ {
		end := max(min(k+1+left, s.rising), k+max(1, s.need-members))
		if end > len(s.order) || weight+s.sums[end]-s.sums[k] < s.lack {
			return true // and so do all after it: they are lighter
		}
		if s.visits--; s.visits < 0 {
			return false
		}
		s.tally[members+1] = s.tally[members].plus(s.gives[k])
		if !s.reachable(members+1, k+1) || s.taken != nil && s.taken[s.p.group[s.order[k]]] {
			continue
		}
		if !s.with(k, members+1, weight+s.weights[k]) {
			return false
		}
	}
	return true
}

// with visits the sets with the candidate at place k as their last member so far.
func (s *sweep) with(k, members int, weight int64) bool {
	s.set = append(s.set, s.order[k])
	if s.taken != nil {
		s.taken[s.p.group[s.order[k]]] = true
	}
	on := (members < s.need || weight < s.lack || s.tell(members)) && s.from(k+1, members, weight)
	s.set = s.set[:len(s.set)-1]
	if s.taken != nil {
		s.taken[s.p.group[s.order[k]]] = false
	}
	return on
}

// reachable tells whether what so many members come to may reach the right sides, with others from a place on.
func (s *sweep) reachable(members, from int) bool {
	sum, utmost, more := &s.tally[members], &s.utmost[from], int64(s.room-members)
	for r := range sum {
		if sum[r]+more*utmost[r] < s.right[r] {
			return false
		}
	}
	return true
}

// tell tells of the set at hand, of so many free members, where it reaches all right sides.
func (s *sweep) tell(members int) bool {
	return !s.tally[members].covers(&s.right) || !s.p.holds(s.set) || s.each(slices.Clone(s.set))
}
