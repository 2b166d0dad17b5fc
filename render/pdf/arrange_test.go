package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/pdf/check"
	"dossier/render/theme"
)

// However long a table is that would rather lie across, and however much stands before it, no page beside it is left nearly empty: it
// stands upright then, or what stands on two pages is shared out.
func TestNoPageBesideAWideTableIsForsaken(t *testing.T) {
	for lines := 2; lines < 60; lines += 7 {
		for rows := 7; rows < 40; rows += 4 {
			d := doc.Document{Title: "Wide", Language: "en", Blocks: []doc.Block{said(lines), lying(rows), doc.Heading{Level: 1, Content: doc.Say("After")}, said(12)}}
			for _, finding := range check.Look(rendered(t, d, theme.Default()), 0) {
				t.Errorf("%d lines and %d rows: %s", lines, rows, finding)
			}
		}
	}
}

// said is so many paragraphs of one line.
func said(lines int) doc.List {
	var list doc.List
	for n := range lines {
		list.Items = append(list.Items, []doc.Block{doc.Paragraph{Content: doc.Say(fmt.Sprintf("Line %d.", n+1))}})
	}
	return list
}

// lying is a table that lies across where it may, since nothing is broken then, and can stand upright.
func lying(rows int) doc.Table {
	var table doc.Table
	for n := range 7 {
		table.Columns = append(table.Columns, doc.Column{Header: fmt.Sprintf("Column %d", n+1)})
	}
	for n := range rows {
		var row doc.TableRow
		for range table.Columns {
			row.Cells = append(row.Cells, doc.TextCell(fmt.Sprintf("some words %d", n+1)))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// The rows of a plan are shared out over its last two pages rather than a few left for the last.
func TestAPlansLastPageIsFilled(t *testing.T) {
	for activities := 24; activities < 90; activities += 3 {
		d := doc.Document{Title: "Plan", Language: "en", Blocks: []doc.Block{said(30), doctest.LargePlan(activities), doc.Heading{Level: 1, Content: doc.Say("After")}, said(12)}}
		for _, finding := range check.Look(rendered(t, d, theme.Default()), 0) {
			if strings.Contains(finding, "full") {
				t.Errorf("%d activities: %s", activities, finding)
			}
		}
	}
}
