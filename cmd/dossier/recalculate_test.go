package main

import (
	"encoding/json"
	"fmt"
	"math"

	"dossier/tools/testtool"

	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestScorecardRecalculates has LibreOffice recalculate the example's scorecard, as it is and as an auditor may change it: case studies
// struck out, a weight changed, a threshold raised. As it is, every cell keeps the value we stored. Changed, the totals and the verdict
// are those that the figures' trees give when the same leaves change; among the changes PASS becomes GAP.
func TestScorecardRecalculates(t *testing.T) {
	testtool.Path(t, "soffice")
	dir := builtExample(t)
	scorecard := filepath.Join(dir, "out/current/audit/scorecard.xlsx")
	tree := figureTree(t, dir)
	edits := []edit{
		{"as it is", nil},
		{"M-01 struck", map[string]float64{"selection/M-01/in": 0}},
		{"a weight changed", map[string]float64{"weight/rehost": 1}},
		{"a weight changed and two struck", map[string]float64{"weight/rehost": 1, "selection/M-01/in": 0, "selection/M-06/in": 0}},
		{"a threshold raised", map[string]float64{"threshold/weighted-servers": 828}},
	}
	verdicts := map[string]int{}
	files := recalculate(t, scorecard, edits)
	for i, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			got := openWorkbook(t, files[i])
			leaves := e.leaves
			for _, place := range []struct{ id, cell string }{
				{"total/case-studies", "B14"}, {"total/public", "B16"}, {"total/weighted-applications", "B17"}, {"total/weighted-servers", "B18"}, {"verdict", "D19"},
			} {
				want := tree.evaluate(place.id, leaves)
				if shown := numberIn(t, got, "Verdict", place.cell); math.Abs(shown-want) > 1e-9*math.Max(1, math.Abs(want)) {
					t.Errorf("%s at Verdict!%s is %v, want %v", place.id, place.cell, shown, want)
				}
			}
			text, err := got.GetCellValue("Verdict", "D19")
			check(t, err)
			verdicts[text]++
			if e.leaves == nil {
				sameCells(t, openWorkbook(t, scorecard), got)
			}
		})
	}
	if verdicts["PASS"] == 0 || verdicts["GAP"] == 0 || len(verdicts) != 2 {
		t.Errorf("verdicts %v, want some PASS, some GAP and nothing else", verdicts)
	}
}

// edit is what an auditor changes: figure ids of leaves, with the new values.
type edit struct {
	name   string
	leaves map[string]float64
}

// recalculate applies each edit to a copy of the workbook and has LibreOffice recalculate them all in one run.
func recalculate(t *testing.T, scorecard string, edits []edit) []string {
	t.Helper()
	in := t.TempDir()
	var files []string
	for i, e := range edits {
		f := openWorkbook(t, scorecard)
		for id, value := range e.leaves {
			sheet, cell := place(t, f, id)
			check(t, f.SetCellValue(sheet, cell, value))
		}
		name := filepath.Join(in, fmt.Sprintf("edit-%d.xlsx", i))
		check(t, f.SaveAs(name))
		files = append(files, name)
	}
	out := testtool.Convert(t, testtool.Workbook, files...)
	for i, name := range files {
		files[i] = filepath.Join(out, filepath.Base(name))
	}
	return files
}

// place is where the scorecard shows a leaf: a weight or threshold by its defined name, membership in the row of its case study.
func place(t *testing.T, f *excelize.File, id string) (sheet, cell string) {
	t.Helper()
	if rest, ok := strings.CutPrefix(id, "selection/"); ok {
		rows, err := f.GetRows("Case studies")
		check(t, err)
		header := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 3 && r[3] == "Submitted" })
		for i, r := range rows {
			if i > header && len(r) > 0 && r[0] == strings.TrimSuffix(rest, "/in") {
				return "Case studies", fmt.Sprintf("D%d", i+1)
			}
		}
		t.Fatalf("no row for %s", id)
	}
	name := strings.ToUpper(id[:1]) + strings.NewReplacer("/", "_", "-", "_").Replace(id[1:])
	for _, d := range f.GetDefinedName() {
		if d.Name == name {
			sheet, cell, _ = strings.Cut(strings.ReplaceAll(d.RefersTo, "$", ""), "!")
			return strings.Trim(sheet, "'"), cell
		}
	}
	t.Fatalf("no defined name %s", name)
	return "", ""
}

