package leak

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// png searches all chunks but the pixels, and what follows the image.
func (l *located) png(data []byte) {
	rest := data[8:]
	for len(rest) > 0 {
		if len(rest) < 12 {
			l.cannot(errors.New("the image is cut short"))
			return
		}
		size := int64(binary.BigEndian.Uint32(rest))
		if size > int64(len(rest)-12) {
			l.cannot(errors.New("the image is cut short"))
			return
		}
		kind, body := string(rest[4:8]), rest[8:8+size]
		if crc32.ChecksumIEEE(rest[4:8+size]) != binary.BigEndian.Uint32(rest[8+size:]) {
			l.cannot(errors.New("the image is damaged"))
			return
		}
		rest = rest[12+size:]
		if kind == "IEND" {
			l.tail(rest)
			return
		}
		l.chunk(kind, body)
	}
	l.cannot(errors.New("the image has no end"))
}

func (l *located) chunk(kind string, body []byte) {
	where := "the image’s " + kind
	switch kind {
	case "IDAT", "IHDR", "PLTE", "fdAT", "tRNS":
	case "tEXt":
		l.text(l.at(where), decodeText(body))
	case "zTXt", "iCCP":
		l.packed(where, body, 2)
	case "iTXt":
		l.international(where, body)
	default:
		l.raw(where, body, shortestTag)
	}
}

// packed searches a chunk of a keyword, a zero, skip-1 further bytes and compressed text.
func (l *located) packed(where string, body []byte, skip int) {
	keyword, _, found := bytes.Cut(body, []byte{0})
	at := len(keyword) + skip
	if !found || at > len(body) {
		l.cannot(errors.New(where + " is damaged"))
		return
	}
	text, err := l.inflate(body[at:])
	if err != nil {
		l.cannot(errors.New(where + " is damaged: " + err.Error()))
		return
	}
	l.text(l.at(where), decodeText(keyword))
	if binaryData := bytes.IndexByte(text, 0) >= 0; binaryData {
		l.raw(where, text, shortestTag)
		return
	}
	l.text(l.at(where), decodeText(text))
}

// international searches iTXt: keyword 0 flag method language 0 translated keyword 0 text.
func (l *located) international(where string, body []byte) {
	parts := bytes.SplitN(body, []byte{0}, 2)
	if len(parts) < 2 || len(parts[1]) < 2 {
		l.cannot(errors.New(where + " is damaged"))
		return
	}
	compressed := parts[1][0] == 1
	names := bytes.SplitN(parts[1][2:], []byte{0}, 3)
	if len(names) < 3 {
		l.cannot(errors.New(where + " is damaged"))
		return
	}
	text := names[2]
	if compressed {
		inflated, err := l.inflate(text)
		if err != nil {
			l.cannot(errors.New(where + " is damaged: " + err.Error()))
			return
		}
		text = inflated
	}
	l.text(l.at(where), decodeText(parts[0])+"\n"+decodeText(names[1])+"\n")
	l.markup(where, text)
}

// markup searches text that may be XML, as XMP is.
func (l *located) markup(where string, text []byte) {
	l.text(l.at(where), decodeText(text))
	if bytes.Contains(text, []byte("<x:xmpmeta")) || bytes.Contains(text, []byte("<rdf:RDF")) {
		l.xml(bytes.TrimRight(text, "\x00"))
	}
}

// tail searches what follows the end of an image.
func (l *located) tail(rest []byte) {
	if len(bytes.TrimSpace(rest)) > 0 {
		l.raw("what follows the image", rest, shortestTag)
	}
}

// jpeg searches all segments before and between the scans, and what follows the image.
func (l *located) jpeg(data []byte) {
	rest := data[2:]
	for {
		at := bytes.IndexByte(rest, 0xFF)
		if at < 0 || at+1 >= len(rest) {
			l.cannot(errors.New("the image has no end"))
			return
		}
		marker := rest[at+1]
		switch {
		case marker == 0xFF:
			rest = rest[at+1:]
			continue
		case marker == 0xD9:
			l.tail(rest[at+2:])
			return
		case marker == 0 || marker == 1 || marker >= 0xD0 && marker <= 0xD8:
			rest = rest[at+2:]
			continue
		}
		if len(rest) < at+4 {
			l.cannot(errors.New("the image is cut short"))
			return
		}
		size := int(binary.BigEndian.Uint16(rest[at+2:]))
		if size < 2 || at+2+size > len(rest) {
			l.cannot(errors.New("the image is cut short"))
			return
		}
		l.segment(marker, rest[at+4:at+2+size])
		rest = rest[at+2+size:]
	}
}

// segment searches a comment or an application's segment: Exif, XMP, IPTC and others.
func (l *located) segment(marker byte, body []byte) {
	const comment = 0xFE
	switch {
	case marker == comment:
		l.text(l.at("the image’s comment"), decodeText(body))
	case marker >= 0xE0 && marker <= 0xEF:
		l.raw("the image’s metadata", body, shortestTag)
		if at := bytes.Index(body, []byte("<x:xmpmeta")); at >= 0 {
			l.xml(bytes.TrimRight(body[at:], "\x00"))
		}
	}
}
