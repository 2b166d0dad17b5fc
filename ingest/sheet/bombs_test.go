package sheet_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"dossier/ingest/sheet"
	"dossier/source"
)

// bomb is a workbook of which one part is a text repeated many times, deflated without ever being held.
func bomb(tb testing.TB, part, head, body string, times int, tail string) []byte {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for name, text := range map[string]string{
		"_rels/.rels": rootRels, "xl/workbook.xml": bookXML, "xl/_rels/workbook.xml.rels": bookRels, "xl/styles.xml": stylesXML,
		"xl/sharedStrings.xml": "<sst/>", "xl/worksheets/sheet1.xml": sheetOpen + `<row r="1"><c r="A1" t="s"><v>0</v></c></row>` + sheetClose,
	} {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if name != part {
			_, err = io.WriteString(w, text)
		} else {
			err = writeTimes(w, head, body, times, tail)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func writeTimes(w io.Writer, head, body string, times int, tail string) error {
	const block = 1000
	if _, err := io.WriteString(w, head); err != nil {
		return err
	}
	blocks := strings.Repeat(body, block)
	for range times / block {
		if _, err := io.WriteString(w, blocks); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, strings.Repeat(body, times%block)+tail)
	return err
}

// TestBombs opens files that are made to take all memory or time. Each is refused, or read, in two seconds and in little
// memory, and what is refused is named.
func TestBombs(t *testing.T) {
	const isRead = "read"
	for _, test := range []struct {
		name string
		data func() []byte
		want string // isRead, or words of the error
	}{
		{"big sheet", func() []byte {
			return bomb(t, "xl/worksheets/sheet1.xml", sheetOpen, "<row><c/></row>", 6<<20, sheetClose)
		}, "it looks like a zip bomb"},
		{"big shared strings", func() []byte {
			return bomb(t, "xl/sharedStrings.xml", "<sst>", "<si><t>a</t></si>", 6<<20, "</sst>")
		}, "it looks like a zip bomb"},
		{"big styles", func() []byte {
			return bomb(t, "xl/styles.xml", "<styleSheet><cellXfs>", `<xf numFmtId="14"/>`, 6<<20, "</cellXfs></styleSheet>")
		}, "part xl/styles.xml is 114 MiB unpacked, more than the limit of 64 MiB"},
		{"big workbook part", func() []byte { return bomb(t, "xl/workbook.xml", "<workbook>", " ", 80<<20, "</workbook>") },
			"part xl/workbook.xml is 80 MiB unpacked, more than the limit of 64 MiB"},
		{"small bomb below the ratio's start", func() []byte {
			return bomb(t, "xl/worksheets/sheet1.xml", sheetOpen, "<row><c/></row>", 2<<20, sheetClose)
		}, "goes on after row 1048576"},
		{"many sheets", func() []byte {
			return bomb(t, "xl/workbook.xml", "<workbook><sheets>", `<sheet name="a" r:id="rId1"/>`, 100_000, "</sheets></workbook>")
		}, "lists more than 8192 sheets"},
		{"many entries", func() []byte { return manyEntries(t, 10_000) }, "is a zip archive of 10002 files, more than 8192"},
		{"very many entries", func() []byte { return manyEntries(t, 200_000) }, "is a zip archive whose directory is larger than 8388608 bytes"},
		{"a million styled blank rows", func() []byte { return styledRows(t, 1_000_000) }, isRead},
		{"a header of a million letters", func() []byte {
			return oneSheet(t, `<row><c t="inlineStr"><is><t>`+strings.Repeat("h", 1<<20)+`</t></is></c></row>`)
		}, isRead},
		{"the last cell alone", func() []byte { return oneSheet(t, `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`) }, isRead},
		{"entities in entities", func() []byte {
			return workbook(t, map[string]string{"xl/worksheets/sheet1.xml": oneSheetXML, "xl/sharedStrings.xml": `<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>`})
		}, "part xl/sharedStrings.xml holds a document type declaration"},
		{"a size that lies low", func() []byte { return lyingSize(t, 100) }, "is larger than the archive's directory says"},
		{"a size that lies high", func() []byte { return lyingSize(t, 1<<31) }, "it looks like a zip bomb"},
		{"a size that lies absurdly", func() []byte { return lyingSize(t, 1<<32-2) }, "is 4095 MiB unpacked, more than the limit of 2 GiB"},
		{"a part twice", func() []byte { return twice(t) }, "holds the part xl/workbook.xml twice"},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := test.data()
			var problems []source.Problem
			read := func() {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				_, found, err := readWhole("bomb.xlsx", data)
				runtime.ReadMemStats(&after)
				if used := (after.TotalAlloc - before.TotalAlloc) >> 20; err != nil || used > 200 {
					t.Errorf("%d MiB of memory; %v", used, err)
				}
				problems = found
			}
			if !inTime(read) {
				t.Errorf("takes more than %v", patience)
			}
			bad := source.Worst(problems) == source.Error
			if bad != (test.want != isRead) || test.want != isRead && !strings.Contains(fmt.Sprint(problems), test.want) {
				t.Errorf("want %s: %v", test.want, problems)
			}
		})
	}
}

const oneSheetXML = sheetOpen + `<row r="1"><c r="A1" t="s"><v>0</v></c></row>` + sheetClose

func manyEntries(tb testing.TB, n int) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := range n {
		if _, err := z.Create(fmt.Sprintf("xl/media/image%d.png", i)); err != nil {
			tb.Fatal(err)
		}
	}
	for name, text := range map[string]string{"_rels/.rels": rootRels, "xl/workbook.xml": bookXML} {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// styledRows has rows that are styled and empty, as a spreadsheet saves them when a whole column is formatted, and one
// cell behind them.
func styledRows(tb testing.TB, n int) []byte {
	var rows strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&rows, `<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>`, i, i)
	}
	fmt.Fprintf(&rows, `<row r="%d"><c r="B%d"><v>1</v></c></row>`, n+1, n+1)
	return oneSheet(tb, rows.String())
}

