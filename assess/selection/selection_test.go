package selection_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"dossier/assess/selection"
)

// TestMoreNeverHurts: a candidate of a new customer, without findings, never makes the best set worse, nor the nearest one.
func TestMoreNeverHurts(t *testing.T) {
	for seed := range uint64(2000) {
		random := rand.New(rand.NewPCG(seed, 5))
		candidates, rules := randomCandidates(random, random.IntN(25)), randomRules(random)
		before := selection.Best(candidates, rules)
		extra := randomCandidates(random, 1)[0]
		extra.Customer, extra.Findings, extra.Included, extra.Excluded = "new", 0, false, false
		at := random.IntN(len(candidates) + 1)
		after := selection.Best(slices.Insert(slices.Clone(candidates), at, extra), rules)
		if before.Set != nil && selection.Better(before, after) {
			t.Fatalf("portfolio %d: before %+v is better than after %+v", seed, before, after)
		}
	}
}

// TestOrderOfCandidates: another order of the candidates changes nothing but which of equals comes first.
func TestOrderOfCandidates(t *testing.T) {
	for seed := range uint64(1000) {
		random := rand.New(rand.NewPCG(seed, 6))
		candidates, rules := randomCandidates(random, random.IntN(30)), randomRules(random)
		first := selection.Best(candidates, rules)
		shuffled := slices.Clone(candidates)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		second := selection.Best(shuffled, rules)
		if selection.Better(first, second) || selection.Better(second, first) || (first.Set == nil) != (second.Set == nil) {
			t.Fatalf("portfolio %d: %+v and %+v", seed, first, second)
		}
	}
}

// TestScale: totals, weights and bars multiplied by the same number give the same set.
func TestScale(t *testing.T) {
	for seed := range uint64(500) {
		random := rand.New(rand.NewPCG(seed, 7))
		candidates, rules := randomCandidates(random, random.IntN(25)), randomRules(random)
		want := selection.Best(candidates, rules)
		for i := range candidates {
			candidates[i].Applications *= 1000
			candidates[i].Servers *= 10
		}
		rules.Applications *= 1000
		rules.Servers *= 10
		if got := selection.Best(candidates, rules); !slices.Equal(got.Set, want.Set) || !got.Proven {
			t.Fatalf("portfolio %d: %v, want %v", seed, got.Set, want.Set)
		}
	}
}

func TestStrictBars(t *testing.T) {
	candidates := []selection.Candidate{{ID: "a", Applications: 25, Servers: 250, Public: true}, {ID: "b", Applications: 25, Servers: 250}}
	rules := selection.Rules{Minimum: 2, Maximum: 2, Applications: 50, Servers: 500}
	if r := selection.Best(candidates, rules); r.Passes {
		t.Errorf("exactly 50 and 500 passes: %+v", r)
	}
	candidates[0].Applications, candidates[0].Servers = 26, 251
	if r := selection.Best(candidates, rules); !r.Passes || r.Survives {
		t.Errorf("51 and 501 = %+v, want a pass that survives nothing", r)
	}
}

func TestNearestNamesTheHeaviest(t *testing.T) {
	candidates := []selection.Candidate{{ID: "a", Applications: 10, Servers: 5}, {ID: "b", Applications: 2, Servers: 80}, {ID: "c", Applications: 9, Servers: 90, Public: true}}
	r := selection.Best(candidates, selection.Rules{Minimum: 1, Maximum: 2, MinimumPublic: 1, Applications: 50, Servers: 500})
	if r.Passes || !slices.Equal(r.Set, []int{1, 2}) {
		t.Errorf("nearest = %+v, want b and c", r)
	}
}

func TestNoCandidates(t *testing.T) {
	r := selection.Best(nil, selection.Rules{Minimum: 5, Maximum: 10, MinimumPublic: 2, Applications: 50, Servers: 500})
	if r.Passes || len(r.Set) != 0 || !r.Proven || r.Short != 7 {
		t.Errorf("of nothing: %+v", r)
	}
}

// TestIncluded: included ones that contradict each other allow no set; one that does is in the set, whatever it costs.
func TestIncluded(t *testing.T) {
	candidates := []selection.Candidate{{ID: "a", Customer: "x", Findings: 9, Included: true}, {ID: "b", Customer: "x", Applications: 60}, {ID: "c", Customer: "y", Applications: 70}}
	rules := selection.Rules{Minimum: 1, Maximum: 2, Applications: 50, OnePerCustomer: true}
	if r := selection.Best(candidates, rules); !slices.Equal(r.Set, []int{0, 2}) || !r.Passes {
		t.Errorf("with a included: %+v, want a and c", r)
	}
	candidates[1].Included = true
	if r := selection.Best(candidates, rules); r.Set != nil || r.Passes || !r.Proven || selection.Check(candidates, rules, r) != nil {
		t.Errorf("with both of a customer included: %+v, want no set", r)
	}
	rules.OnePerCustomer, candidates[2].Excluded = false, true
	if r := selection.Best(candidates, rules); !slices.Equal(r.Set, []int{0, 1}) {
		t.Errorf("with c excluded: %+v, want a and b", r)
	}
}

// TestEffort: where the effort is spent, a set is given all the same, and not as proven.
func TestEffort(t *testing.T) {
	s := shapes[slices.IndexFunc(shapes, func(s shape) bool { return s.name == "wide numbers" })]
	candidates := s.portfolio(300, 1)
	s.rules.Effort = 100_000
	r := selection.Best(candidates, s.rules)
	if r.Proven || !r.Passes || selection.Check(candidates, s.rules, r) == nil {
		t.Errorf("passes %v, proven %v: want a set that passes and is not proven", r.Passes, r.Proven)
	}
}

// TestShapes: the hard kinds of portfolios are solved, and their certificates hold.
func TestShapes(t *testing.T) {
	for _, s := range shapes {
		for _, n := range []int{40, 400} {
			candidates := s.portfolio(n, 2)
			r := selection.Best(candidates, s.rules)
			if !r.Proven {
				t.Errorf("%s/%d: not proven", s.name, n)
			}
			if err := selection.Check(candidates, s.rules, r); err != nil {
				t.Errorf("%s/%d: %v", s.name, n, err)
			}
		}
	}
}

// TestManyDigits: opposed totals of seven and eight digits, and servers of one more, are proven, and their certificates hold.
func TestManyDigits(t *testing.T) {
	for _, s := range wide {
		candidates := s.portfolio(600, 3)
		r := selection.Best(candidates, s.rules)
		if err := selection.Check(candidates, s.rules, r); err != nil {
			t.Errorf("%s: proven %v: %v", s.name, r.Proven, err)
		}
	}
}
