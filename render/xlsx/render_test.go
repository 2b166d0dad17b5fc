package xlsx_test

import (
	"os"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/theme"
	"dossier/render/xlsx"
)

func TestScratch(t *testing.T) {
	data, problems := xlsx.Render(doctest.Rich(doc.Audit), theme.Default())
	for _, p := range problems {
		t.Log(p)
	}
	os.WriteFile("/tmp/xr/rich.xlsx", data, 0o644)
}
