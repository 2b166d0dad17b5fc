package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"dossier/value"
)

// expression is a formula's text over the cells of a ledger, as it stands in the cell home.
type expression struct {
	ledger *ledger
	home   address
	direct bool // names the cells that define, since a cell that refers to an empty one reads 0
}

// where is the cell to name for f: the one in the same row, if f also stands there, so that a row reads by itself.
func (e expression) where(f *value.Figure) (at address, placed bool) {
	at, placed = e.ledger.at[f]
	if e.direct {
		return at, placed
	}
	for _, other := range e.ledger.also[f] {
		if other.sheet == e.home.sheet && other.row == e.home.row && other != e.home {
			return other, placed
		}
	}
	return at, placed
}

// of is the formula of f, without "=": what value.Evaluate does, so that a program that recalculates gets the value that is
// cached beside it. It says "unknown" where an argument is unknown.
func (e expression) of(f *value.Figure) string {
	e.direct = compares(f.Op)
	core := e.core(f)
	if guard := e.guard(f); guard != "" {
		core = "IF(" + guard + `,"unknown",` + core + ")"
	}
	if f.Op == value.Product && e.ledger.facts[f].shaky {
		nothing := "0"
		if f.Unit == value.Verdict {
			nothing = `"GAP"`
		}
		core = "IF(" + e.anyZero(f) + "," + nothing + "," + core + ")"
	}
	return core
}

func (e expression) core(f *value.Figure) string {
	switch {
	case compares(f.Op) && f.Unit == value.Verdict:
		return "IF(" + e.test(f) + `,"PASS","GAP")`
	case compares(f.Op):
		return "IF(" + e.test(f) + ",1,0)"
	}
	number := e.arithmetic(f)
	if f.Unit == value.Verdict {
		number = "IF(" + number + `=0,"GAP","PASS")`
	}
	switch {
	case f.Op == value.Quotient && e.ledger.facts[f].shaky:
		return "IF(" + e.number(f.Args[1]) + `=0,"unknown",` + number + ")"
	case undecided(f) && f.Op == value.Power:
		return "IF(" + e.number(f.Args[0]) + ">0," + number + `,"unknown")`
	case undecided(f) && f.Op == value.Quantile:
		share := e.item(f.Args[0])
		return "IF(AND(" + share + ">=0," + share + "<=1)," + number + `,"unknown")`
	case undecided(f):
		return "IFERROR(" + number + `,"unknown")`
	}
	return number
}

func compares(op value.Op) bool {
	switch op {
	case value.Exceeds, value.AtLeast, value.AtMost, value.All:
		return true
	default:
		return false
	}
}

func (e expression) arithmetic(f *value.Figure) string {
	switch f.Op {
	case value.Difference:
		return e.number(f.Args[0]) + "-" + e.number(f.Args[1])
	case value.Quotient:
		return e.number(f.Args[0]) + "/" + e.number(f.Args[1])
	case value.Minimum:
		return call("MIN", e.items(f.Args))
	case value.Maximum:
		return call("MAX", e.items(f.Args))
	case value.Product:
		return e.product(f.Args)
	case value.Round, value.Power, value.NPV, value.MIRR, value.IRR, value.Turns, value.Quantile:
		return e.financial(f)
	case value.WorkDay, value.WorkDays:
		return e.calendar(f)
	default:
		return call("SUM", e.items(f.Args))
	}
}

func (e expression) product(args []*value.Figure) string {
	if items := e.items(args); len(args) > factorLimit && len(items) < len(args) {
		return call("PRODUCT", items)
	}
	factors := make([]string, len(args))
	for i, arg := range args {
		factors[i] = e.number(arg)
	}
	return strings.Join(factors, "*")
}

// factorLimit is how many factors are written with a sign between them, even where they stand in one column.
const factorLimit = 8

