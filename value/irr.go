package value

import (
	"math"

	"github.com/shopspring/decimal"
)

// The bounds of an internal rate of return, as natural logarithms of its factor: a period loses 99 % at most, or grows ten thousand times.
var lowestReturn, highestReturn = math.Log(0.01), math.Log(10_001)

// turns tells whether flows turn from cost to return, once: none above 0 stands before one below it, and there are some of both. Then one
// rate alone makes their present value 0 (Descartes' rule of signs). Where it is their running total that turns so, one rate above 0 alone
// does (C. J. Norstrøm, A sufficient condition for a unique nonnegative internal rate of return, Journal of Financial and Quantitative
// Analysis 7, 1972).
func turns(flows []Decimal) bool {
	paid, earned := false, false
	for _, f := range flows {
		switch {
		case f.IsNegative() && earned:
			return false
		case f.IsNegative():
			paid = true
		case f.IsPositive():
			earned = true
		}
	}
	return paid && earned
}

// internalReturn is the rate a period at which the present value of flows, a period apart, is 0. It is unknown where only is 0: the caller
// says that not one rate alone does it. Where the flows themselves do not turn, the rate is sought above 0.
func internalReturn(flows []Decimal, only Decimal) Number {
	if !only.IsPositive() {
		return Number{}
	}
	low, high := 0.0, highestReturn
	if turns(flows) {
		low = lowestReturn
	}
	floats := make([]float64, len(flows))
	for i, f := range flows {
		floats[i] = f.InexactFloat64()
	}
	if presentSign(floats, low) <= 0 || presentSign(floats, high) >= 0 {
		return Number{}
	}
	for range 100 {
		if middle := (low + high) / 2; presentSign(floats, middle) > 0 {
			low = middle
		} else {
			high = middle
		}
	}
	rate := decimal.NewFromFloat(math.Expm1((low + high) / 2))
	for range 3 { // each doubles the digits, of which the binary search gave a dozen
		rate = closerReturn(flows, rate)
	}
	return Num(rate.Round(places))
}

// presentSign has the sign of the present value of flows at a factor of e^power a period. Its size is scaled so that nothing overflows.
func presentSign(flows []float64, power float64) float64 {
	from := 0
	if power < 0 {
		from = len(flows) - 1
	}
	var sum float64
	for i, f := range flows {
		sum += f * math.Exp(-power*float64(i-from))
	}
	return sum
}

// closerReturn is one of Newton's steps from rate towards the root of the present value, by Horner's rule for it and for its slope, which
// is taken to the negative logarithm of the factor.
func closerReturn(flows []Decimal, rate Decimal) Decimal {
	const digits = 2 * places
	growth := rate.Add(Int(1))
	var sum, slope Decimal
	for i := len(flows) - 1; i >= 0; i-- {
		slope = slope.Add(sum).DivRound(growth, digits)
		sum = sum.DivRound(growth, digits).Add(flows[i])
	}
	if slope.IsZero() {
		return rate
	}
	return rate.Add(sum.Mul(growth).DivRound(slope, digits)).Round(digits)
}
