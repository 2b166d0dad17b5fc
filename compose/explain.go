package compose

import (
	"strings"

	"dossier/doc"
	"dossier/value"
)

// Explain is what `dossier explain` prints of a figure: its value, the rule, the formula in words, the tree and the cells.
func Explain(f *value.Figure, l value.Locale) doc.Document {
	standing := "published"
	if f.Assumed() {
		standing = "assumed: it rests on a rule that no source publishes"
	}
	items := []doc.Definition{{Term: "Value", Content: withName(f)}}
	add := func(term, text string) {
		if text != "" {
			items = append(items, doc.Definition{Term: term, Content: doc.Say(text)})
		}
	}
	add("Id", f.ID)
	add("Rule", f.Rule.Name)
	add("Stated by", f.Rule.Origin)
	add("Standing", standing)
	add("Formula", formula(f, l))
	blocks := []doc.Block{doc.Definitions{Items: items}}
	if len(f.Args) > 0 {
		blocks = append(blocks, doc.Heading{Level: 1, ID: "made-of", Content: doc.Say("Made of")}, (&grower{l, map[string]bool{}}).tree(f))
	}
	var cells [][]doc.Block
	for _, ref := range f.Leaves() {
		cells = append(cells, []doc.Block{doc.Paragraph{Content: []doc.Inline{doc.Text{Text: ref.String(), Source: ref}}}})
	}
	if len(cells) > 0 {
		blocks = append(blocks, doc.Heading{Level: 1, ID: "cells", Content: doc.Say("Read from")}, doc.List{Items: cells})
	}
	title := f.Label
	if title == "" {
		title = f.ID
	}
	return doc.Document{ID: "explain", Title: title, Subtitle: f.ID, Audience: doc.Internal, Locale: l, Language: language("", l.Tag), Blocks: blocks}
}

// withName is a figure's value with its unit, where that is a word.
func withName(f *value.Figure) []doc.Inline {
	inlines := []doc.Inline{doc.FigureOf(f)}
	if unit := UnitWord(f); unit != "" {
		inlines = append(inlines, doc.Text{Text: " " + unit})
	}
	return inlines
}

// UnitWord is the unit of a figure where its value does not print it.
func UnitWord(f *value.Figure) string {
	return unitOf(f.Value, f.Unit.Word())
}

// operators stand between the arguments of an operation.
var operators = map[value.Op]string{
	value.Sum: " + ", value.Difference: " − ", value.Product: " × ", value.Quotient: " ÷ ", value.Exceeds: " > ", value.AtLeast: " ≥ ", value.AtMost: " ≤ ",
}

// maxTerms is how many arguments a formula in words writes out.
const maxTerms = 8

// formula is how a figure was made, in one line: "20 = 5 × 4"; for a leaf, where it is from.
func formula(f *value.Figure, l value.Locale) string {
	switch f.Op {
	case value.Cell:
		return "read from one cell"
	case value.Count:
		return "the number of rows read"
	case value.Parameter:
		return "stated"
	}
	var terms []string
	for i, a := range f.Args {
		if i == maxTerms {
			terms = append(terms, "…")
			break
		}
		terms = append(terms, l.Figure(a))
	}
	if operator, ok := operators[f.Op]; ok {
		if len(terms) == 0 {
			return l.Figure(f) + " = nothing to add"
		}
		return l.Figure(f) + " = " + strings.Join(terms, operator)
	}
	return l.Figure(f) + " = " + string(f.Op) + " of " + strings.Join(terms, ", ")
}

// maxBranches is how many arguments of one operation the tree shows.
const maxBranches = 40

// grower lists what figures were made of; a figure that stands in the tree already is not taken apart again.
type grower struct {
	locale value.Locale
	shown  map[string]bool
}

// tree is what f was made of, level by level.
func (g *grower) tree(f *value.Figure) doc.List {
	var list doc.List
	for i, a := range f.Args {
		if i == maxBranches {
			rest := g.locale.Number(value.Int(len(f.Args)-i), 0)
			list.Items = append(list.Items, []doc.Block{doc.Paragraph{Content: doc.Say("and " + rest + " more of the kind, in the cells below")}})
			break
		}
		content := branch(a, g.locale)
		if len(a.Args) > 0 && a.ID != "" && g.shown[a.ID] {
			list.Items = append(list.Items, []doc.Block{doc.Paragraph{Content: append(content, doc.Text{Text: ", as above"})}})
			continue
		}
		g.shown[a.ID] = true
		item := []doc.Block{doc.Paragraph{Content: content}}
		if len(a.Args) > 0 {
			item = append(item, g.tree(a))
		}
		list.Items = append(list.Items, item)
	}
	return list
}

// branch is one figure of the tree: value, label, and how it was made or where it was read.
func branch(f *value.Figure, l value.Locale) []doc.Inline {
	inlines := withName(f)
	if f.Label != "" {
		inlines = append(inlines, doc.Text{Text: ": " + f.Label})
	}
	how := formula(f, l)
	if len(f.Args) == 0 {
		if at := places(f); at != "" {
			how = at
		}
	}
	inlines = append(inlines, doc.Text{Text: " (" + how + ")"})
	if f.Rule.Name != "" && !f.Rule.Published {
		inlines = append(inlines, doc.Text{Text: ", assumed"})
	}
	return inlines
}
