package pdf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/theme"
	"dossier/source"
)

func layoutOf(t *testing.T, th theme.Theme, blocks ...doc.Block) pdf.Layout {
	t.Helper()
	layout, problems := pdf.Lay(doc.Document{ID: "test", Audience: doc.Audit, Language: "en", Blocks: blocks}, th)
	for _, p := range problems {
		t.Errorf("problem: %s", p)
	}
	return layout
}

// linesOf are the texts of a page's body, joined by line, from the top.
func linesOf(p pdf.Page) []string {
	type row struct {
		y    pdf.Length
		text string
	}
	var rows []row
	for _, item := range p.Items {
		run, ok := item.(pdf.TextRun)
		if !ok || run.Y < 25*pdf.MM || run.Y > p.Height-25*pdf.MM {
			continue
		}
		if i := slices.IndexFunc(rows, func(r row) bool { return r.y == run.Y }); i >= 0 {
			rows[i].text += "|" + run.Text
			continue
		}
		rows = append(rows, row{run.Y, run.Text})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int(a.y - b.y) })
	texts := make([]string, len(rows))
	for i, r := range rows {
		texts[i] = r.text
	}
	return texts
}

func TestTableHeadIsRepeatedOnEveryPage(t *testing.T) {
	for _, paper := range []theme.Paper{theme.A4, theme.Letter} {
		th := theme.Default()
		th.Paper = paper
		layout := layoutOf(t, th, inventory(1000))
		if n := len(layout.Pages); n < 20 {
			t.Fatalf("%s: %d pages for 1,000 rows", paper.Name, n)
		}
		seen := 0
		for i, page := range layout.Pages {
			lines := linesOf(page)
			head := 0
			if i == 0 {
				head = 1 // below the caption
			}
			if !strings.Contains(strings.Join(lines[head:head+2], "|"), "Server|Application|Operating system") {
				t.Errorf("%s, page %d begins with %q", paper.Name, i+1, lines[:3])
			}
			for _, line := range lines {
				if strings.HasPrefix(line, "hl-app-") {
					seen++
				}
			}
		}
		if seen != 1000 {
			t.Errorf("%s: %d of 1,000 rows", paper.Name, seen)
		}
	}
}

func TestRepeatedHeadIsAnArtifact(t *testing.T) {
	layout := layoutOf(t, theme.Default(), inventory(100))
	heads := 0
	for _, page := range layout.Pages {
		for _, item := range page.Items {
			if run, ok := item.(pdf.TextRun); ok && run.Text == "Server" && run.Node != pdf.Artifact {
				heads++
			}
		}
	}
	if heads != 1 {
		t.Errorf("%d column names in the structure, want 1", heads)
	}
}

func TestRowThatFitsOnAPageIsNotSplit(t *testing.T) {
	tall := strings.Repeat("words that fill the cell line by line, ", 60)
	table := doc.Table{Columns: []doc.Column{{Header: "A"}, {Header: "B"}}}
	for i := range 6 {
		table.Rows = append(table.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell(fmt.Sprintf("row %d", i)), doc.TextCell(tall)}})
	}
	layout := layoutOf(t, theme.Default(), table)
	for n, element := range layout.Tree {
		if element.Role != pdf.RoleCell {
			continue
		}
		if pages := pagesOf(layout, pdf.Node(n)); len(pages) > 1 {
			t.Errorf("cell %d is on pages %v", n, pages)
		}
	}
}

func TestRowTallerThanAPageIsSplit(t *testing.T) {
	word := "overflowing "
	table := doc.Table{Columns: []doc.Column{{Header: "A"}, {Header: "B"}}, Rows: []doc.TableRow{
		{Cells: []doc.TableCell{doc.TextCell("first"), doc.TextCell("short")}},
		{Cells: []doc.TableCell{doc.TextCell("second"), doc.TextCell(strings.Repeat(word, 3000))}},
		{Cells: []doc.TableCell{doc.TextCell("third"), doc.TextCell("short")}},
	}}
	layout := layoutOf(t, theme.Default(), table)
	if n := strings.Count(textOf(layout), strings.TrimSpace(word)); n != 3000 {
		t.Errorf("%d of 3,000 words", n)
	}
	for i, page := range layout.Pages {
		if lines := linesOf(page); lines[0] != "A|B" {
			t.Errorf("page %d begins with %q", i+1, lines[0])
		}
		if lines := linesOf(page); i < len(layout.Pages)-1 && len(lines) < 30 {
			t.Errorf("page %d has only %d lines", i+1, len(lines))
		}
	}
}

