package config

import (
	"os"
	"testing"

	"dossier/source"
)

func TestSystemsThatShipStateTheirSources(t *testing.T) {
	families, problems := Systems(Layer{Name: "templates/support", Files: os.DirFS("../../templates/support")})
	for _, p := range problems {
		t.Error(p)
	}
	if len(families) < 8 {
		t.Fatalf("%d families only", len(families))
	}
	for _, f := range families {
		for _, s := range f.Releases {
			if s.Source == "" || s.Read.IsZero() || s.Ends.IsZero() || s.Ref.Line == 0 {
				t.Errorf("%s %s: %+v lacks a date, a source or a line", f.Name, s.Name, s)
			}
		}
	}
}

func TestSystemsAreReadStrictly(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		line int
	}{
		"no source":         {"title: a\nfamilies:\n- name: A\n  called: [a]\n  releases:\n  - {release: 1, ends: 2020-01-01, read: 2020-01-02}\n", 6},
		"earlier extension": {"title: a\nfamilies:\n- name: A\n  called: [a]\n  releases:\n  - {release: 1, ends: 2020-01-01, extended: 2019-01-01, under: x, source: s, read: 2020-01-02}\n", 6},
		"no name of it":     {"title: a\nfamilies:\n- name: A\n  called: [a]\n  releases:\n  - {release: 1, ends: 2020-01-01, extended: 2021-01-01, source: s, read: 2020-01-02}\n", 6},
		"unknown key":       {"title: a\nfamilies:\n- name: A\n  caled: [a]\n  releases: []\n", 4},
		"twice":             {"title: a\nfamilies:\n- name: A\n  called: [a]\n  releases:\n  - {release: x, ends: 2020-01-01, source: s, read: 2020-01-02}\n  - {release: X, ends: 2020-01-01, source: s, read: 2020-01-02}\n", 7},
	} {
		_, problems := DecodeSystems("systems.yaml", []byte(test.text))
		if len(problems) == 0 || problems[0].Severity != source.Error || problems[0].Ref.Line != test.line {
			t.Errorf("%s: %v, want an error in line %d", name, problems, test.line)
		}
	}
}
