package compose_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/Masterminds/sprig/v3"
	"github.com/google/go-cmp/cmp"

	"dossier/compose"
	"dossier/model"
	"dossier/templates"
)

// problems are the lines that loading a template gives.
func problems(layers ...fstest.MapFS) []string {
	var lines []string
	for _, l := range layers {
		_, ps := compose.Load(templates.FS, l)
		for _, p := range ps {
			lines = append(lines, p.String())
		}
	}
	return lines
}

// Each case is a body below six lines of front matter, and what the one problem begins with.
func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct{ audience, body, want string }{
		"unknown field":           {"audit", "{{ .Titel }}", "error: templates/documents/x.md:8: .Titel: no field Titel"},
		"untaken branch":          {"audit", "a\n{{ if false }}\n{{ .Nothing }}\n{{ end }}", "error: templates/documents/x.md:10: .Nothing: no field Nothing"},
		"else branch":             {"audit", "{{ with .Title }}{{ else }}{{ .Nothing }}{{ end }}", "error: templates/documents/x.md:8: .Nothing: no field"},
		"field of an element":     {"audit", "{{ range .Services }}{{ .Nam }}{{ end }}", "error: templates/documents/x.md:8: .Nam: no field Nam"},
		"field through $":         {"audit", "{{ range .Services }}{{ $.Nam }}{{ end }}", "error: templates/documents/x.md:8: $.Nam: no field Nam"},
		"field of a variable":     {"audit", "{{ $s := .Customer }}{{ $s.Nam }}", "error: templates/documents/x.md:8: $s.Nam: no field Nam"},
		"into a value":            {"audit", "{{ .Title.Text }}", "error: templates/documents/x.md:8: .Title.Text: a value"},
		"into a figure":           {"audit", "{{ .Documented.Applications.Value }}", "error: templates/documents/x.md:8: .Documented.Applications.Value: Figure"},
		"public: legal name":      {"public", "{{ if .Title }}{{ else }}{{ .Customer.LegalName }}{{ end }}", "error: templates/documents/x.md:8: .Customer.LegalName: LegalName is no field that a public document may show"},
		"public: model chain":     {"public", "{{ .Migration.Customer.LegalName }}", "error: templates/documents/x.md:8: .Migration.Customer.LegalName: Migration is no field that a public document may show"},
		"public: findings":        {"public", "{{ range .Findings }}{{ end }}", "error: templates/documents/x.md:8: .Findings: Findings is no field that a public document may show"},
		"public: audit table":     {"public", `{{ table "evidence" . }}`, `error: templates/documents/x.md:8: no table "evidence" for this kind of document`},
		"public: appendix":        {"public", `{{ table "figures" . }}`, `error: templates/documents/x.md:8: no table "figures" for this kind of document`},
		"unknown table":           {"audit", `{{ table "strategy" . }}`, `error: templates/documents/x.md:8: no table "strategy" for this kind of document`},
		"table of another view":   {"audit", `{{ range .Services }}{{ table "services" . }}{{ end }}`, `error: templates/documents/x.md:8: table "services" of Service`},
		"table by a variable":     {"audit", `{{ $n := "services" }}{{ table $n . }}`, "error: templates/documents/x.md:8: table without a name and a view"},
		"unknown function":        {"audit", "{{ shout .Title }}", "error: templates/documents/x.md:8: function shout is not allowed"},
		"printf":                  {"audit", `{{ printf "%d" 1 }}`, "error: templates/documents/x.md:8: function printf is not allowed"},
		"our own machinery":       {"audit", `{{ _emit 0 .Title }}`, "error: templates/documents/x.md:8: function _emit is not allowed"},
		"arithmetic":              {"audit", "{{ add .Documented.Applications 1 }}", "error: templates/documents/x.md:8: function add is not allowed"},
		"comparison of figures":   {"audit", "{{ if gt .Documented.Applications 1 }}{{ end }}", "error: templates/documents/x.md:8: gt of Figure"},
		"range over a number":     {"audit", "{{ range 300000000 }}{{ end }}", "error: templates/documents/x.md:8: range over 300000000, which is a number"},
		"range over a length":     {"audit", "{{ range len .Services }}{{ end }}", "error: templates/documents/x.md:8: range over len .Services, which is a number"},
		"call of itself":          {"audit", `{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}`, `error: templates/documents/x.md:8: template "a" calls itself`},
		"call round two corners":  {"audit", `{{ define "a" }}{{ template "b" . }}{{ end }}{{ define "b" }}{{ template "a" . }}{{ end }}{{ template "b" . }}`, `error: templates/documents/x.md:8: template "b" calls itself`},
		"no such template":        {"audit", `{{ template "abut-partner" .Partner }}`, `error: templates/documents/x.md:8: no template "abut-partner": want a file in documents/partials, or a define (did you mean about-partner)`},
		"raw HTML block":          {"audit", "a\n\n<script>alert(1)</script>\n", "error: templates/documents/x.md:10: raw HTML"},
		"raw HTML in a branch":    {"audit", "{{ if false }}\n\na <b>c</b> d\n\n{{ end }}", "error: templates/documents/x.md:10: raw HTML"},
		"script link":             {"audit", "[a](javascript:alert)", "error: templates/documents/x.md:8: a link to \"javascript:alert\""},
		"picture":                 {"audit", "![a](b.png)", "error: templates/documents/x.md:8: a picture"},
		"code block":              {"audit", "```\na\n```", "error: templates/documents/x.md:8: a fenced block of code"},
		"private-use character":   {"audit", "a \uE0000\uE001", "error: templates/documents/x.md:8: a private-use character"},
		"callout of another kind": {"audit", "> [!danger] a\n> b", "error: templates/documents/x.md:8: a callout [!danger]"},
		"variable changes type":   {"audit", "{{ $x := .Title }}{{ $x = .Services }}", "error: templates/documents/x.md:8: $x was a value and becomes a list"},
		"unclosed":                {"audit", "a\n{{ if .Title }}", "error: templates/documents/x.md:9: unexpected EOF"},
		"bad syntax":              {"audit", "a\n\n{{ if }}{{ end }}", "error: templates/documents/x.md:10: missing value for if"},
	} {
		t.Run(name, func(t *testing.T) {
			got := problems(one(head(c.audience, "migration") + c.body))
			if len(got) == 0 || !strings.HasPrefix(got[0], c.want) {
				t.Errorf("got %q, want %q …", got, c.want)
			}
		})
	}
}

