package chart

import (
	"slices"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// gantt lays out one plan.
type gantt struct {
	*plotter
	plan   doc.Gantt
	words  words
	line   timeline
	dated  bool // there is an axis
	actual bool // some activity has begun or ended, or has a forecast
	rows   []ganttRow
	strips []Strip
}

// ganttRow is an activity, or the name of a group, in its place.
type ganttRow struct {
	bar         *doc.GanttBar // nil for the name of a group
	group       string
	label, note []string // lines at the left: the name, and a note that has no room beside the bar
	top, height float64
	from, to    float64 // of all that is drawn of its times; equal where there is nothing
	begin, end  float64 // of what was planned, or of all where nothing was
	first, last value.Date
}

// Proportions of plans, in sizes of the type.
const (
	planBar    = 0.66
	planAlone  = 0.8 // where nothing has begun
	planActual = 0.26
	planPad    = 0.34
	planIndent = 0.9
)

// Gantt lays a plan out: a row an activity below the name of its group, bars over an axis of time, the critical ones solid and named
// in strong type, milestones as diamonds, what came of each as a thin bar below, links where they are few, and the day that the
// document speaks of. What has no dates says so. It may be cut into its rows, each part below the axis. It is Slim where bars are so
// short that a wider space would show them better.
func Gantt(plan doc.Gantt, in Space) Drawing {
	g := &gantt{plotter: &plotter{Space: in}, plan: plan, words: wordsOf(in.Language)}
	if len(plan.Activities) == 0 {
		return Drawing{Width: in.Width, Size: in.Size}
	}
	g.measure()
	g.legend()
	g.strip(Strip{})
	g.head()
	g.strip(Strip{Head: true})
	top := g.y
	for i := range g.rows {
		g.rows[i].top = g.y
		g.y += g.rows[i].height
		g.strip(Strip{Lead: g.rows[i].bar == nil})
	}
	g.grounds(top)
	g.links()
	g.todayLine(top)
	for _, row := range g.rows {
		g.row(row)
	}
	d := g.drawing()
	d.Strips = slices.DeleteFunc(g.strips, func(s Strip) bool { return s.Height == 0 })
	d.Slim = g.median() < 1.3*g.Size
	return d
}

// strip ends a strip at the current height.
func (g *gantt) strip(s Strip) {
	s.Height = g.y
	for _, before := range g.strips {
		s.Height -= before.Height
	}
	g.strips = append(g.strips, s)
}

// measure makes the rows, their labels and the axis.
func (g *gantt) measure() {
	group := ""
	var first, last value.Date
	for i := range g.plan.Activities {
		a := &g.plan.Activities[i]
		if a.Group != group && a.Group != "" {
			g.rows = append(g.rows, ganttRow{group: a.Group})
		}
		group = a.Group
		row := ganttRow{bar: a, group: a.Group}
		row.first, row.last = g.span(*a)
		g.actual = g.actual || !a.ActualStart.IsZero() || !a.ActualFinish.IsZero() || !a.ForecastFinish.IsZero()
		g.rows = append(g.rows, row)
		first, last = earliest(first, row.first), latest(last, row.last)
	}
	g.labels()
	if g.dated = !first.IsZero(); g.dated {
		g.axis(first, last)
	}
	for i := range g.rows {
		g.rows[i].place(g)
	}
}

// axis is the axis over some days, and over the day that the document speaks of where that is not far from them.
func (g *gantt) axis(first, last value.Date) {
	if t := g.plan.Today; !t.IsZero() {
		if reach := first.DaysUntil(last) / 6; t.Before(first) && t.DaysUntil(first) <= reach || t.After(last) && last.DaysUntil(t) <= reach {
			first, last = earliest(first, t), latest(last, t)
		}
	}
	g.line = g.newTimeline(first, last, g.left, g.Width-g.left-0.5*g.Size) // half a milestone stands beyond the last day
}

// span is the first and the last day that something is drawn at; zero where an activity has no dates.
func (g *gantt) span(a doc.GanttBar) (first, last value.Date) {
	for _, d := range []value.Date{a.Start, a.Finish, a.ActualStart, a.ActualFinish, a.ForecastStart, a.ForecastFinish} {
		first, last = earliest(first, d), latest(last, d)
	}
	if running(a) && g.plan.Today.After(a.ActualStart) {
		last = latest(last, g.plan.Today)
	}
	return first, last
}

// running tells whether an activity has begun and not ended.
func running(a doc.GanttBar) bool { return !a.ActualStart.IsZero() && a.ActualFinish.IsZero() }

// earliest is the earlier of two days; one that is none does not count.
func earliest(a, b value.Date) value.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

func latest(a, b value.Date) value.Date {
	if b.After(a) {
		return b
	}
	return a
}

// labels breaks the names of activities and groups into lines.
func (g *gantt) labels() {
	most, widest := g.Width*0.32, 0.0
	for i, row := range g.rows {
		if row.bar == nil {
			g.rows[i].label = g.wrapped(row.group, g.Width-0.8*g.Size, true)
			continue
		}
		lines := g.wrapped(row.bar.Label, most-g.indent(row), row.bar.Critical)
		g.rows[i].label = lines
		for _, line := range lines {
			widest = max(widest, g.Measure(line, row.bar.Critical)+g.indent(row))
		}
	}
	g.left = min(widest, most) + 0.8*g.Size
	for i := range g.rows {
		g.rows[i].height = g.rowHeight(g.rows[i])
	}
}

func (g *gantt) indent(row ganttRow) float64 {
	if row.group == "" {
		return 0.3 * g.Size
	}
	return planIndent * g.Size
}

func (g *gantt) rowHeight(row ganttRow) float64 {
	lines := float64(len(row.label) + len(row.note))
	return (max(lines*lineHeight, lineHeight) + planPad) * g.Size
}

// place finds where a row's times stand, and moves a note that has no room beside them below the name.
func (row *ganttRow) place(g *gantt) {
	if row.bar == nil {
		return
	}
	row.from, row.to = g.left, g.left
	if !row.first.IsZero() {
		row.from, row.to = g.reach(row.first, row.last, row.bar.Milestone)
	}
	row.begin, row.end = row.from, row.to
	if start, finish := ordered(row.bar.Start, row.bar.Finish); !start.IsZero() {
		row.begin, row.end = g.reach(start, finish, row.bar.Milestone)
	}
	if _, _, ok := g.noteAt(*row); !ok && row.bar.Note != "" {
		row.note = g.wrap(row.bar.Note, g.left-0.8*g.Size-g.indent(*row))
		row.height = g.rowHeight(*row)
	}
}

// reach is where a stretch of days begins and ends; that of a milestone is about the middles of its days.
func (g *gantt) reach(first, last value.Date, milestone bool) (from, to float64) {
	from, to = g.line.at(first), g.line.end(last)
	if half := 0.5 * g.Size; milestone {
		return from + g.line.day()/2 - half, to - g.line.day()/2 + half
	}
	return from, to
}

// noteAt is where a row's note stands: after its times, or before them; ok is false where there is room for neither.
func (g *gantt) noteAt(row ganttRow) (x float64, anchor Anchor, ok bool) {
	width, gap := g.Measure(g.beside(row), false)+0.1*g.Size, 0.5*g.Size
	switch {
	case row.to+gap+width <= g.Width:
		return row.to + gap, AtStart, true
	case row.from-gap-width >= g.left:
		return row.from - gap, AtEnd, true
	default:
		return 0, AtStart, false
	}
}

// beside is what stands beside a row's times.
func (g *gantt) beside(row ganttRow) string {
	a := row.bar
	switch {
	case row.first.IsZero() && a.Note != "":
		return g.words.noDates + " · " + a.Note
	case row.first.IsZero():
		return g.words.noDates
	default:
		return a.Note
	}
}

// median is the middle of the lengths of the bars, or as much as is enough where no bar has a length.
func (g *gantt) median() float64 {
	var lengths []float64
	for _, row := range g.rows {
		if row.bar != nil && !row.bar.Milestone && row.to > row.from {
			lengths = append(lengths, row.to-row.from)
		}
	}
	if len(lengths) == 0 {
		return g.Width
	}
	slices.Sort(lengths)
	return lengths[len(lengths)/2]
}

// row draws an activity or the name of a group.
func (g *gantt) row(row ganttRow) {
	refs := refsOf(row)
	strong := row.bar == nil || row.bar.Critical
	x, y := 0.4*g.Size, row.top+planPad/2*g.Size
	if row.bar != nil {
		x = g.indent(row)
	}
	for _, line := range row.label {
		g.add(g.label(y, Shape{X: x, Text: line, Ink: InkText, Strong: strong, Refs: refs}))
		y += lineHeight * g.Size
	}
	for _, line := range row.note {
		g.add(g.label(y, Shape{X: x, Text: line, Ink: InkMuted, Refs: refs}))
		y += lineHeight * g.Size
	}
	if row.bar == nil {
		return
	}
	if !row.first.IsZero() {
		g.bars(row, refs)
	}
	g.note(row, refs)
}

func refsOf(row ganttRow) []source.Ref {
	if row.bar == nil || row.bar.Source.IsZero() {
		return nil
	}
	return []source.Ref{row.bar.Source}
}

// note writes what stands beside a row's times, on paper of its own, so that no line runs through it.
func (g *gantt) note(row ganttRow, refs []source.Ref) {
	text := g.beside(row)
	if len(row.note) > 0 {
		if text = ""; row.first.IsZero() {
			text = g.words.noDates
		}
	}
	if text == "" {
		return
	}
	x, anchor, _ := g.noteAt(row)
	if len(row.note) > 0 {
		x = g.left + 0.3*g.Size
	}
	width, y := g.Measure(text, false), row.top+(row.height-lineHeight*g.Size)/2
	left := x
	if anchor == AtEnd {
		left -= width
	}
	g.add(Shape{Kind: Bar, X: left - 0.1*g.Size, Y: y + 0.2*g.Size, W: width + 0.2*g.Size, H: 1.05 * g.Size, Ink: InkPaper})
	g.add(g.label(y, Shape{X: x, Text: text, Ink: InkMuted, Anchor: anchor, Refs: refs}))
}
