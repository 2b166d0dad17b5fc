package doc

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// object is a JSON object whose fields keep the order in which they were set.
type object []field

type field struct {
	name  string
	value any
}

// set adds a field, unless it holds nothing.
func (o object) set(name string, v any) object {
	switch v := v.(type) {
	case nil:
		return o
	case string:
		if v == "" {
			return o
		}
	case bool:
		if !v {
			return o
		}
	case int:
		if v == 0 {
			return o
		}
	case list:
		if len(v) == 0 {
			return o
		}
	}
	return append(o, field{name, v})
}

// list is a JSON array.
type list []any

// jsonWriter writes JSON, indented by two spaces a level. It hands on what it holds when that grows long.
type jsonWriter struct {
	to  io.Writer
	b   []byte
	err error // the first that was met
}

// piece is about how many bytes a jsonWriter holds at most.
const piece = 32 << 10

// writeJSON writes v and a line end: v is an object, a list, a text, a truth or a number.
func writeJSON(to io.Writer, v any) error {
	w := jsonWriter{to: to, b: make([]byte, 0, piece+piece/8)}
	w.value(v, 0)
	w.b = append(w.b, '\n')
	w.flush()
	return w.err
}

func (w *jsonWriter) flush() {
	if w.err == nil {
		_, w.err = w.to.Write(w.b)
	}
	w.b = w.b[:0]
}

func (w *jsonWriter) value(v any, depth int) {
	if len(w.b) >= piece {
		w.flush()
	}
	switch v := v.(type) {
	case object:
		w.b = append(w.b, '{')
		for i, f := range v {
			w.newLine(i, depth+1)
			w.b = append(appendText(w.b, f.name), ": "...)
			w.value(f.value, depth+1)
		}
		w.closed('}', len(v), depth)
	case list:
		w.b = append(w.b, '[')
		for i, item := range v {
			w.newLine(i, depth+1)
			w.value(item, depth+1)
		}
		w.closed(']', len(v), depth)
	case string:
		w.b = appendText(w.b, v)
	case bool:
		w.b = strconv.AppendBool(w.b, v)
	case int:
		w.b = strconv.AppendInt(w.b, int64(v), 10)
	case nil:
		w.b = append(w.b, "null"...)
	case float64:
		number, err := json.Marshal(v)
		w.b = append(w.b, number...)
		w.err = cmp.Or(w.err, err)
	default:
		w.err = cmp.Or(w.err, fmt.Errorf("a %T has no JSON here", v))
	}
}

// newLine begins the line of the i-th field or item.
func (w *jsonWriter) newLine(i, depth int) {
	if i > 0 {
		w.b = append(w.b, ',')
	}
	w.indent(depth)
}

func (w *jsonWriter) indent(depth int) {
	w.b = append(w.b, '\n')
	for range depth {
		w.b = append(w.b, "  "...)
	}
}

func (w *jsonWriter) closed(bracket byte, items, depth int) {
	if items > 0 {
		w.indent(depth)
	}
	w.b = append(w.b, bracket)
}

const hex = "0123456789abcdef"

// appendText appends a JSON string. Bytes that are no UTF-8 become the replacement character; U+2028 and U+2029 are escaped, since
// they end lines in scripts.
func appendText(b []byte, text string) []byte {
	b = append(b, '"')
	for i := 0; i < len(text); {
		if plain := plainLength(text[i:]); plain > 0 {
			b = append(b, text[i:i+plain]...)
			i += plain
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == '\b':
			b = append(b, `\b`...)
		case r == '\f':
			b = append(b, `\f`...)
		case r < ' ':
			b = append(b, `\u00`...)
			b = append(b, hex[r>>4], hex[r&15])
		case r == '\u2028' || r == '\u2029':
			b = append(b, `\u202`...)
			b = append(b, hex[r&15])
		case r == utf8.RuneError && n == 1:
			b = append(b, `\ufffd`...)
		default:
			b = append(b, text[i:i+n]...)
		}
		i += n
	}
	return append(b, '"')
}

// plainLength is how many bytes at the start of text are ASCII that stands for itself.
func plainLength(text string) int {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return i
		}
	}
	return len(text)
}
