package pack

import (
	"reflect"
	"testing"

	"dossier/value"
)

// TestEveryFieldOfAManifestCounts changes each field of a manifest in turn, those of lines and entries too: none may be overlooked, or a
// pack that differs would pass for unchanged.
func TestEveryFieldOfAManifestCounts(t *testing.T) {
	whole := func() Manifest {
		return Manifest{
			Version: "1", Programme: Programme{ID: "p", Edition: "e"}, AsOf: value.Date{Year: 2026, Month: 1, Day: 2}, Verdict: "PASS",
			Narrowed: Narrowed{Customers: []string{"c"}, Parts: []string{"p"}},
			Inputs:   []Input{{Path: "a", SHA256: "b"}},
			Figures:  []FigureLine{{ID: "f", Value: "1", Plain: "2", Unit: "u", Sources: []string{"s"}}},
			Files:    []Entry{{Path: "audit/a", Size: 1, SHA256: "c", Unit: "k", Of: "o"}},
		}
	}
	if !whole().equal(whole()) {
		t.Fatal("a manifest differs from itself")
	}
	fields := 0
	for i := range leaves(reflect.ValueOf(new(whole())).Elem()) {
		m := whole()
		leaf := leaves(reflect.ValueOf(&m).Elem())[i]
		switch leaf.Kind() {
		case reflect.String:
			leaf.SetString(leaf.String() + "x")
		case reflect.Int, reflect.Int64:
			leaf.SetInt(leaf.Int() + 1)
		default:
			t.Fatalf("a %s in a manifest: teach this test to change one", leaf.Kind())
		}
		if m.equal(whole()) {
			t.Errorf("field %d, now %v, makes no difference", i, leaf)
		}
		fields++
	}
	if fields < 21 {
		t.Errorf("%d fields changed, want all", fields)
	}
	none := Manifest{Inputs: []Input{}, Files: []Entry{}, Figures: []FigureLine{{Sources: []string{}}}}
	if !none.equal(Manifest{Figures: []FigureLine{{}}}) {
		t.Error("an empty list is not like none")
	}
}

// leaves are the settable fields of v that hold no others, in a fixed order.
func leaves(v reflect.Value) []reflect.Value {
	var all []reflect.Value
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			all = append(all, leaves(v.Field(i))...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, leaves(v.Index(i))...)
		}
	default:
		return []reflect.Value{v}
	}
	return all
}
