package pdf

// packing is the search for the widths in which a table's rows take the fewest lines.
type packing struct {
	rows   [][]cellExtent
	lines  [][]int       // of each cell in the widths so far
	short  [][]bool      // whether a cell's text is short
	over   [][]cellPlace // by column: the cells over it
	widths []Length
	shrink float64
}

// cellPlace is where a cell is found among the rows.
type cellPlace struct{ row, cell int }

// sampled is how many rows of a long table decide about its columns.
const sampled = 120

// steps are how much wider a column may get at once; a line is often saved only by a large one.
var steps = []Length{1 * MM, 2 * MM, 4 * MM, 8 * MM, 16 * MM, 32 * MM}

// packed shares width out: every column gets the least it needs, then step by step the one where a step saves most for its width,
// until no step saves any. What is left goes to all columns, by width and weight. The points say how badly the rows stand then; whole, that no short text is broken.
func (m measured) packed(shrink float64, width, room Length) (widths []Length, points int, whole bool) {
	p := packing{widths: m.least(shrink, room), shrink: shrink, over: make([][]cellPlace, len(m.columns))}
	for i := 0; i < len(m.cells); i += m.stride() {
		p.add(m.cells[i])
	}
	for i := range p.widths {
		p.settle(i)
	}
	for spare := width - sum(p.widths); ; {
		column, step := p.bestStep(spare)
		if step == 0 {
			break
		}
		p.widths[column] += step
		spare -= step
		p.settle(column)
	}
	whole = true
	for row, lines := range p.lines {
		if len(lines) > 0 {
			points += p.points(row, 0, lines[0])
		}
		for c, n := range lines {
			whole = whole && (n == 1 || !p.short[row][c])
		}
	}
	grow(p.widths, width, m.weights)
	return p.widths, points, whole
}

// fewest is how many points a table has whose cells take a line each.
func (m measured) fewest() (points int) {
	for i := 0; i < len(m.cells); i += m.stride() {
		if n := len(m.cells[i]); n > 0 {
			points += 4 + n
		}
	}
	return points
}

// stride is the distance between rows that are taken into account.
func (m measured) stride() int { return len(m.cells)/sampled + 1 }

// add takes a row into account.
func (p *packing) add(row []cellExtent) {
	short := make([]bool, len(row))
	for c, cell := range row {
		short[c] = cell.isShort()
		for column := cell.first; column < cell.first+cell.span; column++ {
			p.over[column] = append(p.over[column], cellPlace{len(p.rows), c})
		}
	}
	p.rows, p.lines, p.short = append(p.rows, row), append(p.lines, make([]int, len(row))), append(p.short, short)
}

// settle counts the lines of the cells over a column anew.
func (p *packing) settle(column int) {
	for _, at := range p.over[column] {
		p.lines[at.row][at.cell] = p.linesOf(p.rows[at.row][at.cell])
	}
}

// bestStep is the column to widen and by how much; a step of 0 where nothing more is saved.
func (p *packing) bestStep(spare Length) (column int, step Length) {
	best := 0.0
	for i := range p.widths {
		for _, s := range steps {
			if s > spare {
				break
			}
			if rate := float64(p.saved(i, s)) / float64(s); rate > best {
				best, column, step = rate, i, s
			}
		}
	}
	return column, step
}

// saved is how many points it saves to widen a column by step.
func (p *packing) saved(column int, step Length) (points int) {
	p.widths[column] += step
	for _, at := range p.over[column] {
		before := p.lines[at.row][at.cell]
		if before == 1 {
			continue
		}
		if after := p.linesOf(p.rows[at.row][at.cell]); after != before {
			points += p.points(at.row, at.cell, before) - p.points(at.row, at.cell, after)
		}
	}
	p.widths[column] -= step
	return points
}

// points says how badly a row stands whose cell takes so many lines: four points for each of the row's lines, one for each line of a
// cell, and three for every broken text that is short, since a date over two lines reads badly even where the row has room for it.
func (p *packing) points(row, cell, lines int) int {
	tallest, rest := 0, 0
	for c, n := range p.lines[row] {
		if c == cell {
			n = lines
		}
		tallest, rest = max(tallest, n), rest+n
		if n > 1 && p.short[row][c] {
			rest += 3
		}
	}
	return 4*tallest + rest
}

func (c cellExtent) isShort() bool {
	full := Length(0)
	for _, p := range c.pieces {
		full += p.ink + p.space
	}
	return full < comfort
}

// linesOf is how many lines a cell's text takes in the widths so far.
func (p *packing) linesOf(c cellExtent) int {
	room := Length(float64(sum(p.widths[c.first:c.first+c.span])-2*padX) / p.shrink)
	lines, used := 1, Length(0)
	for i, piece := range c.pieces {
		if used > 0 && used+piece.ink > room {
			lines, used = lines+1, 0
		}
		for piece.ink > room && room > 0 {
			lines, piece.ink = lines+1, piece.ink-room
		}
		used += piece.ink + piece.space
		if piece.ends && i < len(c.pieces)-1 {
			lines, used = lines+1, 0
		}
	}
	return lines
}
