package doctest

import (
	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// drawings are a plan, a heat map, progress, and a graph of each form, all small and all with what is hard: what has no dates, what
// is unknown, what stands alone, arrows that run in a circle.
func drawings() []doc.Block {
	return []doc.Block{
		heading(3, "plan", "Plan and dependencies"), Plan(), readiness(), progress(), Calls(), accounts(),
	}
}

// Plan is a small plan: two waves, a milestone, an activity without dates, what came of the first ones.
func Plan() doc.Gantt {
	at := source.Ref{File: "plan.csv"}
	return doc.Gantt{
		ID: "waves-plan", Title: "The plan by wave", Alt: "Two waves from January to May 2026; the second has begun late.",
		Today: day(2026, 3, 31), Rests: []value.Date{day(2026, 4, 3), day(2026, 4, 6)}, Sources: []source.Ref{at},
		Activities: []doc.GanttBar{
			{ID: "A-1", Label: "Prepare the landing zone", Group: "Wave 1", Start: day(2026, 1, 12), Finish: day(2026, 2, 6), ActualStart: day(2026, 1, 12), ActualFinish: day(2026, 2, 11), Critical: true, Source: at.At(1, 2)},
			{ID: "A-2", Label: "Move the file servers", Group: "Wave 1", Start: day(2026, 2, 2), Finish: day(2026, 3, 6), ActualStart: day(2026, 2, 12), ActualFinish: day(2026, 3, 13), Note: "slack 5 d", Source: at.At(1, 3)},
			{ID: "A-3", Label: "Wave 1 accepted", Group: "Wave 1", Start: day(2026, 3, 13), Finish: day(2026, 3, 13), ActualStart: day(2026, 3, 20), ActualFinish: day(2026, 3, 20), Milestone: true, Critical: true, Source: at.At(1, 4)},
			{ID: "B-1", Label: "Replatform the booking portal", Group: "Wave 2", Start: day(2026, 3, 16), Finish: day(2026, 5, 8), ActualStart: day(2026, 3, 23), Critical: true, Source: at.At(1, 5)},
			{ID: "B-2", Label: "Retire the fax gateway", Group: "Wave 2", Note: "no owner yet", Source: at.At(1, 6)},
		},
		Links: []doc.GanttLink{{From: "A-1", To: "A-3", Critical: true}, {From: "A-3", To: "B-1", Critical: true}, {From: "A-2", To: "A-3"}},
	}
}

func readiness() doc.Chart {
	scores := source.Ref{File: "readiness.csv"}
	figures := func(row int, values ...int) doc.Series {
		s := doc.Series{}
		for i, v := range values {
			f := value.Read(value.Num(value.Int(v)), scores.At(2+i, row))
			if v == 0 {
				f = nil // not asked
			}
			s.Values = append(s.Values, f)
		}
		return s
	}
	c := doc.Chart{
		ID: "readiness", Kind: doc.HeatMap, Title: "Readiness by area and session", Unit: "score of 5", Categories: []string{"Business", "People", "Governance", "Platform"},
		Series: []doc.Series{figures(2, 2, 1, 3, 2), figures(3, 3, 2, 0, 4), figures(4, 5, 4, 4, 5)},
		Low:    value.Stated(value.Int(1)), High: value.Stated(value.Int(5)),
		Alt: "Scores rose in every area from January to March.", Sources: []source.Ref{scores},
	}
	for i, name := range []string{"January", "February", "March"} {
		c.Series[i].Name = name
	}
	return c
}

func progress() doc.Chart {
	register := source.Ref{File: "register.csv"}
	figure := func(n, col, row int) *value.Figure { return value.Read(value.Num(value.Int(n)), register.At(col, row)) }
	verdict := func(met int) *value.Figure {
		return value.Stated(value.Int(met)).Named("", "Verdict", value.Verdict)
	}
	return doc.Chart{
		ID: "progress", Kind: doc.ProgressChart, Title: "What is there against what is asked for", Categories: []string{"Weighted applications", "Case studies", "Public references"},
		Series: []doc.Series{
			{Name: "There", Values: []*value.Figure{figure(64, 2, 2), figure(4, 2, 3), nil}},
			{Name: "Asked for", Values: []*value.Figure{figure(50, 3, 2), figure(5, 3, 3), figure(2, 3, 4)}},
			{Name: "Verdict", Values: []*value.Figure{verdict(1), verdict(0), nil}},
		},
		Alt: "Applications are enough, one case study is missing, public references are not known.", Sources: []source.Ref{register},
	}
}

// Calls is a small graph of applications: a circle of two, two groups, a soft dependency, one that stands alone.
func Calls() doc.Graph {
	at := source.Ref{File: "dependencies.csv"}
	node := func(id, label, note, group string, row int) doc.GraphNode {
		return doc.GraphNode{ID: id, Label: label, Note: note, Group: group, Source: at.At(1, row)}
	}
	return doc.Graph{
		ID: "calls", Title: "What calls what", Alt: "The portal calls booking and pricing, which call each other; both use the customer database.",
		Nodes: []doc.GraphNode{
			node("portal", "Booking portal", "4 servers", "Wave 2", 2), node("booking", "Booking", "12 servers", "Wave 2", 3), node("pricing", "Pricing", "2 servers", "Wave 2", 4),
			node("customers", "Customer database", "Oracle, 400 GB", "Wave 1", 5), node("files", "File servers", "6 servers", "Wave 1", 6),
			{ID: "fax", Label: "Fax gateway", Note: "retired", Tone: doc.Muted},
		},
		Edges: []doc.GraphEdge{
			{From: "portal", To: "booking", Source: at.At(2, 2)}, {From: "portal", To: "pricing", Label: "REST", Source: at.At(2, 3)}, {From: "booking", To: "pricing", Source: at.At(2, 4)},
			{From: "pricing", To: "booking", Dashed: true, Source: at.At(2, 5)}, {From: "booking", To: "customers", Source: at.At(2, 6)}, {From: "portal", To: "files", Dashed: true, Source: at.At(2, 7)},
		},
		Sources: []source.Ref{at},
	}
}

func accounts() doc.Graph {
	return doc.Graph{
		ID: "accounts", Title: "Accounts below their units", Form: doc.Tree, Alt: "The root holds the units Security and Workloads; Workloads holds production and development.",
		Nodes: []doc.GraphNode{
			{ID: "root", Label: "Root"}, {ID: "security", Label: "Security"}, {ID: "log", Label: "log-archive", Note: "one copy of every log"},
			{ID: "workloads", Label: "Workloads"}, {ID: "prod", Label: "booking-prod", Tone: doc.Good}, {ID: "dev", Label: "booking-dev"},
		},
		Edges: []doc.GraphEdge{{From: "root", To: "security"}, {From: "security", To: "log"}, {From: "root", To: "workloads"}, {From: "workloads", To: "prod"}, {From: "workloads", To: "dev"}},
	}
}
