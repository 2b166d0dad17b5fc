package xlsx_test

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/theme"
	"dossier/render/xlsx"
	"dossier/tools/testtool"
)

var update = flag.Bool("update", false, "rewrite golden files")

// The same documents give the same bytes as they did, with the toolchain that the golden file states.
func TestBytesAreAsTheyWere(t *testing.T) {
	var lines []string
	for _, d := range []doc.Document{doctest.Rich(doc.Audit), doctest.Rich(doc.Public), fiveSheets(), forms()} {
		for _, paper := range []theme.Paper{theme.A4, theme.Letter} {
			th := theme.Default()
			th.Paper = paper
			data, _ := xlsx.Render(d, th)
			lines = append(lines, fmt.Sprintf("%x  %s, %s, on %s", sha256.Sum256(data), d.ID, d.Audience, paper.Name))
		}
	}
	testtool.Hashes(t, lines, *update)
}
