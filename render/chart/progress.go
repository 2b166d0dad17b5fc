package chart

import (
	"math"

	"dossier/doc"
	"dossier/value"
)

// Proportions of progress, in sizes of the type.
const (
	trackHeight = 1.35
	reachHeight = 0.75
)

// progress lays out a bar a category, as a share of the category's own mark: marks stand on one line, however much each asks for. The
// numbers stand beside the bar, and the verdict in words where the chart has it.
func (p *plotter) progress() {
	names := p.categories()
	texts, verdicts := make([]string, len(names)), make([]string, len(names))
	numbers, words := 0.0, 0.0
	for i := range names {
		texts[i], verdicts[i] = p.ofMark(i), p.verdict(i)
		numbers, words = max(numbers, p.Measure(texts[i], true)), max(words, p.Measure(verdicts[i], true))
	}
	if words > 0 {
		words += 0.9 * p.Size
	}
	p.width = p.Width - p.left - numbers - words - 1.1*p.Size
	if narrowest := p.Width / 5; p.width < narrowest {
		p.width, p.crowded = narrowest, true
	}
	p.scale = newScale([]float64{0, p.farthestShare()}, 5)
	p.markLabel()
	top := p.y
	for i, name := range names {
		p.track(i, name)
		middle := p.y - (bandGap/2+max(trackHeight, float64(len(name))*lineHeight)/2+lineHeight/2)*p.Size
		x := p.left + p.width + 0.7*p.Size
		known := valueOf(p.seriesAt(0), i).Value.Known
		ink := InkText
		if !known {
			ink = InkMuted
		}
		p.add(p.label(middle, Shape{X: x, Text: texts[i], Ink: ink, Strong: known, Refs: valueOf(p.seriesAt(0), i).Leaves()}))
		if verdicts[i] != "" {
			p.add(p.label(middle, Shape{X: x + numbers + 0.9*p.Size, Text: verdicts[i], Ink: p.verdictInk(i), Strong: true}))
		}
	}
	p.markLine(top)
	p.axisLine(top)
	p.y += 0.1 * p.Size
	p.shareTicks()
}

// seriesAt is a series of the chart; an empty one where it has fewer.
func (p *plotter) seriesAt(i int) doc.Series {
	if i < len(p.chart.Series) {
		return p.chart.Series[i]
	}
	return doc.Series{}
}

// ofMark is a category's value and what it is measured against: "12 of 50".
func (p *plotter) ofMark(category int) string {
	have := p.short(valueOf(p.seriesAt(0), category))
	if len(p.chart.Series) < 2 {
		return have
	}
	return have + " " + wordsOf(p.Language).of + " " + p.short(valueOf(p.seriesAt(1), category))
}

// verdict is whether the mark is met, in words; empty where the chart does not say.
func (p *plotter) verdict(category int) string {
	f := valueOf(p.seriesAt(2), category)
	switch {
	case !f.Value.Known || f.Unit != value.Verdict:
		return ""
	case f.Value.Decimal.IsZero():
		return "× " + wordsOf(p.Language).short
	default:
		return "✓ " + wordsOf(p.Language).met
	}
}

func (p *plotter) verdictInk(category int) Ink {
	if valueOf(p.seriesAt(2), category).Value.Decimal.IsZero() {
		return InkBad
	}
	return InkGood
}

// mostShare is how far a bar may reach: two marks. A longer one ends in a point.
const mostShare = 2.0

// shareOf is a category's value as a share of its mark; 0 where there is none.
func (p *plotter) shareOf(category int) float64 {
	have, mark := number(valueOf(p.seriesAt(0), category)), number(valueOf(p.seriesAt(1), category))
	if mark <= 0 || have <= 0 {
		return 0
	}
	return math.Min(have/mark, 10*mostShare)
}

// farthestShare is how far the axis must reach.
func (p *plotter) farthestShare() float64 {
	most := 1.0
	for i := range p.chart.Categories {
		most = max(most, min(p.shareOf(i), mostShare))
	}
	return most
}

// markLabel names the line of the marks, above it.
func (p *plotter) markLabel() {
	name := p.seriesAt(1).Name
	if name == "" {
		return
	}
	for _, line := range p.wrapped(name, p.Width*0.6, true) {
		half := p.Measure(line, true) / 2
		x := min(max(p.at(1), half), p.Width-half)
		p.add(p.label(p.y, Shape{X: x, Text: line, Ink: InkThreshold, Strong: true, Anchor: AtMiddle}))
		p.y += lineHeight * p.Size
	}
	p.y += 0.1 * p.Size
}

// track draws one category: its name, the ground, the bar.
func (p *plotter) track(category int, name []string) {
	height := max(trackHeight, float64(len(name))*lineHeight) * p.Size
	p.y += bandGap / 2 * p.Size
	for i, line := range name {
		y := p.y + (height-float64(len(name))*lineHeight*p.Size)/2 + float64(i)*lineHeight*p.Size
		p.add(p.label(y, Shape{X: p.left - 0.8*p.Size, Text: line, Ink: InkText, Anchor: AtEnd}))
	}
	middle := p.y + height/2
	p.add(Shape{Kind: Bar, X: p.left, Y: middle - trackHeight/2*p.Size, W: p.width, H: trackHeight * p.Size, Ink: InkRest})
	p.reach(category, middle)
	p.y += height + bandGap/2*p.Size
}

// reach draws how far a category has come.
func (p *plotter) reach(category int, middle float64) {
	f, far := valueOf(p.seriesAt(0), category), p.shareOf(category)
	if far == 0 {
		return
	}
	end := p.at(min(far, p.scale.high))
	bar := Shape{Kind: Bar, X: p.left, Y: middle - reachHeight/2*p.Size, W: end - p.left, H: reachHeight * p.Size, Ink: InkSeries, Refs: f.Leaves(), Tip: p.chart.Categories[category] + ": " + p.ofMark(category)}
	if far > p.scale.high {
		point := 0.6 * p.Size
		bar.W -= point
		p.add(Shape{Kind: Area, Points: []Point{{end - point, bar.Y}, {end, middle}, {end - point, bar.Y + bar.H}}, Ink: InkSeries, Refs: bar.Refs, Tip: bar.Tip})
	}
	p.add(bar)
}

// markLine draws the line of the marks through all categories.
func (p *plotter) markLine(top float64) {
	p.add(Shape{Kind: Stroke, X: p.at(1), Y: top, H: p.y - top, Ink: InkThreshold, Weight: 0.16 * p.Size})
}

// shareTicks writes shares of the marks below the axis.
func (p *plotter) shareTicks() {
	free := math.Inf(-1)
	for _, tick := range p.scale.ticks {
		percent := tick.Mul(value.Int(100))
		text := p.Locale.Figure(&value.Figure{Value: value.Num(percent), Unit: value.Percent})
		half := p.Measure(text, false) / 2
		x := min(max(p.at(tick.InexactFloat64()), half), p.Width-half)
		if x-half < free {
			continue
		}
		free = x + half + p.Size/2
		p.add(p.label(p.y, Shape{X: x, Text: text, Ink: InkMuted, Anchor: AtMiddle}))
	}
	p.y += lineHeight * p.Size
}
