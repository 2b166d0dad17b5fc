package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/value"
)

// chart sets the data of a chart as cells and a native chart over them, so that it follows what a reader changes.
func (l *layout) chart(c doc.Chart) {
	l.sheet.skip()
	row := l.prose(doc.Say(c.Title), look{bold: true})
	l.sheet.at(1, row).remark = places(c.Sources)
	head := look{face: headFace, fill: accentFill, wrap: true, indent: 1}
	cells := []cell{{runs: say(c.Unit), look: head}}
	head.align, head.indent = doc.End, 0
	for _, s := range c.Series {
		cells = append(cells, cell{runs: say(s.Name), look: head})
	}
	shares := c.Kind == doc.ProgressChart && len(c.Series) > 1
	if shares {
		cells = append(cells, cell{runs: say(strings.TrimSpace(c.Series[1].Name + " (%)")), look: head, room: 18})
	}
	first := l.sheet.add(0, cells...)
	for i, category := range c.Categories {
		cells := []cell{{runs: say(category), look: look{rule: true, wrap: true, indent: 1}}}
		for _, s := range c.Series {
			cells = append(cells, l.point(c.Kind, s, i))
		}
		if shares {
			cells = append(cells, l.share(c, i, len(l.sheet.rows)+1))
		}
		l.sheet.add(0, cells...)
	}
	data := area{1, first, len(l.sheet.rows[first-1].cells), len(l.sheet.rows)}
	if c.Threshold != nil {
		l.sheet.add(0, cell{runs: say(c.Threshold.Label), look: look{italic: true, indent: 1}}, l.typed(doc.FigureOf(c.Threshold), look{align: doc.End}))
	}
	l.prose(doc.Say(c.Alt), look{face: fineFace})
	if len(c.Categories) == 0 || len(c.Series) == 0 {
		return
	}
	l.sheet.charts = append(l.sheet.charts, chartArea{row: len(l.sheet.rows) + 1, data: data, chart: c})
	if _, native := nativeKinds[c.Kind]; !native {
		l.sheet.skip()
		return
	}
	for range chartRows {
		l.sheet.add(lineHeight, cell{})
	}
}

// share is the cell of how much of its mark a category has, from the cells of both.
func (l *layout) share(c doc.Chart, i, row int) cell {
	out := cell{look: look{rule: true, align: doc.End, format: "0%"}, cached: ""}
	if l.doc.Audience != doc.Public {
		have, mark := "B"+strconv.Itoa(row), "C"+strconv.Itoa(row)
		out.formula = "IF(AND(ISNUMBER(" + have + "),N(" + mark + ")>0)," + have + "/" + mark + `,"")`
	}
	var numbers [2]value.Number
	for k := range numbers {
		if v := c.Series[k].Values; i < len(v) && v[i] != nil {
			numbers[k] = v[i].Value
		}
	}
	if have, mark := numbers[0], numbers[1]; have.Known && fits(have) && mark.Known && fits(mark) && mark.Decimal.IsPositive() {
		out.cached = have.Decimal.InexactFloat64() / mark.Decimal.InexactFloat64()
	}
	return out
}

// point is the cell of one value of a series. What is unknown is an empty cell below a native chart, which would draw a word as
// zero, and says so elsewhere.
func (l *layout) point(kind doc.ChartKind, s doc.Series, i int) cell {
	lk := look{rule: true, align: doc.End}
	if i >= len(s.Values) || s.Values[i] == nil {
		if _, native := nativeKinds[kind]; native {
			return cell{look: lk}
		}
		if s.None != "" {
			return cell{runs: say(s.None), look: lk}
		}
		return l.typed(doc.FigureOf(nil), lk)
	}
	return l.typed(doc.FigureOf(s.Values[i]), lk)
}

const chartRows = 16 // that a native chart covers

func (w writing) drawCharts(s *sheet) error {
	for _, c := range s.charts {
		if _, native := nativeKinds[c.chart.Kind]; !native {
			continue
		}
		if err := w.file.AddChart(s.name, address{s, 1, c.row}.name(), w.nativeChart(s, c)); err != nil {
			return err
		}
	}
	return nil
}

// nativeKinds are the spreadsheet's own forms of our charts. A tornado is stacked, since one of its bars is below zero.
var nativeKinds = map[doc.ChartKind]excelize.ChartType{
	doc.BarChart: excelize.Bar, doc.StackedBarChart: excelize.BarStacked, doc.TornadoChart: excelize.BarStacked,
	doc.LineChart: excelize.Line, doc.AreaChart: excelize.Area,
}

// axisEnd is a stated end of a scale; nil where the values decide.
func axisEnd(f *value.Figure) *float64 {
	if f == nil || !f.Value.Known || !fits(f.Value) {
		return nil
	}
	end := f.Value.Decimal.InexactFloat64()
	return &end
}

func (w writing) nativeChart(s *sheet, c chartArea) *excelize.Chart {
	kind := nativeKinds[c.chart.Kind]
	across := c.chart.Kind == doc.LineChart || c.chart.Kind == doc.AreaChart // categories run to the right
	span := func(col int) string {
		first, last := address{s, col, c.data.row + 1}, address{s, col, c.data.lastRow}
		return first.fixed() + ":" + last.fixed()[len(quoteSheet(s.name))+1:]
	}
	chart := &excelize.Chart{
		Type: kind, Dimension: excelize.ChartDimension{Width: 680, Height: chartRows*20 - 10},
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.chart.Title, Font: &excelize.Font{Size: 11, Bold: true}}}},
		Legend: excelize.ChartLegend{Position: "bottom"},
		Format: excelize.GraphicOptions{AltText: c.chart.Alt},
		YAxis:  excelize.ChartAxis{MajorGridLines: true, Font: *w.styles.font(look{face: fineFace})},
		XAxis:  excelize.ChartAxis{ReverseOrder: !across, TickLabelPosition: excelize.ChartTickLabelLow, Font: *w.styles.font(look{face: fineFace})},
	}
	chart.YAxis.Minimum, chart.YAxis.Maximum = axisEnd(c.chart.Low), axisEnd(c.chart.High)
	same := false
	chart.VaryColors = &same
	if len(c.chart.Series) == 1 {
		chart.Legend.Position = "none"
	}
	for i := range c.chart.Series {
		series := excelize.ChartSeries{Name: address{s, i + 2, c.data.row}.fixed(), Categories: span(1), Values: span(i + 2)}
		series.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{w.theme.Series(i).Hex()}}
		chart.Series = append(chart.Series, series)
	}
	return chart
}
