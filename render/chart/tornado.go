package chart

import (
	"dossier/value"
)

// tornado lays out one band a category whose bars reach to either side of zero, each value at its bar's end.
func (p *plotter) tornado() {
	labels := p.categories()
	room := 0.0
	for i := range p.chart.Categories {
		for _, s := range p.chart.Series {
			room = max(room, p.Measure(p.short(valueOf(s, i)), true))
		}
	}
	room += 0.7 * p.Size
	names := p.left
	p.left += room
	p.width = p.Width - p.left - room
	if narrowest := p.Width / 4; p.width < narrowest {
		p.width, p.crowded = narrowest, true
	}
	for most := 7; most >= 2; most-- {
		if p.scale = newScale(p.extremes(), most); p.ticksFit() {
			break
		}
	}
	p.legend()
	top := p.y
	for i := range p.chart.Categories {
		p.swing(i, labels[i], names)
	}
	p.axisLine(top)
	p.tickLabels()
}

// swing draws one category: the bars of its series, one after the other on the same band.
func (p *plotter) swing(category int, name []string, names float64) {
	thick := barHeight * p.Size
	height := max(thick, float64(len(name))*lineHeight*p.Size)
	p.y += bandGap / 2 * p.Size
	textTop := p.y + (height-float64(len(name))*lineHeight*p.Size)/2
	for i, line := range name {
		p.add(p.label(textTop+float64(i)*lineHeight*p.Size, Shape{X: names - 0.8*p.Size, Text: line, Ink: InkText, Anchor: AtEnd}))
	}
	top := p.y + (height-thick)/2
	left, right := false, false
	for i, s := range p.chart.Series {
		f := valueOf(s, category)
		zero, end := p.at(0), p.at(number(f))
		if f.Value.Known {
			p.add(Shape{Kind: Bar, X: min(zero, end), Y: top + 0.04*thick, W: max(zero, end) - min(zero, end), H: thick * 0.92, Ink: InkSeries, Series: i, Refs: f.Leaves(), Tip: p.tip(category, i)})
		}
		negative := f.Value.Decimal.IsNegative()
		if negative && left || !negative && right {
			continue // both on one side: the longer one has been written
		}
		left, right = left || negative, right || !negative
		p.swingLabel(f, end, top+(thick-lineHeight*p.Size)/2)
	}
	p.y += height + bandGap/2*p.Size
}

// swingLabel writes a value beyond the end of its bar.
func (p *plotter) swingLabel(f *value.Figure, end, y float64) {
	s := Shape{X: end + 0.4*p.Size, Text: p.short(f), Ink: InkText, Strong: true, Refs: f.Leaves()}
	if f.Value.Decimal.IsNegative() {
		s.X, s.Anchor = end-0.4*p.Size, AtEnd
	}
	p.add(p.label(y, s))
}
