package tagged

import (
	"math"

	"dossier/render/pdf/object"
)

// page writes one page with its content and its links.
func (w *writer) page(i int, resources object.Ref) error {
	page := w.Pages[i]
	content, err := streamAt(w.from, w.drawn[i].Get("Contents"))
	if err != nil {
		return err
	}
	d := object.Dict{
		{Key: "Type", Value: object.Name("Page")}, {Key: "Parent", Value: w.tops},
		{Key: "MediaBox", Value: object.Array{0, 0, points(page.Width), points(page.Height)}}, {Key: "Resources", Value: resources},
		{Key: "Contents", Value: w.to.Add(object.Deflated(nil, content.Data))},
		{Key: "StructParents", Value: i}, {Key: "Tabs", Value: object.Name("S")},
	}
	if group := w.drawn[i].Get("Group"); group != nil {
		d = append(d, object.Entry{Key: "Group", Value: group})
	}
	if len(page.Links) > 0 {
		var annotations object.Array
		for j, link := range page.Links {
			ref := w.tree.links[i][j]
			w.to.Set(ref.object, w.annotation(i, link, ref.key))
			annotations = append(annotations, ref.object)
		}
		d = append(d, object.Entry{Key: "Annots", Value: annotations})
	}
	w.to.Set(w.pages[i], d)
	return nil
}

// annotation is a link's area. Flag 4 says that it prints, as PDF/A demands of all annotations.
func (w *writer) annotation(page int, link Link, key int) object.Dict {
	d := object.Dict{
		{Key: "Type", Value: object.Name("Annot")}, {Key: "Subtype", Value: object.Name("Link")}, {Key: "Rect", Value: link.Area.array()},
		{Key: "Border", Value: object.Array{0, 0, 0}}, {Key: "F", Value: 4}, {Key: "P", Value: w.pages[page]},
		{Key: "Contents", Value: object.Text(link.Text)}, {Key: "StructParent", Value: key},
	}
	if link.URI != "" {
		action := object.Dict{{Key: "S", Value: object.Name("URI")}, {Key: "URI", Value: object.String(link.URI)}}
		return append(d, object.Entry{Key: "A", Value: action})
	}
	return append(d, object.Entry{Key: "Dest", Value: w.destination(link.Page, link.Top)})
}

// destination is a place on a page, at its left edge, in the size that the reader looks at.
func (w *writer) destination(page int, top float64) object.Array {
	return object.Array{w.pages[min(max(page, 0), len(w.pages)-1)], object.Name("XYZ"), 0, points(top), nil}
}

func (r Rect) array() object.Array {
	return object.Array{points(r.Left), points(r.Bottom), points(r.Right), points(r.Top)}
}

// points rounds to a hundredth of a point, which no eye tells apart.
func points(v float64) object.Value { return math.Round(v*100) / 100 }

// outline writes the bookmarks, all open, and gives the root of the outline.
func (w *writer) outline() object.Ref {
	marks := w.Outline
	first := w.to.ReserveMany(len(marks) + 1)
	root := first + object.Ref(len(marks))
	entries := make([]object.Dict, len(marks)+1)
	entries[len(marks)] = object.Dict{{Key: "Type", Value: object.Name("Outlines")}}
	last := map[int]int{} // by parent: its last child so far
	count := make([]int, len(marks)+1)
	parents := parentsOf(marks)
	for i, mark := range marks {
		parent := parents[i]
		entries[i] = object.Dict{
			{Key: "Title", Value: object.Text(mark.Title)}, {Key: "Parent", Value: first + object.Ref(parent)},
			{Key: "Dest", Value: w.destination(mark.Page, mark.Top)},
		}
		if before, has := last[parent]; has {
			entries[i] = append(entries[i], object.Entry{Key: "Prev", Value: first + object.Ref(before)})
			entries[before] = append(entries[before], object.Entry{Key: "Next", Value: first + object.Ref(i)})
		} else {
			entries[parent] = append(entries[parent], object.Entry{Key: "First", Value: first + object.Ref(i)})
		}
		last[parent] = i
		for at := i; at != len(marks); at = parents[at] {
			count[parents[at]]++
		}
	}
	for i, entry := range entries {
		if final, has := last[i]; has {
			entry = append(entry, object.Entry{Key: "Last", Value: first + object.Ref(final)}, object.Entry{Key: "Count", Value: count[i]})
		}
		w.to.Set(first+object.Ref(i), entry)
	}
	return root
}

// parentsOf are the indexes of the bookmarks' parents; len(marks) stands for the root.
func parentsOf(marks []Bookmark) []int {
	parents := make([]int, len(marks))
	var open []int
	for i, mark := range marks {
		open = open[:min(len(open), max(mark.Level, 0))]
		parents[i] = len(marks)
		if len(open) > 0 {
			parents[i] = open[len(open)-1]
		}
		open = append(open, i)
	}
	return parents
}

// With is the area that holds both; an empty one adds nothing.
func (r Rect) With(other Rect) Rect {
	switch {
	case r == Rect{}:
		return other
	case other == Rect{}:
		return r
	}
	return Rect{min(r.Left, other.Left), min(r.Bottom, other.Bottom), max(r.Right, other.Right), max(r.Top, other.Top)}
}
