package patch_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"dossier/render/xlsx/patch"
	"dossier/source"
)

// TestAnyCells fills any cells of the form: those that were empty hold their text, all others are as they were.
func TestAnyCells(t *testing.T) {
	const s = "Common Practice Requirements"
	before := form(t)
	rapid.Check(t, func(r *rapid.T) {
		var cells []patch.Cell
		for _, name := range rapid.SliceOfDistinct(rapid.Custom(func(r *rapid.T) string {
			name, _ := excelize.CoordinatesToCellName(rapid.IntRange(1, 8).Draw(r, "col"), rapid.IntRange(1, 12).Draw(r, "row"))
			return name
		}), rapid.ID).Draw(r, "cells") {
			text := rapid.StringMatching(`[-=+@ a-z<>&"'_x0-9\n]{1,12}`).Draw(r, "text")
			if cell := (patch.Cell{At: at(t, s, name), Text: text}); free(t, before, s, name) {
				cells = append(cells, cell)
			}
		}
		after, problems := patch.Fill("w.xlsx", before, cells)
		if len(problems) > 0 {
			r.Fatal(problems)
		}
		sameElse(t, before, after, s, cells)
		for _, c := range cells {
			name, _ := excelize.CoordinatesToCellName(c.At.Cells.FirstCol, c.At.Cells.FirstRow)
			if got := held(t, after, s, name); got != c.Text {
				r.Errorf("%s holds %q, want %q", name, got, c.Text)
			}
		}
	})
}

func free(t testing.TB, data []byte, sheet, cell string) bool {
	x, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	v, _ := x.GetCellValue(sheet, cell)
	f, _ := x.GetCellFormula(sheet, cell)
	return v == "" && f == ""
}

// FuzzFill gives any XML as a sheet. The law: an error and nothing, or a sheet from which, once the new text is taken out and the
// cell's tag is left aside, every other cell reads as before.
func FuzzFill(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="3"><c r="D3" s="1"/></row></sheetData></worksheet>`)
	f.Add(`<worksheet><sheetData><row r="3" spans="1:2"><c r="A3"><f>1</f><v>1</v></c><c r="F3" t="s"><v>0</v></c></row><row/></sheetData></worksheet>`)
	f.Add(`<x:worksheet><x:sheetData/></x:worksheet>`)
	f.Add(`<worksheet><sheetData><row r="9"/><row r="2"><c r="ZZ2" t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		const text = "new & <text>"
		before := archive(t, sheet)
		out, problems := patch.Fill("w.xlsx", before, []patch.Cell{{At: at(t, "S", "D3"), Text: text}})
		if out == nil {
			if source.Worst(problems) != source.Error {
				t.Fatal("nothing, and no error")
			}
			return
		}
		_, old, _ := parts(t, before)
		_, now, _ := parts(t, out)
		for name := range old {
			if name != "xl/worksheets/sheet1.xml" && !bytes.Equal(old[name], now[name]) {
				t.Fatalf("%s changed", name)
			}
		}
		patched := string(now["xl/worksheets/sheet1.xml"])
		if len(problems) > 0 {
			if patched != sheet {
				t.Fatalf("left alone, and changed: %q", patched)
			}
			return
		}
		if strings.Count(patched, "new &amp; &lt;text&gt;") != strings.Count(sheet, "new &amp; &lt;text&gt;")+1 {
			t.Fatalf("the text does not stand there once: %q", patched)
		}
		// Filling again finds the cell filled, where it was found before: what was written reads as written.
		again, problems := patch.Fill("w.xlsx", out, []patch.Cell{{At: at(t, "S", "D3"), Text: "other"}})
		if again == nil || len(problems) != 1 || !strings.Contains(problems[0].What, "is filled") {
			t.Fatalf("the filled cell reads otherwise: %v\n%q", problems, patched)
		}
	})
}
