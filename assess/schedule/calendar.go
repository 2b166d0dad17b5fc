package schedule

import (
	"slices"

	"dossier/model"
	"dossier/value"
)

// readCalendar takes the holidays in the order of their days, each day once.
func (p *planner) readCalendar() {
	days := slices.Clone(p.Holidays)
	slices.SortStableFunc(days, func(a, b *model.Holiday) int { return a.Date.Compare(b.Date) })
	days = slices.CompactFunc(days, func(a, b *model.Holiday) bool { return a.Date == b.Date })
	for _, h := range days {
		if h.Date.IsZero() {
			continue
		}
		f := value.Read(value.Serial(h.Date), h.At("date")).Named(p.id+"holiday/"+h.Date.String(), "Holiday", value.CalendarDay).By(rule("holiday", "the workspace, Holidays"))
		p.holidays = append(p.holidays, f)
		p.plan.Holidays = append(p.plan.Holidays, model.PlanHoliday{Holiday: h, Day: f})
	}
}

// workDay is the day n working days after from.
func (p *planner) workDay(from, n *value.Figure) *value.Figure {
	return value.Compute(value.WorkDay, append([]*value.Figure{from, n}, p.holidays...)...)
}

// workDays are the working days from one day to another, both counted.
func (p *planner) workDays(from, to *value.Figure) *value.Figure {
	return value.Compute(value.WorkDays, append([]*value.Figure{from, to}, p.holidays...)...)
}

// through are the working days from the first day of the plan to the end of the day.
func (p *planner) through(day *value.Figure) *value.Figure { return p.workDays(p.plan.First, day) }

// until are the working days from the first day of the plan to the beginning of the day.
func (p *planner) until(day *value.Figure) *value.Figure {
	return value.Compute(value.Difference, p.through(day), p.workDays(day, day))
}

// findFirst is the first day that the plan names; the days of the network are counted from it.
func (p *planner) findFirst() {
	var named []*value.Figure
	for _, n := range p.nodes {
		for _, f := range []*value.Figure{n.Start, n.Finish, n.ActualStart, n.ActualFinish} {
			if f != nil && f.Value.Known && f.Op == value.Cell {
				named = append(named, f)
			}
		}
	}
	first := unknown("no activity has a day", p.Migration.Where())
	if len(named) > 0 {
		first = value.Compute(value.Minimum, named...)
	}
	p.plan.First = first.Named(p.id+"first", "First day of the plan", value.CalendarDay).By(rule("the earliest planned or actual day", network))
	p.plan.Eve = value.Compute(value.Difference, p.plan.First, whole(1)).Named(p.id+"eve", "The day before", value.CalendarDay).
		By(rule("working days are counted from the day before the first", network))
}
