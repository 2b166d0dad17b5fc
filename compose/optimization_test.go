package compose_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/assess/optimization"
	"dossier/compose"
	"dossier/doc"
	"dossier/model"
	"dossier/render/text"
	"dossier/render/theme"
	"dossier/render/xlsx"
	"dossier/tools/testtool"
	"dossier/value"
)

// withOptimization gives M-01 a plan of all four kinds, recommendations beyond it, utilization with prices, and 340 hours of a bill.
func withOptimization(p *model.Portfolio, _ *model.Config) {
	add := func(id, resource string, kind model.OptimizationKind, what string, planned, realised int) {
		a := &model.OptimizationAction{
			ID: id, Migration: "M-01", Resource: resource, Kind: kind, Action: what, Effort: "low", Restart: model.Yes, Rollback: model.Yes, Owner: "platform team",
			Due: date("2025-10-15"), Currency: "USD", Baseline: "invoice of July 2025", Method: "invoice by tag, against the baseline",
		}
		if planned > 0 {
			a.PlannedSaving = num(planned)
		}
		if realised > 0 {
			a.RealisedSaving, a.DoneOn = num(realised), date("2025-09-20")
		}
		p.OptimizationActions = append(p.OptimizationActions, a)
	}
	add("O-01", "hamdb01", "cost", "Right-size from observed peaks", 400, 390)
	add("O-02", "all instances", "cost", "Compute Savings Plan, one year", 2000, 1700)
	add("O-03", "test instances", "operational", "Stop outside office hours", 300, 310)
	add("O-04", "hamdb02", "application", "Session state to a cache", 0, 0)
	add("O-05", "patching", "process", "Patch in windows", 0, 0)
	add("O-06", "hamdb01", "cost", "Licences moved to a smaller edition", 100, 0)
	p.OptimizationActions[2].Method = ""
	recommend := func(n int, resource, current, proposed string, saving int, change func(*model.Recommendation)) {
		r := &model.Recommendation{
			Migration: "M-01", Tool: "AWS Cost Explorer", Kind: "EC2 instance", Resource: resource, Current: current, Proposed: proposed, Action: "Modify",
			Saving: value.Num(value.Int(saving).Shift(-2)), Currency: "USD", Region: "eu-central-1", CPU: num(n), MadeOn: date("2025-09-01"),
		}
		if change != nil {
			change(r)
		}
		p.Recommendations = append(p.Recommendations, r)
	}
	for n := range 30 {
		recommend(n, fmt.Sprintf("i-%04d", n), "m7i.xlarge", "m7i.large", 7000-n*13, nil)
	}
	recommend(1, "hamdb01", "m7i.2xlarge", "m7i.xlarge", 30000, nil)
	recommend(2, "i-0003", "m7i.xlarge", "", 0, func(r *model.Recommendation) { r.Action = "Terminate"; r.Saving = num(160) })
	recommend(3, "vol-1", "gp2", "gp3", 900, func(r *model.Recommendation) { r.Kind, r.Currency = "EBS volume", "EUR" })
	recommend(4, "", "", "m7i", 60000, func(r *model.Recommendation) {
		r.Kind, r.Action, r.Commitment, r.Used = "Savings Plan", "Purchase", value.Num(value.Int(15).Shift(-1)), num(95)
	})
	for i, peak := range []int{20, 35, 88} {
		name := fmt.Sprintf("hamdb%02d", i+1)
		p.Servers[i].Target = "Amazon EC2 m7i.2xlarge"
		for _, metric := range []string{"CPU", "memory"} {
			p.Utilizations = append(p.Utilizations, &model.Utilization{Migration: "M-01", Resource: name, Metric: metric, Average: num(9), Peak: num(peak), Days: num(30), Until: date("2025-08-31")})
		}
	}
	for item, thousandths := range map[string]int{"m7i.large": 110, "m7i.xlarge": 220, "m7i.2xlarge": 440} {
		p.Prices = append(p.Prices, &model.Price{Item: item, Region: "eu-central-1", Unit: "hour", Amount: value.Num(value.Int(thousandths).Shift(-3)), Currency: "USD", AsOf: date("2025-06-01")})
	}
	slices.SortFunc(p.Prices, func(a, b *model.Price) int { return strings.Compare(a.Item, b.Item) })
	withHours(p, 340)
	p.Assumptions = append(p.Assumptions, &model.Assumption{Migration: "M-01", Name: "Savings Plan discount", Value: "28 %", Source: "quotation", Date: date("2025-07-01")})
	p.Documents = append(p.Documents, &model.Document{ID: "D-018", Migration: "M-01", Kind: model.OptimizationPlan, Title: "Optimization plan", Date: date("2025-08-05"), Version: "1.1", Author: "cloud economist"})
}

