package pdf

import (
	"fmt"
	"strings"

	"dossier/doc"
	"dossier/render/pdf/tagged"
)

// tags is what a file says of a layout besides what is drawn: structure, links, bookmarks and the document's properties.
func tags(l Layout, d doc.Document, marks [][]Node, after [][]int) tagged.Document {
	t := tagged.Document{
		Title: tagged.Printable(d.Title), Author: tagged.Printable(d.Author), Subject: tagged.Printable(d.Subject),
		Keywords: tagged.Printable(strings.Join(d.Keywords, ", ")), Language: language(d.Language),
		Elements: structure(l, marks),
	}
	if !d.Date.IsZero() {
		t.Date = d.Date.Time()
	}
	texts := linkTexts(l)
	for i, page := range l.Pages {
		t.Pages = append(t.Pages, tagged.Page{Width: page.Width.points(), Height: page.Height.points(), Marks: whole(marks[i]), Links: links(l, page, after[i], texts)})
	}
	for _, mark := range l.Outline {
		t.Outline = append(t.Outline, tagged.Bookmark{
			Title: tagged.Printable(mark.Title), Level: mark.Level, Page: mark.Page - 1, Top: (l.Pages[mark.Page-1].Height - mark.Top).points(),
		})
	}
	return t
}

// points is the length in points, as PDF counts.
func (l Length) points() float64 { return float64(l) / perPoint }

func whole(nodes []Node) []int {
	out := make([]int, len(nodes))
	for i, n := range nodes {
		out[i] = int(n)
	}
	return out
}

// language is a language tag's letters, digits and hyphens.
func language(tag string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, tag)
}

// on is an area of a page as the file measures it, from the lower left corner.
func (p Page) on(x, y, right, bottom Length) tagged.Rect {
	return tagged.Rect{Left: x.points(), Bottom: (p.Height - bottom).points(), Right: right.points(), Top: (p.Height - y).points()}
}

// links are the areas of a page that lead somewhere.
func links(l Layout, page Page, after []int, texts map[Node]string) []tagged.Link {
	var all []tagged.Link
	for _, item := range page.Items {
		area, is := item.(LinkArea)
		if !is {
			continue
		}
		link := tagged.Link{
			Area: page.on(area.X, area.Y, area.X+area.Width, area.Y+area.Height), URI: uri(area.URI),
			Element: int(area.Node), Text: texts[area.Node], After: after[len(all)],
		}
		if area.URI == "" {
			link.Page, link.Top = area.Page-1, (l.Pages[area.Page-1].Height - area.Top).points()
		} else if link.Text == "" {
			link.Text = link.URI
		}
		all = append(all, link)
	}
	return all
}

// linkTexts are the texts of all links.
func linkTexts(l Layout) map[Node]string {
	texts := map[Node]string{}
	for _, page := range l.Pages {
		for _, item := range page.Items {
			run, is := item.(TextRun)
			if !is || l.Tree[run.Node].Role != RoleLink {
				continue
			}
			if texts[run.Node] != "" {
				texts[run.Node] += " "
			}
			texts[run.Node] += run.Text
		}
	}
	return texts
}

