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
		{value.IRR, []string{"-100", "110", "1"}, "0.1"},
		{value.IRR, []string{"-100", "0", "121", "1"}, "0.1"},
		{value.IRR, []string{"-100", "50", "1"}, "-0.5"},
		{value.IRR, []string{"-100", "230", "-131", "1"}, ""}, // at a factor above 1 its present value is nowhere above 0
		{value.IRR, []string{"-100", "110", "0"}, ""},
		{value.IRR, []string{"100", "110", "1"}, ""},
		{value.IRR, []string{"-1", "20000", "1"}, ""}, // beyond ten thousand times a period
		{value.Turns, []string{"0", "-1", "0", "-2", "3", "0", "4"}, "1"},
		{value.Turns, []string{"-1", "2", "-3", "4"}, "0"},
		{value.Turns, []string{"1", "-2"}, "0"},
		{value.Turns, []string{"-1", "0"}, "0"},
		{value.Turns, []string{"0", "7"}, "0"},
	} {
		if got := value.Compute(test.op, stated(t, test.args...)...).Value.String(); got != test.want {
			t.Errorf("%s of %v = %q, want %q", test.op, test.args, got, test.want)
		}
	}
	microsoft := value.Compute(value.MIRR, stated(t, "-120000", "39000", "30000", "21000", "37000", "46000", "0.10", "0.12")...)
	if got := microsoft.Value.Decimal.InexactFloat64(); math.Abs(got-0.126094) > 5e-7 {
		t.Errorf("MIRR = %v, want 0.126094", got)
	}
	for _, example := range []struct {
		flows []string
		want  float64
	}{{[]string{"-70000", "12000", "15000", "18000", "21000", "1"}, -0.021244848}, {[]string{"-70000", "12000", "15000", "18000", "21000", "26000", "1"}, 0.08663095}} {
		irr := value.Compute(value.IRR, stated(t, example.flows...)...).Value
		if got := irr.Decimal.InexactFloat64(); math.Abs(got-example.want) > 5e-9 {
			t.Errorf("IRR of %v = %v, want %v", example.flows, got, example.want)
		}
	}
}

// TestInternalReturnIsARoot: where a flow, or its running total, turns once, the rate makes its present value 0, and brings the rate back
// that a flow was made from.
func TestInternalReturnIsARoot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var flows []*value.Figure
		costs, returns := rapid.IntRange(1, 30).Draw(t, "costs"), rapid.IntRange(1, 90).Draw(t, "returns")
		for i := range costs + returns {
			cents := rapid.IntRange(0, 1e8).Draw(t, "cents")
			if i < costs {
				cents = -cents
			}
			flows = append(flows, value.Stated(value.Int(cents).Shift(-2)))
		}
		if rapid.Bool().Draw(t, "late cost") { // a later one that the running total does not turn back for
			flows = append(flows, value.Stated(value.Int(-1)))
		}
		var total, running []*value.Figure
		for _, f := range flows {
			total = append(total, f)
			running = append(running, value.Compute(value.Sum, total...))
		}
		only := value.Compute(value.Maximum, value.Compute(value.Turns, flows...), value.Compute(value.Turns, running...))
		irr := value.Compute(value.IRR, append(flows, only)...)
		if only.Value.Decimal.IsZero() != !irr.Value.Known && math.Abs(running[len(running)-1].Value.Decimal.InexactFloat64()) > 1 {
			extreme := value.Compute(value.NPV, append([]*value.Figure{value.Stated(value.Int(10_000))}, flows...)...).Value.Decimal
			if extreme.IsNegative() && !value.Compute(value.NPV, append([]*value.Figure{value.Stated(value.Int(-99).Shift(-2))}, flows...)...).Value.Decimal.IsNegative() {
				t.Fatalf("IRR %s although one rate alone: %s", irr.Value, only.Value)
			}
		}
		if !irr.Value.Known {
			return
		}
		scale := 0.0
		for i, f := range flows {
			scale += math.Abs(f.Value.Decimal.InexactFloat64()) * math.Pow(1+irr.Value.Decimal.InexactFloat64(), -float64(i+1))
		}
		if npv := value.Compute(value.NPV, append([]*value.Figure{irr}, flows...)...).Value.Decimal.InexactFloat64(); math.Abs(npv) > 1e-12*scale {
			t.Fatalf("at the IRR %s the NPV is %v of %v", irr.Value, npv, scale)
		}
	})
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
