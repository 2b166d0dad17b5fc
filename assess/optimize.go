package assess

import (
	"dossier/assess/optimization"
	"dossier/model"
)

// optimization works out the optimization plan of m; nil where nothing is recorded of it.
func (a *assessor) optimization(m *model.Migration) *model.Optimization {
	in := optimization.Input{
		Migration: m, Applications: a.index.applications[m.ID], Servers: a.index.servers[m.ID], Prices: a.portfolio.Prices, AsOf: a.asOf,
		Networks:        a.index.platform.networks[m.ID],
		Actions:         of(a.portfolio.OptimizationActions, func(r *model.OptimizationAction) bool { return r.Migration == m.ID }),
		Recommendations: of(a.portfolio.Recommendations, func(r *model.Recommendation) bool { return r.Migration == m.ID }),
		Utilizations:    of(a.portfolio.Utilizations, func(r *model.Utilization) bool { return r.Migration == m.ID }),
		Charges:         of(a.portfolio.Charges, func(r *model.Charge) bool { return r.Migration == m.ID }),
		Assumptions:     of(a.portfolio.Assumptions, func(r *model.Assumption) bool { return r.Migration == m.ID || r.Migration == "" }),
	}
	plan, findings := optimization.Plan(in)
	a.findings = append(a.findings, findings...)
	return plan
}

// of are the records that hold, in their order.
func of[R any](records []R, holds func(R) bool) []R {
	var found []R
	for _, r := range records {
		if holds(r) {
			found = append(found, r)
		}
	}
	return found
}
