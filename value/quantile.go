package value

import "slices"

// Quantile is the operation that finds, of b, c, …, the least that at least the share a of them (0 to 1) do not exceed: in rising order the
// one numbered a × n, rounded up, and never below the first. It is SMALL of a spreadsheet. A share outside 0 to 1 makes the result unknown.
const Quantile Op = "quantile"

func quantile(share Decimal, numbers []Decimal) Number {
	if share.IsNegative() || share.GreaterThan(Int(1)) {
		return Number{}
	}
	sorted := slices.SortedFunc(slices.Values(numbers), Decimal.Cmp)
	place := share.Mul(Int(len(sorted))).RoundUp(0).IntPart()
	return Num(sorted[max(place, 1)-1])
}
