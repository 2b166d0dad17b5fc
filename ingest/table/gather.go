package table

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// gather reads all cells of a column that is several of the sheet's: numbers add up, lists are joined.
func (d *decoder) gather(record reflect.Value, c *cells, row sheet.Row) {
	for i := range c.cols {
		one := *c
		one.cols = c.cols[i : i+1]
		if cell, col := d.pick(&one, row); cell.Kind != sheet.Blank {
			d.full(record, c, cell, place{row: int32(row.Number), col: int32(col)})
		}
	}
}

// translated is the cell with the word of ours that the export's word stands for.
func (c *cells) translated(cell sheet.Cell) sheet.Cell {
	if word, ok := c.words[literal.Fold(shown(cell))]; ok {
		return sheet.Cell{Kind: sheet.Text, Text: word}
	}
	return cell
}

// items are the texts of a list: between the characters of split, else between semicolons or line breaks, or commas where there is
// neither.
func items(text, split string) []string {
	if split == "" {
		if split = ";\r\n"; !strings.ContainsAny(text, split) {
			split = ","
		}
	}
	if !strings.ContainsAny(text, split) {
		if text = literal.Tidy(text); text == "" {
			return nil
		}
		return []string{text}
	}
	var found []string
	for _, item := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(split, r) }) {
		if item = literal.Tidy(item); item != "" && !slices.Contains(found, item) {
			found = append(found, item)
		}
	}
	return found
}

// eachRow gives the row once for each item of the list in the field that the tab names, with the item alone in its cell.
func (d *decoder) eachRow(row sheet.Row, give func(sheet.Row)) {
	i := d.plan.columnOf(d.plan.tab.Each)
	if i < 0 {
		return
	}
	cell, col := d.pick(d.columns[i], row)
	if cell.Kind == sheet.Blank {
		return
	}
	for _, item := range items(shown(cell), d.columns[i].split) {
		one := row
		one.Cells = slices.Clone(row.Cells)
		one.Cells[col-1] = sheet.Cell{Kind: sheet.Text, Text: item}
		give(one)
	}
}

// distinct tells whether rows of one id are one record.
func (p *plan) distinct() bool { return p.tab != nil && (p.tab.Distinct || p.tab.Each != "") }

// unite makes one record of those with the same id: the first one, with what it leaves blank from those behind it. What they
// disagree on is reported.
func (d *decoder) unite() {
	s := d.plan.schema
	first := map[string]model.Record{}
	clash := Clash{Schema: s, Rule: "the first row is used"}
	united := d.records[:0]
	for _, r := range d.records {
		id := strings.ToLower(s.Text(r, s.Fields[0]))
		if id == "" {
			continue
		}
		if one := first[id]; one != nil {
			clash.Fill(one, r)
			continue
		}
		first[id] = r
		united = append(united, r)
	}
	d.records = united
	d.problems = append(d.problems, clash.Problems()...)
	d.disagreements = clash.Disagreements()
}

// mostClashes is how many disagreements of one column are reported one by one.
const mostClashes = 20

// Clash fills what records leave blank from others of the same thing, and gathers what they disagree on.
type Clash struct {
	Schema *model.Schema
	Rule   string       // what is done where they disagree, as a hint
	Skip   []string     // fields that are left alone
	Blind  bool         // what is blank stays blank; only disagreements are wanted
	found  []clashField // in the schema's order, made on the first use
}

type clashField struct {
	disagreements []model.Disagreement
	problems      []source.Problem // about the first of them
}

