package chart_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/chart"
	"dossier/render/theme"
	"dossier/source"
	"dossier/value"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

func known(n int) *value.Figure {
	return value.Read(value.Num(value.Int(n)), source.Ref{File: "a.csv", Cells: source.Cell(1, 2)})
}

func space() chart.Space {
	return chart.Space{Width: 600, Size: 12, Measure: chart.Approximate(12)}
}

type box struct {
	left, top, right, bottom float64
	text                     string
}

// labels are the boxes of a drawing's labels.
func labels(d chart.Drawing) []box {
	measure := chart.Approximate(d.Size)
	var boxes []box
	for _, s := range d.Shapes {
		if s.Kind != chart.Label {
			continue
		}
		width := measure(s.Text, s.Strong)
		left := s.X
		switch s.Anchor {
		case chart.AtMiddle:
			left -= width / 2
		case chart.AtEnd:
			left -= width
		}
		boxes = append(boxes, box{left, s.Y - 0.75*d.Size, left + width, s.Y + 0.2*d.Size, s.Text})
	}
	return boxes
}

func someChart(t *rapid.T) doc.Chart {
	names := []string{"Harbour Logistics", "", "Tideway Water and Sewerage Services Company of the North", strings.Repeat("long", 60), "A"}
	c := doc.Chart{Unit: rapid.SampledFrom([]string{"", "weighted servers"}).Draw(t, "unit")}
	c.Kind = rapid.SampledFrom([]doc.ChartKind{doc.BarChart, doc.StackedBarChart, doc.LineChart, doc.AreaChart, doc.TornadoChart, doc.HeatMap, doc.ProgressChart}).Draw(t, "kind")
	c.Categories = rapid.SliceOfN(rapid.SampledFrom(names), 1, 8).Draw(t, "categories")
	for range rapid.IntRange(0, 4).Draw(t, "series") {
		s := doc.Series{Name: rapid.SampledFrom(names).Draw(t, "name")}
		for range c.Categories {
			f := known(rapid.IntRange(-5000, 2_000_000).Draw(t, "value"))
			if rapid.IntRange(0, 5).Draw(t, "unknown") == 0 {
				f = nil
			}
			s.Values = append(s.Values, f)
		}
		c.Series = append(c.Series, s)
	}
	if rapid.Bool().Draw(t, "measured") {
		c.Threshold = known(rapid.IntRange(-10, 3_000_000).Draw(t, "threshold")).Named("t", "Threshold", "")
	}
	return c
}

func TestLabelsStayInsideAndApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := chart.Layout(someChart(t), space())
		if d.Crowded {
			return // shown as a table
		}
		boxes := labels(d)
		for i, a := range boxes {
			if a.left < -0.01 || a.right > d.Width+0.01 || a.top < -0.01 || a.bottom > d.Height+0.01 {
				t.Fatalf("%q is off the drawing: %+v in %v × %v", a.text, a, d.Width, d.Height)
			}
			for _, b := range boxes[:i] {
				if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
					t.Fatalf("%+v lies over %+v", a, b)
				}
			}
		}
	})
}

func TestBarsAreTrueToScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.IntRange(1, 100000).Draw(t, "a"), rapid.IntRange(1, 100000).Draw(t, "b")
		d := chart.Layout(doc.Chart{Kind: doc.BarChart, Categories: []string{"a", "b"}, Series: []doc.Series{{Values: []*value.Figure{known(a), known(b)}}}}, space())
		var widths []float64
		for _, s := range d.Shapes {
			if s.Kind == chart.Bar {
				widths = append(widths, s.W)
			}
		}
		if len(widths) != 2 {
			t.Fatalf("%d bars", len(widths))
		}
		if got, want := widths[0]*float64(b), widths[1]*float64(a); got/want > 1.000001 || want/got > 1.000001 {
			t.Fatalf("%d and %d drawn %v and %v wide", a, b, widths[0], widths[1])
		}
	})
}

