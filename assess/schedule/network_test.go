package schedule_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"dossier/model"
	"dossier/tools/testtool"
	"dossier/value"
)

// bound says that the event to is at least so much later than the event from: a difference constraint. Events of activity i are its
// start, 2i, and its finish, 2i+1; the event at 2n is the beginning of the plan.
type bound struct{ from, to, least int }

// network is a random plan with the constraints that it stands for, written down beside it.
type network struct {
	project  *project
	n        int
	duration []int
	calendar counter
	bounds   []bound
}

// randomNetwork ties activities that each name a day or a duration: any type of link, lags and leads, agreed days, holidays.
func randomNetwork(random *rand.Rand, n int) *network {
	w := &network{project: newProject(), n: n}
	first := day("2025-01-01").AddDays(random.IntN(30))
	off := map[value.Date]bool{}
	for range random.IntN(8) {
		d := first.AddDays(random.IntN(60))
		off[d] = true
		w.project.rest(d.String())
	}
	calendar := counter{first: first, off: off}
	w.calendar = calendar
	waits := map[int]bool{}
	var links []string
	for to := 1; to < n; to++ {
		for range random.IntN(3) {
			from := random.IntN(to)
			kind := []string{"FS", "SS", "FF", "SF", "."}[random.IntN(5)]
			lag := random.IntN(7) - 3
			links = append(links, fmt.Sprintf("%s %s %s %d", id(to), id(from), kind, lag))
			w.link(from, to, kind, lag)
			waits[to] = true
		}
	}
	for i := range n {
		d := random.IntN(6)
		w.duration = append(w.duration, d)
		start := first
		if i > 0 {
			start = first.AddDays(random.IntN(25))
		}
		a := w.project.add(fmt.Sprintf("%s %s . %d", id(i), start, d))
		agreed := !waits[i] || d == 0
		if random.IntN(6) == 0 {
			a.Kind, agreed = "cutover", true
		}
		if d == 0 && random.IntN(2) == 0 {
			a.Kind = "milestone"
		}
		if agreed {
			position := calendar.before(start)
			if a.Kind == "milestone" {
				position = calendar.before(start.AddDays(1))
			}
			w.bounds = append(w.bounds, bound{2 * n, 2 * i, position})
		}
		w.bounds = append(w.bounds, bound{2 * n, 2 * i, 0}, bound{2 * i, 2*i + 1, d}, bound{2*i + 1, 2 * i, -d})
	}
	for _, l := range links {
		w.project.wait(l)
	}
	return w
}

func id(i int) string { return "N" + strconv.Itoa(i) }

func (w *network) link(from, to int, kind string, lag int) {
	events := map[string][2]int{"FS": {2*from + 1, 2 * to}, ".": {2*from + 1, 2 * to}, "SS": {2 * from, 2 * to}, "FF": {2*from + 1, 2*to + 1}, "SF": {2 * from, 2*to + 1}}[kind]
	w.bounds = append(w.bounds, bound{events[0], events[1], lag})
}

// counter counts working days by the standard library's weekdays.
type counter struct {
	first value.Date
	off   map[value.Date]bool
}

// before are the working days from the first day to the day before d.
func (c counter) before(d value.Date) int {
	n := 0
	for x := c.first; x.Before(d); x = x.AddDays(1) {
		if w := x.Time().Weekday(); w != time.Saturday && w != time.Sunday && !c.off[x] {
			n++
		}
	}
	return n
}

// earliest relaxes the constraints until none is broken (Bellman and Ford), each event at the least place that they allow.
func earliest(events int, bounds []bound) []int {
	at := make([]int, events)
	for changed := true; changed; {
		changed = false
		for _, b := range bounds {
			if at[b.from]+b.least > at[b.to] {
				at[b.to], changed = at[b.from]+b.least, true
			}
		}
	}
	return at
}

