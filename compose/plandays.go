package compose

import (
	"fmt"
	"slices"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

func planPathTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-path", Caption: "The critical path: a day lost on any of these is a day lost for all",
		Columns: []doc.Column{column("Activity", 4), column("Kind", 1.4), numbered("Days"), column("When", 2)},
		Empty:   "The critical path is unknown, since not every activity has its place in the plan.",
		Note:    doc.Say("How to read: each activity waits for the one above it. The path begins where an agreed day, not a predecessor, decides when work can start. Days are working days; what falls on days that are not worked takes none."),
	}
	if len(planOf(v).Activities) == 0 {
		t.Empty = "No activity is recorded, so that there is no critical path."
	}
	for _, a := range planOf(v).Path {
		t.Rows = append(t.Rows, row(titleCell(a), cell(a.Kind), figure(a.Duration), span(a.EarlyFrom, a.EarlyTo)))
	}
	return t
}

// titleCell is an activity by its id and title.
func titleCell(a PlanActivity) doc.TableCell {
	c := joined([]*doc.Value{a.ID, a.Title}, " ")
	c.Header = true
	return c
}

func planActivitiesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-activities", Caption: "Every activity, with what it waits for and how far it may slip",
		Columns: []doc.Column{
			column("Activity", 3.4), column("Who does it", 2), column("Waits for", 1.8), numbered("Days"), column("Planned", 1.7), column("Latest finish", 1.3),
			numbered("Slack"),
		},
		Empty: "No activity is recorded for this migration: AWS and its auditor cannot see who does what when.",
		Note: doc.Say("How to read: who does it are the parties responsible (R); who answers for it stands in the matrix. It waits from finish to start unless it says otherwise: SS from start to start, FF from finish to finish, SF from start to finish, each with its lag in working days. " +
			"The latest finish leaves the end of the plan where it is; the slack is what lies between it and the earliest that the predecessors allow, in working days. No slack: critical. " +
			"The workbook has the earliest days too."),
	}
	group := ""
	for _, a := range planOf(v).Activities {
		if a.Group != group && a.Group != "" {
			group = a.Group
			t.Rows = append(t.Rows, groupRow(group, len(t.Columns)))
		}
		slack := figure(a.Slack)
		if isCritical(a) {
			slack.Tone = doc.Warning
		}
		t.Rows = append(t.Rows, row(titleCell(a), joined(a.Doers, ", "), waitsCell(a), figure(a.Duration), span(a.Start, a.Finish), figure(a.LateTo), slack))
	}
	return t
}

// span is a stretch from one day to another, or the day where both are one.
func span(from, to *value.Figure) doc.TableCell {
	if from == nil || to == nil || !from.Value.Known && !to.Value.Known || from.Value.Known && to.Value.Known && from.Value.Decimal.Equal(to.Value.Decimal) {
		return figure(from)
	}
	return doc.TableCell{Content: []doc.Inline{doc.FigureOf(from), doc.Text{Text: "\u00a0–"}, doc.Break{}, doc.FigureOf(to)}}
}

// isCritical tells whether an activity has no slack.
func isCritical(a PlanActivity) bool {
	return a.Critical != nil && a.Critical.Value.Known && !a.Critical.Value.Decimal.IsZero()
}

// waitsCell is what an activity waits for: "LOG-T03, LOG-T05 SS + 2".
func waitsCell(a PlanActivity) doc.TableCell {
	var c doc.TableCell
	for i, w := range a.Waits {
		if i > 0 {
			c.Content = append(c.Content, doc.Text{Text: ", "})
		}
		c.Content = append(c.Content, valueInlines(w.For)...)
		if w.How != "" {
			c.Content = append(c.Content, doc.Text{Text: " " + w.How})
		}
	}
	if len(c.Content) == 0 {
		return cell(nil)
	}
	return c
}

func planActualTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-actual", Caption: "What did not keep its planned days",
		Columns: []doc.Column{
			column("Activity", 3.4), column("Planned", 1.6), column("Actual", 1.6), numbered("Start, days late"), numbered("Finish, days late"),
		},
		Empty: "Whatever has begun kept its planned days, or no actual day is recorded.",
		Note:  doc.Say("How to read: days late are working days; a negative number is early. A dash: not begun, or not finished, or not recorded. Activities that kept their days stand in the workbook."),
	}
	if len(planOf(v).Activities) == 0 {
		t.Empty = "No activity is recorded, so that there is no plan to hold the work against."
	}
	for _, a := range planOf(v).Activities {
		if kept(a.StartVariance) && kept(a.FinishVariance) {
			continue
		}
		t.Rows = append(t.Rows, row(titleCell(a), span(a.Start, a.Finish), span(a.ActualStart, a.ActualFinish), lateCell(a.StartVariance), lateCell(a.FinishVariance)))
	}
	return t
}

// kept tells whether a variance is none, or not there.
func kept(f *value.Figure) bool { return f == nil || isZero(f) }

// lateCell is a variance, marked where it is late.
func lateCell(f *value.Figure) doc.TableCell {
	c := figure(f)
	if f != nil && f.Value.Known && f.Value.Decimal.IsPositive() {
		c.Tone = doc.Warning
	}
	return c
}

func planLateTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-late", Caption: "What is behind the plan",
		Columns: []doc.Column{column("Activity", 3.4), column("Behind with", 1.4), column("Planned", 1.6), numbered("Working days behind")},
		Empty:   "Nothing is behind the plan.",
	}
	for _, a := range planOf(v).Activities {
		if a.Late != nil {
			t.Rows = append(t.Rows, row(titleCell(a), words(a.Behind), span(a.Start, a.Finish), figure(a.Late)))
		}
	}
	return t
}

// planGantt draws the plan as it is recorded, with what came of it.
func planGantt(v CaseStudy, l value.Locale) doc.Gantt {
	p := planOf(v)
	g := doc.Gantt{ID: "plan-gantt", Title: "The plan, what came of it, and its critical path"}
	var rows []source.Ref
	for _, a := range p.Activities {
		bar := doc.GanttBar{
			ID: a.ID.Text, Label: a.Title.Text, Group: a.Group, Start: dayOf(a.Start), Finish: dayOf(a.Finish), ActualStart: dayOf(a.ActualStart),
			ActualFinish: dayOf(a.ActualFinish), Milestone: a.Milestone, Critical: isCritical(a), Source: a.Row,
		}
		if a.Slack != nil && a.Slack.Value.Known && !bar.Critical {
			bar.Note = "slack " + l.Figure(a.Slack) + " d"
		}
		bar.Figures = doc.GanttFigures{Start: a.Start, Finish: a.Finish, ActualStart: a.ActualStart, ActualFinish: a.ActualFinish}
		if f := a.Forecast; f != nil {
			bar.ForecastStart, bar.ForecastFinish = dayOf(f.Start), dayOf(f.Finish)
			bar.Figures.ForecastStart, bar.Figures.ForecastFinish = f.Start, f.Finish
		}
		g.Activities, rows = append(g.Activities, bar), append(rows, a.Row)
	}
	for _, link := range p.Links {
		g.Links = append(g.Links, doc.GanttLink{From: link.From.Text, To: link.To.Text, Critical: link.Critical})
	}
	for _, h := range p.Holidays {
		g.Rests = append(g.Rests, dayOf(h.Day))
	}
	g.Rests = slices.DeleteFunc(g.Rests, value.Date.IsZero)
	g.Today = dayOf(p.AsOf)
	if f := p.Forecast; f != nil && f.Known {
		g.Title = "The plan, what came of it, and what is forecast"
	}
	g.Sources = source.Merge(rows)
	g.Alt = fmt.Sprintf("%d activities", len(g.Activities))
	if p.First != nil && p.End != nil && p.Scheduled {
		g.Alt += fmt.Sprintf(" from %s on; those on the critical path end on %s at the earliest", l.Figure(p.First), l.Figure(p.End))
	}
	g.Alt += "."
	return g
}

// overviewFrom is how many activities a plan may have before an overview of its phases and waves stands in front of their drawing.
const overviewFrom = 40

// planOverview draws the phases and waves of a plan, a bar each from its first to its last day.
func planOverview(v CaseStudy, l value.Locale) doc.Gantt {
	p := planOf(v)
	g := doc.Gantt{ID: "plan-overview", Title: "The plan at a glance: phases and waves", Today: dayOf(p.AsOf)}
	var groups []string
	for _, a := range p.Activities {
		if !slices.Contains(groups, a.Group) {
			groups = append(groups, a.Group)
		}
	}
	var rows []source.Ref
	for i, group := range groups {
		bar := doc.GanttBar{ID: fmt.Sprintf("group-%d", i+1), Label: group}
		if group == "" {
			bar.Label = "Neither phase nor wave is stated"
		}
		var done, all int
		for _, a := range p.Activities {
			if a.Group != group {
				continue
			}
			rows = append(rows, a.Row)
			bar.Start, bar.Finish = first(bar.Start, dayOf(a.Start)), last(bar.Finish, dayOf(a.Finish))
			bar.ActualStart, bar.ActualFinish = first(bar.ActualStart, dayOf(a.ActualStart)), last(bar.ActualFinish, dayOf(a.ActualFinish))
			bar.Critical = bar.Critical || isCritical(a)
			if f := a.Forecast; f != nil {
				bar.ForecastStart, bar.ForecastFinish = first(bar.ForecastStart, dayOf(f.Start)), last(bar.ForecastFinish, dayOf(f.Finish))
			}
			if all++; a.Done {
				done++
			}
		}
		if done < all {
			bar.ActualFinish = value.Date{}
		}
		bar.Note = l.Number(value.Int(done), 0) + "/" + l.Number(value.Int(all), 0) + " done"
		g.Activities = append(g.Activities, bar)
	}
	g.Sources = source.Merge(rows)
	g.Alt = fmt.Sprintf("%d phases and waves, each from its first to its last day, with how many of its activities are done.", len(groups))
	return g
}

// first is the earlier of two days, of which either may be none.
func first(a, b value.Date) value.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// last is the later of two days.
func last(a, b value.Date) value.Date {
	if b.After(a) {
		return b
	}
	return a
}

// dayOf is the day of a figure; no date where it is unknown.
func dayOf(f *value.Figure) value.Date {
	if f == nil {
		return value.Date{}
	}
	return value.DayOf(f.Value)
}
