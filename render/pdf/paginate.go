package pdf

import (
	"math"
	"slices"

	"dossier/doc"
)

// paginator stacks slabs into pages.
type paginator struct {
	*setter
	pages   []Page
	wides   []bool // by page: landscape
	covers  int    // pages at the front without a running head
	places  []place
	numbers []pageNumber
	y       Length // the next slab goes here
	after   Length // white space that the last slab wants below
	empty   bool   // nothing is on the page yet
	meant   bool   // the next page begins on purpose
	grounds []ground
	part    int             // of the text, from 0: each begins a page on purpose
	whites  map[int]float64 // by part: how much of the white space between slabs is kept; all for most
	limits  map[int]Length  // by page: where its text ends, above the foot; none for most
	filled  []filling       // of the pages that are done
	tables  []reach         // of wide tables that could stand upright, in order
}

// filling is how a page was left: how far down it is filled, in which part of the text, and whether the next begins on purpose.
type filling struct {
	bottom Length
	share  float64 // of its body
	part   int
	meant  bool
}

// reach is where a wide table begins and ends: indices of pages.
type reach struct {
	table       *doc.TableRow
	first, last int
}

// pageNumber is a number to be filled in on a page.
type pageNumber struct {
	number
	page int // index
}

// ground is how far a frame reaches on the current page.
type ground struct {
	frame       *frame
	top, bottom Length
}

func (s *setter) paginate(slabs []slab, whites map[int]float64, limits map[int]Length) *paginator {
	p := &paginator{setter: s, whites: whites, limits: limits}
	slabs = slices.Clone(slabs) // drawings among them are made smaller
	p.turn(len(slabs) > 0 && slabs[0].wide)
	for i := 0; i < len(slabs); {
		i = p.group(slabs, i)
	}
	p.close()
	return p
}

// group puts the group of slabs that begins at i on this page, or on the next where it does not fit, and gives the first slab
// after it. A group that no page can hold is parted wherever a page is full.
func (p *paginator) group(slabs []slab, i int) int {
	first, end := slabs[i], groupEnd(slabs, i)
	p.meant = first.page
	if first.page || first.wide != p.wides[len(p.wides)-1] && !p.turned(slabs[i:end]) {
		p.next(first.wide)
	}
	if first.page {
		p.part++
	}
	switch {
	case p.fits(slabs[i:end]):
	case p.fitsSmaller(slabs[i:end]):
	case fitsEmpty(slabs[i:end], p.bodyOf(first.wide)):
		p.next(first.wide)
	default:
		end = i + 1
		if !p.fits(slabs[i:end]) {
			p.next(first.wide)
		}
	}
	for _, sl := range slabs[i:end] {
		p.put(sl)
	}
	return end
}

// between is the white space between two slabs.
func (p *paginator) between(after, before Length) Length {
	if white, less := p.whites[p.part]; less {
		return max(after, before).times(white)
	}
	return max(after, before)
}

// turned turns the page, with the little that stands on it, for wide slabs to follow below; it does not where more stands there, or where they
// do not fit.
func (p *paginator) turned(slabs []slab) bool {
	const little = 45 * MM
	last := len(p.pages) - 1
	if !slabs[0].wide || last == 0 || p.empty || p.y-p.sheet.top > little {
		return false
	}
	p.wides[last] = true
	if !p.fits(slabs) {
		p.wides[last] = false
		return false
	}
	g := p.sheetNow()
	p.pages[last].Width, p.pages[last].Height = g.width, g.height
	return true
}

// groupEnd is the end of the group that begins at i: slabs that keep with the next, and the one that they lead to.
func groupEnd(slabs []slab, i int) int {
	for ; i < len(slabs)-1 && slabs[i].keep; i++ {
		if slabs[i+1].page || slabs[i+1].wide != slabs[i].wide {
			break
		}
	}
	return i + 1
}

func (p *paginator) bodyOf(wide bool) Length { return p.bodyHeight(area{wide: wide}) }

// fits tells whether slabs go on the page below what is there.
func (p *paginator) fits(slabs []slab) bool {
	bottom := p.sheetNow().height - p.sheet.foot
	if limit, set := p.limits[len(p.pages)-1]; set {
		bottom = limit
	}
	y, after := p.y, p.after
	for i, sl := range slabs {
		if i > 0 || !p.empty {
			y += p.between(after, sl.before)
		} else if sl.head != nil {
			y += sl.head.height
		}
		y, after = y+sl.height, sl.after
		if y > bottom {
			return false
		}
	}
	return true
}

// leastDrawn is how small a drawing may get: its type is to be read.
const leastDrawn = 0.8

// fitsSmaller makes the drawing among slabs smaller where they fit on the page then, so that no page ends half empty for want of a little
// height.
func (p *paginator) fitsSmaller(slabs []slab) bool {
	if p.empty || !slices.ContainsFunc(slabs, func(sl slab) bool { return sl.drawn }) {
		return false
	}
	for _, share := range []float64{0.96, 0.92, 0.88, 0.84, leastDrawn} {
		if smaller := shrunk(slabs, share); p.fits(smaller) {
			copy(slabs, smaller)
			return true
		}
	}
	return false
}

