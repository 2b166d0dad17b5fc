package optimization_test

import (
	"testing"
	"testing/fstest"

	"dossier/assess/optimization"
	"dossier/ingest"
	"dossier/model"
	"dossier/source"
	"dossier/tools/testtool"
	"dossier/value"
)

// workspace reads exports, which dossier.yaml gives to migration M-01, as a workspace that holds them does.
func workspace(t *testing.T, files map[string][]byte) *model.Portfolio {
	t.Helper()
	w := ingest.Workspace{Files: fstest.MapFS{
		"inputs/customers.csv":  {Data: []byte("id,legal name\nC-01,Harbour Lines GmbH\n")},
		"inputs/migrations.csv": {Data: []byte("id,customer,title\nM-01,C-01,Port systems off the quay\n")},
	}}
	fs := w.Files.(fstest.MapFS)
	for name, data := range files {
		fs[name] = &fstest.MapFile{Data: data}
		w.Config.Inventories = append(w.Config.Inventories, model.Inventory{File: name, Migration: "M-01", Ref: source.Ref{File: "dossier.yaml", Line: 9}})
	}
	result, problems := ingest.Read(w)
	for _, p := range problems {
		if p.Severity == source.Error {
			t.Error(p)
		}
	}
	return result.Portfolio
}

// plan is the plan of the one migration.
func plan(p *model.Portfolio, assumptions ...*model.Assumption) (*model.Optimization, []model.Finding) {
	return optimization.Plan(optimization.Input{
		Migration: p.Migrations[0], Actions: p.OptimizationActions, Recommendations: p.Recommendations, Charges: p.Charges,
		Utilizations: p.Utilizations, Prices: p.Prices, Assumptions: assumptions,
	})
}

func wantFigure(t *testing.T, f *value.Figure, want string, places ...string) {
	t.Helper()
	if f == nil || f.Value.String() != want {
		t.Fatalf("want %s, got %+v", want, f)
	}
	again, err := value.Evaluate(f)
	if err != nil || !again.Decimal.Equal(f.Value.Decimal) {
		t.Errorf("%s evaluates to %s (%v)", want, again, err)
	}
	leaves := f.Leaves()
	for i, place := range places {
		if len(leaves) != len(places) || leaves[i].String() != place {
			t.Errorf("%s comes from %v, want %v", want, leaves, places)
			return
		}
	}
}

// TestRightsizingSample: 2,534 recommendations of Cost Explorer come to what the samples' README counted, to the cent and to their cells.
func TestRightsizingSample(t *testing.T) {
	o, findings := plan(workspace(t, map[string][]byte{"inputs/rightsizing.csv": testtool.Sample(t, "aws-recommendations/ENT206-ec2-rightsizing-recommendations.csv")}))
	if len(o.Steps) != 2534 || o.Currency != "USD" || len(findings) != 0 {
		t.Fatalf("%d steps in %q, findings %v", len(o.Steps), o.Currency, findings)
	}
	wantFigure(t, o.Further.Before, "86627.74", "inputs/rightsizing.csv!O2:O2535")
	wantFigure(t, o.Further.After, "86627.74", "inputs/rightsizing.csv!O2:O2535")
	wantFigure(t, o.Further.Overlap, "0")
	if o.Planned.After != nil || o.Realised != nil {
		t.Error("nobody planned or realised anything")
	}
	counts := map[model.Lever]string{}
	for _, l := range o.Levers {
		counts[l.Lever] = l.Steps.Value.String()
	}
	if counts[model.RightSizing] != "2299" || counts[model.Termination] != "235" {
		t.Errorf("by lever: %v", counts)
	}
	if top := o.Steps[0]; top.Recommendation == nil || top.Saving.Value.Decimal.LessThan(o.Steps[1].Saving.Value.Decimal) {
		t.Error("the largest saving does not come first")
	}
}

