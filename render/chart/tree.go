package chart

import "slices"

// White space in trees, in sizes of the type.
const (
	besideLevels = 1.8
	belowLeaves  = 0.45
	treePadY     = 0.18
	slimLevel    = 5.5
)

// forest gives each node its parent, -1 for a root; is is false where a node has two, or is above itself.
func (p *grapher) forest() (parents []int, is bool) {
	parents = make([]int, len(p.nodes))
	for i := range parents {
		parents[i] = -1
		if p.nodes[i].loop != nil {
			return nil, false
		}
	}
	for _, e := range p.edges {
		if parents[e.to] >= 0 {
			return nil, false
		}
		parents[e.to] = e.from
	}
	for i := range parents {
		steps := 0
		for at := i; at >= 0; at = parents[at] {
			if steps++; steps > len(parents) {
				return nil, false
			}
		}
	}
	return parents, true
}

// tree lays out each node to the right of its parent, in the middle of its children; leaves stand below one another.
func (p *grapher) tree(parents []int) {
	children := make([][]int, len(p.nodes))
	depth, deepest := make([]int, len(p.nodes)), 0
	for i, parent := range parents {
		if parent >= 0 {
			children[parent] = append(children[parent], i)
		}
		for at := parent; at >= 0; at = parents[at] {
			depth[i]++
		}
		deepest = max(deepest, depth[i])
	}
	lefts := p.levels(depth, deepest)
	for i, parent := range parents {
		if parent < 0 {
			p.branch(i, children, depth, lefts)
		}
	}
	for i := range p.edges {
		p.elbow(&p.edges[i])
	}
	p.cutBelow()
	p.draw()
}

// levels breaks the nodes' texts into the columns of their levels, and gives the columns' left edges.
func (p *grapher) levels(depth []int, deepest int) []float64 {
	gaps := besideLevels * p.Size * float64(deepest)
	most := (p.Width - gaps) / float64(deepest+1)
	p.crowded = p.crowded || most < slimLevel*p.Size
	most = max(most, p.Size)
	for i := range p.nodes {
		n := &p.nodes[i]
		n.Note = joined(n.Group, n.Note)
	}
	for i := range p.edges {
		e := &p.edges[i]
		p.nodes[e.to].Note, e.Label = joined(e.Label, p.nodes[e.to].Note), ""
	}
	p.sizes(most)
	p.oneLine(most)
	widths := make([]float64, deepest+1)
	for i, n := range p.nodes {
		for _, line := range n.label {
			widths[depth[i]] = max(widths[depth[i]], p.Measure(line, true))
		}
		if n.beside != "" {
			widths[depth[i]] = max(widths[depth[i]], p.lineWidth(n))
		}
		for _, line := range n.note {
			widths[depth[i]] = max(widths[depth[i]], p.Measure(line, false))
		}
	}
	lefts := make([]float64, deepest+1)
	for d := range lefts {
		widths[d] = min(widths[d]+2*nodePadX*p.Size, most)
		if d > 0 {
			lefts[d] = lefts[d-1] + widths[d-1] + besideLevels*p.Size
		}
	}
	for i := range p.nodes {
		p.nodes[i].w = widths[depth[i]]
	}
	return lefts
}

// oneLine puts notes beside names where both fit on a line.
func (p *grapher) oneLine(most float64) {
	for i := range p.nodes {
		n := &p.nodes[i]
		n.h -= 2 * (nodePadY - treePadY) * p.Size
		n.beside, n.left = n.Note, true
		if n.Note == "" || len(n.label) > 1 || p.lineWidth(*n)+2*nodePadX*p.Size > most {
			n.beside = ""
			continue
		}
		n.h -= float64(len(n.note)) * lineHeight * p.Size
		n.note = nil
	}
}

// lineWidth is the width of a name with its note beside it.
func (p *grapher) lineWidth(n node) float64 {
	return p.Measure(n.label[0], true) + 0.6*p.Size + p.Measure(n.beside, false)
}

// joined are two remarks as one.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// branch places a node and what is below it, and gives the height of its middle.
func (p *grapher) branch(i int, children [][]int, depth []int, lefts []float64) float64 {
	n := &p.nodes[i]
	n.at.X = lefts[depth[i]]
	top := p.y
	if len(children[i]) == 0 {
		n.at.Y = p.y
		p.y += n.h + belowLeaves*p.Size
		return n.at.Y + n.h/2
	}
	first, last := 0.0, 0.0
	for k, child := range children[i] {
		middle := p.branch(child, children, depth, lefts)
		if k == 0 {
			first = middle
		}
		last = middle
	}
	middle := max((first+last)/2, top+n.h/2)
	n.at.Y = middle - n.h/2
	if over := n.at.Y + n.h + belowLeaves*p.Size - p.y; over > 0 {
		p.y += over
	}
	return middle
}

// cutBelow ends a strip below each node that no other stands beside: there a tall tree may be cut.
func (p *grapher) cutBelow() {
	var bottoms []float64
	for _, n := range p.nodes {
		bottom := n.at.Y + n.h + belowLeaves/2*p.Size
		through := slices.ContainsFunc(p.nodes, func(o node) bool { return o.at.Y < bottom && bottom < o.at.Y+o.h })
		if !through && bottom < p.y-p.Size {
			bottoms = append(bottoms, bottom)
		}
	}
	slices.Sort(bottoms)
	for _, bottom := range slices.Compact(bottoms) {
		p.strip(bottom)
	}
	p.strip(p.y)
}

// elbow leads an edge from the right side of the parent to the left side of the child.
func (p *grapher) elbow(e *edge) {
	from, to := p.nodes[e.from], p.nodes[e.to]
	a, b := Point{from.at.X + from.w, from.at.Y + from.h/2}, Point{to.at.X, to.at.Y + to.h/2}
	middle := b.X - besideLevels/2*p.Size
	e.bare = true
	e.path = []Point{a, {middle, a.Y}, {middle, b.Y}, b}
}
