package chart

import (
	"cmp"
	"slices"
	"strings"

	"dossier/doc"
)

// A graph of more is no drawing that anybody reads.
const (
	mostNodes = 150
	mostEdges = 220
)

// grapher lays out one graph.
type grapher struct {
	*plotter
	words  words
	nodes  []node
	edges  []edge
	index  map[string]int // of nodes, by ID
	blocks []*block
	places []int // of blocks, from top to bottom: few edges run back
	strips []Strip

	crossings int // of arrows
}

// node is a node with its text broken into lines and its size.
type node struct {
	doc.GraphNode
	label, note []string
	beside      string // a note that stands on the line of the name
	left        bool   // texts stand at the left, not in the middle
	w, h        float64
	loop        *edge // an arrow from the node to itself
	block       int
	at          Point // upper left corner, when all is placed
}

// edge is all arrows from one node to another.
type edge struct {
	doc.GraphEdge
	from, to int
	label    []string
	path     []Point // from beginning to end, when all is placed
	labelAt  Point   // upper left corner of the label
	labelW   float64
	bare     bool // without a head
}

// block is a group in its frame, or a node that is in none.
type block struct {
	group  string
	title  []string
	nodes  []int
	inner  *layered
	edges  []int // that stay inside, by arc of inner
	ports  []port
	w, h   float64
	origin Point     // of inner, from the block's corner
	paths  [][]Point // of inner's arcs, when all is placed
	at     Point     // upper left corner, when all is placed
}

// port is where an edge leaves or enters a frame: a vertex of the block's layout.
type port struct {
	edge, vertex, arc int
	below             bool
}

// White space in graphs, in sizes of the type.
const (
	nodePadX  = 0.7
	nodePadY  = 0.32
	widestBox = 12.0
	slimBox   = 5.0
	framePad  = 0.9
	loopRoom  = 1.1
)

// Graph lays a graph out. In layers, arrows run downwards as far as they can, groups stand in frames that no other arrow runs through,
// parts that nothing joins stand beside one another, and each strip may be cut from the next. As a tree, each node stands to the right
// of its parent; what is no tree is laid out in layers. It is Crowded, and not worth looking at, where there is too much to be read.
func Graph(g doc.Graph, in Space) Drawing {
	p := &grapher{plotter: &plotter{Space: in}, words: wordsOf(in.Language), index: map[string]int{}}
	p.collect(g)
	switch {
	case len(p.nodes) == 0:
		return Drawing{Width: in.Width, Size: in.Size}
	case len(p.nodes) > mostNodes || len(p.edges) > mostEdges:
		return Drawing{Width: in.Width, Size: in.Size, Crowded: true}
	}
	if parents, is := p.forest(); is && g.Form == doc.Tree {
		p.tree(parents)
	} else {
		p.layers()
	}
	d := p.drawing()
	d.Strips = p.strips
	d.Crowded = d.Crowded || p.crossings > 20+len(p.edges)
	return d
}

// collect takes in the nodes and edges of g: a node that only an edge names is one too, and arrows between the same two are one.
func (p *grapher) collect(g doc.Graph) {
	for _, n := range g.Nodes {
		p.add1(n)
	}
	for _, e := range g.Edges {
		for _, id := range []string{e.From, e.To} {
			if _, known := p.index[id]; !known {
				p.add1(doc.GraphNode{ID: id})
			}
		}
	}
	names := namesOf(g)
	for i := range p.nodes {
		p.nodes[i].Label = names[p.nodes[i].ID]
	}
	for _, e := range g.Edges {
		p.join(e)
	}
}

func (p *grapher) add1(n doc.GraphNode) {
	if _, twice := p.index[n.ID]; !twice {
		p.index[n.ID] = len(p.nodes)
		p.nodes = append(p.nodes, node{GraphNode: n})
	}
}

