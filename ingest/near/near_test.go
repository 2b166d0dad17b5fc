package near_test

import (
	"testing"

	"pgregory.net/rapid"

	"dossier/ingest/near"
)

func TestWord(t *testing.T) {
	strategies := []string{"rehost", "replatform", "repurchase", "refactor", "relocate", "retire", "retain"}
	for word, want := range map[string]string{
		"rehots": "rehost", "Re-host": "rehost", "replattform": "replatform", "retian": "retain", " RETIRE ": "retire", "rewrite": "", "x": "", "": "",
	} {
		if got := near.Word(word, strategies); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestSameID(t *testing.T) {
	known := []string{"M-01", "M-07", "AB12-3"}
	for id, want := range map[string]string{
		"m7": "did you mean M-07?", "M_007": "did you mean M-07?", "ab12/3": "did you mean AB12-3?", "ab1-23": "", "M-70": "", "M-08": "", "": "",
	} {
		if got := near.SameID(id, known); got != want {
			t.Errorf("%q: %q, want %q", id, got, want)
		}
	}
}

// A word with one letter changed is found, if it has four letters at least; if it has four, with a letter behind the first.
func TestOneWrongLetterIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-m]{4,20}`).Draw(t, "word")
		letters := []rune(word)
		const short = 4
		letters[rapid.IntRange(max(0, short+1-len(letters)), len(letters)-1).Draw(t, "at")] = 'z'
		if got := near.Word(string(letters), []string{"zzzzzzzzzzzzzzzzzzzzzzzzzzz", word}); got != word {
			t.Fatalf("%q is not found from %q, but %q", word, string(letters), got)
		}
	})
}
