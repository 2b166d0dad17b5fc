package assess_test

import (
	"slices"
	"testing"

	"dossier/model"
	"dossier/value"
)

// scales are one of numbers and one of colours, as templates/scales states them.
func scales() []*model.ReadinessScale {
	term := func(n int) model.Term { return model.Term{Value: value.Int(n)} }
	return []*model.ReadinessScale{
		{ID: "0-5", Source: "a sample", Lowest: term(0), Highest: term(5), GapAt: term(2), Areas: []model.ReadinessArea{{Name: "Security and compliance"}, {Name: "People and process"}}},
		{ID: "heat map", Source: "a copy", Colours: []model.Colour{model.Red, model.Amber, model.Green}, GapAt: term(2), Areas: []model.ReadinessArea{{Name: "Landing zone"}}},
	}
}

// assessed is a case study whose readiness was assessed before its project of 15 January began, with the TCO discussed, and its only
// gap closed on the day it began. The first application moved on 15 March.
func assessed() (b *builder, gap *model.ReadinessItem, workshop, readOut *model.Session) {
	b = clean()
	b.c.Scales = scales()
	workshop = &model.Session{Row: b.row(), Migration: "M-1", Kind: "MRA workshop", Date: day("2025-12-10"), Attendees: []string{"sponsor", "Head of IT"}}
	readOut = &model.Session{Row: b.row(), Migration: "M-1", Kind: "read-out", Date: day("2025-12-15"), Attendees: []string{"Sponsor"}, Documents: []string{"M-1-tco", "nowhere"}}
	b.p.Sessions = []*model.Session{readOut, workshop}
	gap = &model.ReadinessItem{
		Row: b.row(), Migration: "M-1", Area: "Security & compliance", Item: "Identity", Score: num(2), Action: "federate", Owner: "security officer",
		Due: day("2026-01-10"), ClosedOn: day("2026-01-15"),
	}
	b.p.Readiness = []*model.ReadinessItem{gap,
		{Row: b.row(), Migration: "M-1", Area: "security and compliance", Item: "Keys", Score: num(5)},
		{Row: b.row(), Migration: "M-1", Area: "Security and compliance", Item: "Audit"},
	}
	return b, gap, workshop, readOut
}

func num(n int) value.Number { return value.Num(value.Int(n)) }

func TestReadiness(t *testing.T) {
	b, _, workshop, readOut := assessed()
	a := b.assess()
	if ids := findingIDs(a); len(ids) > 0 {
		t.Errorf("a clean assessment has findings: %v", ids)
	}
	wantFigure(t, a, "M-1/readiness/items", "3")
	wantFigure(t, a, "M-1/readiness/scored", "2")
	wantFigure(t, a, "M-1/readiness/scale-0-5/average", "3.5") // of the two that are scored: unknown is not zero
	wantFigure(t, a, "M-1/readiness/scale-0-5/security-and-compliance/items", "3")
	wantFigure(t, a, "M-1/readiness/scale-0-5/security-and-compliance/least", "2")
	wantFigure(t, a, "M-1/readiness/gaps", "1")
	wantFigure(t, a, "M-1/readiness/gaps/by-start", "1")
	r := a.CaseStudies[0].Readiness
	if r.Sessions[0].Session != workshop || !r.Sessions[0].Assessment || r.Sessions[1].Assessment || r.TCO.Session != readOut || r.TCODocument.ID != "M-1-tco" {
		t.Errorf("sessions %+v", r.Sessions)
	}
	if len(r.Stakeholders) != 2 || len(r.Stakeholders[0].Sessions) != 2 {
		t.Errorf("stakeholders %+v, want the sponsor of two sessions and the head of one", r.Stakeholders)
	}
	if !slices.Equal(r.Scores[0].Unlooked, []string{"People and process"}) {
		t.Errorf("not looked at: %v", r.Scores[0].Unlooked)
	}
	if a.CaseStudies[1].Readiness != nil {
		t.Error("a migration without any record of readiness has an assessment")
	}
}

