package patch_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dossier/render/xlsx/patch"
	"dossier/source"
)

// at is a cell by its name.
func at(t testing.TB, sheet, cell string) source.Ref {
	t.Helper()
	col, row, err := excelize.CellNameToCoordinates(cell)
	if err != nil {
		t.Fatal(err)
	}
	return source.Ref{File: "w.xlsx", Sheet: sheet}.At(col, row)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// form is a workbook with most of what a form can have, as another program writes it.
func form(t testing.TB) []byte {
	t.Helper()
	x := excelize.NewFile()
	must(t, x.SetSheetName("Sheet1", "Common Practice Requirements"))
	const s = "Common Practice Requirements"
	style, err := x.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF2CC"}}, Alignment: &excelize.Alignment{WrapText: true}})
	must(t, err)
	must(t, x.SetSheetRow(s, "A1", &[]any{"AWS AnyProgramme Competency"}))
	must(t, x.SetSheetRow(s, "A2", &[]any{"ID", "Requirement Description", "Met?", "Partner Response"}))
	for row := 3; row <= 6; row++ {
		must(t, x.SetSheetRow(s, fmt.Sprintf("A%d", row), &[]any{fmt.Sprintf("PRJ-00%d", row), "Requirement <&> " + strings.Repeat("x", row)}))
		must(t, x.SetCellStyle(s, fmt.Sprintf("C%d", row), fmt.Sprintf("D%d", row), style))
	}
	must(t, x.SetCellValue(s, "D6", "filled by a person"))
	shared, ref := excelize.STCellFormulaTypeShared, "F3:F6"
	must(t, x.SetCellFormula(s, "F3", "LEN(B3)", excelize.FormulaOpts{Type: &shared, Ref: &ref}))
	must(t, x.MergeCell(s, "A1", "D1"))
	must(t, x.SetColWidth(s, "D", "D", 60))
	must(t, x.SetRowHeight(s, 3, 40))
	list := excelize.NewDataValidation(true)
	list.SetSqref("C3:C6")
	must(t, list.SetDropList([]string{"Yes", "No"}))
	must(t, x.AddDataValidation(s, list))
	must(t, x.AddComment(s, excelize.Comment{Cell: "C2", Author: "AWS", Paragraph: []excelize.RichTextRun{{Text: "Yes or No"}}}))
	must(t, x.SetDefinedName(&excelize.DefinedName{Name: "Answers", RefersTo: "'" + s + "'!$C$3:$D$6"}))
	no, err := x.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9A0511"}})
	must(t, err)
	must(t, x.SetConditionalFormat(s, "C3:C6", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "==", Value: `"No"`, Format: &no}}))
	_, err = x.NewSheet("Notes & <more>")
	must(t, err)
	must(t, x.SetCellValue("Notes & <more>", "B2", "loose"))
	var out bytes.Buffer
	must(t, x.Write(&out))
	return out.Bytes()
}

// parts are the entries of an archive with what they hold.
func parts(t testing.TB, data []byte) (names []string, content map[string][]byte, headers map[string]zip.FileHeader) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	content, headers = map[string][]byte{}, map[string]zip.FileHeader{}
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		held, err := io.ReadAll(r)
		must(t, err)
		names = append(names, f.Name)
		content[f.Name], headers[f.Name] = held, f.FileHeader
	}
	return names, content, headers
}

