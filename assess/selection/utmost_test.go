package selection_test

import (
	"math/rand/v2"
	"testing"

	"dossier/assess/selection"
)

// TestUtmostEqualsBruteForce: the largest total of one kind, with everything else reached as far as it can be.
func TestUtmostEqualsBruteForce(t *testing.T) {
	found := 0
	for seed := range uint64(2000) {
		random := rand.New(rand.NewPCG(seed, 11))
		candidates, rules := randomCandidates(random, random.IntN(13)), randomRules(random)
		by, bar := selection.ByApplications, &rules.Applications
		if seed%2 == 0 {
			by, bar = selection.ByServers, &rules.Servers
		}
		*bar = 1 << 20 // out of reach
		nearest := bruteForce(candidates, rules)
		if nearest.set == nil {
			continue
		}
		want := int64(-1)
		e := &enumeration{candidates: candidates, rules: rules}
		e.each = func(set []int, apps, servers int64, _ int) {
			r := selection.Of(candidates, set, rules)
			other := rules.Servers == 0 || servers > rules.Servers
			total := apps
			if by == selection.ByServers {
				other, total = rules.Applications == 0 || apps > rules.Applications, servers
			}
			if r.Short == nearest.short && other {
				want = max(want, total)
			}
		}
		e.visit(0, 0, 0, 0)
		got := selection.Utmost(candidates, rules, by)
		if (got.Set == nil) != (want < 0) || !got.Proven {
			t.Fatalf("portfolio %d: %+v, want %d", seed, got, want)
		}
		if got.Set == nil {
			continue
		}
		found++
		var total int64
		for _, i := range got.Set {
			if total += candidates[i].Applications; by == selection.ByServers {
				total += candidates[i].Servers - candidates[i].Applications
			}
		}
		if total != want || selection.Of(candidates, got.Set, rules).Short != nearest.short {
			t.Fatalf("portfolio %d: %d with %v, want %d", seed, total, got.Set, want)
		}
	}
	if found < 500 {
		t.Errorf("only %d portfolios had such a set", found)
	}
}
