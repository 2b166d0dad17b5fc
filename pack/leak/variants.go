package leak

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// variants are text as it stands and as it reads when its escapes are undone: %C3%BC, \u00fc, \xfc, &uuml;.
func variants(text string) []string {
	all := []string{text}
	for _, undo := range []func(string) string{unpercent, unbackslash, html.UnescapeString} {
		for _, v := range all {
			if undone := undo(v); undone != v {
				all = append(all, undone)
				break
			}
		}
	}
	return all
}

// unpercent undoes URL encoding where it is valid, and leaves the rest.
func unpercent(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(c))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// backslashed are the escapes of JSON, JavaScript and CSS that stand for a character.
var backslashed = regexp.MustCompile(`\\(u\{[0-9A-Fa-f]{1,6}\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[0-9A-Fa-f]{1,6}[ \t\n]?|[nrt/"'\\])`)

// unbackslash undoes them, surrogate pairs included.
func unbackslash(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var high rune
	return backslashed.ReplaceAllStringFunc(s, func(esc string) string {
		body := esc[1:]
		switch body[0] {
		case 'n', 'r', 't':
			return " "
		case '/', '"', '\'', '\\':
			return body
		}
		code, err := strconv.ParseUint(strings.Trim(strings.TrimLeft(body, "ux"), "{} \t\n"), 16, 32)
		if err != nil {
			return esc
		}
		r := rune(code)
		switch {
		case r >= 0xD800 && r < 0xDC00:
			high = r
			return ""
		case r >= 0xDC00 && r < 0xE000:
			r = (high-0xD800)<<10 + (r - 0xDC00) + 0x10000
		}
		if !utf8.ValidRune(r) {
			return " "
		}
		return string(r)
	})
}
