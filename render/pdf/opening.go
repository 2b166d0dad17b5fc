package pdf

import (
	"cmp"
	"fmt"
	"slices"

	"dossier/doc"
	"dossier/render/theme"
	"dossier/source"
)

// opening is the top of the document: a cover page where it is long enough to list its contents, a title block otherwise, and
// where the title is so long that a cover does not hold it.
func (s *setter) opening() []slab {
	if !s.hasContents() {
		return s.titleBlock()
	}
	before, problems := len(s.tree.elements), len(s.problems)
	if cover, ok := s.cover(); ok {
		return []slab{cover, {page: true}}
	}
	s.tree.elements, s.problems = s.tree.elements[:before], s.problems[:problems]
	return s.titleBlock()
}

// hasContents tells whether the document lists its contents.
func (s *setter) hasContents() bool {
	return slices.ContainsFunc(s.doc.Blocks, func(b doc.Block) bool { _, is := b.(doc.Contents); return is })
}

func (s *setter) titleBlock() []slab {
	a := s.page(false)
	slabs := s.brand(s.scale.brand)
	slabs = append(slabs, s.titleLines(s.scale.title, s.scale.subtitle)...)
	slabs = append(slabs, s.facts(a, evenly(len(s.doc.Facts), 3))...)
	if len(slabs) > 0 {
		slabs[0].items = append(slabs[0].items, Rectangle{X: 0, Y: -s.sheet.top, Width: s.sheet.width, Height: 4 * MM, Fill: s.theme.Accent})
	}
	return spaced(slabs, 0, 8*MM)
}

// brand is whose document it is: the partner's logo, else its name.
func (s *setter) brand(st style) []slab {
	if logo, ok := s.logo(); ok {
		return spaced(kept([]slab{logo}, true), 0, 7*MM)
	}
	if s.theme.Brand == "" {
		return nil
	}
	p := s.prepare(doc.Say(s.theme.Brand), st, s.tree.child(Root, RoleP))
	return spaced(kept(s.titled(p, s.page(false).strip()), true), 0, 7*MM)
}

// The room for a logo, and the white around it where it stands on a colour.
const (
	logoHeight = 13 * MM
	logoWidth  = 70 * MM
	logoPlate  = 2500
)

// logo is the partner's logo; ok is false where there is none. One that cannot be drawn is reported.
func (s *setter) logo() (row slab, ok bool) {
	if len(s.theme.Logo) == 0 {
		return slab{}, false
	}
	bitmap, err := s.bitmap(s.theme.Logo)
	if err != nil {
		s.problems = append(s.problems, source.Err(s.nowhere(), fmt.Sprintf("the logo cannot be drawn: %v", err), "a whole PNG or JPEG", ""))
		return slab{}, false
	}
	height := min(logoHeight, Length(float64(logoWidth)*float64(bitmap.Height)/float64(bitmap.Width)))
	width := Length(float64(height) * float64(bitmap.Width) / float64(bitmap.Height))
	figure := s.tree.add(Element{Role: RoleFigure, Parent: Root, Alt: cmp.Or(s.theme.Brand, "Logo")})
	return slab{height: height, items: []Item{
		Picture{X: s.sheet.left, Width: max(width, 1), Height: max(height, 1), Bitmap: bitmap.Name, Node: figure},
	}}, true
}

// onPlate lays white behind a logo.
func onPlate(logo slab) []Item {
	picture, is := logo.items[0].(Picture)
	if !is {
		return logo.items
	}
	plate := Rectangle{X: picture.X, Width: picture.Width + 2*logoPlate, Height: picture.Height + 2*logoPlate, Fill: theme.White}
	picture.X, picture.Y = picture.X+logoPlate, picture.Y+logoPlate
	return []Item{plate, picture}
}

// titleLines are title and subtitle.
func (s *setter) titleLines(title, subtitle style) []slab {
	a := s.page(false)
	var slabs []slab
	add := func(text string, st style, role Role, after Length) {
		if text != "" {
			p := s.prepare(doc.Say(text), st, s.tree.child(Root, role))
			slabs = append(slabs, spaced(kept(s.titled(p, a.strip()), true), 0, after)...)
		}
	}
	add(s.doc.Title, title, RoleTitle, 2500)
	add(s.doc.Subtitle, subtitle, RoleP, 2*MM)
	return slabs
}

// coverGround is how far down the coloured ground of a cover reaches, as a share of the page.
const coverGround = 0.54

// cover is a page of its own: brand and title on the brand's colour, the facts below; ok is false where they do not fit.
func (s *setter) cover() (page slab, ok bool) {
	g := s.sheet
	ground := Length(float64(g.height) * coverGround)
	on := s.theme.On(s.theme.Accent)
	page = slab{height: g.body(), items: []Item{Rectangle{Y: -g.top, Width: g.width, Height: ground, Fill: s.theme.Accent}}}
	brand := s.brand(s.scale.brand.at(12).in(on))
	if len(brand) > 0 {
		brand[0].items = onPlate(brand[0])
	}
	page.items = append(page.items, lower(brand, 0)...)
	lines := s.titleLines(s.scale.cover, s.scale.coverSub)
	y := ground - g.top - 16*MM - stacked(lines)
	if y < 10*MM+stacked(brand) {
		return slab{}, false
	}
	page.items = append(page.items, Rectangle{X: g.left, Y: y - 9*MM, Width: 18 * MM, Height: 1200, Fill: on})
	page.items = append(page.items, lower(lines, y)...)
	facts := s.facts(s.page(false), 2)
	y = ground - g.top + 14*MM
	page.items = append(page.items, lower(facts, y)...)
	return page, y+stacked(facts) <= g.body()
}

// stacked is how tall slabs are, one below the other.
func stacked(slabs []slab) (height Length) {
	for i, sl := range slabs {
		if i > 0 {
			height += max(slabs[i-1].after, sl.before)
		}
		height += sl.height
	}
	return height
}

// lower gives the items of slabs, the first of which has its top at y.
func lower(slabs []slab, y Length) []Item {
	var items []Item
	for i, sl := range slabs {
		if i > 0 {
			y += max(slabs[i-1].after, sl.before)
		}
		for _, item := range sl.items {
			items = append(items, item.down(y))
		}
		y += sl.height
	}
	return items
}

// facts are the grid of names and values of a title, so many in a row.
func (s *setter) facts(a area, columns int) []slab {
	const gap = 6 * MM
	width := (a.width - Length(columns-1)*gap) / Length(columns)
	var slabs []slab
	for row := range slices.Chunk(s.doc.Facts, columns) {
		var names, values []slab
		for i, f := range row {
			x := a.left + Length(i)*(width+gap)
			node := s.tree.child(a.node, RoleDiv)
			names = beside(names, s.lines(s.prepare(doc.Say(f.Name), s.scale.factName, s.tree.child(node, RoleP)), strip{x: x, width: width}))
			values = beside(values, s.lines(s.prepare(f.Value, s.scale.factValue, s.tree.child(node, RoleP)), strip{x: x, width: width}))
		}
		set := slices.Concat(names, values)
		set[0].items = append(set[0].items, Line{X1: a.left, X2: a.left + a.width, Y1: -1800, Y2: -1800, Weight: hairline, Colour: s.theme.Rule})
		slabs = append(slabs, spaced(guarded(set), 5*MM, 0)...)
	}
	return spaced(slabs, 7*MM, 0)
}
