package compose

import (
	"cmp"
	"slices"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// TCO is what a document may say of the comparison of staying and migrating. Figures are nil where they cannot be worked out.
type TCO struct {
	Currency   string
	FirstMonth string // "October 2024"; empty where nothing dates it
	Worked     bool   // there is a result
	Discounted bool   // the result is an NPV; else a plain sum
	Assumed    bool   // something it rests on is given by nobody

	Stay, AWS, RateSaving, RateShare                            *value.Figure
	OneOff, ParallelRun, Credits, Investment                    *value.Figure
	TotalStay, TotalMigrate, Saving, SavingShare                *value.Figure
	FinalStay, FinalMigrate, NPV, ROI, MIRR, Payback, BreakEven *value.Figure
	Term, MonthlyRate, Swing                                    *value.Figure
	Original                                                    *TCOOriginal // nil where none is registered
	Terms                                                       []TCOTerm
	Unused                                                      []TCOTerm
	Lines                                                       []TCOLine
	Categories                                                  []TCOCategory
	Families                                                    []model.TCOFamily
	Factors                                                     []model.TCOFactor
	Flow                                                        []model.TCOMonth
	Years                                                       []model.TCOYear
	Present                                                     []model.TCOPresent
	Sensitivity                                                 []model.TCOSwing
	Claims                                                      []TCOClaim
	Strongest                                                   string // the input that moves the result most
	Withheld, Missing                                           []*doc.Value
	Apart                                                       bool // some cost is in no result
	Newest                                                      value.Date
}

// TCOOriginal is the document that the customer was shown: the evidence. What is generated here is none.
type TCOOriginal struct {
	ID, Title, Date, Version, Author, Tool, Why, Page, Path *doc.Value
	Good                                                    bool
}

// TCOTerm is what the calculation rests on.
type TCOTerm struct {
	Name   string
	Figure *value.Figure // nil for one that moves no figure
	Given  *doc.Value    // as written; nil where it is assumed
	From   *doc.Value    // who says so, or why it is so
	Date   *doc.Value
	Fixed  bool
}

// TCOLine is a cost.
type TCOLine struct {
	Scenario, Category, Frequency, Family, Currency string
	At                                              *doc.Value // the category with its cell
	Amount, Monthly, Once                           *value.Figure
	Month                                           int
	LeftOut                                         string
}

// TCOCategory is what a category costs a month on either side.
type TCOCategory struct {
	Name      *doc.Value
	Stay, AWS *value.Figure
}

// TCOClaim is a saving that an outcome claims, beside the figure of the analysis.
type TCOClaim struct {
	Outcome Outcome
	Figure  *value.Figure
	Against string
	Differs bool
}

// tco makes the view of the comparison; nil where there is none.
func (m *material) tco(cs *model.CaseStudy) *TCO {
	t := cs.TCO
	if t == nil {
		return nil
	}
	v := &TCO{
		Currency: t.Currency, Worked: len(t.Withheld) == 0, Discounted: t.NPV != nil,
		Stay: t.Stay, AWS: t.AWS, RateSaving: t.RateSaving, RateShare: t.RateShare,
		OneOff: t.OneOff, ParallelRun: t.ParallelRun, Credits: t.Credits, Investment: t.Investment,
		TotalStay: t.TotalStay, TotalMigrate: t.TotalMigrate, Saving: t.Saving, SavingShare: t.SavingShare,
		FinalStay: t.FinalStay, FinalMigrate: t.FinalMigrate, NPV: t.NPV, ROI: t.ROI, MIRR: t.MIRR, Payback: t.Payback, BreakEven: t.BreakEven,
		MonthlyRate: t.MonthlyRate, Swing: t.Swing, Families: t.Families, Factors: t.Factors, Flow: t.Months, Years: t.Years, Sensitivity: t.Sensitivity,
		Withheld: saidAll(t.Withheld, source.Ref{}), Missing: saidAll(t.Missing, source.Ref{}),
	}
	if len(t.Terms) > 0 {
		v.Term = t.Terms[0].Figure
	}
	if !t.FirstMonth.IsZero() {
		v.FirstMonth = m.config.Locale.Month(t.FirstMonth)
	}
	if v.Worked {
		p := t.Present
		v.Present = []model.TCOPresent{p.Stay, p.Remaining, p.AWS, p.OneOff, p.Parallel, p.Credits}
	}
	if len(t.Sensitivity) > 0 {
		v.Strongest = t.Sensitivity[0].Name
	}
	n := newest{until: m.assessment.AsOf}
	v.addTerms(t)
	v.addLines(t)
	v.Original = m.originalTCO(cs, &n)
	for _, c := range t.Claims {
		n.of(c.Outcome)
		v.Claims = append(v.Claims, TCOClaim{Outcome: outcomeOf(c.Outcome), Figure: c.Figure, Against: c.Why, Differs: c.Differs})
	}
	v.Newest = n.date
	return v
}

func (v *TCO) addTerms(t *model.TCO) {
	for _, term := range t.Terms {
		line := TCOTerm{Name: term.Name, Figure: term.Figure, Fixed: term.Fixed, From: said(term.Why, source.Ref{})}
		if x := term.Assumption; x != nil {
			line.Given, line.From, line.Date = said(x.Value, x.At("value")), said(x.Source, x.At("source")), day(x.Date, x.At("date"))
		}
		v.Assumed = v.Assumed || term.Figure.Assumed()
		v.Terms = append(v.Terms, line)
	}
	for i := range t.Unused {
		x := &t.Unused[i]
		v.Unused = append(v.Unused, TCOTerm{
			Name: x.Name, Given: said(x.Value, x.At("value")), From: said(x.Source, x.At("source")), Date: day(x.Date, x.At("date")),
		})
	}
}

func (v *TCO) addLines(t *model.TCO) {
	for _, l := range t.Lines {
		v.Apart = v.Apart || l.LeftOut != ""
		v.Lines = append(v.Lines, TCOLine{
			Scenario: string(l.Cost.Scenario), Category: l.Cost.Category, Frequency: l.Cost.Frequency, Family: l.Family, Currency: l.Cost.Currency,
			At: said(l.Cost.Category, l.Cost.At("category")), Amount: l.Amount, Monthly: l.Monthly, Once: l.Once, Month: l.Month, LeftOut: l.LeftOut,
		})
	}
	for _, c := range t.Categories {
		v.Categories = append(v.Categories, TCOCategory{Name: said(c.Name, c.Line.At("category")), Stay: c.Stay, AWS: c.AWS})
	}
}

// originalTCO is the registered TCO analysis that the comparison is compiled from: the latest by date; nil where none is registered.
func (m *material) originalTCO(cs *model.CaseStudy, n *newest) *TCOOriginal {
	all := where(cs.Documents, func(d *model.Document) bool { return d.Kind == model.TCOAnalysis })
	if len(all) == 0 {
		return nil
	}
	d := slices.MaxFunc(all, func(x, y *model.Document) int { return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(y.ID, x.ID)) })
	n.of(d)
	o := &TCOOriginal{
		ID: said(d.ID, d.At("id")), Title: said(d.Title, d.At("title")), Date: day(d.Date, d.At("date")), Version: said(d.Version, d.At("version")),
		Author: said(d.Author, d.At("author")), Tool: said(d.Tool, d.At("tool")), Why: said(d.Why, d.At("why")),
		Page: amount(d.WhyPage, "", d.At("why page")), Path: said(d.Path, d.At("path")),
	}
	_, o.Good = m.fileOf(d)
	return o
}