func TestUnknownIsWrittenNotDrawn(t *testing.T) {
	d := chart.Layout(doc.Chart{Kind: doc.BarChart, Categories: []string{"a", "b"}, Series: []doc.Series{{Values: []*value.Figure{nil, known(3)}}}}, space())
	bars, unknowns := 0, 0
	for _, s := range d.Shapes {
		if s.Kind == chart.Bar {
			bars++
		}
		if s.Text == "unknown" {
			unknowns++
		}
	}
	if bars != 1 || unknowns != 1 {
		t.Errorf("%d bars and %d times unknown, want 1 and 1", bars, unknowns)
	}
}

func TestTicksAreRound(t *testing.T) {
	for _, test := range []struct {
		high int
		want string
	}{{1, "0 1"}, {2, "0 1 2"}, {7, "0 2 4 6 8"}, {100, "0 20 40 60 80 100"}, {1248, "0 500 1,000 1,500"}, {770, "0 200 400 600 800"}} {
		d := chart.Layout(doc.Chart{Kind: doc.BarChart, Categories: []string{"a"}, Series: []doc.Series{{Values: []*value.Figure{known(test.high)}}}}, space())
		var ticks []string
		for _, s := range d.Shapes {
			if s.Kind == chart.Label && s.Ink == chart.InkMuted {
				ticks = append(ticks, strings.TrimSuffix(s.Text, ".00"))
			}
		}
		if got := strings.Join(ticks, " "); got != test.want && strings.Replace(got, "0.0", "0", 1) != test.want {
			t.Errorf("up to %d: %s, want %s", test.high, got, test.want)
		}
	}
}

func TestSVGIsWellFormed(t *testing.T) {
	c := doc.Chart{
		Kind: doc.StackedBarChart, Unit: "servers", Categories: []string{`<b>&"quoted"`, "Bell\a"},
		Series:    []doc.Series{{Name: "Rehost", Values: []*value.Figure{known(420), known(60)}}, {Name: "Refactor", Values: []*value.Figure{known(140), nil}}},
		Threshold: known(500).Named("t", "Threshold", ""),
	}
	svg := chart.SVG(chart.Layout(c, space()), theme.Default(), `Two "bars" & <more>`)
	decoder := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
	}
	golden(t, filepath.Join("testdata", "stacked.svg"), svg)
}

func ExampleSVG() {
	c := doc.Chart{Kind: doc.BarChart, Categories: []string{"a"}, Series: []doc.Series{{Values: []*value.Figure{known(3)}}}}
	svg := chart.SVG(chart.Layout(c, space()), theme.Default(), "one bar")
	fmt.Println(strings.SplitN(svg, "\n", 2)[0])
	// Output: <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 50.52" role="img" aria-label="one bar" font-size="12">
}

// A scale that is stated is shown whole, from end to end, and bars begin at the end that is nearest to zero; values beyond it decide the axis
// themselves.
func TestStatedScaleIsShownWhole(t *testing.T) {
	ticks := func(values ...int) string {
		c := doc.Chart{Kind: doc.BarChart, Low: known(1), High: known(5), Series: []doc.Series{{Name: "Mean"}}}
		for i, v := range values {
			c.Categories = append(c.Categories, string(rune('a'+i)))
			c.Series[0].Values = append(c.Series[0].Values, known(v))
		}
		c.Categories, c.Series[0].Values = append(c.Categories, "unknown"), append(c.Series[0].Values, nil)
		d := chart.Layout(c, space())
		var texts []string
		for _, s := range d.Shapes {
			if s.Kind == chart.Label && s.Ink == chart.InkMuted && s.Anchor == chart.AtMiddle {
				texts = append(texts, s.Text)
			}
		}
		return strings.Join(texts, " ")
	}
	for want, values := range map[string][]int{"1 2 3 4 5": {2, 4}, "0 1 2 3 4 5 6": {2, 6}} {
		if got := ticks(values...); got != want {
			t.Errorf("ticks %q for %v, want %q", got, values, want)
		}
	}
}
