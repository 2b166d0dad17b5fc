package optimization

import (
	"cmp"
	"fmt"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// realise tells which savings are realised, and which are only said to be: of an action that is not done, without a baseline or a method, or
// where another action on the same resource claims a greater one.
func (p *planner) realise() {
	taken := map[string]*step{}
	for _, s := range byRealised(p.steps) {
		a := s.Action
		if !p.isDone(a) || strings.TrimSpace(a.Baseline) == "" || strings.TrimSpace(a.Method) == "" {
			continue
		}
		s.Supported = s.Realised.Unit == p.rate()
		for _, key := range s.keys {
			if other := taken[key]; other != nil && !follows(s, other) && !follows(other, s) {
				s.Supported = false
				p.doubled(s, other, "realised")
			}
		}
		for _, key := range s.keys {
			if s.Supported {
				taken[key] = s
			}
		}
	}
}

// review records what an auditor would object to. A saving that is planned twice for one resource counts once, and is a finding; so is one
// that is realised without a baseline or a method.
func (p *planner) review() {
	first := map[string]*step{}
	for _, s := range p.steps {
		if s.Action == nil {
			continue
		}
		p.reviewAction(s)
		for _, key := range s.keys {
			other := first[key]
			switch {
			case s.Saving == nil:
			case other == nil:
				first[key] = s
			case !follows(s, other) && !follows(other, s):
				p.doubled(s, other, "planned")
			}
		}
	}
	p.reviewCommitments()
}

// reviewCommitments holds the planned commitments against the bill by the hour, where there is one.
func (p *planner) reviewCommitments() {
	var planned []*value.Figure
	var first *model.OptimizationAction
	for _, s := range p.steps {
		if s.Action != nil && s.Lever == model.Committing && s.LeftOut == "" {
			planned = append(planned, s.Saving)
			first = cmp.Or(first, s.Action)
		}
	}
	c := p.plan.Buying
	if first == nil || c == nil || c.Saving == nil || c.Currency != p.plan.Currency || !total(planned).Value.Decimal.GreaterThan(c.Saving.Value.Decimal) {
		return
	}
	p.find(model.KindCommitmentBeyondBill, first.ID, model.Information, first.At("planned saving"), [4]string{
		fmt.Sprintf("the commitments are planned to save %[1]s %[2]s a month; on the bill by the hour of %[3]s to %[4]s, the best one saves %[1]s %[5]s at the given discount",
			p.plan.Currency, total(planned).Value, c.From, c.Until, c.Saving.Value.Decimal.Round(2)),
		"a saving is stated with what it was worked out on", "say in the baseline which usage the saving rests on, or correct it", first.Owner,
	})
}

// doubled records two savings on one resource.
func (p *planner) doubled(s, other *step, what string) {
	p.find(model.KindDoubledSaving, s.Action.ID+" "+what, model.Open, s.Action.At(what+" saving"), [4]string{
		fmt.Sprintf("%s and %s both state a %s saving on %q; the total counts one of them", other.Action.ID, s.Action.ID, what, s.Action.Resource),
		"two savings on one resource are counted once (common practice requirements, cloud-ops-docs)", "state one of them after the other, with the other’s id in its baseline, or name the resources apart", s.Action.Owner,
	})
}

// isDone tells whether an action is done on the day of the assessment.
func (p *planner) isDone(a *model.OptimizationAction) bool {
	return !a.DoneOn.IsZero() && !a.DoneOn.After(p.AsOf)
}

func (p *planner) reviewAction(s *step) {
	a := s.Action
	var lacks []string
	if strings.TrimSpace(a.Baseline) == "" {
		lacks = append(lacks, "baseline")
	}
	if strings.TrimSpace(a.Method) == "" {
		lacks = append(lacks, "method")
	}
	say := func(kind model.FindingKind, severity model.FindingSeverity, at source.Ref, what, why, mend string) {
		p.find(kind, a.ID, severity, at, [4]string{what, why, mend, a.Owner})
	}
	if a.RealisedSaving.Known && len(lacks) > 0 {
		say(model.KindSavingWithoutProof, model.Open, a.At("realised saving"),
			fmt.Sprintf("%s states a realised saving of %s without its %s", a.ID, a.RealisedSaving, strings.Join(lacks, " and ")), cops,
			"enter what the saving is measured against and how, or take it out")
	}
	if a.RealisedSaving.Known && !p.isDone(a) {
		say(model.KindSavingBeforeDone, model.Open, a.At("done on"), a.ID+" states a realised saving and no day until "+p.AsOf.String()+" on which it was done", cops, "enter the day, or take the saving out")
	}
	if p.isDone(a) && a.PlannedSaving.Known && !a.RealisedSaving.Known {
		say(model.KindSavingNotMeasured, model.Information, a.At("realised saving"), a.ID+" is done, and what it saves is not measured",
			"planned and realised savings stand side by side", "measure it against its baseline")
	}
	if !p.isDone(a) && !a.Due.IsZero() && a.Due.Before(p.AsOf) {
		say(model.KindOptimizationLate, model.Information, a.At("due"), fmt.Sprintf("%s was due on %s and is not done by %s", a.ID, a.Due, p.AsOf), "a plan is kept up to date", "enter the day on which it was done, or a new one")
	}
	if s.foreign != "" {
		say(model.KindSavingWithoutRate, model.Open, a.At("currency"),
			fmt.Sprintf("%s states its saving in %s, and no dated exchange rate %s/%s is given: it is in no total", a.ID, s.foreign, s.foreign, p.plan.Currency),
			"currencies never mix", fmt.Sprintf("enter the assumption: exchange rate %s/%s, with its date", s.foreign, p.plan.Currency))
	}
	if a.Owner == "" {
		say(model.KindOptimizationUnowned, model.Information, a.At("owner"), a.ID+" has no owner", "every action has an owner and a date", "enter the role that does it")
	}
}

// listMissing lists what would make the plan complete.
func (p *planner) listMissing() {
	kinds := map[model.OptimizationKind]bool{}
	for _, s := range p.steps {
		a := s.Action
		if a == nil {
			continue
		}
		kinds[a.Kind] = true
		if !a.PlannedSaving.Known && a.Kind == costKind {
			p.missing(fmt.Sprintf("the planned saving of %s (Optimization actions), from its owner", a.ID))
		}
		if (a.PlannedSaving.Known || a.RealisedSaving.Known) && a.Currency == "" {
			p.missing(fmt.Sprintf("the currency of the saving of %s (Optimization actions), from its owner: it is in no total", a.ID))
		}
		if a.Owner == "" {
			p.missing(fmt.Sprintf("the owner of %s (Optimization actions), from the practice lead", a.ID))
		}
		if a.Due.IsZero() && a.DoneOn.IsZero() {
			p.missing(fmt.Sprintf("the date of %s (Optimization actions), from its owner", a.ID))
		}
	}
	if len(p.Actions) == 0 {
		p.missing("the partner’s own actions (Optimization actions): what follows is what tools recommend, and nobody has planned it yet")
	}
	for _, k := range []model.OptimizationKind{costKind, applicationKind, processKind, operationalKind} {
		if len(p.Actions) > 0 && !kinds[k] {
			p.missing(fmt.Sprintf("an action of %s optimization (Optimization actions), from the practice lead: none is planned", k))
		}
	}
	if p.terms.discount == nil && len(p.Charges) > 0 {
		p.missing("the discount of the commitment in question (Assumptions, Savings Plan discount), from whoever buys it: AWS states it by term, payment and family")
	}
}
