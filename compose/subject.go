package compose

import (
	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// subject is what a template can be for: it is then made for those migrations alone that have records of the subject, and dated by
// the newest of them. Each subject stands in its own file.
type subject struct {
	name string
	has  func(m *material, cs *model.CaseStudy) bool
	// view makes the subject's part of the view, and gives the day of its newest fact.
	view func(m *material, cs *model.CaseStudy, v *CaseStudy) value.Date
}

// subjects are all of them, by the word that a template's front matter says after "for:".
func subjects() []subject {
	return []subject{
		tcoSubject(),
		optimizationSubject(),
		planSubject(),
		discoverySubject(),
		landingZoneSubject(),
		readinessSubject(),
		reviewSubject(),
		surveySubject(),
	}
}

// everyMigration and publicMigrations are the words after "for:" that name no subject.
const (
	everyMigration   = "all" // and the empty word
	publicMigrations = "public"
)

// subjectOf is the subject of the name.
func subjectOf(name string) (subject, bool) {
	for _, s := range subjects() {
		if s.name == name {
			return s, true
		}
	}
	return subject{}, false
}

// subjectNames are the words that may stand after "for:", those that name no subject first.
func subjectNames() []string {
	names := []string{everyMigration, publicMigrations}
	for _, s := range subjects() {
		names = append(names, s.name)
	}
	return names
}

// partOf is a subject's part of the view; empty in a document that is not for it.
func partOf[T any](part *T) T {
	if part == nil {
		var none T
		return none
	}
	return *part
}

// objections is the table of what an auditor would object to in a subject.
func objections(id, caption, empty string, of func(CaseStudy) []Finding) maker {
	return blockOf("table", id, func(v CaseStudy, _ value.Locale) doc.Table {
		t := findingsTable(of(v))
		t.ID, t.Caption, t.Empty = id, caption, empty
		return t
	})
}
