package check

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"dossier/render/pdf/object"
)

// pairs are entries of the information dictionary and the XMP properties that must equal them.
var pairs = []struct {
	key  object.Name
	name string // namespace and local name
}{
	{"Title", "http://purl.org/dc/elements/1.1/ title"},
	{"Author", "http://purl.org/dc/elements/1.1/ creator"},
	{"Subject", "http://purl.org/dc/elements/1.1/ description"},
	{"Keywords", "http://ns.adobe.com/pdf/1.3/ Keywords"},
	{"Producer", "http://ns.adobe.com/pdf/1.3/ Producer"},
	{"CreationDate", "http://ns.adobe.com/xap/1.0/ CreateDate"},
	{"ModDate", "http://ns.adobe.com/xap/1.0/ ModifyDate"},
}

// metadata wants XMP to say what the information dictionary says, and which standards the file keeps.
func (c *checker) metadata() {
	metadata, ok := c.value(c.catalog.Get("Metadata")).(object.Stream)
	if !ok || metadata.Dict.Get("Filter") != nil {
		c.wrong("no metadata that can be read without undoing a filter")
		return
	}
	said, err := properties(metadata.Data)
	if err != nil {
		c.wrong("metadata: %v", err)
	}
	info := c.dict(c.file.Trailer.Get("Info"))
	for _, pair := range pairs {
		entry, _ := info.Get(pair.key).(object.String)
		text := entry.Plain()
		if strings.HasSuffix(string(pair.key), "Date") {
			text = plainDate(text)
		}
		if said[pair.name] != text {
			c.wrong("%s is %q in the information dictionary and %q in XMP", pair.key, text, said[pair.name])
		}
	}
	if said["http://purl.org/dc/elements/1.1/ title"] == "" {
		c.wrong("no title")
	}
	part := "2"
	if len(c.attached()) > 0 {
		part = "3"
	}
	if said["http://www.aiim.org/pdfa/ns/id/ part"] != part || said["http://www.aiim.org/pdfa/ns/id/ conformance"] != "A" {
		c.wrong("not said to be PDF/A-%sa", part)
	}
	if said["http://www.aiim.org/pdfua/ns/id/ part"] != "1" {
		c.wrong("not said to be PDF/UA-1")
	}
}

// properties are the texts of an XMP packet's properties, by namespace and local name. An array's members are joined.
func properties(packet []byte) (map[string]string, error) {
	said := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(packet))
	var open []xml.Name
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return said, nil
		}
		if err != nil {
			return said, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Name)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for i := len(open) - 1; i >= 0 && strings.TrimSpace(string(token)) != ""; i-- {
				if !strings.Contains(open[i].Space, "rdf-syntax-ns") {
					said[open[i].Space+" "+open[i].Local] += string(token)
					break
				}
			}
		}
	}
}

// plainDate is a date of the information dictionary in XMP's form; only such as are in universal time are known.
func plainDate(s string) string {
	if len(s) != len("D:20060102150405Z") {
		return s
	}
	return s[2:6] + "-" + s[6:8] + "-" + s[8:10] + "T" + s[10:12] + ":" + s[12:14] + ":" + s[14:]
}
