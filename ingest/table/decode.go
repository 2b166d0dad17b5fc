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

// mostFlaws is how many bad cells of one column are reported one by one.
const mostFlaws = 100

// decoder turns the rows below a header into records. Text that says different things in different notations waits until the
// column has been seen as a whole.
type decoder struct {
	plan      *plan
	ref       source.Ref // of the sheet
	mark      byte       // decimal mark of the workspace's locale, for texts that leave it open
	table     *model.Table
	records   []model.Record
	columns   []*cells // one a column of the plan
	constants []fixed
	problems  []source.Problem
	examples  int
	hidden    int
	headed    []bool       // by column - 1: a heading stands above it
	read      []bool       // by column - 1: a field is read from it
	loose     []source.Ref // first cell of each column that has values and no heading
	totals    []total      // that the file states
	faults    []fault
	settled   literal.Mark           // of all the numbers; 0: found for each column
	ended     bool                   // the table is over
	another   func(sheet.Row) string // the kind of a table that the row heads; nil: none is looked for
	stated    int                    // the last row that states totals
}

// cells is what is known of a column while it is read.
type cells struct {
	column
	flaws   int
	last    source.Ref    // the last flaw
	unset   []unsetText   // cells that say n/a
	texts   []pendingText // numbers and dates written as text
	scale   scale
	percent []pendingPercent
	money   []pendingMoney
	lost    []unsetText             // ids that were rounded
	kept    map[string]string       // texts that stand in several cells
	days    map[string]literal.Date // texts that were read as dates
	parsed  map[string]literal.Number
	read    memory
	sum     adder // of the numbers as they stand
}

// unsetText is a cell that holds a word for nothing.
type unsetText struct {
	text string
	ref  source.Ref
}

// pendingText is a cell whose text waits for the column's notation.
type pendingText struct {
	text   string
	record reflect.Value
	cells  source.Range // the cell
}

// refOf is the cell's place.
func (d *decoder) refOf(t pendingText) source.Ref {
	ref := d.ref
	ref.Cells = t.cells
	return ref
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
		d.columns = append(d.columns, &cells{column: c})
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
	for row := range s.Rows() {
		if row.Number > d.plan.header.row {
			if row.Number > last+1 {
				d.begin(row)
			}
			d.row(row)
		}
		last = row.Number
	}
	for _, c := range d.columns {
		d.finish(c)
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
		d.problems = append(d.problems, source.Err(d.rowRef(row.Number), "another table begins here, of "+kind+": not read", "one table a sheet", "move it to a sheet of its own"))
	}
}

