package schedule

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

const inventory = "the workspace, Applications and Servers"

// waves gathers what moves together: waves that applications, activities or cutovers name, by their number where they have one.
func (p *planner) waves() {
	var names []string
	where := map[string]source.Ref{}
	add := func(name string, at source.Ref) {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(names, name) {
			names, where[name] = append(names, name), at
		}
	}
	for _, a := range p.Applications {
		add(a.Wave, a.At("wave"))
	}
	for _, n := range p.nodes {
		add(n.Activity.Wave, n.at("wave"))
	}
	for _, s := range p.Cutover {
		add(s.Wave, s.At("wave"))
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(ordinal(a), ordinal(b)) })
	taken := map[*model.Server]bool{}
	for _, name := range names {
		p.plan.Waves = append(p.plan.Waves, p.wave(name, where[name], taken))
	}
}

var digits = regexp.MustCompile(`\d+`)

// ordinal is the first number in a wave's name; waves without one come last.
func ordinal(wave string) int {
	n, err := strconv.Atoi(digits.FindString(wave))
	if err != nil {
		return 1 << 30
	}
	return n
}

func (p *planner) wave(name string, at source.Ref, taken map[*model.Server]bool) model.PlanWave {
	w := model.PlanWave{Name: name, At: at}
	key := p.id + "wave/" + name + "/"
	var apps []*model.Application
	for _, a := range p.Applications {
		if strings.TrimSpace(a.Wave) == name {
			apps = append(apps, a)
		}
	}
	w.Applications = countOf(apps, key+"applications", "Applications", "application", "applications of the wave")
	w.Servers = countOf(p.serversOf(apps, taken), key+"servers", "Servers", "server", "servers of the wave’s applications; one of several waves counts in the first")
	w.Effort = effortOf(apps, key)
	w.Strategies = p.strategies(apps, key)
	w.Moved = p.movedOf(apps, key)
	p.planWave(&w, key)
	p.stray(name, apps)
	w.Steps = slices.ContainsFunc(p.Cutover, func(s *model.CutoverStep) bool { return strings.TrimSpace(s.Wave) == name })
	return w
}

// planWave adds the days that the wave's activities are planned on.
func (p *planner) planWave(w *model.PlanWave, key string) {
	var starts, finishes, moves []*value.Figure
	for _, n := range p.nodes {
		if strings.TrimSpace(n.Activity.Wave) != w.Name {
			continue
		}
		starts, finishes = append(starts, n.Start), append(finishes, n.Finish)
		if n.Activity.Kind == cutover {
			moves = append(moves, n.Finish)
		}
	}
	if len(starts) > 0 {
		w.From = value.Compute(value.Minimum, starts...).Named(key+"from", "Planned from", value.CalendarDay).By(rule("the earliest planned start of its activities", network))
		w.To = value.Compute(value.Maximum, finishes...).Named(key+"to", "Planned to", value.CalendarDay).By(rule("the latest planned finish of its activities", network))
	}
	if len(moves) > 0 {
		w.Cutover = value.Compute(value.Maximum, moves...).Named(key+"cutover", "Planned cutover", value.CalendarDay).By(rule("the latest planned finish of its cutovers", network))
	}
}

func countOf[R model.Record](records []R, id, label, unit, why string) *value.Figure {
	var rows []source.Ref
	for _, r := range records {
		rows = append(rows, r.Where())
	}
	return value.CountOf(rows).Named(id, label, value.Unit(unit)).By(rule(why, inventory))
}

// serversOf are the servers of the applications that are not taken, and takes them.
func (p *planner) serversOf(apps []*model.Application, taken map[*model.Server]bool) []*model.Server {
	var found []*model.Server
	for _, s := range p.Servers {
		serves := slices.ContainsFunc(apps, func(a *model.Application) bool { return slices.Contains(s.Applications, a.ID) })
		if serves && !taken[s] {
			taken[s] = true
			found = append(found, s)
		}
	}
	return found
}

// effortOf adds up the hours that applications state; nil where none does, unknown where one does not.
func effortOf(apps []*model.Application, key string) *value.Figure {
	var hours []*value.Figure
	stated := false
	for _, a := range apps {
		stated = stated || a.EffortHours.Known
		hours = append(hours, value.Read(a.EffortHours, a.At("effort hours")))
	}
	if !stated {
		return nil
	}
	return value.Compute(value.Sum, hours...).Named(key+"effort", "Effort", "hour").By(rule("sum of the hours that its applications state", inventory))
}

// strategyOf is how an application moves: its own strategy, else its migration's.
func (p *planner) strategyOf(a *model.Application) model.Strategy {
	return cmp.Or(a.Strategy, p.Migration.Strategy)
}

// strategies are the strategies of the applications with how many have each, in the order of the closed list.
func (p *planner) strategies(apps []*model.Application, key string) []model.PlanCount {
	var counts []model.PlanCount
	for _, word := range append(model.Words(model.Strategy("")), "") {
		var of []*model.Application
		for _, a := range apps {
			if string(p.strategyOf(a)) == word {
				of = append(of, a)
			}
		}
		if len(of) > 0 {
			name := cmp.Or(word, "no strategy")
			counts = append(counts, model.PlanCount{Name: name, Number: countOf(of, key+"strategy/"+name, value.Capital(name), "application", "applications of the wave, by strategy")})
		}
	}
	return counts
}

// movedOf is the last day on which one of the applications went live; nil unless all have that move.
func (p *planner) movedOf(apps []*model.Application, key string) *value.Figure {
	var days []*value.Figure
	for _, a := range apps {
		if s := p.strategyOf(a); s == model.Retire || s == model.Retain {
			continue
		}
		if a.MigratedOn.IsZero() {
			return nil
		}
		days = append(days, value.Read(value.Serial(a.MigratedOn), a.At("migrated on")))
	}
	if len(days) == 0 {
		return nil
	}
	return value.Compute(value.Maximum, days...).Named(key+"moved", "Moved", value.CalendarDay).By(rule("the last day on which one of its applications went live", inventory))
}

// stray reports applications that went live before their wave's cutover began, or after the last cutover of the wave was finished.
func (p *planner) stray(wave string, apps []*model.Application) {
	var begun, finished value.Date
	open := false // a cutover of the wave is not finished yet, or nobody says when it was
	for _, n := range p.nodes {
		a := n.Activity
		if strings.TrimSpace(a.Wave) != wave || a.Kind != cutover {
			continue
		}
		if a.ActualStart.IsZero() {
			return // what is recorded of the cutover does not say when it began
		}
		if begun.IsZero() || a.ActualStart.Before(begun) {
			begun = a.ActualStart
		}
		if a.ActualFinish.After(finished) {
			finished = a.ActualFinish
		}
		open = open || a.ActualFinish.IsZero()
	}
	for _, a := range apps {
		day, what := a.MigratedOn, ""
		switch {
		case begun.IsZero() || day.IsZero():
		case day.Before(begun):
			what = fmt.Sprintf("%s went live on %s, before the cutover of %s began on %s", a.ID, day, wave, begun)
		case !open && day.After(finished):
			what = fmt.Sprintf("%s went live on %s, after the cutover of %s was finished on %s", a.ID, day, wave, finished)
		}
		if what != "" {
			p.find(model.Finding{
				ID: model.KindMoveOutsideCutover.ID(p.Migration.ID, a.ID), Kind: model.KindMoveOutsideCutover, Severity: model.Open, Ref: a.At("migrated on"), What: what,
				Rule: "an application goes live in its wave’s cutover (this program’s rule)", Mend: "correct the day it went live, its wave, or the actual dates of the cutover",
			})
		}
	}
}
