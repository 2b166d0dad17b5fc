package compose

import (
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

	Stay, AWS, RateSaving, RateShare                                       *value.Figure
	OneOff, ParallelRun, Credits, Investment                               *value.Figure
	TotalStay, TotalMigrate, TotalRemaining, TotalAWS, Saving, SavingShare *value.Figure
	FinalStay, FinalMigrate, NPV, ROI, IRR, MIRR, Payback, BreakEven       *value.Figure
	StayOnce, SavingWithout                                                *value.Figure // nil where nothing on premises falls due in single months
	Once                                                                   bool          // something on either side does
	RestsOnce                                                              bool          // without it nothing is saved
	Term, Discount, MonthlyRate, Swing                                     *value.Figure
	Original                                                               *Original // nil where none is registered
	Terms                                                                  []TCOTerm
	Unused                                                                 []TCOTerm
	Lines                                                                  []TCOLine
	Categories                                                             []TCOCategory
	Families                                                               []TCOFamily
	Factors                                                                []TCOFactor
	Flow                                                                   []TCOMonth
	Years                                                                  []TCOYear
	Present                                                                []TCOPresent
	Sensitivity                                                            []TCOSwing
	Claims                                                                 []TCOClaim
	Bills                                                                  []TCOBill    // of full months
	Estimate                                                               *TCOEstimate // nil where there is none
	Pays, PaysBack                                                         bool         // the result is above 0; the cumulative cash flow turns within the term
	Turning                                                                []string     // the inputs that alone, moved by the swing, turn the result
	PaidBackIn                                                             string       // "November 2025"; empty where nothing dates it, or it is not paid back
	NoRate                                                                 string       // why there is no IRR
	Differs                                                                bool         // some claim is another number
	Strongest                                                              string       // the input that moves the result most
	Assumed                                                                []string     // the inputs that nobody gives
	Withheld, Missing                                                      []*doc.Value
	Apart                                                                  bool // some cost is in no result
	Objections                                                             []Finding
	Newest                                                                 value.Date
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

// TCOFamily is one family of cost: of the present operating model or of the future one.
type TCOFamily struct {
	Name            string
	Future, Running bool
	Monthly, Once   *value.Figure
}

// TCOFactor is what growth has made of an amount in a year of the term.
type TCOFactor struct {
	Year      int
	Stay, AWS *value.Figure
}

// TCOMonth is one month of the term.
type TCOMonth struct {
	Calendar                                     string // "October 2024"
	Number, Moved, Started, Stay, Remaining, AWS *value.Figure
	OneOff, Parallel, Credits, Migrate, Saving   *value.Figure
	Cumulative, Behind                           *value.Figure
}

// TCOYear adds up the months of a year of the term.
type TCOYear struct {
	Year                                                             int
	Stay, Remaining, AWS, OneOff, Parallel, Credits, Migrate, Saving *value.Figure
	Cumulative                                                       *value.Figure // at its end
}

// TCOPresent is the present value of one column of the months.
type TCOPresent struct {
	Name   string
	Figure *value.Figure
}

// TCOSwing is what the result becomes where one input is lower or higher.
type TCOSwing struct {
	Name      string
	Low, High TCOEnd
	Spread    *value.Figure
}

// TCOEnd is one end of a swing.
type TCOEnd struct {
	Input, Result, Change *value.Figure
	Factors               []*value.Figure // of growth by year, where the input is a growth
	Columns               []TCOColumn     // of months that change
}

// TCOColumn is one figure a month.
type TCOColumn struct {
	Label   string
	Figures []*value.Figure
}

// TCOClaim is a saving that an outcome claims, beside the figure of the analysis.
type TCOClaim struct {
	Outcome Outcome
	Figure  *value.Figure
	Against string
	Differs bool
}

// TCOBill is what AWS charged in a full month, beside what the cash flow counts for AWS services and support in it.
type TCOBill struct {
	Calendar                              string // "June 2025"
	Number, Charged, Counted, Over, Share *value.Figure
}

// TCOEstimate is what AWS was estimated to charge, beside the run rate on AWS.
type TCOEstimate struct {
	Tool                     *doc.Value
	Regions                  []*doc.Value // those of the lines
	Lines                    []TCOEstimateLine
	Monthly, Upfront, Beyond *value.Figure
	Exceeds                  bool // the estimate is above the run rate
}

// TCOEstimateLine is a line of an estimate.
type TCOEstimateLine struct {
	Service, Text, Configuration *doc.Value
	Monthly, Upfront             *value.Figure
}

// tcoSubject is for migrations with recorded costs.
func tcoSubject() subject {
	return subject{
		name: "costs",
		has:  func(_ *material, cs *model.CaseStudy) bool { return cs.TCO != nil },
		view: func(m *material, cs *model.CaseStudy, v *CaseStudy) value.Date {
			v.TCO = m.tco(cs)
			return v.TCO.Newest
		},
	}
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
		TotalStay: t.TotalStay, TotalMigrate: t.TotalMigrate, TotalRemaining: t.TotalRemaining, TotalAWS: t.TotalAWS, Saving: t.Saving, SavingShare: t.SavingShare,
		FinalStay: t.FinalStay, FinalMigrate: t.FinalMigrate, NPV: t.NPV, ROI: t.ROI, IRR: t.IRR, MIRR: t.MIRR, Payback: t.Payback, BreakEven: t.BreakEven,
		StayOnce: t.StayOnce, SavingWithout: t.SavingWithout, RestsOnce: t.Pays && t.SavingWithout != nil && !t.SavingWithout.Value.Decimal.IsPositive(),
		MonthlyRate: t.MonthlyRate, Swing: t.Swing, Pays: t.Pays, Turning: each(t.Turning, uncapital), NoRate: t.NoRate,
		PaysBack: t.Payback != nil && t.Payback.Value.Known,
		Withheld: saidAll(t.Withheld, source.Ref{}), Missing: saidAll(t.Missing, source.Ref{}),
	}
	if len(t.Terms) > 0 {
		v.Term = t.Terms[0].Figure
	}
	if !t.FirstMonth.IsZero() {
		v.FirstMonth = m.config.Locale.Month(t.FirstMonth)
	}
	for _, term := range t.Terms {
		if term.Name == "Discount rate" {
			v.Discount = term.Figure
		}
	}
	if len(t.Sensitivity) > 0 {
		v.Strongest = uncapital(t.Sensitivity[0].Name)
	}
	n := newest{until: m.assessment.AsOf}
	v.addTerms(t)
	v.addLines(t)
	v.addResults(t, m.config.Locale)
	if v.PaysBack && !t.FirstMonth.IsZero() {
		v.PaidBackIn = m.config.Locale.Month(t.FirstMonth.AddMonths(int(t.Payback.Value.Decimal.IntPart()) - 1))
	}
	v.Original, v.Objections = m.original(cs, model.TCOAnalysis, &n), m.objections(cs, model.AboutTCO)
	for _, term := range t.Terms {
		if term.Assumption != nil {
			n.of(term.Assumption)
		}
	}
	for _, c := range t.Claims {
		n.of(c.Outcome)
		v.Differs = v.Differs || c.Differs
		v.Claims = append(v.Claims, TCOClaim{Outcome: outcomeOf(c.Outcome), Figure: c.Figure, Against: c.Why, Differs: c.Differs})
	}
	for _, b := range t.Bills {
		n.day(b.First)
		v.Bills = append(v.Bills, TCOBill{Calendar: m.config.Locale.Month(b.First), Number: b.Month, Charged: b.Charged, Counted: b.Counted, Over: b.Over, Share: b.Share})
	}
	v.addEstimate(t.Estimate)
	v.Newest = n.date
	return v
}

