package optimization

import (
	"cmp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// step is a step of the plan with what the rules on overlaps need to know.
type step struct {
	model.OptimizationStep
	keys   []string // the resources that it is about
	family string   // of a commitment and of what changes an instance: m5; empty where it is of any
	region string   // as a code: eu-west-1; empty where it is of any, or not known
	uses   bool     // it makes compute usage less
	group  string   // of commitments that may be bought together: of one tool, of one sort
	offer  string   // of commitments: those of one group for the same usage are alternatives
	number int      // in reading order

	foreign string // the currency of a saving that nothing converts
}

// gather makes a step of every action and every recommendation.
func (p *planner) gather() {
	names := p.aliases()
	for _, a := range p.Actions {
		p.add(p.planned(a))
	}
	for _, r := range p.Recommendations {
		p.add(p.recommended(r, names))
	}
	for i := range p.plan.Sizings {
		if s := sized(&p.plan.Sizings[i]); s != nil {
			p.add(s)
		}
	}
	if s := p.bought(); s != nil {
		p.add(s)
	}
}

func (p *planner) add(s *step) {
	s.number = len(p.steps)
	if f := s.Saving; f != nil && f.ID == "" && len(f.Args) > 0 {
		f.ID = p.id + p.stepID(s) + "/saving"
	}
	p.steps = append(p.steps, s)
}

// aliases are the ids of resources by the names that they have as well.
func (p *planner) aliases() map[string]string {
	ids := map[string]string{}
	for _, r := range p.Recommendations {
		if name := folded(r.Name); name != "" && r.Resource != "" {
			ids[resourceKey(r.Resource)] = name
		}
	}
	return ids
}

// resourceKey is a resource by its own id: of an ARN the last part.
func resourceKey(text string) string {
	key := folded(text)
	if strings.HasPrefix(key, "arn:") {
		key = key[strings.LastIndexAny(key, ":/")+1:]
	}
	return key
}

// planned is the step of a row of the partner's sheet.
func (p *planner) planned(a *model.OptimizationAction) *step {
	s := &step{OptimizationStep: model.OptimizationStep{Origin: model.PlannedStep, Action: a, Kind: a.Kind, Lever: leverOf(a.Kind, a.Action)}}
	for _, part := range strings.Split(a.Resource, ";") {
		if key := resourceKey(part); key != "" {
			s.keys = append(s.keys, key)
		}
	}
	s.uses = usesLess(s.Lever)
	s.group, s.offer = "planned", a.ID
	id := slug(a.ID)
	if a.PlannedSaving.Known {
		f := value.Read(a.PlannedSaving, a.At("planned saving"))
		p.named(f, id+"/planned", "Planned saving", value.Unit(a.Currency+"/month"), rule("planned saving as recorded", recorded))
		s.Saving = p.inCurrency(f, a.Currency, id+"/planned")
	}
	if a.RealisedSaving.Known {
		f := value.Read(a.RealisedSaving, a.At("realised saving"))
		p.named(f, id+"/realised", "Realised saving", value.Unit(a.Currency+"/month"), rule("realised saving as recorded", recorded))
		s.Realised = p.inCurrency(f, a.Currency, id+"/realised")
	}
	if saving := cmp.Or(s.Saving, s.Realised); saving != nil && a.Currency != "" && saving.Unit != p.rate() {
		s.foreign = a.Currency
	}
	s.LeftOut = p.leftOut(s.Saving, a.Currency)
	return s
}

// recommended is the step of a row of a tool's export. names are the resources' names by their ids.
func (p *planner) recommended(r *model.Recommendation, names map[string]string) *step {
	s := &step{OptimizationStep: model.OptimizationStep{Origin: model.RecommendedStep, Recommendation: r, Kind: costKind, Lever: leverOfTool(r)}}
	if key := resourceKey(r.Resource); key != "" {
		s.keys = append(s.keys, key)
		if name := names[key]; name != "" && name != key {
			s.keys = append(s.keys, name)
		}
	}
	s.region = regionCode(r.Region)
	s.uses = usesLess(s.Lever) && isCompute(r.Kind)
	s.family = familyOf(r.Current)
	if s.Lever == model.Committing {
		s.family = committedFamily(r)
		s.group = folded(r.Tool) + "/" + sortOf(r)
		s.offer = strings.Join([]string{r.Account, s.region, folded(r.Proposed)}, "/")
		if r.Term == "" && r.Payment == "" {
			s.offer = r.Where().String() // nothing tells it from the others but its row
		}
	}
	if r.Saving.Known {
		f := value.Read(r.Saving, r.At("estimated monthly saving"))
		f.Label, f.Unit = "Estimated saving", value.Unit(r.Currency+"/month")
		f.By(rule("estimated monthly saving, as "+cmp.Or(r.Tool, "the tool")+" states it", r.Tool))
		s.Saving = p.inCurrency(f, r.Currency, "")
	}
	switch {
	case r.Fault != "":
		s.LeftOut = "the tool recommends nothing: " + r.Fault
	case slices.Contains([]string{"optimized", "optimised"}, folded(r.Finding)):
		s.LeftOut = "the tool finds it sized right"
	default:
		s.LeftOut = p.leftOut(s.Saving, r.Currency)
	}
	return s
}

// leftOut says why a saving is in no total; "" where it is in one.
func (p *planner) leftOut(saving *value.Figure, currency string) string {
	switch {
	case saving == nil:
		return "no saving is stated"
	case currency == "":
		return "no currency is stated"
	case saving.Unit != p.rate():
		return "stated in " + currency + ", and no dated exchange rate is given: totals mix no currencies"
	}
	return ""
}

// order puts the steps in the order of the plan.
func (p *planner) order() {
	levers := model.Words(model.Lever(""))
	slices.SortStableFunc(p.steps, func(a, b *step) int {
		return cmp.Or(cmp.Compare(rank(a.Origin), rank(b.Origin)), cmp.Compare(slices.Index(levers, string(a.Lever)), slices.Index(levers, string(b.Lever))), bySaving(a, b))
	})
	for _, s := range p.steps {
		p.plan.Steps = append(p.plan.Steps, s.OptimizationStep)
	}
}

// bySaving puts the step that saves most first, and what states no saving last.
func bySaving(a, b *step) int {
	switch {
	case a.Saving == nil && b.Saving == nil:
		return cmp.Compare(a.number, b.number)
	case a.Saving == nil:
		return 1
	case b.Saving == nil:
		return -1
	}
	return cmp.Or(b.Saving.Value.Decimal.Cmp(a.Saving.Value.Decimal), cmp.Compare(a.number, b.number))
}

func rank(o model.StepOrigin) int {
	return slices.Index([]model.StepOrigin{model.PlannedStep, model.RecommendedStep, model.DerivedStep}, o)
}
