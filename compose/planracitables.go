package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/value"
)

// planRACITables are the matrix of responsibilities, a table for each part of it. Activities that are the same in every wave stand once.
func planRACITables(v CaseStudy, _ value.Locale) []doc.Block {
	var tables []doc.Block
	for i, side := range planOf(v).Sides {
		t := doc.Table{
			ID: "plan-raci-" + value.Int(i+1).String(), Caption: "Who does what: " + sideWords(side.Names),
			Columns: []doc.Column{column("Activity", 3)},
			Note:    doc.Say("How to read: R does the work, A answers for it, C is asked before, I is told after. " + raciRule + " What is the same in every wave stands once, with the ids of all."),
		}
		for _, party := range side.Parties {
			t.Columns = append(t.Columns, doc.Column{Header: shortParty(side.Names, party.Text), Align: doc.Center, Weight: 1})
		}
		group := ""
		for _, x := range alike(side.Rows) {
			if x.Group != group && x.Group != "" {
				group = x.Group
				t.Rows = append(t.Rows, groupRow(group, len(t.Columns)))
			}
			t.Rows = append(t.Rows, x.row())
		}
		tables = append(tables, t)
	}
	if len(tables) == 0 {
		return []doc.Block{doc.Table{ID: "plan-raci", Empty: "No responsibilities are recorded for this migration: nobody can see who does what, which AWS and its auditor look for."}}
	}
	return tables
}

// likeParts are activities with the same roles, and the same title but for their waves.
type likeParts struct {
	PlanParts
	title string // without the wave
	ids   []*doc.Value
}

// alike joins the activities of a phase that differ by their wave alone, in the place of the first.
func alike(rows []PlanParts) []likeParts {
	var joined []likeParts
	for _, x := range rows {
		title := waveless(x)
		i := slices.IndexFunc(joined, func(l likeParts) bool {
			return x.Wave != nil && l.Wave != nil && l.title == title && l.Group == x.Group && slices.EqualFunc(l.Cells, x.Cells, sameWords) && slices.Equal(l.Wrong, x.Wrong)
		})
		if i < 0 {
			joined = append(joined, likeParts{x, title, []*doc.Value{x.ID}})
			continue
		}
		joined[i].ids = append(joined[i].ids, x.ID)
	}
	return joined
}

func sameWords(a, b *doc.Value) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Text == b.Text
}

// waveless is an activity's title without the name of its wave in front.
func waveless(x PlanParts) string {
	if x.Wave == nil {
		return x.Title.Text
	}
	rest, ok := strings.CutPrefix(x.Title.Text, x.Wave.Text)
	if rest = strings.TrimLeft(rest, " :,–-"); !ok || rest == "" {
		return x.Title.Text
	}
	return value.Capital(rest)
}

func (x likeParts) row() doc.TableRow {
	head := doc.TableCell{Content: doc.Say(x.title + " ("), Header: true}
	if x.title == x.Title.Text {
		head.Content = append(valueInlines(x.Title), doc.Text{Text: " ("})
	}
	head.Content = append(head.Content, joined(x.ids, ", ").Content...)
	head.Content = append(head.Content, doc.Text{Text: ")"})
	if len(x.Wrong) > 0 {
		head.Tone = doc.Bad
		head.Content = append(head.Content, doc.Break{}, doc.Text{Text: value.Capital(strings.Join(x.Wrong, "; "))})
	}
	r := row(head)
	for _, c := range x.Cells {
		r.Cells = append(r.Cells, roleCell(c))
	}
	return r
}

// sideWords say whose parties a table is of.
func sideWords(sides []string) string {
	words := make([]string, len(sides))
	for i, side := range sides {
		switch side {
		case "":
			words[i] = "parties without a side"
		case noParty:
			words[i] = "named, and no party"
		case "AWS":
			words[i] = "AWS"
		default:
			words[i] = "the " + side
		}
	}
	return strings.Join(words, "; ")
}

// shortParty is a party's name without the side, where all parties of the table are of that side.
func shortParty(sides []string, party string) string {
	if len(sides) == 1 && sides[0] != "" {
		if rest, ok := strings.CutPrefix(party, sides[0]+" "); ok {
			return value.Capital(rest)
		}
	}
	return value.Capital(party)
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

// planMatrixTable is the whole matrix in one table, to be filtered and changed in a workbook.
func planMatrixTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-matrix", Caption: "Who does what: every activity and every party",
		Columns: []doc.Column{column("Id", 1), column("Activity", 3), column("Phase", 1.2), column("Wave", 0.8), column("What breaks the rule", 2)},
		Empty:   "No responsibilities are recorded for this migration.",
		Note:    doc.Say("How to read: R does the work, A answers for it, C is asked before, I is told after. " + raciRule + " What breaks the rule is worked out again when a role is changed."),
	}
	before := len(t.Columns)
	roles := &doc.Field{Help: "The part of this party: R, A, C, I or R/A.", Choices: []string{"R", "A", "C", "I", "R/A"}}
	for s, side := range planOf(v).Sides {
		for _, party := range side.Parties {
			t.Columns = append(t.Columns, doc.Column{Header: value.Capital(party.Text), Align: doc.Center, Weight: 1, Field: roles})
		}
		for i, x := range side.Rows {
			if s == 0 {
				t.Rows = append(t.Rows, row(head(x.ID), cell(x.Title), words(x.Group), cell(x.Wave), doc.TextCell("")))
			}
			for _, c := range x.Cells {
				t.Rows[i].Cells = append(t.Rows[i].Cells, roleCell(c))
			}
		}
	}
	return checked(t, before-1, raciCheck(planOf(v).Sides, before))
}

// raciRule is what the matrix is held to.
const raciRule = "Each activity needs exactly one A and at least one R, and nobody is named who is not a party."

// raciCheck holds the rows of a matrix to its rule; the first party stands in the column first.
func raciCheck(sides []PlanSide, first int) doc.Check {
	c := doc.Check{Kept: "nothing"}
	var all []int
	var strangers []doc.Test
	for _, side := range sides {
		for i, party := range side.Parties {
			column := first + len(all)
			all = append(all, column)
			if i >= len(side.Parties)-side.Unlisted {
				strangers = append(strangers, doc.Test{Columns: []int{column}, Many: "“" + party.Text + "” is no party"})
			}
		}
	}
	c.Tests = append(strangers,
		doc.Test{Columns: all, Word: "A", Least: 1, Most: 1, Few: "nobody is accountable", Many: "{n} parties are accountable"},
		doc.Test{Columns: all, Word: "R", Least: 1, Few: "nobody is responsible"})
	return c
}

// checked is a table with a column that says what breaks a rule.
func checked(t doc.Table, column int, c doc.Check) doc.Table {
	t.Columns[column].Check = &c
	for i, r := range t.Rows {
		t.Rows[i].Cells[column] = doc.TextCell(c.Of(value.Locale{}, r))
	}
	return t
}