// lyingSize is a workbook whose directory states another size for the sheet than it has.
func lyingSize(tb testing.TB, size uint32) []byte {
	const name = "xl/worksheets/sheet1.xml"
	data := oneSheet(tb, strings.Repeat(`<row><c><v>1</v></c></row>`, 1000))
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("PK\x01\x02"))
		if i < 0 {
			tb.Fatal("no directory entry")
		}
		at += i
		if bytes.HasPrefix(data[at+46:], []byte(name)) {
			binary.LittleEndian.PutUint32(data[at+24:], size)
			return data
		}
		at += 4
	}
}

// twice has two workbook parts, of which programs read one or the other.
func twice(tb testing.TB) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range []string{"_rels/.rels", "xl/workbook.xml", "xl/workbook.xml"} {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(w, bookXML); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// TestSharedStringsMemory bounds what shared strings may take, however they compress.
func TestSharedStringsMemory(t *testing.T) {
	limits := sheet.DefaultLimits()
	limits.SharedStrings = 100_000
	data := workbook(t, map[string]string{"xl/worksheets/sheet1.xml": oneSheetXML, "xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si/>", 10_000) + "</sst>"})
	book, problems := limits.Open("b.xlsx", bytes.NewReader(data), int64(len(data)))
	if book == nil {
		t.Fatal(problems)
	}
	for range book.Sheets[0].Rows() {
		t.Error("a row without its text")
	}
	if got := fmt.Sprint(book.Sheets[0].Problems()); !strings.Contains(got, "part xl/sharedStrings.xml holds more than 97 KiB of text") {
		t.Error(got)
	}
}

// TestTotal bounds the sheets together, by what the directory says of them.
func TestTotal(t *testing.T) {
	limits := sheet.DefaultLimits()
	limits.Total = 100
	data := oneSheet(t, `<row r="1"><c r="A1"><v>1</v></c></row>`)
	book, problems := limits.Open("b.xlsx", bytes.NewReader(data), int64(len(data)))
	if book != nil || !strings.Contains(fmt.Sprint(problems), "its sheets are 151 bytes unpacked, more than the limit of 100 bytes") {
		t.Error(problems)
	}
}
