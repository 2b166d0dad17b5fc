package compose_test

import (
	"regexp"
	"strings"
	"testing"

	"dossier/compose"
	"dossier/doc"
	"dossier/model"
)

// TestSparse: with one row of each subject and little in it, every document is made, draws nothing of nothing and says nothing of what is
// not known.
func TestSparse(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		p.Costs = []*model.Cost{{Migration: "M-01", Scenario: "on-premises", Category: "All of it", Frequency: "yearly", Amount: num(12), Currency: "GBP"}}
		p.Recommendations = []*model.Recommendation{{Migration: "M-01", Tool: "AWS Compute Optimizer", Kind: "EC2 instance", Resource: "i-1", Saving: num(9)}}
		p.Activities = []*model.Activity{
			{ID: "T-1", Migration: "M-01", Title: "Discovery", Start: date("2026-03-02"), Finish: date("2026-03-27"), ActualStart: date("2026-03-02"), ActualFinish: date("2026-03-27"), Status: "completed"},
			{ID: "T-2", Migration: "M-01", Title: "Cutover", Duration: num(2), Kind: "cutover"},
		}
		p.Predecessors = []*model.Predecessor{{Activity: "T-2", Predecessor: "T-1"}}
		p.Readiness = []*model.ReadinessItem{{Migration: "M-01", Area: "Operations", Score: num(2), Scale: "1-7"}}
		p.Networks, p.Controls = nil, nil
		p.Accounts = []*model.Account{{ID: "111122223333", Migration: "M-01", Name: "one"}}
	})
	// a figure of one with a plural, a sentence about the unknown, an introduction to nothing
	wrong := regexp.MustCompile(`(?m)(?:^|[^0-9.,])1 (?:accounts|VPCs|subnets|activities (?:have|in)|working days|case studies (?:does|passes))|for unknown|unknown (?:was|working)|outside the scale|originals:$|\b0 working days after`)
	for _, u := range compose.Units(builtIn(t), w.assessment, w.portfolio, w.config) {
		d, problems := compose.Document(u)
		for _, p := range problems {
			t.Errorf("%s: %s", u.Template(), p)
		}
		for _, b := range d.Blocks {
			if c, ok := b.(doc.Chart); ok && len(c.Series) == 0 {
				t.Errorf("%s draws nothing: %s", u.Template(), c.Title)
			}
		}
		for _, line := range strings.Split(plain(d), "\n") {
			if wrong.MatchString(line) {
				t.Errorf("%s says %q", u.Template(), line)
			}
		}
	}
}
