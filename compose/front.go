package compose

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"dossier/doc"
	"dossier/source"
)

// front is a template's front matter. The words of Title, Subtitle, Subject, Footer and Facts are templates too.
type front struct {
	Title    scalar       `yaml:"title"`
	Subtitle scalar       `yaml:"subtitle"`
	Subject  scalar       `yaml:"subject"`
	Footer   scalar       `yaml:"footer"`
	Facts    []fact       `yaml:"facts"`
	Keywords []string     `yaml:"keywords"`
	Language string       `yaml:"language"` // BCP 47, of the template's words; empty: en-GB
	Audience doc.Audience `yaml:"audience"`
	Unit     string       `yaml:"unit"` // what it is made once for: migration or portfolio
	For      string       `yaml:"for"`  // of the migrations: all (so is an empty one), public, or a subject: those with records of it
	With     []string     `yaml:"with"` // further subjects that it tells of, where the migration has records of them
	Formats  []string     `yaml:"formats"`
	ID       string       `yaml:"id"` // path stem; {id} is the migration's
	Appendix bool         `yaml:"appendix"`
	AsOf     bool         `yaml:"as of"` // whether it speaks of the day it is made
	Binds    []string     `yaml:"binds"` // names of the templates whose documents it holds, in their order: see binder.go

	lines int // lines that the front matter takes, fences included
}

// scalar is a text with the line of the file that it stands on.
type scalar struct {
	text string
	line int
}

// UnmarshalYAML keeps the line.
func (l *scalar) UnmarshalYAML(n *yaml.Node) error {
	l.line = n.Line
	return n.Decode(&l.text)
}

// fact is one entry of the list of facts: a name and its words.
type fact struct {
	name string
	text scalar
}

// UnmarshalYAML reads a mapping of one entry.
func (f *fact) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.MappingNode || len(n.Content) != 2 {
		return errors.New("a fact: want one name with its text")
	}
	f.name = n.Content[0].Value
	return f.text.UnmarshalYAML(n.Content[1])
}

const fence = "---"

var errNoFront = errors.New("no front matter: want a first line of ---, then title, audience, unit and formats, then ---")

// splitFront reads the front matter at the head of text and gives the rest, with as many empty lines in front of it as the front
// matter took, so that lines keep their numbers.
func splitFront(text string) (f front, body string, err error) {
	lines := strings.SplitAfter(text, "\n")
	if len(lines) == 0 || strings.TrimRight(lines[0], "\r\n") != fence {
		return front{}, "", errNoFront
	}
	end := 1
	for end < len(lines) && strings.TrimRight(lines[end], "\r\n") != fence {
		end++
	}
	if end == len(lines) {
		return front{}, "", errNoFront
	}
	f.lines = end + 1
	// The first fence is left out and its line kept empty, so that YAML counts lines as the file does.
	dec := yaml.NewDecoder(bytes.NewReader([]byte("\n" + strings.Join(lines[1:end], ""))))
	dec.KnownFields(true)
	if err := dec.Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		return front{}, "", err
	}
	return f, strings.Repeat("\n", f.lines) + strings.Join(lines[end+1:], ""), nil
}

// frontProblems are what is wrong with the front matter itself.
func (t *Template) frontProblems(file source.Ref) []source.Problem {
	ref := file.AtLine(1)
	f := t.front
	var problems []source.Problem
	oneOf := func(what, got string, words ...string) {
		if !slices.Contains(words, got) {
			problems = append(problems, source.Err(ref, fmt.Sprintf("%s %q", what, got), "one of "+strings.Join(words, ", "), near(got, words)))
		}
	}
	oneOf("audience", string(f.Audience), string(doc.Public), string(doc.Audit), string(doc.Internal))
	oneOf("unit", f.Unit, PerMigration, PerPortfolio)
	if f.For != "" {
		oneOf("for", f.For, subjectNames()...)
	}
	for _, name := range f.With {
		oneOf("with", name, subjectNames()[2:]...)
	}
	if len(f.With) > 0 && (f.Unit != PerMigration || f.Audience == doc.Public) {
		problems = append(problems, source.Err(ref, "with: in a document that sees no subject", "it in an audit or internal document for each migration", ""))
	}
	if len(problems) == 0 && viewOf(f.Audience, f.Unit) == nil {
		problems = append(problems, source.Err(ref, fmt.Sprintf("a %s document for the %s", f.Audience, f.Unit), "unit: migration for a public document", ""))
	}
	for _, format := range f.Formats {
		oneOf("format", format, Formats...)
	}
	if len(f.Formats) == 0 {
		problems = append(problems, source.Err(ref, "no formats", "formats: [pdf]", ""))
	}
	if f.Title.text == "" {
		problems = append(problems, source.Err(ref, "no title", "title: the document’s title", ""))
	}
	if f.ID == "" || !idPattern.MatchString(f.ID) {
		problems = append(problems, source.Err(ref, fmt.Sprintf("id %q", f.ID), "a path of letters, digits, - and _, with {id} for the migration’s", ""))
	} else if f.Unit == PerMigration && !strings.Contains(f.ID, "{id}") {
		problems = append(problems, source.Err(ref, fmt.Sprintf("id %q would be one file for all migrations", f.ID), "{id} in it", ""))
	}
	return problems
}

// Formats are those that a template may ask for.
var Formats = []string{"pdf", "html", "xlsx", "text"}

var idPattern = regexp.MustCompile(`^([A-Za-z0-9_-]|\{id\})+(/([A-Za-z0-9_-]|\{id\})+)*$`)
