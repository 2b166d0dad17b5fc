// Package config reads dossier.yaml and the programme files strictly: what is not known, of the wrong type or written twice is a
// problem with its line, and all problems are found in one run.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"dossier/ingest/literal"
	"dossier/ingest/near"
	"dossier/source"
	"dossier/value"
)

// mostBytes is how large a configuration may be.
const mostBytes = 1 << 20

// reader walks the nodes of one file and gathers the problems.
type reader struct {
	file     string
	problems []source.Problem
}

// key is an entry that a mapping may have.
type key struct {
	name     string
	required bool
	read     func(*yaml.Node)
}

func (r *reader) ref(n *yaml.Node) source.Ref { return source.Ref{File: r.file, Line: max(1, n.Line)} }

func (r *reader) fail(n *yaml.Node, what, want, hint string) {
	r.problems = append(r.problems, source.Err(r.ref(n), what, want, hint))
}

// document is the root of the file's only document, or nil.
func (r *reader) document(data []byte) *yaml.Node {
	top := source.Ref{File: r.file, Line: 1}
	if len(data) > mostBytes {
		r.problems = append(r.problems, source.Err(source.Ref{File: r.file}, "larger than a configuration is", "less than 1 MiB", ""))
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var root, second yaml.Node
	err := decoder.Decode(&root)
	switch {
	case errors.Is(err, io.EOF), err == nil && len(root.Content) == 0:
		r.problems = append(r.problems, source.Err(top, "the file is empty", "a configuration", ""))
		return nil
	case err != nil:
		r.syntax(err, data)
		return nil
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		r.fail(&second, "a second document begins here", "one document", "take out the line ---")
	case !errors.Is(err, io.EOF):
		r.syntax(err, data)
	}
	return root.Content[0]
}

var syntaxLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

func (r *reader) syntax(err error, data []byte) {
	line, what := 1, strings.ReplaceAll(err.Error(), "\n", " ")
	if m := syntaxLine.FindStringSubmatch(what); m != nil {
		what = m[2]
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = max(1, n)
		}
	}
	hint := ""
	if lines := bytes.Split(data, []byte("\n")); line <= len(lines) && bytes.HasPrefix(bytes.TrimLeft(lines[line-1], " "), []byte("\t")) {
		hint = "indent with blanks, not with tabs"
	}
	r.problems = append(r.problems, source.Err(source.Ref{File: r.file, Line: line}, "not YAML: "+what, "YAML", hint))
}

// plain follows nothing: an alias or an anchor is a problem, so that no file can grow while it is read.
func (r *reader) plain(n *yaml.Node) bool {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		r.fail(n, "anchors and aliases are not read", "the value itself", "")
		return false
	}
	return true
}

// object reads a mapping with these keys and no others.
func (r *reader) object(n *yaml.Node, what string, keys ...key) {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	seen := map[string]bool{}
	ok := r.entries(n, what, func(k, v *yaml.Node) {
		for _, known := range keys {
			if known.name == k.Value {
				seen[k.Value] = true
				r.entry(known, k, v)
				return
			}
		}
		r.fail(k, fmt.Sprintf("%s has no key %q", what, k.Value), "one of "+strings.Join(names, ", "), near.DidYouMean(k.Value, names))
	})
	for _, k := range keys {
		if ok && k.required && !seen[k.name] {
			r.fail(n, what+" lacks "+k.name, "", "")
		}
	}
}

func (r *reader) entry(known key, k, v *yaml.Node) {
	const hint = "what follows a # is a comment: quote it if it is meant"
	switch {
	case !isNull(v):
		known.read(v)
	case known.required:
		r.fail(k, known.name+" has no value", "a value", hint)
	default:
		r.problems = append(r.problems, source.Warn(r.ref(k), known.name+" has no value", "a value, or no such line", hint))
	}
}

