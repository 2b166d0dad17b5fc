package pdf

import (
	"slices"
	"strings"
	"unicode"
)

// line is a stretch of a paragraph's characters on one line: from first to before end, and a hyphen where it was parted at a
// soft one.
type line struct {
	first, end int
	hyphen     bool
}

// broken is the paragraph in lines no wider than width. A word that is wider than a line is parted at the edge.
// There is always at least one line.
func (p para) broken(width Length) []line {
	room := max(p.style.size.units(width), 1)
	var lines []line
	for first := 0; first < len(p.chars); {
		l := p.lineFrom(first, room)
		lines = append(lines, l)
		first = l.end
	}
	if len(lines) == 0 || p.chars[len(p.chars)-1].r == '\n' {
		lines = append(lines, line{first: len(p.chars), end: len(p.chars)})
	}
	return lines
}

// balanced is the paragraph in no more lines than width needs, the lines as even as can be: for titles.
func (p para) balanced(width Length) []line {
	lines := p.broken(width)
	if len(lines) == 1 || len(lines) > 6 {
		return lines
	}
	for narrower := width; narrower > width/2; narrower -= width / 40 {
		even := p.broken(narrower)
		if len(even) > len(lines) {
			break
		}
		lines = even
	}
	return lines
}

const (
	softHyphen     = '\u00ad'
	softHyphenText = "\u00ad"
	noBreakSpace   = '\u00a0'
)

// lineFrom is the line that begins at first, with room thousandths of an em for it. Spaces at its end take no room.
func (p para) lineFrom(first, room int) line {
	used, last, reached := 0, -1, 0
	for i := first; i < len(p.chars); i++ {
		c := p.chars[i]
		used += int(c.width)
		if used > room && i > first && !isSpace(c.r) {
			return p.part(first, i, last, room, reached)
		}
		switch {
		case p.breaks[i] == mustBreak:
			return line{first: first, end: i + 1}
		case p.breaks[i] == mayBreak && (c.r != softHyphen || used+p.hyphen <= room):
			last, reached = i+1, used
		}
	}
	return line{first: first, end: len(p.chars)}
}

// part ends a line that the character at overflows: at the last chance to break, which it has reached so far; inside the next word
// where that would leave the line too short, or where there is no chance; else before the character, but never between a letter and
// the mark that sits on it.
func (p para) part(first, at, last, room, reached int) line {
	if last > first && (p.loose == 0 || float64(room-reached) < p.loose*float64(room)) {
		return line{first: first, end: last, hyphen: p.chars[last-1].r == softHyphen}
	}
	if end := p.hyphenated(max(first, last), at, room-p.hyphen-max(reached, 0)); end > 0 {
		return line{first: first, end: end, hyphen: true}
	}
	if last > first {
		return line{first: first, end: last, hyphen: p.chars[last-1].r == softHyphen}
	}
	for end := at; end > first; end-- {
		if !unicode.Is(unicode.M, p.chars[end].r) {
			return line{first: first, end: end}
		}
	}
	return line{first: first, end: at}
}

// hyphenated is where the word at or after first, in which a line is full at the character at, may be parted so that its beginning
// takes no more than room; 0 where it may not.
func (p para) hyphenated(first, at, room int) (end int) {
	for first < at && !unicode.IsLetter(p.chars[first].r) {
		room -= int(p.chars[first].width)
		first++
	}
	last := first
	var word []rune
	for last < len(p.chars) && unicode.IsLetter(p.chars[last].r) {
		word = append(word, p.chars[last].r)
		last++
	}
	next := first
	for _, point := range p.language.Points(word) {
		for ; next < first+point; next++ {
			room -= int(p.chars[next].width)
		}
		if room < 0 {
			break
		}
		end = next
	}
	return end
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r >= '\u2000' && r <= '\u2006' || r >= '\u2008' && r <= '\u200a'
}

// units is the width of a line in thousandths of an em, without spaces at its end.
func (p para) units(l line) int {
	total := 0
	for _, c := range p.chars[l.first:p.trimmed(l)] {
		total += int(c.width)
	}
	if l.hyphen {
		total += p.hyphen
	}
	return total
}

