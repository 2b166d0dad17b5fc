package compose

import "dossier/doc"

// rewriter makes blocks anew with some of their parts changed; the old ones stay as they are. A nil function changes nothing.
type rewriter struct {
	text    func(string) string           // of everything that is read as words
	id      func(string) string           // of headings, tables and charts, and of the links to them
	url     func(string) string           // of links out of the document
	heading func(doc.Heading) doc.Heading // after its id and its content
	table   func(doc.Table) doc.Table     // after its parts
}

func (r rewriter) words(s string) string {
	if r.text == nil || s == "" {
		return s
	}
	return r.text(s)
}

func (r rewriter) name(id string) string {
	if r.id == nil || id == "" {
		return id
	}
	return r.id(id)
}

func (r rewriter) blocks(blocks []doc.Block) []doc.Block {
	made := make([]doc.Block, len(blocks))
	for i, b := range blocks {
		made[i] = r.block(b)
	}
	return made
}

func (r rewriter) block(b doc.Block) doc.Block {
	switch b := b.(type) {
	case doc.Heading:
		b.ID, b.Content = r.name(b.ID), r.inlines(b.Content)
		if r.heading != nil {
			b = r.heading(b)
		}
		return b
	case doc.Paragraph:
		b.Content = r.inlines(b.Content)
		return b
	case doc.List:
		items := make([][]doc.Block, len(b.Items))
		for i, item := range b.Items {
			items[i] = r.blocks(item)
		}
		b.Items = items
		return b
	case doc.Quote:
		b.Content, b.By = r.inlines(b.Content), r.words(b.By)
		return b
	case doc.Callout:
		b.Title, b.Content = r.words(b.Title), r.blocks(b.Content)
		return b
	case doc.Image:
		b.Alt, b.Caption = r.words(b.Alt), r.words(b.Caption)
		return b
	case doc.PageBreak, doc.Contents:
		return b
	}
	return r.data(b)
}

// data makes anew the blocks that hold figures.
func (r rewriter) data(b doc.Block) doc.Block {
	switch b := b.(type) {
	case doc.Tiles:
		b.Items = each(b.Items, func(t doc.Tile) doc.Tile {
			t.Label, t.Value, t.Note = r.words(t.Label), r.value(t.Value), r.words(t.Note)
			return t
		})
		return b
	case doc.Definitions:
		b.Items = each(b.Items, func(d doc.Definition) doc.Definition {
			return doc.Definition{Term: r.words(d.Term), Content: r.inlines(d.Content)}
		})
		return b
	case doc.Table:
		if b = r.parts(b); r.table != nil {
			b = r.table(b)
		}
		return b
	case doc.Chart:
		b.ID, b.Title, b.Alt, b.Categories = r.name(b.ID), r.words(b.Title), r.words(b.Alt), each(b.Categories, r.words)
		b.Series = each(b.Series, func(s doc.Series) doc.Series {
			s.Name = r.words(s.Name)
			return s
		})
		return b
	case doc.Gantt:
		b.ID, b.Title, b.Alt = r.name(b.ID), r.words(b.Title), r.words(b.Alt)
		b.Activities = each(b.Activities, func(a doc.GanttBar) doc.GanttBar {
			a.Label, a.Group, a.Note = r.words(a.Label), r.words(a.Group), r.words(a.Note)
			return a
		})
		return b
	case doc.Graph:
		b.ID, b.Title, b.Alt = r.name(b.ID), r.words(b.Title), r.words(b.Alt)
		b.Nodes = each(b.Nodes, func(n doc.GraphNode) doc.GraphNode {
			n.Label, n.Note, n.Group = r.words(n.Label), r.words(n.Note), r.words(n.Group)
			return n
		})
		b.Edges = each(b.Edges, func(e doc.GraphEdge) doc.GraphEdge {
			e.Label = r.words(e.Label)
			return e
		})
		return b
	}
	return b
}

func (r rewriter) parts(t doc.Table) doc.Table {
	t.ID, t.Caption, t.Note, t.Empty = r.name(t.ID), r.words(t.Caption), r.inlines(t.Note), r.words(t.Empty)
	t.Columns = each(t.Columns, func(c doc.Column) doc.Column {
		c.Header = r.words(c.Header)
		return c
	})
	t.Rows = each(t.Rows, func(row doc.TableRow) doc.TableRow {
		row.Cells = each(row.Cells, func(c doc.TableCell) doc.TableCell {
			c.Content = r.inlines(c.Content)
			return c
		})
		return row
	})
	return t
}

func (r rewriter) inlines(inlines []doc.Inline) []doc.Inline {
	return each(inlines, func(in doc.Inline) doc.Inline {
		switch in := in.(type) {
		case doc.Text:
			in.Text = r.words(in.Text)
			return in
		case doc.Link:
			in.Anchor, in.Content = r.name(in.Anchor), r.inlines(in.Content)
			if r.url != nil && in.URL != "" {
				in.URL = r.url(in.URL)
			}
			return in
		case doc.Value:
			return r.value(in)
		case doc.Break:
			return in
		}
		return in
	})
}

func (r rewriter) value(v doc.Value) doc.Value {
	if v.Kind == doc.TextValue {
		v.Text = r.words(v.Text)
	}
	return v
}

// each is the items made anew; nil for none.
func each[T any](items []T, f func(T) T) []T {
	if items == nil {
		return nil
	}
	made := make([]T, len(items))
	for i, item := range items {
		made[i] = f(item)
	}
	return made
}
