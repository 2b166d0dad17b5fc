package tagged

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"dossier/render/pdf/object"
	"dossier/render/pdf/typeface"
	"dossier/render/theme"

	"github.com/go-pdf/fpdf"
)

// drawnPagesOf is a file as fpdf draws it: pages of marked content in Helvetica, in UTF-16.
func drawnPagesOf(t *testing.T, pages ...string) []byte {
	t.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetCreationDate(time.Unix(0, 0))
	f.SetModificationDate(time.Unix(0, 0))
	for _, content := range pages {
		f.AddPage()
		f.SetFont("Helvetica", "", 10)
		f.RawWriteStr(content)
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// said is a sequence of one letter.
func said(id, letter string) string {
	return "/P <</MCID " + id + ">> BDC BT 10 10 Td (\x00" + letter + ") Tj ET EMC"
}

// two is a document of two pages, with a paragraph that runs over both and a link inside it.
func two(t *testing.T) Document {
	t.Helper()
	face, err := typeface.Open(theme.Faces()[0].TTF)
	if err != nil {
		t.Fatal(err)
	}
	return Document{
		Title: "A & B <1>", Author: "Ünal", Language: "en", Date: time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC),
		Elements: []Element{{Role: "Artifact"}, {Role: "Document"}, {Role: "P", Parent: 1}, {Role: "Link", Parent: 2}, {Role: "P", Parent: 1}},
		Fonts:    []Font{{Name: "IBM Plex Sans", Face: face, StandIn: "Helvetica", Runes: []rune("ab")}},
		Pages: []Page{
			{Width: 595.28, Height: 841.89, Marks: []int{2, 3, 2}, Links: []Link{{Area: Rect{1, 2, 3, 4}, URI: "https://example.com/(a)", Element: 3, Text: "b", After: 2}}},
			{Width: 595.28, Height: 841.89, Marks: []int{2}},
		},
		Outline: []Bookmark{{Title: "One"}, {Title: "Two", Level: 1, Page: 1, Top: 100}, {Title: "Three", Page: 7, Top: 5}},
	}
}

func contents() []string {
	return []string{said("0", "a") + "\n" + said("1", "b") + "\n" + said("2", "a"), said("0", "b")}
}

func written(t *testing.T, d Document) *object.File {
	t.Helper()
	data, err := Write(drawnPagesOf(t, contents()...), d)
	if err != nil {
		t.Fatal(err)
	}
	f, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// all are the dictionaries of a file in which a key has the value.
func all(t *testing.T, f *object.File, key object.Name, is object.Value) []object.Dict {
	t.Helper()
	var found []object.Dict
	for i := range f.Size() {
		v, err := f.Object(object.Ref(i))
		if err != nil {
			t.Fatal(err)
		}
		if s, stream := v.(object.Stream); stream {
			v = s.Dict
		}
		if d, ok := v.(object.Dict); ok && d.Get(key) == is {
			found = append(found, d)
		}
	}
	return found
}

// An element lists what was drawn of it and what hangs below it in the order they were drawn in, what stands on other pages by page.
func TestContentStandsInTheOrderDrawn(t *testing.T) {
	paragraphs := all(t, written(t, two(t)), "S", object.Name("P"))
	if len(paragraphs) != 1 {
		t.Fatalf("%d paragraphs: one of which nothing was drawn is there", len(paragraphs))
	}
	kids := paragraphs[0].Get("K").(object.Array)
	if len(kids) != 4 || kids[0] != 0 || kids[2] != 2 {
		t.Fatalf("the paragraph holds %v", kids)
	}
	if _, isLink := kids[1].(object.Ref); !isLink {
		t.Errorf("the link stands at %v", kids[1])
	}
	if other, _ := kids[3].(object.Dict); other.Get("Type") != object.Name("MCR") || other.Get("MCID") != 0 {
		t.Errorf("what stands on the other page is %v", kids[3])
	}
}

// Bookmarks nest by their levels; one that leads beyond the last page leads to that.
func TestOutline(t *testing.T) {
	f := written(t, two(t))
	root := all(t, f, "Type", object.Name("Outlines"))[0]
	one := all(t, f, "Title", object.String("One"))[0]
	if root.Get("Count") != 3 || one.Get("Count") != 1 {
		t.Errorf("the outline counts %v, its first entry %v", root.Get("Count"), one.Get("Count"))
	}
	last := all(t, f, "Title", object.String("Three"))[0]
	pages := all(t, f, "Type", object.Name("Pages"))[0].Get("Kids").(object.Array)
	if last.Get("Dest").(object.Array)[0] != pages[1] {
		t.Errorf("it leads to %v of pages %v", last.Get("Dest"), pages)
	}
	if got := parentsOf([]Bookmark{{}, {Level: 1}, {Level: 2}, {Level: 1}, {}}); !slices.Equal(got, []int{5, 0, 1, 0, 5}) {
		t.Errorf("parents %v", got)
	}
}

// The metadata says what the information dictionary says, and which standards the file keeps.
func TestMetadata(t *testing.T) {
	d := two(t)
	w := writer{Document: d}
	for _, want := range []string{"A &amp; B &lt;1&gt;", "Ünal", "2026-05-04T00:00:00Z", "<pdfaid:part>2<", "<pdfuaid:part>1<"} {
		if !strings.Contains(w.xmp(), want) {
			t.Errorf("XMP lacks %q", want)
		}
	}
	w.Attachments = []Attachment{{Name: "a"}}
	w.Elements = append(w.Elements, Element{Role: "Figure", Parent: 1})
	if said := w.xmp(); !strings.Contains(said, "<pdfaid:part>3<") || strings.Contains(said, "<pdfuaid:part>") {
		t.Error("an attachment makes no PDF/A-3, or a figure that is not described leaves it PDF/UA")
	}
	if author := w.info().Get("Author").(object.String); author.Plain() != "Ünal" {
		t.Errorf("author %q", author.Plain())
	}
}

// Attachments are found by name, in the order that readers search them in, and keep their own in the document's list.
func TestAttachmentsAreFoundByName(t *testing.T) {
	d := two(t)
	d.Attachments = []Attachment{{Name: "b.csv", Data: bytes.Repeat([]byte("x"), 4000)}, {Name: "a.csv", Description: "first"}, {Name: "ü.csv"}}
	f := written(t, d)
	catalog := all(t, f, "Type", object.Name("Catalog"))[0]
	files, _ := catalog.Get("Names").(object.Dict)
	names := files.Get("EmbeddedFiles").(object.Dict).Get("Names").(object.Array)
	var keys []string
	for i := 0; i < len(names); i += 2 {
		keys = append(keys, names[i].(object.String).Plain())
	}
	if !slices.Equal(keys, []string{"a.csv", "b.csv", "ü.csv"}) || len(catalog.Get("AF").(object.Array)) != 3 {
		t.Errorf("names %v, associated %v", keys, catalog.Get("AF"))
	}
	if specs := all(t, f, "AFRelationship", object.Name("Unspecified")); len(specs) != 3 {
		t.Errorf("%d specifications", len(specs))
	}
}

func TestSameDocumentSameFile(t *testing.T) {
	first, err := Write(drawnPagesOf(t, contents()...), two(t))
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if next, _ := Write(drawnPagesOf(t, contents()...), two(t)); !bytes.Equal(first, next) {
			t.Fatal("two files differ")
		}
	}
}

// What does not fit together is an error and gives no file.
func TestWhatDoesNotFitTogether(t *testing.T) {
	for want, change := range map[string]func(d *Document, drawn *[]byte){
		"2 pages were drawn of 1":      func(d *Document, _ *[]byte) { d.Pages = d.Pages[:1] },
		"no structure":                 func(d *Document, _ *[]byte) { d.Elements = d.Elements[:1] },
		"stands in for no face":        func(d *Document, _ *[]byte) { d.Fonts[0].StandIn = "Courier" },
		"no glyph for U+6F22":          func(d *Document, _ *[]byte) { d.Fonts[0].Runes = []rune("漢") },
		"what was drawn cannot be rea": func(_ *Document, drawn *[]byte) { *drawn = (*drawn)[:100] },
	} {
		d, drawn := two(t), drawnPagesOf(t, contents()...)
		change(&d, &drawn)
		if data, err := Write(drawn, d); err == nil || data != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %d bytes, %v", want, len(data), err)
		}
	}
}

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{"a\nb\tc": "a b c", " \x00x\x7F ": "x", "\uFFFE\uFFFD": "", "émoji 😀": "émoji 😀"} {
		if got := Printable(text); got != want {
			t.Errorf("%q is printed %q, want %q", text, got, want)
		}
	}
}
