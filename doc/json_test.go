package doc

import (
	"bytes"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// What is written is what encoding/json writes for the same tree without what holds nothing, to the byte.
func TestJSONAsTheStandardLibraryWritesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawObject(t, 3)
		var got, want bytes.Buffer
		w := jsonWriter{to: &got}
		if err := w.document(func() { tree.write(&w) }); err != nil {
			t.Fatal(err)
		}
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(tree); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Fatalf("got\n%s\nwant\n%s", got.String(), want.String())
		}

		var flat, compact bytes.Buffer
		w = jsonWriter{to: &flat, flat: true}
		if err := w.document(func() { tree.write(&w) }); err != nil {
			t.Fatal(err)
		}
		if err := json.Compact(&compact, flat.Bytes()); err != nil {
			t.Fatalf("on one line it is no JSON: %v\n%s", err, flat.String())
		}
		var again bytes.Buffer
		if err := json.Compact(&again, want.Bytes()); err != nil {
			t.Fatal(err)
		}
		if compact.String() != again.String() {
			t.Fatalf("on one line it is\n%s\nwant\n%s", compact.String(), again.String())
		}
	})
}

// Nothing is written to nil, whatever the tree.
func TestJSONToNowhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawObject(t, 3)
		var w jsonWriter
		if err := w.document(func() { tree.write(&w) }); err != nil || len(w.b) > 0 {
			t.Fatalf("error %v, %d bytes", err, len(w.b))
		}
	})
}

type (
	object []field
	field  struct {
		name  string
		value any // string, always, bool, int, float64, object, list
	}
	list   []any  // string, nil, object, list
	always string // written though it is empty
)

var texts = rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
	rapid.SampledFrom([]string{"", "\u2028\u2029\x7f\x00\x1f"}))

func drawObject(t *rapid.T, depth int) object {
	o := object{}
	for range rapid.IntRange(0, 4).Draw(t, "fields") {
		f := field{name: texts.Draw(t, "name")}
		switch rapid.IntRange(0, 4+2*min(depth, 1)).Draw(t, "kind") {
		case 0:
			f.value = texts.Draw(t, "text")
		case 1:
			f.value = always(texts.Draw(t, "text"))
		case 2:
			f.value = rapid.Bool().Draw(t, "truth")
		case 3:
			f.value = rapid.Int().Draw(t, "number")
		case 4:
			f.value = rapid.OneOf(rapid.Just(0.0), rapid.Float64Range(-1e25, 1e25)).Draw(t, "decimal")
		case 5:
			f.value = drawObject(t, depth-1)
		default:
			f.value = drawList(t, depth-1)
		}
		o = append(o, f)
	}
	return o
}

func drawList(t *rapid.T, depth int) list {
	l := list{}
	for range rapid.IntRange(0, 4).Draw(t, "items") {
		switch rapid.IntRange(0, 1+2*min(depth, 1)).Draw(t, "kind") {
		case 0:
			l = append(l, texts.Draw(t, "text"))
		case 1:
			l = append(l, nil)
		case 2:
			l = append(l, drawObject(t, depth-1))
		default:
			l = append(l, drawList(t, depth-1))
		}
	}
	return l
}

// write has w write the fields of an object.
func (o object) write(w *jsonWriter) {
	for _, f := range o {
		switch v := f.value.(type) {
		case string:
			w.text(f.name, v)
		case always:
			w.always(f.name, string(v))
		case bool:
			w.truth(f.name, v)
		case int:
			w.number(f.name, v)
		case float64:
			w.decimal(f.name, v)
		case object:
			w.object(f.name, func() { v.write(w) })
		case list:
			w.list(f.name, func() { v.write(w) })
		}
	}
}

func (l list) write(w *jsonWriter) {
	for _, item := range l {
		switch v := item.(type) {
		case nil:
			w.itemNull()
		case string:
			w.itemText(v)
		case object:
			w.itemObject(func() { v.write(w) })
		case list:
			w.itemList(func() { v.write(w) })
		}
	}
}

// MarshalJSON has encoding/json write the fields in their order, without those that hold nothing.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for _, f := range o {
		switch v := f.value.(type) {
		case string, bool, int, float64:
			if v == "" || v == false || v == 0 || v == 0.0 {
				continue
			}
		case list:
			if len(v) == 0 {
				continue
			}
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		if err := enc.Encode(f.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(f.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
