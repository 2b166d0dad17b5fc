package xlsx_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/theme"
	"dossier/render/xlsx"
)

// part is a table as the format has it.
type part struct {
	Name    string `xml:"name,attr"`
	Shown   string `xml:"displayName,attr"`
	Ref     string `xml:"ref,attr"`
	Columns []struct {
		Name string `xml:"name,attr"`
	} `xml:"tableColumns>tableColumn"`
}

func tablesOf(t *testing.T, data []byte) []part {
	t.Helper()
	var all []part
	for name, text := range unzip(t, data) {
		if !strings.HasPrefix(name, "xl/tables/") {
			continue
		}
		var p part
		if err := xml.Unmarshal(text, &p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// Excel repairs a workbook whose tables share a name, or name a column other than its cell does.
func TestTablesOfTheFormat(t *testing.T) {
	two := doc.Document{ID: "two", Title: "Two"}
	for i := range 2 {
		tab := doc.Table{ID: "same", Columns: []doc.Column{{Header: "Name"}, {Header: "memory", Unit: "MiB"}, {Header: "=1+1"}}}
		for r := range 3 {
			tab.Rows = append(tab.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell("x"), doc.TextCell(fmt.Sprint(r)), doc.TextCell("+y")}})
		}
		two.Blocks = append(two.Blocks, doc.Heading{Level: 1, Content: doc.Say(fmt.Sprintf("S%d", i))}, tab)
	}
	for _, d := range []doc.Document{two, doctest.Rich(doc.Audit), fiveSheets()} {
		data := render(t, d)
		names := map[string]bool{}
		tables := tablesOf(t, data)
		if len(tables) == 0 {
			t.Errorf("%s: no table", d.ID)
		}
		file := open(t, data)
		for _, name := range file.GetDefinedName() {
			names[strings.ToLower(name.Name)] = true
		}
		for _, p := range tables {
			if lower := strings.ToLower(p.Name); names[lower] || p.Name != p.Shown {
				t.Errorf("%s: table %s shares its name", d.ID, p.Name)
			} else {
				names[lower] = true
			}
		}
		for _, sheet := range file.GetSheetList() {
			inSheet, err := file.GetTables(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range inSheet {
				for _, p := range tables {
					if p.Name == at.Name {
						checkHeads(t, file, sheet, p)
					}
				}
			}
		}
	}
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file
}

func checkHeads(t *testing.T, file *excelize.File, sheet string, p part) {
	t.Helper()
	first, _, _ := strings.Cut(p.Ref, ":")
	col, row, err := excelize.CellNameToCoordinates(first)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range p.Columns {
		cell, _ := excelize.CoordinatesToCellName(col+i, row)
		if head, _ := file.GetCellValue(sheet, cell); head != c.Name {
			t.Errorf("%s!%s: %q heads the column %q", sheet, cell, head, c.Name)
		}
	}
}

// A table whose columns are not told apart by their names stays cells with a filter.
func TestColumnsOfOneName(t *testing.T) {
	for _, heads := range [][2]string{{"a", "A"}, {"a", ""}, {"a\nb", "c"}, {" a", "b"}} {
		d := doc.Document{ID: "one", Title: "One", Blocks: []doc.Block{doc.Table{Columns: []doc.Column{{Header: heads[0]}, {Header: heads[1]}}, Rows: []doc.TableRow{
			{Cells: []doc.TableCell{doc.TextCell("x"), doc.TextCell("y")}}, {Cells: []doc.TableCell{doc.TextCell("x"), doc.TextCell("y")}},
		}}}}
		data, _ := xlsx.Render(d, theme.Default())
		if len(tablesOf(t, data)) > 0 || !strings.Contains(string(unzip(t, data)["xl/worksheets/sheet1.xml"]), "<autoFilter") {
			t.Errorf("%q: want a filter and no table", heads)
		}
	}
}
