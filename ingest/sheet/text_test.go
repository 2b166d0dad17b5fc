package sheet_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"dossier/ingest/sheet"
	"dossier/source"
)

// table is what a text table reads as: its rows by number, and what was said about it.
type table struct {
	Dialect  sheet.Dialect
	Rows     map[int][]string
	Problems []string
}

func readTable(tb testing.TB, name, text string) table {
	tb.Helper()
	book, problems := sheet.Open(name, strings.NewReader(text), int64(len(text)))
	if book == nil {
		tb.Fatalf("%s is refused: %v", name, problems)
	}
	read := table{Dialect: book.Dialect, Rows: map[int][]string{}}
	for row := range book.Sheets[0].Rows() {
		read.Rows[row.Number] = texts(row)
	}
	for _, p := range append(problems, book.Sheets[0].Problems()...) {
		read.Problems = append(read.Problems, p.String())
	}
	return read
}

func texts(row sheet.Row) []string {
	var fields []string
	for _, c := range row.Cells {
		fields = append(fields, c.Text)
	}
	return fields
}

// TestCSVSpectrum reads what csv-spectrum holds and compares it with its own answers.
func TestCSVSpectrum(t *testing.T) {
	root, files := samples(t, "hostile/csv-spectrum", ".csv")
	for _, file := range files {
		t.Run(path.Base(file), func(t *testing.T) {
			var want []map[string]string
			answer := path.Join("hostile/csv-spectrum/json", strings.TrimSuffix(path.Base(file), ".csv")+".json")
			if err := json.Unmarshal(sample(t, root, answer), &want); err != nil {
				t.Fatal(err)
			}
			text := string(sample(t, root, file))
			if strings.HasSuffix(file, "_crlf.csv") && !strings.Contains(text, "\r") {
				text = strings.ReplaceAll(text, "\n", "\r\n") // a checkout took from the sample what it is about
			}
			read := readTable(t, file, text)
			var got []map[string]string
			for n := 2; n <= len(read.Rows); n++ {
				record := map[string]string{}
				for i, name := range read.Rows[1] {
					record[name] = read.Rows[n][i]
				}
				got = append(got, record)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if len(read.Problems) > 0 {
				t.Error(read.Problems)
			}
		})
	}
}

// notForStandardLibrary are the samples that encoding/csv does not read, and what they say.
var notForStandardLibrary = map[string][][]string{
	"mac_newlines.csv":        {{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon\ra time", "5", "6"}},
	"null_byte.csv":           {{"a", "b", "c"}, {"", "2", "3"}},
	"test_latin1.csv":         {{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "©"}},
	"test_utf8_bom.csv":       {{"foo", "bar", "baz"}, {"1", "2", "3"}, {"4", "5", "ʤ"}},
	"test_utf16_big.csv":      {{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "ʤ"}},
	"test_utf16_little.csv":   {{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "ʤ"}},
	"empty.csv":               nil,
	"test_header_newline.csv": {{"\t\n\v\f\r start \t\n\v\f\r end \t\n\v\f\r", "b", "c"}, {"d", "e", "f"}},
}

// TestAgreesWithStandardLibrary compares every CSV of the samples with encoding/csv, or with what is written down here.
func TestAgreesWithStandardLibrary(t *testing.T) {
	root, files := samples(t, "", ".csv", ".tsv")
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			data := string(sample(t, root, file))
			read := readTable(t, file, data)
			want, known := notForStandardLibrary[path.Base(file)]
			if path.Base(file) == "ENT206-ec2-rightsizing-recommendations.csv" {
				data = strings.ReplaceAll(data, "\r", "\n") // encoding/csv does not know the line ends of old Macs
			}
			if !known || strings.Contains(file, "spectrum") {
				want = standardRecords(t, data, rune(read.Dialect.Delimiter))
			}
			var got [][]string
			for n := range slices.Max(append(rowNumbers(read), 0)) {
				if fields, ok := read.Rows[n+1]; ok {
					got = append(got, fields)
				}
			}
			if !known {
				got = unifyLineEnds(got)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func rowNumbers(read table) []int {
	var numbers []int
	for n := range read.Rows {
		numbers = append(numbers, n)
	}
	return numbers
}

func standardRecords(t *testing.T, data string, delimiter rune) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, "\uFEFF")))
	r.Comma, r.FieldsPerRecord = delimiter, -1
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(records, func(fields []string) bool { return strings.Join(fields, "") == "" })
}

// unifyLineEnds does to quoted line ends what encoding/csv does.
func unifyLineEnds(records [][]string) [][]string {
	for _, fields := range records {
		for i := range fields {
			fields[i] = strings.ReplaceAll(fields[i], "\r\n", "\n")
		}
	}
	return records
}

func TestTextTables(t *testing.T) {
	encode := func(e interface{ Bytes([]byte) ([]byte, error) }, text string) string {
		out, err := e.Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	utf16 := func(order unicode.Endianness, mark unicode.BOMPolicy, text string) string {
		return encode(unicode.UTF16(order, mark).NewEncoder(), text)
	}
	const umlauts = "Kunde;Straße\nMüller;Größe\nJörg;Ähre\n"
	rows := func(records ...[]string) map[int][]string {
		m := map[int][]string{}
		for i, r := range records {
			if r != nil {
				m[i+1] = r
			}
		}
		return m
	}
	german := rows([]string{"Kunde", "Straße"}, []string{"Müller", "Größe"}, []string{"Jörg", "Ähre"})
	for _, test := range []struct {
		name, file, text string
		dialect          string
		rows             map[int][]string
		problems         []string
	}{
		{name: "windows-1252", text: encode(charmap.Windows1252.NewEncoder(), umlauts), dialect: "windows-1252, delimited by semicolon, LF", rows: german,
			problems: []string{"note: t.csv: taken to be windows-1252, as 6 bytes are not UTF-8 (save it as UTF-8 if characters come out wrong)"}},
		{name: "dos", text: encode(charmap.CodePage850.NewEncoder(), umlauts), dialect: "ibm850, delimited by semicolon, LF", rows: german,
			problems: []string{"note: t.csv: taken to be ibm850, as 6 bytes are not UTF-8 (save it as UTF-8 if characters come out wrong)"}},
		{name: "older dos", text: encode(charmap.CodePage437.NewEncoder(), umlauts), dialect: "ibm850, delimited by semicolon, LF", rows: german,
			problems: []string{"note: t.csv: taken to be ibm850, as 6 bytes are not UTF-8 (save it as UTF-8 if characters come out wrong)"}},
		{name: "utf-16 big endian, mark", text: utf16(unicode.BigEndian, unicode.UseBOM, umlauts), dialect: "utf-16be, delimited by semicolon, LF", rows: german},
		{name: "utf-16 little endian, mark", text: utf16(unicode.LittleEndian, unicode.UseBOM, umlauts), dialect: "utf-16le, delimited by semicolon, LF", rows: german},
		{name: "utf-16 without mark", text: utf16(unicode.LittleEndian, unicode.IgnoreBOM, umlauts), dialect: "utf-16le, delimited by semicolon, LF", rows: german,
			problems: []string{"note: t.csv: taken to be utf-16le by its zero bytes, as it has no byte order mark (save it as UTF-8 if characters come out wrong)"}},
		{name: "utf-8 with mark", text: "\uFEFF" + umlauts, dialect: "utf-8, delimited by semicolon, LF", rows: german},
		{name: "windows punctuation", text: encode(charmap.Windows1252.NewEncoder(), "note,price\nit’s “fine” – really,€5\n"),
			dialect: "windows-1252, delimited by comma, LF", rows: rows([]string{"note", "price"}, []string{"it’s “fine” – really", "€5"}),
			problems: []string{"note: t.csv: taken to be windows-1252, as 5 bytes are not UTF-8 (save it as UTF-8 if characters come out wrong)"}},
		{name: "one broken character", text: "name\n" + strings.Repeat("Müller\n", 20) + "J\xfcrg\n", dialect: "utf-8, delimited by comma, LF",
			rows:     rows(append(append([][]string{{"name"}}, slices.Repeat([][]string{{"Müller"}}, 20)...), []string{"J\uFFFDrg"})...),
			problems: []string{`warning: t.csv!A22: the text "J�rg" has characters that cannot be read: want text in one encoding (export it again as UTF-8)`}},
		{name: "stated delimiter", text: "sep=|\r\na,b|c\r\n1,5|2\r\n", dialect: "utf-8, delimited by bar, CRLF", rows: rows([]string{"a,b", "c"}, []string{"1,5", "2"})},
		{name: "decimal commas", text: "a;b;c;d\n1,5;2,5;3,5;4,5\n1,5;2,5;3,5;4,5\n", dialect: "utf-8, delimited by semicolon, LF",
			rows: rows([]string{"a", "b", "c", "d"}, []string{"1,5", "2,5", "3,5", "4,5"}, []string{"1,5", "2,5", "3,5", "4,5"})},
		{name: "decimal commas without header", text: "1,5;2,5\n3,5;4,5\n", dialect: "utf-8, delimited by semicolon, LF", rows: rows([]string{"1,5", "2,5"}, []string{"3,5", "4,5"})},
		{name: "tab by content", text: "a, b\tc\n1, 2\t3\n4\t5\n", dialect: "utf-8, delimited by tab, LF", rows: rows([]string{"a, b", "c"}, []string{"1, 2", "3"}, []string{"4", "5"})},
		{name: "tab by name", file: "t.tsv", text: "a,b\n1,2\n", dialect: "utf-8, delimited by comma, LF", rows: rows([]string{"a", "b"}, []string{"1", "2"})},
		{name: "either would fit", file: "t.tsv", text: "a,b\tc\n1,2\t3\n", dialect: "utf-8, delimited by tab, LF", rows: rows([]string{"a,b", "c"}, []string{"1,2", "3"}),
			problems: []string{"note: t.tsv: taken to be delimited by tab; comma would fit as well (begin the file with a line like sep=; to state it)"}},
		{name: "single column of prose", text: "remark\nfirst, second\nnone\nnone\n", dialect: "utf-8, delimited by comma, LF",
			rows: rows([]string{"remark"}, []string{"first", " second"}, []string{"none"}, []string{"none"})},
		{name: "delimiters in quotes", text: "\"a;b;c\",x\n\"d;e;f\",y\n", dialect: "utf-8, delimited by comma, quoted, LF", rows: rows([]string{"a;b;c", "x"}, []string{"d;e;f", "y"})},
		{name: "blank lines count", text: "\n\na,b\n\n1,2", dialect: "utf-8, delimited by comma, LF", rows: rows(nil, nil, []string{"a", "b"}, nil, []string{"1", "2"})},
		{name: "old mac", text: "a,b\r1,2\r\"x\ry\",3\r", dialect: "utf-8, delimited by comma, quoted, CR", rows: rows([]string{"a", "b"}, []string{"1", "2"}, []string{"x\ry", "3"})},
		{name: "mixed line ends", text: "a,b\r\n1,2\n3,4\r5,6", dialect: "utf-8, delimited by comma, mixed", rows: rows([]string{"a", "b"}, []string{"1", "2"}, []string{"3", "4"}, []string{"5", "6"})},
		{name: "ragged", text: "a,b,c\n1\n1,2,3,4\n", dialect: "utf-8, delimited by comma, LF", rows: rows([]string{"a", "b", "c"}, []string{"1"}, []string{"1", "2", "3", "4"})},
		{name: "bare quote", text: "disk,size\n5\" disk,1\n", dialect: "utf-8, delimited by comma, LF", rows: rows([]string{"disk", "size"}, []string{`5" disk`, "1"}),
			problems: []string{"warning: t.csv!A2: a quote stands inside of the field; it is kept: want a quoted field, with the quotes in it doubled"}},
		{name: "single quote in quotes", text: "disk,size\n\"5\" disk\",1\n", dialect: "utf-8, delimited by comma, quoted, LF", rows: rows([]string{"disk", "size"}, []string{`5" disk`, "1"}),
			problems: []string{"warning: t.csv!A2: a quote stands inside of the field; it is kept: want a quoted field, with the quotes in it doubled"}},
		{name: "blanks behind a quote", text: "a,b\n\"x\"  ,1\n\"y\" ", dialect: "utf-8, delimited by comma, quoted, LF", rows: rows([]string{"a", "b"}, []string{"x", "1"}, []string{"y"})},
		{name: "unclosed quote", text: "a,b\n\"x\ny\",1\n2,\"never\n3,4\n", dialect: "utf-8, delimited by comma, quoted, LF", rows: rows([]string{"a", "b"}, []string{"x\ny", "1"}),
			problems: []string{"error: t.csv:4: a quote is opened and never closed; the rest is left out: want a table that can be read to its end (look at the quotes from this line on)"}},
		{name: "zero bytes", text: "a,b\n1\x00,\"2\x00\n3\"\n", dialect: "utf-8, delimited by comma, quoted, LF", rows: rows([]string{"a", "b"}, []string{"1", "2\n3"}),
			problems: []string{"warning: t.csv!A2: the field holds zero bytes; they are left out: want text (export it again)",
				"warning: t.csv!B2: the field holds zero bytes; they are left out: want text (export it again)"}},
		{name: "nothing but delimiters", text: ",,,\n,,,\n", dialect: "utf-8, delimited by comma, LF", rows: rows(),
			problems: []string{"warning: t.csv: the table holds no cells"}},
		{name: "numbers stay text", text: "id,n\n007,9.984E-7\n", dialect: "utf-8, delimited by comma, LF", rows: rows([]string{"id", "n"}, []string{"007", "9.984E-7"})},
	} {
		t.Run(test.name, func(t *testing.T) {
			name := test.file
			if name == "" {
				name = "t.csv"
			}
			read := readTable(t, name, test.text)
			if got := read.Dialect.String(); got != test.dialect {
				t.Errorf("dialect %s, want %s", got, test.dialect)
			}
			if diff := cmp.Diff(test.rows, read.Rows); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			if diff := cmp.Diff(test.problems, read.Problems); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestTextBeyondOneWindow puts what is hard at every place around the end of the scanner's window.
func TestTextBeyondOneWindow(t *testing.T) {
	const window = 64 << 10
	for _, tail := range []string{"\"q\"\"q\",x\r\nnext,1\r\n", "\"a\r\nb\"  ,x\r\nnext,1\r\n", "plain,x\r\nnext,1\r\n", "ü\x00ü,x\r\nnext,1\r\n"} {
		alone := readTable(t, "t.csv", tail)
		for shift := range len(tail) + 1 {
			lead := strings.Repeat("0123456,8\r\n", window/11-2)
			lead += strings.Repeat("z", window-shift-len(lead)-3) + ",y\n"
			read := readTable(t, "t.csv", lead+tail)
			rows := len(read.Rows)
			got := [][]string{read.Rows[rows-1], read.Rows[rows]}
			if diff := cmp.Diff([][]string{alone.Rows[1], alone.Rows[2]}, got); diff != "" {
				t.Fatalf("%q at %d before the end of the window:\n%s", tail, shift, diff)
			}
		}
	}
}

// TestLineNumbers opens a quote that is never closed behind every kind of line end.
func TestLineNumbers(t *testing.T) {
	for lead, line := range map[string]int{
		"": 1, "a\nb\n": 3, "a\r\nb\r\n": 3, "a\rb\r": 3, "\"x\r\ny\rz\nw\"\n": 5, "sep=,\r\na\r\n": 3, "\"x\x00\r\x00\ny\"\n": 3,
	} {
		text := lead + "\"open"
		book, _ := sheet.Open("t.csv", strings.NewReader(text), int64(len(text)))
		for range book.Sheets[0].Rows() {
		}
		problems := book.Sheets[0].Problems()
		if last := problems[len(problems)-1]; last.Ref.Line != line || last.Severity != source.Error {
			t.Errorf("%q: %v, want line %d", lead, last, line)
		}
	}
}

// TestTextLimits crosses each limit of a text table.
func TestTextLimits(t *testing.T) {
	limits := sheet.DefaultLimits()
	limits.Text, limits.TextRows, limits.Problems = 1000, 50, 3
	for name, test := range map[string]struct{ text, want string }{
		"long field":   {"a,b\n" + strings.Repeat("x", 2000), "t.csv:2: a field is longer than 1000 bytes"},
		"long quote":   {"a,b\n\"" + strings.Repeat("x\n", 2000), "t.csv:2: a quoted field is longer than 1000 bytes; its quote may never be closed"},
		"many rows":    {strings.Repeat("a,b\n", 51), "t.csv:51: the table has more than 50 rows; the rest is left out"},
		"many columns": {strings.Repeat("a,", 20000), "t.csv!XFD1: the row has 20001 fields; the rest is left out"},
		"many flaws":   {strings.Repeat("a\"\n", 40), "37 further problems up to here are not listed"},
	} {
		t.Run(name, func(t *testing.T) {
			book, problems := limits.Open("t.csv", strings.NewReader(test.text), int64(len(test.text)))
			if book == nil {
				t.Fatal(problems)
			}
			for row := range book.Sheets[0].Rows() {
				if len(row.Cells) > sheet.MaxColumn {
					t.Errorf("%d cells", len(row.Cells))
				}
			}
			if got := fmt.Sprint(book.Sheets[0].Problems()); !strings.Contains(got, test.want) {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestReadFailure is told from the end of the file, wherever it strikes.
func TestReadFailure(t *testing.T) {
	text := strings.Repeat("a,b\n1,2\n", 40_000)
	for _, from := range []int64{0, 100, 70_000, 300_000} {
		r := failingReader{strings.NewReader(text), from}
		book, problems := sheet.Open("t.csv", r, int64(len(text)))
		if book != nil {
			for range book.Sheets[0].Rows() {
			}
			problems = append(problems, book.Sheets[0].Problems()...)
		}
		if source.Worst(problems) != source.Error || !strings.Contains(fmt.Sprint(problems), "disk on fire") {
			t.Errorf("failing from %d on: %v", from, problems)
		}
	}
}

// failingReader fails beyond a place.
type failingReader struct {
	r    *strings.Reader
	from int64
}

func (f failingReader) ReadAt(b []byte, at int64) (int, error) {
	if at+int64(len(b)) > f.from {
		return 0, fmt.Errorf("disk on fire")
	}
	return f.r.ReadAt(b, at)
}

var _ io.ReaderAt = failingReader{}
