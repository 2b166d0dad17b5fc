package compose

import (
	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// Figures are all figures with an id that documents print, each once, in the order of their ids: those of the assessment, and those that
// are counted for the documents alone. By them two packs are compared, and each of them can be explained.
func Figures(a *model.Assessment, p *model.Portfolio, c model.Config) []*value.Figure {
	m := newMaterial(p, c, a)
	var made []*value.Figure
	for _, cs := range a.CaseStudies {
		_, uncounted := m.itemsOf(cs, &newest{})
		for _, u := range uncounted {
			made = append(made, u.Applications, u.Machines)
		}
		if cs.Optimization != nil {
			for _, s := range m.optimizationSources(cs) {
				made = append(made, s.Lines)
			}
		}
	}
	for _, k := range m.evidenceKinds() {
		made = append(made, k.Documents, k.OnFile, k.CaseStudies)
	}
	made = append(made, m.lessons(m.shown(doc.Audit)).figures()...) // the binder alone holds them
	return a.Figures(made...)
}

func (b *LessonBook) figures() []*value.Figure {
	if b == nil {
		return nil
	}
	all := append(b.LessonStandings.figures(), b.Number, b.From)
	for _, p := range b.Phases {
		all = append(all, p.figures()...)
	}
	return all
}

func (s LessonStandings) figures() []*value.Figure {
	return []*value.Figure{s.Applied, s.Elsewhere, s.Later, s.Alone}
}
