// Package check reads a PDF that we made and says what is wrong with it as an accessible and archival one. It knows what the
// validators know that matters for our files, runs in milliseconds, and so in every test that makes one.
package check

import (
	"bytes"
	"fmt"

	"dossier/render/pdf/object"
)

// PDF is all that is wrong with a file, nil where it is sound.
func PDF(data []byte) []string {
	f, err := object.Read(data)
	if err != nil {
		return []string{err.Error()}
	}
	c := &checker{file: f, marked: map[place]bool{}, owned: map[place]object.Ref{}, links: map[object.Ref]object.Ref{}}
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) {
		c.wrong("the file is not of version 1.7")
	}
	c.catalog = c.dict(f.Trailer.Get("Root"))
	c.reachable()
	c.properties()
	c.metadata()
	c.pages()
	c.structure()
	c.outline()
	c.attachments()
	return c.findings
}

// checker is one file being read.
type checker struct {
	file     *object.File
	catalog  object.Dict
	pageRefs []object.Ref
	parents  map[int]object.Value      // the parent tree
	marked   map[place]bool            // marked content that pages draw
	owned    map[place]object.Ref      // marked content that elements name, and the element
	links    map[object.Ref]object.Ref // annotations that elements name, and the element
	findings []string
}

// place is a marked-content sequence: its page and its identifier.
type place struct {
	page object.Ref
	id   int
}

func (c *checker) wrong(format string, args ...any) {
	c.findings = append(c.findings, fmt.Sprintf(format, args...))
}

// value follows references. What cannot be read is a finding, and nil.
func (c *checker) value(v object.Value) object.Value {
	v, err := c.file.Resolve(v)
	if err != nil {
		c.wrong("%v", err)
		return nil
	}
	return v
}

func (c *checker) dict(v object.Value) object.Dict {
	switch v := c.value(v).(type) {
	case object.Dict:
		return v
	case object.Stream:
		return v.Dict
	}
	return nil
}

func (c *checker) array(v object.Value) object.Array {
	a, _ := c.value(v).(object.Array)
	return a
}

// bytes is a stream's content, deflation undone.
func (c *checker) bytes(v object.Value) []byte {
	s, ok := c.value(v).(object.Stream)
	if !ok {
		c.wrong("no stream where one should be")
		return nil
	}
	data, err := s.Decoded()
	if err != nil {
		c.wrong("a stream: %v", err)
	}
	return data
}

// reachable wants every object to be led to from the trailer; what holds other objects is led to by the file's end.
func (c *checker) reachable() {
	seen := map[object.Ref]bool{}
	var visit func(v object.Value)
	visit = func(v object.Value) {
		switch v := v.(type) {
		case object.Ref:
			if !c.file.Has(v) {
				c.wrong("object %d is referred to and missing", v)
				return
			}
			if !seen[v] {
				seen[v] = true
				visit(c.value(v))
			}
		case object.Array:
			for _, e := range v {
				visit(e)
			}
		case object.Dict:
			for _, e := range v {
				visit(e.Value)
			}
		case object.Stream:
			visit(v.Dict)
		}
	}
	visit(c.file.Trailer)
	for r := object.Ref(1); int(r) < c.file.Size(); r++ {
		if kind := c.dict(r).Get("Type"); !seen[r] && kind != object.Name("ObjStm") && kind != object.Name("XRef") {
			c.wrong("object %d is not reachable", r)
		}
	}
}

// properties are what the catalog says of the whole file.
func (c *checker) properties() {
	if id := c.array(c.file.Trailer.Get("ID")); len(id) != 2 {
		c.wrong("no identifier")
	}
	if lang, _ := c.catalog.Get("Lang").(object.String); lang == "" {
		c.wrong("no language")
	}
	if c.dict(c.catalog.Get("MarkInfo")).Get("Marked") != true {
		c.wrong("not marked as tagged")
	}
	if c.dict(c.catalog.Get("ViewerPreferences")).Get("DisplayDocTitle") != true {
		c.wrong("the title is not shown")
	}
	intents := c.array(c.catalog.Get("OutputIntents"))
	if len(intents) != 1 {
		c.wrong("%d output intents", len(intents))
		return
	}
	profile := c.bytes(c.dict(intents[0]).Get("DestOutputProfile"))
	if len(profile) < 132 || string(profile[12:20]) != "mntrRGB " || string(profile[36:40]) != "acsp" {
		c.wrong("no colour profile")
	}
}

// outline wants the bookmarks to hang together and to lead to pages.
func (c *checker) outline() {
	root, ok := c.catalog.Get("Outlines").(object.Ref)
	if !ok {
		return
	}
	if listed := c.bookmarks(root, 0); c.dict(root).Get("Count") != listed {
		c.wrong("the outline counts %v bookmarks of %d", c.dict(root).Get("Count"), listed)
	}
}

func (c *checker) bookmarks(parent object.Ref, depth int) (count int) {
	if depth > 16 {
		c.wrong("bookmarks nested too deep")
		return 0
	}
	var before object.Value
	at := c.dict(parent).Get("First")
	for steps := 0; at != nil && steps < c.file.Size(); steps++ {
		entry := c.dict(at)
		if entry.Get("Parent") != parent || entry.Get("Prev") != before {
			c.wrong("bookmark %v does not lead back", at)
		}
		if title, _ := entry.Get("Title").(object.String); title == "" {
			c.wrong("bookmark %v has no title", at)
		}
		c.destination(entry.Get("Dest"))
		r, _ := at.(object.Ref)
		count += 1 + c.bookmarks(r, depth+1)
		before, at = at, entry.Get("Next")
	}
	if last := c.dict(parent).Get("Last"); last != before {
		c.wrong("the last bookmark below %d is %v, not %v", parent, last, before)
	}
	return count
}

// destination wants a place on a page of the file.
func (c *checker) destination(v object.Value) {
	dest := c.array(v)
	if len(dest) == 0 || c.dict(dest[0]).Get("Type") != object.Name("Page") {
		c.wrong("a destination that is no page: %v", v)
	}
}
