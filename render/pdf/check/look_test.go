package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/render/pdf/object"
)

// What the elements of the sheets below are.
const (
	text object.Ref = iota + 1
	chapter
	aTable
	aHead
	aRow // and those that follow
)

// looked is what is objected to on sheets of the size A4.
func looked(sheets ...[]mark) []string {
	l := looker{checker: &checker{}, elements: map[object.Ref]element{
		text: {}, chapter: {heading: chapter, level: 1}, aHead: {table: aTable, head: aHead, row: aHead},
	}}
	for r := aRow; r < aRow+99; r++ {
		l.elements[r] = element{table: aTable, row: r}
	}
	for _, marks := range sheets {
		l.sheets = append(l.sheets, sheet{width: 210 * mm, height: 297 * mm, marks: marks})
	}
	l.look()
	return l.findings
}

// line is a line of text on a page, the tenth of which is number 10 and stands 60 mm below the upper edge; a page holds 40.
func line(number int, of object.Ref) mark {
	base := (27 + 5*float64(number)) * mm
	return mark{box: box{26 * mm, base - 7, 90 * mm, base + 2}, text: fmt.Sprintf("line %d", number), baseline: base, size: 10, of: of}
}

// lines are lines in a row.
func lines(from, to int, of object.Ref) (all []mark) {
	for n := from; n <= to; n++ {
		all = append(all, line(n, of))
	}
	return all
}

// rows are lines each of which is a table's row.
func rows(from, to int, first object.Ref) (all []mark) {
	for n := from; n <= to; n++ {
		all = append(all, line(n, first+object.Ref(n-from)))
	}
	return all
}

// TestWhatALookFinds plants each fault once.
func TestWhatALookFinds(t *testing.T) {
	whole := lines(1, 40, text)
	beyond, over := line(3, text), line(3, text)
	beyond.right = 195 * mm
	over.top, over.bottom, over.text = over.top+3, over.bottom+3, "over it"
	for name, c := range map[string]struct {
		sheets [][]mark
		want   string
	}{
		"nothing":             {[][]mark{whole, lines(1, 9, text)}, ""},
		"an empty page":       {[][]mark{lines(1, 17, text), whole}, "page 1 is 35% full"},
		"a short last page":   {[][]mark{whole, lines(1, 2, text)}, "page 2, the last one, holds 2 lines"},
		"a heading":           {[][]mark{slices.Concat(lines(1, 38, text), lines(39, 39, chapter), lines(40, 40, text)), whole}, "page 1: 1 lines after the heading"},
		"a heading, and done": {[][]mark{slices.Concat(lines(1, 38, text), lines(39, 39, chapter), lines(40, 40, text)), slices.Concat(lines(1, 1, chapter), lines(2, 9, text))}, ""},
		"the head of a table": {[][]mark{slices.Concat(lines(1, 38, text), lines(39, 39, aHead), rows(40, 40, aRow)), rows(1, 9, aRow+1)}, "page 1: 1 rows below the head of a table"},
		"the end of a table":  {[][]mark{slices.Concat(lines(1, 30, text), lines(31, 31, aHead), rows(32, 40, aRow)), slices.Concat(rows(1, 2, aRow+9), lines(3, 9, text))}, "page 2: a table ends with 2 rows"},
		"beyond the margin":   {[][]mark{append(lines(1, 2, text), beyond, line(4, text))}, `page 1: "line 3" stands beyond the margin`},
		"an overlap":          {[][]mark{append(lines(1, 4, text), over)}, `page 1: "line 3" and "over it" overlap`},
	} {
		got := strings.Join(looked(c.sheets...), "; ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) || strings.Contains(got, "; ") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
