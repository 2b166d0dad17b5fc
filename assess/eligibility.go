package assess

import (
	"fmt"

	"dossier/model"
	"dossier/value"
)

// judgeEligibility says which case studies may be chosen: completed, in the window, documented, reference allowed, no blocking
// finding.
func (a *assessor) judgeEligibility(studies []*model.CaseStudy, findings []model.Finding) {
	blocking := map[string][]string{}
	for _, f := range findings {
		if f.Severity == model.Blocking && !gates(f.Kind) {
			blocking[f.Migration] = append(blocking[f.Migration], f.What)
		}
	}
	for _, cs := range studies {
		cs.Reasons = append(append(cs.Reasons, a.barriers(cs)...), blocking[cs.Migration.ID]...)
		cs.Eligible = len(cs.Reasons) == 0
	}
}

// barriers are what keeps a case study out beside its documents and findings.
func (a *assessor) barriers(cs *model.CaseStudy) []string {
	var all []string
	if m := cs.Migration; m.Status != model.Completed {
		if m.Status == "" {
			all = append(all, "not known to be completed: no status is recorded")
		} else {
			all = append(all, fmt.Sprintf("not completed: its status is %q", m.Status))
		}
	}
	if cs.Customer == nil {
		all = append(all, "its customer is unknown")
	} else if use := cs.Customer.ReferenceUse; use == "" {
		all = append(all, "whether the customer allows a reference is not recorded")
	} else if use == model.NoReference {
		all = append(all, "the customer allows no reference")
	}
	if why := outside(cs.Window, a.programme.Window.From, a.measured); why != "" {
		all = append(all, why)
	}
	return all
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

// openFindings are, by case study, the findings that count against it in the selection.
func openFindings(findings []model.Finding) map[string]int {
	open := map[string]int{}
	for _, f := range findings {
		if f.Severity == model.Open {
			open[f.Migration]++
		}
	}
	return open
}
