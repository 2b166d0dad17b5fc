package leak

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	encunicode "golang.org/x/text/encoding/unicode"
)

// Runs of text in binary data shorter than this are chance.
const (
	shortestRun = 8 // in data of any kind
	shortestTag = 4 // in metadata, which is text for the most part
)

// plain searches text of any encoding, or data of an unknown kind.
func (l *located) plain(data []byte) {
	if !isBinary(data) {
		text, uris := cutDataURIs(decodeText(data))
		l.text(l.at("the text"), text)
		l.dataURIs(uris)
		return
	}
	l.raw("the data", data, shortestRun)
}

// raw searches the runs of text in binary data, as UTF-8 and as UTF-16 of both byte orders from both offsets.
func (l *located) raw(where string, data []byte, shortest int) {
	l.text(l.at(where), runs(string(data), shortest))
	for offset := range min(2, len(data)) {
		for _, order := range []encunicode.Endianness{encunicode.LittleEndian, encunicode.BigEndian} {
			text := decodeBy(encunicode.UTF16(order, encunicode.IgnoreBOM), data[offset:])
			l.text(l.at(where), runs(text, shortest))
		}
	}
}

// isBinary tells whether data is no text: it has a zero byte and no byte order mark of UTF-16, or is full of controls.
func isBinary(data []byte) bool {
	if hasUTF16Mark(data) {
		return false
	}
	controls := 0
	for _, c := range data {
		switch {
		case c == 0:
			return true
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f':
			controls++
		}
	}
	return controls > len(data)/50
}

func hasUTF16Mark(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF})
}

// decodeText reads UTF-8, UTF-16 with its mark, or else Windows-1252.
func decodeText(data []byte) string {
	switch {
	case hasUTF16Mark(data):
		return decodeBy(encunicode.UTF16(encunicode.LittleEndian, encunicode.UseBOM), data)
	case utf8.Valid(data):
		return string(data)
	}
	return decodeBy(charmap.Windows1252, data)
}

// decodeBy decodes what it can; what is invalid becomes U+FFFD.
func decodeBy(e encoding.Encoding, data []byte) string {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return string(data)
	}
	return string(text)
}

// runs are the runs of printable characters of at least that length, a line each.
func runs(text string, shortest int) string {
	var b strings.Builder
	start, length := 0, 0
	flush := func(end int) {
		if length >= shortest {
			b.WriteString(text[start:end] + "\n\n")
		}
		length = 0
	}
	for i, r := range text {
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			flush(i)
			continue
		}
		if length == 0 {
			start = i
		}
		length++
	}
	flush(len(text))
	return b.String()
}
