package pdf

import (
	"strconv"

	"dossier/doc"
	"dossier/render/theme"
	"dossier/source"
)

// anchorOf is the name by which a heading is found: its own, or its number among the headings where it has none.
func anchorOf(h doc.Heading, index int) string {
	if h.ID != "" {
		return h.ID
	}
	return "heading " + strconv.Itoa(index+1)
}

var headingSpace = [4][2]Length{{11 * MM, 4 * MM}, {8 * MM, 2600}, {6 * MM, 1800}, {5 * MM, 1200}}

func (s *setter) heading(h doc.Heading, a area) []slab {
	level := min(max(h.Level, 1), 4)
	node := s.tree.child(a.node, Role("H"+strconv.Itoa(level)))
	slabs := kept(s.titled(s.prepare(h.Content, s.scale.heading[level-1], node), a.strip()), true)
	slabs[0].place = &place{anchor: anchorOf(h, s.next), title: doc.Plain(s.doc.Locale, h.Content), level: level}
	s.next++
	return spaced(slabs, headingSpace[level-1][0], headingSpace[level-1][1])
}

// ragged is how much of a line of running text stays empty before a word is parted to fill it, as a share of the line.
const ragged = 0.12

func (s *setter) paragraph(b doc.Paragraph, a area) []slab {
	st, after := s.scale.body, Length(2600)
	switch b.Role {
	case doc.Lead:
		st, after = s.scale.lead, 4*MM
	case doc.Fine:
		st, after = s.scale.fine, 2*MM
	}
	p := s.prepare(b.Content, st, s.tree.child(a.node, RoleP))
	p.loose = ragged
	slabs := s.lines(p, a.column())
	return spaced(guarded(slabs), 0, after)
}

const listIndent = 6 * MM

func (s *setter) list(b doc.List, a area) []slab {
	numbering := "Disc"
	if b.Ordered {
		numbering = "Decimal"
	}
	list := s.tree.add(Element{Role: RoleList, Parent: a.node, Numbering: numbering})
	var slabs []slab
	for i, item := range b.Items {
		entry := s.tree.child(list, RoleItem)
		label := s.tree.child(entry, RoleLabel)
		indent := listIndent
		sign := "•"
		if b.Ordered {
			sign = strconv.Itoa(i+1) + "."
			indent += Length(len(strconv.Itoa(len(b.Items)))-1) * 2 * MM
		}
		inner := a.indented(indent, s.tree.child(entry, RoleItemBody))
		set := s.blocks(item, inner)
		if len(set) == 0 {
			set = []slab{{height: s.scale.body.leading}}
		}
		mark := s.prepare(doc.Say(sign), s.scale.body.in(s.theme.Head()), label)
		first := &set[firstLine(set)]
		first.items = append(s.place(mark, mark.broken(indent)[0], strip{x: a.left, width: indent}, 0), first.items...)
		slabs = append(slabs, spaced(set, 0, 1400)...)
	}
	for i := range slabs {
		slabs[i].after = min(slabs[i].after, 2*MM)
	}
	return spaced(slabs, 0, 3*MM)
}

// firstLine is the first slab that has anything on it, for the label of a list item to stand beside.
func firstLine(slabs []slab) int {
	for i, sl := range slabs {
		if len(sl.items) > 0 {
			return i
		}
	}
	return 0
}

func (s *setter) quote(b doc.Quote, a area) []slab {
	quote := s.tree.child(a.node, RoleQuote)
	inner := a.indented(7*MM, quote)
	slabs := guarded(s.lines(s.prepare(b.Content, s.scale.quote, s.tree.child(quote, RoleP)), inner.column()))
	if b.By != "" {
		slabs[len(slabs)-1].keep = true
		by := s.prepare(doc.Say(b.By), s.scale.fine.at(9), s.tree.child(quote, RoleP))
		slabs = append(slabs, spaced(kept(s.lines(by, inner.column()), false), 1600, 0)...)
	}
	bar := &frame{left: a.left, bar: 1200, barColour: s.theme.Accent}
	return spaced(framed(slabs, bar, 600), 5*MM, 6*MM)
}

func (s *setter) callout(b doc.Callout, a area) []slab {
	node := s.tree.child(a.node, RoleDiv)
	inner := a.indented(6*MM, node)
	inner.width -= min(5*MM, inner.width/4)
	tone := s.toneColour(b.Tone)
	var slabs []slab
	if title := s.sign(b.Tone) + b.Title; title != "" {
		p := s.prepare(doc.Say(title), s.scale.body.bold().in(tone), s.tree.child(node, RoleP))
		slabs = spaced(kept(s.lines(p, inner.strip()), true), 0, 1*MM)
	}
	slabs = append(slabs, s.blocks(b.Content, inner)...)
	ground := &frame{left: a.left, width: a.width, fill: s.theme.Panel, bar: 1100, barColour: tone}
	return spaced(framed(slabs, ground, 3400), 4*MM, 5*MM)
}

