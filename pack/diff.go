package pack

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Changes are what differs between two packs. All lists are sorted.
type Changes struct {
	Added   []string `json:"added,omitempty"` // paths of files
	Changed []string `json:"changed,omitempty"`
	Removed []string `json:"removed,omitempty"`

	Figures []FigureChange `json:"figures,omitempty"` // by id
	Inputs  []string       `json:"inputs,omitempty"`  // paths of inputs whose bytes differ, or that came or went
	Terms   []TermChange   `json:"terms,omitempty"`   // verdict, as of, programme, version, what of the whole it holds
}

// FigureChange is a figure that was printed differently, or in one of the packs only.
type FigureChange struct {
	ID      string   `json:"id"`
	Old     string   `json:"old"` // as printed with the unit; "" where the pack has no such figure
	New     string   `json:"new"`
	Sources []string `json:"sources,omitempty"` // where the new figure comes from; where the old one did, if it is gone
	Inputs  []string `json:"inputs,omitempty"`  // those files of the sources of either whose bytes differ
	Cell    bool     `json:"cell,omitempty"`    // it was read from the one cell that Sources names
	Causes  []string `json:"causes,omitempty"`  // cells of Sources that are known to have moved
}

// holdsTerm names what of the whole a pack holds.
const holdsTerm = "holds"

