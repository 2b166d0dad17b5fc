package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestMistypedYear: a year with two digits swapped moves the day that the pack speaks of, and is told with its cell; where the day is given,
// the pack stays, and the cell is told as well.
func TestMistypedYear(t *testing.T) {
	dir := copyWorkspace(t, filepath.Join(packageDir, "testdata/workspaces/exactly-50-500"))
	replaceIn(t, filepath.Join(dir, "inputs/migrations.csv"), "https://www.example.com/m-2,2026-06-01", "https://www.example.com/m-2,2062-06-01")
	const want = "warning: inputs/migrations.csv!H3: published on 2062-06-01 is 36 years after every other recorded fact, the newest of which is 2026-06-01 at inputs/migrations.csv!H2: " +
		"want the day on which it happened (did you mean 2026-06-01? "
	code, stdout, stderr := dossier(t, dir, "build")
	if code != exitGap || !strings.Contains(stdout, "as of 1 June 2062") || !strings.Contains(stderr, want+"the pack now speaks of this day") {
		t.Errorf("exit %d: %s%s", code, stdout, stderr)
	}
	code, stdout, stderr = dossier(t, dir, "build", "--as-of", "2026-11-01")
	if code != exitGap || !strings.Contains(stdout, "as of 1 November 2026") || !strings.Contains(stderr, want+"that a fact") {
		t.Errorf("--as-of: exit %d: %s%s", code, stdout, stderr)
	}
	if _, stdout, _ := dossier(t, dir, "check", "--format", "json"); !strings.Contains(stdout, `"rule": "date-implausible"`) {
		t.Error("check does not tell it")
	}
	if _, stdout, stderr := dossier(t, exampleWorkspace(t), "check"); strings.Contains(stdout+stderr, "recorded fact") {
		t.Error("the example has an implausible day")
	}
}
