package pdf

import (
	"cmp"
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
		if least := m.least(t.shrink, t.tight); sum(least) <= width {
			return fit{t.wide, t.shrink, m.best(least, t.shrink, width)}
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

// shortTexts are what may count as a short text when room is shared out; the one is taken that costs least.
var shortTexts = []Length{28 * MM, 33 * MM, 45 * MM, 60 * MM, 0}

// best shares room out in the way that costs least.
func (m measured) best(least []Length, shrink float64, width Length) []Length {
	var best []Length
	cheapest := 0
	for _, short := range shortTexts {
		widths := m.shareOut(least, shrink, width, short)
		if cost := m.cost(widths, shrink); best == nil || cost < cheapest {
			best, cheapest = widths, cost
		}
	}
	return best
}

// cost is about how many lines the rows take together, three points each, and two points for every broken text that is short: a date
// over two lines reads badly even where the row has room for it.
func (m measured) cost(widths []Length, shrink float64) (cost int) {
	for _, row := range m.cells {
		tallest := 1
		for _, c := range row {
			need := scaled(c.full, shrink) - 2*padX
			room := max(sum(widths[c.first:c.first+c.span])-2*padX, 1)
			lines := int((need + room - 1) / room)
			tallest = max(tallest, lines)
			if lines > 1 && need < comfort {
				cost += 2
			}
		}
		cost += 3 * tallest
	}
	return cost
}

// shareOut gives every column its least width and shares the rest: first to columns that need little to stand on one line, those
// that need least before the others; then to the long texts, by need and weight; what is left after that, to all by width and weight.
func (m measured) shareOut(least []Length, shrink float64, width, short Length) []Length {
	columns := m.columns
	widths := slices.Clone(least)
	full := make([]Length, len(columns))
	for i, c := range columns {
		full[i] = max(scaled(c.full, shrink), least[i])
	}
	order := make([]int, len(columns))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(full[a]-least[a], full[b]-least[b]) })
	for _, i := range order {
		if spare := width - sum(widths); full[i] <= short && full[i]-widths[i] <= spare {
			widths[i] = full[i]
		}
	}
	for range columns {
		grow(widths, width, func(i int) float64 { return math.Sqrt(float64(full[i]-widths[i])) * m.weights[i] }, func(i int) Length { return full[i] })
	}
	grow(widths, width, func(i int) float64 { return float64(widths[i]) * m.weights[i] }, func(int) Length { return width })
	return widths
}

// grow shares out what is left of width, to each column in proportion to its share, up to its limit.
func grow(widths []Length, width Length, share func(int) float64, limit func(int) Length) {
	spare, shares := max(0, width-sum(widths)), 0.0
	for i := range widths {
		shares += share(i)
	}
	if shares == 0 {
		return
	}
	asked := make([]float64, len(widths))
	for i := range widths {
		asked[i] = share(i)
	}
	for i := range widths {
		widths[i] = min(widths[i]+Length(float64(spare)*asked[i]/shares), max(widths[i], limit(i)))
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
