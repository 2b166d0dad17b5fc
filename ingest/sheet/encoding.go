package sheet

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	letters "unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding is how the characters of a text table are written, by its IANA name in lower case.
type Encoding string

// The encodings that Open tells apart.
const (
	UTF8        Encoding = "utf-8"
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	Windows1252 Encoding = "windows-1252" // also for ISO 8859-1, whose letters it has in the same places
	CP850       Encoding = "ibm850"       // also for CP437, whose accented letters it has in the same places
)

// decoder turns an encoding into UTF-8; nil for UTF-8 itself.
func (e Encoding) decoder() *encoding.Decoder {
	switch e {
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
	case Windows1252:
		return charmap.Windows1252.NewDecoder()
	case CP850:
		return charmap.CodePage850.NewDecoder()
	}
	return nil
}

// reader gives a text in UTF-8.
func (e Encoding) reader(r io.Reader) io.Reader {
	if d := e.decoder(); d != nil {
		return transform.NewReader(r, d)
	}
	return r
}

// byteOrderMark is the encoding that a text begins by naming, and the length of the mark; 0 without one.
func byteOrderMark(head []byte) (Encoding, int) {
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return UTF8, 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return UTF16LE, 2
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return UTF16BE, 2
	}
	return "", 0
}

// markless16 tells UTF-16 without a mark by its zeros: the high bytes of the Latin letters that any table has.
func markless16(head []byte) (Encoding, bool) {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case half < 2:
		return "", false
	case zeros[1] > half*2/5 && zeros[0] < half/50+1:
		return UTF16LE, true
	case zeros[0] > half*2/5 && zeros[1] < half/50+1:
		return UTF16BE, true
	}
	return "", false
}

// byteSurvey counts what tells the 8-bit encodings apart.
type byteSurvey struct {
	multi   int // bytes of valid UTF-8 beyond ASCII
	invalid int // bytes that are not UTF-8
	windows int // how implausible they are where they stand, read as Windows-1252
	dos     int // the same, read as CP850
}

// survey reads up to limit bytes.
func survey(r io.Reader, limit int64) (byteSurvey, error) {
	var s byteSurvey
	b := bufio.NewReaderSize(io.LimitReader(r, limit), 1<<20)
	for {
		chunk, err := b.Peek(b.Size())
		whole := len(chunk)
		if err == nil {
			whole -= partialRune(chunk)
		}
		s.count(chunk[:whole])
		_, _ = b.Discard(whole)
		if err == io.EOF {
			return s, nil
		}
		if err != nil {
			return s, err
		}
	}
}

// partialRune is how many bytes at the end of chunk begin a character that goes on behind it.
func partialRune(chunk []byte) int {
	for n := 1; n < utf8.UTFMax && n < len(chunk); n++ {
		if tail := chunk[len(chunk)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

func (s *byteSurvey) count(chunk []byte) {
	if utf8.Valid(chunk) {
		s.multi += len(chunk) - utf8.RuneCount(chunk)
		return
	}
	for i := 0; i < len(chunk); {
		r, size := utf8.DecodeRune(chunk[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			s.invalid++
			s.weigh(chunk, i)
		case size > 1:
			s.multi += size
		}
		i += size
	}
}

// weigh asks of both code pages what the byte at i would be between its neighbours.
func (s *byteSurvey) weigh(chunk []byte, i int) {
	before, after := byte(' '), byte(' ')
	if i > 0 {
		before = chunk[i-1]
	}
	if i+1 < len(chunk) {
		after = chunk[i+1]
	}
	s.windows += implausible(charmap.Windows1252, before, chunk[i], after)
	s.dos += implausible(charmap.CodePage850, before, chunk[i], after)
}

// implausible says how unlikely a character is in a text: one that does not exist, a mark or symbol inside of a word, a
// capital behind a small letter.
func implausible(page *charmap.Charmap, before, at, after byte) int {
	left, r, right := page.DecodeByte(before), page.DecodeByte(at), page.DecodeByte(after)
	inWord := letters.IsLetter(left) && letters.IsLetter(right)
	atWord := letters.IsLetter(left) || letters.IsLetter(right)
	switch {
	case r == utf8.RuneError || letters.IsControl(r):
		return 3
	case letters.IsLetter(r):
		if letters.IsUpper(r) && letters.IsLower(left) {
			return 1
		}
	case strings.ContainsRune("’–—·©®™€£¥§", r):
	case inWord, atWord && letters.IsSymbol(r):
		return 1
	}
	return 0
}

// guess is the encoding of a text without a mark. sure is false where another one could have been meant.
func (s byteSurvey) guess() (e Encoding, sure bool) {
	switch {
	case s.invalid == 0:
		return UTF8, true
	case s.multi > 10*s.invalid:
		return UTF8, false
	case s.dos < s.windows:
		return CP850, false
	}
	return Windows1252, false
}

// plainXML gives a part in UTF-8; a part in UTF-16 begins with a byte order mark.
func plainXML(r io.Reader) io.Reader {
	b := bufio.NewReaderSize(r, 16)
	mark, _ := b.Peek(2)
	if e, _ := byteOrderMark(mark); e != "" {
		return e.reader(b)
	}
	return b
}
