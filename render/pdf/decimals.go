package pdf

import (
	"unicode"

	"dossier/doc"
	"dossier/value"
)

// alignDecimals has the decimal points of a column's numbers stand below one another: each number keeps as much white behind it as the
// longest tail of the column is longer than its own. Tails are what follows the whole number: decimals, a percent sign, a mark.
func (s *setter) alignDecimals(t doc.Table, texts [][]para) {
	decimal := []rune(s.decimal())
	longest := make([]int, len(t.Columns))
	tails := make([][]int, len(texts)) // by row and cell; -1 for what is no number of one column
	aligns := alignsOf(t)
	for i, row := range t.Rows {
		at := 0
		tails[i] = make([]int, len(row.Cells))
		for j, c := range row.Cells {
			tails[i][j] = -1
			if spanOf(c) == 1 && aligns[at] == toEnd && isCount(c) {
				tails[i][j] = texts[i][j].tail(decimal)
				longest[at] = max(longest[at], tails[i][j])
			}
			at += spanOf(c)
		}
	}
	for i, row := range t.Rows {
		at := 0
		for j, c := range row.Cells {
			if tails[i][j] >= 0 {
				texts[i][j].after = longest[at] - tails[i][j]
			}
			at += spanOf(c)
		}
	}
}

func (s *setter) decimal() string {
	if s.doc.Locale.Decimal == "" {
		return "."
	}
	return s.doc.Locale.Decimal
}

// isCount tells whether a cell holds one number that is no day.
func isCount(c doc.TableCell) bool {
	v, ok := c.Typed()
	return ok && isNumeric(c) && (v.Figure == nil || v.Figure.Unit != value.CalendarDay && v.Figure.Unit != value.Moment)
}

// tail is the width, in thousandths of an em, of what follows the whole number of p; -1 where there is no number.
func (p para) tail(decimal []rune) int {
	last := len(p.chars) - 1
	for last >= 0 && !unicode.IsDigit(p.chars[last].r) {
		last--
	}
	if last < 0 {
		return -1
	}
	from := last + 1
	for i := last; i > 0 && unicode.IsDigit(p.chars[i].r); i-- {
		if len(decimal) == 1 && p.chars[i-1].r == decimal[0] && i > 1 && unicode.IsDigit(p.chars[i-2].r) {
			from = i - 1
		}
	}
	width := 0
	for _, c := range p.chars[from:] {
		width += int(c.width)
	}
	return width
}
