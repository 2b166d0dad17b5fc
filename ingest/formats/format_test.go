package formats_test

import (
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
	s := model.SchemaOf(tab.Kind)
	if s == nil {
		t.Fatalf("%s: the kind %q is not known", format, tab.Kind)
	}
	if len(tab.Signature) < 3 {
		t.Errorf("%s: %d headers are no signature", format, len(tab.Signature))
	}
	given := []string{"migration"} // dossier.yaml names it
	for _, c := range tab.Columns {
		given = append(given, c.Field)
		field := s.Field(c.Field)
		if field == nil || len(c.Headers) == 0 {
			t.Errorf("%s: %s has no column %q, or it has no headers", format, tab.Kind, c.Field)
			continue
		}
		for _, h := range c.Headers {
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
