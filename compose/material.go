package compose

import (
	"reflect"

	"dossier/model"
	"dossier/value"
)

// material is what views are made of, with the records found by the migration they belong to.
type material struct {
	portfolio  *model.Portfolio
	config     model.Config
	assessment *model.Assessment

	services map[string][]*model.Service
	outcomes map[string][]*model.Outcome
	quotes   map[string][]*model.Quote
	costs    map[string][]*model.Cost
	findings map[string][]model.Finding // of the portfolio under ""
	selected map[string]bool

	redaction *redaction // of audit documents; nil where nothing is taken out
}

func newMaterial(p *model.Portfolio, c model.Config, a *model.Assessment) *material {
	m := &material{portfolio: p, config: c, assessment: a, selected: map[string]bool{}, redaction: newRedaction(p, c)}
	m.services = byMigration(p.Services, func(r *model.Service) string { return r.Migration })
	m.outcomes = byMigration(p.Outcomes, func(r *model.Outcome) string { return r.Migration })
	m.quotes = byMigration(p.Quotes, func(r *model.Quote) string { return r.Migration })
	m.costs = byMigration(p.Costs, func(r *model.Cost) string { return r.Migration })
	m.findings = byMigration(a.Findings, func(f model.Finding) string { return f.Migration })
	for _, member := range a.Selection.Members {
		m.selected[member.CaseStudy.Migration.ID] = true
	}
	return m
}

func byMigration[R any](records []R, of func(R) string) map[string][]R {
	found := map[string][]R{}
	for _, r := range records {
		found[of(r)] = append(found[of(r)], r)
	}
	return found
}

// newest keeps the latest date of what has happened among the records that a document uses: its content date. Plans, expiries and
// validities do not count, nor does what lies after the day the assessment speaks of.
type newest struct {
	date  value.Date
	until value.Date
}

func (n *newest) of(records ...model.Record) {
	for _, r := range records {
		v := reflect.ValueOf(r)
		if v.Kind() == reflect.Pointer && v.IsNil() {
			continue
		}
		v = reflect.Indirect(v)
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if d, ok := v.Field(i).Interface().(value.Date); ok && f.Tag.Get("plan") != "yes" {
				n.day(d)
			}
		}
	}
}

func (n *newest) day(d value.Date) {
	if d.After(n.date) && (n.until.IsZero() || !d.After(n.until)) {
		n.date = d
	}
}
