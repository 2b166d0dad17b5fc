package pdf

import (
	"dossier/doc"
	"dossier/render/theme"
)

// slab is a strip of the text that is never cut: a line, a table row, a picture. Slabs are stacked into pages.
type slab struct {
	before, after Length // white space above and below; of two that meet the larger counts, none at a page's edge
	height        Length
	keep          bool   // never parted from the next slab, unless the whole would not fit on a page
	items         []Item // measured from the slab's top
	frames        []*frame
	head          *tableHead    // repeated above the slab where it begins a page
	wide          bool          // stands on a landscape page
	page          bool          // begins a new page
	place         *place        // what others lead to
	numbers       []number      // page numbers to be filled in
	drawn         bool          // a drawing, which may be made smaller to fit on a page
	table         *doc.TableRow // the first row of the wide table that it is a part of, where that could stand upright; nil for other slabs
}

// frame is a ground that lies behind several slabs, drawn once a page.
type frame struct {
	left, width Length
	fill        theme.Colour
	bar         Length // breadth of the stroke at its left edge; 0 for none
	barColour   theme.Colour
}

// tableHead is the head of a table as continued pages repeat it.
type tableHead struct {
	slabs  []slab
	height Length
}

// place is a heading that links, contents and bookmarks lead to.
type place struct {
	anchor string
	title  string
	level  int // of the heading, from 1
	page   int // 1-based, known once pages are made
	top    Length
}

// number is a page number at the right end of a line of the contents.
type number struct {
	anchor   string
	from, to Length // dots run from here; the number ends there
	y        Length // baseline, from the slab's top
	style    style
	node     Node
}

// spaced gives the first of slabs at least the space before, and the last the space after.
func spaced(slabs []slab, before, after Length) []slab {
	if len(slabs) == 0 {
		return nil
	}
	slabs[0].before = max(slabs[0].before, before)
	last := &slabs[len(slabs)-1]
	last.after = max(last.after, after)
	return slabs
}

// kept ties all slabs together, and to what follows where next is set.
func kept(slabs []slab, next bool) []slab {
	for i := range slabs {
		slabs[i].keep = slabs[i].keep || next || i < len(slabs)-1
	}
	return slabs
}

// guarded ties the first two lines of a paragraph and its last two, so that none stands alone at a page's foot or top.
func guarded(slabs []slab) []slab {
	if n := len(slabs); n > 1 {
		slabs[0].keep = true
		slabs[n-2].keep = true
	}
	return slabs
}

// framed lays a ground behind slabs, outside of the grounds that they have already, with pad white space within it.
func framed(slabs []slab, f *frame, pad Length) []slab {
	if len(slabs) == 0 {
		return nil
	}
	slabs[0].before, slabs[len(slabs)-1].after = 0, 0
	all := make([]slab, 0, len(slabs)+2)
	all = append(all, slab{height: pad, keep: true})
	all = append(all, slabs...)
	all[len(all)-1].keep = true
	all = append(all, slab{height: pad})
	for i := range all {
		all[i].frames = append([]*frame{f}, all[i].frames...)
	}
	return all
}
