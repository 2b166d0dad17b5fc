package sheet

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
)

// archive is the zip file that a workbook is, with its parts found by name whatever their case and slashes.
type archive struct {
	parts  map[string]*zip.File // by partKey
	limits Limits
}

// openArchive reads the directory of a zip, and nothing that is compressed.
func openArchive(in input) (*archive, error) {
	bounded := &directoryReader{r: in.r, left: in.limits.Directory}
	z, err := zip.NewReader(bounded, in.size)
	switch {
	case bounded.left < 0:
		return nil, fmt.Errorf("is a zip archive whose directory is larger than %d bytes", in.limits.Directory)
	case errors.Is(err, zip.ErrInsecurePath): // no part is ever written to a path
	case err != nil:
		return nil, errors.New("is a zip archive that is damaged or cut short")
	}
	if len(z.File) > in.limits.Entries {
		return nil, fmt.Errorf("is a zip archive of %d files, more than %d", len(z.File), in.limits.Entries)
	}
	a := &archive{parts: make(map[string]*zip.File, len(z.File)), limits: in.limits}
	for _, f := range z.File {
		key := partKey(f.Name)
		if _, twice := a.parts[key]; twice && steers(key) {
			return nil, fmt.Errorf("holds the part %s twice", shorten(f.Name)) // programs differ in which one they read
		}
		a.parts[key] = f
	}
	bounded.unbound = true
	return a, nil
}

// partKey is the form in which parts are compared: no leading slash, forward slashes, lower case, dots resolved.
func partKey(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+name), "/"))
}

// steers tells the parts that are read from pictures and the like.
func steers(key string) bool {
	return strings.HasSuffix(key, ".xml") || strings.HasSuffix(key, ".rels")
}

// find is the part with that name, or nil. Names in relationships may be percent-encoded.
func (a *archive) find(name string) *zip.File {
	if f := a.parts[partKey(name)]; f != nil {
		return f
	}
	if plain, err := url.PathUnescape(name); err == nil {
		return a.parts[partKey(plain)]
	}
	return nil
}

// check refuses a part by what the directory says of it, before any of it is inflated.
func (a *archive) check(f *zip.File, most int64) error {
	size, packed := int64(f.UncompressedSize64), int64(f.CompressedSize64)
	switch {
	case f.Flags&1 != 0:
		return errors.New("is encrypted in the archive")
	case size < 0 || size > most:
		return fmt.Errorf("is %s unpacked, more than the limit of %s", byteCount(size), byteCount(most))
	case size > a.limits.RatioFrom && size/a.limits.Ratio > packed:
		return fmt.Errorf("is packed %d times, more than the limit of %d: it looks like a zip bomb",
			size/max(packed, 1), a.limits.Ratio)
	}
	return nil
}

// open inflates a part of at most so many bytes.
func (a *archive) open(f *zip.File, most int64) (io.ReadCloser, error) {
	if err := a.check(f, most); err != nil {
		return nil, err
	}
	r, err := f.Open()
	if err != nil {
		return nil, partError(err)
	}
	return partReader{r}, nil
}

// partReader words the errors of a part. That a part is not larger than the directory states is checked by archive/zip.
type partReader struct{ io.ReadCloser }

func (p partReader) Read(b []byte) (int, error) {
	n, err := p.ReadCloser.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		err = partError(err)
	}
	return n, err
}

// partError words what can be wrong with compressed data.
func partError(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return errors.New("is compressed by a method that is not supported")
	case errors.Is(err, zip.ErrChecksum):
		return errors.New("is damaged: its checksum is wrong")
	case errors.Is(err, zip.ErrFormat), errors.As(err, &corrupt):
		return errors.New("is damaged: it cannot be unpacked, or is larger than the archive's directory says")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errTruncated
	}
	return err
}

// directoryReader bounds what reading the directory of an archive may take.
type directoryReader struct {
	r       io.ReaderAt
	left    int64
	unbound bool // the directory is read; the parts have limits of their own
}

func (d *directoryReader) ReadAt(b []byte, at int64) (int, error) {
	if !d.unbound {
		if d.left -= int64(len(b)); d.left < 0 {
			return 0, errors.New("directory too large")
		}
	}
	return d.r.ReadAt(b, at)
}

func byteCount(n int64) string {
	switch {
	case n < 0:
		return "over 8 EiB"
	case n >= 1<<30 && n%(1<<30) == 0:
		return fmt.Sprintf("%d GiB", n>>30)
	case n >= 1<<20:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
