package html_test

import (
	"bytes"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/html"
	"dossier/render/theme"
	"dossier/source"
	"dossier/value"

	xhtml "golang.org/x/net/html"
)

func render(t *testing.T, d doc.Document) string {
	t.Helper()
	data, problems := html.Render(d, theme.Default())
	for _, p := range problems {
		t.Errorf("problem: %s", p)
	}
	return string(data)
}

// walk visits every element of a page as a browser parses it.
func walk(t *testing.T, page string, visit func(*xhtml.Node)) {
	t.Helper()
	root, err := xhtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == xhtml.ElementNode {
			visit(n)
		}
	}
}

func attr(n *xhtml.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func words(n *xhtml.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == xhtml.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func TestPageIsWhole(t *testing.T) {
	page := render(t, doctest.Rich(doc.Audit))
	count := map[string]int{}
	ids := map[string]bool{}
	var anchors []string
	level := 0
	walk(t, page, func(n *xhtml.Node) {
		count[n.Data]++
		if id, ok := attr(n, "id"); ok {
			if ids[id] {
				t.Errorf("id %q twice", id)
			}
			ids[id] = true
		}
		if href, ok := attr(n, "href"); ok && strings.HasPrefix(href, "#") {
			anchors = append(anchors, href[1:])
		}
		if scope, ok := attr(n, "scope"); n.Data == "th" && (!ok || scope == "") {
			t.Errorf("a th without scope: %s", words(n))
		}
		if alt, ok := attr(n, "alt"); n.Data == "img" && (!ok || alt == "") {
			t.Error("an img without alt")
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if next := int(n.Data[1] - '0'); next > level+1 {
				t.Errorf("from h%d to h%d", level, next)
			} else {
				level = next
			}
		}
	})
	for _, a := range anchors {
		if !ids[a] {
			t.Errorf("link to #%s leads nowhere", a)
		}
	}
	for tag, want := range map[string]int{"h1": 1, "main": 1, "header": 1, "footer": 1, "nav": 1, "blockquote": 1, "aside": 1, "img": 1, "svg": 12} {
		if count[tag] != want {
			t.Errorf("%d <%s>, want %d", count[tag], tag, want)
		}
	}
	if head, _, _ := strings.Cut(page, "</head>"); strings.Count(head, "<title>") != 1 {
		t.Error("the page has no title, or several")
	}
	if !strings.Contains(page, `</title></rect>`) {
		t.Error("a bar does not say what it stands for where one points at it")
	}
	if !strings.Contains(page, `<html lang="en-GB">`) || !strings.Contains(page, `<meta name="description" content="Does the chosen set pass?">`) {
		t.Error("no language or description")
	}
}

// A page asks for nothing, and runs nothing: no script, no handler, no address to load from.
func TestPageAsksForNothing(t *testing.T) {
	page := render(t, doctest.Rich(doc.Audit))
	walk(t, page, func(n *xhtml.Node) {
		switch n.Data {
		case "script", "link", "iframe", "object", "embed", "base", "form", "video", "audio", "source":
			t.Errorf("<%s>", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") {
				t.Errorf("handler %s", a.Key)
			}
			if a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/") || a.Key == "srcset" {
				t.Errorf("%s=%s", a.Key, a.Val)
			}
		}
	})
	if strings.Contains(page, "url(") || strings.Contains(page, "@import") {
		t.Error("the style loads something")
	}
}

// A public page says nothing of figures, sources, rules or digits beyond those it prints.
func TestPublicPageHoldsNothingBeyondItsText(t *testing.T) {
	d := doctest.Rich(doc.Public)
	d.Blocks = append(d.Blocks, doc.Paragraph{Content: []doc.Inline{
		doc.NumberOf(value.Num(must(t, "19.98765")), "h", source.Ref{File: "secret.csv"}),
		doc.FigureOf(value.Stated(must(t, "3.14159265")).Named("secret/figure", "Secret", "")),
		doc.Text{Text: "said", Source: source.Ref{File: "secret.csv"}},
	}})
	page := render(t, d)
	for _, secret := range []string{"data-", "secret", "19.98765", "3.1415", ".csv!", "programme.yaml", "M-01", "<data", "Source: ", "assumed: ", `title="`} {
		if strings.Contains(strings.ReplaceAll(page, "data-centre", ""), secret) {
			t.Errorf("the public page holds %q", secret)
		}
	}
	audit := render(t, doctest.Rich(doc.Audit))
	for _, trace := range []string{`data-figure="M-01/weighted-applications"`, `data-source="harbour/applications.csv!A2:A8, programme.yaml:12"`, "Where the figures come from"} {
		if !strings.Contains(audit, trace) {
			t.Errorf("the audit page lacks %q", trace)
		}
	}
}

// Whatever text says, a browser reads it as text.
func TestHostileTextIsText(t *testing.T) {
	const hostile = `</title></style><script>alert(1)</script><img src=x onerror=alert(1)>"' onmouseover="x" & &amp; {{.}} <!-- -->`
	say := []doc.Inline{doc.Text{Text: hostile, Strong: true, Italic: true, Code: true}, doc.TextOf(hostile), doc.Link{URL: "https://example.com/?" + hostile, Content: doc.Say(hostile)}}
	d := doc.Document{
		Title: hostile, Subtitle: hostile, Language: hostile, Author: hostile, Subject: hostile, Keywords: []string{hostile}, Footer: hostile, Audience: doc.Internal,
		Facts: []doc.Fact{{Name: hostile, Value: say}}, Appendix: true,
		Blocks: []doc.Block{
			doc.Heading{Level: 1, ID: hostile, Content: say}, doc.Paragraph{Content: say}, doc.Quote{Content: say, By: hostile},
			doc.Callout{Title: hostile, Tone: doc.Tone(hostile)}, doc.Tiles{Items: []doc.Tile{{Label: hostile, Note: hostile, Value: doc.TextOf(hostile)}}},
			doc.Definitions{Items: []doc.Definition{{Term: hostile, Content: say}}}, doc.Image{Name: hostile, Alt: hostile, Caption: hostile, Data: doctest.Picture()}, doc.Contents{Depth: 4},
			doc.Table{ID: hostile + "t", Caption: hostile, Columns: []doc.Column{{Header: hostile, Unit: hostile, Align: doc.Align(hostile)}}, Rows: []doc.TableRow{{Kind: doc.RowKind(hostile), Cells: []doc.TableCell{{Content: say, Tone: doc.Tone(hostile)}}}}, Note: say},
			doc.Chart{ID: hostile + "c", Title: hostile, Alt: hostile, Unit: hostile, Categories: []string{hostile}, Series: []doc.Series{{Name: hostile, Values: []*value.Figure{value.Stated(value.Int(1)).Named(hostile, hostile, value.Unit(hostile))}}}},
		},
	}
	data, _ := html.Render(d, theme.Default())
	scripts, said := 0, 0
	walk(t, string(data), func(n *xhtml.Node) {
		if n.Data == "script" {
			scripts++
		}
		if n.Data == "img" {
			if src, _ := attr(n, "src"); !strings.HasPrefix(src, "data:image/png") {
				t.Errorf("an image from %q", src)
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s> has a handler %s", n.Data, a.Key)
			}
		}
		if (n.Data == "h1" || n.Data == "blockquote" || n.Data == "caption") && strings.Contains(words(n), hostile) {
			said++
		}
	})
	if scripts > 0 || said < 3 {
		t.Errorf("%d scripts; the text is said %d times", scripts, said)
	}
}

func TestOnlyHarmlessAddressesAreLinked(t *testing.T) {
	for address, linked := range map[string]bool{
		"https://example.com/a?b=1&c": true, "http://example.com": true, "mailto:a@example.com": true, "../audit/a%20b.pdf": true, "#there": true, "HTTPS://EXAMPLE.COM": true,
		"javascript:alert(1)": false, "JavaScript:alert(1)": false, " javascript:alert(1)": false, "java\nscript:alert(1)": false, "data:text/html,x": false, "file:///etc/passwd": false,
		"//example.com": false, "\\\\server\\share": false, "vbscript:x": false, "": false,
	} {
		data, problems := html.Render(doc.Document{Title: "T", Blocks: []doc.Block{doc.Paragraph{Content: []doc.Inline{doc.Link{URL: address, Content: doc.Say("words")}}}}}, theme.Default())
		found := false
		walk(t, string(data), func(n *xhtml.Node) {
			href, _ := attr(n, "href")
			found = found || n.Data == "a" && href != "#page-text"
		})
		if found != linked || (len(problems) > 0) == linked {
			t.Errorf("%q: linked %t, problems %v", address, found, problems)
		}
	}
}

// Every block and inline of the closed set has a case: none is reported as unknown.
func TestEveryBlockAndInlineIsWritten(t *testing.T) {
	for _, b := range doctest.Blocks() {
		_, problems := html.Render(doc.Document{Title: "T", Blocks: []doc.Block{b}}, theme.Default())
		for _, p := range problems {
			if strings.Contains(p.What, "cannot show") {
				t.Errorf("%T: %s", b, p)
			}
		}
	}
	for _, in := range doctest.Inlines() {
		_, problems := html.Render(doc.Document{Title: "T", Blocks: []doc.Block{doc.Paragraph{Content: []doc.Inline{in}}}}, theme.Default())
		for _, p := range problems {
			if strings.Contains(p.What, "cannot show") {
				t.Errorf("%T: %s", in, p)
			}
		}
	}
}

func TestNoLineEndsInsideAnIdentifier(t *testing.T) {
	page := render(t, doc.Document{Title: "T", Blocks: []doc.Block{doc.Paragraph{Content: []doc.Inline{
		doc.Text{Text: "See M-01, a well-known one on <HL-SRV-0012>: é-1"}, doc.TextOf("D-017"),
	}}}})
	const want = `See <span class="id">M-01</span>, a well-known one on &lt;<span class="id">HL-SRV-0012</span>&gt;: <span class="id">é-1</span><span class="id">D-017</span>`
	if !strings.Contains(page, want) {
		t.Errorf("the page lacks %s", want)
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	first, _ := html.Render(doctest.Rich(doc.Audit), theme.Default())
	for range 20 {
		if next, _ := html.Render(doctest.Rich(doc.Audit), theme.Default()); !bytes.Equal(first, next) {
			t.Fatal("two builds differ")
		}
	}
}

func must(t *testing.T, s string) value.Decimal {
	t.Helper()
	d, err := value.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCellOverSeveralRows(t *testing.T) {
	page := render(t, doc.Document{Title: "T", Blocks: []doc.Block{doc.Table{Columns: make([]doc.Column, 2), Rows: []doc.TableRow{
		{Cells: []doc.TableCell{{Content: doc.Say("a"), Rows: 2}, {Content: doc.Say("b")}}}, {Cells: []doc.TableCell{{Content: doc.Say("c")}}},
	}}}})
	cells := 0
	walk(t, page, func(n *xhtml.Node) {
		if n.Data == "td" && words(n) != "" {
			cells++
		}
	})
	if rows := strings.Count(page, `<td rowspan="2">a</td>`); rows != 1 || cells != 3 {
		t.Errorf("%d cells over two rows, %d cells", rows, cells)
	}
}
