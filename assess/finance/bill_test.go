package finance_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/assess/finance"
	"dossier/model"
	"dossier/value"
)

// TestBill: full months of AWS in the currency of the analysis stand beside what the cash flow counts, without taxes and credits; months that
// are not full, or hold another currency, do not; a bill beyond what the case bears is a finding.
func TestBill(t *testing.T) {
	bill := func(march string) *sheet {
		s := plainCase()
		charge := func(provider, category, from, until, amount, currency string) {
			s.in.Charges = append(s.in.Charges, &model.Charge{Row: s.row(), Migration: "M-1", Provider: provider, Category: category, Start: day(from), End: day(until), Billed: number(amount), Currency: currency})
		}
		charge("AWS", "Usage", "2025-03-01", "2025-04-01", march, "USD")
		charge("", "Purchase", "2025-03-05", "2025-03-06", "20.125", "USD")
		charge("AWS", "Tax", "2025-03-01", "2025-04-01", "99", "USD")
		charge("AWS", "Credit", "2025-03-01", "2025-04-01", "-50", "USD")
		charge("Microsoft", "Usage", "2025-03-01", "2025-04-01", "77", "USD")
		charge("AWS", "Usage", "2025-01-01", "2025-01-31", "100", "USD") // an export that names the last day itself
		charge("AWS", "Usage", "2025-02-02", "2025-03-01", "555", "USD")
		charge("AWS", "Usage", "2025-04-01", "2025-05-01", "600", "USD")
		charge("AWS", "Usage", "2025-04-01", "2025-05-01", "6", "EUR")
		charge("AWS", "Usage", "2027-04-01", "2027-05-01", "600", "USD")
		return s
	}
	tco, findings := finance.Analyse(bill("550").in)
	var got []string
	for _, b := range tco.Bills {
		for _, f := range []*value.Figure{b.Charged, b.Counted, b.Over, b.Share} {
			again, err := value.Evaluate(f)
			if err != nil || again.String() != f.Value.String() {
				t.Errorf("%s is %s and evaluates to %s (%v)", f.ID, f.Value, again, err)
			}
		}
		got = append(got, strings.Join([]string{b.First.String(), b.Month.Value.String(), b.Charged.Value.String(), b.Counted.Value.String(), b.Over.Value.String()}, " "))
	}
	if want := []string{"2025-01-01 1 100 300 -200", "2025-03-01 3 570.125 600 -29.875"}; !slices.Equal(got, want) {
		t.Errorf("bills %q, want %q", got, want)
	}
	turned := func(f model.Finding) bool { return f.Kind == model.KindBillTurnsTCO }
	if slices.ContainsFunc(findings, turned) {
		t.Errorf("findings: %v", findings)
	}
	if _, findings = finance.Analyse(bill("5500").in); !slices.ContainsFunc(findings, turned) {
		t.Errorf("a bill of nine times the run rate is no finding: %v", findings)
	}
}
