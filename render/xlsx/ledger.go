package xlsx

import (
	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// ledger knows in which cell every figure stands, over all sheets. One place of a figure is its definition: an input cell
// before one of a table, and that before any other, else the first; every other place refers to it. A figure is known by its
// ID, and by its pointer where it has none.
type ledger struct {
	book    *book
	locale  value.Locale // of dates
	ids     map[string]*value.Figure
	at      map[*value.Figure]address
	also    map[*value.Figure][]address // every place, the definition among them
	input   map[*value.Figure]bool      // defined in an input cell
	table   map[*value.Figure]bool      // defined in a table
	odd     map[*value.Figure]bool      // reported to share an ID with another value
	steps   map[*value.Figure]string    // what a figure without a name is a step of: the title of the nearest figure above it that has one
	order   []*value.Figure             // those with a cell, in the order they got it
	facts   map[*value.Figure]traits
	figures *sheet // the sheet of figures that no table shows; nil until one is needed
	names   func(string) string
}

// place is the first pass: it gives figures their cells.
func place(b *book, d doc.Document) *ledger {
	names := sheetNames{}
	for _, s := range b.sheets {
		names.unique(s.name)
	}
	l := &ledger{
		book: b, locale: d.Locale, ids: map[string]*value.Figure{}, at: map[*value.Figure]address{}, also: map[*value.Figure][]address{},
		input: map[*value.Figure]bool{}, table: map[*value.Figure]bool{}, odd: map[*value.Figure]bool{},
		facts: map[*value.Figure]traits{}, steps: map[*value.Figure]string{}, names: names.unique,
	}
	if l.circular() {
		l.ids = nil
		l.problem("figures of one id are made of one another", "ids that are unique")
	}
	l.nameSteps()
	l.eachCell(func(c *cell, at address) {
		c.figure = l.canon(c.figure)
		l.define(c.figure, at, *c)
	})
	if d.Appendix {
		l.appendix()
	}
	for i := 0; i < len(l.order); i++ { // grows while figures that need a cell of their own get one
		l.settle(l.order[i])
	}
	return l
}

func (l *ledger) define(f *value.Figure, at address, c cell) {
	_, placed := l.at[f]
	if !placed {
		l.order = append(l.order, f)
	}
	l.also[f] = append(l.also[f], at)
	if !placed || c.input && !l.input[f] || c.table && !l.table[f] && !l.input[f] {
		l.at[f], l.input[f], l.table[f] = at, c.input, c.table
	}
}

// nameSteps tells of every figure without a name what it is a step of.
func (l *ledger) nameSteps() {
	seen := map[*value.Figure]bool{}
	var visit func(f *value.Figure, above string)
	visit = func(f *value.Figure, above string) {
		f = l.canon(f)
		if seen[f] {
			return
		}
		seen[f] = true
		if named := title(f); named != "" {
			above = named
		} else {
			l.steps[f] = above
		}
		for _, arg := range f.Args {
			visit(arg, above)
		}
	}
	l.eachCell(func(c *cell, _ address) { visit(c.figure, "") })
}

// eachCell visits every cell that holds a figure, in reading order.
func (l *ledger) eachCell(visit func(*cell, address)) {
	for _, s := range l.book.sheets {
		for r := range s.rows {
			for c := range s.rows[r].cells {
				if cell := &s.rows[r].cells[c]; cell.figure != nil {
					visit(cell, address{s, c + 1, r + 1})
				}
			}
		}
	}
}

// canon is the figure that stands for f: the first seen of the same ID and value.
func (l *ledger) canon(f *value.Figure) *value.Figure {
	if f.ID == "" || l.ids == nil {
		return f
	}
	first, seen := l.ids[f.ID]
	switch {
	case !seen:
		l.ids[f.ID] = f
		return f
	case first == f || alike(first, f):
		return first
	default:
		if l.odd[f] {
			return f
		}
		l.odd[f] = true
		l.problem("figure "+f.ID+" has two values, "+first.Value.String()+" and "+f.Value.String(), "one value an id")
		return f
	}
}

func alike(a, b *value.Figure) bool {
	return a.Op == b.Op && a.Unit == b.Unit && len(a.Args) == len(b.Args) && equal(a.Value, b.Value)
}

func equal(a, b value.Number) bool {
	return a.Known == b.Known && a.Decimal.Equal(b.Decimal)
}

func (l *ledger) problem(what, want string) {
	l.book.problems = append(l.book.problems, source.Warn(source.Ref{}, what, want, ""))
}

// circular tells whether joining figures by ID would make one depend on itself.
func (l *ledger) circular() bool {
	const busy, done = 1, 2
	state := map[*value.Figure]int{}
	var visit func(f *value.Figure) bool
	visit = func(f *value.Figure) bool {
		f = l.canon(f)
		if state[f] != 0 {
			return state[f] == busy
		}
		state[f] = busy
		for _, arg := range f.Args {
			if visit(arg) {
				return true
			}
		}
		state[f] = done
		return false
	}
	found := false
	l.eachCell(func(c *cell, _ address) { found = found || visit(c.figure) })
	return found
}
