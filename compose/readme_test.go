package compose

import (
	"os"
	"strings"
	"testing"
)

// The page that tells how to write a template names every function and every block there is.
func TestReadmeNamesEveryFunctionAndBlock(t *testing.T) {
	text, err := os.ReadFile("../templates/README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(text)
	for _, name := range functionNames() {
		if !strings.Contains(readme, "`"+name+"`") && !strings.Contains(readme, "`"+name+" ") {
			t.Errorf("function %s is not there", name)
		}
	}
	for _, m := range makers() {
		if !strings.Contains(readme, "`"+m.name+"`") && !strings.Contains(readme, "`"+m.kind+` "`+m.name+"\"`") {
			t.Errorf("%s %q is not there", m.kind, m.name)
		}
	}
	for _, tone := range tones {
		if !strings.Contains(readme, "[!"+tone.word) {
			t.Errorf("callout %s is not there", tone.word)
		}
	}
}
