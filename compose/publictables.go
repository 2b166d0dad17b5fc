package compose

import (
	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// publicMakers are the named blocks of public documents. They see the public view alone.
func publicMakers() []maker {
	return []maker{
		blockOf("tiles", "outcomes", publicOutcomeTiles),
		blockOf("table", "outcomes", publicOutcomes),
		blockOf("table", "services", publicServices),
		blockOf("table", "costs", publicCosts),
	}
}

// maxTiles is how many outcomes stand as tiles; the table holds all.
const maxTiles = 4

func publicOutcomeTiles(v PublicCaseStudy, l value.Locale) doc.Tiles {
	var items []doc.Tile
	for _, o := range v.Outcomes {
		if o.After == nil || len(items) == maxTiles {
			continue
		}
		note := o.Status
		if o.Period != "" {
			note = o.Period + ", " + note
		}
		items = append(items, doc.Tile{Label: value.Capital(o.Metric), Value: o.tile(l), Note: note})
	}
	return doc.Tiles{Items: items}
}

// tile is the value reached as one value: typed where it is a plain number, words where it is a range or qualified.
func (o PublicOutcome) tile(l value.Locale) doc.Value {
	if o.Qualifier == "" && o.High == nil && signs(o.After.Unit) {
		return doc.NumberOf(o.After.Number, o.After.Unit)
	}
	return doc.TextOf(doc.Plain(l, o.after()))
}

// after is the value reached.
func (o PublicOutcome) after() []doc.Inline {
	return reached(said(o.Qualifier, source.Ref{}), o.After.value(), o.High.value())
}

func (o *Open) value() *doc.Value {
	if o == nil {
		return nil
	}
	v := doc.NumberOf(o.Number, o.Unit)
	return &v
}

func publicOutcomes(v PublicCaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "outcomes", Caption: "Outcomes in figures",
		Columns: []doc.Column{column("What", 3), column("Before", 1.5), column("After", 2), column("Period", 1.5), column("Standing", 1.5)},
		Note:    doc.Say("A measured figure was measured, an expected one is a forecast, a customer-stated one is the customer’s word."),
		Empty:   "No figures are released.",
	}
	for _, o := range v.Outcomes {
		t.Rows = append(t.Rows, row(headText(value.Capital(o.Metric)), measuredCell(reached(nil, o.Before.value(), nil)), measuredCell(o.after()),
			words(o.Period), words(o.Status)))
	}
	return withoutUnsaid(t, "Before", "Period")
}

func publicServices(v PublicCaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "services", Caption: "Services of the solution and what each does",
		Columns: []doc.Column{column("Service", 2), column("Made by", 1), column("Role in the solution", 4)}, Empty: "No service is released.",
	}
	for _, s := range v.Services {
		by := "AWS"
		if s.ThirdParty {
			by = "third party"
		}
		t.Rows = append(t.Rows, row(headText(s.Name), doc.TextCell(by), words(s.Role)))
	}
	return t
}

func publicCosts(v PublicCaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "costs", Caption: "Costs in total", Columns: []doc.Column{column("Scenario", 2), column("How often", 1.5), numbered("Amount")},
		Empty: "No cost is released.",
	}
	for _, c := range v.Costs {
		t.Rows = append(t.Rows, row(headText(value.Capital(c.Scenario)), words(c.Frequency), measuredCell(reached(nil, c.Amount.value(), nil))))
	}
	return t
}
