package tagged

import (
	"math"
	"strconv"

	"dossier/render/pdf/object"
)

// tree is the structure tree in the making.
type tree struct {
	elements []Element
	children [][]int  // by element
	content  [][]mark // by element: what was drawn of it, in order
	first    []int    // by element: when the first thing of it or below it was drawn; never where nothing was
	numbers  []object.Ref
	links    [][]annotation // by page
	next     int            // the next key of the parent tree
}

// mark is a marked-content sequence, or a link's annotation.
type mark struct {
	when   int
	page   int
	id     int        // marked-content identifier
	object object.Ref // of an annotation; 0 for a sequence
}

// annotation is a link's object with its key in the parent tree.
type annotation struct {
	object object.Ref
	key    int
}

const never = math.MaxInt

// grow sorts out what belongs to which element and gives numbers to elements and annotations.
func grow(d Document, to *object.Writer) *tree {
	n := len(d.Elements)
	t := &tree{elements: d.Elements, children: make([][]int, n), content: make([][]mark, n), first: make([]int, n), numbers: make([]object.Ref, n), next: len(d.Pages)}
	t.collect(d.Pages, to)
	for i := n - 1; i >= 1; i-- {
		t.first[i] = never
		if len(t.content[i]) > 0 {
			t.first[i] = t.content[i][0].when
		}
	}
	for i := n - 1; i > 1; i-- {
		parent := d.Elements[i].Parent
		t.first[parent] = min(t.first[parent], t.first[i])
	}
	for i := 2; i < n; i++ {
		if t.first[i] != never || standsEmpty(d.Elements[i].Role) {
			t.children[d.Elements[i].Parent] = append(t.children[d.Elements[i].Parent], i)
		}
	}
	t.number(to, 1)
	return t
}

// standsEmpty tells whether an element means something without content: a table's cell keeps its place, and a table with a head
// has a body.
func standsEmpty(role string) bool {
	return role == "TD" || role == "TH" || role == "TR" || role == "TBody" || role == "LBody"
}

// collect notes for each element what was drawn of it, page by page.
func (t *tree) collect(pages []Page, to *object.Writer) {
	when := 0
	t.links = make([][]annotation, len(pages))
	for p, page := range pages {
		next := 0
		for id := 0; id <= len(page.Marks); id++ {
			for ; next < len(page.Links) && page.Links[next].After <= id; next++ {
				a := annotation{object: to.Reserve(), key: t.next}
				t.next++
				t.links[p] = append(t.links[p], a)
				e := page.Links[next].Element
				t.content[e] = append(t.content[e], mark{when: when, page: p, object: a.object})
				when++
			}
			if id < len(page.Marks) {
				e := page.Marks[id]
				t.content[e] = append(t.content[e], mark{when: when, page: p, id: id})
				when++
			}
		}
	}
}

// number gives numbers to an element and to all below it that are written.
func (t *tree) number(to *object.Writer, i int) {
	t.numbers[i] = to.Reserve()
	for _, child := range t.children[i] {
		t.number(to, child)
	}
}

// structure writes the tree and gives the number of its root.
func (w *writer) structure() object.Ref {
	t := w.tree
	root := w.to.Reserve()
	for i := range t.elements {
		if t.numbers[i] == 0 {
			continue
		}
		parent := root
		if i > 1 {
			parent = t.numbers[t.elements[i].Parent]
		}
		w.to.Set(t.numbers[i], w.element(i, parent))
	}
	top := object.Dict{
		{Key: "Type", Value: object.Name("StructTreeRoot")}, {Key: "K", Value: object.Array{t.numbers[1]}},
		{Key: "RoleMap", Value: object.Dict{{Key: "Title", Value: object.Name("P")}}},
		{Key: "ParentTree", Value: w.to.Add(w.parents())}, {Key: "ParentTreeNextKey", Value: t.next},
	}
	if names := w.names(); len(names) > 0 {
		top = append(top, object.Entry{Key: "IDTree", Value: w.to.Add(object.Dict{{Key: "Names", Value: names}})})
	}
	w.to.Set(root, top)
	return root
}

// names are the elements that others name, by their names, in order.
func (w *writer) names() (names object.Array) {
	for i, e := range w.Elements {
		if e.Named && w.tree.numbers[i] != 0 {
			names = append(names, object.String(nameOf(i)), w.tree.numbers[i])
		}
	}
	return names
}

// nameOf is the name of an element; names order as elements do.
func nameOf(i int) string { return string(appendName(nil, i)) }

