package schedule_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/model"
)

// sound is a small plan without a fault: four activities, who does what, and a cutover.
func sound() *project {
	p := newProject()
	p.add("A 2025-03-03 2025-03-05")
	p.add("B 2025-03-06 2025-03-11 4")
	p.add("C 2025-03-12 2025-03-12 1")
	p.add("X 2025-03-15 2025-03-15").Kind = "cutover"
	p.wait("B A")
	p.wait("C B")
	p.wait("X C")
	p.parties("lead", "engineers", "owners")
	for _, a := range p.in.Activities {
		a.Wave = "Wave 1"
		p.role(a.ID, "lead", "A")
		p.role(a.ID, "engineers", "R")
		p.role(a.ID, "owners", "C")
	}
	for i, start := range []string{"T-1h", "T = 20:00", ""} {
		s := &model.CutoverStep{Migration: "M-1", Wave: "Wave 1", Step: fmt.Sprintf("step %d", i+1), Owner: "engineers", Start: start, Duration: number("30"), Rollback: "go back", Trigger: "an alarm"}
		if i > 0 {
			s.Predecessor, s.GoNoGo = fmt.Sprintf("step %d", i), model.Yes
		}
		p.in.Cutover = append(p.in.Cutover, s)
	}
	p.in.Applications = []*model.Application{{ID: "APP-1", Migration: "M-1", Name: "App", Wave: "Wave 1", Pattern: "Rehost servers to Amazon EC2 using MGN"}}
	return p
}

