package dossier_test

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/model"
)

// TestEveryRecordKindIsUsed fails on a record kind that is read, and then looked at by neither assess nor compose.
func TestEveryRecordKindIsUsed(t *testing.T) {
	for _, kind := range unusedKinds(t) {
		t.Errorf("%s are read, and neither scored nor shown", kind)
	}
}

// TestMapOfCompose holds the table of ARCHITECTURE.md to the files: each begins as one of the table does, and each of the table begins one.
func TestMapOfCompose(t *testing.T) {
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "`compose/` is the largest")
	table, _, _ = strings.Cut(table, "\n## ")
	used := map[string]bool{}
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 {
			continue
		}
		for _, word := range regexp.MustCompile("`([a-z]+)`").FindAllStringSubmatch(cells[1], -1) {
			used[word[1]] = false
		}
	}
	for _, f := range goFiles(t) {
		if filepath.Dir(f.path) != "compose" || strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		named := false
		for word := range used {
			if strings.HasPrefix(filepath.Base(f.path), word) {
				named, used[word] = true, true
			}
		}
		if !named {
			t.Errorf("%s: ARCHITECTURE.md does not say what it holds", f.path)
		}
	}
	for word, begins := range used {
		if !begins {
			t.Errorf("ARCHITECTURE.md: no file of compose begins with %q", word)
		}
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
