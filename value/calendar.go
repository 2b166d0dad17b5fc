package value

// CalendarDay is the unit of a figure that is a day, numbered as spreadsheets number days: 45658 is 1 January 2025. It prints as a date.
const CalendarDay Unit = "date"

// The operations of a calendar in which Monday to Friday are worked but for holidays. Each is what the spreadsheet function of the same
// meaning does: WORKDAY and NETWORKDAYS. Days are of unit CalendarDay; what is no whole number makes the result unknown.
const (
	WorkDay  Op = "working day"            // b working days after the day a, before it where b < 0, a itself where b = 0; the other Args are holidays
	WorkDays Op = "number of working days" // from the day a to the day b, both counted; negative where b is before a; the other Args are holidays
)

// The days that every spreadsheet numbers alike, and how far a calendar is walked, so that no input makes it run for long.
var (
	firstSerial = epoch.DaysUntil(Date{Year: 1900, Month: 3, Day: 1})
	lastSerial  = epoch.DaysUntil(Date{Year: 9999, Month: 12, Day: 31})
)

const maxSpan = 50_000 // days

// epoch is the day before day 1, as far as days from 1 March 1900 on are concerned.
var epoch = Date{Year: 1899, Month: 12, Day: 30}

// Serial is d as a spreadsheet numbers it; unknown for no date and for days before 1 March 1900, which programs number differently.
func Serial(d Date) Number {
	n := epoch.DaysUntil(d)
	if d.IsZero() || n < firstSerial || n > lastSerial {
		return Number{}
	}
	return Num(Int(n))
}

// DayOf is the day that a spreadsheet numbers n; no date where n is unknown, no whole number, or numbers none.
func DayOf(n Number) Date {
	if !n.Known || !n.Decimal.IsInteger() || n.Decimal.LessThan(Int(firstSerial)) || n.Decimal.GreaterThan(Int(lastSerial)) {
		return Date{}
	}
	return epoch.AddDays(int(n.Decimal.IntPart()))
}

// calendar gives the operations of a calendar their meaning; ok is false for any other.
func calendar(op Op, args []Number) (n Number, ok bool) {
	if op != WorkDay && op != WorkDays {
		return Number{}, false
	}
	days := make([]int, len(args))
	for i, arg := range args {
		a, length := arg.Decimal, op == WorkDay && i == 1
		if !a.IsInteger() || !length && DayOf(arg).IsZero() || length && a.Abs().GreaterThan(Int(maxSpan)) {
			return Number{}, true
		}
		days[i] = int(a.IntPart())
	}
	off := make(map[int]bool, len(days))
	for _, holiday := range days[2:] {
		off[holiday] = true
	}
	if op == WorkDay {
		return workDay(days[0], days[1], off), true
	}
	return workDays(days[0], days[1], off), true
}

// isWorked tells whether a day is neither a Saturday nor a Sunday nor a holiday. The day numbered 7 was a Saturday.
func isWorked(day int, off map[int]bool) bool { return day%7 > 1 && !off[day] }

func workDay(day, n int, off map[int]bool) Number {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		day += step
		if day < firstSerial || day > lastSerial {
			return Number{}
		}
		if isWorked(day, off) {
			n--
		}
	}
	return Num(Int(day))
}

func workDays(from, to int, off map[int]bool) Number {
	sign := 1
	if to < from {
		from, to, sign = to, from, -1
	}
	if to-from > maxSpan {
		return Number{}
	}
	n := 0
	for day := from; day <= to; day++ {
		if isWorked(day, off) {
			n++
		}
	}
	return Num(Int(sign * n))
}
