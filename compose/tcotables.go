package compose

import (
	"reflect"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// tcoMakers are the named blocks about the comparison of staying and migrating.
func tcoMakers() []maker {
	return []maker{
		blockOf("tiles", "tco", tcoTiles),
		blockOf("definitions", "tco-original", tcoOriginal),
		blockOf("table", "tco-terms", tcoTermsTable),
		blockOf("table", "tco-unused", tcoUnusedTable),
		blockOf("table", "tco-rates", tcoRatesTable),
		blockOf("table", "tco-once", tcoOnceTable),
		blockOf("table", "tco-migration", tcoMigrationTable),
		blockOf("table", "tco-years", tcoYearsTable),
		blockOf("table", "tco-results", tcoResultsTable),
		blockOf("table", "tco-sensitivity", tcoSensitivityTable),
		blockOf("table", "tco-families", tcoFamiliesTable),
		blockOf("table", "tco-left-out", tcoLeftOutTable),
		blockOf("table", "tco-claims", tcoClaimsTable),
		blockOf("table", "tco-estimate", tcoEstimateTable),
		blockOf("table", "tco-bills", tcoBillsTable),
		objections("tco-findings", "What an auditor would object to in this analysis", "Nothing was found in the costs and assumptions that an auditor would object to.",
			func(v CaseStudy) []Finding { return tcoOf(v).Objections }),
		blockOf("table", "tco-lines", tcoLinesTable),
		blockOf("table", "tco-growth", tcoGrowthTable),
		blockOf("table", "tco-months", tcoMonthsTable),
		blockOf("table", "tco-present", tcoPresentTable),
		{"table", "tco-flows", reflect.TypeFor[CaseStudy](), func(view any, l value.Locale) block {
			v, ok := view.(*CaseStudy)
			if !ok || v == nil {
				return block{}
			}
			return block{blocks: tcoFlowsTables(*v, l)}
		}},
		{"table", "tco-figures", reflect.TypeFor[CaseStudy](), func(any, value.Locale) block { return block{late: tcoFiguresTable} }},
		blockOf("chart", "tco-rates", tcoRatesChart),
		blockOf("chart", "tco-cash", tcoCashChart),
		blockOf("chart", "tco-sensitivity", tcoSensitivityChart),
	}
}

// tcoOf is the comparison, or an empty one where there is none.
func tcoOf(v CaseStudy) TCO { return partOf(v.TCO) }

// tcoFiguresTable is the appendix without the figures of single months and years: each is the sum of what stands in the workbook.
func tcoFiguresTable(before []doc.Block) ([]doc.Block, error) {
	return figuresTable(slices.DeleteFunc(slices.Clone(before), func(b doc.Block) bool {
		chart, _ := b.(doc.Chart)
		table, _ := b.(doc.Table)
		return chart.Kind == doc.AreaChart || table.ID == yearsTable
	}))
}

func tcoTiles(v CaseStudy, _ value.Locale) doc.Tiles {
	t := tcoOf(v)
	var tiles doc.Tiles
	add := func(label, note string, f *value.Figure) {
		if f != nil {
			tiles.Items = append(tiles.Items, doc.Tile{Label: label, Value: *rounded(f), Note: note})
		}
	}
	add("Saving in run rate", "of the cost on premises, before growth", t.RateShare)
	add("Saving over the term", "staying less migrating", t.Saving)
	add("Net present value", "of the monthly cash flow", t.NPV)
	if t.Payback != nil && !t.PaysBack && t.Saving != nil && t.Saving.Value.Known {
		tiles.Items = append(tiles.Items, doc.Tile{Label: "Payback", Value: doc.TextOf("not reached"), Note: "within the term"})
	} else {
		add("Payback in month", t.paybackNote(), t.Payback)
	}
	add("Return on investment", "over the term, not discounted", t.ROI)
	add("MIRR", "a year", t.MIRR)
	return tiles
}

// paybackNote tells which month of the calendar the payback falls in.
func (v *TCO) paybackNote() string {
	note := "of the term"
	if v.PaidBackIn != "" {
		note += ", " + v.PaidBackIn
	}
	return note
}

func tcoOriginal(v CaseStudy, _ value.Locale) doc.Definitions { return tcoOf(v).Original.definitions() }

func tcoTermsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "tco-terms", Caption: "What the calculation rests on",
		Columns: []doc.Column{column("Assumption", 2), numbered("Value"), column("Unit", 1), column("As given", 1.6), column("Where it comes from", 3), column("Dated", 1.4)},
		Note:    doc.Say("How to read: what nobody gives is assumed, for the reason beside it, and every figure that rests on it is assumed too. What is not given and not assumed follows from the sheets or is a convention."),
		Empty:   "Nothing is assumed and nothing is given.",
	}
	for _, x := range tcoOf(v).Terms {
		amount := figure(x.Figure)
		if !x.Fixed {
			amount = input(x.Figure)
		}
		given := cell(x.Given)
		if x.Given == nil {
			given = words("not given")
			if x.Figure.Assumed() {
				given = doc.TableCell{Content: doc.Say("assumed"), Tone: doc.Warning}
			}
		}
		t.Rows = append(t.Rows, row(headText(x.Name), amount, words(unitName(x.Figure)), given, cell(x.From), cell(x.Date)))
	}
	return t
}

