package pdf

import (
	"dossier/doc"
	"dossier/render/pdf/tagged"
	"dossier/render/theme"
	"dossier/source"
)

// Layout is a document on pages: all that is drawn, in its place, and the structure it belongs to. It can be dumped as JSON.
type Layout struct {
	Pages   []Page
	Tree    []Element  // Tree[Artifact], Tree[Root], then in reading order
	Outline []Bookmark // in reading order
	Bitmaps []Bitmap   // each once, by name
	faces   []face     // that text is set in
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Level int // 0 is the highest; never more than one deeper than the entry before
	Page  int // 1-based
	Top   Length
}

// Bitmap is a picture's bytes, PNG or JPEG, checked to be drawable.
type Bitmap struct {
	Name          string // SHA-256 of the bytes, in hexadecimal
	Kind          string // "png" or "jpg"
	Width, Height int    // pixels
	Data          []byte `json:"-"`
}

// Lay sets d on pages in the look of th. It is pure: equal arguments give an equal layout. Its problems are the characters
// that no face has, faces that cannot be read, text that would have to run from right to left, pictures that cannot be drawn and links that lead nowhere.
func Lay(d doc.Document, th theme.Theme) (Layout, []source.Problem) {
	p := arranged(d, th)
	s := p.setter
	p.resolve()
	p.furniture()
	return Layout{Pages: p.pages, Tree: s.tree.elements, Outline: outline(p.places), Bitmaps: s.bitmaps, faces: s.fonts.faces}, source.Sort(s.problems)
}

// outline makes bookmarks of the headings' places. A level that skips one is drawn in, since outlines cannot skip.
func outline(places []place) []Bookmark {
	var marks []Bookmark
	var open []int // heading levels from the outermost to the current one
	for _, at := range places {
		if at.level == 0 || tagged.Printable(at.title) == "" {
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= at.level {
			open = open[:len(open)-1]
		}
		marks = append(marks, Bookmark{Title: at.title, Level: len(open), Page: at.page, Top: at.top})
		open = append(open, at.level)
	}
	return marks
}
