package leak

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// softBreak marks, in extracted text, a place where a reader may see a gap or none: the end of a run, a line or an inline
// element. It is a code point that no text may use.
const softBreak = '\uFDD0'

// stream is text reduced to what a search looks at: its letters and digits, folded, and the gap before each.
// Folding is NFKD, case folding, and the loss of accents and of all that has no width.
type stream struct {
	runes []rune
	gaps  []gap // one more than runes: the last is the end's
}

// gap is what stands between two letters or digits.
type gap struct {
	kind gapKind
	sep  rune // of a hard gap of one separator (white space counts as one ' '); else 0
}

// gapKind orders gaps by how surely they part two words.
type gapKind int

const (
	joined gapKind = iota // nothing: the middle of a word
	turn                  // nothing, but a letter meets a digit
	camel                 // nothing, but a capital follows a small letter
	soft                  // a soft break, or a hyphen at one
	hard                  // white space or punctuation, or an end of the text
)

// folder builds a stream rune by rune.
type folder struct {
	stream
	last   rune // letter or digit before, unfolded
	seps   int  // separators since
	sep    rune // the only one of them
	soft   bool // a soft break since
	hyphen bool // a hyphen and then a break, and nothing else since
}

func fold(text string) stream {
	f := &folder{}
	for _, r := range norm.NFKD.String(text) {
		f.add(r)
	}
	f.gaps = append(f.gaps, gap{kind: hard})
	return f.stream
}

func (f *folder) add(r rune) {
	switch {
	case r == softBreak:
		f.soft = true
		f.hyphen = f.hyphen || f.seps == 1 && isHyphen(f.sep)
	case r == '\n' && f.seps == 1 && isHyphen(f.sep):
		f.hyphen = true
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.No, r):
		f.letter(r)
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Me, r):
	default:
		f.separator(r)
	}
}

func (f *folder) separator(r rune) {
	space := unicode.IsSpace(r) || unicode.IsControl(r)
	switch {
	case space && (f.hyphen || f.seps > 0 && f.sep == ' '):
		return
	case space:
		r = ' '
	}
	f.seps++
	f.sep = r
	f.hyphen = false
}

func (f *folder) letter(r rune) {
	before := f.gap(r)
	folded := unicode.ToLower(unicode.ToUpper(r))
	if folded == 'ß' || folded == 'ẞ' { // the one letter that NFKD leaves and that folds to two
		f.runes, f.gaps = append(f.runes, 's'), append(f.gaps, before)
		folded, before = 's', gap{}
	}
	f.runes, f.gaps = append(f.runes, folded), append(f.gaps, before)
	f.last, f.seps, f.sep, f.soft, f.hyphen = r, 0, 0, false, false
}

func (f *folder) gap(r rune) gap {
	switch {
	case len(f.runes) == 0:
		return gap{kind: hard}
	case f.hyphen, f.seps == 0 && f.soft:
		return gap{kind: soft}
	case f.seps == 1:
		return gap{kind: hard, sep: f.sep}
	case f.seps > 1:
		return gap{kind: hard}
	case unicode.IsDigit(r) != unicode.IsDigit(f.last):
		return gap{kind: turn}
	case unicode.IsUpper(r) && unicode.IsLower(f.last):
		return gap{kind: camel}
	}
	return gap{}
}

func isHyphen(r rune) bool { return strings.ContainsRune("-\u2010\u2012\u2013\u2212", r) }

// key is the same for tokens that match the same text.
func (s stream) key() string {
	var b strings.Builder
	for i, r := range s.runes {
		if i > 0 && s.gaps[i].kind >= soft {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// digits counts the digits that follow one another from i on.
func (s stream) digits(i int) int {
	n := 0
	for i+n < len(s.runes) && unicode.IsDigit(s.runes[i+n]) && (n == 0 || s.gaps[i+n].kind < soft) {
		n++
	}
	return n
}

// foldToken is fold without a fraction of zeros, so that 1500.00 is found as 1,500.
func foldToken(text string) stream {
	s := fold(text)
	for i := len(s.runes) - 1; i > 0 && s.runes[i] == '0'; i-- {
		sep := s.gaps[i].sep
		if (sep == '.' || sep == ',') && len(s.runes)-i < 3 && s.numeric() {
			return stream{runes: s.runes[:i], gaps: append(s.gaps[:i:i], gap{kind: hard})}
		}
	}
	return s
}

// numeric tells whether s is digits alone, and how they are parted.
func (s stream) numeric() bool {
	for _, r := range s.runes {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return len(s.runes) > 0
}
