package optimization

import (
	"cmp"
	"slices"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// sum makes the totals.
func (p *planner) sum() {
	o := p.plan
	is := func(origins ...model.StepOrigin) func(model.OptimizationStep) bool {
		return func(s model.OptimizationStep) bool { return slices.Contains(origins, s.Origin) }
	}
	o.Planned = p.sumOf("planned", "Planned saving", is(model.PlannedStep))
	o.Further = p.sumOf("further", "Further saving recommended", is(model.RecommendedStep, model.DerivedStep))
	o.Rest = p.rest()
	var realised, claimed []*value.Figure
	for _, s := range o.Steps {
		switch {
		case s.Realised == nil || s.Realised.Unit != p.rate():
		case s.Supported:
			realised = append(realised, s.Realised)
		default:
			claimed = append(claimed, s.Realised)
		}
	}
	if o.Realised = total(realised); o.Realised != nil {
		p.named(o.Realised, "realised", "Realised saving", p.rate(), rule("realised = sum of what is done, with a baseline and a method, one action a resource", cops))
	}
	if o.Claimed = total(claimed); o.Claimed != nil {
		p.named(o.Claimed, "claimed", "Claimed saving", p.rate(), rule("claimed = sum of what is said to be realised and is not done, without baseline or method, or twice", cops))
	}
	if o.Realised != nil && o.Planned.After != nil {
		share := value.Compute(value.Quotient, value.Compute(value.Product, o.Realised, whole(100)), o.Planned.After)
		o.Share = p.named(share, "realised-share", "Realised of what is planned", value.Percent, rule("realised ÷ planned after overlaps × 100", ours))
	}
	p.sumLevers()
	p.sumExports()
}

// sumOf is the sum over those steps that hold and state a saving.
func (p *planner) sumOf(id, label string, holds func(model.OptimizationStep) bool) model.OptimizationSum {
	var before, after []*value.Figure
	for _, s := range p.plan.Steps {
		if s.After != nil && holds(s) {
			before, after = append(before, s.Saving), append(after, s.After)
		}
	}
	if len(after) == 0 {
		return model.OptimizationSum{}
	}
	sum := model.OptimizationSum{Before: total(before), After: total(after)}
	p.named(sum.Before, id+"/before", label+", each action by itself", p.rate(), rule("sum of the savings, each action by itself", ours))
	p.named(sum.After, id+"/after", label+", after overlaps", p.rate(), rule("sum of the savings after overlaps: no resource counts twice", ours))
	sum.Overlap = p.named(value.Compute(value.Difference, sum.Before, sum.After), id+"/overlap", "Overlap taken off", p.rate(), rule("before − after overlaps", ours))
	return sum
}

// rest sums the recommendations that a document has no room for: all but those that add most after overlaps and, of equals, by themselves.
func (p *planner) rest() model.OptimizationSum {
	var further []model.OptimizationStep
	for _, s := range p.plan.Steps {
		if s.Origin != model.PlannedStep && s.Lever != model.Committing && s.After != nil {
			further = append(further, s)
		}
	}
	if len(further) <= model.TopSteps {
		return model.OptimizationSum{}
	}
	slices.SortStableFunc(further, func(a, b model.OptimizationStep) int {
		return cmp.Or(b.After.Value.Decimal.Cmp(a.After.Value.Decimal), b.Saving.Value.Decimal.Cmp(a.Saving.Value.Decimal))
	})
	var before, after []*value.Figure
	for _, s := range further[model.TopSteps:] {
		before, after = append(before, s.Saving), append(after, s.After)
	}
	of := rule("sum of the recommendations that are not listed", ours)
	return model.OptimizationSum{
		Before: p.named(total(before), "rest/before", "Recommendations not listed, each by itself", p.rate(), of),
		After:  p.named(total(after), "rest/after", "Recommendations not listed, after overlaps", p.rate(), of),
	}
}

// sumLevers sums the steps of each lever that occurs.
func (p *planner) sumLevers() {
	for _, word := range model.Words(model.Lever("")) {
		lever := model.Lever(word)
		l := model.OptimizationLever{Lever: lever}
		var planned, further, realised []*value.Figure
		var rows []source.Ref
		n := 0
		for _, s := range p.plan.Steps {
			if s.Lever != lever {
				continue
			}
			n++
			rows = append(rows, linesOf(s)...)
			switch {
			case s.After == nil:
			case s.Origin == model.PlannedStep:
				planned = append(planned, s.After)
			default:
				further = append(further, s.After)
			}
			if s.Supported {
				realised = append(realised, s.Realised)
			}
		}
		if n == 0 {
			continue
		}
		l.Steps = p.named(value.Stated(value.Int(n), source.Merge(rows)...), "lever/"+slug(word)+"/actions", "Actions", "action", rule("number of the actions", recorded))
		l.Planned, l.Further, l.Realised = total(planned), total(further), total(realised)
		p.nameLever(l, slug(word))
		p.plan.Levers = append(p.plan.Levers, l)
	}
}

func (p *planner) nameLever(l model.OptimizationLever, id string) {
	for _, c := range []struct {
		f        *value.Figure
		id, text string
	}{{l.Planned, "planned", "planned, after overlaps"}, {l.Further, "further", "recommended further, after overlaps"}, {l.Realised, "realised", "realised"}} {
		if c.f != nil {
			p.named(c.f, "lever/"+id+"/"+c.id, "Saving "+c.text, p.rate(), rule("sum over the actions of the lever, "+c.text, ours))
		}
	}
}
