package assess

import (
	"cmp"
	"fmt"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// The formulas, with their source (domain.md §1.2).
var (
	weightedApplications = value.Rule{Name: "weighted applications = Σ migrated applications × weight of their strategy", Origin: "Mission Cloud", Published: true}
	weightedServers      = value.Rule{Name: "weighted servers = Σ migrated source servers × weight of their strategy", Origin: "Mission Cloud", Published: true}
	countsRows           = value.Rule{Name: "rows that count: a strategy that moves, an application, a date on which it was migrated", Origin: "this program’s rule", Published: true}
	countsClaims         = value.Rule{Name: "stated in Counts: a claim, never evidence", Origin: "this program’s rule", Published: true}
	documentsGate        = value.Rule{Name: "1 where every required document exists, opens, is dated, signed and in order; else 0", Origin: "this program’s rule", Published: true}
	reviewGate           = value.Rule{Name: "1 where somebody in the practice checked every required document, on a date; else 0", Origin: "this program’s rule", Published: true}
)

// score fills in the three scores of a case study, and what each strategy contributes.
func (a *assessor) score(cs *model.CaseStudy, e evidence) {
	id := cs.Migration.ID
	documented := a.tallyRows(cs, func(i model.Item) model.Strategy { return i.Strategy })
	for _, s := range migrating {
		line := documented.line(id, s, a.weights.verdict[s])
		if !line.Applications.Value.Decimal.IsZero() || !line.Servers.Value.Decimal.IsZero() {
			cs.Strategies = append(cs.Strategies, line)
		}
	}
	cs.Claimed = a.claimed(cs)
	gate := stated(id+"/documented", "Required documents complete", e.documented, documentsGate, cs)
	cs.Documented = a.gated(id, "documented", gate, cs.Strategies)
	review := stated(id+"/reviewed", "Required documents reviewed", e.reviewed, reviewGate, cs)
	cs.Reviewed = a.gated(id, "reviewed", review, cs.Strategies)
}

// tally counts the rows of each strategy.
type tally struct {
	applications, servers map[model.Strategy][]source.Ref
}

func (a *assessor) tallyRows(cs *model.CaseStudy, strategy func(model.Item) model.Strategy) tally {
	t := tally{map[model.Strategy][]source.Ref{}, map[model.Strategy][]source.Ref{}}
	for _, item := range cs.Items {
		if !item.Counted {
			continue
		}
		s := strategy(item)
		if item.Application != nil {
			t.applications[s] = append(t.applications[s], item.Application.Where())
		} else {
			t.servers[s] = append(t.servers[s], item.Server.Where())
		}
	}
	return t
}

// line is a strategy's contribution: count × weight, for applications and for servers.
func (t tally) line(id string, s model.Strategy, weight *value.Figure) model.StrategyScore {
	prefix := id + "/" + string(s)
	apps := value.CountOf(t.applications[s]).Named(prefix+"/applications", "Applications: "+string(s), "application").By(countsRows)
	servers := value.CountOf(t.servers[s]).Named(prefix+"/servers", "Source servers: "+string(s), "server").By(countsRows)
	return model.StrategyScore{
		Strategy: s, Applications: apps, Servers: servers, Weight: weight,
		WeightedApps: value.Compute(value.Product, apps, weight).Named(prefix+"/weighted-applications", "Weighted applications: "+string(s), "").By(weightedApplications),
		WeightedSrvs: value.Compute(value.Product, servers, weight).Named(prefix+"/weighted-servers", "Weighted servers: "+string(s), "").By(weightedServers),
	}
}

// gated is the case study's score, nothing where the gate is shut.
func (a *assessor) gated(id, state string, gate *value.Figure, lines []model.StrategyScore) model.Score {
	total := func(name, label string, rule value.Rule, part func(model.StrategyScore) *value.Figure) *value.Figure {
		sum := sumOf(lines, part).Named(id+"/counted-"+name, "Counted "+label, "").By(rule)
		return value.Compute(value.Product, gate, sum).Named(scoreID(id, state, name), title(state)+" "+label, "").By(rule)
	}
	return model.Score{
		Applications: total("weighted-applications", "weighted applications", weightedApplications, func(l model.StrategyScore) *value.Figure { return l.WeightedApps }),
		Servers:      total("weighted-servers", "weighted servers", weightedServers, func(l model.StrategyScore) *value.Figure { return l.WeightedSrvs }),
		AssumedApplications: total("assumed-weighted-applications", "weighted applications under assumption", weightedApplications,
			func(l model.StrategyScore) *value.Figure { return a.assumed(id, l, "applications", l.Applications) }),
		AssumedServers: total("assumed-weighted-servers", "weighted servers under assumption", weightedServers,
			func(l model.StrategyScore) *value.Figure { return a.assumed(id, l, "servers", l.Servers) }),
	}
}

// scoreID names a score. The documented one is the score, so its id is the plain one: M-07/weighted-applications.
func scoreID(id, state, name string) string {
	if state == "documented" {
		return id + "/" + name
	}
	return id + "/" + state + "-" + name
}

func title(state string) string {
	return map[string]string{"documented": "Documented", "reviewed": "Reviewed", "claimed": "Claimed"}[state]
}

func (a *assessor) assumed(id string, l model.StrategyScore, name string, count *value.Figure) *value.Figure {
	rule := weightedApplications
	if name == "servers" {
		rule = weightedServers
	}
	return value.Compute(value.Product, count, a.weights.assumed[l.Strategy]).
		Named(id+"/"+string(l.Strategy)+"/assumed-weighted-"+name, "Weighted "+name+" under assumption: "+string(l.Strategy), "").By(rule)
}

func sumOf[T any](of []T, part func(T) *value.Figure) *value.Figure {
	var parts []*value.Figure
	for _, x := range of {
		parts = append(parts, part(x))
	}
	return value.Compute(value.Sum, parts...)
}

// claimed is what the rows, or Counts where there are no rows, say without proof: a refactor counts as one.
func (a *assessor) claimed(cs *model.CaseStudy) model.Score {
	m := cs.Migration
	t := a.tallyRows(cs, func(i model.Item) model.Strategy {
		if i.Application != nil {
			return strategyOf(m, i.Application)
		}
		return i.Strategy
	})
	apps, servers := map[model.Strategy]*value.Figure{}, map[model.Strategy]*value.Figure{}
	for _, s := range migrating {
		line := t.line(m.ID+"/claimed", s, a.weights.verdict[s])
		apps[s], servers[s] = line.Applications, line.Servers
	}
	a.claimCounts(cs, apps, servers)
	total := func(of map[model.Strategy]*value.Figure, weights map[model.Strategy]*value.Figure, name, label string, rule value.Rule) *value.Figure {
		var parts []*value.Figure
		for _, s := range migrating {
			if of[s].Value.Known && of[s].Value.Decimal.IsZero() {
				continue
			}
			parts = append(parts, value.Compute(value.Product, of[s], weights[s]).
				Named(m.ID+"/claimed/"+string(s)+"/"+name, "Claimed "+label+": "+string(s), "").By(rule))
		}
		return value.Compute(value.Sum, parts...).Named(scoreID(m.ID, "claimed", name), "Claimed "+label, "").By(rule)
	}
	return model.Score{
		Applications:        total(apps, a.weights.verdict, "weighted-applications", "weighted applications", weightedApplications),
		Servers:             total(servers, a.weights.verdict, "weighted-servers", "weighted servers", weightedServers),
		AssumedApplications: total(apps, a.weights.assumed, "assumed-weighted-applications", "weighted applications under assumption", weightedApplications),
		AssumedServers:      total(servers, a.weights.assumed, "assumed-weighted-servers", "weighted servers under assumption", weightedServers),
	}
}

// claimCounts puts what Counts states in place of rows that are not there. The more particular wins: rows before Counts.
func (a *assessor) claimCounts(cs *model.CaseStudy, apps, servers map[model.Strategy]*value.Figure) {
	m := cs.Migration
	noApps, noServers := len(a.index.applications[m.ID]) == 0, len(a.index.servers[m.ID]) == 0
	for _, c := range a.portfolio.Counts {
		if c.Migration != m.ID || !isMigrating(c.Strategy) {
			continue
		}
		prefix := m.ID + "/counts/" + string(c.Strategy)
		if noApps && c.Applications.Known {
			cs.Claim = true
			apps[c.Strategy] = value.Read(c.Applications, c.At("applications")).Named(prefix+"/applications", "Applications claimed: "+string(c.Strategy), "application").By(countsClaims)
		}
		if noServers && c.Servers.Known {
			cs.Claim = true
			servers[c.Strategy] = value.Read(c.Servers, c.At("servers")).Named(prefix+"/servers", "Source servers claimed: "+string(c.Strategy), "server").By(countsClaims)
		}
	}
}

// reportOverruled says where Counts states another number than the rows that are listed, which count in its stead.
func (a *assessor) reportOverruled(m *model.Migration) {
	for _, kind := range []struct {
		name   string
		listed int
		stated func(c *model.Count) value.Number
	}{
		{"application", len(a.index.applications[m.ID]), func(c *model.Count) value.Number { return c.Applications }},
		{"server", len(a.index.servers[m.ID]), func(c *model.Count) value.Number { return c.Servers }},
	} {
		var stated value.Decimal
		var first *model.Count
		for _, c := range a.portfolio.Counts {
			if n := kind.stated(c); c.Migration == m.ID && n.Known {
				stated, first = stated.Add(n.Decimal), cmp.Or(first, c)
			}
		}
		if kind.listed == 0 || first == nil || stated.Equal(value.Int(kind.listed)) {
			continue
		}
		a.find(model.Finding{
			ID: model.KindCountsOverruled.ID(m.ID, kind.name+"s"), Kind: model.KindCountsOverruled, Severity: model.Information, Migration: m.ID,
			Ref:  first.At(kind.name + "s"),
			What: fmt.Sprintf("Counts states %ss: %s; listed: %d, and these count", kind.name, stated, kind.listed),
			Rule: "the more particular row wins (this program’s rule)", Mend: "list the others, or take the rows of Counts out",
		})
	}
}

// stated is a condition as a figure, found at the case study's documents.
func stated(id, label string, holds bool, rule value.Rule, cs *model.CaseStudy) *value.Figure {
	var at []source.Ref
	for _, d := range cs.Documents {
		at = append(at, d.Where())
	}
	n := 0
	if holds {
		n = 1
	}
	return value.Stated(value.Int(n), source.Merge(at)...).Named(id, label, value.Member).By(rule)
}
