// Package selection finds the best set of case studies, exactly: over the candidates, choose between minimum and maximum of them,
// enough of them public, both totals above their bars. Of the sets that pass, the order is lexicographic (design §5): one that
// survives any one refusal; fewest open findings; the largest smaller margin, in percent of its bar; stable by id.
package selection

import "math/bits"

// Candidate is an eligible case study. Totals are whole numbers; a caller with fractional weights scales both totals and bars.
type Candidate struct {
	ID           string
	Customer     string
	Applications int64 // weighted, not negative
	Servers      int64
	Public       bool
	Findings     int // open ones
}

// Rules are what a set must satisfy. A bar must be exceeded strictly; a bar that is 0 or less is not there.
type Rules struct {
	Minimum, Maximum int
	MinimumPublic    int
	Applications     int64
	Servers          int64
	OnePerCustomer   bool
	Steps            int // search steps before giving up the proof; 0 is 50 million
}

// Result is the best set found.
type Result struct {
	Set      []int // indices of candidates, ascending; of the nearest set where nothing passes
	Passes   bool
	Survives bool // still passes whichever member is refused
	Findings int
	Margin   int64 // the smaller margin times the product of the bars that are there; only for comparing
	Proven   bool  // the search was exhausted, so no other set is better
}

// Best is the best set of candidates, which must be in the order of their ids: of equal sets, the one wins that has the first id in
// which they differ. Where no set passes, it is the nearest: fewest public ones and members missing, then the largest margin.
func Best(candidates []Candidate, r Rules) Result {
	s := newSearch(candidates, r)
	s.walk(0)
	if !s.found {
		s.nearest = true
		s.walk(0)
	}
	s.best.Proven = s.steps > 0
	return s.best
}

// Of is the Result for one given set, without any search.
func Of(candidates []Candidate, set []int, r Rules) Result {
	s := newSearch(candidates, r)
	for _, i := range set {
		s.take(i)
	}
	result := s.result()
	result.Set = append([]int(nil), set...)
	return result
}

// search walks the tree of sets, including before leaving out, so that sets come in the order that breaks ties.
type search struct {
	candidates []Candidate
	rules      Rules
	ahead      bounds
	chosen     []int
	apps       int64
	servers    int64
	public     int
	findings   int
	customers  map[string]int
	best       Result
	deficit    int  // of best, in a search for the nearest set
	found      bool // best is set
	nearest    bool
	steps      int
}

func newSearch(candidates []Candidate, r Rules) *search {
	if r.Steps == 0 {
		r.Steps = 50_000_000
	}
	r.Maximum = min(max(r.Maximum, r.Minimum), len(candidates))
	return &search{candidates: candidates, rules: r, ahead: boundsOf(candidates, r.Maximum), customers: map[string]int{}, steps: r.Steps}
}

func (s *search) take(i int) {
	c := s.candidates[i]
	s.chosen = append(s.chosen, i)
	s.apps += c.Applications
	s.servers += c.Servers
	s.findings += c.Findings
	s.public += count(c.Public)
	s.customers[c.Customer]++
}

