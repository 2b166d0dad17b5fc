package chart

import (
	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// bars draws what was planned of an activity, and what came of it below.
func (g *gantt) bars(row ganttRow, refs []source.Ref) {
	a, middle := row.bar, row.top+row.height/2
	thick, y := planAlone*g.Size, middle-planAlone/2*g.Size
	if g.actual {
		thick, y = planBar*g.Size, middle-(planBar+planActual+0.08)/2*g.Size
	}
	start, finish := ordered(a.Start, a.Finish)
	switch {
	case start.IsZero():
	case a.Milestone:
		g.diamond(g.line.at(start)+g.line.day()/2, y+thick/2, 0.62*thick, Shape{Ink: g.planned(row), Refs: refs, Tip: g.tip(*a, g.words.planned, start, start)})
	default:
		x := g.line.at(start)
		g.planBar(Shape{X: x, Y: y, W: g.line.end(finish) - x, H: thick, Ink: g.planned(row), Refs: refs, Tip: g.tip(*a, g.words.planned, start, finish)})
	}
	if g.actual {
		g.done(row, y+thick+0.08*g.Size, refs)
	}
}

// tip says what a mark of an activity stands for: what it is, and from when to when.
func (g *gantt) tip(a doc.GanttBar, what string, first, last value.Date) string {
	text := a.Label + ": " + what + " " + g.Locale.Day(first)
	if last != first {
		text += " – " + g.Locale.Day(last)
	}
	return text
}

// ordered are the ends of a stretch, the earlier first; one that is missing is the other.
func ordered(a, b value.Date) (first, last value.Date) { return earliest(a, b), latest(a, b) }

func (g *gantt) planned(row ganttRow) Ink {
	if row.bar.Critical {
		return InkAccent
	}
	return InkLight
}

// planBar draws a bar: solid where it is critical, else pale within an edge.
func (g *gantt) planBar(bar Shape) {
	if bar.Kind = Bar; bar.Ink == InkLight {
		g.frame(bar, InkAccent, InkLight, min(0.07, bar.W/3/g.Size))
		return
	}
	g.add(bar)
}

// diamond draws a milestone about its middle.
func (g *gantt) diamond(x, y, half float64, mark Shape) {
	corners := func(half float64) []Point {
		return []Point{{x, y - half}, {x + half, y}, {x, y + half}, {x - half, y}}
	}
	outer, inner := mark, mark
	outer.Kind, outer.Points, outer.Ink = Area, corners(half), InkAccent
	g.add(outer)
	if mark.Ink == InkLight {
		inner.Kind, inner.Points = Area, corners(half-0.11*g.Size)
		g.add(inner)
	}
}

// foreseen draws when what is left of an activity is expected to be done: a thin bar within an edge.
func (g *gantt) foreseen(bar Shape) {
	bar.Kind = Bar
	g.frame(bar, InkText, InkPaper, min(0.06, bar.W/3/g.Size))
}

// forecast draws the rest of an activity: from the day that the document speaks of, where it has begun.
func (g *gantt) forecast(row ganttRow, y float64, refs []source.Ref) {
	a := row.bar
	start, finish := ordered(a.ForecastStart, a.ForecastFinish)
	if finish.IsZero() {
		return
	}
	thick := planActual * g.Size
	if a.Milestone {
		x, half := g.line.at(finish)+g.line.day()/2, 0.75*thick
		g.add(Shape{Kind: Area, Points: []Point{{x - half, y + thick}, {x, y + thick - 1.6*half}, {x + half, y + thick}}, Ink: InkText, Refs: refs})
		g.add(Shape{Kind: Area, Points: []Point{{x - half/2, y + 0.85*thick}, {x, y + thick - 1.1*half}, {x + half/2, y + 0.85*thick}}, Ink: InkPaper, Refs: refs})
		return
	}
	if running(*a) {
		start = latest(start, g.plan.Today)
	}
	if x := g.line.at(start); g.line.end(finish) > x {
		g.foreseen(Shape{X: x, Y: y, W: g.line.end(finish) - x, H: thick, Refs: refs})
	}
}

// done draws what came of an activity: a thin bar, up to the day that the document speaks of and with a point where it goes on.
func (g *gantt) done(row ganttRow, y float64, refs []source.Ref) {
	a := row.bar
	g.forecast(row, y, refs)
	start, finish := ordered(a.ActualStart, a.ActualFinish)
	if start.IsZero() {
		return
	}
	thick := planActual * g.Size
	if a.Milestone {
		x, half := g.line.at(finish)+g.line.day()/2, 0.75*thick
		g.add(Shape{Kind: Area, Points: []Point{{x - half, y + thick}, {x, y + thick - 1.6*half}, {x + half, y + thick}}, Ink: InkText, Refs: refs, Tip: g.tip(*a, g.words.actual, finish, finish)})
		return
	}
	x, end := g.line.at(start), g.line.end(finish)
	goesOn := running(*a)
	if goesOn && g.plan.Today.After(finish) {
		end = g.line.end(g.plan.Today)
	}
	point := min(0.5*g.Size, (end-x)/2)
	if !goesOn {
		point = 0
	}
	g.add(Shape{Kind: Bar, X: x, Y: y, W: end - x - point, H: thick, Ink: InkText, Refs: refs, Tip: g.tip(*a, g.words.actual, start, finish)})
	if goesOn {
		over := 0.12 * g.Size
		g.add(Shape{Kind: Area, Points: []Point{{end - point, y - over}, {end, y + thick/2}, {end - point, y + thick + over}}, Ink: InkText, Refs: refs})
	}
}
