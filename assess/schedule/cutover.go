package schedule

import (
	"fmt"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

const (
	cutoverSheet = "the workspace, Cutover"
	dayMinutes   = 24 * 60
)

// cutovers makes the plan of each wave's cutover, in the order of the waves.
func (p *planner) cutovers() {
	for _, w := range p.plan.Waves {
		var steps []*model.CutoverStep
		for _, s := range p.Cutover {
			if strings.TrimSpace(s.Wave) == w.Name {
				steps = append(steps, s)
			}
		}
		if len(steps) > 0 {
			p.cutover(w, steps)
		}
	}
}

func (p *planner) cutover(w model.PlanWave, steps []*model.CutoverStep) {
	c := cutoverPlan{planner: p, key: p.id + "cutover/" + w.Name + "/", lines: map[string]*model.CutoverLine{}}
	c.out = model.Cutover{Wave: w.Name, Day: w.Cutover, Steps: make([]model.CutoverLine, 0, len(steps))}
	c.anchor(steps)
	for i, s := range steps {
		c.add(i, s)
	}
	var starts, ends []*value.Figure
	for i := range c.out.Steps {
		line := &c.out.Steps[i]
		starts, ends = append(starts, line.Start), append(ends, line.End)
	}
	c.out.Length = value.Compute(value.Difference, value.Compute(value.Maximum, ends...), value.Compute(value.Minimum, starts...)).
		Named(c.key+"length", "Length of the cutover", "minute").By(rule("from the start of the first step to the end of the last", cutoverSheet))
	p.plan.Cutovers = append(p.plan.Cutovers, c.out)
}

// cutoverPlan is the cutover of one wave while it is made.
type cutoverPlan struct {
	*planner
	key   string
	out   model.Cutover
	base  moment // the time of T by the clock; its clock is false where no step says it
	day   value.Date
	lines map[string]*model.CutoverLine // by the step's name, folded
}

// anchor finds what time T is: as a step says, T = 20:00, or, where every step is timed by the clock, the time of the first.
func (c *cutoverPlan) anchor(steps []*model.CutoverStep) {
	if c.out.Day != nil {
		c.day = value.DayOf(c.out.Day.Value)
	}
	var first moment
	var at source.Ref
	relative := false
	for _, s := range steps {
		m, ok := parseMoment(s.Start)
		switch {
		case !ok:
		case m.relative && m.clock:
			c.base, at = m, s.At("start")
		case m.relative:
			relative = true
		case !first.clock:
			first, at = m, s.At("start")
		}
	}
	if !c.base.clock && !relative {
		c.base = first
	}
	if !c.base.clock {
		return
	}
	if c.day.IsZero() {
		c.day = c.base.date
	}
	c.out.Clock = value.Read(value.Num(value.Int(c.base.minute)), at).Named(c.key+"clock", "T, in minutes from midnight", "minute").By(rule("as recorded", cutoverSheet))
}

func (c *cutoverPlan) add(i int, s *model.CutoverStep) {
	key := fmt.Sprintf("%sstep-%02d/", c.key, i+1)
	before := c.waitsFor(s)
	line := model.CutoverLine{Step: s, Start: c.start(s, before).Named(key+"start", "Start, in minutes from T", "minute")}
	length := value.Read(s.Duration, s.At("duration")).Named(key+"duration", "Duration", "minute").By(rule("as recorded", cutoverSheet))
	line.Duration = length
	line.End = value.Compute(value.Sum, line.Start, length).Named(key+"end", "End, in minutes from T", "minute").By(rule("start + duration", cutoverSheet))
	line.From, line.To = c.moment(line.Start, key+"from", "From"), c.moment(line.End, key+"to", "To")
	if s.GoNoGo == model.Yes {
		c.out.Decisions++
	}
	for _, b := range before {
		c.checkOrder(s, line, b)
	}
	c.checkWayBack(s)
	c.out.Steps = append(c.out.Steps, line)
	c.lines[folded(s.Step)] = &c.out.Steps[len(c.out.Steps)-1]
}

// past is a thousandth of a minute: some programs cut a time of the day off at its minute, and a fraction of a day may lie a little before it.
var past = value.Stated(value.Int(1).Shift(-3))

// moment is when so many minutes from T are; nil where the day of T or its time is not known.
func (c *cutoverPlan) moment(minutes *value.Figure, key, label string) *value.Figure {
	if c.out.Day == nil || !c.out.Day.Value.Known || c.out.Clock == nil {
		return nil
	}
	fromMidnight := value.Compute(value.Quotient, value.Compute(value.Sum, c.out.Clock, minutes, past), whole(dayMinutes))
	return value.Compute(value.Sum, c.out.Day, fromMidnight).Named(key, label, value.Moment).By(rule("the day of T + (T + minutes + 0.001) ÷ 1,440", cutoverSheet))
}

func folded(text string) string { return strings.ToLower(strings.TrimSpace(text)) }

// waitsFor are the steps that a step names as its predecessors, separated by semicolons. One that is not there, or comes later, is
// reported.
func (c *cutoverPlan) waitsFor(s *model.CutoverStep) []*model.CutoverLine {
	var before []*model.CutoverLine
	for name := range strings.SplitSeq(s.Predecessor, ";") {
		if folded(name) == "" {
			continue
		}
		line := c.lines[folded(name)]
		if line == nil {
			c.report(model.KindCutoverOrder, s, "predecessor", fmt.Sprintf("waits for %q, which is no step before it", strings.TrimSpace(name)), "name a step of this wave that stands above it")
			continue
		}
		before = append(before, line)
	}
	return before
}

// start is when a step starts, in minutes from T: as written, else when its predecessors are done.
func (c *cutoverPlan) start(s *model.CutoverStep, before []*model.CutoverLine) *value.Figure {
	m, ok := parseMoment(s.Start)
	switch {
	case strings.TrimSpace(s.Start) == "" && len(before) > 0:
		ends := make([]*value.Figure, len(before))
		for i, b := range before {
			ends[i] = b.End
		}
		return value.Compute(value.Maximum, ends...).By(rule("when its predecessors are done", cutoverSheet))
	case !ok:
		if s.Start != "" {
			c.report(model.KindCutoverTime, s, "start", fmt.Sprintf("starts at %q, which is no time", s.Start), "write T-2h, T+30min, T = 20:00, 20:00 or 2025-03-15 20:00")
		}
		return unknown("no time is recorded", s.At("start"))
	case m.relative:
		return value.Read(value.Num(value.Int(m.offset)), s.At("start")).By(rule("as recorded, from T", cutoverSheet))
	case !c.base.clock:
		return unknown("no step says what time T is", s.At("start"))
	}
	return value.Read(value.Num(value.Int(c.fromT(m))), s.At("start")).By(rule("as recorded by the clock, from T", cutoverSheet))
}

// fromT is a time by the clock in minutes from T: on its own day, or else within the twelve hours to either side of T.
func (c *cutoverPlan) fromT(m moment) int {
	minutes := m.minute - c.base.minute
	if !m.date.IsZero() && !c.day.IsZero() {
		return minutes + c.day.DaysUntil(m.date)*dayMinutes
	}
	switch {
	case minutes <= -dayMinutes/2:
		minutes += dayMinutes
	case minutes > dayMinutes/2:
		minutes -= dayMinutes
	}
	return minutes
}

// checkOrder reports a step that starts before a predecessor is done.
func (c *cutoverPlan) checkOrder(s *model.CutoverStep, line model.CutoverLine, before *model.CutoverLine) {
	start, known := number(line.Start)
	end, alsoKnown := number(before.End)
	if known && alsoKnown && start < end {
		c.report(model.KindCutoverOrder, s, "start", fmt.Sprintf("starts %d minutes before %q is done", end-start, before.Step.Step), "start it later, or shorten the step before it")
	}
}

// checkWayBack reports a step from which there is no way back, or for which nobody says when to go back.
func (c *cutoverPlan) checkWayBack(s *model.CutoverStep) {
	rollback, trigger := strings.TrimSpace(s.Rollback) == "", strings.TrimSpace(s.Trigger) == ""
	switch {
	case rollback && trigger:
		c.report(model.KindCutoverRollback, s, "rollback", "has neither a rollback nor a trigger for it", "say how to go back from this step, and what makes one go back")
	case rollback:
		c.report(model.KindCutoverRollback, s, "rollback", "has no rollback", "say how to go back from this step")
	case trigger:
		c.report(model.KindCutoverRollback, s, "trigger", "has a rollback, and nothing says what triggers it", "say what makes one go back")
	}
}

func (c *cutoverPlan) report(kind model.FindingKind, s *model.CutoverStep, column, what, mend string) {
	c.find(model.Finding{
		ID: kind.ID(c.Migration.ID, value.Slug(c.out.Wave+" "+s.Step)), Kind: kind, Severity: model.Open, Ref: s.At(column), Owner: s.Owner,
		What: fmt.Sprintf("%s, step %q %s", c.out.Wave, s.Step, what), Rule: "a cutover plan has its order, its points of decision, and a way back with its trigger (this program’s rule)", Mend: mend,
	})
}
