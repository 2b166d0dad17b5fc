package compose

import (
	"fmt"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// gateWaits is how many of the activities that a gate waits for stand beside it; more are counted.
const gateWaits = 8

// isGate tells whether an activity is a milestone or a cutover: what the plan passes once other work is done.
func isGate(a PlanActivity) bool { return a.Milestone || valueText(a.Kind) == "cutover" }

// planGatesTable is the milestones and cutovers: when, who answers for each, who is asked and told, and what has to be done first.
func planGatesTable(v CaseStudy, l value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-gates", Caption: "Milestones and cutovers: who answers, who is told, and what has to be done first",
		Columns: []doc.Column{
			column("Milestone or cutover", 2.4), column("Planned", 1.2), column("Actual", 1.2), column("Answers for it", 1.5), column("Asked and told", 1.9), column("Waits until these are done", 3),
		},
		Empty: "Neither a milestone nor a cutover is planned: the customer’s sponsor cannot see where the plan is accepted, and where it can be stopped.",
		Note: doc.Say("How to read: who answers for it is accountable (A); who is asked and told is consulted (C) or informed (I). The actual day of what is not done yet is the forecast one. " +
			"What is tied otherwise than from finish to start, or with a lag in working days, says how."),
	}
	p := planOf(v)
	titles := map[string]string{}
	for _, a := range p.Activities {
		titles[valueText(a.ID)] = valueText(a.Title)
	}
	for _, a := range p.Activities {
		if isGate(a) {
			t.Rows = append(t.Rows, row(titleCell(a), figure(a.Finish), cameCell(a), joined(a.Answers, ", "), joined(a.Told, ", "), a.untilCell(titles)))
		}
	}
	return t
}

// cameCell is the actual day of a gate, or the one that is forecast.
func cameCell(a PlanActivity) doc.TableCell {
	if a.ActualFinish != nil || a.Forecast == nil || a.Forecast.Finish == nil {
		return figure(a.ActualFinish)
	}
	c := figure(a.Forecast.Finish)
	c.Content = append(c.Content, doc.Text{Text: " (forecast)", Italic: true})
	return c
}

// untilCell names what an activity waits for by its title, without the name of the wave where both are of one.
func (a PlanActivity) untilCell(titles map[string]string) doc.TableCell {
	if len(a.Waits) == 0 {
		return cell(nil)
	}
	var c doc.TableCell
	for i, w := range a.Waits[:min(len(a.Waits), gateWaits)] {
		if i > 0 {
			c.Content = append(c.Content, doc.Text{Text: "; "})
		}
		c.Content = append(c.Content, valueInlines(w.For)...)
		title := titles[w.For.Text]
		if a.Wave != nil {
			title, _ = strings.CutPrefix(title, a.Wave.Text+": ")
		}
		c.Content = append(c.Content, doc.Text{Text: " " + title})
		if w.How != "" {
			c.Content = append(c.Content, doc.Text{Text: " (" + w.How + ")"})
		}
	}
	if more := len(a.Waits) - gateWaits; more > 0 {
		c.Content = append(c.Content, doc.Text{Text: fmt.Sprintf("; and %d more", more)})
	}
	return c
}

// holdersOf are the parties that have one of the roles in an activity.
func holdersOf(p *model.Plan, a *model.Activity, roles ...model.RACIRole) []*doc.Value {
	var holders []*doc.Value
	for _, x := range p.Parts {
		if x.Activity != a {
			continue
		}
		for _, r := range x.Roles {
			if slices.Contains(roles, r.Role) && !slices.ContainsFunc(holders, func(h *doc.Value) bool { return h.Text == r.Party }) {
				holders = append(holders, said(r.Party, r.At))
			}
		}
	}
	return holders
}