func (p *grapher) join(e doc.GraphEdge) {
	from, to := p.index[e.From], p.index[e.To]
	if from == to {
		p.nodes[from].loop = &edge{GraphEdge: e, from: from, to: to}
		return
	}
	i := slices.IndexFunc(p.edges, func(have edge) bool { return have.from == from && have.to == to })
	if i < 0 {
		p.edges = append(p.edges, edge{GraphEdge: e, from: from, to: to})
		return
	}
	have := &p.edges[i]
	have.Dashed = have.Dashed && e.Dashed
	switch {
	case have.Label == "":
		have.Label = e.Label
	case e.Label != "" && e.Label != have.Label:
		have.Label += ", " + e.Label
	}
}

// layers lays the graph out in layers.
func (p *grapher) layers() {
	p.sizes(min(widestBox*p.Size, (p.Width-3*framePad*p.Size)/2))
	p.group()
	p.places = sequence(len(p.blocks), p.between())
	for _, b := range p.downwards() {
		p.inside(b)
	}
	p.shelve()
	p.draw()
}

// sizes breaks the nodes' texts into lines; all nodes are as wide as the widest needs.
func (p *grapher) sizes(most float64) {
	widest, room := slimBox*p.Size, most-2*nodePadX*p.Size
	for i := range p.nodes {
		n := &p.nodes[i]
		n.label = p.wrapped(sign(n.Tone)+n.Label, room, true)
		if n.Note != "" {
			n.note = p.wrap(n.Note, room)
		}
		for _, line := range n.label {
			widest = max(widest, p.Measure(line, true)+2*nodePadX*p.Size)
		}
		for _, line := range n.note {
			widest = max(widest, p.Measure(line, false)+2*nodePadX*p.Size)
		}
		p.crowded = p.crowded || p.parted(sign(n.Tone)+n.Label, room)
		n.h = (float64(len(n.label)+len(n.note))*lineHeight + 2*nodePadY) * p.Size
	}
	for i := range p.nodes {
		p.nodes[i].w = min(widest, most)
		p.crowded = p.crowded || len(p.nodes[i].label)+len(p.nodes[i].note) > 12
	}
	for i := range p.edges {
		e := &p.edges[i]
		if e.Label == "" {
			continue
		}
		e.label = p.wrap(e.Label, 0.8*most)
		for _, line := range e.label {
			e.labelW = max(e.labelW, p.Measure(line, false))
		}
		e.labelW += 0.4 * p.Size
	}
}

// parted tells whether a box is so slim that words which are not long are broken in it.
func (p *grapher) parted(label string, room float64) bool {
	return slices.ContainsFunc(strings.Fields(label), func(word string) bool {
		width := p.Measure(word, true)
		return width > room && width < 0.8*widestBox*p.Size
	})
}

// sign is the mark of a tone, for those who see no colour.
func sign(t doc.Tone) string {
	return map[doc.Tone]string{doc.Good: "✓ ", doc.Warning: "! ", doc.Bad: "× "}[t]
}

// group makes the blocks: a frame for each group, in the order of their first nodes.
func (p *grapher) group() {
	byName := map[string]int{}
	for i := range p.nodes {
		name := p.nodes[i].Group
		at, known := byName[name]
		if name == "" || !known {
			at = len(p.blocks)
			p.blocks = append(p.blocks, &block{group: name})
			byName[name] = at
		}
		p.nodes[i].block = at
		p.blocks[at].nodes = append(p.blocks[at].nodes, i)
	}
}

