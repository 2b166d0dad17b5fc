package value_test

import (
	"testing"

	"dossier/value"
)

// A moment is the day and the minute that a spreadsheet shows of its number, a little over or under it too.
func TestMoment(t *testing.T) {
	day := value.Date{Year: 2025, Month: 6, Day: 14}
	for minute := range 24 * 60 {
		for _, off := range []int{-4, 0, 4} { // tenths of a minute
			tenths := value.Stated(value.Int(minute*10 + off))
			f := value.Compute(value.Sum, value.Stated(value.Serial(day).Decimal), value.Compute(value.Quotient, tenths, value.Stated(value.Int(24*60*10))))
			if got, minutes := value.MomentOf(f.Value); got != day || minutes != minute {
				t.Fatalf("minute %d is %s, minute %d", minute, got, minutes)
			}
		}
	}
	f := value.Compute(value.Sum, value.Stated(value.Serial(day).Decimal), value.Compute(value.Quotient, value.Stated(value.Int(7)), value.Stated(value.Int(8)))).Named("x", "", value.Moment)
	if got := (value.Locale{}).Figure(f); got != "14 June 2025, 21:00" {
		t.Errorf("it prints %s", got)
	}
	if got, _ := value.MomentOf(value.Number{}); !got.IsZero() {
		t.Errorf("an unknown moment is %s", got)
	}
}
