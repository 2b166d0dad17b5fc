package sheet

import (
	"bytes"
	"fmt"
	"strings"
)

// Dialect is how a text table is written, as it was found.
type Dialect struct {
	Encoding  Encoding
	Mark      bool   // it begins with a byte order mark
	Delimiter byte   // , ; | or a tab
	Stated    bool   // a first line sep= names the delimiter; it is no record
	Quoted    bool   // some fields of the beginning are in double quotes
	LineEnd   string // of the beginning: LF, CRLF, CR or mixed; "" for a single line
}

// String says it in words, for a note: "utf-8, delimited by comma, quoted, CRLF". The Dialect of a workbook is "".
func (d Dialect) String() string {
	if d.Encoding == "" {
		return ""
	}
	parts := []string{string(d.Encoding), "delimited by " + delimiterName(d.Delimiter)}
	if d.Quoted {
		parts = append(parts, "quoted")
	}
	if d.LineEnd != "" {
		parts = append(parts, d.LineEnd)
	}
	return strings.Join(parts, ", ")
}

func delimiterName(c byte) string {
	switch c {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "bar"
	}
	return fmt.Sprintf("%q", c)
}

// fit is how well a delimiter explains the records of a sample.
type fit struct {
	delimiter byte
	fields    int     // that most records have, at least 2; 0 if no record has that many
	share     float64 // of the records that hold something, which have that many fields
	decimals  bool    // it stands between digits only, as a decimal comma does
}

// measure reads the sample as delimited by c. The last record of a sample that is cut does not count.
func measure(sample []byte, whole bool, c byte) fit {
	scan := newTextScanner(bytes.NewReader(sample), c, len(sample)+1)
	f := fit{delimiter: c, decimals: true}
	counts := map[int]int{}
	records := 0
	for scan.next() {
		if !whole && scan.pos == scan.end && scan.done != nil && records > 0 {
			break
		}
		if len(scan.text) == 0 && len(scan.ends) == 1 {
			continue
		}
		records++
		counts[len(scan.ends)]++
		f.decimals = f.decimals && scan.splitsDigits()
	}
	for fields, n := range counts {
		if n > counts[f.fields] && fields > 1 || n == counts[f.fields] && fields > f.fields && fields > 1 {
			f.fields = fields
		}
	}
	if f.fields > 0 {
		f.share = float64(counts[f.fields]) / float64(records)
	}
	return f
}

// splitsDigits tells whether every delimiter of the current record stands between two digits.
func (t *textScanner) splitsDigits() bool {
	for _, end := range t.ends[:len(t.ends)-1] {
		if end == 0 || end == len(t.text) || digitCount(t.text[end-1:end+1]) != 2 {
			return false
		}
	}
	return true
}

// closeShares are shares of records between which a sample does not decide.
const closeShares = 0.05

// chooseDelimiter picks what gives most records the same number of fields, and of those that do it equally well the one
// that gives more fields; rival is another that would fit as well, 0 for none. preferred, from the file's name, wins ties.
func chooseDelimiter(sample []byte, whole bool, preferred byte) (best, rival byte) {
	order := []byte{preferred}
	for _, c := range []byte{',', ';', '\t', '|'} {
		if c != preferred {
			order = append(order, c)
		}
	}
	var fits []fit
	for _, c := range order {
		if f := measure(sample, whole, c); f.fields > 0 {
			fits = append(fits, f)
		}
	}
	if len(fits) == 0 {
		return preferred, 0
	}
	fits = withoutDecimalComma(fits)
	winner := fits[0]
	for _, f := range fits[1:] {
		if f.share > winner.share+closeShares || f.share > winner.share-closeShares && f.fields > winner.fields {
			winner = f
		}
	}
	for _, f := range fits {
		if f.delimiter != winner.delimiter && f.share > winner.share-closeShares {
			rival = f.delimiter
		}
	}
	return winner.delimiter, rival
}

// withoutDecimalComma drops the comma if it could be a decimal comma and another delimiter explains nearly all records.
func withoutDecimalComma(fits []fit) []fit {
	other := false
	for _, f := range fits {
		other = other || f.delimiter != ',' && f.share > 0.9
	}
	var kept []fit
	for _, f := range fits {
		if !(other && f.delimiter == ',' && f.decimals) {
			kept = append(kept, f)
		}
	}
	return kept
}

// statedDelimiter reads a first line like sep=; by which Excel is told the delimiter. length is that of the line with its
// end, 0 if there is none.
func statedDelimiter(text []byte) (delimiter byte, length int) {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	line, _, _ = bytes.Cut(line, []byte("\r"))
	inner := bytes.Trim(line, `"`)
	if len(inner) != 5 || !bytes.EqualFold(inner[:4], []byte("sep=")) || inner[4] >= 0x80 || inner[4] == '"' {
		return 0, 0
	}
	length = len(line)
	for _, end := range []string{"\r\n", "\n", "\r"} {
		if bytes.HasPrefix(text[length:], []byte(end)) {
			return inner[4], length + len(end)
		}
	}
	return inner[4], length
}

// lineEnds names the line ends of a sample, those inside quotes included.
func lineEnds(sample []byte) string {
	crlf := bytes.Count(sample, []byte("\r\n"))
	lf, cr := bytes.Count(sample, []byte("\n"))-crlf, bytes.Count(sample, []byte("\r"))-crlf
	switch {
	case crlf+lf+cr == 0:
		return ""
	case lf+cr == 0:
		return "CRLF"
	case crlf+cr == 0:
		return "LF"
	case crlf+lf == 0:
		return "CR"
	}
	return "mixed"
}