// inside lays out what is in a block. Edges to other blocks end in ports at the upper or the lower side of the frame, by the order of
// the blocks.
func (p *grapher) inside(b *block) {
	vertexOf := map[int]int{}
	var vertices []vertex
	for _, i := range b.nodes {
		vertexOf[i] = len(vertices)
		n := p.nodes[i]
		v := vertex{w: n.w, h: n.h, side: n.w}
		if n.loop != nil {
			v.w += 2 * loopRoom * p.Size
		}
		vertices = append(vertices, v)
	}
	var arcs []arc
	for i, e := range p.edges {
		from, out := vertexOf[e.from]
		to, in := vertexOf[e.to]
		if out && in {
			b.edges = append(b.edges, i)
			arcs = append(arcs, arc{from: end{vertex: from}, to: end{vertex: to}, labelW: e.labelW, labelH: p.labelHeight(e)})
		}
	}
	if b.group != "" {
		vertices, arcs = p.ports(b, vertexOf, vertices, arcs)
	}
	pad := 0.0
	if b.group != "" {
		pad = framePad * p.Size
	}
	b.inner = layOut(vertices, arcs, p.Size, p.Width-2*pad)
	p.crossings += b.inner.crossings()
	b.w, b.h, b.origin = b.inner.width+2*pad, b.inner.height+2*pad, Point{pad, pad}
	if b.group == "" {
		return
	}
	b.w = max(b.w, min(slimBox*p.Size+p.Measure(b.group, true), p.Width))
	b.title = p.wrapped(b.group, b.w-1.2*p.Size, true)
	b.origin.X = (b.w - b.inner.width) / 2
	b.origin.Y += float64(len(b.title)) * lineHeight * p.Size
	b.h += float64(len(b.title)) * lineHeight * p.Size
}

func (p *grapher) labelHeight(e edge) float64 { return float64(len(e.label)) * lineHeight * p.Size }

// downwards are the blocks from top to bottom.
func (p *grapher) downwards() []*block {
	order := make([]*block, len(p.blocks))
	for i, b := range p.blocks {
		order[p.places[i]] = b
	}
	return order
}

// ports adds the ends of edges that leave a block or come into it. Those that come from above stand in the order of where they come
// from.
func (p *grapher) ports(b *block, vertexOf map[int]int, vertices []vertex, arcs []arc) ([]vertex, []arc) {
	type crossing struct {
		edge, inner int
		below       bool
		from        float64
	}
	var crossings []crossing
	for i, e := range p.edges {
		from, out := vertexOf[e.from]
		to, in := vertexOf[e.to]
		if out == in {
			continue
		}
		inner, other := from, p.nodes[e.to].block
		if in {
			inner, other = to, p.nodes[e.from].block
		}
		c := crossing{edge: i, inner: inner, below: p.places[other] > p.places[p.nodes[b.nodes[0]].block]}
		if !c.below {
			c.from = p.endOf(i, other, 0).x
		}
		crossings = append(crossings, c)
	}
	slices.SortStableFunc(crossings, func(a, b crossing) int { return cmp.Compare(a.from, b.from) })
	for _, c := range crossings {
		v, a := vertex{rank: atTop}, arc{from: end{vertex: len(vertices)}, to: end{vertex: c.inner}}
		if c.below {
			v.rank, a.from, a.to = atBottom, a.to, a.from
		}
		b.ports = append(b.ports, port{edge: c.edge, vertex: len(vertices), arc: len(arcs), below: c.below})
		vertices, arcs = append(vertices, v), append(arcs, a)
	}
	return vertices, arcs
}

// between are the arcs between blocks.
func (p *grapher) between() []arc {
	var arcs []arc
	for _, e := range p.edges {
		if from, to := p.nodes[e.from].block, p.nodes[e.to].block; from != to {
			arcs = append(arcs, arc{from: end{vertex: from}, to: end{vertex: to}})
		}
	}
	return arcs
}

// parts are the blocks that edges join, the largest parts first.
func (p *grapher) parts() [][]int {
	part := make([]int, len(p.blocks))
	for i := range part {
		part[i] = i
	}
	arcs := p.between()
	for range p.blocks {
		for _, a := range arcs {
			least := min(part[a.from.vertex], part[a.to.vertex])
			part[a.from.vertex], part[a.to.vertex] = least, least
		}
	}
	var parts [][]int
	for i := range p.blocks {
		var members []int
		for k := range part {
			if part[k] == i {
				members = append(members, k)
			}
		}
		if len(members) > 0 {
			parts = append(parts, members)
		}
	}
	slices.SortStableFunc(parts, func(a, b []int) int { return cmp.Compare(p.weight(b), p.weight(a)) })
	return parts
}

// weight is how many nodes stand in blocks.
func (p *grapher) weight(blocks []int) (n int) {
	for _, b := range blocks {
		n += len(p.blocks[b].nodes)
	}
	return n
}
