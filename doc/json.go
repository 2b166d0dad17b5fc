package doc

import (
	"encoding/json"
	"fmt"
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

// appendJSON appends v, indented by two spaces a level: an object, a list, a text, a truth or a number.
func appendJSON(b []byte, v any, depth int) ([]byte, error) {
	var err error
	switch v := v.(type) {
	case object:
		b = append(b, '{')
		for i, f := range v {
			b = append(appendText(newLine(b, i, depth+1), f.name), ": "...)
			if b, err = appendJSON(b, f.value, depth+1); err != nil {
				return b, err
			}
		}
		return closed(b, '}', len(v), depth), nil
	case list:
		b = append(b, '[')
		for i, item := range v {
			if b, err = appendJSON(newLine(b, i, depth+1), item, depth+1); err != nil {
				return b, err
			}
		}
		return closed(b, ']', len(v), depth), nil
	case string:
		return appendText(b, v), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case int:
		return strconv.AppendInt(b, int64(v), 10), nil
	case nil:
		return append(b, "null"...), nil
	case float64:
		number, err := json.Marshal(v)
		return append(b, number...), err
	}
	return b, fmt.Errorf("a %T has no JSON here", v)
}

// newLine begins the line of the i-th field or item.
func newLine(b []byte, i, depth int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return indented(b, depth)
}

func indented(b []byte, depth int) []byte {
	b = append(b, '\n')
	for range depth {
		b = append(b, "  "...)
	}
	return b
}

func closed(b []byte, bracket byte, items, depth int) []byte {
	if items > 0 {
		b = indented(b, depth)
	}
	return append(b, bracket)
}

const hex = "0123456789abcdef"

// appendText appends a JSON string. Bytes that are no UTF-8 become the replacement character; U+2028 and U+2029 are escaped, since
// they end lines in scripts.
func appendText(b []byte, text string) []byte {
	b = append(b, '"')
	for i := 0; i < len(text); {
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
