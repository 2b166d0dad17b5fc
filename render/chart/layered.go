package chart

import (
	"cmp"
	"slices"
)

// vertex is a box to be placed in a layer.
type vertex struct {
	w, h float64
	side float64 // how wide arcs may meet it; 0 is w
	rank rank
}

// rank says where a vertex must stand.
type rank int

const (
	anywhere rank = iota
	atTop         // alone with its like, above all others
	atBottom      // alone with its like, below all others
)

// arc joins two vertices. Where it has a label, a box of that size stands on it between the two.
type arc struct {
	from, to       end
	labelW, labelH float64
	backward       bool // runs against the layers: its path is from its end to its beginning
}

// end is where an arc meets a vertex.
type end struct {
	vertex int
	x      float64 // from the vertex's middle, where fixed
	fixed  bool
}

// layered is a drawing of vertices in layers from top to bottom, so that arcs run downwards as far as they can: cycles are broken,
// vertices put in layers no wider than a limit, long arcs led through the layers between, crossings made few (K. Sugiyama, S. Tagawa,
// M. Toda: Methods for visual understanding of hierarchical system structures, 1981), and places found by least squares.
type layered struct {
	em       float64
	limit    float64
	vertices []vertex
	arcs     []arc
	layers   [][]*slot
	slots    []*slot   // of the vertices
	chains   [][]*slot // by arc: what it runs through, from its upper end to its lower
	labels   []*slot   // by arc: the box of its label; nil for none
	tops     []float64 // by layer
	heights  []float64
	height   float64
	width    float64
}

// slot is a place in a layer: of a vertex, or of an arc that passes.
type slot struct {
	w, h, side   float64
	layer, index int
	x            float64 // of the middle
	real         bool    // a vertex or a label
	above, below []joint
}

// joint is where an arc meets the slot of the next layer.
type joint struct {
	slot      *slot
	own, peer float64 // where it meets this slot and that, from their middles
}

// White space in layered drawings, in sizes of the type.
const (
	besideBoxes = 1.3
	besideLines = 0.75
	belowLayer  = 2.3
	portLayer   = 1.5
	stub        = 0.55 // arcs leave and come upright
)

// layOut places vertices and arcs. It has no layers where there are no vertices.
func layOut(vertices []vertex, arcs []arc, em, limit float64) *layered {
	l := &layered{em: em, limit: limit, vertices: vertices, arcs: arcs}
	l.straighten()
	l.assign(l.ranks())
	l.thread()
	l.order()
	l.stack()
	l.place()
	return l
}

// straighten turns arcs that would close a circle.
func (l *layered) straighten() {
	place := sequence(len(l.vertices), l.arcs)
	for i := range l.arcs {
		a := &l.arcs[i]
		upward := place[a.from.vertex] > place[a.to.vertex]
		if l.vertices[a.from.vertex].rank == atBottom || l.vertices[a.to.vertex].rank == atTop {
			upward = true
		}
		if l.vertices[a.from.vertex].rank == atTop || l.vertices[a.to.vertex].rank == atBottom {
			upward = false
		}
		if upward {
			a.from, a.to, a.backward = a.to, a.from, !a.backward
		}
	}
}

// sequence gives each vertex a place in a row in which few arcs run back (P. Eades, X. Lin, W. F. Smyth: A fast and effective heuristic
// for the feedback arc set problem, 1993): sinks to the end, sources to the beginning, of the rest those with most arcs out over in.
func sequence(n int, arcs []arc) []int {
	in, out, gone, place := make([]int, n), make([]int, n), make([]bool, n), make([]int, n)
	for _, a := range arcs {
		in[a.to.vertex]++
		out[a.from.vertex]++
	}
	first, last := 0, n-1
	take := func(v, at int) {
		gone[v], place[v] = true, at
		for _, a := range arcs {
			if a.from.vertex == v && !gone[a.to.vertex] {
				in[a.to.vertex]--
			}
			if a.to.vertex == v && !gone[a.from.vertex] {
				out[a.from.vertex]--
			}
		}
	}
	for first <= last {
		best, sink := -1, -1
		for v := range n {
			switch {
			case gone[v]:
			case out[v] == 0 && in[v] > 0:
				sink = v
			case best < 0 || rating(in[v], out[v]) > rating(in[best], out[best]):
				best = v
			}
		}
		if sink >= 0 {
			take(sink, last)
			last--
			continue
		}
		take(best, first)
		first++
	}
	return place
}

// rating is how early a vertex comes: sources before all others.
func rating(in, out int) int {
	if in == 0 {
		return 1 << 30
	}
	return out - in
}

// span is how many layers an arc reaches down at least: two where its label needs one.
func (a arc) span() int {
	if a.labelW > 0 {
		return 2
	}
	return 1
}

// ranks is how far each vertex is below the uppermost, by the longest way.
func (l *layered) ranks() []int {
	ranks := make([]int, len(l.vertices))
	for range l.vertices {
		moved := false
		for _, a := range l.arcs {
			if need := ranks[a.from.vertex] + a.span(); need > ranks[a.to.vertex] {
				ranks[a.to.vertex], moved = need, true
			}
		}
		if !moved {
			break
		}
	}
	return ranks
}

