package pdf

import (
	"slices"

	"dossier/doc"
)

// White space of a tile.
const (
	tilePad = 3500
	tileGap = 3 * MM
	perBand = 4
)

// tiles sets key figures side by side, up to four in a band.
func (s *setter) tiles(b doc.Tiles, a area) []slab {
	if len(b.Items) == 0 {
		return nil
	}
	var slabs []slab
	columns := evenly(len(b.Items), perBand)
	for band := range slices.Chunk(b.Items, columns) {
		slabs = append(slabs, spaced(s.band(band, a, columns), tileGap, 0)...)
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
	var labels, values, notes []slab
	grounds := make([]*frame, len(tiles))
	for i, t := range tiles {
		left := a.left + Length(i)*(width+tileGap)
		grounds[i] = &frame{left: left, width: width, fill: s.theme.Panel, bar: 900, barColour: s.toneColour(t.Tone)}
		set := s.tile(t, strip{x: left + tilePad, width: width - 2*tilePad}, s.tree.child(a.node, RoleDiv))
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
func (s *setter) tile(t doc.Tile, at strip, node Node) (parts [3][]slab) {
	value := s.scale.tileValue
	if t.Tone != doc.Neutral {
		value.colour = s.toneColour(t.Tone)
	}
	label := s.prepare(doc.Say(t.Label), s.scale.tileLabel.bold(), s.tree.child(node, RoleP))
	parts[0] = s.lines(label, at)
	content := []doc.Inline{t.Value}
	if sign := s.sign(t.Tone); sign != "" {
		content = append([]doc.Inline{doc.Text{Text: sign}}, content...)
	}
	parts[1] = s.lines(s.fitted(content, value, s.tree.child(node, RoleP), at.width), at)
	if t.Note != "" {
		note := s.prepare(doc.Say(t.Note), s.scale.tileLabel, s.tree.child(node, RoleP))
		parts[2] = s.lines(note, at)
	}
	return parts
}

// fitted is content in the largest of a few sizes in which it stands on one line of the width; in the smallest where none does.
func (s *setter) fitted(content []doc.Inline, st style, node Node, width Length) para {
	for _, size := range []Points{st.size, st.size * 0.75, st.size * 0.6} {
		p := s.prepare(content, style{size: size, leading: st.leading, strong: true, colour: st.colour}, node)
		if len(p.broken(width)) == 1 {
			return p
		}
	}
	return s.prepare(content, st.at(st.size*0.6), node)
}
