package assess_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/model"
	"dossier/source"
)

// form adds a workbook with a practice item and an item for two customer references.
func (b *builder) form(practice, customer string, filled ...string) {
	cell := func(col, row int) model.ChecklistCell {
		c := model.ChecklistCell{Ref: source.Ref{File: "form.xlsx", Sheet: "Reqs"}.At(col, row)}
		if slices.Contains(filled, c.Ref.Cells.String()) {
			c.Text = "Yes"
		}
		return c
	}
	rows := []model.ChecklistRow{
		{Item: practice, Pairs: []model.ChecklistPair{{Met: cell(3, 3), Response: cell(4, 3)}}},
		{Item: customer, Pairs: []model.ChecklistPair{{Reference: 1, Met: cell(3, 4), Response: cell(4, 4)}, {Reference: 2, Met: cell(5, 4), Response: cell(6, 4)}}},
	}
	b.p.Checklists = append(b.p.Checklists, &model.Checklist{File: "form.xlsx", Sheets: []model.ChecklistSheet{{References: 2, Rows: rows}}})
}

func (b *builder) respond(item, reference string, met model.YesNo, on, text string) {
	b.p.Responses = append(b.p.Responses, &model.Response{Row: b.row(), Item: item, Reference: reference, Met: met, AnsweredOn: day(on), Text: text})
}

// answers are an assessment's answers in short: "DOC-001 M-1 attested yes: M-1-diagram".
func answers(a *model.Assessment) []string {
	var all []string
	for _, x := range a.Answers {
		line := x.Item + " " + x.Migration + " " + string(x.Status)
		if x.Response != nil {
			line += " " + string(x.Response.Met)
		}
		var ids []string
		for _, d := range x.Evidence {
			ids = append(ids, d.ID)
		}
		all = append(all, line+": "+strings.Join(ids, " "))
	}
	return all
}

