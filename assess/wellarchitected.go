package assess

import (
	"cmp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// pillars are those of the AWS Well-Architected Framework, in its order; sustainability came after the five that SCRIBD31 names.
var pillars = []string{"operational excellence", "security", "reliability", "performance efficiency", "cost optimization", "sustainability"}

// waived are the pillars in which an exported review without an open high risk replaces evidence for the common customer requirements.
var waived = []string{"operational excellence", "security", "reliability"}

var (
	risksFound  = value.Rule{Name: "risks found by the day of the assessment", Origin: "the workspace, Well-Architected risks", Published: true}
	risksClosed = value.Rule{Name: "risks that were found and are closed", Origin: "the workspace, Well-Architected risks", Published: true}
	risksOpen   = value.Rule{Name: "risks that were found and are not closed", Origin: "the workspace, Well-Architected risks", Published: true}
	risksWaived = value.Rule{Name: "no open high risk in security, operational excellence and reliability", Origin: "Amazon ECS Service Delivery checklist, 2025: an exported review without one replaces evidence for the common customer requirements", Published: true}
)

// wellArchitected is what the reviews of the case study found; nil where neither a risk nor a review is recorded.
func (a *assessor) wellArchitected(cs *model.CaseStudy) *model.WellArchitectedReview {
	m := cs.Migration
	risks := mine(a.portfolio.WARisks, m.ID, func(r *model.WellArchitectedRisk) string { return r.Migration })
	review := slices.ContainsFunc(cs.Documents, func(d *model.Document) bool { return d.Kind == model.WellArchitected })
	if len(risks) == 0 && !review {
		return nil
	}
	w := &model.WellArchitectedReview{Owner: a.ownerOf([]model.DocumentKind{model.WellArchitected})}
	risks = slices.DeleteFunc(risks, func(r *model.WellArchitectedRisk) bool { return r.Opened.After(a.asOf) || r.Level == "none" })
	for _, r := range risks {
		a.addRisk(w, r)
	}
	place := func(p model.PillarRisks) int {
		if i := slices.Index(pillars, p.Name); i >= 0 {
			return i
		}
		return len(pillars)
	}
	slices.SortStableFunc(w.Pillars, func(x, y model.PillarRisks) int { return place(x) - place(y) })
	id := m.ID + "/well-architected"
	for i := range w.Pillars {
		p := &w.Pillars[i]
		slices.SortStableFunc(p.Risks, func(x, y *model.WellArchitectedRisk) int {
			return cmp.Or(strings.Compare(string(x.Level), string(y.Level)), x.Closed.Compare(y.Closed))
		})
		p.High, p.Medium = a.countRisks(p.Risks, high, id+"/"+value.Slug(p.Name)), a.countRisks(p.Risks, medium, id+"/"+value.Slug(p.Name))
	}
	w.High, w.Medium = a.countRisks(risks, high, id), a.countRisks(risks, medium, id)
	if len(risks) > 0 && review {
		open := a.riskRows(risks, func(r *model.WellArchitectedRisk) bool {
			return r.Level == high && slices.Contains(waived, pillarOf(r)) && !past(r.Closed, a.asOf)
		})
		count := value.CountOf(open).Named(id+"/waiver/open", "Open high risks in security, operational excellence and reliability", "risk").By(risksOpen)
		w.Waived = value.Compute(value.AtMost, count, value.Stated(value.Int(0))).Named(id+"/waiver", "No open high risk in three pillars", value.Verdict).By(risksWaived)
	}
	a.reportRisks(w, m)
	return w
}

// The levels, from the worse.
const (
	high   = model.RiskLevel("high")
	medium = model.RiskLevel("medium")
)

// addRisk files a risk under its pillar.
func (a *assessor) addRisk(w *model.WellArchitectedReview, r *model.WellArchitectedRisk) {
	if r.Opened.IsZero() {
		w.Undated = append(w.Undated, r)
	} else {
		if w.Begun.IsZero() || r.Opened.Before(w.Begun) {
			w.Begun = r.Opened
		}
		if r.Opened.After(w.Newest) {
			w.Newest = r.Opened
		}
	}
	if past(r.Closed, a.asOf) && r.Remediation == "" {
		w.Unremedied = append(w.Unremedied, r)
	}
	if !past(r.Closed, a.asOf) && (r.Owner == "" || r.Due.IsZero()) {
		w.Unowned = append(w.Unowned, r)
	}
	name := pillarOf(r)
	i := slices.IndexFunc(w.Pillars, func(p model.PillarRisks) bool { return p.Name == name })
	if i < 0 {
		w.Pillars = append(w.Pillars, model.PillarRisks{Name: name, Known: slices.Contains(pillars, name)})
		i = len(w.Pillars) - 1
	}
	w.Pillars[i].Risks = append(w.Pillars[i].Risks, r)
}

// pillarOf is the pillar of a risk, in the framework's spelling where it has it.
func pillarOf(r *model.WellArchitectedRisk) string {
	name := strings.ReplaceAll(folded(strings.ReplaceAll(r.Pillar, "optimisation", "optimization")), "-", " ")
	if slices.Contains(pillars, name) {
		return name
	}
	return r.Pillar
}

func (a *assessor) riskRows(risks []*model.WellArchitectedRisk, is func(*model.WellArchitectedRisk) bool) []source.Ref {
	var rows []source.Ref
	for _, r := range risks {
		if is(r) {
			rows = append(rows, r.Where())
		}
	}
	return rows
}

func (a *assessor) countRisks(risks []*model.WellArchitectedRisk, level model.RiskLevel, id string) model.RiskCount {
	count := func(name, label string, rule value.Rule, is func(*model.WellArchitectedRisk) bool) *value.Figure {
		rows := a.riskRows(risks, func(r *model.WellArchitectedRisk) bool { return r.Level == level && is(r) })
		return value.CountOf(rows).Named(id+"/"+string(level)+"/"+name, value.Capital(string(level))+" risks "+label, "risk").By(rule)
	}
	closed := func(r *model.WellArchitectedRisk) bool { return past(r.Closed, a.asOf) }
	return model.RiskCount{
		Found:  count("found", "found", risksFound, func(*model.WellArchitectedRisk) bool { return true }),
		Closed: count("closed", "closed", risksClosed, closed),
		Open:   count("open", "open", risksOpen, func(r *model.WellArchitectedRisk) bool { return !closed(r) }),
	}
}

// reportRisks reports high risks that are open, risks that were closed before they were found, and pillars that the framework lacks.
func (a *assessor) reportRisks(w *model.WellArchitectedReview, m *model.Migration) {
	find := func(kind model.FindingKind, severity model.FindingSeverity, r *model.WellArchitectedRisk, column, what, rule, mend string) {
		a.find(model.Finding{
			ID: kind.ID(m.ID, value.Slug(r.Pillar+" "+r.Question)), Kind: kind, Severity: severity, Migration: m.ID, Ref: r.At(column),
			What: what, Rule: rule, Mend: mend, Owner: a.ownerOf([]model.DocumentKind{model.WellArchitected}),
		})
	}
	for _, p := range w.Pillars {
		for _, r := range p.Risks {
			switch {
			case !r.Closed.IsZero() && r.Closed.Before(r.Opened):
				find(model.KindRiskOrder, model.Open, r, "closed", "a risk of "+p.Name+" was closed on "+r.Closed.String()+", before it was found on "+r.Opened.String(),
					"a risk is found before it is closed (this program’s rule)", "correct the days")
			case r.Level == high && !past(r.Closed, a.asOf):
				find(model.KindOpenHighRisk, model.Open, r, "closed", "a high risk of "+p.Name+" is open: "+cmp.Or(r.Question, "the question is not recorded"),
					"a finding is remedied, or its risk accepted with a signature, before handover (AWS MigOps templates)", "remedy it and enter the day, or accept this finding with the reason")
			}
			if !p.Known {
				find(model.KindUnknownPillar, model.Information, r, "pillar", "there is no pillar "+r.Pillar, "the framework has the pillars "+strings.Join(pillars, ", ")+" (AWS Well-Architected Framework)", "name the pillar as the framework does")
			}
		}
	}
}
