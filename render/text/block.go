package text

import (
	"strconv"
	"strings"

	"dossier/doc"
)

func (p *printer) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

// block prints one block. A test gives it every type of the closed set.
func (p *printer) block(b doc.Block) {
	switch b := b.(type) {
	case doc.Heading:
		p.heading(b)
	case doc.Paragraph:
		p.gap()
		p.prose(p.plain(b.Content))
	case doc.List:
		p.list(b)
	case doc.Quote:
		p.quote(b)
	case doc.Callout:
		p.callout(b)
	case doc.Tiles:
		p.tiles(b)
	case doc.Definitions:
		p.gap()
		p.definitions(b.Items)
	case doc.Image:
		p.gap()
		p.prose("[" + b.Alt + "]")
		if b.Caption != "" {
			p.prose(b.Caption)
		}
	case doc.PageBreak:
		p.gap()
	case doc.Contents:
		p.contents(b)
	case doc.Table:
		p.gap()
		p.table(b)
	case doc.Chart:
		p.gap()
		p.chart(b)
	case doc.Gantt:
		p.gap()
		p.gantt(b)
	case doc.Graph:
		p.gap()
		p.graph(b)
	default:
		p.gap()
		p.line("[a block that a terminal cannot show]")
	}
}

func (p *printer) heading(h doc.Heading) {
	p.gap()
	text := p.plain(h.Content)
	switch h.Level {
	case 0, 1:
		p.underlined(text, "=")
	case 2:
		p.underlined(text, "-")
	default:
		p.prose(text)
	}
}

func (p *printer) list(l doc.List) {
	tight := len(p.lines) > 0 && strings.HasSuffix(p.lines[len(p.lines)-1], ":")
	if !tight {
		p.gap()
	}
	signWidth := 2
	if l.Ordered {
		signWidth = len(strconv.Itoa(len(l.Items))) + 2
	}
	for i, item := range l.Items {
		sign := "•"
		if l.Ordered {
			sign = strconv.Itoa(i+1) + "."
		}
		sign += strings.Repeat(" ", signWidth-columns(sign))
		p.inset(sign, strings.Repeat(" ", signWidth), func(inner *printer) { inner.blocks(item) })
	}
}

func (p *printer) quote(q doc.Quote) {
	p.gap()
	p.inset("| ", "| ", func(inner *printer) {
		inner.prose("“" + p.plain(q.Content) + "”")
		if q.By != "" {
			inner.prose("– " + q.By)
		}
	})
}

func (p *printer) callout(c doc.Callout) {
	p.gap()
	p.inset("| ", "| ", func(inner *printer) {
		if c.Title != "" {
			inner.prose(mark(c.Tone) + c.Title)
		}
		inner.blocks(c.Content)
	})
}

// tiles prints key figures one a line: label, value, note.
func (p *printer) tiles(t doc.Tiles) {
	p.gap()
	label, number := 0, 0
	for _, item := range t.Items {
		label = max(label, columns(clean(item.Label)))
		number = max(number, columns(p.tileValue(item)))
	}
	for _, item := range t.Items {
		line := pad(clean(item.Label)+":", label+1, doc.Start) + " " + pad(p.tileValue(item), number, doc.End)
		if item.Note != "" {
			line += "  (" + clean(item.Note) + ")"
		}
		if columns(line) <= p.width {
			p.line(line)
			continue
		}
		p.inset("", "  ", func(inner *printer) { inner.prose(line) })
	}
}

func (p *printer) tileValue(item doc.Tile) string {
	return mark(item.Tone) + clean(item.Value.Print(p.doc.Locale))
}

func (p *printer) definitions(items []doc.Definition) {
	widest := 0
	for _, item := range items {
		widest = max(widest, columns(clean(item.Term)))
	}
	widest = min(widest, p.width/3)
	for _, item := range items {
		first := pad(clean(item.Term), widest, doc.Start) + "  "
		p.inset(first, strings.Repeat(" ", widest+2), func(inner *printer) {
			inner.prose(p.plain(item.Content))
			if len(inner.lines) == 0 {
				inner.lines = []string{""}
			}
		})
	}
}

func (p *printer) contents(c doc.Contents) {
	p.gap()
	for _, b := range p.doc.Blocks {
		if h, ok := b.(doc.Heading); ok && h.Level <= c.Depth {
			p.line(strings.Repeat("  ", max(0, h.Level-1)) + clean(p.plain(h.Content)))
		}
	}
}

// plain is the text of inlines; an address stands beside the words that lead to it.
func (p *printer) plain(content []doc.Inline) string {
	var b strings.Builder
	for _, in := range content {
		switch in := in.(type) {
		case doc.Text:
			b.WriteString(in.Text)
		case doc.Link:
			words := p.plain(in.Content)
			b.WriteString(words)
			if in.URL != "" && in.URL != words {
				b.WriteString(" (" + in.URL + ")")
			}
		case doc.Break:
			b.WriteString("\n")
		case doc.Value:
			b.WriteString(in.Print(p.doc.Locale))
		default:
			b.WriteString("[an inline that a terminal cannot show]")
		}
	}
	return b.String()
}

// mark is the sign of a tone.
func mark(t doc.Tone) string {
	switch t {
	case doc.Good:
		return "✓ "
	case doc.Warning:
		return "! "
	case doc.Bad:
		return "✗ "
	default:
		return ""
	}
}
