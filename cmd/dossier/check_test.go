package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestCheckFormats compares what check says of a few wrong workspaces, in each format.
func TestCheckFormats(t *testing.T) {
	for _, name := range []string{"text-for-number", "unknown-reference"} {
		dir := copyWorkspace(t, filepath.Join(packageDir, "testdata/wrong", name))
		for _, format := range []string{"text", "json", "sarif"} {
			code, stdout, stderr := dossier(t, dir, "check", "--format", format)
			if code != exitInput || stderr != "" {
				t.Errorf("%s as %s: exit %d: %s", name, format, code, stderr)
			}
			if format != "text" && !json.Valid([]byte(stdout)) {
				t.Errorf("%s as %s is no JSON", name, format)
			}
			golden(t, "testdata/goldens/check-"+name+"."+format, stdout)
		}
	}
}

// With a programme, check says how the workspace stands against it, and exits by that; without one, what a workspace scores is no matter.
func TestCheckProgramme(t *testing.T) {
	dir := copyWorkspace(t, filepath.Join(packageDir, "testdata/workspaces/exactly-50-500"))
	if code, stdout, stderr := dossier(t, dir, "check"); code != exitDone || strings.Contains(stdout, "GAP") {
		t.Errorf("without a programme: exit %d %s\n%s", code, stderr, stdout)
	}
	code, stdout, stderr := dossier(t, dir, "check", "--programme", "migration-competency-3.1")
	for _, want := range []string{"Against AWS Migration Competency", "GAP as of", "The least that is missing", "1 more documented application by rehost"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("check --programme lacks %q", want)
		}
	}
	if code != exitGap {
		t.Errorf("exit %d, want %d: %s", code, exitGap, stderr)
	}
	code, stdout, _ = dossier(t, dir, "check", "--format", "json", "--programme", "migration-competency-3.1")
	var got struct {
		Judged struct {
			Programme, Verdict string
			Passes             bool
			Missing            []string
		}
	}
	check(t, json.Unmarshal([]byte(stdout), &got))
	if code != exitGap || got.Judged.Passes || len(got.Judged.Missing) != 2 || !strings.HasPrefix(got.Judged.Verdict, "GAP") {
		t.Errorf("exit %d: %+v", code, got.Judged)
	}
	if code, stdout, stderr := dossier(t, exampleWorkspace(t), "check", "--programme", "four-references-2025"); code != exitDone ||
		!strings.Contains(stdout, "edition not of this day") || strings.Contains(stdout, "weighted") {
		t.Errorf("the example under an edition that is past: exit %d %s\n%.1500s", code, stderr, stdout)
	}
}

// What is wrong with the configuration is part of the report, whatever its format.
func TestCheckConfiguration(t *testing.T) {
	dir := fresh(t)
	appendLine(t, filepath.Join(dir, "dossier.yaml"), "\ncolour: blue\n")
	for _, format := range []string{"text", "json", "sarif"} {
		if code, stdout, _ := dossier(t, dir, "check", "--format", format); code != exitUsage || !strings.Contains(stdout, "colour") {
			t.Errorf("%s: exit %d\n%s", format, code, stdout)
		}
	}
	if code, _, stderr := dossier(t, dir, "check", "--format", "xml"); code != exitUsage || !strings.Contains(stderr, "want text, json or sarif") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}

// Rows and totals that a person can compare with the source.
func TestCheckInventory(t *testing.T) {
	_, stdout, _ := dossier(t, exampleWorkspace(t), "check", "--format", "json")
	var got struct {
		Errors int
		Tables []struct {
			File, Kind, Format string
			Rows               int
			Skipped            []struct{ Cells, Reason string }
			Totals             []struct{ Header, Sum string }
		}
	}
	check(t, json.Unmarshal([]byte(stdout), &got))
	formats, rows, totals := map[string]bool{}, 0, 0
	for _, table := range got.Tables {
		formats[table.Format] = true
		rows += table.Rows
		totals += len(table.Totals)
	}
	if got.Errors != 0 || !formats["rvtools"] || rows < 100 || totals == 0 {
		t.Errorf("%d errors, formats %v, %d rows, %d totals", got.Errors, formats, rows, totals)
	}
}

