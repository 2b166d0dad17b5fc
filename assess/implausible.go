package assess

import (
	"fmt"
	"slices"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// What makes a recorded fact implausible is this program's assumption; no source states it. A year that is mistyped (2062 for 2026) would
// otherwise become the day that the whole pack speaks of.
const (
	farAhead  = 24 // months after all facts but it and its like
	mostStray = 10 // percent of all facts that may be so and still be taken for mistakes; one always may
	mostTold  = 5  // of one day
)

// recorded are the facts of one day.
type recorded struct {
	day    value.Date
	number int
	cells  []stray // the first of them
}

// stray is a cell that states the day of a fact.
type stray struct {
	ref    source.Ref
	column string
}

// implausibleDays warns of the few recorded facts that lie years after all others. Where the day of the assessment is given, those alone
// that lie after it too: the others can have happened.
func implausibleDays(p *model.Portfolio, asOf value.Date) []source.Problem {
	days, total := recordedDays(p)
	first, beyond := len(days), 0
	for i := len(days) - 1; i > 0; i-- {
		beyond += days[i].number
		if beyond > max(1, total*mostStray/100) {
			break
		}
		if days[i].day.After(days[i-1].day.AddMonths(farAhead)) {
			first = i
		}
	}
	var problems []source.Problem
	for _, d := range days[min(first, len(days)):] {
		if !d.day.After(asOf) {
			continue
		}
		before := days[first-1]
		for _, c := range d.cells {
			problems = append(problems, c.problem(d.day, before, asOf))
		}
		if more := d.number - len(d.cells); more > 0 {
			problems = append(problems, source.Warn(d.cells[0].ref, fmt.Sprintf("%d further cells state the day %s, years after all others", more, d.day), "", "").As(source.DateImplausible))
		}
	}
	return problems
}

func (c stray) problem(day value.Date, before recorded, asOf value.Date) source.Problem {
	what := fmt.Sprintf("%s %s is %d years after every other recorded fact, the newest of which is %s at %s", c.column, day, yearsBetween(before.day, day), before.day, before.cells[0].ref)
	hint := "that a fact more than two years after all others is mistyped is assumed"
	if asOf.IsZero() {
		hint = "the pack now speaks of this day, as of the newest recorded fact; --as-of names another; " + hint
	}
	if meant := swapped(day, before.day); !meant.IsZero() {
		hint = "did you mean " + meant.String() + "? " + hint
	}
	return source.Warn(c.ref, what, "the day on which it happened", hint).As(source.DateImplausible)
}

// swapped is the day with the last two digits of its year the other way round, where that lies near the other facts.
func swapped(day, newest value.Date) value.Date {
	meant := day
	meant.Year = day.Year/100*100 + day.Year%10*10 + day.Year%100/10
	if meant.AddMonths(farAhead).Before(newest) || meant.After(newest.AddMonths(12)) || value.DateOf(meant.Time()) != meant {
		return value.Date{}
	}
	return meant
}

func yearsBetween(from, to value.Date) int {
	years := to.Year - from.Year
	if from.AddMonths(12 * years).After(to) {
		years--
	}
	return years
}

// recordedDays are the days of all recorded facts, in order, and how many facts there are.
func recordedDays(p *model.Portfolio) (days []recorded, total int) {
	found := map[value.Date]*recorded{}
	last := &recorded{} // rows of one day stand together
	for _, s := range model.Schemas() {
		dates := slices.DeleteFunc(slices.Clone(s.Fields), func(f model.Field) bool { return f.Type != model.DateField || f.Plan })
		if len(dates) == 0 {
			continue
		}
		for _, record := range s.Records(p) {
			for _, f := range dates {
				d, ok := fact(record, f)
				if !ok {
					continue
				}
				total++
				if last.day != d {
					if last = found[d]; last == nil {
						last = &recorded{day: d}
						found[d] = last
					}
				}
				if last.number++; last.number <= mostTold {
					last.cells = append(last.cells, stray{record.At(f.Name), f.Name})
				}
			}
		}
	}
	for _, r := range found {
		days = append(days, *r)
	}
	slices.SortFunc(days, func(a, b recorded) int { return a.day.Compare(b.day) })
	return days, total
}
