package text

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"dossier/doc"
)

// columns is how many columns of a terminal text takes: two for wide characters, none for combining ones.
func columns(text string) int { return uniseg.StringWidth(text) }

// clean takes out what would move a terminal's cursor or change its colour; line feeds stay, tabs become spaces.
func clean(text string) string {
	return strings.ToValidUTF8(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, text), "\uFFFD")
}

// wrap breaks text at spaces, and at line feeds, into lines of at most width columns; a longer word is parted.
func wrap(text string, width int) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, wrapLine(paragraph, width)...)
	}
	return lines
}

func wrapLine(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }) {
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if columns(joined) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for columns(word) > width {
			head := fitting(word, width)
			lines, word = append(lines, head), word[len(head):]
		}
		line = word
	}
	return append(lines, line)
}

// fitting is as much of word as stands in width columns, at least one character.
func fitting(word string, width int) string {
	used, end := 0, 0
	graphemes := uniseg.NewGraphemes(word)
	for graphemes.Next() {
		used += graphemes.Width()
		if used > width && end > 0 {
			break
		}
		_, end = graphemes.Positions()
	}
	return word[:end]
}

// pad fills text with spaces to a width.
func pad(text string, width int, align doc.Align) string {
	room := max(0, width-columns(text))
	switch align {
	case doc.End:
		return strings.Repeat(" ", room) + text
	case doc.Center:
		return strings.Repeat(" ", room/2) + text + strings.Repeat(" ", room-room/2)
	default:
		return text + strings.Repeat(" ", room)
	}
}
