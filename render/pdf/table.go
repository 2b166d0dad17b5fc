package pdf

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/value"
)

// tableSetter sets one table.
type tableSetter struct {
	*setter
	table doc.Table
	area  area

	covered [][]bool // by row and place: the cell lies under one above; nil where none does
	fit     fit
	aligns  []align
	cell    style
	pad     Length // white above and below a cell's text
	head    style

	repeated Length // height of the head on continued pages
}

// columned is t with as many columns as its widest row needs, so that no cell is left out, and with empty cells under those that stand
// over several rows; covered tells these by row and place.
func columned(t doc.Table) (whole doc.Table, covered [][]bool) {
	t.Rows, covered = t.Spread()
	n := len(t.Columns)
	for _, row := range t.Rows {
		used := 0
		for _, c := range row.Cells {
			used += spanOf(c)
		}
		n = max(n, used)
	}
	t.Columns = append(t.Columns[:len(t.Columns):len(t.Columns)], make([]doc.Column, n-len(t.Columns))...)
	return t, covered
}

func spanOf(c doc.TableCell) int { return max(c.Span, 1) }

// isWide tells whether t needs a landscape page.
func (s *setter) isWide(t doc.Table) bool {
	landscape := s.landscape(t)
	t, _ = columned(t)
	return s.fitTable(t, s.page(false), landscape).wide
}

// landscape is the room that a table has on a landscape page; none where it is to stand upright.
func (s *setter) landscape(t doc.Table) Length {
	if s.narrow[first(t)] {
		return 0
	}
	return s.page(true).width
}

// fitTable decides the type and the columns of a table.
func (s *setter) fitTable(t doc.Table, a area, landscape Length) fit {
	if len(t.Columns) == 0 {
		return fit{shrink: 1}
	}
	if len(t.Rows) == 0 {
		return fitting(s.measured(t), a.width, landscape)
	}
	key := fitted{row: &t.Rows[0], column: &t.Columns[0], width: a.width, landscape: landscape}
	f, known := s.fits[key]
	if !known {
		m := s.measured(t)
		f = fitting(m, a.width, landscape)
		f.texts = m.texts
		s.fits[key] = f
	}
	return f
}

// cellText is a cell's text ready to be set: the one that was measured, if it was, in the size and for the node that it stands for.
func (ts *tableSetter) cellText(row, cell int, content []doc.Inline, st style, node Node) para {
	if row >= len(ts.fit.texts) || cell >= len(ts.fit.texts[row]) {
		return ts.prepare(content, st, node)
	}
	p := ts.fit.texts[row][cell]
	for _, sp := range p.spans {
		if sp.link != nil {
			return ts.prepare(content, st, node) // links are nodes of their own
		}
	}
	p.style = st
	for i := range p.spans {
		p.spans[i].node = node
	}
	return p
}

// fitted is a table, known by its first row and its first column, in the room that it was fitted into.
type fitted struct {
	row              *doc.TableRow
	column           *doc.Column
	width, landscape Length
}

// measured is what the cells ask for. Cells over several columns widen them alike where those are too narrow together.
func (s *setter) measured(t doc.Table) measured {
	m := measured{columns: make([]extent, len(t.Columns)), weights: weightsOf(t.Columns), sizes: sizesOf(t)}
	cell, head := s.tableType(t)
	heads := make([]cellExtent, len(t.Columns))
	for i, c := range t.Columns {
		var pieces []piece
		m.columns[i], pieces = asks(s.prepare(headOf(c), head, Artifact))
		heads[i] = cellExtent{first: i, span: 1, pieces: pieces}
	}
	m.cells = append(m.cells, heads)
	for _, row := range t.Rows {
		texts := make([]para, len(row.Cells))
		for i, c := range row.Cells {
			texts[i] = s.prepare(s.toned(c), s.cellStyle(cell, row, c), Artifact)
		}
		m.texts = append(m.texts, texts)
	}
	s.alignDecimals(t, m.texts)
	for r, row := range t.Rows {
		at := 0
		cells := make([]cellExtent, 0, len(row.Cells))
		for i, c := range row.Cells {
			n := spanOf(c)
			asked, pieces := asks(m.texts[r][i])
			widen(m.columns[at:at+n], asked)
			cells = append(cells, cellExtent{first: at, span: n, pieces: pieces})
			at += n
		}
		m.cells = append(m.cells, cells)
	}
	return m
}

// asks measures the text of one cell.
func asks(text para) (extent, []piece) {
	pieces := text.pieces()
	if n := len(pieces); n > 0 {
		pieces[n-1].ink += text.style.size.em(text.after)
	}
	var e extent
	var line Length
	for _, p := range pieces {
		e.word, e.full = max(e.word, p.ink), max(e.full, line+p.ink)
		line += p.ink + p.space
		if p.ends {
			line = 0
		}
	}
	// A little more than measured, lest rounding part a word that fits exactly.
	const rounding = 10
	return extent{word: e.word + 2*padX + rounding, full: e.full + 2*padX + rounding}, pieces
}

