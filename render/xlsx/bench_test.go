package xlsx_test

import (
	"bytes"
	"cmp"
	"fmt"
	"testing"
	"time"

	"dossier/doc"
	"dossier/render/theme"
	"dossier/render/xlsx"
	"dossier/value"

	"github.com/xuri/excelize/v2"
)

// The size of the benchmark's workbook.
const (
	benchSheets  = 5
	benchRows    = 200
	benchColumns = 8
)

// fiveSheets is a workbook of five sheets with a table of 200 rows and 8 columns each: words, numbers and days.
func fiveSheets() doc.Document {
	d := doc.Document{ID: "bench", Title: "Bench", Language: "en", Audience: doc.Audit, Date: value.Date{Year: 2026, Month: 5, Day: 4}}
	for s := range benchSheets {
		t := doc.Table{ID: fmt.Sprintf("t%d", s), Caption: "Inventory"}
		for c := range benchColumns {
			t.Columns = append(t.Columns, doc.Column{Header: fmt.Sprintf("Column %d", c)})
		}
		for r := range benchRows {
			row := doc.TableRow{}
			for c := range benchColumns {
				row.Cells = append(row.Cells, benchCell(r, c))
			}
			t.Rows = append(t.Rows, row)
		}
		d.Blocks = append(d.Blocks, doc.Heading{Level: 1, ID: fmt.Sprintf("s%d", s), Content: doc.Say(fmt.Sprintf("Sheet %d", s))}, t)
	}
	return d
}

func benchCell(r, c int) doc.TableCell {
	switch c % 4 {
	case 0:
		return doc.TextCell(fmt.Sprintf("HL-SRV-%04d", r))
	case 1:
		return doc.ValueCell(doc.NumberOf(value.Num(value.Int(r*100+c)), "MiB"))
	case 2:
		return doc.ValueCell(doc.DateOf(value.Date{Year: 2026, Month: time.Month(1 + r%12), Day: 1 + r%28}))
	default:
		return doc.TextCell("a server of the booking system, production")
	}
}

// BenchmarkWorkbook renders the workbook; BenchmarkStream writes the same sheets, cell by cell, by plain calls of excelize and its stream
// writer, their widths, styles and texts known beforehand: what the library itself takes.
func BenchmarkWorkbook(b *testing.B) {
	d, th := fiveSheets(), theme.Default()
	measure(b, func() ([]byte, error) {
		data, _ := xlsx.Render(d, th)
		return data, nil
	})
}

func BenchmarkStream(b *testing.B) { measure(b, streamed) }

func measure(b *testing.B, write func() ([]byte, error)) {
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		data, err := write()
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size)/1024, "KB")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "workbooks/s")
}

// floor is a workbook written by hand.
type floor struct {
	file                                   *excelize.File
	title, caption, head, text, day, plain int
}

func streamed() ([]byte, error) {
	f := floor{file: excelize.NewFile()}
	if err := f.style(); err != nil {
		return nil, err
	}
	for s := range benchSheets {
		if err := f.sheet(s, fmt.Sprintf("Sheet %d", s)); err != nil {
			return nil, err
		}
	}
	if err := f.file.SetDocProps(&excelize.DocProperties{Title: "Bench", Language: "en", Created: "2026-05-04T00:00:00Z", Modified: "2026-05-04T00:00:00Z", Identifier: "bench"}); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err := f.file.Write(&out)
	return out.Bytes(), err
}

func (f *floor) style() error {
	number, date := "#,##0", `[$-809]d" "mmmm" "yyyy`
	rule := []excelize.Border{{Type: "bottom", Style: 1, Color: "D0D5DD"}}
	for id, style := range map[*int]excelize.Style{
		&f.title:   {Font: &excelize.Font{Family: "Calibri", Size: 20, Bold: true}},
		&f.caption: {Font: &excelize.Font{Family: "Calibri", Size: 11, Bold: true}},
		&f.head:    {Font: &excelize.Font{Family: "Calibri", Size: 11, Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F3864"}}, Alignment: &excelize.Alignment{WrapText: true, Indent: 1}},
		&f.text:    {Font: &excelize.Font{Family: "Calibri", Size: 11}, Border: rule, Alignment: &excelize.Alignment{WrapText: true, Indent: 1}},
		&f.plain:   {Font: &excelize.Font{Family: "Calibri", Size: 11}, Border: rule, CustomNumFmt: &number},
		&f.day:     {Font: &excelize.Font{Family: "Calibri", Size: 11}, Border: rule, CustomNumFmt: &date},
	} {
		var err error
		if *id, err = f.file.NewStyle(&style); err != nil {
			return err
		}
	}
	return nil
}

func (f *floor) sheet(number int, name string) error {
	var err error
	if number == 0 {
		err = f.file.SetSheetName("Sheet1", name)
	} else {
		_, err = f.file.NewSheet(name)
	}
	size, orientation, fit, all, lines := 9, "landscape", 1, 0, false
	colour, page := "1F3864", true
	return cmp.Or(err,
		f.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &fit, FitToHeight: &all}),
		f.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&LBench&R", OddFooter: "&L&RPage &P of &N"}),
		f.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &page, TabColorRGB: &colour}),
		f.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &lines}),
		f.file.SetSheetDimension(name, "A1:H205"),
		f.rows(number, name),
		f.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name, RefersTo: "'" + name + "'!$4:$4"}),
	)
}

func (f *floor) rows(number int, name string) error {
	w, err := f.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for c := range benchColumns {
		if err := w.SetColWidth(c+1, c+1, 18); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 4, TopLeftCell: "A5", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	row := make([]any, benchColumns)
	for c := range row {
		row[c] = excelize.Cell{StyleID: f.head, Value: fmt.Sprintf("Column %d", c)}
	}
	if err := cmp.Or(
		w.SetRow("A1", []any{excelize.Cell{StyleID: f.title, Value: name}}, excelize.RowOpts{Height: 34}),
		w.SetRow("A3", []any{excelize.Cell{StyleID: f.caption, Value: "Inventory"}}, excelize.RowOpts{Height: 18}),
		w.SetRow("A4", row, excelize.RowOpts{Height: 18}),
	); err != nil {
		return err
	}
	for r := range benchRows {
		for c := range row {
			switch c % 4 {
			case 0:
				row[c] = excelize.Cell{StyleID: f.text, Value: fmt.Sprintf("HL-SRV-%04d", r)}
			case 1:
				row[c] = excelize.Cell{StyleID: f.plain, Value: r*100 + c}
			case 2:
				row[c] = excelize.Cell{StyleID: f.day, Value: 46000 + r}
			default:
				row[c] = excelize.Cell{StyleID: f.text, Value: "a server of the booking system, production"}
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", r+5), row, excelize.RowOpts{Height: 18}); err != nil {
			return err
		}
	}
	stripes := false
	return cmp.Or(
		w.MergeCell("A1", "H1"), w.MergeCell("A3", "H3"),
		w.AddTable(&excelize.Table{Range: "A4:H204", Name: fmt.Sprintf("Inventory_%d", number), ShowRowStripes: &stripes}),
		w.Flush(),
	)
}
