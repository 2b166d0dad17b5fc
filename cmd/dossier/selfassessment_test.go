package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/tools/testtool"

	"github.com/xuri/excelize/v2"
)

const selfAssessment = "AnyProgramme-self-assessment.xlsx"

// TestSelfAssessment builds the example with its self-assessment workbook, and with a second one whose columns are shifted and whose
// answer disputes the inputs.
func TestSelfAssessment(t *testing.T) {
	dir := builtWorkspace(t)
	odd := oddForm(t)
	check(t, os.MkdirAll(filepath.Join(dir, "inputs/odd"), 0o755))
	check(t, os.WriteFile(filepath.Join(dir, "inputs/odd", "Form of another programme.xlsm"), odd, 0o644))
	code, _, stderr := dossier(t, dir)
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	before, err := os.ReadFile(filepath.Join(dir, "inputs/register", selfAssessment))
	check(t, err)
	filled := func() []byte {
		data, err := os.ReadFile(filepath.Join(dir, "out/current/audit/self-assessment", selfAssessment))
		check(t, err)
		return data
	}
	after := filled()
	t.Run("attested, drafted, kept, empty", func(t *testing.T) { filledAsAnswered(t, before, after) })
	t.Run("all else as it was", func(t *testing.T) { sameParts(t, before, after, 4) })
	t.Run("LibreOffice opens it", func(t *testing.T) { opensInLibreOffice(t, after) })
	t.Run("shifted, with macros, disputed", func(t *testing.T) {
		data, err := os.ReadFile(filepath.Join(dir, "out/current/audit/self-assessment/Form of another programme.xlsm"))
		check(t, err)
		sameParts(t, odd, data, 1)
		x := opened(t, data)
		if got := text(t, x, "Reqs", "E5"); got != "no" {
			t.Errorf("the cell that a person filled holds %q", got)
		}
		if got := text(t, x, "Reqs", "G5"); got != "" {
			t.Errorf("the response beside a disputed answer holds %q", got)
		}
		want := `Form of another programme.xlsm!Reqs!E5: the cell says "no", and inputs/register/practice.xlsx!Checklist!`
		if !strings.Contains(stderr, want) || strings.Count(stderr, "warning: ") != 1 {
			t.Errorf("problems\n%s\nwant one warning, with %q", stderr, want)
		}
	})
	t.Run("again", func(t *testing.T) {
		check(t, os.RemoveAll(filepath.Join(dir, "out/packs"))) // what is drawn stays; the workbook is filled anew
		if code, _, stderr := dossier(t, dir); code != exitDone {
			t.Fatalf("exit %d: %s", code, stderr)
		}
		if !bytes.Equal(filled(), after) {
			t.Error("built again, the workbook has other bytes")
		}
	})
}

// filledAsAnswered looks at cells of every kind in the example's workbook.
func filledAsAnswered(t *testing.T, before, after []byte) {
	was, x := opened(t, before), opened(t, after)
	for _, c := range []struct{ sheet, cell, want string }{
		{"AnyProgramme Practice Reqs", "C4", "Yes"},                      // a row of Responses says so
		{"AnyProgramme Practice Reqs", "D4", "method handbook (D-0002)"}, // with its text
		{"AnyProgramme Practice Reqs", "C5", ""},                         // nobody has answered
		{"AnyProgramme Practice Reqs", "D5", ""},                         // and nothing speaks for it
		{"Common Practice Requirements", "C9", "No"},
		{"Common Cust Example Reqs", "D5", "Yes"},
		{"Common Cust Example Reqs", "E5", "both Availability Zones"},
		{"Common Cust Example Reqs", "E5", "Architecture diagram “"},
		{"Common Cust Example Reqs", "F5", ""}, // M-02: a draft, not attested
		{"Common Cust Example Reqs", "G5", "DRAFT – not attested: "},
		{"AnyProgramme Cust Example Reqs", "D5", "DRAFT – not attested: AnyCompany Logistics"},
	} {
		got := text(t, x, c.sheet, c.cell)
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s!%s holds %q, want %q", c.sheet, c.cell, got, c.want)
		}
		styleWas, _ := was.GetCellStyle(c.sheet, c.cell)
		if style, _ := x.GetCellStyle(c.sheet, c.cell); style != styleWas {
			t.Errorf("%s!%s has style %d, want %d", c.sheet, c.cell, style, styleWas)
		}
	}
	filled := 0
	for _, sheet := range was.GetSheetList() {
		rows, err := was.GetRows(sheet)
		check(t, err)
		for r, row := range rows {
			for col, held := range row {
				cell, _ := excelize.CoordinatesToCellName(col+1, r+1)
				if got := text(t, x, sheet, cell); held != "" && got != held {
					t.Errorf("%s!%s holds %q, and held %q", sheet, cell, got, held)
				}
				if held != "" {
					filled++
				}
			}
		}
		validations, err := x.GetDataValidations(sheet)
		check(t, err)
		validationsWas, err := was.GetDataValidations(sheet)
		check(t, err)
		if len(validations) != len(validationsWas) {
			t.Errorf("%s has %d validations, and had %d", sheet, len(validations), len(validationsWas))
		}
	}
	if filled < 60 {
		t.Errorf("%d cells were compared only", filled)
	}
}

