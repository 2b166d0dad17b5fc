package leak

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// pdfFile is every object of a PDF, those that a later one replaced among them: their bytes are published too.
type pdfFile struct {
	objects  []*pdfObject
	byNumber map[pdfRef]*pdfObject // the last of each number
	trailers []pdfDict
	between  []byte // what stands between objects
}

// pdfObject is one indirect object.
type pdfObject struct {
	number pdfRef
	value  any
	stream []byte // as it stands in the file; nil for none
	data   []byte // with its filters undone; nil where that is an image's pixels
	image  string // the filter of an image that was not undone: DCTDecode …
}

func (o *pdfObject) dict() pdfDict {
	d, _ := o.value.(pdfDict)
	return d
}

var objectStart = regexp.MustCompile(`(?:^|[\s>\])])(\d{1,10})[\s]+(\d{1,5})[\s]+obj\b`)

// readPDF finds all objects by reading the file from its start, so that no table of places has to be right.
func (s *search) readPDF(data []byte) (*pdfFile, error) {
	if !bytes.Contains(data[max(0, len(data)-2048):], []byte("%%EOF")) {
		return nil, errors.New("it has no end")
	}
	f := &pdfFile{byNumber: map[pdfRef]*pdfObject{}}
	pos := 0
	for {
		at := objectStart.FindSubmatchIndex(data[pos:])
		if at == nil {
			break
		}
		f.skipped(data[pos : pos+at[2]])
		number, err := strconv.Atoi(string(data[pos+at[2] : pos+at[3]]))
		if err != nil {
			return nil, err
		}
		end, err := f.readObject(pdfRef(number), data, pos+at[1])
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", number, err)
		}
		pos = end
	}
	f.skipped(data[pos:])
	return f, s.unpack(f)
}

// skipped keeps what stands between objects, and reads the trailers in it.
func (f *pdfFile) skipped(data []byte) {
	f.between = append(append(f.between, data...), '\n')
	for {
		at := bytes.Index(data, []byte("trailer"))
		if at < 0 {
			return
		}
		data = data[at+len("trailer"):]
		v, err := (&lexer{data: data}).next(true)
		if d, ok := v.(pdfDict); ok && err == nil {
			f.trailers = append(f.trailers, d)
		}
	}
}

func (f *pdfFile) readObject(number pdfRef, data []byte, pos int) (end int, err error) {
	l := &lexer{data: data, pos: pos}
	v, err := l.next(true)
	if err != nil {
		return 0, err
	}
	o := &pdfObject{number: number, value: v}
	f.objects = append(f.objects, o)
	l.skip()
	rest := data[l.pos:]
	if _, isDict := v.(pdfDict); !isDict || !bytes.HasPrefix(rest, []byte("stream")) {
		return l.pos, nil
	}
	start := l.pos + len("stream")
	if bytes.HasPrefix(data[start:], []byte("\r")) {
		start++
	}
	if bytes.HasPrefix(data[start:], []byte("\n")) {
		start++
	}
	size, err := f.streamSize(o.dict(), data[start:])
	if err != nil {
		return 0, err
	}
	o.stream = data[start : start+size]
	return start + size, nil
}

// streamSize trusts the stated length where endstream follows it, and else looks for the next endstream.
func (f *pdfFile) streamSize(d pdfDict, rest []byte) (int, error) {
	if n, ok := d["Length"].(float64); ok && n >= 0 && int(n) <= len(rest) {
		if bytes.HasPrefix(bytes.TrimLeft(rest[int(n):], "\r\n \t"), []byte("endstream")) {
			return int(n), nil
		}
	}
	at := bytes.Index(rest, []byte("endstream"))
	if at < 0 {
		return 0, errors.New("its stream has no end")
	}
	return at, nil
}

// unpack undoes the filters of all streams, and reads the objects inside object streams.
func (s *search) unpack(f *pdfFile) error {
	f.number()
	for _, o := range f.objects {
		if o.stream == nil {
			continue
		}
		if err := s.decode(f, o); err != nil {
			return fmt.Errorf("object %d: %w", o.number, err)
		}
		switch o.dict()["Type"] {
		case pdfName("XRef"):
			f.trailers = append(f.trailers, o.dict())
		case pdfName("ObjStm"):
			if err := f.readObjectStream(o); err != nil {
				return fmt.Errorf("object %d: %w", o.number, err)
			}
		}
	}
	f.number()
	if len(f.trailers) == 0 {
		return errors.New("it has no trailer")
	}
	for _, t := range f.trailers {
		if t["Encrypt"] != nil {
			return errors.New("it is encrypted")
		}
	}
	return nil
}

func (f *pdfFile) number() {
	for _, o := range f.objects {
		f.byNumber[o.number] = o
	}
}

func (f *pdfFile) readObjectStream(o *pdfObject) error {
	n, _ := f.resolve(o.dict()["N"]).(float64)
	first, _ := f.resolve(o.dict()["First"]).(float64)
	if first < 0 || int(first) > len(o.data) {
		return errors.New("its first object lies outside")
	}
	header := &lexer{data: o.data[:int(first)]}
	for range int(n) {
		number, err1 := header.next(false)
		offset, err2 := header.next(false)
		num, ok1 := number.(float64)
		off, ok2 := offset.(float64)
		if err1 != nil || err2 != nil || !ok1 || !ok2 || off < 0 || int(first+off) > len(o.data) {
			return errors.New("its list of objects is damaged")
		}
		v, err := (&lexer{data: o.data, pos: int(first + off)}).next(true)
		if err != nil {
			return err
		}
		f.objects = append(f.objects, &pdfObject{number: pdfRef(num), value: v})
	}
	return nil
}

// resolve follows references to a value; nil where they lead nowhere.
func (f *pdfFile) resolve(v any) any {
	for range 32 {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		o := f.byNumber[ref]
		if o == nil {
			return nil
		}
		v = o.value
	}
	return nil
}

func (f *pdfFile) dict(v any) pdfDict {
	d, _ := f.resolve(v).(pdfDict)
	return d
}

func (f *pdfFile) array(v any) pdfArray {
	a, _ := f.resolve(v).(pdfArray)
	return a
}

func (f *pdfFile) number64(v any) (float64, bool) {
	n, ok := f.resolve(v).(float64)
	return n, ok
}

// streamOf is the object that v refers to, where that is a stream; else nil.
func (f *pdfFile) streamOf(v any) *pdfObject {
	for range 32 {
		ref, ok := v.(pdfRef)
		if !ok {
			return nil
		}
		o := f.byNumber[ref]
		if o == nil {
			return nil
		}
		if o.stream != nil {
			return o
		}
		v = o.value
	}
	return nil
}

// keys are d's in order: nothing is searched in the order of a map.
func (d pdfDict) keys() []pdfName {
	keys := make([]pdfName, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
