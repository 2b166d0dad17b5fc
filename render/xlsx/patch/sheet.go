package patch

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dossier/source"
)

// sheetXML is where rows and cells stand in a sheet's part. Places are byte offsets.
type sheetXML struct {
	data   []byte
	rows   []rowXML
	cols   []colXML
	body   element // sheetData
	hasAny bool    // a sheetData was found
}

// element is the place of an XML element. For <a/> the end tag is empty and stands where the start tag ends.
type element struct {
	start int // of the start tag
	open  int // where the start tag ends
	close int // of the end tag
	end   int // where the end tag ends
}

func (e element) isEmptyTag(data []byte) bool {
	return bytes.HasSuffix(data[e.start:e.open], []byte("/>"))
}

// rowXML is a row. Its cells are known only where one of them is wanted.
type rowXML struct {
	element
	number int
	style  string // of cells that it lacks; "" where the row states none
	cells  []cellXML
}

// cellXML is a cell of a row.
type cellXML struct {
	element
	col     int
	kind    string // the attribute t
	formula bool
	value   string    // of v
	inline  string    // of is
	keep    []element // children that are neither formula nor value
}

// colXML is a run of columns with the style of the cells that they lack.
type colXML struct {
	first, last int
	style       string
}

// scanner walks the XML of a sheet.
type scanner struct {
	*xml.Decoder
	at    int // where the current token begins
	sheet *sheetXML
	want  map[int]bool // rows whose cells are wanted
}

// scan finds the rows, and the cells of those that are wanted.
func scan(data []byte, want map[int]bool) (*sheetXML, error) {
	s := scanner{xml.NewDecoder(bytes.NewReader(data)), 0, &sheetXML{data: data}, want}
	root, err := s.root()
	if err != nil {
		return nil, err
	}
	if root != "worksheet" {
		return nil, fmt.Errorf("its part is a <%s>, no worksheet", root)
	}
	err = s.children(func(e xml.StartElement) error {
		switch {
		case e.Name.Local == "cols":
			return s.children(s.column)
		case e.Name.Local == "sheetData" && s.sheet.hasAny:
			return errors.New("it holds its cells twice")
		case e.Name.Local == "sheetData":
			s.sheet.hasAny = true
			return s.element(&s.sheet.body, s.row)
		}
		return s.Skip()
	})
	if err != nil {
		return nil, err
	}
	if !s.sheet.hasAny {
		return nil, errors.New("it has no place for cells")
	}
	return s.sheet, nil
}

// next is Decoder.Token with the place where the token begins.
func (s *scanner) next() (xml.Token, error) {
	s.at = int(s.InputOffset())
	t, err := s.Token()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("its XML cannot be read near byte %d", s.at)
	}
	if errors.Is(err, io.EOF) {
		return nil, errors.New("its XML ends in the middle")
	}
	return t, nil
}

func (s *scanner) root() (string, error) {
	for {
		t, err := s.next()
		if err != nil {
			return "", err
		}
		if e, ok := t.(xml.StartElement); ok {
			return e.Name.Local, nil
		}
	}
}

// children calls each for every child of the current element, which each must read to its end, and reads the element to its end.
func (s *scanner) children(each func(xml.StartElement) error) error {
	for {
		t, err := s.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := each(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// element reads the current element, whose start tag was the last token, and notes its place.
func (s *scanner) element(e *element, each func(xml.StartElement) error) error {
	e.start, e.open = s.at, int(s.InputOffset())
	err := s.children(each)
	e.close, e.end = s.at, int(s.InputOffset())
	return err
}

func (s *scanner) column(e xml.StartElement) error {
	first, ferr := strconv.Atoi(attr(e, "min"))
	last, lerr := strconv.Atoi(attr(e, "max"))
	if style := attr(e, "style"); ferr == nil && lerr == nil && isIndex(style) {
		s.sheet.cols = append(s.sheet.cols, colXML{first, last, style})
	}
	return s.Skip()
}

func (s *scanner) row(e xml.StartElement) error {
	if e.Name.Local != "row" {
		return s.Skip()
	}
	r := rowXML{number: 1}
	if n := len(s.sheet.rows); n > 0 {
		r.number = s.sheet.rows[n-1].number + 1
	}
	if stated := attr(e, "r"); stated != "" {
		n, err := strconv.Atoi(stated)
		if err != nil || n < 1 || n > maxRow {
			return fmt.Errorf("a row has the number %q", stated)
		}
		r.number = n
	}
	if custom := attr(e, "customFormat"); (custom == "1" || custom == "true") && isIndex(attr(e, "s")) {
		r.style = attr(e, "s")
	}
	each := func(xml.StartElement) error { return s.Skip() }
	if s.want[r.number] {
		each = func(e xml.StartElement) error { return s.cell(e, &r) }
	}
	err := s.element(&r.element, each)
	s.sheet.rows = append(s.sheet.rows, r)
	return err
}

func (s *scanner) cell(e xml.StartElement, r *rowXML) error {
	if e.Name.Local != "c" {
		return s.Skip()
	}
	c := cellXML{col: 1, kind: attr(e, "t")}
	if n := len(r.cells); n > 0 {
		c.col = r.cells[n-1].col + 1
	}
	if stated := attr(e, "r"); stated != "" {
		letters := strings.TrimRight(stated, "0123456789")
		col, err := source.ColumnNumber(letters)
		if err != nil || stated[len(letters):] != strconv.Itoa(r.number) {
			return fmt.Errorf("row %d has a cell named %q", r.number, stated)
		}
		c.col = col
	}
	err := s.element(&c.element, func(e xml.StartElement) error { return s.content(e, &c) })
	r.cells = append(r.cells, c)
	return err
}

// content reads a child of a cell.
func (s *scanner) content(e xml.StartElement, c *cellXML) (err error) {
	switch e.Name.Local {
	case "f":
		c.formula = true
		return s.Skip()
	case "v":
		c.value, err = s.words()
	case "is":
		c.inline, err = s.words()
	default:
		start := s.at
		err = s.Skip()
		c.keep = append(c.keep, element{start: start, end: int(s.InputOffset())})
	}
	return err
}

// words is all text below the current element, which is read to its end.
func (s *scanner) words() (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		t, err := s.next()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		}
	}
	return b.String(), nil
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// isIndex tells whether a text is the number of a style.
func isIndex(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 0
}
