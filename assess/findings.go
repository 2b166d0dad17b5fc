package assess

import (
	"cmp"
	"fmt"
	"slices"

	"dossier/model"
	"dossier/value"
)

// find records a finding.
func (a *assessor) find(f model.Finding) { a.findings = append(a.findings, f) }

// settledFindings are all findings in the order of their ids, each id once, each with the acceptance that holds for it or has lapsed.
// Accepting changes how a finding is shown, never a total.
func (a *assessor) settledFindings() []model.Finding {
	findings := unique(a.findings)
	known := map[string]bool{}
	for i, f := range findings {
		known[f.ID] = true
		for _, accepted := range a.portfolio.Acceptances {
			switch {
			case accepted.Finding != f.ID:
			case accepted.Until.Before(a.measured):
				findings[i].Lapsed = accepted
			case findings[i].Accepted == nil:
				findings[i].Accepted = accepted
			}
		}
		if findings[i].Accepted != nil {
			findings[i].Lapsed = nil
		}
	}
	findings = append(findings, a.acceptanceFindings(findings, known)...)
	sortFindings(findings)
	return findings
}

func sortFindings(findings []model.Finding) {
	slices.SortStableFunc(findings, func(x, y model.Finding) int { return cmp.Compare(x.ID, y.ID) })
}

// unique sorts findings by id and leaves no id twice: what is said twice is said once, what is said otherwise gets a number.
func unique(all []model.Finding) []model.Finding {
	findings := slices.Clone(all)
	sortFindings(findings)
	var kept []model.Finding
	times := 1
	for _, f := range findings {
		last := len(kept) - times
		if last < 0 || kept[last].ID != f.ID {
			kept, times = append(kept, f), 1
			continue
		}
		if slices.ContainsFunc(kept[last:], func(k model.Finding) bool { return k.What == f.What }) {
			continue
		}
		times++
		f.ID = fmt.Sprintf("%s/%d", f.ID, times)
		kept = append(kept, f)
	}
	return kept
}

// acceptanceFindings reports acceptances that hold for nothing: of a finding that is not there, and those that have expired. They are
// about the register of acceptances and count against no case study, so that accepting moves no total.
func (a *assessor) acceptanceFindings(findings []model.Finding, known map[string]bool) []model.Finding {
	var found []model.Finding
	for _, accepted := range a.portfolio.Acceptances {
		if !known[accepted.Finding] {
			found = append(found, model.Finding{
				ID: model.KindUnknownAcceptance.ID(accepted.Finding), Kind: model.KindUnknownAcceptance, Severity: model.Information, Ref: accepted.At("finding"),
				What: fmt.Sprintf("there is no finding %q to accept", accepted.Finding),
				Rule: "an acceptance names a finding by its id, as it is printed (this program’s rule)", Owner: accepted.By,
				Mend: "correct the id, or take the row out if the finding is mended",
			})
		}
	}
	for _, f := range findings {
		if f.Lapsed != nil {
			found = append(found, model.Finding{
				ID: model.KindExpiredAcceptance.ID(f.ID), Kind: model.KindExpiredAcceptance, Severity: model.Information, Migration: f.Migration, Ref: f.Lapsed.At("until"),
				What: fmt.Sprintf("the acceptance of %s held until %s", f.ID, f.Lapsed.Until), Rule: "an acceptance holds up to and including its day (this program’s rule)",
				Owner: f.Lapsed.By, Mend: "mend the finding, or accept it anew",
			})
		}
	}
	return unique(found)
}

var openRule = value.Rule{Name: "1 for each finding that is open or blocking, and not accepted", Origin: "this program’s rule", Published: true}

// countOpen adds up the open findings of each case study, one by one, so that each is named where the figure is explained.
func countOpen(studies []*model.CaseStudy, findings []model.Finding) {
	open := map[string][]*value.Figure{}
	for _, f := range findings {
		if f.Severity != model.Information && f.Accepted == nil {
			open[f.Migration] = append(open[f.Migration], value.Stated(value.Int(1), f.Ref).Named("finding/"+f.ID, f.ID, "finding").By(openRule))
		}
	}
	for _, cs := range studies {
		id := cs.Migration.ID
		cs.OpenFindings = value.Compute(value.Sum, open[id]...).Named(id+"/open-findings", "Open findings", "finding").
			By(value.Rule{Name: "findings that are open or blocking, and not accepted", Origin: "this program’s rule", Published: true})
	}
}

// counted is a number of things in words: "1 server", "3 servers".
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