// withHours is a bill of EC2 usage by the hour, and a line of storage.
func withHours(p *model.Portfolio, hours int) {
	start := date("2025-08-01")
	for h := range hours {
		cents := 300 + h%24*10 + h%7
		p.Charges = append(p.Charges, &model.Charge{
			Migration: "M-01", Provider: "AWS", Service: "Amazon Elastic Compute Cloud", Region: "eu-central-1", Text: "USD 0.22 per On Demand Linux m7i.xlarge Instance Hour",
			Start: start.AddDays(h / 24), Begins: fmt.Sprintf("%s %02d:00:00", start.AddDays(h/24), h%24), Ends: fmt.Sprintf("%s %02d:00:00", start.AddDays((h+1)/24), (h+1)%24),
			Category: "Usage", Pricing: "Standard", Billed: value.Num(value.Int(cents).Shift(-2)), List: value.Num(value.Int(cents).Shift(-2)), Currency: "USD", Unit: "Hours",
		})
	}
	p.Charges = append(p.Charges, &model.Charge{Migration: "M-01", Provider: "AWS", Service: "AWS Backup", Start: start, Category: "Usage", Billed: num(70), Currency: "USD", Unit: "GB-Months"})
}

func TestOptimizationDocument(t *testing.T) {
	w, set := newWorld(withOptimization), builtIn(t)
	d := w.document(t, set, "optimization-plan", "M-01")
	goldenText(t, "optimization-plan-M-01", text.Render(d, 140))
	if d.Date != date("2025-09-30") && d.Date.After(w.assessment.AsOf) {
		t.Errorf("dated %s, want the day of its newest fact", d.Date)
	}
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		if strings.HasPrefix(u.Template(), "optimization-") && u.Migration != "M-01" {
			t.Errorf("%s is made for %s, which has nothing of it", u.Template(), u.Migration)
		}
	}
}

// TestOptimizationWithLittle: with one recommendation alone, each chapter says what is missing and from whom.
func TestOptimizationWithLittle(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		p.Recommendations = append(p.Recommendations, &model.Recommendation{Migration: "M-01", Tool: "AWS Cost Explorer", Kind: "EC2 instance", Resource: "i-1", Saving: num(9), Currency: "USD"})
	})
	set := builtIn(t)
	for template, wants := range map[string][]string{
		"optimization-plan": {
			"No saving is planned by the partner yet", "own actions (Optimization actions)", "The partner has recorded no action", "No commitment is planned",
			"No bill is recorded for this migration (Charges)", "No utilization is recorded (Utilization). Whoever runs the platform", "No application outside production",
			"No action of this kind is recorded (Optimization actions): the practice lead", "No saving is realised yet", "No action has a date", "No original optimization plan is registered",
		},
		"optimization-workbook": {"No saving is realised yet", "No bill is recorded for this migration (Charges)"},
	} {
		text := plainText(t, w.document(t, set, template, "M-01"))
		for _, want := range wants {
			if !strings.Contains(text, strings.ReplaceAll(want, `"`, `\"`)) {
				t.Errorf("%s does not say %q", template, want)
			}
		}
	}
}

