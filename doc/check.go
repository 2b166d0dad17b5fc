package doc

import (
	"strconv"
	"strings"

	"dossier/value"
)

// Check is a rule that each row of a table keeps, over the words in some of its cells. The column that has it says what breaks the rule;
// a workbook works that out again when a cell is changed.
type Check struct {
	Kept  string // what the column says of a row that keeps the rule: "nothing"
	Tests []Test
}

// Test counts the cells of a row that hold a word.
type Test struct {
	Columns     []int  // of the table, from 0
	Word        string // alone or between slashes, in whatever case: "A" stands in "R/A"; empty: whatever a cell holds
	Least, Most int    // how many such cells there may be
	Few, Many   string // what is said of a row that has fewer or more, {n} being their number; empty: as many as there are will do
}

// Of is what the check says of a row, whose cells each stand over one column.
func (c Check) Of(l value.Locale, r TableRow) string {
	var broken []string
	for _, t := range c.Tests {
		n := t.count(l, r)
		switch {
		case n < t.Least && t.Few != "":
			broken = append(broken, t.said(t.Few, n))
		case n > t.Most && t.Many != "":
			broken = append(broken, t.said(t.Many, n))
		}
	}
	if len(broken) == 0 {
		return c.Kept
	}
	return strings.Join(broken, "; ")
}

func (t Test) count(l value.Locale, r TableRow) (n int) {
	for _, column := range t.Columns {
		if column < len(r.Cells) && t.holds(Plain(l, r.Cells[column].Content)) {
			n++
		}
	}
	return n
}

func (t Test) holds(text string) bool {
	if t.Word == "" {
		return text != ""
	}
	for word := range strings.SplitSeq(strings.ReplaceAll(text, " ", ""), "/") {
		if strings.EqualFold(word, t.Word) {
			return true
		}
	}
	return false
}

func (Test) said(text string, n int) string { return strings.ReplaceAll(text, "{n}", strconv.Itoa(n)) }
