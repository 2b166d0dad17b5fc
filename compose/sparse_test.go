package compose_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/compose"
	"dossier/model"
)

// bare is a sentence that says that something is not recorded, and neither for whom that is a gap nor what would mend it.
var bare = regexp.MustCompile(`^No [^,:;(]* (is|are) (listed|recorded|registered)\.$`)

// TestNothingIsBarelyMissing: where only a row of each kind is recorded, no section of an audit document ends in a bare "No … is recorded.".
func TestNothingIsBarelyMissing(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		*p = model.Portfolio{
			Migrations:          []*model.Migration{{ID: "M-01", Customer: "C-01", Title: "First"}},
			Customers:           []*model.Customer{{ID: "C-01", LegalName: "AnyCompany"}},
			Costs:               []*model.Cost{{Migration: "M-01", Scenario: "AWS", Category: "compute", Frequency: "monthly", Amount: num(100), Currency: "USD"}},
			Readiness:           []*model.ReadinessItem{{Migration: "M-01", Area: "Security and compliance", Item: "Identity", Score: num(3)}},
			Servers:             []*model.Server{{ID: "S-1", Migration: "M-01", Name: "web01"}},
			Networks:            []*model.Network{{Name: "prod", Migration: "M-01", CIDR: "10.0.0.0/16"}},
			Risks:               []*model.Risk{{ID: "R-1", Migration: "M-01", Description: "The line is late"}},
			WARisks:             []*model.WellArchitectedRisk{{Migration: "M-01", Pillar: "Security", Level: "high", Question: "SEC 2"}},
			Survey:              []*model.SurveyAnswer{{Migration: "M-01", Date: date("2026-01-10"), Question: "Would you recommend us?", Score: num(4), Scale: "1-5"}},
			OptimizationActions: []*model.OptimizationAction{{ID: "O-1", Migration: "M-01", Resource: "db1", Kind: "process", Action: "Tag everything"}},
		}
	})
	seen := map[string]bool{}
	want := []string{"case-study-audit", "tco-analysis", "readiness-assessment", "discovery-report", "landing-zone-design", "migration-plan", "optimization-plan", "well-architected", "satisfaction-survey"}
	for _, u := range compose.Units(builtIn(t), w.assessment, w.portfolio, w.config) {
		if !slices.Contains(want, u.Template()) {
			continue
		}
		d, problems := compose.Document(u)
		for _, p := range problems {
			t.Errorf("%s: %s", d.ID, p)
		}
		emptyHeadings(t, d)
		seen[u.Template()] = true
		for line := range strings.Lines(plain(d)) {
			if line = strings.TrimSpace(line); bare.MatchString(line) {
				t.Errorf("%s: %q says neither for whom that is a gap nor who can supply it", d.ID, line)
			}
		}
	}
	for _, template := range want {
		if !seen[template] {
			t.Errorf("no %s was composed", template)
		}
	}
}
