package model

import "dossier/value"

// TCO is the comparison of staying and migrating for one migration: what its costs and assumptions come to over the term. All money
// is in one currency. Figures are nil where they cannot be worked out; Withheld says why.
type TCO struct {
	Currency   string       // ISO 4217, of every amount
	FirstMonth value.Date   // first day of month 1; zero where nothing dates it
	Terms      []TCOTerm    // what the calculation rests on, in its order: given or assumed
	Unused     []Assumption // given, and of no use to the calculation
	Lines      []TCOLine    // every cost, in reading order
	Categories []TCOCategory
	Families   []TCOFamily // of cost, the present operating model before the future one

	Stay       *value.Figure // a month, before growth
	AWS        *value.Figure // a month, before growth
	RateSaving *value.Figure // Stay − AWS
	RateShare  *value.Figure // RateSaving in percent of Stay

	Factors []TCOFactor // growth, one a year of the term
	Months  []TCOMonth  // 1 to the last of the term
	Years   []TCOYear

	OneOff, ParallelRun, Credits *value.Figure // over the term; credits are negative
	Investment                   *value.Figure // OneOff + ParallelRun + Credits
	TotalStay, TotalMigrate      *value.Figure
	TotalRemaining, TotalAWS     *value.Figure // parts of TotalMigrate
	Saving, SavingShare          *value.Figure // over the term; SavingShare in percent of TotalStay
	FinalStay, FinalMigrate      *value.Figure // of the last month
	StayOnce                     *value.Figure // of TotalStay, what falls due in single months; nil where nothing does
	SavingWithout                *value.Figure // Saving without StayOnce, as far as migrating avoids it; nil where StayOnce is
	MonthlyRate                  *value.Figure // the discount rate a month, in percent
	NPV, ROI, MIRR               *value.Figure // ROI in percent; MIRR in percent a year
	IRR                          *value.Figure // percent a year; unknown where NoRate says why
	NoRate                       string        // why no one rate solves the cash flow; empty where one does
	Payback                      *value.Figure // month
	BreakEven                    *value.Figure // percent by which AWS may cost more before nothing is gained

	Pays    bool     // the result is above 0: the NPV, or the saving where nothing is discounted
	Turning []string // the inputs that alone, moved by the swing, change Pays

	Present     TCOPresents
	Sensitivity []TCOSwing // the largest first
	Swing       *value.Figure
	Claims      []TCOClaim
	Bills       []TCOBill    // of full months in the currency of the analysis, in their order
	Estimate    *TCOEstimate // nil where none is recorded in a currency that can be compared
	Withheld    []string     // why there is no result, where there is none
	Missing     []string     // what would make the analysis complete
}

// TCOTerm is one input of the calculation.
type TCOTerm struct {
	Name       string // "discount rate"
	Figure     *value.Figure
	Assumption *Assumption // that gives it; nil where it is assumed or derived
	Why        string      // where it comes from, if no assumption gives it
	Fixed      bool        // shapes the table of months, so that a reader of the workbook cannot change it
}

// TCOLine is a cost with its part in the calculation.
type TCOLine struct {
	Cost    *Cost
	Family  string
	Amount  *value.Figure // as recorded, in its own currency; nil where it is unknown
	Monthly *value.Figure // of what recurs, in the currency of the analysis; nil for other costs
	Once    *value.Figure // of what falls due once or in one month, in the currency of the analysis
	Month   int           // of the term in which Once falls due; 0: by the rule for amounts without a month
	LeftOut string        // why it is in no result; empty where it is in
}

// TCOCategory is what one category costs a month on either side, before growth.
type TCOCategory struct {
	Name      string
	Line      *Cost // the first that names it
	Stay, AWS *value.Figure
}

// TCOFamily is one family of cost: of the present operating model or of the future one.
type TCOFamily struct {
	Name    string
	Future  bool
	Running bool          // Monthly is of running either side, not of the migration
	Monthly *value.Figure // nil where nothing recurs
	Once    *value.Figure // nil where nothing falls due once
}

// TCOFactor is what growth has made of an amount in a year of the term.
type TCOFactor struct {
	Year      int
	Stay, AWS *value.Figure
}

// TCOMonth is one month of the term. The amounts are rounded to hundredths; Migrate, Saving and Cumulative add them up.
type TCOMonth struct {
	Number     *value.Figure
	First      value.Date    // the month's first day; zero where nothing dates it
	Moved      *value.Figure // share that no longer runs on premises
	Started    *value.Figure // share that runs on AWS
	Stay       *value.Figure // what staying costs
	Remaining  *value.Figure // what still runs on premises
	AWS        *value.Figure
	OneOff     *value.Figure
	Parallel   *value.Figure
	Credits    *value.Figure
	Migrate    *value.Figure // the sum of the five before
	Saving     *value.Figure // Stay − Migrate: the incremental cash flow
	Cumulative *value.Figure
	Behind     *value.Figure // the month's number while Cumulative is below zero, else 0
}

