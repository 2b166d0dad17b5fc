package schedule

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// The ways in which two activities are tied.
const (
	finishStart  model.LinkType = "FS"
	startStart   model.LinkType = "SS"
	finishFinish model.LinkType = "FF"
	startFinish  model.LinkType = "SF"
)

// tie makes the links of the network. What waits for a cancelled activity, or for one of another migration, does not wait here, which is
// said.
func (p *planner) tie() {
	byID := map[string]*node{}
	for _, n := range p.nodes {
		byID[n.Activity.ID] = n
	}
	for i, row := range p.Predecessors {
		to := byID[row.Activity]
		if to == nil {
			continue
		}
		from := byID[row.Predecessor]
		if from == nil {
			p.untied(row)
			continue
		}
		link := &model.PlanLink{Link: row, From: from.PlanActivity, To: to.PlanActivity}
		if row.Lag.Known {
			link.Lag = upwards(value.Read(row.Lag, row.At("lag")).By(rule("as recorded", "the workspace, Predecessors")))
			link.Lag.Named(fmt.Sprintf("%slink-%03d/lag", p.id, i+1), "Lag", working)
		}
		t := &tie{from: from, to: to, link: link}
		to.before, from.after = append(to.before, t), append(from.after, t)
	}
	for _, n := range p.nodes {
		for _, t := range n.before {
			p.plan.Links = append(p.plan.Links, *t.link)
		}
	}
}

// untied reports a predecessor that is not part of the network.
func (p *planner) untied(row *model.Predecessor) {
	why := "which is not an activity of this migration"
	for _, a := range p.plan.Cancelled {
		if a.ID == row.Predecessor {
			why = "which is cancelled"
		}
	}
	p.find(model.Finding{
		ID: model.KindPlanPredecessor.ID(p.Migration.ID, row.Activity), Kind: model.KindPlanPredecessor, Severity: model.Information, Ref: row.At("predecessor"),
		What: fmt.Sprintf("%s waits for %s, %s", row.Activity, row.Predecessor, why), Rule: "a plan shows what depends on what (Mission Cloud)",
		Mend: "name the activity of this plan that it waits for",
	})
}

// kindOf is the type of a link; a blank one ties finish to start.
func (t *tie) kind() model.LinkType {
	if t.link.Link.Type == "" {
		return finishStart
	}
	return t.link.Link.Type
}

// cycles finds the activities that wait for themselves, by way of others, reports each cycle with its whole path, and puts the others in
// an order in which predecessors come first.
func (p *planner) cycles() {
	state := map[*node]int{} // 1: on the way, 2: done
	var way []*tie
	var visit func(n *node)
	visit = func(n *node) {
		state[n] = 1
		for _, t := range n.before {
			way = append(way, t)
			switch state[t.from] {
			case 0:
				visit(t.from)
			case 1:
				i := slices.IndexFunc(way, func(w *tie) bool { return w.to == t.from })
				p.reportCycle(way[i:])
			}
			way = way[:len(way)-1]
		}
		state[n] = 2
		p.order = append(p.order, n)
	}
	for _, n := range p.nodes {
		if state[n] == 0 {
			visit(n)
		}
	}
	p.order = slices.DeleteFunc(p.order, func(n *node) bool { return n.knot })
}

// reportCycle reports ties that lead from an activity back to itself. They were walked against the flow of time, and are told with it.
func (p *planner) reportCycle(way []*tie) {
	names := []string{way[len(way)-1].from.Activity.ID}
	for _, t := range slices.Backward(way) {
		t.knot, t.to.knot = true, true
		names = append(names, t.to.Activity.ID)
	}
	p.find(model.Finding{
		ID: model.KindPlanCycle.ID(p.Migration.ID, names[0]), Kind: model.KindPlanCycle, Severity: model.Open, Ref: way[len(way)-1].link.Link.Where(),
		What: "activities wait for each other: " + strings.Join(names, " → "), Rule: "a plan shows what depends on what (Mission Cloud); in a cycle nothing can begin",
		Mend: "take one of these predecessors out",
	})
}
