package chart

import (
	"dossier/source"
	"dossier/value"
)

// band draws one category: its name, its bars, their values.
func (p *plotter) band(category int, name []string) {
	bars := p.bars()
	thick := p.thickness()
	height := max(float64(bars)*thick, float64(len(name))*lineHeight*p.Size)
	p.y += bandGap / 2 * p.Size
	textTop := p.y + (height-float64(len(name))*lineHeight*p.Size)/2
	for i, line := range name {
		p.add(p.label(textTop+float64(i)*lineHeight*p.Size, Shape{X: p.left - 0.8*p.Size, Text: line, Ink: InkText, Anchor: AtEnd}))
	}
	top := p.y + (height-float64(bars)*thick)/2
	if p.stacked() {
		p.stack(category, top)
	} else {
		for i, s := range p.chart.Series {
			p.single(category, i, valueOf(s, category), top+float64(i)*thick)
		}
	}
	p.y += height + bandGap/2*p.Size
}

// bars is how many bars stand one below the other in a category.
func (p *plotter) bars() int {
	if p.stacked() {
		return 1
	}
	return max(len(p.chart.Series), 1)
}

func (p *plotter) thickness() float64 {
	if p.bars() > 1 {
		return thinBar * p.Size
	}
	return barHeight * p.Size
}

// single draws one bar from zero, with its value at the end.
func (p *plotter) single(category, series int, f *value.Figure, top float64) {
	zero, end := p.zero(), p.at(number(f))
	thick := p.thickness()
	if f.Value.Known {
		p.add(Shape{Kind: Bar, X: min(zero, end), Y: top + 0.04*thick, W: max(zero, end) - min(zero, end), H: thick * 0.92, Ink: InkSeries, Series: series, Refs: f.Leaves(), Tip: p.tip(category, series)})
	}
	p.endLabel(end, top, Shape{Text: p.print(f), Strong: f.Value.Known, Refs: f.Leaves()})
}

func (p *plotter) at(v float64) float64 { return p.scale.at(v, p.left, p.width) }

// endLabel writes a value to the right of where its bar ends (of zero, for a bar to the left), clear of the threshold's line. A
// value that is not known in full stands in lighter type.
func (p *plotter) endLabel(end, top float64, s Shape) {
	s.X = max(end, p.zero()) + 0.45*p.Size
	if t := p.chart.Threshold; t != nil && t.Value.Known {
		line := p.at(number(t))
		if line > s.X-0.45*p.Size && line < s.X+p.Measure(s.Text, true)+0.3*p.Size {
			s.X = line + 0.45*p.Size
		}
	}
	s.Ink = InkText
	if !s.Strong {
		s.Ink = InkMuted
	}
	p.add(p.label(top+(p.thickness()-lineHeight*p.Size)/2, s))
}

// stack draws the series of a category one after the other, each with its value where that fits, and the total at the end.
func (p *plotter) stack(category int, top float64) {
	thick := p.thickness()
	var above, below float64
	known := true
	var refs []source.Ref
	for i, s := range p.chart.Series {
		f := valueOf(s, category)
		refs = append(refs, f.Leaves()...)
		v := number(f)
		known = known && f.Value.Known
		from := above
		if v < 0 {
			from = below
			below += v
		} else {
			above += v
		}
		if v != 0 {
			left, right := min(p.at(from), p.at(from+v)), max(p.at(from), p.at(from+v))
			p.segment(Shape{X: left, Y: top + 0.04*thick, W: right - left, H: thick * 0.92, Series: i, Refs: f.Leaves(), Tip: p.tip(category, i)}, p.print(f))
		}
	}
	p.endLabel(p.at(above), top, Shape{Text: p.totalText(category), Strong: known, Refs: source.Merge(refs)})
}

// segment is one piece of a stacked bar, with its value where that fits; a sliver of paper parts it from the next.
func (p *plotter) segment(bar Shape, text string) {
	from, to := bar.X, bar.X+bar.W
	bar.Kind, bar.Ink = Bar, InkSeries
	bar.W -= min(0.08*p.Size, bar.W/4)
	p.add(bar)
	left, right := p.clear(from, to)
	if p.Measure(text, false)+0.6*p.Size > right-left {
		return
	}
	middle := bar.Y + bar.H/2 - lineHeight*p.Size/2
	p.add(p.label(middle, Shape{X: (left + right) / 2, Text: text, Ink: OnSeries, Series: bar.Series, Anchor: AtMiddle, Refs: bar.Refs}))
}

// clear is the wider part of a segment beside the threshold's line; all of it where the line runs elsewhere.
func (p *plotter) clear(from, to float64) (left, right float64) {
	t := p.chart.Threshold
	if t == nil || !t.Value.Known {
		return from, to
	}
	line := p.at(number(t))
	switch {
	case line <= from || line >= to:
		return from, to
	case line-from > to-line:
		return from, line
	default:
		return line, to
	}
}

// totalText is what a stacked bar comes to. Where a part is unknown, the sum of the others says so.
func (p *plotter) totalText(category int) string {
	var total value.Decimal
	some, missing := false, false
	unit := value.Unit("")
	for _, s := range p.chart.Series {
		f := valueOf(s, category)
		if !f.Value.Known {
			missing = true
			continue
		}
		total, some, unit = total.Add(f.Value.Decimal), true, f.Unit
	}
	unknown := p.print(&value.Figure{})
	switch {
	case !some:
		return unknown
	case missing:
		return p.print(&value.Figure{Value: value.Num(total), Unit: unit}) + " + " + unknown
	default:
		return p.print(&value.Figure{Value: value.Num(total), Unit: unit})
	}
}
