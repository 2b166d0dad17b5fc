package xlsx

import (
	"math"
	"strings"

	"github.com/rivo/uniseg"

	"dossier/doc"
	"dossier/value"
)

// fit sets the widths of a sheet's columns from what stands in them, lets running text run over the columns it needs, and
// sets the heights of rows whose text breaks.
func (s *sheet) fit(l value.Locale) {
	s.widths = make([]float64, s.columns())
	grid := make([]bool, len(s.widths))
	for r, row := range s.rows {
		for c := range row.cells {
			cell := &row.cells[c]
			s.holds.input = s.holds.input || cell.input
			s.holds.figure = s.holds.figure || cell.figure != nil
			s.holds.remark = s.holds.remark || cell.remark != ""
			if cell.grid {
				grid[c] = true
				continue
			}
			if row.prose > 0 && c+1 >= row.prose || s.mergedFrom(c+1, r+1) > 0 {
				continue
			}
			s.widths[c] = max(s.widths[c], width(cell, l), cell.room)
		}
	}
	for i, w := range s.widths {
		s.widths[i] = min(maxWidth, max(minWidth, w+2))
		if w == 0 && grid[i] {
			s.widths[i] = calendarW
		}
	}
	s.spread()
	for r := range s.rows {
		s.fitRow(r, l)
	}
}

// mergedFrom is the last column of the merged cells that begin in a cell; 0 where none do.
func (s *sheet) mergedFrom(col, row int) int {
	for _, m := range s.merges[row] {
		if m.col == col {
			return m.lastCol
		}
	}
	return 0
}

// spread merges the cells of running text over enough columns to be read with ease.
func (s *sheet) spread() {
	last := 0
	for total := 0.0; total < proseWidth || last < len(s.widths) && s.widths[last] != calendarW; last++ {
		if last == len(s.widths) {
			s.widths = append(s.widths, spareColumn)
		}
		total += s.widths[last]
	}
	for r, row := range s.rows {
		if row.prose > 0 && row.prose < last {
			s.merge(r+1, row.prose, last)
		}
	}
}

func (s *sheet) fitRow(r int, l value.Locale) {
	row := &s.rows[r]
	if row.height > 0 || row.loose {
		return
	}
	for c := range row.cells {
		cell := &row.cells[c]
		room := s.widths[c]
		if row.prose == c+1 {
			room = s.across(c)
		}
		if last := s.mergedFrom(c+1, r+1); last > 0 {
			room = s.between(c, last)
		}
		size := fontSize(cell.look.face)
		height := float64(lines(cell, l, room*11/size-float64(2*cell.look.indent)-1)) * size * lineHeight / 11
		row.height = min(409, max(row.height, math.Ceil(height)+rowPadding(cell.look.face)))
	}
}

func (s *sheet) across(c int) float64 { return s.between(c, len(s.widths)) }

func (s *sheet) between(first, last int) float64 {
	total := 0.0
	for _, w := range s.widths[first:last] {
		total += w
	}
	return total
}

func rowPadding(f face) float64 {
	switch f {
	case titleFace, sectionFace, headingFace:
		return 6
	default:
		return 3
	}
}

// fontSize is the size in points of a face.
func fontSize(f face) float64 {
	switch f {
	case titleFace:
		return 20
	case sectionFace:
		return 16
	case bigFace:
		return 14
	case headingFace:
		return 13
	case subtitleFace, leadFace, quoteFace:
		return 12
	case fineFace:
		return 9
	default:
		return 11
	}
}

// text is what a reader sees in a cell.
func (c *cell) text(l value.Locale) string {
	if v, ok := c.typed(); ok {
		return v.Print(l) + mark(c.look.tone)
	}
	if len(c.runs) == 1 {
		return c.runs[0].text
	}
	var b strings.Builder
	for _, r := range c.runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// width is what a cell would like: a typed value stands on one line, a head may break between words.
func width(c *cell, l value.Locale) float64 {
	text := c.text(l)
	widest := 0
	if !strings.Contains(text, "\n") {
		widest = columnsOf(text)
	} else {
		for line := range strings.Lines(text) {
			widest = max(widest, columnsOf(strings.TrimRight(line, "\n")))
		}
	}
	if c.look.face == headFace || c.look.face == fieldFace {
		return float64(max(longestWord(text), min(widest, 14))+2*c.look.indent) * 1.12
	}
	w := float64(widest+2*c.look.indent) * fontSize(c.look.face) / 11
	if c.look.bold {
		w *= 1.08
	}
	if c.figure != nil && c.look.italic {
		w += 2
	}
	if v, ok := c.typed(); ok && (v.Kind == doc.DateValue || c.unit() == value.CalendarDay || c.unit() == value.Moment) {
		w += 2 // a day that is a little too wide for its column, in a wider face, is not shown at all
	}
	return w
}

func longestWord(text string) int {
	n := 0
	for _, word := range strings.Fields(text) {
		n = max(n, columnsOf(word))
	}
	return n
}

// columnsOf is how many columns of a terminal a text takes, which is about its width in digits. Most text is ASCII, a column a letter.
func columnsOf(text string) int {
	if isPlain(text) {
		return len(text)
	}
	return uniseg.StringWidth(text)
}

// lines is how many lines a cell's text takes in a width in characters.
func lines(c *cell, l value.Locale, room float64) int {
	if v, ok := c.typed(); ok && v.Kind != doc.TextValue {
		return 1
	}
	n := 0
	text := c.text(l)
	if !strings.Contains(text, "\n") {
		return wrapped(text, max(4, room))
	}
	for line := range strings.Lines(text) {
		n += wrapped(strings.TrimRight(line, "\n"), max(4, room))
	}
	return max(1, n)
}

func wrapped(line string, room float64) int {
	if float64(columnsOf(line)) <= room {
		return 1
	}
	n, used := 1, 0.0
	for _, word := range strings.Fields(line) {
		w := float64(columnsOf(word))
		switch {
		case used > 0 && used+1+w <= room:
			used += 1 + w
			continue
		case used > 0:
			n++
		}
		n += int(math.Ceil(w/room)) - 1
		used = math.Mod(w, room)
		if w > 0 && used == 0 {
			used = room
		}
	}
	return n
}
