package leak

import (
	"bytes"
	"errors"
	"math"
	"strconv"
)

// Objects of a PDF (ISO 32000-1, 7.3). Numbers are float64, true, false and null are keywords, arrays are pdfArray.
type (
	pdfName    string // without the slash, #xx undone
	pdfString  []byte // escapes or hex undone
	pdfArray   []any
	pdfDict    map[pdfName]any
	pdfKeyword string // an operator, or a word such as obj and true
	pdfRef     int    // the number of an indirect object; generations are not told apart
)

// lexer reads objects one after another.
type lexer struct {
	data []byte
	pos  int
}

var (
	errPDFEnd    = errors.New("it ends too early")
	errPDFNested = errors.New("its objects are nested too deeply")
)

const maxNesting = 200

func isPDFSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isPDFDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skip passes white space and comments.
func (l *lexer) skip() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case isPDFSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next reads one object; in a document, refs makes "12 0 R" one. It fails at the end of the data.
func (l *lexer) next(refs bool) (any, error) { return l.object(refs, 0) }

func (l *lexer) object(refs bool, depth int) (any, error) {
	l.skip()
	if l.pos >= len(l.data) {
		return nil, errPDFEnd
	}
	if depth > maxNesting {
		return nil, errPDFNested
	}
	switch c := l.data[l.pos]; {
	case c == '/':
		l.pos++
		return l.name(), nil
	case c == '(':
		return l.literal()
	case c == '<' && l.peek(1) == '<':
		l.pos += 2
		return l.dict(refs, depth)
	case c == '<':
		return l.hex()
	case c == '[':
		l.pos++
		return l.array(refs, depth)
	case isPDFDelimiter(c):
		l.pos++
		if c == '>' && l.pos < len(l.data) && l.data[l.pos] == '>' {
			l.pos++
			return pdfKeyword(">>"), nil
		}
		return pdfKeyword(c), nil
	}
	return l.word(refs), nil
}

func (l *lexer) peek(n int) byte {
	if l.pos+n < len(l.data) {
		return l.data[l.pos+n]
	}
	return 0
}

func (l *lexer) regular() []byte {
	start := l.pos
	for l.pos < len(l.data) && !isPDFSpace(l.data[l.pos]) && !isPDFDelimiter(l.data[l.pos]) {
		l.pos++
	}
	return l.data[start:l.pos]
}

func (l *lexer) name() pdfName {
	raw := l.regular()
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if c, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(c))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return pdfName(out)
}

// word is a number, a reference or a keyword.
func (l *lexer) word(refs bool) any {
	raw := l.regular()
	const largest = 1 << 40 // so that a number is also a safe int
	n, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || !bytes.ContainsAny(raw[:1], "+-.0123456789") || !(math.Abs(n) < largest) {
		return pdfKeyword(raw)
	}
	if refs && n >= 0 && n == float64(int(n)) {
		if end, ok := l.refEnd(); ok {
			l.pos = end
			return pdfRef(int(n))
		}
	}
	return n
}

// refEnd is where the reference ends whose object number was just read.
func (l *lexer) refEnd() (int, bool) {
	rest := &lexer{data: l.data, pos: l.pos}
	rest.skip()
	if _, err := strconv.ParseUint(string(rest.regular()), 10, 16); err != nil {
		return 0, false
	}
	rest.skip()
	isRef := string(rest.regular()) == "R"
	return rest.pos, isRef
}

func (l *lexer) array(refs bool, depth int) (any, error) {
	array := pdfArray{}
	for {
		v, err := l.object(refs, depth+1)
		if err != nil {
			return nil, err
		}
		if v == pdfKeyword("]") {
			return array, nil
		}
		array = append(array, v)
	}
}

func (l *lexer) dict(refs bool, depth int) (any, error) {
	dict := pdfDict{}
	for {
		k, err := l.object(refs, depth+1)
		if err != nil {
			return nil, err
		}
		if k == pdfKeyword(">>") {
			return dict, nil
		}
		key, ok := k.(pdfName)
		if !ok {
			return nil, errors.New("a dictionary has a key that is no name")
		}
		v, err := l.object(refs, depth+1)
		if err != nil {
			return nil, err
		}
		dict[key] = v
	}
}

func (l *lexer) hex() (any, error) {
	l.pos++
	var digits []byte
	for ; l.pos < len(l.data) && l.data[l.pos] != '>'; l.pos++ {
		if c := l.data[l.pos]; !isPDFSpace(c) {
			digits = append(digits, c)
		}
	}
	if l.pos >= len(l.data) {
		return nil, errPDFEnd
	}
	l.pos++
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make(pdfString, 0, len(digits)/2)
	for i := 0; i < len(digits); i += 2 {
		c, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			return nil, errors.New("a hex string holds something else")
		}
		out = append(out, byte(c))
	}
	return out, nil
}

func (l *lexer) literal() (any, error) {
	l.pos++
	out := pdfString{}
	for depth := 1; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		switch c {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				l.pos++
				return out, nil
			}
		case '\\':
			l.pos++
			out = l.escape(out)
			continue
		case '\r':
			if l.peek(1) == '\n' {
				l.pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return nil, errPDFEnd
}

// escape reads what follows a backslash and stays on its last byte.
func (l *lexer) escape(out pdfString) pdfString {
	c := l.peek(0)
	if at := bytes.IndexByte([]byte("nrtbf"), c); at >= 0 {
		return append(out, "\n\r\t\b\f"[at])
	}
	switch {
	case c == '\r' && l.peek(1) == '\n':
		l.pos++
		return out
	case c == '\r' || c == '\n':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	code := 0
	for n := 0; n < 3 && l.peek(n) >= '0' && l.peek(n) <= '7'; n++ {
		code = code*8 + int(l.peek(n)-'0')
	}
	for n := 1; n < 3 && l.peek(1) >= '0' && l.peek(1) <= '7'; n++ {
		l.pos++
	}
	return append(out, byte(code))
}
