package chart

import (
	"fmt"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/value"
)

// GanttColumns are the places of a plan's columns in its table, from 0; -1 for one that is left out.
type GanttColumns struct{ Start, Finish, Begun, Ended, ForeStart, ForeEnd, Path, After, Note int }

// GanttTable is a plan as a table: a row an activity below the one of its group. Columns that no activity fills are left out.
func GanttTable(g doc.Gantt, language string) doc.Table {
	t, _ := ganttTable(g, language, false)
	return t
}

// fewBefores is how many names a sheet gives of what an activity waits for, where more than one would be left out: 46 make a row taller
// than a screen.
const fewBefores = 3

// GanttSheet is GanttTable for a sheet that is kept up: what came of each activity, and whether it is critical, always has a column,
// days that are figures follow them, and of a long list of predecessors the first few are named and the rest counted.
func GanttSheet(g doc.Gantt, language string) (doc.Table, GanttColumns) {
	return ganttTable(g, language, true)
}

func ganttTable(g doc.Gantt, language string, kept bool) (doc.Table, GanttColumns) {
	w := wordsOf(language)
	t := doc.Table{ID: g.ID, Caption: g.Title, Sources: g.Sources, Empty: w.empty, Columns: []doc.Column{{Header: w.activity, Weight: 2}}}
	column := func(head string, shown bool) int {
		if !shown {
			return -1
		}
		t.Columns = append(t.Columns, doc.Column{Header: head})
		return len(t.Columns) - 1
	}
	some := func(has func(doc.GanttBar) bool) bool { return slices.ContainsFunc(g.Activities, has) }
	at := GanttColumns{Start: column(w.start, true), Finish: column(w.finish, true)}
	begun := kept || some(func(a doc.GanttBar) bool { return !a.ActualStart.IsZero() || !a.ActualFinish.IsZero() })
	at.Begun, at.Ended = column(w.begun, begun), column(w.ended, begun)
	forecast := some(func(a doc.GanttBar) bool { return !a.ForecastFinish.IsZero() })
	at.ForeStart, at.ForeEnd = column(w.foreStart, forecast), column(w.foreEnd, forecast)
	at.Path = column(w.path, kept || some(func(a doc.GanttBar) bool { return a.Critical }))
	at.After = column(w.after, len(g.Links) > 0)
	at.Note = column(w.note, some(func(a doc.GanttBar) bool { return a.Note != "" }))
	before := befores(g, kept, w)
	group := ""
	for _, a := range g.Activities {
		if a.Group != group && a.Group != "" {
			t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(a.Group), Span: len(t.Columns), Header: true}}})
		}
		group = a.Group
		t.Rows = append(t.Rows, doc.TableRow{Cells: activityCells(a, at, len(t.Columns), before[a.ID], w)})
		if kept {
			follow(t.Rows[len(t.Rows)-1].Cells, a.Figures, at)
		}
	}
	return t.Brief(), at
}

func activityCells(a doc.GanttBar, at GanttColumns, columns int, before string, w words) []doc.TableCell {
	cells := make([]doc.TableCell, columns)
	cells[0] = doc.TableCell{Content: said(a.Label, a.Source), Header: true}
	cells[at.Start], cells[at.Finish] = dated(a.Start, a.Source, w.noDates), dated(a.Finish, a.Source, "")
	if at.Begun >= 0 {
		cells[at.Begun], cells[at.Ended] = dated(a.ActualStart, a.Source, ""), dated(a.ActualFinish, a.Source, "")
	}
	if at.ForeStart >= 0 {
		cells[at.ForeStart], cells[at.ForeEnd] = dated(a.ForecastStart, a.Source, ""), dated(a.ForecastFinish, a.Source, "")
	}
	if at.Path >= 0 && a.Critical {
		cells[at.Path] = doc.TextCell(w.critical)
	}
	if at.After >= 0 {
		cells[at.After] = doc.TextCell(before)
	}
	if at.Note >= 0 {
		cells[at.Note] = doc.TextCell(a.Note)
	}
	return cells
}

// follow sets figures in the places of the days that they are.
func follow(cells []doc.TableCell, f doc.GanttFigures, at GanttColumns) {
	for _, x := range []struct {
		column int
		figure *value.Figure
	}{{at.Start, f.Start}, {at.Finish, f.Finish}, {at.Begun, f.ActualStart}, {at.Ended, f.ActualFinish}, {at.ForeStart, f.ForecastStart}, {at.ForeEnd, f.ForecastFinish}} {
		if x.column >= 0 && x.figure != nil && x.figure.Value.Known {
			cells[x.column] = doc.FigureCell(x.figure)
		}
	}
}

// befores are the names of the activities that each one waits for, by ID; brief counts the rest of a long list.
func befores(g doc.Gantt, brief bool, w words) map[string]string {
	names := map[string]string{}
	for _, a := range g.Activities {
		if names[a.ID] == "" {
			names[a.ID] = a.Label
		}
	}
	lists := map[string][]string{}
	for _, l := range g.Links {
		name := names[l.From]
		if name == "" {
			name = l.From
		}
		lists[l.To] = append(lists[l.To], name)
	}
	joined := map[string]string{}
	for _, a := range g.Activities {
		list := lists[a.ID]
		if more := len(list) - fewBefores; brief && more > 1 {
			joined[a.ID] = fmt.Sprintf(w.more, strings.Join(list[:fewBefores], "; "), more)
			continue
		}
		joined[a.ID] = strings.Join(list, "; ")
	}
	return joined
}
