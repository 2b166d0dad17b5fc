package discovery

import (
	"cmp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// group breaks the machines down, each breakdown over all of them.
func (s *surveyor) group() {
	s.groupBySystem()
	s.d.Environments = s.groupBy("environments", func(m *model.Machine) string { return strings.ToLower(m.Environment.Text) })
	s.d.Environments = s.withApplications("environments", s.d.Environments, func(a *model.Application) string { return strings.ToLower(a.Environment) })
	s.d.Criticalities = s.groupBy("criticalities", func(m *model.Machine) string { return m.Criticality.Text })
	s.d.Criticalities = s.withApplications("criticalities", s.d.Criticalities, func(a *model.Application) string { return string(a.Criticality) })
	grades := model.Words(model.Level(""))
	slices.SortStableFunc(s.d.Criticalities, func(a, b model.MachineGroup) int {
		return slices.Index(grades, b.Name) - slices.Index(grades, a.Name) // the most critical first, those without a grade last
	})
	s.d.Clusters = s.groupBy("clusters", func(m *model.Machine) string { return m.Cluster.Text })
	s.outlook()
}

// groupBy makes a group for each key, the largest first, the one without a key last.
func (s *surveyor) groupBy(what string, key func(*model.Machine) string) []model.MachineGroup {
	var keys []string
	machines := map[string][]*model.Machine{}
	for _, m := range s.d.Machines {
		k := key(m)
		if machines[k] == nil {
			keys = append(keys, k)
		}
		machines[k] = append(machines[k], m)
	}
	slices.SortStableFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(blank(a), blank(b)), len(machines[b])-len(machines[a]), cmp.Compare(a, b))
	})
	groups := make([]model.MachineGroup, len(keys))
	taken := map[string]int{}
	for i, k := range keys {
		id := slug(k)
		if taken[id]++; taken[id] > 1 {
			id += "-" + value.Int(taken[id]).String()
		}
		groups[i] = s.sized(what+"/"+id+"/", cmp.Or(k, "not stated"), machines[k])
		groups[i].Name, groups[i].System, groups[i].Standing = k, machines[k][0].System, machines[k][0].Standing
		groups[i].Since = standingOn(groups[i].System, s.Until)
	}
	return groups
}

func blank(text string) int {
	if text == "" {
		return 1
	}
	return 0
}

// sized is a group with its figures.
func (s *surveyor) sized(id, label string, machines []*model.Machine) model.MachineGroup {
	return model.MachineGroup{
		Machines: s.count(id+"machines", label+": machines", "machine", rowsOf(machines)),
		CPUs:     s.sum(id+"cpus", label+": virtual CPUs", "vCPU", figuresOf(machines, cpusOf)),
		Memory:   s.memory(id+"memory", label+": memory", figuresOf(machines, memoryOf)),
		Storage:  s.sum(id+"storage", label+": provisioned storage", "GiB", figuresOf(machines, storageOf)),
	}
}

// groupBySystem groups by family and release. A family's releases stand together, the largest family first; releases stand in the order
// in which their support ends, those without a date last.
func (s *surveyor) groupBySystem() {
	groups := s.groupBy("systems", func(m *model.Machine) string { return strings.TrimSpace(m.System.Family + " " + m.System.Release) })
	size := map[string]int64{}
	for _, g := range groups {
		size[g.System.Family] += g.Machines.Value.Decimal.IntPart()
	}
	slices.SortStableFunc(groups, func(a, b model.MachineGroup) int {
		x, y := a.System, b.System
		return cmp.Or(cmp.Compare(blank(x.Family), blank(y.Family)), cmp.Compare(size[y.Family], size[x.Family]), cmp.Compare(x.Family, y.Family), earlier(x.Support, y.Support))
	})
	s.d.Systems = groups
}

// earlier orders by the end of support, what has no date last.
func earlier(a, b *model.SystemRelease) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return cmp.Or(a.Ends.Compare(b.Ends), cmp.Compare(a.Name, b.Name))
}

// withApplications counts the applications of the migration that have the key of a group. A key that applications alone have makes a
// group without machines.
func (s *surveyor) withApplications(what string, groups []model.MachineGroup, key func(*model.Application) string) []model.MachineGroup {
	rows := map[string][]source.Ref{}
	for _, a := range s.Applications {
		k := key(a)
		if !slices.ContainsFunc(groups, func(g model.MachineGroup) bool { return g.Name == k }) {
			g := s.sized(what+"/"+slug(k)+"/", cmp.Or(k, "not stated"), nil)
			g.Name = k
			groups = append(groups, g)
		}
		rows[k] = append(rows[k], a.Where())
	}
	for i, g := range groups {
		id := strings.TrimSuffix(strings.TrimPrefix(g.Machines.ID, s.id), "machines") + "applications"
		groups[i].Applications = s.count(id, cmp.Or(g.Name, "not stated")+": applications", "application", rows[g.Name])
	}
	return groups
}

// outlook counts the machines by the standing of their system.
func (s *surveyor) outlook() {
	rows := map[model.SupportStanding][]source.Ref{}
	for _, m := range s.d.Machines {
		rows[m.Standing] = append(rows[m.Standing], rowOf(m))
	}
	count := func(standing model.SupportStanding, id, label string) *value.Figure {
		return s.count("support/"+id, label, "machine", rows[standing])
	}
	o := &s.d.Support
	o.Supported = count(model.Supported, "supported", "Machines whose system is in support")
	o.Extended = count(model.SupportExtended, "extended", "Machines whose system has extended support only")
	o.Ended = count(model.SupportEnded, "ended", "Machines whose system is out of all support")
	o.Unknown = count(model.SupportUnknown, "unknown", "Machines whose support cannot be told")
	o.Out = value.Compute(value.Sum, o.Extended, o.Ended).Named(s.id+"support/out", "Machines whose system is out of regular support", "machine").By(countRule)
}
