package main

import (
	"dossier/model"
	"dossier/value"
)

// isWorked tells whether the project works on a day.
func (b *planner) isWorked(d value.Date) bool { return workingDay(d) == d && !b.off[d] }

// worked is the day, or the first one after it that is worked.
func (b *planner) worked(d value.Date) value.Date {
	for !b.isWorked(d) {
		d = d.AddDays(1)
	}
	return d
}

// back is the n-th working day before d.
func (b *planner) back(d value.Date, n int) value.Date {
	for n > 0 {
		d = d.AddDays(-1)
		if b.isWorked(d) {
			n--
		}
	}
	return d
}

// lastDay is the last of so many working days from start.
func (b *planner) lastDay(start value.Date, days int) value.Date {
	d := start
	for days > 1 {
		d = d.AddDays(1)
		if b.isWorked(d) {
			days--
		}
	}
	return d
}

// between are the working days from one day to another, both counted.
func (b *planner) between(from, to value.Date) int {
	n := 0
	for d := from; !d.After(to); d = d.AddDays(1) {
		if b.isWorked(d) {
			n++
		}
	}
	return n
}

// until are the working days of the project to the end of a day.
func (b *planner) until(d value.Date) int { return b.between(b.pr.Migration.Start, d) }

// before are the working days of the project before an activity begins.
func (b *planner) before(a made) int {
	if a.Kind == "milestone" {
		return b.until(a.Start)
	}
	return b.until(a.Start.AddDays(-1))
}

// holidays are those of all projects, and by migration those of the place where it is done.
func holidays(p *model.Portfolio) {
	for _, h := range commonHolidays {
		p.Holidays = append(p.Holidays, &model.Holiday{Date: h.on, Name: h.name})
	}
	for _, x := range localHolidays {
		for _, h := range x.days {
			p.Holidays = append(p.Holidays, &model.Holiday{Date: h.on, Name: h.name, Migration: x.migration})
		}
	}
}

func holidaysOf(migration string) map[value.Date]bool {
	p := &model.Portfolio{}
	holidays(p)
	off := map[value.Date]bool{}
	for _, h := range p.Holidays {
		if h.Migration == "" || h.Migration == migration {
			off[h.Date] = true
		}
	}
	return off
}

type holiday struct {
	on   value.Date
	name string
}

var commonHolidays = []holiday{
	{day(2024, 12, 25), "Christmas Day"}, {day(2025, 1, 1), "New Year's Day"}, {day(2025, 4, 18), "Good Friday"}, {day(2025, 12, 25), "Christmas Day"},
	{day(2026, 1, 1), "New Year's Day"}, {day(2026, 4, 3), "Good Friday"}, {day(2026, 12, 25), "Christmas Day"}, {day(2027, 1, 1), "New Year's Day"},
}

// localHolidays are public holidays of the countries, as their calendars have them.
var localHolidays = []struct {
	migration string
	days      []holiday
}{
	{"M-01", []holiday{{day(2025, 2, 17), "Presidents' Day"}, {day(2025, 5, 26), "Memorial Day"}}},
	{"M-02", []holiday{{day(2025, 5, 26), "Memorial Day"}, {day(2025, 6, 19), "Juneteenth"}, {day(2025, 7, 4), "Independence Day"}, {day(2025, 9, 1), "Labor Day"}, {day(2025, 11, 27), "Thanksgiving Day"}}},
	{"M-03", []holiday{{day(2024, 10, 3), "Day of German Unity"}, {day(2024, 12, 26), "Second Day of Christmas"}, {day(2025, 4, 21), "Easter Monday"}, {day(2025, 5, 1), "Labour Day"}}},
	{"M-05", []holiday{{day(2025, 2, 17), "Family Day"}, {day(2025, 5, 19), "Victoria Day"}, {day(2025, 7, 1), "Canada Day"}, {day(2025, 9, 1), "Labour Day"}}},
	{"M-12", []holiday{{day(2026, 12, 28), "Company shutdown"}, {day(2026, 12, 29), "Company shutdown"}, {day(2026, 12, 30), "Company shutdown"}, {day(2026, 12, 31), "Company shutdown"}}},
}
