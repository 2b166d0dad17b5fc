package value

// The operations of finance. Each is what the spreadsheet function of the same name does, so that a workbook recomputes it live.
const (
	Round  Op = "rounding"                         // a to b decimals, half away from zero; b is a whole number from 0 to 16
	Power  Op = "power"                            // a to the power of b, for a > 0; unknown elsewhere
	NPV    Op = "net present value"                // of b, c, … at the rate a a period; the first falls due one period from now
	MIRR   Op = "modified internal rate of return" // a period, of a, b, …; the last two args are the finance and the reinvestment rate
	IRR    Op = "internal rate of return"          // a period, of a, b, …; the last arg is 0 where they do not determine one: unknown there
	Turns  Op = "turns from cost to return"        // 1 where of a, b, … some are below 0, and only after all of those some above; else 0
	places    = 16                                 // decimals that a result which is not exact has
)

// maxExponent bounds a Power, so that no input makes it run for long.
const maxExponent = 1000

// round is a to b decimals.
func round(a, b Decimal) Number {
	if !b.IsInteger() || b.IsNegative() || b.GreaterThan(Int(places)) {
		return Number{}
	}
	return Num(a.Round(int32(b.IntPart())))
}

// power is a to the power of b, to 16 decimals.
func power(a, b Decimal) Number {
	if !a.IsPositive() || b.Abs().GreaterThan(Int(maxExponent)) || a.Exponent() > maxExponent {
		return Number{}
	}
	d, err := a.PowWithPrecision(b, places+6)
	if err != nil {
		return Number{}
	}
	return Num(d.Round(places))
}

// presentValue is Σ flow_t ÷ (1 + rate)^t for t = 1, 2, …, by Horner's rule from the last flow to the first.
func presentValue(rate Decimal, flows []Decimal) Number {
	growth := rate.Add(Int(1))
	if !growth.IsPositive() {
		return Number{}
	}
	var sum Decimal
	for i := len(flows) - 1; i >= 0; i-- {
		sum = sum.Add(flows[i]).DivRound(growth, places+6)
	}
	return Num(sum.Round(places))
}

// modifiedReturn is (FV of the positive flows at reinvest ÷ |PV of the negative flows| at finance)^(1 ÷ (n − 1)) − 1, where n flows
// follow each other a period apart: the future value is at the last, the present value at the first. It is unknown where there is no
// flow of either sign.
func modifiedReturn(flows []Decimal, finance, reinvest Decimal) Number {
	n := len(flows)
	spend, earn := finance.Add(Int(1)), reinvest.Add(Int(1))
	if n < 2 || !spend.IsPositive() || !earn.IsPositive() {
		return Number{}
	}
	var future, present Decimal
	for i := range n {
		future = future.Mul(earn).Round(places + 6)
		if flows[i].IsPositive() {
			future = future.Add(flows[i])
		}
		present = present.DivRound(spend, places+6)
		if last := flows[n-1-i]; last.IsNegative() {
			present = present.Sub(last)
		}
	}
	if !future.IsPositive() || !present.IsPositive() {
		return Number{}
	}
	ratio := future.DivRound(present, places+12)
	if !ratio.IsPositive() {
		return Number{}
	}
	root, err := ratio.PowWithPrecision(Int(1).DivRound(Int(n-1), places+12), places+6)
	if err != nil {
		return Number{}
	}
	return Num(root.Sub(Int(1)).Round(places))
}

// financial gives the operations of finance their meaning; ok is false for any other.
func financial(op Op, args []Number) (n Number, ok bool) {
	switch op {
	case Round:
		return round(args[0].Decimal, args[1].Decimal), true
	case Power:
		return power(args[0].Decimal, args[1].Decimal), true
	case NPV:
		return presentValue(args[0].Decimal, decimals(args[1:])), true
	case IRR:
		last := len(args) - 1
		return internalReturn(decimals(args[:last]), args[last].Decimal), true
	case Turns:
		return truth(turns(decimals(args))), true
	case MIRR:
		last := len(args) - 2
		return modifiedReturn(decimals(args[:last]), args[last].Decimal, args[last+1].Decimal), true
	}
	return Number{}, false
}

func decimals(numbers []Number) []Decimal {
	all := make([]Decimal, len(numbers))
	for i, n := range numbers {
		all[i] = n.Decimal
	}
	return all
}
