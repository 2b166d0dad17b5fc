package selection

import (
	"math"
	"math/bits"
)

// bound looks for multipliers that close a case. With v(S) the row by row surplus of a set over the right sides, each in parts of its
// row's scale, the best multipliers are those at which the largest surplus, max over S of λ·v(S), is least: a linear programme with
// one column a set, of which the weigher finds the one that counts at given λ (Dantzig and Wolfe, 1960). Its other solution, weights μ
// of the sets, shows which candidates the relaxed optimum is undecided about: the search splits there.
//
// The numbers here are floating-point and only propose: whether multipliers close a case is decided in whole numbers.
type bound struct {
	p       *program
	w       *weigher
	scale   [rows]float64
	active  []int // rows that are there
	basis   []basic
	inverse [][]float64 // of the basis matrix
	amount  []float64   // of each basic variable
	share   map[int]float64
	visit   func(set []int) // sees every set that is weighed
}

// basic is a variable of the basis: a set's weight, a row's surplus, or the value of the programme.
type basic struct {
	kind int // one of the three below
	row  int // position in active, of a surplus
	set  []int
}

const (
	basicSet = iota
	basicSurplus
	basicValue
)

const (
	epsilon = 1e-9
	pivots  = 120 // before a bound is taken as it is
)

// precision is how large multipliers are made: with the numbers of their rows at most one, they and what all members of a set come to at
// them stay whole numbers of 64 bits. Totals of many digits need many digits of the multipliers: whatever two sets differ by, is to be
// told apart.
func (p *program) precision() int64 {
	return 1 << max(40, 58-bits.Len(uint(2*p.most+2)))
}

func newBound(p *program, visit func([]int)) *bound {
	b := &bound{p: p, w: newWeigher(p), visit: visit}
	b.rescale()
	return b
}

// rescale takes the scales from the right sides.
func (b *bound) rescale() {
	b.active = b.active[:0]
	for r := range rows {
		largest := 1.0
		for i := range b.p.columns {
			largest = max(largest, math.Abs(float64(b.p.columns[i][r])))
		}
		b.scale[r] = max(largest, math.Abs(float64(b.p.right[r])))
		if b.p.unit[r] != 0 || b.p.right[r] > 0 {
			b.active = append(b.active, r)
		}
	}
}

// closing are multipliers that close d, starting from those given; closed is false where there are none, and then they are the best
// that were found, and b.share holds how far the relaxed optimum takes each free candidate.
func (b *bound) closing(d *domain, from Multipliers) (m Multipliers, closed bool) {
	if b.w.closes(d, &from) {
		return from, true
	}
	if len(b.active) == 0 {
		b.visit(b.w.set(d))
		b.share = map[int]float64{}
		return from, false
	}
	b.start(d, b.w.set(d))
	best := from
	for range pivots {
		λ, surplus := b.duals()
		if surplus >= 0 {
			if !b.pivot(b.unitColumn(surplus), basic{kind: basicSurplus, row: surplus}) {
				break
			}
			continue
		}
		best = b.whole(λ)
		if b.w.closes(d, &best) {
			return best, true
		}
		set := b.w.set(d)
		b.visit(set)
		column := b.surplus(d, set)
		if b.gain(λ, column) <= epsilon || !b.pivot(column, basic{kind: basicSet, set: set}) {
			break
		}
	}
	b.shares(d)
	return best, false
}

// whole are the multipliers in whole numbers, for rows as they are.
func (b *bound) whole(λ []float64) Multipliers {
	var m Multipliers
	for k, r := range b.active {
		m[r] = int64(math.Round(float64(max(0, λ[k])/b.scale[r]) * float64(b.p.precision())))
	}
	return m
}

// surplus is v(S), and 1 for the row in which the weights of the sets add up to one.
func (b *bound) surplus(d *domain, set []int) []float64 {
	var sum column
	for _, i := range set {
		sum = sum.plus(b.p.columns[i])
	}
	over := sum.minus(b.p.rowsOf(d.low))
	v := make([]float64, len(b.active)+1)
	for k, r := range b.active {
		v[k] = float64(over[r]) / b.scale[r]
	}
	v[len(b.active)] = 1
	return v
}

