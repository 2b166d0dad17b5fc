package pdf

import (
	"math"
	"slices"

	"dossier/doc"
)

// extent is what the cells of a column ask for at the full size of type: Word, the longest stretch that cannot be broken, and
// Full, everything on one line, both with the white space at the cell's sides.
type extent struct{ word, full Length }

// measured is what a table asks for.
type measured struct {
	columns []extent
	weights []float64
	cells   [][]cellExtent // by row
}

// cellExtent is what one cell asks for.
type cellExtent struct {
	first, span int
	full        Length
}

// White space in a table.
const (
	padX       = 1700
	padY       = 1150
	widestWord = 45 * MM // longer words are parted
	comfort    = 26 * MM // texts narrower than this are not broken while there is room
)

// fit is how a table stands on paper.
type fit struct {
	wide   bool
	shrink float64 // size of type, as a share of the full one
	widths []Length
}

// of is a size of type as the fit shrinks it, in hundredths of a point.
func (f fit) of(size Points) Points { return Points(math.Round(float64(size)*f.shrink*100) / 100) }

// shrinks are the sizes tried, down to 7 points of a 9-point cell.
var shrinks = []float64{1, 8.5 / 9, 8.0 / 9, 7.5 / 9, 7.0 / 9}

// fitting finds the largest type and the first orientation in which the columns stand without breaking words: upright and
// comfortable, then landscape and comfortable, then upright and tight, then landscape and tight. Where none does, words are parted.
func fitting(m measured, upright, landscape Length) fit {
	type try struct {
		wide, tight bool
		shrink      float64
	}
	var tries []try
	for _, tight := range []bool{false, true} {
		for i, shrink := range shrinks {
			if tight || i < 3 {
				tries = append(tries, try{false, tight, shrink})
			}
		}
		for _, shrink := range shrinks {
			tries = append(tries, try{landscape > upright, tight, shrink})
		}
	}
	for _, t := range tries {
		width := upright
		if t.wide {
			width = landscape
		}
		if sum(m.least(t.shrink, t.tight)) <= width {
			return fit{t.wide, t.shrink, m.best(t.shrink, width)}
		}
	}
	smallest := shrinks[len(shrinks)-1]
	return fit{landscape > upright, smallest, squeeze(m.least(smallest, true), max(upright, landscape))}
}

// least is the narrowest that each column may be.
func (m measured) least(shrink float64, tight bool) []Length {
	widths := make([]Length, len(m.columns))
	for i, c := range m.columns {
		word, full := scaled(c.word, shrink), scaled(c.full, shrink)
		widths[i] = min(word, widestWord)
		if !tight {
			widths[i] = max(widths[i], min(full, comfort))
		}
	}
	return widths
}

func scaled(l Length, by float64) Length { return Length(float64(l-2*padX)*by) + 2*padX }

// best shares room out beyond the least widths, step by step to the column where a step saves most, until no step saves any. What
// is left goes to all columns, by width and weight.
func (m measured) best(shrink float64, width Length) []Length {
	widths := m.least(shrink, true)
	rows := m.sample(shrink)
	for now := cost(rows, widths); ; {
		column, by, saved := bestStep(rows, widths, width-sum(widths), now)
		if saved == 0 {
			break
		}
		widths[column] += by
		now -= saved
	}
	grow(widths, width, m.weights)
	return widths
}

// steps are how much wider a column may get at once. Small ones come first; a line is often saved only by a large one.
var steps = []Length{1 * MM, 2 * MM, 4 * MM, 8 * MM, 16 * MM, 32 * MM}

// bestStep is the column and the step that save most for their width.
func bestStep(rows [][]cellExtent, widths []Length, spare Length, now int) (column int, by Length, saved int) {
	best := 0.0
	for i := range widths {
		for _, step := range steps {
			if step > spare {
				break
			}
			widths[i] += step
			gain := now - cost(rows, widths)
			widths[i] -= step
			if rate := float64(gain) / float64(step); rate > best {
				best, column, by, saved = rate, i, step, gain
			}
		}
	}
	return column, by, saved
}

// sampled is how many rows of a long table decide about its columns.
const sampled = 120

// sample is the rows that decide, in the given size of type.
func (m measured) sample(shrink float64) [][]cellExtent {
	stride := len(m.cells)/sampled + 1
	var rows [][]cellExtent
	for i := 0; i < len(m.cells); i += stride {
		row := slices.Clone(m.cells[i])
		for j := range row {
			row[j].full = scaled(row[j].full, shrink)
		}
		rows = append(rows, row)
	}
	return rows
}

// cost is about how badly rows stand in columns of the widths: four points for each line of a row, one for each line of a cell, and
// three for every broken text that is short: a date over two lines reads badly even where the row has room for it.
func cost(rows [][]cellExtent, widths []Length) (points int) {
	for _, row := range rows {
		tallest := 1
		for _, c := range row {
			need := c.full - 2*padX
			room := sum(widths[c.first:c.first+c.span]) - 2*padX
			lines := 1
			if need > room {
				lines = int(1 + need/max(room-raggedness, 1))
			}
			tallest = max(tallest, lines)
			points += lines
			if lines > 1 && need < comfort {
				points += 3
			}
		}
		points += 4 * tallest
	}
	return points
}

// raggedness is how much of a line stays empty at its end, on average, where words are not parted.
const raggedness = 2500

// grow shares out what is left of width by the columns' widths and weights.
func grow(widths []Length, width Length, weights []float64) {
	spare, shares := float64(width-sum(widths)), 0.0
	for i, w := range widths {
		shares += float64(w) * weights[i]
	}
	if spare <= 0 || shares == 0 {
		return
	}
	for i, w := range widths {
		widths[i] += Length(spare * float64(w) * weights[i] / shares)
	}
}

// squeeze makes columns narrower in proportion until they fit.
func squeeze(widths []Length, width Length) []Length {
	all := sum(widths)
	for i := range widths {
		widths[i] = Length(float64(widths[i]) * float64(width) / float64(all))
	}
	return widths
}

func sum(lengths []Length) (all Length) {
	for _, l := range lengths {
		all += l
	}
	return all
}

// weightsOf are the columns' weights; 0 is 1.
func weightsOf(columns []doc.Column) []float64 {
	weights := make([]float64, len(columns))
	for i, c := range columns {
		weights[i] = c.Weight
		if c.Weight <= 0 {
			weights[i] = 1
		}
	}
	return weights
}
