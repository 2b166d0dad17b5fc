package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/doc"
	"dossier/doc/doctest"
)

func graphSpace() Space { return Space{Width: 600, Size: 12, Measure: Approximate(12)} }

// someGraph is any graph: circles, loops, arrows twice, arrows to what is no node, nodes twice, names of any length.
func someGraph(t *rapid.T) doc.Graph {
	names := []string{"", "Booking", "Customs declarations and permits of the northern ports", strings.Repeat("long", 20), "漢字かな", "<&\a\">"}
	id := func() string { return fmt.Sprintf("n%d", rapid.IntRange(0, 14).Draw(t, "id")) }
	g := doc.Graph{Form: rapid.SampledFrom([]doc.GraphForm{doc.Layered, doc.Tree}).Draw(t, "form")}
	for range rapid.IntRange(0, 16).Draw(t, "nodes") {
		g.Nodes = append(g.Nodes, doc.GraphNode{
			ID: id(), Label: rapid.SampledFrom(names).Draw(t, "label"), Note: rapid.SampledFrom(names).Draw(t, "note"),
			Group: rapid.SampledFrom([]string{"", "", "Wave 1", "Wave 2", strings.Repeat("wide ", 30)}).Draw(t, "group"),
			Tone:  rapid.SampledFrom([]doc.Tone{doc.Neutral, doc.Good, doc.Bad}).Draw(t, "tone"),
		})
	}
	for range rapid.IntRange(0, 24).Draw(t, "edges") {
		g.Edges = append(g.Edges, doc.GraphEdge{From: id(), To: id(), Label: rapid.SampledFrom([]string{"", "", "", "REST over HTTPS"}).Draw(t, "label"), Dashed: rapid.Bool().Draw(t, "dashed")})
	}
	return g
}

// laid is a graph laid out, with all that the drawing no longer says.
func laid(g doc.Graph, in Space) *grapher {
	p := &grapher{plotter: &plotter{Space: in}, words: wordsOf(""), index: map[string]int{}}
	p.collect(g)
	if parents, is := p.forest(); is && g.Form == doc.Tree {
		p.tree(parents)
	} else {
		p.layers()
	}
	return p
}

type rect struct{ left, top, right, bottom float64 }

func (r rect) meets(o rect) bool {
	const slack = 0.01
	return r.left < o.right-slack && o.left < r.right-slack && r.top < o.bottom-slack && o.top < r.bottom-slack
}

func (n node) area() rect { return rect{n.at.X, n.at.Y, n.at.X + n.w, n.at.Y + n.h} }

// crosses tells whether a line runs through the inside of an area.
func (r rect) crosses(a, b Point) bool {
	const steps = 64
	for i := range steps + 1 {
		f := float64(i) / steps
		x, y := a.X+(b.X-a.X)*f, a.Y+(b.Y-a.Y)*f
		if x > r.left+0.5 && x < r.right-0.5 && y > r.top+0.5 && y < r.bottom-0.5 {
			return true
		}
	}
	return false
}

// Whatever a graph is: no two nodes lie over one another, none is off the drawing, each is in its group's frame and in no other, every
// arrow runs from its node to its node, and through no third one.
func TestGraphKeepsItsThingsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := someGraph(t)
		if len(g.Nodes)+len(g.Edges) == 0 {
			return
		}
		p := laid(g, graphSpace())
		for i, n := range p.nodes {
			checkNode(t, p, i, n)
		}
		for _, e := range p.edges {
			checkArrow(t, p, e)
		}
		checkLabels(t, p)
		for i, a := range p.blocks {
			for _, b := range p.blocks[:i] {
				if (rect{a.at.X, a.at.Y, a.at.X + a.w, a.at.Y + a.h}).meets(rect{b.at.X, b.at.Y, b.at.X + b.w, b.at.Y + b.h}) {
					t.Fatalf("frames %q and %q overlap", a.group, b.group)
				}
			}
		}
	})
}

func checkLabels(t *rapid.T, p *grapher) {
	if p.crowded {
		return // shown as a table
	}
	var areas []rect
	for _, s := range p.shapes {
		if s.Kind != Label {
			continue
		}
		width, left := p.Measure(s.Text, s.Strong), s.X
		if s.Anchor == AtMiddle {
			left -= width / 2
		}
		r := rect{left, s.Y - 0.75*p.Size, left + width, s.Y + 0.2*p.Size}
		if r.left < -0.01 || r.right > p.Width+0.01 || r.top < 0 || r.bottom > p.y {
			t.Fatalf("label %q is off the drawing: %+v", s.Text, r)
		}
		for _, o := range areas {
			if r.meets(o) {
				t.Fatalf("label %q %+v lies over another at %+v", s.Text, r, o)
			}
		}
		areas = append(areas, r)
	}
}