// TestNetworksAgainstRelaxation compares hundreds of random networks with the constraints they stand for, relaxed. The slacks are compared
// with what they mean: an activity may be moved by so much, and by no more, before the plan ends later or another activity begins later.
func TestNetworksAgainstRelaxation(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 3))
	critical, free := 0, 0
	for round := range 400 {
		w := randomNetwork(random, 2+random.IntN(14))
		plan, _ := w.project.make(t)
		events := 2*w.n + 1
		at := earliest(events, w.bounds)
		length := 0
		for i := range w.n {
			length = max(length, at[2*i+1])
		}
		if shown(plan.Length) != strconv.Itoa(length) {
			t.Fatalf("round %d: length %s, want %d", round, shown(plan.Length), length)
		}
		for i, a := range plan.Activities {
			if got := shown(a.EarlyStart) + " " + shown(a.EarlyFinish); got != fmt.Sprint(at[2*i], " ", at[2*i+1]) {
				t.Fatalf("round %d: %s early %s, want %d %d", round, a.Activity.ID, got, at[2*i], at[2*i+1])
			}
			w.checkDays(t, a)
			slack, _ := strconv.Atoi(shown(a.Slack))
			spare, _ := strconv.Atoi(shown(a.FreeSlack))
			if longer(w, events, i, at[2*i]+slack, length) || !longer(w, events, i, at[2*i]+slack+1, length) {
				t.Fatalf("round %d: %s has slack %d", round, a.Activity.ID, slack)
			}
			if spare > slack || w.disturbs(events, at, i, at[2*i]+spare, length) || !w.disturbs(events, at, i, at[2*i]+spare+1, length) {
				t.Fatalf("round %d: %s has free slack %d of %d", round, a.Activity.ID, spare, slack)
			}
			if slack == 0 {
				critical++
			}
			if spare > 0 {
				free++
			}
		}
		checkPath(t, w, plan)
		if round%40 == 0 {
			evaluates(t, plan)
		}
	}
	if critical < 400 || free < 400 {
		t.Errorf("%d critical activities, %d with free slack: the networks are too kind", critical, free)
	}
}

// checkDays holds the days of an activity that takes time to the working days that they stand for.
func (w *network) checkDays(t *testing.T, a *model.PlanActivity) {
	t.Helper()
	if a.Held || shown(a.Duration) == "0" {
		return
	}
	for _, c := range []struct {
		day, place *value.Figure
		after      int
	}{{a.EarlyFrom, a.EarlyStart, 0}, {a.EarlyTo, a.EarlyFinish, 1}, {a.LateFrom, a.LateStart, 0}, {a.LateTo, a.LateFinish, 1}} {
		d := value.DayOf(c.day.Value)
		if got := strconv.Itoa(w.calendar.before(d.AddDays(c.after))); got != shown(c.place) || w.calendar.before(d) == w.calendar.before(d.AddDays(1)) {
			t.Fatalf("%s: %s stands for %s working days, want %s", a.Activity.ID, d, got, shown(c.place))
		}
	}
}

// longer tells whether the plan ends later than after length once activity i begins no earlier than start.
func longer(w *network, events, i, start, length int) bool {
	at := earliest(events, append(w.bounds[:len(w.bounds):len(w.bounds)], bound{2 * w.n, 2 * i, start}))
	for j := range w.n {
		if at[2*j+1] > length {
			return true
		}
	}
	return false
}

// disturbs tells whether another activity begins later, or the plan ends later, once activity i begins no earlier than start.
func (w *network) disturbs(events int, before []int, i, start, length int) bool {
	at := earliest(events, append(w.bounds[:len(w.bounds):len(w.bounds)], bound{2 * w.n, 2 * i, start}))
	for j := range w.n {
		if at[2*j+1] > length || j != i && at[2*j] > before[2*j] {
			return true
		}
	}
	return false
}

// checkPath holds the critical path to its meaning: no activity on it has slack, each is tied to the one before, and the last ends the plan.
func checkPath(t *testing.T, w *network, plan *model.Plan) {
	t.Helper()
	for i, a := range plan.Path {
		if shown(a.Slack) != "0" || shown(a.Critical) != "1" {
			t.Fatalf("%s is on the critical path with slack %s", a.Activity.ID, shown(a.Slack))
		}
		tied := i == 0
		for _, p := range w.project.in.Predecessors {
			tied = tied || p.Activity == a.Activity.ID && p.Predecessor == plan.Path[i-1].Activity.ID
		}
		if !tied {
			t.Fatalf("%s does not wait for %s", a.Activity.ID, plan.Path[i-1].Activity.ID)
		}
	}
	if last := plan.Path[len(plan.Path)-1]; shown(last.EarlyFinish) != shown(plan.Length) {
		t.Fatalf("the critical path ends after %s, the plan after %s", shown(last.EarlyFinish), shown(plan.Length))
	}
}

