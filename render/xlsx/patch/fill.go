package patch

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/source"
)

// edit replaces the bytes of a part from one offset to another.
type edit struct {
	from, to int
	with     string
}

// filler makes the edits of one sheet.
type filler struct {
	*sheetXML
	shared   func(int) (string, error)
	edits    []edit
	problems []source.Problem
}

// fillSheet writes the cells, which are sorted by place, into a sheet's part.
func fillSheet(data []byte, cells []Cell, shared func(int) (string, error)) ([]byte, []source.Problem, error) {
	want := map[int]bool{}
	for _, c := range cells {
		want[c.row()] = true
	}
	sheet, err := scan(data, want)
	if err != nil {
		return nil, nil, err
	}
	f := &filler{sheetXML: sheet, shared: shared}
	for len(cells) > 0 {
		n := 1
		for n < len(cells) && cells[n].row() == cells[0].row() {
			n++
		}
		if err := f.fillRow(cells[:n]); err != nil {
			return nil, nil, err
		}
		cells = cells[n:]
	}
	return f.apply(), f.problems, nil
}

// fillRow writes the cells of one row.
func (f *filler) fillRow(cells []Cell) error {
	number := cells[0].row()
	var row *rowXML
	for i := range f.rows {
		if f.rows[i].number != number {
			continue
		}
		if row != nil {
			return fmt.Errorf("row %d stands there twice", number)
		}
		row = &f.rows[i]
	}
	var missing []Cell
	for _, c := range cells {
		switch old, err := row.find(c.col()); {
		case err != nil:
			return err
		case !c.inSheet():
			f.leave(c, "is no cell of a sheet", "a cell from A1 to XFD1048576")
		case old == nil:
			missing = append(missing, c)
		default:
			f.replace(c, old)
		}
	}
	if len(missing) > 0 && row == nil {
		f.addRow(number, missing)
	} else if len(missing) > 0 {
		f.addCells(row, missing)
	}
	return nil
}

// find is the cell of a column, nil where the row lacks it.
func (r *rowXML) find(col int) (found *cellXML, err error) {
	if r == nil {
		return nil, nil
	}
	for i := range r.cells {
		if r.cells[i].col != col {
			continue
		}
		if found != nil {
			return nil, fmt.Errorf("cell %s%d stands there twice", source.ColumnName(col), r.number)
		}
		found = &r.cells[i]
	}
	return found, nil
}

func (f *filler) leave(c Cell, what, want string) {
	f.problems = append(f.problems, source.Warn(c.At, "the cell "+what+": left as it is", want, ""))
}

// text is what the cell is filled with, as XML. What is longer than a cell may be is cut.
func (f *filler) text(c Cell) string {
	text, cut := fit(c.Text)
	if cut {
		f.problems = append(f.problems, source.Warn(c.At, fmt.Sprintf("the text has more than %d characters: cut", maxText), "a shorter text", "name a document that says the rest"))
	}
	return escape(text)
}

// replace fills a cell that is there and empty. All of its attributes but its type stay.
func (f *filler) replace(c Cell, old *cellXML) {
	held, err := f.held(old)
	switch {
	case old.formula:
		f.leave(c, "holds a formula", "an empty cell")
		return
	case err != nil:
		f.leave(c, "cannot be read: "+err.Error(), "an empty cell")
		return
	case strings.TrimSpace(held) != "":
		f.leave(c, "is filled", "an empty cell")
		return
	}
	tag := f.data[old.start:old.open]
	name, prefix := tagName(tag, "c")
	var b strings.Builder
	b.WriteString("<" + name)
	for _, a := range attributes(tag[1+len(name):]) {
		if a.name != "t" {
			b.WriteString(a.raw)
		}
	}
	b.WriteString(` t="inlineStr">` + inline(prefix, f.text(c)))
	for _, k := range old.keep {
		b.Write(f.data[k.start:k.end])
	}
	b.WriteString("</" + name + ">")
	f.edits = append(f.edits, edit{old.start, old.end, b.String()})
}

