package dossier_test

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/model"
)

// TestReadNotYetUsed holds the list of ARCHITECTURE.md to the code: a record kind is named there exactly where neither assess nor
// compose reads it.
func TestReadNotYetUsed(t *testing.T) {
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(text), "## Read, not yet used")
	if !found {
		t.Fatal("ARCHITECTURE.md has no section \"Read, not yet used\"")
	}
	_, list, _ := strings.Cut(section, "\n\n")
	_, list, _ = strings.Cut(list, "\n\n")
	list, _, _ = strings.Cut(list, ".\n")
	listed := strings.Split(strings.Join(strings.Fields(list), " "), ", ")
	slices.Sort(listed)
	if unused := unusedKinds(t); !slices.Equal(listed, unused) {
		t.Errorf("ARCHITECTURE.md lists %q; read and not used are %q", listed, unused)
	}
}

func unusedKinds(t *testing.T) []string {
	var code strings.Builder
	for _, f := range goFiles(t) {
		if strings.HasSuffix(f.path, "_test.go") || !below(f.path, "assess") && !below(f.path, "compose") {
			continue
		}
		data, err := os.ReadFile(f.path)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(data)
	}
	var unused []string
	portfolio := reflect.TypeFor[model.Portfolio]()
	for i := range portfolio.NumField() {
		field := portfolio.Field(i)
		kind, ok := field.Tag.Lookup("kind")
		if ok && !regexp.MustCompile(`(?:ortfolio|\bp)\.`+field.Name+`\b`).MatchString(code.String()) {
			unused = append(unused, kind)
		}
	}
	slices.Sort(unused)
	return unused
}
