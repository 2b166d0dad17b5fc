package pdf_test

import (
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/pdf"
	"dossier/render/pdf/check"
	"dossier/render/theme"
	"dossier/tools/testtool"

	"pgregory.net/rapid"
)

// someDocuments are the samples and random ones, all with a title and a language.
func someDocuments(t *testing.T) []doc.Document {
	t.Helper()
	all := []doc.Document{caseStudy(), publicStory(), illustrated(), drawings(doctest.LargePlan(60), doctest.LargeGraph(40)), {Title: "Nothing", Language: "en"}}
	random := rapid.Custom(someDocument)
	for seed := range 12 {
		all = append(all, random.Example(seed))
	}
	for i := range 3 {
		carrying := all[i]
		carrying.Attachments = []doc.Attachment{
			{Name: "Bücher & Maße.csv", MediaType: "text/csv", Data: []byte("a,b\n1,2\n"), Relationship: doc.DataFile, Description: "The figures of the table"},
			{Name: "empty"}, {Name: "D-017.pdf", MediaType: "application/pdf", Data: picture("png", 40, 30, color.White), Relationship: doc.Supplement},
		}
		all = append(all, carrying)
	}
	for i := range all {
		all[i].Title, all[i].Language = "Document "+fmt.Sprint(i)+" "+all[i].Title, "en"
	}
	return all
}

// Whatever a document holds, its file is tagged and archival: our own checker finds nothing, and neither does veraPDF, which knows
// all of PDF/UA-1, PDF/A-2a and PDF/A-3a and nothing of us.
func TestEveryDocumentConforms(t *testing.T) {
	dir := t.TempDir()
	for i, d := range someDocuments(t) {
		data, _ := pdf.Render(d, branded(theme.A4))
		for _, finding := range check.PDF(data) {
			t.Errorf("document %d: %s", i, finding)
		}
		part := "2a"
		if len(d.Attachments) > 0 {
			part = "3a"
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d-%s.pdf", i, part)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	veraPDF(t, dir)
}

// veraPDF validates all files of a folder against the standards that they say they keep, and wants those to be PDF/UA-1 and what
// their names end in.
func veraPDF(t *testing.T, dir string) {
	t.Helper()
	java := testtool.Path(t, "java")
	jars, _ := filepath.Glob(filepath.Join(veraPDFDir(), "*.jar"))
	if len(jars) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("veraPDF is not installed: .ci/install installs it")
		}
		t.Skip("veraPDF is not installed: see .ci/install")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	args := append([]string{"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", strings.Join(jars, ":"), "org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v"}, files...)
	out, err := exec.Command(java, args...).CombinedOutput() // fails where a file does
	report := string(out)
	for _, file := range files {
		_, archival, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".pdf"), "-")
		for _, flavour := range []string{archival, "ua1"} {
			if !strings.Contains(report, "PASS "+file+" "+flavour+"\n") {
				t.Errorf("%s is not sound as %s (%v)", filepath.Base(file), flavour, err)
			}
		}
	}
	if t.Failed() {
		t.Log(report)
	}
}

// veraPDFDir is where .ci/install puts veraPDF.
func veraPDFDir() string {
	if dir := os.Getenv("VERAPDF"); dir != "" {
		return dir
	}
	cache, _ := os.UserCacheDir()
	return filepath.Join(cache, "dossier-verapdf")
}

// TestStructureAsOthersReadIt compares the tree and the text that poppler reads from a file with what was looked at.
func TestStructureAsOthersReadIt(t *testing.T) {
	d := caseStudy()
	d.Blocks = append(narrative(), doc.Heading{Level: 1, ID: "inventory", Content: doc.Say("Inventory")}, strategies(), chart())
	got := output(t, "pdfinfo", "-struct-text", saved(t, rendered(t, d, branded(theme.A4))))
	golden := filepath.Join("testdata", "structure.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if got != string(want) {
		t.Errorf("the structure differs from %s; look at it, then run with -update:\n%s", golden, got)
	}
}
