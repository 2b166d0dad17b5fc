package patch_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/render/xlsx/patch"
)

// TestLibreOfficeOpens converts a filled form and looks for what was filled in.
func TestLibreOfficeOpens(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("soffice is not installed")
		}
		t.Skip("soffice is not installed")
	}
	const s = "Common Practice Requirements"
	out, problems := patch.Fill("w.xlsx", form(t), []patch.Cell{{At: at(t, s, "C3"), Text: "Yes"}, {At: at(t, s, "D3"), Text: "=A1 & <b>"}, {At: at(t, s, "H4"), Text: "in a new cell"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "w.xlsx"), out, 0o644))
	cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", dir, filepath.Join(dir, "w.xlsx"))
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	got, err := os.ReadFile(filepath.Join(dir, "w.csv"))
	must(t, err)
	for _, want := range []string{`"PRJ-003","Requirement <&> xxx","Yes","=A1 & <b>"`, "in a new cell", "filled by a person"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("LibreOffice reads\n%s\nwant %q", got, want)
		}
	}
}
