// Package testtool finds the programs that tests compare with, and runs LibreOffice, which several packages ask. It is for tests alone.
package testtool

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Path is where a program is. Without it the test skips and says so; where CI is set, it fails.
func Path(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed: .ci/install installs it", name)
	}
	t.Skipf("%s is not installed: see .ci/install", name)
	return ""
}

// Workbook is the format of Office Open XML workbooks, as Convert takes it.
const Workbook = "xlsx:Calc MS Excel 2007 XML"

// Convert has LibreOffice convert files, all in one run and with a profile of its own, and gives the folder in which the results stand
// under the files' names. format is what --convert-to takes. Every formula is computed anew, whatever is cached in the file.
func Convert(t testing.TB, format string, files ...string) string {
	t.Helper()
	office := Path(t, "soffice")
	profile, out := t.TempDir(), t.TempDir()
	settings := filepath.Join(profile, "user", "registrymodifications.xcu")
	must(t, os.MkdirAll(filepath.Dir(settings), 0o755))
	must(t, os.WriteFile(settings, []byte(recalcAlways), 0o644))
	args := append([]string{"--headless", "-env:UserInstallation=file://" + profile, "--convert-to", format, "--outdir", out}, files...)
	if said, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	return out
}

// recalcAlways makes LibreOffice compute every formula when it opens a workbook.
const recalcAlways = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