func TestAnnotate(t *testing.T) {
	dir := fresh(t)
	fill(t, dir, "portfolio.xlsx", map[string]any{
		"Customers!A6": "C-07", "Customers!B6": "Harbour Freight AG", "Migrations!A6": "M-01", "Migrations!B6": "C-77", "Migrations!C6": "Leaving the data centre",
		"Migrations!D6": "half done",
	})
	check(t, os.MkdirAll(filepath.Join(dir, "inputs/harbour"), 0o755))
	check(t, os.WriteFile(filepath.Join(dir, "inputs/harbour/servers.csv"), []byte("id,migration,memory\nS-1,M-01,8 GB\nS-2,M-01,4096\n"), 0o644))
	before := stamps(t, filepath.Join(dir, "inputs"))
	code, stdout, stderr := dossier(t, dir, "check", "--annotate", "checked")
	if code != exitInput || !strings.Contains(stdout, "checked/portfolio.xlsx") || !strings.Contains(stdout, "checked/harbour/servers.csv.xlsx") {
		t.Errorf("exit %d\n%s%s", code, stdout, stderr)
	}
	if after := stamps(t, filepath.Join(dir, "inputs")); strings.Join(before, "\n") != strings.Join(after, "\n") {
		t.Error("the inputs were touched")
	}
	for at, want := range map[string]string{"portfolio.xlsx!Migrations!B6": `customer "C-77" is not known`, "portfolio.xlsx!Migrations!D6": `status "half done"`, "harbour/servers.csv.xlsx!Sheet1!C2": `memory "8 GB"`} {
		part := strings.Split(at, "!")
		if got := commentOf(t, filepath.Join(dir, "checked", part[0]), part[1], part[2]); !strings.Contains(got, want) {
			t.Errorf("the comment of %s is %q, want %q", at, got, want)
		}
	}
	if code, _, stderr := dossier(t, dir, "check", "--annotate", "checked"); code != exitFailed || !strings.Contains(stderr, "is there already") {
		t.Errorf("once more: exit %d: %s", code, stderr)
	}
	for _, folder := range []string{"inputs", "inputs/new/er", "./brand/../inputs"} {
		if code, _, stderr := dossier(t, dir, "check", "--annotate", folder); code != exitUsage || !strings.Contains(stderr, "want another folder") {
			t.Errorf("into %s: exit %d: %s", folder, code, stderr)
		}
	}
}

// A copy put back among the inputs is read as the original is: marks and list are no data.
func TestAnnotatedCopyIsRead(t *testing.T) {
	dir := fresh(t)
	fill(t, dir, "portfolio.xlsx", map[string]any{"Customers!A6": "C-07", "Customers!B6": "Harbour Freight AG", "Migrations!A6": "M-01", "Migrations!B6": "C-77", "Migrations!C6": "Leaving"})
	dossier(t, dir, "check", "--annotate", "checked")
	check(t, os.Rename(filepath.Join(dir, "checked/portfolio.xlsx"), filepath.Join(dir, "inputs/portfolio.xlsx")))
	fill(t, dir, "portfolio.xlsx", map[string]any{"Migrations!B6": "C-07"})
	if code, stdout, stderr := dossier(t, dir, "check"); code != exitDone || !strings.Contains(stdout, "0 errors, 0 warnings") {
		t.Errorf("exit %d\n%s%s", code, stdout, stderr)
	}
}

// A table that is not known comes with the entry of dossier.yaml that would have it read: pasted, it is.
func TestCheckProposes(t *testing.T) {
	dir := copyWorkspace(t, filepath.Join(packageDir, "testdata/workspaces/exactly-50-500"))
	for _, name := range []string{"one", "two"} {
		check(t, os.WriteFile(filepath.Join(dir, "inputs", name+".csv"), []byte("Asset No,Host Name,Operatin System,RAM (GB),Number of CPUs\n"+name+"-1,web,Linux,8,2\n"+name+"-2,db,Linux,16,4\n"), 0o644))
	}
	_, stdout, _ := dossier(t, dir, "check")
	_, proposal, found := strings.Cut(stdout, "\nmappings:\n")
	if !found || strings.Contains(proposal, "mappings:") {
		t.Fatalf("no proposal, or two of one section:\n%s", stdout)
	}
	appendLine(t, filepath.Join(dir, "dossier.yaml"), "\nmappings:\n"+proposal)
	_, stdout, _ = dossier(t, dir, "check", "--format", "json")
	var got struct {
		Proposals []any
		Tables    []struct{ File, Format string }
	}
	check(t, json.Unmarshal([]byte(stdout), &got))
	mapped := 0
	for _, table := range got.Tables {
		if table.Format == "mapping" {
			mapped++
		}
	}
	if mapped != 2 || len(got.Proposals) != 0 {
		t.Errorf("%d tables are read by the pasted entries, %d are still proposed:\n%s", mapped, len(got.Proposals), stdout)
	}
}

func commentOf(t *testing.T, file, sheet, cell string) string {
	t.Helper()
	f, err := excelize.OpenFile(file)
	check(t, err)
	defer f.Close()
	all, err := f.GetComments(sheet)
	check(t, err)
	for _, c := range all {
		if c.Cell == cell {
			return c.Text
		}
	}
	return ""
}
