package chart

import (
	"math"

	"dossier/doc"
	"dossier/source"
)

// draw draws what has been placed: frames, arrows, labels of arrows, nodes.
func (p *grapher) draw() {
	for _, b := range p.blocks {
		if b.group != "" {
			p.frame(Shape{X: b.at.X, Y: b.at.Y, W: b.w, H: b.h}, InkAxis, InkPaper, 0.08)
		}
	}
	for _, e := range p.edges {
		p.arrow(e)
	}
	for _, b := range p.blocks {
		p.title(b)
	}
	for _, e := range p.edges {
		for i, line := range e.label {
			p.said(e.labelAt.Y+float64(i)*lineHeight*p.Size, Shape{X: e.labelAt.X + e.labelW/2, Text: line, Ink: InkMuted, Anchor: AtMiddle, Refs: at(e.Source)})
		}
	}
	for _, n := range p.nodes {
		p.box(n)
	}
}

// title writes the name of a group into its frame, at the left, or at the right where no arrow comes in and some do at the left.
func (p *grapher) title(b *block) {
	width := 0.0
	for _, line := range b.title {
		width = max(width, p.Measure(line, true))
	}
	left := b.at.X + 0.6*p.Size
	right := b.at.X + b.w - 0.6*p.Size - width
	if p.arrivals(b, left, left+width) > p.arrivals(b, right, right+width) {
		left = right
	}
	y := b.at.Y + 0.25*p.Size
	for _, line := range b.title {
		p.said(y, Shape{X: left, Text: line, Ink: InkMuted, Strong: true})
		y += lineHeight * p.Size
	}
}

// arrivals is how many arrows come into a frame from above between two places.
func (p *grapher) arrivals(b *block, left, right float64) (n int) {
	for _, port := range b.ports {
		x := b.at.X + b.origin.X + b.inner.slots[port.vertex].x
		if !port.below && x > left-0.3*p.Size && x < right+0.3*p.Size {
			n++
		}
	}
	return n
}

func at(ref source.Ref) []source.Ref {
	if ref.IsZero() {
		return nil
	}
	return []source.Ref{ref}
}

// frame is a rectangle with an edge.
func (p *plotter) frame(area Shape, edge, ground Ink, weight float64) {
	area.Kind, area.Ink = Bar, ground
	p.add(area)
	side := func(x, y, w, h float64) {
		p.add(Shape{Kind: Stroke, X: x, Y: y, W: w, H: h, Ink: edge, Weight: weight * p.Size})
	}
	half := weight / 2 * p.Size
	side(area.X, area.Y+half, area.W, 0)
	side(area.X, area.Y+area.H-half, area.W, 0)
	side(area.X+half, area.Y, 0, area.H)
	side(area.X+area.W-half, area.Y, 0, area.H)
}

// said writes a line of text on paper of its own, so that no arrow runs through it.
func (p *grapher) said(y float64, s Shape) {
	width := p.Measure(s.Text, s.Strong)
	left := s.X
	if s.Anchor == AtMiddle {
		left -= width / 2
	}
	p.add(Shape{Kind: Bar, X: left - 0.15*p.Size, Y: y + 0.1*p.Size, W: width + 0.3*p.Size, H: 1.2 * p.Size, Ink: InkPaper})
	p.add(p.label(y, s))
}

// arrow draws an edge along its path, with its head at the end.
func (p *grapher) arrow(e edge) {
	weight := 0.09 * p.Size
	path := plain(e.path)
	for i := 1; i < len(path); i++ {
		a, b := path[i-1], path[i]
		p.add(Shape{Kind: Stroke, X: a.X, Y: a.Y, W: b.X - a.X, H: b.Y - a.Y, Ink: InkMuted, Weight: weight, Dashed: e.Dashed, Refs: at(e.Source)})
	}
	if n := len(e.path); n > 1 && !e.bare {
		p.head(e.path[n-2], e.path[n-1])
	}
}

// plain is a path without the places that change nothing: those in line with the ones before and after.
func plain(path []Point) []Point {
	var bends []Point
	for _, to := range path {
		for n := len(bends); n > 0 && (bends[n-1] == to || n > 1 && inLine(bends[n-2], bends[n-1], to)); n = len(bends) {
			bends = bends[:n-1]
		}
		bends = append(bends, to)
	}
	return bends
}

func inLine(a, b, c Point) bool {
	const slack = 1e-6
	ahead := (b.X-a.X)*(c.X-b.X)+(b.Y-a.Y)*(c.Y-b.Y) >= 0
	return ahead && math.Abs((b.X-a.X)*(c.Y-b.Y)-(b.Y-a.Y)*(c.X-b.X)) < slack
}

// head is the point of an arrow that comes from one place to another.
func (p *grapher) head(from, to Point) {
	length := math.Hypot(to.X-from.X, to.Y-from.Y)
	if length == 0 {
		return
	}
	ux, uy := (to.X-from.X)/length, (to.Y-from.Y)/length
	long, half := 0.62*p.Size, 0.26*p.Size
	base := Point{to.X - long*ux, to.Y - long*uy}
	p.add(Shape{Kind: Area, Ink: InkMuted, Points: []Point{to, {base.X - half*uy, base.Y + half*ux}, {base.X + half*uy, base.Y - half*ux}}})
}

// box draws a node: its name, its note, a stroke in the colour of its tone.
func (p *grapher) box(n node) {
	p.frame(Shape{X: n.at.X, Y: n.at.Y, W: n.w, H: n.h, Refs: at(n.Source)}, InkMuted, InkPanel, 0.06)
	if ink, toned := toneInk(n.Tone); toned {
		p.add(Shape{Kind: Bar, X: n.at.X, Y: n.at.Y, W: 0.28 * p.Size, H: n.h, Ink: ink})
	}
	y := n.at.Y + (n.h-float64(len(n.label)+len(n.note))*lineHeight*p.Size)/2
	ink := InkText
	if n.Tone == doc.Muted {
		ink = InkMuted
	}
	x, anchor := n.at.X+n.w/2, AtMiddle
	if n.left {
		x, anchor = n.at.X+nodePadX*p.Size, AtStart
	}
	if n.beside != "" {
		p.add(p.label(y, Shape{X: x + p.lineWidth(n) - p.Measure(n.beside, false), Text: n.beside, Ink: InkMuted, Refs: at(n.Source)}))
	}
	for _, line := range n.label {
		p.add(p.label(y, Shape{X: x, Text: line, Ink: ink, Strong: true, Anchor: anchor, Refs: at(n.Source)}))
		y += lineHeight * p.Size
	}
	for _, line := range n.note {
		p.add(p.label(y, Shape{X: x, Text: line, Ink: InkMuted, Anchor: anchor, Refs: at(n.Source)}))
		y += lineHeight * p.Size
	}
	p.loop(n)
}

func toneInk(t doc.Tone) (Ink, bool) {
	switch t {
	case doc.Good:
		return InkGood, true
	case doc.Warning:
		return InkWarning, true
	case doc.Bad:
		return InkBad, true
	default:
		return InkAxis, t == doc.Muted
	}
}

// loop is the arrow from a node to itself, at its right side.
func (p *grapher) loop(n node) {
	if n.loop == nil {
		return
	}
	right, middle, out := n.at.X+n.w, n.at.Y+n.h/2, 0.75*loopRoom*p.Size
	path := []Point{{right, middle - 0.4*p.Size}, {right + out, middle - 0.4*p.Size}, {right + out, middle + 0.4*p.Size}, {right, middle + 0.4*p.Size}}
	e := *n.loop
	e.path = path
	p.arrow(e)
}
