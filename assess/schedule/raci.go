package schedule

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
)

// The roles of the matrix that its rule speaks of.
const (
	responsible model.RACIRole = "R"
	accountable model.RACIRole = "A"
)

const raciRule = "each activity has exactly one accountable and at least one responsible party, and nobody is named who is not a party (this program’s rule; AWS Prescriptive Guidance asks for one of each)"

// matrix says who does what in each activity, and what breaks the rule. Without any responsibility there is no matrix.
func (p *planner) matrix() {
	roles := map[string][]model.PlanRole{}
	for _, r := range p.Responsibilities {
		role := model.PlanRole{Party: strings.TrimSpace(r.Party), Role: r.Role, At: r.Where(), Unknown: true}
		if party := p.party(r.Party); party != nil {
			role.Party, role.Unknown = strings.TrimSpace(party.Name), false
		}
		roles[r.Activity] = append(roles[r.Activity], role)
	}
	named := map[string]bool{}
	any := false
	for _, n := range p.nodes {
		any = any || len(roles[n.Activity.ID]) > 0
	}
	if !any {
		return
	}
	for _, n := range p.nodes {
		parts := model.PlanParts{Activity: n.Activity, Roles: roles[n.Activity.ID]}
		for _, r := range parts.Roles {
			named[strings.ToLower(r.Party)] = true
		}
		p.checkParts(&parts)
		p.plan.Parts = append(p.plan.Parts, parts)
	}
	for _, party := range p.Parties {
		if name := strings.ToLower(strings.TrimSpace(party.Name)); named[name] {
			named[name] = false
			p.plan.Parties = append(p.plan.Parties, party)
		}
	}
}

// party is the party of the name, or nil.
func (p *planner) party(name string) *model.Party {
	i := slices.IndexFunc(p.Parties, func(x *model.Party) bool {
		return strings.EqualFold(strings.TrimSpace(x.Name), strings.TrimSpace(name))
	})
	if i < 0 {
		return nil
	}
	return p.Parties[i]
}

// checkParts holds one activity to the rule.
func (p *planner) checkParts(parts *model.PlanParts) {
	id := parts.Activity.ID
	holders := map[model.RACIRole][]string{}
	told := map[string]bool{}
	for _, r := range parts.Roles {
		if !slices.Contains(holders[r.Role], r.Party) {
			holders[r.Role] = append(holders[r.Role], r.Party)
		}
		if r.Unknown && !told[strings.ToLower(r.Party)] {
			told[strings.ToLower(r.Party)] = true
			parts.Wrong = append(parts.Wrong, fmt.Sprintf("%q is no party", r.Party))
			p.find(model.Finding{
				ID: model.KindRACIParty.ID(p.Migration.ID, id), Kind: model.KindRACIParty, Severity: model.Open, Ref: r.At,
				What: fmt.Sprintf("%s names %q, which is no party of this migration", id, r.Party), Rule: raciRule, Mend: "list the party, or correct the name",
			})
		}
	}
	wrong := func(kind model.FindingKind, what, mend string) {
		at := parts.Activity.Where()
		if len(parts.Roles) > 0 {
			at = parts.Roles[0].At
		}
		parts.Wrong = append(parts.Wrong, what)
		p.find(model.Finding{ID: kind.ID(p.Migration.ID, id), Kind: kind, Severity: model.Open, Ref: at, What: id + ": " + what, Rule: raciRule, Mend: mend})
	}
	switch n := len(holders[accountable]); {
	case n == 0:
		wrong(model.KindRACIAccountable, "nobody is accountable", "name the one party that answers for it")
	case n > 1:
		wrong(model.KindRACIAccountable, fmt.Sprintf("%d parties are accountable: %s", n, strings.Join(holders[accountable], ", ")), "leave the one party that answers for it")
	}
	if len(holders[responsible]) == 0 {
		wrong(model.KindRACIResponsible, "nobody is responsible", "name who does it")
	}
}