func (v *TCO) addEstimate(e *model.TCOEstimate) {
	if e == nil {
		return
	}
	v.Estimate = &TCOEstimate{Tool: said(e.First.Tool, e.First.At("source tool")), Monthly: e.Monthly, Upfront: e.Upfront, Beyond: e.Beyond, Exceeds: e.Exceeds}
	seen := map[string]bool{}
	for _, l := range e.Lines {
		x := l.Estimate
		v.Estimate.Lines = append(v.Estimate.Lines, TCOEstimateLine{
			Service: said(x.Service, x.At("service")), Text: said(x.Text, x.At("description")), Configuration: said(x.Configuration, x.At("configuration")),
			Monthly: l.Monthly, Upfront: l.Upfront,
		})
		if x.Region != "" && !seen[x.Region] {
			seen[x.Region] = true
			v.Estimate.Regions = append(v.Estimate.Regions, said(x.Region, x.At("region")))
		}
	}
}

func (v *TCO) addTerms(t *model.TCO) {
	for _, term := range t.Terms {
		line := TCOTerm{Name: term.Name, Figure: term.Figure, Fixed: term.Fixed, From: said(term.Why, source.Ref{})}
		if x := term.Assumption; x != nil {
			line.Given, line.From, line.Date = said(x.Value, x.At("value")), said(x.Source, x.At("source")), day(x.Date, x.At("date"))
		}
		if term.Figure.Assumed() {
			v.Assumed = append(v.Assumed, uncapital(term.Name))
		}
		v.Terms = append(v.Terms, line)
	}
	for i := range t.Unused {
		x := &t.Unused[i]
		v.Unused = append(v.Unused, TCOTerm{
			Name: x.Name, Given: said(x.Value, x.At("value")), From: said(x.Source, x.At("source")), Date: day(x.Date, x.At("date")),
		})
	}
}

