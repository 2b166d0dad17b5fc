package value_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"dossier/value"
)

func stated(t *testing.T, texts ...string) []*value.Figure {
	t.Helper()
	var figures []*value.Figure
	for _, text := range texts {
		d, err := value.ParseDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		figures = append(figures, value.Stated(d))
	}
	return figures
}

// TestFinanceByHand: results that are known elsewhere. The MIRR is the example of Microsoft's documentation of the function.
func TestFinanceByHand(t *testing.T) {
	for _, test := range []struct {
		op   value.Op
		args []string
		want string
	}{
		{value.Round, []string{"2.345", "2"}, "2.35"},
		{value.Round, []string{"-2.345", "2"}, "-2.35"},
		{value.Round, []string{"2.345", "0.5"}, ""},
		{value.Power, []string{"4", "0.5"}, "2"},
		{value.Power, []string{"1.21", "0.5"}, "1.1"},
		{value.Power, []string{"-4", "0.5"}, ""},
		{value.Power, []string{"2", "100000"}, ""},
		{value.NPV, []string{"0.1", "110"}, "100"},
		{value.NPV, []string{"0.1", "110", "121"}, "200"},
		{value.NPV, []string{"0", "-5", "7.5"}, "2.5"},
		{value.NPV, []string{"-1", "7"}, ""},
		{value.MIRR, []string{"-100", "121", "0.1", "0.1"}, "0.21"},
		{value.MIRR, []string{"-100", "0", "121", "0.05", "0.05"}, "0.1"},
		{value.MIRR, []string{"100", "121", "0.1", "0.1"}, ""},
		{value.MIRR, []string{"-100", "-121", "0.1", "0.1"}, ""},
	} {
		if got := value.Compute(test.op, stated(t, test.args...)...).Value.String(); got != test.want {
			t.Errorf("%s of %v = %q, want %q", test.op, test.args, got, test.want)
		}
	}
	microsoft := value.Compute(value.MIRR, stated(t, "-120000", "39000", "30000", "21000", "37000", "46000", "0.10", "0.12")...)
	if got := microsoft.Value.Decimal.InexactFloat64(); math.Abs(got-0.126094) > 5e-7 {
		t.Errorf("MIRR = %v, want 0.126094", got)
	}
}

// TestFinanceAgainstFloats computes each operation anew in binary fractions, by the textbook's sums rather than by Horner's rule.
func TestFinanceAgainstFloats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 60).Draw(t, "periods")
		rate, reinvest := float64(rapid.IntRange(0, 400).Draw(t, "rate"))/1e4, float64(rapid.IntRange(0, 400).Draw(t, "reinvest"))/1e4
		var flows []*value.Figure
		var npv, positive, negative float64
		for i := range n {
			cents := rapid.IntRange(-1e8, 1e8).Draw(t, "cents")
			flows = append(flows, value.Stated(value.Int(cents).Shift(-2)))
			f := float64(cents) / 100
			npv += f / math.Pow(1+rate, float64(i+1))
			positive += math.Max(f, 0) * math.Pow(1+reinvest, float64(n-1-i))
			negative -= math.Min(f, 0) / math.Pow(1+rate, float64(i))
		}
		r, k := value.Stated(fraction(rate)), value.Stated(fraction(reinvest))
		near(t, "NPV", value.Compute(value.NPV, append([]*value.Figure{r}, flows...)...).Value, npv, 1e6)
		mirr := value.Compute(value.MIRR, append(flows, r, k)...).Value
		if known := positive > 0 && negative > 0; known != mirr.Known {
			t.Fatalf("MIRR known: %v, want %v", mirr.Known, known)
		}
		if mirr.Known {
			near(t, "MIRR", mirr, math.Pow(positive/negative, 1/float64(n-1))-1, 1)
		}
	})
}

func fraction(f float64) value.Decimal { return value.Int(int(math.Round(f * 1e4))).Shift(-4) }

func near(t *rapid.T, what string, got value.Number, want, scale float64) {
	if math.Abs(got.Decimal.InexactFloat64()-want) > 1e-11*math.Max(scale, math.Abs(want)) {
		t.Fatalf("%s = %s, want %v", what, got, want)
	}
}
