package sheet_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/ingest/sheet"
	"dossier/source"
)

// readBook is what a workbook reads as, one line a cell: A1 text "x". Problems follow.
func readBook(tb testing.TB, data []byte) []string {
	tb.Helper()
	book, problems := sheet.Open("b.xlsx", bytes.NewReader(data), int64(len(data)))
	var lines []string
	if book != nil {
		for _, s := range book.Sheets {
			if len(book.Sheets) > 1 || s.Hidden {
				lines = append(lines, fmt.Sprintf("sheet %s hidden=%v", s.Name, s.Hidden))
			}
			for row := range s.Rows() {
				lines = append(lines, rowLines(row)...)
			}
			problems = append(problems, s.Problems()...)
		}
	}
	for _, p := range problems {
		lines = append(lines, p.String())
	}
	return lines
}

func rowLines(row sheet.Row) []string {
	var lines []string
	for i, c := range row.Cells {
		if c.Kind == sheet.Blank && !c.Formula {
			continue
		}
		line := fmt.Sprintf("%s %s %q", source.Cell(i+1, row.Number), c.Kind, c.Text)
		if c.Kind == sheet.Time {
			line += " = " + c.Time().Format("2006-01-02T15:04:05.000")
		}
		if c.Formula {
			line += " formula"
		}
		if c.Percent {
			line += " percent"
		}
		if row.Hidden {
			line += " hidden"
		}
		lines = append(lines, line)
	}
	return lines
}

