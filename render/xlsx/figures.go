package xlsx

import (
	"dossier/doc"
	"dossier/value"
)

// figuresHeads are the columns of the sheet of figures; the second holds the value.
var figuresHeads = []string{"Figure", "Value", "Unit", "Rule", "Stated by", "Sources"}

const figuresValue = 2

// own gives f a cell on the sheet of figures, unless it has one.
func (l *ledger) own(f *value.Figure) {
	if _, placed := l.at[f]; !placed {
		l.define(f, l.list(f), cell{})
	}
}

// list adds a row for f to the sheet of figures and gives the cell of its value.
func (l *ledger) list(f *value.Figure) address {
	if l.figures == nil {
		l.startFigures()
	}
	text := look{wrap: true, rule: true, indent: 1}
	number := look{align: doc.End, rule: true, format: formatOf(l.locale, f.Value, f.Unit, false)}
	origin := f.Rule.Origin
	if f.Assumed() {
		number.format = decorated(number.format, "", assumedMark)
		number.italic = true
	}
	row := l.figures.add(0,
		cell{runs: say(l.title(f)), look: text}, cell{figure: f, value: doc.FigureOf(f), look: number}, cell{runs: say(string(f.Unit)), look: text},
		cell{runs: say(f.Rule.Name), look: text}, cell{runs: say(origin), look: text}, cell{runs: say(places(f.Sources)), look: text},
	)
	return address{l.figures, figuresValue, row}
}

func (l *ledger) startFigures() {
	l.figures = &sheet{name: l.names("Figures")}
	l.book.sheets = append(l.book.sheets, l.figures)
	cells := make([]cell, len(figuresHeads))
	for i, head := range figuresHeads {
		cells[i] = cell{runs: say(head), look: look{face: headFace, fill: accentFill, wrap: true, indent: 1}}
	}
	l.figures.tables = []tableArea{{header: l.figures.add(0, cells...), columns: len(cells)}}
}

// appendix lists every figure that the document shows or is made of, in the order of their first use, each below what it
// makes; those that no table shows have their cell here.
func (l *ledger) appendix() {
	listed := map[*value.Figure]bool{}
	var visit func(f *value.Figure)
	visit = func(f *value.Figure) {
		f = l.canon(f)
		if listed[f] {
			return
		}
		listed[f] = true
		l.define(f, l.list(f), cell{})
		for _, arg := range f.Args {
			visit(arg)
		}
	}
	for _, f := range append([]*value.Figure{}, l.order...) {
		visit(f)
	}
}

// column writes the args of f one below the other on the sheet of figures, as numbers, and gives f over those cells: for
// what has more args than a formula has room for.
func (l *ledger) column(f *value.Figure) *value.Figure {
	over := &value.Figure{ID: f.ID, Value: f.Value, Unit: f.Unit, Op: f.Op}
	for _, arg := range f.Args {
		canon := l.canon(arg)
		copied := &value.Figure{Label: l.title(canon), Value: canon.Value, Op: value.Cell}
		at := l.list(copied)
		c := at.sheet.at(at.col, at.row)
		e := expression{ledger: l, home: at}
		c.figure, c.formula, c.cached = nil, e.item(canon), cached(copied)
		if from, placed := l.at[canon]; placed && canon.Unit == value.Verdict && l.facts[canon].shaky {
			c.formula = "IF(" + e.ref(from) + `="unknown","unknown",` + c.formula + ")"
		}
		l.at[copied] = at
		l.facts[copied] = traits{constant: true, shaky: l.facts[canon].shaky, inexact: l.facts[canon].inexact}
		over.Args = append(over.Args, copied)
	}
	l.facts[over] = l.facts[f]
	return over
}

// title is the name of f; of one without a name, its operation and what it is a step of.
func (l *ledger) title(f *value.Figure) string {
	named, above := title(f), l.steps[f]
	switch {
	case named != "":
		return named
	case above != "":
		return "Step of " + above + ": " + string(f.Op)
	default:
		return string(f.Op)
	}
}

func title(f *value.Figure) string {
	switch {
	case f.Label == "":
		return f.ID
	case f.ID == "":
		return f.Label
	default:
		return f.Label + " (" + f.ID + ")"
	}
}
