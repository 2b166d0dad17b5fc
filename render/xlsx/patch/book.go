package patch

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
)

// What a workbook may cost before it is refused. Checklists have some hundred kilobytes.
const (
	maxEntries = 8192
	maxPart    = 64 << 20 // inflated bytes of a part that is read
)

// book is the archive that a workbook is.
type book struct {
	zip     *zip.Reader
	parts   map[string]*zip.File // by key
	twice   map[string]bool      // keys of more than one part
	sheets  map[string]string    // sheet name → key of its part
	strings string               // key of the shared strings; "" for none
	shared  []string             // once a cell asked for them
	loaded  bool
}

func open(data []byte) (*book, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // no part is ever written to a path
		return nil, errors.New("no workbook: the archive cannot be read")
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("an archive of %d files, more than %d", len(z.File), maxEntries)
	}
	b := &book{zip: z, parts: map[string]*zip.File{}, twice: map[string]bool{}, sheets: map[string]string{}}
	for _, f := range z.File {
		k := key(f.Name)
		_, b.twice[k] = b.parts[k]
		b.parts[k] = f
	}
	return b, b.index()
}

// key is the form in which names of parts are compared: forward slashes, no slash in front, lower case, dots resolved.
func key(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// find is the key of the part that a relation of another part names; targets may be percent-encoded.
func (b *book) find(base, target string) string {
	resolve := func(t string) string {
		if strings.HasPrefix(t, "/") {
			return key(t)
		}
		return key(path.Join(path.Dir(base), strings.ReplaceAll(t, `\`, "/")))
	}
	if k := resolve(target); b.parts[k] != nil {
		return k
	}
	if plain, err := url.PathUnescape(target); err == nil {
		return resolve(plain)
	}
	return resolve(target)
}

// read inflates a part.
func (b *book) read(k string) ([]byte, error) {
	f := b.parts[k]
	switch {
	case f == nil:
		return nil, fmt.Errorf("the part %q is not in the file", k)
	case b.twice[k]:
		return nil, fmt.Errorf("the part %q is in the file twice", k) // programs differ in which one they read
	case f.Flags&1 != 0:
		return nil, fmt.Errorf("the part %q is encrypted", k)
	case f.UncompressedSize64 > maxPart:
		return nil, fmt.Errorf("the part %q is larger than %d MiB", k, maxPart>>20)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("the part %q cannot be unpacked", k)
	}
	data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	if cerr := r.Close(); err == nil {
		err = cerr
	}
	if err != nil || len(data) > maxPart {
		return nil, fmt.Errorf("the part %q is damaged", k)
	}
	return data, nil
}

// relation is an entry of a .rels part.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

func (r relation) is(kind string) bool {
	return strings.HasSuffix(r.Type, "/"+kind) && !strings.EqualFold(r.Mode, "External")
}

// relations are those of a part; none where it has no .rels part. "" is the archive itself.
func (b *book) relations(of string) ([]relation, error) {
	k := key(path.Join(path.Dir(of), "_rels", path.Base(of)+".rels"))
	if of == "" {
		k = "_rels/.rels"
	}
	if b.parts[k] == nil {
		return nil, nil
	}
	var list struct {
		Relations []relation `xml:"Relationship"`
	}
	return list.Relations, errors.Join(b.decode(k, &list), nil)
}

func (b *book) decode(k string, into any) error {
	data, err := b.read(k)
	if err != nil {
		return err
	}
	if err := xml.Unmarshal(data, into); err != nil {
		return fmt.Errorf("the part %q is no XML that can be read", k)
	}
	return nil
}

// index finds the sheets and the shared strings.
func (b *book) index() error {
	main := "xl/workbook.xml"
	top, err := b.relations("")
	if err != nil {
		return err
	}
	for _, r := range top {
		if r.is("officeDocument") {
			main = b.find("", r.Target)
		}
	}
	var workbook struct {
		XMLName xml.Name
		Sheets  []struct {
			Name  string     `xml:"name,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := b.decode(main, &workbook); err != nil {
		return err
	}
	if workbook.XMLName.Local != "workbook" {
		return errors.New("no workbook")
	}
	relations, err := b.relations(main)
	if err != nil {
		return err
	}
	byID := map[string]string{}
	for _, r := range relations {
		switch {
		case r.is("worksheet"):
			byID[r.ID] = b.find(main, r.Target)
		case r.is("sharedStrings"):
			b.strings = b.find(main, r.Target)
		}
	}
	for _, s := range workbook.Sheets {
		for _, a := range s.Attrs {
			if part := byID[a.Value]; a.Name.Local == "id" && part != "" {
				b.sheets[s.Name] = part
			}
		}
	}
	return nil
}

// sheet is a sheet's part and what it holds.
func (b *book) sheet(name string) (part string, data []byte, err error) {
	part, ok := b.sheets[name]
	if !ok {
		return "", nil, errors.New("there is no such worksheet")
	}
	data, err = b.read(part)
	return part, data, err
}

// isSigned tells whether the archive bears a signature over its parts.
func (b *book) isSigned() bool {
	for _, f := range b.zip.File {
		if strings.HasPrefix(key(f.Name), "_xmlsignatures/") {
			return true
		}
	}
	return false
}

// text is a shared string without its formats.
func (b *book) text(index int) (string, error) {
	if !b.loaded {
		b.loaded = true
		if b.strings == "" {
			return "", errors.New("the file has no shared texts")
		}
		data, err := b.read(b.strings)
		if err != nil {
			return "", err
		}
		if b.shared, err = sharedTexts(data); err != nil {
			return "", err
		}
	}
	if index < 0 || index >= len(b.shared) {
		return "", fmt.Errorf("there is no shared text %d", index)
	}
	return b.shared[index], nil
}

// sharedTexts are the texts of the part, rich ones without their formats, phonetic ones left out.
func sharedTexts(data []byte) ([]string, error) {
	var table struct {
		Items []struct {
			Text string   `xml:"t"`
			Runs []string `xml:"r>t"`
		} `xml:"si"`
	}
	if err := xml.Unmarshal(data, &table); err != nil {
		return nil, errors.New("the shared texts cannot be read")
	}
	texts := make([]string, len(table.Items))
	for i, item := range table.Items {
		texts[i] = item.Text + strings.Join(item.Runs, "")
	}
	return texts, nil
}
