package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// textScanner splits delimited text, in UTF-8, into records. A field that begins with a double quote ends at the next
// one that is not doubled; a record ends at \n, \r\n or \r outside of quotes. What is not so is read as best it can be,
// and noted as a flaw.
type textScanner struct {
	r    io.Reader
	buf  []byte
	pos  int
	end  int
	done error // why r gives no more, io.EOF included

	special [256]bool // bytes that a plain field stops at
	delim   byte
	most    int // bytes a field may have

	text  []byte // the fields of the current record, one after another
	ends  []int  // where each of them ends
	line  int    // the line on which the current record begins, 1-based
	below int    // the line on which the next one begins
	flaws []flaw // of the current record
	err   error  // what ended the scan other than the end of the text
	atErr int    // its line
}

// flaw is something wrong with a field.
type flaw struct {
	field int // index
	kind  flawKind
}

type flawKind int

const (
	bareQuote flawKind = iota // a quote in a field that does not begin with one, or a single one inside of quotes
	zeroByte                  // a NUL, which is left out
)

func newTextScanner(r io.Reader, delim byte, most int) *textScanner {
	t := &textScanner{r: r, buf: make([]byte, 64<<10), delim: delim, most: most, below: 1}
	for _, c := range []byte{delim, '"', '\n', '\r', 0} {
		t.special[c] = true
	}
	return t
}

// next reads the next record; false at the end, or when err says what is wrong.
func (t *textScanner) next() bool {
	t.text, t.ends, t.flaws = t.text[:0], t.ends[:0], t.flaws[:0]
	t.line = t.below
	if t.err != nil || !t.have(1) {
		t.fail(t.below, t.done)
		return false
	}
	for last := false; !last; {
		start := len(t.text)
		if t.have(1) && t.buf[t.pos] == '"' {
			t.pos++
			if !t.quoted(start) {
				return false
			}
		}
		last = t.plain(start)
		if t.err != nil {
			return false
		}
		t.ends = append(t.ends, len(t.text))
	}
	return true
}

// plain reads up to the end of a field and over what ends it; last tells that it ended the record.
func (t *textScanner) plain(start int) (last bool) {
	for {
		window := t.buf[t.pos:t.end]
		i := 0
		for i < len(window) && !t.special[window[i]] {
			i++
		}
		t.text = append(t.text, window[:i]...)
		t.pos += i
		if len(t.text)-start > t.most {
			t.fail(t.line, fmt.Errorf("a field is longer than %d bytes", t.most))
			return true
		}
		if i == len(window) {
			if t.have(1) {
				continue
			}
			t.fail(t.below, t.done)
			return true
		}
		c := window[i]
		t.pos++
		switch c {
		case t.delim:
			return false
		case '\n':
			t.below++
			return true
		case '\r':
			if t.have(1) && t.buf[t.pos] == '\n' {
				t.pos++
			}
			t.below++
			return true
		case 0:
			t.note(zeroByte)
		default:
			t.note(bareQuote)
			t.text = append(t.text, c)
		}
	}
}

// quoted reads a field up to and over its closing quote; what follows is read by plain. False if the text ends before.
func (t *textScanner) quoted(start int) bool {
	opened := t.below
	for {
		window := t.buf[t.pos:t.end]
		i := bytes.IndexByte(window, '"')
		if i < 0 {
			i = len(window)
		}
		t.take(window[:i])
		t.pos += i
		if len(t.text)-start > t.most {
			t.fail(opened, fmt.Errorf("a quoted field is longer than %d bytes; its quote may never be closed", t.most))
			return false
		}
		if i == len(window) {
			if t.have(1) {
				continue
			}
			t.fail(opened, t.unclosed())
			return false
		}
		t.pos++
		if t.closes() {
			return true
		}
		t.text = append(t.text, '"')
	}
}

// closes tells, behind a quote inside of a quoted field, whether it ended the field. A doubled quote is consumed; one
// with blanks behind it ends the field, and the blanks are passed over.
func (t *textScanner) closes() bool {
	if !t.have(1) {
		return true
	}
	if t.buf[t.pos] == '"' {
		t.pos++
		return false
	}
	const most = 256
	for blanks := 0; blanks < most; blanks++ {
		if !t.have(blanks + 1) {
			t.pos += blanks
			return true
		}
		switch c := t.buf[t.pos+blanks]; {
		case c == t.delim, c == '\n', c == '\r':
			t.pos += blanks
			return true
		case c != ' ' && c != '\t':
			t.note(bareQuote)
			return false
		}
	}
	t.note(bareQuote)
	return false
}

// take appends quoted text without its zero bytes, and counts its lines: a \r counts unless a \n follows.
func (t *textScanner) take(span []byte) {
	for {
		i := bytes.IndexByte(span, 0)
		if i < 0 {
			break
		}
		t.note(zeroByte)
		t.countLines(span[:i])
		t.text = append(t.text, span[:i]...)
		span = span[i+1:]
	}
	t.countLines(span)
	t.text = append(t.text, span...)
}

func (t *textScanner) countLines(span []byte) {
	if len(span) > 0 && span[0] == '\n' && len(t.text) > 0 && t.text[len(t.text)-1] == '\r' {
		t.below-- // the \r before it, in another window, has counted
	}
	t.below += bytes.Count(span, []byte{'\n'})
	if returns := bytes.Count(span, []byte{'\r'}); returns > 0 {
		t.below += returns - bytes.Count(span, []byte("\r\n"))
	}
}

func (t *textScanner) note(kind flawKind) {
	if n := len(t.flaws); n == 0 || t.flaws[n-1] != (flaw{len(t.ends), kind}) {
		t.flaws = append(t.flaws, flaw{len(t.ends), kind})
	}
}

func (t *textScanner) unclosed() error {
	if !errors.Is(t.done, io.EOF) {
		return t.done
	}
	return fmt.Errorf("a quote is opened and never closed")
}

// fail keeps the first error; the end of the text is none.
func (t *textScanner) fail(line int, err error) {
	if !errors.Is(err, io.EOF) && t.err == nil {
		t.err, t.atErr = err, line
	}
}

// have brings n bytes into the window, if the text has as many.
func (t *textScanner) have(n int) bool {
	for t.end-t.pos < n {
		if t.done != nil {
			return false
		}
		t.read()
	}
	return true
}

func (t *textScanner) read() {
	t.end = copy(t.buf, t.buf[t.pos:t.end])
	t.pos = 0
	for range 100 {
		n, err := t.r.Read(t.buf[t.end:])
		t.end += n
		t.done = err
		if n > 0 || err != nil {
			return
		}
	}
	t.done = io.ErrNoProgress
}

// field is the text of the field with that index.
func (t *textScanner) field(i int) []byte {
	start := 0
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.text[start:t.ends[i]]
}
