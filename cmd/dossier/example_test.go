package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestExample builds the example portfolio as the README says, and looks at what a user gets.
func TestExample(t *testing.T) {
	dir := exampleWorkspace(t)
	code, stdout, stderr := dossier(t, dir)
	if code != exitDone {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
	if !strings.Contains(stdout, "PASS") || strings.Count(stdout, "\n") != 1 {
		t.Errorf("the last line says %q, want one line with the verdict", stdout)
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

// TestSameBytes builds the example as a process in another folder, time zone and language, with other numbers of processors, the inputs
// touched in another order: one hash for each file.
func TestSameBytes(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "dossier")
	if output, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	var first map[string]string
	for i, env := range [][]string{
		{"TZ=UTC", "GOMAXPROCS=1", "LANG=C"},
		{"TZ=Pacific/Kiritimati", "GOMAXPROCS=2", "LANG=de_DE.UTF-8"},
		{"TZ=America/St_Johns", "GOMAXPROCS=8", "LANG=tr_TR.UTF-8", "HOME=/nonexistent"},
	} {
		dir := exampleWorkspace(t)
		cmd := exec.Command(binary, "build", ".")
		cmd.Dir, cmd.Env = dir, env
		if output, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", env, err, output)
		}
		hashes := hashesOf(t, filepath.Join(dir, "out/current/"))
		if i == 0 {
			first = hashes
			continue
		}
		if len(hashes) != len(first) {
			t.Errorf("%v: %d files, want %d", env, len(hashes), len(first))
		}
		for file, hash := range first {
			if hashes[file] != hash {
				t.Errorf("%v: %s differs", env, file)
			}
		}
	}
}

// TestKilled kills builds at many moments: what is published is always the old pack or the new one, and the next run needs no clean-up.
func TestKilled(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "dossier")
	if output, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	dir := exampleWorkspace(t)
	build := func() *exec.Cmd {
		cmd := exec.Command(binary, "build", ".")
		cmd.Dir = dir
		return cmd
	}
	if output, err := build().CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	old, _ := os.Readlink(filepath.Join(dir, "out/current"))
	appendLine(t, filepath.Join(dir, "dossier.yaml"), "\n# a comment moves nothing but the hash of the inputs\n")
	for i := range 12 {
		cmd := build()
		check(t, cmd.Start())
		killAfter(cmd, i)
		_ = cmd.Wait()
		current, err := os.Readlink(filepath.Join(dir, "out/current"))
		check(t, err)
		if code, _, stderr := dossier(t, dir, "verify", "out/current"); code != exitDone {
			t.Fatalf("after kill %d %s is not whole: %s", i, current, stderr)
		}
	}
	if output, err := build().CombinedOutput(); err != nil {
		t.Fatalf("the run after: %v\n%s", err, output)
	}
	if current, _ := os.Readlink(filepath.Join(dir, "out/current")); current == old {
		t.Error("the run after published nothing new")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "out/.staging*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
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
		if code, _, stderr := dossier(t, built.dir); code != exitDone {
			built.err = fmt.Errorf("exit %d: %s", code, stderr)
		}
	})
	check(t, built.err)
	return built.dir
}

var built struct {
	once sync.Once
	dir  string
	err  error
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

// tool is the path of a program that tests compare with. Without it the test skips, and fails where CI is set.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed: .ci/install installs it", name)
	}
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// TestPDFsAreSound asks qpdf and poppler about every PDF that we draw of the example.
func TestPDFsAreSound(t *testing.T) {
	qpdf, pdfinfo := tool(t, "qpdf"), tool(t, "pdfinfo")
	dir := builtExample(t)
	checked := 0
	current, err := filepath.EvalSymlinks(filepath.Join(dir, "out/current"))
	check(t, err)
	check(t, filepath.WalkDir(current, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(p) != ".pdf" || strings.Contains(p, "/evidence/") {
			return err
		}
		checked++
		for _, cmd := range []*exec.Cmd{exec.Command(qpdf, "--check", p), exec.Command(pdfinfo, p)} {
			if output, err := cmd.CombinedOutput(); err != nil || bytes.Contains(output, []byte("WARNING")) {
				t.Errorf("%s: %v\n%s", p, err, output)
			}
		}
		return nil
	}))
	if checked < 10 {
		t.Errorf("checked %d PDFs only", checked)
	}
}