// TestPlantedFaults: each fault alone is found, named with what it is about, at its cell, and nothing else is.
func TestPlantedFaults(t *testing.T) {
	if _, findings := sound().make(t); len(findings) > 0 {
		t.Fatalf("the sound plan has findings: %+v", findings)
	}
	for _, test := range []struct {
		name  string
		fault func(p *project)
		kind  string
		at    string // cell
		says  string
	}{
		{"no A", func(p *project) { p.in.Responsibilities[0].Role = "I" }, "raci-accountable", "Responsibilities!A2:C2", "A: nobody is accountable"},
		{"two A’s", func(p *project) { p.role("B", "owners", "A") }, "raci-accountable", "Responsibilities!A5:C5", "2 parties are accountable: lead, owners"},
		{"no R", func(p *project) { p.in.Responsibilities[4].Role = "I" }, "raci-responsible", "Responsibilities!A5:C5", "B: nobody is responsible"},
		{"no row at all", func(p *project) {
			p.in.Responsibilities = slices.DeleteFunc(p.in.Responsibilities, func(r *model.Responsibility) bool { return r.Activity == "C" })
		}, "raci-accountable raci-responsible", "Activities!A4:M4", "C: nobody is accountable"},
		{"a party that is not listed", func(p *project) { p.role("A", "a friend", "I") }, "raci-party", "Responsibilities!A14:C14", `A names "a friend", which is no party`},
		{"a cycle of three", func(p *project) { p.wait("A C") }, "plan-cycle", "Predecessors!", "A → B → C → A"},
		{"an activity that waits for itself", func(p *project) { p.wait("B B") }, "plan-cycle", "Predecessors!A5:D5", "B → B"},
		{"planned before a predecessor allows", func(p *project) {
			p.in.Activities[1].Start = day("2025-03-05")
			p.in.Activities[1].Duration = number("5")
		},
			"plan-order", "Predecessors!A2:D2", "B is planned to start on 2025-03-05, and A, as planned, allows 2025-03-06 at the earliest (finish to start; by way of A → B)"},
		{"a lag that the days do not keep", func(p *project) { p.in.Predecessors[1].Lag = number("3") }, "plan-order", "Predecessors!A3:D3",
			"C is planned to start on 2025-03-12, and B, as planned, allows 2025-03-17 at the earliest (finish to start, 3 working days later; by way of A → B → C)"},
		{"finish to finish that the days do not keep", func(p *project) { p.in.Predecessors[1].Type = "FF"; p.in.Predecessors[1].Lag = number("4") }, "plan-order", "Predecessors!A3:D3",
			"C is planned to finish on 2025-03-12, and B, as planned, allows 2025-03-17 at the earliest"},
		{"finish before start", func(p *project) {
			p.in.Activities[0].Finish = day("2025-02-28")
			p.in.Activities[0].Duration = number("3")
		}, "plan-dates", "Activities!G2",
			"A is planned to finish on 2025-02-28, before it starts on 2025-03-03"},
		{"a duration that the days do not bear out", func(p *project) { p.in.Activities[1].Duration = number("6") }, "plan-dates", "Activities!H3",
			"B is planned from 2025-03-06 to 2025-03-11, which are 4 working days, and its duration says 6"},
		{"a duration below nothing", func(p *project) { p.in.Activities[2].Finish = day(""); p.in.Activities[2].Duration = number("-1") }, "plan-dates", "Activities!H4", "C has a duration of -1 working days"},
		{"a milestone that takes time", func(p *project) { p.in.Activities[2].Kind = "milestone"; p.in.Activities[2].Duration = number("3") }, "plan-dates", "Activities!H4", "C is a milestone and takes no time"},
		{"finished before it began", func(p *project) {
			p.in.Activities[0].ActualStart, p.in.Activities[0].ActualFinish = day("2025-03-05"), day("2025-03-04")
		}, "plan-dates", "Activities!", "A was finished on 2025-03-04, before it began on 2025-03-05"},
		{"done in the future", func(p *project) { p.in.Activities[0].ActualStart = day("2026-01-02") }, "plan-dates", "Activities!", "A has an actual day after 2025-12-31"},
		{"completed without a day", func(p *project) { p.in.Activities[0].Status = "completed" }, "plan-dates", "Activities!", "A is completed, and no day says when"},
		{"a status that the days deny", func(p *project) {
			p.in.Activities[0].Status, p.in.Activities[0].ActualFinish = "in progress", day("2025-03-05")
		}, "plan-dates", "Activities!", `A was finished on 2025-03-05, and its status is "in progress"`},
		{"waiting for what is cancelled", func(p *project) { p.in.Activities[0].Status = "cancelled" }, "plan-predecessor", "Predecessors!B2", "B waits for A, which is cancelled"},
		{"waiting for another migration’s activity", func(p *project) { p.wait("B Z-9") }, "plan-predecessor", "Predecessors!B5", "B waits for Z-9, which is not an activity of this migration"},
		{"no rollback", func(p *project) { p.in.Cutover[1].Rollback = "" }, "cutover-rollback", "Cutover!", `Wave 1, step "step 2" has no rollback`},
		{"no trigger", func(p *project) { p.in.Cutover[1].Trigger = " " }, "cutover-rollback", "Cutover!", `has a rollback, and nothing says what triggers it`},
		{"neither", func(p *project) { p.in.Cutover[1].Rollback, p.in.Cutover[1].Trigger = "", "" }, "cutover-rollback", "Cutover!", `has neither a rollback nor a trigger`},
		{"a step that starts too early", func(p *project) { p.in.Cutover[2].Start = "T+10min" }, "cutover-order", "Cutover!", `step "step 3" starts 20 minutes before "step 2" is done`},
		{"a step after one that is not there", func(p *project) { p.in.Cutover[2].Predecessor = "step 9"; p.in.Cutover[2].Start = "T+1h" }, "cutover-order", "Cutover!", `waits for "step 9", which is no step before it`},
		{"a time that is none", func(p *project) { p.in.Cutover[0].Start = "at dawn" }, "cutover-time", "Cutover!", `starts at "at dawn", which is no time`},
		{"an owner who is no party", func(p *project) { p.in.Cutover[0].Owner = "a friend" }, "plan-owner", "Cutover!", "is owned by a friend, which is no party"},
		{"a pattern without a tool", func(p *project) { p.in.Applications[0].Pattern = "Lift and shift" }, "plan-pattern", "Applications!", `the pattern "Lift and shift" does not name`},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := sound()
			test.fault(p)
			plan, findings := p.make(t)
			var kinds []string
			for _, f := range findings {
				kinds = append(kinds, f.Kind.String())
			}
			if strings.Join(kinds, " ") != test.kind {
				t.Fatalf("found %v, want %s: %+v", kinds, test.kind, findings)
			}
			if at := findings[0].Ref.String(); !strings.HasPrefix(at, "plan.xlsx!"+test.at) || !strings.Contains(findings[0].What, test.says) {
				t.Errorf("at %s: %s", at, findings[0].What)
			}
			evaluates(t, plan)
		})
	}
}

