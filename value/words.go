package value

import (
	"strings"
	"unicode"
)

// Slug is text as a part of an id: its words in lower case, of letters and digits of any script, with hyphens between them; "" where it has none.
func Slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	return strings.Join(words, "-")
}

// Capital is text with its first letter in upper case.
func Capital(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}
