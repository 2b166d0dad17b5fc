package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// maxNames is how many of those that do not count are named, for each reason.
const maxNames = 5

// itemsOf are the applications of a case study, and what of it does not count, by reason in the order of their first row.
func (m *material) itemsOf(cs *model.CaseStudy, n *newest) ([]ApplicationLine, []Uncounted) {
	var lines []ApplicationLine
	var groups []*uncounted
	for _, item := range cs.Items {
		if a := item.Application; a != nil {
			n.of(a)
			lines = append(lines, applicationOf(item))
		}
		if item.Server != nil {
			n.of(item.Server)
		}
		if !item.Counted {
			groups = addUncounted(groups, item)
		}
	}
	all := make([]Uncounted, len(groups))
	for i, g := range groups {
		all[i] = g.figures(cs.Migration.ID, i+1)
	}
	return lines, all
}

func applicationOf(item model.Item) ApplicationLine {
	a := item.Application
	l := ApplicationLine{
		ID: said(a.ID, a.At("id")), Name: said(a.Name, a.At("name")), Criticality: said(string(a.Criticality), a.At("criticality")),
		Environment: said(a.Environment, a.At("environment")), Pattern: said(a.Pattern, a.At("pattern")), Wave: said(a.Wave, a.At("wave")),
		MigratedOn: day(a.MigratedOn, a.At("migrated on")), Strategy: said(string(a.Strategy), a.At("strategy")), Reason: item.Reason,
	}
	if item.Counted {
		l.CountsAs = string(item.Strategy)
	}
	return l
}

// uncounted gathers the rows that share a reason.
type uncounted struct {
	reason             string
	applications, rest []source.Ref
	names              []*doc.Value
	more               int
}

func addUncounted(groups []*uncounted, item model.Item) []*uncounted {
	i := slices.IndexFunc(groups, func(g *uncounted) bool { return g.reason == item.Reason })
	if i < 0 {
		groups = append(groups, &uncounted{reason: item.Reason})
		i = len(groups) - 1
	}
	g := groups[i]
	var name *doc.Value
	if a := item.Application; a != nil {
		g.applications = append(g.applications, a.Where())
		name = said(a.Name, a.At("name"))
	} else {
		s := item.Server
		g.rest = append(g.rest, s.Where())
		name = said(s.Name, s.At("name"))
		if name == nil {
			name = said(s.ID, s.At("id"))
		}
	}
	if len(g.names) < maxNames && name != nil {
		g.names = append(g.names, name)
	} else {
		g.more++
	}
	return groups
}

func (g *uncounted) figures(migration string, at int) Uncounted {
	reason := g.reason
	if reason == "" {
		reason = "no reason is stated"
	}
	id := migration + "/not-counted/" + value.Int(at).String()
	rule := value.Rule{Name: "rows that do not count: " + reason, Origin: "this program’s rule", Published: true}
	count := func(rows []source.Ref, what, unit string) *value.Figure {
		return value.CountOf(rows).Named(id+"/"+what, "Not counted: "+what, value.Unit(unit)).By(rule)
	}
	return Uncounted{
		Reason: strings.TrimSpace(reason), Applications: count(g.applications, "applications", "application"),
		Machines: count(g.rest, "machines", "machine"), Names: g.names, More: g.more,
	}
}
