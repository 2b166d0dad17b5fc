// Package xlsx draws a document as a workbook: each level-1 heading is a sheet, values are typed, and figures are live
// formulas made from their expression trees, with the value that they have now cached beside each formula.
package xlsx

import (
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/render/theme"
	"dossier/source"
)

// Render draws d as the bytes of a workbook; the same document and theme give the same bytes. An error among the problems
// means that there is no workbook; warnings and notes say what could not be shown as it is meant. A public document has
// values only: no formula, no source, no rule, no input cell.
func Render(d doc.Document, th theme.Theme) ([]byte, []source.Problem) {
	b, anchors := plan(d)
	for _, a := range d.Attachments {
		b.problems = append(b.problems, source.Warn(source.Ref{File: d.ID}, "attachment "+a.Name+" is not in the workbook", "a format that carries files: PDF", ""))
	}
	names := parameters{}
	if d.Audience == doc.Public {
		b.freeze()
	} else {
		l := place(b, d)
		calculate(l)
		b.remarks(l)
		names = l.parameters()
	}
	for _, s := range b.sheets {
		s.fit(d.Locale)
	}
	if problem, broken := b.tooLarge(); broken {
		return nil, append(source.Sort(b.problems), problem)
	}
	data, err := write(b, writing{doc: d, theme: th, anchors: anchors, names: names, columns: b.columns})
	if err != nil {
		b.problems = append(b.problems, source.Err(source.Ref{}, fmt.Sprintf("workbook %s: %v", d.ID, err), "", ""))
		return nil, source.Sort(b.problems)
	}
	return data, source.Sort(b.problems)
}

// freeze writes every figure as its value.
func (b *book) freeze() {
	l := &ledger{book: b}
	l.eachCell(func(c *cell, _ address) {
		c.cached = l.shown(c.figure)
	})
}

// The bounds of the format.
const (
	maxRows    = 1048576
	maxColumns = 16384
)

func (b *book) tooLarge() (source.Problem, bool) {
	for _, s := range b.sheets {
		if len(s.rows) > maxRows || len(s.widths) > maxColumns {
			return source.Err(source.Ref{}, fmt.Sprintf("sheet %s has %d rows and %d columns", s.name, len(s.rows), len(s.widths)),
				fmt.Sprintf("at most %d and %d", maxRows, maxColumns), ""), true
		}
	}
	return source.Problem{}, false
}

// remarks writes what is known of a figure onto the cell that defines it, up to a bound for each sheet.
func (b *book) remarks(l *ledger) {
	for _, s := range b.sheets {
		n := 0
		for r := range s.rows {
			for c := range s.rows[r].cells {
				cell := &s.rows[r].cells[c]
				cell.remark = cell.remark + l.remark(cell, address{s, c + 1, r + 1})
				if cell.remark == "" {
					continue
				}
				if n++; n > commentsPerPage {
					cell.remark = ""
				}
			}
		}
		if n > commentsPerPage {
			b.problems = append(b.problems, source.Notice(source.Ref{}, fmt.Sprintf("sheet %s: %d cells have their sources in no comment", s.name, n-commentsPerPage), "", "the appendix lists them"))
		}
	}
}

func (l *ledger) remark(c *cell, at address) string {
	switch {
	case at.sheet == l.figures:
		return "" // its row says it all
	case c.figure != nil && l.at[c.figure] == at:
		return comment(c.figure)
	case c.figure != nil:
		return ""
	}
	v, _ := c.typed()
	return places(v.Sources)
}

// write draws the sheets. Whatever is no cell is set before a sheet is streamed: nothing may touch it afterwards.
func write(b *book, w writing) (data []byte, err error) {
	w.file = excelize.NewFile().SetZipWriter(func(out io.Writer) excelize.ZipWriter { return archive(out) })
	defer func() { err = errors.Join(err, w.file.Close()) }()
	if w.styles, err = newStyles(w.file, w.theme); err != nil {
		return nil, err
	}
	for i, s := range b.sheets {
		if err := w.begin(i, s); err != nil {
			return nil, err
		}
	}
	for _, s := range b.sheets {
		if err := w.prepare(s); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	for _, s := range b.sheets {
		if err := w.stream(s); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	if err := w.finish(b); err != nil {
		return nil, err
	}
	out, err := w.file.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return repack(out.Bytes())
}
