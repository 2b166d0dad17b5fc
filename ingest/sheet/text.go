package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"dossier/source"
)

// sampled is how much of the beginning tells the delimiter of a text table.
const sampled = 64 << 10

// textTable is an open text table.
type textTable struct {
	input
	dialect Dialect
	skip    int64 // bytes of the mark before the text
	stated  int   // bytes of the decoded sep= line
}

func openText(in input) (*Book, []source.Problem) {
	t := &textTable{input: in}
	head := make([]byte, min(in.size, sampled))
	if n, err := in.r.ReadAt(head, 0); n < len(head) {
		return nil, []source.Problem{*in.refuse("cannot be read: "+errorText(err), "", "")}
	}
	var notes []source.Problem
	if refusal := t.findEncoding(head, &notes); refusal != nil {
		return nil, []source.Problem{*refusal}
	}
	sample := make([]byte, sampled)
	n, err := io.ReadFull(t.decoded(), sample)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, []source.Problem{*in.refuse("cannot be read: "+err.Error(), "", "")}
	}
	t.findDialect(sample[:n], err != nil, &notes)
	ref := in.ref()
	sheet := &Sheet{ref: ref, pass: t.rows, problems: report{limit: in.limits.Problems}}
	return &Book{File: in.file, Kind: CSV, Sheets: []*Sheet{sheet}, Dialect: t.dialect}, notes
}

// findEncoding settles how the bytes are read: by the mark, by the zeros of UTF-16, or by what the bytes make sense as.
func (t *textTable) findEncoding(head []byte, notes *[]source.Problem) *source.Problem {
	if e, length := byteOrderMark(head); length > 0 {
		t.dialect.Encoding, t.dialect.Mark, t.skip = e, true, int64(length)
		return nil
	}
	if e, ok := markless16(head); ok {
		t.dialect.Encoding = e
		*notes = append(*notes, source.Notice(t.ref(), fmt.Sprintf("taken to be %s by its zero bytes, as it has no byte order mark", e),
			"", "save it as UTF-8 if characters come out wrong").As(source.TakenForGranted))
		return nil
	}
	if n := controls(head); n >= 8 && n > len(head)/20 {
		return t.refuseBinary(n, len(head))
	}
	found, err := survey(io.NewSectionReader(t.r, 0, t.size), t.limits.Survey)
	if err != nil {
		return t.refuse("cannot be read: "+err.Error(), "", "")
	}
	sure := false
	if t.dialect.Encoding, sure = found.guess(); !sure && t.dialect.Encoding != UTF8 {
		*notes = append(*notes, source.Notice(t.ref(), fmt.Sprintf("taken to be %s, as %s not UTF-8",
			t.dialect.Encoding, bytesAre(found.invalid)), "", "save it as UTF-8 if characters come out wrong").As(source.TakenForGranted))
	}
	return nil
}

func bytesAre(n int) string {
	if n == 1 {
		return "1 byte is"
	}
	return fmt.Sprintf("%d bytes are", n)
}

// controls counts the bytes that no text has.
func controls(head []byte) int {
	n := 0
	for _, c := range head {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1A && c != 0x1B {
			n++
		}
	}
	return n
}

// findDialect settles how the text is split into records and fields.
func (t *textTable) findDialect(sample []byte, whole bool, notes *[]source.Problem) {
	d := &t.dialect
	d.LineEnd = lineEnds(sample)
	if d.Delimiter, t.stated = statedDelimiter(sample); t.stated > 0 {
		d.Stated = true
		sample = sample[t.stated:]
	}
	d.Quoted = bytes.HasPrefix(sample, []byte{'"'})
	if !d.Stated {
		var rival byte
		d.Delimiter, rival = chooseDelimiter(sample, whole, t.namedDelimiter())
		if rival != 0 {
			*notes = append(*notes, source.Notice(t.ref(), fmt.Sprintf("taken to be delimited by %s; %s would fit as well",
				delimiterName(d.Delimiter), delimiterName(rival)), "", "begin the file with a line like sep=; to state it").As(source.TakenForGranted))
		}
	}
	for _, lead := range []byte{d.Delimiter, '\n', '\r'} {
		d.Quoted = d.Quoted || bytes.Contains(sample, []byte{lead, '"'})
	}
}

// namedDelimiter is the delimiter that the file's name speaks for.
func (t *textTable) namedDelimiter() byte {
	switch strings.ToLower(path.Ext(t.file)) {
	case ".tsv", ".tab":
		return '\t'
	case ".psv":
		return '|'
	}
	return ','
}

