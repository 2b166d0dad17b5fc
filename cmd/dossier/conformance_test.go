package main_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	main "dossier/cmd/dossier"
	"dossier/render/pdf/check"
	"dossier/tools/testtool"
)

// examplePDFs are the PDFs that we draw of the example portfolio.
func examplePDFs(t *testing.T) []string {
	t.Helper()
	current, err := filepath.EvalSymlinks(filepath.Join(main.BuiltExample(t), "out/current"))
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	err = filepath.WalkDir(current, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(p) == ".pdf" && !strings.Contains(p, "/evidence/") {
			files = append(files, p)
		}
		return err
	})
	if err != nil || len(files) < 10 {
		t.Fatalf("%d PDFs (%v)", len(files), err)
	}
	return files
}

// TestPDFsAreTagged asks our own checker about every PDF of the example.
func TestPDFsAreTagged(t *testing.T) {
	for _, file := range examplePDFs(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, finding := range check.PDF(data) {
			t.Errorf("%s: %s", filepath.Base(file), finding)
		}
	}
}

// oneOfEach are the first files of their folders that are not about the portfolio, and all that are: one document of each kind. The
// binder, which holds them all, is left to .ci/run, which validates every file of the example.
func oneOfEach(files []string) []string {
	var some []string
	seen := map[string]bool{}
	for _, file := range files {
		folder := filepath.Dir(file)
		about := filepath.Base(folder) // audit, internal, or a kind of document about migrations
		single := about == "audit" || about == "internal"
		if filepath.Base(file) == "submission-binder.pdf" || seen[about] && !single {
			continue
		}
		seen[about] = true
		some = append(some, file)
	}
	return some
}

// TestPDFsConform has veraPDF validate PDFs of the example as the PDF/UA-1 and the PDF/A-2a that they say they are.
func TestPDFsConform(t *testing.T) {
	java := testtool.Path(t, "java")
	dir := os.Getenv("VERAPDF")
	if dir == "" {
		cache, _ := os.UserCacheDir()
		dir = filepath.Join(cache, "dossier-verapdf")
	}
	if jars, _ := filepath.Glob(filepath.Join(dir, "*.jar")); len(jars) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("veraPDF is not installed: .ci/install installs it")
		}
		t.Skip("veraPDF is not installed: see .ci/install")
	}
	files := oneOfEach(examplePDFs(t))
	args := append([]string{"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", filepath.Join(dir, "*"), "org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v"}, files...)
	out, err := exec.Command(java, args...).CombinedOutput()
	for _, file := range files {
		for _, flavour := range []string{"2a", "ua1"} {
			if !strings.Contains(string(out), "PASS "+file+" "+flavour+"\n") {
				t.Errorf("%s is not sound as %s (%v)", file, flavour, err)
			}
		}
	}
	if t.Failed() {
		t.Logf("%s", out)
	}
}
