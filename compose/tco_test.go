package compose_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"dossier/assess/finance"
	"dossier/compose"
	"dossier/doc"
	"dossier/model"
	"dossier/render/text"
	"dossier/render/theme"
	"dossier/render/xlsx"
	"dossier/tools/testtool"
	"dossier/value"
)

// withCosts gives M-01 costs in two currencies, with everything that a full analysis rests on, and leaves M-02 without any.
func withCosts(p *model.Portfolio, _ *model.Config) {
	add := func(scenario model.Scenario, category, frequency string, amount int, currency string) {
		p.Costs = append(p.Costs, &model.Cost{Migration: "M-01", Scenario: scenario, Category: category, Frequency: frequency, Amount: num(amount), Currency: currency})
	}
	p.Costs = nil
	add("on-premises", "Servers, depreciation", "monthly", 21543, "USD")
	add("on-premises", "Data centre lease", "yearly", 100000, "EUR")
	add("AWS", "Compute", "monthly", 14321, "USD")
	add("AWS", "Software licences", "yearly", 7777, "USD")
	add("one-off", "Migration services", "once", 60000, "USD")
	add("one-off", "Training", "2025-04", 5000, "EUR")
	add("parallel run", "Both sides", "monthly", 4000, "USD")
	add("credit", "Credits", "once", -20000, "USD")
	assume := func(name, text string) {
		p.Assumptions = append(p.Assumptions, &model.Assumption{Migration: "M-01", Name: name, Value: text, Source: "the customer’s controller", Date: date("2024-12-01")})
	}
	assume("term", "24 months")
	assume("discount rate", "7.5 %")
	assume("growth on premises", "5 % per year")
	assume("growth on AWS", "2.5 % per year")
	assume("offset", "1 month")
	assume("exchange rate EUR/USD", "1.083")
	assume("hardware refresh on premises", "150000 USD in month 14")
	assume("weather", "fair")
}

// analysis is the finance package's own answer for M-01.
func (w world) analysis() *model.TCO {
	in := finance.Input{Migration: w.portfolio.Migrations[0]}
	in.Costs = append(in.Costs, w.portfolio.Costs...)
	in.Assumptions = append(in.Assumptions, w.portfolio.Assumptions...)
	tco, _ := finance.Analyse(in)
	return tco
}

func TestTCODocument(t *testing.T) {
	w, set := newWorld(withCosts), builtIn(t)
	d := w.document(t, set, "tco-analysis", "M-01")
	goldenText(t, "tco-analysis-M-01", text.Render(d, 140))
	dump := plainText(t, d)
	for _, want := range []string{
		"D-011", "What is generated here is never evidence itself", "Net present value", "weather", "Current operating model (COM)",
	} {
		if !strings.Contains(dump, want) {
			t.Errorf("the document does not say %q", want)
		}
	}
	if d.Date != date("2025-09-30") && d.Date.After(w.assessment.AsOf) {
		t.Errorf("dated %s, want the day of its newest fact", d.Date)
	}
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		if strings.HasPrefix(u.Template(), "tco-") && u.Migration != "M-01" {
			t.Errorf("%s is made for %s, which has no costs", u.Template(), u.Migration)
		}
	}
}

// TestTCOWithoutResult: where a cost cannot be counted, the document says why there is no result and what would mend it, and has no empty heading.
func TestTCOWithoutResult(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, c *model.Config) {
		withCosts(p, c)
		p.Assumptions = nil
	})
	for _, template := range []string{"tco-analysis", "tco-workbook"} {
		text := plainText(t, w.document(t, builtIn(t), template, "M-01"))
		for _, want := range []string{"The result is withheld", "No result can be worked out", "without it migrating would look cheaper"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", template, want)
			}
		}
	}
}

// goldenText compares a text with the one on file: of a document whose figures have large trees, where the dump would be megabytes.
func goldenText(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if *update {
		must(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update writes it anew):\n%s", file, diff)
	}
}

