package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/value"
)

// stream writes the cells of a sheet.
func (w writing) stream(s *sheet) error {
	out, err := w.file.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	if at := s.frozen(); at > 0 {
		if err := out.SetPanes(s.panes(at)); err != nil {
			return err
		}
	}
	for i, width := range s.widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	var line line
	for r := range s.rows {
		if err := w.row(out, address{s, 1, r + 1}, &s.rows[r], &line); err != nil {
			return err
		}
	}
	for r := range s.rows {
		for _, m := range s.merges[r+1] {
			if err := out.MergeCell(address{s, m.col, m.row}.name(), address{s, m.lastCol, m.lastRow}.name()); err != nil {
				return err
			}
		}
	}
	for _, row := range s.breaks {
		if row < 2 || row > len(s.rows) {
			continue
		}
		if err := out.InsertPageBreak(address{s, 1, row}.name()); err != nil {
			return err
		}
	}
	if err := w.structure(out, s); err != nil {
		return err
	}
	return out.Flush()
}

// panes keeps the rows down to one in sight; of a form or a plan its first column as well, which says whose row it is.
func (s *sheet) panes(row int) *excelize.Panes {
	first, pane, columns := address{s, 1, row + 1}.name(), "bottomLeft", 0
	if len(s.forms) > 0 || len(s.gantts) > 0 {
		first, pane, columns = address{s, 2, row + 1}.name(), "bottomRight", 1
	}
	return &excelize.Panes{
		Freeze: true, XSplit: columns, YSplit: row, TopLeftCell: first, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: first, ActiveCell: first, Pane: pane}},
	}
}

// frozen is the row that stays in sight, the header of the sheet's table: where there is but one, and it stands high enough
// for rows to be left below it on a small screen.
func (s *sheet) frozen() int {
	if len(s.tables) != 1 {
		return 0
	}
	height, header := 0.0, s.tables[0].header
	for _, row := range s.rows[:header] {
		height += max(lineHeight, row.height)
	}
	if height > 300 {
		return 0
	}
	return header
}

// line is a row on its way to the file, and what of the row above it can be used again.
type line struct {
	cells  []excelize.Cell
	values []any
	looks  []look // by column: the last look
	styles []int  // and its number
}

// reach makes room for as many cells.
func (l *line) reach(n int) {
	for len(l.cells) < n {
		l.cells, l.looks, l.styles = append(l.cells, excelize.Cell{}), append(l.looks, look{}), append(l.styles, -1)
	}
	l.values = l.values[:0]
}

// styleOf is the number of a cell's look; what stands below one another mostly looks alike.
func (l *line) styleOf(column int, k look, all *styles) (int, error) {
	if l.styles[column] < 0 || l.looks[column] != k {
		number, err := all.of(k)
		if err != nil {
			return 0, err
		}
		l.looks[column], l.styles[column] = k, number
	}
	return l.styles[column], nil
}

func (w writing) row(out *excelize.StreamWriter, at address, r *row, l *line) error {
	l.reach(len(r.cells))
	for i := range r.cells {
		c := &r.cells[i]
		style, err := l.styleOf(i, c.look, w.styles)
		if err != nil {
			return err
		}
		l.cells[i] = excelize.Cell{StyleID: style, Formula: c.formula, Value: w.content(c)}
		l.values = append(l.values, &l.cells[i])
	}
	values := l.values
	for _, m := range at.sheet.merges[at.row] { // a merged area shows the ground of its first cell only where the others have it too
		for len(values) < m.lastCol {
			values = append(values, nil)
		}
		style, err := w.styles.of(r.cells[m.col-1].look)
		if err != nil {
			return err
		}
		for c := m.col; c < m.lastCol; c++ {
			values[c] = excelize.Cell{StyleID: style}
		}
	}
	if r.height > 0 {
		return out.SetRow(at.name(), values, excelize.RowOpts{Height: r.height})
	}
	return out.SetRow(at.name(), values)
}

// content is what a cell holds: a number, text, text of several looks, or nothing.
func (w writing) content(c *cell) any {
	if c.cached != nil {
		return c.cached
	}
	if v, ok := c.typed(); ok {
		return plain(v, w.doc.Locale)
	}
	switch {
	case len(c.runs) == 0:
		return nil
	case len(c.runs) == 1 && !c.runs[0].mono:
		return c.runs[0].text
	}
	rich := make([]excelize.RichTextRun, len(c.runs))
	for i, r := range c.runs {
		font := w.styles.font(c.look)
		font.Bold, font.Italic = font.Bold || r.bold, font.Italic || r.italic
		if r.mono {
			font.Family = "Consolas"
		}
		rich[i] = excelize.RichTextRun{Text: strings.ToValidUTF8(r.text, "\uFFFD"), Font: font}
	}
	return rich
}

// plain is a value that is no figure as a cell holds it; what no number of a workbook can hold is printed.
func plain(v doc.Value, l value.Locale) any {
	number := value.Number{}
	switch v.Kind {
	case doc.NumberValue:
		return cached(&value.Figure{Value: v.Number, Unit: v.Unit})
	case doc.MoneyValue:
		number = value.Num(v.Money.Amount)
	case doc.DateValue:
		if n, ok := serial(v.Date); ok {
			return n
		}
	}
	if number.Known && fits(number) {
		return float(number.Decimal)
	}
	return v.Print(l)
}
