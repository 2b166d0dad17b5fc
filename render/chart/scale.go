package chart

import (
	"math"
	"slices"

	"dossier/value"
)

// scale maps values to places on the axis, and has the round values to write below it.
type scale struct {
	low, high float64
	step      value.Decimal
	places    int
	ticks     []value.Decimal
}

// rounds are the steps that people count in, within a power of ten.
var rounds = []int{1, 2, 5}

// newScale is the smallest scale from a round value to a round value that holds all values and zero, with at most so many ticks.
func newScale(values []float64, most int) scale {
	low, high := 0.0, 0.0
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	if low == 0 && high == 0 {
		high = 1
	}
	exponent := int(math.Floor(math.Log10(high-low))) - 2
	if whole(values) {
		exponent = max(exponent, 0)
	}
	for {
		for _, round := range rounds {
			step := float64(round) * math.Pow10(exponent)
			from, to := math.Floor(low/step), math.Ceil(high/step)
			if int(to-from)+1 <= max(most, 2) {
				return ticked(round, exponent, int(from), int(to))
			}
		}
		exponent++
	}
}

// newScale is the axis's scale: from end to end of the scale that the values are known to be on, else as far as they reach.
func (p *plotter) newScale(most int) scale {
	values := p.extremes()
	low, high := p.chart.Low, p.chart.High
	if low == nil || high == nil || !low.Value.Known || !high.Value.Known || number(low) >= number(high) || len(values) == 0 ||
		slices.Min(values) < number(low) || slices.Max(values) > number(high) {
		return newScale(values, most)
	}
	s := newScale([]float64{number(high) - number(low)}, most)
	s.low, s.high = number(low), number(high)
	for i, tick := range s.ticks {
		if s.ticks[i] = tick.Add(low.Value.Decimal); s.ticks[i].GreaterThan(high.Value.Decimal) {
			s.ticks = s.ticks[:i]
			break
		}
	}
	s.places = max(s.places, value.Places(low.Value.Decimal))
	return s
}

// ground is where bars begin: at zero, or at the end of the scale that is nearest to it; zero is its place.
func (p *plotter) ground() float64 { return min(max(0, p.scale.low), p.scale.high) }
func (p *plotter) zero() float64   { return p.at(p.ground()) }

// whole tells whether all values are whole numbers, which are not counted in halves.
func whole(values []float64) bool {
	return !slices.ContainsFunc(values, func(v float64) bool { return v != math.Trunc(v) })
}

func ticked(round, exponent, from, to int) scale {
	s := scale{places: max(0, -exponent)}
	s.step = value.Int(round).Shift(int32(exponent))
	for k := from; k <= to; k++ {
		s.ticks = append(s.ticks, s.step.Mul(value.Int(k)))
	}
	s.low, s.high = s.ticks[0].InexactFloat64(), s.ticks[len(s.ticks)-1].InexactFloat64()
	return s
}

// at is where v stands on an axis from left to left+width.
func (s scale) at(v, left, width float64) float64 {
	return left + (v-s.low)/(s.high-s.low)*width
}
