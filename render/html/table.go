package html

import (
	"fmt"
	"strconv"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// table writes a table that scrolls by itself where the screen is narrow.
func (p *page) table(t doc.Table) {
	p.captions++
	name := "page-table-" + strconv.Itoa(p.captions)
	kind := "table"
	if t.Small {
		kind = "table small"
	}
	p.open(`<figure class="` + kind + `"` + attr("id", t.ID) + ">")
	if t.Caption != "" {
		p.open(`<div class="scroll" role="region" tabindex="0" aria-labelledby="` + name + `">`)
		p.open("<table>")
		p.line(`<caption id="`, name, `">`, text(t.Caption), "</caption>")
	} else {
		p.open(`<div class="scroll">`)
		p.open("<table>")
	}
	p.headers(t)
	p.rows(t)
	p.close("</table>")
	p.close("</div>")
	p.below(t)
	p.close("</figure>")
}

func (p *page) headers(t doc.Table) {
	p.open("<thead><tr>")
	for i, c := range t.Columns {
		unit := ""
		if c.Unit != "" {
			unit = ` <span class="unit">` + text(c.Unit) + "</span>"
		}
		if c.Header == "" && unit == "" {
			p.line("<td></td>")
			continue
		}
		p.line(`<th scope="col"`, class(t.AlignOf(i)), ">", text(c.Header), unit, "</th>")
	}
	p.close("</tr></thead>")
}

func class(a doc.Align) string { return attr("class", string(a)) }

// rows writes the rows; each row that heads others opens a body of its own.
func (p *page) rows(t doc.Table) {
	p.open("<tbody>")
	if len(t.Rows) == 0 {
		p.line(`<tr><td class="empty" colspan="`, strconv.Itoa(max(1, len(t.Columns))), `">`, text(t.Empty), "</td></tr>")
	}
	rows, covered := t.Spread()
	reach := 0 // the last row that a cell above stands over: bodies end after it only
	for i, r := range rows {
		if r.Kind == doc.GroupRow && i > reach {
			p.close("</tbody>")
			p.open("<tbody>")
		}
		var under []bool
		if covered != nil {
			under = covered[i]
		}
		for _, c := range r.Cells {
			reach = max(reach, i+c.Rows-1)
		}
		p.row(t, r, under)
	}
	p.close("</tbody>")
}

// row writes a row, without the cells that lie under one above.
func (p *page) row(t doc.Table, r doc.TableRow, under []bool) {
	p.open("<tr" + attr("class", string(r.Kind)) + ">")
	col := 0
	for i, c := range r.Cells {
		width := max(1, c.Span)
		if col+width > len(t.Columns) {
			p.warn(first(t.Sources), fmt.Sprintf("table %s: a row has more cells than columns", t.ID), fmt.Sprintf("%d columns", len(t.Columns)))
			break
		}
		if under == nil || !under[i] {
			p.cell(r.Kind, t.AlignOf(col), c)
		}
		col += width
	}
	for ; col < len(t.Columns); col++ {
		p.line("<td></td>")
	}
	p.close("</tr>")
}

func first(refs []source.Ref) source.Ref {
	if len(refs) == 0 {
		return source.Ref{}
	}
	return refs[0]
}

func (p *page) cell(kind doc.RowKind, align doc.Align, c doc.TableCell) {
	tag, scope := "td", ""
	if c.Header {
		tag, scope = "th", ` scope="row"`
		if kind == doc.GroupRow {
			scope = ` scope="rowgroup"`
		}
		align = doc.Start
	}
	span := ""
	if c.Span > 1 {
		span = ` colspan="` + strconv.Itoa(c.Span) + `"`
	}
	if c.Rows > 1 {
		span += ` rowspan="` + strconv.Itoa(c.Rows) + `"`
	}
	look := string(align) + toneClass(c.Tone)
	if v, ok := c.Typed(); ok && v.Kind == doc.FigureValue && v.Figure != nil && v.Figure.Unit == value.Verdict {
		look += " verdict" + verdictClass(v.Figure)
	}
	p.line("<", tag, scope, span, attr("class", trim(look)), ">", mark(c.Tone), p.inlines(c.Content), "</", tag, ">")
}

func trim(s string) string {
	for len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

func verdictClass(f *value.Figure) string {
	switch {
	case !f.Value.Known:
		return ""
	case f.Value.Decimal.IsZero():
		return " bad"
	default:
		return " good"
	}
}

// below writes how to read a table and, where the document is traced, where it was read.
func (p *page) below(t doc.Table) {
	if len(t.Note) > 0 {
		p.line(`<p class="fine">`, p.inlines(t.Note), "</p>")
	}
	if at := places(source.Merge(t.Sources)); at != "" && p.traced() {
		p.line(`<p class="fine">`, text(p.words.source), text(at), "</p>")
	}
}
