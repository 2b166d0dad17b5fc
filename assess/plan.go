package assess

import (
	"dossier/assess/schedule"
	"dossier/model"
)

// plan works out when m is done, by whom and in which order; nil where nothing of a plan is recorded.
func (a *assessor) plan(m *model.Migration) *model.Plan {
	p := a.portfolio
	in := schedule.Input{
		Migration: m, AsOf: a.asOf, Activities: a.index.activities[m.ID], Predecessors: p.Predecessors, Responsibilities: p.Responsibilities, Dependencies: p.Dependencies,
		Applications: a.index.applications[m.ID],
		Holidays:     ofMigration(p.Holidays, func(h *model.Holiday) bool { return h.Migration == m.ID || h.Migration == "" }),
		Parties:      ofMigration(p.Parties, func(x *model.Party) bool { return x.Migration == m.ID || x.Migration == "" }),
		Cutover:      ofMigration(p.Cutover, func(s *model.CutoverStep) bool { return s.Migration == m.ID }),
		Risks:        ofMigration(p.Risks, func(r *model.Risk) bool { return r.Migration == m.ID }),
		Servers:      ofMigration(a.index.servers[m.ID], func(s *model.Server) bool { return s.Template != model.Yes && s.Listing().Template != model.Yes }),
	}
	plan, findings := schedule.Make(in)
	a.findings = append(a.findings, findings...)
	return plan
}

// ofMigration are the records that fit, in their order.
func ofMigration[R any](records []R, fits func(R) bool) []R {
	var found []R
	for _, r := range records {
		if fits(r) {
			found = append(found, r)
		}
	}
	return found
}
