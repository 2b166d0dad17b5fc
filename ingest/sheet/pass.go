package sheet

import (
	"archive/zip"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"dossier/source"
)

// sheetPass is one pass over the rows of a worksheet.
type sheetPass struct {
	*workbook
	sheet *Sheet
	part  *zip.File
	yield func(Row) bool

	shared    []string // the shared strings, once a cell asked for them
	sharedErr error
	loaded    bool

	row    int    // number of the current row; of the last one between rows
	cells  []Cell // of the current row
	filled bool   // one of them is not blank
	rows   int    // rows given
	value  []byte // of the current cell
	inline []byte
}

// resave is the hint for what a spreadsheet program mends when it writes a file anew.
const resave = "open it in a spreadsheet program and save it again"

// errStopped ends a pass whose consumer wants no more.
var errStopped = errors.New("stopped")

// run streams the sheet and reports what kept it from its end. The dimension that a sheet states is never looked at.
func (p *sheetPass) run() {
	root := ""
	err := p.scan(p.part, p.limits.Sheet, func(x *xmlScanner) error {
		switch { // no name is kept of the rows, of which there are a million
		case x.depth() == 1:
			root = string(x.name)
			if root != "worksheet" {
				return fmt.Errorf("is a <%s>, not a worksheet", shorten(root))
			}
		case x.depth() == 3 && string(x.name) == "row":
			return p.readRow(x)
		case x.depth() == 3 && string(x.name) == "mergeCell":
			p.merge(x.attr("ref"))
		}
		return nil
	})
	switch {
	case errors.Is(err, errStopped):
	case err != nil:
		p.fail(p.here(), fmt.Sprintf("%v near row %d", err, p.row), "a sheet that is whole", resave)
	case root == "":
		p.fail(p.sheet.ref, inPart(p.part, errors.New("is empty")).Error(), "a worksheet", "")
	case p.rows == 0:
		p.sheet.problems.add(source.Notice(p.sheet.ref, "the sheet holds no cells", "", "").As(source.TableEmpty))
	}
}

// here is the row that was read last, or the sheet before the first.
func (p *sheetPass) here() source.Ref {
	if p.row == 0 {
		return p.sheet.ref
	}
	return p.sheet.ref.At(1, p.row)
}

// at is a cell of the current row.
func (p *sheetPass) at(column int) source.Ref { return p.sheet.ref.At(column, p.row) }

func (p *sheetPass) fail(ref source.Ref, what, want, hint string) {
	p.sheet.problems.add(source.Err(ref, what, want, hint))
}

func (p *sheetPass) warn(ref source.Ref, what, want, hint string) {
	p.sheet.problems.add(source.Warn(ref, what, want, hint))
}

// readRow reads the current row element and gives it away if it holds anything.
func (p *sheetPass) readRow(x *xmlScanner) error {
	number, hidden, ok := p.readRowTag(x.attrs)
	switch {
	case !ok:
		return x.skip()
	case number == 0 && p.row == MaxRow:
		p.fail(p.here(), "the sheet goes on after row 1048576; the rest is left out", "at most 1048576 rows", "")
		return errStopped
	case number == 0:
		p.row++
	default:
		p.row = number
	}
	if err := p.readCells(x, number == 0); err != nil {
		return err
	}
	if !p.filled {
		return nil
	}
	p.rows++
	if !p.yield(Row{Number: p.row, Hidden: hidden, Cells: p.cells}) {
		return errStopped
	}
	return nil
}

// readRowTag is the number of a row, 0 if it has none. It reports a row that has no place.
func (p *sheetPass) readRowTag(attrs []byte) (number int, hidden, ok bool) {
	for key, value, rest, more := nextAttr(attrs); more; key, value, rest, more = nextAttr(rest) {
		switch string(key) {
		case "r":
			n, valid := atoi(value)
			if !valid || n < 1 || n > MaxRow {
				p.fail(p.here(), fmt.Sprintf("a row has the number %q; it is left out", shorten(value)), "a row number from 1 to 1048576", resave)
				return 0, false, false
			}
			number = n
		case "hidden":
			hidden = isTrue(string(value))
		}
	}
	if number != 0 && number <= p.row {
		p.fail(p.sheet.ref.At(1, number), fmt.Sprintf("row %d stands after row %d; it is left out", number, p.row), "rows in ascending order", resave)
		return 0, false, false
	}
	return number, hidden, true
}

// readCells reads the cells of the current row. A row without a number takes that of its first cell's reference.
func (p *sheetPass) readCells(x *xmlScanner, unnumbered bool) error {
	p.cells, p.filled = p.cells[:0], false
	column := 0
	for stop := x.depth() - 1; ; {
		kind, err := x.next()
		if err != nil {
			return err
		}
		if x.depth() == stop {
			return nil
		}
		if kind != startTag {
			continue
		}
		if string(x.name) != "c" {
			if err := x.skip(); err != nil {
				return err
			}
			continue
		}
		c := cellTag{}
		c.read(x.attrs)
		next, ok := p.place(c, column, &unnumbered)
		if !ok {
			if err := x.skip(); err != nil {
				return err
			}
			continue
		}
		column = next
		if err := p.readCell(x, c, column); err != nil {
			return err
		}
	}
}

// place is the column of a cell that follows the one in column last. It reports a cell that has no place.
func (p *sheetPass) place(c cellTag, last int, unnumbered *bool) (column int, ok bool) {
	if len(c.ref) == 0 {
		if last == MaxColumn {
			p.fail(p.here(), "the row goes on after column XFD; the rest is left out", "at most 16384 columns", "")
			return 0, false
		}
		return last + 1, true
	}
	column, row, ok := parseRef(c.ref)
	if !ok {
		p.fail(p.here(), fmt.Sprintf("a cell has the reference %q; it is left out", shorten(c.ref)),
			"a reference from A1 to XFD1048576", resave)
		return 0, false
	}
	if row != p.row && *unnumbered && row > p.row {
		p.row = row
	}
	*unnumbered = false
	if row != p.row {
		p.warn(p.at(column), fmt.Sprintf("a cell of row %d has the reference %s; it is taken by its row", p.row, c.ref),
			"", resave)
	}
	return column, true
}

// put stores a cell in its column.
func (p *sheetPass) put(column int, c Cell) {
	for len(p.cells) < column {
		p.cells = append(p.cells, Cell{})
	}
	if p.cells[column-1].Kind != Blank {
		if c.Kind == Blank {
			return
		}
		p.warn(p.at(column), "the cell is there twice; the later one counts", "", resave)
	}
	p.cells[column-1] = c
	p.filled = p.filled || c.Kind != Blank
}

// merge notes a merged range.
func (p *sheetPass) merge(ref string) {
	from, to, found := strings.Cut(ref, ":")
	if !found || len(p.sheet.merged) >= p.limits.Merges {
		return
	}
	firstCol, firstRow, ok1 := parseRef([]byte(from))
	lastCol, lastRow, ok2 := parseRef([]byte(to))
	if !ok1 || !ok2 {
		p.warn(p.sheet.ref, "a merged range has the reference "+strconv.Quote(shorten(ref)), "a range like A1:B2", "")
		return
	}
	p.sheet.merged = append(p.sheet.merged, source.Range{
		FirstCol: min(firstCol, lastCol), FirstRow: min(firstRow, lastRow),
		LastCol: max(firstCol, lastCol), LastRow: max(firstRow, lastRow),
	})
}
