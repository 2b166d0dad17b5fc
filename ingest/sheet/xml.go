package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// tag is what xmlScanner.next stands on.
type tag int

const (
	endOfFile tag = iota
	startTag
	endTag
)

// maxTag bounds one tag with its attributes. Real ones have a few hundred bytes; a sheet's root some thousand.
const maxTag = 1 << 20

var (
	errDoctype   = errors.New("holds a document type declaration, which a workbook never has")
	errTruncated = errors.New("ends in the middle")
)

// xmlScanner is a pull parser for the XML of a workbook's parts. It is several times faster than encoding/xml because
// it copies nothing that nobody asked for: names and attributes are views of its window, text is decoded only by content.
// It checks that tags nest, refuses document types and every entity but the five of XML and numbers, and names elements
// and attributes without their namespace prefix, since files differ in prefixes and namespaces but not in local names.
type xmlScanner struct {
	r    io.Reader
	buf  []byte // the window
	pos  int    // the next byte to look at
	end  int    // the end of what was read
	done error  // why r gives no more, io.EOF included

	name  []byte // local name of the current tag; valid until next
	attrs []byte // raw attributes of the current start tag; valid until next
	empty bool   // the current start tag is <a/>: next gives its end

	open    []byte // the raw names of the open elements, one after another
	marks   []int  // where each of them begins
	maxDeep int
	maxText int
}

func newXMLScanner(r io.Reader, limits Limits) *xmlScanner {
	return &xmlScanner{r: r, buf: make([]byte, 64<<10), maxDeep: limits.Depth, maxText: limits.Text}
}

// depth is the number of open elements, the one whose start tag is current included.
func (x *xmlScanner) depth() int { return len(x.marks) }

// next goes to the next start or end tag. Character data between is passed over.
func (x *xmlScanner) next() (tag, error) {
	if x.empty {
		x.empty = false
		x.close()
		return endTag, nil
	}
	for {
		i := bytes.IndexByte(x.buf[x.pos:x.end], '<')
		if i < 0 {
			x.pos = x.end
			if err := x.more(); err != nil {
				return endOfFile, x.atEnd(err)
			}
			continue
		}
		x.pos += i
		kind, err := x.markup()
		if kind != endOfFile || err != nil {
			return kind, err
		}
	}
}

// markup reads what begins with the '<' at pos; endOfFile and no error mean that it was not a tag.
func (x *xmlScanner) markup() (tag, error) {
	if x.end-x.pos < 2 {
		if err := x.need(2); err != nil {
			return endOfFile, err
		}
	}
	switch x.buf[x.pos+1] {
	case '!':
		return endOfFile, x.declaration()
	case '?':
		return endOfFile, x.passOver("?>")
	}
	length, err := x.tagLength()
	if err != nil {
		return endOfFile, err
	}
	raw := x.buf[x.pos+1 : x.pos+length-1]
	x.pos += length
	if len(raw) > 0 && raw[0] == '/' {
		return endTag, x.closeNamed(trimSpace(raw[1:]))
	}
	return startTag, x.openTag(raw)
}

// tagLength is the length of the tag at pos, both angle brackets included, with the whole tag brought into the window.
func (x *xmlScanner) tagLength() (int, error) {
	quote, at := byte(0), 1
	for {
		for window := x.buf[x.pos:x.end]; at < len(window); at++ {
			switch c := window[at]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				return at + 1, nil
			case c == '"' || c == '\'':
				quote = c
			case c == '<':
				return 0, errors.New("has a tag that is not closed")
			}
		}
		if at > maxTag {
			return 0, fmt.Errorf("has a tag longer than %d bytes", maxTag)
		}
		if err := x.more(); err != nil {
			return 0, truncated(err)
		}
	}
}

func (x *xmlScanner) openTag(raw []byte) error {
	if n := len(raw); n > 0 && raw[n-1] == '/' {
		x.empty, raw = true, raw[:n-1]
	}
	cut := 0
	for cut < len(raw) && !isSpace(raw[cut]) {
		cut++
	}
	full := raw[:cut]
	if len(full) == 0 || !nameStart(full[0]) {
		return fmt.Errorf("has a tag without a name: <%s>", shorten(raw))
	}
	if len(x.marks) >= x.maxDeep {
		return fmt.Errorf("nests more than %d elements", x.maxDeep)
	}
	x.marks = append(x.marks, len(x.open))
	x.open = append(x.open, full...)
	x.name, x.attrs = local(full), raw[cut:]
	return nil
}

// close ends the innermost element; name stays valid, as the bytes are only given up.
func (x *xmlScanner) close() {
	last := len(x.marks) - 1
	x.name, x.attrs = local(x.open[x.marks[last]:]), nil
	x.open, x.marks = x.open[:x.marks[last]], x.marks[:last]
}

func (x *xmlScanner) closeNamed(full []byte) error {
	if len(x.marks) == 0 {
		return fmt.Errorf("closes <%s>, which is not open", shorten(full))
	}
	if want := x.open[x.marks[len(x.marks)-1]:]; !bytes.Equal(want, full) {
		return fmt.Errorf("closes <%s> with </%s>", shorten(want), shorten(full))
	}
	x.close()
	return nil
}

