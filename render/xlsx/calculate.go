package xlsx

import (
	"dossier/source"
	"dossier/value"
)

// calculate is the second pass: it gives every cell of a figure its formula and the value that is shown until it is recalculated.
func calculate(l *ledger) {
	l.eachCell(func(c *cell, at address) {
		c.cached = l.shown(c.figure)
		e := expression{ledger: l, home: at}
		if l.at[c.figure] != at {
			c.formula = e.ref(l.at[c.figure])
			return
		}
		if l.facts[c.figure].constant {
			l.explain(c.figure)
			return
		}
		c.formula = l.formula(c.figure, e)
	})
}

func (l *ledger) formula(f *value.Figure, e expression) string {
	text := e.of(f)
	if len(text) > formulaLimit || e.scattered(f) {
		text = e.of(l.column(f))
	}
	return text
}

// explain reports a figure that is written as a value although it is computed: its tree does not give its value.
func (l *ledger) explain(f *value.Figure) {
	if len(f.Args) > 0 {
		l.problem("figure "+l.title(f)+" is written as a value: its value is not what its parts give", "a value that its parts give")
	}
}

// shown is the value of a figure as a cell holds it: a number, PASS or GAP, or "unknown".
func (l *ledger) shown(f *value.Figure) any {
	if !fits(f.Value) {
		l.book.problems = append(l.book.problems, source.Warn(firstRef(f.Sources), "figure "+l.title(f)+" is written as text: a workbook holds no such number", "a number below 1E+300", ""))
	}
	return cached(f)
}

func cached(f *value.Figure) any {
	switch {
	case !f.Value.Known:
		return "unknown"
	case f.Unit == value.Verdict && f.Value.Decimal.IsZero():
		return "GAP"
	case f.Unit == value.Verdict:
		return "PASS"
	case !fits(f.Value):
		return f.Value.Decimal.String()
	default:
		return float(f.Value.Decimal)
	}
}
