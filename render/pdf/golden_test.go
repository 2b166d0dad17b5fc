package pdf_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/theme"
)

var update = flag.Bool("update", false, "write the golden files anew")

// dump is a layout as JSON, a line an item.
func dump(t *testing.T, l pdf.Layout) []byte {
	t.Helper()
	var out bytes.Buffer
	line := func(prefix string, v any) {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(prefix + string(data) + "\n")
	}
	for i, element := range l.Tree {
		line("element ", struct {
			Node pdf.Node
			pdf.Element
		}{pdf.Node(i), element})
	}
	for _, mark := range l.Outline {
		line("bookmark ", mark)
	}
	for _, page := range l.Pages {
		line("page ", pdf.Page{Width: page.Width, Height: page.Height})
		for _, item := range page.Items {
			line("  ", pdf.Page{Items: []pdf.Item{item}})
		}
	}
	return bytes.ReplaceAll(out.Bytes(), []byte(`{"Width":0,"Height":0,"Items":[`), []byte(`[`))
}

func TestGolden(t *testing.T) {
	sample := caseStudy()
	short := sample
	short.Title, short.Blocks = "A short one", []doc.Block{
		doc.Heading{Level: 1, ID: "one", Content: doc.Say("One")}, para(text("See "), doc.Link{Anchor: "two", Content: doc.Say("two")}, text(".")),
		doc.Heading{Level: 2, ID: "two", Content: doc.Say("Two")}, strategies(), chart(),
	}
	first := sample
	first.Blocks = append(narrative(), doc.Heading{Level: 1, ID: "inventory", Content: doc.Say("Inventory")})
	for name, d := range map[string]doc.Document{"title-block": short, "cover": first} {
		layout, problems := pdf.Lay(d, branded(theme.A4))
		if len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
		got := dump(t, layout)
		path := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v; run with -update", err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: the layout differs from %s; look at it, then run with -update", name, path)
		}
	}
}
