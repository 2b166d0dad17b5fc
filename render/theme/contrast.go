package theme

import "math"

// White is the paper.
var White = Colour{0xFF, 0xFF, 0xFF}

// Luminance is the relative luminance of c, 0 for black to 1 for white, as WCAG 2.1 defines it.
func (c Colour) Luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// Contrast is the contrast ratio of two colours, 1 to 21, as WCAG 2.1 defines it.
func Contrast(a, b Colour) float64 {
	la, lb := a.Luminance(), b.Luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// readable is the least contrast of text with its ground: WCAG 2.1, success criterion 1.4.3, level AA.
const readable = 4.5

// On is the colour for text on the ground: White where that reads, else Ink.
func (t Theme) On(ground Colour) Colour {
	if Contrast(White, ground) >= readable {
		return White
	}
	return t.Ink
}

// Head is the colour of headings: the accent where it reads on white paper, else Ink.
func (t Theme) Head() Colour {
	if Contrast(t.Accent, White) >= readable {
		return t.Accent
	}
	return t.Ink
}

// series are told apart by colour-blind readers and, by their lightness, on grey paper. They follow the accent.
var series = [...]Colour{
	{0xE6, 0x9F, 0x00}, // amber
	{0xA9, 0xD6, 0xF2}, // sky
	{0x9B, 0x2D, 0x6E}, // plum
	{0xC9, 0xCE, 0xD6}, // silver
	{0x00, 0x7A, 0x5E}, // green
	{0xF2, 0xB8, 0xA0}, // peach
	{0x7A, 0x4B, 0x2A}, // umber
	{0xBF, 0xE3, 0xB4}, // mint
}

// Series is the colour of the i-th series of a chart, from 0: the accent first, then a fixed row, over and over.
func (t Theme) Series(i int) Colour {
	if n := i % (len(series) + 1); n > 0 {
		return series[n-1]
	}
	return t.Accent
}

// Tint is c thinned with white: share 1 is c, 0 is white.
func (c Colour) Tint(share float64) Colour {
	thin := func(v uint8) uint8 { return uint8(math.Round(255 - (255-float64(v))*share)) }
	return Colour{thin(c.R), thin(c.G), thin(c.B)}
}
