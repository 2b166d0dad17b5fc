// Package finance compares staying and migrating: what the costs and assumptions of a migration come to over the term. It is pure.
//
// Conventions (AWS Prescriptive Guidance, directional and detailed business case):
//   - Two scenarios, over a term that spans one refresh of the hardware, usually 5 years.
//   - The ramps are linear over the migration; the one on AWS begins an offset before the one on premises.
//   - Incremental cash flow = stay − migrate, month by month, due at the end of each month.
//   - Every monthly amount is rounded to hundredths, half away from zero, when it is made; totals add up what was rounded, so that
//     printed sums agree. Rates, shares and present values are not rounded.
//   - One currency: others are converted by given, dated rates alone.
package finance

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
	Migration   *model.Migration
	Costs       []*model.Cost       // of the migration
	Assumptions []*model.Assumption // of the migration, and those for all
	Outcomes    []*model.Outcome    // of the migration
	Estimates   []*model.Estimate   // of the migration
	Charges     []*model.Charge     // of the migration: the bills of AWS
}

// Analyse works the comparison out. Without any cost there is none: the TCO is nil, and a claim of a saving is a finding all the same.
// Whatever cannot be read is a finding at its cell.
func Analyse(in Input) (*model.TCO, []model.Finding) {
	a := &analyst{Input: in, id: in.Migration.ID + "/tco/", tco: &model.TCO{}}
	if len(in.Costs) == 0 {
		a.tco = nil
		a.compareClaims()
		return nil, a.findings
	}
	a.readAssumptions()
	a.tco.Currency = a.reportCurrency()
	a.setTerms()
	a.readCosts()
	a.runRates()
	a.withhold()
	if len(a.tco.Withheld) == 0 {
		a.project()
		a.conclude()
		a.swing()
		a.compareBill()
	}
	a.compareClaims()
	a.compareEstimate()
	a.listUnused()
	return a.tco, a.findings
}

// analyst holds what the steps of one analysis share.
type analyst struct {
	Input
	id       string // of figures: "M-07/tco/"
	tco      *model.TCO
	findings []model.Finding

	given map[string]*model.Assumption // by the term's key
	used  map[*model.Assumption]bool
	terms terms
	lines []*line
	base  drivers
}

// The scenarios of costs.
const (
	stay        model.Scenario = "on-premises"
	aws         model.Scenario = "AWS"
	oneOff      model.Scenario = "one-off"
	parallelRun model.Scenario = "parallel run"
	credit      model.Scenario = "credit"
)

// Origins of rules, as they are printed.
const (
	guidance = "AWS Prescriptive Guidance, business case"
	finance  = "standard finance"
	recorded = "the workspace, Assumptions"
)

func rule(name, origin string) value.Rule {
	return value.Rule{Name: name, Origin: origin, Published: true}
}

func assumed(name, origin string) value.Rule { return value.Rule{Name: name, Origin: origin} }

// money is the unit of amounts, rate that of amounts a month.
func (a *analyst) money() value.Unit { return value.Unit(a.tco.Currency) }

func (a *analyst) rate() value.Unit { return value.Unit(a.tco.Currency + "/month") }

func (a *analyst) named(f *value.Figure, id, label string, unit value.Unit, r value.Rule) *value.Figure {
	return f.Named(a.id+id, label, unit).By(r)
}

// constants that formulas share; they are leaves without a place.
func whole(n int) *value.Figure { return value.Stated(value.Int(n)) }

// cents rounds to hundredths.
func cents(f *value.Figure) *value.Figure { return value.Compute(value.Round, f, whole(2)) }

// fraction is a percentage as a fraction.
func fraction(percent *value.Figure) *value.Figure {
	return value.Compute(value.Quotient, percent, whole(100))
}

// total adds up; the figure itself where there is one, nil where there is none.
func total(figures ...*value.Figure) *value.Figure {
	figures = slices.DeleteFunc(slices.Clone(figures), func(f *value.Figure) bool { return f == nil })
	switch len(figures) {
	case 0:
		return nil
	case 1:
		return figures[0]
	}
	return value.Compute(value.Sum, figures...)
}

// find records a finding; key tells it from others of its kind.
func (a *analyst) find(kind model.FindingKind, key string, severity model.FindingSeverity, at source.Ref, texts [3]string) {
	id := kind.ID(a.Migration.ID, key)
	for n := 2; slices.ContainsFunc(a.findings, func(f model.Finding) bool { return f.ID == id }); n++ {
		id = kind.ID(a.Migration.ID, key+"-"+value.Int(n).String())
	}
	a.findings = append(a.findings, model.Finding{
		ID: id, Kind: kind, Severity: severity, Migration: a.Migration.ID, Ref: at, What: texts[0], Rule: texts[1], Mend: texts[2],
	})
}

// missing notes what would make the analysis complete.
func (a *analyst) missing(what string) {
	if !slices.Contains(a.tco.Missing, what) {
		a.tco.Missing = append(a.tco.Missing, what)
	}
}

func (a *analyst) withheld(why string) {
	if !slices.Contains(a.tco.Withheld, why) {
		a.tco.Withheld = append(a.tco.Withheld, why)
	}
}

// folded is text as names are compared: lower case, one blank between words.
func folded(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)), " "))
}

// slug is text as a part of an id.
func slug(text string) string { return cmp.Or(value.Slug(text), "unnamed") }
