package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// ExampleMark begins the first cell of a row that only shows how a sheet is filled in. Whoever reads the sheet leaves such a row out.
const ExampleMark = "Example: "

// entryRows is how many blank rows a form has.
const entryRows = 200

// Form is the workbook of a group, to be filled in: instructions, then a sheet a record kind, with help on each column. Ids of records
// that stand in another workbook are offered as p has them; p may be nil.
func Form(g Group, c model.Config, p *model.Portfolio) doc.Document {
	f := former{group: g, locale: c.Locale, portfolio: p}
	blocks := f.instructions()
	for _, s := range g.Sheets {
		if schema := model.SchemaOf(s.Kind); schema != nil {
			blocks = append(blocks, f.sheet(s, schema)...)
		}
	}
	return doc.Document{
		ID: g.Name, Title: g.Title, Subtitle: g.Why, Audience: doc.Internal, Locale: c.Locale, Language: language("", c.Locale.Tag),
		Author: c.Partner.Name, Blocks: append(blocks, f.lists()...),
	}
}

// former makes the form of one group.
type former struct {
	group     Group
	locale    value.Locale
	portfolio *model.Portfolio // of the workspace; nil where there is none yet
}

func (f former) has(kind string) bool {
	return slices.ContainsFunc(f.group.Sheets, func(s Sheet) bool { return s.Kind == kind })
}

// sheet is the form of one record kind.
func (f former) sheet(s Sheet, schema *model.Schema) []doc.Block {
	t := doc.Table{ID: schema.Kind, Entry: entryRows}
	for _, field := range schema.Fields {
		t.Columns = append(t.Columns, f.column(schema, field))
	}
	if sample := exampleOf(schema.Kind); sample != nil {
		t.Rows = []doc.TableRow{exampleRow(schema, sample)}
	}
	return []doc.Block{
		doc.Heading{Level: 1, ID: anchorOf(schema.Kind), Content: doc.Say(schema.Kind)},
		doc.Paragraph{Content: doc.Say(s.Row)},
		t,
	}
}

func anchorOf(kind string) string { return strings.ReplaceAll(strings.ToLower(kind), " ", "-") }

func (f former) column(schema *model.Schema, field model.Field) doc.Column {
	c := doc.Column{Header: headerOf(field), Field: &doc.Field{
		Help: f.help(field), Required: field.Required, Takes: takes(field), Several: field.Type == model.ListField,
	}}
	if field.Type == model.NumberField {
		c.Align = doc.End
	}
	for _, kind := range field.Refs {
		if of := model.SchemaOf(kind); of != nil && f.has(kind) {
			c.Field.From = &doc.Lookup{Table: kind, Column: headerOf(of.Fields[0])}
		}
	}
	if ids := f.elsewhere(field); c.Field.From == nil && len(ids) > 0 {
		c.Field.From = &doc.Lookup{Table: listsTable, Column: idsName(field)}
	}
	if field.Type == model.ChoiceField {
		c.Field.Choices = canonicalWords(field)
		if isLong(c.Field.Choices) {
			c.Field.From = &doc.Lookup{Table: listsTable, Column: listName(schema, field)}
		}
	}
	return c
}

// headerOf is a column's header: its name, with the unit where people write it so.
func headerOf(f model.Field) string {
	switch f.Unit {
	case "MiB", "GiB", "%":
		return f.Name + " (" + f.Unit + ")"
	case "minute", "working day":
		return f.Name + " (" + f.Unit + "s)"
	}
	return f.Name
}

func takes(f model.Field) doc.Takes {
	switch f.Type {
	case model.NumberField:
		return doc.NumberEntry
	case model.DateField:
		return doc.DateEntry
	case model.NarrativeField:
		return doc.LongEntry
	}
	return doc.TextEntry
}

func canonicalWords(f model.Field) []string {
	var all []string
	for _, entry := range f.Choices {
		word, _, _ := strings.Cut(entry, "|")
		all = append(all, word)
	}
	return all
}

// help is what the comment of a header says.
func (f former) help(field model.Field) string {
	lines := []string{field.Doc}
	if how := howToWrite(field); how != "" {
		lines = append(lines, how)
	}
	if kinds := refKinds(field); len(kinds) > 0 {
		lines = append(lines, f.whereFrom(kinds))
	}
	if field.Bundle != "" {
		lines = append(lines, "In public only where the customer released: "+string(field.Bundle)+".")
	}
	if field.Required {
		return "Required.\n" + strings.Join(lines, "\n")
	}
	return "May be left blank.\n" + strings.Join(lines, "\n")
}

func howToWrite(f model.Field) string {
	switch f.Type {
	case model.DateField:
		return "A date: 2026-03-31, or as your spreadsheet writes dates."
	case model.NumberField:
		return "A number, without its unit."
	case model.ListField:
		return "Several are separated by semicolons."
	case model.ChoiceField:
		return "One of: " + strings.Join(canonicalWords(f), ", ") + "."
	case model.NarrativeField:
		return "Sentences. *Emphasis*, lists and links are understood."
	}
	return ""
}

func refKinds(f model.Field) []string {
	return slices.DeleteFunc(slices.Clone(f.Refs), func(kind string) bool { return model.SchemaOf(kind) == nil })
}

// whereFrom says where the ids of a column stand.
func (f former) whereFrom(kinds []string) string {
	text := "An id of " + strings.Join(kinds, " or ")
	if !slices.ContainsFunc(kinds, f.has) {
		text += ", which stands in another workbook"
		if f.portfolio != nil {
			text += "; offered are those that there were when this one was written"
		}
	}
	return text + "."
}

// exampleRow shows how a row is written. Its first cell says that it is an example.
func exampleRow(schema *model.Schema, sample map[string]string) doc.TableRow {
	var r doc.TableRow
	for i, field := range schema.Fields {
		text := sample[field.Name]
		c := doc.TextCell(text)
		switch {
		case i == 0:
			c = doc.TextCell(ExampleMark + text)
		case text == "":
			c = doc.TableCell{}
		default:
			c = exampleCell(field, text)
		}
		c.Tone = doc.Muted
		r.Cells = append(r.Cells, c)
	}
	return r
}

func exampleCell(f model.Field, text string) doc.TableCell {
	switch f.Type {
	case model.DateField:
		if d, err := value.ParseDate(text); err == nil {
			return doc.ValueCell(doc.DateOf(d))
		}
	case model.NumberField:
		if n, err := value.ParseDecimal(text); err == nil {
			return doc.ValueCell(doc.NumberOf(value.Num(n), ""))
		}
	}
	return doc.TextCell(text)
}
