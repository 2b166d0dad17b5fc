package theme

// longestIdentifier is how many characters an identifier has at most; what is longer must be parted somewhere.
const longestIdentifier = 24

// IsIdentifier tells whether a word of letters, digits and hyphens is the name of one thing: M-01, HL-SRV-0012, US-East-1, AES-256. Such
// a name is never parted at its hyphens, which belong to it. It has a digit, or capitals only.
func IsIdentifier(word string) bool {
	hyphen, digit, small := false, false, false
	for i := range len(word) {
		switch c := word[i]; {
		case c == '-':
			hyphen = true
		case c >= '0' && c <= '9':
			digit = true
		case c < 'A' || c > 'Z':
			small = true
		}
	}
	return hyphen && len(word) <= longestIdentifier && (digit || !small)
}

// InWord tells whether a character may stand in a hyphenated word: a letter, a digit or the hyphen itself. Of other scripts than
// Latin all characters count as letters.
func InWord(r rune) bool {
	return r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xC0
}
