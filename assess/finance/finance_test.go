package finance_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/assess/finance"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// sheet makes records whose rows stand one below the other in one file.
type sheet struct {
	in    finance.Input
	table *model.Table
	next  int
}

func newSheet() *sheet {
	return &sheet{
		in: finance.Input{Migration: &model.Migration{ID: "M-1", Start: day("2025-01-15"), End: day("2025-03-20")}},
		table: &model.Table{
			Ref: source.Ref{File: "case.xlsx", Sheet: "Costs"}, FirstCol: 1, LastCol: 9,
			Columns: map[string]int{"billed cost": 9, "amount": 5, "value": 3, "frequency or period": 4, "currency": 6, "category": 2, "after": 7, "date": 8},
		},
	}
}

func (s *sheet) row() model.Row {
	s.next++
	return model.Row{Table: s.table, Number: s.next + 1}
}

func (s *sheet) cost(scenario, category, frequency, amount, currency string) *model.Cost {
	c := &model.Cost{Row: s.row(), Migration: "M-1", Scenario: model.Scenario(scenario), Category: category, Frequency: frequency, Amount: number(amount), Currency: currency}
	s.in.Costs = append(s.in.Costs, c)
	return c
}

func (s *sheet) assume(name, text string) *model.Assumption {
	x := &model.Assumption{Row: s.row(), Migration: "M-1", Name: name, Value: text, Date: day("2025-01-02")}
	s.in.Assumptions = append(s.in.Assumptions, x)
	return x
}

func (s *sheet) claim(metric, after, unit string, status model.OutcomeStatus) *model.Outcome {
	o := &model.Outcome{Row: s.row(), Migration: "M-1", Metric: metric, After: number(after), Unit: unit, Status: status}
	s.in.Outcomes = append(s.in.Outcomes, o)
	return o
}

func number(text string) value.Number {
	if text == "" {
		return value.Number{}
	}
	d, err := value.ParseDecimal(text)
	if err != nil {
		panic(err)
	}
	return value.Num(d)
}

