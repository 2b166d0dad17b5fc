package object

import (
	"strconv"
	"unicode/utf16"
)

// Append writes a value behind out. A value of a type that PDF lacks is written as null.
func Append(out []byte, v Value) []byte {
	switch v := v.(type) {
	case bool:
		return strconv.AppendBool(out, v)
	case int:
		return strconv.AppendInt(out, int64(v), 10)
	case float64:
		return strconv.AppendFloat(out, v, 'f', -1, 64)
	case Name:
		return appendName(out, v)
	case String:
		return appendString(out, v)
	case Ref:
		return append(strconv.AppendInt(out, int64(v), 10), " 0 R"...)
	case Keyword:
		return append(out, v...)
	case Raw:
		return append(out, v...)
	case Array:
		out = append(out, '[')
		for i, e := range v {
			if i > 0 {
				out = append(out, ' ')
			}
			out = Append(out, e)
		}
		return append(out, ']')
	case Dict:
		out = append(out, "<<"...)
		for _, e := range v {
			out = append(appendName(out, e.Key), ' ')
			out = Append(out, e.Value)
		}
		return append(out, ">>"...)
	default:
		return append(out, "null"...)
	}
}

func appendName(out []byte, n Name) []byte {
	out = append(out, '/')
	for i := range len(n) {
		if c := n[i]; c <= ' ' || c > '~' || c == '#' || isDelimiter(c) {
			out = append(out, '#', hexDigits[c>>4], hexDigits[c&15])
			continue
		}
		out = append(out, n[i])
	}
	return out
}

const hexDigits = "0123456789ABCDEF"

// appendString writes a literal string; bytes that could be taken for something else are escaped.
func appendString(out []byte, s String) []byte {
	out = append(out, '(')
	for i := range len(s) {
		switch c := s[i]; c {
		case '(', ')', '\\':
			out = append(out, '\\', c)
		case '\r':
			out = append(out, `\r`...)
		case '\n':
			out = append(out, `\n`...)
		default:
			out = append(out, c)
		}
	}
	return append(out, ')')
}

// Text is a text string (ISO 32000-1, 7.9.2.2): ASCII as it stands, everything else in UTF-16 with its mark.
func Text(s string) String {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] >= ' ' && s[i] <= '~'
	}
	if plain {
		return String(s)
	}
	out := []byte{0xFE, 0xFF}
	for _, unit := range utf16.Encode([]rune(s)) {
		out = append(out, byte(unit>>8), byte(unit))
	}
	return String(out)
}

// Plain reads a text string as Text writes it.
func (s String) Plain() string {
	if len(s) < 2 || s[0] != 0xFE || s[1] != 0xFF {
		return string(s)
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
