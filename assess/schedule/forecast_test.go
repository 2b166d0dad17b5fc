package schedule_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"dossier/model"
	"dossier/value"
)

// TestForecastByHand is a plan worked out on paper; 3 March 2025 is a Monday. On Wednesday 12 March A was two days late, B has begun and
// has 3 days left, F has begun and says nothing.
//
//	A 3 d ── B 4 d ── C 2 d ── X (weekend of the 15th) ── H 2 d ── M (milestone)
//	 └────── F 10 d
func TestForecastByHand(t *testing.T) {
	p := newProject()
	p.in.AsOf = day("2025-03-12")
	p.in.Migration.Deadline = day("2025-03-21")
	a := p.add("A 2025-03-03 2025-03-05")
	a.ActualStart, a.ActualFinish = day("2025-03-03"), day("2025-03-07")
	b := p.add("B 2025-03-06 2025-03-11")
	b.ActualStart, b.Remaining = day("2025-03-10"), number("3")
	p.add("C 2025-03-12 2025-03-13")
	p.add("X 2025-03-15 2025-03-16").Kind = "cutover"
	p.add("H 2025-03-17 2025-03-18")
	p.add("M 2025-03-18").Kind = "milestone"
	f := p.add("F 2025-03-06 2025-03-19")
	f.ActualStart = day("2025-03-07")
	for _, w := range []string{"B A", "C B", "X C", "H X", "M H", "F A"} {
		p.wait(w)
	}
	plan, findings := p.make(t)
	for id, want := range map[string]string{ // remaining; from, to; days late; what decides
		"A": "- 2025-03-03 2025-03-07 2 what is recorded",
		"B": "3 2025-03-10 2025-03-14 3 the day of the assessment",
		"C": "2 2025-03-17 2025-03-18 3 B",
		"X": "- 2025-03-22 2025-03-23 5 C",
		"H": "2 2025-03-24 2025-03-25 5 X",
		"M": "0 2025-03-25 2025-03-25 5 H",
		"F": "7 2025-03-07 2025-03-20 1 the day of the assessment", // three of ten days since it began
	} {
		x := activity(t, plan, id).Forecast
		by := x.Driver
		if x.Waits != nil {
			by = x.Waits.Activity.ID
		}
		if got := strings.Join([]string{shown(x.Remaining), shown(x.Start), shown(x.Finish), shown(x.Slip), by}, " "); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	g := plan.Forecast
	if got := strings.Join([]string{shown(g.End), shown(g.Slip), shown(g.LastMove), shown(g.Margin), shown(g.Assumed)}, " "); got != "2025-03-25 4 2025-03-23 0 1" {
		t.Errorf("forecast %s", got)
	}
	var way []string
	for _, a := range g.Path {
		way = append(way, a.Activity.ID)
	}
	if got := strings.Join(way, " "); got != "B C X H M" {
		t.Errorf("the end hangs on %s", got)
	}
	if len(findings) != 1 || findings[0].Kind != model.KindPlanDeadline || !strings.Contains(findings[0].What, "the last cutover is forecast for 2025-03-23, 2 days after the deadline of 2025-03-21") {
		t.Errorf("findings: %+v", findings)
	}
	evaluates(t, plan)
}

// TestForecastOfWhatWas: once all is finished, the forecast is what was; what is on time, or has not begun to, is forecast as planned.
func TestForecastOfWhatWas(t *testing.T) {
	p := newProject()
	a, b := p.add("A 2025-03-03 2025-03-05"), p.add("B 2025-03-10 2025-03-11")
	p.wait("B A")
	p.in.AsOf = day("2025-03-01")
	plan, _ := p.make(t)
	if got := shown(plan.Forecast.End) + " " + shown(plan.Forecast.Slip) + " " + activity(t, plan, "B").Forecast.Driver; got != "2025-03-11 0 its planned day" {
		t.Errorf("before it begins: %s", got)
	}
	p = newProject()
	p.in.Activities = []*model.Activity{a, b}
	a.ActualStart, a.ActualFinish, b.ActualStart, b.ActualFinish = day("2025-03-03"), day("2025-03-04"), day("2025-03-06"), day("2025-03-07")
	plan, _ = p.make(t)
	if got := shown(plan.Forecast.End) + " " + shown(plan.Forecast.Slip) + " " + strconv.Itoa(len(plan.Forecast.Path)); got != "2025-03-07 -2 0" {
		t.Errorf("after it has ended: %s", got)
	}
}

// TestForecastAgainstWalk compares hundreds of random plans, some way into the work, with a walk through the calendar: each activity is
// moved from day to day until nothing keeps it back.
func TestForecastAgainstWalk(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 21))
	late, rests, held := 0, 0, 0
	for round := range 500 {
		w := randomNetwork(random, 2+random.IntN(14))
		w.work(random)
		plan, _ := w.project.make(t)
		if plan.Forecast == nil {
			t.Fatalf("round %d: no forecast", round)
		}
		walk := newWalk(w)
		for i, a := range plan.Activities {
			from, to := walk.place(i)
			f := a.Forecast
			if got, want := shown(f.StartPlace)+" "+shown(f.EndPlace), strconv.Itoa(from)+" "+strconv.Itoa(to); got != want {
				t.Fatalf("round %d: %s (%+v) placed at %s, want %s", round, a.Activity.ID, a.Activity, got, want)
			}
			walk.checkDays(t, a)
			if f.Waits != nil {
				held++
			}
			if a.ActualFinish == nil && f.Finish.Value.Known {
				if n, _ := strconv.Atoi(shown(f.Slip)); n > 0 {
					late++
				}
				if f.Finish.Op == value.Sum {
					rests++
				}
			}
		}
		if round%40 == 0 {
			evaluates(t, plan)
		}
	}
	if late < 500 || rests < 30 || held < 300 {
		t.Errorf("%d late, %d on days of rest, %d held by others: the plans are too kind", late, rests, held)
	}
}

