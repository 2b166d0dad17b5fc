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

// worthless tells whether the column says something else in every row, so that nothing is gained by remembering it.
func (u use) worthless() bool {
	const trial = 2 * mostKept
	return u.lookups > trial && u.hits < u.lookups/8
}

// recall sets the field to what the row's text was read as before; false where it was not, or where reading it does more than that.
func (c *cells) recall(target reflect.Value, row sheet.Row) bool {
	text, ok := c.recallable(row)
	if !ok || c.read.worthless() {
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
	if !ok || len(c.read.known) >= mostKept || c.read.worthless() {
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
	if !c.alone || c.field.Type == model.NumberField {
		return "", false
	}
	col := c.cols[0]
	if col > len(row.Cells) || row.Cells[col-1].Kind != sheet.Text {
		return "", false
	}
	return row.Cells[col-1].Text, true
}

// traces counts what reading the column has left behind: what was said, and what waits for the column as a whole.
func (c *cells) traces() int {
	return len(c.said) + c.flaws + len(c.unset) + len(c.texts) + len(c.lost) + len(c.money) + len(c.percent)
}
