package xlsx_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/value"
)

// TestCalendarIsLive: working days are formulas over the holidays of another sheet, which LibreOffice recomputes to the same days, and to
// those of the program when a reader moves a holiday.
func TestCalendarIsLive(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	const first = 45658 // 1 January 2025
	serial := func(n int, id string) *value.Figure {
		return value.Stated(value.Int(n)).Named(id, "", value.CalendarDay)
	}
	var holidays []*value.Figure
	days := doc.Table{Columns: []doc.Column{{Header: "Holiday"}, {Header: "Day"}}}
	for i := range 9 {
		h := serial(first+random.IntN(300), fmt.Sprintf("holiday%d", i))
		holidays = append(holidays, h)
		days.Rows = append(days.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell(h.ID), {Content: []doc.Inline{doc.FigureOf(h)}, Input: true}}})
	}
	shown := doc.Table{Columns: []doc.Column{{Header: "What"}, {Header: "Value"}}}
	cells := map[string]*value.Figure{}
	for i := range 120 {
		start := serial(first+random.IntN(300), fmt.Sprintf("start%d", i))
		f := value.Compute(value.WorkDay, append([]*value.Figure{start, value.Stated(value.Int(random.IntN(160) - 80))}, holidays...)...).Named(fmt.Sprintf("end%d", i), "", value.CalendarDay)
		if i%2 == 1 {
			f = value.Compute(value.WorkDays, append([]*value.Figure{start, serial(first+random.IntN(300), "")}, holidays[:i%9]...)...).Named(fmt.Sprintf("count%d", i), "", "")
		}
		shown.Rows = append(shown.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell(f.ID), doc.FigureCell(f)}})
		cells[fmt.Sprintf("B%d", 4+i)] = f
	}
	data := render(t, doc.Document{Title: "Calendar", Audience: doc.Audit, Blocks: []doc.Block{
		doc.Heading{Level: 1, Content: doc.Say("Days")}, days, doc.Heading{Level: 1, Content: doc.Say("Results")}, shown,
	}})
	if n := compareLive(t, data, recalculate(t, data)[0]); n < len(cells) {
		t.Errorf("%d formulas, want %d", n, len(cells))
	}
	leaves := map[*value.Figure]value.Number{}
	moved := edit(t, data, func(f *excelize.File) {
		for i, h := range holidays {
			n := first + random.IntN(300)
			leaves[h] = value.Num(value.Int(n))
			f.SetCellValue("Days", fmt.Sprintf("B%d", 6+i), n) // below the title
		}
	})
	got, seen, changed := rawSheets(t, recalculate(t, moved)[0])["Results"], map[*value.Figure]*value.Figure{}, 0
	for cell, f := range cells {
		want := change(f, leaves, seen)
		if !want.Value.Decimal.Equal(f.Value.Decimal) {
			changed++
		}
		if !agrees(got[cell], want.Value, want.Unit) {
			t.Errorf("%s: %s is %q, want %s", cell, f.ID, got[cell].Value, want.Value)
		}
	}
	if changed < 20 {
		t.Errorf("%d results changed: the test is too kind", changed)
	}
	for _, want := range []string{"WORKDAY(", "NETWORKDAYS(", ",Days!B"} {
		found := false
		for _, c := range rawSheets(t, data)["Results"] {
			found = found || strings.Contains(c.Formula, want)
		}
		if !found {
			t.Errorf("no formula holds %s", want)
		}
	}
}
