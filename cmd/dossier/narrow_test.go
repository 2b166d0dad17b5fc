package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/pack"
)

// narrowable is a workspace of five customers, two of which released the story of their migrations.
func narrowable(t *testing.T) string {
	t.Helper()
	dir := copyWorkspace(t, filepath.Join(packageDir, "testdata/workspaces/exactly-50-500"))
	appendLine(t, filepath.Join(dir, "inputs/releases.csv"), "C-1,story,M-1-consent,2026-05-20\nC-2,story,M-2-consent,2026-05-20\n")
	return dir
}

// drawnIn are the files of a pack but manifests and zips, with their hashes.
func drawnIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := hashesOf(t, dir)
	for file := range files {
		if filepath.Base(file) == "manifest.json" || filepath.Ext(file) == ".zip" {
			delete(files, file)
		}
	}
	return files
}

// TestNarrowedBuild: what a narrowed build draws is, byte for byte, what of it the whole pack has, all of it and nothing else; and the whole
// pack stays what is current.
func TestNarrowedBuild(t *testing.T) {
	dir := narrowable(t)
	if code, _, stderr := dossier(t, dir); code != exitGap {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	whole, before := drawnIn(t, filepath.Join(dir, "out/current")), stamps(t, filepath.Join(dir, "out/packs"))
	for _, test := range []struct {
		args  []string
		name  string
		holds func(file string) bool
	}{
		{[]string{"--customer", "C-1"}, "customer-C-1", func(f string) bool { return strings.Contains(f, "M-1") }},
		{[]string{"--customer", "C-5,C-1"}, "customer-C-1+C-5", func(f string) bool { return strings.Contains(f, "M-1") || strings.Contains(f, "M-5") }},
		{[]string{"--customer=C-5", "--customer=C-1", "--part=audit"}, "customer-C-1+C-5,part-audit",
			func(f string) bool {
				return strings.HasPrefix(f, "/audit") && (strings.Contains(f, "M-1") || strings.Contains(f, "M-5"))
			}},
		{[]string{"--part", "public"}, "part-public", func(f string) bool { return strings.HasPrefix(f, "/public") }},
		{[]string{"--part", "audit"}, "part-audit", func(f string) bool { return strings.HasPrefix(f, "/audit") }},
		{[]string{"--part", "internal,public"}, "part-internal+public", func(f string) bool { return !strings.HasPrefix(f, "/audit") }},
	} {
		code, stdout, stderr := dossier(t, dir, append([]string{"build"}, test.args...)...)
		if code != exitGap || !strings.HasPrefix(stdout, "out/excerpts/"+test.name+"/current: ") || !strings.Contains(stdout, "the whole portfolio: GAP") {
			t.Fatalf("%v exits %d and says %s%s", test.args, code, stdout, stderr)
		}
		pack := filepath.Join(dir, "out/excerpts", test.name, "current")
		drawn := drawnIn(t, pack)
		for file, hash := range whole {
			if test.holds(file) && drawn[file] != hash {
				t.Errorf("%v: %s is not as in the whole pack", test.args, file)
			}
		}
		for file := range drawn {
			if !test.holds(file) || whole[file] == "" {
				t.Errorf("%v: %s does not belong there", test.args, file)
			}
		}
		if len(drawn) == 0 {
			t.Errorf("%v drew nothing", test.args)
		}
		if code, stdout, stderr := dossier(t, dir, "verify", pack); code != exitDone || !strings.Contains(stdout, "this is no whole pack") {
			t.Errorf("verify %v exits %d: %s%s", test.args, code, stdout, stderr)
		}
		if _, stdout, _ := dossier(t, dir, append([]string{"build"}, test.args...)...); !strings.Contains(stdout, "unchanged") {
			t.Errorf("%v again: %s", test.args, stdout)
		}
	}
	if after := stamps(t, filepath.Join(dir, "out/packs")); !slices.Equal(before, after) {
		t.Error("the whole pack is not as it was")
	}
	if hashesOf(t, filepath.Join(dir, "out/current/public"))["/manifest.json"] != hashesOf(t, filepath.Join(dir, "out/excerpts/part-public/current/public"))["/manifest.json"] {
		t.Error("a part that is drawn as a whole has another manifest")
	}
	code, stdout, _ := dossier(t, dir)
	if code != exitGap || !strings.Contains(stdout, "unchanged") || strings.Contains(stdout, "removed:") {
		t.Errorf("the whole build after these: %s", stdout)
	}
	if found, _ := filepath.Glob(filepath.Join(dir, "out/excerpts/*")); len(found) != 6 {
		t.Errorf("excerpts of the same inputs: %v, want all six", found)
	}
}

// TestNarrowedAfterAChange: the excerpt shows what is new, diff what moved in what both hold, and the next whole build leaves no excerpt of
// other inputs.
func TestNarrowedAfterAChange(t *testing.T) {
	dir := narrowable(t)
	dossier(t, dir, "build", "--customer", "C-2")
	if _, err := os.Lstat(filepath.Join(dir, "out/current")); err == nil {
		t.Error("a narrowed build made itself the current pack")
	}
	dossier(t, dir)
	replaceIn(t, filepath.Join(dir, "inputs/migrations.csv"), "Move of AnyCompany 1", "Move of the first company")
	replaceIn(t, filepath.Join(dir, "inputs/migrations.csv"), "Move of AnyCompany 3", "Move of the third company")
	dossier(t, dir, "build", "--customer", "C-1")
	code, stdout, stderr := dossier(t, dir, "diff", "out/current", "out/excerpts/customer-C-1/current")
	if code != exitDone || !strings.Contains(stdout, "changed public/case-studies/M-1.pdf") || strings.Contains(stdout, "M-3") || strings.Contains(stdout, "removed ") || !strings.Contains(stdout, "input inputs/migrations.csv changed") {
		t.Errorf("exit %d\n%s%s", code, stdout, stderr)
	}
	_, stdout, _ = dossier(t, dir)
	if !strings.Contains(stdout, "excerpt of other inputs removed: customer-C-2; GAP") {
		t.Error(stdout)
	}
	if _, err := os.Stat(filepath.Join(dir, "out/excerpts/customer-C-1/current/manifest.json")); err != nil {
		t.Error("the excerpt of the same inputs is gone:", err)
	}
	if code, _, stderr := dossier(t, dir, "build", "--customer", "C-1", "--no-worse", "out/current"); code != exitDone {
		t.Errorf("not worse than the whole pack, and yet exit %d: %s", code, stderr)
	}
	if m, err := pack.ReadManifest(filepath.Join(dir, "out/excerpts/customer-C-1/current")); err != nil || len(m.Figures) == 0 || !slices.Equal(m.Narrowed.Customers, []string{"C-1"}) {
		t.Errorf("the manifest of the excerpt: %v %+v, %d figures", err, m.Narrowed, len(m.Figures))
	}
}

// TestNarrowedToNothing: a customer without a document in what was asked for is told, with the reason, and what was there before goes.
func TestNarrowedToNothing(t *testing.T) {
	dir := narrowable(t)
	dossier(t, dir, "build", "--customer", "C-1", "--part", "public")
	replaceIn(t, filepath.Join(dir, "inputs/customers.csv"), "C-1,AnyCompany 1,Transport,public", "C-1,AnyCompany 1,Transport,private")
	code, stdout, stderr := dossier(t, dir, "build", "--customer", "C-1", "--part", "public")
	if code != exitGap || !strings.Contains(stdout, ": 0 documents of customer C-1 (AnyCompany 1), part public alone (0 added, 0 changed, 2 removed)") ||
		!strings.Contains(stderr, "warning: --customer: there is no document of customer C-1 in public (its reference use is private: want public)") {
		t.Errorf("exit %d: %s%s", code, stdout, stderr)
	}
	if left := drawnIn(t, filepath.Join(dir, "out/excerpts/customer-C-1,part-public/current")); len(left) > 0 {
		t.Errorf("still there: %v", left)
	}
}

func TestNarrowedUsage(t *testing.T) {
	dir := narrowable(t)
	appendLine(t, filepath.Join(dir, "inputs/customers.csv"), "harbour,Harbour Freight AG,Transport,private\n")
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"--customer", "harbor"}, `--customer: "harbor" is no customer: want an id of Customers (did you mean harbour?)`},
		{[]string{"--customer", "c-1"}, `--customer: "c-1" is no customer: want an id of Customers (did you mean C-1?)`},
		{[]string{"--customer", "Harbour Freight AG"}, `(did you mean harbour?)`},
		{[]string{"--customer", "M-3"}, `"M-3" is no customer, but a migration of C-3: want an id of Customers (did you mean C-3?)`},
		{[]string{"--customer", "Zeppelin"}, `"Zeppelin" is no customer: want an id of Customers: C-1, C-2, C-3, C-4, C-5, harbour`},
		{[]string{"--customer", "C-1,nobody,C-2,Zeppelin"}, `"nobody" is no customer`},
		{[]string{"--customer", ""}, `--customer is empty: want a value, or leave the flag out`},
		{[]string{"--customer", "C-1,"}, `--customer is empty`},
		{[]string{"--part", "pubic"}, `--part "pubic": want public, audit or internal (did you mean public?)`},
		{[]string{"--part="}, `--part is empty: want a value, or leave the flag out`},
	} {
		for _, verb := range []string{"build", "check"} {
			code, _, stderr := dossier(t, dir, append([]string{verb}, test.args...)...)
			if code != exitUsage || !strings.Contains(stderr, test.want) {
				t.Errorf("%s %q exits %d and says %q, want %q", verb, test.args, code, stderr, test.want)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "out/excerpts")); err == nil {
		t.Error("something was published")
	}
}

