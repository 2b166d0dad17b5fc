package testtool

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Hashes compares lines, each with a hash of bytes that were drawn, with testdata/hashes.golden, which update writes. The hashes are those
// of the toolchain that the file states in its first line: with another the test is skipped.
func Hashes(t *testing.T, lines []string, update bool) {
	t.Helper()
	toolchain := runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
	got := toolchain + "\n" + strings.Join(lines, "\n") + "\n"
	golden := filepath.Join("testdata", "hashes.golden")
	if update {
		must(t, os.MkdirAll("testdata", 0o750))
		must(t, os.WriteFile(golden, []byte(got), 0o600))
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if pinned, _, _ := strings.Cut(string(want), "\n"); pinned != toolchain {
		t.Skipf("the hashes are those of %s, this is %s", pinned, toolchain)
	}
	if got != string(want) {
		t.Errorf("the bytes differ from %s; if they should, run with -update:\n%s", golden, got)
	}
}
