package tagged

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dossier/render/pdf/object"
)

// producer is the program that made the file.
const producer = "dossier"

// catalog writes the document's root, and all that stands below it besides the pages.
func (w *writer) catalog() object.Dict {
	var kids object.Array
	for _, p := range w.pages {
		kids = append(kids, p)
	}
	w.to.Set(w.tops, object.Dict{{Key: "Type", Value: object.Name("Pages")}, {Key: "Kids", Value: kids}, {Key: "Count", Value: len(kids)}})
	d := object.Dict{
		{Key: "Type", Value: object.Name("Catalog")}, {Key: "Pages", Value: w.tops},
		{Key: "MarkInfo", Value: object.Dict{{Key: "Marked", Value: true}}}, {Key: "StructTreeRoot", Value: w.structure()},
		{Key: "ViewerPreferences", Value: object.Dict{{Key: "DisplayDocTitle", Value: true}}},
		{Key: "Metadata", Value: w.to.Add(w.metadata())}, {Key: "OutputIntents", Value: object.Array{w.intent()}},
	}
	if w.Language != "" {
		d = append(d, object.Entry{Key: "Lang", Value: object.String(w.Language)})
	}
	if len(w.Outline) > 0 {
		d = append(d, object.Entry{Key: "Outlines", Value: w.outline()}, object.Entry{Key: "PageMode", Value: object.Name("UseOutlines")})
	}
	return w.attachments(d)
}

// info is the older form of the metadata; each entry equals the one in XMP.
func (w *writer) info() object.Dict {
	var d object.Dict
	add := func(key object.Name, text string) {
		if text != "" {
			d = append(d, object.Entry{Key: key, Value: object.Text(text)})
		}
	}
	add("Title", w.Title)
	add("Author", w.Author)
	add("Subject", w.Subject)
	add("Keywords", w.Keywords)
	add("Producer", producer)
	if !w.Date.IsZero() {
		date := w.Date.UTC().Format("D:20060102150405Z")
		add("CreationDate", date)
		add("ModDate", date)
	}
	return d
}

// metadata is the XMP packet (ISO 16684-1). It is not deflated, so that it can be found by who cannot read PDF.
func (w *writer) metadata() object.Stream {
	return object.Stream{
		Dict: object.Dict{{Key: "Type", Value: object.Name("Metadata")}, {Key: "Subtype", Value: object.Name("XML")}},
		Data: []byte(w.xmp()),
	}
}

func (w *writer) xmp() string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
	part := "2"
	if len(w.Attachments) > 0 {
		part = "3"
	}
	b.WriteString(`<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>` + part + `</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>` + "\n")
	if w.accessible() {
		b.WriteString(`<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>` + "\n")
		b.WriteString(extension)
	}
	b.WriteString(`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">` + "\n<dc:format>application/pdf</dc:format>\n")
	add := func(before, text, after string) {
		if text != "" {
			b.WriteString(before + escaped.Replace(text) + after + "\n")
		}
	}
	add(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, w.Title, `</rdf:li></rdf:Alt></dc:title>`)
	add(`<dc:creator><rdf:Seq><rdf:li>`, w.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	add(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, w.Subject, `</rdf:li></rdf:Alt></dc:description>`)
	add(`<dc:language><rdf:Bag><rdf:li>`, w.Language, `</rdf:li></rdf:Bag></dc:language>`)
	add(`<pdf:Keywords>`, w.Keywords, `</pdf:Keywords>`)
	add(`<pdf:Producer>`, producer, `</pdf:Producer>`)
	if !w.Date.IsZero() {
		date := w.Date.UTC().Format(time.RFC3339)
		add(`<xmp:CreateDate>`, date, `</xmp:CreateDate>`)
		add(`<xmp:ModifyDate>`, date, `</xmp:ModifyDate>`)
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.String()
}

// accessible tells whether the file may say that it is PDF/UA: it has a title and a language, and every figure is described.
func (w *writer) accessible() bool {
	return w.Title != "" && w.Language != "" && !slices.ContainsFunc(w.Elements, func(e Element) bool { return e.Role == "Figure" && e.Alt == "" })
}

var escaped = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// extension describes the PDF/UA identifier, which PDF/A does not know by itself (ISO 19005-2, 6.6.2.3.3).
const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`

// Printable is text as metadata and bookmarks hold it: on one line, without what XML cannot hold (XML 1.0, 2.2).
func Printable(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case r < ' ' || r == 0x7F || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError:
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(text)
}
