package pdf

import (
	"math"
	"slices"
	"unicode"
)

// chance is a place where a line of a paragraph may end.
type chance struct {
	end    int  // the line ends before this character
	next   int  // thousandths of an em from the paragraph's beginning to where the next line begins
	ink    int  // the same to the end of what is seen on the line, with the hyphen that the place asks for
	hyphen bool // a hyphen is set there
	cost   float64
}

// What is weighed against the square of the share of a line that stays empty.
const (
	hyphenCost = 0.010 // a word parted
	ladderCost = 0.015 // in two lines one after the other
	signCost   = 0.002 // a break at a sign inside of a word: data-centre, and/or
	runtCost   = 0.020 // a last line of a word or two
	runt       = 0.15  // of a line
	stumpCost  = 0.250 // a last line that is the rest of a word
)

// weighed is the paragraph in lines of which none stays much emptier than it must: the breaks of the whole paragraph are weighed against
// each other, as Knuth and Plass do (Software: Practice and Experience 11, 1981), here for a ragged edge. Words are parted only where a
// line would stay emptier than the paragraph allows otherwise. It never takes more lines than filling one after the other.
func (p para) weighed(width Length) []line {
	greedy := p.broken(width)
	if len(greedy) < 2 {
		return greedy
	}
	room := max(p.style.size.units(width), 1)
	var lines []line
	for first := 0; first < len(p.chars); {
		end := first
		for p.breaks[end] != mustBreak && end < len(p.chars)-1 {
			end++
		}
		set, ok := p.weigh(first, end+1, room)
		if !ok {
			return greedy
		}
		lines, first = append(lines, set...), end+1
	}
	if p.chars[len(p.chars)-1].r == '\n' {
		lines = append(lines, line{first: len(p.chars), end: len(p.chars)})
	}
	if len(lines) > len(greedy) {
		return greedy
	}
	return lines
}

// weigh sets the characters from first to before end, the last of which ends a line, in lines; ok is false where a word is wider than one.
func (p para) weigh(first, end, room int) (lines []line, ok bool) {
	lines, worst := choose(p.chances(first, end, false), first, room)
	if worst <= p.loose || p.language == nil {
		return lines, lines != nil
	}
	if parted, less := choose(p.chances(first, end, true), first, room); less < worst {
		return parted, true
	}
	return lines, lines != nil
}

// chances are the places where lines may end, in order; inside of words too where parted is set.
func (p para) chances(first, end int, parted bool) []chance {
	all := make([]chance, 0, (end-first)/5+2)
	at, ink := 0, 0
	for i := first; i < end; i++ {
		if parted && unicode.IsLetter(p.chars[i].r) && (i == first || beginsWord(p.chars[i-1].r)) {
			all = p.inside(all, i, end, at)
		}
		at += int(p.chars[i].width)
		if !isSpace(p.chars[i].r) {
			ink = at
		}
		if i < end-1 && p.breaks[i] != mayBreak {
			continue
		}
		c := chance{end: i + 1, next: at, ink: ink}
		switch r := p.chars[i].r; {
		case i == end-1:
		case r == softHyphen:
			c.hyphen, c.cost = true, hyphenCost
			c.ink += p.hyphen
		case !isSpace(r):
			c.cost = signCost
		}
		all = append(all, c)
	}
	return all
}

// inside adds the places where the word that begins at the character i may be parted.
func (p para) inside(all []chance, i, end, at int) []chance {
	var word []rune
	last := i
	for ; last < end && unicode.IsLetter(p.chars[last].r); last++ {
		word = append(word, p.chars[last].r)
	}
	if last < end && namely(p.chars[last].r) || last+1 < end && p.chars[last].r == '.' && unicode.IsLetter(p.chars[last+1].r) {
		return all
	}
	next := i
	for _, point := range p.language.Points(word) {
		for ; next < i+point; next++ {
			at += int(p.chars[next].width)
		}
		all = append(all, chance{end: next, next: at, ink: at + p.hyphen, hyphen: true, cost: hyphenCost})
	}
	return all
}

// beginsWord tells whether a letter after r begins a word that may be parted; names of files, hosts and the like stay as they are.
func beginsWord(r rune) bool { return !unicode.IsLetter(r) && r != '.' && !namely(r) }

// namely tells a sign that stands in names of things rather than in words.
func namely(r rune) bool { return unicode.IsDigit(r) || r == '/' || r == '_' || r == '@' }

// choose takes of the chances those that cost least together, and tells which share of its emptiest line stays empty; the last line may be
// as short as it likes. No lines, and a share beyond all, where a stretch between two chances is wider than a line.
func choose(all []chance, first, room int) (lines []line, worst float64) {
	best, from := make([]float64, len(all)), make([]int, len(all))
	for i, c := range all {
		best[i] = math.Inf(1)
		for j := i - 1; j >= -1; j-- {
			before := chance{end: first}
			sofar := 0.0
			if j >= 0 {
				before, sofar = all[j], best[j]
			}
			if c.ink-before.next > room {
				break
			}
			cost := sofar + c.cost + emptiness(c.ink-before.next, room, i == len(all)-1, j < 0)
			if i == len(all)-1 && before.hyphen && i-j == 1 {
				cost += stumpCost
			}
			if c.hyphen && before.hyphen {
				cost += ladderCost
			}
			if cost < best[i] {
				best[i], from[i] = cost, j
			}
		}
	}
	i := len(all) - 1
	if i < 0 || math.IsInf(best[i], 1) {
		return nil, math.Inf(1)
	}
	for i >= 0 {
		begin, at := first, 0
		if from[i] >= 0 {
			begin, at = all[from[i]].end, all[from[i]].next
		}
		lines = append(lines, line{first: begin, end: all[i].end, hyphen: all[i].hyphen})
		if len(lines) > 1 {
			worst = max(worst, 1-float64(all[i].ink-at)/float64(room))
		}
		i = from[i]
	}
	slices.Reverse(lines)
	return lines, worst
}

// emptiness is what a line costs that is filled so far.
func emptiness(ink, room int, last, first bool) float64 {
	empty := 1 - float64(ink)/float64(room)
	switch {
	case !last:
		return empty * empty
	case !first && 1-empty < runt:
		return runtCost
	}
	return 0
}
