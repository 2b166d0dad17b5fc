package xlsx

import (
	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// book is a workbook as a value: what stands in which cell, before a byte is written.
type book struct {
	sheets   []*sheet
	problems []source.Problem
	columns  map[doc.Lookup]column // of tables
	tables   map[string]bool       // names of tables, in lower case
}

// sheet is one sheet. rows[0] is row 1.
type sheet struct {
	name   string
	rows   []row
	widths []float64      // of columns, in characters
	merges map[int][]area // by row
	tables []tableArea
	forms  []form
	links  []link
	breaks []int // rows that begin a new page
	images []picture
	charts []chartArea
	gantts []ganttArea
	checks []checkArea
	holds  holding
}

// holding is what at least one cell of a sheet has.
type holding struct{ input, figure, remark bool }

// row is one row; height in points, 0 is the standard height.
type row struct {
	cells  []cell // from column A; an empty cell is the zero value
	height float64
	prose  int  // the column whose text runs on over the columns to its right; 0 for none
	loose  bool // as high as what a reader writes there
}

// cell is text (runs) or a typed value. figure is set for a value that is a figure.
type cell struct {
	runs    []run
	value   doc.Inline // a doc.Value, as the document has it: nothing is copied; nil for text
	figure  *value.Figure
	look    look
	remark  string  // a comment on a cell that holds no figure
	room    float64 // the least width, in characters
	formula string  // without "="; set by the second pass
	cached  any     // float64 or string; set by the second pass
	input   bool
	table   bool // stands in a table: where a reader looks for the sum
	grid    bool // a field of a calendar: narrow, whatever it shows
}

// typed is the cell's value; ok is false for text.
func (c *cell) typed() (v doc.Value, ok bool) {
	v, ok = c.value.(doc.Value)
	return v, ok
}

// run is a stretch of text of one look.
type run struct {
	text               string
	bold, italic, mono bool
}

// address is a cell of a sheet, 1-based.
type address struct {
	sheet    *sheet
	col, row int
}

// area is a rectangle of cells, 1-based and inclusive.
type area struct{ col, row, lastCol, lastRow int }

// tableArea is where a table stands: its header row, its last row of data, and whether rows may be filtered.
type tableArea struct {
	header, last, columns int
	filter                bool
	name                  string // as a table of the format; empty where it cannot be one
}

// link makes a cell lead to a URL or, where place is set, to a cell of this workbook.
type link struct {
	col, row int
	url      string
	anchor   string // the heading it leads to
}

// picture is an image anchored at a row.
type picture struct {
	row           int
	image         doc.Image
	width, height int    // pixels
	extension     string // .png or .jpg
}

// chartArea is a native chart over the cells of its data, or the colours of those.
type chartArea struct {
	row   int // where the picture stands
	data  area
	chart doc.Chart
}

func (s *sheet) add(height float64, cells ...cell) int {
	s.rows = append(s.rows, row{cells: cells, height: height})
	return len(s.rows)
}

// skip leaves a small gap above what follows, except at the top of the sheet.
func (s *sheet) skip() {
	if n := len(s.rows); n > 0 && len(s.rows[n-1].cells) > 0 {
		s.add(gapHeight)
	}
}

// merge joins the cells of a row from first to last.
func (s *sheet) merge(row, first, last int) {
	if s.merges == nil {
		s.merges = map[int][]area{}
	}
	s.merges[row] = append(s.merges[row], area{first, row, last, row})
}

func (s *sheet) at(col, row int) *cell { return &s.rows[row-1].cells[col-1] }

// columns is the number of columns in use.
func (s *sheet) columns() int {
	n := 0
	for _, r := range s.rows {
		n = max(n, len(r.cells))
	}
	return n
}

// Heights in points, widths in characters.
const (
	gapHeight   = 8
	lineHeight  = 15
	maxWidth    = 46.0
	minWidth    = 9.0
	proseWidth  = 96.0 // what running text is set to, over as many columns as that takes
	spareColumn = 14.0 // a column that only running text needs
)
