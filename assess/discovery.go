package assess

import (
	"slices"

	"dossier/assess/discovery"
	"dossier/model"
)

// survey takes stock of m's estate.
func (a *assessor) survey(m *model.Migration) (*model.Discovery, model.Inventoried) {
	e := a.index.estate
	in := discovery.Input{
		Migration: m, Applications: a.index.applications[m.ID], Elsewhere: a.elsewhere(m), Servers: a.index.servers[m.ID],
		Hosts: e.hosts[m.ID], Clusters: e.clusters[m.ID], Disks: e.disks[m.ID], Partitions: e.partitions[m.ID], Interfaces: e.interfaces[m.ID],
		Connections: e.connections[m.ID], Documents: a.index.documents[m.ID], Systems: a.systems, Until: a.asOf, Disagreed: e.disagreed[m.ID],
	}
	seen := map[*model.Dependency]bool{}
	for _, app := range in.Applications {
		for _, d := range slices.Concat(e.needs[app.ID], e.neededBy[app.ID]) {
			if !seen[d] {
				seen[d] = true
				in.Dependencies = append(in.Dependencies, d)
			}
		}
	}
	found, inventory, findings := discovery.Survey(in)
	a.findings = append(a.findings, findings...)
	return found, inventory
}

// elsewhere are the applications of the customer's other migrations.
func (a *assessor) elsewhere(m *model.Migration) []*model.Application {
	var apps []*model.Application
	for _, other := range a.index.migrations {
		if other.Customer == m.Customer && other.ID != m.ID {
			apps = append(apps, a.index.applications[other.ID]...)
		}
	}
	return apps
}

// estate finds what exports list by the migration that it belongs to, and dependencies by the applications at their ends.
type estate struct {
	hosts           map[string][]*model.Host
	clusters        map[string][]*model.Cluster
	disks           map[string][]*model.Disk
	partitions      map[string][]*model.Partition
	interfaces      map[string][]*model.NetworkInterface
	connections     map[string][]*model.Connection
	needs, neededBy map[string][]*model.Dependency
	disagreed       map[string][]model.Disagreement
}

func newEstate(p *model.Portfolio) estate {
	return estate{
		disagreed:   grouped(p.Disagreements, func(x model.Disagreement) string { return x.Migration }),
		hosts:       grouped(p.Hosts, func(h *model.Host) string { return h.Migration }),
		clusters:    grouped(p.Clusters, func(c *model.Cluster) string { return c.Migration }),
		disks:       grouped(p.Disks, func(d *model.Disk) string { return d.Migration }),
		partitions:  grouped(p.Partitions, func(r *model.Partition) string { return r.Migration }),
		interfaces:  grouped(p.Interfaces, func(i *model.NetworkInterface) string { return i.Migration }),
		connections: grouped(p.Connections, func(c *model.Connection) string { return c.Migration }),
		needs:       grouped(p.Dependencies, func(d *model.Dependency) string { return d.From }),
		neededBy:    grouped(p.Dependencies, func(d *model.Dependency) string { return d.To }),
	}
}

// grouped are the records by a key, each group in reading order.
func grouped[R any](records []R, key func(R) string) map[string][]R {
	groups := map[string][]R{}
	for _, r := range records {
		groups[key(r)] = append(groups[key(r)], r)
	}
	return groups
}
