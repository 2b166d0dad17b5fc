package xlsx_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/theme"
	"dossier/render/xlsx"
	"dossier/source"
	"dossier/value"
)

func render(t *testing.T, d doc.Document) []byte {
	t.Helper()
	data, problems := xlsx.Render(d, theme.Default())
	for _, p := range problems {
		t.Errorf("problem: %s", p)
	}
	if data == nil {
		t.Fatal("no workbook")
	}
	return data
}

func TestFormulasStandInTheRawXMLWithTheirValues(t *testing.T) {
	sheets := rawSheets(t, render(t, doctest.Rich(doc.Audit)))
	want := []struct{ sheet, cell, formula, kind, value string }{
		{"Scores", "C26", "", "", "1"},                                         // member: an input
		{"Scores", "D26", "", "", "7"},                                         // count: a leaf
		{"Scores", "E26", "'Weights and thresholds'!B5", "", "2"},              // the weight is defined in its input cell
		{"Scores", "F26", "C26*D26*E26", "", "14"},                             // a row reads by itself
		{"Scores", "F31", "SUM(F26:F30)", "", "70"},                            // a total is a range
		{"Scores", "B9", "F31", "", "70"},                                      // a tile refers to the table
		{"Scores", "B10", "", "", "40"},                                        // a quotient, see below
		{"Scores", "G31", "", "str", "PASS"},                                   // the verdict is text
		{"Weights and thresholds", "B7", "", "", "50"},                         // the threshold: an input
		{"Scores", "B42", "'Weights and thresholds'!B7", "", "50"},             // and again below the chart
		{"Figures", "B24", "Scores!F31-'Weights and thresholds'!B7", "", "20"}, // in no table: listed
	}
	for _, w := range want {
		c := sheets[w.sheet][w.cell]
		if w.formula != "" && c.Formula != w.formula || c.Type != w.kind || c.Value != w.value {
			t.Errorf("%s!%s is =%s %q %q, want =%s %q %q", w.sheet, w.cell, c.Formula, c.Type, c.Value, w.formula, w.kind, w.value)
		}
	}
	steps := 0
	for at, c := range sheets["Figures"] {
		if strings.HasPrefix(at, "A") && strings.HasPrefix(c.Value, "Step of ") {
			steps++
		}
		if slices.Contains([]string{"sum", "difference", "product", "quotient"}, c.Value) {
			t.Errorf("Figures!%s is %q, and does not tell what it is a step of", at, c.Value)
		}
	}
	if steps == 0 {
		t.Error("no figure without a name tells what it is a step of")
	}
	if f := sheets["Scores"]["G31"].Formula; !strings.Contains(f, `IF(F31>'Weights and thresholds'!B7,"PASS","GAP")`) {
		t.Errorf("the verdict is =%s", f)
	}
}