// unitName is the unit of a figure that its number does not print.
func unitName(f *value.Figure) string {
	switch {
	case f == nil || f.Unit == "" || isMoney(f.Unit):
		return ""
	case f.Unit == value.Percent:
		return "percent"
	}
	if f.Value.Known && f.Value.Decimal.Equal(value.Int(1)) {
		return string(f.Unit)
	}
	if stem, ok := strings.CutSuffix(string(f.Unit), "y"); ok && !strings.HasSuffix(stem, "a") { // activities, and days
		return stem + "ies"
	}
	return string(f.Unit) + "s"
}

func tcoUnusedTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "tco-unused", Caption: "Given, and of no use to this calculation",
		Columns: []doc.Column{column("Assumption", 2), column("As given", 2), column("Where it comes from", 3), column("Dated", 1.4)},
		Empty:   "Everything that is given is used.",
	}
	for _, x := range tcoOf(v).Unused {
		t.Rows = append(t.Rows, row(headText(x.Name), cell(x.Given), cell(x.From), cell(x.Date)))
	}
	return t
}

func tcoRatesTable(v CaseStudy, _ value.Locale) doc.Table {
	c := tcoOf(v)
	t := doc.Table{
		ID: "tco-rates", Caption: "What each side costs a month, by category, before growth",
		Columns: []doc.Column{column("Category", 3), amounts("On premises", c.Currency), amounts("AWS", c.Currency)},
		Note:    doc.Say("How to read: amounts a month; of a yearly amount a twelfth, rounded to hundredths. A dash: the category does not occur on that side."),
		Empty:   "No recurring cost is recorded (Costs, monthly or yearly): there is nothing to compare. The customer’s finance has what stays, the estimate what AWS will charge.",
	}
	for _, x := range c.Categories {
		t.Rows = append(t.Rows, row(head(x.Name), bare(x.Stay), bare(x.AWS)))
	}
	if c.Stay == nil && c.AWS == nil {
		return t
	}
	total := row(headText("Total a month"), bare(c.Stay), bare(c.AWS))
	total.Kind = doc.TotalRow
	t.Rows = append(t.Rows, total)
	if c.RateSaving != nil {
		t.Rows = append(t.Rows, row(headText("Saving on AWS, a month"), cell(nil), bare(c.RateSaving)), row(headText("Saving on AWS"), cell(nil), figure(c.RateShare)))
	}
	return t
}

// tcoOnceTable is what either side costs beside its run rate.
func tcoOnceTable(v CaseStudy, l value.Locale) doc.Table {
	c := tcoOf(v)
	t := doc.Table{
		ID: "tco-once", Caption: "What falls due in single months, beside the run rates",
		Columns: []doc.Column{column("Side", 1.4), column("What for", 3.4), column("When", 1.6), amounts("Amount", c.Currency)},
		Note:    doc.Say("How to read: these amounts are in the cost of staying and of AWS, in their month, and do not grow."),
		Empty:   "Nothing on either side falls due in a single month.",
	}
	for _, x := range c.Lines {
		if recurs(model.Scenario(x.Scenario)) && x.Once != nil {
			t.Rows = append(t.Rows, row(headText(value.Capital(x.Scenario)), cell(x.At), words(x.when(l)), bare(x.Once)))
		}
	}
	return t
}

