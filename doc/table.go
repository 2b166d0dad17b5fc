package doc

import (
	"dossier/source"
	"dossier/value"
)

// Table is a table of typed cells.
type Table struct {
	ID      string // unique in the document: "strategies"
	Caption string // says what the table shows
	Columns []Column
	Rows    []TableRow
	Note    []Inline // below the table: how to read it
	Sources []source.Ref
	Empty   string // what to say instead, where there are no rows
	Small   bool   // matter to look up, not to read: in small type where there is such
	Entry   int    // blank rows below the last one, for a reader of a workbook to fill in; 0 for a table that is to be read
}

// Column heads a column.
type Column struct {
	Header string
	Unit   string // printed with the header: "MiB"; empty for none
	Align  Align
	Weight float64 // share of the width beyond what the content needs; 0 is 1
	Field  *Field  // what is to be filled in below the rows, or, without entry rows, may be changed in them; nil for a column that is to be read
	Check  *Check  // the rule whose breaks the column names, in rows that each have as many cells as columns; nil for none
}

// Field is what a reader of a workbook fills into a column.
type Field struct {
	Help     string   // what the column holds, and how to write it
	Required bool     // every row must have a value
	Takes    Takes    // the kind of value
	Choices  []string // the words that a cell may hold; empty: any
	From     *Lookup  // the column of the same document whose values a cell may hold; nil: any
	Several  bool     // a cell may hold several, separated by semicolons
}

// Lookup names a column of another table of the document: the ids that a cell may refer to.
type Lookup struct {
	Table  string // the table's ID
	Column string // its header
}

// Takes is the kind of value that a field takes.
type Takes string

// The kinds of value. TextEntry is the zero value: what is typed stays as it was typed, a number with leading zeros too.
const (
	TextEntry   Takes = ""
	LongEntry   Takes = "long text" // sentences
	NumberEntry Takes = "number"
	DateEntry   Takes = "date"
)

// Align is how cells of a column stand. Numbers stand at their end.
type Align string

// The alignments. Start is the zero value.
const (
	Start  Align = ""
	Center Align = "center"
	End    Align = "end"
)

// TableRow is one row.
type TableRow struct {
	Kind  RowKind
	Cells []TableCell // as many as columns, counting spans
}

// RowKind is what a row is.
type RowKind string

// The kinds. BodyRow is the zero value.
const (
	BodyRow  RowKind = ""
	GroupRow RowKind = "group" // heads the rows below it
	TotalRow RowKind = "total"
)

// TableCell is one cell. A cell that holds exactly one Value is typed: a workbook writes its number, date or formula.
type TableCell struct {
	Content []Inline
	Span    int  // columns; 0 is 1
	Rows    int  // rows, from its own downwards, which then have no cell in its columns; 0 is 1. A workbook shows it in the first
	Input   bool // a value that a reader of a workbook may change: a weight, a threshold, membership
	Tone    Tone
	Header  bool // heads its row
}

// TextCell is a cell of plain text.
func TextCell(text string) TableCell { return TableCell{Content: Say(text)} }

// ValueCell is a typed cell.
func ValueCell(v Value) TableCell { return TableCell{Content: []Inline{v}} }

// FigureCell is a cell that holds a figure.
func FigureCell(f *value.Figure) TableCell { return ValueCell(FigureOf(f)) }

// Typed is the one value of a typed cell; ok is false for a cell of text.
func (c TableCell) Typed() (v Value, ok bool) {
	if len(c.Content) != 1 {
		return Value{}, false
	}
	v, ok = c.Content[0].(Value)
	return v, ok
}

// Brief is the table with the days in its cells written short.
func (t Table) Brief() Table {
	rows := make([]TableRow, len(t.Rows))
	for i, row := range t.Rows {
		cells := make([]TableCell, len(row.Cells))
		for k, c := range row.Cells {
			c.Content = brief(c.Content)
			cells[k] = c
		}
		row.Cells = cells
		rows[i] = row
	}
	t.Rows = rows
	return t
}

func brief(inlines []Inline) []Inline {
	short := make([]Inline, len(inlines))
	for i, in := range inlines {
		switch in := in.(type) {
		case Value:
			in.Brief = true
			short[i] = in
		case Link:
			in.Content = brief(in.Content)
			short[i] = in
		default:
			short[i] = in
		}
	}
	return short
}
