package selection_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"dossier/assess/selection"
)

// TestCheckRejectsAnotherSet: no certificate makes another set than the best one hold, whether it is the best set's, the runner-up's,
// or one of the two with its steps altered at random.
func TestCheckRejectsAnotherSet(t *testing.T) {
	tried := 0
	for seed := range uint64(1500) {
		random := rand.New(rand.NewPCG(seed, 8))
		candidates, rules := randomCandidates(random, 2+random.IntN(20)), randomRules(random)
		best := selection.Best(candidates, rules)
		if !best.Passes || len(best.Set) == 0 {
			continue
		}
		but := rules
		but.Other = best.Set
		other := selection.Best(candidates, but)
		if other.Set == nil {
			continue
		}
		for _, certificate := range []selection.Certificate{best.Certificate, other.Certificate} {
			for range 20 {
				forged := other
				forged.Certificate = alter(random, certificate, len(candidates))
				if selection.Check(candidates, rules, forged) == nil {
					t.Fatalf("portfolio %d: the runner-up %v is proven to be best:\n%+v", seed, other.Set, forged.Certificate)
				}
				tried++
			}
		}
	}
	if tried < 10_000 {
		t.Errorf("only %d forgeries tried", tried)
	}
}

// alter changes up to three steps or proofs.
func alter(random *rand.Rand, c selection.Certificate, n int) selection.Certificate {
	altered := selection.Certificate{Proofs: slices.Clone(c.Proofs)}
	for range random.IntN(4) {
		if len(altered.Proofs) == 0 {
			break
		}
		p := &altered.Proofs[random.IntN(len(altered.Proofs))]
		p.Steps = slices.Clone(p.Steps)
		step := selection.Step{Kind: selection.StepKind(random.IntN(6)), At: random.IntN(n+2) - 1, Value: int64(random.IntN(60))}
		for r := range step.Multipliers {
			step.Multipliers[r] = random.Int64N(1 << random.IntN(62))
		}
		switch at := random.IntN(len(p.Steps) + 1); {
		case at == len(p.Steps) || random.IntN(3) == 0:
			p.Steps = slices.Insert(p.Steps, at, step)
		case random.IntN(3) == 0:
			p.Steps = slices.Delete(p.Steps, at, at+1)
		case random.IntN(2) == 0:
			p.Steps[at] = step
		default:
			p.Dropped = append(slices.Clone(p.Dropped), random.IntN(n+2)-1)
		}
	}
	return altered
}

// TestCheckRejectsWhatIsNotSo: a result that says of its set what is not so, or whose proofs are not whole, is rejected.
func TestCheckRejectsWhatIsNotSo(t *testing.T) {
	s := shapes[slices.IndexFunc(shapes, func(s shape) bool { return s.name == "few customers" })]
	candidates := s.portfolio(60, 3)
	tampers := map[string]func(*selection.Result){
		"more findings":       func(r *selection.Result) { r.Findings++ },
		"another margin":      func(r *selection.Result) { r.Margin.Over++ },
		"no survival":         func(r *selection.Result) { r.Survives = !r.Survives },
		"no pass":             func(r *selection.Result) { r.Passes = false },
		"not proven":          func(r *selection.Result) { r.Proven = false },
		"a member less":       func(r *selection.Result) { r.Set = r.Set[1:] },
		"a stranger":          func(r *selection.Result) { r.Set = append(slices.Clone(r.Set), len(candidates)) },
		"no order":            func(r *selection.Result) { r.Set = slices.Clone(r.Set); slices.Reverse(r.Set) },
		"no set":              func(r *selection.Result) { r.Set = nil },
		"no proofs":           func(r *selection.Result) { r.Certificate.Proofs = nil },
		"a proof less":        func(r *selection.Result) { r.Certificate.Proofs = r.Certificate.Proofs[1:] },
		"a step less":         func(r *selection.Result) { p := last(r); p.Steps = p.Steps[:len(p.Steps)-1] },
		"a step more":         func(r *selection.Result) { p := last(r); p.Steps = append(slices.Clone(p.Steps), selection.Step{}) },
		"negative":            func(r *selection.Result) { first(r).Multipliers[0] = -1 },
		"overflow":            func(r *selection.Result) { first(r).Multipliers[1] = 1 << 62 },
		"no multipliers":      func(r *selection.Result) { *first(r) = selection.Step{} },
		"a kept one dropped":  func(r *selection.Result) { last(r).Dropped = append(slices.Clone(last(r).Dropped), r.Set[0]) },
		"a split at no place": func(r *selection.Result) { *first(r) = selection.Step{Kind: selection.Split, At: len(candidates)} },
	}
	for name, tamper := range tampers {
		r := selection.Best(candidates, s.rules)
		if err := selection.Check(candidates, s.rules, r); err != nil {
			t.Fatal(err)
		}
		tamper(&r)
		if selection.Check(candidates, s.rules, r) == nil {
			t.Errorf("%s: not rejected", name)
		}
	}
}

// last is the proof of the last level that splits anything, first the first step that has multipliers.
func last(r *selection.Result) *selection.Proof {
	return &r.Certificate.Proofs[len(r.Certificate.Proofs)-1]
}

func first(r *selection.Result) *selection.Step { return &r.Certificate.Proofs[0].Steps[0] }
