package chart

import (
	"cmp"
	"slices"
)

// stack finds the heights of the layers and where they stand.
func (l *layered) stack() {
	l.tops, l.heights = make([]float64, len(l.layers)), make([]float64, len(l.layers))
	for i, layer := range l.layers {
		l.tops[i] = l.height
		joined := false
		for _, s := range layer {
			l.heights[i] = max(l.heights[i], s.h)
			joined = joined || len(s.below) > 0
		}
		l.height += l.heights[i]
		if i == len(l.layers)-1 {
			break
		}
		switch {
		case joined && (l.heights[i] == 0 || !slices.ContainsFunc(l.layers[i+1], func(s *slot) bool { return s.h > 0 })):
			l.height += portLayer * l.em // between a frame and what is in it
		case joined:
			l.height += belowLayer * l.em
		default:
			l.height += besideBoxes * l.em
		}
	}
}

// place finds where the slots stand in their layers: as near as can be to what they are joined to, long arcs straight, nothing nearer
// to its neighbour than may be.
func (l *layered) place() {
	if len(l.layers) == 0 {
		return
	}
	for _, layer := range l.layers {
		l.width = max(l.width, l.packed(layer))
	}
	for _, layer := range l.layers {
		x := (l.width - l.packed(layer)) / 2
		for i, s := range layer {
			if i > 0 {
				x += l.apart(layer[i-1], s)
			} else {
				x += s.w / 2
			}
			s.x = x
		}
	}
	for pass := range 16 {
		for i := range l.layers {
			layer := l.layers[i]
			if pass%2 == 1 {
				layer = l.layers[len(l.layers)-1-i]
			}
			l.relax(layer, pass)
		}
	}
	l.trim()
}

// packed is how wide a layer is at least.
func (l *layered) packed(layer []*slot) float64 {
	width := (layer[0].w + layer[len(layer)-1].w) / 2
	for i := 1; i < len(layer); i++ {
		width += l.apart(layer[i-1], layer[i])
	}
	return width
}

// apart is how far the middles of two neighbours are from each other at least.
func (l *layered) apart(a, b *slot) float64 {
	gap := besideBoxes
	if !a.real || !b.real {
		gap = besideLines
	}
	return (a.w+b.w)/2 + gap*l.em
}

// relax moves the slots of a layer towards what they are joined to: above in one pass, below in the next, and to both in the last.
func (l *layered) relax(layer []*slot, pass int) {
	want, weight := make([]float64, len(layer)), make([]float64, len(layer))
	for i, s := range layer {
		var joints []joint
		if pass%2 == 0 || pass >= 10 {
			joints = append(joints, s.above...)
		}
		if pass%2 == 1 || pass >= 10 {
			joints = append(joints, s.below...)
		}
		want[i], weight[i] = s.x, 0.1
		if len(joints) == 0 {
			continue
		}
		sum, total := 0.0, 0.0
		for _, j := range joints {
			w := 1.0
			if !s.real && !j.slot.real {
				w = 8
			}
			sum, total = sum+w*(j.slot.x+j.peer-j.own), total+w
		}
		want[i], weight[i] = sum/total, total
	}
	l.settle(layer, want, weight)
}

// settle places a layer as near to the places wanted as its order and distances allow, by least squares: after the distances are taken
// off, that is isotonic regression, which pools neighbours that are out of order.
func (l *layered) settle(layer []*slot, want, weight []float64) {
	type pool struct {
		mean, weight float64
		n            int
	}
	offsets := make([]float64, len(layer))
	var pools []pool
	for i := range layer {
		if i > 0 {
			offsets[i] = offsets[i-1] + l.apart(layer[i-1], layer[i])
		}
		p := pool{want[i] - offsets[i], weight[i], 1}
		for len(pools) > 0 && pools[len(pools)-1].mean > p.mean {
			before := pools[len(pools)-1]
			pools = pools[:len(pools)-1]
			sum := before.weight + p.weight
			p = pool{(before.mean*before.weight + p.mean*p.weight) / sum, sum, before.n + p.n}
		}
		pools = append(pools, p)
	}
	least := layer[0].w / 2
	most := l.width - layer[len(layer)-1].w/2 - offsets[len(layer)-1]
	i := 0
	for _, p := range pools {
		for range p.n {
			layer[i].x = max(least, min(p.mean, most)) + offsets[i]
			i++
		}
	}
}

// trim takes off the empty space at both sides.
func (l *layered) trim() {
	left, right := l.width, 0.0
	for _, layer := range l.layers {
		for _, s := range layer {
			left, right = min(left, s.x-s.w/2), max(right, s.x+s.w/2)
		}
	}
	for _, layer := range l.layers {
		for _, s := range layer {
			s.x -= left
		}
	}
	l.width = right - left
}

// box is the upper left corner of a slot; it stands in the middle of its layer's height.
func (l *layered) box(s *slot) Point {
	return Point{s.x - s.w/2, l.tops[s.layer] + (l.heights[s.layer]-s.h)/2}
}

// paths are the ways of the arcs, from upper end to lower. Those that meet one side of a vertex are spread over it.
func (l *layered) paths() [][]Point {
	upper, lower := l.spread(true), l.spread(false)
	paths := make([][]Point, len(l.arcs))
	for i, chain := range l.chains {
		from, to := chain[0], chain[len(chain)-1]
		x, y := from.x+lower[i], l.box(from).Y+from.h
		path := []Point{{x, y}, {x, l.tops[from.layer] + l.heights[from.layer] + l.stub(from)}}
		for _, s := range chain[1 : len(chain)-1] {
			path = append(path, Point{s.x, l.tops[s.layer] - l.stub(s)/2}, Point{s.x, l.tops[s.layer] + l.heights[s.layer] + l.stub(s)/2})
		}
		x = to.x + upper[i]
		path = append(path, Point{x, l.tops[to.layer] - l.stub(to)}, Point{x, l.box(to).Y})
		paths[i] = path
	}
	return paths
}

// stub is how far an arc runs upright beside a slot; not at all beside one without height, where it passes.
func (l *layered) stub(s *slot) float64 {
	if s.h == 0 {
		return 0
	}
	return stub * l.em
}

// spread is how far from the middle of its vertex each arc comes in from above, or goes out below, in the order of where they come
// from.
func (l *layered) spread(above bool) []float64 {
	offsets := make([]float64, len(l.arcs))
	at := map[*slot][]int{}
	for i, chain := range l.chains {
		s, e := chain[0], l.arcs[i].from
		if above {
			s, e = chain[len(chain)-1], l.arcs[i].to
		}
		if offsets[i] = e.x; !e.fixed {
			at[s] = append(at[s], i)
		}
	}
	next := func(i int) float64 {
		chain := l.chains[i]
		if above {
			return chain[len(chain)-2].x
		}
		return chain[1].x
	}
	for _, s := range l.slots {
		arcs := at[s]
		slices.SortStableFunc(arcs, func(a, b int) int { return cmp.Compare(next(a), next(b)) })
		step := min(besideLines*l.em, 0.8*s.side/float64(len(arcs)))
		for k, i := range arcs {
			offsets[i] = (float64(k) - float64(len(arcs)-1)/2) * step
		}
	}
	return offsets
}
