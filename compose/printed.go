package compose

import (
	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// Printed is the figure of that id that some document about the assessment prints, and the assessment itself does not hold: a count
// that only a report makes. It is nil where no document prints one. A public document names no sources, and is not looked at.
func Printed(set *Set, a *model.Assessment, p *model.Portfolio, c model.Config, id string) (*value.Figure, error) {
	for _, unit := range units(set.Templates, newMaterial(p, c, a)) {
		if unit.tmpl.Audience == doc.Public {
			continue
		}
		d, _ := Document(unit)
		figures, err := doc.Figures(d.Blocks)
		if err != nil {
			return nil, err
		}
		if f := named(figures, id, map[*value.Figure]bool{}); f != nil {
			return f, nil
		}
	}
	return nil, nil
}

// named is the figure of that id among figures and what they were made of; nil where there is none.
func named(figures []*value.Figure, id string, seen map[*value.Figure]bool) *value.Figure {
	for _, f := range figures {
		if seen[f] {
			continue
		}
		seen[f] = true
		if f.ID == id {
			return f
		}
		if arg := named(f.Args, id, seen); arg != nil {
			return arg
		}
	}
	return nil
}
