package compose

import (
	"reflect"
	"slices"

	"dossier/doc"
	"dossier/value"
)

// kinds are the block functions of templates: {{ table "strategies" . }}.
var kinds = []string{"table", "chart", "tiles", "definitions", "pictures"}

// maker makes a block that templates ask for by name. The named blocks of a subject stand in its own file.
type maker struct {
	kind, name string
	view       reflect.Type
	make       func(view any, l value.Locale) block
}

// makers are all named blocks.
func makers() []maker {
	return slices.Concat(
		caseStudyMakers(), publicMakers(), portfolioMakers(), scorecardMakers(), answerMakers(),
		tcoMakers(),
		optimizationMakers(), commitmentMakers(),
		planMakers(),
		discoveryMakers(),
		landingZoneMakers(),
		readinessMakers(), reviewMakers(), surveyMakers(), methodologyMakers(), lessonMakers(),
		gapMakers(), indexMakers(), methodMakers(), briefingMakers(), selectionMakers(),
	)
}

func makerOf(kind, name string, view reflect.Type) (maker, bool) {
	for _, m := range makers() {
		if m.kind == kind && m.name == name && m.view == view {
			return m, true
		}
	}
	return maker{}, false
}

func makerNames(kind string, view reflect.Type) []string {
	var names []string
	for _, m := range makers() {
		if m.kind == kind && m.view == view {
			names = append(names, m.name)
		}
	}
	slices.Sort(names)
	return names
}

// blockOf is a maker for views of type V.
func blockOf[V any, B doc.Block](kind, name string, f func(V, value.Locale) B) maker {
	return maker{kind, name, reflect.TypeFor[V](), func(view any, l value.Locale) block {
		v, ok := view.(*V)
		if !ok || v == nil {
			return block{}
		}
		return block{blocks: shown(f(*v, l))}
	}}
}

// makerOfBlocks is a maker of any number of blocks for views of type V.
func makerOfBlocks[V any](kind, name string, f func(V, value.Locale) []doc.Block) maker {
	return maker{kind, name, reflect.TypeFor[V](), func(view any, l value.Locale) block {
		v, ok := view.(*V)
		if !ok || v == nil {
			return block{}
		}
		return block{blocks: f(*v, l)}
	}}
}

// shown is a block as it is set: none for a drawing of nothing, and no note on how to read a table that has no rows.
func shown(b doc.Block) []doc.Block {
	switch b := b.(type) {
	case doc.Chart:
		if len(b.Series) == 0 {
			return nil
		}
	case doc.Graph:
		if len(b.Nodes) == 0 {
			return nil
		}
	case doc.Gantt:
		if len(b.Activities) == 0 {
			return nil
		}
	case doc.Table:
		if len(b.Rows) == 0 {
			b.Note = nil
		}
		return []doc.Block{b}
	}
	return []doc.Block{b}
}

// figuresOf is the maker of the appendix: the figures of everything that stands before it.
func figuresOf[V any]() maker {
	return maker{"table", "figures", reflect.TypeFor[V](), func(any, value.Locale) block {
		return block{late: figuresTable}
	}}
}

// viewOf is the type that a document of the audience and unit is filled with; nil where there is none.
func viewOf(audience doc.Audience, unit string) reflect.Type {
	switch {
	case unit == PerMigration && audience == doc.Public:
		return reflect.TypeFor[PublicCaseStudy]()
	case unit == PerMigration:
		return reflect.TypeFor[CaseStudy]()
	case unit == PerPortfolio && audience != doc.Public:
		return reflect.TypeFor[Portfolio]()
	}
	return nil
}
