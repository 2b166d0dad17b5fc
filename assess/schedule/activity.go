package schedule

import (
	"cmp"
	"fmt"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// The words of the closed lists that mean something here.
const (
	cutover   model.ActivityKind   = "cutover"
	milestone model.ActivityKind   = "milestone"
	codeWork  model.ActivityKind   = "code update"
	completed model.ActivityStatus = "completed"
	begun     model.ActivityStatus = "in progress"
	cancelled model.ActivityStatus = "cancelled"
)

// readActivities makes a node of each activity that is not cancelled.
func (p *planner) readActivities() {
	for _, a := range p.Activities {
		if a.Status == cancelled {
			p.plan.Cancelled = append(p.plan.Cancelled, a)
			continue
		}
		n := &node{PlanActivity: &model.PlanActivity{Activity: a, Milestone: a.Kind == milestone}, key: p.id + a.ID + "/"}
		p.readDays(n)
		p.readActual(n)
		p.plan.Activities = append(p.plan.Activities, n.PlanActivity)
		p.nodes = append(p.nodes, n)
	}
}

// read is a day as it is recorded; nil where it is not.
func (n *node) read(d value.Date, column, label string) *value.Figure {
	if d.IsZero() {
		return nil
	}
	return value.Read(value.Serial(d), n.Activity.At(column)).Named(n.key+column, label, value.CalendarDay).By(rule("as recorded", recorded))
}

// readDays reads start, finish and duration, and works out what is missing from the other two.
func (p *planner) readDays(n *node) {
	a := n.Activity
	n.Start, n.Finish = n.read(a.Start, "start", "Planned start"), n.read(a.Finish, "finish", "Planned finish")
	if n.Start != nil && n.Finish != nil && a.Finish.Before(a.Start) {
		p.dates(n, "finish", fmt.Sprintf("%s is planned to finish on %s, before it starts on %s", a.ID, a.Finish, a.Start), "correct one of the two days")
		n.Finish = unknown("it would finish before it starts", a.At("finish"))
		n.Finish.Named(n.key+"finish", "Planned finish", value.CalendarDay)
	}
	n.Duration = p.duration(n).Named(n.key+"duration", "Planned duration", working)
	if n.Start == nil {
		n.Start = p.derivedStart(n)
	}
	if n.Finish == nil {
		n.Finish = p.derivedFinish(n)
	}
	p.checkDuration(n)
}

// duration is in whole working days; a part of a day counts as a day. Two days count before a number of days, which is then only checked.
func (p *planner) duration(n *node) *value.Figure {
	a := n.Activity
	switch {
	case n.Milestone:
		return value.Stated(value.Decimal{}, a.At("kind")).By(rule("a milestone takes no time", network))
	case n.Start != nil && n.Finish != nil:
		return p.workDays(n.Start, n.Finish).By(rule("working days from the planned start to the planned finish, both counted", network))
	case !a.Duration.Known:
		return unknown("neither a duration nor both days are recorded", a.Where())
	case a.Duration.Decimal.IsNegative():
		p.dates(n, "duration", fmt.Sprintf("%s has a duration of %s working days", a.ID, a.Duration), "enter a duration of 0 or more")
		return unknown("a duration is 0 or more", a.At("duration"))
	}
	return upwards(value.Read(a.Duration, a.At("duration")).By(rule("as recorded", recorded)))
}

// upwards counts a part of a day as a day.
func upwards(days *value.Figure) *value.Figure {
	if days.Value.Decimal.IsInteger() {
		return days
	}
	almost := value.Compute(value.Sum, days, value.Stated(value.Int(49).Shift(-2)))
	return value.Compute(value.Round, almost, whole(0)).By(rule("a part of a day counts as a day", network))
}

func (p *planner) derivedStart(n *node) *value.Figure {
	r := rule("planned finish, back by the duration", network)
	switch {
	case n.Finish == nil:
		return unknown("no planned day is recorded", n.Activity.At("start")).Named(n.key+"start", "Planned start", value.CalendarDay)
	case isZero(n.Duration):
		return n.Finish
	}
	day := value.Compute(value.Sum, n.Finish, whole(1))
	return p.workDay(day, value.Compute(value.Difference, whole(0), n.Duration)).Named(n.key+"start", "Planned start", value.CalendarDay).By(r)
}

func (p *planner) derivedFinish(n *node) *value.Figure {
	if isZero(n.Duration) {
		return n.Start
	}
	day := value.Compute(value.Difference, n.Start, whole(1))
	return p.workDay(day, n.Duration).Named(n.key+"finish", "Planned finish", value.CalendarDay).By(rule("planned start, on by the duration", network))
}

// checkDuration reports a number of days that is not what the two days say.
func (p *planner) checkDuration(n *node) {
	a := n.Activity
	if !a.Duration.Known || a.Start.IsZero() || a.Finish.IsZero() || !n.Duration.Value.Known || n.Duration.Value.Decimal.Equal(a.Duration.Decimal) {
		return
	}
	if n.Milestone && a.Start == a.Finish && a.Duration.Decimal.Equal(value.Int(1)) {
		return // a day in a list where every activity has one
	}
	what := fmt.Sprintf("%s is planned from %s to %s, which are %s working days, and its duration says %s", a.ID, a.Start, a.Finish, n.Duration.Value, a.Duration)
	if n.Milestone {
		what = fmt.Sprintf("%s is a milestone and takes no time, and its duration says %s working days", a.ID, a.Duration)
	}
	p.dates(n, "duration", what, "correct the days or the duration; until then the days count")
}

// dates reports what is wrong with the days of one activity.
func (p *planner) dates(n *node, column, what, mend string) {
	p.find(model.Finding{
		ID: model.KindPlanDates.ID(p.Migration.ID, n.Activity.ID), Kind: model.KindPlanDates, Severity: model.Open, Ref: n.Activity.At(column), What: what,
		Rule: "a plan says when each activity is done (Mission Cloud), and does not contradict itself", Mend: mend,
	})
}

// readActual reads what came of the activity, and reports what cannot have been.
func (p *planner) readActual(n *node) {
	a := n.Activity
	n.ActualStart, n.ActualFinish = n.read(a.ActualStart, "actual start", "Actual start"), n.read(a.ActualFinish, "actual finish", "Actual finish")
	switch {
	case !a.ActualFinish.IsZero() && a.ActualFinish.Before(a.ActualStart):
		p.dates(n, "actual finish", fmt.Sprintf("%s was finished on %s, before it began on %s", a.ID, a.ActualFinish, a.ActualStart), "correct one of the two days")
	case a.ActualFinish.After(p.AsOf) || a.ActualStart.After(p.AsOf):
		p.dates(n, cmp.Or(laterColumn(a, p.AsOf)), fmt.Sprintf("%s has an actual day after %s", a.ID, p.AsOf), "enter as actual only what has happened")
	case a.Status == completed && a.ActualFinish.IsZero():
		p.dates(n, "status", a.ID+" is completed, and no day says when", "enter the actual finish")
	case a.Status != completed && a.Status != "" && !a.ActualFinish.IsZero():
		p.dates(n, "status", fmt.Sprintf("%s was finished on %s, and its status is %q", a.ID, a.ActualFinish, a.Status), "correct the status, or take the day out")
	}
	switch left := a.Remaining; {
	case left.Known && left.Decimal.IsNegative():
		p.dates(n, "remaining", fmt.Sprintf("%s has %s working days remaining", a.ID, left), "enter 0 or more")
	case left.Known && left.Decimal.IsPositive() && n.state() == finished:
		p.dates(n, "remaining", fmt.Sprintf("%s is finished, and %s working days of it remain", a.ID, left), "take the remaining days out, or the actual finish")
	}
}

// laterColumn is the column of the actual day that lies after asOf.
func laterColumn(a *model.Activity, asOf value.Date) string {
	if a.ActualStart.After(asOf) {
		return "actual start"
	}
	return "actual finish"
}

// at is where an activity's planned day stands.
func (n *node) at(column string) source.Ref { return n.Activity.At(column) }
