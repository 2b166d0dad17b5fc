package selection

import (
	"cmp"
	"slices"
)

// reduced are the candidates of p that a search need look at, and the ones it need not. A candidate is dropped where, of the kept ones
// that may be chosen freely, one of its own customer covers it, or as many of different customers as a set has room for: a set that
// holds it has too few other members to hold them all or their customers, so one of them can take its place, and the set is no worse.
// Doing so over and over ends, since each time there is one dropped member less. For the level of ids, inOrder, those that cover it
// must come before it, so that the new set comes earlier.
func (p *program) reduced(inOrder bool) (kept, dropped []int) {
	var order []int
	included := make([]bool, len(p.columns))
	for _, i := range p.in {
		included[i] = true
		kept = append(kept, i)
	}
	for i := range p.columns {
		if !p.barred[i] && !included[i] {
			order = append(order, i)
		}
	}
	if !inOrder {
		p.strongestFirst(order)
	}
	c := coverage{p: p, room: p.most - len(p.in), inOrder: inOrder}
	for _, i := range order {
		if c.covered(i) {
			dropped = append(dropped, i)
		} else {
			c.by = append(c.by, i)
		}
	}
	kept = append(kept, c.by...)
	slices.Sort(kept)
	slices.Sort(dropped)
	return kept, dropped
}

// strongestFirst sorts so that whatever covers a candidate comes before it, or is its equal.
func (p *program) strongestFirst(order []int) {
	scale := [rows]float64{}
	for i := range p.columns {
		for r, x := range p.columns[i] {
			scale[r] = max(scale[r], float64(x), -float64(x), 1)
		}
	}
	strength := make([]float64, len(p.columns))
	for i := range p.columns {
		for r, x := range p.columns[i] {
			strength[i] += float64(x) / scale[r]
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(strength[j], strength[i]) })
}

// coverage asks whether candidates may be dropped for those in by.
type coverage struct {
	p       *program
	room    int
	inOrder bool
	by      []int
	seen    map[int]bool // customers that cover the candidate at hand
}

func (c *coverage) covered(i int) bool {
	found := 0
	clear(c.seen)
	for _, j := range c.by {
		if c.inOrder && j > i || !c.p.columns[j].covers(&c.p.columns[i]) {
			continue
		}
		if c.p.group == nil {
			found++
		} else {
			if c.p.group[j] == c.p.group[i] {
				return true
			}
			if c.seen == nil {
				c.seen = map[int]bool{}
			}
			if !c.seen[c.p.group[j]] {
				c.seen[c.p.group[j]] = true
				found++
			}
		}
		if found >= c.room {
			return true
		}
	}
	return false
}
