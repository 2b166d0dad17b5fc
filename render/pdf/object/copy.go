package object

import "fmt"

// Copier carries objects from a file into a new one, each once, with all that they refer to.
type Copier struct {
	From *File
	To   *Writer
	done map[Ref]Ref
}

// Value is a value of the old file with its references led to the new one's objects.
func (c *Copier) Value(v Value) (Value, error) {
	switch v := v.(type) {
	case Ref:
		return c.ref(v)
	case Array:
		out := make(Array, len(v))
		for i, e := range v {
			copied, err := c.Value(e)
			if err != nil {
				return nil, err
			}
			out[i] = copied
		}
		return out, nil
	case Dict:
		return c.dict(v)
	case Stream:
		d, err := c.dict(v.Dict)
		return Stream{Dict: d, Data: v.Data}, err
	}
	return v, nil
}

func (c *Copier) dict(d Dict) (Dict, error) {
	out := make(Dict, 0, len(d))
	for _, e := range d {
		copied, err := c.Value(e.Value)
		if err != nil {
			return nil, err
		}
		out = append(out, Entry{e.Key, copied})
	}
	return out, nil
}

func (c *Copier) ref(r Ref) (Value, error) {
	if to, done := c.done[r]; done {
		return to, nil
	}
	if !c.From.Has(r) {
		return nil, fmt.Errorf("object %d is missing", r)
	}
	to := c.To.Reserve()
	c.Replace(r, to)
	v, err := c.From.Object(r)
	if err != nil {
		return nil, err
	}
	copied, err := c.Value(v)
	if err != nil {
		return nil, err
	}
	c.To.Set(to, copied)
	return to, nil
}

// Replace states which new object stands for an old one.
func (c *Copier) Replace(old, with Ref) {
	if c.done == nil {
		c.done = map[Ref]Ref{}
	}
	c.done[old] = with
}