func appendName(out []byte, i int) []byte {
	for unit := 1_000_000; unit > 0; unit /= 10 {
		out = append(out, byte('0'+i/unit%10))
	}
	return out
}

// element is one node, written at once: there are thousands.
func (w *writer) element(i int, parent object.Ref) object.Raw {
	t, e := w.tree, w.Elements[i]
	out := make([]byte, 0, 96)
	out = append(out, "<</S "...)
	out = object.Append(out, object.Name(e.Role))
	out = append(out, "/P "...)
	out = object.Append(out, parent)
	page := -1
	if len(t.content[i]) > 0 {
		page = t.content[i][0].page
		out = append(out, "/Pg "...)
		out = object.Append(out, w.pages[page])
	}
	out = append(out, "/K["...)
	own := t.content[i]
	for _, child := range t.children[i] {
		for len(own) > 0 && t.first[child] != never && own[0].when < t.first[child] {
			out, own = w.appendMark(out, own[0], page), own[1:]
		}
		out = object.Append(out, t.numbers[child])
		out = append(out, ' ')
	}
	for _, m := range own {
		out = w.appendMark(out, m, page)
	}
	out = append(out, ']')
	if e.Alt != "" {
		out = append(out, "/Alt "...)
		out = object.Append(out, object.Text(e.Alt))
	}
	if e.Named {
		out = append(appendName(append(out, "/ID("...), i), ')')
	}
	return append(e.attributes(out), ">>"...)
}

// appendMark writes one thing that was drawn of an element whose content stands on the page, if not stated otherwise.
func (w *writer) appendMark(out []byte, m mark, page int) []byte {
	switch {
	case m.object != 0:
		out = append(out, "<</Type/OBJR/Obj "...)
		out = object.Append(out, m.object)
		out = append(out, "/Pg "...)
		out = object.Append(out, w.pages[m.page])
		out = append(out, ">>"...)
	case m.page != page:
		out = append(out, "<</Type/MCR/Pg "...)
		out = object.Append(out, w.pages[m.page])
		out = append(out, "/MCID "...)
		out = strconv.AppendInt(out, int64(m.id), 10)
		out = append(out, ">>"...)
	default:
		out = strconv.AppendInt(out, int64(m.id), 10)
	}
	return append(out, ' ')
}

// attributes writes what a role says of itself (ISO 32000-1, 14.8.5).
func (e Element) attributes(out []byte) []byte {
	switch {
	case e.Role == "Figure":
		out = append(out, "/A<</O/Layout/Placement/Block/BBox "...)
		out = object.Append(out, e.Box.array())
	case e.Numbering != "":
		out = append(out, "/A<</O/List/ListNumbering"...)
		out = object.Append(out, object.Name(e.Numbering))
	case e.Scope != "" || e.ColSpan > 1 || e.RowSpan > 1 || len(e.Heads) > 0:
		out = append(out, "/A<</O/Table"...)
		if e.Scope != "" {
			out = append(out, "/Scope"...)
			out = object.Append(out, object.Name(e.Scope))
		}
		if e.ColSpan > 1 {
			out = append(out, "/ColSpan "...)
			out = strconv.AppendInt(out, int64(e.ColSpan), 10)
		}
		if e.RowSpan > 1 {
			out = append(out, "/RowSpan "...)
			out = strconv.AppendInt(out, int64(e.RowSpan), 10)
		}
		if len(e.Heads) > 0 {
			out = append(out, "/Headers["...)
			for _, head := range e.Heads {
				out = append(appendName(append(out, '('), head), ')')
			}
			out = append(out, ']')
		}
	default:
		return out
	}
	return append(out, ">>"...)
}

// parents leads from marked content and from annotations back to their elements.
func (w *writer) parents() object.Raw {
	out := []byte("<</Nums[")
	for p, page := range w.Pages {
		out = strconv.AppendInt(out, int64(p), 10)
		out = append(out, '[')
		for _, e := range page.Marks {
			out = object.Append(out, w.tree.numbers[e])
			out = append(out, ' ')
		}
		out = append(out, ']')
	}
	for p, links := range w.tree.links {
		for j, a := range links {
			out = strconv.AppendInt(out, int64(a.key), 10)
			out = append(out, ' ')
			out = object.Append(out, w.tree.numbers[w.Pages[p].Links[j].Element])
			out = append(out, ' ')
		}
	}
	return append(out, "]>>"...)
}
