package chart_test

import (
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/chart"
	"dossier/value"
)

// TestGanttSheetCountsManyPredecessors: a sheet names the first few of many predecessors and counts the rest; a table elsewhere names all.
func TestGanttSheetCountsManyPredecessors(t *testing.T) {
	var g doc.Gantt
	for _, id := range []string{"A", "B", "C", "D", "E", "last"} {
		g.Activities = append(g.Activities, doc.GanttBar{ID: id, Label: id, Start: on(2026, 1, 5), Finish: on(2026, 1, 6)})
	}
	after := func(table doc.Table, column int) string {
		return doc.Plain(value.Locale{}, table.Rows[len(table.Rows)-1].Cells[column].Content)
	}
	for _, id := range []string{"A", "B", "C", "D"} {
		g.Links = append(g.Links, doc.GanttLink{From: id, To: "last"})
	}
	sheet, at := chart.GanttSheet(g, "en")
	if got := after(sheet, at.After); got != "A; B; C; D" {
		t.Errorf("four predecessors: %q", got)
	}
	g.Links = append(g.Links, doc.GanttLink{From: "E", To: "last"})
	sheet, at = chart.GanttSheet(g, "en")
	if got := after(sheet, at.After); got != "A; B; C and 2 more" {
		t.Errorf("five predecessors in a sheet: %q", got)
	}
	table := chart.GanttTable(g, "en")
	if got := after(table, len(table.Columns)-1); !strings.Contains(got, "D; E") {
		t.Errorf("five predecessors in a table: %q", got)
	}
}
