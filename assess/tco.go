package assess

import (
	"dossier/assess/finance"
	"dossier/assess/optimization"
	"dossier/model"
)

// tco compares staying and migrating for m; nil where no cost is recorded.
func (a *assessor) tco(m *model.Migration) *model.TCO {
	in := finance.Input{
		Migration: m,
		Costs:     a.index.costs[m.ID],
		Outcomes:  mine(a.portfolio.Outcomes, m.ID, func(o *model.Outcome) string { return o.Migration }),
		Estimates: mine(a.portfolio.Estimates, m.ID, func(e *model.Estimate) string { return e.Migration }),
		Charges:   mine(a.portfolio.Charges, m.ID, func(c *model.Charge) string { return c.Migration }),
	}
	for _, x := range a.portfolio.Assumptions {
		if (x.Migration == m.ID || x.Migration == "") && !optimization.Reads(x.Name) {
			in.Assumptions = append(in.Assumptions, x)
		}
	}
	tco, findings := finance.Analyse(in)
	a.findings = append(a.findings, findings...)
	return tco
}
