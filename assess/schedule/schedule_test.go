package schedule_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/model"
	"dossier/value"
)

// TestByHand is a plan worked out on paper: 3 March 2025 is a Monday, 10 March is a holiday.
//
//	A 3 d ── B 4 d ──┐
//	 └────── C 2 d ──┴─ D 5 d ── E (milestone)
//	 SS + 1: F 1 d ── FF + 2: G 3 d
func TestByHand(t *testing.T) {
	p := newProject()
	p.rest("2025-03-10", "2025-03-10", "2025-03-15")
	p.add("A 2025-03-03 2025-03-05")
	p.add("B 2025-03-06 . 4")
	p.add("C . 2025-03-11 2")
	p.add("D 2025-03-13 2025-03-19 5")
	p.add("E 2025-03-19").Kind = "milestone"
	p.add("F 2025-03-04 2025-03-04")
	p.add("G 2025-03-04 2025-03-06")
	for _, w := range []string{"B A", "C A FS", "D B", "D C", "E D", "F A SS 1", "G F FF 2"} {
		p.wait(w)
	}
	plan, findings := p.make(t)
	if len(findings) > 0 {
		t.Errorf("findings: %+v", findings)
	}
	for id, want := range map[string]string{ // planned; early, late; as days; slack, free, critical
		"A": "2025-03-03 2025-03-05 3; 0 3 0 3; 2025-03-03 2025-03-05 2025-03-03 2025-03-05; 0 0 1",
		"B": "2025-03-06 2025-03-12 4; 3 7 3 7; 2025-03-06 2025-03-12 2025-03-06 2025-03-12; 0 0 1",
		"C": "2025-03-07 2025-03-11 2; 3 5 5 7; 2025-03-06 2025-03-07 2025-03-11 2025-03-12; 2 2 0",
		"D": "2025-03-13 2025-03-19 5; 7 12 7 12; 2025-03-13 2025-03-19 2025-03-13 2025-03-19; 0 0 1",
		"E": "2025-03-19 2025-03-19 0; 12 12 12 12; 2025-03-19 2025-03-19 2025-03-19 2025-03-19; 0 0 1",
		"F": "2025-03-04 2025-03-04 1; 1 2 9 10; 2025-03-04 2025-03-04 2025-03-17 2025-03-17; 8 0 0",
		"G": "2025-03-04 2025-03-06 3; 1 4 9 12; 2025-03-04 2025-03-06 2025-03-17 2025-03-19; 8 8 0",
	} {
		a := activity(t, plan, id)
		var b strings.Builder
		for i, f := range []*value.Figure{
			a.Start, a.Finish, a.Duration, a.EarlyStart, a.EarlyFinish, a.LateStart, a.LateFinish, a.EarlyFrom, a.EarlyTo, a.LateFrom, a.LateTo, a.Slack, a.FreeSlack, a.Critical,
		} {
			b.WriteString([]string{"", " ", " ", "; ", " ", " ", " ", "; ", " ", " ", " ", "; ", " ", " "}[i] + shown(f))
		}
		if b.String() != want {
			t.Errorf("%s is %s\nwant %s", id, b.String(), want)
		}
	}
	if got := path(plan); got != "A B D E" {
		t.Errorf("the critical path is %s", got)
	}
	if got := shown(plan.Length) + " " + shown(plan.End) + " " + shown(plan.First); got != "12 2025-03-19 2025-03-03" {
		t.Errorf("length, end and first day are %s", got)
	}
	if len(plan.Holidays) != 2 {
		t.Errorf("%d holidays, want 2: a day counts once", len(plan.Holidays))
	}
	evaluates(t, plan)
}

// evaluates holds every figure of a plan to its tree.
func evaluates(t testing.TB, plan *model.Plan) {
	t.Helper()
	a := model.Assessment{CaseStudies: []*model.CaseStudy{{Migration: &model.Migration{ID: "M-1"}, Plan: plan}}}
	ids := map[string]bool{}
	for _, f := range a.Figures() {
		got, err := value.Evaluate(f)
		if err != nil || got.Known != f.Value.Known || got.Known && !got.Decimal.Equal(f.Value.Decimal) {
			t.Errorf("%s evaluates to %v (%v), want %v", f.ID, got, err, f.Value)
		}
		forecast := strings.Contains(f.ID, "/forecast") || strings.HasSuffix(f.ID, "/remaining") // may rest on an assumed rest of the work
		if f.Label == "" || f.Rule.Name == "" || f.Assumed() && !forecast {
			t.Errorf("%s has label %q and rule %+v", f.ID, f.Label, f.Rule)
		}
		if ids[f.ID] {
			t.Errorf("%s stands twice", f.ID)
		}
		ids[f.ID] = true
	}
}

