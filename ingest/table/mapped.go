package table

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"dossier/ingest/literal"
	"dossier/ingest/near"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

// mappedFormat is the format of a table that a mapping describes.
const mappedFormat = "mapping"

// mapped is the plan of the first mapping that describes the sheet. The mapping is nil where none does.
func (r *Reader) mapped(s *sheet.Sheet, top []header) (*plan, *model.Mapping, []source.Problem) {
	for i := range r.config.Mappings {
		m := &r.config.Mappings[i]
		if ok, err := path.Match(m.File, s.Ref().File); err != nil || !ok || m.Sheet != "" && literal.Fold(m.Sheet) != literal.Fold(s.Name) {
			continue
		}
		if h, ok := mappedHeader(m, top); ok {
			p, problems := r.mappedPlan(s, m, h)
			return p, m, problems
		}
	}
	return nil, nil, nil
}

// mappedHeader is the row that holds the most of the mapping's headers.
func mappedHeader(m *model.Mapping, top []header) (best header, ok bool) {
	most := 0
	for _, h := range top {
		n := 0
		for text := range m.Columns {
			if h.find(literal.Fold(text)) != nil {
				n++
			}
		}
		if n > most {
			best, most = h, n
		}
	}
	return best, most > 0
}

func (r *Reader) mappedPlan(s *sheet.Sheet, m *model.Mapping, h header) (*plan, []source.Problem) {
	schema := model.SchemaOf(m.Kind)
	if schema == nil {
		return nil, []source.Problem{source.Err(m.Ref, fmt.Sprintf("the kind %q is not known", m.Kind), "a record kind", "").As(source.UnknownWord)}
	}
	p := kinds([]*model.Schema{schema})[0].match(h)
	p.format = mappedFormat
	var problems []source.Problem
	for _, text := range slices.Sorted(maps.Keys(m.Columns)) {
		g := h.find(literal.Fold(text))
		if g == nil {
			problems = append(problems, source.Err(headerRef(s.Ref(), h), fmt.Sprintf("the column %q of the mapping at %s is not in the table", text, m.Ref), "", near.DidYouMean(text, p.strangers())).As(source.ColumnMissing))
			continue
		}
		if f := p.schema.Field(m.Columns[text]); f != nil {
			p.put(column{field: *f, cols: []int{g.col}, own: true}, h, m)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.Constants)) {
		if f := p.schema.Field(name); f != nil {
			p.fix(constant{field: *f, text: m.Constants[name], ref: m.Ref})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.Units)) {
		p.measure(name, m.Units[name], m.Ref)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return p, nil
}

// put gives a column to a field, in the place of what was recognised for the field or by the column.
func (p *plan) put(c column, h header, m *model.Mapping) {
	p.columns = slices.DeleteFunc(p.columns, func(old column) bool {
		return old.field.Name == c.field.Name && !isMapped(old, h, m) || old.field.Name != c.field.Name && old.cols[0] == c.cols[0]
	})
	if i := slices.IndexFunc(p.columns, func(old column) bool { return old.field.Name == c.field.Name }); i >= 0 {
		p.columns[i].cols = append(p.columns[i].cols, c.cols...)
		slices.Sort(p.columns[i].cols)
		return
	}
	p.columns = append(p.columns, c)
	slices.SortFunc(p.columns, func(a, b column) int { return a.field.Index - b.field.Index })
}

// isMapped tells whether the mapping itself gave the column to its field.
func isMapped(c column, h header, m *model.Mapping) bool {
	for text, field := range m.Columns {
		if g := h.find(literal.Fold(text)); g != nil && g.col == c.cols[0] && field == c.field.Name {
			return true
		}
	}
	return false
}

// fix gives a field one value for all rows.
func (p *plan) fix(c constant) {
	p.columns = slices.DeleteFunc(p.columns, func(old column) bool { return old.field.Name == c.field.Name })
	p.constants = append(p.constants, c)
}

// measure says in which unit the column of a field counts.
func (p *plan) measure(field, unit string, ref source.Ref) {
	for i := range p.columns {
		c := &p.columns[i]
		if c.field.Name != field {
			continue
		}
		conversion, ok := literal.Convert(unit, c.field.Unit)
		if !ok {
			p.problems = append(p.problems, source.Err(ref, fmt.Sprintf("%s cannot be read in %q", field, unit), "one of "+anyOf(literal.Units(c.field.Unit)), ""))
			continue
		}
		c.unit, c.own, c.stated = conversion, false, unit
		if conversion.Note != "" {
			p.problems = append(p.problems, source.Notice(ref, conversion.Note, "", "").As(source.TakenForGranted))
		}
	}
}
