package value_test

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dossier/source"
	"dossier/value"
)

// TestDecimalIsExact compares with math/big, which we did not write.
func TestDecimalIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`-?[0-9]{1,30}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?`).Draw(t, "s")
		d, err := value.ParseDecimal(s)
		if err != nil {
			t.Fatal(err)
		}
		want, ok := new(big.Rat).SetString(s)
		if !ok || d.Rat().Cmp(want) != 0 {
			t.Fatalf("%s read as %s", s, d)
		}
	})
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"1", "-0.5", "9.984E-7", "1e999999999", "", "1,5", "0x10", "∞", "1e", strings.Repeat("9", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := value.ParseDecimal(s)
		if err != nil {
			return
		}
		again, err := value.ParseDecimal(d.String())
		if err != nil || !again.Equal(d) {
			t.Fatalf("%q prints as %q, which reads as %s (%v)", s, d, again, err)
		}
	})
}

func TestMoneyNeverMixes(t *testing.T) {
	eur, usd := value.Money{Amount: value.Int(1), Currency: "EUR"}, value.Money{Amount: value.Int(1), Currency: "USD"}
	if _, err := eur.Add(usd); err == nil {
		t.Error("EUR and USD were added")
	}
	if sum, err := eur.Sub(eur); err != nil || !sum.Amount.IsZero() {
		t.Errorf("1 EUR - 1 EUR = %v, %v", sum, err)
	}
}

// TestDatesAgreeWithTime: days and months agree with the standard library, but for the end of a month, which stays its end.
func TestDatesAgreeWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := value.DateOf(time.Unix(rapid.Int64Range(-2e9, 4e9).Draw(t, "unix"), 0).UTC())
		n := rapid.IntRange(-2000, 2000).Draw(t, "n")
		if got := d.AddDays(n); d.DaysUntil(got) != n {
			t.Fatalf("%s + %d days = %s", d, n, got)
		}
		month := d.AddMonths(n)
		want := d.Time().AddDate(0, n, 0)
		if value.DateOf(want).Day == d.Day && month != value.DateOf(want) {
			t.Fatalf("%s + %d months = %s, want %s", d, n, month, value.DateOf(want))
		}
		if parsed, err := value.ParseDate(d.String()); err != nil || parsed != d {
			t.Fatalf("%s reads as %s (%v)", d, parsed, err)
		}
	})
	if got := (value.Date{Year: 2024, Month: 1, Day: 31}).AddMonths(1).String(); got != "2024-02-29" {
		t.Errorf("31 January 2024 + 1 month = %s, want 2024-02-29", got)
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{"2026-02-30", "2026-13-01", "26-01-01", "2026/01/01", " 2026-01-01", "2026-01-01T00:00"} {
		if d, err := value.ParseDate(s); err == nil {
			t.Errorf("%q reads as %s", s, d)
		}
	}
}