func day(text string) value.Date {
	d, err := value.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// plainCase is the one that can be worked out by hand: 1,000 against 600 a month, two months of ramp, 12 months, no growth, no rate.
func plainCase() *sheet {
	s := newSheet()
	s.cost("on-premises", "Servers", "monthly", "900", "USD")
	s.cost("on-premises", "Lease", "yearly", "1200", "USD")
	s.cost("AWS", "Compute", "monthly", "600", "USD")
	s.cost("one-off", "Migration services", "once", "1000", "USD")
	s.cost("parallel run", "Both", "once", "100", "USD")
	s.cost("credit", "Credits", "once", "-300", "USD")
	s.assume("term", "12 months")
	s.assume("ramp", "2 months")
	s.assume("growth", "0 %")
	return s
}

// TestByHand: month 1 costs 500 on premises, 300 on AWS, 1,000 and 100: 1,900, a loss of 900. Month 2 costs 600 less the credit of 300: a
// saving of 700. Months 3 to 12 save 400 each. In all 3,800, with an investment of 800; below zero at the end of months 1 (−900) and
// 2 (−200), not at the end of 3 (200).
func TestByHand(t *testing.T) {
	s := plainCase()
	tco, findings := finance.Analyse(s.in)
	if len(findings) != 0 {
		t.Fatalf("findings: %v", findings)
	}
	for _, test := range []struct {
		what string
		got  *value.Figure
		want string
	}{
		{"stay", tco.Stay, "1000"}, {"AWS", tco.AWS, "600"}, {"saving share", tco.RateShare, "40"},
		{"month 1", tco.Months[0].Saving, "-900"}, {"month 2", tco.Months[1].Saving, "700"}, {"month 3", tco.Months[2].Saving, "400"},
		{"total stay", tco.TotalStay, "12000"}, {"total migrate", tco.TotalMigrate, "8200"}, {"saving", tco.Saving, "3800"},
		{"investment", tco.Investment, "800"}, {"ROI", tco.ROI, "475"}, {"payback", tco.Payback, "3"},
	} {
		if test.got.Value.String() != test.want {
			t.Errorf("%s = %s, want %s", test.what, test.got.Value, test.want)
		}
	}
	if tco.NPV != nil || tco.MIRR != nil || !slices.ContainsFunc(tco.Missing, func(s string) bool { return strings.Contains(s, "discount rate") }) {
		t.Error("without a discount rate there is no NPV, and it is said to be missing")
	}
	if got := tco.NPV; got == nil {
		s.assume("discount rate", "0 %")
	}
	tco, _ = finance.Analyse(s.in)
	if tco.NPV.Value.String() != "3800" {
		t.Errorf("at a rate of 0 the NPV is %s, want the sum 3800", tco.NPV.Value)
	}
}

// TestParallelRunAndOffset: where a parallel run is priced there is no offset of our own; where none is, two months are assumed, and
// everything that rests on them is marked.
func TestParallelRunAndOffset(t *testing.T) {
	s := plainCase()
	tco, _ := finance.Analyse(s.in)
	if offset := term(tco, "Offset"); !offset.Value.Decimal.IsZero() || offset.Assumed() {
		t.Errorf("with a parallel run the offset is %s, assumed %v", offset.Value, offset.Assumed())
	}
	s.in.Costs = slices.DeleteFunc(s.in.Costs, func(c *model.Cost) bool { return c.Scenario == "parallel run" })
	tco, _ = finance.Analyse(s.in)
	if offset := term(tco, "Offset"); offset.Value.String() != "2" || !offset.Assumed() || !tco.Saving.Assumed() {
		t.Errorf("without a parallel run the offset is %s, assumed %v, the saving assumed %v", offset.Value, offset.Assumed(), tco.Saving.Assumed())
	}
	// AWS is there in full from month 2, the premises are left between months 3 and 4.
	for i, want := range []string{"0", "0", "0.5", "1", "1"} {
		if got := tco.Months[i].Moved.Value.String(); got != want {
			t.Errorf("moved by month %d: %s, want %s", i+1, got, want)
		}
	}
}

func term(tco *model.TCO, name string) *value.Figure {
	i := slices.IndexFunc(tco.Terms, func(x model.TCOTerm) bool { return x.Name == name })
	if i < 0 {
		return nil
	}
	return tco.Terms[i].Figure
}

// TestCurrenciesNeverMix: a cost in another currency counts by a given, dated rate alone; without one it stands apart, and where that would
// flatter the migration there is no result.
func TestCurrenciesNeverMix(t *testing.T) {
	with := func(name, text string, undated bool, scenario string) (*model.TCO, []model.Finding) {
		s := plainCase()
		s.cost(scenario, "Licences", "monthly", "100", "EUR")
		if name != "" {
			x := s.assume(name, text)
			if undated {
				x.Date = value.Date{}
			}
		}
		return finance.Analyse(s.in)
	}
	for _, test := range []struct {
		name, text, want string
		undated          bool
		findings         []string
	}{
		{"exchange rate EUR/USD", "1.085", "708.5", false, nil},
		{"exchange rate USD/EUR", "0.8", "725", false, nil},
		{"fx EUR / USD", "1.1", "710", false, nil},
		{"exchange rate EUR/USD", "1.085", "", true, []string{"tco-assumption-unreadable", "tco-cost-left-out"}},
		{"exchange rate EUR/USD", "1,085", "", false, []string{"tco-assumption-unreadable", "tco-cost-left-out"}},
		{"exchange rate EUR/GBP", "0.9", "", false, []string{"tco-cost-left-out"}},
		{"", "", "", false, []string{"tco-cost-left-out"}},
	} {
		tco, findings := with(test.name, test.text, test.undated, "AWS")
		if got := kindsOf(findings); !slices.Equal(got, test.findings) {
			t.Errorf("%s %q: findings %v, want %v", test.name, test.text, got, test.findings)
		}
		switch {
		case test.want == "":
			if len(tco.Withheld) == 0 || tco.NPV != nil || tco.Saving != nil {
				t.Errorf("%s %q: a result although a cost on AWS is left out", test.name, test.text)
			}
		case tco.AWS.Value.String() != test.want:
			t.Errorf("%s %q: AWS %s, want %s", test.name, test.text, tco.AWS.Value, test.want)
		}
	}
	tco, findings := with("", "", false, "on-premises")
	if len(tco.Withheld) > 0 || tco.Saving.Value.String() != "3800" || len(findings) != 1 || tco.Lines[6].LeftOut == "" {
		t.Error("a cost on premises that is left out makes migrating look dearer, not cheaper: there is a result, and the cost stands apart")
	}
}

// An assumption that is stated and cannot be read is not said to be missing without a word: 60 may be months or years.
func TestUnreadableTerm(t *testing.T) {
	for text, want := range map[string]string{"60": "60 months are assumed, since what is given cannot be read", "24 months": ""} {
		s := plainCase()
		s.in.Assumptions[0].Value = text
		tco, findings := finance.Analyse(s.in)
		i := slices.IndexFunc(tco.Missing, func(m string) bool { return strings.Contains(m, "Assumptions, term)") })
		if found := slices.Contains(kindsOf(findings), "tco-assumption-unreadable"); found != (want != "") || (i >= 0) != (want != "") {
			t.Errorf("%q: findings %v, missing %q", text, kindsOf(findings), tco.Missing)
		} else if i >= 0 && !strings.HasSuffix(tco.Missing[i], want) {
			t.Errorf("%q: %q, want %q", text, tco.Missing[i], want)
		}
	}
}

func kindsOf(findings []model.Finding) []string {
	var kinds []string
	for _, f := range findings {
		kinds = append(kinds, f.Kind.String())
	}
	slices.Sort(kinds)
	return kinds
}

// TestNoRate: why there is no internal rate of return is said, and where there is one nothing is.
func TestNoRate(t *testing.T) {
	for _, test := range []struct {
		change func(s *sheet)
		irr    string
		reason string
	}{
		{func(*sheet) {}, "20818.83", ""}, // −900, 700, then 400 a month: 56.09 % a month
		{func(s *sheet) { s.in.Costs = s.in.Costs[:3]; s.assume("offset", "0 months") }, "", "no month costs more than staying"},
		{func(s *sheet) { s.cost("AWS", "Support", "monthly", "900", "USD") }, "", "no month saves anything"},
		{func(s *sheet) { s.assume("month of one-off costs", "month 6") }, "", "the first months save and later ones cost"},
		{func(s *sheet) { s.cost("one-off", "Exit", "2025-09", "4000", "USD") }, "", "does not make up for the costs"},
		{func(s *sheet) { s.cost("one-off", "Exit", "2025-09", "2800", "USD") }, "", "costs and savings alternate"},
		{func(s *sheet) { s.cost("one-off", "Grant", "2025-01", "-899.99", "USD") }, "", "above 1,000,000 % a month"}, // −0.01, then 700
		{func(s *sheet) { s.cost("one-off", "Exit", "2025-01", "9000000000000000000000000000000", "USD") }, "", "below −99 % a month"},
	} {
		s := plainCase()
		test.change(s)
		tco, _ := finance.Analyse(s.in)
		if got := tco.IRR.Value; got.Known != (test.irr != "") || got.Known && got.Decimal.Round(2).String() != test.irr {
			t.Errorf("IRR %s, want %s", got, test.irr)
		}
		if !strings.Contains(tco.NoRate, test.reason) || (tco.NoRate == "") != (test.reason == "") {
			t.Errorf("reason %q, want %q", tco.NoRate, test.reason)
		}
	}
}

// TestUnreadable: a value that cannot be read is a finding at its cell, and is never guessed.
func TestUnreadable(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"term", "-12 months"}, {"term", "0 months"}, {"term", "forever"}, {"discount rate", "0.08"}, {"discount rate", "8"}, {"discount rate", "8,5 %"}, {"discount rate", "-1 %"}, {"growth on AWS", "3 % per month"},
		{"offset", "2"}, {"offset", "two months"}, {"offset", "1.5 months"}, {"sensitivity", "0 %"},
		{"hardware refresh on premises", "640,000 USD in month 10"}, {"hardware refresh on premises", "640000 in month 10"},
		{"hardware refresh on premises", "640000 USD in 2025-13"}, {"first month", "March 2025"}, {"month of one-off costs", "month 99"},
	} {
		s := plainCase()
		s.in.Assumptions = slices.DeleteFunc(s.in.Assumptions, func(x *model.Assumption) bool { return x.Name == test.name })
		x := s.assume(test.name, test.text)
		_, findings := finance.Analyse(s.in)
		if len(findings) != 1 || findings[0].Kind != model.KindTCOAssumptionUnreadable || findings[0].Ref != x.At("value") || findings[0].Severity != model.Open {
			t.Errorf("%s %q: findings %+v, want one at %s", test.name, test.text, findings, x.At("value"))
		}
	}
	s := plainCase()
	c := s.cost("AWS", "Support", "now and then", "10", "USD")
	tco, findings := finance.Analyse(s.in)
	if len(findings) != 1 || findings[0].Ref != c.At("frequency or period") || len(tco.Withheld) != 1 {
		t.Errorf("a frequency that says nothing: %+v, withheld %v", findings, tco.Withheld)
	}
	s = plainCase()
	s.cost("AWS", "Support", "monthly", "", "USD")
	if tco, findings := finance.Analyse(s.in); len(findings) != 1 || len(tco.Withheld) != 1 {
		t.Error("an unknown amount on AWS is not 0: there is no result")
	}
}

