package assess

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// caseStudy assesses one migration, all but its eligibility.
func (a *assessor) caseStudy(m *model.Migration) *model.CaseStudy {
	cs := &model.CaseStudy{
		Migration: m,
		Customer:  a.index.customers[m.Customer],
		Documents: a.index.documents[m.ID],
		Items:     a.items(m),
		Window:    a.window(m),
		Released:  a.releases(m),
	}
	evidence := a.gatherEvidence(m)
	if !evidence.documented {
		cs.Reasons = append(cs.Reasons, "not documented: "+strings.Join(evidence.missing, "; "))
	}
	a.score(cs, evidence)
	a.reportOverruled(cs.Migration)
	cs.Discovery, cs.Inventory = a.survey(m)
	cs.LandingZone = a.landingZone(m)
	cs.Costs = a.costs(m)
	cs.TCO = a.tco(m)
	cs.Optimization = a.optimization(m)
	cs.Plan = a.plan(m)
	cs.Readiness = a.readiness(cs)
	cs.WellArchitected, cs.Survey = a.wellArchitected(cs), a.satisfaction(cs)
	cs.Public, cs.PublicReason = a.public(cs)
	a.reportUncounted(cs)
	a.reportClaims(m)
	a.reportWindow(cs)
	return cs
}

// window measures how recent the case study is, from the date that the programme names.
func (a *assessor) window(m *model.Migration) model.Window {
	w := model.Window{Date: m.End, From: m.At("end")}
	if a.programme.Window.From == "in production since" {
		w = model.Window{Date: m.InProduction, From: m.At("in production since")}
	}
	months := int(a.programme.Window.Months.Value.IntPart())
	if months == 0 {
		w.In = true
		return w
	}
	w.Opens = a.measured.AddMonths(-months)
	if w.Date.IsZero() {
		return w
	}
	w.Leaves = w.Date.AddMonths(months)
	w.In = !w.Date.After(a.measured) && !a.measured.After(w.Leaves)
	return w
}

// windowNotice is how long before a case study leaves the window that is worth saying; no source states one, it is ours.
const windowNotice = 90

// reportWindow says that a case study is about to leave the window.
func (a *assessor) reportWindow(cs *model.CaseStudy) {
	w := cs.Window
	if !w.In || w.Leaves.IsZero() || a.measured.DaysUntil(w.Leaves) > windowNotice {
		return
	}
	a.find(model.Finding{
		ID: model.KindWindowEnds.ID(cs.Migration.ID), Kind: model.KindWindowEnds, Severity: model.Information, Migration: cs.Migration.ID, Ref: w.From,
		What: fmt.Sprintf("it counts up to and including %s, %d days from now", w.Leaves, a.measured.DaysUntil(w.Leaves)),
		Rule: fmt.Sprintf("a window of %s months (%s)", a.programme.Window.Months.Value, a.programme.Window.Months.Source),
		Mend: "submit before that day, or have another case study ready",
	})
}

// releases are the bundles that m's customer released, valid on the day that is measured: the migration's own before the customer's.
// A release counts only with its consent on file.
func (a *assessor) releases(m *model.Migration) map[model.Bundle]*model.Release {
	valid := map[model.Bundle]*model.Release{}
	for _, subject := range []string{m.ID, m.Customer} {
		for _, r := range a.portfolio.Releases {
			if r.Subject != subject {
				continue
			}
			if why := a.invalidRelease(r); why != "" {
				a.find(model.Finding{
					ID: model.KindRelease.ID(m.ID, string(r.Bundle)), Kind: model.KindRelease, Severity: model.Open, Migration: m.ID, Ref: r.Where(),
					What: fmt.Sprintf("the release of %s %s", r.Bundle, why), Rule: "a public document shows released fields only (this program’s rule)",
					Mend: "obtain a new consent and register it",
				})
				continue
			}
			if valid[r.Bundle] == nil {
				valid[r.Bundle] = r
			}
		}
	}
	return valid
}

// invalidRelease says why a release does not hold; "" where it does.
func (a *assessor) invalidRelease(r *model.Release) string {
	if !r.Expires.IsZero() && r.Expires.Before(a.measured) {
		return "expired on " + r.Expires.String()
	}
	if r.SignedOn.IsZero() || r.SignedOn.After(a.asOf) {
		return "is not signed yet"
	}
	for _, d := range a.portfolio.Documents {
		if d.ID == r.Consent {
			if a.stands(d) {
				return ""
			}
			return "rests on consent " + r.Consent + ", which is no dated file that opens and holds"
		}
	}
	return "rests on consent " + r.Consent + ", which is not registered"
}

