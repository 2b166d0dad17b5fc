package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/build"
	"dossier/tools/testtool"
)

// fresh is a workspace that init has just written.
func fresh(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "practice")
	if code, stdout, stderr := dossier(t, t.TempDir(), "init", dir); code != exitDone || !strings.Contains(stdout, "inputs/portfolio.xlsx\n") {
		t.Fatalf("init: exit %d\n%s%s", code, stdout, stderr)
	}
	return dir
}

// fill writes values into a workbook of the workspace, by sheet and cell, as somebody at a spreadsheet would.
func fill(t *testing.T, dir, book string, values map[string]any) {
	t.Helper()
	name := filepath.Join(dir, "inputs", book)
	f, err := excelize.OpenFile(name)
	check(t, err)
	defer f.Close()
	for at, v := range values {
		sheet, cell, _ := strings.Cut(at, "!")
		check(t, f.SetCellValue(sheet, cell, v))
	}
	check(t, f.Save())
}

// A fresh workspace is not started, and that is no error.
func TestFreshWorkspace(t *testing.T) {
	dir := fresh(t)
	code, stdout, stderr := dossier(t, dir, "check")
	if code != exitDone || stderr != "" {
		t.Errorf("exit %d: %s", code, stderr)
	}
	golden(t, "testdata/goldens/check-fresh.txt", stdout)
	code, stdout, _ = dossier(t, dir, "score")
	if code != exitGap || !strings.Contains(stdout, "GAP") || !strings.Contains(stdout, "There is no case study yet.") {
		t.Errorf("score: exit %d\n%s", code, stdout)
	}
	code, stdout, _ = dossier(t, dir, "select")
	if code != exitGap || !strings.Contains(stdout, "There is no case study yet.") || strings.Contains(stdout, "eligible.") || strings.Contains(stdout, "would give") {
		t.Errorf("select: exit %d\n%s", code, stdout)
	}
}

// Two rows and a count: a claim is made, and a pack is built that says so.
func TestLittleAtHand(t *testing.T) {
	dir := fresh(t)
	fill(t, dir, "portfolio.xlsx", map[string]any{
		"Customers!A6": "C-07", "Customers!B6": "Harbour Freight AG", "Migrations!A6": "M-01", "Migrations!B6": "C-07", "Migrations!C6": "Leaving the data centre",
		"Counts!A6": "M-01", "Counts!B6": "rehost", "Counts!C6": 12, "Counts!D6": 140,
	})
	if code, stdout, stderr := dossier(t, dir, "check"); code != exitDone || !strings.Contains(stdout, "To fill in next") || strings.Contains(stdout, "Not started") {
		t.Errorf("check: exit %d\n%s%s", code, stdout, stderr)
	}
	code, stdout, stderr := dossier(t, dir, "score")
	if code != exitGap {
		t.Errorf("score: exit %d\n%s%s", code, stdout, stderr)
	}
	for line := range strings.Lines(stdout) {
		if f := strings.Fields(line); len(f) > 7 && f[0] == "M-01" {
			if numbers := f[len(f)-7 : len(f)-1]; !slices.Equal(numbers, []string{"24", "0", "0", "280", "0", "0"}) {
				t.Errorf("12 applications and 140 servers rehosted claim %v, want 24 and 280, and nothing documented", numbers)
			}
		}
	}
	code, stdout, stderr = dossier(t, dir)
	if code != exitGap || !strings.Contains(stdout, "out/current") {
		t.Errorf("build: exit %d\n%s%s", code, stdout, stderr)
	}
	if code, _, stderr := dossier(t, dir, "verify", "out/current"); code != exitDone {
		t.Errorf("verify: exit %d: %s", code, stderr)
	}
}

