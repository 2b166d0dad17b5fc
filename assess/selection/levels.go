package selection

import "slices"

// Best is the best set of candidates, which must be in the order of their ids, as the package says; with its certificate. Where no
// set passes it is the nearest one; where none may be chosen at all (the included ones are too many, or two of one customer; or
// Rules.Other is the only one that passes), Set is nil.
func Best(candidates []Candidate, r Rules) Result {
	s := &solver{candidates: candidates, rules: r, effort: r.budget(), proven: true}
	set := s.best()
	result := Of(candidates, set, r)
	result.Proven = s.proven
	result.Certificate = Certificate{Proofs: s.proofs}
	return result
}

// budget is how many candidates may be weighed.
func (r Rules) budget() int64 {
	if r.Effort == 0 {
		return 2_000_000_000
	}
	return r.Effort
}

// solver goes through the levels.
type solver struct {
	candidates []Candidate
	rules      Rules
	effort     int64
	proofs     []Proof
	proven     bool
}

func (s *solver) best() []int {
	if s.contradictory() {
		return nil
	}
	t := s.rules.passing(true)
	set := s.find(Surviving, t)
	if set == nil {
		t = s.rules.passing(false)
		set = s.find(Passing, t)
	} else {
		s.proofs = nil
	}
	if set == nil {
		return s.nearest()
	}
	set, t = s.fewest(set, t)
	set, t = s.widest(set, t)
	return s.first(set, t)
}

// nearest goes through the levels where nothing passes.
func (s *solver) nearest() []int {
	s.proofs = slices.DeleteFunc(s.proofs, func(p Proof) bool { return p.Level == Surviving })
	if len(s.rules.Other) > 0 {
		return nil
	}
	t := reachable(s.candidates, s.rules)
	set := s.find(Passing, t)
	if set == nil {
		return nil
	}
	set, t = s.widest(set, t)
	set, t = s.fewest(set, t)
	return s.first(set, t)
}

// contradictory tells whether no set holds all that are included.
func (s *solver) contradictory() bool {
	var in []int
	for i, c := range s.candidates {
		if c.Included {
			in = append(in, i)
		}
		if c.Included && c.Excluded {
			return true
		}
	}
	return len(in) > s.rules.most() || s.rules.OnePerCustomer && totalsOf(s.candidates, in).twice
}

// passing is what a set must reach to pass; with survives, to survive any one refusal too.
func (r Rules) passing(survives bool) target {
	t := target{survives: survives, least: max(0, r.Minimum), public: max(0, r.MinimumPublic), asks: true}
	if r.Applications > 0 {
		t.apps = r.Applications + 1
	}
	if r.Servers > 0 {
		t.servers = r.Servers + 1
	}
	if !survives {
		return t
	}
	t.appsBar, t.srvBar = t.apps, t.servers
	if t.least > 0 {
		t.least++
	}
	if t.public > 0 {
		t.public++
	}
	return t
}

// reachable is what every nearest set reaches: as many public ones and members as there can be, up to the minimum. Both can be had at
// once, since public ones are members: choose them first.
func reachable(candidates []Candidate, r Rules) target {
	taken := map[string]bool{}
	free, public := 0, 0
	room := r.most()
	t := target{}
	for _, c := range candidates {
		if c.Included {
			room--
			t.least++
			t.public += count(c.Public)
			taken[c.Customer] = true
		}
	}
	isPublic := map[string]bool{}
	for _, c := range candidates {
		if c.Included || c.Excluded || r.OnePerCustomer && taken[c.Customer] {
			continue
		}
		if !r.OnePerCustomer {
			free, public = free+1, public+count(c.Public)
			continue
		}
		if known, seen := isPublic[c.Customer]; !seen {
			free, public = free+1, public+count(c.Public)
			isPublic[c.Customer] = c.Public
		} else if c.Public && !known {
			public, isPublic[c.Customer] = public+1, true
		}
	}
	t.least = min(max(0, r.Minimum), t.least+min(room, free))
	t.public = min(max(0, r.MinimumPublic), t.public+min(room, public))
	return t
}

// fewer is t, with findings below those of set.
func fewer(candidates []Candidate, set []int, t target) target {
	t.bounded, t.findings = true, totalsOf(candidates, set).findings-1
	return t
}

// wider is t, with totals of a margin of at least m, or more.
func (r Rules) wider(m Margin, more bool, t target) target {
	t.asks = true
	if r.Applications > 0 {
		t.apps = m.reaches(r.Applications, more)
	}
	if r.Servers > 0 {
		t.servers = m.reaches(r.Servers, more)
	}
	return t
}

func (s *solver) fewest(set []int, t target) ([]int, target) {
	findings := func(set []int) int64 { return totalsOf(s.candidates, set).findings }
	if findings(set) > 0 {
		set = s.optimize(Findings, set, ascent{
			worth:  func(set []int) int64 { return -findings(set) },
			sure:   true,
			worths: func(v int64) target { u := t; u.bounded, u.findings = true, -v; return u },
			beyond: func(set []int) target { return fewer(s.candidates, set, t) },
		})
	}
	t.bounded, t.findings = true, findings(set)
	return set, t
}

func (s *solver) widest(set []int, t target) ([]int, target) {
	r := s.rules
	margin := func(set []int) Margin {
		return Of(s.candidates, set, Rules{Applications: r.Applications, Servers: r.Servers}).Margin
	}
	fine := max(r.Applications, r.Servers) // margins are counted in parts of the larger bar, while aiming
	if fine <= 0 {
		return set, t
	}
	set = s.optimize(Widest, set, ascent{
		worth: func(set []int) int64 {
			m := margin(set)
			return m.reaches(fine, false) - fine
		},
		most:   s.utmost(fine),
		worths: func(v int64) target { return r.wider(Margin{v, fine}, false, t) },
		beyond: func(set []int) target { return r.wider(margin(set), true, t) },
	})
	return set, r.wider(margin(set), false, t)
}

// utmost is a margin, in parts of fine, that no set exceeds.
func (s *solver) utmost(fine int64) int64 {
	m := s.rules.margin(s.heaviest(ByApplications), s.heaviest(ByServers))
	return m.reaches(fine, false) - fine
}
