package compose

import (
	"testing"

	"dossier/value"
)

func TestUnitFollowsItsNumber(t *testing.T) {
	for _, c := range []struct {
		number     int
		unit, want string
	}{
		{4, "hour", "hours"}, {1, "hour", "hour"}, {1, "hours", "hour"}, {0, "day", "days"}, {2, "working day", "working days"}, {1, "activities", "activity"},
		{1, "shifts", "shift"}, {2, "GB", "GB"}, {1, "MS", "MS"}, {1, "loss", "loss"}, {3, "loss", "loss"}, {1, "addresses", "address"},
	} {
		if got := unitOf(value.Num(value.Int(c.number)), c.unit); got != c.want {
			t.Errorf("%d %s: %q, want %q", c.number, c.unit, got, c.want)
		}
	}
}
