package compose_test

import (
	"strings"
	"testing"

	"dossier/assess"
	"dossier/compose"
	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// auditWorld is newWorld with a method, a checklist, contacts with AWS and acceptances: what the documents about the audit speak of.
func auditWorld() world {
	w := newWorld(func(p *model.Portfolio, c *model.Config) {
		p.Method = []*model.Phase{
			{Name: "Business case", Maps: "TCO", Owner: "cloud economist", Tool: "Migration Evaluator", Documents: []string{"TCO analysis"}},
			{Name: "Readiness", Maps: "MRA", Owner: "migration lead", Documents: []string{"MRA"}},
		}
		p.Deviations = []*model.Deviation{{Migration: "M-01", Phase: "Readiness", Reason: "the customer held its own | before"}}
		p.Migrations[0].LessonsLearned = "Readiness: hold it early.\nOrder lines early."
		p.Lessons = []*model.LessonLearned{{Migration: "M-01", Phase: "Readiness", Lesson: "Hold it early.", AppliedIn: []string{"M-02"}, AppliedOn: date("2025-12-01"), How: "in | the first week"}}
		p.Acceptances = []*model.Acceptance{{Finding: "deviation/M-02/readiness", Reason: "known", By: "practice lead", Until: date("2026-12-31")}}
		p.AWSContacts = []*model.AWSContact{
			{Date: date("2026-01-10"), Role: "partner development manager", Kind: "guidance", Topic: "the set", Action: "draw it up", Due: date("2026-02-01")},
			{Date: date("2026-03-31"), Role: "partner development manager", Topic: "today"},
		}
		p.Documents[0].ReviewedOn = date("2026-02-14")
		p.Responses = []*model.Response{{Item: "OUR-DATES", Met: model.Yes, Text: "Every one.", AnsweredBy: "practice lead", AnsweredOn: date("2026-02-20")}}
	})
	rules := programme()
	rules.Checklist = []model.ChecklistItem{
		{ID: "OUR-TCO", Text: "TCO analysis", Each: true, Evidence: []model.DocumentKind{model.TCOAnalysis}},
		{ID: "OUR-RACI", Text: "Who does what", Each: true, Evidence: []model.DocumentKind{model.RACI}},
		{ID: "OUR-DATES", Text: "Every document bears a date"},
	}
	w.assessment = assess.Assess(w.portfolio, w.config, rules, assess.Day{Date: date("2026-03-31"), From: "--as-of 2026-03-31"})
	return w
}

func TestAuditDocuments(t *testing.T) {
	w, set := auditWorld(), builtIn(t)
	for _, name := range []string{"gap-report", "evidence-index", "method", "lessons", "selection-report", "aws-briefing", "readiness"} {
		golden(t, name, w.document(t, set, name, ""))
	}
	golden(t, "comparison", compose.Comparison([]*model.Assessment{w.assessment, newWorld(nil).assessment}, w.config.Locale))
	for _, f := range w.assessment.Findings {
		if f.ID == "required-document/M-03/tco" {
			golden(t, "explain-finding", compose.ExplainFinding(f, w.config.Locale))
		}
	}
}

// TestAuditHoldsTheSet: no audit document about the portfolio names a customer, a case study or a file of one that is not in the set.
func TestAuditHoldsTheSet(t *testing.T) {
	w, set := auditWorld(), builtIn(t)
	for _, name := range []string{"submission-summary", "scorecard", "evidence-index", "method", "lessons"} {
		d := w.document(t, set, name, "")
		dump, err := doc.JSON(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, hidden := range []string{"Cobalt Health", "M-03", "D-031", "unknown-acceptance"} {
			if strings.Contains(string(dump), hidden) {
				t.Errorf("%s names %s, which is not in the set", name, hidden)
			}
		}
	}
	if text := plain(w.document(t, set, "gap-report", "")); !strings.Contains(text, "Cobalt Health") {
		t.Error("the gap report does not name the case study outside the set")
	}
}

// TestHiddenLessons: how a lesson was applied is told only where a case study that is shown applied it.
func TestHiddenLessons(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		p.Method = []*model.Phase{{Name: "Readiness", Maps: "MRA", Owner: "migration lead"}}
		p.Lessons = []*model.LessonLearned{{Migration: "M-01", Lesson: "Count twice.", AppliedIn: []string{"M-03"}, How: "at the clinic of Cobalt"}}
	})
	text := plain(w.document(t, builtIn(t), "lessons", ""))
	if !strings.Contains(text, "Count twice.") || strings.Contains(text, "clinic of Cobalt") || strings.Contains(text, "M-03") {
		t.Errorf("want the lesson without its use in a case study outside the set:\n%s", text)
	}
}

// TestEvidenceLinks: every link of the evidence index leads to where the build puts the copy, from the folder that the index stands in.
func TestEvidenceLinks(t *testing.T) {
	w := auditWorld()
	want := map[string]bool{}
	for _, d := range w.portfolio.Documents {
		want["evidence/"+compose.EvidencePath(d)] = true
	}
	found := 0
	for _, b := range w.document(t, builtIn(t), "evidence-index", "").Blocks {
		table, ok := b.(doc.Table)
		if !ok {
			continue
		}
		for _, row := range table.Rows {
			for _, cell := range row.Cells {
				for _, in := range cell.Content {
					if link, ok := in.(doc.Link); ok {
						found++
						if !want[link.URL] {
							t.Errorf("link to %s", link.URL)
						}
					}
				}
			}
		}
	}
	if found < 4 {
		t.Errorf("%d links", found)
	}
}

// TestGapsAreRanked: what would add most comes first, and what counts already comes last.
func TestGapsAreRanked(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		p.Customers[0].ReferenceUse = model.NoReference // 12 applications and servers
		p.Migrations[1].Status = model.InProgress       // 8 and 4
	})
	var ids []string
	for _, b := range w.document(t, builtIn(t), "gap-report", "").Blocks {
		if table, ok := b.(doc.Table); ok && table.ID == "gap-studies" {
			for _, row := range table.Rows {
				ids = append(ids, doc.Plain(value.Locale{}, row.Cells[0].Content))
			}
		}
	}
	if got := strings.Join(ids, " "); got != "M-01 M-02 M-03" {
		t.Errorf("ranked %s, want M-01 M-02 M-03", got)
	}
}
