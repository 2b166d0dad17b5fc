package doctest

import (
	"fmt"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// LargePlan is a plan of n activities in groups of twelve, begun on 12 January 2026, each after the one before in its group; the last
// of a group is its milestone, every third activity is critical, and the first third has been done.
func LargePlan(n int) doc.Gantt {
	titles := []string{"Prepare accounts and networks", "Replicate the servers", "Test cutover", "Move the databases with their listeners and jobs", "Switch the load balancers", "Hypercare"}
	g := doc.Gantt{ID: "large-plan", Title: fmt.Sprintf("%d activities", n), Alt: fmt.Sprintf("A plan of %d activities in waves that follow one another.", n), Today: day(2026, 4, 15), Rests: []value.Date{day(2026, 4, 3), day(2026, 4, 6)}}
	begin := day(2026, 1, 12)
	for i := range n {
		wave, place := i/12, i%12
		start := begin.AddDays(14*wave + 4*place)
		a := doc.GanttBar{
			ID: fmt.Sprintf("A-%03d", i+1), Label: fmt.Sprintf("%s %d", titles[i%len(titles)], wave+1), Group: fmt.Sprintf("Wave %d", wave+1),
			Start: start, Finish: start.AddDays(5 + 3*(i%4)), Critical: i%3 == 0, Source: source.Ref{File: "plan.csv"}.At(1, i+2),
		}
		if place == 11 {
			a.Label, a.Milestone, a.Finish = fmt.Sprintf("Wave %d accepted", wave+1), true, start
		}
		if i%5 == 1 {
			a.Note = fmt.Sprintf("slack %d d", i%9)
		}
		if i < n/3 {
			a.ActualStart = start.AddDays(i % 3)
			a.ActualFinish = a.Finish.AddDays(i % 4)
		}
		g.Activities = append(g.Activities, a)
		if place > 0 {
			g.Links = append(g.Links, doc.GanttLink{From: g.Activities[i-1].ID, To: a.ID, Critical: a.Critical})
		}
	}
	return g
}

// LargeGraph is a graph of n applications in groups of six, each of which calls one to three of those after it; every eighth calls
// nothing and is called by nothing.
func LargeGraph(n int) doc.Graph {
	names := []string{"Customs", "Yard planning", "Booking portal", "Tariffs and surcharges", "Billing", "Archive", "Fleet telemetry"}
	g := doc.Graph{ID: "large-graph", Title: fmt.Sprintf("%d applications", n), Alt: fmt.Sprintf("A graph of %d applications.", n)}
	for i := range n {
		node := doc.GraphNode{ID: fmt.Sprintf("app-%03d", i+1), Label: fmt.Sprintf("%s %d", names[i%len(names)], i+1), Source: source.Ref{File: "applications.csv"}.At(1, i+2)}
		if i%4 != 3 {
			node.Group = fmt.Sprintf("Move group %d", i/6+1)
		}
		if i%3 == 0 {
			node.Note = fmt.Sprintf("%d servers", i%7+1)
		}
		g.Nodes = append(g.Nodes, node)
	}
	for i := range n {
		for k := range i%3 + 1 {
			to := i + 1 + (i*7+k*3)%9
			if i%8 == 7 || to%8 == 7 || to >= n {
				continue
			}
			g.Edges = append(g.Edges, doc.GraphEdge{From: g.Nodes[i].ID, To: g.Nodes[to].ID, Dashed: k == 2, Source: source.Ref{File: "dependencies.csv"}.At(1, len(g.Edges)+2)})
		}
	}
	return g
}

// Organisation is a tree of n accounts below units of five.
func Organisation(n int) doc.Graph {
	g := doc.Graph{ID: "organisation", Title: fmt.Sprintf("%d accounts below their units", n), Form: doc.Tree, Alt: fmt.Sprintf("An organisation of %d accounts.", n), Nodes: []doc.GraphNode{{ID: "root", Label: "Root", Note: "management account 0000-1111-2222"}}}
	unit := ""
	for i := range n {
		if i%5 == 0 {
			unit = fmt.Sprintf("ou-%d", i/5)
			g.Nodes = append(g.Nodes, doc.GraphNode{ID: unit, Label: fmt.Sprintf("Unit %d: workloads of a business line", i/5+1)})
			g.Edges = append(g.Edges, doc.GraphEdge{From: "root", To: unit})
		}
		id := fmt.Sprintf("account-%02d", i+1)
		g.Nodes = append(g.Nodes, doc.GraphNode{ID: id, Label: id, Note: []string{"", "production", "development and test"}[i%3]})
		g.Edges = append(g.Edges, doc.GraphEdge{From: unit, To: id})
	}
	return g
}
