package table

import (
	"fmt"
	"slices"
	"strings"

	"dossier/ingest/formats"
	"dossier/ingest/literal"
	"dossier/ingest/near"
	"dossier/ingest/sheet"
	"dossier/model"
)

// Placeholder stands in a proposal, and in a hint, where the id of a migration belongs.
const Placeholder = "«migration»"

// guess is how a heading was taken for a field.
type guess struct {
	heading heading
	field   int
	score   int
	unit    string // of its numbers, where it states one; "" for the field's own
}

// The scores of a guess: how sure it is.
const (
	contained = 1 // the heading holds a name of the field among other words
	misspelt  = 2
	exact     = 3
)

// widest is how many headings a table has at most for which a mapping is proposed: nobody maps thousands.
const widest = 400

// propose is an entry of mappings for a table that is not known, by its headings and rows; "" where too little of it is like anything
// of ours.
func (r *Reader) propose(s *sheet.Sheet, heads []header) string {
	if isProse(titleOf(s)) {
		return ""
	}
	var best []guess
	var of kind
	var head header
	most := 0
	for _, h := range heads {
		if len(h.headings) < plainly || len(h.headings) > widest {
			continue
		}
		for _, k := range r.kinds {
			guesses := k.guesses(h)
			score := 0
			for _, g := range guesses {
				score += g.score
			}
			if len(guesses) >= 2 && score > most && (3*len(guesses) >= len(h.headings) || score >= plainly*exact) {
				best, of, head, most = guesses, k, h, score
			}
		}
	}
	if most <= exact {
		return ""
	}
	return of.proposal(s, head, best)
}

// guesses takes headings for fields: the surest first, each field and each heading once.
func (k kind) guesses(h header) []guess {
	var all []guess
	for _, g := range h.headings {
		all = append(all, k.readings(g)...)
	}
	slices.SortStableFunc(all, func(a, b guess) int { return b.score - a.score })
	var found []guess
	for _, g := range all {
		if !slices.ContainsFunc(found, func(o guess) bool { return o.field == g.field || o.heading.col == g.heading.col }) {
			found = append(found, g)
		}
	}
	slices.SortFunc(found, func(a, b guess) int { return a.heading.col - b.heading.col })
	return found
}

// readings are the fields that a heading may be.
func (k kind) readings(g heading) []guess {
	if n, _, own, ok := k.lookup(g); ok {
		found := guess{heading: g, field: n.field, score: exact}
		if !own {
			found.unit = g.unit
		}
		return []guess{found}
	}
	var found []guess
	for i, f := range k.Fields {
		for _, text := range []string{g.folded, g.name} {
			score := likeness(text, k.like[i])
			if score == 0 {
				continue
			}
			one := guess{heading: g, field: i, score: score}
			if _, ok := literal.Convert(g.unit, f.Unit); ok && text == g.name && f.Unit != "" && !strings.EqualFold(g.unit, f.Unit) {
				one.unit = g.unit
			}
			found = append(found, one)
		}
	}
	return found
}

// likeness is how like a heading is to the names of a field; 0 for not at all.
func likeness(text string, names *near.Words) int {
	switch {
	case names.Nearest(text) != "":
		return misspelt
	case names.In(text):
		return contained
	}
	return 0
}

