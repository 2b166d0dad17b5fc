package chart_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/chart"
	"dossier/source"
	"dossier/value"
)

func on(y, m, d int) value.Date { return value.Date{Year: y, Month: time.Month(m), Day: d} }

func someDay(t *rapid.T, reach int) value.Date {
	if rapid.IntRange(0, 4).Draw(t, "unknown") == 0 {
		return value.Date{}
	}
	return on(2026, 1, 5).AddDays(rapid.IntRange(-reach, reach).Draw(t, "day"))
}

// somePlan is any plan, over days or over centuries: activities without dates, that end before they begin, that have begun and were
// never planned; links to nothing.
func somePlan(t *rapid.T) doc.Gantt {
	names := []string{"", "Move", "Replatform the booking portal with all of its batch jobs and listeners", strings.Repeat("long", 60), "切替"}
	reach := rapid.SampledFrom([]int{1, 20, 100, 700, 4000, 90_000}).Draw(t, "reach")
	g := doc.Gantt{Today: someDay(t, 2*reach)}
	for range rapid.IntRange(0, 9).Draw(t, "activities") {
		g.Activities = append(g.Activities, doc.GanttBar{
			ID: rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "id"), Label: rapid.SampledFrom(names).Draw(t, "label"),
			Group: rapid.SampledFrom([]string{"", "Wave 1", names[2], names[3]}).Draw(t, "group"),
			Start: someDay(t, reach), Finish: someDay(t, reach), ActualStart: someDay(t, reach), ActualFinish: someDay(t, reach),
			Milestone: rapid.Bool().Draw(t, "milestone"), Critical: rapid.Bool().Draw(t, "critical"), Note: rapid.SampledFrom(names).Draw(t, "note"),
		})
	}
	for range rapid.IntRange(0, 5).Draw(t, "links") {
		ids := rapid.SampledFrom([]string{"a", "b", "c", "x"})
		g.Links = append(g.Links, doc.GanttLink{From: ids.Draw(t, "from"), To: ids.Draw(t, "to"), Critical: rapid.Bool().Draw(t, "critical")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "rests") {
		g.Rests = append(g.Rests, someDay(t, reach))
	}
	return g
}

// checkDrawing finds labels that lie over one another, and anything off the drawing.
func checkDrawing(t interface{ Fatalf(string, ...any) }, d chart.Drawing) {
	const slack = 0.02
	inside := func(what string, left, top, right, bottom float64) {
		if math.IsNaN(left+top+right+bottom) || left < -slack || right > d.Width+slack || top < -slack || bottom > d.Height+slack {
			t.Fatalf("%s is off the drawing of %v × %v: %v %v %v %v", what, d.Width, d.Height, left, top, right, bottom)
		}
	}
	for _, s := range d.Shapes {
		switch s.Kind {
		case chart.Bar:
			if s.W < -slack || s.H < -slack {
				t.Fatalf("a bar of %v × %v", s.W, s.H)
			}
			inside("a bar", s.X, s.Y, s.X+s.W, s.Y+s.H)
		case chart.Stroke:
			inside("a stroke", min(s.X, s.X+s.W), min(s.Y, s.Y+s.H), max(s.X, s.X+s.W), max(s.Y, s.Y+s.H))
		case chart.Area:
			for _, p := range s.Points {
				inside("a corner", p.X, p.Y, p.X, p.Y)
			}
		}
	}
	boxes := labels(d)
	for i, a := range boxes {
		inside("the label "+a.text, a.left, a.top, a.right, a.bottom)
		for _, b := range boxes[:i] {
			if a.left < b.right-slack && b.left < a.right-slack && a.top < b.bottom-slack && b.top < a.bottom-slack {
				t.Fatalf("%+v lies over %+v", a, b)
			}
		}
	}
}

func TestPlansKeepTheirLabelsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := space()
		in.Width = rapid.SampledFrom([]float64{350, 600, 900}).Draw(t, "width")
		checkDrawing(t, chart.Gantt(somePlan(t), in))
	})
}

// Cutting a drawing loses nothing: the strips are as high as the whole, hold all labels, and as much ink.
func TestCutPlansLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := chart.Gantt(somePlan(t), space())
		height, count, ink := 0.0, 0, 0.0
		for _, part := range whole.Cut() {
			checkDrawing(t, part)
			height, count, ink = height+part.Height, count+len(labels(part)), ink+inkOf(part)
		}
		if math.Abs(height-whole.Height) > 0.01 || count != len(labels(whole)) || math.Abs(ink-inkOf(whole)) > 0.01*(1+ink) {
			t.Fatalf("cut: %v high, %d labels, %v of ink; whole: %v, %d, %v", height, count, ink, whole.Height, len(labels(whole)), inkOf(whole))
		}
	})
}

