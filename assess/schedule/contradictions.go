package schedule

import (
	"fmt"
	"strings"

	"dossier/model"
	"dossier/value"
)

// contradictions reports what is planned before a predecessor, as planned, allows it.
func (p *planner) contradictions() {
	for _, n := range p.nodes {
		for _, t := range n.before {
			if !t.knot { // a cycle is told as such
				p.contradiction(t)
			}
		}
	}
}

func (p *planner) contradiction(t *tie) {
	lag := 0
	if t.link.Lag != nil {
		lag, _ = number(t.link.Lag)
	}
	atFinish, afterFinish := t.kind() == finishFinish || t.kind() == startFinish, t.kind() == finishStart || t.kind() == finishFinish
	from, known := number(p.planned(t.from, afterFinish))
	to, alsoKnown := number(p.planned(t.to, atFinish))
	if !known || !alsoKnown || to >= from+lag {
		return
	}
	verb, day := "start", t.to.Start
	if atFinish {
		verb, day = "finish", t.to.Finish
	}
	allowed := p.workDay(p.plan.Eve, whole(max(from+lag, 1)))
	if !atFinish && !t.to.Milestone {
		allowed = p.workDay(p.plan.Eve, whole(from+lag+1))
	}
	p.find(model.Finding{
		ID: model.KindPlanOrder.ID(p.Migration.ID, t.to.Activity.ID, t.from.Activity.ID), Kind: model.KindPlanOrder, Severity: model.Open, Ref: t.link.Link.Where(),
		What: fmt.Sprintf("%s is planned to %s on %s, and %s, as planned, allows %s at the earliest (%s; by way of %s)", t.to.Activity.ID, verb,
			value.DayOf(day.Value), t.from.Activity.ID, value.DayOf(allowed.Value), t.words(lag), t.way()),
		Rule: "a plan shows what depends on what (Mission Cloud), and does not contradict itself", Mend: "move the activity, or correct the predecessor or its lag",
	})
}

// planned is where the planned start or finish of an activity stands in the plan.
func (p *planner) planned(n *node, finish bool) *value.Figure {
	if finish {
		return p.through(n.Finish)
	}
	return p.position(n)
}

// words are a link as people say it: "finish to start, 2 working days later".
func (t *tie) words(lag int) string {
	words := map[model.LinkType]string{
		finishStart: "finish to start", startStart: "start to start", finishFinish: "finish to finish", startFinish: "start to finish",
	}[t.kind()]
	switch {
	case lag > 0:
		return fmt.Sprintf("%s, %d working days later", words, lag)
	case lag < 0:
		return fmt.Sprintf("%s, %d working days earlier", words, -lag)
	}
	return words
}

// way is the chain of predecessors that decide when the later activity can begin, the first of them first.
func (t *tie) way() string {
	names := []string{t.to.Activity.ID, t.from.Activity.ID}
	for n := t.from; n.driver != nil; n = n.driver.from {
		names = append(names, n.driver.from.Activity.ID)
	}
	var b strings.Builder
	for i := len(names) - 1; i >= 0; i-- {
		b.WriteString(names[i])
		if i > 0 {
			b.WriteString(" → ")
		}
	}
	return b.String()
}
