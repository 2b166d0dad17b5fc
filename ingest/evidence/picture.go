package evidence

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // the types of pictures that documents show
	_ "image/png"
	"io"
	"path"
	"strings"
)

// The largest picture that is shown in a document, and that is decoded to see whether it is whole.
const (
	mostPicture = 8 << 20  // bytes
	mostPixels  = 50 << 20 // width × height
)

// Picture is the bytes of a PNG or JPEG of at most 8 MiB; nil for any other file.
func Picture(r io.ReaderAt, size int64) []byte {
	if size > mostPicture {
		return nil
	}
	data := make([]byte, size)
	if n, err := r.ReadAt(data, 0); int64(n) < size || err != nil && !errors.Is(err, io.EOF) {
		return nil
	}
	if _, _, err := image.DecodeConfig(bytes.NewReader(data)); err != nil {
		return nil
	}
	return data
}

func isPicture(extension string) bool {
	return extension == ".png" || extension == ".jpg" || extension == ".jpeg"
}

// checkPicture tells why a PNG or JPEG cannot be shown; "" for a whole one, and for one too large to be decoded here.
func checkPicture(name string, r io.ReaderAt, size int64) string {
	config, _, err := image.DecodeConfig(io.NewSectionReader(r, 0, size))
	if err != nil {
		return "it is named " + strings.ToLower(path.Ext(name)) + " and is no picture of that kind"
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > mostPixels/config.Height {
		return ""
	}
	if _, _, err := image.Decode(io.NewSectionReader(r, 0, size)); err != nil {
		return "the picture is cut short or damaged"
	}
	return ""
}
