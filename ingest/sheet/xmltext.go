package sheet

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// unescape appends raw character data to dst with its entities replaced and its line ends made "\n", as XML asks for.
// Only the five entities of XML and character numbers exist; others could stand for anything, and fail.
func unescape(dst, raw []byte) ([]byte, error) {
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			return appendLines(dst, raw), nil
		}
		dst = appendLines(dst, raw[:i])
		raw = raw[i+1:]
		stop := bytes.IndexByte(raw[:min(len(raw), 16)], ';')
		if stop < 0 {
			return dst, fmt.Errorf("holds an entity without an end: &%s", shorten(raw))
		}
		r, ok := entity(string(raw[:stop]))
		if !ok {
			return dst, fmt.Errorf("holds the entity &%s;, which no workbook has", raw[:stop])
		}
		dst = utf8.AppendRune(dst, r)
		raw = raw[stop+1:]
	}
}

func entity(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, numeric := strings.CutPrefix(name, "#")
	if !numeric {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true // AppendRune writes U+FFFD for a surrogate
}

// appendLines appends raw with "\r\n" and "\r" as "\n".
func appendLines(dst, raw []byte) []byte {
	for {
		i := bytes.IndexByte(raw, '\r')
		if i < 0 {
			return append(dst, raw...)
		}
		dst = append(append(dst, raw[:i]...), '\n')
		raw = raw[i+1:]
		if len(raw) > 0 && raw[0] == '\n' {
			raw = raw[1:]
		}
	}
}

// unescapeX replaces the _xHHHH_ escapes by which workbooks write characters that XML does not hold; _x005F_ is the
// underscore that keeps a text like "_x000D_" from being read as one. ECMA-376 22.9.2.19 (ST_Xstring).
func unescapeX(text []byte) []byte {
	if !bytes.Contains(text, []byte("_x")) {
		return text
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		unit, ok := escapeX(text[i:])
		if !ok {
			out = append(out, text[i])
			i++
			continue
		}
		i += 7
		if low, ok := escapeX(text[i:]); ok && unit >= 0xD800 && unit < 0xDC00 && low >= 0xDC00 && low < 0xE000 {
			unit = (unit-0xD800)<<10 + (low - 0xDC00) + 0x10000
			i += 7
		}
		out = utf8.AppendRune(out, unit)
	}
	return out
}

// escapeX is the UTF-16 unit that text begins with, written _xHHHH_.
func escapeX(text []byte) (rune, bool) {
	if len(text) < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return rune(n), err == nil
}
