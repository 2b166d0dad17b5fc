package selection_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"dossier/assess/selection"
)

// portfolios is how many random portfolios are compared with brute force.
const portfolios = 10_000

// TestBestEqualsBruteForce compares the search with every set of random portfolios of up to 18 candidates, judged by an independent
// reading of the rules; and has every certificate checked.
func TestBestEqualsBruteForce(t *testing.T) {
	const workers = 4
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() {
			for seed := worker; seed < portfolios; seed += workers {
				if why := compare(uint64(seed)); why != "" {
					t.Errorf("portfolio %d: %s", seed, why)
					return
				}
			}
		})
	}
	wait.Wait()
}

func compare(seed uint64) string {
	random := rand.New(rand.NewPCG(seed, 4))
	candidates := randomCandidates(random, random.IntN(19))
	rules := randomRules(random)
	want := bruteForce(candidates, rules)
	got := selection.Best(candidates, rules)
	switch {
	case !got.Proven:
		return "not proven on a small portfolio"
	case !slices.Equal(got.Set, want.set) || (got.Set == nil) != (want.set == nil):
		return fmt.Sprintf("set %v, want %v\n%+v\n%+v\n%+v", got.Set, want.set, candidates, rules, got)
	case want.set != nil && (got.Passes != want.passes || got.Survives != want.survives || got.Findings != want.findings || got.Short != want.short):
		return fmt.Sprintf("%+v, want %+v", got, want)
	}
	if err := selection.Check(candidates, rules, got); err != nil {
		return fmt.Sprintf("certificate: %v\n%+v\n%+v\n%+v", err, candidates, rules, got)
	}
	if seed%10 == 0 && got.Passes && len(got.Set) > 0 {
		return compareRunnerUp(candidates, rules, got)
	}
	return ""
}

// compareRunnerUp compares the best set beside the best one.
func compareRunnerUp(candidates []selection.Candidate, rules selection.Rules, best selection.Result) string {
	rules.Other = best.Set
	want := bruteForce(candidates, rules)
	got := selection.Best(candidates, rules)
	if !want.passes {
		want.set = nil
	}
	if !slices.Equal(got.Set, want.set) || got.Passes != want.passes || !got.Proven {
		return fmt.Sprintf("runner-up %v, want %v", got.Set, want.set)
	}
	if err := selection.Check(candidates, rules, got); err != nil {
		return fmt.Sprintf("certificate of the runner-up %+v: %v", got, err)
	}
	return ""
}

// randomCandidates have one of several shapes, so that ties, dominance and opposed totals all occur.
func randomCandidates(random *rand.Rand, n int) []selection.Candidate {
	shape := random.IntN(5)
	customers := 1 + random.IntN(n+1)
	candidates := make([]selection.Candidate, n)
	for i := range candidates {
		c := selection.Candidate{ID: fmt.Sprintf("M-%02d", i), Customer: fmt.Sprintf("C-%d", random.IntN(customers)), Public: random.IntN(3) == 0}
		switch a := int64(random.IntN(15)); shape {
		case 0: // few different values
			c.Applications, c.Servers, c.Findings = 2*(a%3), 20*int64(random.IntN(3)), random.IntN(2)
		case 1: // both totals grow together
			c.Applications, c.Servers, c.Findings = 2*a, 20*a+2*int64(random.IntN(5)), random.IntN(3)
		case 2: // what one has the other lacks
			c.Applications, c.Servers, c.Findings = 2*a, 20*(14-a)+2*int64(random.IntN(9)), random.IntN(2)
		case 3: // odd ones too, heavy ones among light ones
			c.Applications, c.Servers = a*a/2, int64(random.IntN(400))
		default:
			c.Applications, c.Servers, c.Findings = 2*a, 2*int64(random.IntN(120)), random.IntN(5)
		}
		switch random.IntN(60) {
		case 0:
			c.Included = true
		case 1:
			c.Excluded = true
		}
		candidates[i] = c
	}
	return candidates
}

