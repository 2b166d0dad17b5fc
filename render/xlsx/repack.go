package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strings"
)

const contentTypes = "[Content_Types].xml"

// repack puts the parts of a workbook into one order: excelize streams sheets, and lists the types of parts, in an order that
// changes from run to run. What is compressed stays as it is; there are no times.
func repack(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	parts := slices.SortedFunc(slices.Values(in.File), func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(rank(a.Name), rank(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	var buf bytes.Buffer
	buf.Grow(len(data) + len(data)/8)
	out := archive(&buf)
	for _, part := range parts {
		if err := copyPart(out, part, data); err != nil {
			return nil, fmt.Errorf("part %s: %w", part.Name, err)
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// rank puts the list of types first, where readers of streams expect it.
func rank(name string) int {
	if name == contentTypes {
		return 0
	}
	return 1
}

func copyPart(out *zip.Writer, part *zip.File, data []byte) error {
	if part.Name == contentTypes {
		return copySorted(out, part)
	}
	header := zip.FileHeader{
		Name: part.Name, Method: part.Method, CRC32: part.CRC32, CompressedSize64: part.CompressedSize64, UncompressedSize64: part.UncompressedSize64,
	}
	w, err := out.CreateRaw(&header)
	if err != nil {
		return err
	}
	at, err := part.DataOffset()
	if err != nil {
		return err
	}
	_, err = w.Write(data[at : at+int64(part.CompressedSize64)])
	return err
}

type typeList struct {
	XMLName   xml.Name       `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults  []typeDefault  `xml:"Default"`
	Overrides []typeOverride `xml:"Override"`
}

type typeDefault struct {
	Extension string `xml:"Extension,attr"`
	Type      string `xml:"ContentType,attr"`
}

type typeOverride struct {
	Part string `xml:"PartName,attr"`
	Type string `xml:"ContentType,attr"`
}

func copySorted(out *zip.Writer, part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	var list typeList
	if err := errors.Join(xml.NewDecoder(r).Decode(&list), r.Close()); err != nil {
		return err
	}
	slices.SortFunc(list.Defaults, func(a, b typeDefault) int { return strings.Compare(a.Extension, b.Extension) })
	slices.SortFunc(list.Overrides, func(a, b typeOverride) int { return strings.Compare(a.Part, b.Part) })
	text, err := xml.Marshal(list)
	if err != nil {
		return err
	}
	w, err := out.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = w.Write(append([]byte(xml.Header), text...))
	return err
}