// TermChange is a change in what the whole pack stands on.
type TermChange struct {
	Name string `json:"name"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

// IsZero tells whether nothing differs.
func (c Changes) IsZero() bool {
	return len(c.Added)+len(c.Changed)+len(c.Removed)+len(c.Figures)+len(c.Inputs)+len(c.Terms) == 0
}

// Diff compares the packs in two folders by their manifests. Of two that hold different things, those files are compared that both
// would hold.
func Diff(oldPack, newPack string) (Changes, error) {
	older, err := ReadManifest(oldPack)
	if err != nil {
		return Changes{}, err
	}
	newer, err := ReadManifest(newPack)
	if err != nil {
		return Changes{}, err
	}
	return compare(older, newer), nil
}

func compare(older, newer Manifest) Changes {
	var c Changes
	c.compareFiles(common(older, newer))
	c.compareInputs(older.Inputs, newer.Inputs)
	c.compareFigures(older.Figures, newer.Figures)
	c.findCauses()
	c.compareTerms(older, newer)
	return c
}

// compareFiles leaves the manifests and zips out: they follow from the rest.
func (c *Changes) compareFiles(older, newer []Entry) {
	path := func(e Entry) string { return e.Path }
	pair(older, newer, path, func(id string, a, b *Entry) {
		switch name := id[strings.LastIndexByte(id, '/')+1:]; {
		case name == manifestName && strings.Count(id, "/") == 1, isZip(id):
		case a == nil:
			c.Added = append(c.Added, id)
		case b == nil:
			c.Removed = append(c.Removed, id)
		case a.SHA256 != b.SHA256:
			c.Changed = append(c.Changed, id)
		}
	})
}

func (c *Changes) compareInputs(older, newer []Input) {
	path := func(in Input) string { return in.Path }
	pair(older, newer, path, func(id string, a, b *Input) {
		if a == nil || b == nil || a.SHA256 != b.SHA256 {
			c.Inputs = append(c.Inputs, id)
		}
	})
}

func (c *Changes) compareFigures(older, newer []FigureLine) {
	byID := func(f FigureLine) string { return f.ID }
	moved := inputSet{}
	for _, in := range c.Inputs {
		moved[in] = true
	}
	pair(older, newer, byID, func(id string, a, b *FigureLine) {
		was, is := a.printed(), b.printed()
		if was == is {
			return
		}
		change := FigureChange{ID: id, Old: was, New: is}
		var sources []string
		if a != nil {
			change.Sources, sources = a.Sources, append(sources, a.Sources...)
		}
		if b != nil {
			change.Sources, sources = b.Sources, append(sources, b.Sources...)
		}
		change.Inputs = moved.behind(sources)
		c.Figures = append(c.Figures, change)
	})
}

func (f *FigureLine) printed() string {
	if f == nil {
		return ""
	}
	return strings.TrimSpace(f.Value + " " + f.Unit)
}

// inputSet is a set of input files, by path.
type inputSet map[string]bool

// behind are those of the files that hold any of the places, in their order. A place is a file's path, or one with ! or : and what stands
// in the file behind it; a path may hold such signs itself.
func (s inputSet) behind(places []string) []string {
	var found []string
	for _, p := range places {
		for i := range len(p) + 1 {
			if (i == len(p) || p[i] == '!' || p[i] == ':') && s[p[:i]] {
				found = append(found, p[:i])
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func (c *Changes) compareTerms(older, newer Manifest) {
	term := func(name, a, b string) {
		if a != b {
			c.Terms = append(c.Terms, TermChange{Name: name, Old: a, New: b})
		}
	}
	term("verdict", older.Verdict, newer.Verdict)
	term("as of", older.AsOf.String(), newer.AsOf.String())
	term("programme", older.Programme.String(), newer.Programme.String())
	term("version", older.Version, newer.Version)
	term(holdsTerm, older.Narrowed.String(), newer.Narrowed.String())
}

// String is the id and the edition.
func (p Programme) String() string { return strings.TrimSpace(p.ID + " " + p.Edition) }

// pair calls visit once an id that either list has, in order of id, with nil for the list that lacks it.
func pair[T any](older, newer []T, id func(T) string, visit func(id string, a, b *T)) {
	index := func(list []T) map[string]*T {
		m := make(map[string]*T, len(list))
		for i := range list {
			m[id(list[i])] = &list[i]
		}
		return m
	}
	a, b := index(older), index(newer)
	var ids []string
	for _, list := range [][]T{older, newer} {
		for _, v := range list {
			ids = append(ids, id(v))
		}
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		visit(id, a[id], b[id])
	}
}

// Print writes c for people, one change a line; "nothing changed" for none.
func (c Changes) Print(w io.Writer) error {
	_, err := io.WriteString(w, strings.Join(c.Lines(), "\n")+"\n")
	return err
}

// Lines are c for people: what the pack stands on, then figures, then files.
func (c Changes) Lines() []string {
	if c.IsZero() {
		return []string{"nothing changed"}
	}
	var lines []string
	for _, t := range c.Terms {
		line := fmt.Sprintf("%s: %s, was %s", t.Name, or(t.New, "none"), or(t.Old, "none"))
		if t.Name == holdsTerm {
			line += "; of the files those alone are compared that both would hold"
		}
		lines = append(lines, line)
	}
	lines = append(lines, c.figureLines()...)
	for _, in := range c.Inputs {
		lines = append(lines, "input "+in+" changed")
	}
	for _, path := range c.Added {
		lines = append(lines, "added "+path)
	}
	for _, path := range c.Changed {
		lines = append(lines, "changed "+path)
	}
	for _, path := range c.Removed {
		lines = append(lines, "removed "+path)
	}
	return lines
}

// String is the change as a sentence: what moved, from where to where, why.
func (f FigureChange) String() string { return f.headline() + f.because() }

func (f FigureChange) headline() string {
	switch {
	case f.Old == "":
		return fmt.Sprintf("figure %s is new: %s", f.ID, f.New)
	case f.New == "":
		return fmt.Sprintf("figure %s is gone: was %s", f.ID, f.Old)
	}
	return fmt.Sprintf("figure %s moved from %s to %s", f.ID, f.Old, f.New)
}

// mostPlaces is how many places a line names.
const mostPlaces = 3

// because names the cells that moved it, and of other files that changed the names; without such cells, where it comes from too.
func (f FigureChange) because() string {
	var line string
	causes := slices.Clone(f.Causes)
	if len(causes) == 0 && len(f.Sources) > 0 {
		line = ", from " + upTo(mostPlaces, f.Sources)
	}
	for _, in := range f.Inputs {
		if !slices.ContainsFunc(f.Causes, func(cell string) bool { return strings.HasPrefix(cell, in+"!") }) {
			causes = append(causes, in)
		}
	}
	if len(causes) > 0 {
		line += ", because " + upTo(mostPlaces, causes) + " changed"
	}
	return line
}

// upTo joins the first of the places, and says how many more there are.
func upTo(most int, places []string) string {
	if len(places) <= most {
		return strings.Join(places, ", ")
	}
	word := "places"
	if len(places) == most+1 {
		word = "place"
	}
	return fmt.Sprintf("%s and %d more %s", strings.Join(places[:most], ", "), len(places)-most, word)
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
