package chart

import (
	"math"
	"slices"

	"dossier/doc"
	"dossier/value"
)

// Proportions of charts whose categories follow one another to the right, in sizes of the type.
const (
	courseHeight = 17.0
	lineWeight   = 0.22
)

// course lays out lines or an area over categories that follow one another: values upwards, categories to the right, a line for each
// value that is known, and the zero line where values are on both of its sides.
func (p *plotter) course() {
	p.legend()
	p.scale = p.newScale(7)
	p.left = 0
	for _, tick := range p.scale.ticks {
		p.left = max(p.left, p.Measure(p.Locale.Number(tick, p.scale.places), false))
	}
	p.left += 0.8 * p.Size
	last := p.lastLabels()
	p.width = p.Width - p.left - last - 0.6*p.Size
	if narrowest := p.Width / 3; p.width < narrowest {
		p.width, p.crowded = narrowest, true
	}
	p.unitAbove()
	p.y += 0.9 * p.Size
	top := p.y
	p.gridlines(top)
	if p.chart.Kind == doc.AreaChart && len(p.chart.Series) > 0 {
		p.columns(0, top)
	}
	for i, s := range p.chart.Series {
		p.polyline(i, s, top)
	}
	p.lastValues(top)
	p.add(Shape{Kind: Stroke, X: p.left, Y: p.up(p.ground(), top), W: p.width, Ink: InkText, Weight: 0.07 * p.Size})
	p.y = top + courseHeight*p.Size
	p.courseLabels()
}

// up is where v stands above the lowest value of the scale.
func (p *plotter) up(v, top float64) float64 {
	return top + courseHeight*p.Size - (v-p.scale.low)/(p.scale.high-p.scale.low)*courseHeight*p.Size
}

// across is the middle of a category's strip, and how wide the strip is.
func (p *plotter) across(category int) (x, width float64) {
	width = p.width / float64(len(p.chart.Categories))
	return p.left + (float64(category)+0.5)*width, width
}

func (p *plotter) unitAbove() {
	if p.chart.Unit == "" {
		return
	}
	for _, line := range p.wrap(p.chart.Unit, p.Width) {
		p.add(p.label(p.y, Shape{Text: line, Ink: InkMuted}))
		p.y += lineHeight * p.Size
	}
}

// gridlines draws the round values with a thin line each.
func (p *plotter) gridlines(top float64) {
	for _, tick := range p.scale.ticks {
		y := p.up(tick.InexactFloat64(), top)
		p.add(Shape{Kind: Stroke, X: p.left, Y: y, W: p.width, Ink: InkAxis, Weight: 0.05 * p.Size})
		p.add(p.label(y-0.68*p.Size, Shape{X: p.left - 0.5*p.Size, Text: p.Locale.Number(tick, p.scale.places), Ink: InkMuted, Anchor: AtEnd}))
	}
}

// columns fills the ground between a series and zero, a strip a category: above zero in the colour of the series, below in that of the
// next, so that the two sides are told apart.
func (p *plotter) columns(series int, top float64) {
	s := p.chart.Series[series]
	for i := range p.chart.Categories {
		f := valueOf(s, i)
		if !f.Value.Known {
			continue
		}
		x, width := p.across(i)
		zero, end := p.up(p.ground(), top), p.up(number(f), top)
		colour := 0
		if f.Value.Decimal.IsNegative() {
			colour = 1
		}
		p.add(Shape{Kind: Bar, X: x - width/2, Y: min(zero, end), W: width, H: math.Abs(zero - end), Ink: InkSeries, Series: colour, Refs: f.Leaves(), Tip: p.tip(i, series)})
	}
}

