package main

import (
	"path/filepath"
	"testing"
	"time"

	"dossier/tools/testtool"

	"github.com/xuri/excelize/v2"
)

// TestPlanFollowsChangedDates has LibreOffice recalculate the workbook of a plan that is under way: as it is, every cell keeps the value
// we stored; with more days remaining of the second line, or with the replication of wave 3 planned later, what follows moves by as much
// as counting in a calendar says.
func TestPlanFollowsChangedDates(t *testing.T) {
	testtool.Path(t, "soffice")
	dir := builtExample(t)
	original := filepath.Join(dir, "out/current/internal/migration-plan/M-12-workbook.xlsx")
	in := t.TempDir()
	change := func(name, sheet, row, column string, value any) string {
		f := openWorkbook(t, original)
		if sheet != "" {
			check(t, f.SetCellValue(sheet, cellOf(t, f, sheet, row, column), value))
		}
		name = filepath.Join(in, name)
		check(t, f.SaveAs(name))
		return name
	}
	as, remaining, planned := change("as.xlsx", "", "", "", nil), change("remaining.xlsx", "Forecast", "TEL-T16", "Remaining", 25),
		change("planned.xlsx", "Plan", "TEL-T37", "Planned finish", serialOf(2027, 2, 12))
	out := testtool.Convert(t, testtool.Workbook, as, remaining, planned)
	open := func(file string) *excelize.File { return openWorkbook(t, filepath.Join(out, filepath.Base(file))) }
	sameCells(t, openWorkbook(t, original), open(as))
	for _, want := range []struct {
		file, sheet, row, column string
		day                      int
	}{
		{as, "Forecast", "TEL-T16", "Forecast to", serialOf(2026, 11, 18)},
		{as, "Forecast", "TEL-T33", "Forecast to", serialOf(2026, 12, 12)},
		{remaining, "Forecast", "TEL-T16", "Forecast to", serialOf(2026, 12, 3)},
		{remaining, "Forecast", "TEL-T27", "Forecast from", serialOf(2026, 12, 4)},
		{remaining, "Forecast", "TEL-T33", "Forecast to", serialOf(2026, 12, 26)},
		{remaining, "Gantt", "Wave 2: cutover", "Forecast finish", serialOf(2026, 12, 26)},
		{remaining, "Plan", "Forecast end of the plan", "Value", serialOf(2027, 4, 6)},
		{planned, "Plan", "TEL-T37", "Days", 15},
		{planned, "Gantt", "Wave 3: replicate servers and databases", "Finish", serialOf(2027, 2, 12)},
	} {
		f := open(want.file)
		cell := cellOf(t, f, want.sheet, want.row, want.column)
		if got := numberIn(t, f, want.sheet, cell); got != float64(want.day) {
			t.Errorf("%s: %s of %s is %v, want %d", filepath.Base(want.file), want.column, want.row, got, want.day)
		}
	}
}

// serialOf is the number of a day in a workbook.
func serialOf(year, month, day int) int {
	return int(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}

// cellOf is the cell of the row that begins with a name, below the column of a table that has both.
func cellOf(t *testing.T, f *excelize.File, sheet, name, column string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	check(t, err)
	at := 0
	for i, row := range rows {
		for k, head := range row {
			if head == column {
				at = k + 1
			}
		}
		if len(row) > 0 && row[0] == name && at > 0 {
			cell, err := excelize.CoordinatesToCellName(at, i+1)
			check(t, err)
			return cell
		}
	}
	t.Fatalf("%s has no %s of %s", sheet, column, name)
	return ""
}