func checkNode(t *rapid.T, p *grapher, i int, n node) {
	r := n.area()
	if r.left < -0.01 || r.top < -0.01 || r.bottom > p.y+0.01 || r.right > p.Width+0.01 && !p.crowded {
		t.Fatalf("node %s is off the drawing: %+v in %v × %v", n.ID, r, p.Width, p.y)
	}
	for _, o := range p.nodes[:i] {
		if r.meets(o.area()) {
			t.Fatalf("node %s %+v lies over %s %+v", n.ID, r, o.ID, o.area())
		}
	}
	for k, b := range p.blocks {
		frame := rect{b.at.X, b.at.Y, b.at.X + b.w, b.at.Y + b.h}
		if inside := frame.meets(r); inside != (k == n.block) {
			t.Fatalf("node %s and the frame of %q: inside is %v", n.ID, b.group, inside)
		}
	}
}

func checkArrow(t *rapid.T, p *grapher, e edge) {
	if len(e.path) < 2 {
		t.Fatalf("arrow %s to %s has no path", e.From, e.To)
	}
	for k, end := range []struct {
		at Point
		of int
	}{{e.path[0], e.from}, {e.path[len(e.path)-1], e.to}} {
		r := p.nodes[end.of].area()
		onSide := math.Abs(end.at.Y-r.top) < 0.01 || math.Abs(end.at.Y-r.bottom) < 0.01 || e.bare
		if !onSide || end.at.X < r.left-0.01 || end.at.X > r.right+0.01 {
			t.Fatalf("end %d of %s to %s is at %+v, not at its node %+v", k, e.From, e.To, end.at, r)
		}
	}
	for i := 1; i < len(e.path); i++ {
		for k, n := range p.nodes {
			if n.area().crosses(e.path[i-1], e.path[i]) {
				t.Fatalf("arrow %s to %s runs through node %s (%d)", e.From, e.To, n.ID, k)
			}
		}
	}
}

// Arrows that run back are no more than the circles need: a graph without circles has none, and a circle of three has one.
func TestArrowsRunDownwards(t *testing.T) {
	up := func(g doc.Graph) (n int) {
		for _, e := range laid(g, graphSpace()).edges {
			if e.path[0].Y > e.path[len(e.path)-1].Y {
				n++
			}
		}
		return n
	}
	ring := doc.Graph{Edges: []doc.GraphEdge{{From: "a", To: "b"}, {From: "b", To: "c"}, {From: "c", To: "a"}}}
	if n := up(ring); n != 1 {
		t.Errorf("%d arrows of a circle of three run upwards, want 1", n)
	}
	rapid.Check(t, func(t *rapid.T) {
		g := doc.Graph{}
		for range rapid.IntRange(1, 20).Draw(t, "edges") {
			a, b := rapid.IntRange(0, 11).Draw(t, "a"), rapid.IntRange(0, 11).Draw(t, "b")
			g.Edges = append(g.Edges, doc.GraphEdge{From: fmt.Sprintf("n%02d", a), To: fmt.Sprintf("n%02d", a+1+b)})
		}
		if n := up(g); n > 0 {
			t.Fatalf("%d arrows run upwards in a graph without circles", n)
		}
	})
}

// Order finds the arrangement without crossings where there is one.
func TestTreesAndLaddersDoNotCross(t *testing.T) {
	for name, g := range map[string]doc.Graph{
		"tree":   {Edges: []doc.GraphEdge{{From: "r", To: "a"}, {From: "r", To: "b"}, {From: "b", To: "b1"}, {From: "a", To: "a1"}, {From: "b", To: "b2"}, {From: "a", To: "a2"}}},
		"ladder": {Edges: []doc.GraphEdge{{From: "a1", To: "b2"}, {From: "a2", To: "b1"}, {From: "b2", To: "c1"}, {From: "b1", To: "c2"}, {From: "a1", To: "c1"}}},
	} {
		if n := laid(g, graphSpace()).crossings; n > 0 {
			t.Errorf("%s: %d crossings", name, n)
		}
	}
}

// A graph that nobody could read is not drawn, but says that it is too much.
func TestTooManyNodesAreCrowded(t *testing.T) {
	if d := Graph(doctest.LargeGraph(500), graphSpace()); !d.Crowded || len(d.Shapes) > 0 {
		t.Errorf("500 nodes: crowded is %v, %d shapes", d.Crowded, len(d.Shapes))
	}
	if d := Graph(doc.Graph{}, graphSpace()); d.Crowded || len(d.Shapes) > 0 {
		t.Error("an empty graph is drawn")
	}
}

// A tree's children stand to the right of their parent; thirty accounts with their units stand on a page.
func TestTreeStandsOnAPage(t *testing.T) {
	p := laid(doctest.Organisation(30), Space{Width: 165, Size: 2.96, Measure: Approximate(2.96)})
	for _, e := range p.edges {
		if p.nodes[e.to].at.X <= p.nodes[e.from].at.X+p.nodes[e.from].w {
			t.Errorf("%s is not to the right of %s", e.To, e.From)
		}
	}
	if p.y > 235 || p.crowded {
		t.Errorf("%.0f mm high, crowded %v: want a page of A4", p.y, p.crowded)
	}
	twoParents := doc.Graph{Form: doc.Tree, Edges: []doc.GraphEdge{{From: "a", To: "c"}, {From: "b", To: "c"}}}
	if shapes := Graph(twoParents, graphSpace()).Shapes; !slices.ContainsFunc(shapes, func(s Shape) bool { return s.Kind == Area }) {
		t.Error("what has two parents is no tree, and wants arrows")
	}
}
