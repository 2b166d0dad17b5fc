package schedule_test

import (
	"strings"
	"testing"

	"dossier/model"
)

// TestPlannedAgainstActual: days late are working days; Friday to Monday is one, a weekend and a holiday none; what has not happened by the
// day of the assessment is behind from the working day after its planned day on.
func TestPlannedAgainstActual(t *testing.T) {
	p := newProject()
	p.in.AsOf = day("2025-03-19") // a Wednesday
	p.rest("2025-03-10")
	done := func(cells, start, finish string) *model.Activity {
		a := p.add(cells)
		a.ActualStart, a.ActualFinish, a.Status = day(start), day(finish), "completed"
		return a
	}
	done("LATE 2025-03-03 2025-03-07", "2025-03-04", "2025-03-11")  // Monday was a holiday: one working day late
	done("EARLY 2025-03-05 2025-03-06", "2025-03-03", "2025-03-05") // two days, and one
	done("MOVE 2025-03-08 2025-03-08", "2025-03-08", "2025-03-09")  // Saturday, ended on Sunday
	p.add("RUNS 2025-03-12 2025-03-17").ActualStart = day("2025-03-12")
	p.add("TODAY 2025-03-19 2025-03-19")
	p.add("SLOW 2025-03-14 2025-03-28")
	p.add("NEXT 2025-03-24 2025-03-28")
	p.add("GONE 2025-03-03 2025-03-04").Status = "cancelled"
	p.in.Activities[2].Kind = "cutover"
	p.in.Migration.Deadline = day("2025-03-14")
	plan, findings := p.make(t)
	if len(findings) > 0 {
		t.Errorf("findings: %+v", findings)
	}
	for id, want := range map[string]string{
		"LATE": "1 1 -", "EARLY": "-2 -1 -", "MOVE": "0 0 -", "RUNS": "0 - 2 not finished", "TODAY": "- - -", "SLOW": "- - 3 not begun", "NEXT": "- - -",
	} {
		a := activity(t, plan, id)
		if got := strings.TrimSpace(strings.Join([]string{shown(a.StartVariance), shown(a.FinishVariance), shown(a.Late), a.Behind}, " ")); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	g := plan.Progress
	for what, got := range map[string]string{
		"activities": shown(g.Activities) + " want 7", "completed": shown(g.Completed) + " want 3", "begun": shown(g.Begun) + " want 1", "late": shown(g.Late) + " want 2",
		"days": shown(g.Days) + " want 28", "done": shown(g.Done) + " want 7", "share": shown(g.Share) + " want 25", "slip": shown(g.FinishVariance) + " want 1",
		"margin": shown(plan.Margin) + " want 4", "last cutover": shown(plan.LastMove) + " want 2025-03-08", "cancelled": plan.Cancelled[0].ID + " want GONE",
	} {
		if is, want, _ := strings.Cut(got, " want "); is != want {
			t.Errorf("%s: %s, want %s", what, is, want)
		}
	}
	evaluates(t, plan)
}

// TestBehindWithBoth: what should be finished by now, and has not begun, is behind with both.
func TestBehindWithBoth(t *testing.T) {
	p := newProject()
	p.in.AsOf = day("2025-03-19")
	p.add("IDLE 2025-03-12 2025-03-17")
	plan, _ := p.make(t)
	if a := activity(t, plan, "IDLE"); a.Behind != "neither begun nor finished" || shown(a.Late) != "2" {
		t.Errorf("behind by %s with %q", shown(a.Late), a.Behind)
	}
}

// TestKindsShareTheDays: the shares of the kinds of work add up to all of the planned working days.
func TestKindsShareTheDays(t *testing.T) {
	p := newProject()
	for cells, kind := range map[string]model.ActivityKind{"A 2025-03-03 . 6": "code update", "B 2025-03-03 . 3": "test", "C 2025-03-03 . 1": ""} {
		p.add(cells).Kind = kind
	}
	plan, _ := p.make(t)
	var got []string
	for _, k := range plan.Kinds {
		got = append(got, string(k.Kind)+" "+shown(k.Days)+" "+shown(k.Share))
	}
	if text := strings.Join(got, ", "); text != "code update 6 60, test 3 30,  1 10" {
		t.Errorf("kinds: %s", text)
	}
}

// TestWaves: applications and servers by wave, in the order of the waves' numbers; a server of two waves counts in the first.
func TestWaves(t *testing.T) {
	p := newProject()
	app := func(id, wave, hours, moved string, s model.Strategy) {
		p.in.Applications = append(p.in.Applications, &model.Application{ID: id, Migration: "M-1", Wave: wave, EffortHours: number(hours), MigratedOn: day(moved), Strategy: s,
			Pattern: "Rehost servers to Amazon EC2 using MGN", Tooling: "MGN"})
	}
	app("A", "Wave 10", "8", "2025-05-03", model.Rehost)
	app("B", "Wave 2", "4", "2025-04-05", model.Rehost)
	app("C", "Wave 2", ".", "2025-04-12", model.Replatform)
	app("D", "Wave 10", "2", "", "")
	app("E", "", ".", "", model.Retire)
	for id, apps := range map[string][]string{"S1": {"A", "B"}, "S2": {"C"}, "S3": {"A"}, "S4": {"E"}} {
		p.in.Servers = append(p.in.Servers, &model.Server{ID: id, Migration: "M-1", Applications: apps})
	}
	p.in.Migration.Strategy = model.Rehost
	move := p.add("X 2025-04-05 2025-04-06")
	move.Wave, move.Kind = "Wave 2", "cutover"
	plan, _ := p.make(t)
	var got []string
	for _, w := range plan.Waves {
		var by []string
		for _, s := range w.Strategies {
			by = append(by, shown(s.Number)+" "+s.Name)
		}
		got = append(got, strings.Join([]string{w.Name, shown(w.Applications), shown(w.Servers), shown(w.Effort), shown(w.Cutover), shown(w.Moved), strings.Join(by, "+")}, " "))
	}
	want := "Wave 2 2 2 ? 2025-04-06 2025-04-12 1 rehost+1 replatform; Wave 10 2 1 10 - - 2 rehost"
	if text := strings.Join(got, "; "); text != want {
		t.Errorf("waves: %s\nwant %s", text, want)
	}
	if len(plan.Patterns) != 1 || shown(plan.Patterns[0].Applications) != "4" || shown(plan.Patterns[0].Servers) != "3" || !plan.Patterns[0].Formed {
		t.Errorf("patterns: %+v", plan.Patterns)
	}
	evaluates(t, plan)
}
