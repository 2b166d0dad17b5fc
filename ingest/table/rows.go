package table

import (
	"dossier/ingest/literal"
	"regexp"
	"slices"
	"strings"

	"dossier/ingest/sheet"
)

var (
	totalsWord = regexp.MustCompile(`^(grand |sub ?)?(totals?|sum)( results?)?\b`)
	noteWord   = regexp.MustCompile(`^(\*|notes?\b|source\b|remarks?\b|n\.?b\.|legend\b|\(c\)|©)`)
)

const exampleWord = "example:"

// skip tells why a row is no record; "" for one that is.
func (d *decoder) skip(row sheet.Row) string {
	first, filled := d.firstText(row)
	switch {
	case filled == 0:
		return "it holds nothing in the columns of the table"
	case strings.HasPrefix(first, exampleWord):
		d.examples++
		return "it is marked as an example"
	case totalsWord.MatchString(first) && d.lacks(row):
		return "it is a row of totals"
	case d.repeats(row):
		return "it repeats the header"
	case filled == 1 && noteWord.MatchString(first) && d.lacks(row):
		return "it is a note below the table"
	case d.plan.export() && d.nameless(row):
		return "it names nothing"
	}
	return ""
}

// firstText is the row's first text, folded, and the number of cells that hold something in the columns that are read.
func (d *decoder) firstText(row sheet.Row) (first string, filled int) {
	for i, c := range row.Cells {
		if c.Kind == sheet.Blank || literal.Tidy(c.Text) == "" {
			continue
		}
		if first == "" {
			first = strings.ToLower(literal.Tidy(c.Text))
		}
		if isSet(d.read, i) {
			filled++
		}
	}
	return first, filled
}

// lacks tells whether the row leaves a required column blank.
func (d *decoder) lacks(row sheet.Row) bool {
	return slices.ContainsFunc(d.columns, func(c *cells) bool { return c.field.Required && d.empty(c, row) })
}

// nameless tells whether the row leaves every required column blank.
func (d *decoder) nameless(row sheet.Row) bool {
	return !slices.ContainsFunc(d.columns, func(c *cells) bool { return c.field.Required && !d.empty(c, row) })
}

func (d *decoder) empty(c *cells, row sheet.Row) bool {
	cell, _ := d.pick(c, row)
	return cell.Kind == sheet.Blank
}

// repeats tells whether the row is the header once more, as tables printed over several pages have it.
func (d *decoder) repeats(row sheet.Row) bool {
	for _, h := range d.plan.header.headings {
		if literal.Fold(at(row, h.col).Text) != h.folded {
			return false
		}
	}
	return true
}
