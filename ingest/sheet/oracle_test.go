package sheet_test

import (
	"bytes"
	"math/big"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/ingest/sheet"
	"dossier/source"
)

// TestAgreesWithExcelize compares every cell of every sample workbook with a reader that we did not write: sheets, their
// order and whether they are hidden, positions, values. Where excelize is known to be wrong, differences names the cell
// and what excelize says there, so that a mend on either side shows.
func TestAgreesWithExcelize(t *testing.T) {
	root, files := samples(t, "", ".xlsx", ".xlsm")
	compared := 0
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			data := sample(t, root, file)
			ours, problems := sheet.Open(file, bytes.NewReader(data), int64(len(data)))
			theirs, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
			if err == nil {
				defer theirs.Close()
			}
			if why, known := refusedHere[path.Base(file)]; known || ours == nil {
				if !known || ours != nil {
					t.Fatalf("refused: %v, wanted refused: %v; problems %v", ours == nil, known, problems)
				}
				t.Logf("not compared: %s", why)
				return
			}
			if why, known := refusedThere[path.Base(file)]; known || err != nil {
				if !known || err == nil {
					t.Fatalf("excelize gives %v, but is known to fail: %v", err, known)
				}
				t.Logf("not compared: %s", why)
				return
			}
			compareSheets(t, ours, theirs)
			c := comparison{t: t}
			for _, s := range ours.Sheets {
				c.sheet(s, theirs)
			}
			if c.trimmed != padded[path.Base(file)] {
				t.Errorf("%d cells have blanks at their ends that Excel drops, known are %d", c.trimmed, padded[path.Base(file)])
			}
			compared += c.cells
		})
	}
	t.Logf("%d cells agree", compared)
}

// refusedHere are the workbooks that cannot be read, and why.
var refusedHere = map[string]string{
	"pass_protected.xlsx": "encrypted",
	"encryptAES.xlsx":     "encrypted",
	"encryptSHA1.xlsx":    "encrypted",
	"encryptSHA512.xlsx":  "encrypted",
	"BadWorkbook.xlsx":    "the workbook lists no sheets",
	"issue252.xlsx":       "its compressed data are damaged",
}

// refusedThere are the workbooks that we read and excelize does not.
var refusedThere = map[string]string{}

func compareSheets(t *testing.T, ours *sheet.Book, theirs *excelize.File) {
	t.Helper()
	at := 0
	for _, name := range theirs.GetSheetList() {
		if chartSheets[path.Base(ours.File)] == name {
			continue
		}
		if at >= len(ours.Sheets) || ours.Sheets[at].Name != name {
			t.Fatalf("sheet %d is not %q", at, name)
		}
		visible, err := theirs.GetSheetVisible(name)
		if err != nil || ours.Sheets[at].Hidden == visible {
			t.Errorf("sheet %q: hidden %v, excelize visible %v (%v)", name, ours.Sheets[at].Hidden, visible, err)
		}
		at++
	}
	if at != len(ours.Sheets) {
		t.Errorf("%d sheets more than excelize has", len(ours.Sheets)-at)
	}
}

// comparison counts what was compared in one workbook.
type comparison struct {
	t       *testing.T
	cells   int
	trimmed int // cells that differ in blanks at their ends
}

func (c *comparison) sheet(s *sheet.Sheet, f *excelize.File) {
	t := c.t
	theirs, err := f.Rows(s.Name)
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	row := 0
	check := func(cells []sheet.Cell) {
		row++
		if !theirs.Next() {
			t.Fatalf("%s: excelize ends before row %d: %v", s.Ref(), row, theirs.Error())
		}
		columns, err := theirs.Columns()
		if err != nil {
			t.Fatalf("%s: %v", s.Ref(), err)
		}
		for column := range max(len(cells), len(columns)) {
			cell, raw := sheet.Cell{}, ""
			if column < len(cells) {
				cell = cells[column]
			}
			if column < len(columns) {
				raw = columns[column]
			}
			c.cell(s.Ref().At(column+1, row), cell, raw)
		}
	}
	for r := range s.Rows() {
		for row < r.Number-1 {
			check(nil)
		}
		check(r.Cells)
	}
	for theirs.Next() {
		row++
		columns, _ := theirs.Columns()
		for column, raw := range columns {
			c.cell(s.Ref().At(column+1, row), sheet.Cell{}, raw)
		}
	}
}

