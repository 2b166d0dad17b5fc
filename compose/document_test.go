package compose_test

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/compose"
	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a dump with testdata/NAME.json.
func golden(t *testing.T, name string, d doc.Document) {
	t.Helper()
	got, err := doc.JSON(d)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got; -update writes it anew):\n%s", file, diff)
	}
}

func TestDocuments(t *testing.T) {
	w, set := newWorld(nil), builtIn(t)
	golden(t, "case-study-audit-M-01", w.document(t, set, "case-study-audit", "M-01"))
	golden(t, "case-study-audit-M-03", w.document(t, set, "case-study-audit", "M-03"))
	golden(t, "case-study-public-M-01", w.document(t, set, "case-study-public", "M-01"))
	golden(t, "case-study-public-M-02", w.document(t, set, "case-study-public", "M-02"))
	golden(t, "submission-summary", w.document(t, set, "submission-summary", ""))
	golden(t, "scorecard", w.document(t, set, "scorecard", ""))
	for _, name := range []string{"score", "select"} {
		d, problems := compose.Answer(set, name, w.assessment, w.portfolio, w.config)
		if len(problems) > 0 {
			t.Error(problems)
		}
		golden(t, name, d)
	}
	golden(t, "explain", compose.Explain(w.assessment.Figure("M-01/weighted-applications"), w.config.Locale))
	golden(t, "check", compose.Check(compose.Checked{Portfolio: w.portfolio, Config: w.config}))
}

func TestUnits(t *testing.T) {
	w := newWorld(nil)
	var got []string
	for _, u := range compose.Units(builtIn(t), w.assessment, w.portfolio, w.config) {
		got = append(got, string(u.Audience)+"/"+u.ID+" "+strings.Join(u.Formats(), ","))
	}
	want := []string{
		"internal/aws-briefing pdf,html", "audit/case-studies/M-01 pdf", "audit/case-studies/M-02 pdf", "internal/case-studies/M-03 pdf",
		"public/case-studies/M-01 pdf,html", "public/case-studies/M-02 pdf,html", "audit/discovery/M-01 pdf", "audit/discovery/M-02 pdf", "audit/discovery/M-01-workbook xlsx", "audit/discovery/M-02-workbook xlsx",
		"audit/evidence-index pdf", "internal/gap-report pdf,xlsx", "audit/landing-zone/M-01 pdf", "audit/lessons pdf", "audit/method pdf", "internal/readiness html",
		"audit/scorecard xlsx", "internal/selection-report pdf", "audit/submission-binder pdf", "audit/submission-summary pdf",
		"audit/tco-analysis/M-01 pdf", "audit/tco-analysis/M-02 pdf", "audit/tco-analysis/M-01-workbook xlsx", "audit/tco-analysis/M-02-workbook xlsx",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
}

// Nothing at all but what is required still gives documents: they say what is missing.
func TestAlmostEmptyPortfolio(t *testing.T) {
	w, set := newWorld(func(p *model.Portfolio, _ *model.Config) {
		*p = model.Portfolio{Migrations: []*model.Migration{{ID: "M-01", Customer: "C-01", Title: "First"}}}
	}), builtIn(t)
	d := w.document(t, set, "case-study-audit", "M-01")
	for _, want := range []string{"An auditor will look for these", "No outcome is recorded (Outcomes)", "The challenge, the reason for AWS and the solution are not recorded."} {
		if !strings.Contains(plain(d), want) {
			t.Errorf("no %q in %s", want, plain(d))
		}
	}
	w.document(t, set, "submission-summary", "")
	w.document(t, set, "scorecard", "")
	emptyHeadings(t, d)
}

// emptyHeadings reports headings with nothing below them.
func emptyHeadings(t *testing.T, d doc.Document) {
	t.Helper()
	for i, b := range d.Blocks {
		h, ok := b.(doc.Heading)
		if !ok {
			continue
		}
		if i == len(d.Blocks)-1 {
			t.Errorf("%s: heading %q ends the document", d.ID, h.ID)
			continue
		}
		if next, ok := d.Blocks[i+1].(doc.Heading); ok && next.Level <= h.Level {
			t.Errorf("%s: nothing below heading %q", d.ID, h.ID)
		}
	}
}

func TestNoEmptyHeadings(t *testing.T) {
	w, set := newWorld(nil), builtIn(t)
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		d, _ := compose.Document(u)
		emptyHeadings(t, d)
	}
}

