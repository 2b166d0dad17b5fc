package compose_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/compose"
	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/templates"
)

// Data that would mean something to a template, to Markdown, to HTML, to a workbook or to the tokens: each prints as it is.
var hostile = []string{
	"{{ .Customer.LegalName }}", "{{", "}}", "a | b", "# heading", "<script>alert(1)</script>", "=1+1", "+1", "-1", "@SUM(A1)", "`code`", "**strong**", "*a*", "_a_",
	"[a](javascript:alert(1))", "![a](b.png)", "> quote", "- item", "1. item", "&amp; &lt;", `\`, `\*`, `C:\temp\_x`, "a  b", "~~x~~", "---", "***", "| a | b |",
	"\uE0000\uE001", "\uE000999999999999999999\uE001", "\uE000", "\uE001", "\uF8FF", "%s %d", "$1", "a\tb", "\u00a0x", "́x", "日本語", "👩‍👩‍👧", "\u202Eabc", "{{/* */}}", "<!-- x -->", "$x",
}

// everyText puts a text into every plain text field that documents show.
func everyText(text string) func(p *model.Portfolio, c *model.Config) {
	return func(p *model.Portfolio, c *model.Config) {
		p.Customers[0].LegalName, p.Customers[0].Industry, p.Customers[0].Country = text, text, text
		m := p.Migrations[0]
		m.Title, m.SourceEnv, m.PatternStatement, m.PartnerTeam, m.Compliance = text, text, text, text, []string{text, text}
		p.Applications[0].Name, p.Services[0].Name, p.Services[0].Role = text, text, text
		p.Outcomes[0].Metric, p.Outcomes[0].How, p.Outcomes[0].Period = text, text, text
		p.Quotes[0].Text, p.Quotes[0].SpeakerRole = text, text
		p.Costs[0].Category, p.Documents[0].Title, p.Documents[0].Author = text, text, text
	}
}

func TestDataIsNeverTemplateOrMarkdown(t *testing.T) {
	set := builtIn(t)
	for _, text := range hostile {
		w := newWorld(everyText(text))
		for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
			d, problems := compose.Document(u)
			if len(problems) > 0 {
				t.Errorf("%q: %s: %v", text, u.ID, problems)
			}
			if u.Migration != "M-01" {
				continue
			}
			body := plain(d)
			if !strings.Contains(body, text) || !strings.Contains(d.Title, text) {
				t.Errorf("%q is not in %s as it is: title %q", text, u.ID, d.Title)
			}
			if got, want := len(d.Blocks), len(newWorldDocument(t, set, u).Blocks); got != want {
				t.Errorf("%q: %s has %d blocks, want %d", text, u.ID, got, want)
			}
		}
	}
}

// newWorldDocument is the same document of harmless data.
func newWorldDocument(t *testing.T, set *compose.Set, like compose.Unit) doc.Document {
	t.Helper()
	return newWorld(everyText("harmless")).document(t, set, like.Template(), like.Migration)
}

// Law: any text at all, in a field that is printed in a sentence, a heading, emphasis, code, a list, a table, a quote and a link's
// words, stands there as it is, and changes nothing around it.
func TestAnyTextPrintsLiterally(t *testing.T) {
	body := "# H {{ .Title }} h\n\nA {{ .Title }} **b {{ .Title }}** *c{{ .Title }}* `{{ .Title }}` [d {{ .Title }}](https://example.com) e\n\n- i {{ .Title }}\n\n" +
		"> q {{ .Title }}\n> — s {{ .Title }}\n\n> [!note] n {{ .Title }}\n> m {{ .Title }}\n\n| k | l |\n|---|---|\n| {{ .Title }} | {{ .Title }} |\n"
	set := load(t, one(head("audit", "migration", `title: "{{ .Title }}"`)+body))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[^\x00\n]{0,3}\S[^\x00\n]{0,20}`).Draw(t, "text")
		if strings.TrimSpace(text) == "" {
			t.Skip("blank is not there")
		}
		w := newWorld(func(p *model.Portfolio, _ *model.Config) { p.Migrations[0].Title = text })
		var d doc.Document
		for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
			if u.Migration == "M-01" {
				var problems []source.Problem
				if d, problems = compose.Document(u); len(problems) > 0 {
					t.Fatal(problems)
				}
			}
		}
		want := []string{"H " + text + " h", "A " + text + " b " + text + " c" + text + " " + text + " d " + text + " e", "i " + text, "q " + text, "s " + text, "n " + text, "m " + text, text, text, ""}
		if diff := cmp.Diff(strings.Join(want, "\n"), plain(d)); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
		if d.Title != text {
			t.Fatalf("title %q, want %q", d.Title, text)
		}
	})
}

// Law: a narrative without the marks of its small Markdown stands there as it is, line by line.
func TestNarrativesWithoutMarksAreLiteral(t *testing.T) {
	set := load(t, one(head("audit", "migration")+"{{ .Challenge }}\n"))
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.StringMatching(`[A-Za-z#<>|=`+"`"+`{}&~!:;$%"'()\\/. ]{0,12}[A-Za-z{}#<=|\\][A-Za-z#<>|={}.&]{0,6}`), 1, 4).Draw(t, "lines")
		text := strings.Join(lines, "\n")
		w := newWorld(func(p *model.Portfolio, _ *model.Config) { p.Migrations[0].Challenge = model.Narrative(text) })
		d, problems := compose.Document(unitOf(t, w, set))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got := plain(d); got != text+"\n" {
			t.Fatalf("got %q, want %q", got, text+"\n")
		}
	})
}

