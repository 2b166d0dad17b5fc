package text

import (
	"strings"

	"dossier/doc"
)

// gutter stands between columns.
const gutter = "  "

// table prints columns aligned, with cells that wrap where the terminal is narrow. Numbers stand at their end.
func (p *printer) table(t doc.Table) {
	if t.Caption != "" {
		p.prose(t.Caption)
	}
	if len(t.Rows) == 0 {
		if t.Empty != "" {
			p.prose(t.Empty)
		}
		return
	}
	t.Rows, _ = t.Spread()
	g := p.grid(t)
	if g.width() > p.width {
		p.records(g)
	} else {
		p.printGrid(t, g)
	}
	if len(t.Note) > 0 {
		p.prose(p.plain(t.Note))
	}
}

func (p *printer) printGrid(t doc.Table, g grid) {
	p.printRow(g, g.head)
	p.line(strings.Repeat("-", g.width()))
	for i, r := range t.Rows {
		if r.Kind == doc.TotalRow {
			p.line(strings.Repeat("-", g.width()))
		}
		p.printRow(g, g.rows[i])
	}
}

// records prints a table that is too wide for the terminal row by row: the first cell, and below it the others, each with its
// column's name.
func (p *printer) records(g grid) {
	for _, row := range g.rows {
		for i, b := range row {
			switch {
			case b.text == "":
				continue
			case i == 0:
				p.prose(b.text)
			case b.span > 1 || g.head[b.col].text == "":
				p.inset("  ", "  ", func(inner *printer) { inner.prose(b.text) })
			default:
				p.inset("  ", "    ", func(inner *printer) { inner.prose(g.head[b.col].text + ": " + b.text) })
			}
		}
	}
}

// grid is a table as text: cells, with the widths and alignments of its columns.
type grid struct {
	head   []box
	rows   [][]box
	widths []int
	aligns []doc.Align
}

// box is the text of a cell over one or more columns.
type box struct {
	text string
	col  int
	span int
}

func (g grid) width() int { return g.span(0, len(g.widths)) }

func (g grid) span(col, n int) int {
	total := len(gutter) * max(0, n-1)
	for _, w := range g.widths[col:min(col+n, len(g.widths))] {
		total += w
	}
	return total
}

func (p *printer) grid(t doc.Table) grid {
	g := grid{widths: make([]int, len(t.Columns)), aligns: make([]doc.Align, len(t.Columns))}
	for i, c := range t.Columns {
		head := c.Header
		if c.Unit != "" {
			head = strings.TrimSpace(head + " (" + c.Unit + ")")
		}
		g.head = append(g.head, box{clean(head), i, 1})
		g.aligns[i] = t.AlignOf(i)
	}
	for _, r := range t.Rows {
		g.rows = append(g.rows, p.boxes(t, r))
	}
	p.fit(&g)
	return g
}

func (p *printer) boxes(t doc.Table, r doc.TableRow) []box {
	var boxes []box
	col := 0
	for _, c := range r.Cells {
		span := max(1, c.Span)
		if col+span > len(t.Columns) {
			break
		}
		boxes = append(boxes, box{mark(c.Tone) + clean(p.plain(c.Content)), col, span})
		col += span
	}
	return boxes
}

// fit gives columns the width of their widest cell, and takes from the widest until the table stands in the terminal: down to
// whole words first, then parting the words of heads.
func (p *printer) fit(g *grid) {
	heads, cells := make([]int, len(g.widths)), make([]int, len(g.widths))
	for i, b := range g.head {
		g.widths[i], heads[i] = widest(strings.Split(b.text, "\n")), widest(strings.Fields(b.text))
	}
	for _, row := range g.rows {
		for _, b := range row {
			if b.span == 1 {
				g.widths[b.col] = max(g.widths[b.col], widest(strings.Split(b.text, "\n")))
				cells[b.col] = max(cells[b.col], widest(strings.Fields(b.text)))
			}
		}
	}
	p.stretch(g)
	for _, whole := range wholeWords {
		least := make([]int, len(cells))
		for i := range cells {
			least[i] = max(min(heads[i], whole.head), min(cells[i], whole.cell))
		}
		p.shrink(g, least)
	}
}

// wholeWords is how long a word is that a column does not part, in its head and in its cells, from the roomiest table to the
// tightest.
var wholeWords = []struct{ head, cell int }{{20, 20}, {6, 20}, {6, 12}}

// shrink takes columns off where there are most to spare, until the table stands in the terminal or every column is at its least.
func (p *printer) shrink(g *grid, least []int) {
	for g.width() > p.width {
		roomiest := 0
		for i := range g.widths {
			if g.widths[i]-least[i] > g.widths[roomiest]-least[roomiest] {
				roomiest = i
			}
		}
		if g.widths[roomiest] <= least[roomiest] {
			return
		}
		g.widths[roomiest]--
	}
}

// stretch widens the last column under a cell that spans, where what it spans is too narrow and the terminal has room.
func (p *printer) stretch(g *grid) {
	for _, row := range g.rows {
		for _, b := range row {
			if b.span == 1 {
				continue
			}
			if lack := widest(strings.Split(b.text, "\n")) - g.span(b.col, b.span); lack > 0 && g.width()+lack <= p.width {
				g.widths[b.col+b.span-1] += lack
			}
		}
	}
}

func widest(parts []string) int {
	n := 0
	for _, part := range parts {
		n = max(n, columns(part))
	}
	return n
}

// printRow prints a row, over as many lines as its longest cell takes.
func (p *printer) printRow(g grid, boxes []box) {
	high := 0
	cells := make([][]string, len(boxes))
	for i, b := range boxes {
		cells[i] = wrap(b.text, max(1, g.span(b.col, b.span)))
		high = max(high, len(cells[i]))
	}
	for n := range high {
		var parts []string
		for i, b := range boxes {
			text := ""
			if n < len(cells[i]) {
				text = cells[i][n]
			}
			align := g.aligns[b.col]
			if b.span > 1 {
				align = doc.Start
			}
			parts = append(parts, pad(text, g.span(b.col, b.span), align))
		}
		p.line(strings.Join(parts, gutter))
	}
}