// TestPrecedence: the migration's own assumption holds before one for all; of two rates the later; two that disagree are a finding.
func TestPrecedence(t *testing.T) {
	s := plainCase()
	s.assume("discount rate", "9 %").Migration = ""
	s.assume("discount rate", "7 %")
	s.cost("AWS", "Licences", "monthly", "100", "EUR")
	s.assume("exchange rate EUR/USD", "2").Date = day("2024-01-01")
	s.assume("exchange rate EUR/USD", "1.5").Date = day("2024-06-01")
	s.assume("exchange rate EUR/USD", "3").Date = day("2023-06-01")
	s.assume("Ramp", "5 months")
	tco, findings := finance.Analyse(s.in)
	if got := term(tco, "Discount rate").Value.String(); got != "7" {
		t.Errorf("discount rate %s, want the migration’s own 7", got)
	}
	if got := tco.AWS.Value.String(); got != "750" {
		t.Errorf("AWS %s, want 750 by the latest rate", got)
	}
	if got := kindsOf(findings); !slices.Equal(got, []string{"tco-assumption-twice"}) {
		t.Errorf("findings %v, want the ramp that is given twice", got)
	}
}

// TestMonths: what falls due in one month stands in that month; a month before the first counts in the first; one after the term does not.
func TestMonths(t *testing.T) {
	s := plainCase()
	s.cost("one-off", "Discovery", "2024-11", "50", "USD")
	s.cost("one-off", "Training", "2025-03", "70", "USD")
	s.cost("one-off", "Later", "2027-01", "90", "USD")
	s.assume("hardware refresh on premises", "5000 USD in month 10")
	s.assume("month of one-off costs", "month 2")
	tco, findings := finance.Analyse(s.in)
	for i, want := range map[int]string{0: "50", 1: "1000", 2: "70", 3: "0"} {
		if got := tco.Months[i].OneOff.Value.String(); got != want {
			t.Errorf("one-off cost of month %d: %s, want %s", i+1, got, want)
		}
	}
	if got := tco.Months[9].Stay.Value.String(); got != "6000" {
		t.Errorf("staying costs %s in the month of the refresh, want 6000", got)
	}
	if len(findings) != 1 || findings[0].Severity != model.Information || len(tco.Withheld) > 0 {
		t.Errorf("a cost after the term is information: %+v", findings)
	}
}