func TestFillKeepsAllElse(t *testing.T) {
	const s = "Common Practice Requirements"
	before := form(t)
	cells := []patch.Cell{
		{At: at(t, s, "C3"), Text: "Yes"},
		{At: at(t, s, "D3"), Text: "First line\nsecond <line> & \"more\" ]]>"},
		{At: at(t, s, "D4"), Text: "=1+1"},
		{At: at(t, s, "D5"), Text: "@SUM(A1)"},
		{At: at(t, s, "E4"), Text: "+beyond the row’s cells"},
		{At: at(t, s, "C9"), Text: "-a row that was not there"},
		{At: at(t, "Notes & <more>", "A2"), Text: "before the first cell"},
	}
	after, problems := patch.Fill("w.xlsx", before, cells)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	x, err := excelize.OpenReader(bytes.NewReader(after))
	must(t, err)
	for _, c := range cells {
		name, _ := excelize.CoordinatesToCellName(c.At.Cells.FirstCol, c.At.Cells.FirstRow)
		got, err := x.GetCellValue(c.At.Sheet, name)
		must(t, err)
		kind, err := x.GetCellType(c.At.Sheet, name)
		must(t, err)
		if got != c.Text || kind != excelize.CellTypeInlineString {
			t.Errorf("%s holds %q of type %d, want the text %q", name, got, kind, c.Text)
		}
	}
	sameElse(t, before, after, s, cells)
	oldNames, old, oldHeaders := parts(t, before)
	names, now, headers := parts(t, after)
	if !slices.Equal(oldNames, names) {
		t.Errorf("parts %q, want %q", names, oldNames)
	}
	for _, name := range names {
		if !strings.HasPrefix(name, "xl/worksheets/sheet") && !bytes.Equal(old[name], now[name]) {
			t.Errorf("%s is not the part that it was", name)
		}
		a, b := oldHeaders[name], headers[name]
		if a.Method != b.Method || a.Flags != b.Flags || !a.Modified.Equal(b.Modified) || !bytes.Equal(a.Extra, b.Extra) || a.ExternalAttrs != b.ExternalAttrs {
			t.Errorf("%s has another header:\n%+v\n%+v", name, a, b)
		}
	}
	// What the sheet holds besides its cells stands there byte for byte.
	_, tailBefore, _ := bytes.Cut(old["xl/worksheets/sheet1.xml"], []byte("</sheetData>"))
	_, tailAfter, _ := bytes.Cut(now["xl/worksheets/sheet1.xml"], []byte("</sheetData>"))
	if !bytes.Equal(tailBefore, tailAfter) || !bytes.Contains(tailAfter, []byte("dataValidation")) {
		t.Error("validations, merged cells or formats are not what they were")
	}
	rows := regexp.MustCompile(`<row [^>]*>|<f[^>]*>`)
	was := rows.FindAllString(string(old["xl/worksheets/sheet1.xml"]), -1)
	is := rows.FindAllString(strings.Replace(string(now["xl/worksheets/sheet1.xml"]), `<row r="9">`, "", 1), -1)
	if !slices.Equal(was, is) || !strings.Contains(strings.Join(was, ""), `t="shared"`) || !strings.Contains(strings.Join(was, ""), "customHeight") {
		t.Errorf("rows and formulas are\n%s\nwant\n%s", is, was)
	}
	again, _ := patch.Fill("w.xlsx", before, cells)
	if !bytes.Equal(after, again) {
		t.Error("the same arguments give other bytes")
	}
}

// sameElse compares every cell of a sheet but the filled ones: value, formula and style.
func sameElse(t testing.TB, before, after []byte, sheet string, filled []patch.Cell) {
	t.Helper()
	a, err := excelize.OpenReader(bytes.NewReader(before))
	must(t, err)
	b, err := excelize.OpenReader(bytes.NewReader(after))
	must(t, err)
	for row := 1; row <= 12; row++ {
		for col := 1; col <= 8; col++ {
			name, _ := excelize.CoordinatesToCellName(col, row)
			read := func(x *excelize.File) string {
				v, _ := x.GetCellValue(sheet, name)
				f, _ := x.GetCellFormula(sheet, name)
				s, _ := x.GetCellStyle(sheet, name)
				if slices.ContainsFunc(filled, func(c patch.Cell) bool { return c.At == at(t, sheet, name) }) {
					return fmt.Sprint(s)
				}
				return fmt.Sprint(v, "|", f, "|", s)
			}
			if was, is := read(a), read(b); was != is {
				t.Errorf("%s is %q, want %q", name, is, was)
			}
		}
	}
}

