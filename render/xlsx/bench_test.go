package xlsx_test

import (
	"bytes"
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

// BenchmarkWorkbook renders the workbook; BenchmarkStream writes the same cells by plain calls of excelize's stream writer.
func BenchmarkWorkbook(b *testing.B) {
	d, th := fiveSheets(), theme.Default()
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		data, _ := xlsx.Render(d, th)
		size = len(data)
	}
	b.ReportMetric(float64(size)/1024, "KB")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "workbooks/s")
}

func BenchmarkStream(b *testing.B) {
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		data, err := streamed()
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size)/1024, "KB")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "workbooks/s")
}

func streamed() ([]byte, error) {
	f := excelize.NewFile()
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return nil, err
	}
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		return nil, err
	}
	for s := range benchSheets {
		name := fmt.Sprintf("Sheet %d", s)
		if s == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err != nil {
			return nil, err
		}
		if err := streamSheet(f, name, head, day); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	err = f.Write(&out)
	return out.Bytes(), err
}

func streamSheet(f *excelize.File, name string, head, day int) error {
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := w.SetColWidth(1, benchColumns, 18); err != nil {
		return err
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	row := make([]any, benchColumns)
	for c := range row {
		row[c] = excelize.Cell{StyleID: head, Value: fmt.Sprintf("Column %d", c)}
	}
	if err := w.SetRow("A1", row); err != nil {
		return err
	}
	for r := range benchRows {
		for c := range row {
			switch c % 4 {
			case 0:
				row[c] = fmt.Sprintf("HL-SRV-%04d", r)
			case 1:
				row[c] = r*100 + c
			case 2:
				row[c] = excelize.Cell{StyleID: day, Value: 46000 + r}
			default:
				row[c] = "a server of the booking system, production"
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", r+2), row); err != nil {
			return err
		}
	}
	return w.Flush()
}