func (s *setter) definitions(b doc.Definitions, a area) []slab {
	list := s.tree.child(a.node, RoleList)
	gap := 5 * MM
	terms := min(a.width*3/10, 52*MM)
	var slabs []slab
	for i, d := range b.Items {
		item := s.tree.child(list, RoleItem)
		term := s.prepare(doc.Say(d.Term), s.scale.body.bold(), s.tree.child(item, RoleLabel))
		text := s.prepare(d.Content, s.scale.body, s.tree.child(item, RoleItemBody))
		text.loose = ragged
		set := beside(
			s.lines(term, strip{x: a.left, width: terms - gap}),
			s.lines(text, strip{x: a.left + terms, width: min(a.width-terms, measure)}),
		)
		set[0].items = append(set[0].items, Line{X1: a.left, X2: a.left + a.width, Y1: -1200, Y2: -1200, Weight: hairline, Colour: s.theme.Rule})
		slabs = append(slabs, spaced(guarded(set), 2400, 0)...)
		if n := len(b.Items); i == 0 && n > 1 || i == n-2 {
			slabs[len(slabs)-1].keep = true // none stands alone at a page's foot or top
		}
	}
	if len(b.Items) <= shortList {
		slabs = kept(slabs, false)
	}
	return spaced(slabs, 4*MM, 5*MM)
}

// shortList is how many definitions stay on one page, where they fit there.
const shortList = 5

// beside puts two columns of lines next to each other.
func beside(left, right []slab) []slab {
	for len(left) < len(right) {
		left = append(left, slab{})
	}
	for i := range right {
		left[i].height = max(left[i].height, right[i].height)
		left[i].items = append(left[i].items, right[i].items...)
	}
	return left
}

// contents lists the headings down to a level, with the pages they are on.
func (s *setter) contents(b doc.Contents, a area) []slab {
	node := s.tree.child(a.node, RoleContents)
	var slabs []slab
	for _, h := range s.heads {
		level := min(max(h.Level, 1), 4)
		if level > b.Depth && b.Depth > 0 {
			continue
		}
		slabs = append(slabs, s.entry(h, level, a, s.tree.child(node, RoleEntry))...)
	}
	return spaced(slabs, 0, 6*MM)
}

// entry is one heading in the contents: indented by its level, room for the number kept free at the right.
func (s *setter) entry(h heading, level int, a area, node Node) []slab {
	const room = 14 * MM
	st := s.scale.contents[level-1]
	indent := Length(level-1) * 6 * MM
	p := s.prepare([]doc.Inline{doc.Text{Text: doc.Plain(s.doc.Locale, h.Content)}}, st, s.tree.child(s.tree.child(node, RoleReference), RoleLink))
	for i := range p.spans {
		p.spans[i].link = &link{anchor: h.anchor}
	}
	lines := p.broken(a.width - indent - room)
	var slabs []slab
	for _, l := range lines {
		items := withoutStrokes(s.place(p, l, strip{x: a.left + indent, width: a.width - indent - room}, 0))
		slabs = append(slabs, slab{height: st.leading, items: items})
	}
	end := a.left + indent + st.size.em(p.units(lines[len(lines)-1]))
	last := &slabs[len(slabs)-1]
	last.numbers = []number{{anchor: h.anchor, from: end + 2*MM, to: a.left + a.width, y: st.baseline(), style: st, node: p.spans[0].node}}
	before := Length(300)
	if level == 1 {
		before = 2400
	}
	return spaced(kept(slabs, false), before, 0)
}

// withoutStrokes drops the strokes below links, which would clutter a list that is nothing but links.
func withoutStrokes(items []Item) []Item {
	var bare []Item
	for _, item := range items {
		if _, stroke := item.(Line); !stroke {
			bare = append(bare, item)
		}
	}
	return bare
}

// toneColour is the colour of what a tone means.
func (s *setter) toneColour(t doc.Tone) theme.Colour {
	switch t {
	case doc.Good:
		return s.theme.Good
	case doc.Warning:
		return s.theme.Warn
	case doc.Bad:
		return s.theme.Bad
	case doc.Muted:
		return s.theme.Muted
	default:
		return s.theme.Head()
	}
}

// sign says in print what the colour of a tone says.
func (s *setter) sign(t doc.Tone) string {
	switch t {
	case doc.Good:
		return "✓\u00a0"
	case doc.Warning:
		return "!\u00a0"
	case doc.Bad:
		return "❌\u00a0"
	default:
		return ""
	}
}

// nowhere is the place of problems that no input caused.
func (s *setter) nowhere() source.Ref { return source.Ref{File: s.doc.ID} }
