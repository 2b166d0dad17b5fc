package xlsx

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // so that a JPEG's size can be read
	_ "image/png"  // so that a PNG's size can be read

	"github.com/xuri/excelize/v2"

	"dossier/doc"
)

// openPicture reads an image's kind and size.
func openPicture(img doc.Image) (picture, error) {
	config, kind, err := image.DecodeConfig(bytes.NewReader(img.Data))
	if err != nil {
		return picture{}, err
	}
	if config.Width == 0 || config.Height == 0 {
		return picture{}, errors.New("no pixels")
	}
	p := picture{image: img, width: config.Width, height: config.Height, extension: ".png"}
	if kind == "jpeg" {
		p.extension = ".jpg"
	}
	return p, nil
}

// pictures anchors the images at their rows, no larger than the rows are high.
func (w writing) pictures(s *sheet) error {
	for _, p := range s.images {
		scale := min(1, (imageHeight*4/3-8)/float64(p.height), 640/float64(p.width))
		err := w.file.AddPictureFromBytes(s.name, address{s, 1, p.row}.name(), &excelize.Picture{
			Extension: p.extension, File: p.image.Data,
			Format: &excelize.GraphicOptions{AltText: p.image.Alt, ScaleX: scale, ScaleY: scale, OffsetX: 2, OffsetY: 2, LockAspectRatio: true, Positioning: "oneCell"},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w writing) drawCharts(s *sheet) error {
	for _, c := range s.charts {
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
	same := false
	chart.VaryColors = &same
	if len(c.chart.Series) == 1 {
		chart.Legend.Position = "none"
	}
	for i := range c.chart.Series {
		series := excelize.ChartSeries{Name: address{s, i + 2, c.data.row}.fixed(), Categories: span(1), Values: span(i + 2)}
		if i == 0 {
			series.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{w.theme.Accent.Hex()}}
		}
		chart.Series = append(chart.Series, series)
	}
	return chart
}