// assign puts vertices in layers: below all that lead to them, and where the layer is full, in the next.
func (l *layered) assign(ranks []int) {
	order := l.turns(ranks)
	into := make([][]arc, len(l.vertices))
	for _, a := range l.arcs {
		into[a.to.vertex] = append(into[a.to.vertex], a)
	}
	l.slots = make([]*slot, len(l.vertices))
	used, top := []float64{}, 0
	if slices.ContainsFunc(l.vertices, func(v vertex) bool { return v.rank == atTop }) {
		top = 1
	}
	var bottom []int
	for _, v := range order {
		s := &slot{w: l.vertices[v].w, h: l.vertices[v].h, side: cmp.Or(l.vertices[v].side, l.vertices[v].w), real: true, layer: top}
		l.slots[v] = s
		switch l.vertices[v].rank {
		case atTop:
			s.layer = 0
			continue
		case atBottom:
			bottom = append(bottom, v)
			continue
		}
		for _, a := range into[v] {
			s.layer = max(s.layer, l.slots[a.from.vertex].layer+a.span())
		}
		for len(used) > s.layer && used[s.layer] > 0 && used[s.layer]+s.w > l.limit {
			s.layer++
		}
		for len(used) <= s.layer {
			used = append(used, 0)
		}
		used[s.layer] += s.w + besideBoxes*l.em
	}
	last := len(used)
	for _, v := range bottom {
		for _, a := range into[v] {
			last = max(last, l.slots[a.from.vertex].layer+a.span())
		}
	}
	for _, v := range bottom {
		l.slots[v].layer = last
	}
	l.sink(order, used)
}

// turns is the order in which vertices are put in layers: by rank, those that nothing joins at the end.
func (l *layered) turns(ranks []int) []int {
	order := make([]int, len(l.vertices))
	for i := range order {
		order[i] = i
	}
	joined := make([]bool, len(l.vertices))
	for _, a := range l.arcs {
		joined[a.from.vertex], joined[a.to.vertex] = true, true
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case joined[a] == joined[b]:
			return cmp.Compare(ranks[a], ranks[b])
		case joined[a]:
			return -1
		default:
			return 1
		}
	})
	return order
}

// sink moves vertices that lead to more than leads to them down to those, where there is room: shorter arcs.
func (l *layered) sink(order []int, used []float64) {
	for _, v := range slices.Backward(order) {
		s := l.slots[v]
		if l.vertices[v].rank != anywhere {
			continue
		}
		in, out, lowest := 0, 0, 1<<30
		for _, a := range l.arcs {
			if a.to.vertex == v {
				in++
			}
			if a.from.vertex == v {
				out++
				lowest = min(lowest, l.slots[a.to.vertex].layer-a.span())
			}
		}
		for at := lowest; out > in && at > s.layer; at-- {
			if at < len(used) && used[at]+s.w <= l.limit {
				used[s.layer] -= s.w + besideBoxes*l.em
				used[at] += s.w + besideBoxes*l.em
				s.layer = at
				break
			}
		}
	}
}

// thread leads arcs through the layers between their ends, a slot in each, of which the middle one holds the label.
func (l *layered) thread() {
	deepest := -1
	for _, s := range l.slots {
		deepest = max(deepest, s.layer)
	}
	l.layers = make([][]*slot, deepest+1)
	for _, s := range l.slots {
		l.layers[s.layer] = append(l.layers[s.layer], s)
	}
	l.chains, l.labels = make([][]*slot, len(l.arcs)), make([]*slot, len(l.arcs))
	for i, a := range l.arcs {
		from, to := l.slots[a.from.vertex], l.slots[a.to.vertex]
		chain := []*slot{from}
		for layer := from.layer + 1; layer < to.layer; layer++ {
			s := &slot{layer: layer}
			if a.labelW > 0 && layer == (from.layer+to.layer)/2 {
				s.w, s.h, s.real = a.labelW, a.labelH, true
				l.labels[i] = s
			}
			l.layers[layer] = append(l.layers[layer], s)
			chain = append(chain, s)
		}
		chain = append(chain, to)
		l.chains[i] = chain
		for k := 1; k < len(chain); k++ {
			upper, lower := chain[k-1], chain[k]
			var own, peer float64
			if k == 1 {
				own = a.from.x
			}
			if k == len(chain)-1 {
				peer = a.to.x
			}
			upper.below = append(upper.below, joint{lower, own, peer})
			lower.above = append(lower.above, joint{upper, peer, own})
		}
	}
	l.compact()
}

// compact takes out layers that nothing stands in.
func (l *layered) compact() {
	l.layers = slices.DeleteFunc(l.layers, func(layer []*slot) bool { return len(layer) == 0 })
	for i, layer := range l.layers {
		for k, s := range layer {
			s.layer, s.index = i, k
		}
	}
}
