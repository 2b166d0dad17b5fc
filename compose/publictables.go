package compose

import (
	"dossier/doc"
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
		items = append(items, doc.Tile{Label: capital(o.Metric), Value: o.tile(l), Note: note})
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

// after is the value reached, with its qualifier, the upper end of a range and its unit: "under 1 hour", "30 to 40 %".
func (o PublicOutcome) after() []doc.Inline {
	var inlines []doc.Inline
	if o.Qualifier != "" {
		inlines = append(inlines, doc.Text{Text: o.Qualifier + " "})
	}
	if o.High != nil {
		inlines = append(inlines, doc.NumberOf(o.After.Number, ""), doc.Text{Text: " to "})
		return append(inlines, measured(*o.High)...)
	}
	return append(inlines, measured(*o.After)...)
}

// signs tells whether a number prints its own unit, or has none.
func signs(u value.Unit) bool { return u == "" || u == value.Percent || isMoney(u) }

// measured is a number with its unit.
func measured(o Open) []doc.Inline {
	v := doc.NumberOf(o.Number, o.Unit)
	if signs(o.Unit) {
		return []doc.Inline{v}
	}
	return []doc.Inline{v, doc.Text{Text: "\u00a0" + string(o.Unit)}}
}

func openCell(o *Open) doc.TableCell {
	if o == nil {
		return cell(nil)
	}
	return doc.TableCell{Content: measured(*o)}
}

func publicOutcomes(v PublicCaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "outcomes", Caption: "Outcomes in figures",
		Columns: []doc.Column{column("What", 3), column("Before", 1.5), column("After", 2), column("Period", 1.5), column("Standing", 1.5)},
		Note:    doc.Say("Measured was measured, expected is a forecast, customer-stated is what the customer says."),
		Empty:   "No figures are released.",
	}
	for _, o := range v.Outcomes {
		after := cell(nil)
		if o.After != nil {
			after = doc.TableCell{Content: o.after()}
		}
		t.Rows = append(t.Rows, row(headText(capital(o.Metric)), openCell(o.Before), after, words(o.Period), words(o.Status)))
	}
	return t
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
		ID: "costs", Caption: "Costs", Columns: []doc.Column{column("Scenario", 2), column("How often", 1.5), column("Category", 3), numbered("Amount")},
		Empty: "No cost is released.",
	}
	for _, c := range v.RunningCost {
		category := c.Category
		if category == "" {
			category = "total"
		}
		t.Rows = append(t.Rows, row(headText(capital(c.Scenario)), words(c.Frequency), words(category), openCell(c.Amount)))
	}
	return t
}
