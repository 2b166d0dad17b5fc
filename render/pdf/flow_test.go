package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/theme"
	"dossier/source"
)

// A heading never ends a page, wherever it falls; nor does a paragraph leave a single line behind.
func TestHeadingKeepsWithItsText(t *testing.T) {
	for fill := range 45 {
		var blocks []doc.Block
		for range fill {
			blocks = append(blocks, doc.Paragraph{Content: doc.Say("filler")})
		}
		blocks = append(blocks, doc.Heading{Level: 1, Content: doc.Say("HEADING")}, doc.Heading{Level: 2, Content: doc.Say("SUB")}, doc.Paragraph{Content: doc.Say(strings.Repeat("follow ", 80))})
		for i, page := range layoutOf(t, theme.Default(), blocks...).Pages {
			lines := linesOf(page)
			if last := lines[len(lines)-1]; last == "HEADING" || last == "SUB" {
				t.Errorf("fill %d: page %d ends with a heading", fill, i+1)
			}
			if n := strings.Count(strings.Join(lines, "\n"), "follow follow"); n > 0 && strings.HasPrefix(lines[len(lines)-1], "follow") && len(lines) > 1 && !strings.HasPrefix(lines[len(lines)-2], "follow") && lines[len(lines)-2] != "SUB" {
				t.Errorf("fill %d: one line alone on page %d", fill, i+1)
			}
			if len(lines) == 1 && strings.HasPrefix(lines[0], "follow") {
				t.Errorf("fill %d: one line alone on page %d", fill, i+1)
			}
		}
	}
}

func TestContentsLeadToTheirPages(t *testing.T) {
	blocks := []doc.Block{doc.Contents{Depth: 2}}
	for i := range 12 {
		blocks = append(blocks, doc.Heading{Level: 1 + i%2, ID: fmt.Sprintf("h%d", i), Content: doc.Say(fmt.Sprintf("Section %d", i))})
		blocks = append(blocks, doc.Paragraph{Content: doc.Say(strings.Repeat("text of the section ", 150))})
	}
	d := doc.Document{ID: "toc", Title: "A title", Audience: doc.Audit, Blocks: blocks}
	layout, problems := pdf.Lay(d, branded(theme.A4))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(layout.Outline) != 12 {
		t.Fatalf("%d bookmarks", len(layout.Outline))
	}
	for i, mark := range layout.Outline {
		if mark.Title != fmt.Sprintf("Section %d", i) || mark.Level != i%2 {
			t.Errorf("bookmark %d is %+v", i, mark)
		}
		found := false
		for _, line := range linesOf(layout.Pages[mark.Page-1]) {
			found = found || line == mark.Title
		}
		if !found {
			t.Errorf("%s is not on page %d", mark.Title, mark.Page)
		}
		if toc := strings.Join(linesOf(layout.Pages[1]), "\n"); !strings.Contains(toc, fmt.Sprintf("%s|", mark.Title)) || !strings.Contains(toc, fmt.Sprintf("|%d\n", mark.Page)) {
			t.Errorf("contents lack %s, page %d:\n%s", mark.Title, mark.Page, toc)
		}
	}
	links := 0
	for _, item := range layout.Pages[1].Items {
		if area, ok := item.(pdf.LinkArea); ok && area.Page > 0 {
			links++
		}
	}
	if links < 24 {
		t.Errorf("%d links in the contents", links)
	}
}

func TestBookmarksNeverSkipALevel(t *testing.T) {
	var blocks []doc.Block
	for i, level := range []int{3, 1, 4, 2, 2, 3, 1} {
		blocks = append(blocks, doc.Heading{Level: level, Content: doc.Say(fmt.Sprint(i))})
	}
	var got []int
	for _, mark := range layoutOf(t, theme.Default(), blocks...).Outline {
		got = append(got, mark.Level)
	}
	if want := "[0 0 1 1 1 2 0]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestLinkToNowhereIsReported(t *testing.T) {
	_, problems := pdf.Lay(doc.Document{ID: "x", Audience: doc.Public, Blocks: []doc.Block{doc.Paragraph{Content: []doc.Inline{doc.Link{Anchor: "gone", Content: doc.Say("there")}}}}}, theme.Default())
	if len(problems) != 1 || problems[0].Severity != source.Error || !strings.Contains(problems[0].What, `"gone"`) {
		t.Errorf("got %v", problems)
	}
}

