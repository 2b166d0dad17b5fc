package config

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

var update = flag.Bool("update", false, "write the golden files anew")

func decodeFile(t *testing.T, name string) []source.Problem {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var problems []source.Problem
	if strings.HasPrefix(filepath.Base(name), "programme") {
		_, problems = DecodeProgramme(filepath.Base(name), data)
	} else {
		_, problems = Decode(filepath.Base(name), data)
	}
	return problems
}

// Each file of testdata is decoded; the .txt beside it is what is said of it.
func TestProblems(t *testing.T) {
	names, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no files in testdata", err)
	}
	for _, name := range names {
		var lines strings.Builder
		for _, p := range source.Sort(decodeFile(t, name)) {
			fmt.Fprintln(&lines, p)
		}
		golden := strings.TrimSuffix(name, ".yaml") + ".txt"
		if *update {
			if err := os.WriteFile(golden, []byte(lines.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), lines.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", golden, diff)
		}
	}
}

func TestDecodeReadsEveryKey(t *testing.T) {
	data, err := os.ReadFile("testdata/good.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got, problems := Decode("dossier.yaml", data)
	for _, p := range problems {
		t.Error(p)
	}
	locale, _ := value.LocaleOf("en-GB")
	line := func(n int) source.Ref { return source.Ref{File: "dossier.yaml", Line: n} }
	want := model.Config{
		File: "dossier.yaml",
		Partner: model.Partner{
			Name: "Example Cloud Partners", Tier: "Advanced", Note: "Every company, person and figure in this portfolio is invented.",
		},
		Brand:     model.Brand{Accent: "#0F4C81", Logo: "brand/logo.png", Fonts: []string{"brand/NotoSansArmenian-Regular.ttf"}, Paper: "A4"},
		Locale:    locale,
		Programme: "migration-competency-3.1",
		SubmitOn:  value.Date{Year: 2026, Month: 12, Day: 15},
		Inventories: []model.Inventory{{
			File: "inputs/harbour/rvtools-export.xlsx", Migration: "M-07", Exported: value.Date{Year: 2026, Month: 1, Day: 10}, Ref: line(14),
		}},
		Mappings: []model.Mapping{{
			File: "inputs/kestrel/*.csv", Sheet: "Sheet1", Kind: "Applications", Columns: map[string]string{"App Ref": "id", "App": "name"},
			Constants: map[string]string{"migration": "M-03"}, Units: map[string]string{"effort hours": "hour"}, Ref: line(18),
		}},
		Weights: map[model.Strategy]model.Term{
			model.Refactor: {Value: value.Int(4), Source: "our assumption: at least as much as replatform", Ref: line(25)},
		},
		Exemptions: []model.Exemption{{Token: "Example", Files: "case-studies/*", Reason: "part of the partner's own name", Ref: line(27)}},
		KeepPacks:  5,
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b value.Decimal) bool { return a.Equal(b) })); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnknownProgrammeIsNamedWithTheKnownOnes(t *testing.T) {
	p, problems := Programme("migration-competency-31", source.Ref{File: "dossier.yaml", Line: 7}, Layer{Name: "templates/programmes", Files: os.DirFS("../../templates/programmes")})
	want := `error: dossier.yaml:7: the programme "migration-competency-31" is not known: want one of four-references-2025, migration-competency-3.1 (did you mean migration-competency-3.1?)`
	if p != nil || len(problems) != 1 || problems[0].String() != want {
		t.Errorf("%v, want %s", problems, want)
	}
}

// No text makes the decoders panic, hang or give a problem without a place in the file.
func FuzzDecode(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.yaml")
	shipped, _ := filepath.Glob("../../templates/programmes/*.yaml")
	for _, name := range append(names, shipped...) {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("a: &a [*a, *a]\nb: *a"))
	f.Add([]byte("{{{{[[[["))
	f.Fuzz(func(t *testing.T, data []byte) {
		config, problems := Decode("dossier.yaml", data)
		programme, more := DecodeProgramme("p.yaml", data)
		for _, p := range append(problems, more...) {
			if p.Ref.File == "" || p.Ref.Line < 1 && len(data) <= mostBytes || p.What == "" {
				t.Fatalf("a problem without a place or a word: %+v", p)
			}
		}
		if len(problems) == 0 && (config.Partner.Name == "" || config.Programme == "") {
			t.Fatalf("a configuration without a partner or a programme has no problem: %+v", config)
		}
		if len(more) == 0 && (programme == nil || programme.ID == "") {
			t.Fatalf("a programme without an id has no problem: %+v", programme)
		}
	})
}

func TestSelection(t *testing.T) {
	c, problems := Decode("dossier.yaml", []byte("partner: {name: P}\nprogramme: p\nselection:\n  include: [M-01, M-02]\n  exclude:\n    - M-03\n"))
	ref := func(line int) source.Ref { return source.Ref{File: "dossier.yaml", Line: line} }
	if diff := cmp.Diff([]model.Chosen{{Migration: "M-01", Ref: ref(4)}, {Migration: "M-02", Ref: ref(4)}}, c.Include); diff != "" || len(problems) > 0 {
		t.Errorf("included (-want +got):\n%s%v", diff, problems)
	}
	if diff := cmp.Diff([]model.Chosen{{Migration: "M-03", Ref: ref(6)}}, c.Exclude); diff != "" {
		t.Errorf("excluded (-want +got):\n%s", diff)
	}
}