func (p para) trimmed(l line) int {
	end := l.end
	for end > l.first && isSpace(p.chars[end-1].r) {
		end--
	}
	return end
}

// pieces are the stretches of p that are not parted.
func (p para) pieces() []piece {
	var pieces []piece
	ink, space := 0, 0
	for i, at := range p.breaks {
		if c := p.chars[i]; isSpace(c.r) && !c.bound {
			space += int(c.width)
		} else {
			ink, space = ink+space+int(c.width), 0
		}
		if at != noBreak {
			pieces = append(pieces, piece{ink: p.style.size.em(ink), space: p.style.size.em(space), ends: at == mustBreak})
			ink, space = 0, 0
		}
	}
	return pieces
}

// align is where lines stand between the edges.
type align int

const (
	toStart align = iota
	toCenter
	toEnd
)

// strip is where lines stand: between two edges, and to which of them they lean.
type strip struct {
	x, width Length
	how      align
}

// place sets a line of p with its top at y.
func (s *setter) place(p para, l line, at strip, y Length) []Item {
	size := p.style.size
	slack := max(0, at.width-size.em(p.units(l)))
	if at.how == toEnd && l.end == len(p.chars) {
		slack = max(0, slack-size.em(p.after))
	}
	switch at.how {
	case toCenter:
		at.x += slack / 2
	case toEnd:
		at.x += slack
	}
	var items []Item
	end := p.trimmed(l)
	before := 0
	for i := l.first; i < end; {
		text, width, next := p.run(i, end)
		if l.hyphen && next == end {
			text, width = text+p.hyphenText, width+p.hyphen
		}
		if text != "" {
			from, to := size.em(before), size.em(before+width)
			items = append(items, s.setRun(p, i, TextRun{X: at.x + from, Y: y + p.style.baseline(), Width: to - from, Text: text})...)
		}
		before += width
		i = next
	}
	if p.spaced(end, l.end) {
		items = withSpace(items)
	}
	return items
}

// spaced tells whether white space stands between two characters of p.
func (p para) spaced(from, to int) bool {
	return slices.ContainsFunc(p.chars[from:to], func(c char) bool { return isSpace(c.r) })
}

// withSpace ends the last run of a line in the space that the line was broken at. It is not seen, takes no part in the width, and
// parts the words for those who have the text read out or copied.
func withSpace(items []Item) []Item {
	for i := len(items) - 1; i >= 0; i-- {
		if run, is := items[i].(TextRun); is {
			run.Text += " "
			items[i] = run
			break
		}
	}
	return items
}

// run is the longest stretch from i on that looks alike, its width in thousandths of an em, and where the next begins.
func (p para) run(i, end int) (text string, width, next int) {
	var b strings.Builder
	b.Grow(end - i + len(softHyphenText))
	first := p.chars[i]
	for next = i; next < end; next++ {
		c := p.chars[next]
		if c.span != first.span || c.face != first.face {
			break
		}
		switch {
		case c.r < 0x7F && c.r != '\n':
			b.WriteByte(byte(c.r))
		case c.r != '\n' && !unicode.Is(unicode.Cf, c.r):
			b.WriteRune(c.r)
		}
		width += int(c.width)
	}
	return b.String(), width, next
}

// setRun completes a run that begins with character i: its looks, its place in the structure, its sources, its link.
func (s *setter) setRun(p para, i int, run TextRun) []Item {
	sp := p.spans[p.chars[i].span]
	run.face = &s.fonts.faces[p.chars[i].face]
	run.Face, run.Size, run.Colour = run.face.name, p.style.size, sp.colour
	run.Node, run.Refs = sp.node, slices.Clip(sp.refs)
	if sp.link == nil {
		return []Item{run}
	}
	em := run.Size.Length()
	below := run.Y + em/7
	return []Item{
		run,
		Line{X1: run.X, X2: run.X + run.Width, Y1: below, Y2: below, Weight: hairline, Colour: sp.colour.Tint(0.5)},
		LinkArea{
			X: run.X, Y: run.Y - Length(float64(em)*ascent), Width: run.Width, Height: em,
			URI: sp.link.uri, Anchor: sp.link.anchor, Node: sp.node,
		},
	}
}
