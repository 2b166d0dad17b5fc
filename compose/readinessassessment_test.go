package compose_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"dossier/compose"
	"dossier/doc"
	"dossier/ingest/config"
	"dossier/model"
	"dossier/render/text"
	"dossier/templates"
)

// withReadiness gives M-01 an assessment with its faults, on both scales, and M-02 nothing but a session.
func withReadiness(p *model.Portfolio, c *model.Config) {
	scales, err := fs.Sub(templates.FS, "scales")
	if err == nil {
		c.Scales, _ = config.Scales(config.Layer{Name: "templates/scales", Files: scales})
	}
	p.Method = []*model.Phase{
		{Name: "Business case", Maps: "TCO", Owner: "cloud economist", Tool: "Migration Evaluator", Documents: []string{"TCO analysis"}},
		{Name: "Readiness", Maps: "MRA", Owner: "migration lead", Tool: "MRA workshop", Documents: []string{"MRA"}},
	}
	p.Deviations = []*model.Deviation{{Migration: "M-01", Phase: "Business case", Reason: "made in two | steps"}}
	p.Documents = append(p.Documents, &model.Document{ID: "D-012", Migration: "M-01", Kind: model.MRA, Title: "Readiness", Date: date("2024-12-16"), Version: "1.1", Author: "migration lead",
		Tool: "MRA workshop", Why: "asked before the budget", Path: "evidence/m-01-mra.pdf"})
	p.Evidence["evidence/m-01-mra.pdf"] = model.EvidenceFile{Path: "evidence/m-01-mra.pdf", Exists: true, Opens: true}
	p.Sessions = []*model.Session{
		{Migration: "M-01", Kind: "MRA workshop", Date: date("2024-12-09"), Attendees: []string{"chief information officer", "security officer"}, Documents: []string{"D-012"}},
		{Migration: "M-01", Kind: "TCO read-out", Date: date("2024-12-17"), Attendees: []string{"finance controller", "chief information officer"}, Documents: []string{"D-011"}, Decided: "funded | to the end"},
		{Migration: "M-02", Kind: "kick-off", Date: date("2025-02-03")},
	}
	line := func(area, item string, score int) *model.ReadinessItem {
		return &model.ReadinessItem{Migration: "M-01", Area: area, Item: item, Score: num(score), Finding: "as found | " + item}
	}
	identity, network, pilot, skills := line("Security and compliance", "Identity", 2), line("Platform & architecture", "Network", 3), line("Migration experience", "Pilot", 7), line("People and process", "Skills", 1)
	identity.Action, identity.Owner, identity.Due, identity.ClosedOn, identity.Again = "federate", "security officer", date("2025-01-31"), date("2025-01-10"), num(4)
	network.Action, network.Owner, network.Due, network.ClosedOn = "order a line", "network architect", date("2025-02-10"), date("2025-03-01")
	backup := &model.ReadinessItem{Migration: "M-01", Area: "Operating model", Item: "Backup", Colour: model.Amber, Action: "test a restore", Due: date("2025-03-01")}
	p.Readiness = []*model.ReadinessItem{identity, network, pilot, skills, backup}
}

func TestReadinessAssessment(t *testing.T) {
	w, set := newWorld(withReadiness), builtIn(t)
	d := w.document(t, set, "readiness-assessment", "M-01")
	goldenText(t, "readiness-assessment-M-01", text.Render(d, 140))
	if d.Date != date("2025-09-01") {
		t.Errorf("dated %s, want the day of the newest fact in it", d.Date)
	}
	kinds := map[doc.ChartKind]int{}
	for _, b := range d.Blocks {
		if chart, ok := b.(doc.Chart); ok {
			kinds[chart.Kind]++
			if chart.Alt == "" || len(chart.Sources) == 0 {
				t.Errorf("the chart %s has no words or no source", chart.ID)
			}
		}
	}
	if kinds[doc.HeatMap] != 2 {
		t.Errorf("%d heat maps, want one a scale", kinds[doc.HeatMap])
	}
}

// TestReadinessWithoutData: what is not recorded is said, with who will look for it, and no heading stands alone.
func TestReadinessWithoutData(t *testing.T) {
	w := newWorld(withReadiness)
	d := w.document(t, builtIn(t), "readiness-assessment", "M-02")
	words := plain(d)
	for _, want := range []string{"No original readiness assessment is registered", "The TCO was not discussed on record", "No area was scored on record", "A session of the assessment that was held"} {
		if !strings.Contains(words, want) {
			t.Errorf("the document does not say %q", want)
		}
	}
	noEmptyHeading(t, d)
	for _, u := range compose.Units(builtIn(t), w.assessment, w.portfolio, w.config) {
		if u.Template() == "readiness-assessment" && u.Migration == "M-03" {
			t.Error("an assessment is made for M-03, of which nothing is recorded")
		}
	}
}

// TestMethodologyIsTheSame: the chapter on the method reads the same for every customer.
func TestMethodologyIsTheSame(t *testing.T) {
	w, set := newWorld(withReadiness), builtIn(t)
	chapter := func(migration string) string {
		d := w.document(t, set, "readiness-assessment", migration)
		i := slices.IndexFunc(d.Blocks, func(b doc.Block) bool {
			h, ok := b.(doc.Heading)
			return ok && doc.Plain(d.Locale, h.Content) == "The method"
		})
		text, err := doc.JSON(doc.Document{Blocks: d.Blocks[i+1 : i+3]})
		must(t, err)
		if !strings.Contains(string(text), "Migration Evaluator") {
			t.Fatalf("no chapter on the method in %s: %s", d.ID, text)
		}
		return string(text)
	}
	if chapter("M-01") != chapter("M-02") {
		t.Error("the chapters differ")
	}
}

// noEmptyHeading fails for a heading with nothing below it.
func noEmptyHeading(t *testing.T, d doc.Document) {
	t.Helper()
	for i, b := range d.Blocks {
		h, ok := b.(doc.Heading)
		if !ok {
			continue
		}
		if i+1 < len(d.Blocks) {
			if next, also := d.Blocks[i+1].(doc.Heading); !also || next.Level > h.Level {
				continue
			}
		}
		t.Errorf("nothing stands below %q", doc.Plain(d.Locale, h.Content))
	}
}
