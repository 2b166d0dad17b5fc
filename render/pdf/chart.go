package pdf

import (
	"dossier/doc"
	"dossier/render/chart"
)

// chart draws a chart across the text, its title above and its sources below. One that does not fit on a page becomes a
// table.
func (s *setter) chart(c doc.Chart, a area) []slab {
	if c.Alt == "" {
		s.report(s.nowhere(), "chart "+c.ID+" has no alternative text", "what one sees, in a sentence")
	}
	st := s.scale.tileLabel
	if c.Kind == doc.HeatMap || c.Kind == doc.ProgressChart {
		return s.table(chart.Table(c), a)
	}
	d := chart.Layout(c, chart.Space{
		Width: a.width.MM(), Size: st.size.Length().MM(), Locale: s.doc.Locale,
		Measure: func(text string, strong bool) float64 { return s.labelled(text, st, strong, Artifact).width().MM() },
	})
	if d.Crowded || Millimetres(d.Height) > s.bodyHeight(a)*8/10 {
		return s.table(chart.Table(c), a)
	}
	figure := s.tree.add(Element{Role: RoleFigure, Parent: a.node, Alt: c.Alt})
	var slabs []slab
	if c.Title != "" {
		title := s.prepare(doc.Say(c.Title), s.scale.caption, s.tree.child(figure, RoleCaption))
		slabs = spaced(kept(s.lines(title, a.strip()), true), 0, 2200)
	}
	slabs = append(slabs, slab{height: Millimetres(d.Height), items: s.shapes(d, st, a.left, figure)})
	if below := kept(s.sources(c.Sources, a), false); len(below) > 0 {
		slabs[len(slabs)-1].keep = true
		slabs = append(slabs, below...)
	}
	return spaced(slabs, 5*MM, 7*MM)
}

// labelled is a chart's label as text ready to be placed.
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
		case chart.Label:
			p := s.labelled(shape.Text, st.in(colour), shape.Strong, node)
			items = append(items, s.label(p, shape, left, top)...)
		}
	}
	return items
}

// label sets a chart's label, anchored at x on its baseline.
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
	return s.place(p, line1(p), strip{x: x, width: p.width()}, baseline-p.style.baseline())
}

func (s *setter) gantt(g doc.Gantt, a area) []slab {
	return s.table(chart.GanttTable(g, s.doc.Language), a)
}

func (s *setter) graph(g doc.Graph, a area) []slab {
	return s.table(chart.GraphTable(g, s.doc.Language), a)
}
