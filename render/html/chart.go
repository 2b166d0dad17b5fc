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

// chart draws the picture, and its numbers as a table that opens.
func (p *page) chart(c doc.Chart) {
	if c.Kind == doc.HeatMap || c.Kind == doc.ProgressChart {
		p.table(chart.Table(c))
		return
	}
	p.open(`<figure class="chart"` + attr("id", c.ID) + ">")
	p.line("<figcaption>", text(c.Title), "</figcaption>")
	for _, in := range screens {
		drawing := chart.Layout(c, chart.Space{Width: in.width, Size: chartType, Measure: chart.Approximate(chartType), Locale: p.doc.Locale})
		p.line(`<div class="`, in.class, `">`, chart.SVG(drawing, p.theme, c.Alt), "</div>")
	}
	p.open("<details>")
	p.line("<summary>", text(p.words.data), "</summary>")
	p.table(unnamed(chart.Table(c)))
	p.close("</details>")
	p.close("</figure>")
}

// unnamed is the data of a drawing, whose figure has the title and the anchor already.
func unnamed(t doc.Table) doc.Table {
	t.ID, t.Caption = "", ""
	return t
}

func (p *page) gantt(g doc.Gantt) { p.table(chart.GanttTable(g, p.doc.Language)) }

func (p *page) graph(g doc.Graph) { p.table(chart.GraphTable(g, p.doc.Language)) }
