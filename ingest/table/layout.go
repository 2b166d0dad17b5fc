package table

import (
	"dossier/ingest/formats"
	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/source"
)

// foreign tells whether the table is one that a format describes.
func (p *plan) foreign() bool { return p.export() && p.format != mappedFormat }

// lay plans what a tab of a format says about its rows: which are no records, which totals are stated, and whether a row is one at all.
func (p *plan) lay(s *sheet.Sheet, f *formats.Format, tab *formats.Tab) {
	p.needs = tab.Needs
	if f.Decimal != "" {
		p.mark = literal.Mark(f.Decimal[0])
	}
	p.rule(tab.Rows)
	p.preamble(s, tab.Totals)
	if tab.Wide != nil {
		p.widen(tab.Wide, s.Ref())
	}
	if tab.Note != "" {
		p.problems = append(p.problems, source.Notice(p.ref(s.Ref()), tab.Note, "", "").As(source.TakenForGranted))
	}
}
