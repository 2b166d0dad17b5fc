package schedule

import (
	"fmt"
	"slices"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// The forecast is the critical path method with what has come of the plan as data. On the day of the assessment:
//   - What is finished stands where it was finished.
//   - What has begun goes on for the working days that are recorded as remaining. Where none are, it is assumed to take its planned
//     duration, less the working days since it began, and at least one. Predecessors that it should have waited for hold what
//     remains of it (retained logic).
//   - What has not begun begins when its predecessors allow, not before its planned day, which people have agreed, and not before the
//     day of the assessment. So the forecast holds what is lost, and promises nothing that might be gained.
//   - What is planned on days that are not worked moves by whole weeks, so that it stays on such days.
const foreseen = "critical path method, with what has come of the plan as data"

const (
	byPlan   = "its planned day"
	byToday  = "the day of the assessment"
	byRecord = "what is recorded"
)

// state is how far an activity is on the day of the assessment.
type state int

const (
	waiting state = iota
	running
	finished
)

func (n *node) state() state {
	switch {
	case n.ActualFinish != nil || n.Activity.Status == completed:
		return finished
	case n.ActualStart != nil || n.Activity.Status == begun:
		return running
	}
	return waiting
}

// forecast says when each activity, and the plan, will be done.
func (p *planner) forecast() {
	if !p.plan.First.Value.Known {
		return
	}
	f := &model.PlanForecast{}
	f.Today = p.until(p.plan.AsOf).Named(p.id+"forecast/today", "Working days before the day of the assessment", working).
		By(rule("working days from the first day of the plan to the day before", foreseen))
	p.plan.Forecast = f
	for _, n := range p.nodes {
		if n.knot {
			why := "it waits for itself, by way of others"
			n.Forecast.StartPlace, n.Forecast.EndPlace = unknown(why, n.Activity.Where()), unknown(why, n.Activity.Where())
			n.Forecast.Start, n.Forecast.Finish = unknown(why, n.Activity.Where()), unknown(why, n.Activity.Where())
			p.nameForecast(n)
		}
	}
	for _, n := range p.order {
		switch n.state() {
		case finished:
			p.past(n)
		case running:
			p.ongoing(n)
		default:
			p.ahead(n)
		}
		p.nameForecast(n)
	}
	p.forecastEnd()
	p.traceForecast()
	p.missed()
}

// nameForecast names the figures of an activity's forecast that are not read as they stand.
func (p *planner) nameForecast(n *node) {
	f := &n.Forecast
	name := func(x *value.Figure, id, label, why string, unit value.Unit) {
		if x != nil && x.ID == "" {
			x.Named(n.key+"forecast-"+id, label, unit)
			if x.Rule.Name == "" {
				x.By(rule(why, foreseen))
			}
		}
	}
	name(f.StartPlace, "start-place", "Forecast start, in working days of the plan", "when predecessors allow, not before its planned day, nor before the day of the assessment", working)
	name(f.EndPlace, "finish-place", "Forecast finish, in working days of the plan", "forecast start + what remains", working)
	name(f.Start, "start", "Forecast first day", "the working day with that number, counted from the first day of the plan", value.CalendarDay)
	name(f.Finish, "finish", "Forecast last day", "the working day with that number, counted from the first day of the plan", value.CalendarDay)
	if f.Finish != nil {
		f.Slip = p.variance(f.Finish, n.Finish).Named(n.key+"forecast-slip", "Forecast finish, working days late", working).
			By(rule("forecast finish − planned finish, in working days", foreseen))
	}
}

// past places what is finished. Where no day is recorded, others may go on.
func (p *planner) past(n *node) {
	f := &n.Forecast
	f.Driver, f.Start, f.Finish = byRecord, n.ActualStart, n.ActualFinish
	f.EndPlace = p.plan.Forecast.Today
	if n.ActualFinish != nil {
		f.EndPlace = p.through(n.ActualFinish)
	}
	f.StartPlace = f.EndPlace
	if n.ActualStart != nil {
		f.StartPlace = p.until(n.ActualStart)
	}
}

// ongoing places what has begun: what remains of it is done from the day of the assessment on, or when predecessors allow.
func (p *planner) ongoing(n *node) {
	f := &n.Forecast
	f.Start = n.ActualStart
	if f.Start == nil {
		f.Start = unknown("no day says when it began", n.Activity.At("actual start"))
	}
	if p.offDays(n) {
		f.Driver = byRecord
		f.Finish = value.Compute(value.Maximum, n.Finish, p.plan.AsOf).By(rule("its planned last day, not before the day of the assessment", foreseen))
		f.EndPlace = p.through(f.Finish)
	} else {
		f.Remaining, f.Stated = p.remaining(n)
		f.EndPlace = value.Compute(value.Sum, p.hold(n, f.Remaining, hold{p.plan.Forecast.Today, byToday}), f.Remaining)
		f.Finish = value.Compute(value.Maximum, p.workDay(p.plan.Eve, f.EndPlace), p.plan.AsOf).
			By(rule("the working day with that number, counted from the first day of the plan; not before the day of the assessment", foreseen))
	}
	f.StartPlace = f.EndPlace
	if n.ActualStart != nil {
		f.StartPlace = p.until(n.ActualStart)
	}
}

// remaining are the working days still to be done of what has begun, and whether they are recorded.
func (p *planner) remaining(n *node) (days *value.Figure, stated bool) {
	if days = p.recorded(n); days != nil {
		return days, true
	}
	if n.Milestone {
		return n.Duration, true
	}
	assumed := value.Rule{Name: "assumed: the planned duration, less the working days since it began, and at least one", Origin: foreseen}
	left := n.Duration
	if n.ActualStart != nil {
		since := value.Compute(value.Difference, p.plan.Forecast.Today, p.until(n.ActualStart))
		left = value.Compute(value.Difference, n.Duration, since)
	}
	return value.Compute(value.Maximum, left, whole(1)).Named(n.key+"remaining", "Remaining", working).By(assumed), false
}

// recorded are the remaining working days that the sheet gives; nil for none.
func (p *planner) recorded(n *node) *value.Figure {
	a := n.Activity
	if !a.Remaining.Known || a.Remaining.Decimal.IsNegative() {
		return nil
	}
	return upwards(value.Read(a.Remaining, a.At("remaining")).By(rule("as recorded", "the workspace, Activities"))).Named(n.key+"remaining", "Remaining", working)
}

// ahead places what has not begun.
func (p *planner) ahead(n *node) {
	if p.offDays(n) {
		p.nextRest(n)
		return
	}
	f := &n.Forecast
	f.Remaining, f.Stated = n.Duration, true
	if days := p.recorded(n); days != nil {
		f.Remaining = days
	}
	holds := []hold{{p.plan.Forecast.Today, byToday}}
	if n.Milestone {
		holds[0].at = p.through(p.plan.AsOf)
	}
	if n.Start.Value.Known || len(n.before) == 0 {
		holds = append(holds, hold{p.position(n), byPlan})
	}
	f.StartPlace = p.hold(n, f.Remaining, holds...)
	f.EndPlace = value.Compute(value.Sum, f.StartPlace, f.Remaining)
	if !isZero(f.Remaining) {
		f.Start, f.Finish = p.workDay(p.plan.Eve, value.Compute(value.Sum, f.StartPlace, whole(1))), p.workDay(p.plan.Eve, f.EndPlace)
		return
	}
	days := []*value.Figure{p.workDay(p.plan.Eve, value.Compute(value.Maximum, f.StartPlace, whole(1))), p.plan.AsOf}
	if n.Start.Value.Known {
		days = append(days, n.Start)
	}
	f.Start = value.Compute(value.Maximum, days...).
		By(rule("the working day with that number, counted from the first day of the plan; not before its planned day, nor the day of the assessment", foreseen))
	f.Finish = f.Start
}

// offDays tells whether an activity is planned on days that are not worked, from the first of them on.
func (p *planner) offDays(n *node) bool {
	return p.atRest(n) && isZero(p.workDays(n.Start, n.Start)) && n.Finish.Value.Known
}

// nextRest moves what is planned on days that are not worked by as many weeks as its predecessors and the day of the assessment ask for.
func (p *planner) nextRest(n *node) {
	f := &n.Forecast
	f.Stated = true
	after := p.hold(n, whole(0), hold{whole(0), byPlan})
	free := value.Compute(value.Sum, p.workDay(p.plan.Eve, after), whole(1))
	if t := p.plan.AsOf; free.Value.Known && t.Value.Decimal.GreaterThan(free.Value.Decimal) {
		f.Waits, f.Driver = nil, byToday
	}
	late := value.Compute(value.Difference, value.Compute(value.Maximum, free, p.plan.AsOf), n.Start)
	weeks := value.Compute(value.Round, value.Compute(value.Quotient, value.Compute(value.Sum, late, whole(3)), whole(7)), whole(0))
	weeks = value.Compute(value.Maximum, weeks, whole(0))
	if isZero(weeks) && f.Waits == nil {
		f.Driver = byPlan
	}
	days := value.Compute(value.Product, weeks, whole(7))
	why := rule("its planned day, later by as many weeks as predecessors and the day of the assessment ask for", foreseen)
	f.Start, f.Finish = value.Compute(value.Sum, n.Start, days).By(why), value.Compute(value.Sum, n.Finish, days).By(why)
	f.StartPlace, f.EndPlace = p.until(f.Start), p.through(f.Finish)
}

// hold is a place before which an activity cannot go on, and why.
type hold struct {
	at  *value.Figure
	why string
}

// hold is the first place at which what remains of an activity can be done; its forecast says what decides that.
func (p *planner) hold(n *node, remaining *value.Figure, holds ...hold) *value.Figure {
	f := &n.Forecast
	var places []*value.Figure
	for _, h := range holds {
		places = append(places, h.at)
	}
	ties := map[*tie]*value.Figure{}
	for _, t := range n.before {
		if x := t.foreseen(remaining); x != nil {
			ties[t] = x
			places = append(places, x)
		}
	}
	first := value.Compute(value.Maximum, places...)
	decides := func(x *value.Figure) bool {
		return x != nil && x.Value.Known && first.Value.Known && x.Value.Decimal.Equal(first.Value.Decimal)
	}
	for _, t := range n.before {
		if decides(ties[t]) && t.from.state() != finished {
			f.Waits = t.from.PlanActivity
			return first
		}
	}
	f.Driver = byRecord
	for _, h := range holds {
		if decides(h.at) {
			f.Driver = h.why
		}
	}
	return first
}

// foreseen is the place at which the link lets what remains of the later activity begin; nil where the later one has begun, and what it
// should have waited for has happened.
func (t *tie) foreseen(remaining *value.Figure) *value.Figure {
	from, kind := t.from.Forecast.EndPlace, t.kind()
	happened := t.from.state() == finished
	if kind == startStart || kind == startFinish {
		from, happened = t.from.Forecast.StartPlace, t.from.state() != waiting
	}
	atStart := kind == finishStart || kind == startStart
	if atStart && t.to.state() == running && happened {
		return nil
	}
	from = t.lagged(value.Sum, from)
	if atStart {
		return from
	}
	return value.Compute(value.Difference, from, remaining)
}

// forecastEnd is when all of it will be done, against the plan and the deadline.
func (p *planner) forecastEnd() {
	f, id := p.plan.Forecast, p.id+"forecast/"
	var ends, moves []*value.Figure
	var assumed []source.Ref
	for _, n := range p.nodes {
		if x := n.Forecast.Finish; x != nil {
			ends = append(ends, x)
			if n.Activity.Kind == cutover {
				moves = append(moves, x)
			}
		}
		if n.Forecast.Remaining != nil && !n.Forecast.Stated {
			assumed = append(assumed, n.Activity.Where())
		}
	}
	f.Assumed = value.CountOf(assumed).Named(id+"assumed", "In progress without recorded remaining days", "activity").
		By(rule("rows that have begun, are not finished and record no remaining days", sofar))
	f.End = unknown("no activity has a forecast", p.Migration.Where())
	if len(ends) > 0 {
		f.End = value.Compute(value.Maximum, ends...)
	}
	f.End.Named(id+"end", "Forecast end of the plan", value.CalendarDay).By(rule("the latest forecast finish", foreseen))
	f.Slip = p.variance(f.End, p.plan.PlannedEnd).Named(id+"slip", "Forecast end, working days late", working).
		By(rule("forecast end − planned end, in working days", foreseen))
	last := f.End
	if len(moves) > 0 {
		f.LastMove = value.Compute(value.Maximum, moves...).Named(id+"last-cutover", "Last cutover, as forecast", value.CalendarDay).
			By(rule("the latest forecast finish of a cutover", foreseen))
		last = f.LastMove
	}
	if p.plan.Deadline != nil {
		f.Margin = p.variance(p.plan.Deadline, last).Named(id+"margin", "Margin to the deadline, as forecast", working).
			By(rule("deadline − forecast last cutover, or end where no cutover is planned, in working days", foreseen))
	}
}

// traceForecast follows what the forecast end hangs on.
func (p *planner) traceForecast() {
	f := p.plan.Forecast
	if !f.End.Value.Known {
		return
	}
	on := map[*model.PlanActivity]*node{}
	var last *node
	for _, n := range p.order {
		on[n.PlanActivity] = n
		if x := n.Forecast.Finish; x != nil && x.Value.Decimal.Equal(f.End.Value.Decimal) && n.state() != finished {
			last = n
		}
	}
	for n := last; n != nil; n = on[n.Forecast.Waits] {
		f.Path = append(f.Path, n.PlanActivity)
	}
	slices.Reverse(f.Path)
}

// missed reports a deadline that is not kept, as it stands or as it is forecast.
func (p *planner) missed() {
	f, m := p.plan.Forecast, p.Migration
	last, what := f.LastMove, "the last cutover"
	if last == nil {
		last, what = f.End, "the last activity"
	}
	if m.Deadline.IsZero() || !last.Value.Known || !value.DayOf(last.Value).After(m.Deadline) {
		return
	}
	day, when := value.DayOf(last.Value), "was finished on"
	if !p.allDone() {
		when = "is forecast for"
	}
	p.find(model.Finding{
		ID: model.KindPlanDeadline.ID(m.ID), Kind: model.KindPlanDeadline, Severity: model.Open, Ref: m.At("deadline"),
		What: fmt.Sprintf("%s %s %s, %d days after the deadline of %s", what, when, day, m.Deadline.DaysUntil(day), m.Deadline),
		Rule: "a plan says when each activity is done (Mission Cloud), and whether that is in time", Mend: "agree a new deadline and record it, or correct the plan",
	})
}

func (p *planner) allDone() bool {
	return !slices.ContainsFunc(p.nodes, func(n *node) bool { return n.state() != finished })
}
