package pdf

import (
	"dossier/doc"
	"dossier/render/theme"
	"dossier/source"
)

// boxed is a cell ready to be set: its text, and the columns that it stands over.
type boxed struct {
	text  para
	align align
	first int
	span  int
}

// look is what a row has besides text.
type look struct {
	fill        bool   // a ground
	above       Length // weight of the stroke above; 0 for none
	aboveStroke theme.Colour
	below       Length // weight of the stroke below
	stroke      theme.Colour
	bottom      bool   // texts stand at the row's bottom, as column names do
	through     []bool // by column: a cell goes on in the row below, and no stroke parts it; nil for none
}

// row sets cells side by side: as one slab, or, where that would not fit on a page below the table's head, as a slab a line.
func (ts *tableSetter) row(cells []boxed, l look) []slab {
	var columns [][]slab
	most := 1
	leading := ts.head.leading
	for _, c := range cells {
		lines := ts.lines(c.text, ts.box(c))
		columns = append(columns, lines)
		most = max(most, len(lines))
		leading = max(leading, c.text.style.leading)
	}
	if height := Length(most)*leading + 2*ts.pad; height <= ts.bodyHeight(ts.area)-ts.repeated {
		return []slab{ts.whole(columns, leading, height, l)}
	}
	return ts.sliced(columns, leading, most, l)
}

// box is the room for a cell's text. White space gives way in columns that have hardly any room.
func (ts *tableSetter) box(c boxed) strip {
	x := ts.area.left + sum(ts.fit.widths[:c.first])
	width := sum(ts.fit.widths[c.first : c.first+c.span])
	pad := min(padX, width/5)
	return strip{x + pad, width - 2*pad, c.align}
}

func (ts *tableSetter) whole(columns [][]slab, leading, height Length, l look) slab {
	row := slab{height: height, items: ts.ground(height, l)}
	for _, lines := range columns {
		y := ts.pad
		if l.bottom {
			y = height - ts.pad - Length(len(lines))*leading
		}
		for _, sl := range lines {
			for _, item := range sl.items {
				row.items = append(row.items, item.down(y))
			}
			y += leading
		}
	}
	row.items = append(row.items, ts.strokes(height, l, true, true)...)
	return row
}

// sliced is a row that runs over pages, line by line. Two lines stay together at either end.
func (ts *tableSetter) sliced(columns [][]slab, leading Length, most int, l look) []slab {
	slabs := make([]slab, most)
	for i := range slabs {
		first, last := i == 0, i == most-1
		height, y := leading, Length(0)
		if first {
			height, y = height+ts.pad, ts.pad
		}
		if last {
			height += ts.pad
		}
		slabs[i] = slab{height: height, items: ts.ground(height, l)}
		for _, lines := range columns {
			if i >= len(lines) {
				continue
			}
			for _, item := range lines[i].items {
				slabs[i].items = append(slabs[i].items, item.down(y))
			}
		}
		slabs[i].items = append(slabs[i].items, ts.strokes(height, l, first, last)...)
	}
	return guarded(slabs)
}

func (ts *tableSetter) ground(height Length, l look) []Item {
	if !l.fill {
		return nil
	}
	return []Item{Rectangle{X: ts.area.left, Width: sum(ts.fit.widths), Height: height, Fill: ts.theme.Panel}}
}

func (ts *tableSetter) strokes(height Length, l look, first, last bool) []Item {
	left, right := ts.area.left, ts.area.left+sum(ts.fit.widths)
	var items []Item
	if first && l.above > 0 {
		items = append(items, Line{X1: left, X2: right, Weight: l.above, Colour: l.aboveStroke})
	}
	if !last || l.below == 0 {
		return items
	}
	if l.through == nil {
		return append(items, Line{X1: left, X2: right, Y1: height, Y2: height, Weight: l.below, Colour: l.stroke})
	}
	for column, width := range ts.fit.widths {
		if !l.through[column] {
			items = append(items, Line{X1: left, X2: left + width, Y1: height, Y2: height, Weight: l.below, Colour: l.stroke})
		}
		left += width
	}
	return items
}

// below is what stands under a table: how to read it, and where it was read.
func (ts *tableSetter) below() []slab {
	var slabs []slab
	if len(ts.table.Note) > 0 {
		slabs = ts.under(ts.table.Note, ts.area)
	}
	return append(slabs, ts.sources(ts.table.Sources, ts.area)...)
}

// under is small print below a table, a chart or a picture.
func (s *setter) under(content []doc.Inline, a area) []slab {
	p := s.prepare(content, s.scale.fine, s.tree.child(a.node, RoleP))
	return spaced(guarded(s.lines(p, a.strip())), 1500, 0)
}

// shownSources is how many places are printed below a table; the rest is counted.
const shownSources = 6

// sources prints where a table or a chart was read, except in what anybody may read.
func (s *setter) sources(refs []source.Ref, a area) []slab {
	if s.doc.Audience == doc.Public || len(refs) == 0 {
		return nil
	}
	return s.under(doc.Say(s.words().sources(source.Merge(refs), shownSources)), a)
}
