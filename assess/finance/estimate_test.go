package finance_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/assess/finance"
	"dossier/model"
)

func (s *sheet) estimate(service, monthly, upfront, currency string) {
	s.in.Estimates = append(s.in.Estimates, &model.Estimate{Row: s.row(), Migration: "M-1", Service: service, Monthly: number(monthly), Upfront: number(upfront), Currency: currency})
}

// An estimate is set beside the run rate on AWS, in the currency of the analysis; only one above the run rate is a finding.
func TestEstimateBesideTheRunRate(t *testing.T) {
	for name, test := range map[string]struct {
		aws, rate               string
		lines                   [][4]string
		monthly, upfront, above string // of the estimate, and the run rate above it; "" for none
		exceeds                 bool
		missing                 string
	}{
		"below":                {"700", "", [][4]string{{"EC2", "400.50", "", "USD"}, {"RDS", "199.50", "10", "usd"}}, "600", "10", "100", false, ""},
		"the same":             {"700", "", [][4]string{{"EC2", "700", "", "USD"}}, "700", "", "0", false, ""},
		"above":                {"700", "", [][4]string{{"EC2", "700.01", "", "USD"}}, "700.01", "", "-0.01", true, ""},
		"converted":            {"700", "exchange rate EUR/USD", [][4]string{{"EC2", "100", "10", "EUR"}}, "125", "12.5", "575", false, ""},
		"converted backwards":  {"700", "exchange rate USD/EUR", [][4]string{{"EC2", "100", "", "EUR"}}, "80", "", "620", false, ""},
		"without a rate":       {"700", "", [][4]string{{"EC2", "100", "", "USD"}, {"RDS", "100", "", "EUR"}}, "", "", "", false, "EUR/USD"},
		"without an amount":    {"700", "", [][4]string{{"EC2", "", "", "USD"}}, "", "", "", false, ""},
		"without costs on AWS": {"", "", [][4]string{{"EC2", "100", "", "USD"}}, "100", "", "", false, "AWS costs a month"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSheet()
			s.assume("term", "12 months")
			s.cost("on-premises", "Compute", "monthly", "1000", "USD")
			if test.aws != "" {
				s.cost("AWS", "Compute", "monthly", test.aws, "USD")
			}
			if test.rate != "" {
				s.assume(test.rate, "1.25")
			}
			for _, l := range test.lines {
				s.estimate(l[0], l[1], l[2], l[3])
			}
			tco, findings := finance.Analyse(s.in)
			if said := strings.Join(tco.Missing, "; "); test.missing != "" && !strings.Contains(said, test.missing) {
				t.Errorf("missing is %q, without %q", said, test.missing)
			}
			if got := slices.Contains(kindsOf(findings), model.KindEstimateExceedsTCO.String()); got != test.exceeds {
				t.Errorf("a finding: %v, want %v", got, test.exceeds)
			}
			e := tco.Estimate
			if e == nil {
				if test.monthly != "" {
					t.Fatal("there is no comparison")
				}
				return
			}
			if e.Monthly.Value.String() != test.monthly || e.Exceeds != test.exceeds {
				t.Errorf("%s a month, exceeds: %v", e.Monthly.Value, e.Exceeds)
			}
			if (e.Upfront == nil) != (test.upfront == "") || e.Upfront != nil && e.Upfront.Value.String() != test.upfront {
				t.Errorf("upfront %v, want %q", e.Upfront, test.upfront)
			}
			if (e.Beyond == nil) != (test.above == "") || e.Beyond != nil && e.Beyond.Value.String() != test.above {
				t.Errorf("beyond %v, want %q", e.Beyond, test.above)
			}
		})
	}
}
