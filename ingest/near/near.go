// Package near finds the word that somebody probably meant.
package near

import (
	"math/bits"
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
	if w := newWord(word); len(w.runes) < 2 || len(w.runes) > longest {
		return ""
	}
	return NewWords(among[:min(len(among), candidates)]).Nearest(word)
}

// Words are candidates that many words are compared with.
type Words struct{ all []oneWord }

type oneWord struct {
	text    string
	runes   []rune // folded
	letters uint64 // which there are, a bit for each
}

// NewWords are the candidates, made ready.
func NewWords(among []string) *Words {
	w := &Words{all: make([]oneWord, len(among))}
	for i, text := range among {
		w.all[i] = newWord(text)
	}
	return w
}

func newWord(text string) oneWord {
	w := oneWord{text: text, runes: []rune(fold(text))}
	for _, r := range w.runes {
		w.letters |= 1 << (uint(r) % 64)
	}
	return w
}

// Nearest is what Word says of the candidates.
func (w *Words) Nearest(word string) string {
	x := newWord(word)
	if len(x.runes) < 2 || len(x.runes) > longest {
		return ""
	}
	best, bestDistance := "", max(1, len(x.runes)/4)+1
	for _, c := range w.all {
		if len(c.runes) > longest || abs(len(c.runes)-len(x.runes)) >= bestDistance || len(x.runes) <= short && len(c.runes) > 0 && c.runes[0] != x.runes[0] {
			continue
		}
		if bits.OnesCount64(c.letters&^x.letters) >= bestDistance || bits.OnesCount64(x.letters&^c.letters) >= bestDistance {
			continue // each letter that the other lacks is a mistake of its own
		}
		if d := distance(x.runes, c.runes); d < bestDistance {
			best, bestDistance = c.text, d
		}
	}
	return best
}

// In tells whether one of the candidates stands in the text, as words of its own. One letter alone is none.
func (w *Words) In(text string) bool {
	padded := " " + fold(text) + " "
	for _, c := range w.all {
		if len(c.runes) > 1 && strings.Contains(padded, " "+string(c.runes)+" ") {
			return true
		}
	}
	return false
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
func SameID(id string, among []string) string { return NewIDs(among).Same(id) }

// IDs are known ids that many unknown ones are compared with.
type IDs struct{ first map[string]string } // what an id comes down to → the first that does

// NewIDs are the known ids, made ready.
func NewIDs(among []string) *IDs {
	ids := &IDs{first: make(map[string]string, len(among))}
	for _, id := range among {
		bare := skeleton(id)
		if _, taken := ids.first[bare]; !taken && bare != "" {
			ids.first[bare] = id
		}
	}
	return ids
}

// Same is what SameID says of the known ids.
func (ids *IDs) Same(id string) string {
	if known, ok := ids.first[skeleton(id)]; ok {
		return "did you mean " + known + "?"
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
