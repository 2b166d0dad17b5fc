package compose_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/compose"
	"dossier/doc"
	"dossier/model"
	"dossier/render/text"
	"dossier/render/theme"
	"dossier/render/xlsx"
	"dossier/tools/testtool"
	"dossier/value"
)

// withPlan gives M-01 a plan in two waves, done but for its last activity, and leaves M-02 without any.
func withPlan(p *model.Portfolio, _ *model.Config) {
	add := func(id, wave, title, kind, start, finish string) *model.Activity {
		a := &model.Activity{ID: id, Migration: "M-01", Phase: "Migration", Wave: wave, Title: title, Kind: model.ActivityKind(kind), Start: date(start), Finish: date(finish),
			Status: "completed", ActualStart: date(start), ActualFinish: date(finish)}
		p.Activities = append(p.Activities, a)
		for i, party := range []string{"partner lead", "partner engineers", "customer owners"} {
			p.Responsibilities = append(p.Responsibilities, &model.Responsibility{Activity: id, Party: party, Role: model.RACIRole("ARC"[i : i+1])})
		}
		return a
	}
	wait := func(activity, before, kind string, lag int) {
		link := &model.Predecessor{Activity: activity, Predecessor: before, Type: model.LinkType(kind)}
		if lag != 0 {
			link.Lag = num(lag)
		}
		p.Predecessors = append(p.Predecessors, link)
	}
	add("T-01", "", "Designs", "preparation", "2025-04-14", "2025-04-25")
	add("T-02", "Wave 1", "Wave 1: replicate", "replication", "2025-04-28", "2025-05-06")
	add("T-03", "Wave 1", "Wave 1: cutover", "cutover", "2025-05-10", "2025-05-10")
	add("T-04", "Wave 2", "Wave 2: replicate", "replication", "2025-05-07", "2025-05-16").ActualFinish = date("2025-05-20")
	code := add("T-05", "Wave 2", "Wave 2: code updates", "code update", "2025-05-12", "2025-05-12")
	code.Finish, code.Duration = value.Date{}, num(5)
	add("T-06", "Wave 2", "Wave 2: cutover", "cutover", "2025-05-24", "2025-05-24")
	add("T-07", "", "Acceptance", "milestone", "2025-06-30", "2025-06-30")
	last := add("T-08", "", "Optimization plan", "modernization", "2026-03-02", "2026-03-20")
	last.ActualFinish, last.Status = value.Date{}, "in progress"
	wait("T-02", "T-01", "", 0)
	wait("T-03", "T-02", "FS", 2)
	wait("T-04", "T-02", "SS", 5)
	wait("T-05", "T-01", "", 0)
	wait("T-06", "T-04", "", 0)
	wait("T-06", "T-05", "", 0)
	wait("T-07", "T-06", "", 0)
	wait("T-08", "T-07", "", 0)
	p.Parties = []*model.Party{{Name: "partner lead", Side: "partner"}, {Name: "partner engineers", Side: "partner"}, {Name: "customer owners", Side: "customer"}}
	p.Holidays = []*model.Holiday{{Date: date("2025-05-01"), Name: "Labour Day"}, {Date: date("2025-04-21"), Name: "Easter Monday", Migration: "M-01"}, {Date: date("2025-05-14"), Migration: "M-02"}}
	for i, a := range p.Applications[:6] {
		a.Wave, a.EffortHours, a.Pattern, a.Tooling, a.Architecture = fmt.Sprintf("Wave %d", 1+i%2), num(8), "Rehost servers to Amazon EC2 using MGN", "MGN", "Java on Tomcat"
		if i%2 == 1 {
			a.MigratedOn = date("2025-05-24")
		}
	}
	p.Dependencies = []*model.Dependency{{From: "A-01", To: "A-02", Kind: "API", Hardness: "hard"}, {From: "A-03", To: "A-01", Kind: "file", Hardness: "soft"}}
	step := func(what, start string, minutes int, before string, decision model.YesNo) {
		p.Cutover = append(p.Cutover, &model.CutoverStep{Migration: "M-01", Wave: "Wave 1", Step: what, Owner: "partner engineers", Start: start, Duration: num(minutes),
			Predecessor: before, GoNoGo: decision, Rollback: "start the sources", Trigger: "an alarm"})
	}
	step("Stop the sources", "T-2h", 90, "", "")
	step("Launch", "T = 22:30", 60, "Stop the sources", "")
	step("Stay or go back", "", 45, "Launch", model.Yes)
	p.Risks = []*model.Risk{{ID: "R-1", Migration: "M-01", Description: "The line is late", Likelihood: "medium", Impact: "critical", Mitigation: "A VPN", Owner: "partner lead"},
		{ID: "R-2", Migration: "M-01", Description: "Rain", Likelihood: "low", Impact: "low", ClosedOn: date("2025-06-01"), Owner: "partner lead"}}
	p.Documents = append(p.Documents, &model.Document{ID: "D-012", Migration: "M-01", Kind: model.MigrationPlan, Title: "Migration plan", Date: date("2025-04-01"), Version: "1.2",
		Why: "In two waves, because one night is short.", Path: "evidence/plan.pdf"})
}

