package table

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"

	"dossier/ingest/formats"
	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// total is the sum of a field that the file itself states.
type total struct {
	field  model.Field
	col    int // of the rows that it is the sum of; 0: of all columns of a wide table
	amount value.Decimal
	ref    source.Ref
	row    int // it stands in; 0 for one above the table
	after  int // the row of the totals before it: a subtotal sums from there
}

// fault is a row about which the exporting program could say nothing.
type fault struct {
	ref          source.Ref
	text, reason string
}

// preamble reads the totals that stand above the table.
func (p *plan) preamble(s *sheet.Sheet, totals []formats.Total) {
	for _, t := range totals {
		i := p.columnOf(t.Field)
		if i < 0 {
			continue
		}
		c := p.columns[i]
		cell, ref := below(s, t.Header, p.header.row)
		if amount, ok := amountOf(cell, p.mark); ok {
			p.totals = append(p.totals, total{field: c.field, col: c.cols[0], amount: amount, ref: ref})
		}
	}
}

// below is the first cell below a heading, above the row that heads the table.
func below(s *sheet.Sheet, text string, end int) (sheet.Cell, source.Ref) {
	col := 0
	for row := range s.Rows() {
		if row.Number >= end {
			break
		}
		if col > 0 {
			if c := at(row, col); c.Kind != sheet.Blank {
				return c, s.Ref().At(col, row.Number)
			}
			continue
		}
		if h, ok := headerOf(row); ok {
			if g := h.findAny(text); g != nil {
				col = g.col
			}
		}
	}
	return sheet.Cell{}, source.Ref{}
}

// amountOf is the number in a cell; false where it holds none.
func amountOf(c sheet.Cell, mark literal.Mark) (value.Decimal, bool) {
	if c.Kind != sheet.Number && c.Kind != sheet.Text {
		return value.Decimal{}, false
	}
	if mark == 0 || c.Kind == sheet.Number {
		mark = literal.Point
	}
	n, err := literal.ParseNumber(c.Text, mark)
	return n.Value, err == nil
}

// onlyNumbers tells whether all that the row holds beside its first text is numbers.
func (d *decoder) onlyNumbers(row sheet.Row) bool {
	texts, numbers := 0, 0
	for _, c := range row.Cells {
		if c.Kind == sheet.Blank || literal.Tidy(c.Text) == "" {
			continue
		}
		if _, ok := amountOf(c, cmp.Or(d.settled, literal.Mark(d.mark))); ok {
			numbers++
		} else {
			texts++
		}
	}
	return texts == 1 && numbers > 0
}

// sums tells whether the row of an export states sums, labelled anywhere or not at all: it lacks a column that every record has, and
// beside the word for totals and a currency it holds nothing but numbers.
func (d *decoder) sums(row sheet.Row) bool {
	if !d.lacks(row) {
		return false
	}
	numbers := 0
	for i, c := range row.Cells {
		text := strings.ToLower(literal.Tidy(c.Text))
		if text == "" || !isSet(d.headed, i) || isTotals(text) || isCurrency(c.Text) {
			continue
		}
		if _, ok := amountOf(c, d.settled); !ok {
			return false
		}
		numbers++
	}
	return numbers > 0
}

func isCurrency(text string) bool {
	_, ok := value.Unit(literal.Tidy(text)).Currency()
	return ok
}

// state keeps the sums of money that a row of totals states.
func (d *decoder) state(row sheet.Row) {
	if d.plan.wide != nil {
		d.stateWide(row)
		return
	}
	for _, c := range d.columns {
		if !addsUp(c.field.Unit) || c.factor {
			continue
		}
		cell, col := d.pick(c, row)
		if amount, ok := amountOf(cell, cmp.Or(d.settled, literal.Mark(d.mark))); ok {
			if !c.own {
				amount = amount.Mul(c.unit.Factor)
			}
			d.totals = append(d.totals, total{field: c.field, col: c.cols[0], amount: amount, ref: d.ref.At(col, row.Number), row: row.Number, after: d.stated})
		}
	}
	d.stated = row.Number
}

// reconcile compares what the file states with the sums of what was read. What rounding can explain is no difference: half a unit
// of the last decimal of the total and of each row, where money has two decimals at least. A row of totals may sum all rows, those
// above it, or those since the totals before it.
func (d *decoder) reconcile() {
	for _, t := range d.totals {
		var sum, above, since value.Decimal
		rows, places := 0, 2
		over := source.Range{}
		for _, record := range d.records {
			ref := record.At(t.field.Name)
			if t.col > 0 && ref.Cells.FirstCol != t.col {
				continue
			}
			n := reflect.ValueOf(record).Elem().Field(t.field.Index).Interface().(value.Number)
			if !n.Known {
				continue
			}
			sum, rows = sum.Add(n.Decimal), rows+1
			if ref.Cells.FirstRow < t.row {
				above = above.Add(n.Decimal)
			}
			if ref.Cells.FirstRow > t.after && ref.Cells.FirstRow < t.row {
				since = since.Add(n.Decimal)
			}
			places = max(places, -int(n.Decimal.Exponent()))
			over = around(over, ref.Cells)
		}
		slack := half(max(2, -int(t.amount.Exponent()))).Add(half(places).Mul(value.Int(rows)))
		near := func(n value.Decimal) bool { return !n.Sub(t.amount).Abs().GreaterThan(slack) }
		if !near(sum) && (t.row == 0 || !near(above) && !near(since)) {
			ref := d.ref
			ref.Cells = over
			d.problems = append(d.problems, source.Warn(t.ref, fmt.Sprintf("stated total differs from rows: %s is %s here, and the rows at %s come to %s", t.field.Name, t.amount, ref, sum),
				"a total of all rows", "export it again: a row may be missing, or be there twice").As(source.TotalsDiffer))
		}
	}
}

// around is the least range that holds both.
func around(a, b source.Range) source.Range {
	if a == (source.Range{}) {
		return b
	}
	return source.Range{
		FirstCol: min(a.FirstCol, b.FirstCol), FirstRow: min(a.FirstRow, b.FirstRow),
		LastCol: max(a.LastCol, b.LastCol), LastRow: max(a.LastRow, b.LastRow),
	}
}

// half is half a unit of the last of so many decimals.
func half(places int) value.Decimal { return value.Int(5).Shift(-int32(places) - 1) }

// reportFaults says once for each reason how many rows the exporting program could say nothing about.
func (d *decoder) reportFaults() {
	count, first := map[string]int{}, map[string]fault{}
	var reasons []string
	for _, f := range d.faults {
		key := f.reason + ": " + quote(f.text)
		if count[key]++; count[key] == 1 {
			reasons = append(reasons, key)
			first[key] = f
		}
	}
	for _, r := range reasons {
		d.problems = append(d.problems, source.Notice(first[r].ref, r+", "+times(count[r], "row"), "", "").As(source.RowNotRead))
	}
}
