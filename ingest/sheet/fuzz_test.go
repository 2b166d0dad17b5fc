package sheet_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"dossier/ingest/sheet"
)

// law holds for every file: readWhole's, and that a second reading says the same as the first.
func law(t *testing.T, name string, data []byte) {
	cells, problems, err := readWhole(name, data)
	if err != nil {
		t.Fatal(err)
	}
	again, problemsAgain, err := readWhole(name, data)
	if err != nil || cells != again || !slices.Equal(problems, problemsAgain) {
		t.Fatalf("read %d cells, then %d (%v):\n%v\n%v", cells, again, err, problems, problemsAgain)
	}
}

// FuzzWorkbook puts any bytes where a file is wanted.
func FuzzWorkbook(f *testing.F) {
	f.Add(oneSheet(f, `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="2"><v>44000</v></c></row>`))
	f.Add([]byte(oleFile("Workbook")))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		law(t, "f.xlsx", data)
		law(t, "f.dat", data)
	})
}

// FuzzParts puts any text where the parts of a workbook are wanted.
func FuzzParts(f *testing.F) {
	f.Add(oneSheetXML, "<sst><si><t>a</t></si></sst>", stylesXML, bookXML, bookRels)
	f.Add(sheetOpen+`<row hidden="1"><c t="inlineStr"><is><r><t xml:space="preserve"> a</t></r><rPh><t>b</t></rPh></is></c><c t="e"><f>1/0</f><v>#N/A</v></c></row>`+sheetClose,
		"<sst><si><r><t>_x000D_</t></r></si></sst>", `<styleSheet><numFmts><numFmt numFmtId="9" formatCode="[h]:mm;&quot;x&quot;"/></numFmts><cellXfs><xf numFmtId="9"/></cellXfs></styleSheet>`,
		strings.Replace(bookXML, "<sheets>", `<workbookPr date1904="true"/><sheets>`, 1), bookRels)
	f.Fuzz(func(t *testing.T, sheet, shared, styles, book, relations string) {
		law(t, "f.xlsx", workbook(t, map[string]string{"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared, "xl/styles.xml": styles,
			"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": relations}))
	})
}

// FuzzRows puts any text among the rows of a sheet, which gets the scanner deeper than FuzzParts.
func FuzzRows(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>1</v></c><c s="2"><v>44000</v></c><c t="b"><v>1</v></c></row><row><c t="str"><v>&#65;<![CDATA[x]]></v></c></row>`)
	f.Add(`<row r="7" hidden="1"><c r="C7" t="d"><v>2026-03-31</v></c><c r="B7"><f>1</f></c></row><!-- x -->`)
	f.Fuzz(func(t *testing.T, rows string) {
		law(t, "f.xlsx", oneSheet(t, rows))
	})
}

// FuzzText reads any text, writes what it read in the plainest way, and reads the same again.
func FuzzText(f *testing.F) {
	for _, text := range []string{"a,b\n1,2\n", "a;b\r\n\"x;y\";\"q\"\"q\"\r\n", "\xff\xfea\x00,\x00b\x00", "sep=|\na|b\n", "Stra\xdfe\tM\x81ller\r5\" disk\t\x00\r", "\"open", "a\r\n\r\r\n\"\r\n\"", "\xef\xbb\xbf\"a\" ,b"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		law(t, "f.csv", data)
		book, _ := sheet.Open("f.csv", bytes.NewReader(data), int64(len(data)))
		if book == nil || book.Kind != sheet.CSV {
			return
		}
		written := write(book)
		again, problems := sheet.Open("f.csv", strings.NewReader(written), int64(len(written)))
		if again == nil {
			t.Fatalf("what was written is refused: %v", problems)
		}
		want, got := rowsOf(book), rowsOf(again)
		if len(want) != len(got) {
			t.Fatalf("%d rows, then %d, of %q", len(want), len(got), written)
		}
		for i := range want {
			if want[i].number != got[i].number || !slices.Equal(want[i].fields, got[i].fields) {
				t.Fatalf("%v, then %v", want[i], got[i])
			}
		}
		if found := again.Sheets[0].Problems(); len(want) > 0 && len(found) > 0 && !strings.Contains(written, "\uFFFD") {
			t.Fatalf("what was written has problems: %v", found)
		}
	})
}

// write states its delimiter and quotes every field.
func write(book *sheet.Book) string {
	var out strings.Builder
	out.WriteString("\uFEFFsep=,\n")
	line := 1
	for row := range book.Sheets[0].Rows() {
		out.WriteString(strings.Repeat("\n", row.Number-line))
		for i, c := range row.Cells {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteString(`"` + strings.ReplaceAll(c.Text, `"`, `""`) + `"`)
		}
		out.WriteByte('\n')
		line = row.Number + 1
	}
	return out.String()
}

type textRow struct {
	number int
	fields []string
}

func rowsOf(book *sheet.Book) []textRow {
	var rows []textRow
	for row := range book.Sheets[0].Rows() {
		rows = append(rows, textRow{row.Number, texts(row)})
	}
	return rows
}
