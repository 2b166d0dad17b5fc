package compose_test

import (
	"strings"
	"testing"

	"dossier/compose"
	"dossier/doc"
	"dossier/model"
)

// TestPublicCountsNoTemplates: of 8 machines that are listed, one is a template: it is no machine of the inventory in public, and nothing moved it.
func TestPublicCountsNoTemplates(t *testing.T) {
	set := load(t, one("---\ntitle: x\naudience: public\nunit: migration\nfor: public\nformats: [html]\nid: x/{id}\n---\n"+
		"{{ with .Machines }}{{ . }} machines{{ end }}, {{ with .Storage }}{{ . }}{{ end }}, {{ with .MigratedServers }}{{ . }} moved{{ end }}"))
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		for _, s := range p.Servers {
			if s.Template == model.Yes {
				s.Storage, s.Applications = num(900), []string{"A-01"}
			}
		}
	})
	if got := strings.TrimSpace(plain(w.document(t, set, "x", "M-01"))); got != "7 machines, 1,200\u00a0GiB, 6 moved" {
		t.Errorf("%q", got)
	}
}

// TestNothingHasHappenedYet: what is planned is told as planned, in public not at all.
func TestNothingHasHappenedYet(t *testing.T) {
	set := builtIn(t)
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		m := p.Migrations[0]
		m.Status, m.End, m.InProduction = model.InProgress, date("2026-03-01"), date("2026-09-15")
		p.Customers[0].About = ""
		p.Quotes[0].ApprovedOn = date("2026-12-01")
	})
	told := func(d doc.Document) string {
		text := plain(d)
		for _, f := range d.Facts {
			text += f.Name + ": " + doc.Plain(d.Locale, f.Value) + "\n"
		}
		return text
	}
	public := told(w.document(t, set, "case-study-public", "M-01"))
	for _, want := range []string{"has so far moved 6 applications and 6 servers", "moves its workloads to AWS"} {
		if !strings.Contains(public, want) {
			t.Errorf("no %q in\n%s", want, public)
		}
	}
	for _, wrong := range []string{"2026", "The migration moved", "The ships never noticed"} {
		if strings.Contains(public, wrong) {
			t.Errorf("%q in\n%s", wrong, public)
		}
	}
	audit := told(w.document(t, set, "case-study-audit", "M-01"))
	for _, want := range []string{"Planned end\n1 March 2026", "Planned to be in production\n15 September 2026", "Planned end: 1 March 2026"} {
		if !strings.Contains(audit, want) {
			t.Errorf("no %q in\n%s", want, audit)
		}
	}
	for _, wrong := range []string{"Completed\n", "Completed: 1", "In production since\n"} {
		if strings.Contains(audit, wrong) {
			t.Errorf("%q in\n%s", wrong, audit)
		}
	}
}

// TestNotProven: where the search was cut short, no document and no line says that the set is the best, or that none passes.
func TestNotProven(t *testing.T) {
	set := builtIn(t)
	for _, passes := range []bool{true, false} {
		w := newWorld(nil)
		w.assessment.Selection.Proven, w.assessment.Selection.Passes = false, passes
		answer, problems := compose.Answer(set, "select", w.assessment, w.portfolio, w.config)
		if len(problems) > 0 {
			t.Error(problems)
		}
		for name, d := range map[string]doc.Document{
			"select": answer, "selection-report": w.document(t, set, "selection-report", ""), "gap-report": w.document(t, set, "gap-report", ""),
		} {
			text := plain(d)
			if name != "gap-report" && !strings.Contains(text, "The search was cut short") {
				t.Errorf("%s does not say that the search was cut short", name)
			}
			for _, wrong := range []string{"The best set passes", "No set passes"} {
				if strings.Contains(text, wrong) {
					t.Errorf("%s says %q", name, wrong)
				}
			}
		}
		if line := compose.Verdict(w.assessment, w.config.Locale); !strings.Contains(line, "not proven to be the best set") {
			t.Errorf("the line says %q", line)
		}
	}
}
