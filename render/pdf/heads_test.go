package pdf

import (
	"slices"
	"testing"

	"dossier/doc"
	"dossier/render/theme"
)

// headsOf are the texts of what heads each cell of the body of a table, in reading order.
func headsOf(t *testing.T, tab doc.Table) (heads [][]string) {
	t.Helper()
	l, _ := Lay(doc.Document{Blocks: []doc.Block{tab}}, theme.Default())
	texts := make([]string, len(l.Tree))
	marks := make([][]Node, len(l.Pages))
	for p, page := range l.Pages {
		for _, item := range page.Items {
			if run, is := item.(TextRun); is {
				texts[run.Node] += run.Text
				marks[p] = append(marks[p], run.Node)
			}
		}
	}
	all := structure(l, marks)
	for i, e := range all {
		if e.Role != string(RoleCell) && e.Role != string(RoleHeadCell) || i >= len(texts) || all[all[e.Parent].Parent].Role == string(RoleTableHead) {
			continue
		}
		names := []string{}
		for _, head := range e.Heads {
			names = append(names, texts[head])
			if all[head].Role != string(RoleHeadCell) || !all[head].Named {
				t.Errorf("%q is headed by %q, which is no head with a name", texts[i], texts[head])
			}
		}
		heads = append(heads, names)
	}
	return heads
}

func TestCellsNameTheirHeads(t *testing.T) {
	cell := doc.TextCell
	head := func(text string) doc.TableCell { return doc.TableCell{Content: doc.Say(text), Header: true} }
	columns := []doc.Column{{Header: "A"}, {Header: "B"}, {Header: "C"}}
	for name, test := range map[string]struct {
		rows []doc.TableRow
		want [][]string
	}{
		"scope tells": {[]doc.TableRow{{Cells: []doc.TableCell{head("r"), cell("1"), cell("2")}}}, [][]string{{}, {}, {}}},
		"groups": {
			[]doc.TableRow{
				{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say("g"), Span: 3, Header: true}}},
				{Cells: []doc.TableCell{head("r"), cell("1"), cell("2")}},
			},
			[][]string{{}, {"g", "A"}, {"g", "B", "r"}, {"g", "C", "r"}},
		},
		"columns": {[]doc.TableRow{{Cells: []doc.TableCell{head("r"), {Content: doc.Say("1"), Span: 2}}}}, [][]string{{"A"}, {"B", "C", "r"}}},
		"rows": {
			[]doc.TableRow{
				{Cells: []doc.TableCell{{Content: doc.Say("r"), Header: true, Rows: 2}, cell("1"), cell("2")}},
				{Cells: []doc.TableCell{cell("3"), cell("4")}},
			},
			[][]string{{"A"}, {"B", "r"}, {"C", "r"}, {"B", "r"}, {"C", "r"}},
		},
	} {
		if got := headsOf(t, doc.Table{Columns: columns, Rows: test.rows}); !slices.EqualFunc(got, test.want, slices.Equal) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}
