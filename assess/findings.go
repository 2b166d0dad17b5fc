package assess

import (
	"cmp"
	"slices"

	"dossier/model"
)

// find records a finding.
func (a *assessor) find(f model.Finding) { a.findings = append(a.findings, f) }

// acceptedFindings are all findings in the order of their ids, each with the acceptance that holds for it. Accepting changes how
// a finding is shown, never a total.
func (a *assessor) acceptedFindings() []model.Finding {
	findings := slices.Clone(a.findings)
	slices.SortStableFunc(findings, func(x, y model.Finding) int { return cmp.Compare(x.ID, y.ID) })
	for i, f := range findings {
		for _, accepted := range a.portfolio.Acceptances {
			if accepted.Finding == f.ID && !accepted.Until.Before(a.measured) {
				findings[i].Accepted = accepted
				break
			}
		}
	}
	return findings
}
