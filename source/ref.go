// Package source says where things come from: a Ref names a place in an input, a Problem says what is wrong there.
// It is a leaf: it imports nothing of ours, and everyone may import it.
package source

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Ref is a place in an input file: the whole file, a sheet, a range of cells, or a line of a text file.
// The zero Ref is "nowhere" and prints as "".
type Ref struct {
	File  string // slash-separated, relative to the workspace
	Sheet string // of a workbook; empty for CSV and other text
	Cells Range  // zero: the whole sheet or file
	Line  int    // 1-based line of a text file (YAML, Markdown); 0 where cells or the whole file are meant
}

// Range is a rectangle of cells, 1-based and inclusive. LastCol and LastRow 0 mean the single cell FirstCol, FirstRow.
type Range struct {
	FirstCol, FirstRow int
	LastCol, LastRow   int
}

// Cell is the Range of one cell; col and row are 1-based.
func Cell(col, row int) Range { return Range{FirstCol: col, FirstRow: row, LastCol: col, LastRow: row} }

// At is the Ref of one cell in the same sheet or CSV file.
func (r Ref) At(col, row int) Ref { return Ref{File: r.File, Sheet: r.Sheet, Cells: Cell(col, row)} }

// AtLine is the Ref of a line of the same text file.
func (r Ref) AtLine(line int) Ref { return Ref{File: r.File, Line: line} }

// IsZero tells whether r names no place.
func (r Ref) IsZero() bool { return r == Ref{} }

// String is the form that people read and that documents print:
// file!Sheet!F12, file.csv!A2:H6, file.yaml:12.
func (r Ref) String() string {
	var b strings.Builder
	b.WriteString(r.File)
	if r.Sheet != "" {
		b.WriteString("!" + r.Sheet)
	}
	if r.Cells != (Range{}) {
		b.WriteString("!" + r.Cells.String())
	}
	if r.Line > 0 {
		b.WriteString(":" + strconv.Itoa(r.Line))
	}
	return b.String()
}

// List names places one after the other; one of the same file, or of the same sheet, as the place before it leaves out what they share:
// file!Sheet!A2:A6, A9, Other!C3.
func List(refs []Ref) string {
	var b strings.Builder
	for i, r := range refs {
		if i == 0 {
			b.WriteString(r.String())
			continue
		}
		b.WriteString(", ")
		if r.File != refs[i-1].File || r.Cells == (Range{}) && r.Line == 0 {
			b.WriteString(r.String())
			continue
		}
		r.File = ""
		if r.Sheet == refs[i-1].Sheet {
			r.Sheet = ""
		}
		b.WriteString(r.String()[1:]) // without the sign that parts a place from its file
	}
	return b.String()
}

// Place is where r is inside of its file: Servers!F12, F12 of a CSV, line 12; "" for the whole file.
func (r Ref) Place() string {
	if r.Line > 0 {
		return "line " + strconv.Itoa(r.Line)
	}
	r.File = ""
	return strings.TrimPrefix(r.String(), "!")
}

// MarshalText makes a Ref print as its String in JSON.
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// String is the A1 form: F12 or A2:H6.
func (r Range) String() string {
	r = r.norm()
	first := ColumnName(r.FirstCol) + strconv.Itoa(r.FirstRow)
	if r.LastCol == r.FirstCol && r.LastRow == r.FirstRow {
		return first
	}
	return first + ":" + ColumnName(r.LastCol) + strconv.Itoa(r.LastRow)
}

// Rows is the number of rows the range spans; 0 for the zero Range.
func (r Range) Rows() int {
	if r == (Range{}) {
		return 0
	}
	r = r.norm()
	return r.LastRow - r.FirstRow + 1
}

func (r Range) norm() Range {
	if r.LastCol == 0 {
		r.LastCol = r.FirstCol
	}
	if r.LastRow == 0 {
		r.LastRow = r.FirstRow
	}
	return r
}

// ColumnName turns a 1-based column number into letters: 1 is A, 27 is AA. Numbers below 1 give "?".
func ColumnName(col int) string {
	if col < 1 {
		return "?"
	}
	var letters []byte
	for ; col > 0; col = (col - 1) / 26 {
		letters = append(letters, byte('A'+(col-1)%26))
	}
	slices.Reverse(letters)
	return string(letters)
}

// ColumnNumber turns letters into a 1-based column number: AA is 27. It fails on anything but letters, or beyond XFD (16384).
func ColumnNumber(letters string) (int, error) {
	n := 0
	for _, c := range []byte(letters) {
		switch {
		case c >= 'A' && c <= 'Z':
			n = n*26 + int(c-'A') + 1
		case c >= 'a' && c <= 'z':
			n = n*26 + int(c-'a') + 1
		default:
			return 0, fmt.Errorf("column %q: want letters A to XFD", letters)
		}
		if n > 16384 {
			return 0, fmt.Errorf("column %q: want letters A to XFD", letters)
		}
	}
	if n == 0 {
		return 0, fmt.Errorf("column %q: want letters A to XFD", letters)
	}
	return n, nil
}

// Compare orders Refs as a reader meets them: by file, sheet, line, row, column.
func Compare(a, b Ref) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Sheet, b.Sheet),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Cells.FirstRow, b.Cells.FirstRow),
		cmp.Compare(a.Cells.FirstCol, b.Cells.FirstCol),
		cmp.Compare(a.Cells.LastRow, b.Cells.LastRow),
		cmp.Compare(a.Cells.LastCol, b.Cells.LastCol),
	)
}

// Merge sorts refs and joins those that touch: rows 2, 3 and 4 of one table become one range.
// Only ranges with the same columns are joined, so that no cell enters that was not given.
func Merge(refs []Ref) []Ref {
	sorted := slices.Clone(refs)
	slices.SortFunc(sorted, byColumns)
	sorted = slices.Compact(sorted)
	var merged []Ref
	for _, r := range sorted {
		if n := len(merged); n > 0 && merged[n-1].touches(r) {
			merged[n-1].Cells.LastRow = max(merged[n-1].Cells.LastRow, r.Cells.norm().LastRow)
			continue
		}
		r.Cells = r.Cells.norm()
		merged = append(merged, r)
	}
	slices.SortFunc(merged, Compare)
	return merged
}

// byColumns puts the places of the same columns of a sheet one after the other, from the top down.
func byColumns(a, b Ref) int {
	x, y := a.Cells.norm(), b.Cells.norm()
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(x.FirstCol, y.FirstCol), cmp.Compare(x.LastCol, y.LastCol), Compare(a, b))
}

func (r Ref) touches(next Ref) bool {
	if r.File != next.File || r.Sheet != next.Sheet || r.Line != 0 || next.Line != 0 {
		return false
	}
	a, b := r.Cells.norm(), next.Cells.norm()
	return r.Cells != (Range{}) && a.FirstCol == b.FirstCol && a.LastCol == b.LastCol && b.FirstRow <= a.LastRow+1
}
