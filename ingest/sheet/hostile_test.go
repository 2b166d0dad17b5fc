package sheet_test

import (
	"bytes"
	"fmt"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dossier/ingest/sheet"
	"dossier/source"
)

// readWhole reads a file to its end and checks what holds for every file: rows rise within the bounds, whoever reads
// no row is told why, whatever is refused is an error, and every problem names the file.
func readWhole(name string, data []byte) (cells int, problems []source.Problem, err error) {
	book, problems := sheet.Open(name, bytes.NewReader(data), int64(len(data)))
	if book == nil && source.Worst(problems) != source.Error {
		return 0, problems, fmt.Errorf("refused without an error: %v", problems)
	}
	if book != nil && len(book.Sheets) == 0 {
		return 0, problems, fmt.Errorf("opened without a sheet: %v", problems)
	}
	if book != nil {
		for _, s := range book.Sheets {
			found, err := readSheet(s, book.Kind)
			problems = append(problems, s.Problems()...)
			if err != nil {
				return cells, problems, fmt.Errorf("%s: %w", s.Ref(), err)
			}
			cells += found
		}
	}
	for _, p := range problems {
		if p.Ref.File != name {
			return cells, problems, fmt.Errorf("a problem does not name the file: %v", p)
		}
	}
	return cells, problems, nil
}

func readSheet(s *sheet.Sheet, kind sheet.FileKind) (cells int, err error) {
	last := 0
	for row := range s.Rows() {
		filled := false
		for _, c := range row.Cells {
			filled = filled || c.Kind != sheet.Blank
			if (c.Kind == sheet.Blank) != (c.Text == "") {
				return 0, fmt.Errorf("row %d has a %s cell with the text %q", row.Number, c.Kind, c.Text)
			}
		}
		if row.Number <= last || kind == sheet.XLSX && row.Number > sheet.MaxRow || len(row.Cells) > sheet.MaxColumn || !filled {
			return 0, fmt.Errorf("row %d with %d cells after row %d, filled %v", row.Number, len(row.Cells), last, filled)
		}
		last = row.Number
		cells += len(row.Cells)
	}
	if last == 0 && len(s.Problems()) == 0 {
		return 0, fmt.Errorf("no rows, and no problem")
	}
	return cells, nil
}

const patience = 2 * time.Second

// inTime tells whether read ends in time; a machine that is busy with other things gets three tries.
func inTime(read func()) bool {
	for range 3 {
		start := time.Now()
		read()
		if time.Since(start) <= patience {
			return true
		}
	}
	return false
}

// TestHostileSamples reads every hostile sample whole, and cut after every 512 bytes.
func TestHostileSamples(t *testing.T) {
	root, files := samples(t, "hostile")
	var cuts, refused atomic.Int64
	work := make(chan func())
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for job := range work {
				job()
			}
		})
	}
	for _, file := range files {
		data := sample(t, root, file)
		work <- func() {
			whole := func() {
				if _, _, err := readWhole(file, data); err != nil {
					t.Errorf("%s: %v", file, err)
				}
			}
			if !inTime(whole) {
				t.Errorf("%s takes more than %v", file, patience)
			}
		}
		for cut := 0; cut < len(data); cut += 512 {
			work <- func() {
				_, problems, err := readWhole(file, data[:cut])
				if err != nil {
					t.Errorf("%s cut at %d: %v", file, cut, err)
				}
				if isZip := bytes.HasPrefix(data, []byte("PK")); isZip && source.Worst(problems) != source.Error {
					t.Errorf("%s cut at %d is read as if it were whole", file, cut)
				}
				cuts.Add(1)
				if source.Worst(problems) == source.Error {
					refused.Add(1)
				}
			}
		}
	}
	close(work)
	workers.Wait()
	t.Logf("%d files whole, and at all of %d cuts; %d cuts refused", len(files), cuts.Load(), refused.Load())
}

// TestDamage cuts a workbook inside its parts, where the zip around them stays whole, and flips its bytes.
func TestDamage(t *testing.T) {
	rows := strings.Repeat(`<row><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>a</t></r></is></c><c s="2"><v>44000.5</v></c></row>`, 30)
	part := sheetOpen + rows + sheetClose
	for cut := range len(part) {
		data := workbook(t, map[string]string{"xl/worksheets/sheet1.xml": part[:cut] + " "})
		_, problems, err := readWhole("cut.xlsx", data)
		if err != nil || source.Worst(problems) != source.Error {
			t.Fatalf("sheet cut at %d: %v %v", cut, err, problems)
		}
	}
	whole := oneSheet(t, rows)
	for at := range whole {
		damaged := bytes.Clone(whole)
		damaged[at] ^= 0x41
		if _, problems, err := readWhole("flipped.xlsx", damaged); err != nil {
			t.Fatalf("byte %d: %v %v", at, err, problems)
		}
	}
}