func TestFilledCellsAreLeft(t *testing.T) {
	const s = "Common Practice Requirements"
	before := form(t)
	after, problems := patch.Fill("w.xlsx", before, []patch.Cell{{At: at(t, s, "D6"), Text: "other"}, {At: at(t, s, "F4"), Text: "other"}, {At: at(t, s, "A1"), Text: "other"}})
	var got []string
	for _, p := range problems {
		got = append(got, p.String())
	}
	want := []string{
		"warning: w.xlsx!Common Practice Requirements!A1: the cell is filled: left as it is: want an empty cell",
		"warning: w.xlsx!Common Practice Requirements!F4: the cell holds a formula: left as it is: want an empty cell",
		"warning: w.xlsx!Common Practice Requirements!D6: the cell is filled: left as it is: want an empty cell",
	}
	if !slices.Equal(got, want) {
		t.Errorf("problems\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	_, old, _ := parts(t, before)
	_, now, _ := parts(t, after)
	for name := range old {
		if !bytes.Equal(old[name], now[name]) {
			t.Errorf("%s changed", name)
		}
	}
}

func TestTexts(t *testing.T) {
	const s = "Common Practice Requirements"
	for name, text := range map[string]string{
		"escapes of spreadsheets": "_x0041_ and _x005F_x0041_ and _x", "control characters": "bell\aand escape\x1b", "blanks": "  two before and after  ",
		"astral": "😀 and 汉字", "returns": "a\tb\nc", "apostrophe": "'quoted", "empty": "",
	} {
		after, problems := patch.Fill("w.xlsx", form(t), []patch.Cell{{At: at(t, s, "D3"), Text: text}})
		if len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
		if got := held(t, after, s, "D3"); got != text {
			t.Errorf("%s: %q, want %q", name, got, text)
		}
	}
	long := strings.Repeat("a😀", 20_000)
	after, problems := patch.Fill("w.xlsx", form(t), []patch.Cell{{At: at(t, s, "D3"), Text: long}})
	if len(problems) != 1 || problems[0].Severity != source.Warning || !strings.Contains(problems[0].What, "32767") {
		t.Errorf("problems %v", problems)
	}
	got := held(t, after, s, "D3")
	if !strings.HasSuffix(got, " … [cut]") || !strings.HasPrefix(long, strings.TrimSuffix(got, " … [cut]")) || len(got) < 50_000 {
		t.Errorf("cut to %d bytes that end in %q", len(got), got[max(0, len(got)-20):])
	}
}

// held is the text of a cell by a reader that we did not write.
func held(t testing.TB, data []byte, sheet, cell string) string {
	t.Helper()
	x, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	got, err := x.GetCellValue(sheet, cell)
	must(t, err)
	return got
}

// TestHandWritten fills sheets as other programs write them: prefixes, rows and cells without numbers, empty tags, single quotes.
func TestHandWritten(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"prefix": {
			`<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c r="D3" s='4' t="s"/></x:row></x:sheetData></x:worksheet>`,
			`<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c r="D3" s='4' t="inlineStr"><x:is><x:t xml:space="preserve">T</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
		},
		"row as an empty tag, with spans": {
			`<worksheet><cols><col min="3" max="9" style="8"/></cols><sheetData><row r="2"/><row spans="1:2" r="3" ht="9"/><row r="5"/></sheetData></worksheet>`,
			`<worksheet><cols><col min="3" max="9" style="8"/></cols><sheetData><row r="2"/><row spans="1:4" r="3" ht="9"><c r="D3" s="8" t="inlineStr"><is><t xml:space="preserve">T</t></is></c></row><row r="5"/></sheetData></worksheet>`,
		},
		"no numbers": {
			`<worksheet><sheetData><row/><row/><row><c/><c/><c/><c s="1"><v></v><extLst><ext uri="a"/></extLst></c></row></sheetData></worksheet>`,
			`<worksheet><sheetData><row/><row/><row><c/><c/><c/><c s="1" t="inlineStr"><is><t xml:space="preserve">T</t></is><extLst><ext uri="a"/></extLst></c></row></sheetData></worksheet>`,
		},
		"between cells": {
			`<worksheet><sheetData><row r="3" s="6" customFormat="1"><c r="B3"><v>1</v></c><!-- x > y --><c r="E3"><v>2</v></c></row></sheetData></worksheet>`,
			`<worksheet><sheetData><row r="3" s="6" customFormat="1"><c r="B3"><v>1</v></c><!-- x > y --><c r="D3" s="6" t="inlineStr"><is><t xml:space="preserve">T</t></is></c><c r="E3"><v>2</v></c></row></sheetData></worksheet>`,
		},
		"no row": {
			`<worksheet><sheetData><row r="1"/><row r="7"/></sheetData></worksheet>`,
			`<worksheet><sheetData><row r="1"/><row r="3"><c r="D3" t="inlineStr"><is><t xml:space="preserve">T</t></is></c></row><row r="7"/></sheetData></worksheet>`,
		},
		"no rows at all": {
			`<worksheet><sheetData/><mergeCells/></worksheet>`,
			`<worksheet><sheetData><row r="3"><c r="D3" t="inlineStr"><is><t xml:space="preserve">T</t></is></c></row></sheetData><mergeCells/></worksheet>`,
		},
		"a shared text that is blank": {
			`<worksheet><sheetData><row r="3"><c r="D3" t="s"><v>1</v></c></row></sheetData></worksheet>`,
			`<worksheet><sheetData><row r="3"><c r="D3" t="inlineStr"><is><t xml:space="preserve">T</t></is></c></row></sheetData></worksheet>`,
		},
		"a shared text that is not": {
			`<worksheet><sheetData><row r="3"><c r="D3" t="s"><v>0</v></c></row></sheetData></worksheet>`,
			`<worksheet><sheetData><row r="3"><c r="D3" t="s"><v>0</v></c></row></sheetData></worksheet>`,
		},
	} {
		out, problems := patch.Fill("w.xlsx", archive(t, c.sheet), []patch.Cell{{At: at(t, "S", "D3"), Text: "T"}})
		if out == nil {
			t.Errorf("%s: %v", name, problems)
			continue
		}
		_, now, _ := parts(t, out)
		if got := string(now["xl/worksheets/sheet1.xml"]); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// archive is the smallest workbook with a sheet.
func archive(t testing.TB, sheet string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range [][2]string{
		{"mimetype", "x"},
		{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Type="t/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="t/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst><si><r><t>rich</t></r><r><t> text</t></r></si><si><t xml:space="preserve"> </t></si></sst>`},
		{"xl/worksheets/sheet1.xml", sheet},
		{"xl/vbaProject.bin", "macros\x00\x01"},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p[0], Method: zip.Store, Modified: time.Date(2025, 3, 4, 5, 6, 8, 0, time.UTC)})
		must(t, err)
		_, err = w.Write([]byte(p[1]))
		must(t, err)
	}
	must(t, z.Close())
	return out.Bytes()
}