// figureJSON is what dossier inspect --stage figures says, by id.
type figureJSON map[string]struct {
	ID, Value, Op string
	Args          []string
}

func figureTree(t *testing.T, dir string) figureJSON {
	t.Helper()
	code, stdout, stderr := dossier(t, dir, "inspect", "--stage", "figures")
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	var all []struct {
		ID, Value, Op string
		Args          []string
	}
	check(t, json.Unmarshal([]byte(stdout), &all))
	tree := figureJSON{}
	for _, f := range all {
		tree[f.ID] = f
	}
	return tree
}

// evaluate is an evaluator of our figures that shares nothing with the program's.
func (tree figureJSON) evaluate(id string, leaves map[string]float64) float64 {
	if v, changed := leaves[id]; changed {
		return v
	}
	f := tree[id]
	if len(f.Args) == 0 {
		v, _ := strconv.ParseFloat(f.Value, 64)
		return v
	}
	args := make([]float64, len(f.Args))
	for i, a := range f.Args {
		args[i] = tree.evaluate(a, leaves)
	}
	switch f.Op {
	case "sum":
		total := 0.0
		for _, a := range args {
			total += a
		}
		return total
	case "product":
		total := 1.0
		for _, a := range args {
			total *= a
		}
		return total
	case "exceeds":
		return truth(args[0] > args[1])
	case "at least":
		return truth(args[0] >= args[1])
	case "at most":
		return truth(args[0] <= args[1])
	case "all":
		return truth(slices.Min(args) > 0)
	}
	return math.NaN()
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func openWorkbook(t *testing.T, file string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(file)
	check(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// numberIn is the stored value of a cell; PASS is 1 and GAP 0.
func numberIn(t *testing.T, f *excelize.File, sheet, cell string) float64 {
	t.Helper()
	text, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	check(t, err)
	switch text {
	case "PASS":
		return 1
	case "GAP":
		return 0
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Errorf("%s!%s holds %q", sheet, cell, text)
	}
	return v
}

// sameCells compares every cell of two workbooks: numbers to 1e-9 of their size, all else by text; no cell is an error.
func sameCells(t *testing.T, want, got *excelize.File) {
	t.Helper()
	compared := 0
	for _, sheet := range want.GetSheetList() {
		wantRows, err := want.GetRows(sheet, excelize.Options{RawCellValue: true})
		check(t, err)
		gotRows, err := got.GetRows(sheet, excelize.Options{RawCellValue: true})
		check(t, err)
		for r, row := range wantRows {
			for c, w := range row {
				g := ""
				if r < len(gotRows) && c < len(gotRows[r]) {
					g = gotRows[r][c]
				}
				compared++
				if !sameCell(w, g) {
					t.Errorf("%s row %d column %d: LibreOffice has %q, we stored %q", sheet, r+1, c+1, g, w)
				}
			}
		}
	}
	if compared < 200 {
		t.Errorf("compared %d cells only", compared)
	}
}

func sameCell(want, got string) bool {
	w, werr := strconv.ParseFloat(want, 64)
	g, gerr := strconv.ParseFloat(got, 64)
	if werr == nil && gerr == nil {
		return math.Abs(w-g) <= 1e-9*math.Max(1, math.Abs(w))
	}
	return want == got && !strings.HasPrefix(got, "#")
}

// TestScorecardIsRightUnrecalculated reads the stored values without any calculator: a viewer that has none shows the verdict.
func TestScorecardIsRightUnrecalculated(t *testing.T) {
	dir := builtExample(t)
	sheet := string(zipEntry(t, filepath.Join(dir, "out/current/audit/scorecard.xlsx"), "xl/worksheets/sheet1.xml"))
	for _, want := range []string{"<v>PASS</v>", "<f>SUM(", "&#34;GAP&#34;"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet holds no %s", want)
		}
	}
	if strings.Contains(sheet, "</f></c>") || strings.Contains(sheet, "<v></v>") {
		t.Error("a formula has no stored value")
	}
}