func pagesOf(l pdf.Layout, n pdf.Node) []int {
	var pages []int
	for i, page := range l.Pages {
		for _, item := range page.Items {
			if run, ok := item.(pdf.TextRun); ok && run.Node == n && !slices.Contains(pages, i+1) {
				pages = append(pages, i+1)
			}
		}
	}
	return pages
}

func TestLongWordIsPartedAtTheEdge(t *testing.T) {
	for _, block := range []doc.Block{
		doc.Paragraph{Content: doc.Say(strings.Repeat("x", 5000))},
		doc.Heading{Level: 1, Content: doc.Say(strings.Repeat("x", 5000))},
		doc.Table{Columns: make([]doc.Column, 2), Rows: []doc.TableRow{{Cells: []doc.TableCell{doc.TextCell("y"), doc.TextCell(strings.Repeat("x", 5000))}}}},
	} {
		if n := strings.Count(textOf(layoutOf(t, theme.Default(), block)), "x"); n != 5000 {
			t.Errorf("%T: %d of 5,000 characters", block, n)
		}
	}
}

func TestEmptyTableSaysSo(t *testing.T) {
	layout := layoutOf(t, theme.Default(), doc.Table{Caption: "Outcomes", Columns: []doc.Column{{Header: "Metric"}}, Empty: "No outcome is recorded."})
	if got := linesOf(layout.Pages[0]); !slices.Equal(got, []string{"Outcomes", "Metric", "No outcome is recorded."}) {
		t.Errorf("got %q", got)
	}
}

func TestNumbersStandAtTheEnd(t *testing.T) {
	table := doc.Table{Columns: []doc.Column{{Header: "N"}, {Header: "T"}}, Rows: []doc.TableRow{
		{Cells: []doc.TableCell{doc.FigureCell(figure(7, "server", "a")), doc.TextCell("text")}},
		{Cells: []doc.TableCell{doc.FigureCell(figure(12345, "server", "a")), doc.TextCell("text")}},
	}}
	ends := map[string]pdf.Length{}
	for _, item := range layoutOf(t, theme.Default(), table).Pages[0].Items {
		if run, ok := item.(pdf.TextRun); ok {
			ends[run.Text] = run.X + run.Width
		}
	}
	if d := ends["7"] - ends["12,345"]; d < -2 || d > 2 {
		t.Errorf("ends differ by %v: %v", d, ends)
	}
}

func TestWideTableStandsOnALandscapePageWithItsHeading(t *testing.T) {
	table := doc.Table{Caption: "Wide"}
	row := doc.TableRow{}
	for i := range 14 {
		table.Columns = append(table.Columns, doc.Column{Header: fmt.Sprintf("Characteristic%d", i)})
		row.Cells = append(row.Cells, doc.TextCell("unbreakable-word"))
	}
	table.Rows = []doc.TableRow{row}
	layout := layoutOf(t, theme.Default(), doc.Paragraph{Content: doc.Say("before")}, doc.Heading{Level: 1, ID: "w", Content: doc.Say("Wide ones")}, table, doc.Paragraph{Content: doc.Say("after")})
	if len(layout.Pages) != 3 {
		t.Fatalf("%d pages, want 3", len(layout.Pages))
	}
	for i, landscape := range []bool{false, true, false} {
		if p := layout.Pages[i]; (p.Width > p.Height) != landscape {
			t.Errorf("page %d is %v × %v", i+1, p.Width.MM(), p.Height.MM())
		}
	}
	if lines := linesOf(layout.Pages[1]); lines[0] != "Wide ones" {
		t.Errorf("the landscape page begins with %q", lines[0])
	}
	smallest := pdf.Points(99)
	for _, item := range layout.Pages[1].Items {
		if run, ok := item.(pdf.TextRun); ok && run.Node != pdf.Artifact {
			smallest = min(smallest, run.Size)
		}
	}
	if smallest < 6.5 {
		t.Errorf("type of %v points", smallest)
	}
}

