package selection

import (
	"cmp"
	"slices"
)

// repairer makes sets that reach the right sides, or nearly, by exchanging one member at a time. It finds; it proves nothing.
type repairer struct {
	p     *program
	tries int
}

const (
	exchanges = 24      // of a set, before it is given up
	cheap     = 1 << 15 // exchanges to look at, beyond which only the first cases of a search are repaired
	eager     = 16      // cases
)

// from is a set of d that reaches all right sides, begun with those that have the largest shares; nil where none was found.
func (r *repairer) from(d *domain, share map[int]float64) []int {
	r.tries++
	if r.tries > eager && len(d.free)*(r.p.most-len(d.in)) > cheap {
		return nil
	}
	set := slices.Clone(d.in)
	likely := make([]int, 0, len(share))
	for _, i := range d.free {
		if share[i] > epsilon {
			likely = append(likely, i)
		}
	}
	slices.SortStableFunc(likely, func(i, j int) int { return cmp.Compare(share[j], share[i]) })
	for _, i := range append(likely, d.free...) {
		if len(set) < r.p.most && !slices.Contains(set, i) && !r.clash(set, i, -1) {
			set = append(set, i)
		}
	}
	lack := r.lack(set)
	for range exchanges {
		if lack == 0 {
			return set
		}
		better, less := r.exchange(d, set, lack)
		if better == nil {
			return nil
		}
		set, lack = better, less
	}
	return nil
}

// clash tells whether set, without its member at the place except, holds somebody of i's customer.
func (r *repairer) clash(set []int, i, except int) bool {
	if r.p.group == nil {
		return false
	}
	for at, j := range set {
		if at != except && r.p.group[j] == r.p.group[i] {
			return true
		}
	}
	return false
}

// exchange is the set in which one free member gave way to the best other one, or to none.
func (r *repairer) exchange(d *domain, set []int, lack float64) (better []int, less float64) {
	out, in := -1, -1
	less = lack
	for at := len(d.in); at < len(set); at++ {
		rest := r.sum(set, at)
		if l := rest.lack(r.p); l < less && len(set) > r.p.least {
			out, in, less = at, -1, l
		}
		for _, i := range d.free {
			with := rest.with(&r.p.columns[i])
			if l := with.lack(r.p); l < less && !slices.Contains(set, i) && !r.clash(set, i, at) {
				out, in, less = at, i, l
			}
		}
	}
	if out < 0 {
		return nil, lack
	}
	better = slices.Delete(slices.Clone(set), out, out+1)
	if in >= 0 {
		better = append(better, in)
	}
	return better, less
}

func (r *repairer) lack(set []int) float64 {
	all := r.sum(set, -1)
	return all.lack(r.p)
}

func (r *repairer) sum(set []int, except int) tally {
	var t tally
	for at, i := range set {
		if at != except {
			t = t.with(&r.p.columns[i])
		}
	}
	return t
}

// tally is the sum of a set, and the heaviest weights in it.
type tally struct {
	sum      column
	heaviest [2]int64
}

func (t *tally) with(c *column) tally {
	with := *t
	for r := range c {
		with.sum[r] += c[r]
	}
	with.heaviest[0] = max(t.heaviest[0], c[rowRestApps])
	with.heaviest[1] = max(t.heaviest[1], c[rowRestServers])
	return with
}

// lack is what a tally lacks of the right sides, each in parts of its right side, all together.
func (t *tally) lack(p *program) float64 {
	var lack float64
	for r, right := range p.right {
		has := t.sum[r]
		if r == rowRestApps || r == rowRestServers {
			has -= t.heaviest[r-rowRestApps]
		}
		if has < right {
			lack += float64(right-has) / float64(max(right, -right, 1))
		}
	}
	return lack
}
