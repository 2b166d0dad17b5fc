package chart

import "strings"

// words are the few that drawings and their tables say themselves, in the language of a document.
type words struct {
	language string

	activity, start, finish, begun, ended, note, path, critical string // heads of a plan's table
	today, planned, actual, noDates, milestone                  string // on a plan, and in its legend

	thing, group, leads, below, weaker, nothing string // heads of a graph's table

	low, high, unknown string // the ends of a heat map's scale
}

var languages = []words{
	{
		"en", "Activity", "Start", "Finish", "Begun", "Ended", "Note", "Path", "critical",
		"Today", "planned", "actual", "no dates", "milestone",
		"Name", "Group", "Leads to", "Above", "weaker", "nothing",
		"low", "high", "unknown",
	},
	{
		"de", "Vorgang", "Anfang", "Ende", "Begonnen", "Beendet", "Hinweis", "Pfad", "kritisch",
		"Heute", "geplant", "tatsächlich", "ohne Daten", "Meilenstein",
		"Name", "Gruppe", "Führt zu", "Über", "schwächer", "nichts",
		"niedrig", "hoch", "unbekannt",
	},
	{
		"fr", "Activité", "Début", "Fin", "Commencée", "Terminée", "Remarque", "Chemin", "critique",
		"Aujourd’hui", "prévu", "réel", "sans dates", "jalon",
		"Nom", "Groupe", "Mène à", "Au-dessus de", "plus faible", "rien",
		"bas", "haut", "inconnu",
	},
	{
		"es", "Actividad", "Inicio", "Fin", "Empezada", "Terminada", "Nota", "Camino", "crítico",
		"Hoy", "previsto", "real", "sin fechas", "hito",
		"Nombre", "Grupo", "Lleva a", "Encima de", "más débil", "nada",
		"bajo", "alto", "desconocido",
	},
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
