package check

import (
	"slices"
	"strings"

	"dossier/render/pdf/object"
)

// holds says what may stand in an element of a role (ISO 32000-1, 14.8.4); a role that is not listed may hold any.
var holds = map[string][]string{
	"Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
	"THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
	"TR": {"TH", "TD"},
	"L":  {"Caption", "L", "LI"}, "LI": {"Lbl", "LBody"},
	"TOC": {"Caption", "TOC", "TOCI"}, "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}

// within says what an element of a role may stand in.
var within = map[string][]string{
	"THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TR": {"Table", "THead", "TBody", "TFoot"},
	"TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI", "TOCI", "Note"}, "LBody": {"LI"}, "TOCI": {"TOC"},
	"Caption": {"Table", "Figure", "L", "TOC"},
}

// others are the roles that may stand anywhere.
var others = []string{"Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "TOC", "BlockQuote", "Reference", "Note", "Link", "Figure", "Span", "Quote", "Code"}

// structure wants a tree of standard roles that hold what they may, and that owns all marked content and all links.
func (c *checker) structure() {
	root, _ := c.catalog.Get("StructTreeRoot").(object.Ref)
	tops := c.array(c.dict(root).Get("K"))
	if len(tops) != 1 {
		c.wrong("%d roots of the structure", len(tops))
		return
	}
	w := &walk{checker: c, roles: c.dict(c.dict(root).Get("RoleMap")), heads: map[object.String]object.Ref{}}
	w.element(tops[0], root, "", 0)
	w.naming(c.dict(c.dict(root).Get("IDTree")))
	for at := range c.marked {
		if _, owned := c.owned[at]; !owned {
			c.wrong("marked content %d of page %d is in no element", at.id, 1+slices.Index(c.pageRefs, at.page))
		}
	}
	for at, owner := range c.owned {
		page := c.dict(at.page)
		key, _ := page.Get("StructParents").(int)
		owners := c.array(c.parents[key])
		if at.id < 0 || at.id >= len(owners) || owners[at.id] != owner || !c.marked[at] {
			c.wrong("marked content %d of page %d does not lead back to element %d", at.id, 1+slices.Index(c.pageRefs, at.page), owner)
		}
	}
	if w.links != len(c.links) {
		c.wrong("%d links in the structure, %d on the pages", w.links, len(c.links))
	}
	slices.Sort(c.findings) // places are kept in maps
}

// walk goes down the tree in reading order.
type walk struct {
	*checker
	roles   object.Dict
	heading int                          // level of the last heading
	links   int                          // areas of links
	heads   map[object.String]object.Ref // head cells that have a name
	wanted  []object.String              // names of the heads of cells
}

// naming wants the names of elements to lead to them, in order, and the names by which cells know their heads to be such.
func (w *walk) naming(tree object.Dict) {
	names := w.array(tree.Get("Names"))
	found := 0
	var before object.String
	for i := 0; i+1 < len(names); i += 2 {
		name, _ := names[i].(object.String)
		if head, known := w.heads[name]; !known || names[i+1] != head || name <= before {
			w.wrong("name %s leads to no head cell, or is out of order", name)
		}
		before, found = name, found+1
	}
	if found != len(w.heads) {
		w.wrong("%d head cells with a name, %d in the list of names", len(w.heads), found)
	}
	for _, name := range w.wanted {
		if _, known := w.heads[name]; !known {
			w.wrong("a cell whose head %s is not there", name)
		}
	}
}

func (w *walk) element(v object.Value, parent object.Ref, above string, depth int) {
	self, ok := v.(object.Ref)
	d := w.dict(v)
	if !ok || depth > 60 || d.Get("P") != parent {
		w.wrong("element %v does not lead back to its parent %d", v, parent)
		return
	}
	role := w.role(d)
	w.standing(self, role, above)
	w.described(self, role, d)
	page := d.Get("Pg")
	for _, kid := range w.array(d.Get("K")) {
		switch kid := kid.(type) {
		case int:
			w.own(self, page, kid)
		case object.Ref:
			w.element(kid, self, role, depth+1)
		case object.Dict:
			w.referred(self, role, kid)
		}
	}
	if role == "Table" {
		w.squared(self, d)
	}
}

// role is the standard role of an element.
func (w *walk) role(d object.Dict) string {
	name, _ := d.Get("S").(object.Name)
	if mapped, is := w.roles.Get(name).(object.Name); is {
		name = mapped
	}
	return string(name)
}

func (w *walk) standing(self object.Ref, role, above string) {
	if allowed, limited := holds[above]; limited && !slices.Contains(allowed, role) {
		w.wrong("element %d: a %s in a %s", self, role, above)
	}
	allowed, limited := within[role]
	if limited && !slices.Contains(allowed, above) || !limited && !slices.Contains(others, role) {
		w.wrong("element %d: a %s in a %s", self, role, above)
	}
	if level := strings.Index("123456", strings.TrimPrefix(role, "H")) + 1; len(role) == 2 && role[0] == 'H' && level > 0 {
		if level > w.heading+1 {
			w.wrong("element %d: a heading of level %d after one of %d", self, level, w.heading)
		}
		w.heading = level
	}
}

// described wants figures, head cells and lists to say what they are.
func (w *walk) described(self object.Ref, role string, d object.Dict) {
	attributes := w.dict(d.Get("A"))
	for _, name := range w.array(attributes.Get("Headers")) {
		text, _ := name.(object.String)
		w.wanted = append(w.wanted, text)
	}
	switch role {
	case "Figure":
		if alt, _ := d.Get("Alt").(object.String); alt == "" {
			w.wrong("element %d: a figure without alternative text", self)
		}
		if len(w.array(attributes.Get("BBox"))) != 4 {
			w.wrong("element %d: a figure without its place", self)
		}
	case "TH":
		if scope := attributes.Get("Scope"); scope != object.Name("Column") && scope != object.Name("Row") {
			w.wrong("element %d: a head cell without a scope", self)
		}
		if name, named := d.Get("ID").(object.String); named {
			w.heads[name] = self
		}
	}
}

func (w *walk) own(self object.Ref, page object.Value, id int) {
	r, _ := page.(object.Ref)
	if other, taken := w.owned[place{r, id}]; taken {
		w.wrong("marked content %d is in elements %d and %d", id, other, self)
	}
	w.owned[place{r, id}] = self
}

// referred is content of another page, or a link's area.
func (w *walk) referred(self object.Ref, role string, kid object.Dict) {
	if kid.Get("Type") == object.Name("MCR") {
		id, _ := kid.Get("MCID").(int)
		w.own(self, kid.Get("Pg"), id)
		return
	}
	w.links++
	if r, _ := kid.Get("Obj").(object.Ref); w.checker.links[r] != self || role != "Link" {
		w.wrong("element %d: a link’s area that does not lead back", self)
	}
}

// squared wants the rows of a table to be of equal width, and a body below a head.
func (w *walk) squared(self object.Ref, table object.Dict) {
	var widths, below []int // below: columns of the rows to come that cells above stand over
	var parts []string
	var rows func(d object.Dict)
	rows = func(d object.Dict) {
		for _, kid := range w.array(d.Get("K")) {
			inner := w.dict(kid)
			role := w.role(inner)
			parts = append(parts, role)
			switch role {
			case "THead", "TBody", "TFoot":
				rows(inner)
			case "TR":
				width, taken := w.width(inner), 0
				if len(below) > 0 {
					taken, below = below[0], below[1:]
				}
				widths, below = append(widths, width+taken), w.over(inner, below)
			}
		}
	}
	rows(table)
	if slices.Contains(parts, "THead") && !slices.Contains(parts, "TBody") {
		w.wrong("element %d: a table with a head and no body", self)
	}
	if len(widths) == 0 || slices.Min(widths) != slices.Max(widths) {
		w.wrong("element %d: a table with rows of %v columns", self, slices.Compact(widths))
	}
}

// over adds to below the columns of the rows to come that a row's cells stand over.
func (w *walk) over(row object.Dict, below []int) []int {
	for _, kid := range w.array(row.Get("K")) {
		attributes := w.dict(w.dict(kid).Get("A"))
		rows, _ := attributes.Get("RowSpan").(int)
		columns, ok := attributes.Get("ColSpan").(int)
		if !ok {
			columns = 1
		}
		for i := range min(rows, mostRows) - 1 {
			if i == len(below) {
				below = append(below, 0)
			}
			below[i] += columns
		}
	}
	return below
}

// mostRows bounds how many rows a cell is believed to stand over.
const mostRows = 1 << 16

func (w *walk) width(row object.Dict) (columns int) {
	for _, kid := range w.array(row.Get("K")) {
		span, ok := w.dict(w.dict(kid).Get("A")).Get("ColSpan").(int)
		if !ok {
			span = 1
		}
		columns += span
	}
	return columns
}
