package table

import (
	"dossier/ingest/literal"
	"regexp"
	"slices"
	"strings"

	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

var (
	totalsWord = regexp.MustCompile(`^((grand |sub ?)?(totals?|sum)( results?)?|(zwischen|gesamt)?summe|gesamt|insgesamt|total(e|en)?|totaux|suma)\b`)
	totalsOnly = regexp.MustCompile(`^((grand |sub ?)?(totals?|sum)|(zwischen|gesamt)?summe|gesamt|totale?|totaux|suma)[: ]*$`)
	noteWord   = regexp.MustCompile(`^(\*|notes?\b|source\b|remarks?\b|n\.?b\.|legend\b|\(c\)|©)`)
)

const exampleWord = "example:"

// isTotals tells whether a folded text labels a row of totals. Most texts are told by their first letter.
func isTotals(text string) bool {
	return text != "" && strings.IndexByte("gistz", text[0]) >= 0 && totalsWord.MatchString(text)
}

// skip tells why a row, with that first text and so many cells that are read, is no record; "" for one that is.
func (d *decoder) skip(row sheet.Row, first string, filled int) string {
	if filled == 0 {
		return "it holds nothing in the columns of the table"
	}
	if reason := d.ruled(row); reason != "" {
		return reason
	}
	if d.plan.wide != nil {
		return d.wideSkip(row)
	}
	switch {
	case strings.HasPrefix(first, exampleWord):
		d.examples++
		return "it is marked as an example"
	case isTotals(first) && (d.lacks(row) || totalsOnly.MatchString(first) && d.onlyNumbers(row)):
		d.state(row)
		return "it is a row of totals"
	case d.plan.foreign() && d.sums(row):
		d.state(row)
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
		if c.Kind == sheet.Blank || (c.Text == "" || c.Text[0] <= ' ' || c.Text[0] >= 0x7f) && literal.Tidy(c.Text) == "" {
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

// nameless tells whether the row leaves every column blank that makes it a record.
func (d *decoder) nameless(row sheet.Row) bool {
	return !slices.ContainsFunc(d.columns, func(c *cells) bool { return d.needs(c.field) && !d.empty(c, row) })
}

func (d *decoder) needs(f model.Field) bool {
	if len(d.plan.needs) > 0 {
		return slices.Contains(d.plan.needs, f.Name)
	}
	return f.Required
}

// differs tells at the first letter that a text does not fold to the other; false tells nothing.
func differs(text, folded string) bool {
	if text == "" || folded == "" {
		return text != folded
	}
	const upper = 'a' - 'A'
	c := text[0]
	if c >= 'A' && c <= 'Z' {
		c += upper
	}
	return (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') && c != folded[0]
}

// reportSkipped notes the rows that are not read: of each reason the first ones by themselves, the others together.
func (d *decoder) reportSkipped() {
	const most = 20
	count, last := map[string]int{}, map[string]source.Ref{}
	var reasons []string
	for _, s := range d.table.Skipped {
		if count[s.Reason] == 0 {
			reasons = append(reasons, s.Reason)
		}
		if count[s.Reason]++; count[s.Reason] <= most {
			d.problems = append(d.problems, source.Notice(s.Ref, "the row is not read: "+s.Reason, "", "").As(source.RowNotRead))
		}
		last[s.Reason] = s.Ref
	}
	for _, r := range reasons {
		if rest := count[r] - most; rest > 0 {
			d.problems = append(d.problems, source.Notice(last[r], times(rest, "further row")+" up to here are not read: "+r, "", "").As(source.RowNotRead))
		}
	}
}

func (d *decoder) empty(c *cells, row sheet.Row) bool {
	cell, _ := d.pick(c, row)
	return cell.Kind == sheet.Blank
}

// repeats tells whether the row is the header once more, as tables printed over several pages have it.
func (d *decoder) repeats(row sheet.Row) bool {
	for _, h := range d.plan.header.headings {
		text := at(row, h.col).Text
		if differs(text, h.folded) || literal.Fold(text) != h.folded {
			return false
		}
	}
	return true
}
