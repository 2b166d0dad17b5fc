package model

import (
	"dossier/source"
	"dossier/value"
)

// Plan is what the sheets say about when a migration is done, by whom and in which order, and what follows from that. Days are figures
// of unit value.CalendarDay; a stretch of time is in working days. A figure is unknown where a cell that it needs is blank or where
// activities wait for each other; it is nil where it has no meaning.
type Plan struct {
	Holidays   []PlanHoliday // of the migration, and those for all, in the order of their days
	First      *value.Figure // the first day that the plan names, planned or actual
	Eve        *value.Figure // the day before First
	Activities []*PlanActivity
	Links      []PlanLink
	Length     *value.Figure   // working days from First to the end of the last activity
	End        *value.Figure   // the day of that
	PlannedEnd *value.Figure   // the latest planned finish
	Path       []*PlanActivity // the critical path: each waits for the one before; nil where it is unknown
	Cancelled  []*Activity

	Forecast *PlanForecast // nil where no activity has a day

	AsOf     *value.Figure // the day at which progress is measured
	Progress PlanProgress
	Deadline *value.Figure // nil where none is recorded
	LastMove *value.Figure // the planned finish of the last cutover; nil where none is planned
	Margin   *value.Figure // working days from LastMove to Deadline

	Kinds    []PlanKind
	Waves    []PlanWave
	Patterns []PlanPattern
	Parties  []*Party // that have a part in an activity, in the order of the sheet
	Parts    []PlanParts
	Cutovers []Cutover
	Risks    []PlanRisk
	Gaps     []PlanGap
}

// PlanHoliday is a day on which nobody works.
type PlanHoliday struct {
	Holiday *Holiday
	Day     *value.Figure
}

// PlanActivity is an activity with its place in the plan. Early and late figures are working days since the first day of the plan: as
// many have passed when the activity begins, or is done.
type PlanActivity struct {
	Activity  *Activity
	Milestone bool // takes no time
	Held      bool // does not begin before its planned day, though its predecessors may allow it

	Start, Finish, Duration *value.Figure // as planned; what is not recorded follows from the other two

	EarlyStart, EarlyFinish, LateStart, LateFinish *value.Figure
	EarlyFrom, EarlyTo, LateFrom, LateTo           *value.Figure // the same as days
	Slack                                          *value.Figure // working days by which it may slip before the plan ends later
	FreeSlack                                      *value.Figure // and before another activity begins later
	Critical                                       *value.Figure // 1 where Slack is 0

	ActualStart, ActualFinish     *value.Figure // nil where not recorded
	StartVariance, FinishVariance *value.Figure // working days later than planned, negative for earlier; nil where not recorded
	Late                          *value.Figure // working days behind on the day of AsOf; nil where it is not behind
	Behind                        string        // what it is behind with: "not begun", "not finished", "neither begun nor finished"

	Forecast ActivityForecast
}

// ActivityForecast is when an activity is done, on what has come of the plan by the day of AsOf: recorded where it is finished, worked
// out where it is not. Its figures are nil where the plan has no forecast.
type ActivityForecast struct {
	Remaining            *value.Figure // working days still to be done; nil for what is finished
	Stated               bool          // Remaining is recorded, or the planned duration of what has not begun
	StartPlace, EndPlace *value.Figure // working days since the first day of the plan
	Start, Finish        *value.Figure // the days; unknown for what is finished on a day that is not recorded
	Slip                 *value.Figure // working days that Finish lies after the planned finish, negative for before; nil where Finish is not known
	Waits                *PlanActivity // which decides when it can go on; nil where none does
	Driver               string        // what decides instead: "its planned day", "the day of the assessment", "what is recorded"
}

// PlanForecast is when the plan ends on what has come of it. Once every activity is finished it is what was.
type PlanForecast struct {
	Today    *value.Figure   // working days before AsOf, since the first day of the plan
	End      *value.Figure   // the last forecast finish
	Slip     *value.Figure   // working days from the planned end to End, negative for earlier
	LastMove *value.Figure   // the forecast finish of the last cutover; nil where none is planned
	Margin   *value.Figure   // working days from LastMove to the deadline, negative where it is missed; nil without either
	Assumed  *value.Figure   // how many activities in progress record no remaining days
	Path     []*PlanActivity // what End hangs on, the first first; each waits for the one before; nil where it is unknown or all is finished
}

// PlanLink is what makes one activity wait for another.
type PlanLink struct {
	Link     *Predecessor
	From, To *PlanActivity
	Lag      *value.Figure // nil for none
}

// PlanProgress is how far the plan is.
type PlanProgress struct {
	Activities, Completed, Begun *value.Figure // rows; Begun are in progress
	OnTime                       *value.Figure // completed no later than planned
	Days, Done, Share            *value.Figure // working days planned, of completed activities, and Done in percent of Days
	Critical, Late               *value.Figure // how many
	FinishVariance               *value.Figure // the largest of the finished activities
}

