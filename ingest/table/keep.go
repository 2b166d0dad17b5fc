package table

import (
	"strings"

	"dossier/ingest/literal"
)

// mostKept is how many different texts of a column are remembered.
const mostKept = 4096

// keep is the text in memory of its own, shared by the cells of the column that say the same. A cell's text is a part of its whole
// row's, which would otherwise stay as long as the record does.
func (c *cells) keep(text string) string {
	if known, ok := c.kept[text]; ok {
		return known
	}
	own := strings.Clone(text)
	if c.kept == nil {
		c.kept = map[string]string{}
	}
	if len(c.kept) < mostKept {
		c.kept[own] = own
	}
	return own
}

// day reads a text as a date; what the column said before is not read again.
func (c *cells) day(text string) literal.Date {
	if known, ok := c.days[text]; ok {
		return known
	}
	reading := literal.ParseDate(text)
	if c.days == nil {
		c.days = map[string]literal.Date{}
	}
	if len(c.days) < mostKept {
		c.days[strings.Clone(text)] = reading
	}
	return reading
}
