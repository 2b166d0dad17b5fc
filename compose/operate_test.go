package compose_test

import (
	"strings"
	"testing"

	"dossier/compose"
	"dossier/doc"
	"dossier/model"
	"dossier/render/text"
)

// withOperation gives M-01 a review and a survey on two days, and M-02 an answer on another scale and the quote that it has not released.
func withOperation(p *model.Portfolio, _ *model.Config) {
	p.Documents = append(p.Documents, &model.Document{ID: "D-013", Migration: "M-01", Kind: model.WellArchitected, Title: "Review", Date: date("2025-07-10"), Path: "evidence/review.pdf",
		Author: "cloud architect", Tool: "AWS Well-Architected Tool", Why: "on the running workload"})
	p.Evidence["evidence/review.pdf"] = model.EvidenceFile{Path: "evidence/review.pdf", Exists: true, Opens: true}
	risk := func(pillar string, level model.RiskLevel, question, closed, remedy string) {
		r := &model.WellArchitectedRisk{Migration: "M-01", Pillar: pillar, Level: level, Question: question, Opened: date("2025-07-10"), Remediation: remedy}
		if closed != "" {
			r.Closed = date(closed)
		}
		p.WARisks = append(p.WARisks, r)
	}
	risk("reliability", "high", "How do you test | reliability?", "2025-08-20", "failover rehearsed")
	risk("security", "high", "How do you manage identities?", "", "")
	risk("Cost optimisation", "medium", "How do you tag?", "2025-08-01", "")
	p.WARisks[1].Owner, p.WARisks[1].Due = "security officer", date("2025-08-15")
	answer := func(migration, on, question string, score int, scale string) {
		p.Survey = append(p.Survey, &model.SurveyAnswer{Migration: migration, Date: date(on), Question: question, Score: num(score), Scale: scale})
	}
	answer("M-01", "2025-07-10", "We would choose the same partner again", 5, "1-5")
	answer("M-01", "2025-05-15", "We would choose the same partner again", 3, "1-5")
	answer("M-01", "2025-07-10", "The cutovers went as agreed", 4, "1-5")
	answer("M-02", "2025-09-10", "Would you recommend us?", 9, "0-10")
	answer("M-02", "2025-09-10", "The cutover went as agreed", 4, "1-5")
	answer("M-02", "2025-09-10", "You were informed", 7, "1-5")
}

func TestReviewAndSurvey(t *testing.T) {
	w, set := newWorld(withOperation), builtIn(t)
	for _, name := range []string{"well-architected", "satisfaction-survey"} {
		d := w.document(t, set, name, "M-01")
		goldenText(t, name+"-M-01", text.Render(d, 140))
		noEmptyHeading(t, d)
		for _, b := range d.Blocks {
			if chart, ok := b.(doc.Chart); ok && len(chart.Series) > 0 && (chart.Alt == "" || len(chart.Sources) == 0) {
				t.Errorf("the chart %s has no words or no source", chart.ID)
			}
		}
	}
	words := plain(w.document(t, set, "satisfaction-survey", "M-02"))
	for _, want := range []string{"No original survey is registered", "different scales", "such answers: 1"} {
		if !strings.Contains(words, want) {
			t.Errorf("the survey of M-02 does not say %q", want)
		}
	}
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		if u.Template() == "well-architected" && u.Migration != "M-01" {
			t.Errorf("a summary is made for %s, which has no review", u.Migration)
		}
	}
}

// TestQuotesOnlyWhereReleased: what the customer said stands in the survey only where the customer released it.
func TestQuotesOnlyWhereReleased(t *testing.T) {
	w, set := newWorld(withOperation), builtIn(t)
	if words := plain(w.document(t, set, "satisfaction-survey", "M-01")); !strings.Contains(words, "The ships never noticed.") {
		t.Error("a released quote is not there")
	}
	d := w.document(t, set, "satisfaction-survey", "M-02")
	dump := plainText(t, d)
	if strings.Contains(dump, "as if nothing had happened") || !strings.Contains(dump, "has not released it") {
		t.Error("a quote that was not released is there, or nothing says that it is withheld")
	}
}
