// Package evidence tells whether a document opens: whether it is what its name says, and whole.
package evidence

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// mostBytes is the largest document that is looked into.
const mostBytes = 512 << 20

// Check tells why the document does not open; "" for one that does. A PDF must have its header, its end and a page; an Office file
// its list of parts; a PNG or JPEG must be whole; any other file must not be empty.
func Check(name string, r io.ReaderAt, size int64) string {
	if size == 0 {
		return "it is empty"
	}
	head := make([]byte, min(size, 1024))
	if n, err := r.ReadAt(head, 0); n < len(head) {
		return fmt.Sprintf("it cannot be read: %v", err)
	}
	extension := strings.ToLower(path.Ext(name))
	isPDF := bytes.Contains(head, []byte("%PDF-"))
	switch {
	case extension == ".pdf" && !isPDF:
		return "it is named .pdf and is no PDF"
	case isPDF:
		return checkPDF(r, size)
	case isOffice(extension):
		return checkOffice(r, size, head)
	case isPicture(extension):
		return checkPicture(name, r, size)
	}
	return ""
}

func isOffice(extension string) bool {
	switch extension {
	case ".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx", ".pptx", ".pptm", ".potx", ".vsdx":
		return true
	}
	return false
}

func checkOffice(r io.ReaderAt, size int64, head []byte) string {
	if bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")) {
		return "it is protected by a password, or in an old format"
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return "it is no Office file, or cut short"
	}
	for _, f := range archive.File {
		if strings.EqualFold(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"), "[Content_Types].xml") {
			return checkPart(f)
		}
	}
	return "it is no Office file: it has no list of parts"
}

// checkPart reads a part to its end, where its checksum is compared.
func checkPart(f *zip.File) string {
	const most = 16 << 20
	part, err := f.Open()
	if err != nil {
		return "its list of parts cannot be read"
	}
	defer func() { _ = part.Close() }()
	if n, err := io.Copy(io.Discard, io.LimitReader(part, most)); err != nil || n == 0 {
		return "its list of parts cannot be read"
	}
	return ""
}
