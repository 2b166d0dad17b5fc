package ingest_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// billWorkspace holds one export of costs, which dossier.yaml gives to migration M-01.
func billWorkspace(name string, export []byte) ingest.Workspace {
	files := base()
	files[name] = &fstest.MapFile{Data: export}
	return ingest.Workspace{Files: files, Config: model.Config{Inventories: []model.Inventory{{
		File: name, Migration: "M-01", Ref: source.Ref{File: "dossier.yaml", Line: 9},
	}}}}
}

// readBill reads an export of costs, which must hold no error.
func readBill(t *testing.T, name string, export []byte) (*model.Portfolio, []source.Problem) {
	t.Helper()
	result, problems := ingest.Read(billWorkspace(name, export))
	for _, p := range problems {
		if p.Severity == source.Error {
			t.Error(p)
		}
	}
	return result.Portfolio, problems
}

// sumOf is the sum over the cells of a column, each a leaf.
func sumOf[R model.Record](records []R, column string, number func(R) value.Number) *value.Figure {
	var cells []*value.Figure
	for _, r := range records {
		if n := number(r); n.Known {
			cells = append(cells, value.Read(n, r.At(column)))
		}
	}
	return value.Compute(value.Sum, cells...)
}

func wantSum(t *testing.T, what string, f *value.Figure, want, leaves string) {
	t.Helper()
	if f.Value.String() != want {
		t.Errorf("%s: %s, want %s", what, f.Value, want)
	}
	var places []string
	for _, ref := range f.Leaves() {
		places = append(places, ref.String())
	}
	if got := strings.Join(places, " "); got != leaves {
		t.Errorf("%s: from %s, want %s", what, got, leaves)
	}
}

func wantCount[R any](t *testing.T, what string, records []R, want int, is func(R) bool) {
	t.Helper()
	n := 0
	for _, r := range records {
		if is(r) {
			n++
		}
	}
	if n != want {
		t.Errorf("%s: %d, want %d", what, n, want)
	}
}

// The figures of these tests are those that the samples' README counted.
func TestFocusSample(t *testing.T) {
	p, _ := readBill(t, "inputs/focus.csv", sample(t, "cost/focus-1.0-sample-1000.csv"))
	wantCount(t, "rows", p.Charges, 1000, func(*model.Charge) bool { return true })
	wantSum(t, "BilledCost", sumOf(p.Charges, "billed cost", func(c *model.Charge) value.Number { return c.Billed }), "20.52022672899", "inputs/focus.csv!B2:B1001")
	wantSum(t, "EffectiveCost", sumOf(p.Charges, "effective cost", func(c *model.Charge) value.Number { return c.Effective }), "14.97651418586", "inputs/focus.csv!W2:W1001")
	wantSum(t, "ListCost", sumOf(p.Charges, "list cost", func(c *model.Charge) value.Number { return c.List }), "20.39090575119", "inputs/focus.csv!Y2:Y1001")
	for provider, want := range map[string]int{"AWS": 942, "Microsoft": 51, "Oracle": 7} {
		wantCount(t, provider, p.Charges, want, func(c *model.Charge) bool { return c.Provider == provider })
	}
	wantCount(t, "negative rows", p.Charges, 13, func(c *model.Charge) bool {
		return c.Billed.Decimal.IsNegative() || c.Effective.Decimal.IsNegative() || c.List.Decimal.IsNegative()
	})
	wantCount(t, "NULL kept as text", p.Charges, 0, func(c *model.Charge) bool { return c.Resource == "NULL" || c.Commitment == "NULL" })
}

func TestCostAndUsageReportSample(t *testing.T) {
	p, _ := readBill(t, "inputs/cur.csv", sample(t, "cost/focus_converters-aws-cur-sample.csv"))
	wantCount(t, "rows", p.Charges, 1281, func(*model.Charge) bool { return true })
	wantCount(t, "Usage", p.Charges, 1269, func(c *model.Charge) bool { return c.Category == "Usage" })
	wantCount(t, "Tax", p.Charges, 12, func(c *model.Charge) bool { return c.Category == "Tax" })
	wantSum(t, "unblended cost", sumOf(p.Charges, "billed cost", func(c *model.Charge) value.Number { return c.Billed }), "1.6823086974", "inputs/cur.csv!W2:W1282")
	wantSum(t, "effective cost", sumOf(p.Charges, "effective cost", func(c *model.Charge) value.Number { return c.Effective }), "1.6823086974", "inputs/cur.csv!W2:W1282")
}

