package xlsx

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/value"
)

// sheetNames are the names taken so far, in lower case: names differ by more than case.
type sheetNames map[string]bool

const sheetNameLimit = 31

// unique makes text a legal sheet name that is not taken yet: no []:*?/\ nor apostrophe, at most 31 UTF-16 units.
func (taken sheetNames) unique(text string) string {
	base := strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`[]:*?/\`, r):
			return ' '
		case r == '\'':
			return '’'
		case unicode.IsControl(r), r == utf8.RuneError, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, text))
	base = strings.Join(strings.Fields(base), " ")
	if base == "" || strings.EqualFold(base, "history") { // Excel keeps History for itself
		base = strings.TrimSpace("Sheet " + base)
	}
	name := strings.TrimSpace(prefix(base, sheetNameLimit))
	for n := 2; taken[strings.ToLower(name)]; n++ {
		suffix := " " + strconv.Itoa(n)
		name = strings.TrimSpace(prefix(base, sheetNameLimit-len(suffix))) + suffix
	}
	taken[strings.ToLower(name)] = true
	return name
}

// looksLikeCell are names that a formula would read as a place: AB12, R1C1, C, R.
var looksLikeCell = regexp.MustCompile(`(?i)^([a-z]{1,3}[0-9]+|r[0-9]*c?[0-9]*|c[0-9]*)$`)

// definedName makes of a figure's ID a name that a formula may use: weights/replatform is Weights_replatform.
func definedName(id string) string {
	name := strings.Trim(strings.Map(func(r rune) rune {
		if r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return '_'
	}, id), "_")
	if name == "" {
		return ""
	}
	name = strings.ToUpper(name[:1]) + name[1:]
	if looksLikeCell.MatchString(name) || unicode.IsDigit(rune(name[0])) {
		name = "_" + name
	}
	return name[:min(len(name), 255)]
}

// isNamed tells whether a figure in an input cell is a parameter that formulas of a reader's own may want: a weight, a threshold.
func isNamed(f *value.Figure) bool {
	return f.Op == value.Parameter && f.Unit != value.Member && f.ID != ""
}
