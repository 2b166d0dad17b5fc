package optimization

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// idlePeak is the CPU peak, in percent, from which AWS Compute Optimizer takes no EC2 instance for idle (user guide, idle resources: a peak below
// 5 % and network traffic below 5 MB a day).
const idlePeak = 5

// oneSizeDown is where an action leads that names no instance type, of a resource whose type is not recorded. No size of a family has more than
// three quarters of the next larger one: 12xlarge of 16xlarge.
const (
	oneSizeDown = "one size down"
	mostOfNext  = 75 // percent
)

// contradictionRule is by what a recommended size is held against what was measured. The headroom is the recommending tool's own default; the
// percentile and the reading of the headroom are this program's, the same by which it sizes.
const contradictionRule = "a size holds the measured peak with its headroom: the headroom as given, else AWS Compute Optimizer’s default; the percentile and the reading of the headroom are assumed"

// memoryOf are the GiB of memory a virtual processor that the classes of EC2 instances have from the fifth generation on (EC2 user guide,
// hardware specifications).
var memoryOf = map[byte]int{'c': 2, 'm': 4, 'r': 8}

// contradict holds each step that makes a resource smaller, or takes it away, against what the resource was measured to use. What a tool
// recommends against the measurement is in no total; what the partner plans against it is a finding, and counts as planned.
func (p *planner) contradict() {
	for _, s := range p.steps {
		for _, key := range s.keys {
			i := slices.IndexFunc(p.plan.Sizings, func(z model.Sizing) bool { return resourceKey(z.Resource) == key })
			if i < 0 || s.Against != nil {
				continue
			}
			if s.Against = p.against(s, &p.plan.Sizings[i]); s.Against != nil {
				p.reportContradiction(s)
			}
		}
	}
}

// against is what a measurement says against a step; nil where it says nothing.
func (p *planner) against(s *step, z *model.Sizing) *model.MeasuredAgainst {
	switch {
	case s.Recommendation != nil && s.LeftOut == "" && s.Lever == model.Termination && isCompute(s.Recommendation.Kind):
		return p.stillUsed(s, z)
	case s.Recommendation != nil && s.LeftOut == "" && s.Lever == model.RightSizing:
		return p.tooSmall(s, z, instanceType.FindString(folded(s.Recommendation.Proposed)))
	case s.Action != nil && s.Lever == model.RightSizing && measuredBefore(s.Action, z.Measured):
		return p.tooSmall(s, z, targetOf(s.Action.Action, z.Current))
	}
	return nil
}

// measuredBefore tells whether the measurement is of the resource as it was before the action.
func measuredBefore(a *model.OptimizationAction, u *model.Utilization) bool {
	return a.DoneOn.IsZero() || !u.Until.IsZero() && !u.Until.After(a.DoneOn)
}

// targetOf is the instance type that an action in words leads to: the last one that it names, else one size below the present one where it
// says so; "" where it says neither.
func targetOf(text, current string) string {
	text = folded(text)
	named := instanceType.FindAllString(text, -1)
	switch {
	case len(named) > 0 && named[len(named)-1] != current:
		return named[len(named)-1]
	case len(named) == 0 && slices.ContainsFunc([]string{"size down", "smaller", "downsiz"}, func(w string) bool { return strings.Contains(text, w) }):
		return cmp.Or(nextSmaller(current), oneSizeDown)
	}
	return ""
}

func nextSmaller(current string) string {
	family, size, _ := strings.Cut(current, ".")
	for i, s := range sizes {
		if s.name == size && i > 0 && !strings.HasPrefix(family, "t") {
			return family + "." + sizes[i-1].name
		}
	}
	return ""
}

// stillUsed is what speaks against taking a resource for idle: its CPU was measured to do more.
func (p *planner) stillUsed(s *step, z *model.Sizing) *model.MeasuredAgainst {
	if z.CPU == nil || z.CPU.Value.Decimal.LessThan(value.Int(idlePeak)) {
		return nil
	}
	limit := p.named(whole(idlePeak), p.stepID(s)+"/idle-peak", "Greatest CPU peak of an idle instance", value.Percent, rule("idle: peak CPU below 5%", "AWS Compute Optimizer user guide, idle resources"))
	return &model.MeasuredAgainst{Measured: z.Measured, Metric: "CPU", Size: z.Current, Peak: z.CPU, Offers: limit}
}