func TestHostile(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"cut short":   {`<worksheet><sheetData><row r="3"><c r="D3">`, "cannot be read near byte 43"},
		"no sheet":    {`<chartsheet/>`, "no worksheet"},
		"no cells":    {`<worksheet><cols/></worksheet>`, "no place for cells"},
		"twice":       {`<worksheet><sheetData><row r="3"/><row r="3"/></sheetData></worksheet>`, "row 3 stands there twice"},
		"cell twice":  {`<worksheet><sheetData><row r="3"><c r="D3"/><c r="D3"/></row></sheetData></worksheet>`, "cell D3 stands there twice"},
		"bad row":     {`<worksheet><sheetData><row r="-1"/></sheetData></worksheet>`, `the number "-1"`},
		"bad cell":    {`<worksheet><sheetData><row r="3"><c r="D4"/></row></sheetData></worksheet>`, `named "D4"`},
		"entities":    {`<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData>&a;</sheetData></worksheet>`, "cannot be read"},
		"two bodies":  {`<worksheet><sheetData/><sheetData/></worksheet>`, "twice"},
		"not utf-8":   {"<worksheet>\xff</worksheet>", "cannot be read"},
		"other codes": {`<?xml version="1.0" encoding="EBCDIC"?><worksheet><sheetData/></worksheet>`, "cannot be read"},
	} {
		out, problems := patch.Fill("w.xlsx", archive(t, c.sheet), []patch.Cell{{At: at(t, "S", "D3"), Text: "T"}})
		if out != nil || len(problems) != 1 || !strings.Contains(problems[0].What, c.want) || problems[0].Severity != source.Error {
			t.Errorf("%s: %v, want an error with %q", name, problems, c.want)
		}
	}
	for name, data := range map[string][]byte{"nothing": nil, "text": []byte("ID;Met?"), "half": form(t)[:4000]} {
		if out, problems := patch.Fill("w.xlsx", data, []patch.Cell{{At: at(t, "S", "D3"), Text: "T"}}); out != nil || source.Worst(problems) != source.Error {
			t.Errorf("%s: %v", name, problems)
		}
	}
	if out, problems := patch.Fill("w.xlsx", form(t), []patch.Cell{{At: at(t, "Nowhere", "D3"), Text: "T"}}); out != nil || source.Worst(problems) != source.Error {
		t.Errorf("a sheet that is not there: %v", problems)
	}
	far := source.Ref{File: "w.xlsx", Sheet: "S"}.At(20_000, 3)
	if out, problems := patch.Fill("w.xlsx", archive(t, "<worksheet><sheetData/></worksheet>"), []patch.Cell{{At: far, Text: "T"}}); out == nil || len(problems) != 1 {
		t.Errorf("a cell beyond the last column: %v", problems)
	}
}
