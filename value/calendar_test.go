package value_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"dossier/value"
)

// TestCalendarByHand: cases that Microsoft documents, and the edges.
func TestCalendarByHand(t *testing.T) {
	for _, test := range []struct {
		op       value.Op
		from, to string // to: a day, or a number of days
		holidays []string
		want     string
	}{
		{value.WorkDay, "2008-10-01", "151", nil, "2009-04-30"},                                                 // documentation of WORKDAY
		{value.WorkDay, "2008-10-01", "151", []string{"2008-11-26", "2008-12-04", "2009-01-21"}, "2009-05-05"},  // the same, with holidays
		{value.WorkDays, "2012-10-01", "2013-03-01", nil, "110"},                                                // documentation of NETWORKDAYS
		{value.WorkDays, "2012-10-01", "2013-03-01", []string{"2012-11-22", "2012-12-04", "2013-01-21"}, "107"}, // the same, with holidays
		{value.WorkDays, "2013-03-01", "2012-10-01", nil, "-110"},                                               // backwards
		{value.WorkDay, "2025-03-08", "0", nil, "2025-03-08"},                                                   // no days from a Saturday
		{value.WorkDay, "2025-03-08", "1", nil, "2025-03-10"},                                                   // one day from a Saturday
		{value.WorkDay, "2025-03-10", "-1", []string{"2025-03-07"}, "2025-03-06"},                               // back over a weekend and a holiday
		{value.WorkDays, "2025-03-08", "2025-03-09", nil, "0"},                                                  // a weekend
		{value.WorkDays, "2025-03-08", "2025-03-10", []string{"2025-03-09", "2025-03-09", "2025-03-10"}, "0"},   // a holiday twice, and one on a Sunday
	} {
		args := []*value.Figure{day(test.from), nil}
		if d, err := value.ParseDecimal(test.to); err == nil {
			args[1] = value.Stated(d)
		} else {
			args[1] = day(test.to)
		}
		for _, h := range test.holidays {
			args = append(args, day(h))
		}
		f := value.Compute(test.op, args...)
		got := f.Value.String()
		if test.op == value.WorkDay {
			got = value.DayOf(f.Value).String()
		}
		if got != test.want {
			t.Errorf("%s of %s, %s but %v = %s, want %s", test.op, test.from, test.to, test.holidays, got, test.want)
		}
	}
}

func day(s string) *value.Figure {
	d, _ := value.ParseDate(s)
	return (&value.Figure{Op: value.Cell, Value: value.Serial(d)}).Named("", "", value.CalendarDay)
}

// TestCalendarAgainstTime counts with the standard library's weekdays.
func TestCalendarAgainstTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := value.Date{Year: 2025, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 800).Draw(t, "start"))
		n := rapid.IntRange(-200, 200).Draw(t, "n")
		off := map[value.Date]bool{}
		args := []*value.Figure{{Op: value.Cell, Value: value.Serial(start)}, value.Stated(value.Int(n))}
		for range rapid.IntRange(0, 12).Draw(t, "holidays") {
			h := start.AddDays(rapid.IntRange(-60, 60).Draw(t, "holiday"))
			off[h] = true
			args = append(args, &value.Figure{Op: value.Cell, Value: value.Serial(h)})
		}
		worked := func(d value.Date) bool {
			w := d.Time().Weekday()
			return w != time.Saturday && w != time.Sunday && !off[d]
		}
		want, step := start, 1
		if n < 0 {
			step = -1
		}
		for left := n * step; left > 0; {
			if want = want.AddDays(step); worked(want) {
				left--
			}
		}
		end := value.Compute(value.WorkDay, args...)
		if got := value.DayOf(end.Value); got != want {
			t.Fatalf("%d working days from %s = %s, want %s", n, start, got, want)
		}
		between := value.Compute(value.WorkDays, append([]*value.Figure{args[0], end}, args[2:]...)...)
		count := n
		if worked(start) && n >= 0 {
			count++
		} else if worked(start) {
			count--
		}
		if !between.Value.Decimal.Equal(value.Int(count)) {
			t.Fatalf("from %s to %s are %s working days, want %d", start, want, between.Value, count)
		}
	})
}

func TestCalendarRefuses(t *testing.T) {
	monday, half, far := day("2025-03-10"), value.Stated(value.Int(5).Shift(-1)), value.Stated(value.Int(1_000_000_000))
	for name, f := range map[string]*value.Figure{
		"half a day":               value.Compute(value.WorkDay, monday, half),
		"a span without end":       value.Compute(value.WorkDay, monday, far),
		"a day that is none":       value.Compute(value.WorkDays, monday, half),
		"a day before 1900":        value.Compute(value.WorkDays, monday, value.Stated(value.Int(5))),
		"a holiday that is no day": value.Compute(value.WorkDay, monday, value.Stated(value.Int(3)), half),
		"no second argument":       value.Compute(value.WorkDay, monday),
		"beyond the last day":      value.Compute(value.WorkDay, day("9999-12-30"), value.Stated(value.Int(5))),
	} {
		if f.Value.Known {
			t.Errorf("%s gives %s", name, f.Value)
		}
	}
	if got := (value.Locale{}).Figure(monday); got != "10 March 2025" {
		t.Errorf("a day prints as %q", got)
	}
}
