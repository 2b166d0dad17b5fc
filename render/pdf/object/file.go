package object

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// File is a PDF that was read. It is for one goroutine.
type File struct {
	Trailer Dict
	data    []byte
	places  []place // by object number
	streams map[int][]Value
}

// place is where an object stands: at an offset, or as the index-th object of an object stream.
type place struct {
	kind   byte // 0 free, 1 at an offset, 2 in an object stream
	offset int  // or the number of the object stream
	index  int
}

// Read finds the objects of a PDF that has one cross-reference table or stream.
func Read(data []byte) (*File, error) {
	tail := max(0, len(data)-64)
	at := bytes.LastIndex(data[tail:], []byte("startxref"))
	if at < 0 {
		return nil, errors.New("no startxref at the end")
	}
	p := &Parser{data: data, pos: tail + at + len("startxref")}
	v, err := p.Next()
	offset, ok := v.(int)
	if err != nil || !ok || offset < 0 || offset >= len(data) {
		return nil, errors.New("startxref leads nowhere")
	}
	f := &File{data: data, streams: map[int][]Value{}}
	if bytes.HasPrefix(data[offset:], []byte("xref")) {
		return f, f.table(offset + len("xref"))
	}
	return f, f.crossStream(offset)
}

// table reads a cross-reference table of one section.
func (f *File) table(offset int) error {
	p := &Parser{data: f.data, pos: offset, content: true}
	first, err1 := p.Next()
	count, err2 := p.Next()
	n, ok := count.(int)
	if err1 != nil || err2 != nil || !ok || first != 0 || n < 0 || n > len(f.data)/20 {
		return errors.New("a cross-reference table of a kind that is not read")
	}
	for range n {
		at, err1 := p.Next()
		_, err2 := p.Next()
		kind, err3 := p.Next()
		offset, ok := at.(int)
		if err := errors.Join(err1, err2, err3); err != nil || !ok {
			return errors.New("a damaged cross-reference table")
		}
		entry := place{offset: offset}
		if kind == Keyword("n") {
			entry.kind = 1
		}
		f.places = append(f.places, entry)
	}
	if word, err := p.Next(); err != nil || word != Keyword("trailer") {
		return errors.New("no trailer")
	}
	p.content = false
	trailer, err := p.Next()
	if err != nil {
		return fmt.Errorf("trailer: %w", err)
	}
	f.Trailer, _ = trailer.(Dict)
	return nil
}

// crossStream reads a cross-reference stream.
func (f *File) crossStream(offset int) error {
	v, err := f.at(offset)
	if err != nil {
		return fmt.Errorf("cross-reference stream: %w", err)
	}
	s, ok := v.(Stream)
	if !ok || s.Dict.Get("Type") != Name("XRef") {
		return errors.New("no cross-reference stream where one should be")
	}
	f.Trailer = s.Dict
	data, err := s.Decoded()
	if err != nil {
		return err
	}
	widths, _ := s.Dict.Get("W").(Array)
	var w [3]int
	for i := range w {
		if i >= len(widths) {
			return errors.New("a cross-reference stream without widths")
		}
		n, ok := widths[i].(int)
		if !ok || n < 0 || n > 4 {
			return errors.New("a cross-reference stream of odd widths")
		}
		w[i] = n
	}
	row := w[0] + w[1] + w[2]
	for row > 0 && len(data) >= row {
		f.places = append(f.places, place{byte(whole(data[:w[0]])), whole(data[w[0] : w[0]+w[1]]), whole(data[w[0]+w[1] : row])})
		data = data[row:]
	}
	return nil
}

// whole is the whole number that bytes spell, the highest first.
func whole(b []byte) (n int) {
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

// Size is the number of objects, the free one at the front among them.
func (f *File) Size() int { return len(f.places) }

// Has tells whether there is an object of the number.
func (f *File) Has(r Ref) bool {
	return r > 0 && int(r) < len(f.places) && f.places[r].kind != 0
}

// Object is the object of a number, nil where the file has none.
func (f *File) Object(r Ref) (Value, error) {
	if !f.Has(r) {
		return nil, nil
	}
	at := f.places[r]
	if at.kind == 1 {
		return f.at(at.offset)
	}
	objects, err := f.objectStream(at.offset)
	if err != nil {
		return nil, err
	}
	if at.index >= len(objects) {
		return nil, fmt.Errorf("object %d is not in its object stream", r)
	}
	return objects[at.index], nil
}

// Resolve follows a reference, or gives the value back.
func (f *File) Resolve(v Value) (Value, error) {
	for range deepest {
		r, ok := v.(Ref)
		if !ok {
			return v, nil
		}
		object, err := f.Object(r)
		if err != nil {
			return nil, err
		}
		v = object
	}
	return nil, errors.New("references that lead round in a circle")
}

// at reads the object at an offset.
func (f *File) at(offset int) (Value, error) {
	if offset < 0 || offset >= len(f.data) {
		return nil, errors.New("an object beyond the file’s end")
	}
	p := &Parser{data: f.data, pos: offset, content: true}
	_, err1 := p.Next()
	_, err2 := p.Next()
	word, err3 := p.Next()
	if err := errors.Join(err1, err2, err3); err != nil || word != Keyword("obj") {
		return nil, fmt.Errorf("no object at byte %d", offset)
	}
	p.content = false
	v, err := p.Next()
	if err != nil {
		return nil, fmt.Errorf("object at byte %d: %w", offset, err)
	}
	d, ok := v.(Dict)
	if !ok {
		return v, nil
	}
	p.space()
	rest, isStream := bytes.CutPrefix(f.data[p.pos:], []byte("stream\n"))
	if !isStream {
		return v, nil
	}
	length, ok := d.Get("Length").(int)
	if !ok || length < 0 || length > len(rest) {
		return nil, fmt.Errorf("object at byte %d: a stream of unknown length", offset)
	}
	return Stream{Dict: d, Data: rest[:length:length]}, nil
}

// objectStream is the objects of an object stream.
func (f *File) objectStream(number int) ([]Value, error) {
	if objects, done := f.streams[number]; done {
		return objects, nil
	}
	if number <= 0 || number >= len(f.places) || f.places[number].kind != 1 {
		return nil, fmt.Errorf("no object stream %d", number)
	}
	v, err := f.at(f.places[number].offset)
	if err != nil {
		return nil, err
	}
	s, ok := v.(Stream)
	if !ok {
		return nil, fmt.Errorf("object %d is no stream", number)
	}
	data, err := s.Decoded()
	if err != nil {
		return nil, err
	}
	first, ok := s.Dict.Get("First").(int)
	if !ok || first < 0 || first > len(data) {
		return nil, fmt.Errorf("object stream %d has no beginning", number)
	}
	var objects []Value
	for p := (&Parser{data: data, pos: first}); p.More(); {
		v, err := p.Next()
		if err != nil {
			return nil, fmt.Errorf("object stream %d: %w", number, err)
		}
		objects = append(objects, v)
	}
	f.streams[number] = objects
	return objects, nil
}

// mostDecoded is the largest stream that is inflated; a small file can hold a far larger one.
const mostDecoded = 1 << 28

// Decoded is the stream's bytes with deflation undone, where that is its only filter.
func (s Stream) Decoded() ([]byte, error) {
	switch s.Dict.Get("Filter") {
	case nil:
		return s.Data, nil
	case Name("FlateDecode"):
	default:
		return nil, errors.New("a filter other than FlateDecode")
	}
	r, err := zlib.NewReader(bytes.NewReader(s.Data))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, mostDecoded))
	if err != nil {
		return nil, err
	}
	return data, r.Close()
}
