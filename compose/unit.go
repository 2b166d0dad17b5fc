package compose

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Unit is one document to make: a template with what it is filled with. Making it is a pure function of the unit.
type Unit struct {
	ID        string // the document's: path stem below its audience's folder
	Migration string // id of the migration that it is about; empty for the portfolio
	Customer  string // id of the migration's customer
	Audience  doc.Audience

	tmpl *Template
	from *material
	of   *model.CaseStudy
}

// Formats are the formats that the document is wanted in.
func (u Unit) Formats() []string { return u.tmpl.Formats }

// Template is the name of the template that the unit fills.
func (u Unit) Template() string { return u.tmpl.Name }

// Units are the documents to make of an assessment, in the order of the templates, then of the migrations. A public template makes
// one for each migration whose customer allows a public reference and released the story; a document about a migration outside the
// chosen set is for internal eyes. Templates that answer a question in text make none: see Answer.
func Units(set *Set, a *model.Assessment, p *model.Portfolio, c model.Config) []Unit {
	documents := slices.DeleteFunc(slices.Clone(set.Templates), func(t *Template) bool { return len(t.Formats) == 1 && t.Formats[0] == "text" })
	return units(documents, newMaterial(p, c, a))
}

func units(templates []*Template, m *material) []Unit {
	var units []Unit
	for _, t := range templates {
		units = append(units, unitsOf(t, m)...)
	}
	return units
}

func unitsOf(t *Template, m *material) []Unit {
	if t.Unit == PerPortfolio {
		return []Unit{{ID: t.front.ID, Audience: t.Audience, tmpl: t, from: m}}
	}
	studies := m.assessment.CaseStudies
	if t.Audience == doc.Public || t.front.For == publicMigrations {
		studies = m.publicStudies()
	}
	if subject, ok := subjectOf(t.front.For); ok {
		studies = where(studies, func(cs *model.CaseStudy) bool { return subject.has(m, cs) })
	}
	var units []Unit
	for _, cs := range studies {
		u := Unit{ID: strings.ReplaceAll(t.front.ID, "{id}", fileName(cs.Migration.ID)), Migration: cs.Migration.ID, Customer: cs.Migration.Customer, Audience: t.Audience, tmpl: t, from: m, of: cs}
		if t.Audience == doc.Audit && !m.selected[cs.Migration.ID] {
			u.Audience = doc.Internal
		}
		units = append(units, u)
	}
	return units
}

var unsafeName = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// fileName is an id as a part of a path: letters, digits, point, hyphen and underscore, and no point in front.
func fileName(id string) string {
	name := strings.Trim(unsafeName.ReplaceAllString(id, "-"), "-.")
	if name == "" {
		return "unnamed"
	}
	return name
}

// Answer fills the template of the name, which must be there and about the portfolio, as an answer to a question.
func Answer(set *Set, template string, a *model.Assessment, p *model.Portfolio, c model.Config) (doc.Document, []source.Problem) {
	t := set.Template(template)
	if t == nil || t.Unit != PerPortfolio {
		ref := source.Ref{File: "templates/documents/" + template + ".md"}
		return doc.Document{}, []source.Problem{source.Err(ref, "no such template about the portfolio", "the built-in one, or one of the workspace’s", "")}
	}
	return Document(Unit{ID: t.front.ID, Audience: t.Audience, tmpl: t, from: newMaterial(p, c, a)})
}

// view is what the unit's template is filled with, the day of its newest fact, and whose it is, for messages.
func (u Unit) view() (view any, fact value.Date, about string) {
	switch {
	case u.of == nil:
		v := u.from.portfolioView(u.tmpl.Audience)
		return v, v.Newest, "the portfolio"
	case u.tmpl.Audience == doc.Public:
		v := u.from.public(u.of)
		return v, v.Newest, u.whose()
	}
	v := u.from.caseStudy(u.of)
	n := newest{date: v.Newest}
	if subject, ok := subjectOf(u.tmpl.front.For); ok {
		n.date = subject.view(u.from, u.of, v)
	}
	for _, name := range u.tmpl.front.With {
		if subject, ok := subjectOf(name); ok && subject.has(u.from, u.of) {
			n.day(subject.view(u.from, u.of, v))
		}
	}
	return v, n.date, u.whose()
}

func (u Unit) whose() string { return "customer " + u.of.Migration.Customer + " (" + u.Migration + ")" }

// Key is all that the document is made of, as bytes to hash: the template's files, the view, and what of the configuration shapes
// every document.
func (u Unit) Key() ([]byte, error) {
	view, _, about := u.view()
	key, err := json.Marshal(struct {
		ID, Audience, About string
		Text                []string
		Locale              value.Locale
		Author              string
		View                any
	}{u.ID, string(u.Audience), about, u.tmpl.text, u.from.config.Locale, u.from.config.Partner.Name, view})
	if err != nil {
		return nil, fmt.Errorf("key of %s: %w", u.ID, err)
	}
	return key, nil
}