// polyline joins the known values of a series.
func (p *plotter) polyline(series int, s doc.Series, top float64) {
	ink, drawn := InkSeries, p.chart.Kind == doc.LineChart || series > 0
	for i := 1; i < len(p.chart.Categories) && drawn; i++ {
		before, f := valueOf(s, i-1), valueOf(s, i)
		if !before.Value.Known || !f.Value.Known {
			continue
		}
		x1, _ := p.across(i - 1)
		x2, _ := p.across(i)
		y1, y2 := p.up(number(before), top), p.up(number(f), top)
		p.add(Shape{Kind: Stroke, X: x1, Y: y1, W: x2 - x1, H: y2 - y1, Ink: ink, Series: series, Weight: lineWeight * p.Size, Refs: f.Leaves(), Tip: p.tip(i, series)})
	}
}

// lastValues writes the last value of each series at the right, at its height or as near as the others leave room; one that several end
// at stands there once.
func (p *plotter) lastValues(top float64) {
	var values []*value.Figure
	for _, s := range p.chart.Series {
		if f := p.lastOf(s); f != nil {
			values = append(values, f)
		}
	}
	slices.SortStableFunc(values, func(a, b *value.Figure) int { return b.Value.Decimal.Cmp(a.Value.Decimal) })
	values = slices.CompactFunc(values, func(a, b *value.Figure) bool { return p.short(a) == p.short(b) })
	free := top - lineHeight*p.Size
	for i, f := range values {
		lowest := top + (courseHeight+0.6-lineHeight*float64(len(values)-i))*p.Size
		y := min(max(p.up(number(f), top)-0.68*p.Size, free), lowest)
		p.add(p.label(y, Shape{X: p.left + p.width + 0.5*p.Size, Text: p.short(f), Ink: InkText, Strong: true, Refs: f.Leaves()}))
		free = y + lineHeight*p.Size
	}
}

// lastOf is the value of the last category; nil where it is unknown.
func (p *plotter) lastOf(s doc.Series) *value.Figure {
	if f := valueOf(s, len(p.chart.Categories)-1); f.Value.Known {
		return f
	}
	return nil
}

// lastLabels is the room for the values at the right.
func (p *plotter) lastLabels() float64 {
	room := 0.0
	for _, s := range p.chart.Series {
		if f := p.lastOf(s); f != nil {
			room = max(room, p.Measure(p.short(f), true)+0.5*p.Size)
		}
	}
	return room
}

// courseLabels writes as many categories below the axis as stand clear of each other: the first, and then at even steps.
func (p *plotter) courseLabels() {
	step := p.courseStep()
	end := math.Inf(-1)
	for i, name := range p.chart.Categories {
		if (i+1)%step != 0 && (i != 0 || step == 2) {
			continue
		}
		x, _ := p.across(i)
		text := p.wrap(name, p.Width/3)[0]
		half := p.Measure(text, false) / 2
		middle := min(max(x, half), p.Width-half)
		if middle-half < end {
			continue
		}
		end = middle + half + 0.5*p.Size
		p.add(Shape{Kind: Stroke, X: x, Y: p.y, H: 0.35 * p.Size, Ink: InkAxis, Weight: 0.05 * p.Size})
		p.add(p.label(p.y+0.4*p.Size, Shape{X: middle, Text: text, Ink: InkMuted, Anchor: AtMiddle}))
	}
	p.y += (0.4 + lineHeight) * p.Size
}

// courseStep is every how many categories one is named: steps that divide years of months first.
func (p *plotter) courseStep() int {
	widest := 0.0
	for _, name := range p.chart.Categories {
		widest = max(widest, p.Measure(name, false))
	}
	_, strip := p.across(0)
	for _, step := range []int{1, 2, 3, 6, 12, 24, 60} {
		if float64(step)*strip > widest+2.5*p.Size {
			return step
		}
	}
	return len(p.chart.Categories)
}

// short prints a figure for a label: money of a thousand or more without hundredths, its currency being the axis's.
func (p *plotter) short(f *value.Figure) string {
	if _, money := f.Unit.Currency(); !f.Value.Known || !money {
		return p.print(f)
	}
	places := value.Places(f.Value.Decimal)
	if f.Value.Decimal.Abs().GreaterThanOrEqual(value.Int(1000)) {
		places = 0
	}
	return p.Locale.Number(f.Value.Decimal, places)
}