func tcoMigrationTable(v CaseStudy, l value.Locale) doc.Table {
	c := tcoOf(v)
	t := doc.Table{
		ID: "tco-migration", Caption: "What the migration itself costs",
		Columns: []doc.Column{column("Kind", 1.4), column("What for", 3.4), column("When", 1.6), amounts("Amount", c.Currency)},
		Note:    doc.Say("How to read: an amount without a month is taken in the month that the assumptions name."),
		Empty:   "No one-off cost, parallel run or credit is recorded (Costs): what the migration itself takes is in no result, and the customer’s finance would find the case too good. The project’s budget has it.",
	}
	for _, k := range []struct {
		scenario string
		total    *value.Figure
	}{{"one-off", c.OneOff}, {"parallel run", c.ParallelRun}, {"credit", c.Credits}} {
		lines := where(c.Lines, func(x TCOLine) bool { return x.Scenario == k.scenario && x.LeftOut == "" })
		if k.scenario == "credit" && len(lines) > 0 {
			t.Note = append(t.Note, doc.Text{Text: " Credits are negative."})
		}
		for _, x := range lines {
			amount := x.Once
			if x.Monthly != nil {
				amount = x.Monthly
			}
			t.Rows = append(t.Rows, row(headText(value.Capital(x.Scenario)), cell(x.At), words(x.when(l)), bare(amount)))
		}
		if k.total != nil && len(lines) > 0 {
			total := row(headText(value.Capital(k.scenario)+", total"), doc.TextCell(""), doc.TextCell("over the term"), bare(k.total))
			total.Kind = doc.TotalRow
			t.Rows = append(t.Rows, total)
		}
	}
	if c.Investment != nil && len(t.Rows) > 0 {
		total := row(headText("Investment"), doc.TextCell("the sum of these"), doc.TextCell("over the term"), bare(c.Investment))
		total.Kind = doc.TotalRow
		t.Rows = append(t.Rows, total)
	}
	return t
}

// when says when a cost falls due.
func (x TCOLine) when(l value.Locale) string {
	switch {
	case x.Monthly != nil:
		return "each month of the migration"
	case x.Month > 0:
		return "month " + l.Number(value.Int(x.Month), 0)
	}
	return x.Frequency
}

const yearsTable = "tco-years"

// yearsAcross is how many years stand side by side.
const yearsAcross = 5

func tcoYearsTable(v CaseStudy, l value.Locale) doc.Table {
	c := tcoOf(v)
	t := doc.Table{
		ID: yearsTable, Caption: strings.TrimSuffix("Cash flow by year of the term, in "+c.Currency, ", in "),
		Columns: []doc.Column{column("Cash flow", 2.4)},
		Note: doc.Say("How to read: each amount adds up months that were rounded to hundredths, so that the printed sums agree. Saving is the incremental " +
			"cash flow: staying less migrating."),
		Empty: "No cash flow can be worked out: the customer’s finance cannot see when the migration pays. What keeps it back stands on the first page.",
	}
	if len(c.Years) == 0 {
		return t
	}
	years := c.Years[:min(len(c.Years), yearsAcross)]
	for _, y := range years {
		t.Columns = append(t.Columns, numbered("Year "+l.Number(value.Int(y.Year), 0)))
	}
	if len(c.Years) > yearsAcross {
		t.Note = append(t.Note, doc.Text{Text: " Years after the fifth stand in the workbook; the last column covers them."})
	}
	t.Columns = append(t.Columns, numbered("Term"))
	add := func(label string, kind doc.RowKind, total *value.Figure, of func(TCOYear) *value.Figure) {
		r := row(headText(label))
		r.Kind = kind
		for _, y := range years {
			r.Cells = append(r.Cells, bare(of(y)))
		}
		r.Cells = append(r.Cells, bare(total))
		t.Rows = append(t.Rows, r)
	}
	add("Staying", doc.TotalRow, c.TotalStay, func(y TCOYear) *value.Figure { return y.Stay })
	add("Still on premises", doc.BodyRow, c.TotalRemaining, func(y TCOYear) *value.Figure { return y.Remaining })
	add("AWS", doc.BodyRow, c.TotalAWS, func(y TCOYear) *value.Figure { return y.AWS })
	for _, k := range []struct {
		label, scenario string
		total           *value.Figure
		of              func(TCOYear) *value.Figure
	}{
		{"One-off", "one-off", c.OneOff, func(y TCOYear) *value.Figure { return y.OneOff }},
		{"Parallel run", "parallel run", c.ParallelRun, func(y TCOYear) *value.Figure { return y.Parallel }},
		{"Credits", "credit", c.Credits, func(y TCOYear) *value.Figure { return y.Credits }},
	} {
		if slices.ContainsFunc(c.Lines, func(x TCOLine) bool { return x.Scenario == k.scenario && x.LeftOut == "" }) {
			add(k.label, doc.BodyRow, k.total, k.of)
		}
	}
	add("Migrating", doc.TotalRow, c.TotalMigrate, func(y TCOYear) *value.Figure { return y.Migrate })
	add("Saving", doc.TotalRow, c.Saving, func(y TCOYear) *value.Figure { return y.Saving })
	add("Cumulative saving", doc.BodyRow, nil, func(y TCOYear) *value.Figure { return y.Cumulative })
	return t
}