// TestSavingsPlanSample: the 13 Savings Plans by themselves.
func TestSavingsPlanSample(t *testing.T) {
	o, _ := plan(workspace(t, map[string][]byte{"inputs/plans.xlsx": testtool.Sample(t, "aws-recommendations/SavingsPlan.xlsx")}))
	const cells = "inputs/plans.xlsx!savings-plans-recommendations-1!K2:K14"
	wantFigure(t, o.Further.Before, "68249.02", cells)
	wantFigure(t, o.Further.After, "68249.02", cells)
}

// TestBothSamplesTogether: what right-sizing takes off c4 in us-west-1 is no longer there for a plan of that family and Region to discount.
// Each by itself the totals stay; together they are less by the discount on what is used less, and by no more.
func TestBothSamplesTogether(t *testing.T) {
	o, _ := plan(workspace(t, map[string][]byte{
		"inputs/rightsizing.csv": testtool.Sample(t, "aws-recommendations/ENT206-ec2-rightsizing-recommendations.csv"),
		"inputs/plans.xlsx":      testtool.Sample(t, "aws-recommendations/SavingsPlan.xlsx"),
	}))
	wantFigure(t, o.Further.Before, "154876.76", "inputs/plans.xlsx!savings-plans-recommendations-1!K2:K14", "inputs/rightsizing.csv!O2:O2535")
	var plans, less value.Decimal
	for _, s := range o.Steps {
		if s.Lever != model.Committing {
			continue
		}
		plans = plans.Add(s.Saving.Value.Decimal)
		if s.Less != nil {
			less = less.Add(s.Less.Value.Decimal)
			t.Logf("%s %s %s: saves %s, less %s", s.Recommendation.ID, s.Recommendation.Proposed, s.Recommendation.Region, s.Saving.Value, s.Less.Value.Decimal.Round(2))
		}
		if s.After.Value.Decimal.IsNegative() {
			t.Errorf("%s adds %s", s.Recommendation.ID, s.After.Value)
		}
	}
	if plans.String() != "68249.02" || !less.IsPositive() || !o.Further.Overlap.Value.Decimal.Equal(less) {
		t.Errorf("plans save %s, less %s, overlap %s", plans, less, o.Further.Overlap.Value)
	}
	wantFigure(t, o.Further.After, o.Further.Before.Value.Decimal.Sub(less).String())
	for i, want := range []struct{ kind, rows, stated string }{{"Savings Plan", "13", "68249.02"}, {"EC2 instance", "2534", "86627.74"}} {
		e := o.Exports[i]
		if e.Tool != "AWS Cost Explorer" || e.Kind != want.kind || e.Rows.Value.String() != want.rows {
			t.Errorf("export %+v, want %+v", e, want)
		}
		wantFigure(t, e.Stated, want.stated)
	}
}

// TestFocusSample: a thousand lines of a bill by the hour, of which 23 + 14 are compute that a commitment may pay for. They stand in so few
// of the month's hours that none pays, and that is said.
func TestFocusSample(t *testing.T) {
	p := workspace(t, map[string][]byte{"inputs/focus.csv": testtool.Sample(t, "cost/focus-1.0-sample-1000.csv")})
	o, _ := plan(p, &model.Assumption{Name: "Savings Plan discount", Value: "28 %", Source: "a test"})
	c := o.Buying
	if c == nil || len(c.Withheld) > 0 {
		t.Fatalf("%+v", c)
	}
	t.Logf("lines %s, hours %d, used %s, mean %s, covered %s, cautions %q", c.Lines.Value, len(c.Hours), c.Used.Value, c.Mean.Value, c.Covered.Value, c.Cautions)
	for _, a := range c.Apart {
		t.Logf("apart %s: %s", a.Lines.Value, a.Why)
	}
	if len(c.Hours) != 720 || c.From.String() != "2024-09-01" || c.Until.String() != "2024-09-30" {
		t.Errorf("%d hours from %s to %s", len(c.Hours), c.From, c.Until)
	}
	wantFigure(t, c.Hourly, "0")
	wantFigure(t, c.Saving, "0")
	if c.Utilization.Value.Known || c.Slack.Value.Known {
		t.Error("the utilization of no commitment is unknown")
	}
	if len(o.Steps) != 0 {
		t.Errorf("what saves nothing is no step: %d", len(o.Steps))
	}
}
