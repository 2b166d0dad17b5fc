package table

import (
	"reflect"
	"strings"

	"dossier/ingest/sheet"
	"dossier/model"
)

// memory is what the texts of a column were read as. Most columns say the same few things over and over.
type memory struct {
	last  string
	field reflect.Value // that last was read as
	known map[string]reflect.Value
	use
}

// use is what remembering the texts of a column has been good for.
type use struct{ hits, lookups int }

// worthless tells whether, after a trial, the column says something else in nearly every row, so that nothing is gained by remembering it.
func (u use) worthless(trial int) bool { return u.lookups > trial && u.hits < u.lookups/8 }

// How long it is tried whether a column says the same things again: where memory is at stake longer than where time is.
const (
	trialOfTexts = 2 * mostKept
	trialOfReads = mostKept / 4
)

// recall sets the field to what the row's text was read as before; false where it was not, or where reading it does more than that.
func (c *cells) recall(target reflect.Value, row sheet.Row) bool {
	text, ok := c.recallable(row)
	if !ok || c.read.worthless(trialOfReads) {
		return false
	}
	m := &c.read
	m.lookups++
	if m.last != text || !m.field.IsValid() {
		field, known := m.known[text]
		if !known {
			return false
		}
		m.last, m.field = text, field
	}
	m.hits++
	target.Set(m.field)
	return true
}

// remember keeps what the row's text was read as.
func (c *cells) remember(target reflect.Value, row sheet.Row) {
	text, ok := c.recallable(row)
	if !ok || len(c.read.known) >= mostKept || c.read.worthless(trialOfReads) {
		return
	}
	field := reflect.New(target.Type()).Elem()
	field.Set(target)
	if list, is := field.Addr().Interface().(*[]string); is {
		*list = (*list)[:len(*list):len(*list)] // whoever adds to it gets a list of his own
	}
	if c.read.known == nil {
		c.read.known = map[string]reflect.Value{}
	}
	c.read.known[strings.Clone(text)] = field
}

// recallable is the text of a column that is read from one cell, by its text alone. Numbers are not: they add up, and agree on a scale.
func (c *cells) recallable(row sheet.Row) (string, bool) {
	if c.field.Type == model.NumberField {
		return "", false
	}
	return c.only(row)
}

// only is the text of the one cell that the column is read from.
func (c *cells) only(row sheet.Row) (string, bool) {
	if !c.alone || c.cols[0] > len(row.Cells) {
		return "", false
	}
	cell := &row.Cells[c.cols[0]-1]
	return cell.Text, cell.Kind == sheet.Text
}

// again sets a number whose text the column has read before. What does not wait for the column, and stands for no word, is a number
// whatever its row.
func (d *decoder) again(record reflect.Value, c *cells, row sheet.Row) bool {
	text, ok := c.only(row)
	if !ok || c.words != nil {
		return false
	}
	n, known := c.parsed[text]
	if known {
		d.setNumber(c, n, &pendingText{text: text, record: record, place: place{row: int32(row.Number), col: int32(c.cols[0])}})
	}
	return known
}

// traces counts what reading the column has left behind: what was said, and what waits for the column as a whole.
func (c *cells) traces() int {
	return len(c.said) + c.flaws + len(c.unset) + c.texts.n + len(c.lost) + len(c.money) + len(c.percent)
}