// TestRefusals names what each file is, instead of the table that was expected.
func TestRefusals(t *testing.T) {
	utf16 := func(s string) string {
		var b strings.Builder
		b.WriteString("\xff\xfe")
		for _, c := range []byte(s) {
			b.WriteByte(c)
			b.WriteByte(0)
		}
		return b.String()
	}
	zipped := func(parts map[string]string) string { return string(archive(t, parts)) }
	whole := string(oneSheet(t, `<row r="1"><c r="A1"><v>1</v></c></row>`))
	for _, test := range []struct{ file, data, want string }{
		{"empty.xlsx", "", "error: empty.xlsx: the file is empty"},
		{"empty.csv", "", "error: empty.csv: the file is empty"},
		{"export.xlsx", "a,b\n1,2\n", "named .xlsx, but not a workbook: it begins like text: want a zip archive that holds a workbook (if it is delimited text, rename it to end in .csv)"},
		{"export.xls", "a\tb\n1\t2\n", "named .xls, but not a workbook"},
		{"export.csv", whole, "a zip archive named .csv: want delimited text (if it is a workbook, rename it to end in .xlsx)"},
		{"cut.xlsx", whole[:len(whole)-30], "is a zip archive that is damaged or cut short"},
		{"page.xlsx", "<html><body><table>", "a web page (HTML)"},
		{"page.xls", "\n  <!DOCTYPE html>\n", "a web page (HTML)"},
		{"page.csv", "\xef\xbb\xbf<table border=1>", "a web page (HTML)"},
		{"page16.xls", utf16("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"), "a web page (HTML)"},
		{"old.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "an XML Spreadsheet of Excel 2003"},
		{"data.csv", "<?xml version=\"1.0\"?><rows/>", "an XML document"},
		{"bill.csv", "\x1f\x8b\x08\x00rest", "compressed with gzip"},
		{"bill.csv", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "a Git LFS pointer, not the file itself: want delimited text (run git lfs pull)"},
		{"bill.parquet", "PAR1\x15\x04", "a Parquet file"},
		{"paper.xlsx", "%PDF-1.7\n", "a PDF document: want a workbook"},
		{"binary.csv", strings.Repeat("\x01\x02\x03abc", 40), "not text"},
		{"letter.xlsx", zipped(map[string]string{"word/document.xml": "<document/>", "_rels/.rels": strings.Replace(rootRels, "xl/workbook.xml", "word/document.xml", 1)}), "a Word document, not a workbook"},
		{"slides.xlsx", zipped(map[string]string{"ppt/presentation.xml": "<p/>"}), "a PowerPoint presentation"},
		{"calc.ods", zipped(map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<c/>", "META-INF/manifest.xml": "<m/>"}), "an OpenDocument file (.ods)"},
		{"binary.xlsb", zipped(map[string]string{"xl/workbook.bin": "x", "_rels/.rels": strings.Replace(rootRels, "workbook.xml", "workbook.bin", 1)}), "a binary workbook (.xlsb)"},
		{"files.xlsx", zipped(map[string]string{"a.csv": "1,2"}), "a zip archive that holds no workbook"},
		{"nothing.xlsx", zipped(nil), "a zip archive that holds no workbook"},
		{"secret.xlsx", oleFile("EncryptionInfo", "EncryptedPackage", "\x06DataSpaces"), "encrypted with a password"},
		{"label.xlsx", oleFile("EncryptedPackage", "\x06DataSpaces", "DataSpaceInfo", "DRMEncryptedDataSpace"), "protected by a sensitivity label or rights management (DRM)"},
		{"legacy.xlsx", oleFile("Workbook", "\x05SummaryInformation"), "an old Excel workbook (.xls)"},
		{"ancient.xls", oleFile("Book"), "an old Excel workbook (.xls)"},
		{"letter.xls", oleFile("WordDocument"), "an old Word document (.doc)"},
		{"mail.xlsx", oleFile("__properties_version1.0"), "an OLE compound file that holds no workbook"},
		{"cut.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an OLE compound file that holds no workbook"},
	} {
		t.Run(test.file, func(t *testing.T) {
			book, problems := sheet.Open("inputs/"+test.file, strings.NewReader(test.data), int64(len(test.data)))
			if book != nil || len(problems) != 1 {
				t.Fatalf("book %v, problems %v", book, problems)
			}
			if p := problems[0]; p.Severity != source.Error || p.Ref.File != "inputs/"+test.file || !strings.Contains(p.String(), strings.TrimPrefix(test.want, "error: "+path.Base(test.file)+": ")) {
				t.Errorf("got %v, want %s", p, test.want)
			}
		})
	}
}

// oleFile has a header and a directory with these entries, as an OLE compound file has.
func oleFile(names ...string) string {
	file := make([]byte, 512, 4096)
	copy(file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for _, name := range append([]string{"Root Entry"}, names...) {
		entry := make([]byte, 128)
		for i, c := range []byte(name) {
			entry[2*i] = c
		}
		entry[64], entry[66] = byte(2*len(name)+2), 2
		file = append(file, entry...)
	}
	return string(file)
}
