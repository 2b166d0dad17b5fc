package pdf_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/theme"
	"dossier/value"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// words are what random texts are made of: plain ones, and those that break layouts.
var words = []string{
	"a", "the", "migration", "Aufwandsentschädigung", "2,048\u00a0GiB", "12.5\u00a0%", "US-East-1", "and/or", "https://example.com/a/very/long/path?with=query&and=more",
	"soft\u00adhyphen\u00adated", "zero\u200bwidth", "e\u0301clair", "—", "“quoted”", "Σ", "x\u0303", "(paren\\thesis)", "\t", "\n", "  ", "😀", "漢字かな", "שלום", "مرحبا", "\u0007",
	strings.Repeat("W", 300), strings.Repeat("iI", 900), "", "I\u200dI", "\ufeff",
}

func someText(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 12).Draw(t, "words"), " ")
}

func someInlines(t *rapid.T) []doc.Inline {
	var inlines []doc.Inline
	for range rapid.IntRange(0, 4).Draw(t, "inlines") {
		run := doc.Text{Text: someText(t), Strong: rapid.Bool().Draw(t, "strong"), Italic: rapid.Bool().Draw(t, "italic"), Code: rapid.Bool().Draw(t, "code"), Source: at("Text", 2, 3)}
		switch rapid.IntRange(0, 5).Draw(t, "inline") {
		case 0:
			inlines = append(inlines, doc.FigureOf(figure(rapid.IntRange(-9999, 1<<40).Draw(t, "n"), "server", "x")))
		case 1:
			inlines = append(inlines, doc.Link{URL: "https://example.com/" + someText(t), Content: []doc.Inline{run}})
		case 2:
			inlines = append(inlines, doc.Break{})
		default:
			inlines = append(inlines, run)
		}
	}
	return inlines
}

func someBlocks(t *rapid.T, depth, most int) []doc.Block {
	var blocks []doc.Block
	for range rapid.IntRange(0, most).Draw(t, "blocks") {
		blocks = append(blocks, someBlock(t, depth))
	}
	return blocks
}

func someBlock(t *rapid.T, depth int) doc.Block {
	kind := rapid.IntRange(0, 12).Draw(t, "block")
	switch {
	case kind == 0:
		return doc.Heading{Level: rapid.IntRange(0, 6).Draw(t, "level"), Content: someInlines(t)}
	case kind == 1 && depth > 0:
		list := doc.List{Ordered: rapid.Bool().Draw(t, "ordered")}
		for range rapid.IntRange(0, 4).Draw(t, "items") {
			list.Items = append(list.Items, someBlocks(t, depth-1, 2))
		}
		return list
	case kind == 2 && depth > 0:
		return doc.Callout{Tone: someTone(t), Title: someText(t), Content: someBlocks(t, depth-1, 3)}
	case kind == 3:
		return doc.Quote{Content: someInlines(t), By: someText(t)}
	case kind == 4:
		var tiles doc.Tiles
		for range rapid.IntRange(0, 9).Draw(t, "tiles") {
			tiles.Items = append(tiles.Items, doc.Tile{Label: someText(t), Value: doc.TextOf(someText(t)), Note: someText(t), Tone: someTone(t)})
		}
		return tiles
	case kind == 5:
		var list doc.Definitions
		for range rapid.IntRange(0, 4).Draw(t, "terms") {
			list.Items = append(list.Items, doc.Definition{Term: someText(t), Content: someInlines(t)})
		}
		return list
	case kind == 6:
		return someTable(t)
	case kind == 7:
		return someChart(t)
	case kind == 9:
		return someGantt(t)
	case kind == 10:
		return someGraph(t)
	case kind == 8:
		return []doc.Block{doc.PageBreak{}, doc.Contents{Depth: rapid.IntRange(0, 4).Draw(t, "depth")}}[rapid.IntRange(0, 1).Draw(t, "which")]
	default:
		return doc.Paragraph{Role: rapid.SampledFrom([]doc.ParagraphRole{doc.Body, doc.Lead, doc.Fine}).Draw(t, "role"), Content: someInlines(t)}
	}
}

func someTone(t *rapid.T) doc.Tone {
	return rapid.SampledFrom([]doc.Tone{doc.Neutral, doc.Good, doc.Warning, doc.Bad, doc.Muted}).Draw(t, "tone")
}

