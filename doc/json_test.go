package doc

import (
	"bytes"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// What is appended is what encoding/json writes for the same tree, to the byte.
func TestJSONAsTheStandardLibraryWritesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawTree(t, 3)
		var got bytes.Buffer
		if err := writeJSON(&got, tree); err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(standard(tree)); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Fatalf("got\n%s\nwant\n%s", got.String(), want.String())
		}
	})
}

func drawTree(t *rapid.T, depth int) any {
	leaf := rapid.OneOf(
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) any { return string(b) }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Map(rapid.Int(), func(i int) any { return i }),
		rapid.Map(rapid.Float64Range(-1e25, 1e25), func(f float64) any { return f }),
		rapid.SampledFrom([]any{nil, "\u2028\u2029\x7f\x00\x1f", object(nil), list(nil)}),
	)
	if depth == 0 {
		return leaf.Draw(t, "leaf")
	}
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		return leaf.Draw(t, "leaf")
	case 1:
		var o object
		for range rapid.IntRange(0, 4).Draw(t, "fields") {
			o = append(o, field{rapid.String().Draw(t, "name"), drawTree(t, depth-1)})
		}
		return o
	}
	var l list
	for range rapid.IntRange(0, 4).Draw(t, "items") {
		l = append(l, drawTree(t, depth-1))
	}
	return l
}

// standard is the tree as types that encoding/json writes in the same order.
func standard(v any) any {
	switch v := v.(type) {
	case object:
		return ordered(v)
	case list:
		items := []any{}
		for _, item := range v {
			items = append(items, standard(item))
		}
		return items
	}
	return v
}

type ordered object

func (o ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, f := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := enc.Encode(f.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(standard(f.value)); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
