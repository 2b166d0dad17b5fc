package compose

import (
	"fmt"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// tcoRatesChart is what each side costs a month, by family.
func tcoRatesChart(v CaseStudy, l value.Locale) doc.Chart {
	c := tcoOf(v)
	chart := doc.Chart{
		ID: "tco-rates-chart", Kind: doc.StackedBarChart, Title: "What each side costs a month, by cost family, before growth", Unit: c.Currency + " a month",
	}
	if c.Stay == nil || c.AWS == nil {
		return chart
	}
	chart.Categories = []string{"On premises", "AWS"}
	none := value.Stated(value.Decimal{})
	none.Unit = value.Unit(c.Currency + "/month")
	for _, name := range familyNames(c.Families) {
		s := doc.Series{Name: value.Capital(name), Values: []*value.Figure{none, none}}
		for _, f := range c.Families {
			if f.Name == name && f.Monthly != nil {
				side := 0
				if f.Future {
					side = 1
				}
				s.Values[side] = f.Monthly
			}
		}
		chart.Series = append(chart.Series, s)
	}
	chart.Alt = fmt.Sprintf("Two bars: on premises %s a month, AWS %s a month.", l.Figure(c.Stay), l.Figure(c.AWS))
	chart.Sources = source.Merge(append(c.Stay.Leaves(), c.AWS.Leaves()...))
	return chart
}

// familyNames are the families that recur, each once; labour and software, which both sides have, under one name.
func familyNames(families []TCOFamily) []string {
	return distinct(where(families, func(f TCOFamily) bool { return f.Monthly != nil && f.Running }), func(f TCOFamily) string { return f.Name })
}

// tcoCashChart is the cumulative cash flow by month.
func tcoCashChart(v CaseStudy, l value.Locale) doc.Chart {
	c := tcoOf(v)
	chart := doc.Chart{ID: "tco-cash-chart", Kind: doc.AreaChart, Title: "Cumulative cash flow of migrating instead of staying", Unit: c.Currency + ", at the end of each month of the term"}
	if len(c.Flow) == 0 {
		return chart
	}
	s := doc.Series{Name: "Cumulative cash flow"}
	for i, m := range c.Flow {
		chart.Categories = append(chart.Categories, l.Number(value.Int(i+1), 0))
		s.Values = append(s.Values, m.Cumulative)
	}
	chart.Series = []doc.Series{s}
	last := c.Flow[len(c.Flow)-1].Cumulative
	chart.Alt = fmt.Sprintf("An area over %d months that ends at %s", len(c.Flow), l.Figure(last))
	if c.Payback != nil && c.Payback.Value.Known {
		chart.Alt += " and stays above zero from month " + l.Figure(c.Payback) + " on"
	}
	chart.Alt += "."
	chart.Sources = last.Leaves()
	return chart
}

// tcoSensitivityChart shows by how much each input moves the result, the strongest on top.
func tcoSensitivityChart(v CaseStudy, l value.Locale) doc.Chart {
	c := tcoOf(v)
	what := "net present value"
	if !c.Discounted {
		what = "saving over the term"
	}
	chart := doc.Chart{ID: "tco-sensitivity-chart", Kind: doc.TornadoChart, Title: "How far each input moves the " + what, Unit: "change in " + c.Currency}
	if len(c.Sensitivity) == 0 {
		return chart
	}
	low, high := doc.Series{Name: "Input " + l.Figure(c.Swing) + " lower"}, doc.Series{Name: "Input " + l.Figure(c.Swing) + " higher"}
	for _, s := range c.Sensitivity {
		chart.Categories = append(chart.Categories, s.Name)
		low.Values, high.Values = append(low.Values, s.Low.Change), append(high.Values, s.High.Change)
		chart.Sources = append(chart.Sources, s.Spread.Leaves()...)
	}
	chart.Series = []doc.Series{low, high}
	chart.Sources = source.Merge(chart.Sources)
	first := c.Sensitivity[0]
	chart.Alt = fmt.Sprintf("Bars to either side of zero, the longest for %s: from %s to %s.", first.Name, l.Figure(first.Low.Change), l.Figure(first.High.Change))
	return chart
}
