package annotate_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/render/xlsx/annotate"
	"dossier/source"
)

// given is a workbook such as people have: formats, a formula, a comment of somebody's, a drop-down, a hidden sheet.
func given(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14, Font: &excelize.Font{Bold: true, Color: "336699"}, Border: []excelize.Border{{Type: "left", Style: 1, Color: "FF0000"}}})
	must(t, err)
	must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"id", "start", "memory", "sum"}))
	must(t, f.SetSheetRow("Sheet1", "A2", &[]any{"S-1", 45000, "8 GB"}))
	must(t, f.SetCellStyle("Sheet1", "B2", "B2", day))
	must(t, f.SetCellFormula("Sheet1", "D2", "1+1"))
	must(t, f.AddComment("Sheet1", excelize.Comment{Cell: "C2", Author: "Ada", Text: "ask Bob"}))
	must(t, f.AddComment("Sheet1", excelize.Comment{Cell: "A2", Author: "Ada", Text: "kept"}))
	list := excelize.NewDataValidation(true)
	list.SetSqref("E2:E9")
	must(t, list.SetDropList([]string{"yes", "no"}))
	must(t, f.AddDataValidation("Sheet1", list))
	_, err = f.NewSheet("Notes")
	must(t, err)
	must(t, f.SetSheetVisible("Notes", false))
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.Bytes()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func cell(name string) source.Ref {
	col, row, _ := excelize.CellNameToCoordinates(name)
	return source.Ref{File: "inputs/x.xlsx", Sheet: "Sheet1", Cells: source.Cell(col, row)}
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

func TestWorkbook(t *testing.T) {
	whole := source.Ref{File: "inputs/x.xlsx", Sheet: "Sheet1", Cells: source.Range{FirstCol: 1, FirstRow: 1, LastCol: 4, LastRow: 1}}
	problems := []source.Problem{
		source.Warn(whole, "the header lacks a column", "", ""),
		source.Err(cell("C2"), `memory "8 GB"`, "a whole number of MiB", "write 8192"),
		source.Warn(cell("C2"), "something else", "", ""),
		source.Warn(cell("B2"), "start is early", "", ""),
		source.Err(source.Ref{File: "inputs/x.xlsx"}, "the file is old", "", ""),
		source.Err(source.Ref{File: "inputs/x.xlsx", Sheet: "Gone", Cells: source.Cell(1, 1)}, "no such sheet", "", ""),
	}
	data, err := annotate.Workbook(given(t), problems)
	must(t, err)
	f := open(t, data)
	for at, want := range map[string]string{"C2": "FFC7CE", "B2": "FFEB9C", "A1": "FFEB9C", "D1": "FFEB9C", "A2": ""} {
		if got := ground(t, f, at); got != want {
			t.Errorf("%s has the ground %q, want %q", at, got, want)
		}
	}
	for at, texts := range map[string][]string{
		"C2": {"ask Bob", `error: memory "8 GB"`, "Want a whole number of MiB.", "(write 8192)", "warning: something else"},
		"B2": {"warning: start is early"}, "A1": {"the header lacks a column"}, "A2": {"kept"},
	} {
		for _, text := range texts {
			if got := comments(t, f)[at]; !strings.Contains(got, text) {
				t.Errorf("the comment of %s is %q, want %q in it", at, got, text)
			}
		}
	}
	kept(t, f)
	listed(t, f, []string{"Sheet1!A1:D1", "Sheet1!C2", "Sheet1!C2", "Sheet1!B2", "the file", "Gone!A1"})
}

// kept wants all that was there and has nothing to do with the problems.
func kept(t *testing.T, f *excelize.File) {
	t.Helper()
	id, err := f.GetCellStyle("Sheet1", "B2")
	must(t, err)
	style, err := f.GetStyle(id)
	must(t, err)
	if style.NumFmt != 14 || style.Font == nil || !style.Font.Bold || style.Font.Color != "336699" || len(style.Border) == 0 {
		t.Errorf("the style of B2 lost something: %+v", style)
	}
	if formula, _ := f.GetCellFormula("Sheet1", "D2"); formula != "1+1" {
		t.Errorf("the formula is %q", formula)
	}
	if rules, _ := f.GetDataValidations("Sheet1"); len(rules) != 1 {
		t.Errorf("%d drop-downs, want the one that was there", len(rules))
	}
	if visible, _ := f.GetSheetVisible("Notes"); visible {
		t.Error("the hidden sheet is shown")
	}
	if raw, _ := f.GetCellValue("Sheet1", "B2", excelize.Options{RawCellValue: true}); raw != "45000" {
		t.Errorf("B2 holds %q", raw)
	}
}

func listed(t *testing.T, f *excelize.File, places []string) {
	t.Helper()
	rows, err := f.GetRows("dossier check")
	must(t, err)
	var got []string
	for _, row := range rows[2:] {
		got = append(got, row[0])
	}
	if !slices.Equal(got, places) {
		t.Errorf("the list names %q, want %q", got, places)
	}
	if ok, target, _ := f.GetCellHyperLink("dossier check", "A4"); !ok || target != "'Sheet1'!C2" {
		t.Errorf("the second line leads to %q", target)
	}
	if ok, _, _ := f.GetCellHyperLink("dossier check", "A8"); ok {
		t.Error("a place that is not there is linked")
	}
}

func ground(t *testing.T, f *excelize.File, at string) string {
	t.Helper()
	id, err := f.GetCellStyle("Sheet1", at)
	must(t, err)
	style, err := f.GetStyle(id)
	must(t, err)
	if len(style.Fill.Color) == 0 {
		return ""
	}
	return style.Fill.Color[0]
}

func comments(t *testing.T, f *excelize.File) map[string]string {
	t.Helper()
	all, err := f.GetComments("Sheet1")
	must(t, err)
	texts := map[string]string{}
	for _, c := range all {
		if _, twice := texts[c.Cell]; twice {
			t.Errorf("%s has two comments, which Excel refuses", c.Cell)
		}
		texts[c.Cell] = c.Text
		for _, run := range c.Paragraph {
			texts[c.Cell] += run.Text
		}
	}
	return texts
}

// Workbooks of other programs that have comments already: LibreOffice calls every shape shape_0.
func TestShapesOfOthers(t *testing.T) {
	data := replaceIn(t, given(t), "xl/drawings/vmlDrawing1.vml", regexp.MustCompile(`_x0000_s[0-9]+`), "shape_0")
	copied, err := annotate.Workbook(data, []source.Problem{source.Err(cell("C2"), "wrong", "", ""), source.Err(cell("D9"), "wrong too", "", "")})
	must(t, err)
	got := comments(t, open(t, copied))
	for at, want := range map[string]string{"A2": "kept", "C2": "ask Bob", "D9": "wrong too"} {
		if !strings.Contains(got[at], want) {
			t.Errorf("the comment of %s is %q, want %q in it", at, got[at], want)
		}
	}
}

// Other programs number the comments of sheets and their drawings otherwise, or put them into folders of their own: what is said of one
// sheet must not appear in another.
func TestCommentsStayWithTheirSheet(t *testing.T) {
	f := excelize.NewFile()
	_, err := f.NewSheet("Sheet2")
	must(t, err)
	_, err = f.NewSheet("Sheet3")
	must(t, err)
	must(t, f.AddComment("Sheet1", excelize.Comment{Cell: "A1", Text: "of one"}))
	must(t, f.AddComment("Sheet2", excelize.Comment{Cell: "A1", Text: "of two"}))
	var b bytes.Buffer
	must(t, f.Write(&b))
	for name, renamed := range map[string][2]string{
		"as LibreOffice": {"xl/comments2.xml", "xl/comments3.xml"},
		"as openpyxl":    {"xl/comments2.xml", "xl/comments/comment2.xml"},
		"swapped":        {"xl/drawings/vmlDrawing2.vml", "xl/drawings/vmlDrawing7.vml"},
		"elsewhere":      {"xl/drawings/vmlDrawing1.vml", "xl/drawings/legacy.vml"},
	} {
		problems := []source.Problem{}
		for _, sheet := range []string{"Sheet1", "Sheet2", "Sheet3"} {
			problems = append(problems, source.Err(source.Ref{Sheet: sheet, Cells: source.Cell(2, 2)}, "wrong in "+sheet, "", ""))
		}
		data, err := annotate.Workbook(renamePart(t, b.Bytes(), renamed[0], renamed[1]), problems)
		must(t, err)
		for sheet, want := range map[string]string{"Sheet1": "of one", "Sheet2": "of two", "Sheet3": ""} {
			all, err := open(t, data).GetComments(sheet)
			must(t, err)
			got := map[string]string{}
			for _, c := range all {
				got[c.Cell] += c.Text
			}
			if got["A1"] != want || !strings.Contains(got["B2"], "wrong in "+sheet) || len(got) > 2 {
				t.Errorf("%s: %s says %q", name, sheet, got)
			}
		}
	}
}

// What excelize would spoil, or falls over, is refused.
func TestRefused(t *testing.T) {
	strict := replaceIn(t, given(t), "xl/workbook.xml", regexp.MustCompile(`http://schemas.openxmlformats.org/spreadsheetml/2006/main`), "http://purl.oclc.org/ooxml/spreadsheetml/main")
	bare := replaceIn(t, given(t), "xl/styles.xml", regexp.MustCompile(`(?s)<cellXfs.*</cellXfs>`), "")
	for name, data := range map[string][]byte{"strict": strict, "without formats": bare, "text": []byte("id,name")} {
		if _, err := annotate.Workbook(data, []source.Problem{source.Err(cell("C2"), "wrong", "", "")}); err == nil {
			t.Errorf("%s: it was annotated", name)
		}
	}
}

// renamePart calls a part otherwise, wherever the package names it.
func renamePart(t *testing.T, data []byte, from, to string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		must(t, err)
		content, err := io.ReadAll(r)
		must(t, err)
		for _, prefix := range []string{"xl/", "xl/drawings/"} {
			content = bytes.ReplaceAll(content, []byte(`../`+strings.TrimPrefix(from, prefix)+`"`), []byte(`../`+strings.TrimPrefix(to, prefix)+`"`))
		}
		content = bytes.ReplaceAll(content, []byte(`"/`+from+`"`), []byte(`"/`+to+`"`))
		name := f.Name
		if name == from {
			name = to
		}
		w, err := out.Create(name)
		must(t, err)
		_, err = w.Write(content)
		must(t, err)
	}
	must(t, out.Close())
	return b.Bytes()
}

