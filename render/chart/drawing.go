// Package chart is the geometry of charts: where bars, strokes and labels stand, once, for every renderer. It knows neither
// paper nor pixels: lengths are in the caller's unit, and texts are measured by the caller.
package chart

import (
	"strings"

	"dossier/source"
	"dossier/value"
)

// Drawing is a chart ready to be drawn: shapes from back to front in a box from 0,0 to Width,Height, y downwards.
type Drawing struct {
	Width, Height float64
	Size          float64 // of all labels' type
	Shapes        []Shape
	Crowded       bool    // too much for the space, labels may leave it: a table shows it better
	Slim          bool    // a wider space would show it better
	Strips        []Strip // where a tall drawing may be cut, from top to bottom; empty: nowhere
}

// Strip is a part of a drawing over its whole width that is never cut.
type Strip struct {
	Height float64
	Head   bool // stands again where a cut drawing goes on: the axis of a plan
	Lead   bool // belongs to the strip below it: the name of a group
}

// Shape is one thing to draw.
type Shape struct {
	Kind   Kind
	X, Y   float64 // upper left of a Bar, beginning of a Stroke, a Label's anchor on its baseline
	W, H   float64 // of a Bar; of a Stroke, how far its end lies from its beginning
	Points []Point // the corners of an Area
	Ink    Ink
	Series int     // of InkSeries and OnSeries, from 0
	Share  float64 // of InkRamp and OnRamp, from 0 to 1
	Text   string  // of a Label
	Anchor Anchor  // of a Label
	Strong bool    // of a Label
	Dashed bool    // of a Stroke
	Weight float64
	Refs   []source.Ref // where the value shown was read
	Tip    string       // what a Bar, an Area or a Stroke stands for, for those who point at it
}

// Kind is what a Shape is.
type Kind string

// The kinds of shape.
const (
	Bar    Kind = "bar"    // a filled rectangle
	Stroke Kind = "stroke" // a straight line
	Label  Kind = "label"  // text on one line
	Area   Kind = "area"   // a filled polygon
)

// Point is a place in a drawing.
type Point struct{ X, Y float64 }

// Ink is the role of a shape's colour; the theme has the colours.
type Ink string

// The inks.
const (
	InkSeries    Ink = "series"    // the colour of Series
	OnSeries     Ink = "on series" // text that stands on the colour of Series
	InkText      Ink = "text"
	InkMuted     Ink = "muted" // units, ticks, what is unknown
	InkAxis      Ink = "axis"
	InkThreshold Ink = "threshold"
	InkRamp      Ink = "ramp"    // the colour of Share, the darker the higher
	OnRamp       Ink = "on ramp" // text that stands on the colour of Share
	InkPaper     Ink = "paper"
	InkRest      Ink = "rest"  // days without work
	InkPanel     Ink = "panel" // a light ground
	InkLight     Ink = "light" // the accent thinned: what is not critical
	InkAccent    Ink = "accent"
	InkGood      Ink = "good"
	InkWarning   Ink = "warning"
	InkBad       Ink = "bad"
)

// Anchor is where a label stands about its X.
type Anchor string

// The anchors. AtStart is the zero value.
const (
	AtStart  Anchor = ""
	AtMiddle Anchor = "middle"
	AtEnd    Anchor = "end"
)

// Space is what a chart is laid out for.
type Space struct {
	Width    float64                                // of the whole drawing
	Size     float64                                // of the type of labels, in the unit of Width
	Measure  func(text string, strong bool) float64 // width of text in that type
	Locale   value.Locale
	Language string // BCP 47, of the few words that a drawing says itself
}

// Approximate measures text without a font, for renderers that have none: about as wide as the widest of the usual faces is.
func Approximate(size float64) func(text string, strong bool) float64 {
	return func(text string, strong bool) float64 {
		em := 0.0
		for _, r := range text {
			em += advance(r)
		}
		if strong {
			em *= 1.09
		}
		return em * size
	}
}

// advance is about how wide a character is, in sizes of the type.
func advance(r rune) float64 {
	switch {
	case r >= 0x1100:
		return 1.05
	case strings.ContainsRune("ijlI|.,:;'!", r):
		return 0.32
	case strings.ContainsRune(" ftr()[]-/", r):
		return 0.4
	case strings.ContainsRune("mwMWQ@%—…", r):
		return 0.96
	case r >= 'A' && r <= 'Z':
		return 0.7
	default:
		return 0.62
	}
}
