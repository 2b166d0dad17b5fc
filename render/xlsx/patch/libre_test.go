package patch_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/render/xlsx/patch"
	"dossier/tools/testtool"
)

// TestLibreOfficeOpens converts a filled form and looks for what was filled in.
func TestLibreOfficeOpens(t *testing.T) {
	const s = "Common Practice Requirements"
	out, problems := patch.Fill("w.xlsx", form(t), []patch.Cell{{At: at(t, s, "C3"), Text: "Yes"}, {At: at(t, s, "D3"), Text: "=A1 & <b>"}, {At: at(t, s, "H4"), Text: "in a new cell"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "w.xlsx"), out, 0o644))
	to := testtool.Convert(t, "csv:Text - txt - csv (StarCalc):44,34,76,1", filepath.Join(dir, "w.xlsx"))
	got, err := os.ReadFile(filepath.Join(to, "w.csv"))
	must(t, err)
	for _, want := range []string{`"PRJ-003","Requirement <&> xxx","Yes","=A1 & <b>"`, "in a new cell", "filled by a person"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("LibreOffice reads\n%s\nwant %q", got, want)
		}
	}
}