// inkOf is the area of bars and the length of strokes.
func inkOf(d chart.Drawing) (ink float64) {
	for _, s := range d.Shapes {
		switch s.Kind {
		case chart.Bar:
			ink += s.W * s.H
		case chart.Stroke:
			ink += math.Hypot(s.W, s.H)
		}
	}
	return ink
}

// bars are the bars of a drawing of one ink that were read at a place.
func barsOf(d chart.Drawing, ink chart.Ink) (bars []chart.Shape) {
	for _, s := range d.Shapes {
		if s.Kind == chart.Bar && s.Ink == ink && len(s.Refs) > 0 {
			bars = append(bars, s)
		}
	}
	return bars
}

// Bars are as long as their days, and begin where their days begin.
func TestPlanBarsAreTrueToScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := doc.Gantt{}
		for range 2 {
			start := on(2026, 3, 2).AddDays(rapid.IntRange(0, 300).Draw(t, "start"))
			g.Activities = append(g.Activities, doc.GanttBar{Label: "x", Start: start, Finish: start.AddDays(rapid.IntRange(0, 300).Draw(t, "days")), Critical: true, Source: source.Ref{File: "plan.csv"}})
		}
		bars := barsOf(chart.Gantt(g, space()), chart.InkAccent)
		if len(bars) != 2 {
			t.Fatalf("%d bars, want 2", len(bars))
		}
		a, b := g.Activities[0], g.Activities[1]
		day := bars[0].W / float64(a.Start.DaysUntil(a.Finish)+1)
		if want := day * float64(b.Start.DaysUntil(b.Finish)+1); math.Abs(bars[1].W-want) > 0.01 {
			t.Fatalf("%v long, want %v", bars[1].W, want)
		}
		if want := bars[0].X + day*float64(a.Start.DaysUntil(b.Start)); math.Abs(bars[1].X-want) > 0.01 {
			t.Fatalf("begins at %v, want %v", bars[1].X, want)
		}
	})
}

// What is critical is told from what is not by its ink and by its name's weight, and what has no dates says so.
func TestPlanSaysWhatIsCriticalAndWhatHasNoDates(t *testing.T) {
	d := chart.Gantt(doctest.Plan(), space())
	strong := map[string]bool{}
	said := false
	for _, s := range d.Shapes {
		if s.Kind == chart.Label {
			strong[s.Text] = s.Strong
			said = said || strings.HasPrefix(s.Text, "no dates")
		}
	}
	if !strong["Prepare the landing zone"] || strong["Move the file servers"] || !said {
		t.Errorf("strong labels %v, no dates said: %v", strong, said)
	}
	if solid, pale := len(barsOf(d, chart.InkAccent)), len(barsOf(d, chart.InkLight)); solid != 2 || pale != 1 {
		t.Errorf("%d solid bars and %d pale ones, want 2 and 1", solid, pale)
	}
}

// The units of the axis follow from how long a plan is.
func TestAxisChoosesItsUnits(t *testing.T) {
	for _, test := range []struct {
		days int
		want string // a label of the lower row
	}{{6, "7"}, {90, "12"}, {400, "Apr"}, {1500, "Q3"}, {4000, "2031"}, {45_000, "2090"}} {
		d := chart.Gantt(doc.Gantt{Activities: []doc.GanttBar{{Label: "x", Start: on(2026, 1, 5), Finish: on(2026, 1, 5).AddDays(test.days)}}}, space())
		found := false
		for _, s := range d.Shapes {
			found = found || s.Kind == chart.Label && s.Text == test.want
		}
		if !found {
			t.Errorf("%d days: no label %q on the axis", test.days, test.want)
		}
	}
}

// Two hundred activities are as many rows below one head, and may be cut between any two; a group's name stays with what it heads.
func TestLargePlansHaveARowAnActivity(t *testing.T) {
	d := chart.Gantt(doctest.LargePlan(200), space())
	heads, leads := 0, 0
	for _, s := range d.Strips {
		if s.Head {
			heads++
		}
		if s.Lead {
			leads++
		}
	}
	if rows := len(d.Strips) - heads - leads - 1; rows != 200 || heads != 1 || leads != 17 {
		t.Errorf("%d rows, %d heads, %d names of groups: want 200, 1, 17", rows, heads, leads)
	}
	if empty := chart.Gantt(doc.Gantt{}, space()); len(empty.Shapes) > 0 {
		t.Error("an empty plan is drawn")
	}
}
