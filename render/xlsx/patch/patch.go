// Package patch writes texts into empty cells of a workbook that somebody else made, and changes nothing else: the XML of a sheet is
// edited in place, every other part of the archive is copied as it lies there, still compressed. So formats, validations, comments,
// drawings, macros and whatever this program knows nothing of survive.
//
//	data, problems := patch.Fill("checklist.xlsx", original, []patch.Cell{{At: ref, Text: "Yes"}})
package patch

import (
	"cmp"
	"fmt"
	"slices"

	"dossier/source"
)

// Cell is a text for one cell.
type Cell struct {
	At   source.Ref // its Sheet, and the first cell of its Cells; File is for messages
	Text string     // any text: it is stored as text, whatever it begins with
}

// Fill gives the workbook with the texts in their cells. file is its name in messages. A cell that is not empty, or that holds a
// formula, is left alone and reported as a warning; a text that is too long for a cell is cut, with a warning. The result is nil where
// a problem is an error, and the bytes given where there is nothing to write. Fill never panics, and gives the same bytes for the same
// arguments.
func Fill(file string, data []byte, cells []Cell) ([]byte, []source.Problem) {
	if len(cells) == 0 {
		return data, nil
	}
	b, err := open(data)
	if err != nil {
		return nil, []source.Problem{source.Err(source.Ref{File: file}, err.Error(), "a workbook (.xlsx or .xlsm)", resave)}
	}
	var problems []source.Problem
	if b.isSigned() {
		problems = append(problems, source.Warn(source.Ref{File: file}, "the workbook bears a digital signature, which does not cover what is filled in", "", "sign the filled workbook again"))
	}
	changed := map[string][]byte{} // part → its new bytes
	for _, group := range bySheet(cells) {
		ref := source.Ref{File: file, Sheet: group[0].At.Sheet}
		part, sheet, err := b.sheet(ref.Sheet)
		if err != nil {
			problems = append(problems, source.Err(ref, err.Error(), "a sheet that can be filled", resave))
			continue
		}
		filled, found, err := fillSheet(sheet, group, b.text)
		if err != nil {
			problems = append(problems, source.Err(ref, err.Error(), "a sheet that is whole", resave))
			continue
		}
		problems = append(problems, found...)
		changed[part] = filled
	}
	if source.Worst(problems) == source.Error {
		return nil, problems
	}
	out, err := b.write(changed)
	if err != nil {
		return nil, append(problems, source.Err(source.Ref{File: file}, err.Error(), "a workbook that is whole", resave))
	}
	return out, problems
}

const resave = "open it in a spreadsheet program and save it again"

// bySheet groups the cells by sheet, in the order of their rows and columns. Of two texts for one cell the first one stays.
func bySheet(cells []Cell) [][]Cell {
	sorted := slices.Clone(cells)
	place := func(a, b Cell) int {
		return cmp.Or(cmp.Compare(a.At.Sheet, b.At.Sheet), cmp.Compare(a.row(), b.row()), cmp.Compare(a.col(), b.col()))
	}
	slices.SortStableFunc(sorted, place)
	sorted = slices.CompactFunc(sorted, func(a, b Cell) bool { return place(a, b) == 0 })
	var groups [][]Cell
	for i, c := range sorted {
		if i == 0 || c.At.Sheet != sorted[i-1].At.Sheet {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], c)
	}
	return groups
}

func (c Cell) row() int { return c.At.Cells.FirstRow }
func (c Cell) col() int { return c.At.Cells.FirstCol }

// name is the cell's reference in A1 form.
func (c Cell) name() string { return fmt.Sprintf("%s%d", source.ColumnName(c.col()), c.row()) }

// inSheet tells whether the cell is one that a sheet can have.
func (c Cell) inSheet() bool {
	return c.row() >= 1 && c.row() <= maxRow && c.col() >= 1 && c.col() <= maxColumn
}

// The last row and column of a sheet (ECMA-376).
const (
	maxRow    = 1_048_576
	maxColumn = 16_384
)