// TestClaims: a saving that an outcome claims is compared with the run rates, or with the costs over the term; here the TCO says 40 %
// a month, and 31.67 % over the term.
func TestClaims(t *testing.T) {
	for _, test := range []struct {
		metric, after, unit string
		qualifier           model.Qualifier
		status              model.OutcomeStatus
		want                model.FindingSeverity
	}{
		{"running cost saved", "40", "%", "", model.Measured, ""},
		{"running cost saved", "40.4", "%", "", model.Measured, model.Open},
		{"running cost saved", "39.96", "%", "", model.Measured, model.Open},
		{"running cost saved", "41", "%", "about", model.Measured, ""},
		{"running cost saved", "35", "%", "over", model.Measured, ""},
		{"running cost saved", "45", "%", "over", model.CustomerStated, model.Open},
		{"running cost saved", "45", "%", "under", model.CustomerStated, ""},
		{"running cost saved", "50", "%", "", model.Expected, model.Information},
		{"running cost", "50", "% lower", "", model.Measured, model.Open},
		{"running cost saved over the term", "32", "%", "", model.Measured, ""},
		{"total cost saved", "40", "%", "", model.Measured, model.Open},
		{"running cost saved after right-sizing", "60", "%", "", model.Expected, ""},
		{"cost per park", "60", "% lower", "", model.Measured, ""},
		{"downtime saved", "60", "%", "", model.Measured, ""},
		{"running cost saved", "60", "hours", "", model.Measured, ""},
	} {
		s := plainCase()
		o := s.claim(test.metric, test.after, test.unit, test.status)
		o.Qualifier = test.qualifier
		_, findings := finance.Analyse(s.in)
		switch {
		case test.want == "" && len(findings) > 0:
			t.Errorf("%+v: %+v, want no finding", test, findings)
		case test.want != "" && (len(findings) != 1 || findings[0].Kind != model.KindClaimDiffersFromTCO || findings[0].Severity != test.want || findings[0].Ref != o.At("after")):
			t.Errorf("%+v: %+v, want one finding at %s", test, findings, o.At("after"))
		}
	}
	s := newSheet()
	s.claim("running cost saved", "20", "%", model.Measured)
	if tco, findings := finance.Analyse(s.in); tco != nil || len(findings) != 1 || findings[0].Kind != model.KindClaimWithoutTCO {
		t.Errorf("a claim without any cost: %v, %+v", tco, findings)
	}
}

