package selection_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dossier/assess/selection"
	"dossier/tools/testtool"
)

// TestBestEqualsSolver compares larger portfolios with a mixed-integer solver, level by level: each level's optimum is asked of glpsol
// in a CPLEX LP file, and becomes a row of the next level's. The rows are written from the rules as design §5 states them: surviving is
// every rule again with each candidate left out in turn.
func TestBestEqualsSolver(t *testing.T) {
	solver := testtool.Path(t, "glpsol")
	for _, s := range shapes {
		if s.name == "up to thirty" || s.name == "wide numbers" {
			continue // the solver takes minutes
		}
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			candidates := s.portfolio(44, 9)
			for i := range candidates { // within reach of the bars, so that every level decides something
				candidates[i].Applications = (candidates[i].Applications + 1) / 2
			}
			m := &mip{solver: solver, dir: t.TempDir(), candidates: candidates, rules: s.rules}
			m.compare(t)
		})
	}
}

// mip writes and solves the levels' programmes.
type mip struct {
	solver     string
	dir        string
	candidates []selection.Candidate
	rules      selection.Rules
	rows       []string
	files      int
}

func (m *mip) compare(t *testing.T) {
	best := selection.Best(m.candidates, m.rules)
	m.rows = append(m.choosable(), m.passing(-1)...)
	plain := len(m.rows)
	for i := range m.candidates {
		m.rows = append(m.rows, m.passing(i)...)
	}
	_, survives := m.solve(t, "0 x0", "")
	if survives != best.Survives {
		t.Fatalf("surviving: solver says %v, Best %v", survives, best.Survives)
	}
	if !survives {
		m.rows = m.rows[:plain]
		if _, passes := m.solve(t, "0 x0", ""); passes != best.Passes {
			t.Fatalf("passing: solver says %v, Best %v", passes, best.Passes)
		}
	}
	if !best.Passes {
		m.nearest(t, best)
		m.margin(t, best)
		m.findings(t, best)
	} else {
		m.findings(t, best)
		m.margin(t, best)
	}
	m.order(t, best)
}

// nearest asks for the most public ones and the most members there can be, and for sets that have them, up to the minimum.
func (m *mip) nearest(t *testing.T, best selection.Result) {
	m.rows = m.choosable()
	short := 0
	for _, of := range []struct {
		weight func(selection.Candidate) int64
		least  int
	}{{public, m.rules.MinimumPublic}, {member, m.rules.Minimum}} {
		most, _ := m.solve(t, "maximize "+m.sum(of.weight, -1), "")
		reached := min(int(most), of.least)
		short += of.least - reached
		m.rows = append(m.rows, fmt.Sprintf("%s >= %d", m.sum(of.weight, -1), reached))
	}
	if short != best.Short {
		t.Fatalf("nearest: solver says %d are missing, Best %d", short, best.Short)
	}
}

func (m *mip) findings(t *testing.T, best selection.Result) {
	findings := m.sum(func(c selection.Candidate) int64 { return int64(c.Findings) }, -1)
	fewest, _ := m.solve(t, "minimize "+findings, "")
	if int(fewest) != best.Findings {
		t.Fatalf("findings: solver says %v, Best %d", fewest, best.Findings)
	}
	m.rows = append(m.rows, fmt.Sprintf("%s <= %d", findings, best.Findings))
}

// margin asks for the largest smaller margin, times both bars.
func (m *mip) margin(t *testing.T, best selection.Result) {
	a, s := m.rules.Applications, m.rules.Servers
	over := func(weight func(selection.Candidate) int64, by int64) string {
		return fmt.Sprintf("%s - m >= %d", m.sum(func(c selection.Candidate) int64 { return weight(c) * by }, -1), a*s)
	}
	rows := len(m.rows)
	m.rows = append(m.rows, over(applications, s), over(servers, a))
	widest, _ := m.solve(t, "maximize m", "m free")
	if want := best.Margin.Over * (a * s / best.Margin.Bar); int64(widest) != want {
		t.Fatalf("margin: solver says %v, Best %d", widest, want)
	}
	m.rows = append(m.rows[:rows], fmt.Sprintf("%s >= %d", m.sum(applications, -1), ceil(int64(widest)+a*s, s)), fmt.Sprintf("%s >= %d", m.sum(servers, -1), ceil(int64(widest)+a*s, a)))
}

func ceil(x, by int64) int64 { return (x + by - 1) / by }

