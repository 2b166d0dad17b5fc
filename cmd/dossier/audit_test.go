package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/tools/testtool"
)

// TestCompareProgrammes puts the example under two editions and wants to be told what the second changes.
func TestCompareProgrammes(t *testing.T) {
	dir := builtExample(t)
	both := []string{"score", "--programme", "migration-competency-3.1", "--programme", "four-references-2025"}
	code, stdout, stderr := dossier(t, dir, both...)
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	for _, want := range []string{"A to B  M-01        no longer eligible: left the window", "A to B  M-11        eligible now", "no bar"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("no %q in\n%s", want, stdout)
		}
	}
	wantNarrow(t, stdout)
	_, stdout, _ = dossier(t, dir, append(both, "--format", "json")...)
	var answer struct {
		Programmes []struct {
			Programme   string `json:"programme"`
			CaseStudies []struct {
				ID       string `json:"id"`
				Eligible bool   `json:"eligible"`
			} `json:"caseStudies"`
		} `json:"programmes"`
		Changes []struct{ CaseStudy, What string } `json:"changes"`
	}
	check(t, json.Unmarshal([]byte(stdout), &answer))
	if len(answer.Programmes) != 2 || answer.Programmes[1].Programme != "four-references-2025" || len(answer.Changes) == 0 {
		t.Fatalf("answer %+v", answer)
	}
	for i, cs := range answer.Programmes[0].CaseStudies {
		now := answer.Programmes[1].CaseStudies[i]
		told := slices.ContainsFunc(answer.Changes, func(c struct{ CaseStudy, What string }) bool {
			return c.CaseStudy == cs.ID && strings.Contains(c.What, "eligible")
		})
		if changed := cs.Eligible != now.Eligible; changed != told {
			t.Errorf("%s: eligibility changed: %v, told: %v", cs.ID, changed, told)
		}
	}
	if code, _, stderr := dossier(t, dir, "score", "--programme", "migration-competency-3.1", "--programme", "no-such"); code != exitUsage || !strings.Contains(stderr, "no-such") {
		t.Errorf("an unknown programme exits %d: %s", code, stderr)
	}
}

// wantNarrow wants text that stands on a screen of 100 columns.
func wantNarrow(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 100 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

// TestScoreIsReadable: no header of the score is broken within a word, in 100 columns.
func TestScoreIsReadable(t *testing.T) {
	_, stdout, _ := dossier(t, builtExample(t), "score")
	wantNarrow(t, stdout)
	if !strings.Contains(stdout, "Id    Customer                     Apps C    D    R  Servers C") {
		t.Errorf("the head of the table is not on one line:\n%s", stdout)
	}
}

func TestExplainFinding(t *testing.T) {
	dir := builtExample(t)
	code, stdout, stderr := dossier(t, dir, "explain", "work-before-sow/M-10/D-1001")
	for _, want := range []string{"Severity", "inputs/register/evidence-register.xlsx!Evidence!", "(cloud-ops-docs)", "What would mend it", "by practice lead until 2027-06-30"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("exit %d, no %q in\n%s%s", code, want, stdout, stderr)
		}
	}
	_, stdout, _ = dossier(t, dir, "explain", "--format", "json", "missing/M-12/optimization")
	var finding struct {
		Severity, Mend, Owner string
		Unlocks               struct {
			Applications          string `json:"weightedApplications"`
			OtherBlockingFindings int
			Besides               []string
		}
	}
	check(t, json.Unmarshal([]byte(stdout), &finding))
	if finding.Severity != "blocking" || finding.Unlocks.Applications != "8" || finding.Unlocks.OtherBlockingFindings != 1 || len(finding.Unlocks.Besides) == 0 {
		t.Errorf("finding %+v", finding)
	}
	if code, _, stderr := dossier(t, dir, "explain", "missing/M-99/tco"); code != exitUsage || !strings.Contains(stderr, "findings") {
		t.Errorf("an unknown finding exits %d: %s", code, stderr)
	}
}

// TestScoreNoWorse holds a score against the pack before: 3 only where something is worse.
func TestScoreNoWorse(t *testing.T) {
	before, err := filepath.EvalSymlinks(filepath.Join(builtExample(t), "out/current"))
	check(t, err)
	dir := exampleWorkspace(t)
	if code, _, stderr := dossier(t, dir, "score", "--no-worse", before); code != exitDone {
		t.Errorf("nothing changed, exit %d: %s", code, stderr)
	}
	if code, _, _ := dossier(t, dir, "score", "--no-worse", "out/nowhere"); code != exitUsage {
		t.Errorf("no pack to compare with: exit %d", code)
	}
	if code, _, stderr := dossier(t, dir, "score", "--programme", "four-references-2025", "--no-worse", before); code != exitUsage || !strings.Contains(stderr, "judged by") {
		t.Errorf("another programme: exit %d: %s", code, stderr)
	}
	check(t, os.Remove(findFile(t, dir, "inputs/logistics/evidence", "tco-analysis"))) // the heaviest case study is documented no longer
	if code, _, stderr := dossier(t, dir, "score", "--no-worse", before); code != exitGap || !strings.Contains(stderr, "worse: weighted applications fell from 262") {
		t.Errorf("a lost case study: exit %d: %s", code, stderr)
	}
	appendLine(t, filepath.Join(dir, "dossier.yaml"), "\nsubmit_on: 2031-01-01\n")
	if code, _, stderr := dossier(t, dir, "score", "--no-worse", before); code != exitGap || !strings.Contains(stderr, "the verdict was PASS, and is GAP") {
		t.Errorf("a lost verdict: exit %d: %s", code, stderr)
	}
}

