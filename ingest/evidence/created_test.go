package evidence_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"
	"github.com/xuri/excelize/v2"

	"dossier/ingest/evidence"
)

func TestCreated(t *testing.T) {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCreationDate(time.Date(2025, 3, 4, 5, 6, 7, 0, time.UTC))
	f.AddPage()
	var pdf, book bytes.Buffer
	if err := f.Output(&pdf); err != nil {
		t.Fatal(err)
	}
	w := excelize.NewFile()
	if err := w.SetDocProps(&excelize.DocProperties{Created: "2025-06-07T08:09:10Z"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Write(&book); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a.pdf": {pdf.Bytes(), "2025-03-04"}, "a.xlsx": {book.Bytes(), "2025-06-07"}, "a.txt": {[]byte("CreationDate (D:20250101)"), ""},
		"empty.pdf": {nil, ""}, "cut.xlsx": {book.Bytes()[:100], ""}, "odd.pdf": {[]byte("%PDF-1.4 /CreationDate (D:20259999"), ""},
	} {
		if got := evidence.Created(name, bytes.NewReader(c.data), int64(len(c.data))); got.String() != c.want {
			t.Errorf("%s was created on %q, want %q", name, got, c.want)
		}
	}
}
