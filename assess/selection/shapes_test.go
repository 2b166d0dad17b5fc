package selection_test

import (
	"fmt"
	"math/rand/v2"

	"dossier/assess/selection"
)

// shape is a kind of portfolio of any size, each hard in a way of its own.
type shape struct {
	name  string
	rules selection.Rules
	draw  func(random *rand.Rand, i, n int) selection.Candidate
}

// competition is what the programme asks for.
var competition = selection.Rules{Minimum: 5, Maximum: 10, MinimumPublic: 2, Applications: 50, Servers: 500}

func with(change func(*selection.Rules)) selection.Rules {
	r := competition
	change(&r)
	return r
}

// shapes are the hard kinds.
var shapes = []shape{
	{"random", competition, func(r *rand.Rand, _, _ int) selection.Candidate {
		return selection.Candidate{Applications: 2 * r.Int64N(60), Servers: 2 * r.Int64N(600), Public: r.IntN(4) == 0, Findings: r.IntN(4)}
	}},
	{"ties", competition, func(r *rand.Rand, _, _ int) selection.Candidate {
		return selection.Candidate{Applications: 6 + 2*r.Int64N(3), Servers: 60 + 20*r.Int64N(3), Public: r.IntN(5) == 0, Findings: r.IntN(2)}
	}},
	{"nearly dominated", competition, func(r *rand.Rand, i, n int) selection.Candidate {
		return selection.Candidate{Applications: 10 + int64(2*i/n) + r.Int64N(2), Servers: 100 - int64(5*i/n) + 2*r.Int64N(3), Public: i%7 == 0, Findings: 1 + i%3}
	}},
	{"correlated", competition, func(r *rand.Rand, _, _ int) selection.Candidate {
		a := r.Int64N(40)
		return selection.Candidate{Applications: 2 * a, Servers: 20*a + 2*r.Int64N(20), Public: r.IntN(6) == 0, Findings: r.IntN(2)}
	}},
	{"opposed", competition, func(r *rand.Rand, _, _ int) selection.Candidate {
		a := r.Int64N(101)
		return selection.Candidate{Applications: 2 * a, Servers: 2000 - 20*a + 2*r.Int64N(50), Public: r.IntN(6) == 0, Findings: r.IntN(2)}
	}},
	{"opposed exactly", competition, func(r *rand.Rand, _, _ int) selection.Candidate {
		a := r.Int64N(101)
		return selection.Candidate{Applications: 2 * a, Servers: 2000 - 20*a, Public: r.IntN(6) == 0, Findings: a2(a)}
	}},
	{"wide numbers", competition, func(r *rand.Rand, _, _ int) selection.Candidate {
		a := r.Int64N(100_000)
		return selection.Candidate{Applications: a, Servers: 10*(100_000-a) + r.Int64N(1000), Public: r.IntN(6) == 0}
	}},
	{"few customers", with(func(r *selection.Rules) { r.OnePerCustomer = true }), func(r *rand.Rand, i, n int) selection.Candidate {
		a := r.Int64N(60)
		return selection.Candidate{Customer: fmt.Sprintf("C-%d", i%9), Applications: 2 * a, Servers: 1200 - 20*a + 2*r.Int64N(60), Public: r.IntN(9) == 0, Findings: r.IntN(3)}
	}},
	{"many customers", with(func(r *selection.Rules) { r.OnePerCustomer = true }), func(r *rand.Rand, i, n int) selection.Candidate {
		a := r.Int64N(60)
		return selection.Candidate{Customer: fmt.Sprintf("C-%d", i/3), Applications: 2 * a, Servers: 1200 - 20*a + 2*r.Int64N(60), Public: r.IntN(9) == 0, Findings: r.IntN(3)}
	}},
	{"many findings", competition, func(r *rand.Rand, _, _ int) selection.Candidate {
		a, s := r.Int64N(8), r.Int64N(40)
		return selection.Candidate{Applications: 2 * a, Servers: 4 * s, Public: r.IntN(9) == 0, Findings: int(a) + int(s)/5 + r.IntN(3)}
	}},
	{"barely surviving", competition, func(r *rand.Rand, _, _ int) selection.Candidate {
		a := r.Int64N(6)
		return selection.Candidate{Applications: a, Servers: 60 - 10*a + r.Int64N(10), Public: r.IntN(9) == 0, Findings: r.IntN(2)}
	}},
	{"one giant short", competition, func(r *rand.Rand, i, _ int) selection.Candidate {
		if i%2 == 0 {
			return selection.Candidate{Applications: 40 + r.Int64N(9), Servers: 2, Public: r.IntN(9) == 0, Findings: 1 + r.IntN(2)}
		}
		return selection.Candidate{Applications: r.Int64N(2), Servers: 80 + r.Int64N(30), Public: r.IntN(9) == 0, Findings: r.IntN(2)}
	}},
	{"nothing passes", competition, func(r *rand.Rand, _, _ int) selection.Candidate {
		a := r.Int64N(5)
		return selection.Candidate{Applications: a, Servers: 50 - 10*a + r.Int64N(10), Public: r.IntN(9) == 0, Findings: r.IntN(2)}
	}},
	{"exactly the bars", competition, func(r *rand.Rand, _, _ int) selection.Candidate {
		a := r.Int64N(11)
		return selection.Candidate{Applications: a, Servers: 100 - 10*a, Public: r.IntN(9) == 0, Findings: r.IntN(2)}
	}},
	{"clustered", competition, func(r *rand.Rand, i, _ int) selection.Candidate {
		centre := int64(i % 6)
		return selection.Candidate{Applications: 2 * (3 + 7*centre + r.Int64N(3)), Servers: 2 * (330 - 60*centre + r.Int64N(9)), Public: centre == 2, Findings: int(centre+r.Int64N(2)) % 3}
	}},
	{"all equal", competition, func(_ *rand.Rand, i, _ int) selection.Candidate {
		return selection.Candidate{Applications: 12, Servers: 120, Public: i%4 == 0, Findings: 1}
	}},
	{"one giant", competition, func(r *rand.Rand, i, n int) selection.Candidate {
		if i == n/2 {
			return selection.Candidate{Applications: 900, Servers: 9000, Public: true}
		}
		return selection.Candidate{Applications: 2 * r.Int64N(6), Servers: 2 * r.Int64N(60), Public: r.IntN(6) == 0, Findings: r.IntN(3)}
	}},
	{"up to thirty", with(func(r *selection.Rules) { r.Maximum = 30; r.Applications = 300; r.Servers = 3000 }), func(r *rand.Rand, _, _ int) selection.Candidate {
		a := r.Int64N(60)
		return selection.Candidate{Applications: 2 * a, Servers: 1200 - 20*a + 2*r.Int64N(60), Public: r.IntN(9) == 0, Findings: r.IntN(3)}
	}},
}