func TestLocales(t *testing.T) {
	d, _ := value.ParseDecimal("-1234567.5")
	march := value.Date{Year: 2026, Month: 3, Day: 4}
	for tag, want := range map[string][3]string{
		"en-GB": {"−1,234,567.50", "4 March 2026", "4 Jul 2026"},
		"en-US": {"−1,234,567.50", "March 4, 2026", "Jul 4, 2026"},
		"de-DE": {"−1.234.567,50", "4. März 2026", "4. Juli 2026"},
		"de-CH": {"−1’234’567.50", "4. März 2026", "4. Juli 2026"},
		"fr-FR": {"−1\u202f234\u202f567,50", "4 mars 2026", "4 juil. 2026"},
		"es-ES": {"−1.234.567,50", "4 de marzo de 2026", "4 jul 2026"},
	} {
		l, ok := value.LocaleOf(tag)
		if !ok {
			t.Fatalf("no locale %s", tag)
		}
		if got := [3]string{l.Number(d, 2), l.Day(march), strings.ReplaceAll(l.ShortDay(march.AddMonths(4)), "\u00a0", " ")}; got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
	if got := (value.Locale{}).Number(value.Int(1000), 0); got != "1,000" {
		t.Errorf("the zero locale writes %q", got)
	}
	small, _ := value.ParseDecimal("-0.001")
	if got := (value.Locale{}).Number(small, 2); got != "0.00" {
		t.Errorf("-0.001 to two places prints %q: a zero has no sign", got)
	}
}

func TestCurrencyOfUnits(t *testing.T) {
	for unit, want := range map[value.Unit]string{"USD": "USD", "EUR/month": "EUR", "CPU": "", "MiB": "", "usd": "", "": "", "%": ""} {
		if got, ok := unit.Currency(); got != want || ok != (want != "") {
			t.Errorf("%q is of currency %q, want %q", unit, got, want)
		}
	}
}

func TestUnknownIsNotZero(t *testing.T) {
	unknown := &value.Figure{Op: value.Parameter}
	one := value.Stated(value.Int(1))
	for _, op := range []value.Op{value.Sum, value.Difference, value.Quotient, value.Product, value.Exceeds, value.All, value.Minimum} {
		if f := value.Compute(op, one, unknown); f.Value.Known {
			t.Errorf("%s of 1 and unknown is %s", op, f.Value)
		}
	}
	if f := value.Compute(value.Product, value.Stated(value.Int(0)), unknown); !f.Value.Known || !f.Value.Decimal.IsZero() {
		t.Errorf("0 × unknown is %v: what is struck out counts nothing", f.Value)
	}
	if f := value.Compute(value.Quotient, one, value.Stated(value.Int(0))); f.Value.Known {
		t.Errorf("1 ÷ 0 is %s", f.Value)
	}
	if got := (value.Locale{}).Figure(unknown); got != "unknown" {
		t.Errorf("unknown prints as %q", got)
	}
}

// TestEvaluateEqualsValue: over random trees, evaluating anew gives the value that was computed.
func TestEvaluateEqualsValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFigure(t, 4)
		got, err := value.Evaluate(f)
		if err != nil || got.Known != f.Value.Known || !got.Decimal.Equal(f.Value.Decimal) {
			t.Fatalf("evaluates to %v (%v), want %v", got, err, f.Value)
		}
	})
}

func drawFigure(t *rapid.T, depth int) *value.Figure {
	if depth == 0 || rapid.Bool().Draw(t, "leaf") {
		n := rapid.IntRange(-5, 5).Draw(t, "n")
		if rapid.Bool().Draw(t, "count") {
			var rows []source.Ref
			for i := range max(n, 0) {
				rows = append(rows, source.Ref{File: "f.csv"}.At(1, 2+i*rapid.IntRange(1, 2).Draw(t, "gap")))
			}
			return value.CountOf(source.Merge(rows))
		}
		return value.Stated(value.Int(n))
	}
	op := rapid.SampledFrom([]value.Op{value.Sum, value.Difference, value.Product, value.Quotient, value.Minimum, value.Maximum, value.Exceeds, value.AtLeast, value.AtMost, value.All}).Draw(t, "op")
	return value.Compute(op, drawFigure(t, depth-1), drawFigure(t, depth-1))
}

// TestSharedArguments: a figure whose arguments are shared level after level takes no longer than it has figures.
func TestSharedArguments(t *testing.T) {
	f := value.Stated(value.Int(1), source.Ref{File: "f.csv"}.At(1, 2))
	for range 200 {
		f = value.Compute(value.Maximum, f, f)
	}
	if n, err := value.Evaluate(f); err != nil || !n.Decimal.Equal(value.Int(1)) || f.Assumed() || len(f.Leaves()) != 1 {
		t.Errorf("evaluates to %v, %v, from %v", n, err, f.Leaves())
	}
}

func TestEvaluateRefuses(t *testing.T) {
	for _, f := range []*value.Figure{{Op: "guess"}, {Op: value.Quotient}, {Op: value.Product}} {
		if n, err := value.Evaluate(f); err == nil {
			t.Errorf("%s over nothing evaluates to %v", f.Op, n)
		}
	}
}