// The example rows are right: made real, all of them are read without a problem.
func TestExamplesAreRight(t *testing.T) {
	dir := fresh(t)
	check(t, os.MkdirAll(filepath.Join(dir, "evidence/M-01"), 0o755))
	check(t, os.WriteFile(filepath.Join(dir, "evidence/M-01/migration-plan.pdf"), []byte("%PDF-1.4\n"), 0o644))
	var names []string
	for _, name := range build.FormNames() {
		if name != "portfolio" {
			names = append(names, name)
		}
	}
	if code, stdout, stderr := dossier(t, dir, "init", "--add", strings.Join(names, ","), "."); code != exitDone || strings.Count(stdout, "\n") != len(names) {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
	records := 0
	for _, name := range build.FormNames() {
		records += makeReal(t, filepath.Join(dir, "inputs", name+".xlsx"))
	}
	if records < 30 {
		t.Errorf("%d examples only", records)
	}
	_, stdout, _ := dossier(t, dir, "check")
	for line := range strings.Lines(stdout) {
		expected := strings.Contains(line, "is not known") || strings.Contains(line, "evidence/M-01/migration-plan.pdf") // examples name a second one of a kind
		if strings.HasPrefix(line, "• error") && !expected || strings.HasPrefix(line, "• warning") && !expected {
			t.Errorf("%s", line)
		}
	}
	if strings.Contains(stdout, "not started") {
		t.Errorf("a sheet is not started:\n%s", stdout)
	}
}

// makeReal takes the mark off the examples of a workbook.
func makeReal(t *testing.T, name string) int {
	t.Helper()
	f, err := excelize.OpenFile(name)
	check(t, err)
	defer f.Close()
	n := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		check(t, err)
		for i, row := range rows {
			if len(row) > 0 && strings.HasPrefix(row[0], "Example: ") {
				n++
				cell, _ := excelize.CoordinatesToCellName(1, i+1)
				check(t, f.SetCellValue(sheet, cell, strings.TrimPrefix(row[0], "Example: ")))
			}
		}
	}
	check(t, f.Save())
	return n
}

// The drop-downs of a form hold what they should, as LibreOffice works them out: words of closed lists, and the ids that other sheets
// hold by now. What is in them passes, what is not is circled.
func TestDropDowns(t *testing.T) {
	dir := fresh(t)
	fill(t, dir, "portfolio.xlsx", map[string]any{
		"Customers!A6": "C-07", "Customers!G6": "private", "Customers!G7": "perhaps",
		"Migrations!A6": "M-01", "Migrations!A7": "M-02", "Migrations!B6": "C-07", "Migrations!B7": "C-99", "Migrations!D6": "completed", "Migrations!E7": "soon",
		"Counts!A6": "M-02", "Counts!A7": "M-03", "Counts!B6": "rehost", "Counts!B7": "rehosting", "Counts!C6": 12, "Counts!C7": "a dozen",
		"Documents!C6": "RACI", "Documents!C7": "RACIS",
	})
	want := []string{"Customers!G7", "Migrations!B7", "Migrations!E7", "Counts!A7", "Counts!B7", "Counts!C7", "Documents!C7"}
	if got := testtool.InvalidCells(t, filepath.Join(dir, "inputs/portfolio.xlsx")); !slices.Equal(got, want) {
		t.Errorf("LibreOffice circles %v, want %v", got, want)
	}
	if code, _, stderr := dossier(t, dir, "init", "--add", "plan", "."); code != exitDone {
		t.Fatalf("--add exits %d: %s", code, stderr)
	}
	fill(t, dir, "plan.xlsx", map[string]any{ // the ids of another workbook, as they were when this one was written
		"Activities!B6": "M-02", "Activities!B7": "M-03", "Cutover!A6": "M-01", "Cutover!A7": "somewhere", "Activities!A6": "T-01", "Predecessors!A6": "T-01", "Predecessors!A7": "T-02",
	})
	want = []string{"Activities!B7", "Predecessors!A7", "Cutover!A7"}
	if got := testtool.InvalidCells(t, filepath.Join(dir, "inputs/plan.xlsx")); !slices.Equal(got, want) {
		t.Errorf("LibreOffice circles %v, want %v", got, want)
	}
}

func TestInitOverwritesNothing(t *testing.T) {
	dir := fresh(t)
	before := stamps(t, dir)
	code, stdout, stderr := dossier(t, dir, "init", ".")
	if code != exitFailed || stdout != "" {
		t.Errorf("exit %d: %s", code, stdout)
	}
	for _, name := range []string{".gitignore", "dossier.yaml", "portfolio.xlsx", "brand/README.md", "templates/README.md"} {
		if !strings.Contains(filepath.ToSlash(stderr), name) {
			t.Errorf("%q does not name %s", stderr, name)
		}
	}
	if after := stamps(t, dir); !slices.Equal(before, after) {
		t.Error("something was written")
	}
	if code, _, _ := dossier(t, dir, "init", "--add", "tco"); code != exitDone {
		t.Errorf("--add tco exits %d", code)
	}
	if code, _, stderr := dossier(t, dir, "init", "--add", "plan,tco"); code != exitFailed || !strings.Contains(stderr, "tco.xlsx is there already") {
		t.Errorf("--add plan,tco exits %d: %s", code, stderr)
	}
	if _, err := os.Stat(filepath.Join(dir, "inputs/plan.xlsx")); err == nil {
		t.Error("one of two was written")
	}
}

