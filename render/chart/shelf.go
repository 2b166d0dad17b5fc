package chart

import "slices"

// White space between the parts of a graph, in sizes of the type.
const (
	besideParts = 2.2
	belowParts  = 1.8
)

// part is some blocks that edges join, laid out in layers.
type part struct {
	blocks []int
	edges  []int // by arc of outer
	outer  *layered
}

// shelve lays out the parts and puts them beside one another where there is room, in rows.
func (p *grapher) shelve() {
	var shelf []part
	used := 0.0
	for _, blocks := range p.parts() {
		next := p.part(blocks)
		if len(shelf) > 0 && used+besideParts*p.Size+next.outer.width > p.Width {
			p.put(shelf, used)
			shelf, used = nil, 0
		}
		if len(shelf) > 0 {
			used += besideParts * p.Size
		}
		shelf, used = append(shelf, next), used+next.outer.width
	}
	p.put(shelf, used)
}

// part lays out the blocks of a part. All arcs run down, in the order that the ports of the blocks follow too.
func (p *grapher) part(blocks []int) part {
	out := part{blocks: blocks}
	vertices := make([]vertex, len(blocks))
	for i, b := range blocks {
		vertices[i] = vertex{w: p.blocks[b].w, h: p.blocks[b].h}
		if one := p.blocks[b]; one.group == "" && len(one.nodes) == 1 {
			vertices[i].side = p.nodes[one.nodes[0]].w // without the room for its loop
		}
	}
	var arcs []arc
	for i, e := range p.edges {
		from, to := p.nodes[e.from].block, p.nodes[e.to].block
		a, b := slices.Index(blocks, from), slices.Index(blocks, to)
		if from == to || a < 0 {
			continue
		}
		join := arc{from: p.endOf(i, from, a), to: p.endOf(i, to, b), labelW: e.labelW, labelH: p.labelHeight(e)}
		if p.places[from] > p.places[to] {
			join.from, join.to, join.backward = join.to, join.from, true
		}
		arcs, out.edges = append(arcs, join), append(out.edges, i)
	}
	out.outer = layOut(vertices, arcs, p.Size, p.Width)
	p.crossings += out.outer.crossings()
	p.crowded = p.crowded || out.outer.width > p.Width+0.01
	return out
}

// endOf is where an edge meets a block: at its port in a frame, anywhere at a node that is in none.
func (p *grapher) endOf(edge, block, vertex int) end {
	b := p.blocks[block]
	for _, port := range b.ports {
		if port.edge == edge {
			return end{vertex: vertex, x: b.origin.X + b.inner.slots[port.vertex].x - b.w/2, fixed: true}
		}
	}
	return end{vertex: vertex}
}

// put places the parts of a shelf beside one another, in the middle of the width, and ends its strips: one a layer where there is only
// one part.
func (p *grapher) put(shelf []part, used float64) {
	if len(p.strips) > 0 {
		p.y += belowParts * p.Size
	}
	x, height := max(0, (p.Width-used)/2), 0.0
	for _, one := range shelf {
		p.settlePart(one, x)
		x += one.outer.width + besideParts*p.Size
		height = max(height, one.outer.height)
	}
	if o := shelf[0].outer; len(shelf) == 1 {
		for i := range o.tops[1:] {
			p.strip(p.y + (o.tops[i]+o.heights[i]+o.tops[i+1])/2)
		}
	}
	p.y += height
	p.strip(p.y)
}

// strip ends a strip at a height.
func (p *grapher) strip(at float64) {
	for _, before := range p.strips {
		at -= before.Height
	}
	p.strips = append(p.strips, Strip{Height: at})
}

// settlePart gives the blocks, nodes and edges of a part their places.
func (p *grapher) settlePart(one part, x float64) {
	corner := Point{x, p.y}
	for i, b := range one.blocks {
		p.settleBlock(p.blocks[b], corner.plus(one.outer.box(one.outer.slots[i])))
	}
	paths := one.outer.paths()
	for i, e := range one.edges {
		a := one.outer.arcs[i]
		upper, lower := one.blocks[a.from.vertex], one.blocks[a.to.vertex]
		path := p.portPath(e, upper)
		path = append(path, shifted(paths[i], corner)...)
		path = append(path, p.portPath(e, lower)...)
		p.settleEdge(e, path, a.backward, one.outer, one.outer.labels[i], corner)
	}
}

func (p *grapher) settleBlock(b *block, at Point) {
	b.at = at
	corner := at.plus(b.origin)
	for i, n := range b.nodes {
		s := b.inner.slots[i]
		p.nodes[n].at = corner.plus(b.inner.box(s)).plus(Point{(s.w - p.nodes[n].w) / 2, 0})
	}
	b.paths = b.inner.paths()
	for i := range b.paths {
		b.paths[i] = shifted(b.paths[i], corner)
	}
	for i, e := range b.edges {
		p.settleEdge(e, b.paths[i], b.inner.arcs[i].backward, b.inner, b.inner.labels[i], corner)
	}
}

// settleEdge gives an edge its path, from its beginning to its end, and its label its place.
func (p *grapher) settleEdge(e int, path []Point, backward bool, l *layered, label *slot, corner Point) {
	if backward {
		slices.Reverse(path)
	}
	p.edges[e].path = path
	if label != nil {
		p.edges[e].labelAt = corner.plus(l.box(label))
	}
}

// portPath is the way of an edge inside a frame, downwards; empty where there is no frame.
func (p *grapher) portPath(e, block int) []Point {
	b := p.blocks[block]
	for _, port := range b.ports {
		if port.edge == e {
			return slices.Clone(b.paths[port.arc])
		}
	}
	return nil
}

func (a Point) plus(b Point) Point { return Point{a.X + b.X, a.Y + b.Y} }

func shifted(path []Point, by Point) []Point {
	moved := make([]Point, len(path))
	for i, at := range path {
		moved[i] = at.plus(by)
	}
	return moved
}
