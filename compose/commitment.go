package compose

import (
	"fmt"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Commitment is what to commit to an hour, worked out from a bill by the hour.
type Commitment struct {
	Worked                                                bool // there is a result
	Pays                                                  bool // and it is a commitment
	From, Until                                           *doc.Value
	Lines, Used, Discount, Mean, Covered, Hourly          *value.Figure
	Saving, SavingShare, Utilization, Coverage, BreakEven *value.Figure
	Slack                                                 *value.Figure
	Currency                                              string // of the bill
	Hours                                                 []CommitmentHour
	Curve                                                 []CommitmentShare
	Cases                                                 []CommitmentCase
	Apart                                                 []CommitmentReason
	Withheld, Cautions                                    []*doc.Value
}

// CommitmentHour is the usage of one hour, and what is paid on demand of it where usage is lower, as it was, and higher.
type CommitmentHour struct {
	Day    *doc.Value
	Clock  string // "22:00"
	Usage  *value.Figure
	Beyond []*value.Figure
}

// CommitmentShare is a point of the usage duration curve.
type CommitmentShare struct {
	Share int // percent of the hours
	Usage *value.Figure
}

// CommitmentCase is what the commitment comes to where usage is another than it was.
type CommitmentCase struct{ Factor, Demand, Cost, Best, Saving, Regret *value.Figure }

// CommitmentReason is why lines of the bill were not taken.
type CommitmentReason struct {
	Why   string
	Lines *value.Figure
}

// commitmentOf makes the view; nil where there is no bill.
func commitmentOf(c *model.Commitment) *Commitment {
	if c == nil {
		return nil
	}
	v := &Commitment{
		Currency: c.Currency, Worked: c.Hourly != nil, From: day(c.From, source.Ref{}), Until: day(c.Until, source.Ref{}), Lines: c.Lines, Used: c.Used, Discount: c.Discount,
		Mean: c.Mean, Covered: c.Covered, Hourly: c.Hourly, Saving: c.Saving, SavingShare: c.SavingShare, Utilization: c.Utilization,
		Coverage: c.Coverage, BreakEven: c.BreakEven, Slack: c.Slack, Withheld: saidAll(c.Withheld, source.Ref{}), Cautions: saidAll(c.Cautions, source.Ref{}),
	}
	v.Pays = v.Worked && c.Hourly.Value.Decimal.IsPositive()
	cases := c.Cases
	if !v.Pays {
		cases = nil // nothing can be wrong with no commitment
	}
	for i, h := range c.Hours {
		hour := CommitmentHour{Day: day(h.Day, source.Ref{}), Clock: fmt.Sprintf("%02d:00", h.Hour), Usage: h.Usage}
		for _, x := range cases {
			hour.Beyond = append(hour.Beyond, x.Beyond[i])
		}
		v.Hours = append(v.Hours, hour)
	}
	for _, s := range c.Curve {
		v.Curve = append(v.Curve, CommitmentShare(s))
	}
	for _, x := range cases {
		v.Cases = append(v.Cases, CommitmentCase{Factor: x.Factor, Demand: x.Demand, Cost: x.Cost, Best: x.Best, Saving: x.Saving, Regret: x.Regret})
	}
	for _, r := range c.Apart {
		v.Apart = append(v.Apart, CommitmentReason(r))
	}
	return v
}

// commitmentMakers are the named blocks about the commitment.
func commitmentMakers() []maker {
	return []maker{
		blockOf("table", "commitment", commitmentTable),
		blockOf("table", "commitment-cases", commitmentCasesTable),
		blockOf("table", "commitment-apart", commitmentApartTable),
		blockOf("table", "commitment-hours", commitmentHoursTable),
		blockOf("chart", "commitment-curve", commitmentCurveChart),
	}
}

func buyingOf(v CaseStudy) Commitment { return partOf(optimizationOf(v).Buying) }

func commitmentTable(v CaseStudy, _ value.Locale) doc.Table {
	c := buyingOf(v)
	t := doc.Table{
		ID: "commitment", Caption: "The commitment that costs least on the hours of the bill",
		Columns: []doc.Column{column("Result", 2.4), numbered("Value"), column("Definition", 4.4)},
		Note:    doc.Say("How to read: U is an hour’s usage at on-demand prices, K what the commitment pays for of it, ρ its price for what costs 1 on demand. Unknown is not zero: nothing is used of no commitment."),
		Empty:   "No commitment can be worked out from the bill.",
	}
	if !c.Worked {
		return t
	}
	rows := []*value.Figure{c.Lines, c.Used, c.Discount, c.Mean, c.Covered, c.Hourly, c.Saving, c.SavingShare, c.Utilization, c.Coverage, c.BreakEven, c.Slack}
	if !c.Pays {
		t.Caption, rows = "No commitment pays on the hours of the bill", []*value.Figure{c.Lines, c.Used, c.Discount, c.Mean, c.Covered, c.Hourly, c.BreakEven}
	}
	for _, f := range rows {
		if f != nil {
			t.Rows = append(t.Rows, row(headText(value.Capital(f.Label)), figure(f), words(value.Capital(f.Rule.Name))))
		}
	}
	return t
}

func commitmentCasesTable(v CaseStudy, _ value.Locale) doc.Table {
	in := buyingOf(v).Currency
	t := doc.Table{
		ID: "commitment-cases", Caption: "The cost of being wrong: the same commitment, where usage is lower or higher",
		Columns: []doc.Column{numbered("Usage, times"), amounts("On demand", in), amounts("With the commitment", in), amounts("Saving", in), amounts("With the best one", in), amounts("Cost of being wrong", in)},
		Note:    doc.Say("How to read: amounts a month. The last column is what the commitment costs beyond the one that this usage would have asked for."),
		Empty:   "No commitment pays, or none can be worked out, so that nothing can be wrong with it.",
	}
	for _, x := range buyingOf(v).Cases {
		t.Rows = append(t.Rows, row(figure(x.Factor), bare(x.Demand), bare(x.Cost), bare(x.Saving), bare(x.Best), bare(x.Regret)))
	}
	return t
}

func commitmentApartTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "commitment-apart", Caption: "Lines of the bill that no new commitment would pay for, and why",
		Columns: []doc.Column{column("Why", 5), numbered("Lines")},
		Empty:   "Every line of the bill was taken.",
	}
	if v.Optimization == nil || v.Optimization.Buying == nil {
		t.Empty = "No bill is recorded (Charges)."
	}
	for _, r := range buyingOf(v).Apart {
		t.Rows = append(t.Rows, row(headText(value.Capital(r.Why)), figure(r.Lines)))
	}
	return t
}