func TestMigrationPlanDocument(t *testing.T) {
	w, set := newWorld(withPlan), builtIn(t)
	d := w.document(t, set, "migration-plan", "M-01")
	goldenText(t, "migration-plan-M-01", text.Render(d, 140))
	said := plain(d)
	for _, want := range []string{
		"What is generated here is never evidence itself", "In two waves, because one night is short.", "Replicate (T-02, T-04)", "20:30", "00:15, next day",
		"Wave 2 has no cutover plan", "risk R-2 has no mitigation", "the cutover team", "missing", "Wave 1 and Wave 2", "22:30",
	} {
		if !strings.Contains(strings.ToLower(said), strings.ToLower(want)) {
			t.Errorf("the document does not say %q", want)
		}
	}
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		if strings.HasPrefix(u.Template(), "migration-plan") && u.Migration != "M-01" {
			t.Errorf("%s is made for %s, which has no plan", u.Template(), u.Migration)
		}
	}
	gantts := 0
	for _, b := range d.Blocks {
		if g, ok := b.(doc.Gantt); ok {
			gantts++
			if len(g.Activities) != 8 || len(g.Links) != 8 || len(g.Rests) != 2 || g.Today != date("2026-03-31") || g.Alt == "" {
				t.Errorf("Gantt of %d activities, %d links, %d days off, today %s", len(g.Activities), len(g.Links), len(g.Rests), g.Today)
			}
		}
	}
	if gantts != 1 {
		t.Errorf("%d Gantt charts", gantts)
	}
}

// TestPlanOfARiskAlone: a section without data says what is missing and for whom, and no heading stands empty.
func TestPlanOfARiskAlone(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, c *model.Config) {
		p.Risks = []*model.Risk{{ID: "R-1", Migration: "M-01", Description: "Rain"}}
	})
	for _, template := range []string{"migration-plan", "migration-plan-workbook"} {
		d := w.document(t, builtIn(t), template, "M-01")
		shown := text.Render(d, 140)
		for _, want := range []string{"no activity is recorded", "AWS and its auditor", "no cutover step is recorded", "No wave is recorded"} {
			if !strings.Contains(strings.ToLower(shown), strings.ToLower(want)) {
				t.Errorf("%s does not say %q", template, want)
			}
		}
		for i, b := range d.Blocks {
			h, ok := b.(doc.Heading)
			if !ok {
				continue
			}
			if i+1 == len(d.Blocks) {
				t.Errorf("%s: nothing stands below %q", template, doc.Plain(d.Locale, h.Content))
			} else if next, ok := d.Blocks[i+1].(doc.Heading); ok && next.Level <= h.Level {
				t.Errorf("%s: nothing stands below %q", template, doc.Plain(d.Locale, h.Content))
			}
		}
	}
}

