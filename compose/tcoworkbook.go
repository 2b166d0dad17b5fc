package compose

import (
	"dossier/doc"
	"dossier/model"
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
		t.Rows = append(t.Rows, row(headText(capital(x.Scenario)), cell(x.At), words(x.Family), words(x.Frequency), input(x.Amount),
			figure(x.Monthly), figure(x.Once), words(x.LeftOut)))
	}
	return t
}

func tcoGrowthTable(v CaseStudy, l value.Locale) doc.Table {
	t := doc.Table{
		ID: "tco-growth", Caption: "Growth: the factor of each year of the term",
		Columns: []doc.Column{column("Year", 1), numbered("On premises"), numbered("AWS")},
		Empty:   "No growth can be worked out.",
	}
	for _, f := range tcoOf(v).Factors {
		t.Rows = append(t.Rows, row(headText(l.Number(value.Int(f.Year), 0)), figure(f.Stay), figure(f.AWS)))
	}
	return t
}

// tcoMonthsTable is the cash flow month by month: a row a month, so that functions of a workbook find each flow in one column.
func tcoMonthsTable(v CaseStudy, l value.Locale) doc.Table {
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
		t.Rows = append(t.Rows, row(figure(m.Number), words(l.Month(m.First)), figure(m.Moved), figure(m.Started), figure(m.Stay), figure(m.Remaining),
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

// tcoFlowsTable is the incremental cash flow by month for each input whose change does not follow from present values alone.
func tcoFlowsTable(v CaseStudy, l value.Locale) doc.Table {
	c := tcoOf(v)
	t := doc.Table{
		ID: "tco-flows", Caption: "Incremental cash flow by month where one input is lower or higher",
		Columns: []doc.Column{numbered("Month")}, Empty: "Every input's effect follows from the present values.",
	}
	var flows [][]*value.Figure
	for _, s := range c.Sensitivity {
		for i, end := range []model.TCOEnd{s.Low, s.High} {
			if len(end.Flow) > 0 {
				flows = append(flows, end.Flow)
				t.Columns = append(t.Columns, numbered(s.Name+", "+[]string{"lower", "higher"}[i]))
			}
		}
	}
	if len(flows) == 0 {
		return t
	}
	for i := range c.Flow {
		r := row(headText(l.Number(value.Int(i+1), 0)))
		for _, flow := range flows {
			r.Cells = append(r.Cells, figure(flow[i]))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}