// declaration passes over a comment or, outside of content, a CDATA section, and refuses a document type.
func (x *xmlScanner) declaration() error {
	if x.need(4) == nil && string(x.buf[x.pos:x.pos+4]) == "<!--" {
		return x.passOver("-->")
	}
	if x.need(9) == nil && string(x.buf[x.pos:x.pos+9]) == "<![CDATA[" {
		return x.passOver("]]>")
	}
	if x.need(9) != nil {
		return errTruncated
	}
	return errDoctype
}

// passOver goes behind the next stop, however far that is.
func (x *xmlScanner) passOver(stop string) error {
	x.pos += 2
	for {
		window := x.buf[x.pos:x.end]
		if i := bytes.Index(window, []byte(stop)); i >= 0 {
			x.pos += i + len(stop)
			return nil
		}
		x.pos += max(0, len(window)-len(stop)+1)
		if err := x.more(); err != nil {
			return truncated(err)
		}
	}
}

// skip goes behind the end of the element whose start tag is current.
func (x *xmlScanner) skip() error {
	for stop := x.depth() - 1; x.depth() > stop; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// content appends the decoded character data of the current element to dst and goes behind its end.
// Elements inside of it are passed over with all they hold.
func (x *xmlScanner) content(dst []byte) ([]byte, error) {
	if x.empty {
		_, err := x.next()
		return dst, err
	}
	start, stop := len(dst), x.depth()-1
	for {
		i := bytes.IndexByte(x.buf[x.pos:x.end], '<')
		if i < 0 {
			if x.end-x.pos > x.maxText {
				return dst, fmt.Errorf("holds a text longer than %d bytes", x.maxText)
			}
			if err := x.more(); err != nil {
				return dst, truncated(err)
			}
			continue
		}
		var err error
		if dst, err = unescape(dst, x.buf[x.pos:x.pos+i]); err != nil {
			return dst, err
		}
		x.pos += i
		if dst, err = x.insideContent(dst); err != nil {
			return dst, err
		}
		if len(dst)-start > x.maxText {
			return dst, fmt.Errorf("holds a text longer than %d bytes", x.maxText)
		}
		if x.depth() == stop {
			return dst, nil
		}
	}
}

// insideContent reads the markup at pos while content gathers text.
func (x *xmlScanner) insideContent(dst []byte) ([]byte, error) {
	if x.end-x.pos < 9 {
		_ = x.need(9) // what is missing shows below
	}
	if bytes.HasPrefix(x.buf[x.pos:x.end], []byte("<![CDATA[")) {
		return x.cdata(dst)
	}
	kind, err := x.markup()
	if err == nil && kind == startTag {
		err = x.skip()
	}
	return dst, err
}

func (x *xmlScanner) cdata(dst []byte) ([]byte, error) {
	x.pos += 9
	for {
		if i := bytes.Index(x.buf[x.pos:x.end], []byte("]]>")); i >= 0 {
			dst = appendLines(dst, x.buf[x.pos:x.pos+i])
			x.pos += i + 3
			return dst, nil
		}
		if x.end-x.pos > x.maxText {
			return dst, fmt.Errorf("holds a text longer than %d bytes", x.maxText)
		}
		if err := x.more(); err != nil {
			return dst, truncated(err)
		}
	}
}

// atEnd turns the end of the input into nil if every element was closed.
func (x *xmlScanner) atEnd(err error) error {
	if errors.Is(err, io.EOF) && len(x.marks) == 0 {
		return nil
	}
	return truncated(err)
}

// need brings n bytes from pos on into the window.
func (x *xmlScanner) need(n int) error {
	for x.end-x.pos < n {
		if err := x.more(); err != nil {
			return truncated(err)
		}
	}
	return nil
}

// more reads on, after moving what is still wanted to the front of the window; it grows a window that is full.
func (x *xmlScanner) more() error {
	if x.done != nil {
		return x.done
	}
	if x.pos > 0 {
		x.end = copy(x.buf, x.buf[x.pos:x.end])
		x.pos = 0
	}
	if x.end == len(x.buf) {
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	for range 100 {
		n, err := x.r.Read(x.buf[x.end:])
		x.end += n
		if err != nil {
			x.done = err
		}
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	x.done = io.ErrNoProgress
	return x.done
}

// truncated says that the input ended inside of something, or keeps the reader's own error.
func truncated(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errTruncated
	}
	return err
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// trimSpace cuts the white space of XML off both ends. It is called for every cell, and bytes.Trim takes twice as long.
func trimSpace(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

func nameStart(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == ':' || c >= utf8.RuneSelf
}

// shorten makes a piece of foreign text fit into a message.
func shorten[T string | []byte](b T) string {
	const most = 40
	if len(b) <= most {
		return string(b)
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(b[cut]) {
		cut--
	}
	return string(b[:cut]) + "…"
}
