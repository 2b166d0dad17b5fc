package xlsx_test

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/theme"
	"dossier/render/xlsx"
)

var update = flag.Bool("update", false, "rewrite golden files")

// The same documents give the same bytes as they did, with the toolchain that the golden file states.
func TestBytesAreAsTheyWere(t *testing.T) {
	toolchain := runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
	lines := []string{toolchain}
	for _, d := range []doc.Document{doctest.Rich(doc.Audit), doctest.Rich(doc.Public), fiveSheets(), forms()} {
		for _, paper := range []theme.Paper{theme.A4, theme.Letter} {
			th := theme.Default()
			th.Paper = paper
			data, _ := xlsx.Render(d, th)
			lines = append(lines, fmt.Sprintf("%x  %s, %s, on %s", sha256.Sum256(data), d.ID, d.Audience, paper.Name))
		}
	}
	got := strings.Join(lines, "\n") + "\n"
	golden := filepath.Join("testdata", "hashes.golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
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
