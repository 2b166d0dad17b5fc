package selection

import (
	"cmp"
	"slices"
)

// completer makes sets that reach the right sides of what bounds cannot tell from what does not: where totals have many digits, hardly any
// set reaches a sharp right side, and yet there are some. It takes all members but two, in a fixed sequence of ways, and looks up the two
// that are lacking by weighted applications and servers. It finds; it proves nothing.
type completer struct {
	p     *program
	calls int
	state uint64 // of the sequence
}

const (
	completions = 1 << 18 // candidates that one call may look at
	nearest     = 24      // places of the heaviest candidates that members are taken from at first
	patience    = 12      // calls, each of which tries twice as often as the last one; what is not found then is hardly there
)

// from is a set of d that reaches all right sides, and how many candidates were looked at; nil where none was found. The free candidates
// that weigh most at the multipliers are taken first.
func (c *completer) from(d *domain, m *Multipliers) (set []int, looked int64) {
	c.calls++
	room, n := c.p.most-len(d.in), len(d.free)
	if c.calls > patience || room < 2 || n < room {
		return nil, 0
	}
	heaviest := c.byWeight(d, m)
	pairs := c.pairsOf(d)
	looked = int64(n)
	for try := range 1 << c.calls {
		if looked += int64(n); looked > completions {
			break
		}
		members := c.draw(d, heaviest[:min(n, max(room, nearest<<(try%12)))], room-2)
		if set := pairs.complete(members); set != nil {
			return set, looked
		}
	}
	return nil, looked
}

// byWeight are the free candidates of d, heaviest first.
func (c *completer) byWeight(d *domain, m *Multipliers) []int {
	type heavy struct {
		at     int
		weight int64
	}
	all := make([]heavy, len(d.free))
	for k, i := range d.free {
		all[k] = heavy{i, m.of(&c.p.columns[i])}
	}
	slices.SortStableFunc(all, func(a, b heavy) int { return cmp.Compare(b.weight, a.weight) })
	order := make([]int, len(all))
	for k, h := range all {
		order[k] = h.at
	}
	return order
}

// next is the next number of the sequence, below n (splitmix64).
func (c *completer) next(n int) int {
	c.state += 0x9e3779b97f4a7c15
	z := c.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}

// draw is the members of d with so many of a pool, at most one a customer where that is asked; fewer where the pool has no more.
func (c *completer) draw(d *domain, pool []int, members int) []int {
	set := append(make([]int, 0, c.p.most), d.in...)
	r := repairer{p: c.p}
	for range 2 * members {
		i := pool[c.next(len(pool))]
		if len(set) == len(d.in)+members {
			break
		}
		if !slices.Contains(set, i) && !r.clash(set, i, -1) {
			set = append(set, i)
		}
	}
	return set
}

// pairs looks up two candidates that bring what is lacking.
type pairs struct {
	p      *program
	byApps []int // free candidates, most weighted applications first
	best   []int // of the first so many of byApps, the one with the most weighted servers
	second []int // and the one with the most beside it; -1 where there is none
}

func (c *completer) pairsOf(d *domain) pairs {
	p := pairs{p: c.p, byApps: slices.Clone(d.free)}
	slices.SortStableFunc(p.byApps, func(i, j int) int { return cmp.Compare(c.p.columns[j][rowApps], c.p.columns[i][rowApps]) })
	servers := func(i int) int64 { return c.p.columns[i][rowServers] }
	best, second := -1, -1
	for _, i := range p.byApps {
		switch {
		case best < 0 || servers(i) > servers(best):
			best, second = i, best
		case second < 0 || servers(i) > servers(second):
			second = i
		}
		p.best, p.second = append(p.best, best), append(p.second, second)
	}
	return p
}

// complete is members with two more, which reaches all right sides; nil where no two were found. It goes through the candidates once: the
// fewer applications one has, the more its mate must have, so that the mates that do are a beginning of byApps that grows shorter.
func (p *pairs) complete(members []int) []int {
	var sum column
	for _, i := range members {
		sum = sum.plus(p.p.columns[i])
	}
	lacks := p.p.right.minus(sum)
	mates := len(p.byApps)
	for _, i := range p.byApps {
		c := &p.p.columns[i]
		for mates > 0 && p.p.columns[p.byApps[mates-1]][rowApps] < lacks[rowApps]-c[rowApps] {
			mates--
		}
		if mates == 0 {
			return nil
		}
		for _, j := range [2]int{p.best[mates-1], p.second[mates-1]} {
			if j < 0 || j == i || p.p.columns[j][rowServers] < lacks[rowServers]-c[rowServers] {
				continue
			}
			if set := append(append(make([]int, 0, p.p.most), members...), i, j); p.fits(set) {
				return set
			}
		}
	}
	return nil
}

// fits tells whether a set reaches all right sides, holds nobody twice and, where that is asked, no customer.
func (p *pairs) fits(set []int) bool {
	r := repairer{p: p.p}
	for at, i := range set {
		if slices.Contains(set[:at], i) || r.clash(set[:at], i, -1) {
			return false
		}
	}
	return p.p.holds(set)
}
