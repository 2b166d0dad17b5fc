package checklist_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/ingest/checklist"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

// tab is a sheet to write: its rows from A1, "" for an empty cell.
type tab struct {
	name   string
	rows   [][]string
	merged []string // "A1:B2"
	hidden bool
}

func book(t testing.TB, tabs ...tab) *sheet.Book {
	t.Helper()
	x := excelize.NewFile()
	for i, tab := range tabs {
		if i == 0 {
			must(t, x.SetSheetName("Sheet1", tab.name))
		} else if _, err := x.NewSheet(tab.name); err != nil {
			t.Fatal(err)
		}
		for r, row := range tab.rows {
			for c, text := range row {
				name, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if text != "" {
					must(t, x.SetCellValue(tab.name, name, text))
				}
			}
		}
		for _, m := range tab.merged {
			first, last, _ := strings.Cut(m, ":")
			must(t, x.MergeCell(tab.name, first, last))
		}
		if tab.hidden {
			must(t, x.SetSheetVisible(tab.name, false))
		}
	}
	var out bytes.Buffer
	must(t, x.Write(&out))
	b, problems := sheet.Open("c.xlsx", bytes.NewReader(out.Bytes()), int64(out.Len()))
	if b == nil {
		t.Fatal(problems)
	}
	return b
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// places are the layout in short: "DOC-001 #1 C4 D4".
func places(list *model.Checklist) []string {
	var all []string
	for _, s := range list.Sheets {
		for _, r := range s.Rows {
			for _, p := range r.Pairs {
				line := fmt.Sprintf("%s: %s #%d %s %s", s.Ref.Sheet, r.Item, p.Reference, p.Met.Ref.Cells, p.Response.Ref.Cells)
				if p.Met.IsFilled() {
					line += " " + p.Met.Text
				}
				if p.Met.Under != (source.Ref{}) {
					line += " under " + p.Met.Under.Cells.String()
				}
				all = append(all, line)
			}
		}
	}
	return all
}

func TestLayouts(t *testing.T) {
	for name, c := range map[string]struct {
		tab  tab
		want []string
	}{
		"practice": {
			tab{name: "P", rows: [][]string{{"Banner"}, {"ID", "Requirement Description", "Met?", "Partner Response"}, {"Section"}, {"PRJ-001", "Outcomes"}, {"GENAIPR-003", "Skills", "Yes"}}},
			[]string{"P: PRJ-001 #0 C4 D4", "P: GENAIPR-003 #0 C5 D5 Yes"},
		},
		"references": {
			tab{name: "R", merged: []string{"C2:D2", "E2:F2"}, rows: [][]string{{"Banner"},
				{"ID", "Requirement Description", "Customer Reference #1", "", "Customer Reference #2"}, {"", "", "Met?", "Partner Response", "Met?", "Partner Response"},
				{"Section"}, {"UCR-001", "About"}}},
			[]string{"R: UCR-001 #1 C5 D5", "R: UCR-001 #2 E5 F5"},
		},
		"example column": {
			tab{name: "E", rows: [][]string{{"Banner"},
				{"ID", "Requirement Description", "Example Response", "Customer Reference #1", "", "Customer Reference #2", ""}, {"", "", "", "Met?", "Partner Response", "Met?", "Partner Response"},
				{"DOC-001", "Diagram", "An example"}}},
			[]string{"E: DOC-001 #1 D4 E4", "E: DOC-001 #2 F4 G4"},
		},
		"shifted, in other words, references in another order": {
			tab{name: "S", rows: [][]string{nil, nil, nil,
				{"", "", " id ", "Notes", "Requirement", "Customer  Example 2", "", "", "customer reference #1", ""}, {"", "", "", "", "", "Partner Response", "Links", "Met? (Yes/No)", "MET?", "Partner response"},
				{"", "", "DOC-001", "", "Diagram"}}},
			[]string{"S: DOC-001 #2 H6 F6", "S: DOC-001 #1 I6 J6"},
		},
		"an id twice, one that is none, a second header": {
			tab{name: "T", rows: [][]string{{"ID", "Description", "Partner’s Response", "Met?"}, {"OPE-001", "a"}, {"OPE-001", "b"}, {"OPE-1", "c"}, {"ID", "x", "Description", "Met?", "Partner's response"}, {"REL-002", "", "d"}}},
			[]string{"T: OPE-001 #0 D2 C2", "T: OPE-001 #0 D3 C3", "T: REL-002 #0 D6 E6"},
		},
		"merged answers": {
			tab{name: "M", merged: []string{"C2:C3", "D2:D3", "C4:C5"}, rows: [][]string{{"ID", "Description", "Met?", "Partner Response"}, {"OPE-001", "a"}, {"OPE-001", "b"}, {"OPE-002", "c"}, {"OPE-003", "d"}}},
			[]string{"M: OPE-001 #0 C2 D2", "M: OPE-002 #0 C4 D4", "M: OPE-003 #0 C5 D5 under C4:C5"},
		},
	} {
		list, _ := checklist.Read(book(t, c.tab))
		if list == nil {
			t.Errorf("%s: not recognised", name)
			continue
		}
		if got := places(list); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestTitleAndOtherSheets(t *testing.T) {
	reqs := tab{name: "Reqs", rows: [][]string{{"Common Practice Requirements"}, {"ID", "Requirement Description", "Met?", "Partner Response"}, {"PRJ-001", "a"}, {"PRJ-01", "no id"}}}
	hidden := reqs
	hidden.name, hidden.hidden = "Old", true
	for title, want := range map[string]model.ChecklistType{
		"AWS AnyProgramme Competency Service Offering Validation Checklist": model.CompetencyChecklist, "Amazon X Service Delivery Validation Checklist": model.ServiceDeliveryChecklist,
		"X Service Ready Validation Checklist": model.ServiceReadyChecklist, "AWS MSP Program Checklist": model.MSPChecklist, "FTR Checklist": model.FTRChecklist, "Something else": "",
	} {
		list, problems := checklist.Read(book(t, tab{name: "Introduction", rows: [][]string{{"for the Competency team: " + strings.Repeat("prose ", 60)}, {title}}}, reqs, hidden))
		if list == nil || list.Type != want || want != "" && list.Title != title {
			t.Errorf("%s: %+v", title, list)
			continue
		}
		if !slices.Equal(list.Others, []string{"Introduction", "Old"}) || len(list.Sheets) != 1 {
			t.Errorf("other sheets %q", list.Others)
		}
		var words []string
		for _, p := range problems {
			words = append(words, p.String())
		}
		wanted := []string{
			`note: c.xlsx!Reqs!A4: "PRJ-01" is no id of an item: the row is not filled: want an id like DOC-001`,
			"note: c.xlsx!Old: the sheet of the self-assessment is hidden: not filled",
			"note: c.xlsx: sheets of the self-assessment without items, not filled: Introduction, Old",
		}
		if !slices.Equal(words, wanted) {
			t.Errorf("problems\n%s", strings.Join(words, "\n"))
		}
	}
}

func TestOtherWorkbooks(t *testing.T) {
	for name, rows := range map[string][][]string{
		"our answers":      {{"ID", "Reference", "Met", "Text", "Answered by", "Answered on"}, {"DOC-001", "M-01", "yes"}},
		"answers, renamed": {{"ID", "Requirement Description", "Met?", "Partner Response", "Answered by"}, {"DOC-001", "a", "yes"}},
		"customers":        {{"ID", "Legal name", "Description"}, {"C-001", "x", "y"}},
		"references alone": {{"ID", "Customer Reference #1"}, {"DOC-001", "x"}, {"DOC-002", "Met?"}},
		"nothing":          nil,
		"too far down":     append(make([][]string, 60), []string{"ID", "Description", "Met?", "Partner Response"}),
	} {
		if list, problems := checklist.Read(book(t, tab{name: "S", rows: rows})); list != nil || problems != nil {
			t.Errorf("%s is taken for a checklist: %+v", name, list)
		}
	}
	csv := []byte("ID,Requirement Description,Met?,Partner Response\nDOC-001,a,,\n")
	b, _ := sheet.Open("c.csv", bytes.NewReader(csv), int64(len(csv)))
	if list, _ := checklist.Read(b); list != nil {
		t.Error("a text file is taken for a workbook")
	}
}

// FuzzRead gives any words as a sheet. The law: each pair's cells stand in its row, right of the id and apart from one another.
func FuzzRead(f *testing.F) {
	f.Add("ID|Requirement Description|Met?|Partner Response\nPRJ-001|a||")
	f.Add("ID|x|Customer Reference #1||Customer Reference #2\n||Met?|Partner Response|Met?|Partner Response\nDOC-001|a")
	f.Add("|ID|Customer Reference #1\n|Met?|Partner Response\n|DOC-001")
	f.Fuzz(func(t *testing.T, text string) {
		var rows [][]string
		for _, line := range strings.Split(text, "\n") {
			rows = append(rows, strings.Split(line, "|"))
		}
		if len(text) > 2000 || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' || r == '\uFFFD' }) {
			t.Skip()
		}
		list, _ := checklist.Read(plainBook(t, rows))
		if list == nil {
			return
		}
		for _, s := range list.Sheets {
			for _, r := range s.Rows {
				for _, p := range r.Pairs {
					met, response, id := p.Met.Ref.Cells, p.Response.Ref.Cells, r.Ref.Cells
					if met.FirstRow != id.FirstRow || response.FirstRow != id.FirstRow || met.FirstCol <= id.FirstCol || response.FirstCol <= id.FirstCol || met == response {
						t.Errorf("%s at %s is answered at %s and %s", r.Item, id, met, response)
					}
				}
			}
		}
	})
}

// plainBook is a workbook of one sheet, written without a library: a fuzz test wants many.
func plainBook(t *testing.T, rows [][]string) *sheet.Book {
	t.Helper()
	var cells strings.Builder
	for _, row := range rows {
		cells.WriteString("<row>")
		for _, text := range row {
			cells.WriteString(`<c t="inlineStr"><is><t>`)
			must(t, xml.EscapeText(&cells, []byte(text)))
			cells.WriteString("</t></is></c>")
		}
		cells.WriteString("</row>")
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range [][2]string{
		{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Type="t/worksheet" Target="sheet.xml"/></Relationships>`},
		{"xl/sheet.xml", "<worksheet><sheetData>" + cells.String() + "</sheetData></worksheet>"},
	} {
		w, err := z.Create(p[0])
		must(t, err)
		_, err = w.Write([]byte(p[1]))
		must(t, err)
	}
	must(t, z.Close())
	b, problems := sheet.Open("c.xlsx", bytes.NewReader(out.Bytes()), int64(out.Len()))
	if b == nil {
		t.Fatal(problems)
	}
	return b
}
