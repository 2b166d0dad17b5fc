package compose

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/Masterminds/sprig/v3"
)

// whyRefused is the hint for a function that templates may not call.
func whyRefused(name string) string {
	if _, ok := sprig.TxtFuncMap()[name]; ok {
		return "templates call only what is pure, bounded and for words; figures come from the assessment"
	}
	if slices.Contains([]string{"call", "html", "index", "js", "print", "printf", "println", "slice", "urlquery"}, name) {
		return "print a value as it is: {{ .Title }}"
	}
	return near(name, functionNames())
}

// near is the hint "did you mean …", or "".
func near(name string, names []string) string {
	best, distance := "", 1+len(name)/3
	for _, n := range names {
		if d := editDistance(strings.ToLower(name), strings.ToLower(n)); d < distance || d == distance && best == "" {
			best, distance = n, d
		}
	}
	if best == "" {
		return ""
	}
	return "did you mean " + best
}

// editDistance is Levenshtein's, over bytes.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

func treeNames(trees map[string]*parse.Tree) []string { return slices.Sorted(maps.Keys(trees)) }
