package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestWrongWorkspaces builds each folder of testdata/wrong and compares exit code and standard error with its want.txt. Nothing may be
// published from any of them.
func TestWrongWorkspaces(t *testing.T) {
	folders, err := os.ReadDir("testdata/wrong")
	if err != nil || len(folders) < 10 {
		t.Fatalf("%d wrong workspaces (%v), want at least ten", len(folders), err)
	}
	for _, folder := range folders {
		t.Run(folder.Name(), func(t *testing.T) {
			dir := copyWorkspace(t, filepath.Join("testdata/wrong", folder.Name()))
			if prepare := prepares[folder.Name()]; prepare != nil {
				prepare(t, dir)
			}
			code, _, stderr := dossier(t, dir, "build", ".")
			golden(t, filepath.Join("testdata/wrong", folder.Name(), "want.txt"), fmt.Sprintf("exit %d\n%s", code, stderr))
			if packs, _ := filepath.Glob(filepath.Join(dir, "out/packs/*")); len(packs) > 0 {
				t.Errorf("published %v", packs)
			}
			if _, err := os.Lstat(filepath.Join(dir, "out/current")); err == nil {
				t.Error("out/current is there")
			}
		})
	}
}

// A cell may hold more than a cell of a workbook can, or a word of many pages: what does not fit is told, with its place.
func TestHugeCell(t *testing.T) {
	dir := copyWorkspace(t, filepath.Join(packageDir, "testdata/workspaces/exactly-50-500"))
	appendLine(t, filepath.Join(dir, "inputs/applications.csv"), "M-1-A9,M-1,"+strings.Repeat("x", 40_000)+",rehost,2026-03-01\n")
	code, _, stderr := dossier(t, dir)
	if want := "warning: audit/discovery/M-1-workbook.xlsx: a text of 40000 characters is continued in further cells: want at most 32767\n"; code != exitGap || stderr != want {
		t.Errorf("exit %d: %.300s\nwant %s", code, stderr, want)
	}
	replaceIn(t, filepath.Join(dir, "inputs/applications.csv"), strings.Repeat("x", 40_000), strings.Repeat("x", 3<<20))
	code, _, stderr = dossier(t, dir)
	if code != exitInput || !strings.Contains(stderr, "error: inputs/applications.csv:27: a field is longer than 2097152 bytes") || len(stderr) > 1000 {
		t.Errorf("exit %d: %.300s", code, stderr)
	}
}

// prepares make what cannot stand in a repository as text.
var prepares = map[string]func(t *testing.T, dir string){
	"password-protected": func(t *testing.T, dir string) {
		f := excelize.NewFile()
		check(t, f.SetCellValue("Sheet1", "A1", "id"))
		check(t, f.SaveAs(filepath.Join(dir, "inputs/register.xlsx"), excelize.Options{Password: "secret"}))
	},
	"truncated-zip": func(t *testing.T, dir string) {
		var b bytes.Buffer
		f := excelize.NewFile()
		check(t, f.SetCellValue("Sheet1", "A1", "id"))
		check(t, f.Write(&b))
		check(t, os.WriteFile(filepath.Join(dir, "inputs/register.xlsx"), b.Bytes()[:b.Len()/2], 0o644))
	},
}

// copyWorkspace copies a folder to a temporary one, without its want.txt.
func copyWorkspace(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	check(t, os.CopyFS(to, os.DirFS(from)))
	_ = os.Remove(filepath.Join(to, "want.txt"))
	return to
}

// dossier runs the command in dir, as a user there would.
func dossier(t *testing.T, dir string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Chdir(dir)
	var out, errs bytes.Buffer
	clock := func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }
	code = run(args, system{out: &out, err: &errs, now: clock, env: func(string) (string, bool) { return "", false }})
	return code, out.String(), errs.String()
}

// golden compares got with the file, which -update writes. A golden that is not there fails.
func golden(t *testing.T, file, got string) {
	t.Helper()
	file = filepath.Join(packageDir, file)
	if *update {
		check(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("no golden: %v; -update writes it", err)
	}
	if string(want) != got {
		t.Errorf("%s:\n--- got\n%s\n--- want\n%s", filepath.Base(filepath.Dir(file)), got, want)
	}
}

// packageDir is where the test began, before any change of folder.
var packageDir = func() string {
	dir, err := os.Getwd()
	if err != nil {
		return "."
	}
	return dir
}()

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// zipEntry is the content of one entry of a zip.
func zipEntry(t *testing.T, file, name string) []byte {
	t.Helper()
	r, err := zip.OpenReader(file)
	check(t, err)
	defer r.Close()
	entry, err := r.Open(name)
	check(t, err)
	defer entry.Close()
	data, err := io.ReadAll(entry)
	check(t, err)
	return data
}
