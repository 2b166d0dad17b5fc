package optimization_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/assess/optimization"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

var tables = map[string]*model.Table{}

// at is a row of a sheet that has a column for each field that a figure is read from.
func at(kind string, row int) model.Row {
	if tables[kind] == nil {
		t := &model.Table{Ref: source.Ref{File: "inputs/portfolio.xlsx", Sheet: kind}, Kind: kind, Columns: map[string]int{}, FirstCol: 1}
		for i, f := range model.SchemaOf(kind).Fields {
			t.Columns[f.Name], t.LastCol = i+1, i+1
		}
		tables[kind] = t
	}
	return model.Row{Table: tables[kind], Number: row}
}

func num(n int) value.Number { return value.Num(value.Int(n)) }

func date(text string) value.Date {
	d, err := value.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// action is a complete one; change alters it.
func action(n int, resource, what string, planned, realised int, change func(*model.OptimizationAction)) *model.OptimizationAction {
	a := &model.OptimizationAction{
		Row: at("Optimization actions", n+1), ID: fmt.Sprintf("O-%02d", n), Migration: "M-01", Resource: resource, Kind: "cost", Action: what, Effort: "low",
		Owner: "platform team", Due: date("2026-02-01"), Currency: "USD", Baseline: "invoice of January", Method: "monthly invoice by tag",
	}
	if planned != 0 {
		a.PlannedSaving = num(planned)
	}
	if realised != 0 {
		a.RealisedSaving, a.DoneOn = num(realised), date("2026-01-20")
	}
	if change != nil {
		change(a)
	}
	return a
}

func recommendation(n int, resource, current, proposed string, saving int, change func(*model.Recommendation)) *model.Recommendation {
	r := &model.Recommendation{
		Row: at("Recommendations", n+1), Migration: "M-01", Tool: "AWS Compute Optimizer", Kind: "EC2 instance", Resource: resource, Current: current, Proposed: proposed,
		Finding: "Overprovisioned", Saving: num(saving), Currency: "USD", Region: "eu-west-1",
	}
	if change != nil {
		change(r)
	}
	return r
}

// savingsPlan is a recommended plan of a family in eu-west-1, used in full.
func savingsPlan(n int, family string, commitment, saving int) *model.Recommendation {
	return recommendation(n, "", "", family, saving, func(r *model.Recommendation) {
		r.Tool, r.Kind, r.Action, r.Commitment, r.Used = "AWS Cost Explorer", "Savings Plan", "Purchase", num(commitment), num(100)
	})
}

func input(in optimization.Input) optimization.Input {
	in.Migration = &model.Migration{ID: "M-01"}
	in.AsOf = date("2026-03-31")
	return in
}

// stepOf is the step of an action by its id, or of a recommendation by its row.
func stepOf(t *testing.T, o *model.Optimization, holds func(model.OptimizationStep) bool) model.OptimizationStep {
	t.Helper()
	i := slices.IndexFunc(o.Steps, holds)
	if i < 0 {
		t.Fatal("there is no such step")
	}
	return o.Steps[i]
}

func byID(id string) func(model.OptimizationStep) bool {
	return func(s model.OptimizationStep) bool { return s.Action != nil && s.Action.ID == id }
}

func byRow(n int) func(model.OptimizationStep) bool {
	return func(s model.OptimizationStep) bool { return s.Recommendation != nil && s.Recommendation.Number == n+1 }
}

func kinds(findings []model.Finding) []string {
	var all []string
	for _, f := range findings {
		all = append(all, string(f.Severity)+" "+f.ID)
	}
	slices.Sort(all)
	return all
}

// TestOneActionAResource: the plan goes before a tool, the better of two before the other, and the same machine under its id and its name is one.
func TestOneActionAResource(t *testing.T) {
	named := func(r *model.Recommendation) { r.Name = "web01" }
	o, findings := optimization.Plan(input(optimization.Input{
		Actions: []*model.OptimizationAction{
			action(1, "web01", "Right-size from peaks", 50, 0, nil),
			action(2, "db01", "Right-size from peaks", 80, 0, nil),
			action(3, "db01", "Stop outside office hours", 120, 0, nil),
			action(4, "app01; app02", "Right-size from peaks", 40, 0, nil),
		},
		Recommendations: []*model.Recommendation{
			recommendation(1, "arn:aws:ec2:eu-west-1:111122223333:instance/i-0aaa", "m7i.xlarge", "m7i.large", 90, named),
			recommendation(2, "app02", "m7i.xlarge", "m7i.large", 70, nil),
			recommendation(3, "arn:aws:ec2:eu-west-1:111122223333:instance/i-0bbb", "m7i.xlarge", "m7i.large", 30, nil),
			recommendation(4, "i-0bbb", "m7i.xlarge", "m7g.large", 45, func(r *model.Recommendation) { r.Tool = "AWS Cost Explorer" }),
		},
	}))
	for id, want := range map[string]string{"O-01": "50", "O-02": "0", "O-03": "120", "O-04": "40"} {
		wantFigure(t, stepOf(t, o, byID(id)).After, want)
	}
	for row, want := range map[int]string{1: "0", 2: "0", 3: "0", 4: "45"} {
		wantFigure(t, stepOf(t, o, byRow(row)).After, want)
	}
	wantFigure(t, o.Planned.Before, "290", "inputs/portfolio.xlsx!Optimization actions!L2:L5")
	wantFigure(t, o.Planned.Overlap, "80")
	wantFigure(t, o.Planned.After, "210")
	wantFigure(t, o.Further.Before, "235")
	wantFigure(t, o.Further.After, "45")
	if why := stepOf(t, o, byID("O-02")).Why; !strings.Contains(why, "O-03") {
		t.Errorf("why: %q", why)
	}
	if got := kinds(findings); !slices.Contains(got, "open doubled-saving/M-01/o-02-planned") && !slices.Contains(got, "open doubled-saving/M-01/o-03-planned") {
		t.Errorf("the doubled saving is no finding: %v", got)
	}
}

// TestStatedAfterAnother: an action whose baseline names the other one is stated after it, and both count.
func TestStatedAfterAnother(t *testing.T) {
	after := func(a *model.OptimizationAction) { a.Baseline = "invoice of January, after O-01" }
	o, findings := optimization.Plan(input(optimization.Input{Actions: []*model.OptimizationAction{
		action(1, "db01", "Right-size from peaks", 80, 70, nil), action(2, "db01", "Stop outside office hours", 30, 20, after),
	}}))
	wantFigure(t, o.Planned.After, "110")
	wantFigure(t, o.Realised, "90")
	if len(findings) != 0 {
		t.Errorf("findings: %v", kinds(findings))
	}
}

// TestCommitmentOnWhatIsLeft: a plan of m7i is worked out on what right-sizing leaves of m7i in its Region; one of r7i is not touched.
func TestCommitmentOnWhatIsLeft(t *testing.T) {
	o, _ := optimization.Plan(input(optimization.Input{Recommendations: []*model.Recommendation{
		recommendation(1, "i-1", "m7i.xlarge", "m7i.large", 1000, func(r *model.Recommendation) { r.Region = "EU (Ireland)" }),
		recommendation(2, "i-2", "m7i.xlarge", "m7i.large", 500, func(r *model.Recommendation) { r.Region = "us-east-1" }),
		recommendation(3, "vol-1", "gp2", "gp3", 10, func(r *model.Recommendation) { r.Kind, r.Region = "EBS volume", "" }),
		savingsPlan(4, "m7i", 3, 730), // pays 2,190 a month for usage of 2,920: a discount of a quarter
		savingsPlan(5, "r7i", 3, 730),
	}}))
	plan := stepOf(t, o, byRow(4))
	wantFigure(t, plan.Less, "250")
	wantFigure(t, plan.After, "480")
	wantFigure(t, stepOf(t, o, byRow(5)).After, "730")
	wantFigure(t, o.Further.After, "2720")
	wantFigure(t, o.Further.Overlap, "250")
}

// TestCommitmentsAreAlternatives: Savings Plans and reservations for the same usage do not add up, nor do two terms of one reservation.
func TestCommitmentsAreAlternatives(t *testing.T) {
	reserve := func(n, saving int, term string) *model.Recommendation {
		return recommendation(n, "", "", "m7i.large", saving, func(r *model.Recommendation) {
			r.Tool, r.Kind, r.Action, r.Term, r.Payment = "AWS Cost Explorer", "Reserved Instance", "Purchase", term, "No Upfront"
		})
	}
	o, _ := optimization.Plan(input(optimization.Input{Recommendations: []*model.Recommendation{
		savingsPlan(1, "m7i", 1, 100), savingsPlan(2, "r7i", 1, 100), reserve(3, 150, "1 year"), reserve(4, 180, "3 years"),
	}}))
	// The reservations come to 330, but one term of them can be bought: 180, which is less than the 200 of the plans.
	wantFigure(t, o.Further.Before, "530")
	wantFigure(t, o.Further.After, "200")
	o, _ = optimization.Plan(input(optimization.Input{Recommendations: []*model.Recommendation{savingsPlan(1, "m7i", 1, 100), reserve(3, 150, "1 year"), reserve(4, 180, "3 years")}}))
	wantFigure(t, stepOf(t, o, byRow(3)).After, "0")
	wantFigure(t, o.Further.After, "180")
}

// TestUnknownDiscount: without one, all that other actions save is taken off a planned commitment; stated after right-sizing, nothing is.
func TestUnknownDiscount(t *testing.T) {
	actions := []*model.OptimizationAction{
		action(1, "web01", "Right-size from peaks", 50, 0, nil), action(2, "all instances", "Compute Savings Plan, one year", 400, 0, nil),
	}
	o, _ := optimization.Plan(input(optimization.Input{Actions: actions}))
	wantFigure(t, stepOf(t, o, byID("O-02")).After, "350")
	discount := &model.Assumption{Row: at("Assumptions", 2), Name: "Savings Plan discount", Value: "28 %"}
	o, _ = optimization.Plan(input(optimization.Input{Actions: actions, Assumptions: []*model.Assumption{discount}}))
	wantFigure(t, stepOf(t, o, byID("O-02")).After, "386", "inputs/portfolio.xlsx!Assumptions!C2", "inputs/portfolio.xlsx!Optimization actions!L2:L3")
	actions[1].Baseline = "invoice of January after right-sizing"
	o, _ = optimization.Plan(input(optimization.Input{Actions: actions}))
	wantFigure(t, stepOf(t, o, byID("O-02")).After, "400")
	discount.Value = "about a quarter"
	_, findings := optimization.Plan(input(optimization.Input{Actions: actions, Assumptions: []*model.Assumption{discount}}))
	if got := kinds(findings); !slices.Contains(got, "open optimization-assumption-unreadable/M-01/savings-plan-discount") {
		t.Errorf("findings: %v", got)
	}
}

// TestRealised: what is not done, or has no baseline or no method, is claimed and a finding; of two on one resource the greater counts, and that is one as well.
func TestRealised(t *testing.T) {
	o, findings := optimization.Plan(input(optimization.Input{Actions: []*model.OptimizationAction{
		action(1, "web01", "Right-size from peaks", 50, 48, nil),
		action(2, "web02", "Right-size from peaks", 50, 30, func(a *model.OptimizationAction) { a.Method = " " }),
		action(3, "web03", "Right-size from peaks", 50, 31, func(a *model.OptimizationAction) { a.Baseline = "" }),
		action(4, "db01", "Right-size from peaks", 90, 95, nil),
		action(5, "db01", "Stop at night", 20, 25, nil),
		action(6, "web04", "Right-size from peaks", 50, 60, func(a *model.OptimizationAction) { a.DoneOn = value.Date{} }),
		action(7, "web05", "Right-size from peaks", 50, 0, func(a *model.OptimizationAction) { a.DoneOn = date("2026-02-01") }),
		action(8, "web06", "Right-size from peaks", 50, 0, func(a *model.OptimizationAction) { a.Owner = "" }),
	}}))
	wantFigure(t, o.Realised, "143") // 48 + 95
	wantFigure(t, o.Claimed, "146")  // 30 + 31 + 25 + 60
	want := []string{
		"information optimization-late/M-01/o-06", "information optimization-late/M-01/o-08", "information optimization-unowned/M-01/o-08", "information saving-not-measured/M-01/o-07",
		"open doubled-saving/M-01/o-05-planned", "open doubled-saving/M-01/o-05-realised", "open saving-before-done/M-01/o-06",
		"open saving-without-proof/M-01/o-02", "open saving-without-proof/M-01/o-03",
	}
	if got := kinds(findings); !slices.Equal(got, want) {
		t.Errorf("findings\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, f := range findings {
		if f.What == "" || f.Rule == "" || f.Mend == "" || f.Ref.File == "" {
			t.Errorf("a finding without place, rule or mend: %+v", f)
		}
	}
}

// TestLeftOut: what is no saving in the plan's currency stands in the list and in no total.
func TestLeftOut(t *testing.T) {
	o, _ := optimization.Plan(input(optimization.Input{
		Actions: []*model.OptimizationAction{action(1, "web01", "Right-size", 50, 0, nil), action(2, "web02", "Right-size", 70, 60, func(a *model.OptimizationAction) { a.Currency = "EUR" })},
		Recommendations: []*model.Recommendation{
			recommendation(1, "i-1", "m7i.large", "", 0, func(r *model.Recommendation) { r.Fault = "INSUFFICIENT_METRIC_DATA" }),
			recommendation(2, "i-2", "m7i.large", "m7i.large", 9, func(r *model.Recommendation) { r.Finding = "OPTIMIZED" }),
			recommendation(3, "i-3", "m7i.large", "m7i.medium", 9, func(r *model.Recommendation) { r.Currency = "" }),
			recommendation(4, "i-4", "m7i.large", "m7i.xlarge", -9, nil),
		},
	}))
	wantFigure(t, o.Planned.Before, "50")
	wantFigure(t, o.Further.Before, "-9")
	if o.Realised != nil || o.Claimed != nil {
		t.Errorf("EUR is realised in a plan in USD: %v", o.Realised)
	}
	for row, want := range map[int]string{1: "the tool recommends nothing", 2: "sized right", 3: "no currency"} {
		if s := stepOf(t, o, byRow(row)); !strings.Contains(s.LeftOut, want) || s.After != nil {
			t.Errorf("row %d: left out %q", row, s.LeftOut)
		}
	}
}

// TestSecondCurrency: a saving in another currency counts by a given and dated rate alone, either way round, rounded to hundredths; without
// one it stands apart, and is a finding.
func TestSecondCurrency(t *testing.T) {
	euros := func(a *model.OptimizationAction) { a.Currency = "EUR" }
	for _, test := range []struct {
		name, text, dated, planned, realised string
		kind                                 model.FindingKind
	}{
		{"exchange rate EUR/USD", "1.0835", "2026-01-05", "125.85", "115.01", 0},
		{"fx USD/EUR", "0.92", "2026-01-05", "126.09", "115.22", 0},
		{"exchange rate EUR/USD", "1.0835", "", "50", "50", model.KindSavingWithoutRate},
		{"exchange rate EUR/GBP", "0.85", "2026-01-05", "50", "50", model.KindSavingWithoutRate},
		{"exchange rate EUR/USD", "1,0835", "2026-01-05", "50", "50", model.KindOptimizationAssumptionUnreadable},
	} {
		x := &model.Assumption{Row: at("Assumptions", 2), Migration: "M-01", Name: test.name, Value: test.text}
		if test.dated != "" {
			x.Date = date(test.dated)
		}
		o, findings := optimization.Plan(input(optimization.Input{
			Actions: []*model.OptimizationAction{
				action(1, "web01", "Right-size", 50, 50, nil), action(2, "web02", "Right-size", 70, 60, euros), action(3, "web03", "Stop", 9, 0, func(a *model.OptimizationAction) { a.PlannedSaving = value.Number{} }),
			},
			Assumptions: []*model.Assumption{x},
		}))
		wantFigure(t, o.Planned.After, test.planned)
		wantFigure(t, o.Realised, test.realised)
		has := func(k model.FindingKind) bool {
			return slices.ContainsFunc(findings, func(f model.Finding) bool { return f.Kind == k })
		}
		if test.kind != 0 && !has(test.kind) || has(model.KindSavingWithoutRate) == (test.kind == 0) {
			t.Errorf("%s %q dated %q: findings %+v", test.name, test.text, test.dated, findings)
		}
		if test.kind == 0 {
			if got, err := value.Evaluate(o.Planned.After); err != nil || got.String() != test.planned || o.Planned.After.Unit != "USD/month" {
				t.Errorf("%s: %s (%v)", test.name, got, err)
			}
		}
	}
}

// TestCommitmentInSecondCurrency: of a plan that costs 730 EUR a month and saves 270, the discount is 27 % in any currency. At 2 USD for a EUR
// it saves 540 USD, less 27 % of the 100 USD that right-sizing leaves unused.
func TestCommitmentInSecondCurrency(t *testing.T) {
	plan := savingsPlan(2, "m7i", 1, 270)
	plan.Currency = "EUR"
	o, _ := optimization.Plan(input(optimization.Input{
		Actions:         []*model.OptimizationAction{action(1, "web01", "Stop", 50, 0, func(a *model.OptimizationAction) { a.Kind = "process" })},
		Recommendations: []*model.Recommendation{recommendation(1, "i-1", "m7i.xlarge", "m7i.large", 100, nil), plan},
		Assumptions:     []*model.Assumption{{Row: at("Assumptions", 2), Migration: "M-01", Name: "exchange rate EUR/USD", Value: "2", Date: date("2026-01-05")}},
	}))
	wantFigure(t, o.Further.Before, "640")
	wantFigure(t, o.Further.After, "613")
}

// TestSizing: what a resource needs is its peak with headroom, the greater of CPU and memory, and only sizes with a price are proposed.
func TestSizing(t *testing.T) {
	var measured []*model.Utilization
	measure := func(resource, metric string, peak, days int) {
		measured = append(measured, &model.Utilization{Row: at("Utilization", len(measured)+2), Migration: "M-01", Resource: resource, Metric: metric, Peak: num(peak), Days: num(days)})
	}
	for resource, x := range map[string][3]int{"small": {10, 20, 30}, "half": {40, 10, 30}, "edge": {41, 10, 30}, "over": {90, 10, 30}, "short": {5, 5, 7}, "burst": {5, 5, 30}, "unknown": {5, 5, 30}} {
		measure(resource, "CPU", x[0], x[2])
		measure(resource, "memory", x[1], x[2])
	}
	measure("blind", "CPU utilization", 5, 30)
	var servers []*model.Server
	for _, name := range []string{"small", "half", "edge", "over", "short", "blind"} {
		servers = append(servers, &model.Server{ID: "s-" + name, Name: name, Target: "Amazon EC2 m7i.2xlarge"})
	}
	servers = append(servers, &model.Server{ID: "burst", Target: "Amazon EC2 t3.large"})
	price := func(n int, item, region string, thousandths int) *model.Price {
		return &model.Price{Row: at("Prices", n), Item: item, Region: region, Unit: "hour", Amount: value.Num(value.Int(thousandths).Shift(-3)), Currency: "USD"}
	}
	in := input(optimization.Input{
		Utilizations: measured, Servers: servers,
		Prices:  []*model.Price{price(2, "m7i.2xlarge", "eu-west-1", 400), price(3, "m7i.xlarge", "eu-west-1", 200), price(4, "m7i.large", "eu-west-1", 100), price(5, "m7i.large", "us-east-1", 90)},
		Actions: []*model.OptimizationAction{action(1, "half", "Right-size", 120, 0, nil)},
		Charges: []*model.Charge{{Row: at("Charges", 2), Region: "eu-west-1", Currency: "USD"}},
	})
	o, _ := optimization.Plan(in)
	got := map[string]model.Sizing{}
	for _, s := range o.Sizings {
		got[s.Resource] = s
	}
	wantFigure(t, got["small"].Need, "25")
	wantFigure(t, got["half"].Need, "50")
	wantFigure(t, got["small"].Saving, "219") // (0.4 − 0.1) × 730
	wantFigure(t, got["half"].Saving, "146")
	for resource, want := range map[string]string{
		"edge": "smallest that suffices", "over": "needs more", "short": "7 days", "blind": "memory is not measured", "burst": "does not follow", "unknown": "type is not recorded",
	} {
		if s := got[resource]; !strings.Contains(s.Reason, want) || s.Proposed != "" || s.Saving != nil {
			t.Errorf("%s: %q, proposed %q", resource, s.Reason, s.Proposed)
		}
	}
	wantFigure(t, o.Planned.After, "120")
	wantFigure(t, o.Further.Before, "365")
	wantFigure(t, o.Further.After, "219") // half is planned by the partner, who goes first
	in.Prices, in.Actions = nil, []*model.OptimizationAction{action(1, "other", "Right-size", 120, 0, nil)}
	o, _ = optimization.Plan(in)
	if o.Further.Before != nil || !slices.ContainsFunc(o.Missing, func(m string) bool { return strings.Contains(m, "Prices") }) {
		t.Errorf("without prices: further %+v, missing %q", o.Further.Before, o.Missing)
	}
}

// TestContradicted: what a tool recommends against the measurement is a finding and in no total, but stands in the sum of its export; what the
// partner plans against it is an open finding. What suffices, and what was measured after the action, is neither.
func TestContradicted(t *testing.T) {
	var measured []*model.Utilization
	measure := func(resource string, cpu, memory int) {
		for metric, peak := range map[string]int{"CPU": cpu, "memory": memory} {
			measured = append(measured, &model.Utilization{Row: at("Utilization", len(measured)+2), Migration: "M-01", Resource: resource, Metric: metric, Peak: num(peak), Days: num(30), Until: date("2026-01-10")})
		}
	}
	for resource, x := range map[string][2]int{"full": {20, 80}, "busy": {70, 10}, "fits": {40, 40}, "memory": {10, 41}, "late": {10, 90}, "cpu": {60, 20}, "burst": {90, 90}, "idle": {4, 50}, "used": {5, 50}, "odd": {90, 90}, "untyped": {20, 61}, "small": {20, 60}} {
		measure(resource, x[0], x[1])
	}
	terminate := func(r *model.Recommendation) { r.Action, r.Proposed, r.Finding = "Terminate", "", "Idle" }
	change := func(what string) func(*model.OptimizationAction) {
		return func(a *model.OptimizationAction) { a.Action = what }
	}
	servers := []*model.Server{{ID: "busy", Target: "Amazon EC2 m7i.xlarge"}, {ID: "fits", Target: "m7i.xlarge"}, {ID: "late", Target: "m7i.xlarge"}}
	o, findings := optimization.Plan(input(optimization.Input{
		Utilizations: measured, Servers: servers,
		Recommendations: []*model.Recommendation{
			recommendation(1, "full", "m7i.xlarge", "m7i.large", 100, nil), recommendation(2, "memory", "m5.xlarge", "c6i.xlarge", 10, nil),
			recommendation(3, "cpu", "m5.xlarge", "r5.large", 20, nil), // memory suffices, and processors of two families do not compare
			recommendation(4, "burst", "t3.large", "t3.medium", 30, nil), recommendation(5, "idle", "m7i.large", "", 40, terminate),
			recommendation(6, "used", "m7i.large", "", 50, terminate), recommendation(7, "odd", "c5.xlarge", "c5n.large", 60, nil),
		},
		Actions: []*model.OptimizationAction{
			action(1, "busy", "", 70, 0, change("Right-size, one size down")), action(2, "fits", "", 80, 0, change("Right-size to m7i.large")),
			action(4, "untyped", "", 10, 0, change("One size down")), action(5, "small", "", 10, 0, change("A smaller size")),
			action(3, "late", "", 90, 90, func(a *model.OptimizationAction) { a.Action, a.DoneOn = "Resize to m7i.large", date("2026-01-05") }),
		},
	}))
	got := slices.DeleteFunc(kinds(findings), func(id string) bool { return !strings.Contains(id, model.KindContradictedSizing.String()) })
	want := []string{
		"information contradicted-sizing/M-01/full-aws-compute-optimizer", "information contradicted-sizing/M-01/memory-aws-compute-optimizer",
		"information contradicted-sizing/M-01/used-aws-compute-optimizer", "open contradicted-sizing/M-01/o-01", "open contradicted-sizing/M-01/o-04",
	}
	if !slices.Equal(got, want) {
		t.Errorf("findings %q\nwant %q", got, want)
	}
	wantFigure(t, stepOf(t, o, byRow(1)).Against.Needs, "100")
	wantFigure(t, stepOf(t, o, byRow(1)).Against.Offers, "50")
	wantFigure(t, stepOf(t, o, byRow(2)).Against.Needs, "51.25")
	wantFigure(t, stepOf(t, o, byRow(2)).Against.Offers, "50")
	wantFigure(t, stepOf(t, o, byID("O-01")).Against.Needs, "87.5")
	wantFigure(t, stepOf(t, o, byID("O-01")).After, "70")
	wantFigure(t, o.Further.After, "150")
	wantFigure(t, o.Exports[0].Stated, "310")
	wantFigure(t, o.Exports[0].After, "150")
	if why := stepOf(t, o, byRow(1)).LeftOut; !strings.Contains(why, "peaks at 80% of m7i.xlarge") {
		t.Errorf("why: %q", why)
	}
}

// TestRegionOfPrices: the Region of the landing zone goes before those of bills and tools; where it stands in several whose prices differ, which
// of them is not known; where nothing names one, a price counts that all Regions agree on.
func TestRegionOfPrices(t *testing.T) {
	price := func(n int, item, region string, thousandths int) *model.Price {
		return &model.Price{Row: at("Prices", n), Item: item, Region: region, Unit: "hour", Amount: value.Num(value.Int(thousandths).Shift(-3)), Currency: "USD"}
	}
	prices := []*model.Price{
		price(2, "m7i.xlarge", "us-east-1", 200), price(3, "m7i.large", "us-east-1", 100), price(4, "m7i.xlarge", "eu-west-1", 240), price(5, "m7i.large", "eu-west-1", 120),
	}
	for _, test := range []struct {
		networks []string
		bill     string
		prices   []*model.Price
		saving   string // empty: none
		reason   string
	}{
		{[]string{"eu-west-1", "eu-west-1"}, "us-east-1", prices, "87.6", ""},
		{[]string{"EU (Ireland)"}, "", prices, "87.6", ""},
		{[]string{"", ""}, "us-east-1", prices, "73", ""},
		{[]string{"us-east-1", "eu-west-1"}, "us-east-1", prices, "", "the prices of m7i.large differ in us-east-1 and eu-west-1"},
		{nil, "", prices, "", "the prices of m7i.large differ by Region"},
		{nil, "", prices[:2], "73", ""},
		{[]string{"eu-central-1"}, "", prices, "", "no price of a smaller"},
		{[]string{"us-east-1", "eu-west-1"}, "", prices[:3], "", "the prices of m7i.xlarge differ in us-east-1 and eu-west-1"},
	} {
		in := input(optimization.Input{Prices: test.prices, Servers: []*model.Server{{ID: "web", Target: "m7i.xlarge"}}, Utilizations: []*model.Utilization{
			{Row: at("Utilization", 2), Migration: "M-01", Resource: "web", Metric: "CPU", Peak: num(20), Days: num(30)},
			{Row: at("Utilization", 3), Migration: "M-01", Resource: "web", Metric: "memory", Peak: num(20), Days: num(30)},
		}, Actions: []*model.OptimizationAction{action(1, "other", "Stop", 1, 0, nil)}})
		for i, region := range test.networks {
			in.Networks = append(in.Networks, &model.Network{Row: at("Networks", i+2), Name: fmt.Sprint(i), Migration: "M-01", Region: region})
		}
		if test.bill != "" {
			in.Charges = []*model.Charge{{Row: at("Charges", 2), Region: test.bill, Currency: "USD"}}
		}
		o, _ := optimization.Plan(in)
		z := o.Sizings[0]
		if test.saving != "" {
			wantFigure(t, z.Saving, test.saving)
		} else if z.Saving != nil || !strings.Contains(z.Reason, test.reason) {
			t.Errorf("networks %q, bill %q: saving %v, reason %q", test.networks, test.bill, z.Saving, z.Reason)
		}
	}
}

// Law: whatever is planned and recommended, after overlaps is never more than before, no resource counts twice in one origin's change, and
// every figure evaluates to its value.
func TestNothingCountsTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in optimization.Input
		resources := []string{"a", "b", "c", "a; b", "c; d", "arn:aws:ec2:eu-west-1:1:instance/d"}
		for n := range rapid.IntRange(0, 8).Draw(t, "actions") {
			what := rapid.SampledFrom([]string{"Right-size", "Stop at night", "Compute Savings Plan", "Move to Spot", "gp3"}).Draw(t, "what")
			in.Actions = append(in.Actions, action(n+1, rapid.SampledFrom(resources).Draw(t, "resource"), what, rapid.IntRange(1, 99).Draw(t, "planned"), rapid.IntRange(0, 99).Draw(t, "realised"), nil))
		}
		for n := range rapid.IntRange(0, 8).Draw(t, "recommendations") {
			if rapid.Bool().Draw(t, "commits") {
				in.Recommendations = append(in.Recommendations, savingsPlan(n+1, rapid.SampledFrom([]string{"m7i", "r7i", ""}).Draw(t, "family"), rapid.IntRange(1, 9).Draw(t, "commitment"), rapid.IntRange(1, 9999).Draw(t, "saving")))
				continue
			}
			current := rapid.SampledFrom([]string{"m7i.xlarge", "r7i.xlarge"}).Draw(t, "type")
			in.Recommendations = append(in.Recommendations, recommendation(n+1, rapid.SampledFrom([]string{"a", "b", "d", "e"}).Draw(t, "resource"), current, "m7i.large", rapid.IntRange(0, 999).Draw(t, "saving"), nil))
		}
		o, _ := optimization.Plan(input(in))
		if o == nil {
			return
		}
		counted := map[string]string{}
		for i, s := range o.Steps {
			if s.After == nil {
				continue
			}
			if s.After.Value.Decimal.IsNegative() || s.After.Value.Decimal.GreaterThan(s.Saving.Value.Decimal) {
				t.Fatalf("step %d adds %s of %s", i, s.After.Value, s.Saving.Value)
			}
			if s.Lever == model.Committing || s.Counts.Value.Decimal.IsZero() {
				continue
			}
			for _, part := range strings.Split(resourceOf(s), ";") {
				key := strings.TrimSpace(part[strings.LastIndex(part, "/")+1:])
				if other, twice := counted[key]; twice {
					t.Fatalf("%s counts twice: %s and step %d", key, other, i)
				}
				counted[key] = fmt.Sprint(i)
			}
		}
		for _, f := range []*value.Figure{o.Planned.Before, o.Planned.After, o.Planned.Overlap, o.Further.Before, o.Further.After, o.Further.Overlap, o.Realised, o.Claimed} {
			if f == nil {
				continue
			}
			if again, err := value.Evaluate(f); err != nil || !again.Decimal.Equal(f.Value.Decimal) {
				t.Fatalf("%s: %s evaluates to %s (%v)", f.ID, f.Value, again, err)
			}
		}
	})
}

func resourceOf(s model.OptimizationStep) string {
	if s.Action != nil {
		return s.Action.Resource
	}
	return s.Recommendation.Resource
}
