package chart

import (
	"cmp"
	"math"

	"dossier/doc"
	"dossier/value"
)

// Proportions of heat maps, in sizes of the type.
const (
	fieldHeight = 1.9
	fieldGap    = 0.12
	widestField = 9.0
	scaleSteps  = 5 // patches of the legend
)

// heat lays out a field a category and series: its colour the darker the higher the value, the value printed in it. What is unknown
// has no colour and says so.
func (p *plotter) heat() {
	names := p.categories()
	columns := float64(max(len(p.chart.Series), 1))
	wide := min((p.Width-p.left)/columns, widestField*p.Size)
	p.width = wide * columns
	p.heatHeads(wide)
	low, high := p.heatScale()
	for i, name := range names {
		p.heatRow(i, name, wide, low, high)
	}
	p.y += 0.7 * p.Size
	p.heatLegend(low, high)
}

// heatHeads writes the names of the series above their columns, standing on one line.
func (p *plotter) heatHeads(wide float64) {
	most := 1
	heads := make([][]string, len(p.chart.Series))
	for i, s := range p.chart.Series {
		heads[i] = p.wrap(s.Name, wide-0.4*p.Size)
		most = max(most, len(heads[i]))
	}
	if most > 6 {
		p.crowded = true
	}
	for i, lines := range heads {
		for j, line := range lines {
			y := p.y + float64(most-len(lines)+j)*lineHeight*p.Size
			p.add(p.label(y, Shape{X: p.left + (float64(i)+0.5)*wide, Text: line, Ink: InkMuted, Anchor: AtMiddle}))
		}
	}
	p.y += (float64(most)*lineHeight + 0.2) * p.Size
}

// heatScale are the ends of the scale: those stated, else those of the values.
func (p *plotter) heatScale() (low, high *value.Figure) {
	for i := range p.chart.Categories {
		for _, s := range p.chart.Series {
			f := valueOf(s, i)
			if !f.Value.Known {
				continue
			}
			if low == nil || f.Value.Decimal.LessThan(low.Value.Decimal) {
				low = f
			}
			if high == nil || f.Value.Decimal.GreaterThan(high.Value.Decimal) {
				high = f
			}
		}
	}
	if c := p.chart; c.Low != nil && c.Low.Value.Known {
		low = c.Low
	}
	if c := p.chart; c.High != nil && c.High.Value.Known {
		high = c.High
	}
	return low, high
}

// share is where a value stands between two ends; in the middle where they are one.
func share(f, low, high *value.Figure) float64 {
	from, to := number(low), number(high)
	if from == to {
		return 0.5
	}
	return math.Max(0, math.Min(1, (number(f)-from)/(to-from)))
}

func (p *plotter) heatRow(category int, name []string, wide float64, low, high *value.Figure) {
	height := max(fieldHeight, float64(len(name))*lineHeight+0.2) * p.Size
	top := p.y + (height-float64(len(name))*lineHeight*p.Size)/2
	for i, line := range name {
		p.add(p.label(top+float64(i)*lineHeight*p.Size, Shape{X: p.left - 0.8*p.Size, Text: line, Ink: InkText, Anchor: AtEnd}))
	}
	gap, middle := fieldGap*p.Size, p.y+(height-lineHeight*p.Size)/2
	for i, s := range p.chart.Series {
		f := valueOf(s, category)
		field := Shape{Kind: Bar, X: p.left + float64(i)*wide + gap/2, Y: p.y + gap/2, W: wide - gap, H: height - gap, Ink: InkRamp, Refs: f.Leaves(), Tip: p.tip(category, i)}
		text := Shape{X: field.X + field.W/2, Text: p.valued(s, f), Ink: OnRamp, Anchor: AtMiddle, Refs: field.Refs}
		if f.Value.Known {
			field.Share = share(f, low, high)
			text.Share = field.Share
			p.add(field)
		} else {
			p.frame(field, InkAxis, InkPaper, 0.05)
			text.Ink = InkMuted
		}
		if p.Measure(text.Text, false) > field.W {
			p.crowded = true
		}
		p.add(p.label(middle, text))
	}
	p.y += height
}

// valued is a value of a series, or what stands for none.
func (p *plotter) valued(s doc.Series, f *value.Figure) string {
	if !f.Value.Known && s.None != "" {
		return s.None
	}
	return p.step(f)
}

// step is a value as the heat map calls it.
func (p *plotter) step(f *value.Figure) string { return cmp.Or(p.chart.StepOf(f), p.short(f)) }

// heatLegend shows the scale from its low end to its high one, and the unit.
func (p *plotter) heatLegend(low, high *value.Figure) {
	if low == nil || high == nil {
		return
	}
	x := p.left
	from, to := p.step(low), p.step(high)
	patch := 1.6 * p.Size
	width := p.Measure(from, false) + p.Measure(to, false) + scaleSteps*patch + p.Size
	if x+width > p.Width {
		x = max(0, p.Width-width)
	}
	if width > p.Width {
		p.crowded = true
	}
	p.add(p.label(p.y, Shape{X: x, Text: from, Ink: InkMuted, Refs: low.Leaves()}))
	x += p.Measure(from, false) + 0.5*p.Size
	for i := range scaleSteps {
		p.add(Shape{Kind: Bar, X: x, Y: p.y + 0.25*p.Size, W: patch, H: 0.9 * p.Size, Ink: InkRamp, Share: float64(i) / (scaleSteps - 1)})
		x += patch
	}
	p.add(p.label(p.y, Shape{X: x + 0.5*p.Size, Text: to, Ink: InkMuted, Refs: high.Leaves()}))
	p.y += lineHeight * p.Size
	if p.chart.Unit == "" {
		return
	}
	for _, line := range p.wrap(p.chart.Unit, p.Width-p.left) {
		p.add(p.label(p.y, Shape{X: p.left, Text: line, Ink: InkMuted}))
		p.y += lineHeight * p.Size
	}
}
