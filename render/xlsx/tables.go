package xlsx

import (
	"fmt"
	"slices"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

func (l *layout) table(t doc.Table) {
	t.Rows, _ = t.Spread()
	l.sheet.skip()
	if t.Caption != "" {
		row := l.prose(doc.Say(t.Caption), look{bold: true})
		l.sheet.at(1, row).remark = places(t.Sources)
	}
	heads := l.headers(t)
	header := l.sheet.add(0, heads...)
	if len(t.Rows) == 0 && t.Entry == 0 {
		l.prose(doc.Say(t.Empty), look{italic: true})
	}
	assumed, last, plain := false, header, true
	for _, r := range t.Rows {
		row := l.tableRow(t, r)
		for _, c := range l.sheet.rows[row-1].cells {
			assumed = assumed || c.figure != nil && c.figure.Assumed()
		}
		if r.Kind == doc.BodyRow {
			last = row
			l.check(t, row)
		}
		plain = plain && r.Kind != doc.GroupRow && !spans(r)
	}
	l.book.refer(l.sheet, t, header, len(l.sheet.rows)+1-closed(t))
	switch {
	case t.Entry > 0:
		last = l.entries(t)
	case last > header && slices.ContainsFunc(t.Columns, func(c doc.Column) bool { return c.Field != nil }):
		l.sheet.forms = append(l.sheet.forms, form{table: t, first: header + 1, last: last})
	}
	stands := tableArea{header: header, last: last, columns: len(t.Columns), filter: plain && last > header+1}
	if stands.filter && canBeTable(heads) {
		stands.name = l.book.nameTable(t)
	}
	l.sheet.tables = append(l.sheet.tables, stands)
	if len(t.Note) > 0 {
		l.prose(t.Note, look{face: fineFace})
	}
	if assumed {
		l.prose(doc.Say(assumedNote), look{face: fineFace})
	}
	l.sheet.skip()
}

// closed is how many rows of a table another may refer to: all, but none where rows are still to be filled in, since those that
// stand there are examples.
func closed(t doc.Table) int {
	if t.Entry > 0 {
		return 0
	}
	return len(t.Rows)
}

// assumedNote explains assumedMark below a table that uses it.
const assumedNote = "† assumed: rests on a rule that no source publishes"

func spans(r doc.TableRow) bool {
	for _, c := range r.Cells {
		if r.Kind == doc.BodyRow && c.Span > 1 {
			return true
		}
	}
	return false
}

func (l *layout) headers(t doc.Table) []cell {
	cells := make([]cell, len(t.Columns))
	for i, c := range t.Columns {
		text := c.Header
		if c.Unit != "" {
			text += " (" + c.Unit + ")"
		}
		cells[i] = cell{runs: say(l.legal(text, source.Ref{})), look: look{face: headFace, fill: accentFill, align: c.Align, wrap: true, indent: padding(c.Align)}}
		switch {
		case c.Field != nil && t.Entry > 0:
			cells[i] = entryHead(cells[i], *c.Field)
		case c.Field != nil:
			cells[i].remark, cells[i].room = c.Field.Help, entryRoom(*c.Field)
		}
	}
	return cells
}

func (l *layout) tableRow(t doc.Table, r doc.TableRow) int {
	number := len(l.sheet.rows) + 1
	cells := l.cells.take(len(t.Columns))
	for i := spanned(r); i < len(cells); i++ {
		cells[i].look = rowLook(r.Kind)
	}
	var extra []cell
	col := 1
	for _, tc := range r.Cells {
		width := max(1, tc.Span)
		if col+width-1 > len(t.Columns) {
			l.warn(firstRef(t.Sources), fmt.Sprintf("table %s: row %d has more cells than columns", t.ID, number), fmt.Sprintf("%d columns", len(t.Columns)))
			return l.sheet.add(0, append(cells, extra...)...)
		}
		column := t.Columns[col-1]
		if t.Entry == 0 {
			column.Field = nil // its rows are records, not examples
		}
		cells[col-1] = l.tableCell(column, r.Kind, tc)
		cells[col-1].look.free = t.Entry == 0 && r.Kind == doc.BodyRow && t.Columns[col-1].Field != nil && l.doc.Audience != doc.Public
		if !holds(cells[col-1].runs) {
			parts := l.split(cells[col-1])
			cells[col-1] = parts[0]
			extra = append(extra, parts[1:]...)
		}
		if width > 1 {
			l.sheet.merge(number, col, col+width-1)
		}
		col += width
	}
	row := l.sheet.add(0, append(cells, extra...)...)
	col = 1
	for _, tc := range r.Cells {
		l.linkCell(tc.Content, col, row)
		col += max(1, tc.Span)
	}
	return row
}

// spanned is how many columns the cells of a row stand over, where each stands over one; else 0.
func spanned(r doc.TableRow) int {
	for _, c := range r.Cells {
		if c.Span > 1 {
			return 0
		}
	}
	return len(r.Cells)
}

func rowLook(kind doc.RowKind) look {
	switch kind {
	case doc.GroupRow:
		return look{bold: true, fill: panelFill, rule: true}
	case doc.TotalRow:
		return look{bold: true, fill: totalFill}
	default:
		return look{rule: true}
	}
}

// numeric tells whether a value is read as a number, which stands at its end.
func numeric(v doc.Value) bool {
	switch v.Kind {
	case doc.FigureValue:
		return v.Figure != nil && v.Figure.Unit != value.Verdict
	case doc.NumberValue, doc.MoneyValue:
		return true
	default:
		return false
	}
}

// padding keeps text off the numbers of the column to its left. Numbers have none: LibreOffice indents only some of them.
func padding(a doc.Align) int {
	if a == doc.Start {
		return 1
	}
	return 0
}

func (l *layout) tableCell(c doc.Column, kind doc.RowKind, tc doc.TableCell) cell {
	lk := rowLook(kind)
	lk.wrap, lk.align, lk.tone, lk.indent = true, c.Align, tc.Tone, padding(c.Align)
	lk.bold = lk.bold || tc.Header
	input := tc.Input && l.doc.Audience != doc.Public
	lk.input = input
	if v, ok := tc.Typed(); ok && numeric(v) && c.Align == doc.Start {
		lk.align, lk.indent = doc.End, 0
	}
	out := l.cell(tc.Content, lk)
	if c.Field != nil {
		out.look.italic = true
		if f := entryLook(c).format; f != "" {
			out.look.format = f
		}
	}
	out.input, out.table = input, true
	return out
}