func (d *decoder) row(row sheet.Row) {
	if reason := d.skip(row); reason != "" {
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

// add makes a record of the row.
func (d *decoder) add(row sheet.Row) {
	record := d.record(d.table, row.Number)
	for _, c := range d.columns {
		d.cell(record, c, row)
	}
	d.records = append(d.records, record.Interface().(model.Record))
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

// cell reads one field of a record.
func (d *decoder) cell(record reflect.Value, c *cells, row sheet.Row) {
	if c.all {
		d.gather(record, c, row)
		return
	}
	target := record.Elem().Field(c.field.Index)
	if c.recall(target, row) {
		return
	}
	cell, col := d.pick(c, row)
	ref := d.ref.At(col, row.Number)
	if cell.Kind == sheet.Blank {
		d.blank(c, ref)
		return
	}
	if col != c.cols[0] && (c.field.Type == model.NumberField || c.field.Type == model.DateField) {
		elsewhere(record.Elem(), c.field.Name, ref)
	}
	before := d.traces(c)
	d.full(record, c, cell, ref)
	if d.traces(c) == before {
		c.remember(target, row)
	}
}

// full reads a field from a cell that holds something.
func (d *decoder) full(record reflect.Value, c *cells, cell sheet.Cell, ref source.Ref) {
	if c.words != nil {
		cell = c.translated(cell)
	}
	switch cell.Kind {
	case sheet.Blank: // a word of the export for nothing
	case sheet.Error:
		d.flaw(c, source.Err(ref, fmt.Sprintf("%s is the error %s", c.field.Name, cell.Text), orValue(wantOf(c.field)), "mend the formula, or write the value"))
	default:
		d.set(record, c, cell, ref)
	}
}

// pick is the first cell of the column's cells that holds something.
func (d *decoder) pick(c *cells, row sheet.Row) (sheet.Cell, int) {
	for i, col := range c.cols {
		cell := at(row, col)
		if len(c.when) > i && !c.when[i].holds(row) {
			continue
		}
		if cell.Kind == sheet.Text && literal.Tidy(cell.Text) == "" || d.plan.unset != nil && d.plan.unset(c.field.Name, cell) {
			continue
		}
		if cell.Kind != sheet.Blank {
			return cell, col
		}
	}
	return sheet.Cell{}, c.cols[0]
}

func at(row sheet.Row, col int) sheet.Cell {
	if col > len(row.Cells) {
		return sheet.Cell{}
	}
	return row.Cells[col-1]
}

func (d *decoder) blank(c *cells, ref source.Ref) {
	if c.field.Required {
		d.flaw(c, source.Err(ref, c.field.Name+" is missing", orValue(wantOf(c.field)), ""))
	}
}

func orValue(want string) string {
	if want == "" {
		return "a value"
	}
	return want
}

// set sets the field from a cell that holds something.
func (d *decoder) set(record reflect.Value, c *cells, cell sheet.Cell, ref source.Ref) {
	target := record.Elem().Field(c.field.Index)
	switch c.field.Type {
	case model.NumberField:
		d.number(record, c, cell, ref)
	case model.DateField:
		d.date(record, c, cell, ref)
	case model.ChoiceField:
		d.choice(target, c, cell, ref)
	case model.ListField:
		d.list(target, c, cell, ref)
	case model.NarrativeField:
		target.SetString(narrative(cell))
	default:
		d.text(target, c, cell, ref)
	}
}

// fixed is a field that every row has the same.
type fixed struct {
	index int
	value reflect.Value
}

// constant reads the value once, as if it stood in a cell.
func (d *decoder) constant(c constant) fixed {
	scratch := reflect.New(d.plan.schema.Record)
	own := &cells{column: column{field: c.field, own: true}}
	here := d.ref
	d.ref = c.ref // where what is wrong with it is mended
	d.set(scratch, own, sheet.Cell{Kind: sheet.Text, Text: c.text}, c.ref)
	d.finish(own)
	d.ref = here
	return fixed{index: c.field.Index, value: scratch.Elem().Field(c.field.Index)}
}

// flaw reports a bad cell, up to a limit for each column.
func (d *decoder) flaw(c *cells, p source.Problem) {
	c.flaws++
	c.last = p.Ref
	if c.flaws <= mostFlaws {
		d.problems = append(d.problems, p)
	}
}

// finish reads what waited for the whole column, and reports what the column as a whole shows.
func (d *decoder) finish(c *cells) {
	switch c.field.Type {
	case model.NumberField:
		d.numbers(c)
	case model.DateField:
		d.dates(c)
	}
	if len(c.unset) > 0 {
		what := fmt.Sprintf("%s %s is read as not stated", c.field.Name, quote(c.unset[0].text))
		if more := len(c.unset) - 1; more > 0 {
			what += ", and " + times(more, "further cell") + " of the column like it"
		}
		d.problems = append(d.problems, source.Notice(c.unset[0].ref, what, "", ""))
	}
	if len(c.lost) > 0 {
		d.problems = append(d.problems, source.Warn(c.lost[0].ref, fmt.Sprintf("%s %s is an id that a spreadsheet has rounded: its digits are lost, in %s", c.field.Name, quote(c.lost[0].text), times(len(c.lost), "row")),
			"the id as text", "export it again and do not open it in a spreadsheet program"))
	}
	if rest := c.flaws - mostFlaws; rest > 0 {
		d.problems = append(d.problems, source.Err(c.last, fmt.Sprintf("%s of %s up to here are wrong as well", times(rest, "further cell"), c.field.Name), orValue(wantOf(c.field)), ""))
	}
}

// report adds what the table as a whole shows.
func (d *decoder) report() {
	d.reportSkipped()
	d.reportFaults()
	if d.hidden > 0 {
		d.problems = append(d.problems, source.Notice(d.table.Ref, "what is hidden is read like the rest: "+times(d.hidden, "row"), "", ""))
	}
	for _, ref := range d.loose {
		d.problems = append(d.problems, source.Warn(ref, "the column has values and no heading: not read", "a heading in row "+fmt.Sprint(d.plan.header.row), ""))
	}
}

func (d *decoder) rowRef(row int) source.Ref {
	ref := d.ref
	ref.Cells = source.Range{FirstCol: d.table.FirstCol, FirstRow: row, LastCol: d.table.LastCol, LastRow: row}
	return ref
}
