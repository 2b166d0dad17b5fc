package xlsx

import (
	"strconv"

	"dossier/doc"
	"dossier/source"
)

// layout turns blocks into rows of sheets.
type layout struct {
	doc     doc.Document
	book    *book
	sheet   *sheet
	names   sheetNames
	anchors map[string]address // of headings, by ID
	indent  int                // of what stands inside lists and callouts
	tone    doc.Tone           // of the callout around; its rows have a ground
	boxed   bool
	day     string // number format of days, once it is known
	cells   slab[cell]
	runsOf  slab[run]
}

// plan lays the whole document out. Values stand in their cells; formulas come later.
func plan(d doc.Document) (*book, map[string]address) {
	l := &layout{doc: d, book: &book{}, names: sheetNames{}, anchors: map[string]address{}}
	l.begin(firstName(d))
	l.cover()
	named := false
	for _, b := range d.Blocks {
		if h, ok := b.(doc.Heading); ok && h.Level <= 1 {
			if named {
				l.begin(doc.Plain(d.Locale, h.Content))
			}
			named = true
		}
		l.block(b)
	}
	return l.book, l.anchors
}

// firstName is the first level-1 heading, else the title: the first sheet holds the title block and that section.
func firstName(d doc.Document) string {
	for _, b := range d.Blocks {
		if h, ok := b.(doc.Heading); ok && h.Level <= 1 {
			return doc.Plain(d.Locale, h.Content)
		}
	}
	return d.Title
}

func (l *layout) begin(name string) {
	l.sheet = &sheet{name: l.names.unique(name)}
	l.book.sheets = append(l.book.sheets, l.sheet)
}

func (l *layout) cover() {
	l.prose(doc.Say(l.doc.Title), look{face: titleFace})
	if l.doc.Subtitle != "" {
		l.prose(doc.Say(l.doc.Subtitle), look{face: subtitleFace})
	}
	for _, f := range l.doc.Facts {
		l.term(f.Name, f.Value)
	}
	l.sheet.skip()
}

// block lays out one block. A test gives it every type of the closed set.
func (l *layout) block(b doc.Block) {
	switch b := b.(type) {
	case doc.Heading:
		l.heading(b)
	case doc.Paragraph:
		l.paragraph(b)
	case doc.List:
		l.list(b)
	case doc.Quote:
		l.quote(b)
	case doc.Callout:
		l.callout(b)
	case doc.Tiles:
		l.tiles(b)
	case doc.Definitions:
		for _, item := range b.Items {
			l.term(item.Term, item.Content)
		}
		l.sheet.skip()
	case doc.Image:
		l.image(b)
	case doc.PageBreak:
		l.sheet.breaks = append(l.sheet.breaks, len(l.sheet.rows)+1)
	case doc.Contents:
		l.contents(b)
	case doc.Table:
		l.table(b)
	case doc.Chart:
		l.chart(b)
	case doc.Gantt:
		l.gantt(b)
	case doc.Graph:
		l.graph(b)
	default:
		l.warn(source.Ref{}, "a block that a workbook cannot show", "one of the blocks of package doc")
	}
}

func (l *layout) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		l.block(b)
	}
}

func (l *layout) warn(ref source.Ref, what, want string) {
	l.book.problems = append(l.book.problems, source.Warn(ref, what, want, ""))
}

func (l *layout) heading(h doc.Heading) {
	face := minorFace
	switch h.Level {
	case 0, 1:
		face = sectionFace
	case 2:
		face = headingFace
	}
	l.sheet.skip()
	row := l.prose(h.Content, look{face: face})
	if h.ID != "" {
		l.anchors[h.ID] = address{l.sheet, 1, row}
	}
}

func (l *layout) paragraph(p doc.Paragraph) {
	face := bodyFace
	switch p.Role {
	case doc.Lead:
		face = leadFace
	case doc.Fine:
		face = fineFace
	}
	l.prose(p.Content, look{face: face})
}

func (l *layout) quote(q doc.Quote) {
	l.prose(q.Content, look{face: quoteFace, indent: 1})
	if q.By != "" {
		l.prose(doc.Say("– "+q.By), look{face: fineFace, indent: 1})
	}
	l.sheet.skip()
}

func (l *layout) callout(c doc.Callout) {
	l.sheet.skip()
	tone, boxed := l.tone, l.boxed
	l.tone, l.boxed = c.Tone, true
	if c.Title != "" {
		l.prose(doc.Say(c.Title), look{bold: true, tone: c.Tone})
	}
	l.blocks(c.Content)
	l.tone, l.boxed = tone, boxed
	l.sheet.skip()
}

func (l *layout) list(list doc.List) {
	for i, item := range list.Items {
		sign := "• "
		if list.Ordered {
			sign = strconv.Itoa(i+1) + ". "
		}
		l.indent++
		for j, b := range item {
			p, ok := b.(doc.Paragraph)
			if j > 0 || !ok {
				l.block(b)
				continue
			}
			p.Content = append([]doc.Inline{doc.Text{Text: sign}}, p.Content...)
			l.paragraph(p)
		}
		l.indent--
	}
}