// test is a comparison as a condition.
func (e expression) test(f *value.Figure) string {
	switch f.Op {
	case value.Exceeds:
		return e.compare(f, ">")
	case value.AtLeast:
		return e.compare(f, ">=")
	case value.AtMost:
		return e.compare(f, "<=")
	default:
		return e.all(f.Args)
	}
}

// compare rounds the difference where binary fractions would decide a tie by their last bit.
func (e expression) compare(f *value.Figure, sign string) string {
	a, b := e.number(f.Args[0]), e.number(f.Args[1])
	if e.ledger.facts[f].inexact {
		return "ROUND(" + a + "-" + b + ",9)" + sign + "0"
	}
	return a + sign + b
}

func (e expression) all(args []*value.Figure) string {
	var tests []string
	var numbers []*value.Figure
	for _, arg := range args {
		f := e.ledger.canon(arg)
		at, placed := e.where(f)
		switch {
		case placed && f.Unit == value.Verdict:
			tests = append(tests, e.ref(at)+`="PASS"`)
		case !placed && compares(f.Op) && !e.ledger.facts[f].constant:
			tests = append(tests, e.test(f))
		default:
			numbers = append(numbers, arg)
		}
	}
	if len(numbers) > 0 {
		tests = append(tests, call("MIN", e.items(numbers))+">0")
	}
	return call("AND", tests)
}

// number is f as a number, to stand beside an operator.
func (e expression) number(f *value.Figure) string {
	text := e.item(f)
	f = e.ledger.canon(f)
	if _, placed := e.where(f); placed || e.ledger.facts[f].constant && !strings.HasPrefix(text, "-") {
		return text
	}
	if f.Op == value.Difference || f.Op == value.Quotient || f.Op == value.Product || e.ledger.facts[f].constant {
		return "(" + text + ")"
	}
	return text
}

// item is f as a number, to stand between commas: its cell, or its own expression, or its value.
func (e expression) item(f *value.Figure) string {
	f = e.ledger.canon(f)
	at, placed := e.where(f)
	switch {
	case placed && f.Unit == value.Verdict:
		return "IF(" + e.ref(at) + `="PASS",1,0)`
	case placed:
		return e.ref(at)
	case e.ledger.facts[f].constant:
		return constant(f.Value.Decimal)
	case compares(f.Op):
		return "IF(" + e.test(f) + ",1,0)"
	default:
		return e.arithmetic(f)
	}
}

func constant(d value.Decimal) string {
	return strconv.FormatFloat(d.InexactFloat64(), 'G', -1, 64)
}

// items are the numbers of a list, cells that follow one another down a column joined to a range.
func (e expression) items(args []*value.Figure) []string {
	var items []string
	for i := 0; i < len(args); {
		n := e.runOf(args[i:])
		if n < 2 {
			items = append(items, e.item(args[i]))
			i++
			continue
		}
		first, _ := e.where(e.ledger.canon(args[i]))
		last := address{first.sheet, first.col, first.row + n - 1}
		items = append(items, e.ref(first)+":"+last.name())
		i += n
	}
	return items
}

// runOf is how many of args, from the first, stand one below the other in a column as numbers.
func (e expression) runOf(args []*value.Figure) int {
	var first address
	for i, arg := range args {
		f := e.ledger.canon(arg)
		at, placed := e.where(f)
		if !placed || f.Unit == value.Verdict {
			return i
		}
		if i == 0 {
			first = at
		}
		if at.sheet != first.sheet || at.col != first.col || at.row != first.row+i {
			return i
		}
	}
	return len(args)
}

// argLimit is how many arguments a function takes, of the 255 that the format allows.
const argLimit = 250

// call writes a function whose result does not depend on how its arguments are grouped.
func call(name string, items []string) string {
	if len(items) <= argLimit {
		return name + "(" + strings.Join(items, ",") + ")"
	}
	var groups []string
	for chunk := range slices.Chunk(items, argLimit) {
		groups = append(groups, name+"("+strings.Join(chunk, ",")+")")
	}
	return call(name, groups)
}
