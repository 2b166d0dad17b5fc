package chart

import (
	"math"
	"strings"
)

// legend names the series, each with a patch of its colour, where there are several.
func (p *plotter) legend() {
	if len(p.chart.Series) < 2 {
		return
	}
	x := 0.0
	patch := 0.8 * p.Size
	for i, s := range p.chart.Series {
		lines := p.wrap(s.Name, p.Width-2*patch)
		width := 0.0
		for _, line := range lines {
			width = max(width, p.Measure(line, false))
		}
		width += 1.5 * patch
		if x > 0 && (x+width > p.Width || len(lines) > 1) {
			x, p.y = 0, p.y+lineHeight*p.Size
		}
		p.add(Shape{Kind: Bar, X: x, Y: p.y + 0.32*p.Size, W: patch, H: patch, Ink: InkSeries, Series: i})
		for j, line := range lines {
			p.y += min(float64(j), 1) * lineHeight * p.Size
			p.add(p.label(p.y, Shape{X: x + 1.5*patch, Text: line, Ink: InkText}))
		}
		x += width + 1.6*p.Size
	}
	p.y += (lineHeight + 0.6) * p.Size
}

// thresholdLabel writes what the values are measured against, above its line.
func (p *plotter) thresholdLabel() {
	t := p.chart.Threshold
	if t == nil || !t.Value.Known {
		return
	}
	text := t.Label
	if number := p.print(t); !strings.HasSuffix(text, number) {
		text = strings.TrimSpace(text + " " + number)
	}
	lines := p.wrap(text, p.Width*0.6)
	for _, line := range lines {
		width := p.Measure(line, true)
		x := math.Max(0, math.Min(p.at(number(t))-width/2, p.Width-width))
		p.add(p.label(p.y, Shape{X: x, Text: line, Ink: InkThreshold, Strong: true, Refs: t.Leaves()}))
		p.y += lineHeight * p.Size
	}
	p.y += 0.15 * p.Size
}

func (p *plotter) thresholdLine(top float64) {
	if t := p.chart.Threshold; t != nil && t.Value.Known {
		p.add(Shape{Kind: Stroke, X: p.at(number(t)), Y: top, H: p.y - top, Ink: InkThreshold, Dashed: true, Weight: 0.09 * p.Size})
	}
}

// axisLine draws the line of zero, and the axis with its ticks below the bars.
func (p *plotter) axisLine(top float64) {
	p.add(Shape{Kind: Stroke, X: p.zero(), Y: top, H: p.y - top, Ink: InkMuted, Weight: 0.06 * p.Size})
	p.add(Shape{Kind: Stroke, X: p.left, Y: p.y, W: p.width, Ink: InkAxis, Weight: 0.05 * p.Size})
	for _, tick := range p.scale.ticks {
		p.add(Shape{Kind: Stroke, X: p.at(tick.InexactFloat64()), Y: p.y, H: 0.35 * p.Size, Ink: InkAxis, Weight: 0.05 * p.Size})
	}
	p.y += 0.5 * p.Size
}

// tickLabels writes the round values below the axis, and below them the unit.
func (p *plotter) tickLabels() {
	for _, tick := range p.scale.ticks {
		text, x := p.tickLabel(tick)
		p.add(p.label(p.y, Shape{X: x, Text: text, Ink: InkMuted, Anchor: AtMiddle}))
	}
	p.y += lineHeight * p.Size
	if p.chart.Unit == "" {
		return
	}
	for _, line := range p.wrap(p.chart.Unit, p.width) {
		p.add(p.label(p.y, Shape{X: p.left + p.width, Text: line, Ink: InkMuted, Anchor: AtEnd}))
		p.y += lineHeight * p.Size
	}
}