// shrunk is slabs with the parts of a drawing among them at a share of their size, towards the left edge of all of it.
func shrunk(slabs []slab, share float64) []slab {
	left := Length(math.MaxInt32)
	for _, sl := range slabs {
		for _, item := range sl.items {
			if sl.drawn {
				left = min(left, item.leftmost())
			}
		}
	}
	slabs = slices.Clone(slabs)
	for n, sl := range slabs {
		if !sl.drawn {
			continue
		}
		items := make([]Item, len(sl.items))
		for i, item := range sl.items {
			items[i] = item.shrunk(share, left)
		}
		slabs[n].items, slabs[n].height = items, sl.height.times(share)
	}
	return slabs
}

// fitsEmpty tells whether slabs go on a page of their own.
func fitsEmpty(slabs []slab, body Length) bool {
	var y, after Length
	if slabs[0].head != nil {
		y = slabs[0].head.height
	}
	for i, sl := range slabs {
		if i > 0 {
			y += max(after, sl.before)
		}
		y, after = y+sl.height, sl.after
		if y > body {
			return false
		}
	}
	return true
}

func (p *paginator) sheetNow() sheet {
	if p.wides[len(p.wides)-1] {
		return p.sheet.landscape()
	}
	return p.sheet
}

// next turns to a new page, unless the current one is untouched and stands right.
func (p *paginator) next(wide bool) {
	if p.empty && wide == p.wides[len(p.wides)-1] {
		return
	}
	if p.empty {
		p.pages, p.wides = p.pages[:len(p.pages)-1], p.wides[:len(p.wides)-1]
	}
	p.close()
	p.turn(wide)
}

func (p *paginator) turn(wide bool) {
	p.wides = append(p.wides, wide)
	g := p.sheetNow()
	p.pages = append(p.pages, Page{Width: g.width, Height: g.height})
	p.y, p.after, p.empty = g.top, 0, true
}

// put sets a slab on the page.
func (p *paginator) put(sl slab) {
	if sl.page && sl.height == 0 && len(sl.items) == 0 {
		return
	}
	if p.empty && sl.head != nil {
		for _, head := range sl.head.slabs {
			p.draw(head, true)
			p.y += head.height
		}
	} else if !p.empty {
		p.y += p.between(p.after, sl.before)
	}
	p.draw(sl, false)
	p.mark(sl)
	p.y += sl.height
	p.after, p.empty = sl.after, false
}

// draw puts a slab's items on the page; repeated ones are no part of the text any more.
func (p *paginator) draw(sl slab, repeated bool) {
	page := &p.pages[len(p.pages)-1]
	for _, item := range sl.items {
		item = item.down(p.y)
		if repeated {
			if _, isLink := item.(LinkArea); isLink {
				continue
			}
			item = item.as(Artifact)
		}
		page.Items = append(page.Items, item)
	}
}

// mark notes what of the slab other places want to know.
func (p *paginator) mark(sl slab) {
	if sl.place != nil {
		at := *sl.place
		at.page, at.top = len(p.pages), p.y
		p.places = append(p.places, at)
	}
	if sl.table != nil {
		if n := len(p.tables); n == 0 || p.tables[n-1].table != sl.table {
			p.tables = append(p.tables, reach{table: sl.table, first: len(p.pages) - 1})
		}
		p.tables[len(p.tables)-1].last = len(p.pages) - 1
	}
	for _, n := range sl.numbers {
		n.y += p.y
		p.numbers = append(p.numbers, pageNumber{number: n, page: len(p.pages) - 1})
	}
	for _, f := range sl.frames {
		i := slices.IndexFunc(p.grounds, func(g ground) bool { return g.frame == f })
		if i < 0 {
			p.grounds = append(p.grounds, ground{frame: f, top: p.y})
			i = len(p.grounds) - 1
		}
		p.grounds[i].bottom = p.y + sl.height
	}
}

// close notes how full the page is, and lays the frames behind what is on the page, the outermost first.
func (p *paginator) close() {
	p.filled = append(p.filled, filling{bottom: p.y, share: float64(p.y-p.sheet.top) / float64(p.sheetNow().body()), part: p.part, meant: p.meant})
	var items []Item
	for _, g := range p.grounds {
		height := g.bottom - g.top
		if g.frame.width > 0 {
			items = append(items, Rectangle{X: g.frame.left, Y: g.top, Width: g.frame.width, Height: height, Fill: g.frame.fill})
		}
		if g.frame.bar > 0 {
			items = append(items, Rectangle{X: g.frame.left, Y: g.top, Width: g.frame.bar, Height: height, Fill: g.frame.barColour})
		}
	}
	p.grounds = nil
	page := &p.pages[len(p.pages)-1]
	page.Items = append(items, page.Items...)
}