// work records what has come of a plan: about half of it, some of it out of order.
func (w *network) work(random *rand.Rand) {
	asOf := w.calendar.first.AddDays(5 + random.IntN(30))
	w.project.in.AsOf = asOf
	for i, a := range w.project.in.Activities {
		begin := a.Start.AddDays(random.IntN(6) - 2)
		if begin.Before(w.calendar.first) {
			begin = w.calendar.first
		}
		switch {
		case !begin.Before(asOf) || random.IntN(5) == 0:
		case random.IntN(3) > 0:
			a.ActualStart, a.ActualFinish = begin, begin.AddDays(min(w.duration[i]+random.IntN(3), begin.DaysUntil(asOf)))
		default:
			a.ActualStart = begin
			if random.IntN(2) == 0 {
				a.Remaining = value.Num(value.Int(random.IntN(5)))
			}
		}
	}
}

// walk is a plan with its places as far as they are found.
type walk struct {
	*network
	from, to []int
}

func newWalk(w *network) *walk { return &walk{w, make([]int, w.n), make([]int, w.n)} }

// place walks one activity through the calendar, and gives the working days that have passed when it begins and when it ends.
func (w *walk) place(i int) (from, to int) {
	a, asOf := w.project.in.Activities[i], w.project.in.AsOf
	count := w.calendar.before
	switch resting := w.duration[i] == 0 && a.Kind != "milestone" && count(a.Start) == count(a.Start.AddDays(1)); {
	case !a.ActualFinish.IsZero():
		from, to = count(a.ActualStart), count(a.ActualFinish.AddDays(1))
	case !a.ActualStart.IsZero() && resting:
		d := a.Start
		for d.Before(asOf) {
			d = d.AddDays(1)
		}
		from, to = count(a.ActualStart), count(d.AddDays(1))
	case !a.ActualStart.IsZero():
		left := w.duration[i] - (count(asOf) - count(a.ActualStart))
		if left < 1 {
			left = 1
		}
		if a.Kind == "milestone" {
			left = 0
		}
		if a.Remaining.Known {
			left = int(a.Remaining.Decimal.IntPart())
		}
		d := asOf
		for !w.allowed(i, count(d), left, true) {
			d = d.AddDays(1)
		}
		from, to = count(a.ActualStart), count(d)+left
	case resting:
		d := a.Start
		for d.Before(asOf) || !w.allowed(i, count(d), 0, false) {
			d = d.AddDays(7)
		}
		from, to = count(d), count(d.AddDays(1))
	case a.Kind == "milestone":
		d := a.Start.AddDays(1)
		for d.Before(asOf.AddDays(1)) || !w.allowed(i, count(d), 0, false) {
			d = d.AddDays(1)
		}
		from, to = count(d), count(d)
	default:
		d := a.Start
		for d.Before(asOf) || !w.allowed(i, count(d), w.duration[i], false) {
			d = d.AddDays(1)
		}
		from, to = count(d), count(d)+w.duration[i]
	}
	w.from[i], w.to[i] = from, to
	return from, to
}

// allowed tells whether the links let what is left of an activity begin once so many working days have passed.
func (w *walk) allowed(i, at, left int, begun bool) bool {
	for _, l := range w.project.in.Predecessors {
		if l.Activity != id(i) {
			continue
		}
		k, _ := strconv.Atoi(strings.TrimPrefix(l.Predecessor, "N"))
		before := w.project.in.Activities[k]
		lag := int(l.Lag.Decimal.IntPart())
		switch l.Type {
		case "SS":
			if !(begun && !before.ActualStart.IsZero()) && at < w.from[k]+lag {
				return false
			}
		case "FF":
			if at+left < w.to[k]+lag {
				return false
			}
		case "SF":
			if at+left < w.from[k]+lag {
				return false
			}
		default:
			if !(begun && !before.ActualFinish.IsZero()) && at < w.to[k]+lag {
				return false
			}
		}
	}
	return true
}

// checkDays holds the days of what is not finished to the places that they stand for, and to the day of the assessment.
func (w *walk) checkDays(t *testing.T, a *model.PlanActivity) {
	t.Helper()
	f := a.Forecast
	if a.ActualFinish != nil {
		return
	}
	last := value.DayOf(f.Finish.Value)
	if last.Before(w.project.in.AsOf) {
		t.Fatalf("%s is forecast to finish on %s, before %s", a.Activity.ID, last, w.project.in.AsOf)
	}
	if got := strconv.Itoa(w.calendar.before(last.AddDays(1))); shown(f.Remaining) != "0" && shown(f.Remaining) != "-" && got != shown(f.EndPlace) {
		t.Fatalf("%s: %s stands for %s working days, want %s", a.Activity.ID, last, got, shown(f.EndPlace))
	}
}
