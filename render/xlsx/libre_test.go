package xlsx_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"dossier/tools/testtool"
)

// recalculate opens workbooks in LibreOffice, all in one run, and gives what it computed.
func recalculate(t *testing.T, books ...[]byte) [][]byte {
	t.Helper()
	dir := t.TempDir()
	var files []string
	for i, b := range books {
		name := filepath.Join(dir, fmt.Sprintf("book%d.xlsx", i))
		write(t, name, b)
		files = append(files, name)
	}
	out := testtool.Convert(t, "xlsx", files...)
	results := make([][]byte, len(books))
	for i := range books {
		results[i] = readFile(t, filepath.Join(out, fmt.Sprintf("book%d.xlsx", i)))
	}
	return results
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// compareLive compares every formula's cached value with what LibreOffice made of it, and tells how many there are.
func compareLive(t *testing.T, written, computed []byte) int {
	t.Helper()
	have := rawSheets(t, computed)
	formulas := 0
	for name, cells := range rawSheets(t, written) {
		for ref, c := range cells {
			if c.Formula == "" {
				continue
			}
			formulas++
			if len(c.Formula) > 8192 {
				t.Errorf("%s!%s: a formula of %d characters", name, ref, len(c.Formula))
			}
			live := have[name][ref]
			if live.Type == "e" || !sameValue(c, live) {
				t.Errorf("%s!%s: =%s: cached %q, recalculated %q (type %q)", name, ref, c.Formula, c.Value, live.Value, live.Type)
			}
		}
	}
	return formulas
}

func sameValue(cached, live rawCell) bool {
	if cached.Type == "str" {
		return live.Type == "str" && live.Value == cached.Value
	}
	var a, b float64
	if _, err := fmt.Sscan(cached.Value, &a); err != nil {
		return false
	}
	if _, err := fmt.Sscan(live.Value, &b); err != nil {
		return false
	}
	return live.Type != "str" && close9(b, a)
}