// order asks for the set that comes first by id, sixteen candidates at a time.
func (m *mip) order(t *testing.T, best selection.Result) {
	const chunk = 16
	for from := 0; from < len(m.candidates); from += chunk {
		var want int64
		var places []string
		for i := from; i < min(from+chunk, len(m.candidates)); i++ {
			place := int64(1) << (from + chunk - 1 - i)
			places = append(places, fmt.Sprintf("%d x%d", place, i))
			if slices.Contains(best.Set, i) {
				want += place
			}
		}
		earliest, _ := m.solve(t, "maximize "+strings.Join(places, " + "), "")
		if int64(earliest) != want {
			t.Fatalf("ids from %d: solver says %b, Best %b (%v)", from, int64(earliest), want, best.Set)
		}
		m.rows = append(m.rows, fmt.Sprintf("%s >= %d", strings.Join(places, " + "), want))
	}
}

func applications(c selection.Candidate) int64 { return c.Applications }
func servers(c selection.Candidate) int64      { return c.Servers }
func member(selection.Candidate) int64         { return 1 }
func public(c selection.Candidate) int64       { return int64(one(c.Public)) }

// passing are the rows of a set that passes without candidate i.
func (m *mip) passing(i int) []string {
	return []string{
		fmt.Sprintf("%s >= %d", m.sum(applications, i), m.rules.Applications+1),
		fmt.Sprintf("%s >= %d", m.sum(servers, i), m.rules.Servers+1),
		fmt.Sprintf("%s >= %d", m.sum(public, i), m.rules.MinimumPublic),
		fmt.Sprintf("%s >= %d", m.sum(member, i), m.rules.Minimum),
	}
}

// choosable are the rows of a set that may be chosen at all.
func (m *mip) choosable() []string {
	rows := []string{fmt.Sprintf("%s <= %d", m.sum(member, -1), m.rules.Maximum)}
	if !m.rules.OnePerCustomer {
		return rows
	}
	mates := map[string][]string{}
	for i, c := range m.candidates {
		mates[c.Customer] = append(mates[c.Customer], fmt.Sprintf("x%d", i))
	}
	for _, c := range m.candidates {
		rows = append(rows, strings.Join(mates[c.Customer], " + ")+" <= 1")
	}
	return rows
}

func (m *mip) sum(weight func(selection.Candidate) int64, without int) string {
	var b strings.Builder
	for i, c := range m.candidates {
		if w := weight(c); w != 0 && i != without {
			fmt.Fprintf(&b, " + %d x%d", w, i)
		}
	}
	if b.Len() == 0 {
		return "0 x0"
	}
	return strings.TrimPrefix(b.String(), " + ")
}

// solve is the optimum of an objective under the rows; ok is false where no set reaches them.
func (m *mip) solve(t *testing.T, objective, bounds string) (optimum float64, ok bool) {
	t.Helper()
	m.files++
	var b bytes.Buffer
	if !strings.Contains(objective, "imize ") {
		objective = "minimize " + objective
	}
	kind, sum, _ := strings.Cut(objective, " ")
	fmt.Fprintf(&b, "%s\n o: %s\nsubject to\n", kind, sum)
	for i, row := range m.rows {
		fmt.Fprintf(&b, " r%d: %s\n", i, row)
	}
	fmt.Fprintf(&b, "bounds\n %s\nbinary\n", bounds)
	for i := range m.candidates {
		fmt.Fprintf(&b, " x%d\n", i)
	}
	b.WriteString("end\n")
	file := filepath.Join(m.dir, fmt.Sprintf("%d.lp", m.files))
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	output := file + ".out"
	if log, err := exec.CommandContext(ctx, m.solver, "--lp", file, "--cuts", "-o", output).CombinedOutput(); err != nil {
		t.Fatalf("glpsol: %v\n%s", err, log)
	}
	return readSolution(t, output)
}

func readSolution(t *testing.T, file string) (optimum float64, ok bool) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		switch fields := strings.Fields(line); {
		case len(fields) >= 3 && fields[0] == "Status:":
			ok = strings.Contains(line, "OPTIMAL")
			if !ok && !strings.Contains(line, "EMPTY") && !strings.Contains(line, "UNDEFINED") {
				t.Fatalf("glpsol: %s", line)
			}
		case len(fields) >= 4 && fields[0] == "Objective:":
			if optimum, err = strconv.ParseFloat(fields[3], 64); err != nil {
				t.Fatal(err)
			}
		}
	}
	return optimum, ok
}
