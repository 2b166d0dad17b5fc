package selection_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dossier/assess/selection"
)

// TestBestEqualsBruteForce compares the search with every subset, judged by an independent reading of the rules.
func TestBestEqualsBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		candidates := drawCandidates(t, 11)
		rules := drawRules(t)
		got := selection.Best(candidates, rules)
		want, ok := bruteForce(candidates, rules)
		if got.Passes != ok {
			t.Fatalf("passes = %v, want %v", got.Passes, ok)
		}
		if !got.Proven {
			t.Fatal("not proven on a small portfolio")
		}
		if ok && !slices.Equal(got.Set, want) {
			t.Fatalf("set = %v, want %v", got.Set, want)
		}
	})
}

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

// verdict is the independent reading: totals by summing, margins as exact fractions.
type verdict struct {
	set      []int
	survives bool
	findings int
	margin   *big.Rat
}

func bruteForce(candidates []selection.Candidate, r selection.Rules) (best []int, ok bool) {
	var champion *verdict
	for mask := range 1 << len(candidates) {
		var set []int
		for i := range candidates {
			if mask&(1<<i) != 0 {
				set = append(set, i)
			}
		}
		if !passes(candidates, set, r) {
			continue
		}
		v := &verdict{set: set, survives: true, margin: margin(candidates, set, r)}
		for i := range set {
			v.findings += candidates[set[i]].Findings
			rest := append(slices.Clone(set[:i]), set[i+1:]...)
			v.survives = v.survives && passes(candidates, rest, r)
		}
		if champion == nil || v.beats(champion) {
			champion = v
		}
	}
	if champion == nil {
		return nil, false
	}
	return champion.set, true
}

func (v *verdict) beats(w *verdict) bool {
	if v.survives != w.survives {
		return v.survives
	}
	if v.findings != w.findings {
		return v.findings < w.findings
	}
	if c := v.margin.Cmp(w.margin); c != 0 {
		return c > 0
	}
	for i := 0; i < len(v.set) && i < len(w.set); i++ {
		if v.set[i] != w.set[i] {
			return v.set[i] < w.set[i]
		}
	}
	return len(v.set) > len(w.set)
}

func passes(candidates []selection.Candidate, set []int, r selection.Rules) bool {
	var apps, servers int64
	public := 0
	customers := map[string]bool{}
	for _, i := range set {
		c := candidates[i]
		if r.OnePerCustomer && customers[c.Customer] {
			return false
		}
		customers[c.Customer] = true
		apps += c.Applications
		servers += c.Servers
		if c.Public {
			public++
		}
	}
	if len(set) < r.Minimum || len(set) > r.Maximum || public < r.MinimumPublic {
		return false
	}
	return (r.Applications == 0 || apps > r.Applications) && (r.Servers == 0 || servers > r.Servers)
}

func margin(candidates []selection.Candidate, set []int, r selection.Rules) *big.Rat {
	var apps, servers int64
	for _, i := range set {
		apps += candidates[i].Applications
		servers += candidates[i].Servers
	}
	var least *big.Rat
	for _, m := range []struct{ total, bar int64 }{{apps, r.Applications}, {servers, r.Servers}} {
		if m.bar == 0 {
			continue
		}
		share := big.NewRat(m.total-m.bar, m.bar)
		if least == nil || share.Cmp(least) < 0 {
			least = share
		}
	}
	if least == nil {
		return new(big.Rat)
	}
	return least
}
