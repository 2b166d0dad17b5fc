package pdf

import (
	"dossier/doc"
	"dossier/render/chart"
	"dossier/render/pdf/hyphen"
	"dossier/render/theme"
	"dossier/source"
)

// setter turns the blocks of one document into slabs.
type setter struct {
	doc      doc.Document
	theme    theme.Theme
	scale    scale
	fonts    *fonts
	language *hyphen.Language // that words are parted in; nil where no patterns are known
	tree     *tree
	sheet    sheet
	heads    []heading // all headings, in reading order, for the contents
	next     int       // index in heads of the heading that comes next
	bitmaps  []Bitmap
	fits     map[fitted]fit         // of tables fitted already
	drawn    map[room]chart.Drawing // of plans and graphs laid out already
	narrow   map[*doc.TableRow]bool // tables, by their first rows, that are to stand upright though they would rather lie
	problems []source.Problem
}

// heading is a heading with the name by which places find it.
type heading struct {
	doc.Heading
	anchor string
}

// sheet is the geometry of a page.
type sheet struct{ width, height, left, right, top, foot Length }

// The margins. The running head stands above the top one, the foot below the bottom one.
const (
	marginLeft   = 25 * MM
	marginRight  = 20 * MM
	marginTop    = 27 * MM
	marginBottom = 26 * MM
	hairline     = 150
)

func sheetOf(p theme.Paper) sheet {
	return sheet{
		width: Millimetres(p.Width), height: Millimetres(p.Height),
		left: marginLeft, right: marginRight, top: marginTop, foot: marginBottom,
	}
}

func (g sheet) landscape() sheet { g.width, g.height = g.height, g.width; return g }

// text is the width between the margins, body the height.
func (g sheet) text() Length { return g.width - g.left - g.right }
func (g sheet) body() Length { return g.height - g.top - g.foot }

// measure is the widest that running text gets: longer lines are hard to read.
const measure = 150 * MM

// area is where blocks stand: between two edges, below a node of the structure.
type area struct {
	left, width Length
	node        Node
	wide        bool // on a landscape page
	nested      bool // inside another block
}

// strip is where lines that fill the area stand, column where lines of running text do.
func (a area) strip() strip  { return strip{x: a.left, width: a.width} }
func (a area) column() strip { return strip{x: a.left, width: min(a.width, measure)} }

func (a area) indented(by Length, node Node) area {
	by = min(by, a.width/3)
	a.left, a.width, a.node, a.nested = a.left+by, a.width-by, node, true
	return a
}

func newSetter(d doc.Document, th theme.Theme) *setter {
	s := &setter{
		doc: d, theme: th, scale: newScale(th), tree: newTree(), sheet: sheetOf(th.Paper), language: hyphen.Of(d.Language),
		fits: map[fitted]fit{}, drawn: map[room]chart.Drawing{}, narrow: map[*doc.TableRow]bool{},
	}
	s.fonts, s.problems = openFonts(th)
	s.gather(d.Blocks)
	return s
}

// page is the area of a whole page.
func (s *setter) page(wide bool) area {
	g := s.sheet
	if wide {
		g = g.landscape()
	}
	return area{left: g.left, width: g.text(), node: Root, wide: wide}
}

// bodyHeight is what a page of the area's orientation holds.
func (s *setter) bodyHeight(a area) Length {
	if a.wide {
		return s.sheet.landscape().body()
	}
	return s.sheet.body()
}

// document is the whole text, from its title on.
func (s *setter) document() []slab {
	slabs := s.opening()
	slabs = append(slabs, s.blocks(s.doc.Blocks, s.page(false))...)
	for i := max(len(slabs)-lastLines, 0); i < len(slabs)-1; i++ {
		slabs[i].keep = true
	}
	return slabs
}

// lastLines is how many lines stand together at the end of a document.
const lastLines = 3

// blocks sets blocks one below the other. A table too wide for an upright page takes its headings with it to a landscape one.
func (s *setter) blocks(blocks []doc.Block, a area) []slab {
	var slabs []slab
	for i, b := range blocks {
		at := a
		if !a.nested && s.startsWide(blocks[i:]) {
			at = s.page(true)
		}
		set := s.block(b, at)
		for j := range set {
			set[j].wide = set[j].wide || at.wide
		}
		if len(set) > 0 && i+1 < len(blocks) && introduces(b, blocks[i+1]) {
			set[len(set)-1].keep = true
		}
		if i > 0 && isHeading(blocks[i-1]) && (len(set) > 1 || len(set) == 1 && i+1 < len(blocks) && !isHeading(blocks[i+1])) {
			set[0].keep = true // a heading and a single line are not enough at a page's foot
		}
		slabs = append(slabs, set...)
	}
	return slabs
}

func isHeading(b doc.Block) bool { _, is := b.(doc.Heading); return is }

// introduces tells whether a block leads to the next, so that a page should not end between them.
func introduces(b, next doc.Block) bool {
	_, isParagraph := b.(doc.Paragraph)
	_, isList := next.(doc.List)
	return isParagraph && isList
}

// startsWide tells whether blocks begin with a wide table, or with headings right above one.
func (s *setter) startsWide(blocks []doc.Block) bool {
	for _, b := range blocks {
		switch b := b.(type) {
		case doc.Heading:
			continue
		case doc.Table:
			return s.isWide(b)
		case doc.Gantt:
			return s.isWideGantt(b)
		case doc.Graph:
			return s.isWideGraph(b)
		}
		return false
	}
	return false
}

func (s *setter) block(b doc.Block, a area) []slab {
	switch b := b.(type) {
	case doc.Heading:
		return s.heading(b, a)
	case doc.Paragraph:
		return s.paragraph(b, a)
	case doc.List:
		return s.list(b, a)
	case doc.Quote:
		return s.quote(b, a)
	case doc.Callout:
		return s.callout(b, a)
	case doc.Tiles:
		return s.tiles(b, a)
	case doc.Definitions:
		return s.definitions(b, a)
	case doc.Table:
		return s.table(b, a)
	case doc.Chart:
		return s.chart(b, a)
	case doc.Gantt:
		return s.gantt(b, a)
	case doc.Graph:
		return s.graph(b, a)
	case doc.Image:
		return s.image(b, a)
	case doc.PageBreak:
		return []slab{{page: true}}
	case doc.Contents:
		return s.contents(b, a)
	default:
		s.report(s.nowhere(), "a block that the PDF renderer does not know", "one of the blocks of package doc")
		return nil
	}
}

// gather numbers all headings, those inside other blocks too, as blocks will come to them.
func (s *setter) gather(blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case doc.Heading:
			s.heads = append(s.heads, heading{Heading: b, anchor: anchorOf(b, len(s.heads))})
		case doc.Callout:
			s.gather(b.Content)
		case doc.List:
			for _, item := range b.Items {
				s.gather(item)
			}
		}
	}
}

// lines sets p in lines, one slab each.
func (s *setter) lines(p para, at strip) []slab {
	if p.loose > 0 {
		return s.stack(p, p.weighed(at.width), at)
	}
	return s.stack(p, p.broken(at.width), at)
}

// titled sets p in even lines.
func (s *setter) titled(p para, at strip) []slab {
	return s.stack(p, p.balanced(at.width), at)
}

func (s *setter) stack(p para, lines []line, at strip) []slab {
	var slabs []slab
	for _, l := range lines {
		slabs = append(slabs, slab{height: p.style.leading, items: s.place(p, l, at, 0)})
	}
	return slabs
}
