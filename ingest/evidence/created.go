package evidence

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"

	"dossier/value"
)

// Created is the day on which the file says that it was made: a PDF's CreationDate, an Office file's dcterms:created. It is no date
// where the file says none, or not in the open: a PDF that packs or encrypts its objects keeps it to itself.
func Created(name string, r io.ReaderAt, size int64) value.Date {
	head := make([]byte, min(size, 1024))
	if n, err := r.ReadAt(head, 0); n < len(head) && err != nil {
		return value.Date{}
	}
	if bytes.Contains(head, []byte("%PDF-")) {
		return createdPDF(r, size)
	}
	if bytes.HasPrefix(head, []byte("PK")) {
		return createdOffice(r, size)
	}
	return value.Date{}
}

// ends is how much of a PDF is searched at either end: the information dictionary stands near one of them.
const ends = 256 << 10

var creationDate = regexp.MustCompile(`/CreationDate\s*\(D:(\d{4})(\d{2})(\d{2})`)

func createdPDF(r io.ReaderAt, size int64) value.Date {
	for _, from := range []int64{max(0, size-ends), 0} {
		part := make([]byte, min(size-from, ends))
		if n, _ := r.ReadAt(part, from); n < len(part) {
			return value.Date{}
		}
		if m := creationDate.FindSubmatch(part); m != nil {
			return day(string(m[1]) + "-" + string(m[2]) + "-" + string(m[3]))
		}
	}
	return value.Date{}
}

var dctermsCreated = regexp.MustCompile(`<dcterms:created[^>]*>\s*(\d{4}-\d{2}-\d{2})`)

func createdOffice(r io.ReaderAt, size int64) value.Date {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return value.Date{}
	}
	for _, f := range archive.File {
		if !strings.EqualFold(f.Name, "docProps/core.xml") {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return value.Date{}
		}
		defer func() { _ = part.Close() }()
		text, err := io.ReadAll(io.LimitReader(part, 1<<20))
		if err != nil {
			return value.Date{}
		}
		if m := dctermsCreated.FindSubmatch(text); m != nil {
			return day(string(m[1]))
		}
	}
	return value.Date{}
}

// day is the date that s states, or none where there is no such day.
func day(s string) value.Date {
	d, err := value.ParseDate(s)
	if err != nil {
		return value.Date{}
	}
	return d
}
