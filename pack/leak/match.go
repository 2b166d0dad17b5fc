package leak

import (
	"slices"
	"strings"
	"unicode"
)

// index finds tokens by their first letters.
type index struct {
	byHead map[[3]rune][]indexed
	heads  [4]bool // which lengths of head there are
}

// indexed is a token, folded, as it is looked for.
type indexed struct {
	stream
	token int // its place in the list
}

func head(runes []rune, n int) (h [3]rune) {
	copy(h[:], runes[:n])
	return h
}

func (x *index) add(folded stream, token int) {
	if x.byHead == nil {
		x.byHead = map[[3]rune][]indexed{}
	}
	n := min(len(folded.runes), 3)
	h := head(folded.runes, n)
	x.byHead[h] = append(x.byHead[h], indexed{stream: folded, token: token})
	x.heads[n] = true
}

// match calls found for every place where a token stands in s as a word or words of its own.
func (x *index) match(s stream, found func(token int)) {
	for i := range s.runes {
		for n := 1; n <= 3 && i+n <= len(s.runes); n++ {
			if !x.heads[n] {
				continue
			}
			for _, t := range x.byHead[head(s.runes[i:], n)] {
				if t.at(s, i) {
					found(t.token)
				}
			}
		}
	}
}

// at tells whether t stands in s at i. Within a word of t, s may have soft breaks; between its words, any gap or none.
// Between digits it is stricter: 10.0.0.1 is not 10 0 0 1, but 1234567 is 1,234,567 and 1 234 567.
func (t indexed) at(s stream, i int) bool {
	n := len(t.runes)
	if i+n > len(s.runes) || !slices.Equal(t.runes, s.runes[i:i+n]) {
		return false
	}
	for k := 1; k < n; k++ {
		if !t.fits(k, s, i+k) {
			return false
		}
	}
	return t.starts(s, i) && t.ends(s, i+n)
}

// fits tells whether the gap of s before j will do for the gap of t before k.
func (t indexed) fits(k int, s stream, j int) bool {
	want, have := t.gaps[k], s.gaps[j]
	if !unicode.IsDigit(t.runes[k-1]) || !unicode.IsDigit(t.runes[k]) {
		return want.kind >= soft || have.kind <= soft
	}
	switch {
	case want.kind < soft:
		return have.kind <= soft || s.grouped(j) || t.account(k, have)
	case have.kind < hard:
		return t.grouped(k)
	case have.sep != 0 && have.sep == want.sep:
		return true
	case t.grouped(k) && s.grouped(j):
		return true
	}
	decimals := t.digits(k)
	return isPoint(want.sep) && isPoint(have.sep) && decimals != 3 && k+decimals == len(t.runes)
}

func isPoint(r rune) bool { return r == '.' || r == ',' }

// groupMarks part thousands, somewhere in the world.
const groupMarks = ".,'\u2019\u02BC_ "

// grouped tells whether the gap before i looks like one between thousands: one mark, then three digits.
func (s stream) grouped(i int) bool {
	sep := s.gaps[i].sep
	return sep != 0 && strings.ContainsRune(groupMarks, sep) && s.digits(i) == 3
}

// account tells whether t is a number of 12 digits that is printed in fours, as AWS prints account ids.
func (t indexed) account(k int, have gap) bool {
	return len(t.runes) == 12 && k%4 == 0 && (isHyphen(have.sep) || have.sep == ' ') && t.numeric()
}

// Where a gap that shows no white space ends a word: the shortest token for which it does.
const (
	camelToken = 4 // HarbourPay holds Harbour
	turnToken  = 5 // harbour01 holds harbour; cafe in a hash is none
)

// starts tells whether a word may begin at i.
func (t indexed) starts(s stream, i int) bool {
	switch before := s.gaps[i]; {
	case before.kind == hard:
		return !(i > 0 && isDigitMark(before.sep) && unicode.IsDigit(s.runes[i-1]) && unicode.IsDigit(t.runes[0]))
	case unicode.IsDigit(t.runes[0]) && before.kind == turn:
		return s.shortWordBefore(i)
	default:
		return t.parts(before.kind) || unspaced(s.runes[i]) || unspaced(s.runes[i-1])
	}
}

// ends tells whether a word may end before j.
func (t indexed) ends(s stream, j int) bool {
	if j == len(s.runes) {
		return true
	}
	last := t.runes[len(t.runes)-1]
	switch after := s.gaps[j]; {
	case after.kind == hard:
		return !(isDigitMark(after.sep) && unicode.IsDigit(last) && s.digits(j) == 3)
	case unicode.IsDigit(last) && after.kind == turn:
		return s.shortWordFrom(j)
	default:
		return t.parts(after.kind) || unspaced(last) || unspaced(s.runes[j])
	}
}

func isDigitMark(r rune) bool {
	return r != 0 && r != ' ' && r != '_' && strings.ContainsRune(groupMarks, r)
}

// parts tells whether a gap of that kind ends a word when t is beside it.
func (t indexed) parts(kind gapKind) bool {
	switch kind {
	case soft, hard:
		return true
	case camel:
		return len(t.runes) >= camelToken
	case turn:
		return len(t.runes) >= turnToken
	}
	return false
}

// shortWordBefore tells whether what stands before the digit at i is a currency or the like: USD1500.
func (s stream) shortWordBefore(i int) bool {
	n := 0
	for n < i && n <= 3 && (n == 0 || s.gaps[i-n].kind < turn) {
		n++
	}
	return n <= 3 && s.gaps[i-n].kind >= soft
}

// shortWordFrom tells whether what follows the digit before j is a unit or a currency: 1500GB.
func (s stream) shortWordFrom(j int) bool {
	n := 1
	for j+n < len(s.runes) && s.gaps[j+n].kind < turn {
		n++
	}
	return n <= 3 && s.gaps[j+n].kind >= soft
}

// unspaced tells whether r belongs to a script that is written without spaces, or whose words take endings without one.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai,
		unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
