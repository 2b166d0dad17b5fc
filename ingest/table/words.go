package table

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/model"
)

// wantOf is what a cell of the field should hold, for messages.
func wantOf(f model.Field) string {
	switch f.Type {
	case model.NumberField:
		return wantNumber(f)
	case model.DateField:
		return "a date: YYYY-MM-DD, or a cell formatted as a date"
	case model.ChoiceField:
		return "one of " + strings.Join(canonical(f.Choices), ", ")
	}
	return ""
}

func wantNumber(f model.Field) string {
	rule := rules[f.Unit]
	switch {
	case f.Unit == "%":
		return "a percentage from 0 to 100"
	case strings.HasPrefix(f.Unit, "money"):
		return "an amount of money"
	case f.Unit == "", f.Unit == "score":
		return "a number"
	case f.Unit == "count", f.Unit == "page":
		return "a whole number"
	case rule.whole:
		return "a whole number of " + plural(f.Unit)
	}
	return "a number of " + plural(f.Unit)
}

func plural(unit string) string {
	if strings.HasSuffix(unit, "iB") {
		return unit
	}
	return unit + "s"
}

func canonical(choices []string) []string {
	words := make([]string, len(choices))
	for i, entry := range choices {
		words[i], _, _ = strings.Cut(entry, "|")
	}
	return words
}

// quote is a cell's text in a message, shortened where it is long.
func quote(text string) string {
	const longest = 60
	if utf8.RuneCountInString(text) > longest {
		text = string([]rune(text)[:longest]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

func quoteAll(texts []string) string {
	const most = 12
	quoted := make([]string, 0, most)
	for _, t := range texts[:min(len(texts), most)] {
		quoted = append(quoted, quote(t))
	}
	if rest := len(texts) - most; rest > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(quoted, ", "), rest)
	}
	return strings.Join(quoted, ", ")
}

func anyOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// lower is a sentence as part of a message: without the capital and the full stop.
func lower(sentence string) string {
	sentence = strings.TrimSuffix(sentence, ".")
	first, size := utf8.DecodeRuneInString(sentence)
	second, _ := utf8.DecodeRuneInString(sentence[size:])
	if unicode.IsUpper(second) {
		return sentence
	}
	return string(unicode.ToLower(first)) + sentence[size:]
}

func times(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
