package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/theme"
	"dossier/value"
)

// A plan that cannot be drawn on a page becomes a table that stands as tables do: whatever its rows ask for, none runs off the page.
func TestAPlanThatBecomesATableStaysOnThePage(t *testing.T) {
	for letters := 1000; letters <= 6000; letters += 250 {
		g := doc.Gantt{ID: "plan", Title: "The plan", Alt: "The plan.", Today: value.Date{Year: 2026, Month: 3, Day: 2}}
		for i := range 11 {
			day := value.Date{Year: 2000 + i, Month: 3, Day: 2}
			g.Activities = append(g.Activities, doc.GanttBar{
				ID: fmt.Sprint(i), Label: fmt.Sprintf("Activity %d", i), Start: day, Finish: day, ActualStart: day, ActualFinish: day, Note: "slack 3 d", Critical: i%2 == 0,
			})
		}
		g.Activities[5].Label = strings.Repeat("iI", letters/2)
		layout, _ := pdf.Lay(doc.Document{ID: "test", Audience: doc.Audit, Language: "en", Blocks: []doc.Block{doc.Paragraph{Content: doc.Say("It follows.")}, g}}, theme.Default())
		for number, page := range layout.Pages {
			for _, item := range page.Items {
				if run, ok := item.(pdf.TextRun); ok && run.Node != pdf.Artifact && run.Y > page.Height-25*pdf.MM {
					t.Fatalf("%d letters, page %d, %v high: %.20q stands at %v", letters, number+1, page.Height, run.Text, run.Y)
				}
			}
		}
	}
}