func someTable(t *rapid.T) doc.Table {
	tab := doc.Table{Caption: someText(t), Note: someInlines(t), Empty: someText(t)}
	for range rapid.IntRange(0, 14).Draw(t, "columns") {
		tab.Columns = append(tab.Columns, doc.Column{Header: someText(t), Unit: rapid.SampledFrom([]string{"", "MiB"}).Draw(t, "unit"), Weight: rapid.Float64Range(0, 5).Draw(t, "weight")})
	}
	for range rapid.IntRange(0, 6).Draw(t, "rows") {
		row := doc.TableRow{Kind: rapid.SampledFrom([]doc.RowKind{doc.BodyRow, doc.BodyRow, doc.GroupRow, doc.TotalRow}).Draw(t, "kind")}
		for range rapid.IntRange(0, 8).Draw(t, "cells") {
			row.Cells = append(row.Cells, doc.TableCell{Content: someInlines(t), Span: rapid.IntRange(0, 3).Draw(t, "span"), Rows: rapid.IntRange(0, 3).Draw(t, "over"), Header: rapid.Bool().Draw(t, "head"), Tone: someTone(t)})
		}
		tab.Rows = append(tab.Rows, row)
	}
	return tab
}

func someChart(t *rapid.T) doc.Chart {
	c := doc.Chart{Kind: rapid.SampledFrom([]doc.ChartKind{doc.BarChart, doc.StackedBarChart, doc.LineChart, doc.TornadoChart, doc.HeatMap, doc.ProgressChart}).Draw(t, "chart"), Title: someText(t), Unit: someText(t), Alt: "a chart"}
	for range rapid.IntRange(0, 8).Draw(t, "categories") {
		c.Categories = append(c.Categories, someText(t))
	}
	for range rapid.IntRange(0, 4).Draw(t, "series") {
		s := doc.Series{Name: someText(t)}
		for range rapid.IntRange(0, 9).Draw(t, "values") {
			s.Values = append(s.Values, rapid.SampledFrom([]*value.Figure{nil, {}, figure(0, "", "zero"), figure(-40, "USD", "loss"), figure(1<<30, "server", "many")}).Draw(t, "value"))
		}
		c.Series = append(c.Series, s)
	}
	if rapid.Bool().Draw(t, "threshold") {
		c.Threshold = figure(500, "server", "Threshold")
	}
	return c
}

func someGantt(t *rapid.T) doc.Gantt {
	day := rapid.Custom(func(t *rapid.T) value.Date {
		return rapid.SampledFrom([]value.Date{{}, {Year: 2026, Month: 3, Day: 2}, {Year: 2026, Month: 5, Day: 31}, {Year: 2031, Month: 1, Day: 1}}).Draw(t, "day")
	})
	g := doc.Gantt{Title: someText(t), Alt: "a plan", Today: day.Draw(t, "today")}
	for range rapid.IntRange(0, 60).Draw(t, "activities") {
		g.Activities = append(g.Activities, doc.GanttBar{
			ID: "a", Label: someText(t), Group: rapid.SampledFrom([]string{"", "Wave 1", someText(t)}).Draw(t, "group"), Note: someText(t), Start: day.Draw(t, "start"),
			Finish: day.Draw(t, "finish"), ActualStart: day.Draw(t, "begun"), Milestone: rapid.Bool().Draw(t, "milestone"), Critical: rapid.Bool().Draw(t, "critical"),
		})
	}
	return g
}

func someGraph(t *rapid.T) doc.Graph {
	id := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f", "g", "h"})
	g := doc.Graph{Title: someText(t), Alt: "a graph", Form: rapid.SampledFrom([]doc.GraphForm{doc.Layered, doc.Tree}).Draw(t, "form")}
	for range rapid.IntRange(0, 8).Draw(t, "nodes") {
		g.Nodes = append(g.Nodes, doc.GraphNode{ID: id.Draw(t, "id"), Label: someText(t), Note: someText(t), Group: rapid.SampledFrom([]string{"", someText(t)}).Draw(t, "group"), Tone: someTone(t)})
	}
	for range rapid.IntRange(0, 12).Draw(t, "edges") {
		g.Edges = append(g.Edges, doc.GraphEdge{From: id.Draw(t, "from"), To: id.Draw(t, "to"), Label: rapid.SampledFrom([]string{"", someText(t)}).Draw(t, "label")})
	}
	return g
}

func someDocument(t *rapid.T) doc.Document {
	d := doc.Document{ID: "random", Title: someText(t), Subtitle: someText(t), Footer: someText(t), Language: "en", Audience: doc.Audit, Blocks: someBlocks(t, 2, 8)}
	for range rapid.IntRange(0, 4).Draw(t, "facts") {
		d.Facts = append(d.Facts, doc.Fact{Name: someText(t), Value: someInlines(t)})
	}
	return d
}

