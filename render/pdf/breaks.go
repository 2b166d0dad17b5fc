package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/render/theme"

	"github.com/rivo/uniseg"
	"golang.org/x/text/currency"
)

// Where a line may end after a character.
const (
	noBreak = iota
	mayBreak
	mustBreak
)

// findBreaks tells for each character of p whether a line may or must end after it, by the line breaking rules of Unicode (UAX #14),
// but never inside an identifier, nor between a number and its unit.
func (p *para) findBreaks() {
	p.breaks = make([]uint8, len(p.chars))
	if !p.plainBreaks() {
		p.breaksOfUnicode()
	}
	p.keepIdentifiers()
	p.keepUnits()
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

// keepUnits takes back the breaks between a number and its unit, or a currency and its amount.
func (p *para) keepUnits() {
	for i := 1; i < len(p.chars)-1; i++ {
		if p.chars[i].r != ' ' || p.breaks[i] != mayBreak {
			continue
		}
		before, after := isDigit(p.chars[i-1].r), isDigit(p.chars[i+1].r)
		switch {
		case before == after:
		case after && isCurrency(p.word(i-1, -1)):
			p.breaks[i] = noBreak
		case before:
			if unit := p.word(i+1, 1); isUnit(unit) {
				clear(p.breaks[i : i+utf8.RuneCountInString(unit)]) // and inside of Gbit/s
			}
		}
	}
}

// word is the letters and signs from a character on, in one direction, as far as a unit may reach.
func (p *para) word(i, step int) string {
	const longest = 8
	var word []rune
	for ; i >= 0 && i < len(p.chars) && len(word) <= longest; i += step {
		r := p.chars[i].r
		if !unicode.IsLetter(r) && r != '%' && r != '‰' && r != '°' && r != '/' && !unicode.Is(unicode.Sc, r) {
			break
		}
		word = append(word, r)
	}
	if step < 0 {
		slices.Reverse(word)
	}
	return string(word)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isUnit tells the signs that follow numbers in documents about machines and money.
func isUnit(word string) bool {
	switch word {
	case "%", "‰", "°C", "B", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "PiB", "bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Mbps", "Gbps", "MB/s", "GB/s", "MiB/s",
		"GiB/s", "Hz", "MHz", "GHz", "IOPS", "vCPU", "vCPUs", "ms", "s", "min", "h", "d", "W", "kW", "MW", "kWh", "MWh", "m", "km", "cm", "mm", "kg", "t":
		return true
	}
	return isCurrency(word)
}

// isCurrency tells the sign of a currency, or three letters that are the code of one.
func isCurrency(word string) bool {
	if runes := []rune(word); len(runes) == 1 && unicode.Is(unicode.Sc, runes[0]) {
		return true
	}
	if len(word) != 3 || strings.ToUpper(word) != word {
		return false
	}
	_, err := currency.ParseISO(word)
	return err == nil
}
