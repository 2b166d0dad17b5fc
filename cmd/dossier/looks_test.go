package main_test

import (
	"os"
	"path/filepath"
	"testing"

	"dossier/render/pdf/check"
)

// TestPagesAreWellFilled looks at every page of the example's PDFs as a careful reader does.
func TestPagesAreWellFilled(t *testing.T) {
	for _, file := range examplePDFs(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		about := filepath.Base(filepath.Dir(file)) + "/" + filepath.Base(file)
		chapters := 0
		if filepath.Base(file) == "submission-binder.pdf" {
			chapters = 2 // each document begins a page
		}
		for _, finding := range check.Look(data, chapters) {
			t.Errorf("%s: %s", about, finding)
		}
	}
}
