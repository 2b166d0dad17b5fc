// Package formats holds the exports of other programs that are read as they come, as data: by which headers an export is known, and
// which of its columns become which of ours. A new format is a new file here.
package formats

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"sync"

	"go.yaml.in/yaml/v3"

	"dossier/value"
)

//go:embed *.yaml
var files embed.FS

// Format is an export format of another program.
type Format struct {
	ID       string   `yaml:"id"`
	Title    string   `yaml:"title"`
	Source   string   `yaml:"source"`   // where the format was learned
	Tabs     []Tab    `yaml:"tabs"`     // those that are read
	Known    []string `yaml:"known"`    // the other tabs, by name
	Exported Place    `yaml:"exported"` // where the export states its day
	Unset    Unset    `yaml:"unset"`
	Decimal  string   `yaml:"decimal"` // the mark in all its numbers, "." or ","; empty: found for each column
}

// Tab is a table of the format that becomes records. Several tabs of one sheet make records of several kinds from the same rows.
type Tab struct {
	Sheet     string            `yaml:"sheet"`     // its usual name
	Signature []string          `yaml:"signature"` // the headers that it is known by; "Size MiB|Size MB" is either of the two
	Kind      string            `yaml:"kind"`      // record kind
	Columns   []Column          `yaml:"columns"`
	Constants map[string]string `yaml:"constants"` // field → a value that every record has
	Each      string            `yaml:"each"`      // a field whose cell lists several: each item is a record, and rows of one id are one record
	Distinct  bool              `yaml:"distinct"`  // rows of one id are one record; a row without an id is none
	Needs     []string          `yaml:"needs"`     // fields: a row that holds none of them is no record; none: the required ones
	Rows      []RowRule         `yaml:"rows"`
	Totals    []Total           `yaml:"totals"`
	Wide      *Wide             `yaml:"wide"`
	Note      string            `yaml:"note"`   // what is said of every such table
	Adds      bool              `yaml:"adds"`   // a row adds to the record of that id that another table lists, and is none by itself
	Refuse    *Refusal          `yaml:"refuse"` // the table is known and not read; nothing but its signature counts then
}

// Refusal is what is said of a table that is known for what it is, and not read.
type Refusal struct {
	What string `yaml:"what"` // it is: "a bill of Microsoft Azure"
	Hint string `yaml:"hint"` // what to do instead
}

// Column says which headers a field is read from; of several in one table, the first that holds a value counts.
type Column struct {
	Field   string            `yaml:"field"`
	Headers []Header          `yaml:"headers"`
	All     bool              `yaml:"all"`     // what stands under all of the headers counts: numbers add up, lists are joined
	Product bool              `yaml:"product"` // numbers under all of the headers are factors of one
	Split   string            `yaml:"split"`   // of a list: the characters that part its items, where they are not those of ours
	Values  map[string]string `yaml:"values"`  // words of the export → words of ours
}

// Header is a column of the export, with the unit of its numbers where that is not the field's own.
type Header struct {
	Name string `yaml:"name"` // * stands for any text: "Disk * size (In GB)"
	Unit string `yaml:"unit"`
	Note string `yaml:"note"` // what is said where the table has this header and none before it
	When *When  `yaml:"when"` // the rows that it counts in; nil: all
}

// Place is a single value: in the first row below the header.
type Place struct {
	Sheet  string `yaml:"sheet"`
	Header string `yaml:"header"`
}

// Unset is what the program writes where it has no value.
type Unset struct {
	Texts      []string   `yaml:"texts"`
	DatesUntil value.Date `yaml:"dates_until"` // a date up to this day is none
}

// All are the formats that the program knows, in the order of their file names. They are shared: nobody may change them.
func All() ([]Format, error) { return all() }

// all reads the files once; they are constants of the program.
var all = sync.OnceValues(readAll)

func readAll() ([]Format, error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, err
	}
	var all []Format
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		f, err := Parse(data)
		if err != nil {
			return nil, fmt.Errorf("format %s: %w", name, err)
		}
		all = append(all, f)
	}
	return all, nil
}

// Parse reads a format file. It knows no keys but those of Format; on an error the Format is zero.
func Parse(data []byte) (Format, error) {
	var f Format
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&f); err != nil {
		return Format{}, err
	}
	return f, nil
}
