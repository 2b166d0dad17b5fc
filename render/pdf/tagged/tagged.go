// Package tagged turns what fpdf drew into an accessible and archival PDF: tagged, PDF/UA-1 (ISO 14289-1) and PDF/A-2a
// (ISO 19005-2), or 3a (ISO 19005-3) where files are attached, in one file. Of fpdf's file it takes the contents of the pages, the pictures and the fonts; everything else,
// from the structure tree to the metadata, it writes itself from a Document.
package tagged

import (
	"errors"
	"fmt"
	"time"

	"dossier/render/pdf/object"
	"dossier/render/pdf/typeface"
)

// Document is all that a PDF says besides what is drawn on its pages.
type Document struct {
	Title, Author, Subject, Keywords string
	Language                         string    // of RFC 3066: "en-GB"
	Date                             time.Time // zero where the document has none
	Elements                         []Element // the structure tree: [0] stands for what is no part of it, [1] is the root
	Fonts                            []Font
	Pages                            []Page
	Outline                          []Bookmark
	Attachments                      []Attachment // where there are some, the file is PDF/A-3a instead of PDF/A-2a
}

// Element is one node of the structure tree. Its children are the elements that name it as Parent, in their order, with its
// own marked content and links between them as they were drawn.
type Element struct {
	Role      string // a standard structure type, or Title, which is mapped to P
	Parent    int
	Alt       string // of a Figure: what it shows
	ColSpan   int    // of a cell, where more than 1
	RowSpan   int    // likewise
	Scope     string // of a TH: Column or Row
	Heads     []int  // of a cell: the elements that head it, where scope does not tell
	Named     bool   // of a TH: cells name it as their head
	Numbering string // of an L: Decimal, Disc; empty for none
	Box       Rect   // of a Figure
}

// Font is a face that text is set in. fpdf drew with a font of its own in its stead, the text in UTF-16.
type Font struct {
	Name    string
	Face    *typeface.Face
	StandIn string // what fpdf calls its font
	Runes   []rune // that the document's text uses, in any order
}

// Rect is an area on a page in points, measured from the lower left corner.
type Rect struct{ Left, Bottom, Right, Top float64 }

// Page is what a page's content does not say itself.
type Page struct {
	Width, Height float64 // points
	Marks         []int   // by marked-content identifier: the element that the sequence belongs to
	Links         []Link
}

// Link is an area that leads somewhere: to a URI, or to a place on a page where URI is empty.
type Link struct {
	Area    Rect
	URI     string  // in ASCII
	Page    int     // index of the page that it leads to
	Top     float64 // of the place on that page, points from its lower edge
	Element int     // of role Link
	Text    string  // what is said in place of the area
	After   int     // how many of the page's Marks were drawn before it
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Level int // 0 is the highest; never more than one deeper than the entry before
	Page  int // index
	Top   float64
}

// Write is the PDF of what fpdf drew, uncompressed, with all that d says. Equal arguments give equal bytes.
func Write(drawn []byte, d Document) ([]byte, error) {
	f, err := object.Read(drawn)
	if err != nil {
		return nil, fmt.Errorf("what was drawn cannot be read: %w", err)
	}
	w := &writer{Document: d, from: f, to: &object.Writer{}}
	w.copier = &object.Copier{From: f, To: w.to}
	root := w.to.Reserve()
	if err := w.reserve(); err != nil {
		return nil, err
	}
	resources, err := w.resources()
	if err != nil {
		return nil, err
	}
	for i := range w.Pages {
		if err := w.page(i, resources); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	w.to.Set(root, w.catalog())
	return w.to.Bytes(root, w.to.Add(w.info())), nil
}

// writer is one file in the making.
type writer struct {
	Document
	from   *object.File
	to     *object.Writer
	copier *object.Copier
	tree   *tree
	drawn  []object.Dict // fpdf's pages
	tops   object.Ref    // the page tree's root
	pages  []object.Ref
}

// reserve finds fpdf's pages and gives numbers to all that is referred to before it is written.
func (w *writer) reserve() error {
	var err error
	if w.drawn, err = drawnPages(w.from); err != nil {
		return err
	}
	if len(w.drawn) != len(w.Pages) || len(w.Pages) == 0 {
		return fmt.Errorf("%d pages were drawn of %d", len(w.drawn), len(w.Pages))
	}
	if len(w.Elements) < 2 {
		return errors.New("no structure")
	}
	w.tops = w.to.Reserve()
	for range w.Pages {
		w.pages = append(w.pages, w.to.Reserve())
	}
	w.tree = grow(w.Document, w.to)
	return nil
}

// drawnPages are fpdf's page objects, in order.
func drawnPages(f *object.File) ([]object.Dict, error) {
	catalog, err := dictAt(f, f.Trailer.Get("Root"))
	if err != nil {
		return nil, err
	}
	top, err := dictAt(f, catalog.Get("Pages"))
	if err != nil {
		return nil, err
	}
	kids, _ := top.Get("Kids").(object.Array)
	var pages []object.Dict
	for _, kid := range kids {
		page, err := dictAt(f, kid)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

func dictAt(f *object.File, v object.Value) (object.Dict, error) {
	v, err := f.Resolve(v)
	if err != nil {
		return nil, err
	}
	d, ok := v.(object.Dict)
	if !ok {
		return nil, fmt.Errorf("%T where a dictionary should be", v)
	}
	return d, nil
}

func streamAt(f *object.File, v object.Value) (object.Stream, error) {
	v, err := f.Resolve(v)
	if err != nil {
		return object.Stream{}, err
	}
	s, ok := v.(object.Stream)
	if !ok {
		return object.Stream{}, fmt.Errorf("%T where a stream should be", v)
	}
	return s, nil
}