// replaceIn is the workbook with the text of one part changed.
func replaceIn(t *testing.T, data []byte, part string, old *regexp.Regexp, text string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	found := false
	for _, f := range in.File {
		r, err := f.Open()
		must(t, err)
		content, err := io.ReadAll(r)
		must(t, err)
		if f.Name == part && old.Match(content) {
			found, content = true, old.ReplaceAll(content, []byte(text))
		}
		w, err := out.Create(f.Name)
		must(t, err)
		_, err = w.Write(content)
		must(t, err)
	}
	must(t, out.Close())
	if !found {
		t.Fatalf("%s has no %s", part, old)
	}
	return b.Bytes()
}

func TestTable(t *testing.T) {
	ref := source.Ref{File: "inputs/x.csv"}.At(2, 3)
	problems := []source.Problem{source.Err(ref, "wrong", "", "")}
	data, err := annotate.Table(map[int][]string{1: {"id", "memory"}, 3: {"007", "=1+1"}}, problems)
	must(t, err)
	f := open(t, data)
	if got, _ := f.GetCellValue("Sheet1", "A3"); got != "007" {
		t.Errorf("A3 is %q", got)
	}
	if formula, _ := f.GetCellFormula("Sheet1", "B3"); formula != "" {
		t.Errorf("text became the formula %q", formula)
	}
	if ground(t, f, "B3") != "FFC7CE" || !strings.Contains(comments(t, f)["B3"], "wrong") {
		t.Error("B3 is not marked")
	}
	if problems[0].Ref != ref {
		t.Error("the caller’s problems were changed")
	}
}

func TestSameBytes(t *testing.T) {
	problems := []source.Problem{source.Err(cell("C2"), "wrong", "", "")}
	first, err := annotate.Workbook(given(t), problems)
	must(t, err)
	second, err := annotate.Workbook(given(t), problems)
	must(t, err)
	if !bytes.Equal(first, second) {
		t.Error("the same workbook gave two copies")
	}
}

// What is no workbook is refused and nothing panics, wherever it is cut.
func TestCutWorkbooks(t *testing.T) {
	data := given(t)
	for n := 0; n < len(data); n += 257 {
		if _, err := annotate.Workbook(data[:n], []source.Problem{source.Err(cell("C2"), "wrong", "", "")}); err == nil {
			t.Errorf("cut at %d it was annotated", n)
		}
	}
}
