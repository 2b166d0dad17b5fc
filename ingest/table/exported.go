package table

import (
	"fmt"
	"path"
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
	unused   []string // tabs that are known and not read
}

// exportOf recognises the format of a file by its tabs; nil for none.
func (r *Reader) exportOf(b *sheet.Book) *export {
	for i := range r.formats {
		f := &r.formats[i]
		if !fits(f, b) {
			continue
		}
		e := &export{format: f, file: b.File}
		for _, s := range b.Sheets {
			name := tabName(f, s)
			if slices.ContainsFunc(f.Known, func(k string) bool { return literal.Fold(k) == literal.Fold(name) }) && !s.Hidden {
				e.unused = append(e.unused, name)
			}
			if literal.Fold(name) == literal.Fold(f.Exported.Sheet) {
				e.exported, e.stated = statedDay(s, f.Exported.Header)
			}
		}
		return e
	}
	return nil
}

// fits tells whether a sheet of the book has a tab's headers, or the book's sheets bear the names of the format's tabs.
func fits(f *formats.Format, b *sheet.Book) bool {
	named := 0
	for _, s := range b.Sheets {
		if tab, _ := tabOf(f, heads(s)); tab != nil {
			return true
		}
		if slices.ContainsFunc(f.Known, func(k string) bool { return literal.Fold(k) == literal.Fold(tabName(f, s)) }) {
			named++
		}
	}
	return named > 0 && (named > 1 || b.Kind == sheet.CSV)
}

// tabName is the sheet's name; of a CSV, the tab that its file name ends in: RVTools_tabvInfo.csv is vInfo.
func tabName(f *formats.Format, s *sheet.Sheet) string {
	if s.Name != "" {
		return s.Name
	}
	base := path.Base(s.Ref().File)
	name := strings.TrimSuffix(base, path.Ext(base))
	for _, k := range f.Known {
		if strings.HasSuffix(strings.ToLower(name), "_tab"+strings.ToLower(k)) {
			return k
		}
	}
	return name
}

// tabOf is the tab whose signature one of the header rows holds.
func tabOf(f *formats.Format, top []header) (*formats.Tab, header) {
	for _, h := range top {
		for i := range f.Tabs {
			missing := slices.ContainsFunc(f.Tabs[i].Signature, func(s string) bool { return h.find(literal.Fold(s)) == nil })
			if !missing {
				return &f.Tabs[i], h
			}
		}
	}
	return nil, header{}
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
			return value.DateOf(c.Time), s.Ref().At(col, r.Number)
		}
		day, _ := literal.ParseDate(c.Text).Sure()
		return day, s.Ref().At(col, r.Number)
	}
	return value.Date{}, source.Ref{}
}

func (e *export) knows(name string) bool {
	return e != nil && (name == "" || slices.ContainsFunc(e.unused, func(u string) bool { return literal.Fold(u) == literal.Fold(name) }))
}

// exported is the plan of a tab of the export. Without an entry in dossier.yaml nobody knows whose machines it lists.
func (r *Reader) exported(s *sheet.Sheet, top []header, e *export) (*plan, []source.Problem) {
	if e == nil {
		return nil, nil
	}
	tab, h := tabOf(e.format, top)
	if tab == nil {
		return nil, nil
	}
	inventory := r.inventory(s.Ref().File)
	if inventory == nil {
		return nil, []source.Problem{source.Err(source.Ref{File: e.file, Sheet: s.Name}, fmt.Sprintf("the %s lists the machines of a migration that dossier.yaml does not name", e.format.Title),
			"an entry under inventories", fmt.Sprintf("add to dossier.yaml: inventories: [{file: %q, migration: M-01}]", e.file))}
	}
	p := &plan{schema: model.SchemaOf(tab.Kind), format: e.format.ID, header: h, unset: e.unset}
	for _, c := range tab.Columns {
		p.take(c, s.Ref())
	}
	slices.SortFunc(p.columns, func(a, b column) int { return a.field.Index - b.field.Index })
	p.setConstant("migration", inventory.Migration, inventory.Ref)
	p.stamp(inventory, e)
	return p, nil
}

// take plans the column of a field from those of its headers that the table has.
func (p *plan) take(from formats.Column, ref source.Ref) {
	f := p.schema.Field(from.Field)
	if f == nil {
		return
	}
	c := column{field: *f, own: true}
	for _, header := range from.Headers {
		g := p.header.find(literal.Fold(header.Name))
		if g == nil {
			continue
		}
		if len(c.cols) == 0 && header.Note != "" {
			p.problems = append(p.problems, source.Notice(ref.At(g.col, p.header.row), header.Note, "", ""))
		}
		c.cols = append(c.cols, g.col)
		if header.Unit != "" && header.Unit != f.Unit {
			c.unit, _ = literal.Convert(header.Unit, f.Unit)
			c.own = false
		}
	}
	if len(c.cols) > 0 {
		p.columns = append(p.columns, c)
	}
}

// stamp gives every row the day of the export: the one that dossier.yaml states, else the one that the file does.
func (p *plan) stamp(inventory *model.Inventory, e *export) {
	day, ref := inventory.Exported, inventory.Ref
	if day.IsZero() {
		day, ref = e.exported, e.stated
	}
	if day.IsZero() {
		p.problems = append(p.problems, source.Warn(inventory.Ref, fmt.Sprintf("the day of the export %s is not stated: power states cannot be used", e.file),
			"exported: YYYY-MM-DD", ""))
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
	i := slices.IndexFunc(r.config.Inventories, func(v model.Inventory) bool { return v.File == file })
	if i < 0 {
		return nil
	}
	return &r.config.Inventories[i]
}

// unset tells whether the cell holds what the program writes where it has no value.
func (e *export) unset(_ string, c sheet.Cell) bool {
	if c.Kind == sheet.Time {
		return !value.DateOf(c.Time).After(e.format.Unset.DatesUntil)
	}
	return slices.Contains(e.format.Unset.Texts, c.Text)
}
