package xlsx

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/render/theme"
	"dossier/source"
	"dossier/value"
)

// ganttStyles are the conditional looks of a plan's cells.
type ganttStyles struct{ planned, critical, today int }

func newGanttStyles(file *excelize.File, th theme.Theme) (ganttStyles, error) {
	ground := func(c theme.Colour) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c.Hex()}}
	}
	var s ganttStyles
	for _, c := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.planned, excelize.Style{Fill: ground(th.Ramp(0.25))}},
		{&s.critical, excelize.Style{Fill: ground(th.Head()), Font: &excelize.Font{Color: th.On(th.Head()).Hex()}}},
		{&s.today, excelize.Style{Border: []excelize.Border{{Type: "left", Style: 1, Color: th.Bad.Hex()}, {Type: "bottom", Style: 1, Color: th.Rule.Hex()}}}},
	} {
		id, err := file.NewConditionalStyle(&c.style)
		if err != nil {
			return s, err
		}
		*c.id = id
	}
	return s, nil
}

// colours sets the conditional formats of plans, heat maps and progress.
func (w writing) colours(s *sheet) error {
	for _, a := range s.gantts {
		if err := w.ganttColours(s, a); err != nil {
			return err
		}
	}
	for _, c := range s.charts {
		var err error
		switch c.chart.Kind {
		case doc.HeatMap:
			err = w.heatColours(s, c)
		case doc.ProgressChart:
			err = w.progressBars(s, c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ganttColours draws the planned bars, those of critical activities solid, and the day that the document speaks of.
func (w writing) ganttColours(s *sheet, a ganttArea) error {
	styles, err := newGanttStyles(w.file, w.theme)
	if err != nil {
		return err
	}
	if len(a.bars) > 0 {
		row := a.bars[0].row
		head := source.ColumnName(a.first) + "$" + strconv.Itoa(a.header)
		start, finish, path := dateCell(a.columns.Start, row), dateCell(a.columns.Finish, row), dateCell(a.columns.Path, row)
		planned := fmt.Sprintf("ISNUMBER(%[1]s),%[1]s<=%[2]s,IF(ISNUMBER(%[3]s),%[3]s,%[1]s)>=%[4]s", start, a.unit.end(head), finish, head)
		err := w.file.SetConditionalFormat(s.name, listed(joinedRows(a.bars)), []excelize.ConditionalFormatOptions{
			{Type: "formula", Criteria: fmt.Sprintf(`AND(%s<>"",%s)`, path, planned), Format: &styles.critical},
			{Type: "formula", Criteria: "AND(" + planned + ")", Format: &styles.planned},
		})
		if err != nil {
			return err
		}
	}
	n, ok := serial(a.today)
	if !ok {
		return nil
	}
	head := source.ColumnName(a.first) + "$" + strconv.Itoa(a.header)
	all := area{a.first, a.header + 1, a.last, s.lastOf(a)}
	return w.file.SetConditionalFormat(s.name, all.name(), []excelize.ConditionalFormatOptions{
		{Type: "formula", Criteria: fmt.Sprintf("AND(%s<=%.0f,%s>=%.0f)", head, n, a.unit.end(head), n), Format: &styles.today},
	})
}

// lastOf is the last row of a plan.
func (s *sheet) lastOf(a ganttArea) int {
	for _, t := range s.tables {
		if t.header == a.header {
			return t.last
		}
	}
	return a.header
}

// joinedRows are rows of the same columns, those below one another as one area.
func joinedRows(rows []area) []area {
	var joined []area
	for _, r := range rows {
		if n := len(joined); n > 0 && joined[n-1].lastRow == r.row-1 {
			joined[n-1].lastRow = r.lastRow
			continue
		}
		joined = append(joined, r)
	}
	return joined
}

// heatColours colours the fields of a heat map by their values, the darker the higher, as far as dark text reads on them.
func (w writing) heatColours(s *sheet, c chartArea) error {
	const darkest = 0.5 // of the ramp
	rule := excelize.ConditionalFormatOptions{
		Type: "2_color_scale", Criteria: "=", MinType: "min", MaxType: "max",
		MinColor: "#" + w.theme.Ramp(0).Hex(), MaxColor: "#" + w.theme.Ramp(darkest).Hex(),
	}
	if number, ok := plainNumber(c.chart.Low); ok {
		rule.MinType, rule.MinValue = "num", number
	}
	if number, ok := plainNumber(c.chart.High); ok {
		rule.MaxType, rule.MaxValue = "num", number
	}
	fields := area{2, c.data.row + 1, c.data.lastCol, c.data.lastRow}
	return w.file.SetConditionalFormat(s.name, fields.name(), []excelize.ConditionalFormatOptions{rule})
}

func plainNumber(f *value.Figure) (text string, ok bool) {
	if f == nil || !fits(f.Value) || !f.Value.Known {
		return "", false
	}
	return f.Value.Decimal.String(), true
}

// progressBars draws bars into the column of shares; a full one is the mark twice.
func (w writing) progressBars(s *sheet, c chartArea) error {
	shares := area{c.data.lastCol, c.data.row + 1, c.data.lastCol, c.data.lastRow}
	return w.file.SetConditionalFormat(s.name, shares.name(), []excelize.ConditionalFormatOptions{{
		Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "2",
		BarColor: "#" + w.theme.Ramp(0.25).Hex(), BarSolid: true,
	}})
}
