package doctest_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
)

// The closed sets are what package doc's source says they are: a new block that is not in Blocks fails here, and so in
// every renderer's test.
func TestClosedSetsAreComplete(t *testing.T) {
	var blocks, inlines []string
	for _, b := range doctest.Blocks() {
		blocks = append(blocks, fmt.Sprintf("%T", b)[len("doc."):])
	}
	for _, in := range doctest.Inlines() {
		inlines = append(inlines, fmt.Sprintf("%T", in)[len("doc."):])
	}
	compare(t, "block", blocks)
	compare(t, "inline", inlines)
}

func compare(t *testing.T, method string, have []string) {
	t.Helper()
	want := implementers(t, method)
	slices.Sort(have)
	if !slices.Equal(want, have) {
		t.Errorf("types with method %s: doc has %v, doctest has %v", method, want, have)
	}
}

func implementers(t *testing.T, method string) []string {
	t.Helper()
	files, err := filepath.Glob("../*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("source of package doc: %v, %v", files, err)
	}
	var names []string
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if ok && f.Recv != nil && f.Name.Name == method && f.Type.Params.NumFields() == 0 {
				names = append(names, f.Recv.List[0].Type.(*ast.Ident).Name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// Rich is worth its name: it holds every block and every inline.
func TestRichHoldsEverything(t *testing.T) {
	seen := map[string]bool{}
	var walk func(blocks []doc.Block)
	inlines := func(list []doc.Inline) {
		for _, in := range list {
			seen[fmt.Sprintf("%T", in)] = true
		}
	}
	walk = func(blocks []doc.Block) {
		for _, b := range blocks {
			seen[fmt.Sprintf("%T", b)] = true
			switch b := b.(type) {
			case doc.Paragraph:
				inlines(b.Content)
			case doc.Callout:
				walk(b.Content)
			case doc.List:
				for _, item := range b.Items {
					walk(item)
				}
			}
		}
	}
	walk(doctest.Rich(doc.Audit).Blocks)
	for _, b := range doctest.Blocks() {
		if name := fmt.Sprintf("%T", b); !seen[name] {
			t.Errorf("Rich lacks a %s", name)
		}
	}
	for _, in := range doctest.Inlines() {
		if name := fmt.Sprintf("%T", in); !seen[name] {
			t.Errorf("Rich lacks a %s", name)
		}
	}
}
