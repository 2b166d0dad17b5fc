package literal

import (
	"strconv"
	"strings"
	"time"

	"dossier/value"
)

// Date is the day that a text names. Where day and month could be exchanged, DayFirst and MonthFirst differ; a reading that is no
// day of the calendar is zero. A text that is sure has both the same.
type Date struct {
	DayFirst   value.Date // 03/04/2026 as 3 April
	MonthFirst value.Date // 03/04/2026 as 4 March
}

// Sure is the day, where only one reading makes one; ok is false where there are two, or none.
func (d Date) Sure() (day value.Date, ok bool) {
	switch {
	case d.DayFirst.IsZero():
		return d.MonthFirst, !d.MonthFirst.IsZero()
	case d.MonthFirst.IsZero(), d.DayFirst == d.MonthFirst:
		return d.DayFirst, true
	}
	return value.Date{}, false
}

// IsZero tells whether the text names no day.
func (d Date) IsZero() bool { return d == Date{} }

// ParseDate reads a day: 2026-03-04, 2026/03/04, 20260304, any of these with a time of day behind it; 4 March 2026, 04-Mar-2026,
// March 4, 2026; 4.3.2026 (dots always mean day, month, year); 03/04/2026 and 03-04-2026, which have two readings. Years have four
// digits, from 1900 to 2200. Anything else is the zero Date.
func ParseDate(text string) Date {
	text = trim(text)
	if len(text) > 64 {
		return Date{}
	}
	if day, ok := isoDay(text); ok {
		return sure(day)
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,/.-\u00a0\u202f", r) })
	if len(parts) != 3 {
		return Date{}
	}
	if named, ok := namedMonth(parts); ok {
		return sure(named)
	}
	a, okA := number(parts[0])
	b, okB := number(parts[1])
	year, okY := number(parts[2])
	if !okA || !okB || !okY || len(parts[2]) != 4 {
		return Date{}
	}
	if strings.Contains(text, ".") {
		return sure(day(year, b, a))
	}
	return Date{DayFirst: day(year, b, a), MonthFirst: day(year, a, b)}
}

func sure(d value.Date) Date { return Date{DayFirst: d, MonthFirst: d} }

// isoDay reads the year first; a time of day may follow after a T or a blank.
func isoDay(text string) (value.Date, bool) {
	date, clock, timed := strings.Cut(strings.Replace(text, "T", " ", 1), " ")
	if timed && !isClock(strings.TrimSpace(clock)) {
		return value.Date{}, false
	}
	if len(date) == 8 && allDigits(date) {
		date = date[:4] + "-" + date[4:6] + "-" + date[6:]
	}
	parts := strings.FieldsFunc(date, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	if len(parts) != 3 || len(parts[0]) != 4 {
		return value.Date{}, false
	}
	year, okY := number(parts[0])
	month, okM := number(parts[1])
	dom, okD := number(parts[2])
	d := day(year, month, dom)
	return d, okY && okM && okD && !d.IsZero()
}

func isClock(s string) bool {
	for _, layout := range []string{"15:04", "15:04:05", "15:04:05.999999999", "15:04:05Z07:00", "15:04Z07:00", "15:04:05.999999999Z07:00", "3:04:05 PM", "3:04 PM", "15:04:05 MST"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

func namedMonth(parts []string) (value.Date, bool) {
	for i := range 2 {
		month := monthOf(parts[i])
		if month == 0 {
			continue
		}
		dom, ok := number(ordinal(parts[1-i]))
		year, okY := number(parts[2])
		d := day(year, month, dom)
		return d, ok && okY && len(parts[2]) == 4 && !d.IsZero()
	}
	return value.Date{}, false
}

// ordinal takes the ending off 1st, 2nd, 3rd, 4th.
func ordinal(s string) string {
	if n := len(s) - 2; n > 0 && allDigits(s[:n]) {
		switch strings.ToLower(s[n:]) {
		case "st", "nd", "rd", "th":
			return s[:n]
		}
	}
	return s
}

func monthOf(name string) int {
	name = strings.ToLower(name)
	if len(name) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if name == full || name == full[:3] || name == "sept" && m == time.September {
			return int(m)
		}
	}
	return 0
}

func number(s string) (int, bool) {
	if s == "" || len(s) > 4 || !allDigits(s) {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// day is the date, or zero where the calendar has none such.
func day(year, month, dom int) value.Date {
	if year < 1900 || year > 2200 || month < 1 || month > 12 || dom < 1 {
		return value.Date{}
	}
	d := value.Date{Year: year, Month: time.Month(month), Day: dom}
	if value.DateOf(d.Time()) != d {
		return value.Date{}
	}
	return d
}