// TCOYear adds up the months of a year of the term.
type TCOYear struct {
	Year                                                             int
	Stay, Remaining, AWS, OneOff, Parallel, Credits, Migrate, Saving *value.Figure
	Cumulative                                                       *value.Figure // at its end
}

// TCOSwing is what the result becomes where one input is lower or higher by the swing.
type TCOSwing struct {
	Name      string
	Low, High TCOEnd
	Spread    *value.Figure // between the lower and the higher result
}

// TCOEnd is one end of a swing.
type TCOEnd struct {
	Input   *value.Figure   // at this end; nil for a group of costs
	Factors []*value.Figure // of growth by year, where the input is a growth
	Columns []TCOColumn     // of months that change, the incremental cash flow last; nil where the result follows without them
	Result  *value.Figure
	Change  *value.Figure // Result less the result as it is
}

// TCOColumn is one figure a month.
type TCOColumn struct {
	Label   string
	Figures []*value.Figure
}

// TCOClaim is an outcome that speaks of a saving, beside the figure that bears it out or not.
type TCOClaim struct {
	Outcome *Outcome
	Figure  *value.Figure // nil where there is none to compare with
	Differs bool
	Why     string
}

// TCOBill is what AWS charged in a full month, beside what the cash flow counts for AWS services and support in it.
type TCOBill struct {
	First            value.Date    // day of the month
	Month            *value.Figure // of the term
	Charged, Counted *value.Figure // without taxes, credits and refunds
	Over             *value.Figure // Charged − Counted
	Share            *value.Figure // Over in percent of the month's cost on AWS
}

// TCOEstimate is what AWS was estimated to charge, beside the run rate on AWS.
type TCOEstimate struct {
	First   *Estimate
	Lines   []TCOEstimateLine
	Monthly *value.Figure
	Upfront *value.Figure // nil where no line states any
	Beyond  *value.Figure // what the run rate on AWS holds besides; nil without a run rate
	Exceeds bool          // the estimate is above the run rate
}

// TCOEstimateLine is a line of an estimate, in the currency of the analysis.
type TCOEstimateLine struct {
	Estimate         *Estimate
	Monthly, Upfront *value.Figure // nil where it is not stated
}

// TCOPresents are the present values of the columns of months; their sums where there is no discount rate.
type TCOPresents struct{ Stay, Remaining, AWS, OneOff, Parallel, Credits TCOPresent }

// TCOPresent is the present value of one column.
type TCOPresent struct {
	Name   string
	Figure *value.Figure
}

// figures are those that name all others among their parts.
func (t *TCO) figures() []*value.Figure {
	if t == nil {
		return nil
	}
	all := []*value.Figure{
		t.Stay, t.AWS, t.RateSaving, t.RateShare, t.OneOff, t.ParallelRun, t.Credits, t.Investment, t.TotalStay, t.TotalMigrate, t.TotalRemaining, t.TotalAWS, t.Saving,
		t.SavingShare, t.StayOnce, t.SavingWithout, t.FinalStay, t.FinalMigrate, t.MonthlyRate, t.NPV, t.ROI, t.IRR, t.MIRR, t.Payback, t.BreakEven, t.Swing,
	}
	for _, x := range t.Terms {
		all = append(all, x.Figure)
	}
	for _, l := range t.Lines {
		all = append(all, l.Amount, l.Monthly, l.Once)
	}
	for _, f := range t.Families {
		all = append(all, f.Monthly, f.Once)
	}
	for _, x := range []TCOPresent{t.Present.Stay, t.Present.Remaining, t.Present.AWS, t.Present.OneOff, t.Present.Parallel, t.Present.Credits} {
		all = append(all, x.Figure)
	}
	for _, b := range t.Bills {
		all = append(all, b.Over, b.Share)
	}
	if e := t.Estimate; e != nil {
		all = append(all, e.Monthly, e.Upfront, e.Beyond)
	}
	for _, m := range t.Months {
		all = append(all, m.Saving, m.Cumulative)
	}
	for _, y := range t.Years {
		all = append(all, y.Stay, y.Remaining, y.AWS, y.OneOff, y.Parallel, y.Credits, y.Migrate, y.Saving)
	}
	for _, s := range t.Sensitivity {
		all = append(all, s.Spread, s.Low.Change, s.High.Change)
	}
	return all
}
