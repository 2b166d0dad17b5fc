package sarif

import (
	"path"
	"regexp"
	"strings"
	"sync"

	"dossier/source"
)

// Rule is a kind of problem. Its ID does not change from version to version.
type Rule struct {
	ID    string
	Title string
}

// known is a rule with the words by which a problem is told to be of it.
type known struct {
	Rule
	words *regexp.Regexp
}

// Rules are all kinds of problem, in a fixed order.
func Rules() []Rule {
	var all []Rule
	for _, k := range byWords() {
		all = append(all, k.Rule)
	}
	return append(all, byPlace...)
}

// RuleOf is the kind of a problem: by its words, else by where it is.
func RuleOf(p source.Problem) Rule {
	file := path.Base(p.Ref.File)
	switch {
	case strings.HasPrefix(p.Ref.File, "templates/"):
		return byPlace[0]
	case strings.HasSuffix(file, ".yaml"), strings.HasPrefix(p.Ref.File, "--"):
		return byPlace[1]
	}
	for _, k := range byWords() {
		if k.words.MatchString(p.What) {
			return k.Rule
		}
	}
	if p.Ref.Cells != (source.Range{}) {
		return byPlace[2]
	}
	return byPlace[3]
}

// byPlace are the kinds that a place decides.
var byPlace = []Rule{
	{"template", "a template is wrong"},
	{"configuration", "the configuration or a programme is wrong"},
	{"cell", "a cell does not hold what its column wants"},
	{"file", "something else about a file"},
}

// byWords are the kinds that the words decide: the first that matches. They are constants of the program.
var byWords = sync.OnceValue(readWords)

func readWords() []known {
	k := func(id, title, words string) known { return known{Rule{id, title}, regexp.MustCompile(words)} }
	return []known{
		k("not-started", "a sheet holds only its example", `: not started$`),
		k("row-not-read", "a row is not read", `row is not read|rows? up to here are not read`),
		k("column-not-read", "a column is not known and not read", `column ".*" is not known|columns that are not known|no heading: not read`),
		k("column-missing", "a table lacks a required column", ` lacks the column `),
		k("column-twice", "a column stands twice", `^the column ".*" stands twice`),
		k("table-not-read", "a table or sheet is not read", `table .*not read|no table that is known|the table can be|is hidden: not read|not used yet`),
		k("table-missing", "no file holds a required table", `^no file holds a table`),
		k("table-empty", "a table holds no rows", `has no rows|and no rows|holds nothing|holds no cells`),
		k("file-not-read", "a file is not read", `cannot be read|not read|cannot be followed|changed while it was read|not an export`),
		k("value-missing", "a required value is missing", ` is missing$`),
		k("digits-lost", "a number has lost digits", `digits are lost|can be kept`),
		k("formula-error", "a formula gave an error", `is the error `),
		k("id-twice", "an id stands for two things", `twice|used again|more than once`),
		k("unknown-word", "an id or a word is not known", `(is|are) not known`),
		k("other-customer", "a row refers to another customer's", `of customer|for each of the customers`),
		k("ring", "things wait for each other", `wait for each other|form a ring|stand below each other`),
		k("dates-reversed", "one date is before another that it follows", ` is before `),
		k("contradiction", "two files disagree", ` here and .* in the export`),
		k("taken-for-granted", "how something was read that could be read otherwise", `are read |is read |read as |taken to be`),
		k("evidence", "a registered file is not as it should be", `^path |does not open|is not there|out of the workspace|since it was registered`),
		k("not-released", "a word that was not released stands in a public file", `released|exemption|public`),
	}
}
