package literal

import (
	"slices"
	"strings"
)

// Tidy is a text on one line: white space of any kind becomes one blank, and marks without width or sense are taken out.
func Tidy(s string) string {
	if isTidy(s) {
		return s
	}
	return strings.Join(strings.Fields(Printable(s)), " ")
}

// isTidy tells whether the text is as Tidy leaves it, for texts of plain letters: single blanks, and none at the ends.
func isTidy(s string) bool {
	blank := true // before s
	for i := range len(s) {
		switch c := s[i]; {
		case c > ' ' && c < 0x7f:
			blank = false
		case c == ' ' && !blank:
			blank = true
		default:
			return false
		}
	}
	return s == "" || !blank
}

// Printable is the text without control characters, soft hyphens and marks of no width; white space stays.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b', r == '\ufeff', r == '\u00ad', r >= 0x7f && r < 0xa0 && r != 0x85, r < ' ' && !strings.ContainsRune("\t\r\n\v\f", r):
			return -1
		}
		return r
	}, s)
}

// Fold is how two headers or words of a list are compared: without case, without the stars and colons of forms, white space of any
// kind, underscores and hyphens all one blank, apostrophes as typewriters have them.
func Fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '_', '-':
			return ' '
		case '’':
			return '\''
		}
		return r
	}, strings.ToLower(Tidy(s)))
	return strings.Join(strings.Fields(strings.Trim(s, "*: ")), " ")
}

// Choose is the canonical word of a closed list that the text stands for. The list is as model.Choice has it: each entry the
// canonical word and its synonyms, separated by "|".
func Choose(choices []string, text string) (word string, ok bool) {
	folded := Fold(text)
	for _, entry := range choices {
		words := strings.Split(entry, "|")
		if folded != "" && slices.ContainsFunc(words, func(w string) bool { return Fold(w) == folded }) {
			return words[0], true
		}
	}
	return "", false
}

// IsNothing tells whether a text is what people and programs write where they have no value.
func IsNothing(text string) bool {
	if len(text) > len("unknown") {
		return false
	}
	switch strings.ToLower(text) {
	case "-", "--", "\u2013", "\u2014", "n/a", "na", "n.a.", "null", "nil", "unknown", "tbd", "tbc", "?":
		return true
	}
	return false
}
