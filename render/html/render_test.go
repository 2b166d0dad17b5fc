package html_test

import (
	"os"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/html"
	"dossier/render/theme"
)

func TestScratch(t *testing.T) {
	th := theme.Default()
	th.Brand = "Northwind Cloud Partners"
	data, problems := html.Render(doctest.Rich(doc.Audit), th)
	for _, p := range problems {
		t.Log(p)
	}
	os.WriteFile("/tmp/xr/rich.html", data, 0o644)
}
