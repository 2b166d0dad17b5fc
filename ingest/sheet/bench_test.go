package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/ingest/sheet"
)

// tableRows by tableColumns is the size of a large inventory export.
const (
	tableRows    = 100_000
	tableColumns = 20
)

// benchCell is a cell of the table: text, a number or a date in turn, as exports mix them.
func benchCell(row, column int) any {
	switch column % 4 {
	case 0:
		return fmt.Sprintf("server-%d-%d", row, column)
	case 1:
		return row*column + 7
	case 2:
		return float64(row) * 1.25
	default:
		return "poweredOn"
	}
}

// largeWorkbook has inline strings, as excelize streams them, or shared ones, as Excel writes them.
func largeWorkbook(tb testing.TB, rows int) []byte {
	tb.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	cells := make([]any, tableColumns)
	for row := 1; row <= rows; row++ {
		for column := range cells {
			cells[column] = benchCell(row, column)
		}
		name, _ := excelize.CoordinatesToCellName(1, row)
		if err := w.SetRow(name, cells); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// sharedWorkbook is the same table with shared strings, written by hand.
func sharedWorkbook(tb testing.TB, rows int) []byte {
	tb.Helper()
	var sst, body strings.Builder
	sst.WriteString(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>poweredOn</t></si>`)
	body.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	next := 1
	for row := 1; row <= rows; row++ {
		fmt.Fprintf(&body, `<row r="%d" spans="1:20" x14ac:dyDescent="0.25">`, row)
		for column := range tableColumns {
			ref, _ := excelize.CoordinatesToCellName(column+1, row)
			switch v := benchCell(row, column).(type) {
			case string:
				index := 0
				if v != "poweredOn" {
					fmt.Fprintf(&sst, "<si><t>%s</t></si>", v)
					index, next = next, next+1
				}
				fmt.Fprintf(&body, `<c r="%s" s="1" t="s"><v>%d</v></c>`, ref, index)
			default:
				fmt.Fprintf(&body, `<c r="%s"><v>%v</v></c>`, ref, v)
			}
		}
		body.WriteString("</row>")
	}
	sst.WriteString("</sst>")
	body.WriteString("</sheetData></worksheet>")
	return pack(tb, zip.Deflate, wholeParts(map[string]string{"xl/worksheets/sheet1.xml": body.String(), "xl/sharedStrings.xml": sst.String()}))
}

func BenchmarkXLSX(b *testing.B) {
	for _, kind := range []struct {
		name string
		data []byte
	}{{"inline", largeWorkbook(b, tableRows)}, {"shared", sharedWorkbook(b, tableRows)}} {
		b.Run(kind.name+"/dossier", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				readAll(b, "large.xlsx", kind.data)
			}
		})
		b.Run(kind.name+"/excelize", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				excelizeAll(b, kind.data)
			}
		})
		b.Run(kind.name+"/unzip", func(b *testing.B) { // the floor
			for b.Loop() {
				unzipAll(b, kind.data)
			}
		})
	}
}

func BenchmarkCSV(b *testing.B) {
	var table strings.Builder
	for row := 1; row <= tableRows; row++ {
		for column := range tableColumns {
			if column > 0 {
				table.WriteByte(',')
			}
			fmt.Fprint(&table, benchCell(row, column))
		}
		table.WriteByte('\n')
	}
	data := []byte(table.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		readAll(b, "large.csv", data)
	}
}

func readAll(tb testing.TB, name string, data []byte) {
	book, problems := sheet.Open(name, bytes.NewReader(data), int64(len(data)))
	if book == nil {
		tb.Fatal(problems)
	}
	cells := 0
	for row := range book.Sheets[0].Rows() {
		cells += len(row.Cells)
	}
	if cells != tableRows*tableColumns {
		tb.Fatalf("read %d cells: %v", cells, book.Sheets[0].Problems())
	}
}

func excelizeAll(tb testing.TB, data []byte) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	rows, err := f.Rows("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close()
	cells := 0
	for rows.Next() {
		columns, err := rows.Columns()
		if err != nil {
			tb.Fatal(err)
		}
		cells += len(columns)
	}
	if cells != tableRows*tableColumns {
		tb.Fatalf("read %d cells", cells)
	}
}

func unzipAll(tb testing.TB, data []byte) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, r); err != nil {
			tb.Fatal(err)
		}
	}
}
