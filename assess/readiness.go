package assess

import (
	"cmp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// The rules of readiness figures.
var (
	readinessRows = value.Rule{Name: "lines of the readiness assessment", Origin: "the workspace, Readiness", Published: true}
	readinessGaps = value.Rule{
		Name: "gaps: lines with an action, a date or a day of closing, and lines that score as a gap on their scale", Origin: "this program’s rule; which scores are a gap is stated by the scale", Published: true,
	}
	gapsByStart   = value.Rule{Name: "gaps closed on or before the start of the migration", Origin: "this program’s rule", Published: true}
	gapsByCutover = value.Rule{Name: "gaps closed after the start of the migration and before its first cutover", Origin: "this program’s rule", Published: true}
	gapsLater     = value.Rule{Name: "gaps closed on or after the day of the first cutover", Origin: "this program’s rule", Published: true}
	gapsOpen      = value.Rule{Name: "gaps without a day of closing", Origin: "this program’s rule", Published: true}
	gapsOverdue   = value.Rule{Name: "gaps that are not closed and whose date has passed", Origin: "this program’s rule", Published: true}
	gapsUnowned   = value.Rule{Name: "gaps without an owner", Origin: "Mission Cloud: gaps and recommendations; owner and date are this program’s rule", Published: true}
)

// readiness is what the readiness assessment of the case study comes to; nil where nothing of it is recorded.
func (a *assessor) readiness(cs *model.CaseStudy) *model.Readiness {
	m := cs.Migration
	items := mine(a.portfolio.Readiness, m.ID, func(r *model.ReadinessItem) string { return r.Migration })
	sessions := mine(a.portfolio.Sessions, m.ID, func(s *model.Session) string { return s.Migration })
	original := slices.ContainsFunc(cs.Documents, func(d *model.Document) bool { return d.Kind == model.MRA })
	if len(items) == 0 && len(sessions) == 0 && !original {
		return nil
	}
	r := &model.Readiness{Cutover: a.firstCutover(m), Owner: a.ownerOf([]model.DocumentKind{model.MRA})}
	a.addSessions(r, m, sessions)
	a.beginning(r, m)
	a.scoreReadiness(r, m, items)
	a.addGaps(r, m, items)
	a.reportSessions(r, m)
	a.reportGaps(r, m)
	return r
}

// mine are the records of a migration, in the order in which they were read.
func mine[R any](records []R, migration string, of func(R) string) []R {
	var own []R
	for _, r := range records {
		if of(r) == migration {
			own = append(own, r)
		}
	}
	return own
}

// addSessions says who met when, and whether the TCO was discussed.
func (a *assessor) addSessions(r *model.Readiness, m *model.Migration, sessions []*model.Session) {
	known := slices.Concat(a.index.documents[m.ID], a.index.documents[model.PartnerScope])
	for _, s := range sessions {
		held := model.SessionHeld{Session: s, Assessment: isAssessment(s.Kind), Planned: s.Date.After(a.asOf)}
		for _, id := range s.Documents {
			if i := slices.IndexFunc(known, func(d *model.Document) bool { return d.ID == id }); i >= 0 {
				held.Documents = append(held.Documents, known[i])
				if known[i].Kind == model.TCOAnalysis && held.TCO == nil {
					held.TCO = known[i]
				}
			}
		}
		r.Sessions = append(r.Sessions, held)
	}
	slices.SortStableFunc(r.Sessions, func(x, y model.SessionHeld) int { return x.Session.Date.Compare(y.Session.Date) })
	for i := range r.Sessions {
		held := &r.Sessions[i]
		if held.Planned {
			continue
		}
		r.Stakeholders = attended(r.Stakeholders, held.Session)
		if held.TCO != nil && r.TCO == nil {
			r.TCO, r.TCODocument = held, held.TCO
		}
		if held.Assessment {
			r.Ended = held.Session.Date
			if r.Begun.IsZero() {
				r.Begun = held.Session.Date
			}
		}
	}
}

// beginning says when the migration began: the day the project started, unless readiness was assessed within the project. Then it is
// the day on which the first activity of a phase of migration began.
func (a *assessor) beginning(r *model.Readiness, m *model.Migration) {
	const ofProject = "the start of the project"
	r.Start, r.StartAt, r.StartIs = m.Start, m.At("start"), ofProject
	if r.Begun.IsZero() || r.Begun.Before(m.Start) {
		return
	}
	for _, phase := range a.portfolio.Method {
		if !strings.EqualFold(strings.TrimSpace(phase.Maps), "migrate") {
			continue
		}
		for _, activity := range a.index.activities[m.ID] {
			began := cmp.Or(activity.ActualStart, activity.Start)
			if activity.Phase != phase.Name || began.IsZero() || r.StartIs != ofProject && !began.Before(r.Start) {
				continue
			}
			r.Start, r.StartAt, r.StartIs = began, activity.At("actual start"), "the first activity of the phase "+phase.Name
		}
	}
	if r.StartIs == ofProject {
		r.StartIs += " (no activity of migration is recorded)"
	}
}

// isAssessment tells whether a kind of session is one of the readiness assessment, by its name.
func isAssessment(kind string) bool {
	lower := strings.ToLower(kind)
	return strings.Contains(lower, "readiness") || slices.Contains(strings.FieldsFunc(lower, func(r rune) bool { return r < 'a' || r > 'z' }), "mra")
}

// attended adds a session to those who took part in it.
func attended(all []model.Stakeholder, s *model.Session) []model.Stakeholder {
	for _, role := range s.Attendees {
		i := slices.IndexFunc(all, func(known model.Stakeholder) bool { return strings.EqualFold(known.Role, role) })
		if i < 0 {
			all = append(all, model.Stakeholder{Role: role})
			i = len(all) - 1
		}
		if !slices.Contains(all[i].Sessions, s) {
			all[i].Sessions = append(all[i].Sessions, s)
		}
	}
	return all
}
