package xlsx_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
)

// forms is a document to fill in: customers, then migrations that refer to them.
func forms() doc.Document {
	customers := doc.Table{ID: "Customers", Entry: 20, Columns: []doc.Column{
		{Header: "id", Field: &doc.Field{Help: "Required.\nThe id.", Required: true}},
		{Header: "use", Field: &doc.Field{Choices: []string{"public", "private"}}},
	}, Rows: []doc.TableRow{{Cells: []doc.TableCell{doc.TextCell("Example: C-01"), doc.TextCell("public")}}}}
	migrations := doc.Table{ID: "Migrations", Entry: 20, Columns: []doc.Column{
		{Header: "id", Field: &doc.Field{Required: true}},
		{Header: "customer", Field: &doc.Field{From: &doc.Lookup{Table: "Customers", Column: "id"}}},
		{Header: "all", Field: &doc.Field{From: &doc.Lookup{Table: "Customers", Column: "id"}, Several: true}},
		{Header: "elsewhere", Field: &doc.Field{From: &doc.Lookup{Table: "Accounts", Column: "id"}}},
		{Header: "start", Field: &doc.Field{Takes: doc.DateEntry}},
		{Header: "effort", Field: &doc.Field{Takes: doc.NumberEntry}, Align: doc.End},
		{Header: "kind", Field: &doc.Field{Choices: []string{"one", "two"}, From: &doc.Lookup{Table: "lists", Column: "kinds"}}},
	}}
	lists := doc.Table{ID: "lists", Columns: []doc.Column{{Header: "kinds"}}, Rows: []doc.TableRow{
		{Cells: []doc.TableCell{doc.TextCell("one")}}, {Cells: []doc.TableCell{doc.TextCell("two")}},
	}}
	sheet := func(name string, t doc.Table) []doc.Block {
		return []doc.Block{doc.Heading{Level: 1, Content: doc.Say(name)}, t}
	}
	blocks := append([]doc.Block{doc.Heading{Level: 1, Content: doc.Say("Instructions")}}, sheet("Customers", customers)...)
	blocks = append(blocks, sheet("Migrations", migrations)...)
	return doc.Document{ID: "form", Title: "Form", Audience: doc.Internal, Blocks: append(blocks, sheet("Lists", lists)...)}
}

func TestFormsHaveRules(t *testing.T) {
	parts := unzip(t, render(t, forms()))
	want := map[string][]string{
		"xl/worksheets/sheet2.xml": {`"public,private"`, `errorStyle="stop"`, `sqref="B5:B5004"`, `state="frozen"`, `xSplit="1"`, `ySplit="3"`},
		"xl/worksheets/sheet3.xml": {
			`sqref="B4:B5003" type="list"><formula1>Customers_id<`, `errorStyle="warning"`, `sqref="C4:C5003" type="list"><formula1>Customers_id<`,
			`sqref="E4:E5003" type="date"`, `sqref="F4:F5003" type="decimal"`, `sqref="G4:G5003" type="list"><formula1>Lists_kinds<`,
		},
		"xl/workbook.xml":  {`name="Customers_id">Customers!$A$5:INDEX(Customers!$A$5:$A$`, `name="Lists_kinds">Lists!$A$4:$A$5<`},
		"xl/comments1.xml": {"The id."},
		"xl/styles.xml":    {`formatCode="yyyy-mm-dd"`, `formatCode="@"`},
	}
	for name, texts := range want {
		for _, text := range texts {
			if !strings.Contains(string(parts[name]), text) {
				t.Errorf("%s lacks %s", name, text)
			}
		}
	}
	if strings.Contains(string(parts["xl/worksheets/sheet3.xml"]), `sqref="D`) {
		t.Error("a column whose ids stand in no sheet has a rule")
	}
	if protected := strings.Contains(string(parts["xl/worksheets/sheet2.xml"]), "sheetProtection"); protected {
		t.Error("a form is protected")
	}
}

// The drop-downs offer what is filled in, and no blank rows: LibreOffice reads the names as we do.
func TestDropDownsFollowWhatIsFilledIn(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(render(t, forms())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	set := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	set(f.SetCellValue("Customers", "A5", "C-07"))
	set(f.SetCellValue("Customers", "A6", "C-08"))
	set(f.SetCellFormula("Lists", "J11", "ROWS(Customers_id)"))
	set(f.SetCellFormula("Lists", "J12", "INDEX(Customers_id,2)"))
	set(f.SetCellFormula("Lists", "J13", "COUNTA(Lists_kinds)"))
	var b bytes.Buffer
	set(f.Write(&b))
	computed := recalculate(t, b.Bytes())[0]
	cells := rawSheets(t, computed)["Lists"]
	for ref, want := range map[string]string{"J11": "2", "J12": "C-08", "J13": "2"} {
		if got := cells[ref].Value; got != want {
			t.Errorf("%s of %s is %q, want %q", ref, cells[ref].Formula, got, want)
		}
	}
	kept := string(unzip(t, computed)["xl/worksheets/sheet3.xml"])
	for _, rule := range []string{"<formula1>Customers_id<", "<formula1>Lists_kinds<", `type="date"`, `type="decimal"`} {
		if !strings.Contains(kept, rule) {
			t.Errorf("LibreOffice dropped %s", rule)
		}
	}
}