// tooSmall is what speaks against a smaller instance type: of CPU and memory, whichever it has too little of by more.
func (p *planner) tooSmall(s *step, z *model.Sizing, proposed string) *model.MeasuredAgainst {
	var worst *model.MeasuredAgainst
	for _, m := range []struct {
		name           string
		peak, headroom *value.Figure
		offers         *value.Figure
	}{{"CPU", z.CPU, p.terms.cpu, processorShare(z.Current, proposed)}, {"memory", z.Memory, p.terms.memory, memoryShare(z.Current, proposed)}} {
		if m.peak == nil || m.offers == nil {
			continue
		}
		c := &model.MeasuredAgainst{Measured: z.Measured, Metric: m.name, Size: z.Current, Proposed: proposed, Peak: m.peak, Needs: shareNeeded(m.peak, m.headroom), Offers: m.offers}
		if !c.Needs.Value.Decimal.GreaterThan(c.Offers.Value.Decimal) || worst != nil && !lacksMore(c, worst) {
			continue
		}
		worst = c
	}
	if worst != nil {
		p.named(worst.Needs, p.stepID(s)+"/needed", "Share of the present size that is needed", value.Percent, rule(contradictionRule, ours))
		p.named(worst.Offers, p.stepID(s)+"/offered", "Share of the present size that "+proposed+" has", value.Percent, rule("capacity of the proposed size ÷ capacity of the present one × 100", "EC2 user guide, hardware specifications"))
	}
	return worst
}

func lacksMore(c, than *model.MeasuredAgainst) bool {
	lack := func(c *model.MeasuredAgainst) value.Decimal { return c.Needs.Value.Decimal.Sub(c.Offers.Value.Decimal) }
	return lack(c).GreaterThan(lack(than))
}

// processorShare is what an instance type has of the processors of another of its family, in percent; nil where that does not follow from
// their names.
func processorShare(current, proposed string) *value.Figure {
	if proposed == oneSizeDown {
		return whole(mostOfNext)
	}
	family, size, _ := strings.Cut(current, ".")
	other, smaller, _ := strings.Cut(proposed, ".")
	if family != other || strings.HasPrefix(family, "t") {
		return nil
	}
	return ratio(factorOf(smaller), factorOf(size))
}

// memoryShare is the same of memory, which classes of instances from the fifth generation on have in proportion to their processors.
func memoryShare(current, proposed string) *value.Figure {
	if proposed == oneSizeDown {
		return whole(mostOfNext)
	}
	family, size, _ := strings.Cut(current, ".")
	other, smaller, _ := strings.Cut(proposed, ".")
	if family == other && !strings.HasPrefix(family, "t") {
		return ratio(factorOf(smaller), factorOf(size))
	}
	return ratio(factorOf(smaller)*memoryRatio(other), factorOf(size)*memoryRatio(family))
}

// memoryRatio is the GiB of memory a virtual processor of a family; 0 where it does not follow from its name.
func memoryRatio(family string) int {
	if len(family) < 2 || family[1] < '5' || family[1] > '9' || strings.HasPrefix(family, "c5n") {
		return 0
	}
	return memoryOf[family[0]]
}

func ratio(part, of int) *value.Figure {
	if part == 0 || of == 0 {
		return nil
	}
	return value.Compute(value.Quotient, value.Compute(value.Product, whole(part), whole(100)), whole(of))
}

// reportContradiction records what a measurement says against a step.
func (p *planner) reportContradiction(s *step) {
	c := s.Against
	mend := "keep the present size, take one that suffices, or correct what was measured"
	if c.Needs == nil {
		mend = "ask the owner what it is for, or correct what was measured"
	}
	if a := s.Action; a != nil {
		p.find(model.KindContradictedSizing, a.ID, model.Open, a.At("action"), [4]string{
			fmt.Sprintf("%s plans %s for %q, and what was measured contradicts it (%s): %s; its saving is planned all the same", a.ID, c.Proposed, a.Resource, c.Measured.Where(), says(c)),
			contradictionRule, mend, a.Owner,
		})
		return
	}
	r := s.Recommendation
	s.LeftOut = "what was measured contradicts it: " + says(c)
	what := cmp.Or(c.Proposed, "to give up an idle resource,")
	p.find(model.KindContradictedSizing, c.Measured.Resource+" "+r.Tool, model.Information, r.At("recommended"), [4]string{
		fmt.Sprintf("%s recommends %s for %q, and what was measured contradicts it (%s): %s; its saving is in no total", r.Tool, what, c.Measured.Resource, c.Measured.Where(), says(c)),
		contradictionRule, mend, "",
	})
}

// says is a contradiction in words.
func says(c *model.MeasuredAgainst) string {
	percent := func(f *value.Figure) string { return f.Value.Decimal.Round(2).String() + "%" }
	if c.Needs == nil {
		return fmt.Sprintf("its CPU peaks at %s, and that of an idle instance stays below %s", percent(c.Peak), percent(c.Offers))
	}
	return fmt.Sprintf("its %s peaks at %s of %s; with the headroom it needs %s of that size, and %s has %s of it", c.Metric, percent(c.Peak), cmp.Or(c.Size, "its present size"), percent(c.Needs), c.Proposed, percent(c.Offers))
}