func widen(columns []extent, need extent) {
	var have extent
	for _, c := range columns {
		have.word += c.word
		have.full += c.full
	}
	n := Length(len(columns))
	for i := range columns {
		columns[i].word += max(0, need.word-have.word) / n
		columns[i].full += max(0, need.full-have.full) / n
		if n == 1 {
			columns[i] = extent{max(have.word, need.word), max(have.full, need.full)}
		}
	}
}

// headOf is the head of a column: its name, and its unit in lighter type.
func headOf(c doc.Column) []doc.Inline {
	content := []doc.Inline{doc.Text{Text: c.Header, Strong: true}}
	if c.Unit != "" {
		content = append(content, doc.Text{Text: " (" + c.Unit + ")"})
	}
	return content
}

// toned is the content of a cell with the sign of its tone before it.
func (s *setter) toned(c doc.TableCell) []doc.Inline {
	if sign := s.sign(c.Tone); sign != "" && len(c.Content) > 0 {
		return append([]doc.Inline{doc.Text{Text: sign, Strong: true}}, c.Content...)
	}
	return c.Content
}

// tableType is the type of a table's cells and of the names of its columns.
func (s *setter) tableType(t doc.Table) (cell, head style) {
	if t.Small {
		return s.scale.small, s.scale.smallHead
	}
	return s.scale.cell, s.scale.headCell
}

// cellStyle is st as a cell has it.
func (s *setter) cellStyle(st style, row doc.TableRow, c doc.TableCell) style {
	if c.Tone != doc.Neutral {
		st.colour = s.toneColour(c.Tone)
	}
	st.strong = row.Kind != doc.BodyRow || c.Header
	return st
}

// table sets a table: its caption, its head, its rows, the note and the sources below.
func (s *setter) table(t doc.Table, a area) []slab {
	whole := t
	t, covered := columned(t)
	landscape := Length(0)
	if !a.nested {
		landscape = s.landscape(whole)
	}
	f := s.fitTable(t, s.upright(a), landscape)
	if !a.nested {
		a = s.page(f.wide)
	}
	cell, head := s.tableType(t)
	set := tableSetter{
		setter: s, table: t, covered: covered, area: a, fit: f, aligns: alignsOf(t),
		cell: cell.at(f.of(cell.size)), head: head.at(f.of(head.size)), pad: padY,
	}
	if t.Small {
		set.pad = padYSmall
	}
	slabs := set.all(s.tree.child(a.node, RoleTable))
	for i := range slabs {
		slabs[i].wide = f.wide
		if f.wide && f.either {
			slabs[i].table = first(whole)
		}
	}
	return slabs
}

// first is the first row of a table, by which it is known.
func first(t doc.Table) *doc.TableRow {
	if len(t.Rows) == 0 {
		return nil
	}
	return &t.Rows[0]
}

// upright is the area that a table is tried in first.
func (s *setter) upright(a area) area {
	if a.nested {
		return a
	}
	return s.page(false)
}

func (ts *tableSetter) all(node Node) []slab {
	var slabs []slab
	if ts.table.Caption != "" {
		p := ts.prepare(doc.Say(ts.table.Caption), ts.scale.caption, ts.tree.child(node, RoleCaption))
		slabs = spaced(kept(ts.lines(p, ts.area.strip()), true), 0, 1500)
	}
	head := ts.headRow(node)
	slabs = append(slabs, head.slabs...)
	slabs = append(slabs, ts.rows(node, head)...)
	below := kept(ts.below(), false)
	if len(below) > 0 && len(slabs) > 0 {
		slabs[len(slabs)-1].keep = true
	}
	return spaced(append(slabs, below...), 5*MM, 7*MM)
}

// headRow is the row of column names. One that takes more than a third of a page is not repeated.
func (ts *tableSetter) headRow(node Node) *tableHead {
	named := false
	for _, c := range ts.table.Columns {
		named = named || c.Header != "" || c.Unit != ""
	}
	if !named {
		return &tableHead{}
	}
	tr := ts.tree.child(ts.tree.child(node, RoleTableHead), RoleRow)
	cells := make([]boxed, len(ts.table.Columns))
	for i, c := range ts.table.Columns {
		th := ts.tree.add(Element{Role: RoleHeadCell, Parent: tr, Scope: "Column"})
		cells[i] = boxed{text: ts.prepare(headOf(c), ts.head, th), align: ts.aligns[i], first: i, span: 1}
	}
	slabs := kept(ts.row(cells, look{fill: true, below: 350, stroke: ts.theme.Head(), bottom: true}), true)
	head := &tableHead{slabs: slabs}
	for _, sl := range slabs {
		head.height += sl.height
	}
	return head
}

// lastRows is how many rows of a table stand together at its end.
const lastRows = 3

