package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossier/tools/testtool"
)

// TestSampleRVTools builds a workspace whose inventory is a real RVTools export: the case study's inventory table says what the samples'
// README counts, none of it counts towards the score, and explain names the sheet and the range.
func TestSampleRVTools(t *testing.T) {
	pdftotext := testtool.Path(t, "pdftotext")
	dir := t.TempDir()
	check(t, os.Mkdir(filepath.Join(dir, "inputs"), 0o755))
	data, err := os.ReadFile(sample(t, "rvtools/mjvincent-SizingWorkshop-RVTools.xlsx"))
	check(t, err)
	check(t, os.WriteFile(filepath.Join(dir, "inputs/estate.xlsx"), data, 0o644))
	for name, text := range map[string]string{
		"dossier.yaml": "partner: {name: Example Cloud Partners, tier: Advanced}\nlocale: en-GB\nprogramme: migration-competency-3.1\n" +
			"inventories:\n  - {file: inputs/estate.xlsx, migration: M-1, exported: 2024-05-01}\n",
		"inputs/customers.csv":  "id,legal name,reference use\nC-1,AnyCompany Estate,private\n",
		"inputs/migrations.csv": "id,customer,title,status,start,end\nM-1,C-1,Move of an estate,completed,2025-01-13,2025-12-12\n",
	} {
		check(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	code, stdout, stderr := dossier(t, dir)
	if code != exitGap {
		t.Fatalf("exit %d, want %d: it builds, and the bar is not met\n%s%s", code, exitGap, stdout, stderr)
	}
	text, err := exec.Command(pdftotext, "-layout", filepath.Join(dir, "out/current/internal/case-studies/M-1.pdf"), "-").Output()
	check(t, err)
	for _, want := range []string{
		`Machines listed\s+805\b`, `Templates among them\s+10\b`, `Powered on\s+763\b`, `Powered off\s+42\b`, `Virtual CPUs\s+2,741\b`, `Memory\s+10,522.33\s+GiB`,
		`no application is stated`,
	} {
		if !regexp.MustCompile(want).Match(text) {
			t.Errorf("the case study does not say %q:\n%s", want, text)
		}
	}
	text, err = exec.Command(pdftotext, "-layout", filepath.Join(dir, "out/current/internal/discovery/M-1.pdf"), "-").Output()
	check(t, err)
	for _, want := range []string{
		`lists 805 machines`, `All machines\s+805\s+2,741\s+10,522.33`, `14.Jan.2020\s+.*345\b`, `VMware ESXi 6\.0\.0`, `without an application \(795\)`, `bowmfgsqaprod\s+11`,
		`Environment\s+none of 805\s+production cannot be told`, `End of support of the\s+793 of 805`, `A list of applications\s+nothing`, `vHost!A1:AB1\s+RVTools export\s+Hosts\s+1.May.2024\s+34`,
	} {
		if !regexp.MustCompile(want).Match(text) {
			t.Errorf("the discovery report does not say %q:\n%s", want, text)
		}
	}
	for id, want := range map[string]string{
		"M-1/discovery/systems/windows-server-2008-r2/machines": "345",
		"M-1/inventory/machines":                                "inputs/estate.xlsx!vInfo!",
		"M-1/inventory/memory":                                  "inputs/estate.xlsx!vInfo!",
		"M-1/weighted-servers":                                  "0",
		"M-1/claimed-weighted-servers":                          "0",
	} {
		if code, stdout, stderr := dossier(t, dir, "explain", id); code != exitDone || !strings.Contains(stdout, want) {
			t.Errorf("explain %s exits %d and does not say %q:\n%.2000s%s", id, code, want, stdout, stderr)
		}
	}
}

// sample is the path of a file of the samples, which are not part of the repository. Without them the test skips.
func sample(t *testing.T, name string) string {
	t.Helper()
	return filepath.Join(testtool.Samples(t), filepath.FromSlash(name))
}
