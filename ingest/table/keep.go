package table

import (
	"strings"

	"dossier/ingest/literal"
)

// mostKept is how many different texts of a column are remembered.
const mostKept = 8192

// keep is the text in memory of its own, shared by the cells of the column that say the same. A cell's text is a part of its whole
// row's, which would otherwise stay as long as the record does.
func (c *cells) keep(text string) string {
	if c.keeping.worthless(trialOfTexts) {
		return c.store.own(text)
	}
	c.keeping.lookups++
	if known, ok := c.kept[text]; ok {
		c.keeping.hits++
		return known
	}
	own := c.store.own(text)
	if c.kept == nil {
		c.kept = map[string]string{}
	}
	if len(c.kept) < mostKept {
		c.kept[own] = own
	}
	return own
}

// store keeps texts side by side in blocks. A block stays as long as one of its texts does, which are of one column and stay together.
type store struct {
	block *strings.Builder
}

func (s *store) own(text string) string {
	const least, most = 64, 8192
	if s.block == nil || s.block.Cap()-s.block.Len() < len(text) {
		size := least
		if s.block != nil {
			size = min(2*s.block.Cap(), most)
		}
		s.block = &strings.Builder{}
		s.block.Grow(max(size, len(text)))
	}
	start := s.block.Len()
	s.block.WriteString(text)
	return s.block.String()[start:]
}

// parse reads a text as a number; what the column said before is not read again. The mark is the same for all texts of a column,
// but for those that every mark reads alike.
func (c *cells) parse(text string, mark literal.Mark) (literal.Number, error) {
	if known, ok := c.parsed[text]; ok {
		return known, nil
	}
	n, err := literal.ParseNumber(text, mark)
	if err != nil {
		return n, err
	}
	if c.parsed == nil {
		c.parsed = map[string]literal.Number{}
	}
	if len(c.parsed) < mostKept {
		c.parsed[strings.Clone(text)] = n
	}
	return n, nil
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
