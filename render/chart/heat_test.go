package chart_test

import (
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/chart"
	"dossier/render/theme"
	"dossier/value"
)

// Fields are the darker the higher the value, between the stated ends; what is unknown has no colour.
func TestFieldsDarkenWithTheirValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(-3, 9), 1, 8).Draw(t, "values")
		c := doc.Chart{Kind: doc.HeatMap, Categories: []string{"x"}, Low: known(1), High: known(5)}
		for _, v := range values {
			c.Series = append(c.Series, doc.Series{Name: "s", Values: []*value.Figure{known(v)}})
		}
		c.Series = append(c.Series, doc.Series{Name: "unknown", Values: []*value.Figure{nil}}, doc.Series{Name: "left out", Values: []*value.Figure{nil}, None: "not scored"})
		var shares []float64
		said := map[string]bool{}
		for _, s := range chart.Layout(c, space()).Shapes {
			said[s.Text] = true
			if s.Ink == chart.InkRamp && len(s.Refs) > 0 {
				shares = append(shares, s.Share)
			}
		}
		if !said["unknown"] || !said["not scored"] {
			t.Fatal("a field without a value does not say what it is")
		}
		if len(shares) != len(values) {
			t.Fatalf("%d coloured fields for %d values", len(shares), len(values))
		}
		for i, v := range values {
			if want := float64(min(max(v, 1), 5)-1) / 4; shares[i] != want {
				t.Fatalf("%d has the share %v, want %v", v, shares[i], want)
			}
		}
	})
}

// Marks stand on one line, and bars are as long as their share of the mark; the verdict is said in words.
func TestProgressIsAShareOfItsMark(t *testing.T) {
	verdict := func(met int) *value.Figure { return value.Stated(value.Int(met)).Named("", "", value.Verdict) }
	c := doc.Chart{Kind: doc.ProgressChart, Categories: []string{"a", "b", "c"}, Series: []doc.Series{
		{Values: []*value.Figure{known(25), known(2), nil}}, {Name: "asked", Values: []*value.Figure{known(50), known(1), known(3)}},
		{Values: []*value.Figure{verdict(0), verdict(1), nil}},
	}}
	var bars []chart.Shape
	texts := map[string]bool{}
	for _, s := range chart.Layout(c, space()).Shapes {
		if s.Kind == chart.Bar && s.Ink == chart.InkSeries {
			bars = append(bars, s)
		}
		texts[s.Text] = true
	}
	if len(bars) != 2 || bars[1].W/bars[0].W < 3.999 || bars[1].W/bars[0].W > 4.001 {
		t.Errorf("bars %+v: want two, the second four times the first", bars)
	}
	for _, want := range []string{"25 of 50", "2 of 1", "unknown of 3", "× not met", "✓ met"} {
		if !texts[want] {
			t.Errorf("%q is not said", want)
		}
	}
}

// The samples are drawn as they were when they were looked at.
func TestSamplesAreDrawnAsBefore(t *testing.T) {
	for _, b := range doctest.Rich(doc.Audit).Blocks {
		var id, alt string
		var d chart.Drawing
		switch b := b.(type) {
		case doc.Chart:
			id, alt, d = b.ID, b.Alt, chart.Layout(b, space())
		case doc.Gantt:
			id, alt, d = b.ID, b.Alt, chart.Gantt(b, space())
		case doc.Graph:
			id, alt, d = b.ID, b.Alt, chart.Graph(b, space())
		default:
			continue
		}
		checkDrawing(t, d)
		golden(t, filepath.Join("testdata", id+".svg"), chart.SVG(d, theme.Default(), alt))
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if got != string(want) {
		t.Errorf("the drawing differs from %s; look at it, then run with -update", path)
	}
}
