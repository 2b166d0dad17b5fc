package table

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/ingest/formats"
	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

// wide is how the cells of a wide table become records.
type wide struct {
	rows, cells column // of the first column, and of every other
	names       model.Field
	currency    model.Field
	things      []thing
	totalCol    int // 0 for none
}

func (w *wide) has(field string) bool {
	return slices.Contains([]string{w.rows.field.Name, w.cells.field.Name, w.names.Name, w.currency.Name}, field)
}

// thing is a column of a wide table.
type thing struct {
	col      int
	name     string
	currency string // ISO 4217
	table    *model.Table
}

// widen plans the columns of a wide table.
func (p *plan) widen(w *formats.Wide, ref source.Ref) {
	rows, cells, names, currency := p.schema.Field(w.Rows), p.schema.Field(w.Cells), p.schema.Field(w.Columns), p.schema.Field(w.Currency)
	first := p.header.first()
	p.wide = &wide{
		rows:  column{field: *rows, cols: []int{first}, own: true},
		cells: column{field: *cells, cols: []int{first}, own: true},
		names: *names, currency: *currency,
	}
	if g := p.header.findAny(w.Total); g != nil {
		p.wide.totalCol = g.col
	}
	var others []string
	for _, g := range p.header.headings[1:] {
		name, sign := splitSign(g.text)
		code, known := w.Currencies[sign]
		switch {
		case g.col == p.wide.totalCol:
		case !known:
			others = append(others, g.text)
		default:
			p.wide.things = append(p.wide.things, thing{col: g.col, name: name, currency: code})
		}
	}
	if len(others) > 0 {
		p.problems = append(p.problems, source.Warn(p.ref(ref), "columns without a currency that is known: not read: "+quoteAll(others),
			"one of "+strings.Join(slices.Sorted(maps.Keys(w.Currencies)), ", ")+" in brackets at the end of the heading", "").As(source.ColumnNotRead))
	}
}

// splitSign takes the sign of a currency off a heading: "EC2-Other($)" gives EC2-Other and $.
func splitSign(text string) (name, sign string) {
	open := strings.LastIndexByte(text, '(')
	if open < 0 || !strings.HasSuffix(text, ")") {
		return text, ""
	}
	return literal.Tidy(text[:open]), strings.TrimSpace(text[open+1 : len(text)-1])
}

// spread makes the decoder's columns and a table for each thing, so that a record is its cell.
func (d *decoder) spread() {
	w := d.plan.wide
	d.columns = []*cells{newCells(w.rows), newCells(w.cells)}
	first := w.rows.cols[0]
	for i := range w.things {
		t := &w.things[i]
		own := *d.table
		own.FirstCol, own.LastCol = t.col, t.col
		own.Columns = map[string]int{w.rows.field.Name: first, w.cells.field.Name: t.col}
		t.table = &own
	}
	for i := range d.read {
		d.read[i] = d.headed[i]
	}
}

// wideRow makes a record of every cell of the row that holds something.
func (d *decoder) wideRow(row sheet.Row) {
	w := d.plan.wide
	key := at(row, w.rows.cols[0])
	for i := range w.things {
		t := &w.things[i]
		cell := at(row, t.col)
		if cell.Kind == sheet.Blank || literal.Tidy(cell.Text) == "" {
			continue
		}
		record := d.record(t.table, row.Number)
		record.Elem().Field(w.names.Index).SetString(t.name)
		record.Elem().Field(w.currency.Index).SetString(t.currency)
		d.set(record, d.columns[0], key, place{row: int32(row.Number), col: int32(w.rows.cols[0])})
		d.set(record, d.columns[1], cell, place{row: int32(row.Number), col: int32(t.col)})
		d.records = append(d.records, record.Interface().(model.Record))
	}
}

// stateWide keeps the totals of a row, one for each column.
func (d *decoder) stateWide(row sheet.Row) {
	w := d.plan.wide
	keep := func(cell, sums int) {
		if amount, ok := amountOf(at(row, cell), d.settled); ok {
			d.totals = append(d.totals, total{field: w.cells.field, col: sums, amount: amount, ref: d.ref.At(cell, row.Number)})
		}
	}
	for _, t := range w.things {
		keep(t.col, t.col)
	}
	if w.totalCol > 0 {
		keep(w.totalCol, 0)
	}
}

// wideSkip tells why a row of a wide table is no record; "" where it is one.
func (d *decoder) wideSkip(row sheet.Row) string {
	if key := at(row, d.plan.wide.rows.cols[0]); key.Kind == sheet.Blank {
		return fmt.Sprintf("it has no %s", d.plan.wide.rows.field.Name)
	}
	return ""
}
