package chart

import (
	"math"
	"slices"
	"strings"
	"time"

	"dossier/doc"
	"dossier/value"
)

// legend explains the forms that the plan uses, each once.
func (g *gantt) legend() {
	some := func(has func(doc.GanttBar) bool) bool { return slices.ContainsFunc(g.plan.Activities, has) }
	entries := []struct {
		shown bool
		text  string
		draw  func(x, middle float64)
	}{
		{some(func(a doc.GanttBar) bool { return !a.Start.IsZero() && !a.Critical && !a.Milestone }), g.words.planned, func(x, middle float64) {
			g.planBar(Shape{X: x, Y: middle - planBar/2*g.Size, W: 1.6 * g.Size, H: planBar * g.Size, Ink: InkLight})
		}},
		{some(func(a doc.GanttBar) bool { return a.Critical }), g.words.critical, func(x, middle float64) {
			g.planBar(Shape{X: x, Y: middle - planBar/2*g.Size, W: 1.6 * g.Size, H: planBar * g.Size, Ink: InkAccent})
		}},
		{some(func(a doc.GanttBar) bool { return !a.ActualStart.IsZero() || !a.ActualFinish.IsZero() }), g.words.actual, func(x, middle float64) {
			g.add(Shape{Kind: Bar, X: x, Y: middle - planActual/2*g.Size, W: 1.6 * g.Size, H: planActual * g.Size, Ink: InkText})
		}},
		{some(func(a doc.GanttBar) bool { return !a.ForecastFinish.IsZero() }), g.words.forecast, func(x, middle float64) {
			g.foreseen(Shape{X: x, Y: middle - planActual/2*g.Size, W: 1.6 * g.Size, H: planActual * g.Size})
		}},
		{some(func(a doc.GanttBar) bool { return a.Milestone }), g.words.milestone, func(x, middle float64) {
			g.diamond(x+0.8*g.Size, middle, 0.5*g.Size, Shape{Ink: InkLight})
		}},
		{g.dated && g.restful(), g.words.rest, func(x, middle float64) {
			g.add(Shape{Kind: Bar, X: x, Y: middle - planBar/2*g.Size, W: 1.6 * g.Size, H: planBar * g.Size, Ink: InkRest})
		}},
	}
	x := 0.0
	for _, e := range entries {
		if !e.shown {
			continue
		}
		width := 2.1*g.Size + g.Measure(e.text, false)
		if x > 0 && x+width > g.Width {
			x, g.y = 0, g.y+lineHeight*g.Size
		}
		e.draw(x, g.y+0.7*g.Size)
		g.add(g.label(g.y, Shape{X: x + 2.1*g.Size, Text: e.text, Ink: InkText}))
		x += width + 1.6*g.Size
	}
	if x > 0 {
		g.y += (lineHeight + 0.4) * g.Size
	}
}

// restful tells whether days without work are shown: where a day can be seen.
func (g *gantt) restful() bool { return g.line.day() >= 0.28*g.Size }

// head draws the axis: the day that the document speaks of, the coarser units, the finer ones.
func (g *gantt) head() {
	if !g.dated {
		return
	}
	g.todayLabel()
	if g.line.coarse != none {
		g.units(g.line.coarse)
		g.y += lineHeight * g.Size
	}
	g.units(g.line.fine)
	g.y += (lineHeight + 0.1) * g.Size
	g.add(Shape{Kind: Stroke, X: g.left, Y: g.y - 0.05*g.Size, W: g.line.width, Ink: InkMuted, Weight: 0.07 * g.Size})
}

// eachUnit visits the units of a calendar that the axis shows, with their ends on it.
func (g *gantt) eachUnit(c calendar, visit func(begin value.Date, from, to float64)) {
	for d := c.start(g.line.first); !d.After(g.line.last); d = c.next(d) {
		from, to := max(g.line.at(d), g.left), min(g.line.at(c.next(d)), g.left+g.line.width)
		if to > from {
			visit(d, from, to)
		}
	}
}

// units writes the names of units, those that fit in what is seen of them.
func (g *gantt) units(c calendar) {
	free := math.Inf(-1)
	g.eachUnit(c, func(begin value.Date, from, to float64) {
		text := g.line.name(c, begin, g.Locale)
		if bare, _, _ := strings.Cut(text, " "); from+0.25*g.Size+g.Measure(text, false) > to {
			text = bare
		}
		x, anchor, left := (from+to)/2, AtMiddle, (from+to)/2-g.Measure(text, false)/2
		if c == g.line.coarse || c == weeks {
			x, anchor, left = from+0.25*g.Size, AtStart, from+0.25*g.Size
		}
		right := left + g.Measure(text, false)
		if left < max(free, from) || right > to {
			return
		}
		free = right + 0.2*g.Size
		g.add(g.label(g.y, Shape{X: x, Text: text, Ink: InkMuted, Anchor: anchor, Strong: false}))
	})
}

