package model

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"dossier/value"
)

// Schema describes one record kind: what its table is called and which columns it has.
type Schema struct {
	Kind   string  // the sheet's name: "Servers"
	One    string  // one of them, for messages: "server"
	Fields []Field // in the order of a fresh table
	Record reflect.Type

	// ExportOnly: exports of other programs fill it, or a table that dossier.yaml maps; no sheet of ours is one, and none is asked for.
	ExportOnly bool

	index int            // of the slice in Portfolio
	names map[string]int // of Fields
}

// Field describes one column.
type Field struct {
	Name     string    // the header: "memory"
	Aliases  []string  // other headers for the same, as people write them
	Required bool      // each row must have a value in it
	Headed   bool      // the table must have the column; every required one is
	Type     FieldType // how a cell is read
	Choices  []string  // of a closed list: canonical word, then synonyms, separated by "|"
	Unit     string    // of a number: "MiB"; empty for a plain one
	Refs     []string  // record kinds (or the word partner) whose ids the cell holds
	Bundle   Bundle    // the release that lets the column into public; empty: never in public
	ID       bool      // of text: an id of another program, such as an account's
	Plan     bool      // of a date: a plan, an expiry or a validity, not something that happened
	Doc      string    // what the column holds, for people
	Index    int       // of the struct field in Record
}

// FieldType is how a cell is read.
type FieldType string

// The field types.
const (
	TextField      FieldType = "text"
	NarrativeField FieldType = "narrative"
	NumberField    FieldType = "number"
	DateField      FieldType = "date"
	ListField      FieldType = "list" // texts separated by semicolons, or commas where there is no semicolon
	ChoiceField    FieldType = "choice"
)

// Schemas are all record kinds, in the order of Portfolio. They are shared: nobody may change them.
func Schemas() []*Schema { return slices.Clone(schemas()) }

// schemas reads the tags once; they are constants of the program.
var schemas = sync.OnceValue(readSchemas)

func readSchemas() []*Schema {
	portfolio := reflect.TypeFor[Portfolio]()
	var schemas []*Schema
	for i := range portfolio.NumField() {
		f := portfolio.Field(i)
		kind, ok := f.Tag.Lookup("kind")
		if !ok {
			continue
		}
		record := f.Type.Elem().Elem()
		s := &Schema{Kind: kind, One: f.Tag.Get("one"), Record: record, Fields: fieldsOf(record), ExportOnly: f.Tag.Get("from") == "exports", index: i, names: map[string]int{}}
		for j, field := range s.Fields {
			s.names[field.Name] = j
		}
		schemas = append(schemas, s)
	}
	return schemas
}

// SchemaOf is the schema of a record kind by name, or nil.
func SchemaOf(kind string) *Schema {
	for _, s := range schemas() {
		if s.Kind == kind {
			return s
		}
	}
	return nil
}

// Field is the column by its header, or nil.
func (s *Schema) Field(name string) *Field {
	i, known := s.names[name]
	if !known {
		return nil
	}
	return &s.Fields[i]
}

// Add adds records (pointers to s.Record) to their place in p.
func (s *Schema) Add(p *Portfolio, records []Record) {
	slice := reflect.ValueOf(p).Elem().Field(s.index)
	before := slice.Len()
	slice.Grow(len(records))
	slice.SetLen(before + len(records))
	for i, record := range records {
		slice.Index(before + i).Set(reflect.ValueOf(record))
	}
}

// Records are all records of the kind in p, in reading order.
func (s *Schema) Records(p *Portfolio) []Record {
	slice := reflect.ValueOf(p).Elem().Field(s.index)
	records := make([]Record, slice.Len())
	for i := range records {
		records[i] = slice.Index(i).Interface().(Record)
	}
	return records
}

// Text is the value of a record's field as plain text: what a message or a dump shows.
func (s *Schema) Text(record Record, field Field) string {
	v := reflect.ValueOf(record).Elem().Field(field.Index)
	if v.Kind() == reflect.String {
		return v.String()
	}
	switch x := v.Interface().(type) {
	case []string:
		return strings.Join(x, "; ")
	case value.Date:
		return x.String()
	case value.Number:
		return x.String()
	}
	return v.String()
}

func fieldsOf(record reflect.Type) []Field {
	var fields []Field
	for i := range record.NumField() {
		f := record.Field(i)
		name, ok := f.Tag.Lookup("col")
		if !ok {
			continue
		}
		fields = append(fields, Field{
			Name:     name,
			Aliases:  split(f.Tag.Get("alias")),
			Required: f.Tag.Get("need") == "yes",
			Headed:   f.Tag.Get("need") != "",
			Type:     typeOf(f.Type),
			Choices:  choicesOf(f.Type),
			Unit:     f.Tag.Get("unit"),
			Refs:     split(f.Tag.Get("ref")),
			Bundle:   Bundle(f.Tag.Get("bundle")),
			ID:       f.Tag.Get("id") == "yes",
			Plan:     f.Tag.Get("plan") == "yes",
			Doc:      f.Tag.Get("doc"),
			Index:    i,
		})
	}
	return fields
}

func split(tag string) []string {
	if tag == "" {
		return nil
	}
	return strings.Split(tag, "|")
}

func typeOf(t reflect.Type) FieldType {
	switch t {
	case reflect.TypeFor[Narrative]():
		return NarrativeField
	case reflect.TypeFor[value.Number]():
		return NumberField
	case reflect.TypeFor[value.Date]():
		return DateField
	case reflect.TypeFor[[]string]():
		return ListField
	}
	if t.Implements(reflect.TypeFor[Choice]()) {
		return ChoiceField
	}
	return TextField
}

func choicesOf(t reflect.Type) []string {
	if !t.Implements(reflect.TypeFor[Choice]()) {
		return nil
	}
	return reflect.Zero(t).Interface().(Choice).Choices()
}
