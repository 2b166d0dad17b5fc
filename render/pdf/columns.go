package pdf

import (
	"math"

	"dossier/doc"
)

// extent is what the cells of a column ask for at the full size of type: Word, the longest stretch that cannot be broken, and
// Full, everything on one line, both with the white space at the cell's sides.
type extent struct{ word, full Length }

// White space in a table.
const (
	padX       = 1700
	padY       = 1150
	widestWord = 45 * MM // longer words are parted
	comfort    = 20 * MM // texts narrower than this are not broken while there is room
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
func fitting(columns []extent, weights []float64, upright, landscape Length) fit {
	type try struct {
		wide   bool
		tight  bool
		shrink float64
	}
	var tries []try
	for _, tight := range []bool{false, true} {
		for i, shrink := range shrinks {
			if tight || i < 3 {
				tries = append(tries, try{false, tight, shrink})
			}
		}
		for _, shrink := range shrinks {
			tries = append(tries, try{true, tight, shrink})
		}
	}
	for _, t := range tries {
		width := upright
		if t.wide {
			width = landscape
		}
		if t.wide && landscape <= upright {
			continue
		}
		if least := least(columns, t.shrink, t.tight); sum(least) <= width {
			return fit{t.wide, t.shrink, shareOut(columns, least, weights, t.shrink, width)}
		}
	}
	width := max(upright, landscape)
	shrink := shrinks[len(shrinks)-1]
	return fit{landscape > upright, shrink, squeeze(least(columns, shrink, true), width)}
}

// least is the narrowest that each column may be.
func least(columns []extent, shrink float64, tight bool) []Length {
	widths := make([]Length, len(columns))
	for i, c := range columns {
		word, full := scaled(c.word, shrink), scaled(c.full, shrink)
		widths[i] = min(word, widestWord)
		if !tight {
			widths[i] = max(widths[i], min(full, comfort))
		}
	}
	return widths
}

func scaled(l Length, by float64) Length { return Length(float64(l-2*padX)*by) + 2*padX }

// shareOut gives every column its least width and shares the rest: first by what the columns still need, and what is then left in
// proportion to the widths, both by weight.
func shareOut(columns []extent, least []Length, weights []float64, shrink float64, width Length) []Length {
	widths := append([]Length(nil), least...)
	for range columns {
		spare := width - sum(widths)
		need := make([]float64, len(columns))
		for i, c := range columns {
			need[i] = float64(max(0, scaled(c.full, shrink)-widths[i])) * weights[i]
		}
		if spare <= 0 || total(need) == 0 {
			break
		}
		for i, c := range columns {
			more := Length(float64(spare) * need[i] / total(need))
			widths[i] += min(more, max(0, scaled(c.full, shrink)-widths[i]))
		}
	}
	spare := float64(width - sum(widths))
	share := make([]float64, len(columns))
	for i := range columns {
		share[i] = float64(widths[i]) * weights[i]
	}
	for i := range columns {
		if total(share) > 0 && spare > 0 {
			widths[i] += Length(spare * share[i] / total(share))
		}
	}
	return widths
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

func total(shares []float64) (all float64) {
	for _, s := range shares {
		all += s
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