// Whatever a document holds: it is laid out, nothing is off the page, and what fpdf cannot draw is not there.
func TestNothingIsOffThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		paper := rapid.SampledFrom([]theme.Paper{theme.A4, theme.Letter}).Draw(t, "paper")
		layout, _ := pdf.Lay(someDocument(t), branded(paper))
		for i, page := range layout.Pages {
			for _, item := range page.Items {
				checkInside(t, i+1, page, item)
			}
		}
	})
}

func checkInside(t *rapid.T, number int, page pdf.Page, item pdf.Item) {
	const slack = pdf.MM / 2
	inside := func(x, y, right, bottom pdf.Length) {
		if x < -slack || y < -slack || right > page.Width+slack || bottom > page.Height+slack {
			t.Fatalf("page %d, %v × %v: %T %+v is off the page", number, page.Width, page.Height, item, item)
		}
	}
	switch i := item.(type) {
	case pdf.TextRun:
		inside(i.X, i.Y-i.Size.Length(), i.X+i.Width, i.Y+i.Size.Length()/4)
		if i.Node != pdf.Artifact && (i.Y < 25*pdf.MM || i.Y > page.Height-25*pdf.MM) {
			t.Fatalf("page %d: text %q at %v runs into the margins", number, i.Text, i.Y)
		}
		for _, r := range i.Text {
			if r > 0xFFFF || unicode.IsControl(r) {
				t.Fatalf("page %d: %U in a text run", number, r)
			}
		}
	case pdf.Rectangle:
		inside(i.X, i.Y, i.X+i.Width, i.Y+i.Height)
	case pdf.Polygon:
		for _, c := range i.Corners {
			inside(c.X, c.Y, c.X, c.Y)
		}
	case pdf.Line:
		inside(i.X1, i.Y1, i.X2, i.Y2)
	case pdf.LinkArea:
		inside(i.X, i.Y, i.X+i.Width, i.Y+i.Height)
	}
}

// Every visible character of a document's text is on its pages, in reading order within its node of the structure.
func TestEveryCharacterIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := someInlines(t)
		blocks := map[string]doc.Block{
			"paragraph": doc.Paragraph{Content: content}, "heading": doc.Heading{Level: 2, Content: content}, "quote": doc.Quote{Content: content},
			"cell":       doc.Table{Columns: make([]doc.Column, 3), Rows: []doc.TableRow{{Cells: []doc.TableCell{doc.TextCell("x"), {Content: content}}}}},
			"definition": doc.Definitions{Items: []doc.Definition{{Term: "term", Content: content}}},
		}
		kind := rapid.SampledFrom([]string{"paragraph", "heading", "quote", "cell", "definition"}).Draw(t, "kind")
		layout, _ := pdf.Lay(doc.Document{Blocks: []doc.Block{blocks[kind]}}, theme.Default())
		want := visible(doc.Plain(value.Locale{}, content))
		if got := visible(textOf(layout)); !strings.Contains(got, want) {
			t.Fatalf("%s:\nwant %q\nin   %q", kind, want, got)
		}
	})
}

// Whatever a table holds, each page that it goes on to names its columns.
func TestEveryPageOfATableNamesItsColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := doc.Table{Caption: "A table", Small: rapid.Bool().Draw(t, "small")}
		for c := range rapid.IntRange(1, 6).Draw(t, "columns") {
			tab.Columns = append(tab.Columns, doc.Column{Header: fmt.Sprintf("Name%d", c)})
		}
		for range rapid.IntRange(1, 60).Draw(t, "rows") {
			row := doc.TableRow{Kind: rapid.SampledFrom([]doc.RowKind{doc.BodyRow, doc.BodyRow, doc.BodyRow, doc.TotalRow}).Draw(t, "kind")}
			for range tab.Columns {
				cell := doc.TextCell("cell " + strings.Repeat("words of a cell ", rapid.SampledFrom([]int{0, 1, 9, 60}).Draw(t, "words")))
				cell.Rows = rapid.SampledFrom([]int{0, 0, 0, 0, 3}).Draw(t, "over")
				row.Cells = append(row.Cells, cell)
			}
			tab.Rows = append(tab.Rows, row)
		}
		if rapid.IntRange(0, 9).Draw(t, "taller than a page") == 0 {
			tab.Rows[0].Cells[0] = doc.TextCell("cell " + strings.Repeat("and more ", 3000))
		}
		layout, _ := pdf.Lay(doc.Document{Blocks: []doc.Block{para(text(someText(t))), tab}}, branded(theme.A4))
		for number, page := range layout.Pages {
			names, body := map[string]bool{}, false
			for _, item := range page.Items {
				if run, is := item.(pdf.TextRun); is {
					names[strings.TrimSpace(run.Text)] = true
					body = body || layout.Tree[run.Node].Role == pdf.RoleCell
				}
			}
			for _, c := range tab.Columns {
				if body && !names[c.Header] {
					t.Fatalf("page %d has cells of the table and no %s", number+1, c.Header)
				}
			}
		}
	})
}

