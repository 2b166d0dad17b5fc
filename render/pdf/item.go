package pdf

import (
	"encoding/json"
	"math"

	"dossier/render/theme"
	"dossier/source"
)

// Item is one thing on a page: a TextRun, Rectangle, Polygon, Line, Picture or LinkArea. Places are measured from the page's upper
// left corner, downwards.
type Item interface {
	// down is the item moved down by dy.
	down(dy Length) Item
	// as is the item as a part of another node of the structure tree.
	as(node Node) Item
	// leftmost is the left edge of the item.
	leftmost() Length
	// shrunk is the item at a share of its size, in a picture whose upper left corner, at left and at the top of the page, stays.
	shrunk(share float64, left Length) Item
}

// TextRun is text on one line in one face and colour. It never holds a character that its face lacks.
type TextRun struct {
	X, Y   Length // of its beginning, on the baseline
	Width  Length
	Text   string
	Face   string // name of a theme.Face
	Size   Points
	Colour theme.Colour
	Node   Node
	Refs   []source.Ref `json:",omitempty"` // where the text was read
	face   *face
}

// Rectangle is a filled area.
type Rectangle struct {
	X, Y, Width, Height Length
	Fill                theme.Colour
	Node                Node
}

// Polygon is a filled area with straight edges.
type Polygon struct {
	Corners []Corner
	Fill    theme.Colour
	Node    Node
}

// Corner is a place on a page.
type Corner struct{ X, Y Length }

// Line is a straight stroke.
type Line struct {
	X1, Y1, X2, Y2 Length
	Weight         Length // its breadth
	Dashed         bool   `json:",omitempty"`
	Colour         theme.Colour
	Node           Node
}

// Picture is a bitmap of the layout's Bitmaps.
type Picture struct {
	X, Y, Width, Height Length
	Bitmap              string // name of a Bitmap
	Node                Node
}

// LinkArea is an area that leads somewhere when it is touched: to a URI, or to a place of the same document.
type LinkArea struct {
	X, Y, Width, Height Length
	URI                 string `json:",omitempty"`
	Anchor              string `json:",omitempty"` // what was asked for; empty for a URI
	Page                int    `json:",omitempty"` // 1-based; 0 for a URI
	Top                 Length `json:",omitempty"` // of the place on that page
	Node                Node
}

func (i TextRun) down(dy Length) Item   { i.Y += dy; return i }
func (i Rectangle) down(dy Length) Item { i.Y += dy; return i }
func (i Polygon) down(dy Length) Item {
	corners := make([]Corner, len(i.Corners))
	for n, c := range i.Corners {
		corners[n] = Corner{c.X, c.Y + dy}
	}
	i.Corners = corners
	return i
}
func (i Line) down(dy Length) Item     { i.Y1 += dy; i.Y2 += dy; return i }
func (i Picture) down(dy Length) Item  { i.Y += dy; return i }
func (i LinkArea) down(dy Length) Item { i.Y += dy; return i }

func (i TextRun) leftmost() Length   { return i.X }
func (i Rectangle) leftmost() Length { return i.X }
func (i Line) leftmost() Length      { return min(i.X1, i.X2) }
func (i Picture) leftmost() Length   { return i.X }
func (i LinkArea) leftmost() Length  { return i.X }
func (i Polygon) leftmost() Length {
	left := Length(math.MaxInt32)
	for _, c := range i.Corners {
		left = min(left, c.X)
	}
	return left
}

// times is a share of a length; toward is what becomes of a place when all is drawn towards an edge.
func (l Length) times(share float64) Length               { return Length(math.Round(float64(l) * share)) }
func (l Length) toward(edge Length, share float64) Length { return edge + (l - edge).times(share) }

func (i TextRun) shrunk(share float64, left Length) Item {
	i.X, i.Y, i.Width = i.X.toward(left, share), i.Y.times(share), i.Width.times(share)
	i.Size *= Points(share)
	return i
}

func (i Rectangle) shrunk(share float64, left Length) Item {
	i.X, i.Y, i.Width, i.Height = i.X.toward(left, share), i.Y.times(share), i.Width.times(share), i.Height.times(share)
	return i
}

func (i Polygon) shrunk(share float64, left Length) Item {
	corners := make([]Corner, len(i.Corners))
	for n, c := range i.Corners {
		corners[n] = Corner{c.X.toward(left, share), c.Y.times(share)}
	}
	i.Corners = corners
	return i
}

func (i Line) shrunk(share float64, left Length) Item {
	i.X1, i.X2, i.Y1, i.Y2 = i.X1.toward(left, share), i.X2.toward(left, share), i.Y1.times(share), i.Y2.times(share)
	i.Weight = i.Weight.times(share)
	return i
}

func (i Picture) shrunk(share float64, left Length) Item {
	i.X, i.Y, i.Width, i.Height = i.X.toward(left, share), i.Y.times(share), i.Width.times(share), i.Height.times(share)
	return i
}

func (i LinkArea) shrunk(share float64, left Length) Item {
	i.X, i.Y, i.Width, i.Height = i.X.toward(left, share), i.Y.times(share), i.Width.times(share), i.Height.times(share)
	return i
}

func (i TextRun) as(n Node) Item   { i.Node = n; return i }
func (i Rectangle) as(n Node) Item { i.Node = n; return i }
func (i Polygon) as(n Node) Item   { i.Node = n; return i }
func (i Line) as(n Node) Item      { i.Node = n; return i }
func (i Picture) as(n Node) Item   { i.Node = n; return i }
func (i LinkArea) as(n Node) Item  { i.Node = n; return i }

// Page is one sheet with what is on it, in reading order within each node.
type Page struct {
	Width, Height Length
	Items         []Item
}

// MarshalJSON prints each item under the name of its kind.
func (p Page) MarshalJSON() ([]byte, error) {
	items := make([]map[string]Item, len(p.Items))
	for i, item := range p.Items {
		items[i] = map[string]Item{kind(item): item}
	}
	return json.Marshal(struct {
		Width, Height Length
		Items         []map[string]Item
	}{p.Width, p.Height, items})
}

func kind(item Item) string {
	switch item.(type) {
	case TextRun:
		return "text"
	case Rectangle:
		return "rectangle"
	case Polygon:
		return "polygon"
	case Line:
		return "line"
	case Picture:
		return "picture"
	default:
		return "link"
	}
}