func TestInitUsage(t *testing.T) {
	dir := fresh(t)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"init", "--add", "toc", "."}, "want portfolio, public, tco"},
		{[]string{"init", "--add", "tco", t.TempDir()}, "there is no dossier.yaml"},
		{[]string{"init", "a", "b"}, `got "a" "b": want [DIR]`},
	} {
		if code, stdout, stderr := dossier(t, dir, c.args...); code != exitUsage || !strings.Contains(stderr, c.want) || stdout != "" {
			t.Errorf("%v: exit %d\n%s%s", c.args, code, stdout, stderr)
		}
	}
}

// The help of init names every workbook there is.
func TestInitHelp(t *testing.T) {
	_, stdout, _ := dossier(t, t.TempDir(), "init", "--help")
	for _, name := range build.FormNames() {
		if !strings.Contains(stdout, name) {
			t.Errorf("no word of %s", name)
		}
	}
}

// A form that is not filled in yet is no list of ids: what names one is not checked, and said once.
func TestFormIsNoListYet(t *testing.T) {
	dir := t.TempDir()
	dossier(t, dir, "init")
	dossier(t, dir, "init", "--add", "method")
	for name, text := range map[string]string{
		"customers":  "id,legal name\nC-1,AnyCompany\n",
		"migrations": "id,customer,title\nM-1,C-1,Move\n",
		"activities": "id,migration,title,start,finish,phase\nT-1,M-1,Look,2025-03-03,2025-03-04,Assess\nT-2,M-1,Move,2025-03-05,2025-03-06,Migrate\n",
	} {
		check(t, os.WriteFile(filepath.Join(dir, "inputs", name+".csv"), []byte(text), 0o644))
	}
	code, _, stderr := dossier(t, dir)
	if want := "warning: inputs/activities.csv!F2: phase is not checked: there is no row of Method yet\n"; code != exitGap || stderr != want {
		t.Errorf("exit %d: %s\nwant %s", code, stderr, want)
	}
}

// Documents whose subject has hardly any records say what is not there; they do not say that all is well with it.
func TestHoles(t *testing.T) {
	dir := fresh(t)
	for name, text := range map[string]string{
		"customers":    "id,legal name\nC-1,AnyCompany\n",
		"migrations":   "id,customer,title\nM-1,C-1,Move\n",
		"applications": "id,migration,name,wave\nA-1,M-1,Shop,1\n",
		"risks":        "id,migration,risk\nR-1,M-1,The line is late\n",
		"networks":     "name,migration,CIDR\nvpc,M-1,10.0.0.0/16\n",
		"costs":        "migration,scenario,category,frequency or period,amount,currency\nM-1,on-premises,Hosting,monthly,1000,€\n",
	} {
		check(t, os.WriteFile(filepath.Join(dir, "inputs", name+".csv"), []byte(text), 0o644))
	}
	for document, test := range map[string]struct{ says, never []string }{
		"migration-plan/M-1": {
			[]string{"so that there is no critical path", "no plan to hold the work against", "nothing yet that could contradict itself", "Wave 1 moves applications"},
			[]string{"Nothing is behind", "None of the", "contradicts itself: ", "On the critical path"},
		},
		"gap-report":       {[]string{"No self-assessment workbook lies below inputs/"}, []string{"Every item is answered"}},
		"method":           {[]string{"Without one nobody can see"}, []string{"by one method for every customer", "How it was followed"}},
		"aws-briefing":     {[]string{"There is no earlier contact from which to count what moved."}, []string{"Nothing has been recorded since."}},
		"landing-zone/M-1": {[]string{"nothing is known of collisions"}, []string{"and each subnet lies within its VPC"}},
		"tco-analysis/M-1": {[]string{"What keeps the result back"}, []string{"is in the result"}},
		"case-studies/M-1": {[]string{"hether the customer allows a reference is not recorded"}, []string{"allows no reference"}},
	} {
		code, stdout, stderr := dossier(t, dir, "inspect", "--stage", "doc", "--document", document)
		if code != exitDone {
			t.Errorf("%s: exit %d: %s", document, code, stderr)
		}
		for _, s := range test.says {
			if !strings.Contains(stdout, s) {
				t.Errorf("%s does not say %q", document, s)
			}
		}
		for _, s := range test.never {
			if strings.Contains(stdout, s) {
				t.Errorf("%s says %q", document, s)
			}
		}
	}
}
