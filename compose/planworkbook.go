package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// planScheduleTable is the network with everything that is worked out, and what a reader of the workbook may change.
func planScheduleTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-schedule", Caption: "Activities: change a marked cell, and the network follows",
		Columns: []doc.Column{
			column("Id", 1), column("Activity", 3), column("Phase", 1.2), column("Wave", 0.8), column("Kind", 1), chosen("Status", model.Words(model.ActivityStatus(""))), column("Waits for", 1.6),
			column("Planned start", 1.3), column("Planned finish", 1.3), numbered("Days"), numbered("Early start"), numbered("Early finish"), numbered("Late start"),
			numbered("Late finish"), numbered("Slack"), numbered("Free slack"), column("Critical", 0.8), column("Earliest from", 1.3), column("Earliest to", 1.3),
			column("Latest from", 1.3), column("Latest to", 1.3), column("Actual start", 1.3), column("Actual finish", 1.3), numbered("Start late"), numbered("Finish late"),
		},
		Empty: "No activity is recorded.",
		Note: doc.Say("How to read: early and late start and finish are working days since the first day of the plan; slack, free slack and what is late are working days. " +
			"Working days are counted by WORKDAY and NETWORKDAYS over the sheet of holidays."),
	}
	for _, a := range planOf(v).Activities {
		r := row(head(a.ID), cell(a.Title), cell(a.Phase), cell(a.Wave), cell(a.Kind), cell(a.Status), waitsCell(a), given(a.Start), given(a.Finish), given(a.Duration))
		for _, f := range []*value.Figure{
			a.EarlyStart, a.EarlyFinish, a.LateStart, a.LateFinish, a.Slack, a.FreeSlack, a.Critical, a.EarlyFrom, a.EarlyTo, a.LateFrom, a.LateTo,
		} {
			r.Cells = append(r.Cells, figure(f))
		}
		r.Cells = append(r.Cells, given(a.ActualStart), given(a.ActualFinish), figure(a.StartVariance), figure(a.FinishVariance))
		t.Rows = append(t.Rows, r)
	}
	return t
}

// chosen is a column whose cells hold a word of a list.
func chosen(header string, from []string) doc.Column {
	return doc.Column{Header: header, Weight: 1, Field: &doc.Field{Help: "One of: " + strings.Join(from, ", ") + ".", Choices: from}}
}

// filled is a column that is filled in while the plan is carried out.
func filled(header, help string) doc.Column {
	return doc.Column{Header: header, Weight: 1, Field: &doc.Field{Help: help}}
}

// blank is a cell to fill in.
func blank() doc.TableCell { return doc.TableCell{Input: true} }

// clockCell is a moment, which follows what it is worked out from; where its day is not known, the time in words.
func clockCell(moment *value.Figure, said *doc.Value) doc.TableCell {
	if moment == nil {
		return cell(said)
	}
	return figure(moment)
}

// given is a figure that a reader may change where it was read, and follows where it was worked out.
func given(f *value.Figure) doc.TableCell {
	if f != nil && f.Op == value.Cell && f.Value.Known {
		return input(f)
	}
	return figure(f)
}

// planWavesSheet is the waves with each day in a cell of its own, which follows the plan.
func planWavesSheet(v CaseStudy, l value.Locale) doc.Table {
	t := planWavesTable(v, l)
	t.Columns = []doc.Column{
		column("Wave", 1), numbered("Applications"), numbered("Servers"), column("By strategy", 1.6), numbered("Effort, hours"), column("Planned from", 1.3),
		column("Planned to", 1.3), column("Cutover planned", 1.3), column("Moved", 1.3),
	}
	t.Rows = nil
	for _, w := range planOf(v).Waves {
		t.Rows = append(t.Rows, row(head(w.Name), figure(w.Applications), figure(w.Servers), measuredCell(w.strategies()), figure(w.Effort), figure(w.From), figure(w.To),
			figure(w.Cutover), figure(w.Moved)))
	}
	return t
}

func planLinksTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-links", Caption: "What waits for what",
		Columns: []doc.Column{column("Activity", 2), column("waits for", 2), chosen("Tied", model.Words(model.LinkType(""))), numbered("Lag, working days")},
		Empty:   "No predecessor is recorded.",
		Note:    doc.Say("How to read: a blank tie is from finish to start. A negative lag is a lead."),
	}
	for _, x := range planOf(v).Links {
		lag := doc.TextCell("")
		if x.Lag != nil {
			lag = given(x.Lag)
		}
		t.Rows = append(t.Rows, row(head(x.To), cell(x.From), cell(x.Type), lag))
	}
	return t
}

func planHolidaysTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-holidays", Caption: "Days that are not worked, besides weekends",
		Columns: []doc.Column{column("Day", 2), column("Holiday", 3)},
		Empty:   "No holiday is recorded: every Monday to Friday counts as worked.",
	}
	for _, h := range planOf(v).Holidays {
		t.Rows = append(t.Rows, row(given(h.Day), cell(h.Name)))
	}
	return t
}

func planResultsTable(v CaseStudy, _ value.Locale) doc.Table {
	p := planOf(v)
	t := doc.Table{
		ID: "plan-results", Caption: "What the network comes to",
		Columns: []doc.Column{column("Result", 3), numbered("Value"), column("Definition", 5)},
		Empty:   "No activity is recorded.",
	}
	results := []*value.Figure{
		p.First, p.Length, p.End, p.PlannedEnd, p.LastMove, p.Deadline, p.Margin, p.Count, p.Completed, p.Begun, p.Days, p.Done, p.Share, p.Critical, p.AsOf, p.Late, p.FinishVariance, p.Ended,
	}
	if f := p.Forecast; f != nil {
		results = append(results, f.Today, f.End, f.Slip, f.LastMove, f.Margin, f.Assumed)
	}
	for _, f := range results {
		if f != nil {
			t.Rows = append(t.Rows, row(headText(f.Label), figure(f), words(value.Capital(f.Rule.Name))))
		}
	}
	return t
}

// planMinutesTables are the cutover plans with their minutes as live figures, a table a wave.
func planMinutesTables(v CaseStudy, l value.Locale) []doc.Block {
	var tables []doc.Block
	for _, c := range planOf(v).Cutovers {
		t := doc.Table{
			ID: "plan-minutes-" + value.Slug(c.Wave), Caption: cutoverCaption(c, l),
			Columns: []doc.Column{
				column("Step", 3), column("Owner", 2), column("As written", 1), numbered("Start, minutes from T"), numbered("Minutes"), numbered("End, minutes from T"),
				numbered("From"), numbered("To"), column("After", 2), chosen("Go / no-go", model.Words(model.YesNo(""))), column("Way back", 2.4), column("What triggers it", 2.4),
				chosen("Status", []string{"not started", "in progress", "completed"}), filled("Begun at", "The time at which it began: 20:05."), filled("Done at", "The time at which it was done: 20:50."),
			},
			Note: doc.Say("How to read: change a marked time, and what follows moves, the times by the clock too. Status, begun at and done at are for the night itself."),
		}
		for _, s := range c.Steps {
			decision := ""
			if s.Decision {
				decision = "yes"
			}
			t.Rows = append(t.Rows, row(head(s.What), cell(s.Owner), cell(s.Written), given(s.Start), given(s.Duration), figure(s.End), clockCell(s.FromMoment, s.From), clockCell(s.ToMoment, s.To),
				cell(s.After), doc.TextCell(decision), missing(s.Rollback), missing(s.Trigger), blank(), blank(), blank()))
		}
		tables = append(tables, t)
	}
	if len(tables) == 0 {
		return planCutoverTables(v, l)
	}
	return tables
}

// planFiguresTable is the appendix without the figures of single activities and kinds of work, in tables or drawn: each stands in the workbook
// with its formula.
func planFiguresTable(before []doc.Block) ([]doc.Block, error) {
	single := []string{"plan-activities", "plan-gates", "plan-path", "plan-actual", "plan-kinds", "plan-forecast", "plan-forecast-path"}
	return figuresTable(slices.DeleteFunc(slices.Clone(before), func(b doc.Block) bool {
		table, _ := b.(doc.Table)
		_, drawn := b.(doc.Gantt)
		return drawn || slices.Contains(single, table.ID)
	}))
}
