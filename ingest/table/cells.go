package table

import (
	"fmt"
	"reflect"

	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

// mostFlaws is how many bad cells of one column are reported one by one.
const mostFlaws = 100

// cells is what is known of a column while it is read.
type cells struct {
	column
	flaws   int
	last    source.Ref  // the last flaw
	unset   []unsetText // cells that say n/a
	texts   waiting     // numbers and dates written as text
	scale   scale
	percent []pendingPercent
	money   []pendingMoney
	lost    []unsetText             // ids that were rounded
	kept    map[string]string       // texts that stand in several cells
	days    map[string]literal.Date // texts that were read as dates
	parsed  map[string]literal.Number
	read    memory
	sum     adder // of the numbers as they stand
	keeping use
	store   store
	said    []source.Problem // of its cells
	rule    rule             // for its numbers
	adds    bool             // its numbers add up
	alone   bool             // read from one cell of the row, whatever the others say
}

func newCells(c column) *cells {
	alone := len(c.cols) == 1 && (c.when == nil || c.when[0] == nil)
	return &cells{column: c, rule: rules[c.field.Unit], adds: addsUp(c.field.Unit), alone: alone}
}

// unsetText is a cell that holds a word for nothing.
type unsetText struct {
	text string
	ref  source.Ref
}

// place is a cell of the sheet. Its Ref is made where something is said of it, which is rare.
type place struct{ row, col int32 }

// refOf is the cell's Ref; that of a value in dossier.yaml, which stands in no row, is where it is written.
func (d *decoder) refOf(at place) source.Ref {
	if at.row == 0 {
		return d.ref
	}
	return d.ref.At(int(at.col), int(at.row))
}

// cell reads one field of a record.
func (d *decoder) cell(record reflect.Value, c *cells, row sheet.Row) {
	if c.all {
		d.gather(record, c, row)
		return
	}
	if c.field.Type == model.NumberField && d.again(record, c, row) {
		return
	}
	target := record.Elem().Field(c.field.Index)
	if c.recall(target, row) {
		return
	}
	cell, col := d.pick(c, row)
	at := place{row: int32(row.Number), col: int32(col)}
	if cell.Kind == sheet.Blank {
		d.blank(c, at)
		return
	}
	if col != c.cols[0] && (c.field.Type == model.NumberField || c.field.Type == model.DateField) {
		elsewhere(record.Elem(), c.field.Name, d.refOf(at))
	}
	before := c.traces()
	d.full(record, c, cell, at)
	if c.traces() == before {
		c.remember(target, row)
	}
}

// full reads a field from a cell that holds something.
func (d *decoder) full(record reflect.Value, c *cells, cell sheet.Cell, at place) {
	if c.words != nil {
		cell = c.translated(cell)
	}
	switch cell.Kind {
	case sheet.Blank: // a word of the export for nothing
	case sheet.Error:
		c.flaw(source.Err(d.refOf(at), fmt.Sprintf("%s is the error %s", c.field.Name, cell.Text), orValue(wantOf(c.field)), "mend the formula, or write the value").As(source.FormulaError))
	default:
		d.set(record, c, cell, at)
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

func (d *decoder) blank(c *cells, at place) {
	if c.field.Required {
		c.flaw(source.Err(d.refOf(at), c.field.Name+" is missing", orValue(wantOf(c.field)), "").As(source.ValueMissing))
	}
}

func orValue(want string) string {
	if want == "" {
		return "a value"
	}
	return want
}

// set sets the field from a cell that holds something.
func (d *decoder) set(record reflect.Value, c *cells, cell sheet.Cell, at place) {
	target := record.Elem().Field(c.field.Index)
	switch c.field.Type {
	case model.NumberField:
		d.number(record, c, cell, at)
	case model.DateField:
		d.date(record, c, cell, at)
	case model.ChoiceField:
		d.choice(target, c, cell, at)
	case model.ListField:
		d.list(target, c, cell, at)
	case model.NarrativeField:
		text := narrative(cell)
		if literal.IsNothing(text) && !c.field.Required {
			c.unset = append(c.unset, unsetText{text: text, ref: d.refOf(at)})
			return
		}
		target.SetString(text)
	default:
		d.text(target, c, cell, at)
	}
}

func (c *cells) say(p source.Problem) { c.said = append(c.said, p) }

// flaw reports a bad cell, up to a limit for each column.
func (c *cells) flaw(p source.Problem) {
	c.flaws++
	c.last = p.Ref
	if c.flaws <= mostFlaws {
		c.say(p)
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
		c.say(source.Notice(c.unset[0].ref, what, "", "").As(source.TakenForGranted))
	}
	if len(c.lost) > 0 {
		c.say(source.Warn(c.lost[0].ref, fmt.Sprintf("%s %s is an id that a spreadsheet has rounded: its digits are lost, in %s", c.field.Name, quote(c.lost[0].text), times(len(c.lost), "row")),
			"the id as text", "export it again and do not open it in a spreadsheet program").As(source.DigitsLost))
	}
	if rest := c.flaws - mostFlaws; rest > 0 {
		c.say(source.Err(c.last, fmt.Sprintf("%s of %s up to here are wrong as well", times(rest, "further cell"), c.field.Name), orValue(wantOf(c.field)), ""))
	}
}
