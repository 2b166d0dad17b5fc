package schedule

import (
	"slices"

	"dossier/model"
	"dossier/value"
)

// forward gives each activity the earliest place that its predecessors allow, and the plan its length.
func (p *planner) forward() {
	for _, n := range p.nodes {
		if n.knot {
			n.EarlyStart = unknown("it waits for itself, by way of others", n.Activity.Where())
			n.EarlyFinish = unknown("it waits for itself, by way of others", n.Activity.Where())
			p.nameEarly(n)
		}
	}
	for _, n := range p.order {
		bounds := []*value.Figure{whole(0)}
		n.Held = len(n.before) == 0 || n.Activity.Kind == cutover || n.Milestone || p.atRest(n)
		if n.Held {
			bounds = append(bounds, p.position(n))
		}
		for _, t := range n.before {
			bounds = append(bounds, t.earliest())
		}
		n.EarlyStart = value.Compute(value.Maximum, bounds...)
		n.EarlyFinish = value.Compute(value.Sum, n.EarlyStart, n.Duration)
		p.nameEarly(n)
		n.driver = driverOf(n)
	}
	ends, planned := make([]*value.Figure, len(p.nodes)), make([]*value.Figure, len(p.nodes))
	for i, n := range p.nodes {
		ends[i], planned[i] = n.EarlyFinish, n.Finish
	}
	if len(ends) == 0 {
		return
	}
	p.plan.PlannedEnd = value.Compute(value.Maximum, planned...).Named(p.id+"planned-end", "Planned end", value.CalendarDay).By(rule("the latest planned finish", network))
	p.plan.Length = value.Compute(value.Maximum, ends...).Named(p.id+"length", "Length of the plan", working).By(rule("the latest early finish", network))
	p.plan.End = p.workDay(p.plan.Eve, p.plan.Length).Named(p.id+"end", "Earliest end of the plan", value.CalendarDay).By(rule("the working day with the number of the plan’s length", network))
	for _, n := range p.nodes {
		n.EarlyFrom, n.EarlyTo = p.days(n, n.EarlyStart, n.EarlyFinish, "early")
	}
}

func (p *planner) nameEarly(n *node) {
	n.EarlyStart.Named(n.key+"early-start", "Early start", working)
	n.EarlyFinish.Named(n.key+"early-finish", "Early finish", working)
	if n.EarlyStart.Op != value.Cell {
		n.EarlyStart.By(rule("as soon as the predecessors allow; where it is held, not before its planned day", network))
		n.EarlyFinish.By(rule("early start + duration", network))
	}
}

// atRest tells whether an activity is planned on days that are not worked.
func (p *planner) atRest(n *node) bool {
	return !n.Milestone && n.Start.Value.Known && isZero(n.Duration)
}

// position is where the planned start stands in the plan.
func (p *planner) position(n *node) *value.Figure {
	if n.place != nil {
		return n.place
	}
	at := p.until(n.Start)
	if n.Milestone {
		at = p.through(n.Start)
	}
	n.place = at
	return at.Named(n.key+"planned-position", "Planned start, in working days of the plan", working).By(rule("working days before the planned start", network))
}

// earliest is the start of the later activity that the link allows.
func (t *tie) earliest() *value.Figure {
	from := map[model.LinkType]*value.Figure{
		finishStart: t.from.EarlyFinish, startStart: t.from.EarlyStart, finishFinish: t.from.EarlyFinish, startFinish: t.from.EarlyStart,
	}[t.kind()]
	from = t.lagged(value.Sum, from)
	if t.kind() == finishFinish || t.kind() == startFinish {
		return value.Compute(value.Difference, from, t.to.Duration)
	}
	return from
}

// lagged adds the lag to a figure, or takes it off.
func (t *tie) lagged(op value.Op, f *value.Figure) *value.Figure {
	if t.link.Lag == nil {
		return f
	}
	return value.Compute(op, f, t.link.Lag)
}

// driverOf is the first link that the activity's early start comes from; nil where no link decides.
func driverOf(n *node) *tie {
	for _, t := range n.before {
		if e := t.earliest().Value; e.Known && n.EarlyStart.Value.Known && e.Decimal.Equal(n.EarlyStart.Value.Decimal) {
			return t
		}
	}
	return nil
}