// recurs tells whether the costs of a scenario make up a run rate.
func recurs(s model.Scenario) bool { return s == "on-premises" || s == "AWS" }

func (v *TCO) addLines(t *model.TCO) {
	for _, l := range t.Lines {
		v.Apart = v.Apart || l.LeftOut != ""
		v.Once = v.Once || recurs(l.Cost.Scenario) && l.Once != nil
		v.Lines = append(v.Lines, TCOLine{
			Scenario: string(l.Cost.Scenario), Category: l.Cost.Category, Frequency: l.Cost.Frequency, Family: l.Family, Currency: l.Cost.Currency,
			At: said(l.Cost.Category, l.Cost.At("category")), Amount: l.Amount, Monthly: l.Monthly, Once: l.Once, Month: l.Month, LeftOut: l.LeftOut,
		})
	}
	for _, c := range t.Categories {
		v.Categories = append(v.Categories, TCOCategory{Name: said(c.Name, c.Line.At("category")), Stay: c.Stay, AWS: c.AWS})
	}
}

func (v *TCO) addResults(t *model.TCO, l value.Locale) {
	for _, f := range t.Families {
		v.Families = append(v.Families, TCOFamily{Name: f.Name, Future: f.Future, Running: f.Running, Monthly: f.Monthly, Once: f.Once})
	}
	for _, f := range t.Factors {
		v.Factors = append(v.Factors, TCOFactor(f))
	}
	for _, m := range t.Months {
		v.Flow = append(v.Flow, TCOMonth{
			Calendar: l.Month(m.First), Number: m.Number, Moved: m.Moved, Started: m.Started, Stay: m.Stay, Remaining: m.Remaining, AWS: m.AWS,
			OneOff: m.OneOff, Parallel: m.Parallel, Credits: m.Credits, Migrate: m.Migrate, Saving: m.Saving, Cumulative: m.Cumulative, Behind: m.Behind,
		})
	}
	for _, y := range t.Years {
		v.Years = append(v.Years, TCOYear(y))
	}
	if !v.Worked {
		return
	}
	for _, p := range []model.TCOPresent{t.Present.Stay, t.Present.Remaining, t.Present.AWS, t.Present.OneOff, t.Present.Parallel, t.Present.Credits} {
		v.Present = append(v.Present, TCOPresent(p))
	}
	for _, s := range t.Sensitivity {
		v.Sensitivity = append(v.Sensitivity, TCOSwing{Name: s.Name, Low: endOf(s.Low), High: endOf(s.High), Spread: s.Spread})
	}
}

func endOf(e model.TCOEnd) TCOEnd {
	end := TCOEnd{Input: e.Input, Result: e.Result, Change: e.Change, Factors: e.Factors}
	for _, c := range e.Columns {
		end.Columns = append(end.Columns, TCOColumn(c))
	}
	return end
}
