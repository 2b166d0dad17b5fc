package value_test

import (
	"testing"

	"pgregory.net/rapid"

	"dossier/value"
)

// The quantile is the least of the numbers that at least the share of them do not exceed: found here by trying each.
func TestQuantile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hundredths := rapid.IntRange(0, 100).Draw(t, "share")
		numbers := rapid.SliceOfN(rapid.IntRange(-5, 40), 1, 130).Draw(t, "numbers")
		args := []*value.Figure{value.Stated(value.Int(hundredths).Shift(-2))}
		least, found := 0, false
		for _, n := range numbers {
			args = append(args, value.Stated(value.Int(n)))
			upTo := 0
			for _, m := range numbers {
				if m <= n {
					upTo++
				}
			}
			if upTo*100 >= hundredths*len(numbers) && (!found || n < least) {
				least, found = n, true
			}
		}
		f := value.Compute(value.Quantile, args...)
		if !f.Value.Known || !f.Value.Decimal.Equal(value.Int(least)) {
			t.Fatalf("the quantile at %d hundredths of %v is %s, want %d", hundredths, numbers, f.Value, least)
		}
		again, err := value.Evaluate(f)
		if err != nil || !again.Decimal.Equal(f.Value.Decimal) {
			t.Fatalf("evaluates to %s (%v)", again, err)
		}
	})
}

func TestQuantileOutsideItsBounds(t *testing.T) {
	for _, hundredths := range []int{-1, 101} {
		if f := value.Compute(value.Quantile, value.Stated(value.Int(hundredths).Shift(-2)), value.Stated(value.Int(1))); f.Value.Known {
			t.Errorf("at %d hundredths it is %s, want unknown", hundredths, f.Value)
		}
	}
	if _, err := value.Evaluate(&value.Figure{Op: value.Quantile, Args: []*value.Figure{value.Stated(value.Int(1))}}); err == nil {
		t.Error("a quantile of no numbers is accepted")
	}
}
