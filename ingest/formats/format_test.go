package formats_test

import (
	"maps"
	"slices"
	"testing"

	"dossier/ingest/formats"
	"dossier/ingest/literal"
	"dossier/model"
)

// A format speaks only of record kinds, columns and units that there are, and gives every record what it must have.
func TestFormatsFitTheSchema(t *testing.T) {
	all, err := formats.All()
	if err != nil || len(all) == 0 {
		t.Fatal("no formats", err)
	}
	for _, f := range all {
		if f.ID == "" || f.Title == "" || f.Source == "" || len(f.Tabs) == 0 {
			t.Errorf("%+v lacks its id, title, source or tabs", f)
		}
		for _, tab := range f.Tabs {
			checkTab(t, f.ID, tab)
		}
	}
}

func checkTab(t *testing.T, format string, tab formats.Tab) {
	if no := tab.Refuse; no != nil {
		if no.What == "" || no.Hint == "" || len(tab.Signature) < 3 || tab.Kind != "" {
			t.Errorf("%s: a table that is refused needs a signature, what it is and what to do instead: %+v", format, tab)
		}
		return
	}
	s := model.SchemaOf(tab.Kind)
	if s == nil {
		t.Fatalf("%s: the kind %q is not known", format, tab.Kind)
	}
	if len(tab.Signature) < 3 && tab.Wide == nil {
		t.Errorf("%s: %d headers are no signature", format, len(tab.Signature))
	}
	given := append([]string{"migration"}, slices.Sorted(maps.Keys(tab.Constants))...) // dossier.yaml names the migration
	if w := tab.Wide; w != nil {
		given = append(given, w.Rows, w.Columns, w.Cells, w.Currency)
	}
	for _, name := range slices.Concat(given[1:], tab.Needs) {
		if s.Field(name) == nil {
			t.Errorf("%s: %s has no column %q", format, tab.Kind, name)
		}
	}
	checkRows(t, format, tab)
	for _, c := range tab.Columns {
		given = append(given, c.Field)
		field := s.Field(c.Field)
		if field == nil || len(c.Headers) == 0 {
			t.Errorf("%s: %s has no column %q, or it has no headers", format, tab.Kind, c.Field)
			continue
		}
		for _, h := range c.Headers {
			if field.Unit == "%" && h.Unit == "" {
				t.Errorf("%s: %s does not say whether it counts to 1 or to 100", format, h.Name)
			}
			if _, ok := literal.Convert(h.Unit, field.Unit); h.Unit != "" && !ok {
				t.Errorf("%s: %s in %q does not become %s", format, h.Name, h.Unit, field.Unit)
			}
		}
	}
	for _, f := range s.Fields {
		if f.Required && !slices.Contains(given, f.Name) {
			t.Errorf("%s: nothing gives %s its %s", format, tab.Kind, f.Name)
		}
	}
}

// checkRows checks that a row that is dropped says why, and that a table without required columns says which rows are records.
func checkRows(t *testing.T, format string, tab formats.Tab) {
	for _, r := range tab.Rows {
		ways := 0
		for _, way := range []bool{len(r.Texts) > 0, r.Filled, r.Blank} {
			if way {
				ways++
			}
		}
		if ways != 1 {
			t.Errorf("%s: a rule for rows needs one of texts, filled and blank: %+v", format, r)
		}
		switch r.As {
		case formats.TotalsRow, formats.EndRow:
		case formats.SkipRow, formats.FaultRow:
			if r.Reason == "" {
				t.Errorf("%s: a rule for rows gives no reason: %+v", format, r)
			}
		default:
			t.Errorf("%s: rows cannot be %q", format, r.As)
		}
	}
	required := slices.ContainsFunc(tab.Columns, func(c formats.Column) bool {
		f := model.SchemaOf(tab.Kind).Field(c.Field)
		return f != nil && f.Required
	})
	if !required && len(tab.Needs) == 0 && tab.Wide == nil {
		t.Errorf("%s: nothing tells which rows are records", format)
	}
	for _, total := range tab.Totals {
		if !slices.ContainsFunc(tab.Columns, func(c formats.Column) bool { return c.Field == total.Field }) {
			t.Errorf("%s: the total of %s has no column", format, total.Field)
		}
	}
}
