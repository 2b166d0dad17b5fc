// Package text draws a document for a terminal: headings, wrapped paragraphs, aligned tables, bars of blocks. It uses no colour
// and no control codes, so that the same text reads well in a pipe.
package text

import (
	"strings"

	"dossier/doc"
)

// Widths in columns of a terminal.
const (
	leastWidth = 40
	proseWidth = 100 // lines of running text are no longer, however wide the terminal
)

// Render is d as lines no wider than width, as far as words and tables allow; a width below 40 is 40. It ends in a line feed.
func Render(d doc.Document, width int) string {
	p := &printer{doc: d, width: max(width, leastWidth)}
	p.title()
	p.blocks(d.Blocks)
	return strings.Join(p.lines, "\n") + "\n"
}

// printer collects lines.
type printer struct {
	doc   doc.Document
	width int
	lines []string
}

func (p *printer) line(s string) { p.lines = append(p.lines, strings.TrimRight(s, " ")) }

// gap leaves one empty line, and none at the top or after another.
func (p *printer) gap() {
	if n := len(p.lines); n > 0 && p.lines[n-1] != "" {
		p.lines = append(p.lines, "")
	}
}

func (p *printer) title() {
	p.underlined(p.doc.Title, "=")
	if p.doc.Subtitle != "" {
		p.prose(p.doc.Subtitle)
	}
	if len(p.doc.Facts) == 0 {
		return
	}
	p.gap()
	var items []doc.Definition
	for _, f := range p.doc.Facts {
		items = append(items, doc.Definition{Term: f.Name, Content: f.Value})
	}
	p.definitions(items)
}

// underlined prints a heading with a rule as wide as it is.
func (p *printer) underlined(text, sign string) {
	widest := 0
	for _, line := range wrap(clean(text), p.width) {
		p.line(line)
		widest = max(widest, columns(line))
	}
	if widest > 0 {
		p.line(strings.Repeat(sign, widest))
	}
}

// prose prints running text.
func (p *printer) prose(text string) {
	for _, line := range wrap(clean(text), min(p.width, proseWidth)) {
		p.line(line)
	}
}

// inset prints what draw draws in a narrower space, with the first line led in by first and the others by rest.
func (p *printer) inset(first, rest string, draw func(*printer)) {
	inner := &printer{doc: p.doc, width: max(p.width-max(columns(first), columns(rest)), leastWidth/4)}
	draw(inner)
	for i, line := range inner.lines {
		lead := rest
		if i == 0 {
			lead = first
		}
		p.line(lead + line)
	}
}