// TestOptimizationWorkbookRecalculates has LibreOffice compute the workbook anew: as it is, every cell keeps its value; with inputs changed, the
// totals and the commitment are those of the program for inputs so changed.
func TestOptimizationWorkbookRecalculates(t *testing.T) {
	testtool.Path(t, "soffice")
	w, set := newWorld(withOptimization), builtIn(t)
	book, problems := xlsx.Render(w.document(t, set, "optimization-workbook", "M-01"), theme.Default())
	for _, p := range problems {
		if strings.Contains(p.What, "written as a value") {
			t.Error(p)
		}
	}
	in := t.TempDir()
	var files []string
	for i, discount := range []int{28, 45} {
		f, err := excelize.OpenReader(bytes.NewReader(book))
		must(t, err)
		must(t, f.SetCellValue("Totals", find(t, f, "Totals", "Savings Plan discount"), discount))
		name := filepath.Join(in, fmt.Sprintf("discount-%d.xlsx", i))
		must(t, f.SaveAs(name))
		files = append(files, name)
	}
	out := testtool.Convert(t, testtool.Workbook, files...)
	original, err := excelize.OpenReader(bytes.NewReader(book))
	must(t, err)
	same, err := excelize.OpenFile(filepath.Join(out, "discount-0.xlsx"))
	must(t, err)
	sameNumbers(t, original, same)
	changed := newWorld(func(p *model.Portfolio, c *model.Config) {
		withOptimization(p, c)
		p.Assumptions[len(p.Assumptions)-1].Value = "45 %"
	}).optimization()
	got, err := excelize.OpenFile(filepath.Join(out, "discount-1.xlsx"))
	must(t, err)
	for label, x := range map[string]struct {
		sheet string
		col   int
		want  *value.Figure
	}{
		"Hourly commitment":                       {"Commitment", 1, changed.Buying.Hourly},
		"Utilization of the commitment":           {"Commitment", 1, changed.Buying.Utilization},
		"Saving a month against paying on demand": {"Commitment", 1, changed.Buying.Saving},
		"Planned by the partner":                  {"Totals", 3, changed.Planned.After},
		"Recommended beyond the plan":             {"Totals", 3, changed.Further.After},
	} {
		if text := cellOf(t, got, x.sheet, label, x.col); !closeTo(text, x.want.Value.String()) {
			t.Errorf("%s at 45 %%: LibreOffice has %s, the program %s", label, text, x.want.Value)
		}
	}
}

// cellOf is the raw value so many columns to the right of the label.
func cellOf(t *testing.T, f *excelize.File, sheet, label string, col int) string {
	t.Helper()
	at := find(t, f, sheet, label)
	name, err := excelize.ColumnNumberToName(col + 1)
	must(t, err)
	text, err := f.GetCellValue(sheet, name+strings.TrimLeft(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), excelize.Options{RawCellValue: true})
	must(t, err)
	return text
}

// optimization is the optimization package's own answer for M-01.
func (w world) optimization() *model.Optimization {
	in := optimization.Input{Migration: w.portfolio.Migrations[0], Prices: w.portfolio.Prices, Servers: w.portfolio.Servers, AsOf: w.assessment.AsOf}
	in.Actions, in.Recommendations, in.Utilizations = w.portfolio.OptimizationActions, w.portfolio.Recommendations, w.portfolio.Utilizations
	in.Charges, in.Assumptions = w.portfolio.Charges, w.portfolio.Assumptions
	o, _ := optimization.Plan(in)
	return o
}

// TestOptimizationOfThousands: of 2,534 recommendations the page shows the first and says how many more there are and what they come to; the workbook holds all.
func TestOptimizationOfThousands(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		for n := range 2534 {
			p.Recommendations = append(p.Recommendations, &model.Recommendation{
				Migration: "M-01", Tool: "AWS Cost Explorer", Kind: "EC2 instance", Resource: "i-" + strconv.Itoa(n), Current: "m5.large", Proposed: "m5.medium",
				Action: "Modify", Saving: num(n), Currency: "USD",
			})
		}
	})
	set := builtIn(t)
	d := w.document(t, set, "optimization-plan", "M-01")
	page := text.Render(d, 140)
	for _, want := range []string{"USD 3,209,311", "2,514 more, together", "3,158,841.00", "stand in the workbook", "i-2533"} {
		if !strings.Contains(strings.ReplaceAll(page, "\u00a0", " "), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, b := range w.document(t, set, "optimization-workbook", "M-01").Blocks {
		if table, is := b.(doc.Table); is && table.ID == "optimization-actions" && len(table.Rows) != 2534 {
			t.Errorf("the workbook holds %d actions", len(table.Rows))
		}
	}
}

// TestOptimizationFiguresAreExplained: every figure of both documents has an id that explain finds, or is the number of one cell.
func TestOptimizationFiguresAreExplained(t *testing.T) {
	w, set := newWorld(func(p *model.Portfolio, c *model.Config) {
		withOptimization(p, c)
		p.Charges = append(p.Charges[:10], p.Charges[len(p.Charges)-20:]...)
	}), builtIn(t)
	all := w.figures()
	for _, template := range []string{"optimization-plan", "optimization-workbook"} {
		figures, err := doc.Figures(w.document(t, set, template, "M-01").Blocks)
		must(t, err)
		known := map[string]bool{}
		for _, f := range figures {
			if !known[f.ID] || f.ID == "" {
				w.explain(t, all, template, f)
			}
			known[f.ID] = true
		}
	}
}
