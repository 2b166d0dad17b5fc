package xlsx

import (
	"math"
	"slices"

	"dossier/value"
)

// traits are what the second pass needs to know of a figure.
type traits struct {
	constant bool // written as a value: a leaf, or its value is not what its tree gives
	shaky    bool // may be unknown
	inexact  bool // may be no whole number, so that sums of binary fractions need rounding before they are compared
	cost     int  // characters of its expression, at most, where it is written out inside another
	depth    int  // of that expression
}

// The bounds beyond which an expression gets a cell of its own, so that formulas stay short enough to read.
const (
	costLimit    = 300
	depthLimit   = 6
	constantCost = 24
	formulaLimit = 8000 // of the 8,192 characters a formula may have
)

// settle works out f's traits, and gives a cell to what cannot be written out inside f: what may be unknown, since a guard
// repeats it, what takes a range of cells, and what is long or deep.
func (l *ledger) settle(f *value.Figure) traits {
	if t, ok := l.facts[f]; ok {
		return t
	}
	t := traits{constant: len(f.Args) == 0 || !sound(f), shaky: !f.Value.Known, inexact: !f.Value.Decimal.IsInteger(), cost: constantCost}
	if !t.constant {
		t = l.settleArgs(f)
	}
	l.facts[f] = t
	return t
}

func (l *ledger) settleArgs(f *value.Figure) traits {
	t := traits{inexact: f.Op == value.Quotient || fractional(f.Op), shaky: f.Op == value.Quotient && !l.steadyDivisor(f) || undecided(f)}
	written := 0
	for i, arg := range f.Args {
		arg = l.canon(arg)
		a := l.settle(arg)
		t.shaky = t.shaky || a.shaky
		t.inexact = t.inexact || a.inexact
		divisor := f.Op == value.Quotient && i == 1 && !a.constant
		if a.shaky || divisor || ranged(arg.Op) || a.cost > costLimit || a.depth >= depthLimit {
			l.own(arg)
		}
		if at, ok := l.at[arg]; ok {
			written += len(quoteSheet(at.sheet.name)) + 12
			continue
		}
		written += a.cost + 16
		t.depth = max(t.depth, a.depth+1)
	}
	if t.shaky {
		written *= 2
	}
	t.cost = written + 40
	return t
}

// steadyDivisor tells whether a quotient's divisor can never be 0: a number that no reader changes, or the greatest of several of
// which one is above 0 and no reader changes it.
func (l *ledger) steadyDivisor(f *value.Figure) bool {
	divisor := l.canon(f.Args[1])
	if divisor.Op == value.Maximum {
		return slices.ContainsFunc(divisor.Args, func(arg *value.Figure) bool {
			return l.unchanging(l.canon(arg)) && arg.Value.Decimal.IsPositive()
		})
	}
	return l.unchanging(divisor) && !divisor.Value.Decimal.IsZero()
}

// unchanging tells whether f is a number that no reader changes.
func (l *ledger) unchanging(f *value.Figure) bool {
	return len(f.Args) == 0 && f.Value.Known && !l.input[f]
}

// sound tells whether f's value is what its operation makes of its args, in numbers that a workbook can hold.
func sound(f *value.Figure) bool {
	if !fits(f.Value) {
		return false
	}
	for _, arg := range f.Args {
		if !fits(arg.Value) {
			return false
		}
	}
	return equal(value.Compute(f.Op, f.Args...).Value, f.Value)
}

// fits tells whether a number has a place among the numbers of a workbook, which end at 1E+308 and begin at 1E-307.
func fits(n value.Number) bool {
	x := math.Abs(float(n.Decimal))
	return !n.Known || n.Decimal.IsZero() || x > 1e-300 && x < 1e300
}

// float is the number that a workbook holds for d; a whole one that a word of the machine holds takes the short way.
func float(d value.Decimal) float64 {
	if d.Exponent() == 0 && d.NumDigits() <= 15 {
		return float64(d.CoefficientInt64())
	}
	return d.InexactFloat64()
}
