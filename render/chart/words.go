package chart

import "strings"

// words are the few that drawings and their tables say themselves, in the language of a document.
type words struct {
	language string

	activity, start, finish, begun, ended, note, path, critical, after string // heads of a plan's table
	today, planned, actual, forecast, noDates, milestone, rest         string // on a plan, and in its legend
	foreStart, foreEnd                                                 string // more heads of a plan's table
	more                                                               string // after the first names of a long list, with how many are left

	thing, group, leads, below, weaker, nothing, from, to, label string // heads of a graph's tables

	of, met, short string // of progress: 12 of 50, met

	empty, dense string // instead of a drawing
}

var languages = []words{
	{
		"en", "Activity", "Start", "Finish", "Begun", "Ended", "Note", "Path", "critical", "After",
		"Today", "planned", "actual", "forecast", "no dates", "milestone", "no work",
		"Forecast start", "Forecast finish",
		"%s and %d more",
		"Name", "Group", "Leads to", "Above", "weaker", "nothing", "From", "To", "As",
		"of", "met", "not met",
		"Nothing is recorded.", "As a drawing this would be too dense to read; the table holds all of it.",
	},
	{
		"de", "Vorgang", "Anfang", "Ende", "Begonnen", "Beendet", "Hinweis", "Pfad", "kritisch", "Nach",
		"Heute", "geplant", "tatsächlich", "Prognose", "ohne Daten", "Meilenstein", "arbeitsfrei",
		"Anfang laut Prognose", "Ende laut Prognose",
		"%s und %d weitere",
		"Name", "Gruppe", "Führt zu", "Über", "schwächer", "nichts", "Von", "Nach", "Als",
		"von", "erfüllt", "nicht erfüllt",
		"Nichts ist erfasst.", "Gezeichnet wäre dies zu dicht, um lesbar zu sein; die Tabelle enthält alles.",
	},
	{
		"fr", "Tâche", "Début", "Fin", "Commencée", "Terminée", "Remarque", "Chemin", "critique", "Après",
		"Aujourd’hui", "prévu", "réel", "prévision", "sans dates", "jalon", "non travaillé",
		"Début estimé", "Fin estimée",
		"%s et %d autres",
		"Nom", "Groupe", "Mène à", "Au-dessus de", "plus faible", "rien", "De", "À", "Comme",
		"sur", "atteint", "non atteint",
		"Rien n’est saisi.", "Dessiné, ceci serait trop dense pour être lu ; le tableau contient tout.",
	},
	{
		"es", "Actividad", "Inicio", "Fin", "Empezada", "Terminada", "Nota", "Camino", "crítico", "Después de",
		"Hoy", "previsto", "real", "previsión", "sin fechas", "hito", "no laborable",
		"Inicio estimado", "Fin estimado",
		"%s y %d más",
		"Nombre", "Grupo", "Lleva a", "Encima de", "más débil", "nada", "De", "A", "Como",
		"de", "alcanzado", "no alcanzado",
		"No hay nada registrado.", "Dibujado sería demasiado denso para leerse; la tabla lo contiene todo.",
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
