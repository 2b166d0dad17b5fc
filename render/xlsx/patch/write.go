package patch

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
)

// write gives the archive with the changed parts. Parts keep their order, names, methods, times, attributes and flags; those that are
// not changed keep their compressed bytes.
func (b *book) write(changed map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if err := w.SetComment(b.zip.Comment); err != nil {
		return nil, err
	}
	for _, f := range b.zip.File {
		header := f.FileHeader
		packed, err := rawBytes(f)
		if data, ok := changed[key(f.Name)]; ok {
			packed, err = pack(&header, data)
		}
		if err != nil {
			return nil, fmt.Errorf("the part %q: %w", f.Name, err)
		}
		part, err := w.CreateRaw(&header)
		if err == nil {
			_, err = part.Write(packed)
		}
		if err != nil {
			return nil, fmt.Errorf("the part %q: %w", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func rawBytes(f *zip.File) ([]byte, error) {
	r, err := f.OpenRaw()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// pack compresses data by the header's method, and states its size and checksum there.
func pack(header *zip.FileHeader, data []byte) ([]byte, error) {
	packed := data
	switch header.Method {
	case zip.Store:
	case zip.Deflate:
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, flate.DefaultCompression)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(data); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		packed = b.Bytes()
	default:
		return nil, fmt.Errorf("is compressed by method %d, which is not supported", header.Method)
	}
	header.CRC32 = crc32.ChecksumIEEE(data)
	header.UncompressedSize64, header.CompressedSize64 = uint64(len(data)), uint64(len(packed))
	return packed, nil
}