// public tells whether the case study is public: a live URL recorded, a publication date and a valid consent (design §5).
func (a *assessor) public(cs *model.CaseStudy) (is bool, reason string) {
	m := cs.Migration
	switch {
	case cs.Customer == nil || cs.Customer.ReferenceUse != model.PublicReference:
		return false, "the customer does not allow a public reference"
	case len(cs.Released) == 0:
		return false, "no valid consent"
	case cs.Released[model.NameBundle] == nil && !a.programme.CaseStudies.Anonymised:
		return false, "the name is not released, and the programme does not count an anonymised case study as public"
	case m.PublicURL == "":
		return false, "no public URL is recorded"
	case m.PublishedOn.IsZero() || m.PublishedOn.After(a.asOf):
		return false, "no date of publication is recorded"
	}
	return true, ""
}

// reportUncounted says, a reason at a time, which rows are in scope and do not count.
func (a *assessor) reportUncounted(cs *model.CaseStudy) {
	for _, u := range a.uncounted(cs) {
		m := cs.Migration.ID
		kind, about, severity, mend := model.KindNotCounted, value.Slug(u.what+"s "+u.reason), model.Information, "complete the rows, or leave them out of the case study"
		if len(u.proof) > 0 {
			kind, about, severity, mend = model.KindUnprovenRefactor, u.what+"s", model.Open, "register a document that proves each, naming it"
		}
		id := kind.ID(m, about)
		a.find(model.Finding{
			ID: id, Kind: kind, Severity: severity, Migration: m,
			Ref: source.Merge(u.rows)[0], What: counted(len(u.rows), u.what) + ": " + u.reason,
			Rule: "a score counts only what is evidenced (this program’s rule)", Mend: mend, Unlocks: u.unlocks(a, id),
		})
	}
}

// uncounted gathers the rows of a case study that do not count, or count by less than they claim, by reason in the order of their first row.
func (a *assessor) uncounted(cs *model.CaseStudy) []*uncounted {
	var groups []*uncounted
	for _, item := range cs.Items {
		if item.Reason == "" {
			continue
		}
		what, record := "server", model.Record(item.Server)
		if item.Application != nil {
			what, record = "application", item.Application
		}
		i := slices.IndexFunc(groups, func(u *uncounted) bool { return u.what == what && u.reason == item.Reason })
		if i < 0 {
			groups = append(groups, &uncounted{what: what, reason: item.Reason, by: map[model.Strategy][]source.Ref{}, proof: map[model.Strategy][]source.Ref{}})
			i = len(groups) - 1
		}
		u, at := groups[i], record.Where()
		u.rows = append(u.rows, at)
		switch {
		case item.Counted && item.Application != nil:
			claimed := strategyOf(cs.Migration, item.Application)
			u.proof[claimed] = append(u.proof[claimed], at)
		case isMigrating(item.Strategy) && (strings.HasPrefix(item.Reason, "no date") || strings.HasPrefix(item.Reason, "no application")):
			u.by[item.Strategy] = append(u.by[item.Strategy], at)
		}
	}
	return groups
}

// share finds what a narrative claims in percent, or as a half or a double.
var share = regexp.MustCompile(`(\d+(?:[.,]\d+)?)\s*(?:%|percent|per cent)|by half|halved|doubled`)

// percent is the share that a match of share claims: half is 50 %, double is 100 % more.
func percent(match []string) string {
	switch {
	case match[1] != "":
		return strings.Replace(match[1], ",", ".", 1)
	case match[0] == "doubled":
		return "100"
	}
	return "50"
}

// reportClaims reports percentages in the narratives that no outcome of the migration bears out: a narrative that claims too much.
func (a *assessor) reportClaims(m *model.Migration) {
	supported := map[string]bool{}
	for _, o := range a.portfolio.Outcomes {
		if o.Migration == m.ID {
			for _, n := range []value.Number{o.Before, o.After, o.High} {
				supported[n.String()] = n.Known
			}
		}
	}
	for _, n := range []struct {
		column string
		text   model.Narrative
	}{{"challenge", m.Challenge}, {"why AWS", m.WhyAWS}, {"solution", m.Solution}, {"outcome", m.Outcome}} {
		for _, match := range share.FindAllStringSubmatch(string(n.text), -1) {
			d, err := value.ParseDecimal(percent(match))
			if err != nil || supported[d.String()] {
				continue
			}
			a.find(model.Finding{
				ID: model.KindUnsupportedClaim.ID(m.ID, n.column, d.String()), Kind: model.KindUnsupportedClaim, Severity: model.Open, Migration: m.ID,
				Ref: m.At(n.column), What: fmt.Sprintf("the %s says %q, which no outcome bears out", n.column, match[0]),
				Rule: "savings claims state baseline and method (cloud-ops-docs)", Mend: "enter the outcome with its baseline and method, or take the claim out",
			})
		}
	}
}
