package schedule_test

import (
	"strconv"
	"strings"
	"testing"

	"dossier/model"
	"dossier/value"
)

// step adds a step to the cutover of wave 1: its start as written, how many minutes it takes, and the numbers of the steps before it.
func (p *project) step(start, minutes string, before ...int) {
	s := &model.CutoverStep{Migration: "M-1", Wave: "Wave 1", Step: "step " + strconv.Itoa(len(p.in.Cutover)+1), Start: start, Duration: number(minutes), Rollback: "back", Trigger: "alarm"}
	var names []string
	for _, n := range before {
		names = append(names, "Step "+strconv.Itoa(n))
	}
	s.Predecessor = strings.Join(names, "; ")
	p.in.Cutover = append(p.in.Cutover, s)
}

// TestCutoverTimes: relative times, times by the clock over midnight, and steps that start when those before them are done.
func TestCutoverTimes(t *testing.T) {
	for _, test := range []struct {
		name string
		plan func(p *project)
		want string // T by the clock; start and end of each step; length
	}{
		{"from T", func(p *project) {
			p.step("T-1h30min", "30")
			p.step("T", "20")
			p.step("T+2h", "15")
			p.step("T − 1d 2h", "60")
		},
			"-; -90 -60, 0 20, 120 135, -1560 -1500; 1695"},
		{"T by the clock", func(p *project) { p.step("T - 45 min", "30"); p.step("T = 22:30", "60"); p.step("01:00", "15") }, "1350; -45 -15, 0 60, 150 165; 210"},
		{"after each other", func(p *project) {
			p.step("T=20:00", "40")
			p.step("", "20", 1)
			p.step("", "10", 1)
			p.step("", "5", 2, 3)
		}, "1200; 0 40, 40 60, 40 50, 60 65; 65"},
		{"by the clock alone", func(p *project) { p.step("22:00", "60"); p.step("23:30", "60"); p.step("2025-03-16 06:15", "30") }, "1320; 0 60, 90 150, 495 525; 525"},
		{"a duration that nobody states", func(p *project) { p.step("T", "."); p.step("", "10", 1) }, "-; 0 ?, ? ?; ?"},
		{"by the clock, and nobody says when T is", func(p *project) { p.step("T-1h", "30"); p.step("20:00", "30") }, "-; -60 -30, ? ?; ?"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newProject()
			move := p.add("X 2025-03-15 2025-03-15")
			move.Wave, move.Kind = "Wave 1", "cutover"
			test.plan(p)
			plan, findings := p.make(t)
			if len(findings) > 0 {
				t.Errorf("findings: %+v", findings)
			}
			c := plan.Cutovers[0]
			var steps []string
			for _, s := range c.Steps {
				steps = append(steps, shown(s.Start)+" "+shown(s.End))
			}
			if got := shown(c.Clock) + "; " + strings.Join(steps, ", ") + "; " + shown(c.Length); got != test.want {
				t.Errorf("got %s\nwant %s", got, test.want)
			}
			evaluates(t, plan)
		})
	}
}

// FuzzCutoverStart: whatever stands in the cell, a step's start is known, or the cell is reported, or it is blank; and a time from T comes
// back as it is written in plain form.
func FuzzCutoverStart(f *testing.F) {
	for _, s := range []string{"T", "t-2h", "T+1h30min", "T−15m", "T + 2d", "T = 20:00", "23:59", "24:00", "2025-03-15 20:00", "2025-02-30 20:00", "T-", "T+h", "noon", "", " ", "T+9999min", "=1+1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, start string) {
		p := newProject()
		p.step("T = 12:00", "0")
		p.step(start, "0")
		plan, findings := p.make(t)
		n := plan.Cutovers[0].Steps[1].Start.Value
		if !n.Known && len(findings) == 0 && strings.TrimSpace(start) != "" {
			t.Fatalf("%q is neither a time nor reported", start)
		}
		if !n.Known {
			return
		}
		p = newProject()
		p.step("T = 12:00", "0")
		p.step(plainOf(n), "0")
		plan, _ = p.make(t)
		if again := plan.Cutovers[0].Steps[1].Start.Value; !again.Known || !again.Decimal.Equal(n.Decimal) {
			t.Fatalf("%q is %s, and %s is %s", start, n, plainOf(n), again)
		}
	})
}

// plainOf writes minutes from T in hours and minutes.
func plainOf(n value.Number) string {
	minutes, sign := int(n.Decimal.IntPart()), "+"
	if minutes < 0 {
		minutes, sign = -minutes, "-"
	}
	return "T" + sign + strconv.Itoa(minutes/1440) + "d" + strconv.Itoa(minutes/60%24) + "h" + strconv.Itoa(minutes%60) + "min"
}