// backward gives each activity the latest place that does not make the plan longer, and its slack.
func (p *planner) backward() {
	for _, n := range p.nodes {
		if n.knot {
			n.LateStart = unknown("it waits for itself, by way of others", n.Activity.Where())
			n.LateFinish = unknown("it waits for itself, by way of others", n.Activity.Where())
			p.nameLate(n)
		}
	}
	for _, n := range slices.Backward(p.order) {
		bounds := []*value.Figure{p.plan.Length}
		for _, t := range n.after {
			bounds = append(bounds, t.latest())
		}
		n.LateFinish = value.Compute(value.Minimum, bounds...)
		n.LateStart = value.Compute(value.Difference, n.LateFinish, n.Duration)
		p.nameLate(n)
	}
	for _, n := range p.nodes {
		n.LateFrom, n.LateTo = p.days(n, n.LateStart, n.LateFinish, "late")
		p.slack(n)
	}
}

func (p *planner) nameLate(n *node) {
	n.LateFinish.Named(n.key+"late-finish", "Late finish", working)
	n.LateStart.Named(n.key+"late-start", "Late start", working)
	if n.LateFinish.Op != value.Cell {
		n.LateFinish.By(rule("as late as the successors and the length of the plan allow", network))
		n.LateStart.By(rule("late finish − duration", network))
	}
}

// latest is the finish of the earlier activity that the link allows.
func (t *tie) latest() *value.Figure {
	to := map[model.LinkType]*value.Figure{
		finishStart: t.to.LateStart, startStart: t.to.LateStart, finishFinish: t.to.LateFinish, startFinish: t.to.LateFinish,
	}[t.kind()]
	to = t.lagged(value.Difference, to)
	if t.kind() == startStart || t.kind() == startFinish {
		return value.Compute(value.Sum, to, t.from.Duration)
	}
	return to
}

func (p *planner) slack(n *node) {
	n.Slack = value.Compute(value.Difference, n.LateStart, n.EarlyStart).Named(n.key+"slack", "Total slack", working).
		By(rule("late start − early start", network))
	gaps := []*value.Figure{value.Compute(value.Difference, p.plan.Length, n.EarlyFinish)}
	for _, t := range n.after {
		gaps = append(gaps, t.gap())
	}
	n.FreeSlack = value.Compute(value.Minimum, gaps...).Named(n.key+"free-slack", "Free slack", working).
		By(rule("by how much it may slip before a successor or the end of the plan does", network))
	n.Critical = value.Compute(value.AtMost, n.Slack, whole(0)).Named(n.key+"critical", "Critical", value.Member).By(rule("no slack", network))
}

// gap is by how much the earlier activity may slip before the later one does.
func (t *tie) gap() *value.Figure {
	from, to := t.from.EarlyFinish, t.to.EarlyStart
	if t.kind() == startStart || t.kind() == startFinish {
		from = t.from.EarlyStart
	}
	if t.kind() == finishFinish || t.kind() == startFinish {
		to = t.to.EarlyFinish
	}
	return value.Compute(value.Difference, t.lagged(value.Difference, to), from)
}

// days are the days of a stretch of the plan: the day on which the working day after start falls, and the one with the number of finish.
// What takes no time falls on the last day before it. What is held does not fall before its planned days.
func (p *planner) days(n *node, start, finish *value.Figure, which string) (from, to *value.Figure) {
	first, last := value.Compute(value.Sum, start, whole(1)), finish
	if isZero(n.Duration) {
		first = value.Compute(value.Maximum, start, whole(1))
		last = first
	}
	from, to = p.workDay(p.plan.Eve, first), p.workDay(p.plan.Eve, last)
	label := map[string]string{"early": "Earliest ", "late": "Latest "}[which]
	r := rule("the working day with that number, counted from the first day of the plan", network)
	if n.Held && n.Start.Value.Known && n.Finish.Value.Known {
		from.Named(n.key+which+"-from-worked", label+"first day, by the working days alone", value.CalendarDay).By(r)
		to.Named(n.key+which+"-to-worked", label+"last day, by the working days alone", value.CalendarDay).By(r)
		from, to = value.Compute(value.Maximum, from, n.Start), value.Compute(value.Maximum, to, n.Finish)
		r = rule("the working day with that number, counted from the first day of the plan; not before the agreed day", network)
	}
	from.Named(n.key+which+"-from", label+"first day", value.CalendarDay).By(r)
	to.Named(n.key+which+"-to", label+"last day", value.CalendarDay).By(r)
	return from, to
}

// trace follows the critical path back from the activity that ends last; of several, from one that no other of them waits for.
func (p *planner) trace() {
	length, known := number(p.plan.Length)
	if !known {
		return
	}
	var last *node
	for _, n := range slices.Backward(p.order) {
		if f, _ := number(n.EarlyFinish); f == length {
			last = n
			break
		}
	}
	for n := last; n != nil; {
		p.plan.Path = append(p.plan.Path, n.PlanActivity)
		if n.driver == nil {
			break
		}
		n = n.driver.from
	}
	slices.Reverse(p.plan.Path)
}
