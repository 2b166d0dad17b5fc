package xlsx

import (
	"fmt"
	"strconv"
	"time"

	"dossier/doc"
	"dossier/render/chart"
	"dossier/source"
	"dossier/value"
)

// ganttArea is where a plan stands as cells: a row an activity, a column a day, a week or a month. Its bars are conditional formats
// over the dates in the row, and what came of an activity is a formula over them, so that a bar follows a date that is changed.
type ganttArea struct {
	columns chart.GanttColumns // of the dates, from 0
	first   int                // the first column of the calendar, 1-based
	last    int                // the last one
	header  int                // the row of its days
	bars    []area             // the rows of activities that are no milestones
	unit    calendar
	today   value.Date
}

// calendar is what a column of a plan stands for.
type calendar int

const (
	dayColumns calendar = iota
	weekColumns
	monthColumns
)

// Bounds of a plan's calendar.
const (
	mostDays  = 70       // days are columns up to so many
	mostWeeks = 130      // weeks up to so many, months beyond
	mostUnits = 400      // months in all; what lies beyond has no column
	calendarW = 3.3      // width of a column, in characters
	doneSign  = "▬"      // of what came of an activity
	foreSign  = "▭"      // of what is forecast of it
	pointSign = "\u25c6" // of a milestone
	headForm  = "d"      // of a day's or a week's head
	monthForm = "mmmmm"  // of a month's head: its first letter
)

// gantt sets a plan as a table with a calendar to its right.
func (l *layout) gantt(g doc.Gantt) {
	t, columns := chart.GanttSheet(g, l.doc.Language)
	if len(g.Activities) == 0 {
		l.table(t)
		return
	}
	first, last, dated := ganttSpan(g)
	if !dated {
		l.table(t)
		l.prose(doc.Say(g.Alt), look{face: fineFace})
		return
	}
	unit, days := calendarOf(first, last)
	l.sheet.skip()
	row := l.prose(doc.Say(t.Caption), look{bold: true})
	l.sheet.at(1, row).remark = places(t.Sources)
	l.prose(doc.Say(g.Alt), look{face: fineFace})
	l.sheet.skip()
	a := ganttArea{columns: columns, first: len(t.Columns) + 1, last: len(t.Columns) + len(days), unit: unit, today: g.Today}
	l.periods(a, days)
	a.header = l.sheet.add(0, append(l.headers(t), l.dayHeads(a, days)...)...)
	rests := map[value.Date]bool{}
	for _, d := range g.Rests {
		rests[d] = true
	}
	next := 0
	for _, r := range t.Rows {
		row := l.tableRow(t, r)
		if r.Kind == doc.GroupRow {
			l.extend(row, cell{look: rowLook(r.Kind), grid: true}, len(days))
			continue
		}
		activity := g.Activities[next]
		next++
		l.days(a, row, activity, days, rests)
		if !activity.Milestone {
			a.bars = append(a.bars, area{a.first, row, a.last, row})
		}
	}
	l.sheet.tables = append(l.sheet.tables, tableArea{header: a.header, last: len(l.sheet.rows), columns: len(t.Columns)})
	l.sheet.gantts = append(l.sheet.gantts, a)
	l.sheet.skip()
}

// ganttSpan is the first and the last day of a plan; dated is false where it has none that a workbook can number.
func ganttSpan(g doc.Gantt) (first, last value.Date, dated bool) {
	for _, a := range g.Activities {
		for _, d := range []value.Date{a.Start, a.Finish, a.ActualStart, a.ActualFinish, a.ForecastStart, a.ForecastFinish} {
			if _, ok := serial(d); !ok {
				continue
			}
			if !dated || d.Before(first) {
				first = d
			}
			if !dated || d.After(last) {
				last = d
			}
			dated = true
		}
	}
	return first, last, dated
}

// calendarOf are the columns over some days, by their first days; a few more stand at the end, for bars that are moved.
func calendarOf(first, last value.Date) (calendar, []value.Date) {
	span := first.DaysUntil(last) + 1
	unit, begin, more := monthColumns, value.Date{Year: first.Year, Month: first.Month, Day: 1}, 3
	switch monday := first.AddDays(-(int(first.Time().Weekday()) + 6) % 7); {
	case span <= mostDays:
		unit, begin, more = dayColumns, monday, 14
	case span <= 7*mostWeeks:
		unit, begin, more = weekColumns, monday, 6
	}
	var days []value.Date
	for d := begin; len(days) < mostUnits; d = unit.next(d) {
		if d.After(last) {
			if more--; more < 0 {
				break
			}
		}
		days = append(days, d)
	}
	return unit, days
}

