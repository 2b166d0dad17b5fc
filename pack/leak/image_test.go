package leak_test

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"testing"
)

// imageWith is a PNG with one more chunk before its end.
func imageWith(t *testing.T, kind string, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))))
	const end = 12
	whole := b.Bytes()
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	chunk = append(append(chunk, kind...), body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return append(append(append([]byte(nil), whole[:len(whole)-end]...), chunk...), whole[len(whole)-end:]...)
}

// photo is a JPEG with one more segment after its start.
func photo(t *testing.T, marker byte, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 16, 16)), nil))
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(body)+2))
	return append(append([]byte{0xFF, 0xD8}, append(segment, body...)...), b.Bytes()[2:]...)
}

func deflated(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, err := z.Write([]byte(text))
	must(t, err)
	must(t, z.Close())
	return b.String()
}

func TestImageCanaries(t *testing.T) {
	xmp := `<x:xmpmeta><rdf:RDF><dc:creator><rdf:li>Har</rdf:li></dc:creator><dc:title>Harbour&#32;Lines</dc:title></rdf:RDF></x:xmpmeta>`
	exif := "MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x3b\x00\x02\x00\x00\x00\x0e\x00\x00\x00\x1aHarbour Lines\x00"
	wide := "II\x2a\x00\x08\x00"
	for _, c := range canary {
		wide += string(c) + "\x00"
	}
	images := map[string][]byte{
		"public/text.png":     imageWith(t, "tEXt", []byte("Author\x00Harbour Lines")),
		"public/packed.png":   imageWith(t, "zTXt", []byte("Author\x00\x00"+deflated(t, canary))),
		"public/utf8.png":     imageWith(t, "iTXt", []byte("Title\x00\x00\x00en\x00\x00Harbour Lines")),
		"public/utf8z.png":    imageWith(t, "iTXt", []byte("Title\x00\x01\x00en\x00\x00"+deflated(t, canary))),
		"public/xmp.png":      imageWith(t, "iTXt", []byte("XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp)),
		"public/exif.png":     imageWith(t, "eXIf", []byte(exif)),
		"public/own.png":      imageWith(t, "prVt", []byte("x Harbour Lines")),
		"public/profile.png":  imageWith(t, "iCCP", []byte("Harbour Lines\x00\x00"+deflated(t, "\x00\x01profile"))),
		"public/after.png":    append(imageWith(t, "tEXt", []byte("a\x00b")), "Harbour Lines"...),
		"public/exif.jpg":     photo(t, 0xE1, []byte("Exif\x00\x00"+exif)),
		"public/wide.jpg":     photo(t, 0xE1, []byte("Exif\x00\x00"+wide)),
		"public/xmp.jpg":      photo(t, 0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00"+xmp)),
		"public/comment.jpeg": photo(t, 0xFE, []byte("by Harbour Lines")),
		"public/iptc.jpg":     photo(t, 0xED, []byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x12\x1c\x02\x50\x00\x0dHarbour Lines")),
		"public/after.jpg":    append(photo(t, 0xE0, []byte("JFIF\x00")), "Harbour Lines"...),
	}
	for path, data := range images {
		t.Run(path, func(t *testing.T) { wantLeak(t, path, data, canary) })
	}
}

func TestImageWithoutCanaryIsClean(t *testing.T) {
	wantClean(t, "public/a.png", imageWith(t, "tEXt", []byte("Author\x00party")), canary, "art", "IDAT")
	wantClean(t, "public/a.jpg", photo(t, 0xE0, []byte("JFIF\x00")), canary, "art")
}

func TestImageThatCannotBeReadIsAnError(t *testing.T) {
	picture, jpg := imageWith(t, "tEXt", []byte("Author\x00party")), photo(t, 0xFE, []byte("party"))
	for at := 0; at < len(picture); at += 7 {
		wantUnreadable(t, "public/a.png", picture[:at])
	}
	for at := 0; at < len(jpg); at += 29 {
		wantUnreadable(t, "public/a.jpg", jpg[:at])
	}
	flipped := bytes.Clone(picture)
	flipped[45] ^= 1
	wantUnreadable(t, "public/a.png", flipped)
	wantUnreadable(t, "public/a.png", jpg)
	wantUnreadable(t, "public/a.png", imageWith(t, "zTXt", []byte("Author\x00\x00broken")))
}

func TestGzipIsOpened(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte("by Harbour Lines"))
	must(t, err)
	must(t, z.Close())
	wantLeak(t, "public/a.txt.gz", b.Bytes(), canary)
	wantUnreadable(t, "public/a.txt.gz", b.Bytes()[:12])
}
