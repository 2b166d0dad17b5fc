package theme

import "math"

// Ramp is a colour of the scale from pale to dark in the hue of the accent: share 0 is the palest, 1 the darkest, and the lightness
// between them (CIE L*) is even, so that the scale reads in grey too. Text of On reads on each: the lightnesses at which neither white
// nor Ink does are left out.
func (t Theme) Ramp(share float64) Colour {
	const palest, darkest = 95.0, 25.0
	share = math.Max(0, math.Min(1, share))
	want := palest + (darkest-palest)*share
	brightest, dimmest := lightness(maxUnder(White, readable)), lightness(minOver(t.Ink, readable))
	if want > brightest && want < dimmest {
		if want = brightest; share < (palest-(brightest+dimmest)/2)/(palest-darkest) {
			want = dimmest
		}
	}
	return t.Accent.withLightness(want)
}

// maxUnder is the highest luminance of a ground on which text of colour c, lighter than it, has a contrast.
func maxUnder(c Colour, contrast float64) float64 { return (c.Luminance()+0.05)/contrast - 0.05 }

// minOver is the lowest luminance of a ground on which text of colour c, darker than it, has a contrast.
func minOver(c Colour, contrast float64) float64 { return (c.Luminance()+0.05)*contrast - 0.05 }

// lightness is CIE 1976 L* of a relative luminance, 0 to 100.
func lightness(luminance float64) float64 {
	if luminance <= 216.0/24389 {
		return luminance * 24389 / 27
	}
	return 116*math.Cbrt(luminance) - 16
}

// withLightness is c thinned with white, or deepened with black, to a lightness, or as near as whole channels come to it on the safe
// side of a step: no darker where it is light, no lighter where it is dark.
func (c Colour) withLightness(want float64) Colour {
	low, high := -1.0, 1.0 // of the mix: -1 is black, 0 is c, 1 is white
	for range 24 {
		middle := (low + high) / 2
		if lightness(c.mixed(middle).Luminance()) < want {
			low = middle
		} else {
			high = middle
		}
	}
	if want > 50 {
		return c.mixed(high)
	}
	return c.mixed(low)
}

func (c Colour) mixed(with float64) Colour {
	if with >= 0 {
		return c.Tint(1 - with)
	}
	deepen := func(v uint8) uint8 { return uint8(math.Round(float64(v) * (1 + with))) }
	return Colour{deepen(c.R), deepen(c.G), deepen(c.B)}
}
