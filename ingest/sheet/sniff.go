package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"dossier/source"
)

// sniffed is how much of the beginning tells what a file is.
const sniffed = 4096

// sniff tells a workbook from a text table by the first bytes, and refuses what is neither, or is named as the other.
func (in input) sniff() (FileKind, *source.Problem) {
	if in.size == 0 {
		return 0, in.refuse("the file is empty", "a workbook or a text table", "save or export it again")
	}
	head := make([]byte, min(in.size, sniffed))
	if n, err := in.r.ReadAt(head, 0); n < len(head) {
		return 0, in.refuse("cannot be read: "+errorText(err), "", "")
	}
	extension := strings.ToLower(path.Ext(in.file))
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		if isTextName(extension) {
			return 0, in.refuse("a zip archive named "+extension, "delimited text",
				"if it is a workbook, rename it to end in .xlsx")
		}
		return XLSX, nil
	case bytes.HasPrefix(head, oleMagic):
		return 0, in.refuseOLE()
	}
	if what, hint := foreign(head); what != "" {
		return 0, in.refuse(what, wantOf(extension), hint)
	}
	if isWorkbookName(extension) {
		return 0, in.refuse("named "+extension+", but not a workbook: it begins like text",
			"a zip archive that holds a workbook", "if it is delimited text, rename it to end in .csv")
	}
	return CSV, nil
}

func wantOf(extension string) string {
	if isWorkbookName(extension) {
		return "a workbook"
	}
	return "delimited text"
}

func isTextName(extension string) bool {
	switch extension {
	case ".csv", ".tsv", ".tab", ".psv", ".txt":
		return true
	}
	return false
}

func isWorkbookName(extension string) bool {
	switch extension {
	case ".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods":
		return true
	}
	return false
}

// foreign recognises by their first bytes the files that are sent in the place of a table. What is "" for none of them.
func foreign(head []byte) (what, hint string) {
	for _, m := range []struct{ magic, what, hint string }{
		{"\x1f\x8b", "compressed with gzip", "unpack it with gunzip"},
		{"BZh", "compressed with bzip2", "unpack it with bunzip2"},
		{"\xfd7zXZ\x00", "compressed with xz", "unpack it with unxz"},
		{"(\xb5/\xfd", "compressed with zstd", "unpack it with unzstd"},
		{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it"},
		{"Rar!", "a RAR archive", "unpack it"},
		{"%PDF-", "a PDF document", "ask for the table it was made from"},
		{"PAR1", "a Parquet file", "export it as CSV"},
		{"SQLite format 3\x00", "a SQLite database", "export its table as CSV"},
		{"\x89PNG", "a PNG image", "ask for the table it shows"},
		{"\xff\xd8\xff", "a JPEG image", "ask for the table it shows"},
		{"{\\rtf", "a rich text document", "save its table as CSV"},
		{"version https://git-lfs.github.com/spec/", "a Git LFS pointer, not the file itself", "run git lfs pull"},
	} {
		if bytes.HasPrefix(head, []byte(m.magic)) {
			return m.what, m.hint
		}
	}
	return markup(head)
}

// markup recognises web pages and XML, which Excel opens when they are named .xls, .xlsx or .csv.
func markup(head []byte) (what, hint string) {
	_, mark := byteOrderMark(head)
	text := bytes.ReplaceAll(head[mark:], []byte{0}, nil) // the zeros of UTF-16
	text = bytes.ToLower(bytes.TrimLeft(text, " \t\r\n"))
	for _, lead := range []string{"<!doctype html", "<html", "<head", "<body", "<table", "<meta"} {
		if bytes.HasPrefix(text, []byte(lead)) {
			return "a web page (HTML), not a table of cells", "open it in a spreadsheet program and save it as .xlsx"
		}
	}
	if !bytes.HasPrefix(text, []byte("<?xml")) {
		return "", ""
	}
	if bytes.Contains(text, []byte("urn:schemas-microsoft-com:office:spreadsheet")) {
		return "an XML Spreadsheet of Excel 2003", "open it in a spreadsheet program and save it as .xlsx"
	}
	return "an XML document, not a table of cells", "export the table as .xlsx or .csv"
}

func (in input) refuse(what, want, hint string) *source.Problem {
	p := source.Err(in.ref(), what, want, hint).As(source.FileNotRead)
	return &p
}

// refuseBinary says that a file is no text. It is for what no magic number names.
func (in input) refuseBinary(controls, of int) *source.Problem {
	return in.refuse(fmt.Sprintf("not text: %d of its first %d bytes are control characters", controls, of),
		"delimited text", "export the table as .xlsx or .csv")
}

func errorText(err error) string {
	if err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "it is shorter than its directory entry says"
	}
	return err.Error()
}
