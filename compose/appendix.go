package compose

import (
	"strings"

	"dossier/doc"
	"dossier/value"
)

// figuresTable lists the figures that blocks print, and those that they were made of, with rule and cells.
func figuresTable(before []doc.Block) ([]doc.Block, error) {
	printed, err := doc.Figures(before)
	if err != nil {
		return nil, err
	}
	t := doc.Table{
		ID: "figures", Caption: "Figures and their sources",
		Columns: []doc.Column{column("Figure", 2.6), numbered("Value"), column("Rule", 3.4), column("Read from", 3)},
		Note: doc.Say("How to read: the id is that of dossier explain, which shows the whole tree. Rules marked “assumed” stand in no published " +
			"source. Cells are named as file!sheet!range."),
		Empty: "This document prints no figure.",
	}
	for _, f := range withArguments(printed) {
		t.Rows = append(t.Rows, row(headText(f.ID), doc.FigureCell(f), ruleCell(f), sourceCell(f)))
	}
	return []doc.Block{t}, nil
}

// withArguments are the figures that have an id, each followed by those it was made of, each once.
func withArguments(figures []*value.Figure) []*value.Figure {
	var all []*value.Figure
	seen := map[string]bool{}
	var add func(f *value.Figure)
	add = func(f *value.Figure) {
		if f == nil || f.ID != "" && seen[f.ID] {
			return
		}
		if f.ID != "" {
			seen[f.ID] = true
			all = append(all, f)
		}
		for _, a := range f.Args {
			add(a)
		}
	}
	for _, f := range figures {
		add(f)
	}
	return all
}

func ruleCell(f *value.Figure) doc.TableCell {
	text := f.Rule.Name
	if text != "" && !f.Rule.Published {
		text += " (assumed)"
	}
	if f.Rule.Origin != "" {
		text += " – " + f.Rule.Origin
	}
	return words(text)
}

// sourceCell names the cells of a leaf, or the figures of an operation.
func sourceCell(f *value.Figure) doc.TableCell {
	if len(f.Args) == 0 {
		return words(places(f))
	}
	var ids []string
	for _, a := range f.Args {
		if a.ID == "" {
			return words(places(f))
		}
		ids = append(ids, a.ID)
	}
	return words("from " + strings.Join(ids, ", "))
}

// maxPlaces is how many places of one figure the appendix names; explain names all.
const maxPlaces = 12

func places(f *value.Figure) string {
	var all []string
	for _, ref := range f.Leaves() {
		all = append(all, ref.String())
	}
	if more := len(all) - maxPlaces; more > 0 {
		all = append(all[:maxPlaces], "and "+value.Int(more).String()+" more places")
	}
	return strings.Join(all, ", ")
}
