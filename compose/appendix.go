package compose

import (
	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// figuresID names the table of every document that lists its figures.
const figuresID = "figures"

// figuresTable lists the figures that blocks print, under the rule that made them, with the cells behind each.
func figuresTable(before []doc.Block) ([]doc.Block, error) {
	printed, err := doc.Figures(before)
	if err != nil {
		return nil, err
	}
	t := doc.Table{
		ID: figuresID, Caption: "Every figure printed above, by rule",
		Columns: []doc.Column{column("Figure", 3), numbered("Value"), column("Read from", 5)},
		Note: doc.Say("How to read: the id is that of dossier explain, which shows the whole tree. Rules marked “assumed” stand in no published " +
			"source. Cells are named as file!sheet!range, further ones of the same sheet by their range alone."),
		Empty: "This document prints no figure.", Small: true,
	}
	seen := map[string]bool{}
	byRule := map[value.Rule][]doc.TableRow{}
	var rules []value.Rule
	for _, f := range printed {
		if f.ID == "" || seen[f.ID] {
			continue
		}
		seen[f.ID] = true
		if byRule[f.Rule] == nil {
			rules = append(rules, f.Rule)
		}
		byRule[f.Rule] = append(byRule[f.Rule], row(headText(f.ID), doc.FigureCell(f), words(places(f))))
	}
	for _, rule := range rules {
		heading := doc.TableCell{Content: doc.Say(ruleWords(rule)), Span: len(t.Columns), Header: true}
		t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{heading}})
		t.Rows = append(t.Rows, byRule[rule]...)
	}
	return []doc.Block{t}, nil
}

// ruleWords are a rule with who states it.
func ruleWords(r value.Rule) string {
	if r.Name == "" {
		return "No rule: the figure stands as it was read"
	}
	text := value.Capital(r.Name)
	if !r.Published {
		text += " (assumed)"
	}
	if r.Origin != "" {
		text += " – " + r.Origin
	}
	return text
}

// maxPlaces is how many places of one figure the appendix names; explain names all.
const maxPlaces = 6

func places(f *value.Figure) string {
	leaves := f.Leaves()
	if more := len(leaves) - maxPlaces; more > 0 {
		return source.List(leaves[:maxPlaces]) + ", and " + counted(more, "more place", "more places")
	}
	return source.List(leaves)
}
