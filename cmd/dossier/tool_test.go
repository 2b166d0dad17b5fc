package main

import (
	"bytes"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/tools/testtool"
)

// TestPDFsAreSound asks qpdf and poppler about every PDF that we draw of the example.
func TestPDFsAreSound(t *testing.T) {
	qpdf, pdfinfo := testtool.Path(t, "qpdf"), testtool.Path(t, "pdfinfo")
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