// Law: whatever marks a narrative holds, well placed or not, its words stay, in their order.
func TestNarrativesLoseNoWord(t *testing.T) {
	set := load(t, one(head("audit", "migration")+"{{ .Challenge }}\n"))
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := "a" + rapid.StringMatching(`[a-e*_\\\[\] \n.!-]{0,60}`).Draw(t, "text")
		w := newWorld(func(p *model.Portfolio, _ *model.Config) { p.Migrations[0].Challenge = model.Narrative(text) })
		d, problems := compose.Document(unitOf(t, w, set))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got, want := letters(plain(d)), letters(text); got != want {
			t.Fatalf("%q became %q", text, plain(d))
		}
	})
}

func unitOf(t interface{ Fatal(...any) }, w world, set *compose.Set) compose.Unit {
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		if u.Migration == "M-01" {
			return u
		}
	}
	t.Fatal("no unit for M-01")
	return compose.Unit{}
}

func blocks(t *testing.T, text string, change func(p *model.Portfolio, c *model.Config)) []doc.Block {
	t.Helper()
	return newWorld(change).document(t, load(t, templates.FS, one(head("audit", "migration")+text)), "x", "M-01").Blocks
}

func dump(t *testing.T, blocks []doc.Block) string {
	t.Helper()
	data, err := doc.JSON(doc.Document{Blocks: blocks})
	if err != nil {
		t.Fatal(err)
	}
	var tree struct{ Blocks json.RawMessage }
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(tree.Blocks)), " ")
}

func TestNarratives(t *testing.T) {
	ref := source.Ref{File: "inputs/portfolio.xlsx", Sheet: "Migrations"}.At(12, 2)
	text := func(s string, set ...string) doc.Text {
		x := doc.Text{Text: s, Source: ref}
		for _, how := range set {
			x.Strong, x.Italic = x.Strong || how == "strong", x.Italic || how == "italic"
		}
		return x
	}
	p := func(in ...doc.Inline) doc.Block { return doc.Paragraph{Content: in} }
	for cell, want := range map[string][]doc.Block{
		"a *b* **c** _d_ __e__ f":    {p(text("a "), text("b", "italic"), text(" "), text("c", "strong"), text(" "), text("d", "italic"), text(" "), text("e", "strong"), text(" f"))},
		"one\ntwo\n\nthree":          {p(text("one"), doc.Break{}, text("two")), p(text("three"))},
		"- a\n- b":                   {doc.List{Items: [][]doc.Block{{p(text("a"))}, {p(text("b"))}}}},
		"1. a\n2. b":                 {doc.List{Ordered: true, Items: [][]doc.Block{{p(text("a"))}, {p(text("b"))}}}},
		"see [here](https://a.b/c)":  {p(text("see "), doc.Link{URL: "https://a.b/c", Content: []doc.Inline{text("here")}})},
		"[x](javascript:alert)":      {p(text("[x](javascript:alert)"))},
		"[x](file:///etc/passwd)":    {p(text("[x](file:///etc/passwd)"))},
		"[x](https://u:p@host/)":     {p(text("[x](https://u:p@host/)"))},
		"![x](https://a.b/c.png)":    {p(text("!"), doc.Link{URL: "https://a.b/c.png", Content: []doc.Inline{text("x")}})},
		"2 * 3 * 4 and snake_case_x": {p(text("2 * 3 * 4 and snake_case_x"))},
		`\*not\* C:\_x`:              {p(text("*not* C:_x"))},
		"# no heading":               {p(text("# no heading"))},
		"**open":                     {p(text("**open"))},
		"**a *b* c**":                {p(text("a ", "strong"), text("b", "strong", "italic"), text(" c", "strong"))},
	} {
		got := blocks(t, "{{ .Challenge }}", func(p *model.Portfolio, _ *model.Config) { p.Migrations[0].Challenge = model.Narrative(cell) })
		if diff := cmp.Diff(dump(t, want), dump(t, got)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", cell, diff)
		}
	}
}

// A narrative among words keeps its text; a table there is refused, with the template's line.
func TestBlocksAmongWords(t *testing.T) {
	got := blocks(t, "They say: {{ .Challenge }} Yes.", func(p *model.Portfolio, _ *model.Config) { p.Migrations[0].Challenge = "a\n\n- b" })
	if want := "They say: a\nb Yes.\n"; plain(doc.Document{Blocks: got}) != want {
		t.Errorf("got %q, want %q", plain(doc.Document{Blocks: got}), want)
	}
	set := load(t, templates.FS, one(head("audit", "migration")+"a\n\nwords {{ table \"services\" . }}\n"))
	_, problems := compose.Document(newWorld(nil).unit(t, set, "x", "M-01"))
	want := `error: templates/documents/x.md:10: customer C-01 (M-01): table "services" .: a block in the middle of a line: want a line of its own`
	if len(problems) != 1 || problems[0].String() != want {
		t.Errorf("got %v, want %s", problems, want)
	}
}