func randomRules(random *rand.Rand) selection.Rules {
	minimum := random.IntN(6)
	pick := func(of ...int64) int64 { return of[random.IntN(len(of))] }
	return selection.Rules{
		Minimum: minimum, Maximum: minimum + random.IntN(6), MinimumPublic: random.IntN(4),
		Applications: pick(0, 15, 30, 50), Servers: pick(0, 99, 300, 500), OnePerCustomer: random.IntN(3) == 0,
	}
}

// judged is what the independent reading says of a set: totals by summing, margins as exact fractions.
type judged struct {
	set              []int
	passes, survives bool
	short, findings  int
	margin           fraction
}

// enumeration visits every set that may be chosen.
type enumeration struct {
	candidates []selection.Candidate
	rules      selection.Rules
	set        []int
	best       judged
	each       func(set []int, apps, servers int64, public int) // in place of judging, where it is set
}

func bruteForce(candidates []selection.Candidate, r selection.Rules) judged {
	e := &enumeration{candidates: candidates, rules: r}
	e.visit(0, 0, 0, 0)
	return e.best
}

func (e *enumeration) visit(i int, apps, servers int64, public int) {
	if i == len(e.candidates) && e.each != nil {
		e.each(e.set, apps, servers, public)
		return
	}
	if i == len(e.candidates) {
		e.judge(apps, servers, public)
		return
	}
	c := e.candidates[i]
	mate := e.rules.OnePerCustomer && slices.ContainsFunc(e.set, func(j int) bool { return e.candidates[j].Customer == c.Customer })
	if !c.Excluded && !mate && len(e.set) < e.rules.Maximum {
		e.set = append(e.set, i)
		e.visit(i+1, apps+c.Applications, servers+c.Servers, public+one(c.Public))
		e.set = e.set[:len(e.set)-1]
	}
	if !c.Included {
		e.visit(i+1, apps, servers, public)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// judge keeps the set at hand if it beats the best. Sets come in the order of their ids, so of equals the first one stays.
func (e *enumeration) judge(apps, servers int64, public int) {
	r := e.rules
	if r.Other != nil && slices.Equal(e.set, r.Other) {
		return
	}
	pass := func(members, public int, apps, servers int64) bool {
		return members >= r.Minimum && public >= r.MinimumPublic && (r.Applications == 0 || apps > r.Applications) && (r.Servers == 0 || servers > r.Servers)
	}
	j := judged{passes: pass(len(e.set), public, apps, servers), short: max(0, r.Minimum-len(e.set)) + max(0, r.MinimumPublic-public)}
	if e.best.set != nil && (e.best.passes && !j.passes || !j.passes && j.short > e.best.short) {
		return
	}
	j.survives = j.passes
	for _, i := range e.set {
		c := e.candidates[i]
		j.findings += c.Findings
		j.survives = j.survives && pass(len(e.set)-1, public-one(c.Public), apps-c.Applications, servers-c.Servers)
	}
	if e.best.set != nil && (e.best.survives && !j.survives || j.passes && e.best.passes && e.best.survives == j.survives && j.findings > e.best.findings) {
		return
	}
	if j.margin = smaller(r, apps, servers); e.best.set == nil || j.beats(e.best) {
		j.set = append([]int{}, e.set...)
		e.best = j
	}
}

func (j judged) beats(o judged) bool {
	margin := j.margin.compare(o.margin)
	switch {
	case j.passes != o.passes:
		return j.passes
	case j.short != o.short:
		return j.short < o.short
	case !j.passes && margin != 0:
		return margin > 0
	case j.survives != o.survives:
		return j.survives
	case j.findings != o.findings:
		return j.findings < o.findings
	}
	return margin > 0
}

// fraction is a number exactly, of a denominator above zero.
type fraction struct{ over, under int64 }

func (f fraction) compare(o fraction) int { return cmp.Compare(f.over*o.under, o.over*f.under) }

func smaller(r selection.Rules, apps, servers int64) fraction {
	least := fraction{0, 1}
	if r.Applications > 0 {
		least = fraction{apps - r.Applications, r.Applications}
	}
	if r.Servers > 0 {
		if m := (fraction{servers - r.Servers, r.Servers}); r.Applications == 0 || m.compare(least) < 0 {
			least = m
		}
	}
	return least
}
