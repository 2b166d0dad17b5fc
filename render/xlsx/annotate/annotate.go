// Package annotate copies a given workbook and marks what is wrong in it: a comment and a colour in every cell that a problem names,
// and a list of all of them on a sheet of its own. All else in the workbook stays as it is.
package annotate

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"

	"dossier/source"
)

// Limits of a copy: what is larger is for a program, not for a person with a pen.
const (
	mostBytes    = 512 << 20 // of a workbook, unpacked
	mostComments = 2000      // on one sheet
	mostMarked   = 200       // cells that one problem colours
)

// Workbook is the workbook of data with the problems marked in it. Problems of other sheets, and those that name no cell, stand in the
// list alone. The same data and problems give the same bytes. It fails on what is no workbook.
func Workbook(data []byte, problems []source.Problem) (marked []byte, err error) {
	defer func() {
		if r := recover(); r != nil { // excelize trusts the files that it opens: one without styles is enough
			marked, err = nil, fmt.Errorf("it lacks parts, or some are damaged: %v", r)
		}
	}()
	data, err = arrange(data)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: mostBytes})
	if err != nil {
		return nil, err
	}
	return mark(f, problems)
}

// Table is a workbook of one sheet that holds the rows of a text table, with the problems marked in it. Row n of the text is row n of
// the sheet, and every cell is text, as it was.
func Table(rows map[int][]string, problems []source.Problem) ([]byte, error) {
	f := excelize.NewFile()
	text, err := f.NewStyle(&excelize.Style{NumFmt: 49})
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	for _, n := range slices.Sorted(maps.Keys(rows)) {
		for i, t := range rows[n] {
			if t == "" {
				continue
			}
			cell := source.Cell(i+1, n).String()
			if err := errors.Join(f.SetCellStr(textSheet, cell, t), f.SetCellStyle(textSheet, cell, cell, text)); err != nil {
				return nil, errors.Join(err, f.Close())
			}
		}
	}
	problems = slices.Clone(problems)
	for i := range problems {
		problems[i].Ref.Sheet = textSheet
	}
	return mark(f, problems)
}

// textSheet is the sheet of a text table.
const textSheet = "Sheet1"

// mark marks the problems in f and closes it.
func mark(f *excelize.File, problems []source.Problem) (data []byte, err error) {
	defer func() { err = errors.Join(err, f.Close()) }()
	m := marker{file: f, styles: map[styleKey]int{}, comments: map[string]int{}}
	if _, err := f.NewStyle(&excelize.Style{}); err != nil { // reads the styles
		return nil, err
	}
	for _, c := range gather(f, problems) {
		if err := m.cell(c); err != nil {
			return nil, fmt.Errorf("%s!%s: %w", c.sheet, c.cells, err)
		}
	}
	if err := m.list(problems); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// bad is a cell, or a row of cells, with what is wrong there.
type bad struct {
	sheet string
	cells source.Range
	worst source.Severity
	texts []string
}

// gather puts the problems of each place of f together.
func gather(f *excelize.File, problems []source.Problem) []*bad {
	var all []*bad
	at := map[source.Ref]*bad{}
	for _, p := range problems {
		if p.Ref.Cells == (source.Range{}) {
			continue
		}
		if _, err := f.GetCellStyle(p.Ref.Sheet, "A1"); err != nil { // there is none of the name, or it holds no cells
			continue
		}
		key := source.Ref{Sheet: p.Ref.Sheet, Cells: p.Ref.Cells}
		b := at[key]
		if b == nil {
			b = &bad{sheet: p.Ref.Sheet, cells: p.Ref.Cells}
			at[key] = b
			all = append(all, b)
		}
		b.worst = max(b.worst, p.Severity)
		b.texts = append(b.texts, sentence(p))
	}
	slices.SortStableFunc(all, func(a, b *bad) int { // wide ranges first, so that a cell's own colour stands on top
		return cmp.Or(cmp.Compare(a.sheet, b.sheet), -cmp.Compare(a.size(), b.size()))
	})
	return all
}

func (b *bad) size() int {
	return max(1, b.cells.LastCol-b.cells.FirstCol+1) * max(1, b.cells.LastRow-b.cells.FirstRow+1)
}

// sentence is a problem as a comment has it.
func sentence(p source.Problem) string {
	text := p.Severity.String() + ": " + p.What
	if p.Want != "" {
		text += "\nWant " + p.Want + "."
	}
	if p.Hint != "" {
		text += "\n(" + p.Hint + ")"
	}
	return text
}
