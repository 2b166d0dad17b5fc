package schedule

import (
	"fmt"
	"regexp"
	"slices"

	"dossier/model"
)

// patternForm is how a pattern is named: action, source, target and tool (AWS Prescriptive Guidance, migration metadata).
var patternForm = regexp.MustCompile(`(?i)^(rehost|replatform|repurchase|refactor|relocate|retire|retain)\s+\S.*\s(on|to|onto)\s+\S.*\s(using|with|by)\s+\S`)

// patterns groups the applications that move by their pattern, in the order in which the patterns first occur.
func (p *planner) patterns() {
	var names []string
	by := map[string][]*model.Application{}
	for _, a := range p.Applications {
		if s := p.strategyOf(a); s == model.Retire || s == model.Retain {
			continue
		}
		if by[a.Pattern] == nil {
			names = append(names, a.Pattern)
		}
		by[a.Pattern] = append(by[a.Pattern], a)
	}
	taken := map[*model.Server]bool{}
	for i, name := range names {
		apps := by[name]
		key := fmt.Sprintf("%spattern/%d/", p.id, i+1)
		line := model.PlanPattern{
			Pattern: name, Formed: patternForm.MatchString(name), At: apps[0].At("pattern"), Effort: effortOf(apps, key),
			Applications: countOf(apps, key+"applications", "Applications", "application", "applications of the pattern"),
			Servers:      countOf(p.serversOf(apps, taken), key+"servers", "Servers", "server", "servers of the pattern’s applications; one of several patterns counts in the first"),
		}
		tools := tooling(apps)
		line.Tooling = tools
		p.plan.Patterns = append(p.plan.Patterns, line)
		if name != "" && !line.Formed {
			p.find(model.Finding{
				ID: model.KindPlanPattern.ID(p.Migration.ID, apps[0].ID), Kind: model.KindPlanPattern, Severity: model.Information, Ref: apps[0].At("pattern"),
				What: fmt.Sprintf("the pattern %q does not name action, source, target and tool", name),
				Rule: "a pattern reads “Rehost servers to Amazon EC2 using MGN” (AWS Prescriptive Guidance)", Mend: "name the source that moves, where it moves to, and the tool that moves it",
			})
		}
	}
}

// tooling is what the applications state as their tools, each way of stating it once.
func tooling(apps []*model.Application) string {
	var all []string
	for _, a := range apps {
		if a.Tooling != "" && !slices.Contains(all, a.Tooling) {
			all = append(all, a.Tooling)
		}
	}
	text := ""
	for i, tool := range all {
		if i > 0 {
			text += "; "
		}
		text += tool
	}
	return text
}
