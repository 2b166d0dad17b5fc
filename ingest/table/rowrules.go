package table

import (
	"slices"
	"strings"

	"dossier/ingest/formats"
	"dossier/ingest/literal"
	"dossier/ingest/sheet"
)

// rowRule is a rule of a format for the columns of one table.
type rowRule struct {
	formats.RowRule
	col   int
	texts []string // folded
}

// rule plans the rules whose heading the table has.
func (p *plan) rule(rules []formats.RowRule) {
	for _, r := range rules {
		col := p.header.first()
		if r.Header != "" {
			g := p.header.findAny(r.Header)
			if g == nil {
				continue
			}
			col = g.col
		}
		p.rules = append(p.rules, rowRule{RowRule: r, col: col, texts: foldAll(r.Texts)})
	}
}

func foldAll(texts []string) []string {
	folded := make([]string, len(texts))
	for i, t := range texts {
		folded[i] = literal.Fold(t)
	}
	return folded
}

// findAny is the heading that is one of the alternatives, divided by "|"; nil for none.
func (h header) findAny(alternatives string) *heading {
	for _, text := range strings.Split(alternatives, "|") {
		if g := h.find(literal.Fold(text)); g != nil {
			return g
		}
	}
	return nil
}

func (r *rowRule) fits(row sheet.Row) bool {
	text := literal.Fold(at(row, r.col).Text)
	switch {
	case r.Blank:
		return text == ""
	case r.Filled:
		return text != ""
	}
	return slices.Contains(r.texts, text)
}

// ruled tells why the format's rules make the row no record; "" where they do not.
func (d *decoder) ruled(row sheet.Row) string {
	if d.ended {
		return "it stands below the end of the table"
	}
	for i := range d.plan.rules {
		r := &d.plan.rules[i]
		if !r.fits(row) {
			continue
		}
		switch r.As {
		case formats.TotalsRow:
			d.state(row)
			return "it is a row of totals"
		case formats.EndRow:
			d.ended = true
			return "the table ends above it"
		case formats.FaultRow:
			d.faults = append(d.faults, fault{ref: d.ref.At(r.col, row.Number), text: literal.Tidy(at(row, r.col).Text), reason: r.Reason})
		default:
			return r.Reason
		}
	}
	return ""
}

// condition is a header's When for the columns of one table.
type condition struct {
	col   int
	texts []string // folded
}

func (c *condition) holds(row sheet.Row) bool {
	return c == nil || slices.Contains(c.texts, literal.Fold(at(row, c.col).Text))
}

// condition plans a When. A table without the column that it looks at has no row that it holds for.
func (p *plan) condition(w *formats.When) *condition {
	if w == nil {
		return nil
	}
	if g := p.header.findAny(w.Header); g != nil {
		return &condition{col: g.col, texts: foldAll(w.Texts)}
	}
	return &condition{col: p.header.last() + 1}
}
