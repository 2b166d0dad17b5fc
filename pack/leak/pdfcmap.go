package leak

import (
	"bytes"
	"errors"
	"unicode/utf16"
)

// cmap is a ToUnicode map: how a string of a page is cut into codes, and what each code means.
type cmap struct {
	spaces []codeSpace
	chars  map[uint32]string
	ranges []codeRange
}

type codeSpace struct {
	bytes  int
	lo, hi uint32
}

// codeRange maps lo … hi to to and the characters after it, or to the list.
type codeRange struct {
	lo, hi uint32
	to     []uint16
	list   []string
}

// readCMap reads the operators of a ToUnicode stream (ISO 32000-1, 9.10.3) and ignores all others.
func readCMap(data []byte) (*cmap, error) {
	c := &cmap{chars: map[uint32]string{}}
	l := &lexer{data: data}
	var stack []any
	for {
		v, err := l.next(false)
		if errors.Is(err, errPDFEnd) && len(bytes.TrimSpace(data[l.pos:])) == 0 {
			break
		}
		if err != nil {
			return nil, err
		}
		switch v {
		case pdfKeyword("begincodespacerange"), pdfKeyword("beginbfchar"), pdfKeyword("beginbfrange"):
			stack = nil
		case pdfKeyword("endcodespacerange"):
			c.addSpaces(stack)
		case pdfKeyword("endbfchar"):
			c.addChars(stack)
		case pdfKeyword("endbfrange"):
			c.addRanges(stack)
		default:
			stack = append(stack, v)
		}
	}
	if len(c.chars)+len(c.ranges) == 0 {
		return nil, errors.New("a font’s ToUnicode map is empty")
	}
	return c, nil
}

func (c *cmap) addSpaces(stack []any) {
	for i := 0; i+1 < len(stack); i += 2 {
		lo, ok1 := stack[i].(pdfString)
		hi, ok2 := stack[i+1].(pdfString)
		if ok1 && ok2 && len(lo) > 0 && len(lo) <= 4 {
			c.spaces = append(c.spaces, codeSpace{bytes: len(lo), lo: code(lo), hi: code(hi)})
		}
	}
}

func (c *cmap) addChars(stack []any) {
	for i := 0; i+1 < len(stack); i += 2 {
		from, ok1 := stack[i].(pdfString)
		to, ok2 := stack[i+1].(pdfString)
		if ok1 && ok2 {
			c.chars[code(from)] = string(utf16.Decode(units(to)))
		}
	}
}

func (c *cmap) addRanges(stack []any) {
	for i := 0; i+2 < len(stack); i += 3 {
		lo, ok1 := stack[i].(pdfString)
		hi, ok2 := stack[i+1].(pdfString)
		if !ok1 || !ok2 {
			continue
		}
		r := codeRange{lo: code(lo), hi: code(hi)}
		switch to := stack[i+2].(type) {
		case pdfString:
			r.to = units(to)
		case pdfArray:
			for _, e := range to {
				s, _ := e.(pdfString)
				r.list = append(r.list, string(utf16.Decode(units(s))))
			}
		}
		c.ranges = append(c.ranges, r)
	}
}

func code(s pdfString) (n uint32) {
	for _, c := range s {
		n = n<<8 | uint32(c)
	}
	return n
}

func units(s pdfString) []uint16 {
	if len(s) == 1 {
		return []uint16{uint16(s[0])}
	}
	var u []uint16
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return u
}

// lookup is what a code means; false where the map does not say.
func (c *cmap) lookup(code uint32) (string, bool) {
	if s, ok := c.chars[code]; ok {
		return s, true
	}
	for _, r := range c.ranges {
		if code < r.lo || code > r.hi {
			continue
		}
		n := code - r.lo
		switch {
		case int(n) < len(r.list):
			return r.list[n], true
		case len(r.to) > 0:
			u := append([]uint16(nil), r.to...)
			u[len(u)-1] += uint16(n)
			return string(utf16.Decode(u)), true
		}
	}
	return "", false
}
