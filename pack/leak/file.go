package leak

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"path"
	"strings"
)

// Limits of what is unpacked: a file beyond them cannot be read.
const (
	maxDepth    = 8       // files inside files
	maxInflated = 1 << 29 // bytes out of the compressed parts of one file
)

// kinds say how a file of a name's extension must begin, so that a file is never searched as less than it is.
var kinds = map[string]string{
	".pdf": "pdf", ".xlsx": "zip", ".xlsm": "zip", ".docx": "zip", ".pptx": "zip", ".zip": "zip", ".odt": "zip", ".ods": "zip",
	".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gz": "gzip",
	".html": "html", ".htm": "html", ".xhtml": "html", ".svg": "xml", ".xml": "xml", ".rels": "xml", ".vml": "xml",
}

// file searches data as what it is: by its name where that says, else by its first bytes.
func (s *search) file(name string, data []byte, depth int) {
	if depth > maxDepth {
		s.fail("%s: files inside files go too deep to be searched", name)
		return
	}
	kind, sniffed := kinds[strings.ToLower(path.Ext(name))], sniff(data)
	if kind == "" || sniffed == "ole" {
		kind = sniffed
	}
	if binaryKind(kind) && kind != sniffed {
		s.fail("%s cannot be read: it is no %s file", name, kind)
		return
	}
	inner := &located{search: s, name: name, depth: depth}
	switch kind {
	case "pdf":
		inner.pdf(data)
	case "zip":
		inner.zip(data)
	case "png":
		inner.png(data)
	case "jpeg":
		inner.jpeg(data)
	case "gzip":
		inner.gzip(data)
	case "html":
		inner.html(decodeText(data))
	case "xml":
		inner.xml(data)
	case "ole":
		s.fail("%s cannot be read: it is encrypted or of an old Office format", name)
	default:
		inner.plain(data)
	}
}

func binaryKind(kind string) bool {
	return kind == "pdf" || kind == "zip" || kind == "png" || kind == "jpeg" || kind == "gzip"
}

func sniff(data []byte) string {
	for _, magic := range []struct{ begins, kind string }{
		{"%PDF-", "pdf"}, {"PK\x03\x04", "zip"}, {"PK\x05\x06", "zip"}, {"\x89PNG\r\n\x1a\n", "png"}, {"\xff\xd8\xff", "jpeg"},
		{"\x1f\x8b", "gzip"}, {"\xd0\xcf\x11\xe0", "ole"}, {"<?xml", "xml"}, {"<svg", "xml"},
		{"<!DOCTYPE html", "html"}, {"<!doctype html", "html"}, {"<html", "html"},
	} {
		if bytes.HasPrefix(data, []byte(magic.begins)) {
			return magic.kind
		}
	}
	return ""
}

// located is a search within one file, which may lie inside another.
type located struct {
	*search
	name  string
	depth int
}

// at names a place within the file; the outermost file needs no name, since the problem stands at it.
func (l *located) at(place string) string {
	if l.depth == 0 {
		return place
	}
	return place + " of " + l.name
}

// cannot reports that the file cannot be read.
func (l *located) cannot(err error) { l.fail("%s cannot be read: %v", l.name, err) }

var errTooLarge = errors.New("it unpacks to more than can be searched")

// read reads r, which unpacks something, to its end, within the limit.
func (s *search) read(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxInflated-s.inflated+1))
	s.inflated += int64(len(data))
	if s.inflated > maxInflated {
		return nil, errTooLarge
	}
	return data, err
}

func (s *search) inflate(data []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return s.read(z)
}

func (l *located) gzip(data []byte) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		l.cannot(err)
		return
	}
	inner, err := l.read(z)
	if err != nil {
		l.cannot(err)
		return
	}
	l.text(l.at("the gzip header"), z.Name+"\n"+z.Comment)
	l.file(strings.TrimSuffix(l.name, path.Ext(l.name)), inner, l.depth+1)
}