func TestSourcesArePrintedExceptInPublic(t *testing.T) {
	table := strategies()
	for audience, want := range map[doc.Audience]bool{doc.Public: false, doc.Audit: true, doc.Internal: true} {
		layout, _ := pdf.Lay(doc.Document{Audience: audience, Blocks: []doc.Block{table, chart()}}, theme.Default())
		if got := strings.Contains(textOf(layout), "portfolio.xlsx"); got != want {
			t.Errorf("%s: sources printed is %v", audience, got)
		}
	}
}

func TestItemsCarryTheirSources(t *testing.T) {
	f := figure(42, "server", "servers")
	layout := layoutOf(t, theme.Default(), doc.Paragraph{Content: []doc.Inline{doc.FigureOf(f), text(" servers")}})
	for _, item := range layout.Pages[0].Items {
		run, ok := item.(pdf.TextRun)
		if !ok || run.Node == pdf.Artifact {
			continue
		}
		want := f.Leaves()
		if run.Text != "42" {
			want = []source.Ref{at("Migrations", 4, 9)}
		}
		if !slices.Equal(run.Refs, want) {
			t.Errorf("%q comes from %v, want %v", run.Text, run.Refs, want)
		}
	}
}

// A table of ten thousand rows prints each once and in order, and names its columns on every page.
func TestTableOfTenThousandRows(t *testing.T) {
	const n = 10_000
	table := doc.Table{Columns: []doc.Column{{Header: "Number"}, {Header: "Name"}}}
	for i := range n {
		table.Rows = append(table.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell(fmt.Sprintf("r%d.", i)), doc.TextCell("a server")}})
	}
	layout := layoutOf(t, theme.Default(), table)
	next := 0
	for i, page := range layout.Pages {
		lines := linesOf(page)
		if lines[0] != "Number|Name" {
			t.Fatalf("page %d begins with %q", i+1, lines[0])
		}
		for _, line := range lines[1:] {
			if line != fmt.Sprintf("r%d.|a server", next) {
				t.Fatalf("page %d: %q, want row %d", i+1, line, next)
			}
			next++
		}
	}
	if next != n {
		t.Errorf("%d rows of %d", next, n)
	}
}

// A cell over several rows is tagged as one, its rows stand together, and no stroke parts it.
func TestCellOverSeveralRows(t *testing.T) {
	cell := func(text string, rows int) doc.TableCell {
		return doc.TableCell{Content: doc.Say(text), Rows: rows, Header: rows > 1}
	}
	table := doc.Table{Columns: []doc.Column{{Header: "Phase"}, {Header: "Step"}}, Rows: []doc.TableRow{
		{Cells: []doc.TableCell{cell("Assess", 2), cell("one", 0)}}, {Cells: []doc.TableCell{cell("two", 0)}},
		{Cells: []doc.TableCell{cell("Migrate", 9), cell("three", 0)}},
	}}
	layout := layoutOf(t, theme.Default(), table)
	if got := linesOf(layout.Pages[0]); !slices.Equal(got, []string{"Phase|Step", "Assess|one", "two", "Migrate|three"}) {
		t.Errorf("%q", got)
	}
	var spans []int
	for _, e := range layout.Tree {
		if e.Role == pdf.RoleHeadCell && e.Scope == "Row" {
			spans = append(spans, e.Rows)
		}
	}
	if !slices.Equal(spans, []int{2, 0}) {
		t.Errorf("cells over %v rows", spans)
	}
	full, parted := 0, 0
	for _, item := range layout.Pages[0].Items {
		if line, is := item.(pdf.Line); is && line.Node == pdf.Artifact && line.Y1 > 28*pdf.MM && line.Y1 < 100*pdf.MM {
			if line.X1 == 25*pdf.MM {
				full++
			} else {
				parted++
			}
		}
	}
	if full != 3 || parted != 1 {
		t.Errorf("%d strokes across the table, %d beside the cell", full, parted)
	}
	rendered(t, doc.Document{Title: "T", Language: "en", Blocks: []doc.Block{table}}, theme.Default())
}