func tcoResultsTable(v CaseStudy, _ value.Locale) doc.Table {
	c := tcoOf(v)
	t := doc.Table{
		ID: "tco-results", Caption: "Results and how they are defined",
		Columns: []doc.Column{column("Result", 2.2), numbered("Value"), column("Definition", 4.6)},
		Note:    doc.Say("How to read: unknown is not zero. A payback that is unknown does not lie within the term."),
		Empty:   "No result can be worked out: neither the customer’s finance nor an auditor can see what the migration is worth. What keeps it back stands on the first page.",
	}
	for _, f := range []*value.Figure{
		c.TotalStay, c.StayOnce, c.TotalMigrate, c.Saving, c.SavingShare, c.SavingWithout, c.Investment, c.NPV, c.MonthlyRate, c.ROI, c.IRR, c.MIRR, c.Payback, c.BreakEven, c.FinalStay, c.FinalMigrate,
	} {
		if f != nil && c.Worked {
			label := f.Label
			if f == c.Payback {
				label += ", month of the term"
			}
			t.Rows = append(t.Rows, row(headText(label), figure(f), words(value.Capital(f.Rule.Name))))
		}
	}
	return t
}

func tcoSensitivityTable(v CaseStudy, l value.Locale) doc.Table {
	c := tcoOf(v)
	what := "Net present value"
	if !c.Discounted {
		what = "Saving over the term"
	}
	t := doc.Table{
		ID: "tco-sensitivity", Caption: what + " where one input is lower or higher, all else unchanged",
		Columns: []doc.Column{column("Input", 2.4), numbered("Lower"), numbered("Higher"), amounts("Result, lower", c.Currency), amounts("Result, higher", c.Currency), amounts("Spread", c.Currency)},
		Empty:   "No sensitivity can be worked out: nobody can see which assumption decides. What keeps it back stands on the first page.",
	}
	if c.Swing != nil {
		t.Note = doc.Say("How to read: each input is moved by " + l.Figure(c.Swing) + " of itself, so that one of 0 cannot be moved and is not listed. The input with " +
			"the largest spread comes first. Groups of costs have no value of their own.")
	}
	for _, s := range c.Sensitivity {
		name := s.Name
		if f := s.Low.Input; f != nil && f.Unit == "month" {
			name += ", in months"
		}
		t.Rows = append(t.Rows, row(headText(name), figure(s.Low.Input), figure(s.High.Input), bare(s.Low.Result), bare(s.High.Result), bare(s.Spread)))
	}
	return t
}

func tcoFamiliesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "tco-families", Caption: "Cost families of the present and the future operating model",
		Columns: []doc.Column{column("Family", 3), amounts("A month", tcoOf(v).Currency), amounts("Once", tcoOf(v).Currency)},
		Note:    doc.Say("How to read: a cost belongs to the family that its category tells; amounts a month are run rates before growth."),
		Empty:   "No cost can be counted.",
	}
	model := ""
	for _, f := range tcoOf(v).Families {
		of := "Current operating model (COM)"
		if f.Future {
			of = "Future operating model (FOM)"
		}
		if of != model {
			model = of
			t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(of), Span: 3, Header: true}}})
		}
		t.Rows = append(t.Rows, row(headText(value.Capital(f.Name)), bare(f.Monthly), bare(f.Once)))
	}
	return t
}

func tcoLeftOutTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "tco-left-out", Caption: "Costs that are in no result",
		Columns: []doc.Column{column("Scenario", 1.4), column("Category", 2.4), numbered("Amount"), column("Why", 4)},
		Empty:   "Every recorded cost is in the result.",
	}
	for _, x := range tcoOf(v).Lines {
		if x.LeftOut != "" {
			t.Rows = append(t.Rows, row(headText(value.Capital(x.Scenario)), cell(x.At), figure(x.Amount), words(value.Capital(x.LeftOut))))
		}
	}
	return t
}

// tcoBillsTable is what AWS charged, month by month, beside what the cash flow counts.
func tcoBillsTable(v CaseStudy, _ value.Locale) doc.Table {
	in := tcoOf(v).Currency
	t := doc.Table{
		ID: "tco-bills", Caption: "What AWS charged in full months, beside what was counted on",
		Columns: []doc.Column{column("Month", 1.6), numbered("Of the term"), amounts("Counted on", in), amounts("Charged", in), amounts("Charged beyond", in), numbered("Of the cost on AWS")},
		Note: doc.Say("How to read: charged is the billed cost without taxes, credits and refunds; counted on is the run rate of AWS services and support in that month, with " +
			"growth and ramp. Licences and people are on no bill of AWS. Negative: AWS charged less."),
		Empty: "No bill of a full month is recorded in this currency.",
	}
	for _, b := range tcoOf(v).Bills {
		t.Rows = append(t.Rows, row(headText(b.Calendar), figure(b.Number), bare(b.Counted), bare(b.Charged), bare(b.Over), figure(b.Share)))
	}
	return t
}

// tcoEstimateTable adds up what AWS was estimated to charge, and what the run rate on AWS holds besides.
func tcoEstimateTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "tco-estimate", Caption: "What AWS was estimated to charge, beside the run rate on AWS",
		Columns: []doc.Column{column("Service", 2.2), column("For", 1.8), column("Configuration", 3.2), amounts("At once", tcoOf(v).Currency), amounts("A month", tcoOf(v).Currency)},
		Empty:   "No estimate of AWS charges is recorded.",
	}
	e := tcoOf(v).Estimate
	if e == nil {
		return t
	}
	for _, l := range e.Lines {
		t.Rows = append(t.Rows, row(head(l.Service), cell(l.Text), cell(l.Configuration), bare(l.Upfront), bare(l.Monthly)))
	}
	t = withoutUnsaid(t, "For", "Configuration")
	sum := func(text string, monthly *value.Figure) doc.TableRow {
		r := row(headText(text))
		for range len(t.Columns) - 2 {
			r.Cells = append(r.Cells, doc.TableCell{})
		}
		r.Cells = append(r.Cells, bare(monthly))
		return r
	}
	total := sum("The estimate", e.Monthly)
	total.Kind, total.Cells[len(total.Cells)-2] = doc.TotalRow, bare(e.Upfront)
	t.Rows = append(t.Rows, total)
	if e.Beyond != nil {
		beyond := sum("Run rate on AWS beyond it", e.Beyond)
		if e.Exceeds {
			beyond.Cells[len(beyond.Cells)-1].Tone = doc.Bad
		}
		t.Rows = append(t.Rows, sum("Run rate on AWS here", tcoOf(v).AWS), beyond)
	}
	return t
}

func tcoClaimsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "tco-claims", Caption: "Savings that are claimed elsewhere, beside this analysis",
		Columns: []doc.Column{column("Claim", 2.4), column("Claimed", 1.2), column("Standing", 1.3), numbered("This analysis"), column("Measured by", 2), column("Agrees", 1)},
		Empty:   "No outcome claims a saving in running cost.",
	}
	for _, c := range tcoOf(v).Claims {
		agrees := doc.TableCell{Content: doc.Say("yes"), Tone: doc.Good}
		if c.Differs {
			agrees = doc.TableCell{Content: doc.Say("no"), Tone: doc.Bad}
		}
		t.Rows = append(t.Rows, row(head(c.Outcome.Metric), measuredCell(reached(c.Outcome.Qualifier, c.Outcome.After, c.Outcome.High)), cell(c.Outcome.Status), figure(c.Figure), words(c.Against), agrees))
	}
	return t
}
