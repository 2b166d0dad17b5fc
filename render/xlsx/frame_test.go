package xlsx_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/theme"
	"dossier/render/xlsx"
	"dossier/value"
)

// What is around the cells is in the file: whatever excelize drops without a word would be missed here.
func TestSheetsAreSetUp(t *testing.T) {
	parts := unzip(t, render(t, doctest.Rich(doc.Audit)))
	want := map[string][]string{
		"xl/worksheets/sheet2.xml": {
			`<dimension ref="A1:F35"`, `state="frozen"`, `topLeftCell="A5"`, `ySplit="4"`, `fitToPage="true"`, `orientation="portrait"`, `paperSize="9"`, `fitToWidth="1"`,
			`&amp;LSubmission scorecard`, `Page &amp;P of &amp;N`, `<sheetProtection sheet="true"`, `<tableParts count="1">`, `type="decimal"`, `sqref="B5:B7"`, `showGridLines="false"`,
		},
		"xl/worksheets/sheet1.xml": {
			`sqref="C26:C30" type="list"`, `<formula1>"1,0"</formula1>`, `<brk id="18"`, `location="Scores!A21"`, `&#34;PASS&#34;`, `&#34;GAP&#34;`, `<mergeCell ref="A25:G25"`, `<drawing `, `<legacyDrawing `,
		},
		"xl/workbook.xml": {
			`name="Weights_rehost">&#39;Weights and thresholds&#39;!$B$5<`, `name="Thresholds_weighted_applications">`, `name="_xlnm.Print_Titles">Scores!$24:$24<`,
		},
		"xl/tables/table1.xml": {`_table" displayName=`, `ref="A4:C7"`, `<autoFilter ref="A4:C7">`, `showRowStripes="false"`},
		"xl/comments1.xml": {
			"Rule: weighted applications = applications × weight", "Sources: harbour/applications.csv!A2:A8, programme.yaml:12", "assumed: rests on a rule",
		},
		"docProps/core.xml": {
			"<dc:title>Submission scorecard</dc:title>", "<dc:creator>Northwind Cloud Partners</dc:creator>", "2026-03-04T00:00:00Z",
		},
	}
	for name, texts := range want {
		for _, text := range texts {
			if !strings.Contains(string(parts[name]), text) {
				t.Errorf("%s lacks %s", name, text)
			}
		}
	}
}

func TestLetterPaper(t *testing.T) {
	th := theme.Default()
	th.Paper = theme.Letter
	data, _ := xlsx.Render(doctest.Rich(doc.Audit), th)
	if !strings.Contains(string(unzip(t, data)["xl/worksheets/sheet1.xml"]), `paperSize="1"`) {
		t.Error("not Letter")
	}
}

// Values are numbers with formats, not text: what a reader's program prints is what the document would.
func TestTypedCells(t *testing.T) {
	rows := []struct {
		value doc.Value
		raw   string
		shown string
	}{
		{doc.NumberOf(value.Num(must("1234.5")), "GiB"), "1234.5", "1,234.5"},
		{doc.NumberOf(value.Num(must("20")), "application"), "20", "20"},
		{doc.NumberOf(value.Num(must("12.5")), value.Percent), "12.5", "12.5%"},
		{doc.NumberOf(value.Num(must("1250000")), "USD/month"), "1250000", "USD 1,250,000"},
		{doc.Value{Kind: doc.MoneyValue, Money: value.Money{Amount: must("-99.5"), Currency: "EUR"}}, "-99.5", "-EUR 99.50"},
		{doc.NumberOf(value.Num(must("1")), value.Verdict), "PASS", "PASS"},
		{doc.NumberOf(value.Num(must("1")), value.Member), "1", "yes"}, // excelize prints no format's third section; LibreOffice prints 0 as no
		{doc.NumberOf(value.Number{}, ""), "unknown", "unknown"},
		{doc.DateOf(value.Date{Year: 2026, Month: 3, Day: 4}), "46085", "4 Mar 2026"},
		{doc.DateOf(value.Date{Year: 1899, Month: 3, Day: 4}), "4 March 1899", "4 March 1899"},
		{doc.DateOf(value.Date{}), "", ""},
		{doc.NumberOf(value.Num(must("1E400")), ""), must("1E400").String(), must("1E400").String()},
	}
	table := doc.Table{Columns: []doc.Column{{Header: "v"}}}
	for _, r := range rows {
		table.Rows = append(table.Rows, doc.TableRow{Cells: []doc.TableCell{doc.ValueCell(r.value)}})
	}
	data := render(t, doc.Document{Title: "T", Audience: doc.Audit, Blocks: []doc.Block{table}})
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	raw := rawSheets(t, data)["T"]
	for i, r := range rows {
		ref, err := excelize.CoordinatesToCellName(1, 4+i)
		if err != nil {
			t.Fatal(err)
		}
		shown, err := f.GetCellValue("T", ref)
		if err != nil {
			t.Fatal(err)
		}
		if raw[ref].Value != r.raw || shown != r.shown {
			t.Errorf("%s is %q, shown as %q; want %q, shown as %q", ref, raw[ref].Value, shown, r.raw, r.shown)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	d := doctest.Rich(doc.Audit)
	for b.Loop() {
		if data, _ := xlsx.Render(d, theme.Default()); data == nil {
			b.Fatal("no workbook")
		}
	}
}
