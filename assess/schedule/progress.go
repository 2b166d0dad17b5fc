package schedule

import (
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

const sofar = "planned against actual"

// measure compares what was planned with what came of it, on the day of the assessment.
func (p *planner) measure() {
	p.plan.AsOf = (&value.Figure{Op: value.Parameter, Value: value.Serial(p.AsOf)}).Named(p.id+"as-of", "Day of the assessment", value.CalendarDay).
		By(rule("the day that the assessment speaks of", sofar))
	for _, n := range p.nodes {
		if n.ActualStart != nil {
			n.StartVariance = p.variance(n.ActualStart, n.Start).Named(n.key+"start-variance", "Start, working days late", working).
				By(rule("actual start − planned start, in working days", sofar))
		}
		if n.ActualFinish != nil {
			n.FinishVariance = p.variance(n.ActualFinish, n.Finish).Named(n.key+"finish-variance", "Finish, working days late", working).
				By(rule("actual finish − planned finish, in working days", sofar))
		}
		p.late(n)
	}
	p.progress()
}

// variance is how many working days one day lies after another.
func (p *planner) variance(actual, planned *value.Figure) *value.Figure {
	return value.Compute(value.Difference, p.through(actual), p.through(planned))
}

// late says by how much an activity is behind: one that is not finished after its planned finish, or not begun after its planned start.
func (p *planner) late(n *node) {
	done := n.ActualFinish != nil || n.Activity.Status == completed
	started := done || n.ActualStart != nil || n.Activity.Status == begun
	unfinished := "not finished"
	if !started {
		unfinished = "neither begun nor finished"
	}
	for _, c := range []struct {
		settled bool
		planned *value.Figure
		words   string
	}{{done, n.Finish, unfinished}, {started, n.Start, "not begun"}} {
		if c.settled {
			continue
		}
		behind := p.variance(p.plan.AsOf, c.planned)
		if d, known := number(behind); known && d > 0 {
			n.Late = behind.Named(n.key+"late", "Working days behind", working).By(rule("day of the assessment − planned day, in working days", sofar))
			n.Behind = c.words
			return
		}
	}
}

// progress adds up how far the plan is. Only what has an actual finish counts as done: of what is in progress nobody says how far it is.
func (p *planner) progress() {
	var all, done, running, kept []source.Ref
	var days, doneDays, critical []*value.Figure
	var late []source.Ref
	for _, n := range p.nodes {
		at := n.Activity.Where()
		all, days, critical = append(all, at), append(days, n.Duration), append(critical, n.Critical)
		switch {
		case n.ActualFinish != nil:
			done, doneDays = append(done, at), append(doneDays, n.Duration)
		case n.ActualStart != nil || n.Activity.Status == begun:
			running = append(running, at)
		}
		if late, known := number(n.FinishVariance); known && late <= 0 {
			kept = append(kept, at)
		}
		if n.Late != nil {
			late = append(late, at)
		}
	}
	count := func(rows []source.Ref, id, label, why string) *value.Figure {
		return value.CountOf(rows).Named(p.id+id, label, "activity").By(rule(why, sofar))
	}
	g := &p.plan.Progress
	g.Activities = count(all, "activities", "Activities", "rows of activities that are not cancelled")
	g.Completed = count(done, "completed", "Completed", "rows with an actual finish")
	g.OnTime = count(kept, "on-time", "Completed on time", "rows with an actual finish no later than the planned one")
	g.Begun = count(running, "begun", "In progress", "rows that have begun and have no actual finish")
	g.Late = count(late, "late", "Behind the plan", "rows whose planned day has passed")
	g.Days = value.Compute(value.Sum, days...).Named(p.id+"days", "Working days planned", working).By(rule("sum of the planned durations", sofar))
	g.Done = value.Compute(value.Sum, doneDays...).Named(p.id+"done", "Working days done", working).By(rule("sum of the planned durations of what is finished", sofar))
	g.Share = percentOf(g.Done, g.Days).Named(p.id+"share", "Done", value.Percent).
		By(rule("working days of finished activities in percent of all; what is in progress counts nothing, since nobody says how far it is", sofar))
	g.Critical = value.Compute(value.Sum, critical...).Named(p.id+"critical", "Critical activities", "activity").By(rule("activities without slack", network))
	p.worst()
}

// percentOf is a part in percent of the whole.
func percentOf(part, all *value.Figure) *value.Figure {
	return value.Compute(value.Quotient, value.Compute(value.Product, part, whole(100)), all)
}

// worst is the largest finish variance.
func (p *planner) worst() {
	var all []*value.Figure
	for _, n := range p.nodes {
		if n.FinishVariance != nil && n.FinishVariance.Value.Known {
			all = append(all, n.FinishVariance)
		}
	}
	if len(all) > 0 {
		p.plan.Progress.FinishVariance = value.Compute(value.Maximum, all...).Named(p.id+"worst", "Largest slip of a finish", working).By(rule("the largest finish variance", sofar))
	}
}

// deadline compares the last cutover, as planned, with the day by which the customer had to be done.
func (p *planner) deadline() {
	var moves []*value.Figure
	for _, n := range p.nodes {
		if n.Activity.Kind == cutover {
			moves = append(moves, n.Finish)
		}
	}
	if len(moves) > 0 {
		p.plan.LastMove = value.Compute(value.Maximum, moves...).Named(p.id+"last-cutover", "Last cutover, as planned", value.CalendarDay).By(rule("the latest planned finish of a cutover", network))
	}
	if m := p.Migration; !m.Deadline.IsZero() {
		p.plan.Deadline = value.Read(value.Serial(m.Deadline), m.At("deadline")).Named(p.id+"deadline", "Deadline", value.CalendarDay).By(rule("as recorded", "the workspace, Migrations"))
	}
	if p.plan.LastMove != nil && p.plan.Deadline != nil {
		p.plan.Margin = p.variance(p.plan.Deadline, p.plan.LastMove).Named(p.id+"margin", "Margin to the deadline", working).
			By(rule("deadline − last cutover, in working days", network))
	}
}

// kinds are the kinds of work with their share of the planned working days, in the order of the closed list.
func (p *planner) kinds() {
	for _, word := range append(model.Words(model.ActivityKind("")), "") {
		var rows []source.Ref
		var days, starts, finishes []*value.Figure
		for _, n := range p.nodes {
			if string(n.Activity.Kind) == word {
				rows, days = append(rows, n.Activity.Where()), append(days, n.Duration)
				starts, finishes = append(starts, n.Start), append(finishes, n.Finish)
			}
		}
		if len(rows) == 0 {
			continue
		}
		key := p.id + "kind/" + word + "/"
		k := model.PlanKind{Kind: model.ActivityKind(word), Activities: value.CountOf(rows).Named(key+"activities", "Activities", "activity").By(rule("rows of the kind", sofar))}
		k.From = value.Compute(value.Minimum, starts...).Named(key+"from", "Planned from", value.CalendarDay).By(rule("the earliest planned start of the kind", network))
		k.To = value.Compute(value.Maximum, finishes...).Named(key+"to", "Planned to", value.CalendarDay).By(rule("the latest planned finish of the kind", network))
		k.Days = value.Compute(value.Sum, days...).Named(key+"days", "Working days", working).By(rule("sum of the planned durations", sofar))
		k.Share = percentOf(k.Days, p.plan.Progress.Days).Named(key+"share", "Share", value.Percent).By(rule("working days of the kind in percent of all", sofar))
		p.plan.Kinds = append(p.plan.Kinds, k)
	}
}