// Fill takes the fields that one leaves blank from other, each with its place, and notes those in which both have different values.
func (c *Clash) Fill(one, other model.Record) {
	if c.found == nil {
		c.found = make([]clashField, len(c.Schema.Fields))
	}
	mine, theirs := reflect.ValueOf(one).Elem(), reflect.ValueOf(other).Elem()
	for i, f := range c.Schema.Fields {
		if slices.Contains(c.Skip, f.Name) {
			continue
		}
		has, gives := mine.Field(f.Index), theirs.Field(f.Index)
		switch {
		case gives.IsZero() || f.Type == model.ListField && union(has, gives, c.Blind):
		case !has.IsZero():
			if !same(has, gives) {
				c.note(i, one, other)
			}
		case !c.Blind:
			has.Set(gives)
			elsewhere(mine, f.Name, other.At(f.Name))
		}
	}
}

// union adds the items of a list that the other has more: lists do not contradict each other. False where the list is blank.
func union(has, gives reflect.Value, blind bool) bool {
	if has.IsZero() && !blind {
		return false
	}
	mine := slices.Clip(has.Interface().([]string))
	for _, item := range gives.Interface().([]string) {
		if !slices.ContainsFunc(mine, func(m string) bool { return strings.EqualFold(m, item) }) && !blind {
			mine = append(mine, item)
		}
	}
	if !blind {
		has.Set(reflect.ValueOf(mine))
	}
	return true
}

func same(a, b reflect.Value) bool {
	switch x := a.Interface().(type) {
	case value.Number:
		return rounded(x.Decimal, b.Interface().(value.Number).Decimal)
	case value.Date:
		return x == b.Interface().(value.Date)
	}
	return literal.Fold(a.String()) == literal.Fold(b.String())
}

// rounded tells whether the numbers are the same once the one with more decimals is rounded to those of the other.
func rounded(a, b value.Decimal) bool {
	places := min(max(0, -a.Exponent()), max(0, -b.Exponent()))
	return a.Round(places).Equal(b.Round(places))
}

// elsewhere remembers that the field was read from the place.
func elsewhere(record reflect.Value, field string, at source.Ref) {
	row := record.FieldByName("Row").Addr().Interface().(*model.Row)
	if row.Elsewhere == nil {
		row.Elsewhere = map[string]source.Ref{}
	}
	row.Elsewhere[field] = at
}

func (c *Clash) note(i int, one, other model.Record) {
	s, field, found := c.Schema, c.Schema.Fields[i], &c.found[i]
	x := model.Disagreement{
		Kind: s.Kind, ID: s.Text(one, s.Fields[0]), Field: field.Name, Unit: field.Unit, Rule: c.Rule,
		Value: s.Text(one, field), At: one.At(field.Name), Other: s.Text(other, field), OtherAt: other.At(field.Name),
		Wording: field.Type == model.TextField || field.Type == model.NarrativeField,
	}
	if f := s.Field("migration"); f != nil {
		x.Migration = s.Text(one, *f)
	}
	found.disagreements = append(found.disagreements, x)
	if len(found.problems) >= mostClashes {
		return
	}
	say := source.Warn
	if x.Wording {
		say = source.Notice // programs word the same thing differently
	}
	found.problems = append(found.problems, say(x.At, fmt.Sprintf("%s of %s %s is %s here and %s at %s", x.Field, s.One, x.ID, x.Value, x.Other, x.OtherAt),
		"one value", c.Rule).As(source.Contradiction))
}

// Disagreements are all disagreements, column by column.
func (c *Clash) Disagreements() []model.Disagreement {
	var all []model.Disagreement
	for _, f := range c.found {
		all = append(all, f.disagreements...)
	}
	return all
}

// Problems are the disagreements: of each column the first ones, and how many more there are.
func (c *Clash) Problems() []source.Problem {
	var all []source.Problem
	for i, f := range c.found {
		all = append(all, f.problems...)
		if more := len(f.disagreements) - len(f.problems); more > 0 {
			last := f.disagreements[len(f.disagreements)-1]
			all = append(all, source.Warn(last.At, fmt.Sprintf("%s of %s up to here differs as well", c.Schema.Fields[i].Name, times(more, "further "+cmp.Or(c.Schema.One, "row"))), "one value", c.Rule).As(source.Contradiction))
		}
	}
	return all
}
