package compose_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/compose"
	"dossier/doc"
	"dossier/model"
)

// Every record kind that people fill in belongs to exactly one workbook.
func TestEveryKindHasOneForm(t *testing.T) {
	groups := map[string][]string{}
	for _, g := range compose.Groups() {
		for _, s := range g.Sheets {
			groups[s.Kind] = append(groups[s.Kind], g.Name)
			if model.SchemaOf(s.Kind) == nil {
				t.Errorf("group %s: no record kind is called %s", g.Name, s.Kind)
			}
		}
	}
	for _, s := range model.Schemas() {
		want := 1
		if s.ExportOnly {
			want = 0
		}
		if got := groups[s.Kind]; len(got) != want {
			t.Errorf("%s is in %d workbooks %v, want %d", s.Kind, len(got), got, want)
		}
	}
	if compose.Groups()[0].Name != compose.FirstGroup {
		t.Errorf("the first group is %s", compose.Groups()[0].Name)
	}
}

// A form asks for every column of its kind, says what belongs there, and shows an example that is marked as one.
func TestForms(t *testing.T) {
	for _, g := range compose.Groups() {
		d := compose.Form(g, model.Config{}, nil)
		if _, err := doc.JSON(d); err != nil {
			t.Errorf("%s: %v", g.Name, err)
		}
		tables := map[string]doc.Table{}
		for _, b := range d.Blocks {
			if table, ok := b.(doc.Table); ok {
				tables[table.ID] = table
			}
		}
		for _, s := range g.Sheets {
			formOf(t, model.SchemaOf(s.Kind), tables)
		}
	}
}

func formOf(t *testing.T, schema *model.Schema, tables map[string]doc.Table) {
	t.Helper()
	form := tables[schema.Kind]
	if len(form.Columns) != len(schema.Fields) || len(form.Rows) != 1 || form.Entry == 0 {
		t.Errorf("%s: %d columns, %d example rows, %d to fill in", schema.Kind, len(form.Columns), len(form.Rows), form.Entry)
		return
	}
	for i, c := range form.Columns {
		f, cell := schema.Fields[i], form.Rows[0].Cells[i]
		text := doc.Plain(doc.Document{}.Locale, cell.Content)
		if i == 0 && !strings.HasPrefix(text, compose.ExampleMark) {
			t.Errorf("%s: the first cell is %q", schema.Kind, text)
		}
		if f.Required && text == "" {
			t.Errorf("%s: the example has no %s", schema.Kind, f.Name)
		}
		if c.Field == nil || !strings.Contains(c.Field.Help, f.Doc) || c.Field.Required != f.Required {
			t.Errorf("%s: no help on %s", schema.Kind, f.Name)
			continue
		}
		if from := c.Field.From; from != nil && !slices.ContainsFunc(tables[from.Table].Columns, func(c doc.Column) bool { return c.Header == from.Column }) {
			t.Errorf("%s: %s takes its words from %s, %s, which is not there", schema.Kind, f.Name, from.Table, from.Column)
		}
		if len(f.Choices) != len(c.Field.Choices) {
			t.Errorf("%s: %s offers %d words of %d", schema.Kind, f.Name, len(c.Field.Choices), len(f.Choices))
		}
	}
}