// sameParts compares the parts of two archives: all are as they were, in the same order, but so many sheets; and of those, all but the
// cells.
func sameParts(t *testing.T, before, after []byte, sheets int) {
	t.Helper()
	a, b := archiveOf(t, before), archiveOf(t, after)
	if len(a) != len(b) {
		t.Fatalf("%d parts, want %d", len(b), len(a))
	}
	changed := 0
	for i := range a {
		if a[i].name != b[i].name || a[i].header != b[i].header {
			t.Errorf("part %d is %s %s, want %s %s", i, b[i].name, b[i].header, a[i].name, a[i].header)
		}
		if bytes.Equal(a[i].data, b[i].data) {
			continue
		}
		changed++
		_, tailWas, _ := strings.Cut(string(a[i].data), "</sheetData>")
		_, tail, _ := strings.Cut(string(b[i].data), "</sheetData>")
		headWas, _, _ := strings.Cut(string(a[i].data), "<sheetData>")
		head, _, _ := strings.Cut(string(b[i].data), "<sheetData>")
		if !strings.HasPrefix(a[i].name, "xl/worksheets/sheet") || tail != tailWas || head != headWas {
			t.Errorf("%s changed besides its cells", a[i].name)
		}
	}
	if changed != sheets {
		t.Errorf("%d parts changed, want the %d sheets", changed, sheets)
	}
}

type archived struct {
	name, header string
	data         []byte
}

func archiveOf(t *testing.T, data []byte) []archived {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	check(t, err)
	var all []archived
	for _, f := range z.File {
		r, err := f.Open()
		check(t, err)
		held, err := io.ReadAll(r)
		check(t, err)
		all = append(all, archived{f.Name, fmt.Sprint(f.Method, f.Flags, f.Modified.UnixNano(), f.ExternalAttrs, string(f.Extra), f.Comment), held})
	}
	return all
}

func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	x, err := excelize.OpenReader(bytes.NewReader(data))
	check(t, err)
	return x
}

func text(t *testing.T, x *excelize.File, sheet, cell string) string {
	t.Helper()
	got, err := x.GetCellValue(sheet, cell)
	check(t, err)
	return got
}

// oddForm is a workbook with macros, whose columns stand in other places, and whose answer to ANYPR-001 is a person's "no".
func oddForm(t *testing.T) []byte {
	x := excelize.NewFile()
	check(t, x.SetSheetName("Sheet1", "Reqs"))
	check(t, x.SetSheetRow("Reqs", "B4", &[]any{"ID", "Owner", "Requirement Description", "Met?", "Link", "Partner Response"}))
	check(t, x.SetSheetRow("Reqs", "B5", &[]any{"ANYPR-001", "", "One method", "no"}))
	check(t, x.SetSheetRow("Reqs", "B6", &[]any{"PRJ-003", "", "Statement of work"}))
	check(t, x.SetDefinedName(&excelize.DefinedName{Name: "Answers", RefersTo: "Reqs!$E$5:$G$6"}))
	project := append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, bytes.Repeat([]byte{7}, 600)...)
	check(t, x.AddVBAProject(project))
	var out bytes.Buffer
	x.Path = "form.xlsm"
	check(t, x.Write(&out))
	if !slices.ContainsFunc(archiveOf(t, out.Bytes()), func(a archived) bool { return a.name == "xl/vbaProject.bin" }) {
		t.Fatal("the form has no macros")
	}
	return out.Bytes()
}

func opensInLibreOffice(t *testing.T, data []byte) {
	name := filepath.Join(t.TempDir(), "w.xlsx")
	check(t, os.WriteFile(name, data, 0o644))
	if info, err := os.Stat(filepath.Join(testtool.Convert(t, "pdf", name), "w.pdf")); err != nil || info.Size() < 10_000 {
		t.Errorf("LibreOffice makes no page of it: %v", err)
	}
}