// held is the text of a cell.
func (f *filler) held(c *cellXML) (string, error) {
	value := strings.TrimSpace(c.value)
	if c.kind != "s" || value == "" {
		return c.value + c.inline, nil
	}
	index, err := strconv.Atoi(value)
	if err != nil {
		return "", fmt.Errorf("it points to shared text %q", value)
	}
	return f.shared(index)
}

// addCells adds cells to a row, each before the first that stands to its right.
func (f *filler) addCells(row *rowXML, cells []Cell) {
	tag := f.data[row.start:row.open]
	name, prefix := tagName(tag, "row")
	wide := widen(tag, cells)
	if row.isEmptyTag(f.data) {
		var b strings.Builder
		b.WriteString(strings.TrimSuffix(wide, "/>") + ">")
		for _, c := range cells {
			b.WriteString(f.newCell(c, prefix, row.style))
		}
		b.WriteString("</" + name + ">")
		f.edits = append(f.edits, edit{row.start, row.end, b.String()})
		return
	}
	if wide != string(tag) {
		f.edits = append(f.edits, edit{row.start, row.open, wide})
	}
	for _, c := range cells {
		at := row.close
		if i := slices.IndexFunc(row.cells, func(old cellXML) bool { return old.col > c.col() }); i >= 0 {
			at = row.cells[i].start
		}
		f.edits = append(f.edits, edit{at, at, f.newCell(c, prefix, row.style)})
	}
}

// addRow adds a row before the first with a higher number.
func (f *filler) addRow(number int, cells []Cell) {
	_, prefix := tagName(f.data[f.body.start:f.body.open], "sheetData")
	var b strings.Builder
	fmt.Fprintf(&b, `<%srow r="%d">`, prefix, number)
	for _, c := range cells {
		b.WriteString(f.newCell(c, prefix, ""))
	}
	b.WriteString("</" + prefix + "row>")
	at := f.body.close
	if i := slices.IndexFunc(f.rows, func(r rowXML) bool { return r.number > number }); i >= 0 {
		at = f.rows[i].start
	}
	f.edits = append(f.edits, edit{at, at, b.String()})
}

// newCell is a cell with the style that an empty one there shows: the row's, else the column's.
func (f *filler) newCell(c Cell, prefix, style string) string {
	for _, col := range f.cols {
		if style == "" && col.first <= c.col() && c.col() <= col.last {
			style = col.style
		}
	}
	if style != "" {
		style = ` s="` + style + `"`
	}
	return fmt.Sprintf(`<%sc r="%s"%s t="inlineStr">%s</%sc>`, prefix, c.name(), style, inline(prefix, f.text(c)), prefix)
}

func inline(prefix, text string) string {
	return fmt.Sprintf(`<%[1]sis><%[1]st xml:space="preserve">%[2]s</%[1]st></%[1]sis>`, prefix, text)
}

// openBody turns <sheetData/> into a pair of tags around the rows that were added.
func (f *filler) openBody() {
	tag := string(f.data[f.body.start:f.body.open])
	name, _ := tagName([]byte(tag), "sheetData")
	f.edits = append(f.edits, edit{f.body.start, f.body.open, strings.TrimSuffix(tag, "/>") + ">"}, edit{f.body.end, f.body.end, "</" + name + ">"})
}

// apply makes the edits. Those at one place stand in the order in which they were made.
func (f *filler) apply() []byte {
	if len(f.edits) > 0 && f.body.isEmptyTag(f.data) {
		f.openBody()
	}
	slices.SortStableFunc(f.edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var out bytes.Buffer
	at := 0
	for _, e := range f.edits {
		out.Write(f.data[at:e.from])
		out.WriteString(e.with)
		at = e.to
	}
	out.Write(f.data[at:])
	return out.Bytes()
}
