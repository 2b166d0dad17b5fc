package leak

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	encunicode "golang.org/x/text/encoding/unicode"
)

// pdf searches a document: the text of its pages and forms; every string and name of every object (titles, bookmarks,
// links, alternative text); metadata, attachments, images and fonts; and what stands between the objects.
func (l *located) pdf(data []byte) {
	f, err := l.readPDF(data)
	if err != nil {
		l.cannot(err)
		return
	}
	l.raw("what stands between the objects", f.between, shortestTag)
	for _, o := range f.objects {
		var b strings.Builder
		collect(&b, o.value, 0)
		l.text(l.at(fmt.Sprintf("object %d (metadata, links or structure)", o.number)), b.String())
	}
	text := &pdfText{located: l, file: f, fonts: map[string]*pdfFont{}, seen: map[*pdfObject]bool{}}
	if err := text.pages(); err != nil {
		l.cannot(err)
		return
	}
	text.forms()
	for _, o := range f.objects {
		if o.stream != nil && !text.seen[o] {
			l.stream(f, o)
		}
	}
}

// collect writes the strings and the names of v, each on a line of its own.
func collect(b *strings.Builder, v any, depth int) {
	switch v := v.(type) {
	case pdfString:
		b.WriteString(v.text() + "\n\n")
	case pdfName:
		if !standardNames[v] {
			b.WriteString(string(v) + "\n\n")
		}
	case pdfArray:
		for _, e := range v {
			collect(b, e, depth+1)
		}
	case pdfDict:
		for _, k := range v.keys() {
			collect(b, k, depth+1)
			collect(b, v[k], depth+1)
		}
	}
}

// text decodes a string outside of page content: UTF-16 or UTF-8 by its mark, else PDFDocEncoding.
func (s pdfString) text() string {
	switch {
	case hasUTF16Mark(s):
		return decodeBy(encunicode.UTF16(encunicode.BigEndian, encunicode.UseBOM), s)
	case strings.HasPrefix(string(s), "\xEF\xBB\xBF"):
		return string(s[3:])
	case bytes.IndexByte(s, 0) >= 0:
		return decodeBy(encunicode.UTF16(encunicode.BigEndian, encunicode.IgnoreBOM), s) + "\n\n" + string(s)
	case utf8.Valid(s):
		return string(s)
	}
	var b strings.Builder
	for _, c := range s {
		if c >= 0x80 && c <= 0xA0 {
			b.WriteRune(pdfDoc[c-0x80])
			continue
		}
		b.WriteRune(rune(c))
	}
	return b.String()
}

// pdfDoc is PDFDocEncoding from 0x80 to 0xA0; the rest is Latin-1.
var pdfDoc = []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€")

// stream searches a stream that is no page content.
func (l *located) stream(f *pdfFile, o *pdfObject) {
	where := fmt.Sprintf("stream %d", o.number)
	d := o.dict()
	switch {
	case o.image == "DCTDecode" || o.image == "DCT":
		l.file(where+".jpg", o.data, l.depth+1)
	case o.image == "JPXDecode":
		l.raw(where, o.data, shortestRun)
	case d["Subtype"] == pdfName("Image"), d["Type"] == pdfName("XRef"), d["Type"] == pdfName("ObjStm"):
	case d["Type"] == pdfName("EmbeddedFile"):
		l.file(f.attachmentName(o), o.data, l.depth+1)
	case d["Type"] == pdfName("Metadata"):
		l.markup(where, o.data)
	case !isBinary(o.data):
		l.text(l.at(where), decodeText(o.data))
	default:
		l.raw(where, o.data, shortestRun)
	}
}

// attachmentName is what the file specification calls the embedded file, so that it is read as what it is.
func (f *pdfFile) attachmentName(o *pdfObject) string {
	for _, spec := range f.objects {
		d := spec.dict()
		files := f.dict(d["EF"])
		for _, key := range files.keys() {
			if ref, ok := files[key].(pdfRef); !ok || ref != o.number {
				continue
			}
			for _, name := range []pdfName{"UF", "F"} {
				if s, ok := f.resolve(d[name]).(pdfString); ok && len(s) > 0 {
					return s.text()
				}
			}
		}
	}
	return fmt.Sprintf("attachment %d", o.number)
}

// pages searches the content of every page, those that an update replaced among them.
func (t *pdfText) pages() error {
	n := 0
	for _, o := range t.file.objects {
		page := o.dict()
		if page["Type"] != pdfName("Page") {
			continue
		}
		n++
		if err := t.page(page, n); err != nil {
			return fmt.Errorf("page %d: %w", n, err)
		}
	}
	if n == 0 {
		return errors.New("it has no page")
	}
	return nil
}

func (t *pdfText) page(page pdfDict, n int) error {
	parts := pdfArray{page["Contents"]}
	if list := t.file.array(page["Contents"]); list != nil {
		parts = list
	}
	var content []byte
	for _, part := range parts {
		if part == nil {
			continue
		}
		o := t.file.streamOf(part)
		if o == nil {
			return errors.New("its content is missing")
		}
		t.seen[o] = true
		content = append(append(content, o.data...), '\n')
	}
	resources := t.file.dict(t.file.inherited(page, "Resources"))
	text, err := t.run(content, resources)
	if err != nil {
		return err
	}
	t.text(t.at(fmt.Sprintf("page %d", n)), text)
	return nil
}

// inherited is a value of a page or of the nearest page tree node above it.
func (f *pdfFile) inherited(page pdfDict, key pdfName) any {
	for range 64 {
		if v := page[key]; v != nil {
			return v
		}
		page = f.dict(page["Parent"])
	}
	return nil
}

// forms searches the forms that no page draws: appearances of annotations, and those left over.
func (t *pdfText) forms() {
	for _, o := range t.file.objects {
		if o.stream == nil || t.seen[o] || o.dict()["Subtype"] != pdfName("Form") {
			continue
		}
		t.seen[o] = true
		text, err := t.run(o.data, t.file.dict(o.dict()["Resources"]))
		if err != nil {
			t.cannot(fmt.Errorf("form %d: %w", o.number, err))
			continue
		}
		t.text(t.at(fmt.Sprintf("form %d", o.number)), text)
	}
}
