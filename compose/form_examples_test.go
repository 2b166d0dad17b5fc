package compose

import (
	"slices"
	"strings"
	"testing"

	"dossier/model"
)

// Every cell of an example stands in a column that there is.
func TestExamplesNameColumns(t *testing.T) {
	for _, e := range examples() {
		schema := model.SchemaOf(e.kind)
		if schema == nil {
			t.Errorf("no record kind is called %s", e.kind)
			continue
		}
		row := exampleOf(e.kind)
		if len(row) != len(e.cells) {
			t.Errorf("%s: a column stands twice", e.kind)
		}
		known := 0
		for _, f := range schema.Fields {
			if _, ok := row[f.Name]; ok {
				known++
			}
		}
		if known != len(row) {
			t.Errorf("%s: %d of %d cells stand in a column that there is", e.kind, known, len(row))
		}
	}
}

// The finding that the example accepts is of a kind that there is, so that its id shows how one is written.
func TestExampleAcceptsFinding(t *testing.T) {
	id := exampleOf("Acceptances")["finding"]
	kind, _, _ := strings.Cut(id, "/")
	if !slices.ContainsFunc(model.FindingKinds(), func(k model.FindingKind) bool { return k.String() == kind }) {
		t.Errorf("%s: no finding has such an id", id)
	}
}
