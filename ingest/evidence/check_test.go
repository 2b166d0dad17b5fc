package evidence_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"
	"github.com/xuri/excelize/v2"

	"dossier/ingest/evidence"
	"dossier/tools/testtool"
)

func check(name string, data []byte) string {
	return evidence.Check(name, bytes.NewReader(data), int64(len(data)))
}

func pdf(t *testing.T, pages int) []byte {
	t.Helper()
	f := fpdf.New("P", "mm", "A4", "")
	for range pages {
		f.AddPage()
		f.Rect(10, 10, 50, 50, "D")
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWholeDocumentsOpen(t *testing.T) {
	var book bytes.Buffer
	f := excelize.NewFile()
	if err := f.Write(&book); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"report.pdf": pdf(t, 3), "REPORT.PDF": pdf(t, 1), "book.xlsx": book.Bytes(), "notes.txt": []byte("x"), "packed.pdf": packed("/Type /Page"),
	} {
		if reason := check(name, data); reason != "" {
			t.Errorf("%s: %s", name, reason)
		}
	}
}

// packed is a PDF whose objects stand in a compressed stream.
func packed(object string) []byte {
	var stream bytes.Buffer
	w := zlib.NewWriter(&stream)
	fmt.Fprintf(w, "1 0 <<%s>>", object)
	_ = w.Close()
	return fmt.Appendf(nil, "%%PDF-1.5\n1 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream endobj\nstartxref\n9\n%%%%EOF\n", stream.Len(), stream.Bytes())
}

func TestBrokenDocumentsDoNotOpen(t *testing.T) {
	whole := pdf(t, 1)
	var other bytes.Buffer
	archive := zip.NewWriter(&other)
	if _, err := archive.Create("word/document.xml"); err != nil {
		t.Fatal(err)
	}
	_ = archive.Close()
	for name, c := range map[string]struct {
		data   []byte
		reason string
	}{
		"empty.pdf":     {nil, "it is empty"},
		"text.pdf":      {[]byte("hello"), "it is named .pdf and is no PDF"},
		"cut.pdf":       {whole[:len(whole)/2], "the PDF is cut short"},
		"pageless.pdf":  {packed("/Type /Pages"), "the PDF has no page"},
		"encrypted.pdf": {bytes.Replace(packed("/Type /Page"), []byte("startxref"), []byte("trailer <</Encrypt 5 0 R>>\nstartxref"), 1), "the PDF is encrypted"},
		"text.docx":     {[]byte("hello"), "it is no Office file, or cut short"},
		"locked.xlsx":   {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "it is protected by a password"},
		"other.docx":    {other.Bytes(), "it is no Office file: it has no list of parts"},
	} {
		if reason := check(name, c.data); !strings.HasPrefix(reason, c.reason) {
			t.Errorf("%s: %q, want %q", name, reason, c.reason)
		}
	}
}

// qpdf packs the objects of a document that we did not write that way.
func TestPDFPackedByQPDFOpens(t *testing.T) {
	qpdf := testtool.Path(t, "qpdf")
	in, out := filepath.Join(t.TempDir(), "in.pdf"), filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(in, pdf(t, 2), 0o644); err != nil {
		t.Fatal(err)
	}
	if message, err := exec.Command(qpdf, "--object-streams=generate", in, out).CombinedOutput(); err != nil {
		t.Fatal(string(message), err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("/Type /Page\n")) || !bytes.Contains(data, []byte("/ObjStm")) {
		t.Fatal("qpdf has not packed the pages")
	}
	if reason := check("out.pdf", data); reason != "" {
		t.Error(reason)
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("a.pdf", packed("/Type /Page"))
	f.Add("a.docx", []byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if reason := check(name, data); len(data) == 0 && reason == "" {
			t.Fatal("an empty file opens")
		}
	})
}
