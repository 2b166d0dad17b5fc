package pdf

import (
	"slices"

	"dossier/doc"
	"dossier/render/chart"
	"dossier/source"
)

// drawing is a drawing with what is written about it.
type drawing struct {
	chart.Drawing
	id, title, alt string
	sources        []source.Ref
}

// chart draws a chart across the text, its title above and its sources below. One that does not fit on a page becomes a
// table.
func (s *setter) chart(c doc.Chart, a area) []slab {
	d := chart.Layout(c, s.space(a))
	if d.Crowded || len(d.Shapes) == 0 || Millimetres(d.Height) > s.bodyHeight(a)*8/10 {
		return s.table(chart.Table(c), a)
	}
	return s.figure(drawing{d, c.ID, c.Title, c.Alt, c.Sources}, a)
}

// gantt draws a plan, over as many pages as its rows take; one without activities is a table that says so.
func (s *setter) gantt(g doc.Gantt, a area) []slab {
	if !a.nested {
		a = s.page(s.isWideGantt(g))
	}
	d := s.laidGantt(g, a)
	if len(d.Shapes) == 0 || s.tall(d, a) {
		return s.table(chart.GanttTable(g, s.doc.Language), a)
	}
	return s.figure(drawing{d, g.ID, g.Title, g.Alt, g.Sources}, a)
}

// isWideGantt tells whether a plan needs a landscape page: where its bars are too short on an upright one, there are enough rows to fill it,
// and it can be drawn there; a plan that becomes a table stands as tables do.
func (s *setter) isWideGantt(g doc.Gantt) bool {
	const least = 6
	if len(g.Activities) < least || !s.laidGantt(g, s.page(false)).Slim {
		return false
	}
	wide := s.page(true)
	d := s.laidGantt(g, wide)
	return len(d.Shapes) > 0 && !s.tall(d, wide)
}

func (s *setter) graph(g doc.Graph, a area) []slab {
	if !a.nested {
		a = s.page(s.isWideGraph(g))
	}
	d, data := s.laidGraph(g, a), chart.GraphTable(g, s.doc.Language)
	switch {
	case s.tooLarge(d, a):
		return s.table(chart.TooDense(data, s.doc.Language), a)
	case len(d.Shapes) == 0:
		return s.table(data, a)
	}
	return s.figure(drawing{d, g.ID, g.Title, g.Alt, g.Sources}, a)
}

// room is a plan or a graph, known by its first member, in the width that it was laid out in.
type room struct {
	first any
	width Length
}

// laidGantt is a plan laid out across an area.
func (s *setter) laidGantt(g doc.Gantt, a area) chart.Drawing {
	if len(g.Activities) == 0 {
		return chart.Drawing{}
	}
	return s.laid(room{&g.Activities[0], a.width}, func() chart.Drawing { return chart.Gantt(g, s.space(a)) })
}

// laidGraph is a graph laid out across an area.
func (s *setter) laidGraph(g doc.Graph, a area) chart.Drawing {
	if len(g.Nodes) == 0 {
		return chart.Graph(g, s.space(a))
	}
	return s.laid(room{&g.Nodes[0], a.width}, func() chart.Drawing { return chart.Graph(g, s.space(a)) })
}

// laid lays out once what is asked for several times.
func (s *setter) laid(in room, layout func() chart.Drawing) chart.Drawing {
	d, known := s.drawn[in]
	if !known {
		d = layout()
		s.drawn[in] = d
	}
	return d
}

// tooLarge tells whether a drawing is too dense to be read, or does not fit on three pages.
func (s *setter) tooLarge(d chart.Drawing, a area) bool {
	return d.Crowded || s.tall(d, a) || d.Height > 3*s.pageRoom(a)
}

// tall tells whether a part of a drawing does not fit on a page below its head.
func (s *setter) tall(d chart.Drawing, a area) bool {
	head, tallest := 0.0, 0.0
	for _, strip := range d.Strips {
		if tallest = max(tallest, strip.Height); strip.Head {
			head = strip.Height
		}
	}
	return head+tallest > s.pageRoom(a)
}

// pageRoom is the height of a page that a drawing may take, with its title and its sources, in millimetres.
func (s *setter) pageRoom(a area) float64 { return (s.bodyHeight(a) - 25*MM).MM() }

// isWideGraph tells whether a graph is drawn on a landscape page: where it is crowded on an upright one and not on that.
func (s *setter) isWideGraph(g doc.Graph) bool {
	upright, wide := s.page(false), s.page(true)
	return s.tooLarge(s.laidGraph(g, upright), upright) && !s.tooLarge(s.laidGraph(g, wide), wide)
}

