package pdf

import (
	"math"

	"dossier/doc"
)

// extent is what the cells of a column ask for at the full size of type: Word, the longest stretch that cannot be broken, and
// Full, everything on one line, both with the white space at the cell's sides.
type extent struct{ word, full Length }

// measured is what a table asks for.
type measured struct {
	columns []extent
	weights []float64
	cells   [][]cellExtent // by row, the row of names first
	sizes   []float64      // of type to try, as shares of the full one, the largest first
	texts   [][]para       // of the rows below it
}

// cellExtent is what one cell asks for, at the full size of type.
type cellExtent struct {
	first, span int
	pieces      []piece
}

// piece is a stretch of text that is not parted, with the white space after it, which counts for nothing at a line's end.
type piece struct {
	ink, space Length
	ends       bool // the line, in any case
}

// White space in a table.
const (
	padX       = 1700
	padY       = 1150
	padYSmall  = 450
	widestWord = 45 * MM // longer words are parted
	comfort    = 26 * MM // texts narrower than this are not broken while there is room
)

// fit is how a table stands on paper.
type fit struct {
	wide   bool
	shrink float64 // size of type, as a share of the full one
	widths []Length
	texts  [][]para // of the body's cells as they were measured, to be set once
}

// of is a size of type as the fit shrinks it, in hundredths of a point.
func (f fit) of(size Points) Points { return Points(math.Round(float64(size)*f.shrink*100) / 100) }

// sizesOf are the sizes tried, down to 7 points of a 9-point cell; small type is not made smaller.
func sizesOf(t doc.Table) []float64 {
	if t.Small {
		return []float64{1}
	}
	return []float64{1, 8.5 / 9, 8.0 / 9, 7.5 / 9, 7.0 / 9}
}

// fitting finds the largest type and the first orientation in which the columns stand without breaking words: upright and
// comfortable, then landscape and comfortable, then upright and tight, then landscape and tight. Where none does, words are parted.
func fitting(m measured, upright, landscape Length) fit {
	type try struct {
		wide, tight bool
		shrink      float64
	}
	var tries []try
	for _, tight := range []bool{false, true} {
		for i, shrink := range m.sizes {
			if tight || i < 3 {
				tries = append(tries, try{false, tight, shrink})
			}
		}
		for _, shrink := range m.sizes {
			tries = append(tries, try{landscape > upright, tight, shrink})
		}
	}
	for _, t := range tries {
		width := upright
		if t.wide {
			width = landscape
		}
		if sum(m.least(t.shrink, t.tight)) <= width {
			return fit{wide: t.wide, shrink: t.shrink, widths: m.packed(t.shrink, width)}
		}
	}
	smallest := m.sizes[len(m.sizes)-1]
	return fit{wide: landscape > upright, shrink: smallest, widths: squeeze(m.least(smallest, true), max(upright, landscape))}
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
