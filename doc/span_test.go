package doc_test

import (
	"testing"

	"pgregory.net/rapid"

	"dossier/doc"
)

// Whatever rows and columns the cells of a table ask for, none lies over another: a cell that goes on from above stands in the same
// columns in each of its rows.
func TestSpreadCellsStandApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var table doc.Table
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			var row doc.TableRow
			for range rapid.IntRange(0, 6).Draw(t, "cells") {
				row.Cells = append(row.Cells, doc.TableCell{Span: rapid.IntRange(0, 3).Draw(t, "span"), Rows: rapid.IntRange(0, 3).Draw(t, "over")})
			}
			table.Rows = append(table.Rows, row)
		}
		rows, covered := table.Spread()
		if covered == nil {
			return
		}
		type stretch struct{ col, width int }
		var open map[stretch]int // how many more rows cells stand over
		for i, row := range rows {
			col, next, met := 0, map[stretch]int{}, 0
			for k, c := range row.Cells {
				at := stretch{col, max(c.Span, 1)}
				if covered[i][k] {
					met++
					if open[at] == 0 {
						t.Fatalf("row %d: nothing goes on at %+v of %v", i, at, open)
					}
					next[at] = open[at] - 1
				} else {
					next[at] = c.Rows - 1
				}
				col += at.width
			}
			for _, more := range open {
				if more > 0 {
					met--
				}
			}
			if met != 0 {
				t.Fatalf("row %d: %d cells too many go on from above", i, met)
			}
			open = next
		}
	})
}