// space is the room and the type for a drawing across an area.
func (s *setter) space(a area) chart.Space {
	st := s.scale.tileLabel
	return chart.Space{
		Width: a.width.MM(), Size: st.size.Length().MM(), Locale: s.doc.Locale, Language: s.doc.Language,
		Measure: func(text string, strong bool) float64 { return s.labelled(text, st, strong, Artifact).width().MM() },
	}
}

// figure sets a drawing, its title above and its sources below. One that may be cut goes on, on the next page, below its head.
func (s *setter) figure(d drawing, a area) []slab {
	if d.alt == "" {
		s.report(s.nowhere(), "drawing "+d.id+" has no alternative text", "what one sees, in a sentence")
	}
	node := s.tree.add(Element{Role: RoleFigure, Parent: a.node, Alt: d.alt})
	var slabs []slab
	if d.title != "" {
		title := s.prepare(doc.Say(d.title), s.scale.caption, s.tree.child(node, RoleCaption))
		slabs = spaced(kept(s.lines(title, a.strip()), true), 0, 2200)
	}
	slabs = append(slabs, s.strips(d.Drawing, a, node)...)
	if below := kept(s.sources(d.sources, a), false); len(below) > 0 {
		slabs[len(slabs)-1].keep = true
		slabs = append(slabs, below...)
	}
	for i := range slabs {
		slabs[i].wide = a.wide
	}
	return spaced(slabs, 5*MM, 7*MM)
}

// strips are the parts of a drawing, a slab each. What stands above its rows stays with the first ones, and the last rows together; one of
// less than half a page is not cut.
func (s *setter) strips(d chart.Drawing, a area, node Node) []slab {
	var slabs []slab
	var head *tableHead
	parts, short := d.Cut(), d.Height < s.pageRoom(a)/2
	for i, part := range parts {
		sl := slab{height: Millimetres(part.Height), items: s.shapes(part, s.scale.tileLabel, a.left, node), head: head}
		sl.drawn = !slices.ContainsFunc(d.Strips, func(s chart.Strip) bool { return s.Head })
		if len(part.Strips) > 0 {
			strip := part.Strips[0]
			sl.keep = short || strip.Head || strip.Lead || head == nil || i < 4 || i == len(parts)-2
			if strip.Head {
				head, sl.head = &tableHead{slabs: []slab{sl}, height: sl.height}, nil
			}
		}
		slabs = append(slabs, sl)
	}
	slabs[len(slabs)-1].keep = false
	return slabs
}

// labelled is a drawing's label as text ready to be placed.
func (s *setter) labelled(text string, st style, strong bool, node Node) para {
	st.strong = strong
	return s.prepare(doc.Say(text), st, node)
}

// width is how wide p is on one line.
func (p para) width() Length { return p.style.size.em(p.units(line1(p))) }

// shapes are the items of a drawing whose left edge is at x.
func (s *setter) shapes(d chart.Drawing, st style, x Length, node Node) []Item {
	var items []Item
	for _, shape := range d.Shapes {
		colour := chart.Colour(shape, s.theme)
		left, top := x+Millimetres(shape.X), Millimetres(shape.Y)
		switch shape.Kind {
		case chart.Bar:
			items = append(items, Rectangle{X: left, Y: top, Width: Millimetres(shape.W), Height: Millimetres(shape.H), Fill: colour, Node: node})
		case chart.Stroke:
			items = append(items, Line{
				X1: left, Y1: top, X2: left + Millimetres(shape.W), Y2: top + Millimetres(shape.H),
				Weight: Millimetres(shape.Weight), Dashed: shape.Dashed, Colour: colour, Node: node,
			})
		case chart.Area:
			polygon := Polygon{Fill: colour, Node: node}
			for _, p := range shape.Points {
				polygon.Corners = append(polygon.Corners, Corner{x + Millimetres(p.X), Millimetres(p.Y)})
			}
			items = append(items, polygon)
		case chart.Label:
			p := s.labelled(shape.Text, st.in(colour), shape.Strong, node)
			items = append(items, s.label(p, shape, left, top)...)
		}
	}
	return items
}

// label sets a drawing's label, anchored at x on its baseline.
func (s *setter) label(p para, shape chart.Shape, x, baseline Length) []Item {
	for i := range p.spans {
		p.spans[i].refs = shape.Refs
	}
	switch shape.Anchor {
	case chart.AtMiddle:
		x -= p.width() / 2
	case chart.AtEnd:
		x -= p.width()
	}
	return withSpace(s.place(p, line1(p), strip{x: x, width: p.width()}, baseline-p.style.baseline()))
}
