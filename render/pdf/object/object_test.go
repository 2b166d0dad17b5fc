package object_test

import (
	"bytes"
	"fmt"
	"testing"

	"dossier/render/pdf/object"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// someValue is any value that can be written and read.
func someValue(t *rapid.T, depth int) object.Value {
	kind := rapid.IntRange(0, 8).Draw(t, "kind")
	if depth == 0 {
		kind %= 7
	}
	switch kind {
	case 0:
		return nil
	case 1:
		return rapid.Bool().Draw(t, "bool")
	case 2:
		return rapid.IntRange(-1<<40, 1<<40).Draw(t, "int")
	case 3:
		return float64(rapid.IntRange(-99999, 99999).Draw(t, "hundredths"))/100 + 0.001
	case 4:
		return object.Name(rapid.StringMatching(`[A-Za-z0-9#/ ()é]{1,8}`).Draw(t, "name"))
	case 5:
		return object.String(rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "string"))
	case 6:
		return object.Ref(rapid.IntRange(1, 3).Draw(t, "ref"))
	case 7:
		array := object.Array{}
		for range rapid.IntRange(0, 4).Draw(t, "length") {
			array = append(array, someValue(t, depth-1))
		}
		return array
	default:
		d := object.Dict{}
		for i := range rapid.IntRange(0, 4).Draw(t, "length") {
			d = append(d, object.Entry{Key: object.Name(fmt.Sprint("K", i)), Value: someValue(t, depth-1)})
		}
		return d
	}
}

// What is written is read back, values and streams, in whichever order.
func TestWriteThenRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &object.Writer{}
		root := w.Add(object.Dict{{Key: "Type", Value: object.Name("Catalog")}})
		values := map[object.Ref]object.Value{}
		streams := map[object.Ref][]byte{}
		for range rapid.IntRange(0, 900).Draw(t, "objects") {
			if len(values)%7 == 3 {
				data := rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "data")
				streams[w.Add(object.Deflated(object.Dict{{Key: "X", Value: 1}}, data))] = data
			}
			v := someValue(t, 3)
			values[w.Add(v)] = v
		}
		f, err := object.Read(w.Bytes(root, root))
		if err != nil {
			t.Fatal(err)
		}
		for r, want := range values {
			got, err := f.Object(r)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(normal(want), normal(got)); diff != "" {
				t.Fatal(diff)
			}
		}
		for r, want := range streams {
			v, err := f.Object(r)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := v.(object.Stream).Decoded(); err != nil || !bytes.Equal(got, want) {
				t.Fatalf("stream %d: %q, want %q (%v)", r, got, want, err)
			}
		}
	})
}

// normal is v with empty lists made alike.
func normal(v object.Value) string { return string(object.Append(nil, v)) }

func TestTextIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		if got := object.Text(s).Plain(); got != s {
			t.Fatalf("%q came back as %q", s, got)
		}
	})
}

// FuzzRead reads anything without a panic and without end.
func FuzzRead(f *testing.F) {
	w := &object.Writer{}
	root := w.Add(object.Dict{{Key: "A", Value: object.String("(\\)")}})
	w.Add(object.Deflated(nil, []byte("x")))
	f.Add(w.Bytes(root, root))
	f.Add([]byte("1 0 obj <</A (x\\053) /B <4> /C [1 -2.5 true null]>> endobj xref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer <</Root 1 0 R>> startxref 59 %%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := object.Read(data)
		if err != nil {
			return
		}
		for i := range file.Size() {
			v, err := file.Object(object.Ref(i))
			if err != nil {
				continue
			}
			if s, is := v.(object.Stream); is {
				_, _ = s.Decoded()
			}
		}
	})
}
