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
			if word := wordAt(c, s, i); word != "" {
				cell = doc.TextCell(word)
				if from := s.Values[i].Leaves(); len(from) > 0 {
					cell.Content = said(word, from[0])
				}
			}
			if s.None != "" && (i >= len(s.Values) || s.Values[i] == nil || !s.Values[i].Value.Known) {
				cell = doc.TextCell(s.None)
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// wordAt is what the chart calls a value of a series; empty where it has no word for it.
func wordAt(c doc.Chart, s doc.Series, i int) string {
	if i >= len(s.Values) {
		return ""
	}
	return c.StepOf(s.Values[i])
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
	arrows := arrowsOf(g, names, w)
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

// arrowsOf is what the arrows of each node lead to, by ID.
func arrowsOf(g doc.Graph, names map[string]string, w words) map[string][]doc.Inline {
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
	return arrows
}

// GraphSheet is a graph as two tables for a sheet: what its nodes are, a row each, and its arrows, a row each.
func GraphSheet(g doc.Graph, language string) (nodes, edges doc.Table) {
	w := wordsOf(language)
	names := namesOf(g)
	nodes = doc.Table{ID: g.ID, Empty: w.empty, Columns: []doc.Column{{Header: w.thing}, {Header: w.group}, {Header: w.note}}}
	for _, n := range g.Nodes {
		nodes.Rows = append(nodes.Rows, doc.TableRow{Cells: []doc.TableCell{
			{Content: said(names[n.ID], n.Source), Header: true, Tone: n.Tone}, doc.TextCell(n.Group), doc.TextCell(n.Note),
		}})
	}
	edges = doc.Table{Sources: g.Sources, Empty: w.empty, Columns: []doc.Column{{Header: w.from}, {Header: w.to}, {Header: w.label}}}
	for _, e := range g.Edges {
		label := e.Label
		if e.Dashed {
			label = joined(label, w.weaker)
		}
		edges.Rows = append(edges.Rows, doc.TableRow{Cells: []doc.TableCell{
			{Content: said(names[e.From], e.Source), Header: true}, doc.TextCell(names[e.To]), doc.TextCell(label),
		}})
	}
	return nodes, edges
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
