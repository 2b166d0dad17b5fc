package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

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
