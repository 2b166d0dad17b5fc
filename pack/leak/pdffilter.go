package leak

import (
	"bytes"
	"encoding/ascii85"
	"errors"
	"fmt"

	"golang.org/x/image/tiff/lzw"
)

// decode undoes the filters of o's stream into o.data. The pixels of an image are left: they hold no text.
func (s *search) decode(f *pdfFile, o *pdfObject) error {
	filters, parms := filtersOf(f, o.dict())
	data := o.stream
	isImage := o.dict()["Subtype"] == pdfName("Image")
	for i, filter := range filters {
		switch filter {
		case "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode":
			if !isImage {
				return fmt.Errorf("the filter %s is not known there", filter)
			}
			o.image, o.data = string(filter), data
			return nil
		}
		out, err := s.filter(filter, parms[i], data)
		if err != nil {
			return fmt.Errorf("%s: %w", filter, err)
		}
		data = out
	}
	if isImage {
		return nil
	}
	o.data = data
	return nil
}

func filtersOf(f *pdfFile, d pdfDict) (filters []pdfName, parms []pdfDict) {
	filter, parm := f.resolve(first(d["Filter"], d["F"])), f.resolve(first(d["DecodeParms"], d["DP"]))
	switch v := filter.(type) {
	case pdfName:
		p, _ := parm.(pdfDict)
		if a, ok := parm.(pdfArray); ok && len(a) > 0 {
			p = f.dict(a[0])
		}
		return []pdfName{v}, []pdfDict{p}
	case pdfArray:
		list, _ := parm.(pdfArray)
		for i := range v {
			name, _ := f.resolve(v[i]).(pdfName)
			filters = append(filters, name)
			var p pdfDict
			if i < len(list) {
				p = f.dict(list[i])
			}
			parms = append(parms, p)
		}
	}
	return filters, parms
}

func first(a, b any) any {
	if a != nil {
		return a
	}
	return b
}

func (s *search) filter(name pdfName, parm pdfDict, data []byte) ([]byte, error) {
	switch name {
	case "FlateDecode", "Fl":
		out, err := s.inflate(data)
		if err != nil {
			return nil, err
		}
		return unpredict(parm, out)
	case "LZWDecode", "LZW":
		if early, ok := parm["EarlyChange"].(float64); ok && early == 0 {
			return nil, errors.New("it is of a rare kind")
		}
		out, err := s.read(lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8))
		if err != nil {
			return nil, err
		}
		return unpredict(parm, out)
	case "ASCIIHexDecode", "AHx":
		end := append([]byte("<"), bytes.TrimSuffix(bytes.TrimSpace(data), []byte(">"))...)
		v, err := (&lexer{data: append(end, '>')}).hex()
		out, _ := v.(pdfString)
		return out, err
	case "ASCII85Decode", "A85":
		text, _, _ := bytes.Cut(bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~")), []byte("~"))
		return s.read(ascii85.NewDecoder(bytes.NewReader(text)))
	case "RunLengthDecode", "RL":
		return runLength(data)
	}
	return nil, errors.New("it is not known")
}

func runLength(data []byte) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out, nil
		case n < 128 && i+n+1 <= len(data):
			out = append(out, data[i:i+n+1]...)
			i += n + 1
		case n > 128 && i < len(data):
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		default:
			return nil, errPDFEnd
		}
	}
	return out, nil
}

// unpredict undoes the PNG predictors (ISO 32000-1, 7.4.4.4).
func unpredict(parm pdfDict, data []byte) ([]byte, error) {
	number := func(key pdfName, otherwise int) int {
		if n, ok := parm[key].(float64); ok && n > 0 && n < 1<<20 {
			return int(n)
		}
		return otherwise
	}
	predictor := number("Predictor", 1)
	if predictor == 1 {
		return data, nil
	}
	if predictor < 10 {
		return nil, errors.New("its predictor is not known")
	}
	bits := number("Colors", 1) * number("BitsPerComponent", 8)
	back, width := max(1, bits/8), (bits*number("Columns", 1)+7)/8
	var out []byte
	above := make([]byte, width)
	for len(data) > width {
		row := append([]byte(nil), data[1:width+1]...)
		for i := range row {
			var left, corner byte
			if i >= back {
				left, corner = row[i-back], above[i-back]
			}
			row[i] += predicted(data[0], left, above[i], corner)
		}
		out, above, data = append(out, row...), row, data[width+1:]
	}
	if len(data) > 0 {
		return nil, errPDFEnd
	}
	return out, nil
}

func predicted(kind, left, up, corner byte) byte {
	switch kind {
	case 1:
		return left
	case 2:
		return up
	case 3:
		return byte((int(left) + int(up)) / 2)
	case 4:
		return paeth(int(left), int(up), int(corner))
	}
	return 0
}

func paeth(a, b, c int) byte {
	p := a + b - c
	pa, pb, pc := abs(p-a), abs(p-b), abs(p-c)
	switch {
	case pa <= pb && pa <= pc:
		return byte(a)
	case pb <= pc:
		return byte(b)
	}
	return byte(c)
}

func abs(n int) int { return max(n, -n) }
