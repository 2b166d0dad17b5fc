package assess

import (
	"cmp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// contacts says what became of what AWS and the partner agreed, and what has happened since the last time they spoke before the day
// of the assessment: a contact of that very day is the one that the briefing is for.
func (a *assessor) contacts() model.Contacts {
	var c model.Contacts
	for _, contact := range a.portfolio.AWSContacts {
		if contact.Date.After(a.asOf) {
			continue
		}
		if contact.Date.Before(a.asOf) && contact.Date.After(c.Since) {
			c.Since, c.From = contact.Date, contact.At("date")
		}
		c.Entries = append(c.Entries, model.ContactLine{Contact: contact, State: a.stateOf(contact)})
	}
	slices.SortStableFunc(c.Entries, func(x, y model.ContactLine) int { return y.Contact.Date.Compare(x.Contact.Date) })
	if !c.Since.IsZero() {
		c.Moved = a.moved(c.Since)
	}
	return c
}

func (a *assessor) stateOf(c *model.AWSContact) model.ContactState {
	switch {
	case past(c.Done, a.asOf):
		return model.ContactDone
	case strings.TrimSpace(c.Action) == "":
		return model.ContactNoted
	case !c.Due.IsZero() && c.Due.Before(a.asOf):
		return model.ContactOverdue
	}
	return model.ContactOpen
}

// mover gathers facts of the days after since. Rows of one day, kind and migration are one fact.
type mover struct {
	since, until value.Date
	facts        []model.Fact
}

func (m *mover) add(d value.Date, what, which, migration string, r model.Record, column string) {
	if !d.After(m.since) || d.After(m.until) {
		return
	}
	i := slices.IndexFunc(m.facts, func(f model.Fact) bool { return f.Date == d && f.What == what && f.Migration == migration })
	if i < 0 {
		m.facts = append(m.facts, model.Fact{Date: d, What: what, Which: which, Migration: migration, Ref: r.At(column), Count: 1})
		return
	}
	m.facts[i].Count++
	m.facts[i].Which += ", " + which
}

// moved are the recorded facts after since: what was finished, written, signed, reviewed, published, migrated and answered.
func (a *assessor) moved(since value.Date) []model.Fact {
	p, m := a.portfolio, &mover{since: since, until: a.asOf}
	for _, r := range p.Migrations {
		if r.Status == model.Completed {
			m.add(r.End, "project completed", r.Title, r.ID, r, "end")
			m.add(r.InProduction, "in production", r.Title, r.ID, r, "in production since")
		}
		m.add(r.PublishedOn, "public case study online", r.Title, r.ID, r, "published on")
	}
	for _, r := range p.Applications {
		m.add(r.MigratedOn, "applications migrated", r.ID, r.Migration, r, "migrated on")
	}
	for _, r := range p.Activities {
		m.add(r.ActualFinish, "activities finished", r.Title, r.Migration, r, "actual finish")
	}
	for _, r := range p.Documents {
		m.add(r.Date, "documents written", named(r), r.Migration, r, "date")
		m.add(r.PartnerSignOn, "documents signed by the partner", named(r), r.Migration, r, "partner signed on")
		m.add(r.CustomerSignOn, "documents signed by the customer", named(r), r.Migration, r, "customer signed on")
		m.add(r.ReviewedOn, "documents reviewed by the practice", named(r), r.Migration, r, "reviewed on")
	}
	for _, r := range p.Releases {
		m.add(r.SignedOn, "facts released", string(r.Bundle), a.migrationOf(r.Subject), r, "signed on")
	}
	for _, r := range p.Approvals {
		m.add(r.DecidedOn, "public text decided on by the customer", string(r.Decision), r.Migration, r, "decided on")
	}
	for _, r := range p.Responses {
		m.add(r.AnsweredOn, "checklist items answered", r.Item, r.Reference, r, "answered on")
	}
	for _, r := range p.AWSContacts {
		m.add(r.Done, "agreed with AWS, and done", r.Action, "", r, "done")
	}
	slices.SortStableFunc(m.facts, func(x, y model.Fact) int {
		return cmp.Or(y.Date.Compare(x.Date), cmp.Compare(x.Migration, y.Migration))
	})
	return m.facts
}

// migrationOf is the migration that a release is about: its subject, where that is one.
func (a *assessor) migrationOf(subject string) string {
	if slices.ContainsFunc(a.index.migrations, func(m *model.Migration) bool { return m.ID == subject }) {
		return subject
	}
	return ""
}