// What others read of a file, by its structure, is the text of the layout, in its order.
func TestOthersReadWhatIsLaidOut(t *testing.T) {
	random := rapid.Custom(someDocument)
	read := 0
	for seed := 0; read < 5; seed++ {
		d := random.Example(seed)
		d.Title, d.Language = "Document "+d.Title, "en"
		layout, _ := pdf.Lay(d, branded(theme.A4))
		if len(layout.Pages) > 2 { // poppler takes a second a page, and more
			continue
		}
		read++
		data, _ := pdf.Render(d, branded(theme.A4))
		var heard strings.Builder
		for line := range strings.Lines(output(t, "pdfinfo", "-struct-text", saved(t, data))) {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, `"`) {
				heard.WriteString(strings.TrimSuffix(line[1:], `"`))
			}
		}
		got, want := visible(strings.ReplaceAll(heard.String(), "\u00ad", "")), visible(strings.ReplaceAll(newReader(layout).read(pdf.Root), "\u00ad", ""))
		if got != want {
			i := 0
			for i < min(len(got), len(want)) && got[i] == want[i] {
				i++
			}
			t.Errorf("document %d: at %d %.60q is read, want %.60q", seed, i, got[i:], want[i:])
		}
	}
}

// reader reads a layout aloud: what is of an element itself and what is below it, in the order in which they were drawn.
type reader struct {
	runs     [][]spoken // by node
	children [][]pdf.Node
	first    []int // by node: when it, or what is below it, was drawn first
}

type spoken struct {
	when int
	text string
}

func newReader(l pdf.Layout) reader {
	const never = 1 << 40
	r := reader{runs: make([][]spoken, len(l.Tree)), children: make([][]pdf.Node, len(l.Tree)), first: make([]int, len(l.Tree))}
	when := 0
	for _, page := range l.Pages {
		for _, item := range page.Items {
			if run, is := item.(pdf.TextRun); is {
				r.runs[run.Node] = append(r.runs[run.Node], spoken{when, run.Text})
				when++
			}
		}
	}
	for i := len(l.Tree) - 1; i > 0; i-- {
		r.first[i] = never
		if len(r.runs[i]) > 0 {
			r.first[i] = r.runs[i][0].when
		}
		for _, child := range r.children[i] {
			r.first[i] = min(r.first[i], r.first[child])
		}
		if pdf.Node(i) != pdf.Root {
			r.children[l.Tree[i].Parent] = append([]pdf.Node{pdf.Node(i)}, r.children[l.Tree[i].Parent]...)
		}
	}
	return r
}

func (r reader) read(n pdf.Node) string {
	var b strings.Builder
	own := r.runs[n]
	for _, child := range r.children[n] {
		for len(own) > 0 && own[0].when < r.first[child] {
			b.WriteString(own[0].text)
			own = own[1:]
		}
		b.WriteString(r.read(child))
	}
	for _, run := range own {
		b.WriteString(run.text)
	}
	return b.String()
}

// textOf is the text of a layout, node by node.
func textOf(l pdf.Layout) string {
	byNode := make([]strings.Builder, len(l.Tree))
	for _, page := range l.Pages {
		for _, item := range page.Items {
			if run, ok := item.(pdf.TextRun); ok {
				byNode[home(l, run.Node)].WriteString(run.Text)
			}
		}
	}
	var all strings.Builder
	for i := range byNode[1:] {
		all.WriteString(byNode[i+1].String())
	}
	return all.String()
}

// home is the node that a text belongs to: a link's parent.
func home(l pdf.Layout, n pdf.Node) pdf.Node {
	for l.Tree[n].Role == pdf.RoleLink {
		n = l.Tree[n].Parent
	}
	return n
}

// visible is text without spaces and marks that do not print, and with a "?" for each replacement.
func visible(s string) string {
	s = norm.NFC.String(s)
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '-' || r == '\u0007':
		case r > 0x2E00 || r >= 0x590 && r < 0x700:
			fmt.Fprintf(&b, "[U+%04X]", r)
		default:
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(b.String(), "[U+0007]", "")
}
