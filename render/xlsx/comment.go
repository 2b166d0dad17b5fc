package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"dossier/source"
	"dossier/value"
)

// Bounds of comments: a note is to be read, and each one is a drawing that the reader's program must hold.
const (
	placesShown     = 12
	commentsPerPage = 2000
)

// comment is what the cell of a figure tells of it: what it is, its rule, who states it, and where it was read; nothing where
// there is nothing to tell but its name.
func comment(f *value.Figure) string {
	var lines []string
	if f.Rule.Name != "" {
		lines = append(lines, "Rule: "+f.Rule.Name)
	}
	if f.Rule.Origin != "" {
		lines = append(lines, "Stated by: "+f.Rule.Origin)
	}
	if f.Assumed() {
		lines = append(lines, assumedNote)
	}
	if at := places(f.Leaves()); at != "" {
		lines = append(lines, "Sources: "+at)
	}
	if len(lines) > 0 && f.Label+f.ID != "" {
		lines = slices.Insert(lines, 0, title(f))
	}
	return strings.Join(lines, "\n")
}

// places are refs as a comment lists them: the first dozen, and how many more there are.
func places(refs []source.Ref) string {
	names := source.List(refs[:min(len(refs), placesShown)])
	if more := len(refs) - placesShown; more > 0 {
		names += ", and " + strconv.Itoa(more) + " more"
	}
	return names
}
