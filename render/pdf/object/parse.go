package object

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// deepest is how far values may be nested; a hostile file could nest them without end.
const deepest = 64

// Parser reads values one after the other.
type Parser struct {
	data    []byte
	pos     int
	depth   int
	content bool // of a content stream, where there are no references
}

// ParseContent reads the operands and operators of a content stream.
func ParseContent(data []byte) *Parser { return &Parser{data: data, content: true} }

// errEnd says that there are no more values.
var errEnd = errors.New("the data end")

// More tells whether a value follows.
func (p *Parser) More() bool {
	p.space()
	return p.pos < len(p.data)
}

// Next is the next value.
func (p *Parser) Next() (Value, error) {
	p.space()
	if p.pos >= len(p.data) {
		return nil, errEnd
	}
	switch c := p.data[p.pos]; {
	case c == '/':
		return p.name(), nil
	case c == '(':
		return p.literal()
	case bytes.HasPrefix(p.data[p.pos:], []byte("<<")):
		p.pos += 2
		return p.dict()
	case c == '<':
		return p.hex()
	case c == '[':
		p.pos++
		values, err := p.until("]")
		return Array(values), err
	case c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.':
		return p.number()
	case isDelimiter(c):
		return nil, fmt.Errorf("byte %d: an unexpected %q", p.pos, c)
	}
	return keyword(p.word()), nil
}

func keyword(word []byte) Value {
	switch string(word) {
	case "null":
		return nil
	case "true":
		return true
	case "false":
		return false
	}
	return Keyword(word)
}

// space skips white space and comments.
func (p *Parser) space() {
	for p.pos < len(p.data) {
		switch c := p.data[p.pos]; {
		case isSpace(c):
			p.pos++
		case c == '%':
			for p.pos < len(p.data) && p.data[p.pos] != '\n' && p.data[p.pos] != '\r' {
				p.pos++
			}
		default:
			return
		}
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// word is the bytes up to white space or a delimiter.
func (p *Parser) word() []byte {
	from := p.pos
	for p.pos < len(p.data) && !isSpace(p.data[p.pos]) && !isDelimiter(p.data[p.pos]) {
		p.pos++
	}
	return p.data[from:p.pos]
}

func (p *Parser) name() Name {
	p.pos++
	word := p.word()
	if bytes.IndexByte(word, '#') < 0 {
		return Name(word)
	}
	var plain []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			if n, err := strconv.ParseUint(string(word[i+1:i+3]), 16, 8); err == nil {
				plain = append(plain, byte(n))
				i += 2
				continue
			}
		}
		plain = append(plain, word[i])
	}
	return Name(plain)
}

// number is a number, or a reference where one follows.
func (p *Parser) number() (Value, error) {
	word := string(p.word())
	n, err := strconv.Atoi(word)
	if err != nil {
		f, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return nil, fmt.Errorf("byte %d: %q is no number", p.pos, word)
		}
		return f, nil
	}
	if !p.content && n > 0 && bytes.HasPrefix(p.data[p.pos:], []byte(" 0 R")) {
		p.pos += len(" 0 R")
		return Ref(n), nil
	}
	return n, nil
}

func (p *Parser) literal() (Value, error) {
	var out []byte
	open := 0
	for ; p.pos < len(p.data); p.pos++ {
		switch c := p.data[p.pos]; c {
		case '(':
			if open++; open > 1 {
				out = append(out, c)
			}
		case ')':
			if open--; open == 0 {
				p.pos++
				return String(out), nil
			}
			out = append(out, c)
		case '\\':
			out = p.escaped(out)
		default:
			out = append(out, c)
		}
	}
	return nil, errors.New("a string without end")
}

// escaped adds what an escape stands for. It leaves the position at the escape's last byte.
func (p *Parser) escaped(out []byte) []byte {
	p.pos++
	if p.pos >= len(p.data) {
		return out
	}
	c := p.data[p.pos]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	if c == '\n' {
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	code := 0
	from := p.pos
	for p.pos < len(p.data) && p.pos < from+3 && p.data[p.pos] >= '0' && p.data[p.pos] <= '7' {
		code = code*8 + int(p.data[p.pos]-'0')
		p.pos++
	}
	p.pos--
	return append(out, byte(code))
}

func (p *Parser) hex() (Value, error) {
	end := bytes.IndexByte(p.data[p.pos:], '>')
	if end < 0 {
		return nil, errors.New("a string without end")
	}
	digits := bytes.Join(bytes.Fields(p.data[p.pos+1:p.pos+end]), nil)
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	p.pos += end + 1
	out := make([]byte, 0, len(digits)/2)
	for i := 0; i < len(digits); i += 2 {
		n, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			return nil, fmt.Errorf("byte %d: %w", p.pos, err)
		}
		out = append(out, byte(n))
	}
	return String(out), nil
}

func (p *Parser) dict() (Value, error) {
	values, err := p.until(">>")
	if err != nil {
		return nil, err
	}
	if len(values)%2 == 1 {
		return nil, fmt.Errorf("byte %d: a key without a value", p.pos)
	}
	d := make(Dict, 0, len(values)/2)
	for i := 0; i < len(values); i += 2 {
		key, ok := values[i].(Name)
		if !ok {
			return nil, fmt.Errorf("byte %d: a key that is no name", p.pos)
		}
		d = append(d, Entry{key, values[i+1]})
	}
	return d, nil
}

// until is the values up to the end mark.
func (p *Parser) until(end string) ([]Value, error) {
	if p.depth++; p.depth > deepest {
		return nil, errors.New("values nested too deep")
	}
	defer func() { p.depth-- }()
	var values []Value
	for {
		p.space()
		if bytes.HasPrefix(p.data[p.pos:], []byte(end)) {
			p.pos += len(end)
			return values, nil
		}
		v, err := p.Next()
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
}
