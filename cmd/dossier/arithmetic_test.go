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
	dossier(t, dir) // so that there is a pack
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"build", "nowhere"}, "nowhere: there is no such folder: want a workspace, a folder with a dossier.yaml ('dossier init nowhere' makes one)\ndossier: see 'dossier build --help'"},
		{[]string{"buidl"}, "buidl: neither a command nor a folder: want a workspace, a folder with a dossier.yaml (did you mean dossier build?)"},
		{[]string{"chekc", "."}, `"chekc" is no command (did you mean check?)`},
		{[]string{"dossier.yaml"}, "dossier.yaml: a file: want a workspace, a folder with a dossier.yaml (did you mean .?)"},
		{[]string{"check", "inputs/customers.csv"}, "inputs/customers.csv: a file: want a workspace"},
		{[]string{"build", ".", "extra"}, `got "." "extra": want [DIR]`},
		{[]string{"version", "x"}, `got "x": want no argument`},
		{[]string{"verify"}, "got no argument: want PACK"},
		{[]string{"verify", "nowhere"}, "nowhere: there is no such folder: want the folder of a pack, such as out/current"},
		{[]string{"verify", "dossier.yaml"}, "dossier.yaml: a file: want the folder of a pack"},
		{[]string{"verify", "."}, ".: no pack: want the folder of a pack, such as out/current, or the zip of a part (did you mean out/current?)"},
		{[]string{"diff", "out", "out/current"}, "out: no pack: want the folder of a pack, such as out/current (did you mean out/current?)"},
		{[]string{"diff", "out/current", "out/current/audit.zip"}, "out/current/audit.zip: a file: want the folder of a pack, such as out/current"},
		{[]string{"diff", "inputs", "inputs"}, "inputs: there is no manifest.json in it: want the folder of a pack"},
		{[]string{"build", "--no-worse", "inputs"}, "--no-worse inputs: there is no manifest.json in it"},
		{[]string{"score", "--no-worse", "nowhere"}, "--no-worse nowhere: there is no such folder"},
		{[]string{"build", "--workers", "many"}, `--workers "many": want a whole number`},
		{[]string{"build", "--workers", "-1"}, "--workers -1: want 1 or more, or 0 for one a core"},
		{[]string{"build", "--out", "dossier.yaml"}, "--out dossier.yaml: a file: want a folder"},
		{[]string{"build", "--as-of", ""}, "--as-of is empty: want a value, or leave the flag out"},
		{[]string{"score", "--programme", ""}, "--programme is empty"},
		{[]string{"init", "--add", ""}, "--add is empty"},
		{[]string{"init", "--add", "tcoo"}, "self-assessment (did you mean tco?)"},
		{[]string{"init", "dossier.yaml"}, "dossier.yaml: a file: want a folder"},
		{[]string{"init", "dossier.yaml/x/y"}, "dossier.yaml/x/y: dossier.yaml is a file: want a folder"},
		{[]string{"help", "chek"}, `"chek" is no command (did you mean check?)`},
		{[]string{"build", "--costumer", "C-1"}, "unknown flag: --costumer (did you mean --customer?)"},
		{[]string{"explain", "total/weighted-aplications"}, "there is no such thing (did you mean total/weighted-applications?)"},
		{[]string{"inspect", "--stage", "doc"}, "--stage doc: want --document ID"},
		{[]string{"inspect", "--stage", "doc", "--document", "scorcard"}, "(did you mean scorecard?)"},
		{[]string{"score", "--as-of", "yesterday"}, `--as-of "yesterday": want YYYY-MM-DD or today`},
		{[]string{"score", "--format", "xml"}, `--format "xml": want text or json`},
		{[]string{"score", "--programme", "other"}, `the programme "other" is not known: want one of four-references-2025, migration-competency-3.1`},
		{[]string{"explain"}, "got no argument: want FIGURE|FINDING [DIR]\ndossier: see 'dossier explain --help'"},
		{[]string{"build", "--fast"}, "unknown flag: --fast\n"},
		{[]string{"inspect", "--stage", "soup"}, `stage "soup"`},
	} {
		code, _, stderr := dossier(t, dir, test.args...)
		if code != exitUsage || !strings.Contains(stderr, test.want) {
			t.Errorf("%v exits %d and says %q, want %d and %q", test.args, code, stderr, exitUsage, test.want)
		}
	}
	for _, args := range [][]string{{"help"}, {"help", "check"}, {"--version"}} {
		if code, stdout, stderr := dossier(t, dir, args...); code != exitDone || !strings.HasPrefix(stdout, "dossier ") {
			t.Errorf("%v exits %d and prints %s%s", args, code, stdout, stderr)
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

// TestVerify: a pack, a part of it and the zip of a part are told from one that was changed.
func TestVerify(t *testing.T) {
	dir := copyWorkspace(t, "testdata/workspaces/source-arithmetic")
	dossier(t, dir)
	for path, want := range map[string]string{
		"out/current":           "every file is as it was published\n",
		"out/current/audit":     "every file is as its manifest says\n",
		"out/current/audit.zip": "every file is as its manifest says\n",
	} {
		if code, stdout, stderr := dossier(t, dir, "verify", path); code != exitDone || stdout != want {
			t.Errorf("%s: exit %d, %q %s", path, code, stdout, stderr)
		}
	}
	zipped := filepath.Join(dir, "audit.zip")
	check(t, os.WriteFile(zipped, []byte("no zip"), 0o644))
	if code, _, stderr := dossier(t, dir, "verify", "audit.zip"); code != exitFailed || !strings.Contains(stderr, "audit.zip: cannot be read") {
		t.Errorf("no zip: exit %d: %s", code, stderr)
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
	if code != exitLocked || !strings.Contains(stderr, "another run holds the lock (wait until it ends, or write elsewhere by --out)") {
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