// wide are opposed totals of many digits, up to a hundred million, which leave hardly any set at the bound.
var wide = []shape{
	{"seven digits", competition, func(r *rand.Rand, _, _ int) selection.Candidate { return opposed(r, 1_000_000, 10_000) }},
	{"seven digits exactly", competition, func(r *rand.Rand, _, _ int) selection.Candidate { return opposed(r, 1_000_000, 1) }},
	{"eight digits", competition, func(r *rand.Rand, _, _ int) selection.Candidate { return opposed(r, 10_000_000, 100_000) }},
	{"eight digits exactly", competition, func(r *rand.Rand, _, _ int) selection.Candidate { return opposed(r, 10_000_000, 1) }},
}

// opposed is a candidate that has the fewer servers the more applications it has, but for some.
func opposed(r *rand.Rand, most, noise int64) selection.Candidate {
	a := r.Int64N(most)
	return selection.Candidate{Applications: a, Servers: 10*(most-a) + r.Int64N(noise), Public: r.IntN(6) == 0}
}

func a2(a int64) int { return int(a*7%5) / 2 }

// portfolio draws n candidates of a shape.
func (s shape) portfolio(n int, seed uint64) []selection.Candidate {
	random := rand.New(rand.NewPCG(seed, uint64(n)*0x9e3779b97f4a7c15))
	candidates := make([]selection.Candidate, n)
	for i := range candidates {
		candidates[i] = s.draw(random, i, n)
		candidates[i].ID = fmt.Sprintf("M-%05d", i)
		if candidates[i].Customer == "" {
			candidates[i].Customer = candidates[i].ID
		}
	}
	return candidates
}
