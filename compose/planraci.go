package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// PlanSide is a part of the matrix of responsibilities that fits a page: parties of one side, and their roles in every activity.
type PlanSide struct {
	Name    string // "partner"
	Parties []*doc.Value
	Rows    []PlanParts
}

// PlanParts is who does what in one activity.
type PlanParts struct {
	ID, Title *doc.Value
	Group     string
	Cells     []*doc.Value // a party each; nil for no part
	Wrong     []string     // what breaks the rule
}

// partiesAcross is how many parties stand side by side.
const partiesAcross = 7

// addMatrix parts the matrix by side, and a side with many parties again. Those that are named and no party make a part of their own.
func (v *Plan) addMatrix(p *model.Plan) {
	for _, part := range sidesOf(p) {
		side := PlanSide{Name: part.name}
		for _, party := range part.parties {
			side.Parties = append(side.Parties, said(party.name, party.at))
		}
		for _, x := range p.Parts {
			a := x.Activity
			line := PlanParts{ID: said(a.ID, a.At("id")), Title: said(a.Title, a.At("title")), Group: a.Phase, Wrong: x.Wrong}
			for _, party := range part.parties {
				line.Cells = append(line.Cells, rolesOf(x, party.name))
			}
			side.Rows = append(side.Rows, line)
		}
		v.Sides = append(v.Sides, side)
	}
}

type namedParty struct {
	name string
	at   source.Ref
}

type sideParties struct {
	name    string
	parties []namedParty
}

func sidesOf(p *model.Plan) []sideParties {
	var sides []sideParties
	add := func(side string, party namedParty) {
		i := slices.IndexFunc(sides, func(s sideParties) bool { return s.name == side && len(s.parties) < partiesAcross })
		if i < 0 {
			sides, i = append(sides, sideParties{name: side}), len(sides)
		}
		sides[i].parties = append(sides[i].parties, party)
	}
	for _, x := range p.Parties {
		add(x.Side, namedParty{x.Name, x.At("party")})
	}
	seen := map[string]bool{}
	for _, x := range p.Parts {
		for _, r := range x.Roles {
			if r.Unknown && !seen[r.Party] {
				seen[r.Party] = true
				add("no party", namedParty{r.Party, r.At})
			}
		}
	}
	return sides
}

// rolesOf are a party's roles in an activity, in the order of the closed list: "A/R"; nil for none.
func rolesOf(x model.PlanParts, party string) *doc.Value {
	var roles []string
	var at []source.Ref
	for _, r := range x.Roles {
		if strings.EqualFold(r.Party, strings.TrimSpace(party)) && !slices.Contains(roles, string(r.Role)) {
			roles, at = append(roles, string(r.Role)), append(at, r.At)
		}
	}
	if len(roles) == 0 {
		return nil
	}
	order := model.Words(model.RACIRole(""))
	slices.SortStableFunc(roles, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
	v := doc.TextOf(strings.Join(roles, "/"), at...)
	return &v
}

// planRACITables are the matrix of responsibilities, a table for each part of it.
func planRACITables(v CaseStudy, _ value.Locale) []doc.Block {
	var tables []doc.Block
	for _, side := range planOf(v).Sides {
		t := doc.Table{
			ID: "plan-raci-" + slug(side.Name), Caption: "Who does what: " + sideWords(side.Name),
			Columns: []doc.Column{column("Activity", 3)},
			Note:    doc.Say("How to read: R does the work, A answers for it, C is asked before, I is told after. Each activity has exactly one A and at least one R."),
		}
		for _, party := range side.Parties {
			t.Columns = append(t.Columns, doc.Column{Header: party.Text, Align: doc.Center, Weight: 1})
		}
		group := ""
		for _, x := range side.Rows {
			if x.Group != group && x.Group != "" {
				group = x.Group
				t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(group), Span: len(t.Columns), Header: true}}})
			}
			title := joined([]*doc.Value{x.ID, x.Title}, " ")
			title.Header = true
			if len(x.Wrong) > 0 {
				title.Tone = doc.Bad
				title.Content = append(title.Content, doc.Break{}, doc.Text{Text: capital(strings.Join(x.Wrong, "; "))})
			}
			r := row(title)
			for _, c := range x.Cells {
				r.Cells = append(r.Cells, roleCell(c))
			}
			t.Rows = append(t.Rows, r)
		}
		t.ID = uniqueTable(tables, t.ID)
		tables = append(tables, t)
	}
	if len(tables) == 0 {
		return []doc.Block{doc.Table{ID: "plan-raci", Empty: "No responsibilities are recorded for this migration: nobody can see who does what, which AWS and its auditor look for."}}
	}
	return tables
}

// uniqueTable is an id that none of the tables has.
func uniqueTable(tables []doc.Block, id string) string {
	taken := func(id string) bool {
		return slices.ContainsFunc(tables, func(b doc.Block) bool { t, _ := b.(doc.Table); return t.ID == id })
	}
	name := id
	for n := 2; taken(name); n++ {
		name = id + "-" + value.Int(n).String()
	}
	return name
}

// sideWords say whose parties a table is of.
func sideWords(side string) string {
	switch side {
	case "":
		return "parties without a side"
	case "no party":
		return "named, and no party"
	}
	return "the " + side + "’s parties"
}

// roleCell is a role, or nothing; the one that answers stands out.
func roleCell(v *doc.Value) doc.TableCell {
	if v == nil {
		return doc.TextCell("")
	}
	c := cell(v)
	if strings.Contains(v.Text, "A") {
		for i, in := range c.Content {
			if text, ok := in.(doc.Text); ok {
				text.Strong = true
				c.Content[i] = text
			}
		}
	}
	return c
}
