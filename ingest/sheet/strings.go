package sheet

import (
	"fmt"
)

// perString is what a string costs beyond its bytes: its header and what the allocator rounds up.
const perString = 24

// readStrings reads the shared strings, to which cells point by number.
func (w *workbook) readStrings(relations map[string]relation) ([]string, error) {
	f := w.related(relations, "sharedStrings")
	if f == nil {
		f = w.find("xl/sharedStrings.xml")
	}
	if f == nil {
		return nil, nil
	}
	var items []string
	var text []byte
	var held int64
	err := w.scan(f, w.limits.SharedStrings, func(x *xmlScanner) error {
		if x.depth() != 2 || string(x.name) != "si" {
			return nil
		}
		var err error
		if text, err = richText(x, text[:0]); err != nil {
			return err
		}
		if held += int64(len(text)) + perString; held > w.limits.SharedStrings {
			return fmt.Errorf("holds more than %s of text", byteCount(w.limits.SharedStrings))
		}
		items = append(items, string(text))
		return nil
	})
	return items, err
}

// richText appends the text of the current element, a shared or an inline string: its own text, or that of its runs
// (ECMA-376 18.4.8). Phonetic hints (rPh) are how the text is spoken, and not part of it.
func richText(x *xmlScanner, dst []byte) ([]byte, error) {
	stop := x.depth() - 1
	for {
		kind, err := x.next()
		if err != nil {
			return dst, err
		}
		if x.depth() == stop {
			return dst, nil
		}
		if kind != startTag {
			continue
		}
		switch string(x.name) {
		case "t":
			dst, err = plainText(x, dst)
		case "r": // its t comes next
		default:
			err = x.skip()
		}
		if err != nil {
			return dst, err
		}
	}
}

// plainText appends the text of the current t element. Space at its ends counts only if the element says so.
func plainText(x *xmlScanner, dst []byte) ([]byte, error) {
	preserve := x.prefixedAttr("space") == "preserve"
	start := len(dst)
	dst, err := x.content(dst)
	if err != nil {
		return dst, err
	}
	text := dst[start:]
	if !preserve {
		text = trimSpace(text)
	}
	return append(dst[:start], unescapeX(text)...), nil
}
