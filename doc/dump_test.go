package doc_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/value"
)

func TestJSONIsTheSameTwiceAndHoldsEveryKind(t *testing.T) {
	first, err := doc.JSON(doctest.Rich(doc.Audit))
	if err != nil {
		t.Fatal(err)
	}
	second, err := doc.JSON(doctest.Rich(doc.Audit))
	if err != nil {
		t.Fatal(err)
	}
	if string(first) != string(second) {
		t.Error("the same document gave two dumps")
	}
	var tree map[string]any
	if err := json.Unmarshal(first, &tree); err != nil {
		t.Fatalf("the dump is no JSON: %v", err)
	}
	for _, kind := range []string{"heading", "paragraph", "list", "quote", "callout", "tiles", "definitions", "image", "page break", "contents", "table", "chart"} {
		if !strings.Contains(string(first), `"block": "`+kind+`"`) {
			t.Errorf("no block of kind %q", kind)
		}
	}
}

func TestJSONKnowsEveryBlockAndInline(t *testing.T) {
	for _, b := range doctest.Blocks() {
		if _, err := doc.JSON(doc.Document{Blocks: []doc.Block{b}}); err != nil {
			t.Errorf("%T: %v", b, err)
		}
	}
	for _, in := range doctest.Inlines() {
		if _, err := doc.JSON(doc.Document{Blocks: []doc.Block{doc.Paragraph{Content: []doc.Inline{in}}}}); err != nil {
			t.Errorf("%T: %v", in, err)
		}
	}
	if _, err := doc.JSON(doc.Document{Blocks: []doc.Block{nil}}); err == nil {
		t.Error("no block at all was taken for one")
	}
}

// A change in any figure of the tree, however deep, changes the dump: it is what tells two documents apart.
func TestJSONShowsTheWholeTreeOfAFigure(t *testing.T) {
	dump := func(n int) string {
		leaf := value.Stated(value.Int(n)).Named("leaf", "Leaf", "")
		zero := value.Stated(value.Int(0)).Named("zero", "Zero", "")
		b, err := doc.JSON(doc.Document{Blocks: []doc.Block{doc.Paragraph{Content: []doc.Inline{doc.FigureOf(value.Compute(value.Product, leaf, zero))}}}})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if dump(3) == dump(4) {
		t.Error("two trees gave one dump")
	}
	if want := `"id": "#1"`; !strings.Contains(dump(3), want) {
		t.Errorf("a figure without an id: no %s in %s", want, dump(3))
	}
}

// A picture is told from another by its bytes, not by its name.
func TestJSONTellsPicturesApart(t *testing.T) {
	dump := func(data string) string {
		b, err := doc.JSON(doc.Document{Blocks: []doc.Block{doc.Image{Name: "a.png", Data: []byte(data)}}})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if dump("one") == dump("two") {
		t.Error("two pictures gave one dump")
	}
}

func TestJSONWritesMarkupAsItIs(t *testing.T) {
	b, err := doc.JSON(doc.Document{Title: `<b> & "x"`})
	if err != nil {
		t.Fatal(err)
	}
	if want := `"title": "<b> & \"x\""`; !strings.Contains(string(b), want) {
		t.Errorf("got %s, want %s", b, want)
	}
}

func TestFiguresComeInTheOrderOfTheirUse(t *testing.T) {
	a, b := value.Stated(value.Int(1)), value.Stated(value.Int(2))
	sum := value.Compute(value.Sum, a, b)
	figures, err := doc.Figures([]doc.Block{
		doc.Table{Rows: []doc.TableRow{{Cells: []doc.TableCell{doc.FigureCell(sum), doc.FigureCell(b)}}}},
		doc.Tiles{Items: []doc.Tile{{Value: doc.FigureOf(sum)}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []*value.Figure{sum, b}; !reflect.DeepEqual(figures, want) {
		t.Errorf("got %v, want %v", figures, want)
	}
}
