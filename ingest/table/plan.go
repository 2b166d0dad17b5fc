package table

import (
	"fmt"
	"slices"

	"dossier/ingest/formats"
	"dossier/ingest/literal"
	"dossier/ingest/near"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

// plan says how the rows below a header become records.
type plan struct {
	schema    *model.Schema
	format    string       // "" for one of ours
	tool      string       // the format's title
	tab       *formats.Tab // of an export
	header    header
	columns   []column // in the schema's order
	constants []constant
	unset     func(field string, c sheet.Cell) bool // what an export writes where it has no value
	twice     []heading                             // that say what another one says
	needs     []string                              // fields of which a row holds one, or is no record; none: the required ones
	rules     []rowRule                             // which rows are no records
	totals    []total                               // that stand above the table
	wide      *wide                                 // nil: a row is a record
	mark      literal.Mark                          // in all the numbers; 0: found for each column
	problems  []source.Problem
}

// column is a field with the sheet's columns that it is read from; of several, the first that holds a value counts.
type column struct {
	field model.Field
	cols  []int
	unit  literal.Conversion // from the sheet's unit to the field's
	own   bool               // the numbers are in the field's own unit

	all    bool              // what stands in all of cols counts: numbers add up, lists are joined
	factor bool              // the numbers of all of cols are multiplied
	split  string            // the characters that part the items of a list; "" for ours
	words  map[string]string // folded words of the table → ours
	stated string            // unit of the numbers as the table counts; "" for the field's own
	when   []*condition      // by the index of cols: the rows in which it counts; nil for all
}

// constant is a value that every row has.
type constant struct {
	field model.Field
	text  string
	ref   source.Ref // of the entry in dossier.yaml
}

// export tells whether the table was written by a program, so that an empty one is a failed export.
func (p *plan) export() bool { return p.format != "" }

func (p *plan) has(field string) bool {
	return p.columnOf(field) >= 0 || p.wide != nil && p.wide.has(field) ||
		slices.ContainsFunc(p.constants, func(c constant) bool { return c.field.Name == field })
}

// columnOf is the index of the field's column; -1 for none.
func (p *plan) columnOf(field string) int {
	return slices.IndexFunc(p.columns, func(c column) bool { return c.field.Name == field })
}

// ref is the header's cells.
func (p *plan) ref(sheetRef source.Ref) source.Ref { return headerRef(sheetRef, p.header) }

func headerRef(sheetRef source.Ref, h header) source.Ref {
	sheetRef.Cells = source.Range{FirstCol: h.first(), FirstRow: h.row, LastCol: h.last(), LastRow: h.row}
	return sheetRef
}

// table is the table as the rest of the program sees it.
func (p *plan) table(sheetRef source.Ref) *model.Table {
	t := &model.Table{
		Ref: p.ref(sheetRef), Kind: p.schema.Kind, Format: p.format, Tool: p.tool, FirstCol: p.header.first(), LastCol: p.header.last(),
		Columns: map[string]int{}, Through: map[string]int{},
	}
	for _, c := range p.columns {
		t.Columns[c.field.Name] = c.cols[0]
		if c.all && len(c.cols) > 1 {
			t.Columns[c.field.Name], t.Through[c.field.Name] = slices.Min(c.cols), slices.Max(c.cols)
		}
	}
	return t
}

// missing are the errors for required columns that the header lacks.
func (p *plan) missing(sheetRef source.Ref) []source.Problem {
	var problems []source.Problem
	for _, f := range p.schema.Fields {
		if !f.Headed || p.has(f.Name) {
			continue
		}
		hint := near.DidYouMean(f.Name, p.strangers())
		if hint == "" {
			hint = fmt.Sprintf("add a column headed %s: %s", f.Name, lower(f.Doc))
		} else {
			hint = fmt.Sprintf("is the column %q meant?", near.Word(f.Name, p.strangers()))
		}
		problems = append(problems, source.Err(p.ref(sheetRef), fmt.Sprintf("%s lacks the column %s", p.schema.Kind, f.Name), "", hint).As(source.ColumnMissing))
	}
	return problems
}

// strangers are the headings that no column is read from.
func (p *plan) strangers() []string {
	var texts []string
	for _, h := range p.header.headings {
		if !p.reads(h.col) {
			texts = append(texts, h.text)
		}
	}
	return texts
}

func (p *plan) reads(col int) bool {
	return slices.ContainsFunc(p.columns, func(c column) bool { return slices.Contains(c.cols, col) })
}

// unread lists the columns that are not known: those that look like a known one each, the rest in one note.
func (p *plan) unread(sheetRef source.Ref) []source.Problem {
	var absent, required []string
	for _, f := range p.schema.Fields {
		switch {
		case p.has(f.Name):
		case f.Headed:
			required = append(required, f.Name)
		default:
			absent = append(absent, f.Name)
		}
	}
	var problems []source.Problem
	var unknown []string
	for _, h := range p.header.headings {
		if !p.reads(h.col) && slices.Contains(p.twice, h) {
			problems = append(problems, source.Err(sheetRef.At(h.col, p.header.row), fmt.Sprintf("the column %q stands twice", h.text), "one column", "rename or delete the one that is not meant").As(source.ColumnTwice))
			continue
		}
		if p.reads(h.col) || near.Word(h.text, required) != "" {
			continue // the error about the missing column names it
		}
		if meant := near.Word(h.text, absent); meant != "" {
			problems = append(problems, source.Warn(sheetRef.At(h.col, p.header.row), fmt.Sprintf("the column %q is not known and not read", h.text),
				"", "did you mean "+meant+"?").As(source.ColumnNotRead))
			continue
		}
		unknown = append(unknown, h.text)
	}
	if len(unknown) > 0 {
		problems = append(problems, source.Notice(p.ref(sheetRef), "columns that are not known and not read: "+quoteAll(unknown), "", "").As(source.ColumnNotRead))
	}
	return problems
}