func (c calendar) next(d value.Date) value.Date {
	switch c {
	case dayColumns:
		return d.AddDays(1)
	case weekColumns:
		return d.AddDays(7)
	default:
		return d.AddMonths(1)
	}
}

// end is the last day of the column whose first day is in a cell, as a formula says it.
func (c calendar) end(cell string) string {
	switch c {
	case dayColumns:
		return cell
	case weekColumns:
		return cell + "+6"
	default:
		return "EDATE(" + cell + ",1)-1"
	}
}

// extend adds cells to the end of a row.
func (l *layout) extend(row int, c cell, n int) {
	for range n {
		l.sheet.rows[row-1].cells = append(l.sheet.rows[row-1].cells, c)
	}
}

// periods names the months above days and weeks, and the years above months, each where it begins.
func (l *layout) periods(a ganttArea, days []value.Date) {
	cells := make([]cell, a.last)
	before := ""
	for i, d := range days {
		name := strconv.Itoa(d.Year)
		if a.unit != monthColumns {
			name = chart.MonthName(d, l.doc.Locale) + " " + name
		}
		if name != before {
			cells[a.first-1+i] = cell{runs: say(name), look: look{face: fineFace}}
		}
		cells[a.first-1+i].grid = true
		before = name
	}
	l.sheet.add(0, cells...)
}

// dayHeads are the first days of the columns, as dates.
func (l *layout) dayHeads(a ganttArea, days []value.Date) []cell {
	format := headForm
	if a.unit == monthColumns {
		format = monthForm
	}
	cells := make([]cell, len(days))
	for i, d := range days {
		n, _ := serial(d)
		cells[i] = cell{cached: n, look: look{face: headFace, fill: accentFill, align: doc.Center, format: format}, grid: true}
	}
	return cells
}

// days adds the calendar's cells to the row of an activity. What they show follows from the dates of the row, except in a public
// document, which has no formulas.
func (l *layout) days(a ganttArea, row int, activity doc.GanttBar, days []value.Date, rests map[value.Date]bool) {
	for i, d := range days {
		c := cell{look: look{face: fineFace, align: doc.Center, rule: true}, grid: true, cached: a.sign(activity, d)}
		weekday := d.Time().Weekday()
		if a.unit == dayColumns && (weekday == time.Saturday || weekday == time.Sunday || rests[d]) {
			c.look.fill = panelFill
		}
		if l.doc.Audience != doc.Public {
			c.formula = a.formula(row, a.first+i, activity.Milestone)
		}
		l.sheet.rows[row-1].cells = append(l.sheet.rows[row-1].cells, c)
	}
}

// formula is what a cell of the calendar shows.
func (a ganttArea) formula(row, col int, milestone bool) string {
	head := source.ColumnName(col) + "$" + strconv.Itoa(a.header)
	if milestone {
		start := dateCell(a.columns.Start, row)
		return fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),%[1]s>=%[2]s,%[1]s<=%[3]s),"%[4]s","")`, start, head, a.unit.end(head), pointSign)
	}
	begun, ended := dateCell(a.columns.Begun, row), dateCell(a.columns.Ended, row)
	open := begun
	if n, ok := serial(a.today); ok {
		open = fmt.Sprintf("MAX(%s,%.0f)", begun, n)
	}
	rest := `""`
	if a.columns.ForeStart >= 0 {
		rest = fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),%[1]s<=%[2]s,%[3]s>=%[4]s),"%[5]s","")`,
			dateCell(a.columns.ForeStart, row), a.unit.end(head), dateCell(a.columns.ForeEnd, row), head, foreSign)
	}
	return fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),%[1]s<=%[2]s,IF(ISNUMBER(%[3]s),%[3]s,%[4]s)>=%[5]s),"%[6]s",%[7]s)`,
		begun, a.unit.end(head), ended, open, head, doneSign, rest)
}

// dateCell is a cell of a row whose column stays when a formula is copied.
func dateCell(column, row int) string {
	return "$" + source.ColumnName(column+1) + strconv.Itoa(row)
}

// sign is what the formula comes to, for the column that begins at d.
func (a ganttArea) sign(activity doc.GanttBar, d value.Date) string {
	last := a.unit.next(d).AddDays(-1)
	from, to, sign := activity.ActualStart, activity.ActualFinish, doneSign
	if activity.Milestone {
		from, to, sign = activity.Start, activity.Start, pointSign
	}
	if _, ok := serial(from); ok {
		if _, ok := serial(to); !ok {
			if to = from; a.today.After(to) {
				to = a.today
			}
		}
		if !from.After(last) && !to.Before(d) {
			return sign
		}
	}
	if f := activity.ForecastStart; !activity.Milestone && !f.IsZero() && !f.After(last) && !activity.ForecastFinish.Before(d) {
		return foreSign
	}
	return ""
}
