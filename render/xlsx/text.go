package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dossier/doc"
	"dossier/source"
)

// cellLimit is how much text a cell holds, in UTF-16 units. excelize would cut what is beyond, silently.
const cellLimit = 32767

func say(text string) []run {
	if text == "" {
		return nil
	}
	return []run{{text: text}}
}

// runs are the words of inlines, neighbours of one look joined.
func (l *layout) runs(content []doc.Inline) []run {
	runs := l.runsOf.take(len(content))[:0]
	for _, in := range content {
		switch in := in.(type) {
		case doc.Text:
			runs = join(runs, run{text: l.legal(in.Text, in.Source), bold: in.Strong, italic: in.Italic, mono: in.Code})
		case doc.Link:
			for _, r := range l.runs(in.Content) {
				runs = join(runs, r)
			}
			if l.showsAddress(in) {
				runs = join(runs, run{text: " (" + l.legal(in.URL, source.Ref{}) + ")"})
			}
		case doc.Break:
			runs = join(runs, run{text: "\n"})
		case doc.Value:
			runs = join(runs, run{text: l.legal(in.Print(l.doc.Locale), firstRef(in.Refs())), bold: in.Strong})
		default:
			l.warn(source.Ref{}, "an inline that a workbook cannot show", "one of the inlines of package doc")
		}
	}
	return runs
}

func join(runs []run, r run) []run {
	if r.text == "" {
		return runs
	}
	if n := len(runs); n > 0 {
		last := &runs[n-1]
		if last.bold == r.bold && last.italic == r.italic && last.mono == r.mono {
			last.text += r.text
			return runs
		}
	}
	return append(runs, r)
}

// legal is text without what XML cannot hold; each such character becomes U+FFFD, with a problem.
func (l *layout) legal(text string, ref source.Ref) string {
	if isPlain(text) {
		return text
	}
	clean := strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return r
		}
		if r < ' ' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
	if clean != strings.ReplaceAll(text, "\r\n", "\n") {
		l.warn(ref, "text with a character that a workbook cannot hold", "no control characters")
	}
	return clean
}

// isPlain tells whether text is printable ASCII, as most is.
func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// split cuts a cell of text that is too long into cells that each hold as much as a cell can; a problem says so.
func (l *layout) split(c cell) []cell {
	if holds(c.runs) {
		return []cell{c}
	}
	l.warn(source.Ref{}, fmt.Sprintf("a text of %d characters is continued in further cells", size(c.runs)), fmt.Sprintf("at most %d", cellLimit))
	var parts []cell
	var current []run
	room := cellLimit
	for _, r := range c.runs {
		for size([]run{r}) > room {
			head := prefix(r.text, room)
			current = append(current, run{text: head, bold: r.bold, italic: r.italic, mono: r.mono})
			parts = append(parts, cell{runs: current, look: c.look})
			r.text = r.text[len(head):]
			current, room = nil, cellLimit
		}
		current = append(current, r)
		room -= size([]run{r})
	}
	return append(parts, cell{runs: current, look: c.look})
}

// overflow continues the text of a cell of a row to the right of the row's last cell.
func (l *layout) overflow(col, row int, c cell) {
	parts := l.split(c)
	if len(parts) == 1 {
		return
	}
	r := &l.sheet.rows[row-1]
	r.cells[col-1] = parts[0]
	r.cells = append(r.cells, parts[1:]...)
	r.prose = 0
}

// holds tells whether one cell can hold all of the text.
func holds(runs []run) bool {
	bytes := 0
	for _, r := range runs {
		bytes += len(r.text)
	}
	return bytes <= cellLimit || size(runs) <= cellLimit // no character counts more than its bytes
}

func size(runs []run) int {
	n := 0
	for _, r := range runs {
		for _, c := range r.text {
			n += units(c)
		}
	}
	return n
}

// units is the length of a character in UTF-16.
func units(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// prefix is the longest beginning of text that has at most n UTF-16 units.
func prefix(text string, n int) string {
	for i, r := range text {
		if n -= units(r); n < 0 {
			return text[:i]
		}
	}
	return text
}
