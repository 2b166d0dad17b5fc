package chart

import (
	"strconv"
	"time"
	"unicode/utf8"

	"dossier/value"
)

// timeline maps days to places on an axis of time, in two rows of units, the coarser above.
type timeline struct {
	first, last value.Date // the first and the last day shown
	left, width float64
	fine        calendar // of the lower row
	coarse      calendar // of the upper row; none above years
}

// calendar is a way to part time.
type calendar int

const (
	none calendar = iota
	days
	weeks
	months
	quarters
	years
	fiveYears
	decades
)

// start is the beginning of the unit that d lies in.
func (c calendar) start(d value.Date) value.Date {
	switch c {
	case weeks:
		return d.AddDays(-(int(d.Time().Weekday()) + 6) % 7)
	case months:
		return value.Date{Year: d.Year, Month: d.Month, Day: 1}
	case quarters:
		return value.Date{Year: d.Year, Month: (d.Month-1)/3*3 + 1, Day: 1}
	case years, fiveYears, decades:
		return value.Date{Year: d.Year - d.Year%c.span(), Month: time.January, Day: 1}
	default:
		return d
	}
}

// span is how many years a unit of years has.
func (c calendar) span() int { return map[calendar]int{years: 1, fiveYears: 5, decades: 10}[c] }

// next is the beginning of the unit after the one that begins at d.
func (c calendar) next(d value.Date) value.Date {
	switch c {
	case weeks:
		return d.AddDays(7)
	case months:
		return d.AddMonths(1)
	case quarters:
		return d.AddMonths(3)
	case years, fiveYears, decades:
		return d.AddMonths(12 * c.span())
	default:
		return d.AddDays(1)
	}
}

// above is the unit of the upper row.
func (c calendar) above() calendar {
	switch c {
	case days, weeks:
		return months
	case months, quarters:
		return years
	default:
		return none
	}
}

// length is about how many days a unit has.
func (c calendar) length() float64 {
	return map[calendar]float64{days: 1, weeks: 7, months: 28, quarters: 90, years: 365, fiveYears: 5 * 365, decades: 3650}[c]
}

// day is how wide a day is.
func (t timeline) day() float64 { return t.width / float64(t.first.DaysUntil(t.last)+1) }

// at is where a day begins; end where it ends.
func (t timeline) at(d value.Date) float64  { return t.left + float64(t.first.DaysUntil(d))*t.day() }
func (t timeline) end(d value.Date) float64 { return t.at(d) + t.day() }

// newTimeline is the finest axis over some days whose labels stand clear of each other, begun and ended at whole units.
func (p *plotter) newTimeline(first, last value.Date, left, width float64) timeline {
	for c := days; ; c++ {
		t := timeline{first: c.start(first), last: c.next(c.start(last)).AddDays(-1), left: left, width: width, fine: c, coarse: c.above()}
		if c == days {
			t.first, t.last = weeks.start(first), weeks.next(weeks.start(last)).AddDays(-1)
		}
		if c == decades || c.length()*t.day() >= p.widestUnit(t)+0.9*p.Size {
			return t
		}
	}
}

// widestUnit is the width of the widest label of the lower row.
func (p *plotter) widestUnit(t timeline) float64 {
	widest := 0.0
	for _, text := range t.samples(p.Locale) {
		widest = max(widest, p.Measure(text, false))
	}
	return widest
}

// samples are labels as wide as those of the lower row get.
func (t timeline) samples(l value.Locale) []string {
	switch t.fine {
	case days, weeks:
		return []string{"28"}
	case months:
		names := monthNames(l)
		return names[:]
	case quarters:
		return []string{"Q4"}
	default:
		return []string{"2028"}
	}
}

// name is the label of the unit that begins at d.
func (t timeline) name(c calendar, d value.Date, l value.Locale) string {
	switch c {
	case days, weeks:
		return strconv.Itoa(d.Day)
	case months:
		name := monthNames(l)[d.Month-1]
		if c == t.coarse {
			name += " " + strconv.Itoa(d.Year)
		}
		return name
	case quarters:
		return "Q" + strconv.Itoa((int(d.Month)-1)/3+1)
	default:
		return strconv.Itoa(d.Year)
	}
}

// MonthName is a month's name in a few letters.
func MonthName(d value.Date, l value.Locale) string { return monthNames(l)[d.Month-1] }

// monthNames are the months in as few letters as tell them apart, at least three.
func monthNames(l value.Locale) [12]string {
	full := l.Months
	if full[0] == "" {
		english, _ := value.LocaleOf("en-GB")
		full = english.Months
	}
	for letters := 3; ; letters++ {
		var names [12]string
		seen, twice, longer := map[string]bool{}, false, false
		for i, name := range full {
			names[i] = name
			if utf8.RuneCountInString(name) > letters {
				names[i], longer = string([]rune(name)[:letters]), true
			}
			twice = twice || seen[names[i]]
			seen[names[i]] = true
		}
		if !twice || !longer {
			return names
		}
	}
}
