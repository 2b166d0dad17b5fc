package value

import (
	"crypto/sha256"
	"fmt"
	"sync/atomic"

	"dossier/source"
)

// Unit is what a number counts or measures, in the singular and lower case: "application", "MiB", "%", "USD/month".
// The empty Unit is a pure number. Verdict is special: 1 prints as PASS, 0 as GAP.
type Unit string

// Units with a meaning of their own.
const (
	Verdict Unit = "verdict" // 1 is PASS, 0 is GAP
	Percent Unit = "%"       // 12.5 means 12.5 %
	Member  Unit = "member"  // 1 is in the set, 0 is out of it
)

// Op is how a Figure was made of its Args, or that it is a leaf.
type Op string

// The leaves (no Args) and the operations. Evaluate gives each its meaning.
const (
	Cell       Op = "cell"       // leaf: read from the one cell in Sources
	Count      Op = "count"      // leaf: the number of rows in Sources
	Parameter  Op = "parameter"  // leaf: stated by a programme, a configuration or a choice; Sources is where
	Sum        Op = "sum"        // a + b + …; 0 for no Args
	Difference Op = "difference" // a - b
	Product    Op = "product"    // a × b × …
	Quotient   Op = "quotient"   // a ÷ b; unknown where b is 0
	Minimum    Op = "minimum"    // the least of the Args
	Maximum    Op = "maximum"    // the greatest of the Args
	Exceeds    Op = "exceeds"    // 1 where a > b, strictly, else 0
	AtLeast    Op = "at least"   // 1 where a ≥ b, else 0
	AtMost     Op = "at most"    // 1 where a ≤ b, else 0
	All        Op = "all"        // 1 where every Arg is 1, else 0
	// Those of finance stand in finance.go and irr.go, those of a calendar in calendar.go, and Quantile in quantile.go.
)

// Rule is what a figure stands on: its name, who says so, and whether that is published.
type Rule struct {
	Name      string // weights.replatform; "weighted applications = Σ applications × weight"
	Origin    string // who states it: "Mission Cloud, worked example: 5 apps × 4 = 20"
	Published bool   // false: assumed, and so is all that rests on it
}

// Figure is a number with its unit, the rule that made it, the tree over the figures it was made of, and the places at the
// leaves. The words of explain, a workbook's live formula, the appendix and the diff all come from that tree.
// A Figure is immutable once made, and shared by pointer.
type Figure struct {
	ID      string       // "M-07/weighted-applications"; unique within an assessment
	Label   string       // "Weighted applications", as a table would head it
	Value   Number       // unknown stays unknown
	Unit    Unit         // of Value
	Rule    Rule         // why it is computed so
	Op      Op           // how
	Args    []*Figure    // of what; nil for a leaf
	Sources []source.Ref // where a leaf was read; nil for an operation

	known  atomic.Pointer[lineage]           // what lineage.go has worked out; nil until it is asked for
	digest atomic.Pointer[[sha256.Size]byte] // what digest.go has worked out; nil until it is asked for
}

// Compute makes the Figure op over args, with the value that Evaluate gives. ID, label, unit and rule are the caller's.
func Compute(op Op, args ...*Figure) *Figure {
	f := &Figure{Op: op, Args: args}
	f.Value = apply(op, values(args))
	return f
}

// Named gives a freshly computed figure its id, label and unit; it returns f for chaining.
func (f *Figure) Named(id, label string, unit Unit) *Figure {
	f.ID, f.Label, f.Unit = id, label, unit
	return f
}

// By states the rule of a freshly made figure; it returns f for chaining.
func (f *Figure) By(rule Rule) *Figure {
	f.Rule = rule
	return f
}

// Read is the leaf for one cell.
func Read(n Number, at source.Ref) *Figure {
	return &Figure{Op: Cell, Value: n, Sources: []source.Ref{at}}
}

// CountOf is the leaf that counts rows; a row given twice counts once.
func CountOf(rows []source.Ref) *Figure {
	f := &Figure{Op: Count, Sources: source.Merge(rows)}
	f.Value = f.rows()
	return f
}

func (f *Figure) rows() Number {
	rows := 0
	for _, ref := range f.Sources {
		rows += ref.Cells.Rows()
	}
	return Num(Int(rows))
}