// proposal writes the entry.
func (k kind) proposal(s *sheet.Sheet, h header, guesses []guess) string {
	guesses = k.identify(s, h, guesses)
	var b strings.Builder
	fmt.Fprintf(&b, "mappings:\n  - file: %s\n", quoted(escaped(s.Ref().File)))
	if s.Name != "" {
		fmt.Fprintf(&b, "    sheet: %s\n", quoted(s.Name))
	}
	fmt.Fprintf(&b, "    kind: %s\n    columns:\n", k.Kind)
	var units, constants, missing []string
	for _, g := range guesses {
		fmt.Fprintf(&b, "      %s: %s\n", quoted(g.heading.text), k.Fields[g.field].Name)
		if g.unit != "" {
			units = append(units, fmt.Sprintf("      %s: %s\n", k.Fields[g.field].Name, quoted(g.heading.written(g.unit))))
		}
	}
	for i, f := range k.Fields {
		switch {
		case !f.Headed || slices.ContainsFunc(guesses, func(g guess) bool { return g.field == i }):
		case slices.Contains(f.Refs, "Migrations"):
			constants = append(constants, fmt.Sprintf("      %s: %s\n", f.Name, Placeholder))
		default:
			missing = append(missing, f.Name)
		}
	}
	block(&b, "    constants:\n", constants)
	block(&b, "    units:\n", units)
	if len(missing) > 0 {
		fmt.Fprintf(&b, "    # still needed, as a column or a constant: %s\n", strings.Join(missing, ", "))
	}
	if rest := unguessed(h, guesses); len(rest) > 0 {
		fmt.Fprintf(&b, "    # not mapped: %s\n", literal.Tidy(strings.Join(rest, ", ")))
	}
	return b.String()
}

// written is a folded part of the heading as it stands there.
func (h heading) written(part string) string {
	if i := strings.LastIndex(strings.ToLower(h.text), part); i >= 0 && i+len(part) <= len(h.text) {
		return h.text[i : i+len(part)]
	}
	return part
}

func block(b *strings.Builder, title string, lines []string) {
	if len(lines) > 0 {
		b.WriteString(title + strings.Join(lines, ""))
	}
}

// identify takes the first heading that nothing was made of, and that has another value in every row, for the id that is missing.
func (k kind) identify(s *sheet.Sheet, h header, guesses []guess) []guess {
	id := k.Fields[0]
	if !id.Required || id.Type != model.TextField || len(id.Refs) > 0 || slices.ContainsFunc(guesses, func(g guess) bool { return g.field == 0 }) {
		return guesses
	}
	for _, g := range h.headings {
		if slices.ContainsFunc(guesses, func(o guess) bool { return o.heading.col == g.col }) || !tellsApart(s, h.row, g) {
			continue
		}
		guesses = append(guesses, guess{heading: g})
		slices.SortFunc(guesses, func(a, b guess) int { return a.heading.col - b.heading.col })
		return guesses
	}
	return guesses
}

// tellsApart tells whether the first rows below the header each have a value of their own in the column, that is no measurement. An id
// that is a plain number is told from one by its heading.
func tellsApart(s *sheet.Sheet, head int, g heading) bool {
	const looked = 200
	seen := map[string]bool{}
	named := slices.ContainsFunc(strings.Fields(g.folded), func(word string) bool {
		return slices.Contains([]string{"id", "no", "no.", "nr", "nr.", "number", "key", "code", "uuid", "serial", "#"}, word)
	})
	for row := range s.Rows() {
		if row.Number <= head {
			continue
		}
		text := literal.Tidy(at(row, g.col).Text)
		if point, comma, _ := literal.Marks(text); text == "" || seen[text] || (point || comma) && !named {
			return false
		}
		if seen[text] = true; len(seen) == looked {
			break
		}
	}
	return len(seen) > 0
}

func unguessed(h header, guesses []guess) []string {
	var rest []string
	for _, g := range h.headings {
		if !slices.ContainsFunc(guesses, func(o guess) bool { return o.heading.col == g.col }) {
			rest = append(rest, quote(g.text))
		}
	}
	return rest
}

// escaped is a path as a pattern that stands for it alone.
func escaped(file string) string {
	return strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]").Replace(file)
}

// quoted is a text as YAML writes it between double quotes.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

// claim is an entry of inventories for an export that no migration claims.
func (e *export) claim() string {
	entry := fmt.Sprintf("inventories:\n  - file: %s\n    migration: %s\n", quoted(escaped(e.file)), Placeholder)
	if e.exported.IsZero() && slices.ContainsFunc(e.format.Tabs, func(t formats.Tab) bool {
		return slices.ContainsFunc(t.Columns, func(c formats.Column) bool { return c.Field == "power state" })
	}) {
		entry += "    # exported: 2026-01-10 # its day, without which power states mean nothing\n"
	}
	return entry
}
