package optimization

import (
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// trial are the environments whose work can be interrupted, as people name them.
var trial = []string{"test", "dev", "development", "staging", "qa", "quality assurance", "sandbox", "training", "integration", "non-production", "nonproduction", "uat", "acceptance"}

// spot lists the applications that may run on Spot capacity, which AWS may take back at two minutes' notice: those outside production that
// nobody calls critical. The rule is ours, and each is a question to its owner, not a saving.
func (p *planner) spot() {
	for _, a := range p.Applications {
		environment := folded(a.Environment)
		moved := a.Strategy != model.Retire && a.Strategy != model.Retain
		if !moved || !slices.Contains(trial, environment) || a.Criticality == "high" || a.Criticality == "critical" {
			continue
		}
		c := model.SpotCandidate{Application: a, Why: "its environment is " + strings.TrimSpace(a.Environment)}
		var rows []source.Ref
		for _, s := range p.Servers {
			if slices.Contains(s.Applications, a.ID) && s.Template != model.Yes {
				rows = append(rows, s.Where())
			}
		}
		c.Servers = p.named(value.CountOf(rows), "spot/"+slug(a.ID), "Servers of "+a.ID, "server", value.Rule{
			Name: "candidates for Spot: outside production, and not critical", Origin: ours,
		})
		p.plan.Spot = append(p.plan.Spot, c)
	}
}