// Stated is the leaf for a parameter: a weight, a threshold, membership of a set.
func Stated(d Decimal, at ...source.Ref) *Figure {
	return &Figure{Op: Parameter, Value: Num(d), Sources: at}
}

// Evaluate computes f anew from its leaves. For a Count it counts the rows of Sources. It equals f.Value for every sound figure;
// it fails on an operation that it does not know or with the wrong number of Args.
func Evaluate(f *Figure) (Number, error) { return evaluate(f, map[*Figure]Number{}) }

// evaluate remembers what it has computed: figures share arguments.
func evaluate(f *Figure, known map[*Figure]Number) (Number, error) {
	if n, ok := known[f]; ok {
		return n, nil
	}
	n, err := evaluateAnew(f, known)
	if err == nil {
		known[f] = n
	}
	return n, err
}

func evaluateAnew(f *Figure, known map[*Figure]Number) (Number, error) {
	switch f.Op {
	case Cell, Parameter:
		return f.Value, nil
	case Count:
		return f.rows(), nil
	}
	args := make([]Number, len(f.Args))
	for i, arg := range f.Args {
		n, err := evaluate(arg, known)
		if err != nil {
			return Number{}, err
		}
		args[i] = n
	}
	if err := checkArity(f.Op, len(args)); err != nil {
		return Number{}, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	return apply(f.Op, args), nil
}

func checkArity(op Op, n int) error {
	switch op {
	case Sum, All:
		return nil
	case Product, Minimum, Maximum, Turns:
		if n > 0 {
			return nil
		}
	case NPV, IRR, WorkDay, WorkDays, Quantile:
		if n > 1 {
			return nil
		}
	case MIRR:
		if n > 3 {
			return nil
		}
	case Difference, Quotient, Exceeds, AtLeast, AtMost, Round, Power:
		if n == 2 {
			return nil
		}
	default:
		return fmt.Errorf("operation %q: want one of value.Op", op)
	}
	return fmt.Errorf("operation %q over %d figures", op, n)
}

func values(args []*Figure) []Number {
	ns := make([]Number, len(args))
	for i, arg := range args {
		ns[i] = arg.Value
	}
	return ns
}

// apply gives each operation its meaning. Anything unknown among the arguments makes the result unknown, with one exception:
// a Product with a known 0 is 0, since what is struck out counts nothing whatever it would have been.
func apply(op Op, args []Number) Number {
	if op == Product {
		for _, a := range args {
			if a.Known && a.Decimal.IsZero() {
				return Num(Decimal{})
			}
		}
	}
	for _, a := range args {
		if !a.Known {
			return Number{}
		}
	}
	if checkArity(op, len(args)) != nil {
		return Number{}
	}
	return calculate(op, args)
}

func calculate(op Op, args []Number) Number {
	if n, ok := financial(op, args); ok {
		return n
	}
	if n, ok := calendar(op, args); ok {
		return n
	}
	if op == Quantile {
		return quantile(args[0].Decimal, decimals(args[1:]))
	}
	switch op {
	case Exceeds:
		return truth(args[0].Decimal.GreaterThan(args[1].Decimal))
	case AtLeast:
		return truth(args[0].Decimal.GreaterThanOrEqual(args[1].Decimal))
	case AtMost:
		return truth(args[0].Decimal.LessThanOrEqual(args[1].Decimal))
	case Difference:
		return Num(args[0].Decimal.Sub(args[1].Decimal))
	case Quotient:
		if args[1].Decimal.IsZero() {
			return Number{}
		}
		return Num(args[0].Decimal.DivRound(args[1].Decimal, 16))
	}
	return fold(op, args)
}

func fold(op Op, args []Number) Number {
	var acc Decimal
	for i, a := range args {
		switch {
		case i == 0:
			acc = a.Decimal
		case op == Sum:
			acc = acc.Add(a.Decimal)
		case op == Product:
			acc = acc.Mul(a.Decimal)
		case (op == Minimum || op == All) && a.Decimal.LessThan(acc):
			acc = a.Decimal
		case op == Maximum && a.Decimal.GreaterThan(acc):
			acc = a.Decimal
		}
	}
	if op == All {
		return truth(len(args) == 0 || acc.IsPositive())
	}
	return Num(acc)
}

func truth(b bool) Number {
	if b {
		return Num(Int(1))
	}
	return Num(Decimal{})
}
