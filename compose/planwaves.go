package compose

import (
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// PlanWave is what moves together.
type PlanWave struct {
	Name                                                    *doc.Value
	Applications, Servers, Effort, From, To, Cutover, Moved *value.Figure
	Strategies                                              []PlanCount
}

// PlanCount is how many there are of something.
type PlanCount struct {
	Name   string
	Number *value.Figure
}

// PlanPattern is one way in which applications move.
type PlanPattern struct {
	Pattern, Tooling              *doc.Value
	Formed                        bool
	Applications, Servers, Effort *value.Figure
}

// PlanMove is an application as it moves.
type PlanMove struct {
	ID, Name, Strategy, Architecture, Pattern, Tooling, Wave, Owner, Account, Criticality, MigratedOn *doc.Value
	Effort                                                                                            *doc.Value
}

// PlanNeed is one application that needs another.
type PlanNeed struct {
	From, To, FromWave, ToWave, Kind, Hardness *doc.Value
	Apart                                      bool // they move in different waves
}

func (v *Plan) addWaves(p *model.Plan) {
	for _, w := range p.Waves {
		line := PlanWave{
			Name: said(w.Name, w.At), Applications: w.Applications, Servers: w.Servers, Effort: w.Effort, From: w.From, To: w.To,
			Cutover: w.Cutover, Moved: w.Moved,
		}
		for _, s := range w.Strategies {
			line.Strategies = append(line.Strategies, PlanCount(s))
		}
		v.Waves = append(v.Waves, line)
	}
	for _, x := range p.Patterns {
		v.Patterns = append(v.Patterns, PlanPattern{
			Pattern: said(x.Pattern, x.At), Tooling: said(x.Tooling, x.At), Formed: x.Formed, Applications: x.Applications, Servers: x.Servers, Effort: x.Effort,
		})
	}
}

// addMoves adds the applications in the order of their patterns, those that stay last, and what needs what among them.
func (v *Plan) addMoves(m *material, cs *model.CaseStudy) {
	apps := map[string]*model.Application{}
	of := func(stays bool, pattern string) {
		for _, item := range cs.Items {
			a := item.Application
			if a == nil || isStaying(cs.Migration, a) != stays || !stays && a.Pattern != pattern {
				continue
			}
			apps[a.ID] = a
			v.Moves = append(v.Moves, moveOf(cs.Migration, a))
		}
	}
	for _, x := range cs.Plan.Patterns {
		of(false, x.Pattern)
	}
	of(true, "")
	for _, d := range m.portfolio.Dependencies {
		from, to := apps[d.From], apps[d.To]
		if from == nil || to == nil {
			continue
		}
		v.Needs = append(v.Needs, PlanNeed{
			From: said(from.Name, d.At("from")), To: said(to.Name, d.At("to")), FromWave: said(from.Wave, from.At("wave")), ToWave: said(to.Wave, to.At("wave")),
			Kind: said(d.Kind, d.At("kind")), Hardness: said(string(d.Hardness), d.At("hard or soft")), Apart: strings.TrimSpace(from.Wave) != strings.TrimSpace(to.Wave),
		})
	}
}

// isStaying tells whether an application is retired or stays where it is.
func isStaying(m *model.Migration, a *model.Application) bool {
	s := a.Strategy
	if s == "" {
		s = m.Strategy
	}
	return s == model.Retire || s == model.Retain
}

func moveOf(m *model.Migration, a *model.Application) PlanMove {
	strategy := said(string(a.Strategy), a.At("strategy"))
	if strategy == nil {
		strategy = said(string(m.Strategy), m.At("strategy"))
	}
	return PlanMove{
		ID: said(a.ID, a.At("id")), Name: said(a.Name, a.At("name")), Strategy: strategy, Architecture: said(a.Architecture, a.At("architecture")),
		Pattern: said(a.Pattern, a.At("pattern")), Tooling: said(a.Tooling, a.At("tooling")), Wave: said(a.Wave, a.At("wave")), Owner: said(a.Owner, a.At("owner")),
		Account: said(a.TargetAccount, a.At("target account")), Criticality: said(string(a.Criticality), a.At("criticality")),
		MigratedOn: day(a.MigratedOn, a.At("migrated on")), Effort: amount(a.EffortHours, "hour", a.At("effort hours")),
	}
}