func TestCharactersWithoutAGlyphAreReported(t *testing.T) {
	ref := at("Customers", 2, 7)
	for _, test := range []struct{ text, printed, what string }{
		{"go 😀!", "go [U+1F600]!", `no glyph for "😀" (U+1F600)`},
		{"漢字", "[U+6F22][U+5B57]", `no glyph for "漢" (U+6F22), "字" (U+5B57)`},
		{"שלום", "[U+05E9][U+05DC][U+05D5][U+05DD]", "text that runs from right to left"},
		{"bell\a", "bell[U+0007]", "no glyph for U+0007"},
	} {
		for audience, want := range map[doc.Audience]source.Severity{doc.Public: source.Error, doc.Audit: source.Warning} {
			d := doc.Document{ID: "x", Audience: audience, Blocks: []doc.Block{doc.Paragraph{Content: []doc.Inline{doc.TextOf(test.text, ref)}}}}
			layout, problems := pdf.Lay(d, theme.Default())
			if got := textOf(layout); got != test.printed {
				t.Errorf("%q prints %q, want %q", test.text, got, test.printed)
			}
			if len(problems) != 1 || problems[0].Severity != want || problems[0].Ref != ref || !strings.HasPrefix(problems[0].What, test.what) {
				t.Errorf("%q, %s: %v", test.text, audience, problems)
			}
		}
	}
}

func TestLinesBreakWhereUnicodeAllows(t *testing.T) {
	pad := strings.Repeat("m ", 37)
	for _, test := range []struct{ name, text, want string }{
		{"a number keeps its unit", pad + "costs 12,345\u00a0USD", "12,345\u00a0USD"},
		{"a word joiner holds", pad + "before\u2060after", "beforeafter"},
		{"a soft hyphen shows where it breaks", strings.Repeat("Daten\u00adübertragungs\u00adwege ", 30), "\u00ad"},
		{"a soft hyphen is silent elsewhere", "Daten\u00adüber\u00adtragung", "Datenübertragung"},
		{"combining marks stay", strings.Repeat("e\u0301", 300), "é"},
	} {
		joined := strings.Join(linesOf(layoutOf(t, theme.Default(), doc.Paragraph{Content: doc.Say(test.text)}).Pages[0]), "\n")
		if !strings.Contains(joined, test.want) {
			t.Errorf("%s: want %q in\n%s", test.name, test.want, joined)
		}
	}
}

// Words of running text are parted where a line would stay too empty, by a hyphen that is no part of the word when it is read out,
// and never where a name or a heading would be.
func TestWordsAreParted(t *testing.T) {
	prose := strings.Repeat("Die Verantwortlichkeitsübernahme der Anwendungslandschaftsmodernisierung Rechenzentrumsbetriebsvereinbarung ", 6)
	d := doc.Document{Title: "T", Language: "de-DE", Blocks: []doc.Block{doc.Paragraph{Content: doc.Say(prose)}}}
	layout, _ := pdf.Lay(d, theme.Default())
	parted := 0
	for _, line := range linesOf(layout.Pages[0]) {
		if strings.HasSuffix(strings.TrimSpace(line), "\u00ad") {
			parted++
		}
	}
	if parted == 0 {
		t.Errorf("no word is parted in\n%s", strings.Join(linesOf(layout.Pages[0]), "\n"))
	}
	read := output(t, "pdftotext", saved(t, rendered(t, d, theme.Default())), "-")
	if !strings.Contains(bare(strings.ReplaceAll(read, "\u00ad", "")), bare(prose)) {
		t.Errorf("read back as %q", read)
	}
	d.Language = "nl"
	layout, _ = pdf.Lay(d, theme.Default())
	if strings.Contains(strings.Join(linesOf(layout.Pages[0]), "\n"), "\u00ad") {
		t.Error("words are parted by the rules of another language")
	}
}

// A drawing that misses the foot of a page by a little is drawn a little smaller; its type stays large enough to be read.
func TestDrawingIsMadeSmallerToFit(t *testing.T) {
	whole, smallest, smaller := pdf.Points(0), pdf.Points(99), 0
	for n := range 60 {
		blocks := make([]doc.Block, 0, n+1)
		for range n {
			blocks = append(blocks, para(text("A line.")))
		}
		layout := layoutOf(t, theme.Default(), append(blocks, chart())...)
		size := pdf.Points(0)
		pages := map[int]bool{}
		for number, page := range layout.Pages {
			for _, item := range page.Items {
				if run, is := item.(pdf.TextRun); is && layout.Tree[run.Node].Role == pdf.RoleFigure {
					size, pages[number] = run.Size, true
				}
			}
		}
		if n == 0 {
			whole = size
		}
		if len(pages) != 1 {
			t.Fatalf("%d lines: the drawing is on %d pages", n, len(pages))
		}
		if smallest = min(smallest, size); size < whole {
			smaller++
		}
	}
	if smaller == 0 || smallest < whole*79/100 || smallest == whole {
		t.Errorf("%d of 60 are smaller, the smallest %.2f of %.2f", smaller, smallest, whole)
	}
}
