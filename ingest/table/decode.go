package table

import (
	"dossier/ingest/literal"
	"fmt"
	"reflect"
	"slices"

	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// decoder turns the rows below a header into records. Text that says different things in different notations waits until the
// column has been seen as a whole.
type decoder struct {
	plan          *plan
	ref           source.Ref // of the sheet
	mark          byte       // decimal mark of the workspace's locale, for texts that leave it open
	table         *model.Table
	records       []model.Record
	columns       []*cells // one a column of the plan
	constants     []fixed
	problems      []source.Problem
	disagreements []model.Disagreement
	examples      int
	hidden        int
	headed        []bool       // by column - 1: a heading stands above it
	read          []bool       // by column - 1: a field is read from it
	loose         []source.Ref // first cell of each column that has values and no heading
	totals        []total      // that the file states
	faults        []fault
	settled       literal.Mark           // of all the numbers; 0: found for each column
	ended         bool                   // the table is over
	another       func(sheet.Row) string // the kind of a table that the row heads; nil: none is looked for
	stated        int                    // the last row that states totals
	waiting       []unfilled
	slab          reflect.Value // records made together
	given         int           // of the slab
}

func newDecoder(p *plan, ref source.Ref, locale value.Locale) *decoder {
	d := &decoder{plan: p, ref: ref, mark: '.', table: p.table(ref), settled: p.mark, totals: p.totals}
	if locale.Decimal == "," {
		d.mark = ','
	}
	d.headed, d.read = make([]bool, p.header.last()), make([]bool, p.header.last())
	for _, h := range p.header.headings {
		d.headed[h.col-1] = true
	}
	for _, c := range p.columns {
		d.columns = append(d.columns, newCells(c))
		for _, col := range c.cols {
			d.read[col-1] = true
		}
	}
	for _, c := range p.constants {
		d.constants = append(d.constants, d.constant(c))
	}
	if p.wide != nil {
		d.spread()
	}
	return d
}

// run reads every row below the header.
func (d *decoder) run(s *sheet.Sheet) {
	last := 0
	ahead(s, func(rows []sheet.Row) {
		for _, row := range rows {
			if row.Number > d.plan.header.row {
				if row.Number > last+1 {
					d.begin(row)
				}
				d.row(row)
			}
			last = row.Number
		}
		d.fill()
	})
	each(d.columns, d.finish)
	for _, c := range d.columns {
		d.problems = append(d.problems, c.said...)
	}
	d.table.Totals = d.sumColumns()
	if d.plan.distinct() {
		d.unite()
	}
	d.table.Rows = len(d.records)
	d.reconcile()
	d.report()
}

// begin ends the table where, below a gap, another one begins.
func (d *decoder) begin(row sheet.Row) {
	if d.ended || d.another == nil || d.repeats(row) {
		return
	}
	if kind := d.another(row); kind != "" {
		d.ended = true
		d.problems = append(d.problems, source.Err(d.rowRef(row.Number), "another table begins here, of "+kind+": not read", "one table a sheet", "move it to a sheet of its own").As(source.TableNotRead))
	}
}

func (d *decoder) row(row sheet.Row) {
	first, filled := d.firstText(row)
	if first == "" {
		return // nothing but blanks: no row at all
	}
	if reason := d.skip(row, first, filled); reason != "" {
		ref := d.rowRef(row.Number)
		d.table.Skipped = append(d.table.Skipped, model.Skipped{Ref: ref, Reason: reason})
		return
	}
	if row.Hidden {
		d.hidden++
	}
	d.look(row)
	if d.plan.wide != nil {
		d.wideRow(row)
		return
	}
	if d.plan.tab != nil && d.plan.tab.Each != "" {
		d.eachRow(row, d.add)
		return
	}
	d.add(row)
}

// look remembers columns that hold a value but have no heading.
func (d *decoder) look(row sheet.Row) {
	for i, c := range row.Cells {
		if c.Kind == sheet.Blank || isSet(d.headed, i) || literal.Tidy(c.Text) == "" {
			continue
		}
		if !slices.ContainsFunc(d.loose, func(r source.Ref) bool { return r.Cells.FirstCol == i+1 }) {
			d.loose = append(d.loose, d.ref.At(i+1, row.Number))
		}
	}
}

func isSet(columns []bool, i int) bool { return i < len(columns) && columns[i] }

// fixed is a field that every row has the same.
type fixed struct {
	index int
	value reflect.Value
}

// constant reads the value once, as if it stood in a cell.
func (d *decoder) constant(c constant) fixed {
	scratch := reflect.New(d.plan.schema.Record)
	own := newCells(column{field: c.field, own: true})
	here := d.ref
	d.ref = c.ref // where what is wrong with it is mended
	d.set(scratch, own, sheet.Cell{Kind: sheet.Text, Text: c.text}, place{})
	d.finish(own)
	d.problems = append(d.problems, own.said...)
	d.ref = here
	return fixed{index: c.field.Index, value: scratch.Elem().Field(c.field.Index)}
}

// report adds what the table as a whole shows.
func (d *decoder) report() {
	d.reportSkipped()
	d.reportFaults()
	if d.hidden > 0 {
		d.problems = append(d.problems, source.Notice(d.table.Ref, "what is hidden is read like the rest: "+times(d.hidden, "row"), "", "").As(source.TakenForGranted))
	}
	for _, ref := range d.loose {
		d.problems = append(d.problems, source.Warn(ref, "the column has values and no heading: not read", "a heading in row "+fmt.Sprint(d.plan.header.row), "").As(source.ColumnNotRead))
	}
}

func (d *decoder) rowRef(row int) source.Ref {
	ref := d.ref
	ref.Cells = source.Range{FirstCol: d.table.FirstCol, FirstRow: row, LastCol: d.table.LastCol, LastRow: row}
	return ref
}
