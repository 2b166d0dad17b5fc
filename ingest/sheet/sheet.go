// Package sheet reads the cells of workbooks (XLSX, XLSM) and of text tables (CSV, TSV and their like) as a stream of
// rows, exactly as the file stores them: a number keeps every digit, a date is told by its number format, an error cell
// says which error. It types nothing else and judges nothing; what cannot be read is refused by name and place.
package sheet

import (
	"io"
	"iter"
	"time"

	"dossier/source"
)

// FileKind is what kind of file a Book was read from.
type FileKind int

// The kinds of file that Open reads.
const (
	XLSX FileKind = iota // also XLSM and the templates XLTX and XLTM
	CSV                  // any delimited text
)

// Book is an open file: its sheets in the order of their tabs. It reads from the io.ReaderAt it was opened on for as
// long as it is used. Different sheets may be read at the same time, one sheet not by two goroutines.
type Book struct {
	File      string // as it is named in Refs
	Kind      FileKind
	Sheets    []*Sheet
	Dialect   Dialect // of a CSV
	Epoch1904 bool    // dates are counted from 1904, as old Macs did
}

// Sheet is one worksheet, or the whole of a CSV. Chart, dialog and macro sheets hold no cells and are not listed.
type Sheet struct {
	Name   string // "" for a CSV
	Hidden bool   // hidden by the user, or so well that only a macro shows it

	ref      source.Ref
	pass     func(*Sheet, func(Row) bool) // streams the rows into the function until it gives false
	problems report
	merged   []source.Range
}

// Row is one row that holds something.
type Row struct {
	Number int    // 1-based
	Hidden bool   // by the user or by a filter
	Cells  []Cell // index = column - 1; the slice is used again for the next row, the strings in it are not
}

// Kind says what a cell holds.
type Kind uint8

// The kinds of cell.
const (
	Blank  Kind = iota // nothing, or the empty text
	Text               // Text
	Number             // Text is the decimal literal as stored, like 1234567890123456789 or 9.984E-7
	Bool               // Bool; Text is TRUE or FALSE
	Time               // Time; Text is the literal as stored (a serial number or ISO 8601)
	Error              // Text is the code, like #N/A
)

// String is the kind's word in messages.
func (k Kind) String() string {
	return [...]string{"blank", "text", "number", "boolean", "date", "error"}[max(Blank, min(k, Error))]
}

// Cell is one cell as it is stored. The zero Cell is blank.
type Cell struct {
	Kind    Kind
	Bool    bool
	Percent bool   // the number is shown as a percentage: 0.25 is seen as 25%
	Formula bool   // the value is what the writing program had computed; Blank if it had computed none
	Text    string // see Kind
	Format  string // number format code, "" for General
	moment  int64  // of a Time, in milliseconds of Unix time: large files have many cells, and few of them are dates
}

// Time is the moment that a cell of that kind holds: UTC, to the millisecond; a time of day alone is on 1899-12-31, or 1904-01-01 in
// the 1904 epoch.
func (c Cell) Time() time.Time { return time.UnixMilli(c.moment).UTC() }

// Open reads the directory of a workbook, or the shape of a text table, within the DefaultLimits. file is the name to
// use in Refs (workspace-relative). It never panics; a file that cannot be read gives a nil Book and at least one
// positioned error that names it.
func Open(file string, r io.ReaderAt, size int64) (*Book, []source.Problem) {
	return DefaultLimits().Open(file, r, size)
}

// Open is the function Open within these limits.
func (l Limits) Open(file string, r io.ReaderAt, size int64) (*Book, []source.Problem) {
	in := input{file: file, r: r, size: size, limits: l}
	kind, refusal := in.sniff()
	switch {
	case refusal != nil:
		return nil, []source.Problem{*refusal}
	case kind == CSV:
		return openText(in)
	default:
		return openWorkbook(in)
	}
}

// Rows streams the rows from the top, those that hold at least one cell that is not blank; it may be ranged over again.
// Row numbers rise strictly.
func (s *Sheet) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		s.problems.reset()
		s.merged = s.merged[:0]
		s.pass(s, yield)
	}
}

// Problems are what the last pass of Rows met as far as it went. An error means that rows or cells are missing.
func (s *Sheet) Problems() []source.Problem { return s.problems.list() }

// Merged are the merged ranges, known once Rows has run to its end.
func (s *Sheet) Merged() []source.Range { return s.merged }

// Ref is the whole sheet.
func (s *Sheet) Ref() source.Ref { return s.ref }

// input is a file to be opened.
type input struct {
	file   string
	r      io.ReaderAt
	size   int64
	limits Limits
}

func (in input) ref() source.Ref { return source.Ref{File: in.file} }
