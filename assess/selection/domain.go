package selection

import "slices"

// domain is a case of the search: the sets that hold all of in, else only free ones, and whose heaviest members lie between low and
// high.
type domain struct {
	in        []int
	free      []int // never of a customer that stands in in, where there may be one a customer
	sum       column
	low, high [2]int64 // of applications and servers, cut down to what survival looks at
	dead      bool     // there is no such set
}

// whole is the domain of all sets of p that are drawn from kept, with the included ones.
func (p *program) whole(kept []int) *domain {
	d := &domain{high: p.rest}
	for _, i := range kept {
		if !p.barred[i] {
			d.free = append(d.free, i)
		}
	}
	for _, i := range p.in {
		p.take(d, i)
	}
	return d
}

func (d *domain) copied() *domain {
	c := *d
	c.in, c.free = slices.Clone(d.in), slices.Clone(d.free)
	return &c
}

// take puts candidate i into every set of d.
func (p *program) take(d *domain, i int) {
	if !slices.Contains(d.free, i) || len(d.in) >= p.most {
		d.dead = true
		return
	}
	d.in = append(d.in, i)
	d.sum = d.sum.plus(p.columns[i])
	full := len(d.in) == p.most
	d.free = slices.DeleteFunc(d.free, func(j int) bool {
		return j == i || full || p.group != nil && p.group[j] == p.group[i]
	})
}

// dropWith drops i once it is proven that no set of d that holds i is sought for; and with it every candidate j that i covers: a set
// with j for i would be one with i for j, which is no worse, and which was proven not to be there. Where there may be one a customer
// and j is of another than i, that set might hold i's own customer twice, unless i covers all of that customer's: then it takes the
// place of that one.
func (p *program) dropWith(d *domain, i int) {
	alone := p.group == nil || !slices.ContainsFunc(d.free, func(j int) bool { return p.group[j] == p.group[i] && !p.columns[i].covers(&p.columns[j]) })
	d.free = slices.DeleteFunc(d.free, func(j int) bool {
		return j == i || (alone || p.group[j] == p.group[i]) && p.columns[i].covers(&p.columns[j])
	})
	d.dead = d.dead || slices.Contains(d.in, i)
}

// lighter restricts d to sets whose heaviest member by row (rowRestApps or rowRestServers) is at most high.
func (p *program) lighter(d *domain, row int, high int64) {
	d.high[row-rowRestApps] = high
	above := func(j int) bool { return p.columns[j][row] > high }
	d.dead = d.dead || slices.ContainsFunc(d.in, above)
	d.free = slices.DeleteFunc(d.free, above)
}

// heavier restricts d to sets whose heaviest member by row is at least low.
func (d *domain) heavier(row int, low int64) { d.low[row-rowRestApps] = low }
