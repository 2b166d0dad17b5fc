package doc

// Spread is t's rows with a cell in every place: where a cell stands over rows below its own, those get an empty cell as wide as it,
// and covered tells them apart, by row and by place among its cells. A cell reaches no further than the next that goes on from above,
// and before that one a row that is too short has an empty cell; rows beyond the table's last are not made up. The rows of a table in which no cell stands over several are t's own, and covered is nil.
func (t Table) Spread() (rows []TableRow, covered [][]bool) {
	if !t.spans() {
		return t.Rows, nil
	}
	var open []cover
	for _, r := range t.Rows {
		row := TableRow{Kind: r.Kind}
		var under []bool
		var next []cover
		col, given := 0, r.Cells
		for len(given) > 0 || len(open) > 0 {
			if len(open) > 0 && len(given) == 0 && open[0].col > col {
				given = []TableCell{{Span: open[0].col - col}} // nothing stands before it
			}
			if len(open) > 0 && open[0].col <= col {
				c := open[0]
				open = open[1:]
				row.Cells, under = append(row.Cells, TableCell{Span: c.width}), append(under, true)
				col += c.width
				if c.rows--; c.rows > 0 {
					next = append(next, c)
				}
				continue
			}
			c := given[0]
			given = given[1:]
			if len(open) > 0 && col+max(c.Span, 1) > open[0].col {
				c.Span = open[0].col - col // no further than the cell that goes on there
			}
			if c.Rows > 1 {
				next = append(next, cover{col: col, width: max(c.Span, 1), rows: c.Rows - 1})
			}
			row.Cells, under = append(row.Cells, c), append(under, false)
			col += max(c.Span, 1)
		}
		rows, covered, open = append(rows, row), append(covered, under), next
	}
	return rows, covered
}

// cover is a cell that stands over rows still to come.
type cover struct{ col, width, rows int }

func (t Table) spans() bool {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if c.Rows > 1 {
				return true
			}
		}
	}
	return false
}