// decoded is the whole text in UTF-8, without its mark.
func (t *textTable) decoded() io.Reader {
	return t.dialect.Encoding.reader(io.NewSectionReader(t.r, t.skip, t.size-t.skip))
}

// rows is one pass over the records.
func (t *textTable) rows(s *Sheet, yield func(Row) bool) {
	r := t.decoded()
	if _, err := io.CopyN(io.Discard, r, int64(t.stated)); err != nil && !errors.Is(err, io.EOF) {
		s.problems.add(*t.refuse("cannot be read: "+err.Error(), "", ""))
		return
	}
	p := textPass{sheet: s, scan: newTextScanner(r, t.dialect.Delimiter, t.limits.Text), mostRows: t.limits.TextRows}
	if t.stated > 0 {
		p.scan.below++
	}
	p.run(yield)
}

// textPass is one pass over the records of a text table.
type textPass struct {
	sheet    *Sheet
	scan     *textScanner
	mostRows int
	row      int // number of the current record
	cells    []Cell
}

func (p *textPass) run(yield func(Row) bool) {
	given := 0
	for p.scan.next() {
		if p.row++; p.row > p.mostRows {
			p.sheet.problems.add(source.Err(p.sheet.ref.AtLine(p.scan.line), fmt.Sprintf("the table has more than %d rows; the rest is left out", p.mostRows), "a smaller table", ""))
			return
		}
		if !p.fill() {
			continue
		}
		given++
		if !yield(Row{Number: p.row, Cells: p.cells}) {
			return
		}
	}
	switch {
	case p.scan.err != nil:
		p.sheet.problems.add(source.Err(p.sheet.ref.AtLine(p.scan.atErr), p.scan.err.Error()+"; the rest is left out",
			"a table that can be read to its end", "look at the quotes from this line on"))
	case given == 0:
		p.sheet.problems.add(source.Warn(p.sheet.ref, "the table holds no cells", "", "").As(source.TableEmpty))
	}
}

// fill makes the cells of the current record; false if all of them are blank.
func (p *textPass) fill() bool {
	scan := p.scan
	p.reportFlaws()
	fields := len(scan.ends)
	if fields > MaxColumn {
		p.sheet.problems.add(source.Err(p.at(MaxColumn), fmt.Sprintf("the row has %d fields; the rest is left out", fields), "at most 16384 columns", ""))
		fields = MaxColumn
	}
	p.cells = p.cells[:0]
	if len(scan.text) == 0 {
		return false
	}
	text := p.readable(fields)
	start := 0
	for _, end := range scan.ends[:fields] {
		c := Cell{}
		if end > start {
			c = Cell{Kind: Text, Text: text[start:end]}
		}
		p.cells = append(p.cells, c)
		start = end
	}
	return start > 0
}

// readable is the text of the current record. Fields with characters that could not be decoded are reported, and the
// bytes that are no UTF-8 replaced.
func (p *textPass) readable(fields int) string {
	scan := p.scan
	if n := len(scan.text); n <= len(blanks) && string(scan.text) == blanks[:n] {
		return blanks[:n] // of a row without anything, as many tables have thousands of
	}
	valid := utf8.Valid(scan.text)
	if valid && !bytes.Contains(scan.text, []byte("\uFFFD")) {
		return string(scan.text)
	}
	var mended []byte
	ends := make([]int, 0, len(scan.ends))
	for i := range scan.ends {
		field := scan.field(i)
		clean := bytes.ToValidUTF8(field, []byte("\uFFFD"))
		if i < fields && bytes.Contains(clean, []byte("\uFFFD")) {
			p.sheet.problems.add(source.Warn(p.at(i+1), fmt.Sprintf("the text %q has characters that cannot be read", shorten(clean)),
				"text in one encoding", "export it again as UTF-8"))
		}
		mended = append(mended, clean...)
		ends = append(ends, len(mended))
	}
	copy(scan.ends, ends)
	return string(mended)
}

const blanks = "                                                                                                                                "

func (p *textPass) reportFlaws() {
	for _, f := range p.scan.flaws {
		if f.field >= MaxColumn {
			return
		}
		switch f.kind {
		case zeroByte:
			p.sheet.problems.add(source.Warn(p.at(f.field+1), "the field holds zero bytes; they are left out", "text", "export it again"))
		case bareQuote:
			p.sheet.problems.add(source.Warn(p.at(f.field+1), "a quote stands inside of the field; it is kept",
				"a quoted field, with the quotes in it doubled", ""))
		}
	}
}

func (p *textPass) at(column int) source.Ref { return p.sheet.ref.At(column, p.row) }
