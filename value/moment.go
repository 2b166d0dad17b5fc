package value

// Moment is the unit of a figure that is a day and a time of it, numbered as spreadsheets number them: 45658.5 is noon of 1 January 2025. It
// prints to the minute.
const Moment Unit = "moment"

const minutesOfDay = 24 * 60

// MomentOf is the day that n numbers, and the minutes from its midnight, rounded to whole ones; no date where n is unknown or numbers none.
func MomentOf(n Number) (day Date, minutes int) {
	if !n.Known {
		return Date{}, 0
	}
	all := n.Decimal.Mul(Int(minutesOfDay)).Round(0)
	whole := all.Div(Int(minutesOfDay)).Floor()
	return DayOf(Num(whole)), int(all.Sub(whole.Mul(Int(minutesOfDay))).IntPart())
}
