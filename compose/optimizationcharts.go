package compose

import (
	"fmt"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// optimizationLeversChart is what is saved a month by what is changed.
func optimizationLeversChart(v CaseStudy, l value.Locale) doc.Chart {
	o := optimizationOf(v)
	chart := doc.Chart{ID: "optimization-levers-chart", Kind: doc.StackedBarChart, Title: "Savings a month by what is changed, after overlaps", Unit: o.Currency + " a month"}
	planned, further := doc.Series{Name: "Planned"}, doc.Series{Name: "Recommended further"}
	none := value.Stated(value.Decimal{})
	none.Unit = value.Unit(o.Currency + "/month")
	or := func(f *value.Figure) *value.Figure {
		if f == nil {
			return none
		}
		chart.Sources = append(chart.Sources, f.Leaves()...)
		return f
	}
	for _, s := range o.Levers {
		if s.Planned == nil && s.Further == nil {
			continue
		}
		chart.Categories = append(chart.Categories, value.Capital(s.Name))
		planned.Values, further.Values = append(planned.Values, or(s.Planned)), append(further.Values, or(s.Further))
	}
	if len(chart.Categories) == 0 {
		return chart
	}
	if o.Planned != nil {
		chart.Series = append(chart.Series, planned)
	}
	if o.Further != nil {
		chart.Series = append(chart.Series, further)
	}
	chart.Alt = fmt.Sprintf("A bar for each of %s changes", l.Number(value.Int(len(chart.Categories)), 0))
	if o.Planned != nil {
		chart.Alt += ", " + l.Figure(o.Planned) + " planned in all"
	}
	if o.Further != nil {
		chart.Alt += ", " + l.Figure(o.Further) + " recommended further in all"
	}
	chart.Alt += "."
	chart.Sources = source.Merge(chart.Sources)
	return chart
}

// optimizationProgressChart is what is realised against what is planned, action by action.
func optimizationProgressChart(v CaseStudy, l value.Locale) doc.Chart {
	o := optimizationOf(v)
	chart := doc.Chart{ID: "optimization-progress-chart", Kind: doc.ProgressChart, Title: "Realised against planned savings, action by action", Unit: o.Currency + " a month"}
	realised, planned := doc.Series{Name: "Realised"}, doc.Series{Name: "Planned, after overlaps"}
	for _, s := range stepsOf(v, func(s OptimizationStep) bool {
		return isPlanned(s) && s.After != nil && s.After.Value.Decimal.IsPositive()
	}) {
		if len(chart.Categories) == topRows {
			break
		}
		got := value.Stated(value.Decimal{})
		got.Unit = s.After.Unit
		if s.Supported {
			got = s.Realised
		}
		label := ""
		if s.ID != nil {
			label = s.ID.Text
		}
		chart.Categories = append(chart.Categories, label)
		realised.Values, planned.Values = append(realised.Values, got), append(planned.Values, s.After)
		chart.Sources = append(chart.Sources, s.After.Leaves()...)
	}
	if len(chart.Categories) == 0 {
		return chart
	}
	chart.Series = []doc.Series{realised, planned}
	chart.Sources = source.Merge(chart.Sources)
	chart.Alt = fmt.Sprintf("A bar for each of %s planned actions, up to what is realised, with a mark at what is planned.", l.Number(value.Int(len(chart.Categories)), 0))
	return chart
}
