package text_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/text"
	"dossier/value"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	for name, width := range map[string]int{"rich-100.txt": 100, "rich-80.txt": 80, "rich-48.txt": 48} {
		golden(t, name, text.Render(doctest.Rich(doc.Internal), width))
	}
	golden(t, "wide-characters.txt", text.Render(wide(), 60))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run go test -update and look at the difference. Got:\n%s", name, got)
	}
}

// wide is a table whose characters take two columns, or none.
func wide() doc.Document {
	return doc.Document{Title: "顧客", Blocks: []doc.Block{doc.Table{
		Columns: []doc.Column{{Header: "名前"}, {Header: "台", Align: doc.End}, {Header: "e\u0301tat"}},
		Rows: []doc.TableRow{
			{Cells: []doc.TableCell{doc.TextCell("東京倉庫"), doc.ValueCell(doc.NumberOf(value.Num(value.Int(1200)), "")), doc.TextCell("ok 👍🏽")}},
			{Cells: []doc.TableCell{doc.TextCell("abc"), doc.ValueCell(doc.NumberOf(value.Num(value.Int(7)), "")), doc.TextCell("x")}},
		},
	}}}
}

// No line is wider than the terminal, nothing moves its cursor, and no word is lost.
func TestLinesKeepToTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.SliceOfN(rapid.StringMatching(`[a-zé東]{1,30}`), 1, 40).Draw(t, "words")
		noise := rapid.String().Draw(t, "noise")
		width := rapid.IntRange(1, 140).Draw(t, "width")
		prose := strings.Join(said, " ")
		d := doc.Document{Title: prose, Blocks: []doc.Block{
			doc.Paragraph{Content: doc.Say(prose)}, doc.Heading{Level: 2, Content: doc.Say(noise)}, doc.Paragraph{Content: doc.Say(noise)},
			doc.List{Items: [][]doc.Block{{doc.Paragraph{Content: doc.Say(prose)}}}}, doc.Quote{Content: doc.Say(noise)},
			doc.Table{Columns: []doc.Column{{Header: "a"}, {Header: noise}}, Rows: []doc.TableRow{{Cells: []doc.TableCell{doc.TextCell(prose), doc.TextCell(noise)}}}},
			doc.Tiles{Items: []doc.Tile{{Label: noise, Value: doc.TextOf(prose)}}},
		}}
		out := text.Render(d, width)
		for _, line := range strings.Split(out, "\n") {
			if n := uniseg.StringWidth(line); n > max(40, width) {
				t.Fatalf("a line of %d columns in %d: %q", n, width, line)
			}
		}
		for _, r := range out {
			if r != '\n' && unicode.IsControl(r) {
				t.Fatalf("control character %U", r)
			}
		}
		if got := strings.Count(strings.Join(strings.Fields(out), ""), strings.Join(said, "")); got < 2 {
			t.Fatalf("the words stand %d times in %q", got, out)
		}
	})
}

// Every block and inline of the closed set has a case: none is printed as unknown.
func TestEveryBlockAndInlineIsPrinted(t *testing.T) {
	for _, b := range doctest.Blocks() {
		if out := text.Render(doc.Document{Blocks: []doc.Block{b}}, 80); strings.Contains(out, "cannot show") {
			t.Errorf("%T: %s", b, out)
		}
	}
	for _, in := range doctest.Inlines() {
		if out := text.Render(doc.Document{Blocks: []doc.Block{doc.Paragraph{Content: []doc.Inline{in}}}}, 80); strings.Contains(out, "cannot show") {
			t.Errorf("%T: %s", in, out)
		}
	}
}
