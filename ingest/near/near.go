// Package near finds the word that somebody probably meant.
package near

import (
	"strings"
	"unicode"
)

const (
	short      = 4    // letters of a word of which the first is right
	longest    = 64   // runes of a word that are compared; longer ones have no neighbour
	candidates = 5000 // words that are looked at, so that a large table of unknown ids stays cheap
)

// Word is the candidate that word is most likely a misspelling of, the first one where several are as near, or "" where none is
// near enough: one letter in four may be wrong, missing, doubled or swapped with its neighbour, of a short word not the first one (a cost
// is no host). Case and outer blanks do not count.
func Word(word string, among []string) string {
	w := []rune(fold(word))
	if len(w) < 2 || len(w) > longest {
		return ""
	}
	best, bestDistance := "", max(1, len(w)/4)+1
	for _, candidate := range among[:min(len(among), candidates)] {
		c := []rune(fold(candidate))
		if len(c) > longest || abs(len(c)-len(w)) >= bestDistance || len(w) <= short && len(c) > 0 && c[0] != w[0] {
			continue
		}
		if d := distance(w, c); d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// DidYouMean is the hint for an unknown word: "did you mean rehost?", or "" where nothing is near.
func DidYouMean(word string, among []string) string {
	if w := Word(word, among); w != "" {
		return "did you mean " + w + "?"
	}
	return ""
}

// SameID is the hint for an unknown id: the known one that differs only in case, in leading zeros or in what stands between letters
// and digits: "did you mean M-07?" for m7. Another number is another id and never proposed.
func SameID(id string, among []string) string {
	bare := skeleton(id)
	for _, candidate := range among {
		if skeleton(candidate) == bare && bare != "" {
			return "did you mean " + candidate + "?"
		}
	}
	return ""
}

// skeleton is the letters and digits of an id in groups, numbers without leading zeros: "m 7" for M-07.
func skeleton(id string) string {
	var b strings.Builder
	digits, zeros := false, false
	for _, r := range strings.ToLower(id) {
		isDigit := unicode.IsDigit(r)
		if isDigit != digits {
			b.WriteByte(' ')
			digits, zeros = isDigit, isDigit
		}
		if zeros = zeros && r == '0'; zeros {
			continue
		}
		if isDigit || unicode.IsLetter(r) {
			b.WriteRune(r)
		} else {
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// distance counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
func distance(a, b []rune) int {
	before, previous := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(previous[j]+1, row[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, previous = previous, row
	}
	return previous[len(b)]
}

func abs(n int) int { return max(n, -n) }
