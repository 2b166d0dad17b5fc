package chart

import (
	"cmp"
	"math"
	"strings"

	"dossier/doc"
	"dossier/value"
)

// plotter lays out one chart.
type plotter struct {
	Space
	chart  doc.Chart
	scale  scale
	left   float64 // of the axis
	width  float64 // of the axis
	y      float64 // what is above is done
	shapes []Shape

	crowded bool
}

// Proportions, in sizes of the type.
const (
	lineHeight = 1.36
	barHeight  = 1.5
	thinBar    = 1.25 // where several series stand one below the other
	bandGap    = 0.85
)

// Layout lays a chart out: horizontal bars, one or several a category or stacked or to either side of zero, with their values beside
// them, or lines and areas over categories that follow one another; an axis of round ticks with its unit, and the threshold of bars; a
// heat map; progress against marks. What is unknown is written, not drawn as zero. Labels never overlap. The title and the alternative
// text are the caller's.
func Layout(c doc.Chart, in Space) Drawing {
	p := &plotter{Space: in, chart: c}
	if len(c.Categories) == 0 {
		return Drawing{Width: in.Width, Size: in.Size}
	}
	switch c.Kind {
	case doc.LineChart, doc.AreaChart:
		p.course()
		return p.drawing()
	case doc.TornadoChart:
		p.tornado()
		return p.drawing()
	case doc.HeatMap:
		p.heat()
		return p.drawing()
	case doc.ProgressChart:
		p.progress()
		return p.drawing()
	}
	labels := p.categories()
	p.axis()
	p.legend()
	p.thresholdLabel()
	top := p.y
	for i := range c.Categories {
		p.band(i, labels[i])
	}
	p.thresholdLine(top)
	p.axisLine(top)
	p.tickLabels()
	return p.drawing()
}

func (p *plotter) drawing() Drawing {
	return Drawing{Width: p.Width, Height: p.y, Size: p.Size, Shapes: p.shapes, Crowded: p.crowded}
}

// categories breaks the names of the categories into lines and makes room for them.
func (p *plotter) categories() [][]string {
	most := p.Width * 0.34
	widest := 0.0
	labels := make([][]string, len(p.chart.Categories))
	for i, name := range p.chart.Categories {
		labels[i] = p.wrap(name, most)
		for _, line := range labels[i] {
			widest = max(widest, p.Measure(line, false))
		}
	}
	p.left = max(min(widest, most)+0.8*p.Size, 2.5*p.Size)
	return labels
}

// wrap breaks text at spaces into lines no wider than width; a word that is wider is parted.
func (p *plotter) wrap(text string, width float64) []string { return p.wrapped(text, width, false) }

func (p *plotter) wrapped(text string, width float64, strong bool) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		joined := strings.TrimSpace(line + " " + word)
		if p.Measure(joined, strong) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for p.Measure(word, strong) > width && len([]rune(word)) > 1 {
			head := p.head(word, width, strong)
			lines, word = append(lines, head), word[len(head):]
		}
		line = word
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// head is as much of word as fits in width, at least one character.
func (p *plotter) head(word string, width float64, strong bool) string {
	fitting := ""
	for i, r := range word {
		next := word[:i+len(string(r))]
		if fitting != "" && p.Measure(next, strong) > width {
			break
		}
		fitting = next
	}
	return fitting
}

// axis chooses the scale: as many ticks as their labels leave room for.
func (p *plotter) axis() {
	widest := 0.0
	for i := range p.chart.Categories {
		for _, text := range p.endLabels(i) {
			widest = max(widest, p.Measure(text, true))
		}
	}
	p.width = p.Width - p.left - widest - 1.2*p.Size
	if narrowest := p.Width / 4; p.width < narrowest {
		p.width, p.crowded = narrowest, true
	}
	for most := 7; most >= 2; most-- {
		p.scale = p.newScale(most)
		if p.ticksFit() {
			return
		}
	}
	p.scale.ticks = nil
}

// ticksFit tells whether the labels below the axis stand clear of each other.
func (p *plotter) ticksFit() bool {
	end := math.Inf(-1)
	for _, tick := range p.scale.ticks {
		text, x := p.tickLabel(tick)
		half := p.Measure(text, false) / 2
		if x-half < end {
			return false
		}
		end = x + half + p.Size
	}
	return true
}

// tickLabel is the text below a tick and where its middle is: at the tick, or as near as the edge allows.
func (p *plotter) tickLabel(tick value.Decimal) (text string, x float64) {
	text = p.Locale.Number(tick, p.scale.places)
	half := p.Measure(text, false) / 2
	return text, math.Min(math.Max(p.at(tick.InexactFloat64()), half), p.Width-half)
}

// endLabels are the texts that stand at the ends of a category's bars.
func (p *plotter) endLabels(category int) []string {
	if p.stacked() {
		return []string{p.totalText(category)}
	}
	var texts []string
	for _, s := range p.chart.Series {
		texts = append(texts, p.print(valueOf(s, category)))
	}
	return texts
}

// extremes are the values that the axis must reach.
func (p *plotter) extremes() []float64 {
	var reached []float64
	if t := p.chart.Threshold; t != nil && t.Value.Known {
		reached = append(reached, number(t))
	}
	for i := range p.chart.Categories {
		var above, below float64
		for _, s := range p.chart.Series {
			f := valueOf(s, i)
			v := number(f)
			if !p.stacked() && f.Value.Known {
				reached = append(reached, v)
			}
			above, below = above+max(v, 0), below+min(v, 0)
		}
		if p.stacked() {
			reached = append(reached, above, below)
		}
	}
	return reached
}

func (p *plotter) stacked() bool { return p.chart.Kind == doc.StackedBarChart }

// valueOf is the series' value for a category; an absent one is unknown.
func valueOf(s doc.Series, category int) *value.Figure {
	if category < len(s.Values) && s.Values[category] != nil {
		return s.Values[category]
	}
	return &value.Figure{}
}

// Values are drawn true to scale from nearest to farthest; smaller ones as 0.
const (
	nearest  = 1e-100
	farthest = 1e100
)

// number is a figure's value for drawing; 0 where it is unknown, which is labelled as such.
func number(f *value.Figure) float64 {
	if !f.Value.Known {
		return 0
	}
	v := math.Max(-farthest, math.Min(farthest, f.Value.Decimal.InexactFloat64()))
	if math.Abs(v) < nearest {
		return 0
	}
	return v
}

func (p *plotter) print(f *value.Figure) string { return p.Locale.Figure(f) }

// tip says what a mark stands for: its category, its series, its value.
func (p *plotter) tip(category, series int) string {
	var parts []string
	if category < len(p.chart.Categories) {
		parts = append(parts, p.chart.Categories[category])
	}
	s := p.chart.Series[series]
	if s.Name != "" {
		parts = append(parts, s.Name)
	}
	said := cmp.Or(p.chart.StepOf(valueOf(s, category)), p.print(valueOf(s, category)))
	if s.None != "" && !valueOf(s, category).Value.Known {
		said = s.None
	}
	return strings.Join(append(parts, said), ": ")
}

func (p *plotter) add(s Shape) { p.shapes = append(p.shapes, s) }

// label completes a label on a line whose top is y.
func (p *plotter) label(y float64, s Shape) Shape {
	s.Kind, s.Y = Label, y+1.02*p.Size
	return s
}
