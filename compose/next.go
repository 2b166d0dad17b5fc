package compose

import (
	"strings"

	"dossier/doc"
	"dossier/model"
)

// PlaceholderPartner is the partner's name in a workspace that init wrote.
const PlaceholderPartner = "Your company"

// exampleReason is why a row that only shows how a sheet is filled in is not read.
const exampleReason = "it is marked as an example"

// NotStarted tells whether a table holds only the example that init wrote.
func NotStarted(t *model.Table) bool {
	if t.Kind == "" || t.Rows > 0 || len(t.Skipped) == 0 {
		return false
	}
	for _, s := range t.Skipped {
		if s.Reason != exampleReason {
			return false
		}
	}
	return true
}

// Started tells whether anything is recorded that a pack could be about.
func Started(p *model.Portfolio) bool { return len(p.Customers) > 0 || len(p.Migrations) > 0 }

// Next is what to fill in next, in order: what every pack needs and this workspace has not got yet. Nothing where all of it is there.
func Next(p *model.Portfolio, c model.Config) []string {
	var next []string
	add := func(missing bool, text string) {
		if missing {
			next = append(next, text)
		}
	}
	inventory := len(p.Applications) + len(p.Servers) + len(p.Counts)
	add(len(p.Customers) == 0, formOf(p, "Customers")+": one row, with an id of your own such as C-01 and the legal name.")
	add(len(p.Migrations) == 0, formOf(p, "Migrations")+": one row, with an id such as M-01, the customer’s id and a title.")
	add(inventory == 0, formOf(p, "Counts")+": what you know already, such as rehost, 12 applications, 140 servers; or Applications and Servers, one row each.")
	add(len(p.Documents) == 0, formOf(p, "Documents")+": the papers that prove it. Until then a score is claimed, not documented.")
	add(c.Partner.Name == PlaceholderPartner, c.File+": partner.name is still "+PlaceholderPartner+", and every document prints it.")
	return next
}

// formOf is the kind with the sheet to fill in, where there is one.
func formOf(p *model.Portfolio, kind string) string {
	for _, t := range p.Tables {
		if t.Kind == kind && NotStarted(t) {
			sheet := t.Ref.File
			if t.Ref.Sheet != "" && t.Ref.Sheet != kind {
				sheet += ", sheet " + t.Ref.Sheet
			}
			return kind + " (" + strings.TrimSpace(sheet) + ")"
		}
	}
	return kind
}

// steps is what to fill in next as blocks.
func steps(c Checked) []doc.Block {
	next := Next(c.Portfolio, c.Config)
	if len(next) == 0 {
		return nil
	}
	title := "To fill in next"
	if !Started(c.Portfolio) {
		title = "Not started: fill in first"
	}
	return []doc.Block{doc.Heading{Level: 1, ID: "next", Content: doc.Say(title)}, doc.List{Ordered: true, Items: items(next)}}
}