// difference is what excelize says where it is wrong, and why we say something else.
type difference struct{ theirs, why string }

var differences = map[string]difference{
	"empty_s_attribute.xlsx!Sheet1!A1": {"", emptyStyle},
	"empty_s_attribute.xlsx!Sheet1!B1": {"", emptyStyle},
	"empty_s_attribute.xlsx!Sheet1!A2": {"", emptyStyle},
	"empty_s_attribute.xlsx!Sheet1!B2": {"", emptyStyle},
	"empty_s_attribute.xlsx!Sheet1!A3": {"", emptyStyle},
	"empty_s_attribute.xlsx!Sheet1!B3": {"", emptyStyle},
	"empty_s_attribute.xlsx!Sheet1!A4": {"", emptyStyle},
	"empty_s_attribute.xlsx!Sheet1!B4": {"", emptyStyle},
	"empty_s_attribute.xlsx!Sheet1!A5": {"", emptyStyle},
	"empty_s_attribute.xlsx!Sheet1!B5": {"", emptyStyle},
}

const emptyStyle = `excelize gives up on a sheet with s="", without an error`

// chartSheets are listed by excelize, and hold no cells.
var chartSheets = map[string]string{"any_sheets.xlsx": "Chart", "issue438.xlsx": "Chart1"}

// padded are the workbooks with texts that have blanks at their ends and no xml:space="preserve". Excel drops those
// blanks, and so do we; excelize keeps them. The number is how many cells that concerns.
var padded = map[string]int{"minimal_package.xlsx": 2093, "whitespace_trim.xlsx": 6, "issue_174.xlsx": 1, "encoded_entities.xlsx": 1}

func (c *comparison) cell(ref source.Ref, ours sheet.Cell, raw string) {
	t := c.t
	c.cells++
	place := path.Base(ref.File) + "!" + ref.Sheet + "!" + ref.Cells.String()
	agree := agrees(ours, raw)
	known, excused := differences[place]
	switch {
	case excused && agree:
		t.Errorf("%s: excelize now agrees; the difference can be struck", place)
	case excused && known.theirs != raw:
		t.Errorf("%s: excelize says %q, known to say %q", place, raw, known.theirs)
	case !agree && padded[path.Base(ref.File)] > 0 && strings.Trim(raw, " \t\r\n") == ours.Text:
		c.trimmed++
	case !excused && !agree:
		t.Errorf("%s: %s %q, excelize says %q", place, ours.Kind, ours.Text, raw)
	}
}

// agrees compares what is stored. excelize gives numbers in the 15 digits that Excel shows, so ours are rounded so.
func agrees(ours sheet.Cell, raw string) bool {
	switch ours.Kind {
	case sheet.Bool:
		return raw == ours.Text || raw == strconv.Itoa(map[bool]int{true: 1}[ours.Bool])
	case sheet.Number, sheet.Time:
		return ours.Text == raw || sameTo15Digits(ours.Text, raw)
	}
	return ours.Text == raw
}

func sameTo15Digits(ours, theirs string) bool {
	a, ok1 := new(big.Rat).SetString(ours)
	b, ok2 := new(big.Rat).SetString(theirs)
	if !ok1 || !ok2 {
		return false
	}
	round := func(r *big.Rat) string { return new(big.Float).SetPrec(500).SetRat(r).Text('e', 14) }
	return a.Cmp(b) == 0 || round(a) == round(b)
}