// TestFamilies: the categories of the domain's list, each in its family.
func TestFamilies(t *testing.T) {
	s := newSheet()
	for _, test := range []struct{ scenario, category, want string }{
		{"on-premises", "Servers and storage, depreciation", "servers"}, {"on-premises", "Hardware maintenance", "maintenance and renewal"},
		{"on-premises", "Data centre lease and power", "facilities"}, {"on-premises", "Server room and power", "facilities"},
		{"on-premises", "Network", "network"}, {"on-premises", "Database licences and support", "software"}, {"on-premises", "Operations staff", "labour"},
		{"on-premises", "Gifts", "other"}, {"AWS", "Compute", "AWS services and support"}, {"AWS", "Software licences", "software licences"},
		{"AWS", "Operations staff", "labour"}, {"one-off", "Migration services", "migration"}, {"one-off", "Decommissioning and disposal", "decommissioning"},
		{"one-off", "Training", "training"}, {"parallel run", "Software on both sides", "parallel run"}, {"credit", "Training credits", "credits"},
	} {
		s.in.Costs = nil
		s.cost(test.scenario, test.category, "monthly", "1", "USD")
		tco, _ := finance.Analyse(s.in)
		if got := tco.Lines[0].Family; got != test.want {
			t.Errorf("%s %q: family %q, want %q", test.scenario, test.category, got, test.want)
		}
	}
}
