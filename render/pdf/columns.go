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
	brief      = 17 * MM // and these not while there is any
)

// fit is how a table stands on paper.
type fit struct {
	wide   bool
	either bool    // wide, and could stand upright in type of a good size without many more lines
	cost   float64 // lines that it takes, in points, and what its type costs the reader
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

// try is a way for a table to stand.
type try struct {
	wide  bool
	room  Length // texts narrower than this could stand unbroken; 0: words alone
	sizes int    // how many sizes of type come into question
	first bool   // takes the first of them that fits, not the best one
}

// dearest is how much more a table may cost upright than lying across, and still stand upright for the pages beside it.
const dearest = 1.6

// large is how many sizes of type are good ones, the largest first.
const large = 3

// triesOf are the ways to try, in order: upright with white space, landscape with white space, tight in type of a good size, tight in any,
// upright first. A table of few rows takes no page of its own before it is tight.
func triesOf(rows, sizes int) []try {
	const few = 12
	large := min(large, sizes)
	upright, landscape, tight := try{false, comfort, large, false}, try{true, comfort, sizes, true}, try{false, 0, large, false}
	rest := []try{{true, 0, large, false}, {false, 0, sizes, true}, {true, 0, sizes, true}}
	if rows <= few {
		return append([]try{upright, tight, landscape}, rest...)
	}
	return append([]try{upright, landscape, tight}, rest...)
}

// fitting finds the first way in which the columns stand without breaking words. Where there is none, words are parted.
func fitting(m measured, upright, landscape Length) fit {
	for _, t := range triesOf(len(m.cells)-1, len(m.sizes)) {
		width := upright
		if t.wide {
			width = landscape
		}
		if f, ok := m.fitted(t, width); ok {
			f.wide = t.wide && landscape > upright
			if f.wide {
				narrow, ok := m.fitted(try{false, 0, min(large, len(m.sizes)), true}, upright)
				f.either = ok && narrow.cost <= dearest*f.cost
			}
			return f
		}
	}
	smallest := m.sizes[len(m.sizes)-1]
	return fit{wide: landscape > upright, shrink: smallest, widths: squeeze(m.least(smallest, 0), max(upright, landscape))}
}

// fitted is the table in one way; ok is false where it does not fit. Smaller type must save more than it costs the reader.
func (m measured) fitted(t try, width Length) (best fit, ok bool) {
	least := 0.0
	for _, size := range m.sizes[:t.sizes] {
		dearer := 1 + 1.5*(1-size)
		if ok && (t.first || least <= dearer*float64(m.fewest())) {
			break
		}
		if sum(m.least(size, t.room)) > width {
			continue
		}
		narrowest := sum(m.least(size, 0))
		for _, room := range []Length{0, brief} {
			if all := sum(m.least(size, room)); all > width || room > 0 && all == narrowest {
				continue
			}
			widths, points, whole := m.packed(size, width, room)
			if cost := float64(points) * dearer; !ok || cost < least {
				best, least, ok = fit{shrink: size, widths: widths, cost: cost}, cost, true
			}
			if whole {
				break // asking for more room would gain nothing
			}
		}
	}
	return best, ok
}

// least is the narrowest that each column may be, if texts narrower than room are not to be broken.
func (m measured) least(shrink float64, room Length) []Length {
	widths := make([]Length, len(m.columns))
	for i, c := range m.columns {
		word, full := scaled(c.word, shrink), scaled(c.full, shrink)
		widths[i] = max(min(word, widestWord), min(full, room))
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
