package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestExample builds the example portfolio as the README says, and looks at what a user gets.
func TestExample(t *testing.T) {
	dir := builtExample(t)
	if !strings.Contains(built.stdout, "PASS") || strings.Count(built.stdout, "\n") != 1 {
		t.Errorf("the last line says %q, want one line with the verdict", built.stdout)
	}
	for _, want := range []string{"audit/scorecard.xlsx", "audit/submission-summary.pdf", "audit/manifest.json", "public/manifest.json", "internal/manifest.json", "manifest.json", "audit.zip", "public.zip"} {
		if _, err := os.Stat(filepath.Join(dir, "out/current", want)); err != nil {
			t.Errorf("the pack lacks %s", want)
		}
	}
	if pages, _ := filepath.Glob(filepath.Join(dir, "out/current/public/case-studies/*.html")); len(pages) < 2 {
		t.Errorf("%d public pages, want at least the 2 that the programme asks for", len(pages))
	}
	t.Run("again, unchanged", func(t *testing.T) { unchanged(t, dir) })
	t.Run("a figure explained", func(t *testing.T) { explained(t, dir) })
	t.Run("figures listed", func(t *testing.T) { listed(t, dir) })
	t.Run("verified", func(t *testing.T) {
		if code, _, stderr := dossier(t, dir, "verify", "out/current"); code != exitDone {
			t.Errorf("exit %d: %s", code, stderr)
		}
	})
}

// unchanged builds once more and wants nothing rewritten.
func unchanged(t *testing.T, dir string) {
	before := stamps(t, filepath.Join(dir, "out/packs"))
	code, stdout, stderr := dossier(t, dir)
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	if !strings.Contains(stdout, "unchanged") {
		t.Errorf("the last line says %q, want that nothing changed", stdout)
	}
	if after := stamps(t, filepath.Join(dir, "out/packs")); !slices.Equal(before, after) {
		t.Error("files of the pack were rewritten")
	}
}

func explained(t *testing.T, dir string) {
	code, stdout, stderr := dossier(t, dir, "explain", "total/weighted-applications")
	if code != exitDone || !strings.Contains(stdout, "inputs/") || !strings.Contains(stdout, "migration-competency-3.1.yaml:") {
		t.Errorf("exit %d, want cells and the programme's line:\n%s%s", code, stdout, stderr)
	}
	if code, _, _ := dossier(t, dir, "explain", "no/such"); code != exitUsage {
		t.Errorf("an unknown figure exits %d, want %d", code, exitUsage)
	}
}

// listed: the manifest lists every figure with an id that a document prints, by which two nights are compared. The longest
// documents of one case study and the binder stand for all: compose holds it of each.
func listed(t *testing.T, dir string) {
	data, err := os.ReadFile(filepath.Join(dir, "out/current/manifest.json"))
	check(t, err)
	var manifest struct{ Figures []struct{ ID string } }
	check(t, json.Unmarshal(data, &manifest))
	known := map[string]bool{}
	for _, f := range manifest.Figures {
		known[f.ID] = true
	}
	printed := 0
	for _, id := range []string{"audit/case-studies/M-08", "audit/tco-analysis/M-08-workbook", "audit/optimization-plan/M-08-workbook", "audit/migration-plan/M-08-workbook", "audit/submission-binder"} {
		_, stdout, _ := dossier(t, dir, "inspect", "--stage", "doc", "--document", id)
		var document struct{ Figures []struct{ ID string } }
		check(t, json.Unmarshal([]byte(stdout), &document))
		for _, f := range document.Figures {
			if strings.HasPrefix(f.ID, "#") {
				continue // a step of a calculation, which has no id of its own
			}
			printed++
			if !known[f.ID] {
				t.Errorf("%s: figure %s is not in the manifest", id, f.ID)
			}
		}
	}
	if printed < 5_000 {
		t.Errorf("only %d figures with an id are printed", printed)
	}
}

// builtExample is the example portfolio, built once for all tests that only look at it.
func builtExample(t *testing.T) string {
	t.Helper()
	built.once.Do(func() {
		built.dir, built.err = os.MkdirTemp("", "dossier-example-")
		if built.err != nil {
			return
		}
		copyExample(t, built.dir)
		code, stdout, stderr := dossier(t, built.dir)
		if code != exitDone {
			built.err = fmt.Errorf("exit %d: %s", code, stderr)
		}
		built.stdout = stdout
	})
	check(t, built.err)
	return built.dir
}

var built struct {
	once   sync.Once
	dir    string
	stdout string
	err    error
}

func TestMain(m *testing.M) {
	code := m.Run()
	_ = filepath.WalkDir(built.dir, func(p string, d fs.DirEntry, err error) error { // a pack is read-only
		if err == nil && d.IsDir() {
			return os.Chmod(p, 0o755)
		}
		return err
	})
	_ = os.RemoveAll(built.dir)
	os.Exit(code)
}

// exampleWorkspace is a copy of the example portfolio, for tests that change it.
func exampleWorkspace(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	copyExample(t, dir)
	return dir
}

// builtWorkspace is a copy of the example portfolio with what has been drawn of it, for tests that change it and build it again.
func builtWorkspace(t *testing.T) string {
	t.Helper()
	dir := exampleWorkspace(t)
	from, to := filepath.Join(builtExample(t), "out/.cache"), filepath.Join(dir, "out/.cache")
	check(t, os.CopyFS(to, os.DirFS(from)))
	return dir
}

func copyExample(t *testing.T, dir string) {
	t.Helper()
	root := filepath.Join(packageDir, "../..")
	check(t, os.CopyFS(filepath.Join(dir, "inputs"), os.DirFS(filepath.Join(root, "inputs"))))
	data, err := os.ReadFile(filepath.Join(root, "dossier.yaml"))
	check(t, err)
	check(t, os.WriteFile(filepath.Join(dir, "dossier.yaml"), data, 0o644))
}

func appendLine(t *testing.T, file, line string) {
	t.Helper()
	data, err := os.ReadFile(file)
	check(t, err)
	check(t, os.WriteFile(file, append(data, line...), 0o644))
}

// stamps are the files below dir with their times and sizes.
func stamps(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	check(t, filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		all = append(all, fmt.Sprint(p, info.ModTime().UnixNano(), info.Size()))
		return err
	}))
	return all
}

func hashesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	resolved, err := filepath.EvalSymlinks(dir)
	check(t, err)
	hashes := map[string]string{}
	check(t, filepath.WalkDir(resolved, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		hashes[strings.TrimPrefix(p, resolved)] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	}))
	if len(hashes) == 0 {
		t.Fatalf("nothing in %s", dir)
	}
	return hashes
}
