package doc_test

import (
	"strings"
	"testing"

	"dossier/doc"
)

func TestSpreadFillsThePlacesBelow(t *testing.T) {
	cell := func(text string, span, rows int) doc.TableCell {
		return doc.TableCell{Content: doc.Say(text), Span: span, Rows: rows}
	}
	table := doc.Table{Rows: []doc.TableRow{
		{Cells: []doc.TableCell{cell("a", 0, 3), cell("b", 2, 2), cell("c", 0, 0)}},
		{Cells: []doc.TableCell{cell("d", 0, 0)}},
		{Cells: []doc.TableCell{cell("e", 0, 9), cell("f", 0, 0), cell("g", 0, 0)}},
		{},
	}}
	rows, covered := table.Spread()
	var got []string
	for i, r := range rows {
		var line []string
		for j, c := range r.Cells {
			switch {
			case covered[i][j]:
				line = append(line, strings.Repeat("^", max(c.Span, 1)))
			default:
				line = append(line, doc.Plain(doc.Document{}.Locale, c.Content))
			}
		}
		got = append(got, strings.Join(line, " "))
	}
	if want := "a b c|^ ^^ d|^ e f g|^"; strings.Join(got, "|") != want {
		t.Errorf("%s, want %s", strings.Join(got, "|"), want)
	}
	plain := doc.Table{Rows: table.Rows[1:2]}
	if rows, covered := plain.Spread(); len(rows) != 1 || covered != nil {
		t.Error("a table without spans is not its own")
	}
}