func TestLibreOfficeComputesWhatIsCached(t *testing.T) {
	rich, tricky := render(t, doctest.Rich(doc.Audit)), render(t, tricky())
	computed := recalculate(t, rich, tricky)
	if n := compareLive(t, rich, computed[0]); n < 25 {
		t.Errorf("%d formulas only", n)
	}
	if n := compareLive(t, tricky, computed[1]); n < 25 {
		t.Errorf("%d formulas only", n)
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	first := render(t, doctest.Rich(doc.Audit))
	for range 20 {
		if !bytes.Equal(first, render(t, doctest.Rich(doc.Audit))) {
			t.Fatal("two builds differ")
		}
	}
}

func TestPublicWorkbookHoldsValuesOnly(t *testing.T) {
	data := render(t, doctest.Rich(doc.Public))
	for name, cells := range rawSheets(t, data) {
		for ref, c := range cells {
			if c.Formula != "" {
				t.Errorf("%s!%s has a formula", name, ref)
			}
		}
	}
	for name, text := range unzip(t, data) {
		if strings.Contains(name, "comments") {
			t.Errorf("part %s", name)
		}
		for _, secret := range []string{"applications.csv", "programme.yaml", "M-01", "Weights_", "scorecard</dc:identifier"} {
			if strings.Contains(string(text), secret) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
}

// Every block and inline of the closed set has a case: none is reported as unknown.
func TestEveryBlockAndInlineIsDrawn(t *testing.T) {
	for _, b := range doctest.Blocks() {
		_, problems := xlsx.Render(doc.Document{Title: "T", Blocks: []doc.Block{b}}, theme.Default())
		for _, p := range problems {
			if strings.Contains(p.What, "cannot show") {
				t.Errorf("%T: %s", b, p)
			}
		}
	}
	for _, in := range doctest.Inlines() {
		_, problems := xlsx.Render(doc.Document{Title: "T", Blocks: []doc.Block{doc.Paragraph{Content: []doc.Inline{in, doc.Text{Text: "x"}}}}}, theme.Default())
		for _, p := range problems {
			if strings.Contains(p.What, "cannot show") {
				t.Errorf("%T: %s", in, p)
			}
		}
	}
}

func TestSpreadsheetInjectionStaysText(t *testing.T) {
	leads := []string{"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://evil\",\"x\")", "=cmd|' /C calc'!A0", "_x0041_", "<b>&\"'"}
	table := doc.Table{Columns: []doc.Column{{Header: "=1+1"}}}
	for _, lead := range leads {
		table.Rows = append(table.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell(lead)}})
	}
	d := doc.Document{Title: "=1+1", Blocks: []doc.Block{doc.Heading{Level: 1, Content: doc.Say("=1+1")}, table}}
	data := render(t, d)
	var texts []string
	for _, cells := range rawSheets(t, data) {
		for ref, c := range cells {
			if c.Formula != "" {
				t.Errorf("%s is a formula: %s", ref, c.Formula)
			}
			if c.Value != "" && c.Type != "inlineStr" {
				t.Errorf("%s is of type %q", ref, c.Type)
			}
			texts = append(texts, c.Value)
		}
	}
	for _, lead := range []string{"=1+1", "@SUM(A1)", "\t=1+1", "<b>&\"'"} {
		if !slices.Contains(texts, lead) {
			t.Errorf("%q is not among %q", lead, texts)
		}
	}
	for _, cells := range rawSheets(t, recalculate(t, data)[0]) {
		for ref, c := range cells {
			if c.Formula != "" || c.Type == "e" {
				t.Errorf("LibreOffice reads %s as a formula: %s", ref, c.Formula)
			}
		}
	}
}

func TestLongTextIsContinuedNotCut(t *testing.T) {
	long := strings.Repeat("wörd 😀 ", 9000)
	d := doc.Document{Title: "T", Blocks: []doc.Block{
		doc.Paragraph{Content: []doc.Inline{doc.Text{Text: long}}},
		doc.Table{Columns: []doc.Column{{Header: "a"}, {Header: "b"}}, Rows: []doc.TableRow{{Cells: []doc.TableCell{doc.TextCell(long), doc.TextCell("b")}}}},
	}}
	data, problems := xlsx.Render(d, theme.Default())
	if source.Worst(problems) != source.Warning || len(problems) == 0 {
		t.Errorf("problems: %v", problems)
	}
	total := 0
	for _, cells := range rawSheets(t, data) {
		for _, c := range cells {
			total += strings.Count(c.Value, "wörd")
		}
	}
	if total != 18000 {
		t.Errorf("%d words of 18000", total)
	}
}

func TestSheetNamesAreLegalAndDiffer(t *testing.T) {
	d := doc.Document{Title: "T"}
	for _, name := range []string{"A/B [x]: what?*\\", "'quoted'", "History", "", strings.Repeat("long ", 20), strings.Repeat("long ", 20), "scores", "Scores", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"} {
		d.Blocks = append(d.Blocks, doc.Heading{Level: 1, Content: doc.Say(name)})
	}
	sheets := rawSheets(t, render(t, d))
	if len(sheets) != 9 { // LibreOffice would rename an illegal one
		t.Errorf("%d sheets", len(sheets))
	}
}

// An unsound figure, whose value is not what its tree gives, is written as its value and reported.
func TestUnsoundFigureIsNoFormula(t *testing.T) {
	f := &value.Figure{ID: "x", Op: value.Sum, Args: []*value.Figure{value.Stated(value.Int(1)), value.Stated(value.Int(2))}, Value: value.Num(value.Int(5))}
	data, problems := xlsx.Render(oneCell(f), theme.Default())
	if len(problems) != 1 {
		t.Errorf("problems: %v", problems)
	}
	for _, cells := range rawSheets(t, data) {
		for ref, c := range cells {
			if c.Formula != "" {
				t.Errorf("%s: =%s", ref, c.Formula)
			}
		}
	}
}

func oneCell(f *value.Figure) doc.Document {
	return doc.Document{Title: "T", Audience: doc.Audit, Blocks: []doc.Block{doc.Table{Columns: []doc.Column{{Header: "v"}}, Rows: []doc.TableRow{{Cells: []doc.TableCell{doc.FigureCell(f)}}}}}}
}

// tricky is a document of figures that formulas must get right: unknowns, zeros, many arguments, long and deep trees.
func tricky() doc.Document {
	t := doc.Table{ID: "t", Columns: []doc.Column{{Header: "Name"}, {Header: "Value"}}}
	show := func(name string, f *value.Figure) *value.Figure {
		t.Rows = append(t.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell(name), doc.FigureCell(f)}})
		return f
	}
	n := func(s string) *value.Figure { return value.Stated(must(s)) }
	unknown := value.Read(value.Number{}, at("a.csv", 1, 1))
	two, zero := show("two", n("2")), show("zero", n("0"))
	lost := show("unknown", unknown)
	show("sum with unknown", value.Compute(value.Sum, two, lost))
	show("product with unknown", value.Compute(value.Product, two, lost))
	show("product with unknown and zero", value.Compute(value.Product, zero, lost))
	show("division by zero", value.Compute(value.Quotient, two, zero))
	over := value.Compute(value.Quotient, two, zero)
	show("of an unshown unknown", value.Compute(value.Sum, over, two))
	show("minimum", value.Compute(value.Minimum, two, zero, n("-3.5")))
	show("difference with a negative", value.Compute(value.Difference, two, n("-3.5")))
	show("maximum of unknown", value.Compute(value.Maximum, two, lost))
	pass := show("pass", value.Compute(value.Exceeds, two, zero).Named("pass", "", value.Verdict))
	gap := show("gap", value.Compute(value.Exceeds, zero, two).Named("gap", "", value.Verdict))
	maybe := show("maybe", value.Compute(value.AtMost, lost, two).Named("maybe", "", value.Verdict))
	show("all", value.Compute(value.All, pass, pass).Named("all", "", value.Verdict))
	show("not all", value.Compute(value.All, pass, gap).Named("not-all", "", value.Verdict))
	show("all maybe", value.Compute(value.All, pass, maybe).Named("all-maybe", "", value.Verdict))
	show("all as a number", value.Compute(value.All, pass, two))
	show("verdict in arithmetic", value.Compute(value.Product, pass, two))
	show("maybe in arithmetic", value.Compute(value.Product, maybe, two))
	show("gap in arithmetic", value.Compute(value.Product, gap, lost))
	show("sum of verdicts", value.Compute(value.Sum, pass, gap, pass))
	show("nested", value.Compute(value.All, value.Compute(value.AtLeast, two, n("2")), value.Compute(value.Exceeds, two, n("1.9"))).Named("nested", "", value.Verdict))
	show("tenths", value.Compute(value.Exceeds, value.Compute(value.Sum, n("0.1"), n("0.2")), n("0.3")).Named("tenths", "", value.Verdict))
	show("product as verdict", value.Compute(value.Product, pass, gap).Named("pv", "", value.Verdict))
	var many []*value.Figure
	for i := range 700 {
		many = append(many, n(fmt.Sprint(i)))
	}
	show("700 constants", value.Compute(value.Sum, many...))
	var scattered []*value.Figure
	for i := range 500 {
		f := n(fmt.Sprintf("%d.5", i))
		scattered = append(scattered, f)
		if i%2 == 0 {
			show("s", f)
			show("", value.Compute(value.Sum, f, two))
		}
	}
	show("500 scattered", value.Compute(value.Sum, scattered...))
	show("least of scattered", value.Compute(value.Minimum, append(scattered, lost)...))
	deep := two
	for range 60 {
		deep = value.Compute(value.Difference, two, value.Compute(value.Quotient, deep, n("4")))
	}
	show("deep", deep)
	var verdicts []*value.Figure
	for range 400 {
		verdicts = append(verdicts, pass, maybe)
	}
	show("800 verdicts", value.Compute(value.Sum, verdicts...))
	show("all of 800", value.Compute(value.All, verdicts...).Named("all-800", "", value.Verdict))
	return doc.Document{Title: "Tricky", Audience: doc.Audit, Blocks: []doc.Block{doc.Heading{Level: 1, Content: doc.Say("It's R1C1 & more")}, t}}
}

func must(s string) value.Decimal {
	d, err := value.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}
