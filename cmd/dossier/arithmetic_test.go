package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestArithmetic scores the two small workspaces whose result is known beforehand (tools/testworkspaces writes them): what score and
// select print is golden, as text; as JSON it holds the same totals.
func TestArithmetic(t *testing.T) {
	for name, want := range map[string]struct{ applications, servers string }{
		"exactly-50-500":    {"50", "500"},
		"source-arithmetic": {"30", "0"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join("testdata/workspaces", name)
			dir := copyWorkspace(t, folder)
			for _, verb := range []string{"score", "select"} {
				code, stdout, stderr := dossier(t, dir, verb)
				if code != exitGap || stderr != "" {
					t.Errorf("%s exits %d, want %d, and says %q", verb, code, exitGap, stderr)
				}
				golden(t, filepath.Join("testdata/goldens", name+"-"+verb+".txt"), stdout)
			}
			_, stdout, _ := dossier(t, dir, "score", "--format", "json")
			var summary struct {
				Selection struct {
					Passes               bool
					WeightedApplications string
					WeightedServers      string
				}
				CaseStudies []struct {
					ID         string
					Documented struct{ WeightedApplications string }
				}
			}
			check(t, json.Unmarshal([]byte(stdout), &summary))
			s := summary.Selection
			if s.Passes || s.WeightedApplications != want.applications || s.WeightedServers != want.servers {
				t.Errorf("JSON says %+v, want a gap at %s and %s", s, want.applications, want.servers)
			}
			if name == "source-arithmetic" && (summary.CaseStudies[0].Documented.WeightedApplications != "10" || summary.CaseStudies[1].Documented.WeightedApplications != "20") {
				t.Errorf("5 rehosted = %s and 5 replatformed = %s, want 10 and 20", summary.CaseStudies[0].Documented.WeightedApplications, summary.CaseStudies[1].Documented.WeightedApplications)
			}
		})
	}
}

// TestUsage: what the command line gets wrong exits 2 and says what is wanted; help ends in the exit codes.
func TestUsage(t *testing.T) {
	dir := copyWorkspace(t, "testdata/workspaces/source-arithmetic")
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"build", "nowhere"}, "nowhere: want a workspace"},
		{[]string{"score", "--as-of", "yesterday"}, `--as-of "yesterday": want YYYY-MM-DD or today`},
		{[]string{"score", "--format", "xml"}, `--format "xml": want text or json`},
		{[]string{"score", "--programme", "other"}, `the programme "other" is not known: want one of four-references-2025, migration-competency-3.1`},
		{[]string{"explain"}, "accepts between 1 and 2 arg(s)"},
		{[]string{"build", "--fast"}, "unknown flag: --fast"},
		{[]string{"inspect", "--stage", "soup"}, `stage "soup"`},
	} {
		code, _, stderr := dossier(t, dir, test.args...)
		if code != exitUsage || !strings.Contains(stderr, test.want) {
			t.Errorf("%v exits %d and says %q, want %d and %q", test.args, code, stderr, exitUsage, test.want)
		}
	}
	for _, verb := range []string{"", "build", "init", "check", "score", "select", "explain", "inspect", "verify", "diff", "version"} {
		args := []string{"--help"}
		if verb != "" {
			args = []string{verb, "--help"}
		}
		code, stdout, _ := dossier(t, dir, args...)
		if code != exitDone || !strings.HasSuffix(stdout, "  0  done\n") || !strings.Contains(stdout, "dossier "+verb) && verb != "build" {
			t.Errorf("%v exits %d and prints %q, want help that ends in the exit codes", args, code, stdout)
		}
	}
}

// TestLocked: while another run holds the lock, a build exits 5 and changes nothing.
func TestLocked(t *testing.T) {
	dir := copyWorkspace(t, "testdata/workspaces/source-arithmetic")
	if code, _, stderr := dossier(t, dir); code != exitGap {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	hold(t, filepath.Join(dir, "out/.lock"))
	code, _, stderr := dossier(t, dir)
	if code != exitLocked || !strings.Contains(stderr, "another run holds the lock") {
		t.Errorf("exit %d and %q, want %d", code, stderr, exitLocked)
	}
}

// TestDropped: a case study that is gone from the inputs is gone from the next pack.
func TestDropped(t *testing.T) {
	dir := copyWorkspace(t, "testdata/workspaces/source-arithmetic")
	dossier(t, dir)
	before, err := filepath.EvalSymlinks(filepath.Join(dir, "out/current"))
	check(t, err)
	for _, file := range []string{"migrations", "applications", "documents", "customers"} {
		path := filepath.Join(dir, "inputs", file+".csv")
		data, err := os.ReadFile(path)
		check(t, err)
		var kept []string
		for _, line := range strings.SplitAfter(string(data), "\n") {
			if !strings.Contains(line, "M-2") && !strings.HasPrefix(line, "C-2") {
				kept = append(kept, line)
			}
		}
		check(t, os.WriteFile(path, []byte(strings.Join(kept, "")), 0o644))
	}
	if code, _, stderr := dossier(t, dir); code != exitGap {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	for file := range hashesOf(t, filepath.Join(dir, "out/current")) {
		if strings.Contains(file, "M-2") {
			t.Errorf("%s is still there", file)
		}
	}
	code, stdout, _ := dossier(t, dir, "diff", before, "out/current")
	if code != exitDone || !strings.Contains(stdout, "case-studies/M-2.pdf") || !strings.Contains(stdout, "total/weighted-applications") {
		t.Errorf("diff exits %d and does not list what went and moved:\n%s", code, stdout)
	}
}