func TestMarkdownOfTemplates(t *testing.T) {
	got := blocks(t, strings.Join([]string{
		"## One & *two*", "", "Soft", "line, **{{ .ID }}** and `code`.  ", "Hard.", "", "    indented is no code", "", "1. a", "2. b", "   - c", "", "> Said.", "> — {{ .ID }}", "",
		"> [!warning] Mind {{ .ID }}", "> the gap", ">", "> - x", "", "> [!lead] Lead.", "", "> [!fine] Fine.", "", "---", "", "## One & two", "",
		"[up](#one-two), [out](https://example.com/{{ .ID }}), <https://example.com>", "", "| a | b |", "|---|--:|", "| {{ .ID }} | *x* |", "", "{{ contents 2 }}", "{{ pagebreak }}",
	}, "\n"), nil)
	golden(t, "markdown", doc.Document{Blocks: got})
}

// Law: whatever Markdown a template's author writes, no word of it is lost; it stands in the document or a problem is reported.
func TestNoWordOfATemplateIsLost(t *testing.T) {
	w := newWorld(nil)
	rapid.Check(t, func(t *rapid.T) {
		marks := rapid.SampledFrom([]string{"", " ", "    ", "\t", "- ", "1. ", "> ", "# ", "      - ", "|", "* * ", "\n", "=", "> > ", "`", "**", "_", "[", "](", "\n---\n", "+ ", "2) ", "> [!note] "})
		var body strings.Builder
		n := rapid.IntRange(1, 12).Draw(t, "lines")
		for i := range n {
			for range rapid.IntRange(0, 3).Draw(t, "marks") {
				body.WriteString(marks.Draw(t, "mark"))
			}
			fmt.Fprintf(&body, "word%dx", i)
			body.WriteString(rapid.SampledFrom([]string{"\n", "\n\n", " ", "  \n"}).Draw(t, "end"))
		}
		set, problems := compose.Load(one(head("audit", "migration") + body.String()))
		if len(problems) > 0 {
			return
		}
		d, problems := compose.Document(unitOf(t, w, set))
		got := plain(d)
		if dumped, err := doc.JSON(d); err == nil {
			got += string(dumped)
		}
		for i := range n {
			if word := fmt.Sprintf("word%dx", i); len(problems) == 0 && !strings.Contains(got, word) {
				t.Fatalf("%s is lost of\n%s\nin\n%s", word, body.String(), got)
			}
		}
	})
}

// An address from a cell is refused where it is none that a document may link to, at the line of the template.
func TestLinksOfData(t *testing.T) {
	set := load(t, one(head("audit", "migration")+"a\n\n[site]({{ .Customer.Site }})\n"))
	for site, want := range map[string]string{
		"https://www.example.com/x": "", "javascript:alert(1)": `error: templates/documents/x.md:10: customer C-01 (M-01): .Customer.Site: a link to "javascript:alert(1)"`,
		"file:///etc/passwd": `error: templates/documents/x.md:10: customer C-01 (M-01): .Customer.Site: a link to "file:///etc/passwd"`,
	} {
		_, problems := compose.Document(newWorld(func(p *model.Portfolio, _ *model.Config) { p.Customers[0].Site = site }).unit(t, set, "x", "M-01"))
		if want == "" && len(problems) > 0 || want != "" && (len(problems) != 1 || !strings.HasPrefix(problems[0].String(), want)) {
			t.Errorf("%s: %v, want %q", site, problems, want)
		}
	}
}

// Printing what is not recorded is an error that names the template, the line and the customer; so is printing a bare number.
func TestUnguardedFields(t *testing.T) {
	for body, want := range map[string]string{
		"a\n{{ .Deadline }}":        "error: templates/documents/x.md:9: .Deadline is not recorded for customer C-03 (M-03): want a recorded field, or a guard around it (guard it: {{ with .Deadline }} … {{ end }})",
		"{{ .Lessons }}":            "error: templates/documents/x.md:8: .Lessons is not recorded for customer C-03 (M-03)",
		"{{ .Inventory.Machines }}": "error: templates/documents/x.md:8: .Inventory.Machines is not recorded for customer C-03 (M-03)",
		"{{ upper .Pattern }}":      "error: templates/documents/x.md:8: customer C-03 (M-03): upper: argument 1 is a value: want text",
		"{{ len .Services }}":       "error: templates/documents/x.md:8: customer C-03 (M-03): len .Services is a number: want a text, a value or a block",
		"{{ template \"p\" . }}":    "error: templates/documents/partials/p.md:2: .Deadline is not recorded for customer C-03 (M-03)",
	} {
		set := load(t, one(head("audit", "migration")+body, "p", "\n{{ .Deadline }}"))
		_, problems := compose.Document(newWorld(nil).unit(t, set, "x", "M-03"))
		if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), want) {
			t.Errorf("%s: got %v, want %s", body, problems, want)
		}
	}
}