func TestCells(t *testing.T) {
	for _, test := range []struct {
		name, rows string
		want       []string
	}{
		{"the types", `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="str"><v>str</v></c><c r="C1" t="inlineStr"><is><t>inline</t></is></c>` +
			`<c r="D1" t="b"><v>1</v></c><c r="E1" t="b"><v>0</v></c><c r="F1" t="e"><v>#REF!</v></c><c r="G1" t="n"><v>1</v></c><c r="H1"><v>2</v></c><c r="I1" t="d"><v>2026-03-31T12:30:00</v></c></row>`,
			[]string{`A1 text "one"`, `B1 text "str"`, `C1 text "inline"`, `D1 boolean "TRUE"`, `E1 boolean "FALSE"`, `F1 error "#REF!"`, `G1 number "1"`, `H1 number "2"`,
				`I1 date "2026-03-31T12:30:00" = 2026-03-31T12:30:00.000`}},
		{"numbers keep every digit", `<row><c><v>1234567890123456789</v></c><c><v>9.984E-7</v></c><c><v>0.30000000000000004</v></c><c><v>-0</v></c><c><v> 12 </v></c></row>`,
			[]string{`A1 number "1234567890123456789"`, `B1 number "9.984E-7"`, `C1 number "0.30000000000000004"`, `D1 number "-0"`, `E1 number "12"`}},
		{"rows and cells without references", `<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"><c><v>4</v></c></row><row><c><v>5</v></c></row>`,
			[]string{`A1 number "1"`, `D1 number "2"`, `E1 number "3"`, `A5 number "4"`, `A6 number "5"`}},
		{"rows numbered by their cells alone", `<row><c r="B3"><v>1</v></c></row><row><c r="A7"><v>2</v></c><c><v>3</v></c></row>`,
			[]string{`B3 number "1"`, `A7 number "2"`, `B7 number "3"`}},
		{"cells in odd order", `<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>`,
			[]string{`A2 number "1"`, `B2 number "2"`, `C2 number "3"`}},
		{"rows in odd order", `<row r="5"><c r="A5"><v>5</v></c></row><row r="3"><c r="A3"><v>3</v></c></row><row r="5"><c r="B5"><v>5</v></c></row>`,
			[]string{`A5 number "5"`, "error: b.xlsx!Sheet1!A3: row 3 stands after row 5; it is left out: want rows in ascending order (open it in a spreadsheet program and save it again)",
				"error: b.xlsx!Sheet1!A5: row 5 stands after row 5; it is left out: want rows in ascending order (open it in a spreadsheet program and save it again)"}},
		{"a cell given twice", `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`,
			[]string{`A1 number "2"`, "warning: b.xlsx!Sheet1!A1: the cell is there twice; the later one counts (open it in a spreadsheet program and save it again)"}},
		{"a cell of another row", `<row r="1"><c r="A9"><v>1</v></c></row>`,
			[]string{`A1 number "1"`, "warning: b.xlsx!Sheet1!A1: a cell of row 1 has the reference A9; it is taken by its row (open it in a spreadsheet program and save it again)"}},
		{"hidden rows", `<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="false"><c r="A2"><v>2</v></c></row>`,
			[]string{`A1 number "1" hidden`, `A2 number "2"`}},
		{"rich text, spoken hints, CDATA", `<row><c t="inlineStr"><is><r><rPr><b/></rPr><t>bold</t></r><r><t xml:space="preserve"> plain</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh><phoneticPr/></is></c>` +
			`<c t="inlineStr"><is><t><![CDATA[a<b]]> &amp; c</t></is></c></row>`,
			[]string{`A1 text "bold plain"`, `B1 text "a<b & c"`}},
		{"escapes", `<row><c t="str"><v>a_x000D_b_x005F_x000D__xD83D__xDE00_&#x41;&#66;&quot;&apos;&lt;&gt;</v></c></row>`,
			[]string{`A1 text "a\rb_x000D_😀AB\"'<>"`}},
		{"space", `<row><c t="inlineStr"><is><t> cut </t></is></c><c t="inlineStr"><is><t xml:space="preserve"> kept </t></is></c><c t="inlineStr"><is><t>   </t></is></c></row>`,
			[]string{`A1 text "cut"`, `B1 text " kept "`}},
		{"line ends", "<row><c t=\"str\"><v>a\r\nb\rc</v></c></row>", []string{`A1 text "a\nb\nc"`}},
		{"formulas", `<row><c><f>1+1</f><v>2</v></c><c t="str"><f>""</f><v></v></c><c><f t="shared" si="0">A1</f></c><c><f>A1</f><v/></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
			[]string{`A1 number "2" formula`, `B1 blank "" formula`, `C1 blank "" formula`, `D1 blank "" formula`, `E1 error "#DIV/0!" formula`,
				"warning: b.xlsx!Sheet1!C1: a formula without a stored value: want a value (open the file in a spreadsheet program, let it calculate, and save it)",
				"warning: b.xlsx!Sheet1!D1: a formula without a stored value: want a value (open the file in a spreadsheet program, let it calculate, and save it)"}},
		{"shared strings that are not there", `<row><c t="s"><v>2</v></c><c t="s"><v>-1</v></c><c t="s"><v>99999999999999999999</v></c><c t="s"><v>0</v></c><c t="s"><v/></c></row>`,
			[]string{`D1 text "zero"`,
				"error: b.xlsx!Sheet1!A1: the cell points to shared text 2 of 2; it is left blank: want a text that is there (open it in a spreadsheet program and save it again)",
				"error: b.xlsx!Sheet1!B1: the cell points to shared text -1 of 2; it is left blank: want a text that is there (open it in a spreadsheet program and save it again)",
				"error: b.xlsx!Sheet1!C1: the cell points to shared text 99999999999999999999 of 2; it is left blank: want a text that is there (open it in a spreadsheet program and save it again)"}},
		{"values that are not of their type", `<row><c><v>1,5</v></c><c t="b"><v>yes</v></c><c t="d"><v>soon</v></c><c t="x"><v>?</v></c><c><v>NaN</v></c><c><v>0x10</v></c></row>`,
			[]string{`A1 text "1,5"`, `B1 text "yes"`, `C1 text "soon"`, `D1 text "?"`, `E1 text "NaN"`, `F1 text "0x10"`,
				`warning: b.xlsx!Sheet1!A1: the cell is a number that holds "1,5"; it is read as text: want a decimal number`,
				`warning: b.xlsx!Sheet1!B1: the cell is a boolean that holds "yes"; it is read as text: want 1 or 0`,
				`warning: b.xlsx!Sheet1!C1: the cell is a date that holds "soon"; it is read as text: want a date like 2026-03-31`,
				`error: b.xlsx!Sheet1!D1: the cell has a type that does not exist; it is read as text: want one of b, d, e, inlineStr, n, s, str`,
				`warning: b.xlsx!Sheet1!E1: the cell is a number that holds "NaN"; it is read as text: want a decimal number`,
				`warning: b.xlsx!Sheet1!F1: the cell is a number that holds "0x10"; it is read as text: want a decimal number`}},
		{"a style that is not there", `<row><c s="99"><v>1</v></c><c s="99"/></row>`,
			[]string{`A1 number "1"`, "warning: b.xlsx!Sheet1!A1: the cell has a style that the file does not define; it is read without a number format"}},
		{"row numbers out of bounds", `<row r="0"><c><v>1</v></c></row><row r="-1"><c><v>1</v></c></row><row r="1048577"><c><v>1</v></c></row><row r="2147483647"><c><v>1</v></c></row><row r="x"/><row r="7"><c><v>7</v></c></row>`,
			[]string{`A7 number "7"`,
				`error: b.xlsx!Sheet1: a row has the number "0"; it is left out: want a row number from 1 to 1048576 (open it in a spreadsheet program and save it again)`,
				`error: b.xlsx!Sheet1: a row has the number "-1"; it is left out: want a row number from 1 to 1048576 (open it in a spreadsheet program and save it again)`,
				`error: b.xlsx!Sheet1: a row has the number "1048577"; it is left out: want a row number from 1 to 1048576 (open it in a spreadsheet program and save it again)`,
				`error: b.xlsx!Sheet1: a row has the number "2147483647"; it is left out: want a row number from 1 to 1048576 (open it in a spreadsheet program and save it again)`,
				`error: b.xlsx!Sheet1: a row has the number "x"; it is left out: want a row number from 1 to 1048576 (open it in a spreadsheet program and save it again)`}},
		{"references out of bounds", `<row r="1"><c r="XFE1"><v>1</v></c><c r="A0"><v>1</v></c><c r="A1048577"><v>1</v></c><c r="1A"><v>1</v></c><c r="AAAAAAAAAAAAAA1"><v>1</v></c><c r="$C$1"><v>3</v></c></row>`,
			[]string{`C1 number "3"`,
				`error: b.xlsx!Sheet1!A1: a cell has the reference "XFE1"; it is left out: want a reference from A1 to XFD1048576 (open it in a spreadsheet program and save it again)`,
				`error: b.xlsx!Sheet1!A1: a cell has the reference "A0"; it is left out: want a reference from A1 to XFD1048576 (open it in a spreadsheet program and save it again)`,
				`error: b.xlsx!Sheet1!A1: a cell has the reference "A1048577"; it is left out: want a reference from A1 to XFD1048576 (open it in a spreadsheet program and save it again)`,
				`error: b.xlsx!Sheet1!A1: a cell has the reference "1A"; it is left out: want a reference from A1 to XFD1048576 (open it in a spreadsheet program and save it again)`,
				`error: b.xlsx!Sheet1!A1: a cell has the reference "AAAAAAAAAAAAAA1"; it is left out: want a reference from A1 to XFD1048576 (open it in a spreadsheet program and save it again)`}},
		{"the last cell alone, and beyond", `<row r="1048576"><c r="XFD1048576"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`,
			[]string{`XFD1048576 number "1"`,
				"error: b.xlsx!Sheet1!A1048576: the row goes on after column XFD; the rest is left out: want at most 16384 columns",
				"error: b.xlsx!Sheet1!A1048576: the sheet goes on after row 1048576; the rest is left out: want at most 1048576 rows"}},
		{"nothing", ``, []string{"note: b.xlsx!Sheet1: the sheet holds no cells"}},
		{"styled blanks", `<row r="1" s="1"><c r="A1" s="1"/></row><row r="900000"/>`, []string{"note: b.xlsx!Sheet1: the sheet holds no cells"}},
		{"bytes that are no text", "<row><c t=\"str\"><v>a\xffb</v></c></row>",
			[]string{`A1 text "a�b"`, "warning: b.xlsx!Sheet1!A1: the text \"a�b\" has characters that cannot be read: want UTF-8 (type it again)"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, readBook(t, oneSheet(t, test.rows))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestBadXML says of each what is wrong with it, and never reads it as if it were nothing.
func TestBadXML(t *testing.T) {
	for _, test := range []struct{ name, part, want string }{
		{"document type", `<!DOCTYPE x [<!ENTITY a "b">]>` + sheetOpen + sheetClose, "holds a document type declaration"},
		{"entity", sheetOpen + `<row><c t="str"><v>&nbsp;</v></c></row>` + sheetClose, "holds the entity &nbsp;"},
		{"entity without end", sheetOpen + `<row><c t="str"><v>a & b</v></c></row>` + sheetClose, "holds an entity without an end: & b"},
		{"character zero", sheetOpen + `<row><c t="str"><v>&#0;</v></c></row>` + sheetClose, "holds the entity &#0;"},
		{"tags crossed", sheetOpen + `<row><c></row></c>` + sheetClose, "closes <c> with </row>"},
		{"tag too many", sheetOpen + sheetClose + "</worksheet>", "closes <worksheet>, which is not open"},
		{"tag not closed", sheetOpen + `<row <c/></row>` + sheetClose, "has a tag that is not closed"},
		{"tag without name", sheetOpen + `< row/>` + sheetClose, "has a tag without a name"},
		{"depth", sheetOpen + strings.Repeat("<a>", 100) + strings.Repeat("</a>", 100) + sheetClose, "nests more than 64 elements"},
		{"long tag", sheetOpen + `<row x="` + strings.Repeat("x", 3<<20) + `"/>` + sheetClose, "has a tag longer than 1048576 bytes"},
		{"long text", sheetOpen + `<row><c t="str"><v>` + strings.Repeat("x", 3<<20) + `</v></c></row>` + sheetClose, "holds a text longer than 2097152 bytes"},
		{"long CDATA", sheetOpen + `<row><c t="str"><v><![CDATA[` + strings.Repeat("x", 3<<20) + `]]></v></c></row>` + sheetClose, "holds a text longer than 2097152 bytes"},
		{"another root", `<chartsheet/>`, "is a <chartsheet>, not a worksheet"},
		{"nothing", ` `, "part xl/worksheets/sheet1.xml is empty"},
		{"open comment", sheetOpen + `<!-- ` + sheetClose, "ends in the middle"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems, err := readWhole("b.xlsx", workbook(t, map[string]string{"xl/worksheets/sheet1.xml": test.part}))
			if got := fmt.Sprint(problems); err != nil || source.Worst(problems) != source.Error || !strings.Contains(got, test.want) {
				t.Errorf("got %s %v, want %s", got, err, test.want)
			}
		})
	}
}

