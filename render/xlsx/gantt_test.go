package xlsx_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/doc/doctest"
)

// planned is a workbook of a plan.
func planned(t *testing.T, audience doc.Audience, g doc.Gantt) []byte {
	t.Helper()
	return render(t, doc.Document{Title: "Plan", Audience: audience, Language: "en-GB", Blocks: []doc.Block{g}})
}

// signs are the cells of a row that show what came of an activity.
func signs(row map[string]rawCell, number string) string {
	var at []string
	for _, column := range []string{"H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z"} {
		if v := row[column+number].Value; v == "▬" || v == "◆" {
			at = append(at, column)
		}
	}
	return strings.Join(at, "")
}

// A date that a reader changes moves what is shown of the activity, without the program. Of plans of any length, what is shown is what
// the formulas give.
func TestAChangedDateMovesThePlan(t *testing.T) {
	data := planned(t, doc.Audit, doctest.Plan())
	moved := edit(t, data, func(f *excelize.File) {
		f.SetCellValue("Plan", "D10", 46101) // 20 March 2026, from 12 February
		f.SetCellValue("Plan", "E10", 46118) // 6 April, from 13 March
		f.SetCellValue("Plan", "B11", 46136)
	})
	books := append([][]byte{data, moved}, plansOfAnyLength(t)...)
	computed := recalculate(t, books...)
	for i := 2; i < len(books); i++ {
		compareLive(t, books[i], computed[i])
	}
	if n := compareLive(t, data, computed[0]); n < 60 {
		t.Fatalf("%d formulas, want one a week and activity", n)
	}
	before, after := rawSheets(t, computed[0])["Plan"], rawSheets(t, computed[1])["Plan"]
	if from, to := signs(before, "10"), signs(after, "10"); from != "MNOPQ" || to != "RSTU" {
		t.Errorf("what came of the activity stands in %s and, after its dates have been changed, in %s", from, to)
	}
	if from, to := signs(before, "11"), signs(after, "11"); from != "Q" || to != "W" {
		t.Errorf("the milestone stands in %s and, after its date has been changed, in %s", from, to)
	}
}

// Bars are conditional formats over the calendar; a public workbook has them too, and no formula.
func TestPlanBarsAreConditionalFormats(t *testing.T) {
	for _, audience := range []doc.Audience{doc.Audit, doc.Public} {
		data := planned(t, audience, doctest.Plan())
		sheet := string(unzip(t, data)["xl/worksheets/sheet1.xml"])
		for _, want := range []string{`$F9&lt;&gt;&#34;&#34;`, `<dimension ref="A1:`} {
			if !strings.Contains(sheet, want) && !strings.Contains(sheet, strings.ReplaceAll(want, "&#34;", `"`)) {
				t.Errorf("%s: no %s in the sheet", audience, want)
			}
		}
		if formulas := strings.Count(sheet, "<f>"); (formulas > 0) != (audience == doc.Audit) {
			t.Errorf("%s: %d formulas", audience, formulas)
		}
	}
}

// plansOfAnyLength are plans over days, weeks, months and centuries, and a larger one.
func plansOfAnyLength(t *testing.T) [][]byte {
	t.Helper()
	var books [][]byte
	for _, days := range []int{3, 300, 4000, 90_000} {
		g := doctest.Plan()
		if days == 3 {
			g.Activities = g.Activities[:2]
		}
		g.Activities[1].ActualFinish = g.Activities[1].Start.AddDays(days)
		g.Activities[len(g.Activities)-1].Finish = g.Activities[0].Start.AddDays(days)
		books = append(books, planned(t, doc.Audit, g))
	}
	return append(books, planned(t, doc.Audit, doctest.LargePlan(40)))
}

// What holds nothing is said, not drawn.
func TestNothingToDraw(t *testing.T) {
	render(t, doc.Document{Title: "Nothing", Audience: doc.Audit, Blocks: []doc.Block{doc.Gantt{Title: "x"}, doc.Graph{Title: "x"}, doc.Chart{Kind: doc.HeatMap, Title: "x"}}})
}
