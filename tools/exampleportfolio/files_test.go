package main

import (
	"bytes"
	"crypto/sha256"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/model"
	"dossier/tools/testtool"
)

func TestSameBytesTwice(t *testing.T) {
	first := built(t)
	second, err := build()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sorted(first.files) {
		if !bytes.Equal(first.files[name], second.files[name]) {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

// The committed inputs are what the program writes: nobody edits them by hand, and nobody forgets to write them again.
func TestCommittedInputsAreWhatIsWritten(t *testing.T) {
	e := built(t)
	root := filepath.Join("..", "..")
	for _, name := range sorted(e.files) {
		committed, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil || !bytes.Equal(committed, e.files[name]) {
			t.Errorf("%s is not what is written: run go run ./tools/exampleportfolio (%v)", name, err)
		}
	}
	err := filepath.WalkDir(filepath.Join(root, "inputs"), func(p string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, p)
		if _, made := e.files[filepath.ToSlash(name)]; !made {
			t.Errorf("%s is not written by the program", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryRecordKindOccurs(t *testing.T) {
	e := built(t)
	for _, schema := range model.Schemas() {
		if len(schema.Records(e.portfolio)) == 0 && !schema.ExportOnly {
			t.Errorf("no record of kind %s", schema.Kind)
		}
	}
}

func TestEvidenceIsMarkedAndItsOwn(t *testing.T) {
	e := built(t)
	seen := map[[32]byte]string{}
	size := 0
	for _, name := range sorted(e.files) {
		size += len(e.files[name])
		if !strings.Contains(name, "/evidence/") {
			continue
		}
		if filepath.Ext(name) == ".pdf" && !bytes.Contains(e.files[name], []byte("SAMPLE \\226 invented")) {
			t.Errorf("%s is not marked as a sample", name)
		}
		sum := sha256.Sum256(e.files[name])
		if other, twice := seen[sum]; twice && filepath.Base(name) != "satisfaction-survey.pdf" {
			t.Errorf("%s is the same file as %s", name, other)
		}
		seen[sum] = name
	}
	if size > 3_000_000 {
		t.Errorf("inputs are %d bytes, want at most 3 MB", size)
	}
}

func TestPDFOpensInPoppler(t *testing.T) {
	pdftotext := testtool.Path(t, "pdftotext")
	e := built(t)
	cmd := exec.Command(pdftotext, "-", "-")
	cmd.Stdin = bytes.NewReader(e.files["inputs/logistics/evidence/discovery-report.pdf"])
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil || errs.Len() > 0 {
		t.Fatalf("pdftotext: %v: %s", err, errs.String())
	}
	for _, want := range []string{sampleMark, "Discovery report, AnyCompany Logistics", "Why: ", "LOG-A50", "page 2 of 2"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the text lacks %q", want)
		}
	}
}

// What a cutover stands on is written before it, save where the example means it not to be.
func TestDocumentsPrecedeTheFirstCutover(t *testing.T) {
	e := built(t)
	for _, pr := range e.projects {
		first := pr.firstCutover()
		for i, u := range usualSet {
			if u.fromEnd || first.IsZero() || !pr.hasDocument(u.kind) {
				continue
			}
			if on := pr.document(u, i+1).ApprovedOn; on.After(first) {
				t.Errorf("%s: %s of %s is dated after the first cutover of %s", pr.Migration.ID, u.kind, on, first)
			}
		}
	}
}

func TestNothingHappensAfterTheNewestDay(t *testing.T) {
	e := built(t)
	for _, d := range e.portfolio.Documents {
		if d.Date.After(asOf) || d.ReviewedOn.After(asOf) || d.CustomerSignOn.After(asOf) {
			t.Errorf("document %s is dated after %s", d.ID, asOf)
		}
	}
	for _, o := range e.portfolio.OptimizationActions {
		if o.DoneOn.After(asOf) {
			t.Errorf("action %s was done after %s", o.ID, asOf)
		}
	}
	for _, u := range e.portfolio.Utilizations {
		if u.Until.After(asOf) {
			t.Errorf("%s of %s was measured after %s", u.Metric, u.Resource, asOf)
		}
	}
}