// TestNarrowedCheck: problems, findings and gaps of one customer; those of others are counted, and keep their weight.
func TestNarrowedCheck(t *testing.T) {
	dir := narrowable(t)
	replaceIn(t, filepath.Join(dir, "inputs/documents.csv"), "M-3-D1", "M-3-D0")
	for _, test := range []struct {
		golden string
		args   []string
	}{
		{"check-customer.txt", []string{"--customer", "C-3"}},
		{"check-customer-audit.json", []string{"--customer", "C-3", "--part", "audit", "--format", "json"}},
		{"check-public.txt", []string{"--part", "public"}},
	} {
		code, stdout, stderr := dossier(t, dir, append([]string{"check"}, test.args...)...)
		if code != exitDone || stderr != "" {
			t.Errorf("%v: exit %d: %s", test.args, code, stderr)
		}
		golden(t, "testdata/goldens/"+test.golden, stdout)
	}
	replaceIn(t, filepath.Join(dir, "inputs/migrations.csv"), "M-2,C-2,Move of AnyCompany 2,completed", "M-2,C-2,Move of AnyCompany 2,half done")
	code, stdout, _ := dossier(t, dir, "check", "--customer", "C-3")
	if code != exitInput || strings.Contains(stdout, "half done") || !strings.Contains(stdout, "1 error, 0 warnings, 0 notes of other customers: as long as there are errors nothing is") {
		t.Errorf("exit %d\n%s", code, stdout)
	}
	code, stdout, _ = dossier(t, dir, "check", "--customer", "C-2", "--format", "json")
	var got struct {
		Errors   int
		Narrowed struct {
			Customers []string
			Judged    bool
			NotShown  struct{ Errors int }
		}
	}
	check(t, json.Unmarshal([]byte(stdout), &got))
	if code != exitInput || got.Errors != 1 || got.Narrowed.Judged || got.Narrowed.NotShown.Errors != 0 || !slices.Equal(got.Narrowed.Customers, []string{"C-2"}) {
		t.Errorf("exit %d: %+v", code, got)
	}
	if code, _, stderr := dossier(t, dir, "build", "--customer", "C-3"); code != exitInput || !strings.Contains(stderr, "half done") {
		t.Errorf("a build of C-3 exits %d and says %q: want the error of C-2, since it keeps everything from being published", code, stderr)
	}
}