// entries gives every entry of a mapping once, in the file's order.
func (r *reader) entries(n *yaml.Node, what string, each func(k, v *yaml.Node)) bool {
	if !r.plain(n) {
		return false
	}
	if n.Kind != yaml.MappingNode {
		r.fail(n, what+" is "+kindOf(n), "keys with values", "")
		return false
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if !r.plain(k) {
			continue
		}
		if k.Kind != yaml.ScalarNode {
			r.fail(k, "a key of "+what+" is "+kindOf(k), "a word", "")
			continue
		}
		if line, twice := seen[k.Value]; twice {
			r.fail(k, fmt.Sprintf("%q stands here for the second time", k.Value), "one value", fmt.Sprintf("the first is in line %d", line))
			continue
		}
		seen[k.Value] = k.Line
		each(k, v)
	}
	return true
}

// items gives every item of a list.
func (r *reader) items(n *yaml.Node, what string, each func(*yaml.Node)) {
	if !r.plain(n) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		r.fail(n, what+" is "+kindOf(n), "a list", "begin each item with a dash")
		return
	}
	for _, item := range n.Content {
		each(item)
	}
}

// scalar is the text of a single value.
func (r *reader) scalar(n *yaml.Node, what string) (string, bool) {
	if !r.plain(n) {
		return "", false
	}
	if n.Kind != yaml.ScalarNode {
		r.fail(n, what+" is "+kindOf(n), "a single value", "")
		return "", false
	}
	return strings.TrimSpace(n.Value), true
}

// text reads a value of at least one character.
func (r *reader) text(n *yaml.Node, what string) string {
	s, ok := r.scalar(n, what)
	if ok && s == "" {
		r.fail(n, what+" is empty", "a value", "")
	}
	return s
}

func (r *reader) date(n *yaml.Node, what string) value.Date {
	s, ok := r.scalar(n, what)
	if !ok {
		return value.Date{}
	}
	d, err := value.ParseDate(s)
	if err != nil || d.Year < 1980 || d.Year > 2100 {
		hint := ""
		if day, sure := literal.ParseDate(s).Sure(); sure {
			hint = "write " + day.String()
		}
		r.fail(n, fmt.Sprintf("%s %q", what, s), "a date as YYYY-MM-DD", hint)
		return value.Date{}
	}
	return d
}

func (r *reader) number(n *yaml.Node, what string) (value.Decimal, bool) {
	s, ok := r.scalar(n, what)
	if !ok {
		return value.Decimal{}, false
	}
	d, err := value.ParseDecimal(s)
	if err != nil || n.Tag == "!!str" || d.IsNegative() {
		r.fail(n, fmt.Sprintf("%s %q", what, s), "a number, zero or more", "")
		return value.Decimal{}, false
	}
	return d, true
}

// whole reads a whole number from least to most.
func (r *reader) whole(n *yaml.Node, what string, least, most int) int {
	s, ok := r.scalar(n, what)
	if !ok {
		return 0
	}
	i, err := strconv.Atoi(s)
	if err != nil || i < least || i > most {
		r.fail(n, fmt.Sprintf("%s %q", what, s), fmt.Sprintf("a whole number from %d to %d", least, most), "")
		return 0
	}
	return i
}

func (r *reader) truth(n *yaml.Node, what string) bool {
	s, ok := r.scalar(n, what)
	if ok && s != "true" && s != "false" {
		r.fail(n, fmt.Sprintf("%s %q", what, s), "true or false", "")
	}
	return s == "true"
}

// word reads a word of a closed list, by the canonical word or one of its synonyms.
func (r *reader) word(n *yaml.Node, what string, choices []string) string {
	s, ok := r.scalar(n, what)
	if !ok {
		return ""
	}
	word, ok := literal.Choose(choices, s)
	if !ok {
		words := make([]string, len(choices))
		for i, entry := range choices {
			words[i], _, _ = strings.Cut(entry, "|")
		}
		r.fail(n, fmt.Sprintf("%s %q is not known", what, s), "one of "+strings.Join(words, ", "), near.DidYouMean(s, words))
	}
	return word
}

// path reads the path of a file below the workspace; as a glob, * may stand in it.
func (r *reader) path(n *yaml.Node, what string) string {
	s, ok := r.scalar(n, what)
	if !ok {
		return ""
	}
	clean, ok := Below(s)
	if !ok {
		r.fail(n, fmt.Sprintf("%s %q", what, s), "a path below the workspace, with forward slashes", "")
	}
	return clean
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a group of keys"
	case yaml.SequenceNode:
		return "a list"
	}
	return "a single value"
}
