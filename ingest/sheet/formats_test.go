package sheet_test

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"dossier/ingest/sheet"
	"dossier/source"
)

// formatted is a workbook with one number in one number format: a custom code, or a built-in id if the code is "".
func formatted(tb tester, id int, code, number string, epoch1904 bool) []byte {
	custom := ""
	if code != "" {
		id = 200
		custom = fmt.Sprintf(`<numFmts count="1"><numFmt numFmtId="200" formatCode="%s"/></numFmts>`, html.EscapeString(code))
	}
	book := bookXML
	if epoch1904 {
		book = strings.Replace(book, "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
	}
	return workbook(tb, map[string]string{
		"xl/workbook.xml":          book,
		"xl/styles.xml":            fmt.Sprintf(`<styleSheet>%s<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="%d"/></cellXfs></styleSheet>`, custom, id),
		"xl/worksheets/sheet1.xml": sheetOpen + `<row r="1"><c r="A1"><v>` + number + `</v></c></row>` + sheetClose,
	})
}

func onlyCell(tb tester, data []byte) (sheet.Cell, []source.Problem) {
	tb.Helper()
	book, problems := sheet.Open("f.xlsx", bytes.NewReader(data), int64(len(data)))
	if book == nil {
		tb.Fatal(problems)
	}
	for row := range book.Sheets[0].Rows() {
		return row.Cells[0], append(problems, book.Sheets[0].Problems()...)
	}
	tb.Fatal("no cell")
	return sheet.Cell{}, nil
}

// TestNumberFormats tells dates from numbers by the code, as Excel shows them.
func TestNumberFormats(t *testing.T) {
	const number, date, percent = "number", "date", "number percent"
	for _, test := range []struct{ code, value, want string }{
		{"General", "44000", number}, {"GENERAL", "44000", number}, {"general;-general", "44000", number}, {"0", "44000", number}, {"0.00", "44000", number},
		{"#,##0.00", "44000", number}, {"@", "44000", number}, {"0%", "0.25", percent}, {"0.0 %", "0.25", percent}, {"0.00E+00", "44000", number}, {"##0.0E-0", "44000", number},
		{`0.00"%"`, "0.25", number}, {`0\%`, "0.25", number}, {"#\" \"?/?", "1.5", number},
		{"yyyy-mm-dd", "44000", date}, {"YYYY-MM-DD", "44000", date}, {"yyyy\\-mm\\-dd", "44000", date}, {"dd/mm/yyyy;@", "44000", date}, {"d.m.yy", "44000", date},
		{"mmm", "44000", date}, {"m", "44000", date}, {"dddd", "44000", date}, {"h:mm", "44000.5", date}, {"h:mm AM/PM", "0.5", date}, {"h A/P", "0.5", date},
		{"mm:ss.000", "0.5", date}, {"ss.0", "0.5", date}, {"yyyy/mm/dd hh:mm:ss", "46038.886", date},
		{"[$-409]d-mmm-yy", "44000", date}, {"[$-F800]dddd, mmmm dd, yyyy", "44000", date}, {"[$-x-sysdate]dddd", "44000", date}, {"[$-411]ge.m.d", "44000", date},
		{"[Red]yyyy-mm-dd", "44000", date}, {"[DBNum1]yyyy", "44000", date}, {"[Red]0.00", "44000", number}, {"[Blue]#,##0;[Red]-#,##0", "44000", number},
		{"[h]:mm", "1.5", number}, {"[hh]:mm:ss", "1.5", number}, {"[mm]:ss", "1.5", number}, {"[ss].00", "1.5", number},
		{`"Day "0`, "44000", number}, {`0" days"`, "44000", number}, {`0\d`, "44000", number}, {`#,##0 "USD"`, "44000", number}, {"#,##0 USD", "44000", number}, {"0.00 GBP", "44000", number},
		{"[$USD] #,##0.00", "44000", number}, {"[$€-407]* #,##0.00", "44000", number}, {`_-* #,##0.00\ "DM"_-`, "44000", number}, {"_d0", "44000", number}, {"*y0", "44000", number},
		{`"unclosed yyyy`, "44000", number}, {"[unclosed", "44000", number}, {`\`, "44000", number}, {"_", "44000", number},
		{"yyyy-mm-dd;0", "44000", date}, {"0;yyyy-mm-dd", "44000", number}, {"0;-0;yyyy-mm-dd", "0", date}, {"yyyy;;0%", "0", percent}, {"[>=100]yyyy;0", "44000", date},
	} {
		t.Run(test.code, func(t *testing.T) {
			c, _ := onlyCell(t, formatted(t, 0, test.code, test.value, false))
			got := c.Kind.String()
			if c.Percent {
				got += " percent"
			}
			if got != test.want || c.Text != test.value {
				t.Errorf("%s in %q is a %s %q, want a %s", test.value, test.code, got, c.Text, test.want)
			}
			if want := strings.TrimPrefix(strings.ToLower(test.code), "general"); c.Format != test.code && want != "" {
				t.Errorf("the code reads %q", c.Format)
			}
		})
	}
}

func TestBuiltinFormats(t *testing.T) {
	kinds := map[int]string{}
	for id := range 100 {
		c, _ := onlyCell(t, formatted(t, id, "", "0.5", false))
		kinds[id] = c.Kind.String()
		if c.Percent {
			kinds[id] = "percent"
		}
	}
	dates := []int{14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 47, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58, 71, 72, 73, 74, 75, 76, 77, 79, 80, 81}
	want := map[int]string{9: "percent", 10: "percent"}
	for _, id := range dates {
		want[id] = "date"
	}
	for id := range 100 {
		if want[id] == "" {
			want[id] = "number"
		}
		if kinds[id] != want[id] {
			t.Errorf("format %d shows a %s, want a %s", id, kinds[id], want[id])
		}
	}
}

// TestEpochs has the corners of both epochs; "" is a serial number that is no date, which stays a number and is reported.
func TestEpochs(t *testing.T) {
	for _, test := range []struct{ serial, from1900, from1904 string }{
		{"0", "1899-12-31T00:00:00", "1904-01-01T00:00:00"}, {"0.5", "1899-12-31T12:00:00", "1904-01-01T12:00:00"},
		{"1", "1900-01-01T00:00:00", "1904-01-02T00:00:00"}, {"58", "1900-02-27T00:00:00", "1904-02-28T00:00:00"},
		{"59", "1900-02-28T00:00:00", "1904-02-29T00:00:00"}, {"59.9999999999", "", "1904-03-01T00:00:00"},
		{"60", "", "1904-03-01T00:00:00"}, {"60.5", "", "1904-03-01T12:00:00"}, {"61", "1900-03-01T00:00:00", "1904-03-02T00:00:00"},
		{"25568.9", "1969-12-31T21:36:00", "1974-01-01T21:36:00"}, {"42735", "2016-12-31T00:00:00", "2021-01-01T00:00:00"}, {"44197", "2021-01-01T00:00:00", "2025-01-02T00:00:00"},
		{"4.4197E4", "2021-01-01T00:00:00", "2025-01-02T00:00:00"}, {"44196.999999999", "2021-01-01T00:00:00", "2025-01-02T00:00:00"},
		{"46038.886111111111", "2026-01-16T21:16:00", "2030-01-17T21:16:00"},
		{"2957003", "9995-12-30T00:00:00", "9999-12-31T00:00:00"}, {"2957004", "9995-12-31T00:00:00", ""}, {"2958465", "9999-12-31T00:00:00", ""},
		{"2958465.99", "9999-12-31T23:45:36", ""}, {"2958465.9999999999", "", ""}, {"2958466", "", ""}, {"-1", "", ""}, {"-0.5", "", ""}, {"1e300", "", ""}, {"1e999", "", ""},
	} {
		for epoch, want := range map[bool]string{false: test.from1900, true: test.from1904} {
			c, problems := onlyCell(t, formatted(t, 22, "", test.serial, epoch))
			got := ""
			if c.Kind == sheet.Time {
				got = c.Time().Format("2006-01-02T15:04:05")
			}
			if got != want || c.Text != test.serial {
				t.Errorf("%s from 1904 %v is %s %s, want %s", test.serial, epoch, c.Kind, got, want)
			}
			if warned := source.Worst(problems) == source.Warning; warned != (want == "") || want == "" && c.Kind != sheet.Number {
				t.Errorf("%s from 1904 %v: %s, problems %v", test.serial, epoch, c.Kind, problems)
			}
		}
	}
}

// TestDatesAgreeWithExcelize compares moments with excelize's conversion, to half a second as that rounds.
func TestDatesAgreeWithExcelize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		epoch := rapid.Bool().Draw(t, "from 1904")
		serial := float64(rapid.Int64Range(61*86400, 2_900_000*86400).Draw(t, "seconds")) / 86400
		want, err := excelize.ExcelDateToTime(serial, epoch)
		if err != nil {
			t.Fatal(err)
		}
		c, _ := onlyCell(t, formatted(t, 22, "", fmt.Sprint(serial), epoch))
		if d := c.Time().Sub(want).Abs(); c.Kind != sheet.Time || d > 500*time.Millisecond {
			t.Fatalf("%v is %v, excelize says %v", serial, c.Time(), want)
		}
	})
}
