package ingest_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
)

// book is a workbook that a test fills cell by cell.
type book struct {
	t *testing.T
	*excelize.File
}

func newBook(t *testing.T, name string) book {
	b := book{t, excelize.NewFile()}
	t.Cleanup(func() { _ = b.Close() })
	b.must(b.SetSheetName("Sheet1", name))
	return b
}

func (b book) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b book) row(sheet, cell string, values ...any) {
	b.t.Helper()
	b.must(b.SetSheetRow(sheet, cell, &values))
}

// format shows a cell by a number format.
func (b book) format(sheet, cell, code string) {
	b.t.Helper()
	style, err := b.NewStyle(&excelize.Style{CustomNumFmt: &code})
	b.must(err)
	b.must(b.SetCellStyle(sheet, cell, cell, style))
}

func (b book) in(files fstest.MapFS) fstest.MapFS {
	b.t.Helper()
	var data bytes.Buffer
	b.must(b.Write(&data))
	files["inputs/book.xlsx"] = &fstest.MapFile{Data: data.Bytes()}
	return files
}

func readBook(t *testing.T, b book) (*model.Portfolio, []source.Problem) {
	t.Helper()
	result, problems := ingest.Read(ingest.Workspace{Files: b.in(base())})
	return result.Portfolio, problems
}

func TestTextColumnsShowWhatAPersonSees(t *testing.T) {
	b := newBook(t, "Assumptions")
	b.row("Assumptions", "A1", "name", "value", "source")
	for i, c := range []struct {
		value  any
		format string
		want   string
	}{
		{1001, "", "1001"},
		{3.1, "", "3.1"},
		{12345678.9, "", "12345678.9"},
		{0.08, "0%", "8 %"},
		{42, "00000", "00042"},
		{true, "", "true"},
		{time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), "mmm-yy", "2026-03"},
		{time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC), "yyyy-mm-dd", "2026-03-04"},
		{0.9375, "hh:mm", "22:30"},
		{" two\u00a0 words\nmore\u200b", "", "two words more"},
	} {
		cell, err := excelize.CoordinatesToCellName(2, i+2)
		b.must(err)
		b.row("Assumptions", "A"+cell[1:], "a name", c.value, c.want)
		if c.format != "" {
			b.format("Assumptions", cell, c.format)
		}
	}
	p, problems := readBook(t, b)
	if len(problems) > 0 {
		t.Error(problems)
	}
	for _, a := range p.Assumptions {
		if a.Value != a.Source {
			t.Errorf("%s is %q, want %q", a.At("value"), a.Value, a.Source)
		}
	}
}

func TestIDsThatASpreadsheetRoundedAreLost(t *testing.T) {
	b := newBook(t, "Accounts")
	b.row("Accounts", "A1", "id", "migration", "name")
	b.row("Accounts", "A2", "836123456789", "M-01", "text is kept")
	b.row("Accounts", "A3", 836123456789, "M-01", "twelve digits are kept")
	b.row("Accounts", "A4", "8.36E+11", "M-01", "what is left of an id")
	b.must(b.SetCellDefault("Accounts", "A5", "12345678901234568000"))
	b.row("Accounts", "B5", "M-01", "more digits than a number keeps")
	b.row("Accounts", "A6", 12345678901, "M-01", "a leading zero that only the format shows")
	b.format("Accounts", "A6", "000000000000")
	p, problems := readBook(t, b)
	wantProblem(t, problems, `error: inputs/book.xlsx!Accounts!A4: id "8.36E+11" is an id that a spreadsheet has rounded`)
	wantProblem(t, problems, `error: inputs/book.xlsx!Accounts!A5: id "12345678901234568000" is an id that a spreadsheet has rounded`)
	want := []string{"836123456789", "836123456789", "", "", "012345678901"}
	for i, a := range p.Accounts {
		if a.ID != want[i] {
			t.Errorf("row %d: id %q, want %q", i+2, a.ID, want[i])
		}
	}
}