// A document bears the date of the newest fact in it: no plan, no expiry, nothing after the day of the assessment.
func TestContentDate(t *testing.T) {
	set := builtIn(t)
	dated := func(change func(m *model.Migration)) value.Date {
		w := newWorld(func(p *model.Portfolio, _ *model.Config) { change(p.Migrations[0]) })
		return w.document(t, set, "case-study-audit", "M-01").Date
	}
	if got, want := dated(func(*model.Migration) {}), date("2025-11-20"); got != want {
		t.Errorf("date %s, want %s: the day of publication", got, want)
	}
	if got, want := dated(func(m *model.Migration) { m.Deadline = date("2026-02-02") }), date("2025-11-20"); got != want {
		t.Errorf("a deadline made the date %s, want %s", got, want)
	}
	if got, want := dated(func(m *model.Migration) { m.End = date("2027-02-02") }), date("2025-11-20"); got != want {
		t.Errorf("a day in the future made the date %s, want %s", got, want)
	}
}

// The scorecard holds, for every figure in a formula, the cells that the formula is made of, so that a workbook can write it.
func TestScorecardHoldsTheCellsOfItsFormulas(t *testing.T) {
	w := newWorld(nil)
	d := w.document(t, builtIn(t), "scorecard", "")
	printed, err := doc.Figures(d.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, f := range printed {
		have[f.ID] = true
	}
	var check func(f *value.Figure)
	check = func(f *value.Figure) {
		for _, a := range f.Args {
			if !have[a.ID] {
				t.Errorf("%s = %s of %s, which stands in no cell", f.ID, f.Op, a.ID)
			}
			check(a)
		}
	}
	for _, id := range []string{"verdict", "M-01/weighted-servers"} {
		check(w.assessment.Figure(id))
	}
	inputs := map[string]bool{}
	for _, b := range d.Blocks {
		if table, ok := b.(doc.Table); ok {
			for _, r := range table.Rows {
				for _, c := range r.Cells {
					if v, typed := c.Typed(); typed && c.Input {
						inputs[v.Figure.ID] = true
					}
				}
			}
		}
	}
	for _, id := range []string{"weight/rehost", "weight/replatform", "threshold/weighted-applications", "threshold/weighted-servers", "selection/M-01/in"} {
		if !inputs[id] {
			t.Errorf("%s is no input cell: have %v", id, inputs)
		}
	}
}

// The audit case study names every figure that it prints, and where each was read.
func TestEveryPrintedFigureStandsInTheAppendix(t *testing.T) {
	w := newWorld(nil)
	d := w.document(t, builtIn(t), "case-study-audit", "M-01")
	last := d.Blocks[len(d.Blocks)-1].(doc.Table)
	listed := map[string]bool{}
	for _, r := range last.Rows {
		if r.Kind == doc.BodyRow {
			listed[doc.Plain(d.Locale, r.Cells[0].Content)] = true
			if doc.Plain(d.Locale, r.Cells[2].Content) == "–" && doc.Plain(d.Locale, r.Cells[1].Content) != "0" && doc.Plain(d.Locale, r.Cells[1].Content) != "unknown" {
				t.Errorf("figure %s names no cell", doc.Plain(d.Locale, r.Cells[0].Content))
			}
		}
	}
	printed, err := doc.Figures(d.Blocks[:len(d.Blocks)-1])
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range printed {
		if f.ID == "" || !listed[f.ID] {
			t.Errorf("figure %q (%s) is not in the appendix", f.ID, f.Label)
		}
	}
	if len(printed) < 20 {
		t.Errorf("only %d figures are printed", len(printed))
	}
}

// A unit's document and its key are the same twice, in any order of making, by any number of workers; and another view has another key.
func TestDocumentIsPure(t *testing.T) {
	set := builtIn(t)
	w, other := newWorld(nil), newWorld(func(p *model.Portfolio, _ *model.Config) { p.Applications[0].Name = "Renamed" })
	dump := func(u compose.Unit) string {
		d, _ := compose.Document(u)
		text, err := doc.JSON(d)
		if err != nil {
			t.Error(err)
		}
		return string(text)
	}
	units := compose.Units(set, w.assessment, w.portfolio, w.config)
	first := make([]string, len(units))
	for i, u := range units {
		first[i] = dump(u)
	}
	t.Run("again", func(t *testing.T) {
		for i := len(units) - 1; i >= 0; i-- {
			for range 4 {
				t.Run(units[i].ID, func(t *testing.T) {
					t.Parallel()
					if dump(units[i]) != first[i] {
						t.Error("another document")
					}
				})
			}
		}
	})
	key := func(w world, template, migration string) string {
		k, err := w.unit(t, set, template, migration).Key()
		if err != nil {
			t.Fatal(err)
		}
		return string(k)
	}
	if key(w, "case-study-audit", "M-01") != key(newWorld(nil), "case-study-audit", "M-01") {
		t.Error("the same inputs give two keys")
	}
	if key(w, "case-study-audit", "M-01") == key(other, "case-study-audit", "M-01") {
		t.Error("a changed name leaves the key as it was")
	}
	if key(w, "case-study-public", "M-01") != key(other, "case-study-public", "M-01") {
		t.Error("an application’s name, which is not public, changes the key of the public document")
	}
}

func TestVerdictAndLine(t *testing.T) {
	w := newWorld(nil)
	want := "PASS as of 31 March 2026: 2 case studies (1 public), 20 weighted applications, 16 weighted servers; edition unconfirmed"
	if got := compose.Verdict(w.assessment, w.config.Locale); got != want {
		t.Errorf("verdict %q, want %q", got, want)
	}
	line := compose.Line(w.assessment, w.config.Locale, compose.Summary{Current: "out/current", Documents: 7, Added: 1, Changed: 2})
	if want := "out/current: 7 documents (1 added, 2 changed, 0 removed); " + want; line != want {
		t.Errorf("line %q, want %q", line, want)
	}
}

func TestEvidencePath(t *testing.T) {
	for path, want := range map[string]string{
		"evidence/tco.pdf": "M-01/D-1-tco.pdf", `..\..\x y.pdf`: "M-01/D-1-x-y.pdf", "../..": "M-01/D-1-unnamed",
	} {
		if got := compose.EvidencePath(&model.Document{ID: "D-1", Migration: "M-01", Path: path}); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

// Keys are made of views as JSON: a view that JSON does not show in full would make a key that misses a change.
func TestViewsAreWholeAsJSON(t *testing.T) {
	for _, view := range []any{compose.CaseStudy{}, compose.PublicCaseStudy{}, compose.Portfolio{}} {
		walkTypes(reflect.TypeOf(view), func(at string, typ reflect.Type) {
			if strings.HasSuffix(typ.PkgPath(), "/model") {
				t.Errorf("%s is of package model: a record prints as its place alone", at)
			}
			if typ.Kind() == reflect.Interface || typ.Kind() == reflect.Map || typ.Kind() == reflect.Func {
				t.Errorf("%s is %s: want plain fields", at, typ)
			}
			if typ.Kind() != reflect.Struct || !strings.HasSuffix(typ.PkgPath(), "/compose") {
				return
			}
			for i := range typ.NumField() {
				if f := typ.Field(i); !f.IsExported() || f.Tag.Get("json") != "" {
					t.Errorf("%s.%s is not shown by JSON as it is", at, f.Name)
				}
			}
		})
	}
}

// walkTypes visits the types of a view's fields, down to those of other packages.
func walkTypes(typ reflect.Type, visit func(at string, typ reflect.Type)) {
	seen := map[reflect.Type]bool{}
	var walk func(at string, typ reflect.Type)
	walk = func(at string, typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		visit(at, typ)
		if seen[typ] || typ.Kind() != reflect.Struct || !strings.HasSuffix(typ.PkgPath(), "/compose") {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			walk(at+"."+typ.Field(i).Name, typ.Field(i).Type)
		}
	}
	walk(typ.Name(), typ)
}

// TestEveryPrintedFigureIsListed: the manifest lists figures, and by them two packs are compared. One that a document prints and the
// manifest does not would move unseen.
func TestEveryPrintedFigureIsListed(t *testing.T) {
	w, set := newWorld(withPlan), builtIn(t)
	listed := w.figures()
	printed := 0
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		d, _ := compose.Document(u)
		figures, err := doc.Figures(d.Blocks)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range figures {
			if f.ID == "" {
				continue
			}
			printed++
			if known := listed[f.ID]; known == nil || known.Value.String() != f.Value.String() {
				t.Errorf("%s: figure %s is not listed, or another one", d.ID, f.ID)
			}
		}
	}
	if printed < 500 {
		t.Errorf("only %d figures with an id are printed", printed)
	}
}
