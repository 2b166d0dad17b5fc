package table

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/ingest/formats"
	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// export is a file that another program wrote.
type export struct {
	format   *formats.Format
	file     string
	exported value.Date // the day that the file states
	stated   source.Ref
}

// exportIn is the one export of the format in the file.
func exportIn(exports map[string]*export, f *format, b *sheet.Book) *export {
	e := exports[f.ID]
	if e == nil {
		e = &export{format: f.Format, file: b.File}
		for _, s := range b.Sheets {
			if f.Exported.Sheet != "" && literal.Fold(tabName(f.Format, s)) == literal.Fold(f.Exported.Sheet) {
				e.exported, e.stated = statedDay(s, f.Exported.Header)
			}
		}
		exports[f.ID] = e
	}
	return e
}

// statedDay reads the day that stands below a header.
func statedDay(s *sheet.Sheet, text string) (value.Date, source.Ref) {
	var col, row int
	for _, h := range heads(s) {
		if g := h.find(literal.Fold(text)); g != nil {
			col, row = g.col, h.row
			break
		}
	}
	if col == 0 {
		return value.Date{}, source.Ref{}
	}
	for r := range s.Rows() {
		if r.Number <= row {
			continue
		}
		c := at(r, col)
		if c.Kind == sheet.Time {
			return value.DateOf(c.Time()), s.Ref().At(col, r.Number)
		}
		day, _ := literal.ParseDate(c.Text).Sure()
		return day, s.Ref().At(col, r.Number)
	}
	return value.Date{}, source.Ref{}
}

// exported is the plan of a tab of the export. Without an entry in dossier.yaml, or a column that says so, nobody knows of which
// migration its rows are.
func (r *Reader) exported(s *sheet.Sheet, f found, tab *formats.Tab) (*plan, []source.Problem) {
	p := &plan{schema: model.SchemaOf(tab.Kind), format: f.export.format.ID, tool: f.export.format.Title, header: f.header, unset: f.export.unset, tab: tab}
	for _, c := range tab.Columns {
		p.take(c, s.Ref())
	}
	p.ownMigration()
	slices.SortFunc(p.columns, func(a, b column) int { return a.field.Index - b.field.Index })
	for _, name := range slices.Sorted(maps.Keys(tab.Constants)) {
		p.setConstant(name, tab.Constants[name], p.ref(s.Ref()))
	}
	p.lay(s, f.export.format, tab)
	inventory := r.inventory(s.Ref().File)
	switch {
	case inventory != nil:
		p.setConstant("migration", inventory.Migration, inventory.Ref)
		p.stamp(inventory, f.export)
	case p.schema.Field("migration") != nil && !p.has("migration"):
		return nil, []source.Problem{unnamed(f.export)}
	}
	return p, nil
}

// unnamed is the error of an export that no migration claims.
func unnamed(e *export) source.Problem {
	return source.Err(source.Ref{File: e.file}, fmt.Sprintf("dossier.yaml does not name the migration that the %s is of", e.format.Title),
		"an entry under inventories", fmt.Sprintf("add to dossier.yaml: inventories: [{file: %q, migration: %s}]", e.file, Placeholder)).As(source.TableNotRead)
}

// ownMigration reads the migration from a column that somebody added to the export.
func (p *plan) ownMigration() {
	f := p.schema.Field("migration")
	if f == nil || p.has(f.Name) {
		return
	}
	if g := p.header.find(literal.Fold(f.Name)); g != nil && !p.reads(g.col) {
		p.columns = append(p.columns, column{field: *f, cols: []int{g.col}, own: true})
	}
}

