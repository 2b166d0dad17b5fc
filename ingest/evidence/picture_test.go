package evidence_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"dossier/ingest/evidence"
)

func TestPictures(t *testing.T) {
	var asPNG, asJPEG bytes.Buffer
	drawing := image.NewGray(image.Rect(0, 0, 64, 48))
	for i := range drawing.Pix {
		drawing.Pix[i] = byte(i * 7)
	}
	if err := png.Encode(&asPNG, drawing); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&asJPEG, drawing, nil); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"a.png": asPNG.Bytes(), "A.JPG": asJPEG.Bytes(), "a.jpeg": asJPEG.Bytes()} {
		if reason := check(name, data); reason != "" {
			t.Errorf("%s: %s", name, reason)
		}
		if got := evidence.Picture(bytes.NewReader(data), int64(len(data))); !bytes.Equal(got, data) {
			t.Errorf("%s: %d bytes are kept, want %d", name, len(got), len(data))
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"cut.png":  {asPNG.Bytes()[:asPNG.Len()/2], "cut short or damaged"},
		"cut.jpg":  {asJPEG.Bytes()[:asJPEG.Len()-20], "cut short or damaged"},
		"text.png": {[]byte("not found"), "is no picture of that kind"},
		"head.png": {asPNG.Bytes()[:12], "is no picture of that kind"},
	} {
		if reason := check(name, c.data); !strings.Contains(reason, c.want) {
			t.Errorf("%s: %q, want %q", name, reason, c.want)
		}
	}
	if got := evidence.Picture(bytes.NewReader([]byte("%PDF-1.7")), 8); got != nil {
		t.Error("a PDF passes for a picture")
	}
	large := append(bytes.Clone(asPNG.Bytes()), make([]byte, 8<<20)...)
	if got := evidence.Picture(bytes.NewReader(large), int64(len(large))); got != nil {
		t.Error("a picture beyond the bound is kept")
	}
}
