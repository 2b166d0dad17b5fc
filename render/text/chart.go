package text

import (
	"math"
	"strings"

	"dossier/doc"
	"dossier/render/chart"
	"dossier/value"
)

// chart prints bars of blocks, each with its value; what has no value says so. Series of a category stand below one another.
func (p *printer) chart(c doc.Chart) {
	if c.Kind == doc.HeatMap || c.Kind == doc.ProgressChart {
		p.table(chart.Table(c))
		return
	}
	p.prose(c.Title)
	rows := p.bars(c)
	label, number, most := 0, 0, 0.0
	for _, r := range rows {
		label, number, most = max(label, columns(r.label)), max(number, columns(r.value)), max(most, r.length)
	}
	label = min(label, p.width/2)
	room := max(8, min(p.width, proseWidth)-label-number-4)
	for _, r := range rows {
		for i, part := range wrap(r.label, label) {
			if i > 0 {
				p.line(part)
				continue
			}
			p.line(pad(part, label, doc.Start) + gutter + pad(r.value, number, doc.End) + gutter + block(r.length, most, room))
		}
	}
	if c.Threshold != nil {
		p.prose(strings.TrimSpace(c.Threshold.Label + " " + p.doc.Locale.Figure(c.Threshold)))
	}
}

// bar is one bar of a chart.
type bar struct {
	label, value string
	length       float64
}

func (p *printer) bars(c doc.Chart) []bar {
	var bars []bar
	for i, category := range c.Categories {
		for _, s := range c.Series {
			label := category
			if len(c.Series) > 1 {
				label += ", " + s.Name
			}
			f := &value.Figure{}
			if i < len(s.Values) && s.Values[i] != nil {
				f = s.Values[i]
			}
			bars = append(bars, bar{clean(label), p.doc.Locale.Figure(f), math.Max(0, f.Value.Decimal.InexactFloat64())})
		}
	}
	return bars
}

// eighths are blocks of one to seven eighths of a column.
var eighths = []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

func block(length, most float64, room int) string {
	if most <= 0 || math.IsInf(most, 0) {
		return ""
	}
	n := int(math.Round(length / most * float64(room*8)))
	return strings.Repeat("█", n/8) + eighths[n%8]
}

func (p *printer) gantt(g doc.Gantt) { p.table(chart.GanttTable(g, p.doc.Language)) }

func (p *printer) graph(g doc.Graph) { p.table(chart.GraphTable(g, p.doc.Language)) }
