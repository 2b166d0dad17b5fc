package pack

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/source"
)

// findCauses names, for each figure that moved, the cells behind it that are known to have moved: those that a moved figure was read from
// and nothing else.
func (c *Changes) findCauses() {
	cells := map[string][]string{} // file!sheet → places of moved cells
	for i := range c.Figures {
		f := &c.Figures[i]
		if f.Cell = f.Old != "" && f.New != "" && len(f.Sources) == 1 && isCell(f.Sources[0]); !f.Cell {
			continue
		}
		table, _ := tableOf(f.Sources[0])
		if !slices.Contains(cells[table], f.Sources[0]) {
			cells[table] = append(cells[table], f.Sources[0])
		}
	}
	for i := range c.Figures {
		f := &c.Figures[i]
		if f.Cell {
			continue
		}
		for _, place := range f.Sources {
			table, within := tableOf(place)
			for _, cell := range cells[table] {
				if _, at := tableOf(cell); covers(within, at) && !slices.Contains(f.Causes, cell) {
					f.Causes = append(f.Causes, cell)
				}
			}
		}
	}
}

// tableOf takes a place apart: the file with its sheet, and the cells.
func tableOf(place string) (table, cells string) {
	i := strings.LastIndexByte(place, '!')
	return place[:max(i, 0)], place[i+1:]
}

var cellRange = regexp.MustCompile(`^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$`)

// rangeOf reads A2 or A2:H6; ok is false for anything else.
func rangeOf(cells string) (r source.Range, ok bool) {
	m := cellRange.FindStringSubmatch(cells)
	if m == nil {
		return r, false
	}
	if m[3] == "" {
		m[3], m[4] = m[1], m[2]
	}
	var errs [4]error
	r.FirstCol, errs[0] = source.ColumnNumber(m[1])
	r.FirstRow, errs[1] = strconv.Atoi(m[2])
	r.LastCol, errs[2] = source.ColumnNumber(m[3])
	r.LastRow, errs[3] = strconv.Atoi(m[4])
	return r, errs == [4]error{}
}

func isCell(place string) bool {
	table, cells := tableOf(place)
	r, ok := rangeOf(cells)
	return ok && table != "" && r.FirstCol == r.LastCol && r.FirstRow == r.LastRow
}

func covers(within, at string) bool {
	r, ok := rangeOf(within)
	c, known := rangeOf(at)
	return ok && known && r.FirstCol <= c.FirstCol && c.FirstCol <= r.LastCol && r.FirstRow <= c.FirstRow && c.FirstRow <= r.LastRow
}

// mostOfSeries is how many figures that differ in a number of their id alone are told one by one.
const mostOfSeries = 3

var digits = regexp.MustCompile(`\d+`)

// seriesOf is the id with a sign for each number behind its first part: M-01/tco/month-#/stay.
func seriesOf(id string) string {
	first, rest, _ := strings.Cut(id, "/")
	return first + "/" + digits.ReplaceAllString(rest, "#")
}

// figureLines tell what moved: cells first, then what was made of them, then each long series in one line.
func (c Changes) figureLines() []string {
	series := map[string][]FigureChange{}
	for _, f := range c.Figures {
		series[seriesOf(f.ID)] = append(series[seriesOf(f.ID)], f)
	}
	var cells, others, folded []string
	for _, f := range c.Figures {
		of := series[seriesOf(f.ID)]
		switch {
		case len(of) > mostOfSeries && of[0].ID == f.ID:
			folded = append(folded, seriesLine(of))
		case len(of) > mostOfSeries:
		case f.Cell:
			cells = append(cells, f.String())
		default:
			others = append(others, f.String())
		}
	}
	return slices.Concat(cells, others, folded)
}

func seriesLine(of []FigureChange) string {
	last := of[len(of)-1]
	line := strconv.Itoa(len(of)) + " figures " + seriesOf(last.ID) + " moved, the first: " + strings.TrimPrefix(of[0].headline(), "figure ") +
		"; the last: " + strings.TrimPrefix(last.headline(), "figure ")
	return line + last.because()
}