// TestBuildNoWorse: a GAP as large as the night before is no reason to wake anybody, a larger one is.
func TestBuildNoWorse(t *testing.T) {
	dir := copyWorkspace(t, filepath.Join(packageDir, "testdata/workspaces/exactly-50-500"))
	if code, _, stderr := dossier(t, dir); code != exitGap {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	if code, _, stderr := dossier(t, dir, "build", "--no-worse", "out/current"); code != exitDone {
		t.Errorf("as the night before: exit %d: %s", code, stderr)
	}
	servers := filepath.Join(dir, "inputs/servers.csv")
	data, err := os.ReadFile(servers)
	check(t, err)
	lines := strings.SplitAfter(strings.TrimRight(string(data), "\n"), "\n")
	check(t, os.WriteFile(servers, []byte(strings.Join(lines[:len(lines)-1], "")), 0o644))
	if code, _, stderr := dossier(t, dir, "build", "--no-worse", "out/current"); code != exitGap || !strings.Contains(stderr, "worse: weighted servers fell from 500") {
		t.Errorf("a server less: exit %d: %s", code, stderr)
	}
	check(t, os.WriteFile(servers, data, 0o644))
	if code, _, stderr := dossier(t, dir, "build", "--no-worse", "out/current"); code != exitDone {
		t.Errorf("better than the night before: exit %d: %s", code, stderr)
	}
}

func findFile(t *testing.T, dir, below, prefix string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, below, prefix+"*"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no %s* in %s", prefix, below)
	}
	return found[0]
}

// TestPlantedInFiles plants faults in real files of the example and wants each found, and none at the chosen case studies before.
func TestPlantedInFiles(t *testing.T) {
	dir := exampleWorkspace(t)
	for id, severity := range findingsOf(t, dir) {
		if severity != "information" && slices.Contains([]string{"M-01", "M-02", "M-03", "M-05", "M-06", "M-08", "M-09", "M-15"}, strings.Split(id, "/")[1]) {
			t.Errorf("the chosen set has finding %s before anything is planted", id)
		}
	}
	evidence := "inputs/logistics/evidence"
	check(t, os.Remove(findFile(t, dir, evidence, "tco-analysis")))
	check(t, os.WriteFile(findFile(t, dir, evidence, "migration-plan"), nil, 0o644))
	check(t, os.WriteFile(findFile(t, dir, evidence, "discovery-report"), []byte("%PDF-1.7 and no more"), 0o644))
	health, err := os.ReadFile(findFile(t, dir, "inputs/health/evidence", "landing-zone-design"))
	check(t, err)
	check(t, os.WriteFile(findFile(t, dir, evidence, "landing-zone-design"), health, 0o644))
	found := findingsOf(t, dir)
	for _, want := range []string{
		"file-missing/M-01/D-0105", "unreadable/M-01/D-0110", "unreadable/M-01/D-0106", "same-bytes/M-01/D-0107", "same-bytes/M-02/D-0207", "changed/M-01/D-0107",
		"required-document/M-01/tco", "required-document/M-01/discovery",
	} {
		if found[want] == "" {
			t.Errorf("no finding %s", want)
		}
	}
}

// findingsOf are the findings that score prints as JSON, by id, with their severity.
func findingsOf(t *testing.T, dir string, args ...string) map[string]string {
	t.Helper()
	_, stdout, stderr := dossier(t, dir, append([]string{"score", "--format", "json"}, args...)...)
	var answer struct {
		Findings []struct{ ID, Severity, Rule, Mend, Ref string }
	}
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil {
		t.Fatalf("%v: %s", err, stderr)
	}
	found := map[string]string{}
	for _, f := range answer.Findings {
		if f.Rule == "" || f.Mend == "" || f.Ref == "" || found[f.ID] != "" {
			t.Errorf("finding %+v lacks something, or stands twice", f)
		}
		found[f.ID] = f.Severity
	}
	return found
}

// TestAuditNamesTheSet reads the text of every audit PDF: no customer outside the set is named.
func TestAuditNamesTheSet(t *testing.T) {
	pdftotext := testtool.Path(t, "pdftotext")
	current, err := filepath.EvalSymlinks(filepath.Join(builtExample(t), "out/current"))
	check(t, err)
	for _, name := range []string{"submission-summary", "evidence-index", "method", "lessons", "submission-binder"} {
		text, err := exec.Command(pdftotext, filepath.Join(current, "audit", name+".pdf"), "-").Output()
		check(t, err)
		words := strings.Join(strings.Fields(string(text)), " ")
		if !strings.Contains(words, "AnyCompany Logistics") && !strings.Contains(words, "M-08") {
			t.Errorf("%s names no customer of the set", name)
		}
		for _, outside := range []string{"Corp Insurance", "District Council", "AnyCompany Travel", "Telecom", "University", "Pharma", "Aerospace", "M-13", "M-14"} {
			if strings.Contains(words, outside) {
				t.Errorf("%s names %s, which is outside the set", name, outside)
			}
		}
	}
}

// TestEvidenceLinksLead: every link of the evidence index leads to a file of the pack, from the folder it stands in.
func TestEvidenceLinksLead(t *testing.T) {
	dir := builtExample(t)
	_, stdout, stderr := dossier(t, dir, "inspect", "--stage", "doc", "--document", "audit/evidence-index")
	links := 0
	for line := range strings.Lines(stdout) {
		_, rest, found := strings.Cut(line, `"link": "`)
		if !found {
			continue
		}
		links++
		if _, err := os.Stat(filepath.Join(dir, "out/current/audit", strings.Split(rest, `"`)[0])); err != nil {
			t.Error(err)
		}
	}
	if links < 100 {
		t.Errorf("%d links: %s", links, stderr)
	}
}
