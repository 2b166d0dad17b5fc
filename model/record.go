// Package model is the first vocabulary: what a partner's spreadsheets say (records, each knowing its row), what a programme asks
// for, what the workspace is configured to do, and what an assessment found. Types only: reading is ingest's, judging is assess's.
//
// The record kinds are the fields of Portfolio. Each record is a struct whose columns are its tagged fields; SchemaOf reads the
// tags, so that headers, aliases, units and closed lists stand in one place for reading, init, annotation and checks alike.
package model

import (
	"dossier/source"
	"dossier/value"
)

// Record is what every record kind is: it knows the row it came from. Embedding Row makes a type a Record.
type Record interface {
	// Where is the row's cells, from the table's first column to its last.
	Where() source.Ref
	// At is the cell of the named column ("memory"), or the whole row where the table lacks that column.
	At(column string) source.Ref
}

// Row says where a record was read. The zero Row is a record that stands in no file (a test's).
type Row struct {
	Table     *Table
	Number    int                   // 1-based row in the sheet
	Elsewhere map[string]source.Ref // column name → the cells it was read from, where those are of another row or table
}

// Table is one table of one sheet, as it was recognised.
type Table struct {
	Ref      source.Ref     // file and sheet; Cells is the header's first to last cell
	Kind     string         // of record: "Servers"; "" for one that was not recognised
	Format   string         // foreign format it was read by: "rvtools"; "" for one of ours
	Tool     string         `json:",omitempty"` // what the format is called: "RVTools export"; "" for one of ours
	Columns  map[string]int // column name ("memory") → 1-based sheet column
	Through  map[string]int // column name → the last of its sheet columns, where it is read from several
	FirstCol int            // 1-based, of the header
	LastCol  int
	Unread   string    `json:",omitempty"` // why nothing is read from it, although it is known for what it is
	Rows     int       // records read
	Skipped  []Skipped // rows that hold something and became no record
	Totals   []Total   // of the columns that add up, in the schema's order
}

// Total is what the cells of a column that were read add up to, as the source counts: the sum that its own program shows.
type Total struct {
	Column string // "memory"
	Header string // as the source calls it: "Memory MB"
	Sum    value.Number
	Unit   string // of the source's numbers: "MB"
}

// Skipped is a row that was not read, with the reason.
type Skipped struct {
	Ref    source.Ref
	Reason string
}

// Where is the row's cells.
func (r Row) Where() source.Ref {
	if r.Table == nil {
		return source.Ref{}
	}
	ref := r.Table.Ref
	ref.Cells = source.Range{FirstCol: r.Table.FirstCol, FirstRow: r.Number, LastCol: r.Table.LastCol, LastRow: r.Number}
	return ref
}

// At is the cell of the named column (the cells, where it is read from several), or the whole row where the table has no such column.
func (r Row) At(column string) source.Ref {
	if ref, elsewhere := r.Elsewhere[column]; elsewhere {
		return ref
	}
	if r.Table == nil {
		return source.Ref{}
	}
	col, ok := r.Table.Columns[column]
	if !ok {
		return r.Where()
	}
	ref := r.Table.Ref.At(col, r.Number)
	ref.Cells.LastCol = max(col, r.Table.Through[column])
	return ref
}
