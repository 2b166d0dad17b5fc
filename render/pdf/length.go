package pdf

import (
	"math"
	"strconv"
)

// Length is a distance on paper in thousandths of a millimetre. Being whole, it adds up the same on every machine.
type Length int64

// MM is one millimetre.
const MM Length = 1000

// perPoint is one point, 1/72 inch, in Lengths.
const perPoint = 25400.0 / 72

// Millimetres is mm as a Length, rounded to a thousandth.
func Millimetres(mm float64) Length { return Length(math.Round(mm * float64(MM))) }

// MM is the length in millimetres.
func (l Length) MM() float64 { return float64(l) / float64(MM) }

// MarshalJSON prints a Length in millimetres.
func (l Length) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, l.MM(), 'f', -1, 64), nil
}

// Points is a size of type, in points.
type Points float64

// Length is the size as a distance.
func (p Points) Length() Length { return Length(math.Round(float64(p) * perPoint)) }

// em is how wide units thousandths of an em are in type of size p.
func (p Points) em(units int) Length {
	return Length(math.Round(float64(units) * float64(p) * (perPoint / 1000)))
}

// units is how many thousandths of an em fit in width.
func (p Points) units(width Length) int {
	return int(math.Floor(float64(width) / (float64(p) * (perPoint / 1000))))
}
