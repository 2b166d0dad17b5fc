package evidence

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
)

var (
	pageObject   = regexp.MustCompile(`/Type\s*/Page[^s\w]`)
	objectStream = regexp.MustCompile(`/Type\s*/ObjStm`)
)

func checkPDF(r io.ReaderAt, size int64) string {
	if size > mostBytes {
		return "it is too large to look into"
	}
	data := make([]byte, size)
	if n, _ := r.ReadAt(data, 0); int64(n) < size {
		return "it cannot be read to its end"
	}
	tail := data[max(0, len(data)-2048):]
	switch {
	case !bytes.Contains(tail, []byte("%%EOF")):
		return "the PDF is cut short: it has no end"
	case !bytes.Contains(data, []byte("startxref")):
		return "the PDF has no table of its objects"
	case pageObject.Match(data):
		return ""
	case bytes.Contains(data, []byte("/Encrypt")):
		return "the PDF is encrypted: its pages cannot be seen"
	case hasPackedPage(data):
		return ""
	}
	return "the PDF has no page"
}

// hasPackedPage looks for a page in the compressed streams of objects, which newer writers use.
func hasPackedPage(data []byte) bool {
	const (
		mostStream = 16 << 20
		mostTotal  = 128 << 20
	)
	total := 0
	for _, at := range objectStream.FindAllIndex(data, 10_000) {
		rest := data[at[0]:]
		start := bytes.Index(rest, []byte("stream"))
		if start < 0 || total > mostTotal {
			return false
		}
		rest = bytes.TrimLeft(rest[start+len("stream"):], "\r\n")
		inflater, err := zlib.NewReader(bytes.NewReader(rest))
		if err != nil {
			continue
		}
		objects, _ := io.ReadAll(io.LimitReader(inflater, mostStream))
		total += len(objects)
		if pageObject.Match(append(objects, ' ')) {
			return true
		}
	}
	return false
}