// TestNetworksAgainstSolver has a linear programme solver place the activities of 200 random networks: all as early as can be, then all as
// late as can be while each network keeps its length. It knows the constraints alone.
func TestNetworksAgainstSolver(t *testing.T) {
	solver := testtool.Path(t, "glpsol")
	random := rand.New(rand.NewPCG(5, 8))
	var networks []*network
	var plans []*model.Plan
	for range 200 {
		w := randomNetwork(random, 3+random.IntN(20))
		plan, _ := w.project.make(t)
		networks, plans = append(networks, w), append(plans, plan)
	}
	early := solve(t, solver, "Minimize", networks, nil)
	var ends []int
	for k, w := range networks {
		end := 0
		for i := range w.n {
			end = max(end, early[event(k, 2*i+1)])
		}
		ends = append(ends, end)
	}
	late := solve(t, solver, "Maximize", networks, ends)
	for k, plan := range plans {
		if shown(plan.Length) != strconv.Itoa(ends[k]) {
			t.Errorf("network %d: length %s, the solver says %d", k, shown(plan.Length), ends[k])
		}
		for i, a := range plan.Activities {
			got := strings.Join([]string{shown(a.EarlyStart), shown(a.EarlyFinish), shown(a.LateStart), shown(a.LateFinish)}, " ")
			want := fmt.Sprint(early[event(k, 2*i)], " ", early[event(k, 2*i+1)], " ", late[event(k, 2*i)], " ", late[event(k, 2*i+1)])
			if got != want {
				t.Errorf("network %d: %s at %s, the solver says %s", k, a.Activity.ID, got, want)
			}
		}
	}
}

// event is the name of an event of the k-th network.
func event(k, e int) string { return fmt.Sprintf("e%d_%d", k, e) }

// solve writes one linear programme for all networks, solves it and gives the place of each event.
func solve(t *testing.T, solver, sense string, networks []*network, ends []int) map[string]int {
	t.Helper()
	var b bytes.Buffer
	b.WriteString(sense + "\n sum:")
	for k, w := range networks {
		for i := range w.n {
			b.WriteString(" + " + event(k, 2*i) + "\n")
		}
	}
	b.WriteString("Subject To\n")
	for k, w := range networks {
		for _, c := range w.bounds {
			if c.from == 2*w.n {
				fmt.Fprintf(&b, " %s >= %d\n", event(k, c.to), c.least)
				continue
			}
			fmt.Fprintf(&b, " %s - %s >= %d\n", event(k, c.to), event(k, c.from), c.least)
		}
		if ends != nil {
			for i := range w.n {
				fmt.Fprintf(&b, " %s <= %d\n", event(k, 2*i+1), ends[k])
			}
		}
	}
	b.WriteString("End\n")
	dir := t.TempDir()
	in, out := filepath.Join(dir, "plan.lp"), filepath.Join(dir, "plan.sol")
	if err := os.WriteFile(in, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command(solver, "--lp", in, "--output", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return places(t, out)
}

// places reads the columns of a solution as glpsol prints it; a long name has its numbers on a line of its own.
func places(t *testing.T, file string) map[string]int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte("OPTIMAL")) {
		t.Fatalf("no optimum:\n%s", data[:min(len(data), 400)])
	}
	_, columns, _ := strings.Cut(string(data), "Column name")
	at := map[string]int{}
	name := ""
	for line := range strings.Lines(columns) {
		for _, f := range strings.Fields(line) {
			if strings.HasPrefix(f, "e") && strings.Contains(f, "_") {
				name = f
				continue
			}
			if x, err := strconv.ParseFloat(f, 64); err == nil && name != "" && !isIndex(line, f) {
				if _, known := at[name]; !known {
					at[name] = int(x + 0.5)
				}
			}
		}
	}
	return at
}

// isIndex tells whether a number is the first of its line: the column's number.
func isIndex(line, f string) bool {
	fields := strings.Fields(line)
	return fields[0] == f && len(fields) > 1 && strings.HasPrefix(fields[1], "e")
}
