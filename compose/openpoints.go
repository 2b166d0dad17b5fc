package compose

import (
	"slices"

	"dossier/doc"
	"dossier/value"
)

// OpenPoint is something that is left to decide or to do.
type OpenPoint struct {
	What []*doc.Value // in parts that stand one after the other
	Who  *doc.Value   // nil where nobody is named
	By   *doc.Value   // nil where no day is recorded
	Why  string
	Late bool // the day is past
}

// openPointsTable is the close of a document: what is open, who sees to it, by when, and why it matters.
func openPointsTable(id, empty string, open []OpenPoint) doc.Table {
	t := doc.Table{
		ID: id, Caption: "What is open, who sees to it, and by when",
		Columns: []doc.Column{column("What", 4), column("Who", 1.8), column("By", 1.4), column("Why", 2.8)},
		Empty:   empty,
	}
	dated := slices.ContainsFunc(open, func(o OpenPoint) bool { return o.By != nil })
	if !dated {
		t.Caption, t.Columns = "What is open, and who sees to it", slices.Delete(t.Columns, 2, 3)
		t.Note = doc.Say("No day is recorded for any of these: the next call with the customer sets one.")
	}
	for _, o := range open {
		who, by := wanted(o.Who, "nobody named"), wanted(o.By, "no day recorded")
		if o.Who == nil {
			who.Tone = doc.Warning
		}
		if o.By == nil {
			by.Tone = doc.Warning
		}
		if o.Late {
			by.Content, by.Tone = append(by.Content, doc.Text{Text: " (past)"}), doc.Bad
		}
		line := row(joined(o.What, " "), who, by, words(value.Capital(o.Why)))
		if !dated {
			line.Cells = slices.Delete(line.Cells, 2, 3)
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}
