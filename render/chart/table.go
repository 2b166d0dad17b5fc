package chart

import (
	"slices"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// Table is a chart's figures as a table: a row a category, a column a series, the threshold below. Screen readers read it, and paper
// shows it where the drawing would be too crowded.
func Table(c doc.Chart) doc.Table {
	t := doc.Table{ID: c.ID, Caption: c.Title, Sources: c.Sources, Columns: []doc.Column{{Header: c.Unit}}}
	for _, s := range c.Series {
		t.Columns = append(t.Columns, doc.Column{Header: s.Name, Align: doc.End})
	}
	if c.Threshold != nil {
		t.Note = []doc.Inline{doc.Text{Text: c.Threshold.Label + " "}, doc.FigureOf(c.Threshold)}
	}
	for i, name := range c.Categories {
		row := doc.TableRow{Cells: []doc.TableCell{{Content: doc.Say(name), Header: true}}}
		for _, s := range c.Series {
			cell := doc.FigureCell(nil)
			if i < len(s.Values) {
				cell = doc.FigureCell(s.Values[i])
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// GanttTable is a plan as a table: a row an activity below the one of its group. Columns that no activity fills are left out.
func GanttTable(g doc.Gantt, language string) doc.Table {
	w := wordsOf(language)
	t := doc.Table{ID: g.ID, Caption: g.Title, Sources: g.Sources, Empty: w.empty, Columns: []doc.Column{{Header: w.activity, Weight: 2}, {Header: w.start}, {Header: w.finish}}}
	some := func(has func(doc.GanttBar) bool) bool { return slices.ContainsFunc(g.Activities, has) }
	begun := some(func(a doc.GanttBar) bool { return !a.ActualStart.IsZero() || !a.ActualFinish.IsZero() })
	critical := some(func(a doc.GanttBar) bool { return a.Critical })
	noted := some(func(a doc.GanttBar) bool { return a.Note != "" })
	if begun {
		t.Columns = append(t.Columns, doc.Column{Header: w.begun}, doc.Column{Header: w.ended})
	}
	if critical {
		t.Columns = append(t.Columns, doc.Column{Header: w.path})
	}
	if noted {
		t.Columns = append(t.Columns, doc.Column{Header: w.note})
	}
	group := ""
	for _, a := range g.Activities {
		if a.Group != group && a.Group != "" {
			t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(a.Group), Span: len(t.Columns), Header: true}}})
		}
		group = a.Group
		cells := []doc.TableCell{{Content: said(a.Label, a.Source), Header: true}, dated(a.Start, a.Source, w.noDates), dated(a.Finish, a.Source, "")}
		if begun {
			cells = append(cells, dated(a.ActualStart, a.Source, ""), dated(a.ActualFinish, a.Source, ""))
		}
		if critical {
			cells = append(cells, doc.TextCell(map[bool]string{true: w.critical}[a.Critical]))
		}
		if noted {
			cells = append(cells, doc.TextCell(a.Note))
		}
		t.Rows = append(t.Rows, doc.TableRow{Cells: cells})
	}
	return t
}

func said(text string, from source.Ref) []doc.Inline {
	return []doc.Inline{doc.Text{Text: text, Source: from}}
}

// dated is a cell of a day; of what stands for none where there is none.
func dated(d value.Date, from source.Ref, none string) doc.TableCell {
	if d.IsZero() {
		return doc.TextCell(none)
	}
	if from.IsZero() {
		return doc.ValueCell(doc.DateOf(d))
	}
	return doc.ValueCell(doc.DateOf(d, from))
}

// GraphTable is a graph as a table: a row a node, with the nodes that its arrows lead to. Columns that no node fills are left out.
func GraphTable(g doc.Graph, language string) doc.Table {
	w := wordsOf(language)
	leads := w.leads
	if g.Form == doc.Tree {
		leads = w.below
	}
	t := doc.Table{ID: g.ID, Caption: g.Title, Sources: g.Sources, Empty: w.empty, Columns: []doc.Column{{Header: w.thing}}}
	noted := slices.ContainsFunc(g.Nodes, func(n doc.GraphNode) bool { return n.Note != "" })
	grouped := slices.ContainsFunc(g.Nodes, func(n doc.GraphNode) bool { return n.Group != "" })
	if grouped {
		t.Columns = append(t.Columns, doc.Column{Header: w.group})
	}
	if noted {
		t.Columns = append(t.Columns, doc.Column{Header: w.note})
	}
	t.Columns = append(t.Columns, doc.Column{Header: leads, Weight: 2})
	names := namesOf(g)
	arrows := map[string][]doc.Inline{}
	for _, e := range g.Edges {
		text := names[e.To]
		switch {
		case e.Label != "" && e.Dashed:
			text += " (" + e.Label + ", " + w.weaker + ")"
		case e.Label != "":
			text += " (" + e.Label + ")"
		case e.Dashed:
			text += " (" + w.weaker + ")"
		}
		if len(arrows[e.From]) > 0 {
			arrows[e.From] = append(arrows[e.From], doc.Text{Text: "; "})
		}
		arrows[e.From] = append(arrows[e.From], doc.Text{Text: text, Source: e.Source})
	}
	for _, n := range g.Nodes {
		cells := []doc.TableCell{{Content: said(names[n.ID], n.Source), Header: true, Tone: n.Tone}}
		if grouped {
			cells = append(cells, doc.TextCell(n.Group))
		}
		if noted {
			cells = append(cells, doc.TextCell(n.Note))
		}
		to := arrows[n.ID]
		if len(to) == 0 {
			to = doc.Say(w.nothing)
		}
		t.Rows = append(t.Rows, doc.TableRow{Cells: append(cells, doc.TableCell{Content: to})})
	}
	return t
}

// TooDense is the table of a drawing that would be too dense to read, with a note that says so.
func TooDense(t doc.Table, language string) doc.Table {
	t.Note = doc.Say(wordsOf(language).dense)
	return t
}

// namesOf are what nodes are called, by ID: their labels, or the IDs of those that have none.
func namesOf(g doc.Graph) map[string]string {
	names := map[string]string{}
	for _, e := range g.Edges {
		names[e.From], names[e.To] = e.From, e.To
	}
	for _, n := range g.Nodes {
		if names[n.ID] = n.Label; n.Label == "" {
			names[n.ID] = n.ID
		}
	}
	return names
}