func (s *search) drop(i int) {
	c := s.candidates[i]
	s.chosen = s.chosen[:len(s.chosen)-1]
	s.apps -= c.Applications
	s.servers -= c.Servers
	s.findings -= c.Findings
	s.public -= count(c.Public)
	s.customers[c.Customer]--
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// walk visits every set that extends the chosen ones with candidates from i on, but for those that cannot beat the best.
func (s *search) walk(i int) {
	if s.steps <= 0 || !s.promising(i) {
		return
	}
	s.steps--
	if i == len(s.candidates) {
		s.consider()
		return
	}
	if len(s.chosen) < s.rules.Maximum && !(s.rules.OnePerCustomer && s.customers[s.candidates[i].Customer] > 0) {
		s.take(i)
		s.walk(i + 1)
		s.drop(i)
	}
	s.walk(i + 1)
}

// promising tells whether some extension of the chosen set can still beat the best: its bounds give each total the heaviest
// candidates ahead, independently of each other, which no real set exceeds.
func (s *search) promising(i int) bool {
	room := min(s.rules.Maximum-len(s.chosen), len(s.candidates)-i)
	apps, servers, public := s.apps+s.ahead.apps[i][room], s.servers+s.ahead.servers[i][room], s.public+min(room, s.ahead.public[i])
	if !s.nearest && (len(s.chosen)+room < s.rules.Minimum || public < s.rules.MinimumPublic || !s.rules.exceed(apps, servers)) {
		return false
	}
	if !s.found {
		return true
	}
	margin := s.rules.margin(apps, servers)
	if s.nearest {
		deficit := max(0, s.rules.MinimumPublic-public) + max(0, s.rules.Minimum-len(s.chosen)-room)
		return deficit < s.deficit || deficit == s.deficit && margin >= s.best.Margin
	}
	if !s.best.Survives {
		return true
	}
	return s.findings < s.best.Findings || s.findings == s.best.Findings && margin > s.best.Margin
}

// consider keeps the chosen set if it beats the best.
func (s *search) consider() {
	r := s.result()
	if s.nearest {
		deficit := max(0, s.rules.MinimumPublic-s.public) + max(0, s.rules.Minimum-len(s.chosen))
		if !s.found || deficit < s.deficit || deficit == s.deficit && (r.Margin > s.best.Margin || r.Margin == s.best.Margin && r.Findings < s.best.Findings) {
			s.keep(r)
			s.deficit = deficit
		}
		return
	}
	if r.Passes && (!s.found || better(r, s.best)) {
		s.keep(r)
	}
}

func (s *search) keep(r Result) {
	s.best, s.found = r, true
	s.best.Set = append([]int(nil), s.chosen...)
}

// better tells whether x comes strictly before y in the order of design §5.
func better(x, y Result) bool {
	if x.Survives != y.Survives {
		return x.Survives
	}
	if x.Findings != y.Findings {
		return x.Findings < y.Findings
	}
	return x.Margin > y.Margin
}

// Better tells whether x is strictly better than y: a set that passes before one that does not, then the order of the package.
func Better(x, y Result) bool {
	if x.Passes != y.Passes {
		return x.Passes
	}
	return better(x, y)
}

// result judges the chosen set.
func (s *search) result() Result {
	r := Result{Findings: s.findings, Margin: s.rules.margin(s.apps, s.servers)}
	r.Passes = s.passes(len(s.chosen), s.public, s.apps, s.servers) && !s.twoOfOne()
	r.Survives = r.Passes
	for _, i := range s.chosen {
		c := s.candidates[i]
		r.Survives = r.Survives && s.passes(len(s.chosen)-1, s.public-count(c.Public), s.apps-c.Applications, s.servers-c.Servers)
	}
	return r
}

func (s *search) twoOfOne() bool {
	if !s.rules.OnePerCustomer {
		return false
	}
	for _, i := range s.chosen {
		if s.customers[s.candidates[i].Customer] > 1 {
			return true
		}
	}
	return false
}

func (s *search) passes(members, public int, apps, servers int64) bool {
	return members >= s.rules.Minimum && members <= max(s.rules.Maximum, s.rules.Minimum) && public >= s.rules.MinimumPublic && s.rules.exceed(apps, servers)
}

func (r Rules) exceed(apps, servers int64) bool {
	return (r.Applications <= 0 || apps > r.Applications) && (r.Servers <= 0 || servers > r.Servers)
}

// margin is the smaller of the two margins, each (total − bar) ÷ bar, times both bars, so that whole numbers compare exactly.
// Where one bar is there it is that margin times its bar; where none is, 0. It saturates rather than overflow.
func (r Rules) margin(apps, servers int64) int64 {
	switch {
	case r.Applications > 0 && r.Servers > 0:
		return min(times(apps-r.Applications, r.Servers), times(servers-r.Servers, r.Applications))
	case r.Applications > 0:
		return apps - r.Applications
	case r.Servers > 0:
		return servers - r.Servers
	}
	return 0
}

func times(a, b int64) int64 {
	const limit = 1<<63 - 1
	sign := int64(1)
	if a < 0 {
		sign, a = -1, -a
	}
	high, low := bits.Mul64(uint64(a), uint64(b))
	if high != 0 || low > limit {
		return sign * limit
	}
	return sign * int64(low)
}