func TestRightsizingSample(t *testing.T) {
	p, problems := readBill(t, "inputs/rightsizing.csv", sample(t, "aws-recommendations/ENT206-ec2-rightsizing-recommendations.csv"))
	wantCount(t, "rows", p.Recommendations, 2534, func(*model.Recommendation) bool { return true })
	saving := func(r *model.Recommendation) value.Number { return r.Saving }
	wantSum(t, "savings", sumOf(p.Recommendations, "estimated monthly saving", saving), "86627.74", "inputs/rightsizing.csv!O2:O2535")
	wantCount(t, "zeros, of which 296 are written as a dash and 7 as $0.00", p.Recommendations, 303, func(r *model.Recommendation) bool { return r.Saving.Known && r.Saving.Decimal.IsZero() })
	wantCount(t, "negatives", p.Recommendations, 1, func(r *model.Recommendation) bool { return r.Saving.Decimal.IsNegative() })
	wantCount(t, "Modify", p.Recommendations, 2299, func(r *model.Recommendation) bool { return r.Action == "Modify" })
	wantCount(t, "Terminate", p.Recommendations, 235, func(r *model.Recommendation) bool { return r.Action == "Terminate" })
	wantCount(t, "in dollars", p.Recommendations, 2534, func(r *model.Recommendation) bool { return r.Currency == "USD" })
	wantCount(t, "CPU as a fraction of one percent", p.Recommendations, 1, func(r *model.Recommendation) bool { return r.Resource == "i-010005" && r.CPU.String() == "0.85" })
	for _, problem := range problems {
		t.Log(problem)
	}
}

func TestSavingsPlanSample(t *testing.T) {
	p, _ := readBill(t, "inputs/plans.xlsx", sample(t, "aws-recommendations/SavingsPlan.xlsx"))
	wantCount(t, "rows", p.Recommendations, 13, func(r *model.Recommendation) bool { return r.Kind == "Savings Plan" && r.Action == "Purchase" })
	wantSum(t, "savings", sumOf(p.Recommendations, "estimated monthly saving", func(r *model.Recommendation) value.Number { return r.Saving }), "68249.02",
		"inputs/plans.xlsx!savings-plans-recommendations-1!K2:K14")
	wantSum(t, "commitment", sumOf(p.Recommendations, "hourly commitment", func(r *model.Recommendation) value.Number { return r.Commitment }), "300.8",
		"inputs/plans.xlsx!savings-plans-recommendations-1!D2:D14")
}

func TestComputeOptimizerSamples(t *testing.T) {
	for name, want := range map[string][]string{
		"ec2": {
			"2: m4.xlarge → t3.xlarge, OVER_PROVISIONED, saves 33.79, risk 3", "3: m4.xlarge → t3.xlarge, OVER_PROVISIONED, saves 0, risk 3",
			"4: m4.xlarge → t3.xlarge, UNDER_PROVISIONED, saves 13.79, risk 1", "5: m4.xlarge → t3.xlarge, OPTIMIZED, saves 88.79, risk 1",
		},
		"ebs": {
			"2: gp2 → gp3, NotOptimized, saves 6.2, risk 1", "3: st1 → st1, NotOptimized, saves 0, risk 1", "4: gp2 → gp3, Optimized, saves 6.2, risk 3",
		},
		"lambda": {
			"2: 1024 → 848, NotOptimized, saves 0.0002988, risk ", "3: 1024 → 848, NotOptimized, saves , risk ", "4: 1024 → , Optimized, saves , risk ",
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, _ := readBill(t, "inputs/optimizer.csv", sample(t, "cost/compute-optimizer-"+name+"-ccf.csv"))
			var got []string
			for _, r := range p.Recommendations {
				got = append(got, fmt.Sprintf("%d: %s → %s, %s, saves %s, risk %s", r.Number, r.Current, r.Proposed, r.Finding, r.Saving, r.Risk))
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestPricingCalculatorSample(t *testing.T) {
	p, problems := readBill(t, "inputs/estimate.csv", sample(t, "cost/pricing-calculator-estimate.csv"))
	wantSum(t, "monthly", sumOf(p.Estimates, "monthly cost", func(e *model.Estimate) value.Number { return e.Monthly }), "338.8025", "inputs/estimate.csv!F9:F11")
	wantSum(t, "first year", sumOf(p.Estimates, "first year cost", func(e *model.Estimate) value.Number { return e.Year }), "4065.63", "inputs/estimate.csv!G9:G11")
	for _, problem := range problems {
		if problem.Severity > source.Note {
			t.Error(problem)
		}
		t.Log(problem)
	}
	changed := strings.Replace(string(sample(t, "cost/pricing-calculator-estimate.csv")), "0,338.8025,", "0,400,", 1)
	_, problems = readBill(t, "inputs/estimate.csv", []byte(changed))
	wantProblem(t, problems, "warning: inputs/estimate.csv!B3: stated total differs from rows: monthly cost is 400 here, and the rows at inputs/estimate.csv!F9:F11 come to 338.8025")
}