func (b *bound) unitColumn(k int) []float64 {
	v := make([]float64, len(b.active)+1)
	v[k] = -1
	return v
}

// start makes the basis of one set: its weight is one, the value is its least surplus, and the other rows have what is beyond that.
func (b *bound) start(d *domain, set []int) {
	n := len(b.active)
	v := b.surplus(d, set)
	least := 0
	for k := range n {
		if v[k] < v[least] {
			least = k
		}
	}
	b.basis, b.amount = make([]basic, n+1), make([]float64, n+1)
	b.inverse = make([][]float64, n+1)
	for k := range n + 1 {
		b.inverse[k] = make([]float64, n+1)
	}
	// Row k says v(k)·μ − value − surplus(k) = 0, the last one μ = 1. Solved for the basic variables:
	for k := range n {
		b.basis[k] = basic{kind: basicSurplus, row: k}
		b.inverse[k][k], b.inverse[k][least], b.inverse[k][n] = -1, 1, v[k]-v[least]
		b.amount[k] = v[k] - v[least]
	}
	b.basis[least] = basic{kind: basicValue}
	b.inverse[least] = make([]float64, n+1)
	b.inverse[least][least], b.inverse[least][n] = -1, v[least]
	b.amount[least] = v[least]
	b.basis[n] = basic{kind: basicSet, set: set}
	b.inverse[n][n], b.amount[n] = 1, 1
}

// duals are the multipliers of the basis, and the row whose surplus should enter it, where a multiplier is below zero; else -1.
func (b *bound) duals() (λ []float64, surplus int) {
	n := len(b.active)
	value := 0
	for k := range b.basis {
		if b.basis[k].kind == basicValue {
			value = k
		}
	}
	λ = make([]float64, n+1)
	surplus = -1
	for k := range n {
		λ[k] = -b.inverse[value][k]
		if λ[k] < -epsilon && (surplus < 0 || λ[k] < λ[surplus]) {
			surplus = k
		}
	}
	λ[n] = b.inverse[value][n]
	return λ, surplus
}

// gain is by how much a set's surplus exceeds the value at the multipliers.
func (b *bound) gain(λ, column []float64) float64 {
	n := len(b.active)
	sum := -λ[n]
	for k := range n {
		sum += float64(λ[k] * column[k])
	}
	return sum
}

// pivot lets a variable with the given column enter the basis; false where none can leave.
func (b *bound) pivot(column []float64, enters basic) bool {
	direction := make([]float64, len(b.basis))
	for k := range b.basis {
		for c, x := range column {
			direction[k] += float64(b.inverse[k][c] * x)
		}
	}
	leaves, ratio := -1, math.Inf(1)
	for k, step := range direction {
		if b.basis[k].kind == basicValue || step <= epsilon {
			continue
		}
		if at := max(0, b.amount[k]) / step; at < ratio {
			leaves, ratio = k, at
		}
	}
	if leaves < 0 {
		return false
	}
	b.exchange(direction, leaves, ratio)
	b.basis[leaves] = enters
	return true
}

func (b *bound) exchange(direction []float64, leaves int, ratio float64) {
	pivot := direction[leaves]
	for c := range b.inverse[leaves] {
		b.inverse[leaves][c] /= pivot
	}
	b.amount[leaves] = ratio
	for k := range b.basis {
		if k == leaves {
			continue
		}
		for c := range b.inverse[k] {
			b.inverse[k][c] -= float64(direction[k] * b.inverse[leaves][c])
		}
		b.amount[k] -= float64(direction[k] * ratio)
	}
}

// shares adds up the weights of the sets that hold each candidate, of those that not every set holds.
func (b *bound) shares(d *domain) {
	b.share = map[int]float64{}
	for k, v := range b.basis {
		if v.kind != basicSet {
			continue
		}
		for _, i := range v.set[len(d.in):] {
			b.share[i] += b.amount[k]
		}
	}
}
