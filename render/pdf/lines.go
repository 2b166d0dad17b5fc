package pdf

import (
	"slices"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// line is a stretch of a paragraph's characters on one line: from first to before end, and a hyphen where it was parted at a
// soft one.
type line struct {
	first, end int
	hyphen     bool
}

// Where a line may end after a character.
const (
	noBreak = iota
	mayBreak
	mustBreak
)

// breaks tells for each character whether a line may or must end after it, by the line breaking rules of Unicode (UAX #14).
func (p para) breaks() []uint8 {
	var text strings.Builder
	text.Grow(len(p.chars))
	for _, c := range p.chars {
		if c.bound {
			c.r = noBreakSpace
		}
		text.WriteRune(c.r)
	}
	breaks := make([]uint8, len(p.chars))
	rest, state, at := text.String(), -1, 0
	for len(rest) > 0 {
		var segment string
		var must bool
		segment, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
		for range segment {
			at++
		}
		breaks[at-1] = mayBreak
		if must {
			breaks[at-1] = mustBreak
		}
	}
	return breaks
}

// broken is the paragraph in lines no wider than width. A word that is wider than a line is parted at the edge.
// There is always at least one line.
func (p para) broken(width Length) []line {
	room := max(p.style.size.units(width), 1)
	breaks := p.breaks()
	var lines []line
	for first := 0; first < len(p.chars); {
		end := p.lineEnd(first, room, breaks)
		lines = append(lines, line{first: first, end: end, hyphen: end < len(p.chars) && p.chars[end-1].r == softHyphen})
		first = end
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
	softHyphen   = '\u00ad'
	noBreakSpace = '\u00a0'
)

// lineEnd is where the line that begins at first ends, with room thousandths of an em for it. Spaces at its end take no room.
func (p para) lineEnd(first, room int, breaks []uint8) int {
	used, last := 0, -1
	for i := first; i < len(p.chars); i++ {
		c := p.chars[i]
		if isSpace(c.r) {
			used += c.width
		} else if used += c.width; used > room && i > first {
			return p.part(first, i, last)
		}
		switch {
		case breaks[i] == mustBreak:
			return i + 1
		case breaks[i] == mayBreak && (c.r != softHyphen || used+p.hyphen <= room):
			last = i + 1
		}
	}
	return len(p.chars)
}

// part is where to end a line that the character at overflows: at the last chance, else before the character, but never between
// a letter and the mark that sits on it.
func (p para) part(first, at, last int) int {
	if last > first {
		return last
	}
	for end := at; end > first; end-- {
		if !unicode.Is(unicode.M, p.chars[end].r) {
			return end
		}
	}
	return at
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r >= '\u2000' && r <= '\u2006' || r >= '\u2008' && r <= '\u200a'
}

// units is the width of a line in thousandths of an em, without spaces at its end.
func (p para) units(l line) int {
	total := 0
	for _, c := range p.chars[l.first:p.trimmed(l)] {
		total += c.width
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
	for i, at := range p.breaks() {
		if c := p.chars[i]; isSpace(c.r) && !c.bound {
			space += c.width
		} else {
			ink, space = ink+space+c.width, 0
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
			text, width = text+"-", width+p.hyphen
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
	first := p.chars[i]
	for next = i; next < end; next++ {
		c := p.chars[next]
		if c.span != first.span || c.face != first.face {
			break
		}
		if !unicode.Is(unicode.Cf, c.r) && c.r != '\n' {
			b.WriteRune(c.r)
		}
		width += c.width
	}
	return b.String(), width, next
}

// setRun completes a run that begins with character i: its looks, its place in the structure, its sources, its link.
func (s *setter) setRun(p para, i int, run TextRun) []Item {
	sp := p.spans[p.chars[i].span]
	run.Face, run.Size, run.Colour = s.fonts.faces[p.chars[i].face].name, p.style.size, sp.colour
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