// TestCheckComposes: a document that cannot be made is a problem of a check, narrowed or not, as it is of a build.
func TestCheckComposes(t *testing.T) {
	dir := copyWorkspace(t, filepath.Join(packageDir, "testdata/wrong/unreleased-field"))
	template := "---\ntitle: \"{{ .ID }}\"\naudience: audit\nunit: migration\nformats: [pdf]\nid: more/{id}\n---\n\n# When\n\nIt was due on {{ .Deadline }}.\n"
	check(t, os.Remove(filepath.Join(dir, "templates/documents/case-study-public.md")))
	check(t, os.WriteFile(filepath.Join(dir, "templates/documents/more.md"), []byte(template), 0o644))
	const want = "templates/documents/more.md:11: .Deadline is not recorded for customer"
	built, _, stderr := dossier(t, dir, "build")
	if built != exitInput || !strings.Contains(stderr, want) {
		t.Fatalf("the build exits %d and says %s", built, stderr)
	}
	for _, args := range [][]string{{"check"}, {"check", "--part", "internal"}} {
		if code, stdout, _ := dossier(t, dir, args...); code != built || !strings.Contains(stdout, ".Deadline is not recorded for customer") {
			t.Errorf("%v: exit %d\n%s", args, code, stdout)
		}
	}
}

// replaceIn changes a text of a file, which must be there.
func replaceIn(t *testing.T, file, old, new string) {
	t.Helper()
	data, err := os.ReadFile(file)
	check(t, err)
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	check(t, os.WriteFile(file, []byte(strings.ReplaceAll(string(data), old, new)), 0o644))
}

// TestNarrowedScan: the public files of a narrowed build are read for the words of every customer, those that it does not draw included; one
// hit, and nothing of it is published.
func TestNarrowedScan(t *testing.T) {
	dir := narrowable(t)
	replaceIn(t, filepath.Join(dir, "inputs/migrations.csv"), "Move of AnyCompany 1", "Move out of the halls of AnyCompany 3")
	for _, test := range []struct {
		args []string
		code int
	}{
		{[]string{"--part", "public"}, exitInput},
		{[]string{"--customer", "C-1"}, exitInput},
		{[]string{"--customer", "C-2"}, exitGap},
		{[]string{"--part", "audit"}, exitGap},
	} {
		code, _, stderr := dossier(t, dir, append([]string{"build"}, test.args...)...)
		if code != test.code || code == exitInput != strings.Contains(stderr, "AnyCompany 3") {
			t.Errorf("%v exits %d, want %d: %s", test.args, code, test.code, stderr)
		}
	}
	if found, _ := filepath.Glob(filepath.Join(dir, "out/excerpts/*/current")); len(found) != 2 {
		t.Errorf("published: %v, want the two without the leak", found)
	}
}
