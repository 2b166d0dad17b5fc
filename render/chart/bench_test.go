package chart_test

import (
	"fmt"
	"testing"

	"dossier/doc/doctest"
	"dossier/render/chart"
)

func BenchmarkGraph(b *testing.B) {
	for _, n := range []int{14, 40, 100} {
		g := doctest.LargeGraph(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				chart.Graph(g, space())
			}
		})
	}
}

func BenchmarkGantt(b *testing.B) {
	for _, n := range []int{40, 200} {
		g := doctest.LargePlan(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				chart.Gantt(g, space())
			}
		})
	}
}