// What is wrong in a partial is named at the partial's line, and every wrong thing of every template in one run.
func TestAllProblemsAtOnce(t *testing.T) {
	files := one(head("public", "migration")+"{{ .Nothing }}\n{{ template \"p\" . }}\n{{ shout 1 }}", "p", "a\n{{ if false }}{{ .Customer.ID }}{{ end }}")
	files["documents/y.md"] = &fstest.MapFile{Data: []byte(head("audit", "portfolio") + "{{ range .Members }}{{ .Custmer }}{{ end }}")}
	files["documents/z.md"] = &fstest.MapFile{Data: []byte("no front matter")}
	want := []string{
		"error: templates/documents/partials/p.md:2: .Customer.ID: ID is no field that a public document may show: want one of About, Name, Named, Site",
		"error: templates/documents/x.md:8: .Nothing: Nothing is no field that a public document may show",
		"error: templates/documents/x.md:10: function shout is not allowed",
		"error: templates/documents/y.md:8: .Custmer: no field Custmer",
		"error: templates/documents/z.md:1: no front matter: want a first line of ---, then title, audience, unit and formats, then ---",
	}
	got := problems(files)
	for i, g := range got {
		if i < len(want) && strings.HasPrefix(g, want[i]) {
			got[i] = want[i]
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestFrontMatter(t *testing.T) {
	for name, c := range map[string]struct{ front, want string }{
		"unknown key":        {"title: X\ncolour: red", "error: templates/documents/x.md:7: front matter: field colour not found"},
		"audience":           {"title: X\naudience: publik", `mapping key "audience" already defined`},
		"field in the title": {"title: \"{{ .Titel }}\"", "error: templates/documents/x.md:6: .Titel: no field Titel"},
		"fact with a typo":   {"title: X\nfacts:\n  - Customer: \"{{ .Custmer.Name }}\"", "error: templates/documents/x.md:8: .Custmer.Name: no field Custmer"},
		"no title":           {"subtitle: X", "error: templates/documents/x.md:1: no title"},
	} {
		t.Run(name, func(t *testing.T) {
			got := problems(one(head("audit", "migration", c.front)))
			if len(got) == 0 || !strings.Contains(got[0], c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	for name, c := range map[string]struct{ text, want string }{
		"audience":         {strings.Replace(head("audit", "migration"), "audit", "publik", 1), `audience "publik": want one of public, audit, internal (did you mean public)`},
		"unit":             {strings.Replace(head("audit", "migration"), "migration", "customer", 1), `unit "customer": want one of migration, portfolio`},
		"format":           {strings.Replace(head("audit", "migration"), "[pdf]", "[docx]", 1), `format "docx": want one of pdf, html, xlsx, text`},
		"public portfolio": {head("public", "portfolio"), "a public document for the portfolio"},
		"id of one file":   {strings.Replace(head("audit", "migration"), "x-{id}", "x", 1), `id "x" would be one file for all migrations`},
		"id out of bounds": {strings.Replace(head("audit", "migration"), "x-{id}", "../{id}", 1), `id "../{id}"`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := problems(one(c.text)); len(got) != 1 || !strings.Contains(got[0], c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A workspace's template stands in for the built-in one of the same name; so does its partial, for every document.
func TestWorkspaceShadowsBuiltIn(t *testing.T) {
	w := newWorld(nil)
	own := fstest.MapFS{
		"documents/scorecard.md":              {Data: []byte(head("audit", "portfolio") + "Ours")},
		"documents/partials/about-partner.md": {Data: []byte("We are {{ .Name }}.")},
	}
	set := load(t, templates.FS, own)
	if got := plain(w.document(t, set, "scorecard", "")); got != "Ours\n" {
		t.Errorf("scorecard: %q", got)
	}
	if got := plain(w.document(t, set, "case-study-public", "M-01")); !strings.Contains(got, "We are Northwind Cloud Partners.\n") {
		t.Errorf("the partial is not in %s", got)
	}
	if len(set.Templates) != len(builtIn(t).Templates) {
		t.Errorf("%d templates", len(set.Templates))
	}
}

// Every function of sprig is either allowed, gives the same text twenty times, and stays small; or is refused at its line.
func TestSprig(t *testing.T) {
	calls := map[string]string{
		"all": `ternary "yes" "no" (all "a" "b")`, "any": `ternary "yes" "no" (any "" "b")`, "coalesce": `coalesce "" "b"`, "contains": `ternary "y" "n" (contains "a" "cat")`,
		"default": `default "d" ""`, "empty": `ternary "y" "n" (empty "")`, "hasPrefix": `ternary "y" "n" (hasPrefix "c" "cat")`, "hasSuffix": `ternary "y" "n" (hasSuffix "t" "cat")`,
		"lower": `lower "Ä"`, "plural": `plural "one" "many" 2`, "replace": `replace "a" "o" "cat"`, "ternary": `ternary "y" "n" true`, "title": `title "a cat"`,
		"trim": `trim " a "`, "trimAll": `trimAll "$" "$a$"`, "trimPrefix": `trimPrefix "a" "ab"`, "trimSuffix": `trimSuffix "b" "ab"`, "untitle": `untitle "A Cat"`, "upper": `upper "ä"`,
	}
	want := map[string]string{
		"all": "yes", "any": "yes", "coalesce": "b", "contains": "y", "default": "d", "empty": "y", "hasPrefix": "y", "hasSuffix": "y", "lower": "ä", "plural": "many",
		"replace": "cot", "ternary": "y", "title": "A Cat", "trim": "a", "trimAll": "a", "trimPrefix": "b", "trimSuffix": "a", "untitle": "a cat", "upper": "Ä",
	}
	w := newWorld(nil)
	names := slices.Sorted(maps.Keys(sprig.TxtFuncMap()))
	for name := range sprig.HermeticTxtFuncMap() {
		if !slices.Contains(names, name) {
			t.Errorf("%s is in the hermetic map alone", name)
		}
	}
	var refused []string
	body := ""
	for _, name := range names {
		call, ok := calls[name]
		if !ok {
			refused = append(refused, fmt.Sprintf("error: templates/documents/x.md:%d: function %s is not allowed", 8+len(refused), name))
			body += "{{ " + name + " }}\n"
			continue
		}
		set := load(t, one(head("audit", "migration")+"{{ "+call+" }}"))
		for range 20 {
			if got := plain(w.document(t, set, "x", "M-01")); got != want[name]+"\n" {
				t.Fatalf("%s: %q, want %q", call, got, want[name])
			}
		}
	}
	if len(refused)+len(calls) != len(names) || len(names) < 200 {
		t.Errorf("%d refused and %d allowed of %d", len(refused), len(calls), len(names))
	}
	_, got := compose.Load(one(head("audit", "migration") + body))
	if len(got) != len(refused) {
		t.Fatalf("%d refused, want %d", len(got), len(refused))
	}
	for i, p := range got {
		if !strings.HasPrefix(p.String(), refused[i]) {
			t.Errorf("got %s, want %s", p, refused[i])
		}
	}
}

// No template takes the program down: what grows is stopped, by name and line. How fast is for benchmarks.
func TestBudgets(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		app := p.Applications[0]
		for range 400 {
			p.Applications = append(p.Applications, app)
		}
	})
	nested := strings.Repeat("{{ range $.Applications }}", 4) + "%s" + strings.Repeat("{{ end }}", 4)
	bomb := `{{ define "t0" }}x{{ end }}`
	for i := range 40 {
		bomb += fmt.Sprintf("{{ define \"t%d\" }}{{ template \"t%d\" . }}{{ template \"t%d\" . }}{{ end }}", i+1, i, i)
	}
	long := strings.Repeat("long ", 1000)
	for name, c := range map[string]struct{ body, want string }{
		"text":         {fmt.Sprintf(nested, long), "the document grows beyond 2 MiB of text"},
		"empty turns":  {fmt.Sprintf(nested, ""), "the document takes more than 262144 steps"},
		"values":       {fmt.Sprintf(nested, "{{ .ID }}"), "the document"},
		"calls":        {bomb + `{{ template "t40" . }}`, "the document takes more than 262144 steps"},
		"doubled text": {`{{ $s := "0123456789abcdef" }}{{ range .Applications }}{{ $s = replace "a" $s $s }}{{ end }}`, "bytes of text: want at most"},
	} {
		t.Run(name, func(t *testing.T) {
			set := load(t, one(head("audit", "migration")+c.body))
			_, got := compose.Document(w.unit(t, set, "x", "M-01"))
			if len(got) != 1 || !strings.Contains(got[0].String(), c.want) || got[0].Ref.File != "templates/documents/x.md" {
				t.Errorf("got %v, want %q", got, c.want)
			}
		})
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("{{ .Title }}")
	f.Add("{{ range .Services }}{{ .Name }}{{ else }}x{{ end }}")
	f.Add("> [!note] a\n> {{ listed .Compliance }}\n\n| a | b |\n|---|--:|\n| {{ .ID }} | 1 |\n")
	f.Add("{{ define \"a\" }}{{ end }}{{ template \"a\" }}")
	w := newWorld(nil)
	f.Fuzz(func(t *testing.T, body string) {
		set, found := compose.Load(one(head("audit", "migration") + body))
		if len(set.Templates) == 0 && len(found) == 0 {
			t.Fatal("neither a template nor a problem")
		}
		for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
			compose.Document(u)
		}
	})
}
