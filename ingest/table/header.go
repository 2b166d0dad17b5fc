// Package table recognises the tables of sheets and reads their rows into records, by the schema that model states. A table is one
// of ours, one that a mapping of dossier.yaml describes, or an export that a format file describes; all three become a Plan, and one
// reader reads them all.
package table

import (
	"dossier/ingest/literal"
	"slices"
	"strings"

	"dossier/ingest/sheet"
)

// A header is looked for in so many rows from the top, of tables of thousands of columns in those that hold so many cells.
const (
	headRows  = 60
	headCells = 20_000
)

// header is a row that may head a table.
type header struct {
	row      int
	upper    int            // the row above it that is part of it; 0 for a header of one row
	headings []heading      // those that hold something, from left to right
	index    map[string]int // folded → the first of headings; nil for a short header
}

// heading is one cell of a header.
type heading struct {
	col    int
	text   string // as it stands, tidied
	folded string // as it is compared
	name   string // folded, without the unit
	unit   string // folded; "" for none
}

func headingOf(col int, text string) heading {
	h := heading{col: col, text: text, folded: literal.Fold(text)}
	h.name, h.unit = splitUnit(h.folded)
	return h
}

// indexed is the header with an index, where it is so long that one pays.
func (h header) indexed() header {
	const short = 24
	if len(h.headings) <= short {
		return h
	}
	h.index = make(map[string]int, len(h.headings))
	for i, g := range h.headings {
		if _, twice := h.index[g.folded]; !twice {
			h.index[g.folded] = i
		}
	}
	return h
}

func (h header) first() int { return h.headings[0].col }
func (h header) last() int  { return h.headings[len(h.headings)-1].col }

// find is the heading that folds to the text, or nil.
func (h header) find(folded string) *heading {
	if h.index != nil {
		if i, known := h.index[folded]; known {
			return &h.headings[i]
		}
		return nil
	}
	i := slices.IndexFunc(h.headings, func(g heading) bool { return g.folded == folded })
	if i < 0 {
		return nil
	}
	return &h.headings[i]
}

// like are the headings that a name stands for, in which * is any text. A name without one is one heading at most.
func (h header) like(name string) []heading {
	if !strings.Contains(name, "*") {
		if g := h.find(literal.Fold(name)); g != nil {
			return []heading{*g}
		}
		return nil
	}
	parts := strings.Split(name, "*")
	for i, p := range parts {
		parts[i] = literal.Fold(p)
	}
	var found []heading
	for _, g := range h.headings {
		if fitsPattern(g.folded, parts) {
			found = append(found, g)
		}
	}
	return found
}

// fitsPattern tells whether the text begins with the first part, ends with the last one, and holds the others in their order between.
func fitsPattern(text string, parts []string) bool {
	last := len(parts) - 1
	rest, ok := strings.CutPrefix(text, parts[0])
	if !ok {
		return false
	}
	if rest, ok = strings.CutSuffix(rest, parts[last]); !ok {
		return false
	}
	for _, p := range parts[1:last] {
		if _, rest, ok = strings.Cut(rest, p); !ok {
			return false
		}
	}
	return true
}

// heads are the rows from the top that may be a header: at least half of what they hold is text. Behind them come the pairs of such
// rows that may be a header together.
func heads(s *sheet.Sheet) []header {
	var found, pairs []header
	rows, cells := 0, 0
	for row := range s.Rows() {
		if rows++; rows > headRows || cells > headCells {
			break
		}
		h, ok := headerOf(row)
		if cells += len(h.headings); ok {
			if last := len(found) - 1; last >= 0 && found[last].row == row.Number-1 {
				pairs = append(pairs, pair(found[last], h))
			}
			found = append(found, h)
		}
	}
	return append(found, pairs...)
}

// pair is the header of two rows, as merged cells make them: a column is headed by its lower cell, by the upper one where there is no
// other, and by both where several columns have the same lower cell.
func pair(upper, lower header) header {
	h := header{row: lower.row, upper: upper.row}
	times := map[string]int{}
	for _, g := range lower.headings {
		times[g.folded]++
	}
	above, next := "", 0 // the text of the group that a column stands in: that of the nearest heading at or before it
	for _, g := range lower.headings {
		for ; next < len(upper.headings) && upper.headings[next].col <= g.col; next++ {
			above = upper.headings[next].text
		}
		if above != "" && times[g.folded] > 1 {
			g = headingOf(g.col, above+" "+g.text)
		}
		h.headings = append(h.headings, g)
	}
	for _, g := range upper.headings {
		if lower.at(g.col) == nil {
			h.headings = append(h.headings, g)
		}
	}
	slices.SortFunc(h.headings, func(a, b heading) int { return a.col - b.col })
	return h.indexed()
}

func headerOf(row sheet.Row) (header, bool) {
	h := header{row: row.Number}
	texts := 0
	for i, c := range row.Cells {
		if c.Kind == sheet.Text {
			texts++
		}
		if t := literal.Tidy(c.Text); c.Kind != sheet.Blank && t != "" {
			h.headings = append(h.headings, headingOf(i+1, t))
		}
	}
	return h.indexed(), texts > 0 && 2*texts >= len(h.headings) && len(h.headings) > 0
}

// splitUnit takes the unit off a header: "memory (gb)", "memory [gb]", "memory in gb" and "memory gb" all give memory and gb.
func splitUnit(folded string) (name, unit string) {
	for _, brackets := range []string{"()", "[]"} {
		open := strings.LastIndexByte(folded, brackets[0])
		if open > 0 && strings.HasSuffix(folded, brackets[1:]) {
			unit = strings.TrimSpace(folded[open+1 : len(folded)-1])
			return strings.TrimSpace(folded[:open]), strings.TrimPrefix(unit, "in ")
		}
	}
	words := strings.Fields(folded)
	if len(words) < 2 {
		return folded, ""
	}
	unit, words = words[len(words)-1], words[:len(words)-1]
	if last := len(words) - 1; last > 0 && words[last] == "in" {
		words = words[:last]
	}
	return strings.TrimRight(strings.Join(words, " "), ",;"), unit
}
