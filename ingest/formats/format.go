// Package formats holds the exports of other programs that are read as they come, as data: by which headers an export is known, and
// which of its columns become which of ours. A new format is a new file here.
package formats

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"

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
}

// Tab is a table of the format that becomes records.
type Tab struct {
	Sheet     string   `yaml:"sheet"`     // its usual name
	Signature []string `yaml:"signature"` // the headers that it is known by
	Kind      string   `yaml:"kind"`      // record kind
	Columns   []Column `yaml:"columns"`
}

// Column says which headers a field is read from; of several in one table, the first that holds a value counts.
type Column struct {
	Field   string   `yaml:"field"`
	Headers []Header `yaml:"headers"`
}

// Header is a column of the export, with the unit of its numbers where that is not the field's own.
type Header struct {
	Name string `yaml:"name"`
	Unit string `yaml:"unit"`
	Note string `yaml:"note"` // what is said where the table has this header and none before it
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

// All are the formats that the program knows, in the order of their file names.
func All() ([]Format, error) {
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
		var f Format
		decoder := yaml.NewDecoder(bytes.NewReader(data))
		decoder.KnownFields(true)
		if err := decoder.Decode(&f); err != nil {
			return nil, fmt.Errorf("format %s: %w", name, err)
		}
		all = append(all, f)
	}
	return all, nil
}
