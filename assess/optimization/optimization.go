// Package optimization works out what a migration's optimization saves a month: what the partner plans, what tools recommend beyond it, and
// what has come of it. It is pure.
//
// Rules, each this program's own unless a source is named:
//   - A plan goes before a recommendation, and that before what follows from the sheets, since the more particular row wins (design §4).
//   - Of several actions on one resource one counts: the first by origin, then the one that saves most. What the second would still save
//     is unknown without the price of the resource, and unknown is not counted. An action whose baseline names the other one's id is
//     stated after it, and both count.
//   - A commitment is worked out on the usage that is left: it saves less by its discount on what other actions use less. Where no
//     discount is known it saves less by all of that, which is the most that can be.
//   - A saving is realised where its action is done and it has a baseline and a method (COPS: claims whose baseline and method are not stated are objected to);
//     else it is claimed, and in no total.
//   - One currency: what is stated in another is converted by a given and dated rate; without one it is listed and in no total.
package optimization

import (
	"cmp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Input is what is recorded about one migration.
type Input struct {
	Migration       *model.Migration
	Actions         []*model.OptimizationAction
	Recommendations []*model.Recommendation
	Utilizations    []*model.Utilization
	Charges         []*model.Charge
	Applications    []*model.Application
	Servers         []*model.Server
	Networks        []*model.Network    // of the landing zone
	Prices          []*model.Price      // of all migrations
	Assumptions     []*model.Assumption // of the migration, and those for all
	AsOf            value.Date          // what is due before it and not done is late
}

// Plan works the plan out, with what an auditor would object to. It is nil where nothing is recorded of it.
func Plan(in Input) (*model.Optimization, []model.Finding) {
	if len(in.Actions)+len(in.Recommendations)+len(in.Utilizations)+len(in.Charges) == 0 {
		return nil, nil
	}
	p := &planner{Input: in, id: in.Migration.ID + "/optimization/", plan: &model.Optimization{}}
	p.plan.Currency = p.currency()
	p.readTerms()
	p.plan.Regions, p.plan.Zone = p.regions()
	p.sizeAll()
	p.buy()
	p.gather()
	p.contradict()
	p.settle()
	p.realise()
	p.order()
	p.sum()
	p.spot()
	p.review()
	p.listMissing()
	return p.plan, p.findings
}

// planner holds what the steps of one plan share.
type planner struct {
	Input
	id       string // of figures: "M-07/optimization/"
	plan     *model.Optimization
	steps    []*step
	terms    terms
	findings []model.Finding
}

// Origins of rules, as they are printed.
const (
	ours     = "this program’s choice"
	recorded = "the workspace, Optimization actions"
	cops     = "common practice requirements, as cloud-ops-docs lists them: savings claims state baseline and method"
)

func rule(name, origin string) value.Rule {
	return value.Rule{Name: name, Origin: origin, Published: true}
}

func (p *planner) rate() value.Unit { return value.Unit(p.plan.Currency + "/month") }

func (p *planner) named(f *value.Figure, id, label string, unit value.Unit, r value.Rule) *value.Figure {
	return f.Named(p.id+id, label, unit).By(r)
}

// whole is a constant of a formula: a leaf without a place.
func whole(n int) *value.Figure { return value.Stated(value.Int(n)) }

// fraction is a percentage as a fraction.
func fraction(percent *value.Figure) *value.Figure {
	return value.Compute(value.Quotient, percent, whole(100))
}

// total adds up; nil where there is nothing to add.
func total(figures []*value.Figure) *value.Figure {
	if len(figures) == 0 {
		return nil
	}
	return value.Compute(value.Sum, figures...)
}

// find records a finding about what stands at a place; key tells it from others of its kind.
func (p *planner) find(kind model.FindingKind, key string, severity model.FindingSeverity, at source.Ref, texts [4]string) {
	p.findings = append(p.findings, model.Finding{
		ID: kind.ID(p.Migration.ID, slug(key)), Kind: kind, Severity: severity, Migration: p.Migration.ID, Ref: at,
		What: texts[0], Rule: texts[1], Mend: texts[2], Owner: texts[3],
	})
}

// findOnce records a finding that several rows may lead to.
func (p *planner) findOnce(kind model.FindingKind, key string, severity model.FindingSeverity, at source.Ref, texts [4]string) {
	if !slices.ContainsFunc(p.findings, func(f model.Finding) bool { return f.Kind == kind && f.Ref == at }) {
		p.find(kind, key, severity, at, texts)
	}
}

// missing notes what would make the plan complete.
func (p *planner) missing(what string) {
	if !slices.Contains(p.plan.Missing, what) {
		p.plan.Missing = append(p.plan.Missing, what)
	}
}

// folded is text as names are compared: lower case, one blank between words.
func folded(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")), " "))
}

// slug is text as a part of an id.
func slug(text string) string { return cmp.Or(value.Slug(text), "unnamed") }