func wantAnswers(t *testing.T, a *model.Assessment, want ...string) {
	t.Helper()
	if got := answers(a); !slices.Equal(got, want) {
		t.Errorf("answers\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// passing is a portfolio whose set is M-1 to M-5.
func passing() *builder {
	b := newBuilder()
	for i := range 5 {
		b.caseStudy(fmt.Sprintf("M-%d", i+1), 6, model.Rehost, 60)
	}
	return b
}

func TestOnlyARowOfResponsesAttests(t *testing.T) {
	b := passing()
	b.form("PRJ-003", "COST-001")
	b.respond("COST-001", "M-2", model.Yes, "2026-05-01", "")
	b.respond("COST-001", "", model.Yes, "2026-05-01", "of the practice: answers no case study")
	b.respond("PRJ-003", "M-1", model.Yes, "2026-05-01", "of a case study: does not answer for the practice")
	wantAnswers(t, b.assess(), "PRJ-003  unanswered: M-1-sow M-2-sow M-3-sow M-4-sow M-5-sow", "COST-001 M-1 unanswered: M-1-tco", "COST-001 M-2 attested yes: M-2-tco")
	if open := b.assess().Unanswered(); len(open) != 2 || open[0].Item != "PRJ-003" || open[1].Migration != "M-1" {
		t.Errorf("unanswered: %v", open)
	}
}

func TestNewestResponseHolds(t *testing.T) {
	b := passing()
	b.form("POV-001", "UCR-001", "C4")
	b.respond("pov-001 ", "", model.Yes, "2026-05-01", "")
	b.respond("POV-001", "", model.No, "2026-05-02", "")
	b.respond("POV-001", "", model.Yes, "2026-12-01", "after the day of the assessment")
	b.respond("UCR-001", "M-2", model.Yes, "2026-05-02", "")
	b.respond("UCR-001", "M-2", model.No, "2026-05-02", "")
	a := b.assess()
	wantAnswers(t, a, "POV-001  attested no: ", "UCR-001 M-1 filled: ", "UCR-001 M-2 disputed no: ")
	if rival := a.Answers[2].Rival; rival == nil || rival.Met != model.Yes {
		t.Errorf("the rival is %v", rival)
	}
}

// An id that stands in several rows is attested as a whole: a person who disputes one row disputes the answer.
func TestAPersonsAnswerDisputesAnAttestation(t *testing.T) {
	b := passing()
	b.form("POV-001", "UCR-001")
	b.form("POV-001", "UCR-001", "E4") // M-2's is answered Yes by hand
	again := b.p.Checklists[1].Sheets[0]
	b.p.Checklists = b.p.Checklists[:1]
	b.p.Checklists[0].Sheets = append(b.p.Checklists[0].Sheets, again)
	b.respond("UCR-001", "M-1", model.Yes, "2026-05-02", "")
	b.respond("UCR-001", "M-2", model.No, "2026-05-02", "")
	wantAnswers(t, b.assess(), "POV-001  unanswered: ", "UCR-001 M-1 attested yes: ", "UCR-001 M-2 disputed no: ",
		"POV-001  unanswered: ", "UCR-001 M-1 attested yes: ", "UCR-001 M-2 disputed no: ")
	if a := b.assess(); len(a.Unanswered()) != 4 || a.Answers[2].Against == nil || a.Answers[2].Against.Ref != a.Answers[5].Pair.Met.Ref {
		t.Errorf("%d are open, against %v", len(a.Unanswered()), a.Answers[2].Against)
	}
}

// Nor is an item of the programme's own checklist answered by an answer that is disputed.
func TestDisputedItemOfTheChecklist(t *testing.T) {
	for _, test := range []struct {
		name    string
		dispute func(b *builder)
		want    model.Standing
	}{
		{"answered", func(*builder) {}, model.Answered},
		{"a row of the same day", func(b *builder) { b.respond("OWN-1", "", model.No, "2026-05-02", "") }, model.Gap},
		{"a person in the workbook", func(b *builder) {
			b.form("OWN-1", "UCR-001", "C3")
			b.p.Checklists[0].Sheets[0].Rows[0].Pairs[0].Met.Text = "no"
		}, model.Gap},
		{"a person who agrees", func(b *builder) { b.form("OWN-1", "UCR-001", "C3") }, model.Answered},
	} {
		b := passing()
		b.programme.Checklist = append(b.programme.Checklist, model.ChecklistItem{ID: "OWN-1", Text: "of one’s own"})
		b.respond("OWN-1", "", model.Yes, "2026-05-02", "We do.")
		test.dispute(b)
		for _, s := range b.assess().Checklist {
			if s.Item.ID == "OWN-1" && (s.Standing != test.want || (s.Response != nil) != (test.want == model.Answered)) {
				t.Errorf("%s: it stands %q with %v: %s", test.name, s.Standing, s.Response, s.Why)
			}
		}
	}
}

func TestEvidenceOfAnItem(t *testing.T) {
	b := passing()
	b.form("CSN-001", "DOC-001")
	diagram := &model.Document{ID: "M-1-diagram", Migration: "M-1", Kind: model.ArchitectureDiagram, Date: day("2026-02-01"), Why: "to show"}
	b.file(diagram)
	b.file(&model.Document{ID: "standard", Migration: model.PartnerScope, Kind: model.ArchitectureDiagram, Date: day("2026-02-01"), Why: "to show"})
	b.file(&model.Document{ID: "expired", Migration: "M-1", Kind: model.ArchitectureDiagram, Date: day("2026-02-01"), Expires: day("2026-03-01"), Why: "to show"})
	b.p.Documents = append(b.p.Documents, &model.Document{Row: b.row(), ID: "url", Migration: "M-1", Kind: model.ArchitectureDiagram, Date: day("2026-02-01"), Path: "https://www.example.com/d"})
	a := b.assess()
	wantAnswers(t, a, "CSN-001  unanswered: ", "DOC-001 M-1 unanswered: M-1-diagram standard", "DOC-001 M-2 unanswered: standard")
	if basis := a.Answers[1].Basis; !strings.Contains(basis, "Amazon ECS Service Delivery checklist") {
		t.Errorf("the basis is %q", basis)
	}
	b.programme.Checklist = []model.ChecklistItem{{ID: "DOC-001", Evidence: []model.DocumentKind{model.TCOAnalysis}, Source: "the edition"}}
	b.respond("DOC-001", "M-2", model.Yes, "2026-05-01", "As the SOW (M-2-sow) says.")
	a = b.assess()
	wantAnswers(t, a, "CSN-001  unanswered: ", "DOC-001 M-1 unanswered: M-1-tco", "DOC-001 M-2 attested yes: M-2-sow")
	if a.Answers[1].Basis != "the edition" || a.Answers[1].Named || !a.Answers[2].Named {
		t.Errorf("by %q and by name: %v, %v", a.Answers[1].Basis, a.Answers[1].Named, a.Answers[2].Named)
	}
}
