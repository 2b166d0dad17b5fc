package pdf

import (
	"fmt"
	"strings"

	"dossier/source"
)

// words are the few that paper itself needs, by language. Everything else is worded before a document gets here.
type words struct {
	language string
	page     string // page number of number
	source   string
	from     string // several
}

var languages = []words{
	{language: "en", page: "Page %d of %d", source: "Source: ", from: "Sources: "},
	{language: "de", page: "Seite %d von %d", source: "Quelle: ", from: "Quellen: "},
	{language: "fr", page: "Page %d sur %d", source: "Source : ", from: "Sources : "},
	{language: "es", page: "Página %d de %d", source: "Fuente: ", from: "Fuentes: "},
}

// words are those of the document's language, English where it has none that is known.
func (s *setter) words() words {
	for _, w := range languages {
		if base, _, _ := strings.Cut(strings.ToLower(s.doc.Language), "-"); base == w.language {
			return w
		}
	}
	return languages[0]
}

func (w words) sources(refs []source.Ref, most int) string {
	label := w.source
	if len(refs) > 1 {
		label = w.from
	}
	text := label + source.List(refs[:min(len(refs), most)])
	if more := len(refs) - most; more > 0 {
		text += fmt.Sprintf(" (+ %d)", more)
	}
	return text
}
