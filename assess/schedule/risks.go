package schedule

import (
	"cmp"
	"slices"

	"dossier/model"
	"dossier/value"
)

// risks grades the risks, the gravest first; in one grade those that are open first, then in the order of the sheet.
func (p *planner) risks() {
	for _, r := range p.Risks {
		open := r.ClosedOn.IsZero() || r.ClosedOn.After(p.AsOf)
		p.plan.Risks = append(p.plan.Risks, model.PlanRisk{Risk: r, Grade: grade(r), Open: open})
		p.owner("risk "+r.ID, r.Owner, r)
	}
	for _, c := range p.plan.Cutovers {
		for _, line := range c.Steps {
			p.owner("step of the cutover of "+c.Wave, line.Step.Owner, line.Step)
		}
	}
	rank := func(r model.PlanRisk) int { return -slices.Index(model.Words(model.Level("")), string(r.Grade)) }
	closed := map[bool]int{false: 1}
	slices.SortStableFunc(p.plan.Risks, func(a, b model.PlanRisk) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(closed[a.Open], closed[b.Open]))
	})
}

// grade joins likelihood and impact: the mean of the two as they stand in the list of grades, the graver of two in between. It is
// unknown where one of them is.
func grade(r *model.Risk) model.Level {
	words := model.Words(model.Level(""))
	likelihood, impact := slices.Index(words, string(r.Likelihood)), slices.Index(words, string(r.Impact))
	if likelihood < 0 || impact < 0 {
		return ""
	}
	return model.Level(words[(likelihood+impact+1)/2])
}

// owner reports an owner who is no party, where the parties are recorded.
func (p *planner) owner(of, name string, at model.Record) {
	if len(p.Parties) == 0 || name == "" || p.party(name) != nil {
		return
	}
	p.find(model.Finding{
		ID: model.KindPlanOwner.ID(p.Migration.ID, value.Slug(of+" "+name)), Kind: model.KindPlanOwner, Severity: model.Information, Ref: at.At("owner"),
		What: "the " + of + " is owned by " + name + ", which is no party of this migration", Rule: "who does what is one of the parties (this program’s rule)",
		Mend: "list the party, or correct the name",
	})
}
