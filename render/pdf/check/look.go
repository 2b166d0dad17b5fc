package check

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"dossier/render/pdf/object"
)

// The body of a page, in points from its edges, and what a careful reader puts up with.
const (
	mm         = 72 / 25.4
	bodyLeft   = 25 * mm
	bodyRight  = 20 * mm
	bodyTop    = 27 * mm
	bodyBottom = 26 * mm

	leastFull = 0.45 // of a page that the text goes on after
	leastRows = 3    // of a table on its last page, and lines of a document on its last
	leastOpen = 2    // lines after a heading, or rows after a table's head, on the same page
)

// Look is what a careful reader objects to in the pages of a file: pages that are nearly empty, headings and heads of tables at the foot of
// one, tables and documents whose last page holds a row or two, text beyond the margins, words that overlap. Headings down to a level
// begin a page on purpose; 0 where none does.
func Look(data []byte, chapters int) []string {
	f, err := object.Read(data)
	if err != nil {
		return []string{err.Error()}
	}
	c := &checker{file: f, marked: map[place]bool{}, owned: map[place]object.Ref{}, links: map[object.Ref]object.Ref{}}
	c.catalog = c.dict(f.Trailer.Get("Root"))
	c.pages()
	c.structure()
	l := looker{checker: c, chapters: chapters, sheets: c.sheets(), elements: map[object.Ref]element{}}
	c.findings = nil // of the structure; PDF says them
	l.look()
	return c.findings
}

type looker struct {
	*checker
	chapters int
	sheets   []sheet
	elements map[object.Ref]element
}

func (l *looker) look() {
	l.fullness()
	l.headings()
	l.tables()
	l.margins()
	l.overlaps()
}

// element is a mark's place in the structure: what it stands in, 0 for none.
type element struct {
	heading, table, row, head, figure object.Ref
	level                             int // of the heading, from 1
}

// element goes up from an element to the root.
func (l *looker) element(r object.Ref) element {
	if e, known := l.elements[r]; known || r == 0 {
		return e
	}
	d := l.dict(r)
	above, _ := d.Get("P").(object.Ref)
	var e element
	if d.Get("Type") != object.Name("StructTreeRoot") {
		e = l.element(above)
	}
	role, _ := d.Get("S").(object.Name)
	switch role {
	case "H1", "H2", "H3", "H4":
		e.heading, e.level = r, int(role[1]-'0')
	case "Table":
		e.table = r
	case "THead":
		e.head = r
	case "TR":
		e.row = r
	case "Figure":
		e.figure = r
	}
	l.elements[r] = e
	return e
}

// filled is how far down a page is filled, as a share of its body.
func (s sheet) filled() float64 {
	lowest := 0.0
	for _, m := range s.marks {
		lowest = max(lowest, m.bottom)
	}
	return (lowest - bodyTop) / (s.height - bodyTop - bodyBottom)
}

// lines are the distinct heights of what a page's text stands at, in order.
func (s sheet) lines(of func(m mark) bool) []float64 {
	var all []float64
	for _, m := range s.marks {
		if m.text != "" && of(m) {
			all = append(all, math.Round(m.baseline*2)/2)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (l *looker) fullness() {
	for i, s := range l.sheets {
		if i == len(l.sheets)-1 {
			if n := len(s.lines(func(mark) bool { return true })); i > 0 && n < leastRows && !l.opens(i, l.chapters) && !slices.ContainsFunc(s.marks, func(m mark) bool { return m.text == "" }) {
				l.wrong("page %d, the last one, holds %d lines", i+1, n)
			}
			continue
		}
		if share := s.filled(); share < leastFull && !l.opens(i+1, l.chapters) {
			l.wrong("page %d is %.0f%% full", i+1, 100*share)
		}
	}
}

// opens tells whether a page begins with a heading down to a level.
func (l *looker) opens(page, level int) bool {
	marks := l.sheets[page].marks
	if len(marks) == 0 {
		return false
	}
	first := l.element(marks[0].of)
	return first.heading != 0 && first.level <= level
}

// headings wants two lines after each heading, or a part of a drawing.
func (l *looker) headings() {
	for i, s := range l.sheets {
		if i == len(l.sheets)-1 {
			break
		}
		for n, m := range s.marks {
			heading := l.element(m.of).heading
			if heading == 0 || n+1 < len(s.marks) && l.element(s.marks[n+1].of).heading == heading {
				continue
			}
			after := sheet{marks: s.marks[n+1:]}
			drawn := slices.ContainsFunc(after.marks, func(m mark) bool { return l.element(m.of).figure != 0 })
			lines := after.lines(func(m mark) bool { return l.element(m.of).heading == 0 })
			if len(lines) < leastOpen && !drawn && !l.opens(i+1, 6) {
				l.wrong("page %d: %d lines after the heading %q at its foot", i+1, len(lines), strings.TrimSpace(m.text))
			}
		}
	}
}

// rowsOn are the rows of a table's body by page.
type rowsOn struct {
	table object.Ref
	page  int
	rows  []object.Ref
	head  bool
}

// tables wants two rows below a table's head, and three at least on its last page.
func (l *looker) tables() {
	var parts []rowsOn
	for i, s := range l.sheets {
		for _, m := range s.marks {
			e := l.element(m.of)
			if e.table == 0 || e.row == 0 {
				continue
			}
			at := slices.IndexFunc(parts, func(p rowsOn) bool { return p.table == e.table && p.page == i })
			if at < 0 {
				parts = append(parts, rowsOn{table: e.table, page: i})
				at = len(parts) - 1
			}
			p := &parts[at]
			if e.head != 0 {
				p.head = true
			} else if !slices.Contains(p.rows, e.row) {
				p.rows = append(p.rows, e.row)
			}
		}
	}
	slices.SortStableFunc(parts, func(a, b rowsOn) int { return cmp.Compare(a.table, b.table) })
	for i, p := range parts {
		more := i+1 < len(parts) && parts[i+1].table == p.table
		before := i > 0 && parts[i-1].table == p.table
		if more && p.head && len(p.rows) < leastOpen {
			l.wrong("page %d: %d rows below the head of a table at its foot", p.page+1, len(p.rows))
		}
		if before && !more && len(p.rows) < leastRows && len(l.sheets[p.page].lines(func(m mark) bool { return l.element(m.of).table == p.table })) < 3*leastRows {
			l.wrong("page %d: a table ends with %d rows", p.page+1, len(p.rows))
		}
	}
}

func (l *looker) margins() {
	const slack = 0.5
	for i, s := range l.sheets {
		for _, m := range s.marks {
			if m.text != "" && strings.TrimSpace(m.text) != "" && (m.left < bodyLeft-slack || m.right > s.width-bodyRight+slack || m.bottom > s.height-bodyBottom+slack) {
				l.wrong("page %d: %q stands beyond the margin", i+1, m.text)
			}
		}
	}
}

// overlaps wants no two texts to stand in one place.
func (l *looker) overlaps() {
	for i, s := range l.sheets {
		texts := slices.DeleteFunc(slices.Clone(s.marks), func(m mark) bool { return strings.TrimSpace(m.text) == "" })
		slices.SortStableFunc(texts, func(a, b mark) int { return cmp.Compare(a.top, b.top) })
		for n, a := range texts {
			for _, b := range texts[n+1:] {
				if b.top >= a.bottom {
					break
				}
				across := min(a.right, b.right) - max(a.left, b.left)
				down := min(a.bottom, b.bottom) - b.top
				if across > 0.8 && down > 0.8 {
					l.wrong("page %d: %q and %q overlap", i+1, a.text, b.text)
				}
			}
		}
	}
}
