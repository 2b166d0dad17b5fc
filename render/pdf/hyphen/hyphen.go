// Package hyphen says where words may be parted at a line's end: by Liang's method ("Word Hy-phen-a-tion by Com-put-er", 1983) with
// the patterns that TeX uses.
package hyphen

import (
	"embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed patterns/*.txt
var files embed.FS

// Language is the patterns of one language.
type Language struct {
	values  map[string][]uint8 // by letters of a pattern: a value before each letter and one after the last
	longest int                // letters of the longest pattern
	nouns   bool               // words that begin with a capital are no names
}

// languages are the languages of the locales, by what their BCP 47 tags begin with, the more particular first.
var languages = []struct {
	tag  string
	find func() *Language
}{
	{"en-us", loaded("en-us", false)},
	{"en", loaded("en-gb", false)},
	{"de", loaded("de-1996", true)},
	{"fr", loaded("fr", false)},
	{"es", loaded("es", false)},
}

// Of finds the patterns for a BCP 47 tag; nil, which parts nothing, where there are none. Patterns are read when first asked for.
func Of(tag string) *Language {
	tag = strings.ToLower(tag) + "-"
	for _, l := range languages {
		if strings.HasPrefix(tag, l.tag+"-") {
			return l.find()
		}
	}
	return nil
}

func loaded(name string, nouns bool) func() *Language {
	return sync.OnceValue(func() *Language {
		data, err := files.ReadFile("patterns/" + name + ".txt")
		if err != nil {
			return nil // a test reads them all
		}
		l := &Language{values: map[string][]uint8{}, nouns: nouns}
		for pattern := range strings.FieldsSeq(string(data)) {
			l.add(pattern)
		}
		return l
	})
}

// add reads a pattern: letters, with a digit where a hyphen is the more welcome (odd) or unwelcome (even) the higher it is.
func (l *Language) add(pattern string) {
	var letters strings.Builder
	values := []uint8{0}
	for _, r := range pattern {
		if r >= '0' && r <= '9' {
			values[len(values)-1] = uint8(r - '0')
			continue
		}
		letters.WriteRune(r)
		values = append(values, 0)
	}
	l.longest = max(l.longest, len(values)-1)
	l.values[letters.String()] = values
}

// ends is how many letters stay together at either end of a word: the lines are ragged, and need no shorter ones.
const ends = 3

// shortest is how many letters a word must have to be parted: "can-not" costs the reader more than a ragged line does.
const shortest = 7

// longest is how many letters a word may have; German compounds have fewer. What is longer is no word, and looking for its points at every
// line that it takes would cost the square of its length.
const longest = 100

// Points are the places in a word where a hyphen may stand: how many letters come before it, in order. A word that is none, or
// seems a name or an abbreviation, or is too long for a word, has none.
func (l *Language) Points(word []rune) []int {
	if l == nil || len(word) < shortest || len(word) > longest || !l.parts(word) {
		return nil
	}
	text, at := marked(word)
	values := make([]uint8, len(word)+3)
	for i := range len(at) - 1 {
		for n := 1; n <= l.longest && i+n < len(at); n++ {
			for j, v := range l.values[text[at[i]:at[i+n]]] {
				values[i+j] = max(values[i+j], v)
			}
		}
	}
	var points []int
	for before := ends; before <= len(word)-ends; before++ {
		if values[before+1]%2 == 1 {
			points = append(points, before)
		}
	}
	return points
}

// parts tells whether a word is one that may be parted: letters only, in lower case but for the first, where nouns have capitals.
func (l *Language) parts(word []rune) bool {
	for i, r := range word {
		if !unicode.IsLetter(r) || unicode.IsUpper(r) && (i > 0 || !l.nouns) {
			return false
		}
	}
	return true
}

// marked is a word in lower case between the marks of its ends, and where each of its letters begins.
func marked(word []rune) (text string, at []int) {
	var b strings.Builder
	at = make([]int, 0, len(word)+3)
	put := func(r rune) { at = append(at, b.Len()); b.WriteRune(r) }
	put('.')
	for _, r := range word {
		put(unicode.ToLower(r))
	}
	put('.')
	return b.String(), append(at, b.Len())
}

// Parted is a word with hyphens at all its points: for looking at.
func (l *Language) Parted(word string) string {
	letters := []rune(word)
	out := make([]byte, 0, len(word)+utf8.UTFMax)
	last := 0
	for _, point := range l.Points(letters) {
		out = append(append(out, string(letters[last:point])...), '-')
		last = point
	}
	return string(append(out, string(letters[last:])...))
}
