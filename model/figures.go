package model

import (
	"cmp"
	"slices"

	"dossier/value"
)

// Figures are all figures of the assessment, and of more, that have an id, each once, in the order of their ids.
func (a *Assessment) Figures(more ...*value.Figure) []*value.Figure {
	c := collector{seen: map[string]bool{}}
	for _, w := range a.Weights {
		c.add(w.Weight, w.Assumed)
	}
	for _, cs := range a.CaseStudies {
		for _, s := range cs.Strategies {
			c.add(s.Applications, s.Servers, s.Weight, s.WeightedApps, s.WeightedSrvs)
		}
		for _, s := range []Score{cs.Documented, cs.Claimed, cs.Reviewed} {
			c.add(s.Applications, s.Servers, s.AssumedApplications, s.AssumedServers)
		}
		i := cs.Inventory
		c.add(i.Applications, i.Servers, i.Templates, i.PoweredOn, i.PoweredOff, i.CPUs, i.Memory, i.Storage)
		c.add(cs.OpenFindings)
		for _, g := range cs.Costs {
			for _, l := range g.Lines {
				c.add(l.Amount)
			}
		}
		c.add(cs.Discovery.figures()...)
		c.add(cs.LandingZone.figures()...)
		c.add(cs.TCO.figures()...)
		c.add(cs.Optimization.figures()...)
		c.add(cs.Plan.figures()...)
		c.add(cs.Readiness.figures()...)
		c.add(cs.WellArchitected.figures()...)
		c.add(cs.Survey.figures()...)
	}
	s := a.Selection
	for _, m := range s.Members {
		c.add(m.In, m.Applications, m.Servers, m.Public)
	}
	c.add(s.Applications, s.Servers, s.Public, s.Number, s.Verdict, s.Margin, a.Survives)
	for _, t := range s.Tests {
		c.add(t.Value, t.Bar, t.Pass)
	}
	for _, f := range a.Findings {
		c.add(f.Unlocks.Applications, f.Unlocks.Servers)
	}
	c.add(more...)
	slices.SortFunc(c.found, func(x, y *value.Figure) int { return cmp.Compare(x.ID, y.ID) })
	return c.found
}

// Figure is the figure with the id, or nil.
func (a *Assessment) Figure(id string) *value.Figure {
	for _, f := range a.Figures() {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// collector gathers figures and what they were made of.
type collector struct {
	seen  map[string]bool
	found []*value.Figure
}

func (c *collector) add(figures ...*value.Figure) {
	for _, f := range figures {
		if f == nil || f.ID != "" && c.seen[f.ID] {
			continue
		}
		if f.ID != "" {
			c.seen[f.ID] = true
			c.found = append(c.found, f)
		}
		c.add(f.Args...)
	}
}