func plainText(t *testing.T, d doc.Document) string {
	t.Helper()
	data, err := doc.JSON(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestTCOWorkbookRecalculates has LibreOffice compute the workbook anew: as it is, every cell keeps its value; with an input changed, the results
// are those of the program for inputs so changed.
func TestTCOWorkbookRecalculates(t *testing.T) {
	testtool.Path(t, "soffice")
	w, set := newWorld(withCosts), builtIn(t)
	book, problems := xlsx.Render(w.document(t, set, "tco-workbook", "M-01"), theme.Default())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	edits := [][]tcoEdit{
		nil,
		{{"Discount rate", "discount rate", "12 %", 12}, {"Growth on AWS", "growth on AWS", "9 %", 9}, {"Growth on premises", "growth on premises", "-4 %", -4}},
		{{"Ramp", "ramp", "11 months", 11}, {"Offset", "offset", "4 months", 4}, {"Month of one-off costs", "month of one-off costs", "month 9", 9}},
	}
	in := t.TempDir()
	var files []string
	for i, e := range edits {
		f, err := excelize.OpenReader(bytes.NewReader(book))
		must(t, err)
		for _, change := range e {
			must(t, f.SetCellValue("Assumptions", find(t, f, "Assumptions", change.label), change.input))
		}
		name := filepath.Join(in, fmt.Sprintf("edit-%d.xlsx", i))
		must(t, f.SaveAs(name))
		files = append(files, name)
	}
	out := testtool.Convert(t, testtool.Workbook, files...)
	original, err := excelize.OpenReader(bytes.NewReader(book))
	must(t, err)
	for i, e := range edits {
		got, err := excelize.OpenFile(filepath.Join(out, fmt.Sprintf("edit-%d.xlsx", i)))
		must(t, err)
		if len(e) == 0 {
			sameNumbers(t, original, got)
			continue
		}
		changed := newWorld(func(p *model.Portfolio, c *model.Config) {
			withCosts(p, c)
			for _, change := range e {
				p.Assumptions = slices.DeleteFunc(p.Assumptions, func(x *model.Assumption) bool { return x.Name == change.name })
				p.Assumptions = append(p.Assumptions, &model.Assumption{Migration: "M-01", Name: change.name, Value: change.given})
			}
		})
		want := changed.analysis()
		for label, f := range map[string]*value.Figure{
			"Net present value": want.NPV, "Return on investment": want.ROI, "Modified internal rate of return": want.MIRR, "Internal rate of return": want.IRR, "Payback, month of the term": want.Payback,
			"Cost of migrating over the term": want.TotalMigrate, "Break-even": want.BreakEven,
		} {
			text, err := got.GetCellValue("Results", find(t, got, "Results", label), excelize.Options{RawCellValue: true})
			must(t, err)
			if !closeTo(text, f.Value.String()) {
				t.Errorf("%s with %v: LibreOffice has %s, the program %s", label, e, text, f.Value)
			}
		}
		_ = got.Close()
	}
}

// tcoEdit is a change that a reader of the workbook makes, and the same change to the inputs.
type tcoEdit struct {
	label, name, given string
	input              float64
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// find is the cell to the right of the one that holds label in the first column.
func find(t *testing.T, f *excelize.File, sheet, label string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	must(t, err)
	for i, r := range rows {
		if len(r) > 1 && r[0] == label {
			return "B" + strconv.Itoa(i+1)
		}
	}
	t.Fatalf("%s has no row %q", sheet, label)
	return ""
}

// sameNumbers compares every cell of two workbooks to 1e-6 of its size.
func sameNumbers(t *testing.T, want, got *excelize.File) {
	t.Helper()
	numbers := 0
	for _, sheet := range want.GetSheetList() {
		wantRows, err := want.GetRows(sheet, excelize.Options{RawCellValue: true})
		must(t, err)
		gotRows, err := got.GetRows(sheet, excelize.Options{RawCellValue: true})
		must(t, err)
		for r, row := range wantRows {
			for c, w := range row {
				g := ""
				if r < len(gotRows) && c < len(gotRows[r]) {
					g = gotRows[r][c]
				}
				if _, err := strconv.ParseFloat(w, 64); err == nil {
					numbers++
				}
				if w != g && !closeTo(g, w) {
					t.Errorf("%s row %d column %d: LibreOffice has %q, we stored %q", sheet, r+1, c+1, g, w)
				}
			}
		}
	}
	if numbers < 1000 {
		t.Errorf("compared %d numbers only", numbers)
	}
}

func closeTo(got, want string) bool {
	g, gerr := strconv.ParseFloat(got, 64)
	w, werr := strconv.ParseFloat(want, 64)
	return gerr == nil && werr == nil && math.Abs(g-w) <= 1e-6*math.Max(1, math.Abs(w))
}
