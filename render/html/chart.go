package html

import (
	"dossier/doc"
	"dossier/render/chart"
)

// chartType is the size of a chart's type in pixels.
const chartType = 14

// screens are the widths a chart is drawn for, in pixels, so that its type can be read on a phone too; the style shows one.
var screens = []struct {
	class string
	width float64
}{{"wide", 720}, {"narrow", 350}}

// drawing is a picture with what is written about it, and its data for those who cannot see it.
type drawing struct {
	id, title, alt string
	layout         func(chart.Space) chart.Drawing
	data           doc.Table
}

func (p *page) chart(c doc.Chart) {
	p.figure(drawing{c.ID, c.Title, c.Alt, func(in chart.Space) chart.Drawing { return chart.Layout(c, in) }, chart.Table(c)})
}

func (p *page) gantt(g doc.Gantt) {
	p.figure(drawing{g.ID, g.Title, g.Alt, func(in chart.Space) chart.Drawing { return chart.Gantt(g, in) }, chart.GanttTable(g, p.doc.Language)})
}

func (p *page) graph(g doc.Graph) {
	p.figure(drawing{g.ID, g.Title, g.Alt, func(in chart.Space) chart.Drawing { return chart.Graph(g, in) }, chart.GraphTable(g, p.doc.Language)})
}

// figure draws the picture, and its numbers as a table that opens. Where it would be too crowded to read, or there is nothing to draw,
// the table stands alone.
func (p *page) figure(d drawing) {
	wide, narrow := d.layout(p.space(screens[0].width)), d.layout(p.space(screens[1].width))
	switch {
	case wide.Crowded:
		p.table(chart.TooDense(d.data, p.doc.Language))
		return
	case len(wide.Shapes) == 0:
		p.table(d.data)
		return
	}
	p.open(`<figure class="chart"` + attr("id", d.id) + ">")
	p.line("<figcaption>", text(d.title), "</figcaption>")
	if narrow.Crowded {
		p.line(`<div class="scroll pan" role="region" tabindex="0"`, attr("aria-label", d.title), ">", chart.SVG(wide, p.theme, d.alt), "</div>")
	} else {
		p.line(`<div class="`, screens[0].class, `">`, chart.SVG(wide, p.theme, d.alt), "</div>")
		p.line(`<div class="`, screens[1].class, `">`, chart.SVG(narrow, p.theme, d.alt), "</div>")
	}
	p.open("<details>")
	p.line("<summary>", text(p.words.data), "</summary>")
	d.data.ID, d.data.Caption = "", ""
	p.table(d.data)
	p.close("</details>")
	p.close("</figure>")
}

// space is the room for a drawing, in pixels.
func (p *page) space(width float64) chart.Space {
	return chart.Space{Width: width, Size: chartType, Measure: chart.Approximate(chartType), Locale: p.doc.Locale, Language: p.doc.Language}
}
