package xlsx

import (
	"strings"
	"testing"

	"dossier/value"
)

// Every locale has the code by which a number format names its language: without it a workbook shows months in the reader's.
func TestEveryLocaleNamesItsLanguage(t *testing.T) {
	for _, tag := range value.LocaleTags() {
		l, _ := value.LocaleOf(tag)
		if f := dateFormat(l); !strings.HasPrefix(f, "[$-") {
			t.Errorf("%s: a day is written by %s", tag, f)
		}
	}
}
