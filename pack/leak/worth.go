package leak

import "unicode"

// Worth tells whether a text is worth a search as a Token. It is not where a match would mean nothing: fewer than three
// letters and digits (two where one is of a script written without spaces), or a number of fewer than five digits.
// Everyday words ("cloud", "finance") are worth a search by this rule; to leave them out is for the caller to decide.
func Worth(text string) bool {
	s := foldToken(text)
	letters, wide := 0, false
	for _, r := range s.runes {
		if !unicode.IsDigit(r) {
			letters++
		}
		wide = wide || unspaced(r)
	}
	switch {
	case letters == 0:
		return len(s.runes) >= 5
	case wide:
		return len(s.runes) >= 2
	}
	return len(s.runes) >= 3
}
