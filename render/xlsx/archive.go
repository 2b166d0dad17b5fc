package xlsx

import (
	"archive/zip"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// archive writes a zip file whose parts are deflated by a library of which go.mod states the version: faster than the standard one, and
// no change of Go's changes a workbook.
func archive(w io.Writer) *zip.Writer {
	out := zip.NewWriter(w)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		z := deflaters.Get().(*flate.Writer)
		z.Reset(w)
		return deflater{z}, nil
	})
	return out
}

// deflaters are kept between parts: making one costs more than most parts do.
var deflaters = sync.Pool{New: func() any {
	z, _ := flate.NewWriter(nil, 6) // fails for a level that there is not
	return z
}}

// deflater gives its writer back when the part ends.
type deflater struct{ *flate.Writer }

func (d deflater) Close() error {
	err := d.Writer.Close()
	deflaters.Put(d.Writer)
	return err
}
