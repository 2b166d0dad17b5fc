package object

import (
	"bytes"
	"crypto/sha256"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// Writer collects the objects of a new file.
type Writer struct {
	objects []Value // object n is objects[n-1]
}

// Reserve gives out the number of an object that is set later.
func (w *Writer) Reserve() Ref { return w.ReserveMany(1) }

// ReserveMany gives out n numbers in a row, and tells the first.
func (w *Writer) ReserveMany(n int) Ref {
	first := Ref(len(w.objects) + 1)
	w.objects = append(w.objects, make([]Value, n)...)
	return first
}

// Set states the object of a number that Reserve gave out.
func (w *Writer) Set(r Ref, v Value) { w.objects[r-1] = v }

// Add puts an object into the file.
func (w *Writer) Add(v Value) Ref {
	w.objects = append(w.objects, v)
	return Ref(len(w.objects))
}

// perStream is how many objects stand in one object stream; a reader unpacks all of it to get at one.
const perStream = 400

// Bytes is the whole file: streams apart, everything else in object streams, a cross-reference stream, and an identifier that
// is the hash of what stands before it (ISO 32000-1, 14.4).
func (w *Writer) Bytes(root, info Ref) []byte {
	out := []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	places := make([]place, len(w.objects)+1)
	var loose []Ref
	for i, v := range w.objects {
		r := Ref(i + 1)
		s, isStream := v.(Stream)
		if !isStream {
			loose = append(loose, r)
			continue
		}
		places[r] = place{kind: 1, offset: len(out)}
		out = appendObject(out, r, s)
	}
	for len(loose) > 0 {
		n := min(perStream, len(loose))
		r := Ref(len(places))
		for i, member := range loose[:n] {
			places[member] = place{kind: 2, offset: int(r), index: i}
		}
		places = append(places, place{kind: 1, offset: len(out)})
		out = appendObject(out, r, w.packed(loose[:n]))
		loose = loose[n:]
	}
	at := len(out)
	places = append(places, place{kind: 1, offset: at})
	id := sha256.Sum256(out)
	cross := Deflated(Dict{
		{"Type", Name("XRef")}, {"Size", len(places)}, {"W", Array{1, 4, 2}}, {"Root", root}, {"Info", info},
		{"ID", Array{String(id[:16]), String(id[:16])}},
	}, table(places))
	out = appendObject(out, Ref(len(places)-1), cross)
	out = append(out, "startxref\n"...)
	out = strconv.AppendInt(out, int64(at), 10)
	return append(out, "\n%%EOF\n"...)
}

// packed is an object stream of the objects.
func (w *Writer) packed(refs []Ref) Stream {
	var head, body []byte
	for _, r := range refs {
		head = strconv.AppendInt(head, int64(r), 10)
		head = append(head, ' ')
		head = strconv.AppendInt(head, int64(len(body)), 10)
		head = append(head, ' ')
		body = Append(body, w.objects[r-1])
		body = append(body, '\n')
	}
	return Deflated(Dict{{"Type", Name("ObjStm")}, {"N", len(refs)}, {"First", len(head)}}, append(head, body...))
}

// table is the rows of a cross-reference stream: one byte of kind, four of place, two of index.
func table(places []place) []byte {
	rows := make([]byte, 0, 7*len(places))
	for i, p := range places {
		if i == 0 {
			p.index = 0xFFFF // the free object's generation
		}
		rows = append(rows, p.kind, byte(p.offset>>24), byte(p.offset>>16), byte(p.offset>>8), byte(p.offset), byte(p.index>>8), byte(p.index))
	}
	return rows
}

func appendObject(out []byte, r Ref, s Stream) []byte {
	out = strconv.AppendInt(out, int64(r), 10)
	out = append(out, " 0 obj\n"...)
	out = Append(out, s.Dict.With("Length", len(s.Data)))
	out = append(out, "\nstream\n"...)
	out = append(out, s.Data...)
	return append(out, "\nendstream\nendobj\n"...)
}

// deflaters are kept between streams: making one costs more than most streams do. They are not the standard library's: these are a third
// faster, and with the version that go.mod states, no change of Go's changes a file.
var deflaters = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(nil, level) // fails for a level that there is not
	return z
}}

// level is how hard deflaters try, from 1 to 9.
const level = 6

// Deflated is a stream of the data, deflated.
func Deflated(d Dict, data []byte) Stream {
	var out bytes.Buffer
	z := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(z)
	z.Reset(&out)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return Stream{Dict: d.With("Filter", Name("FlateDecode")), Data: out.Bytes()}
}
