package assess_test

import (
	"slices"
	"testing"

	"dossier/model"
	"dossier/value"
)

// reviewed is a case study with a review on file that found two risks, one of each level, both closed.
func reviewed() (b *builder, high, medium *model.WellArchitectedRisk) {
	b = clean()
	b.file(&model.Document{ID: "review", Migration: "M-1", Kind: model.WellArchitected, Date: day("2026-04-20"), Why: "on the running workload"})
	high = &model.WellArchitectedRisk{Row: b.row(), Migration: "M-1", Pillar: "Security", Level: "high", Question: "keys", Opened: day("2026-04-20"), Closed: day("2026-05-10"), Remediation: "roles"}
	medium = &model.WellArchitectedRisk{Row: b.row(), Migration: "M-1", Pillar: "cost optimisation", Level: "medium", Question: "tags", Opened: day("2026-04-20"), Closed: day("2026-05-10"), Remediation: "policy"}
	b.p.WARisks = []*model.WellArchitectedRisk{medium, high}
	return b, high, medium
}

func TestWellArchitected(t *testing.T) {
	b, high, medium := reviewed()
	a := b.assess()
	if ids := findingIDs(a); len(ids) > 0 {
		t.Errorf("findings %v", ids)
	}
	wantFigure(t, a, "M-1/well-architected/waiver", "1")
	w := a.CaseStudies[0].WellArchitected
	if len(w.Pillars) != 2 || w.Pillars[0].Name != "security" || w.Pillars[1].Name != "cost optimization" {
		t.Errorf("pillars %+v, want them as the framework spells and orders them", w.Pillars)
	}
	for _, test := range []struct {
		name  string
		plant func()
		want  []string
		open  string // high risks
	}{
		{"open high risk", func() { high.Closed = value.Date{} }, []string{"open-high-risk/M-1/security-keys"}, "1"},
		{"to be closed", func() { high.Closed = day("2026-06-02") }, []string{"open-high-risk/M-1/security-keys"}, "1"},
		{"open medium risk", func() { medium.Closed = value.Date{} }, nil, "0"},
		{"closed before it was found", func() { high.Closed = day("2026-04-19") }, []string{"risk-order/M-1/security-keys"}, "0"},
		{"no such pillar", func() { high.Pillar = "beauty" }, []string{"unknown-pillar/M-1/beauty-keys"}, "0"},
		{"found later than the assessment", func() { high.Opened, high.Closed = day("2026-07-01"), value.Date{} }, nil, "0"},
	} {
		b, high, medium = reviewed()
		test.plant()
		a := b.assess()
		if got := findingIDs(a); !slices.Equal(got, test.want) {
			t.Errorf("%s: findings %v, want %v", test.name, got, test.want)
		}
		wantFigure(t, a, "M-1/well-architected/high/open", test.open)
	}
	b, _, _ = reviewed()
	b.drop(b.document("review"))
	if a := b.assess(); a.CaseStudies[0].WellArchitected.Waived != nil {
		t.Error("risks without a review on file waive evidence")
	}
}

// asked is a case study whose customer answered two questions, one of them on two days.
func asked() (b *builder, answers []*model.SurveyAnswer) {
	b = clean()
	for _, x := range []struct {
		on, question string
		score        int
	}{{"2026-05-10", "again", 5}, {"2026-03-20", "again", 3}, {"2026-05-10", "again", 4}, {"2026-05-10", "clear", 2}} {
		answers = append(answers, &model.SurveyAnswer{Row: b.row(), Migration: "M-1", Date: day(x.on), Question: x.question, Score: num(x.score), Scale: "1-5"})
	}
	b.p.Survey = answers
	return b, answers
}

func TestSatisfaction(t *testing.T) {
	b, _ := asked()
	a := b.assess()
	for id, want := range map[string]string{
		"answers": "4", "mean": "3.5", "q1/answers": "3", "q1/mean": "4", "q1/2026-05-10/mean": "4.5", "q1/change": "1.5", "q1/least": "3", "q1/most": "5", "q2/mean": "2",
	} {
		wantFigure(t, a, "M-1/survey/"+id, want)
	}
	if q := a.CaseStudies[0].Survey.Questions[0]; !q.Small || !a.Figure("M-1/survey/bar").Assumed() {
		t.Error("three answers are no small sample, or the bar is not said to be assumed")
	}
	for _, f := range a.Figures() {
		if n, err := value.Evaluate(f); err != nil || n.String() != f.Value.String() {
			t.Errorf("%s = %s, evaluated %s (%v)", f.ID, f.Value, n, err)
		}
	}
}

// TestScalesNeverMix: an answer on another scale is another question, and there is no mean over both.
func TestScalesNeverMix(t *testing.T) {
	b, answers := asked()
	answers[2].Scale, answers[2].Score = "0 to 10", num(9)
	a := b.assess()
	if ids := findingIDs(a); len(ids) > 0 || len(a.CaseStudies[0].Survey.Questions) != 3 || a.Figure("M-1/survey/mean") != nil {
		t.Errorf("findings %v, questions %+v", ids, a.CaseStudies[0].Survey.Questions)
	}
	for _, wrong := range []func(){
		func() { answers[3].Score = num(6) }, func() { answers[3].Score = num(0) }, func() { answers[3].Scale = "stars" }, func() { answers[3].Scale = "5-1" },
	} {
		b, answers = asked()
		wrong()
		a := b.assess()
		if got := findingIDs(a); !slices.Equal(got, []string{"survey-outside-scale/M-1/clear-2026-05-10"}) {
			t.Errorf("findings %v", got)
		}
		wantFigure(t, a, "M-1/survey/answers", "3")
	}
}

// TestTenAnswersAreNotSmall holds the bar of a small sample.
func TestTenAnswersAreNotSmall(t *testing.T) {
	for n, small := range map[int]bool{9: true, 10: false} {
		b := clean()
		for range n {
			b.p.Survey = append(b.p.Survey, &model.SurveyAnswer{Row: b.row(), Migration: "M-1", Date: day("2026-05-10"), Question: "again", Score: num(4), Scale: "1-5"})
		}
		if got := b.assess().CaseStudies[0].Survey.Questions[0].Small; got != small {
			t.Errorf("%d answers: small is %v", n, got)
		}
	}
}
