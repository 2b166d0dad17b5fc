package xlsx_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/value"
)

// TestFinanceIsLive: rounding, powers, net present values and modified returns are formulas that LibreOffice recomputes, whether the
// flows stand one below the other or apart.
func TestFinanceIsLive(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	var flows []*value.Figure
	inputs := doc.Table{Columns: []doc.Column{{Header: "Month"}, {Header: "Flow"}}}
	for i := range 60 {
		f := value.Stated(value.Int(random.IntN(4_000_000)-1_500_000).Shift(-2)).Named(fmt.Sprintf("flow%d", i), "", "USD")
		flows = append(flows, f)
		inputs.Rows = append(inputs.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell(f.ID), {Content: []doc.Inline{doc.FigureOf(f)}, Input: true}}})
	}
	one := value.Stated(value.Int(1))
	var rising, losing []*value.Figure // their first six are costs; the second never earn them back
	for i := range 60 {
		cents := random.IntN(4_000_000)
		if i < 6 {
			cents = -cents * 4
		}
		up := value.Stated(value.Int(cents).Shift(-2)).Named(fmt.Sprintf("rising%d", i), "", "USD")
		down := value.Compute(value.Product, up, one).Named(fmt.Sprintf("losing%d", i), "", "USD")
		if i >= 6 {
			down = value.Compute(value.Quotient, up, value.Stated(value.Int(9))).Named(down.ID, "", "USD")
		}
		rising, losing = append(rising, up), append(losing, down)
		inputs.Rows[i].Cells = append(inputs.Rows[i].Cells, doc.TableCell{Content: []doc.Inline{doc.FigureOf(up)}, Input: true}, doc.FigureCell(down))
	}
	inputs.Columns = append(inputs.Columns, doc.Column{Header: "Rising"}, doc.Column{Header: "Losing"})
	irrOf := func(flows []*value.Figure) *value.Figure {
		return value.Compute(value.IRR, append(flows[:len(flows):len(flows)], value.Compute(value.Turns, flows...))...)
	}
	rate := value.Stated(value.Int(8).Shift(-2)).Named("rate", "", "")
	monthly := value.Compute(value.Difference, value.Compute(value.Power, value.Compute(value.Sum, one, rate), value.Compute(value.Quotient, one, value.Stated(value.Int(12)))), one)
	zero := value.Compute(value.Difference, rate, rate)
	apart := []*value.Figure{flows[3], flows[1], flows[8], flows[0]}
	results := []*value.Figure{
		monthly,
		value.Compute(value.Round, value.Compute(value.NPV, append([]*value.Figure{monthly}, flows...)...), value.Stated(value.Int(2))),
		value.Compute(value.NPV, append([]*value.Figure{monthly}, apart...)...),
		value.Compute(value.MIRR, append(append([]*value.Figure{}, flows...), monthly, monthly)...),
		value.Compute(value.MIRR, append(append([]*value.Figure{}, apart...), monthly, rate)...),
		value.Compute(value.MIRR, rate, rate, rate, rate),
		irrOf(rising), irrOf(flows), irrOf(losing), irrOf([]*value.Figure{rising[0], rising[9], rising[8], rising[59]}),
		value.Compute(value.Turns, rising...), value.Compute(value.Turns, flows...), value.Compute(value.Turns, rising[40:]...),
		value.Compute(value.Turns, losing...), value.Compute(value.Turns, rising[3]),
		value.Compute(value.Power, zero, rate),
		value.Compute(value.Quotient, flows[0], value.Compute(value.Maximum, one, rate)),
		value.Compute(value.Quantile, append([]*value.Figure{rate}, flows...)...),
		value.Compute(value.Quantile, append([]*value.Figure{value.Compute(value.Quotient, value.Stated(value.Int(7)), value.Stated(value.Int(25)))}, flows...)...),
		value.Compute(value.Quantile, append([]*value.Figure{zero}, apart...)...),
		value.Compute(value.Quantile, one, flows[5]),
		value.Compute(value.Quantile, flows[0], flows[1], flows[2]),
	}
	shown := doc.Table{Columns: []doc.Column{{Header: "What"}, {Header: "Value"}}}
	for i, f := range results {
		f.Named(fmt.Sprintf("result%d", i), "", "")
		shown.Rows = append(shown.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell(f.ID), doc.FigureCell(f)}})
	}
	shown.Rows = append(shown.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell("rate"), {Content: []doc.Inline{doc.FigureOf(rate)}, Input: true}}})
	data := render(t, doc.Document{Title: "Finance", Audience: doc.Audit, Blocks: []doc.Block{
		doc.Heading{Level: 1, Content: doc.Say("Flows")}, inputs, doc.Heading{Level: 1, Content: doc.Say("Results")}, shown,
	}})
	if n := compareLive(t, data, recalculate(t, data)[0]); n < len(results) {
		t.Errorf("%d formulas, want %d", n, len(results))
	}
	var all strings.Builder
	for _, cells := range rawSheets(t, data) {
		for _, c := range cells {
			all.WriteString(c.Formula + "\n")
		}
	}
	for _, want := range []string{"NPV(", "MIRR(Flows!B", "IRR(Flows!C", "POWER(", "NPV(B4,Flows!B", "SMALL(Flows!B"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no formula holds %s", want)
		}
	}
}