// PlanKind is how many working days are planned for one kind of work.
type PlanKind struct {
	Kind       ActivityKind
	Activities *value.Figure
	From, To   *value.Figure // planned
	Days       *value.Figure
	Share      *value.Figure // in percent of all
}

// PlanWave is what moves together.
type PlanWave struct {
	Name         string
	Applications *value.Figure
	Servers      *value.Figure // of those applications; one that serves several waves counts in the first
	Effort       *value.Figure // hours; unknown where an application states none
	From, To     *value.Figure // planned, over the wave's activities; nil where none is planned
	Cutover      *value.Figure // planned day of the last cutover; nil where none is planned
	Moved        *value.Figure // the last day on which an application of it went live; nil where not all have
	Strategies   []PlanCount
	Steps        bool // a cutover plan is recorded
	At           source.Ref
}

// PlanCount is how many there are of something.
type PlanCount struct {
	Name   string
	Number *value.Figure
}

// PlanPattern is one way in which applications move: action, source, target and tool.
type PlanPattern struct {
	Pattern      string // empty where applications state none
	Formed       bool   // has the form "Rehost servers to Amazon EC2 using MGN"
	Tooling      string
	Applications *value.Figure
	Servers      *value.Figure
	Effort       *value.Figure // hours; unknown where an application states none
	At           source.Ref
}

// PlanParts is who does what in one activity.
type PlanParts struct {
	Activity *Activity
	Roles    []PlanRole // in the order of the sheet
	Wrong    []string   // what breaks the rule of the matrix
}

// PlanRole is one cell of the matrix.
type PlanRole struct {
	Party   string
	Role    RACIRole
	At      source.Ref
	Unknown bool // the party is none of the migration's
}

// Cutover is the plan of one wave's cutover.
type Cutover struct {
	Wave      string
	Day       *value.Figure // planned day of T; nil where no activity plans the cutover
	Clock     *value.Figure // minutes from midnight of Day to T; nil where no step says what time T is
	Steps     []CutoverLine
	Length    *value.Figure // minutes from the first step to the end of the last
	Decisions int           // steps that are points of decision
}

// CutoverLine is one step with its times.
type CutoverLine struct {
	Step       *CutoverStep
	Start, End *value.Figure // minutes from T, negative before it
	Duration   *value.Figure // minutes
	From, To   *value.Figure // the same as moments; nil where the day of T or its time is not known
}

// PlanRisk is a risk with its grade.
type PlanRisk struct {
	Risk  *Risk
	Grade Level // from likelihood and impact; empty where one is not recorded
	Open  bool  // on the day of AsOf
}

// PlanGap is something that the sheets do not say, and for whom that is a gap.
type PlanGap struct{ What, For string }

// figures are those that name all others among their parts.
func (p *Plan) figures() []*value.Figure {
	if p == nil {
		return nil
	}
	g := p.Progress
	all := []*value.Figure{
		p.First, p.Eve, p.Length, p.End, p.PlannedEnd, p.AsOf, p.Deadline, p.LastMove, p.Margin, g.Activities, g.Completed, g.OnTime, g.Begun, g.Days, g.Done, g.Share, g.Critical,
		g.Late, g.FinishVariance,
	}
	for _, h := range p.Holidays {
		all = append(all, h.Day)
	}
	for _, a := range p.Activities {
		all = append(all, a.Start, a.Finish, a.Duration, a.EarlyFrom, a.EarlyTo, a.LateFrom, a.LateTo, a.Slack, a.FreeSlack, a.Critical, a.ActualStart,
			a.ActualFinish, a.StartVariance, a.FinishVariance, a.Late)
	}
	if f := p.Forecast; f != nil {
		all = append(all, f.Today, f.End, f.Slip, f.LastMove, f.Margin, f.Assumed)
		for _, a := range p.Activities {
			x := a.Forecast
			all = append(all, x.Remaining, x.Start, x.Finish, x.Slip, x.StartPlace, x.EndPlace)
		}
	}
	for _, k := range p.Kinds {
		all = append(all, k.Activities, k.From, k.To, k.Days, k.Share)
	}
	for _, w := range p.Waves {
		all = append(all, w.Applications, w.Servers, w.Effort, w.From, w.To, w.Cutover, w.Moved)
		for _, s := range w.Strategies {
			all = append(all, s.Number)
		}
	}
	for _, x := range p.Patterns {
		all = append(all, x.Applications, x.Servers, x.Effort)
	}
	for _, c := range p.Cutovers {
		all = append(all, c.Day, c.Clock, c.Length)
		for _, s := range c.Steps {
			all = append(all, s.Start, s.End, s.From, s.To)
		}
	}
	return all
}