// uri is a link's target in plain ASCII, as PDF wants it: every other byte percent-encoded.
func uri(target string) string {
	var b strings.Builder
	for _, c := range []byte(target) {
		if c <= ' ' || c >= 0x7F {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// structure is the tree as a file wants it: headings that skip no level, tables whose rows are of equal width, figures that know
// where they are.
func structure(l Layout, marks [][]Node) []tagged.Element {
	all := make([]tagged.Element, len(l.Tree))
	for i, e := range l.Tree {
		all[i] = tagged.Element{Role: string(e.Role), Parent: int(e.Parent), Alt: e.Alt, ColSpan: e.Span, RowSpan: e.Rows, Scope: e.Scope, Numbering: e.Numbering}
	}
	level(all, seen(l.Tree, marks))
	boxes(all, l.Pages)
	all = squared(all)
	headed(all)
	return all
}

// seen tells of each node whether anything of it or below it was drawn.
func seen(tree []Element, marks [][]Node) []bool {
	seen := make([]bool, len(tree))
	for _, page := range marks {
		for _, n := range page {
			seen[n] = true
		}
	}
	for i := len(tree) - 1; i > int(Root); i-- {
		if seen[i] {
			seen[tree[i].Parent] = true
		}
	}
	return seen
}

// level gives headings that can be seen the level that they are nested at: the first one is an H1, and none skips a level.
func level(all []tagged.Element, seen []bool) {
	var open []string
	for i := range all {
		role := all[i].Role
		if len(role) != 2 || role[0] != 'H' || role[1] < '1' || role[1] > '6' || !seen[i] {
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= role {
			open = open[:len(open)-1]
		}
		open = append(open, role)
		all[i].Role = fmt.Sprintf("H%d", len(open))
	}
}

// boxes gives figures their place: the area of all that was drawn of them. One that goes on over pages has no one place.
func boxes(all []tagged.Element, pages []Page) {
	seen := make([]int, len(all)) // by element: the page that it was met on, from 1
	several := make([]bool, len(all))
	for number, page := range pages {
		for _, item := range page.Items {
			n, area := extentOf(item, page)
			if e := &all[n]; e.Role == string(RoleFigure) {
				several[n] = several[n] || seen[n] > 0 && seen[n] != number+1
				seen[n], e.Box = number+1, e.Box.With(area)
			}
		}
	}
	for n := range all {
		if several[n] {
			all[n].Box = tagged.Rect{}
		}
	}
}

// extentOf is the node of an item and the area that it takes.
func extentOf(item Item, page Page) (Node, tagged.Rect) {
	switch i := item.(type) {
	case TextRun:
		em := i.Size.Length()
		return i.Node, page.on(i.X, i.Y-em, i.X+i.Width, i.Y+em/4)
	case Rectangle:
		return i.Node, page.on(i.X, i.Y, i.X+i.Width, i.Y+i.Height)
	case Polygon:
		return i.Node, i.extent(page)
	case Line:
		return i.Node, page.on(min(i.X1, i.X2), min(i.Y1, i.Y2), max(i.X1, i.X2), max(i.Y1, i.Y2))
	case Picture:
		return i.Node, page.on(i.X, i.Y, i.X+i.Width, i.Y+i.Height)
	default:
		return Artifact, tagged.Rect{}
	}
}

// extent is the area that a polygon takes.
func (i Polygon) extent(page Page) (area tagged.Rect) {
	for _, c := range i.Corners {
		area = area.With(page.on(c.X, c.Y, c.X, c.Y))
	}
	return area
}

// squared is the tree with empty cells where rows are shorter than their table is wide. A table without rows is a mere division,
// and so are its parts.
func squared(all []tagged.Element) []tagged.Element {
	cells := make([]int, len(all)) // by row: columns taken
	table := make([]int, len(all)) // by element: the innermost table around it
	width := make([]int, len(all)) // by table: columns
	rows := make([]bool, len(all)) // by table: has any
	below := map[int][]int{}       // by table: columns taken of the rows to come, by cells that stand over them
	for i, e := range all {
		if table[i] = table[e.Parent]; e.Role == string(RoleTable) {
			table[i], width[i] = i, 1
		}
		switch Role(e.Role) {
		case RoleRow:
			rows[table[i]] = true
			if taken := below[table[i]]; len(taken) > 0 {
				cells[i], below[table[i]] = taken[0], taken[1:]
			}
		case RoleCell, RoleHeadCell:
			cells[e.Parent] += max(e.ColSpan, 1)
			width[table[i]] = max(width[table[i]], cells[e.Parent])
			for row := range e.RowSpan - 1 {
				if row == len(below[table[i]]) {
					below[table[i]] = append(below[table[i]], 0)
				}
				below[table[i]][row] += max(e.ColSpan, 1)
			}
		}
	}
	for i := range len(all) {
		switch e := &all[i]; {
		case table[i] != 0 && !rows[table[i]] && inTable(Role(e.Role)):
			e.Role = string(RoleDiv)
		case Role(e.Role) == RoleCaption && Role(all[e.Parent].Role) == RoleDiv:
			e.Role = string(RoleP)
		case Role(e.Role) == RoleRow:
			for range width[table[i]] - cells[i] {
				all = append(all, tagged.Element{Role: string(RoleCell), Parent: i})
			}
		}
	}
	return all
}

// inTable tells whether a role is that of a table or of one of its parts.
func inTable(r Role) bool { return r == RoleTable || r == RoleTableHead || r == RoleTableBody }