// TestTwoCycles: each is told once, with its whole path, and what does not hang on them keeps its place.
func TestTwoCycles(t *testing.T) {
	p := newProject()
	for _, a := range []string{"A 2025-03-03 . 1", "B . . 1", "C . . 1", "D . . 1", "E . . 1", "F 2025-03-03 . 2"} {
		p.add(a)
	}
	for _, w := range []string{"A C", "B A", "C B SS", "D C", "D E", "E D FF 1"} {
		p.wait(w)
	}
	plan, findings := p.make(t)
	var said []string
	for _, f := range findings {
		said = append(said, strings.TrimPrefix(f.What, "activities wait for each other: "))
	}
	if got := strings.Join(said, "; "); got != "A → B → C → A; D → E → D" {
		t.Errorf("cycles %s", got)
	}
	if got := shown(activity(t, plan, "D").EarlyStart) + shown(activity(t, plan, "F").EarlyFinish) + shown(plan.Length); got != "?2?" {
		t.Errorf("got %s", got)
	}
	evaluates(t, plan)
}

// What the applications that move and the steps of a cutover leave open is a gap, and for somebody; what stays where it is leaves none.
func TestGapsOfWhatMoves(t *testing.T) {
	p := newProject()
	p.add("A 2025-03-03 2025-03-05")
	p.in.Applications = []*model.Application{
		{ID: "A-1", Name: "Shop", Wave: "Wave 1", Owner: "head of sales", Strategy: model.Rehost}, {ID: "A-2", Name: "Ledger", Strategy: model.Rehost},
		{ID: "A-3", Name: "Fax", Strategy: model.Retire},
	}
	p.in.Cutover = []*model.CutoverStep{{Migration: "M-1", Wave: "Wave 1", Step: "Stop"}}
	says := func() string {
		plan, _ := p.make(t)
		var all []string
		for _, g := range plan.Gaps {
			all = append(all, g.What+" | "+g.For)
		}
		return strings.Join(all, "\n")
	}
	wants := []string{
		"no dependency between applications is recorded", "no wave for Ledger | the project manager", "no owner for Ledger, so that nobody accepts what was moved | the customer’s sponsor",
		"no owner for these steps of a cutover: Wave 1, Stop | the cutover team", "no duration for these steps of a cutover: Wave 1, Stop | the cutover team",
	}
	said := says()
	for _, want := range wants {
		if !strings.Contains(said, want) {
			t.Errorf("nothing says %q:\n%s", want, said)
		}
	}
	p.in.Applications[1].Wave, p.in.Applications[1].Owner = "Wave 1", "head of finance"
	p.in.Dependencies = []*model.Dependency{{From: "A-1", To: "A-2"}}
	p.in.Cutover[0].Owner, p.in.Cutover[0].Duration = "engineers", number("30")
	said = says()
	for _, want := range wants {
		want, _, _ = strings.Cut(want, " | ")
		if strings.Contains(said, want) {
			t.Errorf("it still says %q", want)
		}
	}
}

// TestLiveInItsCutover: an application went live between the first and the last recorded day of its wave's cutovers; what is not recorded, or
// not over yet, is held against none.
func TestLiveInItsCutover(t *testing.T) {
	for _, test := range []struct {
		begun, finished, live string
		says                  string
	}{
		{"2025-03-15", "2025-03-16", "2025-03-15", ""},
		{"2025-03-15", "2025-03-16", "2025-03-16", ""},
		{"2025-03-15", "2025-03-16", "2025-03-14", "APP-1 went live on 2025-03-14, before the cutover of Wave 1 began on 2025-03-15"},
		{"2025-03-15", "2025-03-16", "2025-03-17", "APP-1 went live on 2025-03-17, after the cutover of Wave 1 was finished on 2025-03-16"},
		{"2025-03-15", "2025-03-16", "", ""},
		{"2025-03-15", "", "2025-03-20", ""},
		{"2025-03-15", "", "2025-03-14", "before the cutover of Wave 1 began"},
		{"", "", "2025-03-14", ""},
	} {
		p := sound()
		for _, a := range p.in.Activities {
			if a.Kind == "cutover" {
				a.ActualStart, a.ActualFinish = day(test.begun), day(test.finished)
			}
		}
		p.in.Applications[0].MigratedOn = day(test.live)
		_, findings := p.make(t)
		var says string
		for _, f := range findings {
			if f.Kind == model.KindMoveOutsideCutover {
				says += f.What
			}
		}
		if says != test.says && (test.says == "" || !strings.Contains(says, test.says)) {
			t.Errorf("cutover from %q to %q, live on %q: %q, want %q", test.begun, test.finished, test.live, says, test.says)
		}
	}
}
