package compose

import (
	"dossier/doc"
	"dossier/value"
)

// tcoLinesTable is every cost as it is recorded, which a reader of the workbook may change, and what it counts.
func tcoLinesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "tco-lines", Caption: "Every recorded cost, and what it counts",
		Columns: []doc.Column{
			column("Scenario", 1.2), column("Category", 3), column("Family", 1.6), column("How often", 1.2), numbered("As recorded"),
			numbered("A month"), numbered("Once"), column("Left out", 2),
		},
		Empty: "No cost is recorded.",
	}
	for _, x := range tcoOf(v).Lines {
		t.Rows = append(t.Rows, row(headText(value.Capital(x.Scenario)), cell(x.At), words(x.Family), words(x.Frequency), input(x.Amount),
			figure(x.Monthly), figure(x.Once), words(x.LeftOut)))
	}
	return t
}

// tcoGrowthTable has the factors of growth, and those of a sensitivity beside them.
func tcoGrowthTable(v CaseStudy, l value.Locale) doc.Table {
	c := tcoOf(v)
	t := doc.Table{
		ID: "tco-growth", Caption: "Growth: the factor of each year of the term",
		Columns: []doc.Column{column("Year", 1), numbered("On premises"), numbered("AWS")},
		Empty:   "No growth can be worked out.",
	}
	var moved [][]*value.Figure
	for _, s := range c.Sensitivity {
		for i, end := range []TCOEnd{s.Low, s.High} {
			if len(end.Factors) > 0 {
				moved = append(moved, end.Factors)
				t.Columns = append(t.Columns, numbered(s.Name+" "+ends[i]))
			}
		}
	}
	for i, f := range c.Factors {
		r := row(headText(l.Number(value.Int(f.Year), 0)), figure(f.Stay), figure(f.AWS))
		for _, factors := range moved {
			r.Cells = append(r.Cells, figure(factors[i]))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// ends are the words for the two ends of a swing.
var ends = [2]string{"lower", "higher"}

// tcoMonthsTable is the cash flow month by month: a row a month, so that functions of a workbook find each flow in one column.
func tcoMonthsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "tco-months", Caption: "Cash flow by month of the term",
		Columns: []doc.Column{
			numbered("Month"), column("Calendar", 1.4), numbered("Left premises"), numbered("On AWS"), numbered("Staying"), numbered("Still on premises"),
			numbered("AWS"), numbered("One-off"), numbered("Parallel run"), numbered("Credits"), numbered("Migrating"), numbered("Saving"),
			numbered("Cumulative"), numbered("Not paid back"),
		},
		Empty: "No cash flow can be worked out.",
	}
	for _, m := range tcoOf(v).Flow {
		t.Rows = append(t.Rows, row(figure(m.Number), words(m.Calendar), figure(m.Moved), figure(m.Started), figure(m.Stay), figure(m.Remaining),
			figure(m.AWS), figure(m.OneOff), figure(m.Parallel), figure(m.Credits), figure(m.Migrate), figure(m.Saving), figure(m.Cumulative), figure(m.Behind)))
	}
	return t
}

func tcoPresentTable(v CaseStudy, _ value.Locale) doc.Table {
	c := tcoOf(v)
	caption := "Present value of each column of the cash flow"
	if !c.Discounted {
		caption = "Sum of each column of the cash flow"
	}
	t := doc.Table{
		ID: "tco-present", Caption: caption, Columns: []doc.Column{column("Column", 3), numbered("Value")}, Empty: "No present value can be worked out.",
	}
	for _, p := range c.Present {
		t.Rows = append(t.Rows, row(headText(p.Name), figure(p.Figure)))
	}
	return t
}

// tcoFlowsTables are, for each input whose effect does not follow from present values alone, the columns of the cash flow that it moves.
func tcoFlowsTables(v CaseStudy, l value.Locale) []doc.Block {
	var tables []doc.Block
	for _, s := range tcoOf(v).Sensitivity {
		if len(s.Low.Columns) == 0 {
			continue
		}
		t := doc.Table{
			ID: "tco-flow-" + value.Slug(s.Name), Caption: s.Name + ": what it moves of the cash flow, month by month", Columns: []doc.Column{column("Month", 1)},
		}
		var columns []TCOColumn
		for i, end := range []TCOEnd{s.Low, s.High} {
			for _, c := range end.Columns {
				columns = append(columns, c)
				t.Columns = append(t.Columns, numbered(c.Label+", "+ends[i]))
			}
		}
		for i := range s.Low.Columns[0].Figures {
			r := row(headText(l.Number(value.Int(i+1), 0)))
			for _, c := range columns {
				r.Cells = append(r.Cells, figure(c.Figures[i]))
			}
			t.Rows = append(t.Rows, r)
		}
		tables = append(tables, t)
	}
	return tables
}