// grounds draws what lies behind the bars: the bands of groups, the days without work, the lines of the units.
func (g *gantt) grounds(top float64) {
	for _, row := range g.rows {
		if row.bar == nil {
			g.add(Shape{Kind: Bar, X: 0, Y: row.top, W: g.Width, H: row.height, Ink: InkPanel})
			continue
		}
		g.add(Shape{Kind: Stroke, X: 0, Y: row.top + row.height - 0.02*g.Size, W: g.Width, Ink: InkAxis, Weight: 0.03 * g.Size})
	}
	if !g.dated {
		return
	}
	if g.restful() {
		g.rests(top)
	}
	if g.line.fine != days {
		g.eachUnit(g.line.fine, func(_ value.Date, from, _ float64) { g.upright(from, top, InkAxis, 0.03) })
	}
	if g.line.coarse != none {
		g.eachUnit(g.line.coarse, func(_ value.Date, from, _ float64) {
			g.upright(from, top, InkAxis, 0.08)
			names := top - (2*lineHeight+0.1)*g.Size
			g.add(Shape{Kind: Stroke, X: from, Y: names + 0.2*g.Size, H: (lineHeight - 0.2) * g.Size, Ink: InkAxis, Weight: 0.08 * g.Size})
		})
	}
}

// upright draws a line down to the last row.
func (g *gantt) upright(x, top float64, ink Ink, weight float64) {
	g.add(Shape{Kind: Stroke, X: x, Y: top, H: g.y - top, Ink: ink, Weight: weight * g.Size})
}

// rests shades weekends and the plan's days without work, those that follow one another as one.
func (g *gantt) rests(top float64) {
	idle := map[value.Date]bool{}
	for _, d := range g.plan.Rests {
		idle[d] = true
	}
	off := func(d value.Date) bool {
		day := d.Time().Weekday()
		return day == time.Saturday || day == time.Sunday || idle[d]
	}
	for d := g.line.first; !d.After(g.line.last); d = d.AddDays(1) {
		if !off(d) {
			continue
		}
		from := d
		for off(d.AddDays(1)) && d.Before(g.line.last) {
			d = d.AddDays(1)
		}
		x := g.line.at(from)
		g.add(Shape{Kind: Bar, X: x, Y: top, W: g.line.end(d) - x, H: g.y - top, Ink: InkRest})
	}
}

// todayLabel names the day that the document speaks of above its line, or at the edge that it lies beyond, with a point that way.
func (g *gantt) todayLabel() {
	today := g.plan.Today
	if today.IsZero() {
		return
	}
	text := g.words.today + " " + g.Locale.Day(today)
	width, point := g.Measure(text, true), 0.9*g.Size
	x, before, after := g.line.at(today)+g.line.day()/2, today.Before(g.line.first), today.After(g.line.last)
	left := max(0, min(max(x-width/2, g.left), g.Width-width))
	middle, tip := g.y+0.7*g.Size, 0.3*g.Size
	switch {
	case before:
		left = g.left + point
		g.add(Shape{Kind: Area, Points: []Point{{g.left, middle}, {g.left + 2*tip, middle - tip}, {g.left + 2*tip, middle + tip}}, Ink: InkThreshold})
	case after:
		left = g.Width - point - width
		g.add(Shape{Kind: Area, Points: []Point{{g.Width, middle}, {g.Width - 2*tip, middle - tip}, {g.Width - 2*tip, middle + tip}}, Ink: InkThreshold})
	}
	g.add(g.label(g.y, Shape{X: left, Text: text, Ink: InkThreshold, Strong: true}))
	g.y += lineHeight * g.Size
}

// todayLine draws the day that the document speaks of.
func (g *gantt) todayLine(top float64) {
	if t := g.plan.Today; g.dated && !t.IsZero() && !t.Before(g.line.first) && !t.After(g.line.last) {
		x := g.line.at(t) + g.line.day()/2
		g.add(Shape{Kind: Stroke, X: x, Y: top, H: g.y - top, Ink: InkThreshold, Dashed: true, Weight: 0.1 * g.Size})
	}
}