// commitmentHoursTable is every hour, for a workbook.
func commitmentHoursTable(v CaseStudy, l value.Locale) doc.Table {
	c := buyingOf(v)
	t := doc.Table{
		ID: "commitment-hours", Caption: "Usage by the hour, and what is paid on demand of it",
		Columns: []doc.Column{column("Day", 1.4), column("Hour (UTC)", 1), numbered("Usage")},
		Empty:   "No usage by the hour is recorded.",
	}
	for _, x := range c.Cases {
		t.Columns = append(t.Columns, numbered("On demand, usage times "+l.Figure(x.Factor)))
	}
	for _, h := range c.Hours {
		r := row(cell(h.Day), words(h.Clock), figure(h.Usage))
		for _, f := range h.Beyond {
			r.Cells = append(r.Cells, figure(f))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// commitmentCurveChart is the usage duration curve with the line of what the commitment pays for.
func commitmentCurveChart(v CaseStudy, l value.Locale) doc.Chart {
	c := buyingOf(v)
	chart := doc.Chart{
		ID: "commitment-curve", Kind: doc.LineChart, Title: "Usage that is reached in a share of the hours, and what the commitment pays for of it",
		Unit: buyingOf(v).Currency + " an hour on demand; percent of the hours",
	}
	if len(c.Curve) == 0 {
		return chart
	}
	s, paid := doc.Series{Name: "Usage"}, doc.Series{Name: "The commitment pays for"}
	for _, p := range c.Curve {
		chart.Categories = append(chart.Categories, l.Number(value.Int(p.Share), 0))
		s.Values, paid.Values = append(s.Values, p.Usage), append(paid.Values, c.Covered)
		chart.Sources = append(chart.Sources, p.Usage.Leaves()...)
	}
	chart.Series = []doc.Series{s, paid}
	chart.Sources = source.Merge(chart.Sources)
	chart.Alt = fmt.Sprintf("A curve that falls from %s in the busiest hour to %s in the quietest; the commitment pays for %s.", l.Figure(c.Curve[0].Usage), l.Figure(c.Curve[len(c.Curve)-1].Usage), l.Figure(c.Covered))
	return chart
}
