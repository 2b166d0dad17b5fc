package pdf

import (
	"slices"

	"dossier/render/pdf/tagged"
)

// headed names for each cell of a table the cells that head it, where scope alone does not tell: in tables with cells over several rows or
// columns, rows that head those below among them, and in tables with several rows of heads (ISO 14289-1, 7.5).
func headed(all []tagged.Element) {
	within, grids := irregular(all)
	if len(grids) == 0 {
		return
	}
	for i, e := range all {
		g := grids[within[i]]
		if g == nil {
			continue
		}
		switch Role(e.Role) {
		case RoleRow:
			g.rows = append(g.rows, i)
		case RoleCell, RoleHeadCell:
			g.cells[e.Parent] = append(g.cells[e.Parent], i)
		}
	}
	for i := range all { // in the order of the document, since a map has none
		if g := grids[i]; g != nil {
			g.head()
		}
	}
}

// irregular are the tables that scope alone does not tell of, and by element the innermost table around it, 0 for none.
func irregular(all []tagged.Element) (within []int, grids map[int]*grid) {
	within, grids = make([]int, len(all)), map[int]*grid{}
	head, rows := 0, 0 // the last head of a table, and its rows
	for i, e := range all {
		within[i] = within[e.Parent]
		several := false
		switch Role(e.Role) {
		case RoleTable:
			within[i] = i
		case RoleTableHead:
			head, rows = i, 0
		case RoleRow:
			if e.Parent == head && head > 0 {
				rows++
			}
			several = e.Parent == head && rows > 1
		case RoleCell, RoleHeadCell:
			several = e.ColSpan > 1 || e.RowSpan > 1
		}
		if several && grids[within[i]] == nil {
			grids[within[i]] = &grid{all: all, cells: map[int][]int{}}
		}
	}
	return within, grids
}

// grid is one table.
type grid struct {
	all   []tagged.Element
	rows  []int         // elements
	cells map[int][]int // of a row
}

func (g *grid) isHead(row int) bool { return Role(g.all[g.all[row].Parent].Role) == RoleTableHead }

// above is a cell of a row above that stands over rows to come.
type above struct{ cell, rows int }

// head goes down the rows. A cell is headed by the row of its group, by the names of its columns, and by what heads its row.
func (g *grid) head() {
	var columns [][]int // by column: the cells that head it
	var over []above    // by column
	group, width := 0, g.width()
	for _, row := range g.rows {
		columns, over = grown(columns, width), grown(over, width)
		places := g.place(row, over)
		var ofRow []int
		for column, cell := range places {
			if !g.isHead(row) && Role(g.all[cell].Role) == RoleHeadCell && g.all[cell].ColSpan < width && !slices.Contains(ofRow, cell) {
				ofRow = append(ofRow, cell)
			}
			if g.isHead(row) && cell != 0 {
				columns[column] = append(columns[column], cell)
			}
		}
		for _, cell := range g.cells[row] {
			switch {
			case g.isHead(row):
			case Role(g.all[cell].Role) == RoleHeadCell && g.all[cell].ColSpan >= width:
				group = cell
			default:
				g.name(cell, places, group, columns, ofRow)
			}
		}
	}
}

// width is how many columns the table has.
func (g *grid) width() (most int) {
	for _, row := range g.rows[:1] {
		for _, cell := range g.cells[row] {
			most += max(g.all[cell].ColSpan, 1)
		}
	}
	return most
}

func grown[T any](s []T, n int) []T { return append(s, make([]T, max(0, n-len(s)))...) }

// place gives the cells of a row their columns: by column the cell that stands there, of a row above too; 0 for none.
func (g *grid) place(row int, over []above) []int {
	places := make([]int, len(over))
	for column := range over {
		if over[column].rows > 0 {
			places[column] = over[column].cell
			over[column].rows--
		}
	}
	column := 0
	for _, cell := range g.cells[row] {
		for column < len(places) && places[column] != 0 {
			column++
		}
		for range max(g.all[cell].ColSpan, 1) {
			if column < len(places) {
				places[column] = cell
				over[column] = above{cell, max(g.all[cell].RowSpan, 1) - 1}
			}
			column++
		}
	}
	return places
}

// name writes down what heads a cell.
func (g *grid) name(cell int, places []int, group int, columns [][]int, ofRow []int) {
	heads := make([]int, 0, 4)
	add := func(head int) {
		if head != 0 && head != cell && !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
	}
	add(group)
	for column, at := range places {
		if at == cell {
			for _, head := range columns[column] {
				add(head)
			}
		}
	}
	for _, head := range ofRow {
		add(head)
	}
	g.all[cell].Heads = heads
	for _, head := range heads {
		g.all[head].Named = true
	}
}
