package selection_test

import (
	"fmt"
	"slices"
	"testing"

	"dossier/assess/selection"
)

// BenchmarkBest times the search on every shape: a thousand candidates should take less than a second, ten thousand less than ten.
func BenchmarkBest(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		for _, s := range append(slices.Clone(shapes), wide...) {
			for seed := range uint64(3) {
				b.Run(fmt.Sprintf("%s/%d/%d", s.name, n, seed+1), func(b *testing.B) {
					candidates := s.portfolio(n, seed+1)
					for b.Loop() {
						r := selection.Best(candidates, s.rules)
						b.ReportMetric(float64(steps(r)), "steps")
						b.ReportMetric(float64(one(r.Proven)), "proven")
					}
				})
			}
		}
	}
}

func steps(r selection.Result) int {
	n := 0
	for _, p := range r.Certificate.Proofs {
		n += len(p.Steps)
	}
	return n
}

// BenchmarkCheck times the verification of what BenchmarkBest finds.
func BenchmarkCheck(b *testing.B) {
	for _, s := range shapes {
		b.Run(s.name, func(b *testing.B) {
			candidates := s.portfolio(10_000, 1)
			r := selection.Best(candidates, s.rules)
			for b.Loop() {
				if err := selection.Check(candidates, s.rules, r); err != nil {
					b.Error(err)
				}
			}
		})
	}
}
