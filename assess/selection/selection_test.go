package selection_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dossier/assess/selection"
)

// TestMoreNeverHurts: a candidate without findings never makes the best set worse.
func TestMoreNeverHurts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		candidates := drawCandidates(t, 9)
		rules := drawRules(t)
		rules.OnePerCustomer = false
		before := selection.Best(candidates, rules)
		extra := drawCandidates(t, 1)
		for i := range extra {
			extra[i].ID, extra[i].Customer, extra[i].Findings = "zz", "zz", 0
		}
		after := selection.Best(append(slices.Clone(candidates), extra...), rules)
		if selection.Better(before, after) && before.Passes {
			t.Fatalf("before %+v is better than after %+v", before, after)
		}
	})
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
	if r.Passes || len(r.Set) != 0 || !r.Proven {
		t.Errorf("of nothing: %+v", r)
	}
}

func drawCandidates(t *rapid.T, most int) []selection.Candidate {
	n := rapid.IntRange(0, most).Draw(t, "n")
	candidates := make([]selection.Candidate, n)
	for i := range candidates {
		candidates[i] = selection.Candidate{
			ID:           fmt.Sprintf("M-%02d", i),
			Customer:     rapid.SampledFrom([]string{"C-1", "C-2", "C-3", "C-4", "C-5"}).Draw(t, "customer"),
			Applications: int64(2 * rapid.IntRange(0, 14).Draw(t, "apps")),
			Servers:      int64(2 * rapid.IntRange(0, 120).Draw(t, "servers")),
			Public:       rapid.Bool().Draw(t, "public"),
			Findings:     rapid.IntRange(0, 2).Draw(t, "findings"),
		}
	}
	return candidates
}

func drawRules(t *rapid.T) selection.Rules {
	minimum := rapid.IntRange(0, 5).Draw(t, "min")
	return selection.Rules{
		Minimum: minimum, Maximum: minimum + rapid.IntRange(0, 4).Draw(t, "more"), MinimumPublic: rapid.IntRange(0, 2).Draw(t, "public"),
		Applications: rapid.SampledFrom([]int64{0, 30, 50}).Draw(t, "A"), Servers: rapid.SampledFrom([]int64{0, 300, 500}).Draw(t, "S"),
		OnePerCustomer: rapid.Bool().Draw(t, "one per customer"),
	}
}