// rows are the body's rows, or the one that says that there are none.
func (ts *tableSetter) rows(node Node, head *tableHead) []slab {
	body := ts.tree.child(node, RoleTableBody)
	rows := ts.table.Rows
	if len(rows) == 0 {
		return ts.empty(body)
	}
	if head.height > ts.bodyHeight(ts.area)/3 {
		head = nil
	} else {
		ts.repeated = head.height
	}
	var slabs []slab
	for i, row := range rows {
		set := ts.bodyRow(i, row, ts.tree.child(body, RoleRow))
		next := i+1 < len(rows) && rows[i+1].Kind == doc.TotalRow
		last := i < len(rows)-1 && i >= len(rows)-lastRows
		if row.Kind == doc.GroupRow || next || ts.through(i) != nil || (i == 0 && len(rows) > 1) || last {
			set[len(set)-1].keep = true
		}
		for j := range set {
			set[j].head = head
		}
		slabs = append(slabs, set...)
	}
	return slabs
}

func (ts *tableSetter) empty(body Node) []slab {
	if ts.table.Empty == "" {
		return nil
	}
	tr := ts.tree.child(body, RoleRow)
	td := ts.tree.add(Element{Role: RoleCell, Parent: tr, Span: len(ts.table.Columns)})
	st := ts.cell.in(ts.theme.Muted)
	st.italic = true
	text := ts.prepare(doc.Say(ts.table.Empty), st, td)
	if len(ts.table.Columns) == 0 {
		return ts.lines(text, ts.area.strip())
	}
	return ts.row([]boxed{{text: text, span: len(ts.table.Columns)}}, look{below: hairline, stroke: ts.theme.Rule})
}

func (ts *tableSetter) bodyRow(number int, row doc.TableRow, tr Node) []slab {
	cells := make([]boxed, 0, len(row.Cells))
	at := 0
	for i, c := range row.Cells {
		if ts.covered != nil && ts.covered[number][i] {
			at += spanOf(c)
			continue
		}
		e := Element{Role: RoleCell, Parent: tr, Rows: ts.rowsOf(number, c)}
		if c.Header || row.Kind == doc.GroupRow {
			e.Role, e.Scope = RoleHeadCell, "Row"
		}
		if n := spanOf(c); n > 1 {
			e.Span = n
		}
		st := ts.cellStyle(ts.cell, row, c)
		how := ts.aligns[at]
		if spanOf(c) > 1 && !isNumeric(c) {
			how = toStart
		}
		cells = append(cells, boxed{text: ts.cellText(number, i, ts.toned(c), st, ts.tree.add(e)), align: how, first: at, span: spanOf(c)})
		at += spanOf(c)
	}
	l := look{below: hairline, stroke: ts.theme.Rule, through: ts.through(number)}
	switch row.Kind {
	case doc.GroupRow:
		l.fill = true
	case doc.TotalRow:
		l.above, l.aboveStroke = 250, ts.theme.Ink
	}
	return ts.row(cells, l)
}

// rowsOf is how many of the table's rows a cell stands over, 0 for one.
func (ts *tableSetter) rowsOf(row int, c doc.TableCell) int {
	if rows := min(c.Rows, len(ts.table.Rows)-row); rows > 1 {
		return rows
	}
	return 0
}

// through tells by column whether a cell of a row, or one above it, goes on below; nil where none does.
func (ts *tableSetter) through(row int) []bool {
	if ts.covered == nil || row+1 >= len(ts.covered) || !slices.Contains(ts.covered[row+1], true) {
		return nil
	}
	columns := make([]bool, len(ts.table.Columns))
	at := 0
	for i, c := range ts.table.Rows[row+1].Cells {
		for column := at; column < at+spanOf(c); column++ {
			columns[column] = ts.covered[row+1][i]
		}
		at += spanOf(c)
	}
	return columns
}

// alignsOf are the columns' alignments: as stated, or at the end where half of what a column holds is numbers.
func alignsOf(t doc.Table) []align {
	numbers, texts := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	for _, row := range t.Rows {
		at := 0
		for _, c := range row.Cells {
			switch {
			case spanOf(c) > 1 || row.Kind == doc.GroupRow:
			case isNumeric(c):
				numbers[at]++
			case saysSomething(c):
				texts[at]++
			}
			at += spanOf(c)
		}
	}
	aligns := make([]align, len(t.Columns))
	for i, c := range t.Columns {
		switch {
		case c.Align == doc.Center:
			aligns[i] = toCenter
		case c.Align == doc.End || numbers[i] > 0 && numbers[i] >= texts[i]:
			aligns[i] = toEnd
		}
	}
	return aligns
}

// saysSomething tells a text from a blank and from the dash that stands for one.
func saysSomething(c doc.TableCell) bool {
	return strings.Trim(doc.Plain(value.Locale{}, c.Content), " -–—\n") != ""
}

// isNumeric tells whether a cell holds one number; a verdict is a word.
func isNumeric(c doc.TableCell) bool {
	v, ok := c.Typed()
	if !ok {
		return false
	}
	switch v.Kind {
	case doc.MoneyValue:
		return true
	case doc.NumberValue:
		return v.Unit != value.Verdict && v.Unit != value.Member
	case doc.FigureValue:
		return v.Figure != nil && v.Figure.Unit != value.Verdict && v.Figure.Unit != value.Member
	}
	return false
}