// TestPlantedInReadiness finds each fault where it was planted, and no other.
func TestPlantedInReadiness(t *testing.T) {
	type plant func(b *builder, gap *model.ReadinessItem, workshop, readOut *model.Session)
	for _, test := range []struct {
		name  string
		plant plant
		want  []string
	}{
		{"session after the cutover", func(_ *builder, _ *model.ReadinessItem, w, _ *model.Session) { w.Date = day("2026-03-16") },
			[]string{"late-session/M-1/mra-workshop-2026-03-16"}},
		{"session on the day of the cutover", func(_ *builder, _ *model.ReadinessItem, w, _ *model.Session) { w.Date = day("2026-03-15") }, nil},
		{"another session after the cutover", func(_ *builder, _ *model.ReadinessItem, w, _ *model.Session) {
			w.Kind, w.Date = "closure", day("2026-05-05")
		}, nil},
		{"TCO never discussed", func(_ *builder, _ *model.ReadinessItem, _, r *model.Session) { r.Documents = []string{"M-1-sow"} }, []string{"tco-not-discussed/M-1"}},
		{"TCO discussed too late", func(_ *builder, _ *model.ReadinessItem, _, r *model.Session) { r.Date = day("2026-03-16") }, []string{"tco-not-discussed/M-1"}},
		{"TCO to be discussed", func(_ *builder, _ *model.ReadinessItem, _, r *model.Session) { r.Date = day("2026-06-02") }, []string{"tco-not-discussed/M-1"}},
		{"no session", func(b *builder, _ *model.ReadinessItem, _, _ *model.Session) { b.p.Sessions = nil }, []string{"tco-not-discussed/M-1"}},
		{"gap without an owner", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) { g.Owner = "" }, []string{"gap-without-owner/M-1/security-compliance-identity"}},
		{"gap without a date", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) {
			g.Due, g.ClosedOn = value.Date{}, value.Date{}
		},
			[]string{"gap-open-at-cutover/M-1", "gap-without-date/M-1/security-compliance-identity"}},
		{"gap without a recommendation", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) { g.Action = "" }, []string{"gap-without-action/M-1/security-compliance-identity"}},
		{"gap past its date", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) { g.ClosedOn = value.Date{} },
			[]string{"gap-open-at-cutover/M-1", "gap-overdue/M-1/security-compliance-identity"}},
		{"gap closed late", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) { g.ClosedOn = day("2026-03-15") },
			[]string{"gap-closed-late/M-1/security-compliance-identity"}},
		{"gap that is to be closed", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) {
			g.Due, g.ClosedOn = day("2026-06-30"), day("2026-06-30")
		}, []string{"gap-open-at-cutover/M-1"}},
		{"score above the scale", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) { g.Score = num(6) }, []string{"score-outside-scale/M-1/security-compliance-identity"}},
		{"score below the scale", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) { g.Score = num(-1) }, []string{"score-outside-scale/M-1/security-compliance-identity"}},
		{"score after outside the scale", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) { g.Again = num(9) },
			[]string{"score-outside-scale/M-1/security-compliance-identity-after"}},
		{"number on a scale of colours", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) { g.Scale, g.Score = "heat map", num(4) },
			[]string{"score-outside-scale/M-1/security-compliance-identity"}},
		{"scale that nobody states", func(_ *builder, g *model.ReadinessItem, _, _ *model.Session) { g.Scale = "1-7" }, []string{"unknown-scale/M-1/1-7"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			b, gap, workshop, readOut := assessed()
			test.plant(b, gap, workshop, readOut)
			a := b.assess()
			if got := findingIDs(a); !slices.Equal(got, test.want) {
				t.Errorf("findings = %v, want %v", got, test.want)
			}
			for _, f := range a.Findings {
				if f.What == "" || f.Rule == "" || f.Mend == "" || f.Ref.IsZero() {
					t.Errorf("%+v lacks a part", f)
				}
			}
		})
	}
}

// TestHeatMapIsCounted: colours are counted, never averaged, and a line that was not assessed is no score.
func TestHeatMapIsCounted(t *testing.T) {
	b, gap, _, _ := assessed()
	line := func(item string, c model.Colour) *model.ReadinessItem {
		return &model.ReadinessItem{Row: b.row(), Migration: "M-1", Area: "landing zone", Item: item, Colour: c, Action: "do it", Owner: "x", ClosedOn: day("2026-01-10")}
	}
	b.p.Readiness = []*model.ReadinessItem{gap, line("accounts", model.Red), line("network", model.Amber), line("design", model.Green), line("tags", model.NotAssessed)}
	a := b.assess()
	wantFigure(t, a, "M-1/readiness/items", "5")
	wantFigure(t, a, "M-1/readiness/scored", "4")
	for colour, want := range map[string]string{"red": "1", "amber": "1", "green": "1"} {
		wantFigure(t, a, "M-1/readiness/scale-heat-map/landing-zone/"+colour, want)
	}
	if a.Figure("M-1/readiness/scale-heat-map/landing-zone/average") != nil {
		t.Error("colours are averaged")
	}
	wantFigure(t, a, "M-1/readiness/scale-0-5/average", "2") // of the numbers alone
}

// TestReadinessWithinTheProject: where readiness was assessed after the project had started, the migration begins with its first activity.
func TestReadinessWithinTheProject(t *testing.T) {
	b, gap, workshop, _ := assessed()
	workshop.Date, gap.ClosedOn = day("2026-01-20"), day("2026-02-20")
	b.p.Activities = []*model.Activity{
		{Row: b.row(), ID: "T-1", Migration: "M-1", Phase: "Phase migrate", ActualStart: day("2026-03-01")},
		{Row: b.row(), ID: "T-2", Migration: "M-1", Phase: "Phase migrate", Start: day("2026-02-25")},
		{Row: b.row(), ID: "T-3", Migration: "M-1", Phase: "Phase plan", ActualStart: day("2026-01-16")},
	}
	a := b.assess()
	wantFigure(t, a, "M-1/readiness/gaps/by-start", "1")
	if r := a.CaseStudies[0].Readiness; r.Start != day("2026-02-25") {
		t.Errorf("the migration begins on %s", r.Start)
	}
	gap.ClosedOn = day("2026-02-26")
	wantFigure(t, b.assess(), "M-1/readiness/gaps/by-cutover", "1")
}

// TestReadinessFiguresEvaluate: every figure is computed anew from its leaves, and gaps fall into exactly one standing.
func TestReadinessFiguresEvaluate(t *testing.T) {
	b, gap, _, _ := assessed()
	gap.Again = num(4)
	twice := *gap // two lines of the same words are two figures
	twice.Row, twice.Score = b.row(), num(1)
	b.p.Readiness = append(b.p.Readiness, &twice)
	a := b.assess()
	wantFigure(t, a, "M-1/readiness/security-compliance-identity/score-2", "1")
	for _, f := range a.Figures() {
		if n, err := value.Evaluate(f); err != nil || n.String() != f.Value.String() {
			t.Errorf("%s = %s, evaluated %s (%v)", f.ID, f.Value, n, err)
		}
	}
	r := a.CaseStudies[0].Readiness
	sum := value.Compute(value.Sum, r.ByStart, r.ByCutover, r.Later, r.OpenGaps)
	if sum.Value.String() != r.GapCount.Value.String() {
		t.Errorf("standings add up to %s of %s gaps", sum.Value, r.GapCount.Value)
	}
}
