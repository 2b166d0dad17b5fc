package ingest

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
)

// mergeApplications makes one application of those that our tables and exports list under one id, or under a name that one of them
// alone bears. The first in the order of belief goes before; what it leaves blank is taken from the others. Exports know applications
// by their names: what their servers name becomes the id.
func (r *reading) mergeApplications() {
	apps := slices.Clone(r.portfolio.Applications)
	slices.SortStableFunc(apps, func(a, b *model.Application) int { return r.belief(a.Table) - r.belief(b.Table) })
	clash := r.clash("Applications", "what stands first is used: our own table, then "+exportWins, []string{"id", "migration", "name"})
	known := newApplications()
	for _, a := range apps {
		if !isExported(a.Table) {
			known.add(a)
		}
	}
	gone := map[*model.Application]bool{}
	for _, a := range apps {
		if !isExported(a.Table) {
			continue
		}
		one := known.find(a.Migration, a.ID)
		if one == nil || one.Table == a.Table {
			known.add(a)
			continue
		}
		gone[a] = true
		clash.Fill(one, a)
	}
	r.portfolio.Applications = slices.DeleteFunc(r.portfolio.Applications, func(a *model.Application) bool { return gone[a] })
	r.disagreed(clash)
	for _, s := range r.portfolio.Servers {
		for _, one := range []*model.Server{s, s.Export} {
			if one != nil && isExport(one) {
				known.name(one)
			}
		}
	}
}

// belief is the rank of a table among those that list the same thing: ours first.
func (r *reading) belief(t *model.Table) int {
	if !isExported(t) {
		return -1
	}
	return r.rank(t)
}

// applications finds the applications of a migration by id, else by a name that one of them alone bears.
type applications struct {
	ids, names map[string][]*model.Application
}

func newApplications() applications {
	return applications{ids: map[string][]*model.Application{}, names: map[string][]*model.Application{}}
}

func (k applications) add(a *model.Application) {
	id, name := a.Migration+"\x00"+strings.ToLower(a.ID), a.Migration+"\x00"+strings.ToLower(a.Name)
	k.ids[id] = append(k.ids[id], a)
	k.names[name] = append(k.names[name], a)
}

func (k applications) find(migration, text string) *model.Application {
	key := migration + "\x00" + strings.ToLower(text)
	if found := k.ids[key]; len(found) > 0 {
		return found[0]
	}
	if found := k.names[key]; len(found) == 1 {
		return found[0]
	}
	return nil
}

// name writes ids for the names of applications that the server lists.
func (k applications) name(s *model.Server) {
	ids := make([]string, 0, len(s.Applications))
	for _, text := range s.Applications {
		if a := k.find(s.Migration, text); a != nil {
			text = a.ID
		}
		if !slices.Contains(ids, text) {
			ids = append(ids, text)
		}
	}
	if len(ids) > 0 {
		s.Applications = ids
	}
}

// connect makes dependencies of applications out of the traffic between their servers, where each server has one application alone.
// What our own tables say of two applications goes before.
func (r *reading) connect() {
	p := r.portfolio
	if len(p.Connections) == 0 {
		return
	}
	servers := newMachines()
	for _, s := range p.Servers {
		servers.add(s)
		if s.Export != nil {
			servers.addAs(s.Export, s)
		}
	}
	made := map[[2]string]*model.Dependency{}
	for _, d := range p.Dependencies {
		made[[2]string{d.From, d.To}] = nil
	}
	used := map[*model.Table]int{}
	var tables []*model.Table
	for _, c := range p.Connections {
		if !slices.Contains(tables, c.Table) {
			tables = append(tables, c.Table)
		}
		from, to := applicationOf(servers.called(c.Migration, c.From)), applicationOf(servers.called(c.Migration, c.To))
		if from == "" || to == "" || from == to {
			continue
		}
		used[c.Table]++
		pair := [2]string{from, to}
		d, known := made[pair]
		if !known {
			d = &model.Dependency{Row: c.Row, From: from, To: to}
			made[pair] = d
			p.Dependencies = append(p.Dependencies, d)
		}
		see(d, c)
	}
	for _, t := range tables {
		r.problems = append(r.problems, source.Notice(t.Ref, fmt.Sprintf("%d of %d connections lead from one application to another and are read as dependencies", used[t], t.Rows), "",
			"the others are within one application, or of servers that have none or several").As(source.TakenForGranted))
	}
}

// see adds the port of a connection to what passes between two applications. A dependency that our own tables state is left as it is.
func see(d *model.Dependency, c *model.Connection) {
	kind := strings.TrimSpace(c.Protocol + " " + c.Port)
	if d == nil || kind == "" || slices.Contains(strings.Split(d.Kind, ", "), kind) {
		return
	}
	if d.Kind != "" {
		kind = d.Kind + ", " + kind
	}
	d.Kind = kind
}

// applicationOf is the application of the server, where it has one alone.
func applicationOf(s *model.Server) string {
	if s == nil {
		return ""
	}
	apps := s.Applications
	if len(apps) == 0 && s.Export != nil {
		apps = s.Export.Applications
	}
	if len(apps) != 1 {
		return ""
	}
	return apps[0]
}
