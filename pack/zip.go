package pack

import (
	"archive/zip"
	"fmt"
	"io"
	"unicode/utf8"
)

// writeZip writes files to w, in their order, under their paths below the pack. Nothing in it depends on when, where or by
// which release of the compiler it is written: times are fixed and bytes are stored as they are, since nearly all of a pack
// (PDF, XLSX, images) is compressed already.
func writeZip(w io.Writer, files []planned) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		entry, err := z.CreateRaw(zipHeader(f))
		if err != nil {
			return err
		}
		if err := f.copyTo(entry); err != nil {
			return err
		}
	}
	return z.Close()
}

func zipHeader(f planned) *zip.FileHeader {
	const utf8Name = 0x800
	h := &zip.FileHeader{
		Name:               f.Path,
		Method:             zip.Store,
		CRC32:              f.digest.crc32,
		CompressedSize64:   uint64(f.digest.size),
		UncompressedSize64: uint64(f.digest.size),
		ModifiedDate:       1<<5 | 1, //nolint:staticcheck // 1 January 1980; CreateRaw writes the old fields alone
		ReaderVersion:      20,
		ExternalAttrs:      0o100444 << 16,
		CreatorVersion:     3<<8 | 20, // unix
	}
	if !ascii(f.Path) {
		h.Flags |= utf8Name
	}
	return h
}

func ascii(s string) bool {
	for _, r := range s {
		if r >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// copyTo writes f's content to w and fails where it is no longer what was planned.
func (f planned) copyTo(w io.Writer) error {
	r, err := f.open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // it was only read
	d := newDigester()
	if _, err := io.Copy(io.MultiWriter(w, d), r); err != nil {
		return err
	}
	if d.sum() != f.digest {
		return fmt.Errorf("%s changed while it was read", f.Source)
	}
	return nil
}