// TestPackages reads the same cell out of workbooks that are put together in every way that real ones are.
func TestPackages(t *testing.T) {
	const part = sheetOpen + `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="2"><v>44000</v></c></row>` + sheetClose
	want := []string{`A1 text "one"`, `B1 date "44000" = 2020-06-18T00:00:00.000`}
	prefixed := func(s string) string {
		for _, name := range []string{"worksheet", "sheetData", "row", "c", "v", "workbook", "sheets", "sheet", "sst", "si", "t"} {
			for _, end := range []string{" ", ">", "/"} {
				s = strings.ReplaceAll(strings.ReplaceAll(s, "<"+name+end, "<x:"+name+end), "</"+name+end, "</x:"+name+end)
			}
		}
		return s
	}
	moved := func(change func(string) string) []byte {
		parts := map[string]string{"xl/worksheets/sheet1.xml": part, "_rels/.rels": rootRels, "xl/workbook.xml": bookXML, "xl/_rels/workbook.xml.rels": bookRels,
			"xl/styles.xml": stylesXML, "xl/sharedStrings.xml": "<sst><si><t>zero</t></si><si><t>one</t></si></sst>"}
		renamed := map[string]string{}
		for name, text := range parts {
			renamed[change(name)] = text
		}
		return archive(t, renamed)
	}
	for name, data := range map[string][]byte{
		"plain":          workbook(t, map[string]string{"xl/worksheets/sheet1.xml": part}),
		"prefixed":       workbook(t, map[string]string{"xl/worksheets/sheet1.xml": prefixed(part), "xl/workbook.xml": prefixed(bookXML), "xl/sharedStrings.xml": prefixed("<sst><si><t>zero</t></si><si><t>one</t></si></sst>")}),
		"other r prefix": workbook(t, map[string]string{"xl/worksheets/sheet1.xml": part, "xl/workbook.xml": strings.ReplaceAll(bookXML, "r:id", "d3p1:id")}),
		"strict": workbook(t, map[string]string{"xl/worksheets/sheet1.xml": strings.ReplaceAll(part, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
			"_rels/.rels":                strings.ReplaceAll(rootRels, "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"),
			"xl/_rels/workbook.xml.rels": strings.ReplaceAll(bookRels, "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument")}),
		"absolute targets": workbook(t, map[string]string{"xl/worksheets/sheet1.xml": part, "_rels/.rels": strings.ReplaceAll(rootRels, `"xl/`, `"/xl/`),
			"xl/_rels/workbook.xml.rels": strings.ReplaceAll(bookRels, `Target="`, `Target="/xl/`)}),
		"dotted targets":      workbook(t, map[string]string{"xl/worksheets/sheet1.xml": part, "xl/_rels/workbook.xml.rels": strings.ReplaceAll(bookRels, `Target="`, `Target="../xl/./`)}),
		"backslash targets":   workbook(t, map[string]string{"xl/worksheets/sheet1.xml": part, "xl/_rels/workbook.xml.rels": strings.ReplaceAll(bookRels, `worksheets/`, `worksheets\`)}),
		"backslash names":     moved(func(s string) string { return strings.ReplaceAll(s, "/", `\`) }),
		"upper case names":    moved(strings.ToUpper),
		"leading slash names": moved(func(s string) string { return "/" + s }),
		"no root relations":   workbook(t, map[string]string{"xl/worksheets/sheet1.xml": part, "_rels/.rels": ""}),
		"utf-16 part":         workbook(t, map[string]string{"xl/worksheets/sheet1.xml": "\xff\xfe" + strings.Join(strings.Split(part, ""), "\x00") + "\x00"}),
		"mark, comments, instructions": workbook(t, map[string]string{"xl/worksheets/sheet1.xml": "\xef\xbb\xbf<?xml version=\"1.0\"?><!-- <row> -->" +
			strings.ReplaceAll(part, "<v>", "<!-- x --><?y?><v><!-- z -->")}),
		"extensions": workbook(t, map[string]string{"xl/worksheets/sheet1.xml": strings.ReplaceAll(strings.ReplaceAll(part, "</sheetData>", `</sheetData><extLst><ext><x14:row r="9"><x14:c r="A9"><v>1</v></x14:c></x14:row></ext></extLst>`),
			"</c>", `<extLst><ext><v>7</v></ext></extLst></c>`)}),
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, readBook(t, data)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestSheets(t *testing.T) {
	tabs := `<sheet name="A &amp; B" sheetId="1" r:id="rId1"/><sheet name="Gone" sheetId="2" state="hidden" r:id="rId8"/><sheet name="Chart" sheetId="3" r:id="rId9"/>` +
		`<sheet name="Secret" sheetId="4" state="veryHidden" r:id="rId10"/><sheet name="Lost" sheetId="5" r:id="rId11"/>`
	rel := func(id int, kind, target string) string {
		return fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, id, kind, target)
	}
	one := func(v int) string {
		return sheetOpen + fmt.Sprintf(`<row r="1"><c r="A1"><v>%d</v></c></row>`, v) + sheetClose
	}
	data := workbook(t, map[string]string{
		"xl/workbook.xml":            strings.Replace(bookXML, `<sheet name="Sheet1" sheetId="1" r:id="rId1"/>`, tabs, 1),
		"xl/_rels/workbook.xml.rels": strings.Replace(bookRels, "</Relationships>", rel(8, "worksheet", "worksheets/two.xml")+rel(9, "chartsheet", "charts/c.xml")+rel(10, "worksheet", "worksheets/three.xml")+"</Relationships>", 1),
		"xl/worksheets/sheet1.xml":   one(1), "xl/worksheets/two.xml": one(2), "xl/worksheets/three.xml": one(3),
	})
	want := []string{"sheet A & B hidden=false", `A1 number "1"`, "sheet Gone hidden=true", `A1 number "2"`, "sheet Secret hidden=true", `A1 number "3"`,
		`error: b.xlsx!Lost: the sheet's part "" is not in the file: want a workbook that is whole (open it in a spreadsheet program and save it again)`}
	if diff := cmp.Diff(want, readBook(t, data)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestRowsAgain ranges over the same sheet twice, once stopping early: each pass begins anew, and so do its problems.
func TestRowsAgain(t *testing.T) {
	data := workbook(t, map[string]string{"xl/worksheets/sheet1.xml": sheetOpen + `<row r="1"><c r="A1"><v>x</v></c></row><row r="2"><c r="A2"><v>y</v></c></row>` +
		`</sheetData><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C3:D5"/></mergeCells></worksheet>`})
	book, _ := sheet.Open("b.xlsx", bytes.NewReader(data), int64(len(data)))
	s := book.Sheets[0]
	for range s.Rows() {
		break
	}
	if n := len(s.Problems()); n != 1 {
		t.Errorf("%d problems after one row", n)
	}
	for range 2 {
		rows := 0
		for range s.Rows() {
			rows++
		}
		if rows != 2 || len(s.Problems()) != 2 {
			t.Errorf("%d rows, problems %v", rows, s.Problems())
		}
		want := []source.Range{{FirstCol: 1, FirstRow: 1, LastCol: 2, LastRow: 1}, {FirstCol: 3, FirstRow: 3, LastCol: 4, LastRow: 5}}
		if diff := cmp.Diff(want, s.Merged()); diff != "" {
			t.Error(diff)
		}
	}
}
