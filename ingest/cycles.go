package ingest

import (
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
)

// graph holds which node needs which, in the order in which that was read.
type graph struct {
	nodes []string
	edges map[string][]edge
}

// edge leads to what a node needs, and the place that says so.
type edge struct {
	to  string
	ref source.Ref
}

func (g *graph) add(from, to string, ref source.Ref) {
	if g.edges == nil {
		g.edges = map[string][]edge{}
	}
	for _, node := range []string{from, to} {
		if _, known := g.edges[node]; !known {
			g.edges[node] = nil
			g.nodes = append(g.nodes, node)
		}
	}
	g.edges[from] = append(g.edges[from], edge{to: to, ref: ref})
}

// loop is a way that ends where it began.
type loop struct {
	nodes []string // the first stands again at the end
	ref   source.Ref
}

// loops finds a loop in every part of the graph that has one: those that are left once the nodes that no loop can hold are taken out,
// walked from the first.
func (g *graph) loops() []loop {
	left := g.knots()
	var found []loop
	seen := map[string]bool{}
	for _, start := range g.nodes {
		if !left[start] || seen[start] {
			continue
		}
		var way []string
		var refs []source.Ref
		node := start
		for !seen[node] {
			seen[node] = true
			way = append(way, node)
			i := slices.IndexFunc(g.edges[node], func(e edge) bool { return left[e.to] })
			next := g.edges[node][i]
			refs = append(refs, next.ref)
			node = next.to
		}
		if i := slices.Index(way, node); i >= 0 {
			found = append(found, loop{nodes: append(way[i:len(way):len(way)], node), ref: refs[len(refs)-1]})
		}
	}
	return found
}

// knots are the nodes that are left after those that need nothing have been taken out, again and again. Each needs another one of them.
func (g *graph) knots() map[string]bool {
	needs := map[string]int{}
	neededBy := map[string][]string{}
	for _, node := range g.nodes {
		needs[node] = len(g.edges[node])
		for _, e := range g.edges[node] {
			neededBy[e.to] = append(neededBy[e.to], node)
		}
	}
	var free []string
	for _, node := range g.nodes {
		if needs[node] == 0 {
			free = append(free, node)
		}
	}
	left := map[string]bool{}
	for _, node := range g.nodes {
		left[node] = true
	}
	for len(free) > 0 {
		node := free[0]
		free = free[1:]
		delete(left, node)
		for _, by := range neededBy[node] {
			if needs[by]--; needs[by] == 0 {
				free = append(free, by)
			}
		}
	}
	return left
}

// cycles reports what waits for itself: hard dependencies (a note: they must move together), activities and organizational units
// (errors: there is no such plan, and no such tree).
func (r *reading) cycles() {
	var dependencies graph
	for _, d := range r.portfolio.Dependencies {
		if d.Hardness == "hard" {
			dependencies.add(d.From, d.To, d.Where())
		}
	}
	for _, l := range dependencies.loops() {
		r.problems = append(r.problems, source.Notice(l.ref, "hard dependencies form a ring: "+strings.Join(l.nodes, " → "), "", "they must move together").As(source.Ring))
	}
	activities := activityGraph(r.portfolio.Predecessors)
	for _, l := range activities.loops() {
		r.problems = append(r.problems, source.Err(l.ref, "activities wait for each other: "+activityWay(l.nodes), "an order in which they can be done", "").As(source.Ring))
	}
	r.units()
}

// Each activity is two nodes, its start and its finish, so that links of all four types are told apart: two activities that start and
// finish together do not wait for each other.
const (
	starts   = "\x00start"
	finishes = "\x00finish"
)

func activityGraph(links []*model.Predecessor) graph {
	var g graph
	for _, p := range links {
		for _, a := range []string{p.Activity, p.Predecessor} {
			if _, known := g.edges[a+finishes]; !known {
				g.add(a+finishes, a+starts, p.Where())
			}
		}
		before, after := finishes, starts
		switch p.Type {
		case "SS":
			before = starts
		case "FF":
			after = finishes
		case "SF":
			before, after = starts, finishes
		}
		g.add(p.Activity+after, p.Predecessor+before, p.Where())
	}
	return g
}

func activityWay(nodes []string) string {
	var names []string
	for _, node := range nodes {
		name, _, _ := strings.Cut(node, "\x00")
		if len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	return strings.Join(names, " → ")
}

// units checks that every organizational unit stands below one that is there, and none below itself.
func (r *reading) units() {
	known, units := map[string]bool{}, family{}
	for _, u := range r.portfolio.OrganizationalUnits {
		known[u.Migration+"\x00"+u.Name] = true
		units.add(u.Migration, u.Name)
	}
	var tree graph
	for _, u := range r.portfolio.OrganizationalUnits {
		parent := u.Migration + "\x00" + u.Parent
		switch {
		case u.Parent == "" || strings.EqualFold(u.Parent, "root"):
		case !known[parent]:
			r.problems = append(r.problems, unknownName(u.At("parent"), "parent", u.Parent, "an organizational unit of the same migration, or blank", units[u.Migration]))
		default:
			tree.add(u.Migration+"\x00"+u.Name, parent, u.At("parent"))
		}
	}
	for _, l := range tree.loops() {
		for i, node := range l.nodes {
			_, l.nodes[i], _ = strings.Cut(node, "\x00")
		}
		r.problems = append(r.problems, source.Err(l.ref, "organizational units stand below each other: "+strings.Join(l.nodes, " → "), "a tree", "").As(source.Ring))
	}
}
