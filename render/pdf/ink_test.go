package pdf

import (
	"bytes"
	"strconv"
	"testing"

	"dossier/doc"
	"dossier/render/theme"
	"dossier/value"
)

// Each run of text is drawn in its own colour, whatever was drawn before it: the colour of areas and that of text are one to a PDF.
func TestTextIsDrawnInItsColour(t *testing.T) {
	day := func(n int) value.Date { return value.Date{Year: 2026, Month: 3, Day: n} }
	l, _ := Lay(doc.Document{ID: "test", Audience: doc.Audit, Language: "en", Blocks: []doc.Block{doc.Gantt{
		ID: "plan", Title: "The plan", Alt: "The plan.", Today: day(3), Activities: []doc.GanttBar{
			{ID: "1", Label: "Kick-off", Group: "First", Start: day(2), Finish: day(2), Milestone: true, Critical: true},
			{ID: "2", Label: "Landing zone", Group: "First", Start: day(2), Finish: day(9), Note: "slack 3 d"},
			{ID: "3", Label: "Acceptance", Group: "Second", Start: day(10), Finish: day(10), Milestone: true},
		},
	}}}, theme.Default())
	fonts, err := standIns(l)
	if err != nil {
		t.Fatal(err)
	}
	d, err := draw(l, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var wanted []TextRun
	polygons := 0
	for _, page := range l.Pages {
		for _, item := range page.Items {
			switch i := item.(type) {
			case TextRun:
				wanted = append(wanted, i)
			case Polygon:
				polygons++
			}
		}
	}
	inks := inksOf(d.file)
	if len(inks) != len(wanted) || polygons < 2 {
		t.Fatalf("%d runs are drawn of %d, after %d polygons", len(inks), len(wanted), polygons)
	}
	for i, run := range wanted {
		if inks[i] != run.Colour {
			t.Errorf("%q is drawn in %v, not in %v", run.Text, inks[i], run.Colour)
		}
	}
}

// inksOf are the colours that the runs of text of a file are drawn in, in their order.
func inksOf(file []byte) (inks []theme.Colour) {
	var ink theme.Colour
	words := bytes.Fields(file)
	channel := func(word []byte) uint8 {
		f, _ := strconv.ParseFloat(string(word), 64)
		return uint8(f*255 + 0.5)
	}
	for i, word := range words {
		switch {
		case string(word) == "rg" && i > 2:
			ink = theme.Colour{R: channel(words[i-3]), G: channel(words[i-2]), B: channel(words[i-1])}
		case string(word) == "g" && i > 0:
			ink = theme.Colour{R: channel(words[i-1]), G: channel(words[i-1]), B: channel(words[i-1])}
		case string(word) == "Td": // a font is set without it
			inks = append(inks, ink)
		}
	}
	return inks
}
