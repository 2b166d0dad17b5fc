package pdf

import (
	"fmt"
	"strconv"

	"dossier/doc"
)

// resolve gives links their pages and the contents their numbers, now that pages are made. A link whose place does not exist is
// dropped and reported.
func (p *paginator) resolve() {
	places := map[string]place{}
	for _, at := range p.places {
		if _, taken := places[at.anchor]; !taken {
			places[at.anchor] = at
		}
	}
	for i := range p.pages {
		items := p.pages[i].Items[:0:0]
		for _, item := range p.pages[i].Items {
			area, isLink := item.(LinkArea)
			if !isLink || area.Anchor == "" {
				items = append(items, item)
				continue
			}
			at, found := places[area.Anchor]
			if !found {
				p.report(p.nowhere(), "a link to "+strconv.Quote(area.Anchor), "the id of a heading of the same document")
				continue
			}
			area.Page, area.Top = at.page, at.top
			items = append(items, area)
		}
		p.pages[i].Items = items
	}
	for _, n := range p.numbers {
		p.fill(n, places[n.anchor].page)
	}
}

// fill prints a page number at the end of its line, and dots that lead to it.
func (p *paginator) fill(n pageNumber, target int) {
	page := &p.pages[n.page]
	text := p.prepare(doc.Say(strconv.Itoa(target)), n.style, n.node)
	line := text.broken(n.to - n.from)[0]
	width := n.style.size.em(text.units(line))
	const pitch = 1600
	dots := p.prepare(doc.Say("."), n.style.in(p.theme.Muted), Artifact)
	for x := n.to - width - 2*MM; x > n.from; x -= pitch {
		snapped := x / pitch * pitch
		if snapped <= n.from {
			break
		}
		page.Items = append(page.Items, p.place(dots, line1(dots), strip{x: snapped, width: pitch}, n.y-n.style.baseline())...)
	}
	page.Items = append(page.Items, p.place(text, line, strip{x: n.to - width, width: width}, n.y-n.style.baseline())...)
	page.Items = append(page.Items, LinkArea{
		X: n.from, Y: n.y - n.style.baseline(), Width: n.to - n.from, Height: n.style.leading, Anchor: n.anchor, Page: target, Node: n.node,
	})
}

// line1 is the whole of p on one line.
func line1(p para) line { return line{first: 0, end: len(p.chars)} }

// furniture prints the running head and foot of every page.
func (p *paginator) furniture() {
	trails := p.trails()
	for i := range p.pages {
		g := p.sheet
		if p.wides[i] {
			g = g.landscape()
		}
		if i >= max(p.covers, 1) {
			p.runningHead(&p.pages[i], g, trails[i])
		}
		p.runningFoot(&p.pages[i], g, fmt.Sprintf(p.words().page, i+1, len(p.pages)))
	}
}

const headTop = 13 * MM

// trails are, for each page, the titles of the headings that it stands below, down to the level that the contents list: where in a long
// document a page belongs. Nil for a document without contents.
func (p *paginator) trails() [][]string {
	trails := make([][]string, len(p.pages))
	depth := 0
	for _, b := range p.doc.Blocks {
		if c, is := b.(doc.Contents); is {
			depth = max(depth, c.Depth)
		}
	}
	var open []place
	next := 0
	for i := range p.pages {
		for ; next < len(p.places) && p.places[next].page <= i+1; next++ {
			at := p.places[next]
			if at.level == 0 || at.level > depth {
				continue
			}
			for len(open) > 0 && open[len(open)-1].level >= at.level {
				open = open[:len(open)-1]
			}
			open = append(open, at)
		}
		for _, at := range open {
			trails[i] = append(trails[i], at.title)
		}
	}
	return trails
}

// runningHead prints the brand, the title and the page's trail; without the title where they do not fit on one line.
func (p *paginator) runningHead(page *Page, g sheet, trail []string) {
	st := p.scale.running
	text := p.headText(append([]string{p.doc.Title}, trail...))
	if len(trail) > 0 && len(p.prepare(text, st, Artifact).broken(g.text())) > 1 {
		text = p.headText(trail)
	}
	page.Items = append(page.Items, p.clipped(text, st, strip{x: g.left, width: g.text()}, headTop)...)
	y := headTop + st.leading + 1200
	page.Items = append(page.Items, Line{X1: g.left, X2: g.width - g.right, Y1: y, Y2: y, Weight: hairline, Colour: p.theme.Rule})
}

// headText is the brand and what follows it, those that are empty left out.
func (p *paginator) headText(parts []string) []doc.Inline {
	var text []doc.Inline
	if p.theme.Brand != "" {
		text = append(text, doc.Text{Text: p.theme.Brand, Strong: true})
	}
	for _, part := range parts {
		if part == "" {
			continue
		}
		if len(text) > 0 {
			text = append(text, doc.Text{Text: "  ·  "})
		}
		text = append(text, doc.Text{Text: part})
	}
	return text
}

// clipped is text on one line, ended by an ellipsis where there is more.
func (p *paginator) clipped(text []doc.Inline, st style, at strip, y Length) []Item {
	set := p.prepare(text, st, Artifact)
	lines := set.broken(at.width)
	if len(lines) == 1 {
		return p.place(set, lines[0], at, y)
	}
	lines = set.broken(at.width - 4*MM)
	items := p.place(set, lines[0], at, y)
	end := at.x + st.size.em(set.units(lines[0]))
	more := p.prepare(doc.Say("…"), st, Artifact)
	return append(items, p.place(more, line1(more), strip{x: end, width: 4 * MM}, y)...)
}

// footLines is how many lines the foot may take; what is longer ends in an ellipsis.
const footLines = 3

func (p *paginator) runningFoot(page *Page, g sheet, count string) {
	st := p.scale.running
	y := g.height - 16*MM
	page.Items = append(page.Items, Line{X1: g.left, X2: g.width - g.right, Y1: y - 1800, Y2: y - 1800, Weight: hairline, Colour: p.theme.Rule})
	const room = 30 * MM
	if p.doc.Footer != "" {
		text := p.prepare(doc.Say(p.doc.Footer), st, Artifact)
		lines := text.broken(g.text() - room)
		if len(lines) > footLines {
			page.Items = append(page.Items, p.clipped(doc.Say(p.doc.Footer), st, strip{x: g.left, width: g.text() - room}, y)...)
			lines = nil
		}
		for i, l := range lines {
			page.Items = append(page.Items, p.place(text, l, strip{x: g.left, width: g.text() - room}, y+Length(i)*st.leading)...)
		}
	}
	number := p.prepare(doc.Say(count), st, Artifact)
	page.Items = append(page.Items, p.place(number, line1(number), strip{g.width - g.right - room, room, toEnd}, y)...)
}
