package pdf

import (
	"slices"

	"dossier/doc"
)

// opening is the top of the document: a cover page where it is long enough to have contents, a title block otherwise.
func (s *setter) opening() []slab {
	return s.titleBlock()
}

// hasContents tells whether the document lists its contents.
func (s *setter) hasContents() bool {
	return slices.ContainsFunc(s.doc.Blocks, func(b doc.Block) bool { _, is := b.(doc.Contents); return is })
}

func (s *setter) titleBlock() []slab {
	a := s.page(false)
	var slabs []slab
	if s.theme.Brand != "" {
		brand := s.prepare(doc.Say(s.theme.Brand), s.scale.brand, s.tree.child(Root, RoleP))
		slabs = spaced(kept(s.lines(brand, a.left, a.width, toStart), true), 0, 7*MM)
	}
	if s.doc.Title != "" {
		title := s.prepare(doc.Say(s.doc.Title), s.scale.title, s.tree.child(Root, RoleTitle))
		slabs = append(slabs, spaced(kept(s.lines(title, a.left, a.width, toStart), true), 0, 2*MM)...)
	}
	if s.doc.Subtitle != "" {
		sub := s.prepare(doc.Say(s.doc.Subtitle), s.scale.subtitle, s.tree.child(Root, RoleP))
		slabs = append(slabs, spaced(kept(s.lines(sub, a.left, a.width, toStart), true), 0, 2*MM)...)
	}
	slabs = append(slabs, s.facts(a, 3)...)
	return spaced(slabs, 0, 8*MM)
}

// facts are the grid of names and values of a title, so many in a row.
func (s *setter) facts(a area, columns int) []slab {
	if len(s.doc.Facts) == 0 {
		return nil
	}
	const gap = 6 * MM
	width := (a.width - Length(columns-1)*gap) / Length(columns)
	var slabs []slab
	for row := range slices.Chunk(s.doc.Facts, columns) {
		var set []slab
		for i, f := range row {
			x := a.left + Length(i)*(width+gap)
			node := s.tree.child(a.node, RoleDiv)
			cell := s.lines(s.prepare(doc.Say(f.Name), s.scale.factName, s.tree.child(node, RoleP)), x, width, toStart)
			cell = append(cell, s.lines(s.prepare(f.Value, s.scale.factValue, s.tree.child(node, RoleP)), x, width, toStart)...)
			set = beside(set, cell)
		}
		set[0].items = append(set[0].items, Line{X1: a.left, X2: a.left + a.width, Y1: -1600, Y2: -1600, Weight: hairline, Colour: s.theme.Rule})
		slabs = append(slabs, spaced(guarded(set), 4500, 0)...)
	}
	return spaced(slabs, 6*MM, 0)
}