func TestNumbersKeepEveryDigitAndPercentagesTheirScale(t *testing.T) {
	b := newBook(t, "Servers")
	b.row("Servers", "A1", "id", "migration", "storage", "utilization", "CPUs", "memory")
	b.row("Servers", "A2", "S-1", "M-01", nil, 0.25, 2, 4096)
	b.must(b.SetCellDefault("Servers", "C2", "0.12345678901234567890"))
	b.format("Servers", "D2", "0.0%")
	b.row("Servers", "A3", "S-2", "M-01", 1.5, 25, true, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	b.must(b.SetCellFormula("Servers", "C3", "1/0"))
	b.must(b.SetCellDefault("Servers", "C3", "#DIV/0!"))
	p, problems := readBook(t, b)
	if got := p.Servers[0].Storage.String(); got != "0.1234567890123456789" {
		t.Errorf("storage %s has lost digits", got)
	}
	if a, b := p.Servers[0].Utilization.String(), p.Servers[1].Utilization.String(); a != "25" || b != "25" {
		t.Errorf("25%% is read as %s, and 25 as %s", a, b)
	}
	wantProblem(t, problems, `error: inputs/book.xlsx!Servers!E3: CPUs "TRUE": want a whole number of vCPUs`)
	wantProblem(t, problems, `error: inputs/book.xlsx!Servers!F3: memory is the date 2026-01-01`)
}

func TestDateCells(t *testing.T) {
	b := newBook(t, "Migrations")
	b.row("Migrations", "A1", "id", "customer", "title", "start", "end", "deadline")
	b.row("Migrations", "A2", "M-01", "C-01", "One", time.Date(2025, 2, 3, 23, 59, 0, 0, time.UTC), 45000, 25569)
	b.format("Migrations", "F2", "yyyy-mm-dd")
	result, problems := ingest.Read(ingest.Workspace{Files: b.in(fstest.MapFS{"inputs/customers.csv": base()["inputs/customers.csv"]})})
	if got := result.Portfolio.Migrations[0].Start.String(); got != "2025-02-03" {
		t.Errorf("start %s, want 2025-02-03", got)
	}
	wantProblem(t, problems, `error: inputs/book.xlsx!Migrations!E2: end "45000": want a date: YYYY-MM-DD, or a cell formatted as a date (a spreadsheet’s number of a day? format the cell as a date)`)
	wantProblem(t, problems, `error: inputs/book.xlsx!Migrations!F2: deadline "1970-01-01": want a date from 1980 to 2100`)
}

// raw is a workbook of one sheet, written cell by cell as XML.
func raw(t *testing.T, name, sheetData string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="` + name + `" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + sheetData + `</sheetData></worksheet>`},
	} {
		f, err := w.Create(part[0])
		if err == nil {
			_, err = f.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestErrorCellsAndFormulasWithoutAValue(t *testing.T) {
	text := func(cell, s string) string { return `<c r="` + cell + `" t="inlineStr"><is><t>` + s + `</t></is></c>` }
	data := raw(t, "Servers", `<row r="1">`+text("A1", "id")+text("B1", "migration")+text("C1", "memory")+text("D1", "strategy")+`</row>`+
		`<row r="2">`+text("A2", "S-1")+text("B2", "M-01")+`<c r="C2" t="e"><f>A0</f><v>#REF!</v></c><c r="D2" t="e"><v>#N/A</v></c></row>`+
		`<row r="3"><c r="A3"><f>B3&amp;"-9"</f></c>`+text("B3", "M-01")+`<c r="C3"><v>4096</v></c></row>`)
	files := base()
	files["inputs/book.xlsx"] = &fstest.MapFile{Data: data}
	_, problems := ingest.Read(ingest.Workspace{Files: files})
	wantProblem(t, problems, "error: inputs/book.xlsx!Servers!C2: memory is the error #REF!: want a whole number of MiB (mend the formula, or write the value)")
	wantProblem(t, problems, "error: inputs/book.xlsx!Servers!D2: strategy is the error #N/A: want one of rehost")
	wantProblem(t, problems, "error: inputs/book.xlsx!Servers!A3: id is missing: want a value")
}

// A table as wide as a sheet can be, all text, could be headed by any of its first rows, and each of their cells could be meant for any
// of our columns: it is recognised or not in the time that a narrow one takes, many times over and not many times squared.
func TestTableOfThousandsOfColumns(t *testing.T) {
	const columns = 16_384
	var b strings.Builder
	for row := range 60 {
		for col := range columns {
			fmt.Fprintf(&b, "%c%d%c-%d,", 'a'+col%26, col*7919%9973, 'a'+row%26, row)
		}
		b.WriteString("\n")
	}
	_, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/wide.csv", b.String())})
	wantProblem(t, problems, "warning: inputs/wide.csv: the table is not recognised and not read")

	named := "id,migration,name" + strings.Repeat(",x", columns-3) + "\nS-1,M-01,web" + strings.Repeat(",y", columns-3) + "\n"
	result, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/servers.csv", named)})
	if len(result.Portfolio.Servers) != 0 || source.Worst(problems) < source.Warning {
		t.Errorf("%d servers: %v", len(result.Portfolio.Servers), problems)
	}
}

func TestHiddenRowsAndHiddenSheetsAreSaid(t *testing.T) {
	b := newBook(t, "Applications")
	b.row("Applications", "A1", "id", "migration", "name", "strategy")
	b.row("Applications", "A2", "A-1", "M-01", "Billing", "rehost")
	b.row("Applications", "A3", "A-2", "M-01", "Orders", "rehost")
	b.must(b.SetRowVisible("Applications", 3, false))
	_, err := b.NewSheet("Servers")
	b.must(err)
	b.row("Servers", "A1", "id", "migration")
	b.row("Servers", "A2", "S-1", "M-01")
	b.must(b.SetSheetVisible("Servers", false))
	_, err = b.NewSheet("Lists")
	b.must(err)
	b.row("Lists", "A1", "Rehost", "Replatform")
	b.row("Lists", "A2", "yes", "no")
	b.must(b.SetSheetVisible("Lists", false))
	_, err = b.NewSheet("Waves")
	b.must(err)
	b.row("Waves", "A1", "id", "migration", "name")
	b.must(b.SetSheetVisible("Waves", false))
	_, err = b.NewSheet("Instructions")
	b.must(err)
	b.row("Instructions", "A1", "Fill in every sheet", "one row", "for each thing")
	p, problems := readBook(t, b)
	if len(p.Applications) != 2 || len(p.Servers) != 0 {
		t.Errorf("%d applications and %d servers, want 2 and 0", len(p.Applications), len(p.Servers))
	}
	wantProblem(t, problems, "note: inputs/book.xlsx!Applications!A1:D1: what is hidden is read like the rest: 1 row")
	wantProblem(t, problems, "warning: inputs/book.xlsx!Servers: the sheet is hidden, and looks like a table of Servers: not read (unhide it")
	wantProblem(t, problems, "note: inputs/book.xlsx!Lists: the sheet is hidden: not read")
	wantProblem(t, problems, "note: inputs/book.xlsx!Waves: the sheet is hidden: not read") // a header, and nothing below it
	wantProblem(t, problems, "note: inputs/book.xlsx!Instructions: for people: not read")
	if source.Worst(problems) > source.Warning {
		t.Error(problems)
	}
}

// A table that was pasted below itself has an error for its first rows, and one that counts the others.
func TestTableThatStandsTwiceIsSaidOnce(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,migration,name\n")
	for range 2 {
		for i := range 500 {
			fmt.Fprintf(&b, "S-%d,M-01,host\n", i)
		}
	}
	_, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/servers.csv", b.String())})
	wantProblem(t, problems, `error: inputs/servers.csv!A502: id "S-0" of the server stands twice`)
	wantProblem(t, problems, "error: inputs/servers.csv!A1:C1: 400 further ids of Servers stand twice: want one row an id (is a part of the table there twice?)")
	if len(problems) != 101 {
		t.Errorf("%d problems, want 101", len(problems))
	}
}
