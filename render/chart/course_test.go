package chart_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"dossier/doc"
	"dossier/render/chart"
	"dossier/value"
)

// flow is a chart of n values that fall and rise.
func flow(kind doc.ChartKind, values ...int) doc.Chart {
	s := doc.Series{Name: "Cumulative"}
	c := doc.Chart{Kind: kind, Unit: "USD"}
	for i, v := range values {
		c.Categories = append(c.Categories, value.Int(i+1).String())
		s.Values = append(s.Values, known(v))
	}
	c.Series = []doc.Series{s}
	return c
}

// TestCourseIsTrueToScale: columns of an area are as high as their values, and stand on one zero; a line ends where its values are.
func TestCourseIsTrueToScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(-90_000, 90_000), 2, 70).Draw(t, "values")
		var highest float64 // of a column per unit
		d := chart.Layout(flow(doc.AreaChart, values...), space())
		at := 0
		for _, s := range d.Shapes {
			if s.Kind != chart.Bar {
				continue
			}
			if v := math.Abs(float64(values[at])); v > 0 {
				if highest == 0 {
					highest = s.H / v
				}
				if math.Abs(s.H/v-highest) > 1e-9*highest {
					t.Fatalf("column %d of %v is %v high: want %v a unit", at, values[at], s.H, highest)
				}
			}
			if below := s.Series == 1; below != (values[at] < 0) {
				t.Fatalf("column %d of %d in the colour of series %d", at, values[at], s.Series)
			}
			at++
		}
		if at != len(values) {
			t.Fatalf("%d columns for %d values", at, len(values))
		}
		strokes := 0
		for _, s := range chart.Layout(flow(doc.LineChart, values...), space()).Shapes {
			if s.Kind == chart.Stroke && s.Ink == chart.InkSeries {
				if rise := float64(values[strokes] - values[strokes+1]); math.Signbit(rise) != math.Signbit(s.H) && rise != 0 {
					t.Fatalf("from %d to %d the line goes %v down", values[strokes], values[strokes+1], s.H)
				}
				strokes++
			}
		}
		if strokes != len(values)-1 {
			t.Fatalf("%d strokes for %d values", strokes, len(values))
		}
	})
}

// TestLineBreaksWhereUnknown: what is unknown is a gap, not zero.
func TestLineBreaksWhereUnknown(t *testing.T) {
	c := flow(doc.LineChart, 1, 2, 3, 4, 5)
	c.Series[0].Values[2] = nil
	strokes := 0
	for _, s := range chart.Layout(c, space()).Shapes {
		if s.Kind == chart.Stroke && s.Ink == chart.InkSeries {
			strokes++
		}
	}
	if strokes != 2 {
		t.Errorf("%d strokes, want 2: the gap parts them", strokes)
	}
}

// TestTornadoReachesToBothSides: bars begin at one zero and lie on the side of their sign; their values stand beyond their ends.
func TestTornadoReachesToBothSides(t *testing.T) {
	low, high := []int{-900, 300, -20}, []int{700, -250, 20}
	c := doc.Chart{Kind: doc.TornadoChart, Categories: []string{"Rate", "Growth", "Ramp"}, Series: []doc.Series{{Name: "lower"}, {Name: "higher"}}}
	for i := range low {
		c.Series[0].Values = append(c.Series[0].Values, known(low[i]))
		c.Series[1].Values = append(c.Series[1].Values, known(high[i]))
	}
	var zero []float64
	bars := 0
	for _, s := range chart.Layout(c, space()).Shapes {
		if s.Kind != chart.Bar || s.W < 10 && s.H < 10 && bars == 0 { // the legend's patches come first
			continue
		}
		v := low[bars/2]
		if bars%2 == 1 {
			v = high[bars/2]
		}
		if v < 0 {
			zero = append(zero, s.X+s.W)
		} else {
			zero = append(zero, s.X)
		}
		bars++
	}
	for _, z := range zero {
		if math.Abs(z-zero[0]) > 1e-9 {
			t.Fatalf("bars begin at %v, want one zero", zero)
		}
	}
	if bars != 6 {
		t.Errorf("%d bars, want 6", bars)
	}
}
