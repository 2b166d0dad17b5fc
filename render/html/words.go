package html

import "strings"

// words are the few that a page itself says, in the language of the document.
type words struct {
	language string
	skip     string // a link past the top of the page
	contents string
	source   string // before the places a table was read
	data     string // opens the numbers of a chart
	figures  string // heads the list of figures with their rules and sources
	columns  [4]string
	assumed  string // explains the sign on a figure
}

var languages = []words{
	{"en", "Skip to the text", "Contents", "Source: ", "The numbers", "Where the figures come from", [4]string{"Figure", "Value", "Rule", "Sources"}, "assumed: rests on a rule that no source publishes"},
	{"de", "Zum Text", "Inhalt", "Quelle: ", "Die Zahlen", "Woher die Zahlen kommen", [4]string{"Größe", "Wert", "Regel", "Quellen"}, "angenommen: beruht auf einer Regel, die keine Quelle veröffentlicht"},
	{"fr", "Aller au texte", "Sommaire", "Source : ", "Les chiffres", "D’où viennent les chiffres", [4]string{"Chiffre", "Valeur", "Règle", "Sources"}, "supposé : repose sur une règle qu’aucune source ne publie"},
	{"es", "Ir al texto", "Contenido", "Fuente: ", "Los números", "De dónde vienen las cifras", [4]string{"Cifra", "Valor", "Regla", "Fuentes"}, "supuesto: se basa en una regla que ninguna fuente publica"},
}

// wordsOf are the words for a BCP 47 tag; English where the program has none.
func wordsOf(tag string) words {
	for _, w := range languages {
		if primary, _, _ := strings.Cut(tag, "-"); strings.EqualFold(primary, w.language) {
			return w
		}
	}
	return languages[0]
}
