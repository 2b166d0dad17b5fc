package compose

import (
	"slices"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// addForecast adds what is expected of the activities that are not finished, or when the last of them was.
func (v *Plan) addForecast(p *model.Plan) {
	f := p.Forecast
	if f == nil {
		return
	}
	if v.Finished {
		v.Ended = f.End
		return
	}
	x := &PlanForecast{End: f.End, Slip: f.Slip, LastMove: f.LastMove, Margin: f.Margin, Today: f.Today, Known: f.End.Value.Known}
	if f.Slip.Value.Known {
		x.Late, x.Early = f.Slip.Value.Decimal.IsPositive(), f.Slip.Value.Decimal.IsNegative()
	}
	last := f.LastMove
	if last == nil {
		last = f.End
	}
	x.Missed = p.Deadline != nil && last.Value.Known && last.Value.Decimal.GreaterThan(p.Deadline.Value.Decimal)
	x.TailLate = p.Deadline != nil && !x.Missed && f.End.Value.Known && f.End.Value.Decimal.GreaterThan(p.Deadline.Value.Decimal)
	x.MovesAsPlanned = f.LastMove != nil && p.LastMove != nil && f.LastMove.Value.Known && f.LastMove.Value.Decimal.Equal(p.LastMove.Value.Decimal)
	if !isZero(f.Assumed) {
		x.Assumed = f.Assumed
	}
	for _, a := range f.Path {
		i := slices.IndexFunc(v.Activities, func(y PlanActivity) bool { return y.Row == a.Activity.Where() })
		x.Path = append(x.Path, v.Activities[i])
	}
	v.Forecast = x
}

// forecastOf is what is expected of an activity; nil where it is finished, or nothing is.
func forecastOf(a *model.PlanActivity) *ActivityForecast {
	f := a.Forecast
	if f.EndPlace == nil || a.ActualFinish != nil || a.Activity.Status == "completed" {
		return nil
	}
	x := &ActivityForecast{
		Remaining: f.Remaining, Assumed: !f.Stated && f.Remaining != nil, Running: a.ActualStart != nil || a.Activity.Status == "in progress",
		StartPlace: f.StartPlace, EndPlace: f.EndPlace, Start: f.Start, Finish: f.Finish, Slip: f.Slip, Driver: f.Driver,
	}
	if f.Waits != nil {
		x.Waits = said(f.Waits.Activity.ID, f.Waits.Activity.At("id"))
	}
	return x
}

// doersOfKind are the parties that are responsible for an activity of the kind, in the order of the activities.
func (v *Plan) doersOfKind(kind string) []*doc.Value {
	var doers []*doc.Value
	for _, a := range v.Activities {
		if valueText(a.Kind) != kind {
			continue
		}
		for _, d := range a.Doers {
			if !slices.ContainsFunc(doers, func(x *doc.Value) bool { return x.Text == d.Text }) {
				doers = append(doers, d)
			}
		}
	}
	return doers
}

// isMoved tells whether an activity is expected on other days than planned, or is being worked on.
func isMoved(a PlanActivity) bool {
	f := a.Forecast
	return f != nil && (f.Running || f.Slip == nil || !isZero(f.Slip))
}

func planForecastTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-forecast", Caption: "What is in progress, or is expected on other days than planned",
		Columns: []doc.Column{column("Activity", 3.4), numbered("Days left"), column("Planned", 1.6), column("Forecast", 1.6), numbered("Days late"), column("Held by", 1.6)},
		Note: doc.Say("How to read: days left and late are working days. What has begun goes on for the days recorded as remaining; where none are recorded, which is marked assumed, for its planned duration less the days since it began, and at least one. " +
			"What has not begun begins when its predecessors allow, but neither before its planned day, which people have agreed, nor before the day of the assessment; what is planned on days that are not worked moves by whole weeks."),
	}
	for _, a := range planOf(v).Activities {
		if f := a.Forecast; f != nil && isMoved(a) {
			t.Rows = append(t.Rows, row(titleCell(a), leftCell(f), span(a.Start, a.Finish), span(f.Start, f.Finish), lateCell(f.Slip), heldCell(f)))
		}
	}
	return t
}

// leftCell is how much remains of an activity, and whether that is assumed.
func leftCell(f *ActivityForecast) doc.TableCell {
	c := figure(f.Remaining)
	if f.Assumed {
		c.Content = append(c.Content, doc.Text{Text: " assumed", Italic: true})
	}
	return c
}

// heldCell is what decides when an activity goes on.
func heldCell(f *ActivityForecast) doc.TableCell {
	if f.Waits != nil {
		return cell(f.Waits)
	}
	return words(f.Driver)
}

// planForecastSheet is the forecast of every activity, as a workbook works it out.
func planForecastSheet(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-forecast-sheet", Caption: "When what is left will be done: change a remaining number of days, and what follows moves",
		Columns: []doc.Column{
			column("Id", 1), column("Activity", 3), column("State", 1.2), numbered("Remaining"), column("From", 1), numbered("Forecast start"), numbered("Forecast finish"),
			column("Planned finish", 1.3), column("Forecast from", 1.3), column("Forecast to", 1.3), numbered("Finish late"), column("Held by", 1.6),
		},
		Note: doc.Say("How to read: forecast start and finish are working days since the first day of the plan; remaining and late are working days. Held by says what decided when the workbook was made. " +
			"Assumed: no remaining days are recorded, so that the planned duration less the days since it began counts, and at least one. What is finished stands on the sheet of the plan."),
	}
	for _, a := range planOf(v).Activities {
		f := a.Forecast
		if f == nil {
			continue
		}
		state, from := "not begun", "planned"
		if f.Running {
			state, from = "in progress", "recorded"
		}
		if f.Assumed {
			from = "assumed"
		}
		remaining := figure(f.Remaining)
		if f.Remaining != a.Duration { // that one may be changed on the sheet of the plan
			remaining = given(f.Remaining)
		}
		t.Rows = append(t.Rows, row(head(a.ID), cell(a.Title), words(state), remaining, words(from), figure(f.StartPlace), figure(f.EndPlace), figure(a.Finish),
			figure(f.Start), figure(f.Finish), figure(f.Slip), heldCell(f)))
	}
	return t
}

// planForecastPath is what the forecast end hangs on.
func planForecastPath(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-forecast-path", Caption: "What the forecast end hangs on: a day gained on any of these is a day gained for all",
		Columns: []doc.Column{column("Activity", 4), column("Who does it", 2), numbered("Days left"), column("Forecast", 1.8)},
		Note:    doc.Say("How to read: each activity waits for the one above it. The first is held by its planned day or by the day of the assessment."),
	}
	f := planOf(v).Forecast
	if f == nil {
		return t
	}
	for _, a := range f.Path {
		t.Rows = append(t.Rows, row(titleCell(a), joined(a.Doers, ", "), leftCell(a.Forecast), span(a.Forecast.Start, a.Forecast.Finish)))
	}
	return t
}
