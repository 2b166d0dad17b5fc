package leak

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html/charset"
)

// zip searches every file of a zip and of an Office document, hidden sheets, comments and properties among them.
func (l *located) zip(data []byte) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		l.cannot(err)
		return
	}
	l.text(l.at("the zip’s comment"), z.Comment)
	for _, f := range z.File {
		l.text(l.at("a file name in it"), f.Name+"\n"+f.Comment)
		l.raw("the extra field of "+f.Name, f.Extra, shortestTag)
		if f.Flags&1 != 0 {
			l.fail("%s cannot be read: it is encrypted", f.Name)
			continue
		}
		inner, err := l.entry(f)
		if err != nil {
			l.fail("%s cannot be read: %v", f.Name, err)
			continue
		}
		if len(inner) > 0 {
			l.file(f.Name, inner, l.depth+1)
		}
	}
}

func (l *located) entry(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }() // it was only read
	return l.read(r)
}

// parting are the elements of Office documents whose edges part words; all others may lie within a word.
var parting = set(`p si is c row v f tr tc lpstr definedName author comment text title subject creator keywords description
	lastModifiedBy category Company Manager Application li Description item sheet hyperlink Relationship Override Default property`)

// xml searches an XML document: its text, rejoined over the elements that do not part words, attributes and comments.
func (l *located) xml(data []byte) {
	var text strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset.NewReaderLabel
	d.Strict, d.Entity = false, xml.HTMLEntity
	shown, ownNames := unchanged, l.namesItself()
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			l.cannot(err)
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			shown = shownAs(t.Name.Local)
			text.WriteString(breakXML(t.Name.Local))
			l.attributes(t, ownNames)
		case xml.EndElement:
			shown = unchanged
			text.WriteString(breakXML(t.Name.Local))
		case xml.CharData:
			text.Write(t)
			text.WriteString(shown(string(t)))
		case xml.Comment:
			l.text(l.at("a comment"), string(t))
		case xml.ProcInst:
			l.text(l.at("an instruction"), string(t.Inst))
		case xml.Directive:
			l.text(l.at("a directive"), string(t))
		}
	}
	rest, uris := cutDataURIs(text.String())
	l.text(l.at("the text"), rest)
	l.dataURIs(uris)
}

func breakXML(element string) string {
	if parting[element] {
		return " \n "
	}
	return string(softBreak)
}

// namesItself tells whether the author of an XML document chose the names of its elements. Those of Office, SVG and XMP are
// not searched: a company may be called Target.
func (l *located) namesItself() bool {
	return strings.HasSuffix(l.name, ".xml") && l.depth == 0 || strings.HasPrefix(l.name, "customXml/")
}

func (l *located) attributes(e xml.StartElement, ownNames bool) {
	if ownNames {
		l.text(l.at("the name of an element"), e.Name.Local)
	}
	for _, a := range e.Attr {
		where := l.at("attribute " + a.Name.Local + " of " + e.Name.Local)
		if ownNames {
			l.text(where, a.Name.Local)
		}
		value, uris := cutDataURIs(a.Value)
		l.text(where, value)
		l.dataURIs(uris)
	}
}

// shownAs is what makes, of the text of an element, the form that a reader sees, where that is another.
func shownAs(element string) func(string) string {
	switch element {
	case "v":
		return printed
	case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
		return withoutCodes
	}
	return unchanged
}

func unchanged(string) string { return "" }

// printed is the number of a cell where it is stored in another form: 1.2345E6, or with the digits of a binary fraction.
func printed(cell string) string {
	f, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
	if err != nil {
		return ""
	}
	return fmt.Sprintf(" \n %s \n %.2f \n %.0f ", strconv.FormatFloat(f, 'f', -1, 64), f, f)
}

var headerCode = regexp.MustCompile(`&(?:"[^"]*"|K[0-9A-F]{6}|[A-Za-z]|[0-9]+)`)

// withoutCodes is a header or footer without the codes for place, font and size: &C&12Confidential.
func withoutCodes(header string) string {
	return " \n " + headerCode.ReplaceAllString(header, " ") + " "
}
