package assess

import (
	"dossier/assess/finance"
	"dossier/assess/optimization"
	"dossier/model"
)

// tco compares staying and migrating for m; nil where no cost is recorded.
func (a *assessor) tco(m *model.Migration) *model.TCO {
	in := finance.Input{Migration: m, Costs: a.index.costs[m.ID]}
	for _, x := range a.portfolio.Assumptions {
		if (x.Migration == m.ID || x.Migration == "") && !optimization.Reads(x.Name) {
			in.Assumptions = append(in.Assumptions, x)
		}
	}
	for _, o := range a.portfolio.Outcomes {
		if o.Migration == m.ID {
			in.Outcomes = append(in.Outcomes, o)
		}
	}
	for _, e := range a.portfolio.Estimates {
		if e.Migration == m.ID {
			in.Estimates = append(in.Estimates, e)
		}
	}
	for _, c := range a.portfolio.Charges {
		if c.Migration == m.ID {
			in.Charges = append(in.Charges, c)
		}
	}
	tco, findings := finance.Analyse(in)
	a.findings = append(a.findings, findings...)
	return tco
}
