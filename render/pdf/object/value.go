// Package object is the little of the PDF file format that the renderer reads and writes: values, objects and how a file finds
// them (ISO 32000-1, 7.3 to 7.5).
package object

// Value is one of nil, bool, int, float64, Name, String, Array, Dict, Ref, Stream, Keyword or Raw.
type Value any

// Name is a name without its slash.
type Name string

// String is the bytes of a string, whatever they mean.
type String string

// Ref is the number of an indirect object. Generations other than 0 are not read.
type Ref int

// Array is a list of values.
type Array []Value

// Entry is one key of a Dict with its value.
type Entry struct {
	Key   Name
	Value Value
}

// Dict is a dictionary in the order that it is written in.
type Dict []Entry

// Stream is bytes with the dictionary that describes them, as they stand in the file: filters are not undone.
type Stream struct {
	Dict Dict
	Data []byte
}

// Keyword is a bare word: an operator of a content stream.
type Keyword string

// Raw is a value that is written already.
type Raw []byte

// Get is the value of a key, nil where the dictionary lacks it. Of keys that stand twice the last counts.
func (d Dict) Get(key Name) Value {
	for i := len(d) - 1; i >= 0; i-- {
		if d[i].Key == key {
			return d[i].Value
		}
	}
	return nil
}

// With is d with the value under the key, in its old place or at the end. d is not changed.
func (d Dict) With(key Name, v Value) Dict {
	out := make(Dict, 0, len(d)+1)
	found := false
	for _, e := range d {
		if e.Key == key {
			e.Value, found = v, true
		}
		out = append(out, e)
	}
	if !found {
		out = append(out, Entry{key, v})
	}
	return out
}
