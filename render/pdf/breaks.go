package pdf

import (
	"strings"

	"dossier/render/theme"

	"github.com/rivo/uniseg"
)

// Where a line may end after a character.
const (
	noBreak = iota
	mayBreak
	mustBreak
)

// findBreaks tells for each character of p whether a line may or must end after it, by the line breaking rules of Unicode (UAX #14),
// but never inside an identifier.
func (p *para) findBreaks() {
	p.breaks = make([]uint8, len(p.chars))
	if !p.plainBreaks() {
		p.breaksOfUnicode()
	}
	p.keepIdentifiers()
}

// plainBreaks is the rules for text of the characters that most text is made of, by two neighbours at a time; ok is false where that
// does not do, and nothing is said then.
func (p *para) plainBreaks() (ok bool) {
	last, before, word := other, other, other // the kinds of the last two characters, and of the last one that is no space
	for i, c := range p.chars {
		now := kindOf(c)
		if now == other {
			return false
		}
		if i > 0 {
			switch pairs[last][now] {
			case 'Y':
				p.breaks[i-1] = mayBreak
			case '?':
				return false
			}
			if now == opening && last == space && word == quote || now == digit && !plainNumber(before, last) {
				return false
			}
		}
		if last, before = now, last; now != space {
			word = now
		}
	}
	if n := len(p.chars); n > 0 {
		p.breaks[n-1] = mustBreak
	}
	return true
}

// plainNumber tells whether a digit after these two kinds is no beginning of a number with a sign of its own.
func plainNumber(before, last int) bool {
	return last <= space || before == digit || before == letter && (last == minus || last == glue)
}

// The kinds of characters that the plain rules know. Letters are those of ASCII, and signs that behave alike.
const (
	letter = iota
	digit
	space
	stop    // full stop, comma, colon, semicolon
	minus   // the hyphen of ASCII
	opening // parenthesis
	closing
	quote
	slash
	dash
	glue // a space that no line ends at
	percent
	other
)

// pairs says whether a line may end between two kinds: Y for yes, ? where more than the two decide.
var pairs = [other]string{
	letter:  "nnnnnnnnnnnn",
	digit:   "nnnnnnnnnnnn",
	space:   "YYnnYYnYnYY?",
	stop:    "nnnnn?nnnnn?",
	minus:   "Ynnnn?nnnn??",
	opening: "nn?nnnnnnnnn",
	closing: "nnnnn?nnnnn?",
	quote:   "nnnnnnnnnnnn",
	slash:   "Ynnnn?nnnnn?",
	dash:    "YYnnn?nnnn??",
	glue:    "nnnnnnnnnnnn",
	percent: "??nn??nnnnn?",
}

func kindOf(c char) int {
	switch r := c.r; {
	case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
		return letter
	case c.bound || r == noBreakSpace:
		return glue
	case r == ' ':
		return space
	case r >= '0' && r <= '9':
		return digit
	}
	switch c.r {
	case '.', ',', ':', ';':
		return stop
	case '-':
		return minus
	case '(':
		return opening
	case ')':
		return closing
	case '\'', '"', '‘', '’', '“', '”':
		return quote
	case '/':
		return slash
	case '–':
		return dash
	case '%':
		return percent
	case '&', '_', '@', '#', '=', '*', '<', '>':
		return letter
	}
	return other
}

// breaksOfUnicode applies the full rules.
func (p *para) breaksOfUnicode() {
	var text strings.Builder
	text.Grow(len(p.chars))
	for _, c := range p.chars {
		if c.bound {
			c.r = noBreakSpace
		}
		text.WriteRune(c.r)
	}
	rest, state, at := text.String(), -1, 0
	clear(p.breaks)
	for len(rest) > 0 {
		var segment string
		var must bool
		segment, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
		for range segment {
			at++
		}
		p.breaks[at-1] = mayBreak
		if must {
			p.breaks[at-1] = mustBreak
		}
	}
}

// keepIdentifiers takes back the breaks at the hyphens of identifiers.
func (p *para) keepIdentifiers() {
	for i := 0; i < len(p.chars); i++ {
		if p.chars[i].r != '-' || p.breaks[i] != mayBreak {
			continue
		}
		first := i
		for first > 0 && theme.InWord(p.chars[first-1].r) {
			first--
		}
		var word strings.Builder
		end := first
		for ; end < len(p.chars) && theme.InWord(p.chars[end].r); end++ {
			word.WriteRune(p.chars[end].r)
		}
		if theme.IsIdentifier(word.String()) {
			for j := first; j < end-1; j++ {
				p.breaks[j] = noBreak
			}
		}
		i = end - 1
	}
}