// TestPlanShowsItsFaults: what contradicts itself stands in the document with its cell.
func TestPlanShowsItsFaults(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, c *model.Config) {
		withPlan(p, c)
		p.Responsibilities[0].Party = "a friend"
		p.Cutover[1].Rollback = ""
		p.Predecessors = append(p.Predecessors, &model.Predecessor{Activity: "T-02", Predecessor: "T-04"})
	})
	said := plain(w.document(t, builtIn(t), "migration-plan", "M-01"))
	for _, want := range []string{
		"T-02 → T-04 → T-02", "names “a friend”, which is no party", "\"a friend\" is no party", "has no rollback", "The plan does not agree with itself everywhere",
		"inputs/portfolio.xlsx!Cutover!",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the document does not say %q", want)
		}
	}
	if strings.Contains(said, "by its critical path it ends") {
		t.Error("a plan with a cycle has an end")
	}
}

// planEdit is a change that a reader makes in a cell of the workbook, and the same change to the inputs.
type planEdit struct {
	sheet, row, header string
	input              any
	change             func(p *model.Portfolio)
}

// TestPlanWorkbookRecalculates has LibreOffice compute the workbook anew: as it is, every cell keeps its value; with a duration, a lag, a start,
// a holiday, a step of a cutover and its day changed, network and night are those of the program for inputs so changed; and changed roles
// are held to the rule of the matrix.
func TestPlanWorkbookRecalculates(t *testing.T) {
	testtool.Path(t, "soffice")
	recorded := func(p *model.Portfolio, c *model.Config) {
		manyActivities(p, c)
		p.Responsibilities = append(p.Responsibilities, &model.Responsibility{Activity: "T-08", Party: "a friend", Role: "I"})
	}
	w, set := newWorld(recorded), builtIn(t)
	book, problems := xlsx.Render(w.document(t, set, "migration-plan-workbook", "M-01"), theme.Default())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	serial := func(day string) float64 { return value.Serial(date(day)).Decimal.InexactFloat64() }
	edits := []planEdit{
		{"Plan", "T-05", "Days", 14, func(p *model.Portfolio) { p.Activities[4].Duration = num(14) }},
		{"Plan", "T-01", "Planned start", serial("2025-04-09"), func(p *model.Portfolio) { p.Activities[0].Start = date("2025-04-09") }},
		{"Predecessors", "T-04", "Lag, working days", 9, func(p *model.Portfolio) { p.Predecessors[2].Lag = num(9) }},
		{"Holidays", "Labour Day", "Day", serial("2025-05-05"), func(p *model.Portfolio) { p.Holidays[0].Date = date("2025-05-05") }},
		{"Cutover", "Launch", "Minutes", 75, func(p *model.Portfolio) { p.Cutover[1].Duration = num(75) }},
		{"Plan", "T-03", "Planned finish", serial("2025-05-11"), func(p *model.Portfolio) { p.Activities[2].Finish = date("2025-05-11") }},
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	must(t, err)
	dir := t.TempDir()
	asIs, changed := filepath.Join(dir, "as-is.xlsx"), filepath.Join(dir, "changed.xlsx")
	must(t, f.SaveAs(asIs))
	for _, e := range edits {
		must(t, f.SetCellValue(e.sheet, at(t, f, e.sheet, e.row, e.header), e.input))
	}
	for _, e := range roleEdits {
		must(t, f.SetCellValue("RACI", at(t, f, "RACI", e.activity, e.party), e.role))
	}
	must(t, f.SaveAs(changed))
	out := testtool.Convert(t, testtool.Workbook, asIs, changed)
	original, err := excelize.OpenReader(bytes.NewReader(book))
	must(t, err)
	same, err := excelize.OpenFile(filepath.Join(out, "as-is.xlsx"))
	must(t, err)
	sameNumbers(t, original, same)
	got, err := excelize.OpenFile(filepath.Join(out, "changed.xlsx"))
	must(t, err)
	plan := newWorld(func(p *model.Portfolio, c *model.Config) {
		recorded(p, c)
		for _, e := range edits {
			e.change(p)
		}
	}).assessment.CaseStudies[0].Plan
	sameRule(t, got)
	sameNight(t, got, plan)
	before := w.assessment.CaseStudies[0].Plan
	if plan.Length.Value.String() == before.Length.Value.String() {
		t.Error("the changes do not move the end: the test is too kind")
	}
	for _, a := range plan.Activities {
		for header, f := range map[string]*value.Figure{
			"Early start": a.EarlyStart, "Late finish": a.LateFinish, "Slack": a.Slack, "Free slack": a.FreeSlack, "Critical": a.Critical, "Earliest from": a.EarlyFrom,
			"Earliest to": a.EarlyTo, "Latest to": a.LateTo, "Finish late": a.FinishVariance,
		} {
			if f == nil {
				continue
			}
			cell := at(t, got, "Plan", a.Activity.ID, header)
			shown, err := got.GetCellValue("Plan", cell, excelize.Options{RawCellValue: true})
			must(t, err)
			if !closeTo(shown, f.Value.String()) {
				t.Errorf("%s of %s: LibreOffice has %s, the program %s", header, a.Activity.ID, shown, f.Value)
			}
		}
	}
}

// sameNight compares when each step of the first cutover begins and ends.
func sameNight(t *testing.T, got *excelize.File, plan *model.Plan) {
	t.Helper()
	for _, s := range plan.Cutovers[0].Steps {
		for header, f := range map[string]*value.Figure{"From": s.From, "To": s.To} {
			shown, err := got.GetCellValue("Cutover", at(t, got, "Cutover", s.Step.Step, header), excelize.Options{RawCellValue: true})
			must(t, err)
			if !closeTo(shown, f.Value.String()) {
				t.Errorf("%s of %s: LibreOffice has %s, the program %s", header, s.Step.Step, shown, f.Value)
			}
			_, minutes := value.MomentOf(f.Value)
			serial := f.Value.Decimal.InexactFloat64()
			if cut := int((serial - math.Floor(serial)) * 24 * 60); cut != minutes {
				t.Errorf("%s of %s: a program that cuts off shows minute %d, not %d", header, s.Step.Step, cut, minutes)
			}
		}
	}
	if said := (value.Locale{}).Figure(plan.Cutovers[0].Steps[2].To); said != "12 May 2025, 00:30" {
		t.Errorf("the last step ends %s", said)
	}
}

// roleEdits are roles that a reader changes in the matrix, and what LibreOffice then has to say of the rows.
var roleEdits = []struct{ activity, party, role, says string }{
	{"T-01", "Partner lead", "", "nobody is accountable"}, {"T-02", "Customer owners", "R/A", "2 parties are accountable"}, {"T-03", "Partner engineers", "c", "nobody is responsible"},
	{"T-04", "Partner engineers", "R / A", "nothing"}, {"T-04", "Partner lead", "I", "nothing"}, {"T-05", "Partner lead", "", "nobody is accountable; nobody is responsible"},
	{"T-05", "Partner engineers", "", "nobody is accountable; nobody is responsible"}, {"T-06", "Customer owners", "I", "nothing"}, {"T-08", "A friend", "", "nothing"},
}

// sameRule compares what LibreOffice says of the rows whose roles were changed.
func sameRule(t *testing.T, got *excelize.File) {
	t.Helper()
	for _, e := range roleEdits {
		shown, err := got.GetCellValue("RACI", at(t, got, "RACI", e.activity, "What breaks the rule"))
		must(t, err)
		if shown != e.says {
			t.Errorf("of %s LibreOffice says %q, want %q", e.activity, shown, e.says)
		}
	}
}

// TestMatrixAgreesWithThePlan: a row of the matrix breaks its rule where the plan has a finding about it, and nowhere else.
func TestMatrixAgreesWithThePlan(t *testing.T) {
	set, random := builtIn(t), rand.New(rand.NewPCG(6, 6))
	broken, kept := 0, 0
	for range 6 {
		w := newWorld(func(p *model.Portfolio, c *model.Config) {
			withPlan(p, c)
			p.Responsibilities = nil
			for range 24 {
				p.Responsibilities = append(p.Responsibilities, &model.Responsibility{
					Activity: fmt.Sprintf("T-%02d", 1+random.IntN(8)), Role: model.RACIRole("RACI"[random.IntN(4):][:1]),
					Party: []string{"partner lead", "Partner engineers", "customer owners", "partner engineers", "a friend"}[random.IntN(5)],
				})
			}
		})
		d := w.document(t, set, "migration-plan-workbook", "M-01")
		i := slices.IndexFunc(d.Blocks, func(b doc.Block) bool { table, _ := b.(doc.Table); return table.ID == "plan-matrix" })
		table, _ := d.Blocks[i].(doc.Table)
		for n, parts := range w.assessment.CaseStudies[0].Plan.Parts {
			said := doc.Plain(d.Locale, table.Rows[n].Cells[4].Content)
			if (said == "nothing") != (len(parts.Wrong) == 0) || len(parts.Wrong) > 0 && strings.Count(said, ";")+1 != len(parts.Wrong) {
				t.Errorf("%s: the matrix says %q, the plan %q", parts.Activity.ID, said, parts.Wrong)
			}
			if kept++; said != "nothing" {
				broken++
			}
		}
	}
	if broken == 0 || broken == kept {
		t.Errorf("%d of %d rows break the rule: the test proves nothing", broken, kept)
	}
}

// manyActivities is a plan whose workbook is worth recalculating: that of withPlan and two chains that hang on it.
func manyActivities(p *model.Portfolio, c *model.Config) {
	withPlan(p, c)
	before := "T-01"
	for i := range 60 {
		a := &model.Activity{ID: fmt.Sprintf("T-%02d", i+10), Migration: "M-01", Title: fmt.Sprintf("Chain %d", i), Duration: num(1 + i%4)}
		p.Activities = append(p.Activities, a)
		p.Predecessors = append(p.Predecessors, &model.Predecessor{Activity: a.ID, Predecessor: before, Type: model.LinkType(model.Words(model.LinkType(""))[i%4]), Lag: num(i%3 - 1)})
		if before = a.ID; i == 20 {
			before = "T-05"
		}
	}
}

// at is the cell of a column in the row that holds a word in its first two columns.
func at(t *testing.T, f *excelize.File, sheet, word, header string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	must(t, err)
	col := -1
	for i, r := range rows {
		for c, text := range r {
			if text == header {
				col = c
			}
		}
		if col >= 0 && len(r) > 1 && (r[0] == word || r[1] == word) && r[0] != header {
			name, err := excelize.ColumnNumberToName(col + 1)
			must(t, err)
			return name + strconv.Itoa(i+1)
		}
	}
	t.Fatalf("%s has no row %q below %q", sheet, word, header)
	return ""
}

// TestPlanWorkbookOffersWords: the cells of a role, a status, a tie, a decision and a grade offer the words of their lists, over the rows that stand there.
func TestPlanWorkbookOffersWords(t *testing.T) {
	book, problems := xlsx.Render(newWorld(withPlan).document(t, builtIn(t), "migration-plan-workbook", "M-01"), theme.Default())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	must(t, err)
	for sheet, want := range map[string]string{
		"Plan": "not started,in progress,completed,cancelled", "Predecessors": "FS,SS,FF,SF", "RACI": "R,A,C,I,R/A", "Cutover": "yes,no", "Risks": "low,medium,high,critical",
	} {
		rules, err := f.GetDataValidations(sheet)
		must(t, err)
		offered := false
		for _, r := range rules {
			offered = offered || r.Type == "list" && strings.Contains(r.Formula1, want) && !strings.HasSuffix(r.Sqref, "5000")
		}
		if !offered {
			t.Errorf("%s offers no %s", sheet, want)
		}
	}
	for sheet, columns := range map[string][]string{"Plan": {"T-02", "Status"}, "Predecessors": {"T-03", "Tied"}, "Cutover": {"Launch", "Go / no-go", "Status", "Begun at", "Done at"}} {
		for _, header := range columns[1:] { // these sheets are protected, and yet theirs to change
			style, err := f.GetCellStyle(sheet, at(t, f, sheet, columns[0], header))
			must(t, err)
			look, err := f.GetStyle(style)
			must(t, err)
			if look.Protection == nil || look.Protection.Locked {
				t.Errorf("%s: %s is locked", sheet, header)
			}
		}
	}
}