func (l *layout) tiles(t doc.Tiles) {
	l.sheet.skip()
	for _, item := range t.Items {
		big := l.cell([]doc.Inline{item.Value}, look{face: bigFace, align: doc.End, tone: item.Tone, rule: true, fill: panelFill})
		l.sheet.add(22,
			cell{runs: say(item.Label), look: look{rule: true, fill: panelFill, indent: 1}},
			big,
			cell{runs: say(item.Note), look: look{face: fineFace, rule: true, fill: panelFill, indent: 1}},
		)
	}
	l.sheet.skip()
}

// term is a name with its text beside it.
func (l *layout) term(name string, content []doc.Inline) {
	text := l.cell(content, look{wrap: true, left: true})
	l.sheet.add(0, cell{runs: say(name), look: look{bold: true, wrap: true, indent: l.indent}}, text)
	l.sheet.rows[len(l.sheet.rows)-1].prose = 2
	l.linkCell(content, 2, len(l.sheet.rows))
	l.overflow(2, len(l.sheet.rows), text)
}

func (l *layout) image(img doc.Image) {
	l.sheet.skip()
	if p, err := openPicture(img); err != nil {
		l.warn(source.Ref{File: img.Name}, "image does not open: "+err.Error(), "a PNG or JPEG")
		l.prose(doc.Say(img.Alt), look{italic: true})
	} else {
		p.row = l.sheet.add(min(imageHeight, float64(p.height)*3/4+8), cell{})
		l.sheet.images = append(l.sheet.images, p)
	}
	if img.Caption != "" {
		l.prose(doc.Say(img.Caption), look{face: fineFace})
	}
}

func (l *layout) contents(c doc.Contents) {
	for _, b := range l.doc.Blocks {
		h, ok := b.(doc.Heading)
		if !ok || h.Level > c.Depth || h.ID == "" {
			continue
		}
		row := l.prose([]doc.Inline{doc.Text{Text: doc.Plain(l.doc.Locale, h.Content)}}, look{face: linkFace, indent: max(0, h.Level-1)})
		l.sheet.links = append(l.sheet.links, link{col: 1, row: row, anchor: h.ID})
	}
	l.sheet.skip()
}

// prose sets text over the width of the sheet, in as many rows as its length needs, and gives the first.
func (l *layout) prose(content []doc.Inline, lk look) int {
	lk.wrap = true
	lk.indent += l.indent
	if l.boxed {
		lk.fill = panelFill
	}
	c := l.cell(content, lk)
	first := len(l.sheet.rows) + 1
	for _, part := range l.split(c) {
		row := l.sheet.add(0, part)
		l.sheet.rows[row-1].prose = 1
	}
	l.linkCell(content, 1, first)
	return first
}

// cell is the content as one cell: typed where it is exactly one value, text otherwise.
func (l *layout) cell(content []doc.Inline, lk look) cell {
	if len(content) == 1 {
		if _, ok := content[0].(doc.Value); ok {
			return l.typed(content[0], lk)
		}
	}
	runs := l.runs(content)
	if len(runs) == 1 {
		lk.bold, lk.italic = lk.bold || runs[0].bold, lk.italic || runs[0].italic
	}
	return cell{runs: runs, look: lk}
}

// typed is a doc.Value as a cell.
func (l *layout) typed(in doc.Inline, lk look) cell {
	v, _ := in.(doc.Value)
	lk.bold = lk.bold || v.Strong
	c := cell{value: in, look: lk}
	c.look.wrap = lk.wrap && v.Kind == doc.TextValue
	switch v.Kind {
	case doc.FigureValue:
		if v.Figure == nil {
			c.value, c.runs = nil, say(v.Print(l.doc.Locale))
			return c
		}
		c.figure = v.Figure
		c.look.format = formatOf(l.doc.Locale, v.Figure.Value, v.Figure.Unit, lk.input)
		if code, money := v.Figure.Unit.Currency(); money && (v.Bare || v.Whole) {
			c.look.format = shortFormat(code, v)
		}
		if v.Figure.Assumed() {
			c.look.italic = true
			c.look.format = decorated(c.look.format, "", assumedMark)
		}
	case doc.NumberValue:
		c.look.format = formatOf(l.doc.Locale, v.Number, v.Unit, lk.input)
	case doc.MoneyValue:
		c.look.format = moneyFormat(v.Money.Currency, v.Money.Amount)
	case doc.DateValue:
		c.look.format = l.dayFormat()
	default:
		c.value, c.runs = nil, l.runs([]doc.Inline{doc.Text{Text: v.Text, Source: firstRef(v.Sources)}})
	}
	return c
}

func firstRef(refs []source.Ref) source.Ref {
	if len(refs) == 0 {
		return source.Ref{}
	}
	return refs[0]
}