// take plans the column of a field from those of its headers that the table has. Headers that count in another unit than the first
// one found are left alone.
func (p *plan) take(from formats.Column, ref source.Ref) {
	f := p.schema.Field(from.Field)
	if f == nil {
		return
	}
	c := column{field: *f, own: true, all: from.All || from.Product, factor: from.Product, split: from.Split, words: folded(from.Values)}
	unit := ""
	for _, header := range from.Headers {
		for _, g := range p.header.like(header.Name) {
			switch {
			case len(c.cols) == 0:
				unit = header.Unit
				if header.Note != "" {
					p.problems = append(p.problems, source.Notice(ref.At(g.col, p.header.row), header.Note, "", "").As(source.TakenForGranted))
				}
			case unit != header.Unit || slices.Contains(c.cols, g.col):
				continue
			}
			c.cols = append(c.cols, g.col)
			c.when = append(c.when, p.condition(header.When))
		}
	}
	if unit != "" && unit != f.Unit {
		c.unit, _ = literal.Convert(unit, f.Unit)
		c.own = false
	}
	if c.stated = unit; len(c.cols) > 0 {
		p.columns = append(p.columns, c)
	}
}

// gives tells whether the header has all that the tab's records must have, and something more to say.
func gives(h header, t *formats.Tab) bool {
	p := &plan{schema: model.SchemaOf(t.Kind), header: h}
	for _, c := range t.Columns {
		p.take(c, source.Ref{})
	}
	lacks := slices.ContainsFunc(p.schema.Fields, func(f model.Field) bool { return f.Headed && f.Name != "migration" && !p.has(f.Name) })
	says := slices.ContainsFunc(p.columns, func(c column) bool {
		return !slices.Contains([]string{"id", "name", "other ids", "server"}, c.field.Name)
	})
	return !lacks && says
}

func folded(words map[string]string) map[string]string {
	if len(words) == 0 {
		return nil
	}
	ours := make(map[string]string, len(words))
	for theirs, word := range words {
		ours[literal.Fold(theirs)] = word
	}
	return ours
}

// stamp gives every row the day of the export: the one that dossier.yaml states, else the one that the file does.
func (p *plan) stamp(inventory *model.Inventory, e *export) {
	if p.schema.Field("exported on") == nil {
		return
	}
	day, ref := inventory.Exported, inventory.Ref
	if day.IsZero() {
		day, ref = e.exported, e.stated
	}
	if day.IsZero() {
		if p.has("power state") {
			p.problems = append(p.problems, source.Warn(inventory.Ref, fmt.Sprintf("the day of the export %s is not stated: power states cannot be used", e.file),
				"exported: YYYY-MM-DD", "").As(source.ValueMissing))
		}
		return
	}
	p.setConstant("exported on", day.String(), ref)
}

func (p *plan) setConstant(field, text string, ref source.Ref) {
	if f := p.schema.Field(field); f != nil {
		p.fix(constant{field: *f, text: text, ref: ref})
	}
}

func (r *Reader) inventory(file string) *model.Inventory {
	i := slices.IndexFunc(r.config.Inventories, func(v model.Inventory) bool { return v.Names(file) })
	if i < 0 {
		return nil
	}
	return &r.config.Inventories[i]
}

// unset tells whether the cell holds what the program writes where it has no value.
func (e *export) unset(_ string, c sheet.Cell) bool {
	if c.Kind == sheet.Time {
		return !value.DateOf(c.Time()).After(e.format.Unset.DatesUntil)
	}
	return slices.Contains(e.format.Unset.Texts, c.Text)
}

// unusedTabs are the notes on the tabs of exports that are known and that nothing is made of.
func unusedTabs(b *sheet.Book, all []found) []source.Problem {
	var titles []string
	unused := map[string][]string{}
	for i, f := range all {
		if f.export == nil || len(f.tabs) > 0 {
			continue
		}
		title := f.export.format.Title
		if len(unused[title]) == 0 {
			titles = append(titles, title)
		}
		unused[title] = append(unused[title], tabName(f.export.format, b.Sheets[i]))
	}
	var notes []source.Problem
	for _, title := range titles {
		notes = append(notes, source.Notice(source.Ref{File: b.File}, fmt.Sprintf("tabs of the %s that are known, and not used: %s", title, strings.Join(unused[title], ", ")), "", "").As(source.TableNotRead))
	}
	return notes
}
