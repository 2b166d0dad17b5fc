package xlsx_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/value"
)

// change makes the tree of f anew over other leaves; figures that no change touches stay as they are.
func change(f *value.Figure, leaves map[*value.Figure]value.Number, seen map[*value.Figure]*value.Figure) *value.Figure {
	if g, ok := seen[f]; ok {
		return g
	}
	g := f
	if n, ok := leaves[f]; ok {
		g = &value.Figure{ID: f.ID, Op: f.Op, Unit: f.Unit, Value: n, Sources: f.Sources}
	}
	if len(f.Args) > 0 {
		args := make([]*value.Figure, len(f.Args))
		for i, arg := range f.Args {
			args[i] = change(arg, leaves, seen)
		}
		g = value.Compute(f.Op, args...).Named(f.ID, f.Label, f.Unit)
	}
	seen[f] = g
	return g
}

// edit sets cells of a workbook as a reader would, and saves it.
func edit(t *testing.T, data []byte, set func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	set(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A struck case study and a changed weight move the total, the margin and the verdict as value.Evaluate says; an emptied
// threshold is no threshold of 0.
func TestAChangedInputMovesTheVerdict(t *testing.T) {
	score := doctest.NewScore()
	data := render(t, doctest.Rich(doc.Audit))
	struck := edit(t, data, func(f *excelize.File) {
		f.SetCellValue("Scores", "C29", 0)
		f.SetCellValue("Weights and thresholds", "B5", 1.5)
	})
	emptied := edit(t, data, func(f *excelize.File) { f.SetCellValue("Weights and thresholds", "B7", nil) })
	out := recalculate(t, struck, emptied)

	leaves := map[*value.Figure]value.Number{score.Members[3]: value.Num(value.Int(0)), score.Weights[0]: value.Num(must("1.5"))}
	seen := map[*value.Figure]*value.Figure{}
	sheets := rawSheets(t, out[0])
	for cell, f := range map[string]*value.Figure{"F31": score.Total, "G31": score.Verdict, "B9": score.Total, "B10": score.Margin, "F29": score.Weighted[3], "E28": score.Weights[0]} {
		want, err := value.Evaluate(change(f, leaves, seen))
		if err != nil {
			t.Fatal(err)
		}
		if got := sheets["Scores"][cell]; !agrees(got, want, f.Unit) {
			t.Errorf("Scores!%s is %q, want %s", cell, got.Value, want)
		}
	}
	if got := sheets["Scores"]["G31"].Value; got != "GAP" {
		t.Errorf("the verdict of the struck set is %q", got)
	}
	if got := rawSheets(t, out[1])["Scores"]["G31"].Value; got != "unknown" {
		t.Errorf("the verdict without a threshold is %q", got)
	}
}

// Over hundreds of random trees, LibreOffice computes what value.Evaluate gives, before and after random inputs are changed.
func TestRandomTreesComputeAsEvaluateDoes(t *testing.T) {
	g := &forest{random: rand.New(rand.NewPCG(7, 11)), leaves: map[*value.Figure]value.Number{}}
	d, cells := g.document(400)
	data := render(t, d)
	changed := edit(t, data, func(f *excelize.File) {
		for i, leaf := range g.inputs {
			n := g.number(leaf.Unit)
			g.leaves[leaf] = value.Num(n)
			f.SetCellValue("Inputs", fmt.Sprintf("B%d", 6+i), written(n, leaf.Unit))
		}
	})
	out := recalculate(t, data, changed)
	before, after := rawSheets(t, out[0])["Trees"], rawSheets(t, out[1])["Trees"]
	seen := map[*value.Figure]*value.Figure{}
	unknown := 0
	for ref, f := range cells {
		moved := change(f, g.leaves, seen)
		if !agrees(before[ref], f.Value, f.Unit) {
			t.Errorf("%s: %s is %q, want %s", ref, tree(f), before[ref].Value, f.Value)
		}
		if !agrees(after[ref], moved.Value, moved.Unit) {
			t.Errorf("%s: after the change %s is %q, want %s", ref, tree(moved), after[ref].Value, moved.Value)
		}
		if !moved.Value.Known {
			unknown++
		}
	}
	if unknown == 0 || unknown > len(cells)/2 {
		t.Errorf("%d of %d trees are unknown: the test is too kind or too harsh", unknown, len(cells))
	}
}

// written is a number as a reader would type it into a cell of that unit.
func written(n value.Decimal, unit value.Unit) any {
	if unit == value.Verdict {
		if n.IsZero() {
			return "GAP"
		}
		return "PASS"
	}
	return n.InexactFloat64()
}

func tree(f *value.Figure) string {
	if len(f.Args) == 0 {
		return f.Value.String() + "?"[:map[bool]int{true: 0, false: 1}[f.Value.Known]]
	}
	s := string(f.Op) + "("
	for i, arg := range f.Args {
		if i > 0 {
			s += ", "
		}
		s += tree(arg)
	}
	return s + ")"
}

// forest grows random figures over shared inputs.
type forest struct {
	random *rand.Rand
	inputs []*value.Figure
	grown  []*value.Figure
	leaves map[*value.Figure]value.Number
}

// number is a random value of a unit: few decimals, so that no comparison hangs on the last bit of a fraction.
func (g *forest) number(unit value.Unit) value.Decimal {
	if unit == value.Member || unit == value.Verdict {
		return value.Int(g.random.IntN(2))
	}
	return value.Int(g.random.IntN(200)).Div(value.Int([]int{1, 1, 2, 10}[g.random.IntN(4)]))
}

func (g *forest) leaf() *value.Figure {
	if g.random.IntN(4) == 0 {
		return g.inputs[g.random.IntN(len(g.inputs))]
	}
	if g.random.IntN(40) == 0 {
		return value.Read(value.Number{}, at("a.csv", 1, 1))
	}
	return value.Stated(g.number(""))
}

func (g *forest) grow(depth int) *value.Figure {
	switch {
	case depth == 0:
		return g.leaf()
	case len(g.grown) > 0 && g.random.IntN(5) == 0:
		return g.grown[g.random.IntN(len(g.grown))]
	}
	ops := []value.Op{value.Sum, value.Sum, value.Difference, value.Product, value.Product, value.Minimum, value.Maximum, value.Exceeds, value.AtLeast, value.AtMost, value.All, value.Quotient}
	op := ops[g.random.IntN(len(ops))]
	n := 2
	switch op {
	case value.Sum, value.Minimum, value.Maximum, value.All, value.Product:
		n = 1 + g.random.IntN(4)
	}
	args := make([]*value.Figure, n)
	for i := range args {
		args[i] = g.grow(g.random.IntN(depth))
	}
	f := value.Compute(op, args...)
	if comparison := op == value.Exceeds || op == value.AtLeast || op == value.AtMost || op == value.All; comparison && g.random.IntN(3) > 0 {
		f.Unit = value.Verdict
	}
	if g.random.IntN(3) == 0 {
		f.ID = fmt.Sprintf("f%d", len(g.grown))
	}
	g.grown = append(g.grown, f)
	return f
}

// document shows the inputs on one sheet and n trees on another, and tells in which cell each tree stands.
func (g *forest) document(n int) (doc.Document, map[string]*value.Figure) {
	inputs := doc.Table{Columns: []doc.Column{{Header: "Name"}, {Header: "Value"}}}
	for i := range 40 {
		unit := []value.Unit{"", "", value.Member, value.Verdict}[i%4]
		f := value.Stated(g.number(unit)).Named(fmt.Sprintf("input%d", i), "", unit)
		g.inputs = append(g.inputs, f)
		cell := doc.FigureCell(f)
		cell.Input = true
		inputs.Rows = append(inputs.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell(f.ID), cell}})
	}
	trees := doc.Table{Columns: []doc.Column{{Header: "Name"}, {Header: "Value"}}}
	cells := map[string]*value.Figure{}
	for i := range n {
		f := g.grow(1 + g.random.IntN(4))
		cells[fmt.Sprintf("B%d", 4+i)] = f
		trees.Rows = append(trees.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell("tree"), doc.FigureCell(f)}})
	}
	return doc.Document{Title: "Forest", Audience: doc.Audit, Blocks: []doc.Block{
		doc.Heading{Level: 1, Content: doc.Say("Inputs")}, inputs, doc.Heading{Level: 1, Content: doc.Say("Trees")}, trees,
	}}, cells
}
