package main

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"dossier/model"
	"dossier/value"
)

// sampleMark stands on every evidence file.
const sampleMark = "SAMPLE – invented"

// workbook writes a file's tables as XLSX. The same tables give the same bytes.
func workbook(f file, p *model.Portfolio) ([]byte, error) {
	x := excelize.NewFile() // a new file holds nothing that needs closing
	w := writer{File: x, dates: cmp.Or(f.Dates, "yyyy-mm-dd")}
	if len(f.Notes) > 0 {
		w.notes(f.Notes)
	}
	for _, s := range f.Sheets {
		if f.Sample {
			s.Title = sampleMark + " – " + s.Name
		}
		w.table(s, gridOf(s, p))
	}
	if len(f.Lists) > 0 {
		w.lists(f.Lists)
	}
	if w.err != nil {
		return nil, fmt.Errorf("%s: %w", f.Path, w.err)
	}
	var out bytes.Buffer
	if err := x.Write(&out); err != nil {
		return nil, fmt.Errorf("%s: %w", f.Path, err)
	}
	return out.Bytes(), nil
}

// writer keeps the first error, as a sheet is hundreds of small steps that can each fail in theory only.
type writer struct {
	*excelize.File
	sheets int
	dates  string // number format
	err    error
}

func (w *writer) keep(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) addSheet(name string) {
	w.sheets++
	if w.sheets == 1 {
		w.keep(w.SetSheetName("Sheet1", name))
		return
	}
	_, err := w.NewSheet(name)
	w.keep(err)
}

func (w *writer) style(s *excelize.Style) int {
	id, err := w.NewStyle(s)
	w.keep(err)
	return id
}

func (w *writer) set(sheet string, col, row int, v any, style int) {
	cell, err := excelize.CoordinatesToCellName(col, row)
	w.keep(err)
	switch x := v.(type) {
	case nil:
	case value.Date:
		w.keep(w.SetCellValue(sheet, cell, x.Time()))
	case value.Decimal:
		w.keep(w.SetCellValue(sheet, cell, x.InexactFloat64()))
	default:
		w.keep(w.SetCellValue(sheet, cell, x))
	}
	w.keep(w.SetCellStyle(sheet, cell, cell, style))
}

func (w *writer) notes(lines []string) {
	const name = "Read me"
	w.addSheet(name)
	plain := w.style(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	bold := w.style(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 14, Family: "Calibri"}})
	w.keep(w.SetColWidth(name, "A", "A", 100))
	for i, line := range lines {
		style := plain
		if i == 0 {
			style = bold
		}
		w.set(name, 1, i+1, line, style)
	}
}

func (w *writer) lists(words []string) {
	const name = "Lists"
	w.addSheet(name)
	for i, word := range words {
		w.set(name, 1, i+1, word, 0)
	}
	w.keep(w.SetSheetVisible(name, false))
}

func (w *writer) table(s sheet, g grid) {
	w.addSheet(s.Name)
	left, top := 1, 1
	if s.Title != "" {
		left, top = 2, 4
		w.set(s.Name, 2, 2, s.Title, w.style(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 14, Color: "1F3864", Family: "Calibri"}}))
	}
	header := w.style(&excelize.Style{
		Font:      &excelize.Font{Bold: true, Color: "FFFFFF", Family: "Calibri"},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F3864"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
	})
	for i, h := range g.Header {
		w.set(s.Name, left+i, top, h, header)
	}
	styles := w.cellStyles()
	for r, row := range g.Rows {
		for c, v := range row {
			w.set(s.Name, left+c, top+1+r, v, styles.of(v, g.Units[c]))
		}
	}
	w.fit(s.Name, left, top, g)
	w.landscape(s.Name)
	w.keep(w.SetPanes(s.Name, &excelize.Panes{
		Freeze: true, YSplit: top, TopLeftCell: fmt.Sprintf("A%d", top+1), ActivePane: "bottomLeft",
	}))
}

// cellStyles are the styles of the body of a table.
type cellStyles struct{ plain, wrapped, date, money, number int }

func (w *writer) cellStyles() cellStyles {
	top := &excelize.Alignment{Vertical: "top"}
	dates, money := w.dates, "#,##0.00"
	return cellStyles{
		plain:   w.style(&excelize.Style{Alignment: top}),
		wrapped: w.style(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}),
		date:    w.style(&excelize.Style{CustomNumFmt: &dates, Alignment: top}),
		money:   w.style(&excelize.Style{CustomNumFmt: &money, Alignment: top}),
		number:  w.style(&excelize.Style{Alignment: top}),
	}
}

func (s cellStyles) of(v any, unit string) int {
	switch x := v.(type) {
	case value.Date:
		return s.date
	case value.Decimal:
		if strings.HasPrefix(unit, "money") {
			return s.money
		}
		return s.number
	case string:
		if utf8.RuneCountInString(x) > 40 {
			return s.wrapped
		}
	}
	return s.plain
}

// landscape sets the sheet up for paper: on its side, as wide as the page.
func (w *writer) landscape(sheet string) {
	orientation, fit, wide, tall := "landscape", true, 1, 0
	w.keep(w.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}))
	w.keep(w.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// fit makes columns as wide as what they hold, within reason, and rows as high as their wrapped text needs.
func (w *writer) fit(sheet string, left, top int, g grid) {
	lines := make([]int, len(g.Rows))
	for c, h := range g.Header {
		longest := utf8.RuneCountInString(h)
		for _, row := range g.Rows {
			if s, ok := row[c].(string); ok {
				longest = max(longest, utf8.RuneCountInString(s))
			}
		}
		width := widthFor(longest)
		for r, row := range g.Rows {
			if s, ok := row[c].(string); ok {
				lines[r] = max(lines[r], linesOf(s, width))
			}
		}
		name, err := excelize.ColumnNumberToName(left + c)
		w.keep(err)
		w.keep(w.SetColWidth(sheet, name, name, float64(width)))
	}
	for r, n := range lines {
		if n > 1 {
			w.keep(w.SetRowHeight(sheet, top+1+r, float64(min(15*n, maxRowHeight))))
		}
	}
}

// maxRowHeight is the highest row that spreadsheet programs allow, in points.
const maxRowHeight = 409

// widthFor is the column width, in characters, for the longest text in it: narratives get more room than notes.
func widthFor(longest int) int {
	if longest > 250 {
		return 80
	}
	return min(max(longest+2, 11), 48)
}

// linesOf is how many lines a text takes at a width, its own line breaks included.
func linesOf(s string, width int) int {
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n += 1 + utf8.RuneCountInString(line)/(width-4)
	}
	return n
}
