package compose

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
)

// unread are the fields of blocks and inlines whose texts nobody reads as words: names that tie parts together, closed lists, places.
var unread = []string{
	"ID", "Kind", "Role", "Tone", "Align", "Form", "From", "To", "URL", "Anchor", "Unit", "File", "Sheet", "Takes", "Help", "Choices",
	"Currency", "Table", "Column",
}

// What is rewritten reaches every word of every block: a text that a reader could see and that the rewriter forgot fails here.
func TestRewritingReachesEveryWord(t *testing.T) {
	r := rewriter{text: func(s string) string { return strings.ToUpper(s) }}
	d := doctest.Rich(doc.Audit)
	before := read(d.Blocks)
	if len(before) < 40 {
		t.Fatalf("the sample holds %d words only", len(before))
	}
	for _, word := range read(r.blocks(d.Blocks)) {
		if word != strings.ToUpper(word) {
			t.Errorf("%q is left", word)
		}
	}
	if after := read(d.Blocks); !slices.Equal(before, after) {
		t.Error("the document that was rewritten changed")
	}
}

// read is every text of a value that its reader sees.
func read(v any) []string {
	var words []string
	var walk func(v reflect.Value, field string)
	walk = func(v reflect.Value, field string) {
		switch v.Kind() {
		case reflect.String:
			if !slices.Contains(unread, field) && v.Type() == reflect.TypeFor[string]() {
				words = append(words, v.String())
			}
		case reflect.Interface:
			walk(v.Elem(), field)
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), field)
			}
		case reflect.Struct:
			if _, picture := v.Interface().(doc.Image); picture {
				words = append(words, v.FieldByName("Alt").String(), v.FieldByName("Caption").String()) // its name is a file's
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i), v.Type().Field(i).Name)
			}
		}
	}
	walk(reflect.ValueOf(v), "")
	return words
}

// Anchors, tables and charts of a chapter bear its name, links to them too, and links out lead from the binder's folder.
func TestChapter(t *testing.T) {
	d := doc.Document{ID: "case-studies/M-01", Title: "A story", Blocks: []doc.Block{
		doc.Heading{Level: 1, ID: "outcome", Content: doc.Say("Outcome")},
		doc.Heading{Level: 4, ID: "deep", Content: doc.Say("Deep")},
		doc.Paragraph{Content: []doc.Inline{
			doc.Link{Anchor: "outcome", Content: doc.Say("above")}, doc.Link{URL: "../evidence/M-01/a.pdf", Content: doc.Say("the file")},
			doc.Link{URL: "https://example.com/a", Content: doc.Say("the page")},
		}},
		doc.Table{ID: "strategies"},
	}}
	got := chapter(d, 2)
	want := []string{"heading 2 case-studies-M-01", "heading 3 case-studies-M-01-outcome", "heading 4 case-studies-M-01-deep", "#case-studies-M-01-outcome", "evidence/M-01/a.pdf", "https://example.com/a", "table case-studies-M-01-strategies"}
	var have []string
	for _, b := range got {
		switch b := b.(type) {
		case doc.Heading:
			have = append(have, fmt.Sprintf("heading %d %s", b.Level, b.ID))
		case doc.Paragraph:
			for _, in := range b.Content {
				link, _ := in.(doc.Link)
				if link.Anchor != "" {
					link.URL = "#" + link.Anchor
				}
				have = append(have, link.URL)
			}
		case doc.Table:
			have = append(have, "table "+b.ID)
		}
	}
	if !slices.Equal(have, want) {
		t.Errorf("got\n%q\nwant\n%q", have, want)
	}
}
