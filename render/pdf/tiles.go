package pdf

import (
	"slices"

	"dossier/doc"
)

// White space of a tile.
const (
	tilePad  = 3500
	tileGap  = 3 * MM
	perBand  = 4
	fewBands = 3 // that stand on one page
)

// tiles sets key figures side by side, up to four in a band.
func (s *setter) tiles(b doc.Tiles, a area) []slab {
	if len(b.Items) == 0 {
		return nil
	}
	var slabs []slab
	columns := evenly(len(b.Items), perBand)
	together := len(b.Items) <= fewBands*columns
	for band := range slices.Chunk(b.Items, columns) {
		slabs = append(slabs, spaced(s.band(band, a, columns), tileGap, 0)...)
	}
	if together {
		slabs = kept(slabs, false)
	}
	return spaced(slabs, 4*MM, 6*MM)
}

// evenly is how many of n things stand in a row, so that the rows are as few as can be with so many at most, and even.
func evenly(n, most int) int {
	rows := max((n+most-1)/most, 1)
	return max((n+rows-1)/rows, 1)
}

// band is one row of tiles: labels beside labels, values beside values, notes beside notes, a slab a line.
func (s *setter) band(tiles []doc.Tile, a area, columns int) []slab {
	width := (a.width - Length(columns-1)*tileGap) / Length(columns)
	value := s.valueStyle(tiles, width-2*tilePad)
	var labels, values, notes []slab
	grounds := make([]*frame, len(tiles))
	for i, t := range tiles {
		left := a.left + Length(i)*(width+tileGap)
		grounds[i] = &frame{left: left, width: width, fill: s.theme.Panel, bar: 900, barColour: s.toneColour(t.Tone)}
		set := s.tile(t, value, strip{x: left + tilePad, width: width - 2*tilePad}, s.tree.child(a.node, RoleDiv))
		labels, values, notes = beside(labels, set[0]), beside(values, set[1]), beside(notes, set[2])
	}
	all := append([]slab{{height: tilePad}}, slices.Concat(labels, values, notes)...)
	all = kept(append(all, slab{height: tilePad}), false)
	for i := range all {
		all[i].frames = grounds
	}
	return all
}

// tile is one key figure: the lines of its label, its value and its note.
func (s *setter) tile(t doc.Tile, value style, at strip, node Node) (parts [3][]slab) {
	if t.Tone != doc.Neutral {
		value.colour = s.toneColour(t.Tone)
	}
	label := s.prepare(doc.Say(t.Label), s.scale.tileLabel.bold(), s.tree.child(node, RoleP))
	parts[0] = s.lines(label, at)
	parts[1] = s.lines(s.prepare(s.tileContent(t), value, s.tree.child(node, RoleP)), at)
	if t.Note != "" {
		note := s.prepare(doc.Say(t.Note), s.scale.tileLabel, s.tree.child(node, RoleP))
		parts[2] = s.lines(note, at)
	}
	return parts
}

// tileContent is a tile's value with the sign of its tone before it.
func (s *setter) tileContent(t doc.Tile) []doc.Inline {
	if sign := s.sign(t.Tone); sign != "" {
		return []doc.Inline{doc.Text{Text: sign}, t.Value}
	}
	return []doc.Inline{t.Value}
}

// valueStyle is the largest of a few sizes in which each value of a band stands on one line; the smallest where there is none.
func (s *setter) valueStyle(tiles []doc.Tile, width Length) style {
	st := s.scale.tileValue
	for _, share := range []Points{1, 0.8, 0.65} {
		st.size = s.scale.tileValue.size * share
		if !slices.ContainsFunc(tiles, func(t doc.Tile) bool {
			return len(s.prepare(s.tileContent(t), st, Artifact).broken(width)) > 1
		}) {
			break
		}
	}
	return st
}
