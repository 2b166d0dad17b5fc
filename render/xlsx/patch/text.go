package patch

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxText is how many UTF-16 units a cell may hold, as spreadsheet programs count.
const maxText = 32_767

// cutMark ends a text that was cut.
const cutMark = " … [cut]"

// fit is the text with plain ends of line and no bytes that are no UTF-8, cut where it is longer than a cell may be.
func fit(text string) (fitted string, cut bool) {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if units(text) <= maxText {
		return text, false
	}
	left := maxText - units(cutMark)
	for i, r := range text {
		if left -= utf16.RuneLen(r); left < 0 {
			return text[:i] + cutMark, true
		}
	}
	return text, false
}

func units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// looksEscaped is what spreadsheet programs read as an escaped character.
var looksEscaped = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// escape is the text as the content of an element. Characters that XML lacks are written as spreadsheet programs do: _x0007_.
func escape(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == '_' && looksEscaped.MatchString(text[i:]):
			b.WriteString("_x005F_")
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '\uFFFE' || r == '\uFFFF':
			b.WriteRune(utf8.RuneError)
		case r < ' ' && r != '\n' && r != '\t':
			fmt.Fprintf(&b, "_x%04X_", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// tagName is the name of a start tag, and the namespace prefix before its local name: "x:row" and "x:".
func tagName(tag []byte, local string) (name, prefix string) {
	end := 1 + bytes.IndexAny(tag[1:], " \t\r\n/>")
	name = string(tag[1:end])
	return name, strings.TrimSuffix(name, local)
}

// attribute is one attribute of a start tag as it stands there, with the blanks before it.
type attribute struct{ raw, name, value string }

// attributes are those of a start tag after its name. The tag is one that encoding/xml has read.
func attributes(tag []byte) []attribute {
	var all []attribute
	for {
		name := bytes.IndexByte(tag, '=')
		if name < 0 {
			return all
		}
		open := bytes.IndexAny(tag[name:], `"'`)
		if open < 0 {
			return all
		}
		open += name
		length := bytes.IndexByte(tag[open+1:], tag[open])
		if length < 0 {
			return all
		}
		end := open + 1 + length
		all = append(all, attribute{string(tag[:end+1]), string(bytes.TrimSpace(tag[:name])), string(tag[open+1 : end])})
		tag = tag[end+1:]
	}
}

// widen is a row's start tag whose spans, where it states any, hold the cells.
func widen(tag []byte, cells []Cell) string {
	name, _ := tagName(tag, "row")
	for _, a := range attributes(tag[1+len(name):]) {
		from, to, ok := strings.Cut(a.value, ":")
		first, ferr := strconv.Atoi(from)
		last, lerr := strconv.Atoi(to)
		if a.name != "spans" || !ok || ferr != nil || lerr != nil {
			continue
		}
		for _, c := range cells {
			first, last = min(first, c.col()), max(last, c.col())
		}
		wide := strings.Replace(a.raw, a.value, fmt.Sprintf("%d:%d", first, last), 1)
		return strings.Replace(string(tag), a.raw, wide, 1)
	}
	return string(tag)
}
