package assess

import (
	"fmt"

	"dossier/model"
	"dossier/value"
)

// judgeEligibility says which case studies may be chosen: completed, in the window, documented, reference allowed, no blocking
// finding.
func (a *assessor) judgeEligibility(studies []*model.CaseStudy, findings []model.Finding) {
	for _, cs := range studies {
		m := cs.Migration
		if m.Status != model.Completed {
			cs.Reasons = append(cs.Reasons, fmt.Sprintf("not completed: its status is %q", m.Status))
		}
		if cs.Customer == nil {
			cs.Reasons = append(cs.Reasons, "its customer is unknown")
		} else if use := cs.Customer.ReferenceUse; use == model.NoReference || use == "" {
			cs.Reasons = append(cs.Reasons, "the customer allows no reference")
		}
		if why := outside(cs.Window, a.programme.Window.From, a.measured); why != "" {
			cs.Reasons = append(cs.Reasons, why)
		}
		for _, f := range findings {
			if f.Migration == m.ID && f.Severity == model.Blocking && f.Kind != "required-document" {
				cs.Reasons = append(cs.Reasons, f.What)
			}
		}
		cs.Eligible = len(cs.Reasons) == 0
	}
}

func outside(w model.Window, from string, measured value.Date) string {
	switch {
	case w.In:
		return ""
	case w.Date.IsZero():
		return fmt.Sprintf("no date %q, from which the window is measured", from)
	case w.Date.After(measured):
		return fmt.Sprintf("its date %q is in the future: %s", from, w.Date)
	default:
		return fmt.Sprintf("left the window on %s", w.Leaves)
	}
}

// openFindings are the findings that count against a case study in the selection.
func openFindings(findings []model.Finding, migration string) int {
	n := 0
	for _, f := range findings {
		if f.Migration == migration && f.Severity == model.Open {
			n++
		}
	}
	return n
}
