package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"dossier/source"
	"dossier/value"
)

// rawCell is a cell as the XML of a workbook has it: nothing of excelize in between.
type rawCell struct {
	Ref     string `xml:"r,attr"`
	Type    string `xml:"t,attr"`
	Style   int    `xml:"s,attr"`
	Formula string `xml:"f"`
	Value   string `xml:"v"`
	Inline  struct {
		Text string `xml:"t"`
		Runs []struct {
			Text string `xml:"t"`
		} `xml:"r"`
	} `xml:"is"`
}

// rawSheets reads every cell of a workbook, by sheet and address; shared strings are resolved.
func rawSheets(t *testing.T, data []byte) map[string]map[string]rawCell {
	t.Helper()
	parts := unzip(t, data)
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	decode(t, parts["xl/workbook.xml"], &book)
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	decode(t, parts["xl/_rels/workbook.xml.rels"], &rels)
	shared := sharedStrings(t, parts["xl/sharedStrings.xml"])
	sheets := map[string]map[string]rawCell{}
	for _, s := range book.Sheets {
		for _, r := range rels.List {
			if r.ID == s.ID {
				sheets[s.Name] = rawSheet(t, parts["xl/"+strings.TrimPrefix(r.Target, "/xl/")], shared)
			}
		}
	}
	return sheets
}

func rawSheet(t *testing.T, text []byte, shared []string) map[string]rawCell {
	t.Helper()
	var sheet struct {
		Rows []struct {
			Cells []rawCell `xml:"c"`
		} `xml:"sheetData>row"`
	}
	decode(t, text, &sheet)
	cells := map[string]rawCell{}
	for _, row := range sheet.Rows {
		for _, c := range row.Cells {
			switch c.Type {
			case "s":
				n, err := strconv.Atoi(c.Value)
				if err != nil {
					t.Fatal(err)
				}
				c.Value = shared[n]
			case "inlineStr":
				c.Value = c.Inline.Text
				for _, r := range c.Inline.Runs {
					c.Value += r.Text
				}
			}
			cells[c.Ref] = c
		}
	}
	return cells
}

func sharedStrings(t *testing.T, text []byte) []string {
	t.Helper()
	if text == nil {
		return nil
	}
	var list struct {
		Items []struct {
			Text string `xml:"t"`
			Runs []struct {
				Text string `xml:"t"`
			} `xml:"r"`
		} `xml:"si"`
	}
	decode(t, text, &list)
	var all []string
	for _, item := range list.Items {
		s := item.Text
		for _, r := range item.Runs {
			s += r.Text
		}
		all = append(all, s)
	}
	return all
}

func unzip(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = text
	}
	return parts
}

func decode(t *testing.T, text []byte, into any) {
	t.Helper()
	if err := xml.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// agrees tells whether a cell shows n as a figure of that unit is shown, numbers within 1e-9 of their size.
func agrees(c rawCell, n value.Number, unit value.Unit) bool {
	switch {
	case !n.Known:
		return c.Value == "unknown"
	case unit == value.Verdict && n.Decimal.IsZero():
		return c.Value == "GAP"
	case unit == value.Verdict:
		return c.Value == "PASS"
	}
	x, err := strconv.ParseFloat(c.Value, 64)
	want := n.Decimal.InexactFloat64()
	return err == nil && c.Type != "str" && close9(x, want)
}

func close9(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) }

func at(file string, col, row int) source.Ref { return source.Ref{File: file}.At(col, row) }