// TestAgreedDays: a cutover on a Saturday takes no working day, and neither it nor a milestone begins before its agreed day; work goes on
// on Monday.
func TestAgreedDays(t *testing.T) {
	p := newProject()
	p.add("T 2025-03-03 2025-03-05")
	p.add("X 2025-03-15 2025-03-16").Kind = "cutover"
	p.add("H 2025-03-17 . 5")
	p.add("M 2025-03-28").Kind = "milestone"
	p.wait("X T")
	p.wait("H X")
	p.wait("M H")
	plan, findings := p.make(t)
	if len(findings) > 0 {
		t.Errorf("findings: %+v", findings)
	}
	x, h, m := activity(t, plan, "X"), activity(t, plan, "H"), activity(t, plan, "M")
	got := fmt.Sprint(shown(x.Duration), " ", shown(x.EarlyFrom), " ", shown(x.EarlyTo), " ", shown(x.LateTo), " ", shown(h.EarlyFrom), " ", shown(m.EarlyTo))
	if got != "0 2025-03-15 2025-03-16 2025-03-21 2025-03-17 2025-03-28" {
		t.Errorf("got %s", got)
	}
	if path(plan) != "M" || shown(activity(t, plan, "T").Slack) != "12" {
		t.Errorf("path %q, slack of T %s", path(plan), shown(activity(t, plan, "T").Slack))
	}
}

// TestUnknownStaysUnknown: without days and duration there is no place for an activity, nor for what follows it, nor a critical path.
func TestUnknownStaysUnknown(t *testing.T) {
	p := newProject()
	p.add("A 2025-03-03 2025-03-05")
	p.add("B")
	p.add("C . . 2")
	p.add("D 2025-03-03 2025-03-04")
	p.wait("B A")
	p.wait("C B")
	plan, findings := p.make(t)
	if len(findings) > 0 {
		t.Errorf("findings: %+v", findings)
	}
	for _, id := range []string{"A", "D"} {
		if a := activity(t, plan, id); shown(a.EarlyFinish) == "?" || shown(a.Slack) != "?" {
			t.Errorf("%s ends after %s, slack %s", id, shown(a.EarlyFinish), shown(a.Slack))
		}
	}
	if c := activity(t, plan, "C"); shown(c.EarlyStart) != "?" || shown(c.Start) != "?" || shown(c.Critical) != "?" {
		t.Errorf("C is %+v", c)
	}
	if plan.Path != nil || shown(plan.End) != "?" || shown(plan.Progress.Share) != "?" {
		t.Errorf("path %v, end %s", plan.Path, shown(plan.End))
	}
	said := false
	for _, g := range plan.Gaps {
		said = said || strings.Contains(g.What, "no planned days for B, C")
	}
	if !said {
		t.Errorf("the gaps do not name B and C: %+v", plan.Gaps)
	}
	evaluates(t, plan)
}

// TestPartsOfADay: a part of a day counts as a day, in durations and lags.
func TestPartsOfADay(t *testing.T) {
	p := newProject()
	p.add("A 2025-03-03 . 0.5")
	p.add("B . . 1.25")
	p.wait("B A FS 0.5")
	p.add("C . . 1")
	p.wait("C B FS -0.5")
	plan, _ := p.make(t)
	if got := shown(activity(t, plan, "A").Duration) + shown(activity(t, plan, "B").EarlyStart) + shown(activity(t, plan, "C").EarlyFinish); got != "125" {
		t.Errorf("got %s", got)
	}
}

func TestNothingRecorded(t *testing.T) {
	if plan, findings := newProject().make(t); plan != nil || findings != nil {
		t.Errorf("a plan of nothing: %+v, %+v", plan, findings)
	}
	p := newProject()
	p.in.Risks = []*model.Risk{{ID: "R-1", Migration: "M-1", Description: "Rain", Likelihood: "low", Impact: "critical"}}
	plan, _ := p.make(t)
	if plan == nil || plan.Risks[0].Grade != "high" || plan.Length != nil || len(plan.Gaps) < 4 {
		t.Errorf("a plan of one risk: %+v", plan)
	}
	evaluates(t, plan)
}
