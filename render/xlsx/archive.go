package xlsx

import (
	"archive/zip"
	"io"

	"github.com/klauspost/compress/flate"
)

// archive writes a zip file whose parts are deflated by a library of which go.mod states the version: faster than the standard one, and
// no change of Go's changes a workbook.
func archive(w io.Writer) *zip.Writer {
	out := zip.NewWriter(w)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		select {
		case z := <-deflaters:
			z.Reset(w)
			return deflater{z}, nil
		default:
			z, err := flate.NewWriter(w, 6)
			return deflater{z}, err
		}
	})
	return out
}

// deflaters are kept between parts: making one costs more than most parts do. No more than these are, and no collection takes them.
var deflaters = make(chan *flate.Writer, 4)

// deflater gives its writer back when the part ends.
type deflater struct{ *flate.Writer }

func (d deflater) Close() error {
	err := d.Writer.Close()
	select {
	case deflaters <- d.Writer:
	default:
	}
	return err
}
