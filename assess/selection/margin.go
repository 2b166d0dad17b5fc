package selection

import (
	"math/big"
)

// Margin is by how much the nearer of the bars is exceeded, in parts of that bar: Over ÷ Bar. Both are 0 where no bar is there.
type Margin struct {
	Over int64 // total − bar; below zero where the bar is missed
	Bar  int64
}

// Compare is -1, 0 or 1 as m is smaller than, equal to or larger than o. It is exact.
func (m Margin) Compare(o Margin) int {
	if m.Bar == o.Bar {
		return sign(m.Over - o.Over)
	}
	return product(m.Over, o.Bar).Cmp(product(o.Over, m.Bar))
}

func sign(x int64) int {
	switch {
	case x < 0:
		return -1
	case x > 0:
		return 1
	}
	return 0
}

func product(a, b int64) *big.Int { return new(big.Int).Mul(big.NewInt(a), big.NewInt(b)) }

// margin is the smaller of the margins of the totals over the bars that are there.
func (r Rules) margin(apps, servers int64) Margin {
	a, s := Margin{apps - r.Applications, r.Applications}, Margin{servers - r.Servers, r.Servers}
	switch {
	case r.Applications <= 0 && r.Servers <= 0:
		return Margin{}
	case r.Applications <= 0:
		return s
	case r.Servers <= 0 || a.Compare(s) <= 0:
		return a
	}
	return s
}

// reaches is the least total over bar whose margin is at least m, or larger than m where it must be more.
func (m Margin) reaches(bar int64, more bool) int64 {
	if m.Bar == 0 {
		return bar
	}
	over, rest := new(big.Int).DivMod(product(m.Over, bar), big.NewInt(m.Bar), new(big.Int)) // Euclidean: rest ≥ 0, so over is the floor
	if more || rest.Sign() > 0 {
		over.Add(over, big.NewInt(1))
	}
	return bar + over.Int64()
}
