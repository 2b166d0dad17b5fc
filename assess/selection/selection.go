// Package selection finds the best set of case studies, exactly, and proves it.
//
// # The programme
//
// Each candidate i has weighted applications aᵢ, weighted servers sᵢ (whole numbers, not negative), a mark pᵢ (1 where it is
// public), open findings fᵢ and a customer. A set of candidates, written as x with xᵢ in {0, 1}, passes where
//
//	Minimum ≤ Σ xᵢ ≤ Maximum        Σ pᵢxᵢ ≥ MinimumPublic
//	Σ aᵢxᵢ ≥ A + 1                  Σ sᵢxᵢ ≥ B + 1              (strictly above the bars A and B, each only where it is there)
//	Σ xᵢ ≤ 1 over each customer     where there may be one a customer
//	xᵢ = 1 where included, xᵢ = 0 where excluded
//
// Of the sets that pass, the best is chosen by these levels, each among the best of the levels before (design §5):
//
//  1. it survives: it still passes whichever one of its members is refused;
//  2. fewest open findings, Σ fᵢxᵢ;
//  3. the largest smaller margin, min((Σ aᵢxᵢ − A) ÷ A, (Σ sᵢxᵢ − B) ÷ B), over the bars that are there;
//  4. first by id: of two sets, the one that holds the first candidate, in the order given, that only one of them holds. So a set
//     comes before each of its own subsets.
//
// A set survives exactly where it passes with one member more than the minimum and one public one more (where any is asked for), and
// each total without its heaviest member is still above its bar: whatever else is refused leaves more. Where no set passes, the
// result is the nearest set: the fewest members and public ones missing, then levels 3, 2 and 4, with margins below zero.
//
// # The method
//
// Every level is a question of the same kind: is there a set with all these totals at least so large? (For level 2, with findings
// below those of the best set yet; for level 3, with both totals above what its margin needs; for level 4, with these members and one
// earlier.) The program answers it by branch and bound: bound.go finds multipliers that show that no set of a case reaches all the
// totals at once; where none do, sweep.go goes through what few sets they leave, else tree.go splits the case. What closed every case is
// kept as the Certificate, which Check verifies without any search.
//
// # The cost
//
// A bound costs O(n) for n candidates, times some dozens of steps. Candidates that enough others dominate leave before the search
// (reduce.go), so that what is searched is near the frontier. There are at most n^Maximum cases, whatever the maximum; the bounds
// leave a handful, mostly, and some hundreds where many sets tie. Where totals have many digits, so that no bound is sharp and yet few
// sets come near it, these sets are gone through one by one (sweep.go), for as much work as the bounds have cost so far; and a set that
// reaches a sharp bound exactly is looked for two members at a time (complete.go).
//
// BenchmarkBest measures it on portfolios made to be hard, of a thousand and of ten thousand candidates. Sets between the best and the bound
// grow with the range of the totals, as in the subset sum problem, which this is then: opposed applications of seven digits and servers of
// eight are proven, and with one digit more nearly all. Where Rules.Effort is spent before all sets are gone through, Result.Proven says
// so, and the set is the best that was found.
package selection

import "slices"

// Candidate is an eligible case study. Totals are whole numbers; a caller with fractional weights scales both totals and bars.
type Candidate struct {
	ID           string
	Customer     string
	Applications int64 // weighted, not negative, and so small that the sum over all candidates is below 2⁵³
	Servers      int64
	Public       bool
	Findings     int  // open ones
	Included     bool // in every set
	Excluded     bool // in none
}

// Rules are what a set must satisfy. A bar must be exceeded strictly; a bar that is 0 or less is not there. A maximum below the
// minimum is the minimum.
type Rules struct {
	Minimum, Maximum int
	MinimumPublic    int
	Applications     int64
	Servers          int64
	OnePerCustomer   bool

	Other  []int // a set that is not to be chosen, ascending: the best beside it is the runner-up
	Effort int64 // candidates weighed before giving up the proof, 500 more a weighing; 0 is two billion, some ten seconds
}

// Result is the best set found.
type Result struct {
	Set         []int // indices of candidates, ascending; of the nearest set where nothing passes
	Passes      bool
	Survives    bool // still passes whichever member is refused
	Short       int  // members and public ones that the nearest set lacks; 0 where it passes
	Findings    int
	Margin      Margin
	Proven      bool // the certificate closes every level: no other set is better
	Certificate Certificate
}

// most is how many members a set may have.
func (r Rules) most() int { return max(r.Maximum, r.Minimum, 0) }

// Of is the Result for one given set, without any search and without proof. It does not ask who is included or excluded.
func Of(candidates []Candidate, set []int, r Rules) Result {
	t := totalsOf(candidates, set)
	result := Result{Set: slices.Clone(set), Findings: int(t.findings), Margin: r.margin(t.apps, t.servers)}
	result.Short = max(0, r.Minimum-len(set)) + max(0, r.MinimumPublic-t.public)
	result.Passes = result.Short == 0 && len(set) <= r.most() && r.exceed(t.apps, t.servers) && !(r.OnePerCustomer && t.twice)
	result.Survives = result.Passes
	for _, i := range set {
		c := candidates[i]
		left := len(set)-1 >= r.Minimum && t.public-count(c.Public) >= r.MinimumPublic && r.exceed(t.apps-c.Applications, t.servers-c.Servers)
		result.Survives = result.Survives && left
	}
	return result
}

// Better tells whether x is strictly better than y: a set that passes before one that does not, then levels 1 to 3 of the package.
// Of two that are equal so far, Before decides.
func Better(x, y Result) bool {
	switch {
	case x.Passes != y.Passes:
		return x.Passes
	case !x.Passes && x.Short != y.Short:
		return x.Short < y.Short
	case !x.Passes && x.Margin.Compare(y.Margin) != 0:
		return x.Margin.Compare(y.Margin) > 0
	case x.Survives != y.Survives:
		return x.Survives
	case x.Findings != y.Findings:
		return x.Findings < y.Findings
	}
	return x.Margin.Compare(y.Margin) > 0
}

// Before tells whether set x, ascending, comes strictly before set y by id: it holds the first candidate that only one of them holds.
func Before(x, y []int) bool {
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] < y[i]
		}
	}
	return len(x) > len(y)
}

// totals are what a set comes to.
type totals struct {
	apps, servers, findings int64
	public                  int
	twice                   bool // two members are of one customer
}

func totalsOf(candidates []Candidate, set []int) totals {
	var t totals
	seen := make(map[string]bool, len(set))
	for _, i := range set {
		c := candidates[i]
		t.apps += c.Applications
		t.servers += c.Servers
		t.findings += int64(c.Findings)
		t.public += count(c.Public)
		t.twice = t.twice || seen[c.Customer]
		seen[c.Customer] = true
	}
	return t
}

func (r Rules) exceed(apps, servers int64) bool {
	return (r.Applications <= 0 || apps > r.Applications) && (r.Servers <= 0 || servers > r.Servers)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
