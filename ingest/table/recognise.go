package table

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"dossier/ingest/literal"
	"dossier/ingest/near"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

// kind is a record kind with its headers ready to be looked up.
type kind struct {
	*model.Schema
	names map[string]name // folded header → field
	like  []*near.Words   // by field: its name and aliases
}

// name is a field by one of its headers; rank 0 is its own name, then its aliases in order.
type name struct {
	field int
	rank  int
}

// ownKinds are the kinds that a sheet of ours may hold.
func ownKinds() []kind {
	return kinds(slices.DeleteFunc(model.Schemas(), func(s *model.Schema) bool { return s.ExportOnly }))
}

func kinds(schemas []*model.Schema) []kind {
	all := make([]kind, len(schemas))
	for i, s := range schemas {
		all[i] = kind{Schema: s, names: map[string]name{}}
		for f, field := range s.Fields {
			headers := append([]string{field.Name}, field.Aliases...)
			for rank, header := range headers {
				headers[rank] = literal.Fold(header)
				all[i].add(headers[rank], name{field: f, rank: rank})
			}
			all[i].like = append(all[i].like, near.NewWords(headers))
		}
	}
	return all
}

// add keeps the better of two fields that share a header: a field's own name goes before another's alias.
func (k kind) add(folded string, n name) {
	if old, taken := k.names[folded]; !taken || n.rank < old.rank {
		k.names[folded] = n
	}
}

// lookup is the field of a header, and how its unit becomes the field's.
func (k kind) lookup(g heading) (n name, unit literal.Conversion, own, ok bool) {
	if n, ok = k.names[g.folded]; ok {
		return n, literal.Conversion{}, true, true
	}
	if n, ok = k.names[g.name]; !ok || k.Fields[n.field].Unit == "" || g.unit == "" {
		return name{}, literal.Conversion{}, false, false
	}
	fieldUnit := k.Fields[n.field].Unit
	unit, ok = literal.Convert(g.unit, fieldUnit)
	return n, unit, strings.EqualFold(g.unit, fieldUnit), ok
}

// match reads a header as that of the kind. Where two columns claim a field, the one nearer to the field's own name has it.
func (k kind) match(h header) *plan {
	p := &plan{schema: k.Schema, header: h}
	taken := make([]*name, len(k.Fields))
	columns := make([]column, len(k.Fields))
	for _, g := range h.headings {
		n, unit, own, ok := k.lookup(g)
		if ok && taken[n.field] != nil && taken[n.field].rank == n.rank {
			p.twice = append(p.twice, g)
		}
		if !ok || taken[n.field] != nil && taken[n.field].rank <= n.rank {
			continue
		}
		taken[n.field] = &n
		columns[n.field] = column{field: k.Fields[n.field], cols: []int{g.col}, unit: unit, own: own}
		if !own {
			columns[n.field].stated = g.unit
		}
	}
	for i, c := range columns {
		if taken[i] != nil {
			p.columns = append(p.columns, c)
		}
	}
	return p
}

// complete tells whether every required column is there.
func (p *plan) complete() bool {
	return !slices.ContainsFunc(p.schema.Fields, func(f model.Field) bool { return f.Headed && !p.has(f.Name) })
}

// most tells whether more than half of the headings are recognised.
func (p *plan) most() bool { return 2*len(p.columns) > len(p.header.headings) }

// exact counts the columns headed by the field's own name.
func (p *plan) exact() int {
	n := 0
	for _, c := range p.columns {
		if p.header.find(literal.Fold(c.field.Name)) != nil {
			n++
		}
	}
	return n
}

// own recognises one of our tables. A nil plan with problems is a table that could be several; a nil plan without is none of ours.
func (r *Reader) own(s *sheet.Sheet, heads []header) (*plan, []source.Problem) {
	title := titleOf(s)
	if p := r.bound(title, heads); p != nil {
		return p, nil
	}
	for _, h := range heads {
		if len(h.headings) < 2 {
			continue
		}
		fit := r.sure(h, title)
		if len(fit) == 0 {
			continue
		}
		for _, both := range heads {
			if both.upper == h.row || both.upper > 0 && both.row == h.row {
				if more := r.sure(both, title); most(more) > most(fit) {
					fit = more
				}
			}
		}
		return choose(s, title, fit)
	}
	return r.clear(heads), nil
}

// plainly is how many columns must be recognised where the sheet's name says nothing: two headings like name and value are anything's.
const plainly = 3

// whole is the plan of the header's row with the one below or above it, where both are a header together that says more.
func whole(p *plan, heads []header) *plan {
	if p == nil || p.header.upper > 0 {
		return p
	}
	k := kinds([]*model.Schema{p.schema})[0]
	for _, h := range heads {
		if h.upper != p.header.row && (h.row != p.header.row || h.upper == 0) {
			continue
		}
		if both := k.match(h); len(both.columns) > len(p.columns) {
			p = both
		}
	}
	return p
}

// sure are the plans that fit a header well enough for a sheet of that title.
func (r *Reader) sure(h header, title string) []*plan {
	return slices.DeleteFunc(r.fitting(h), func(p *plan) bool { return len(p.columns) < plainly && named(title, p) == 0 })
}

// most is how many columns the best of the plans recognises.
func most(plans []*plan) int {
	n := 0
	for _, p := range plans {
		n = max(n, len(p.columns))
	}
	return n
}

// fitting are the plans of the kinds whose required headers are all there, and that recognise most of the headings.
func (r *Reader) fitting(h header) []*plan {
	var fit []*plan
	for _, k := range r.kinds {
		if p := k.match(h); p.complete() && p.most() {
			fit = append(fit, p)
		}
	}
	return fit
}

// bound is the plan of the kind that the sheet is named after, where the sheet holds such a table at all, complete or not.
func (r *Reader) bound(title string, heads []header) *plan {
	i := slices.IndexFunc(r.kinds, func(k kind) bool { return literal.Fold(k.Kind) == title || literal.Fold(k.One) == title })
	if i < 0 {
		return nil
	}
	var best *plan
	for _, h := range heads {
		p := r.kinds[i].match(h)
		if len(p.columns) == 0 || 3*len(p.columns) < len(h.headings) {
			continue
		}
		if best == nil || !best.complete() && len(p.columns) > len(best.columns) {
			best = p
		}
	}
	return whole(best, heads)
}

// another is the kind of a table of ours that the row heads; "" for none.
func (r *Reader) another(row sheet.Row) string {
	h, ok := headerOf(row)
	if !ok || len(h.headings) < plainly {
		return ""
	}
	for _, p := range r.fitting(h) {
		if len(p.columns) >= plainly {
			return p.schema.Kind
		}
	}
	return ""
}

// choose is the best of several plans, or a problem where two are as good.
func choose(s *sheet.Sheet, title string, fit []*plan) (*plan, []source.Problem) {
	rank := func(a, b *plan) int {
		return -cmp.Or(
			cmp.Compare(len(a.columns), len(b.columns)),
			cmp.Compare(a.exact(), b.exact()),
			cmp.Compare(named(title, a), named(title, b)),
		)
	}
	slices.SortStableFunc(fit, rank)
	if len(fit) == 1 || rank(fit[0], fit[1]) != 0 {
		return fit[0], nil
	}
	var names []string
	for _, p := range fit {
		if rank(fit[0], p) == 0 {
			names = append(names, p.schema.Kind)
		}
	}
	what := "sheet"
	if s.Ref().Sheet == "" {
		what = "file"
	}
	return nil, []source.Problem{source.Err(headerRef(s.Ref(), fit[0].header), "the table can be "+anyOf(names), "one kind of record",
		"name the "+what+" after its kind, or map it in dossier.yaml").As(source.TableNotRead)}
}

// named is 1 where the sheet's title holds the kind's name among other words.
func named(title string, p *plan) int {
	if strings.Contains(" "+title+" ", " "+literal.Fold(p.schema.Kind)+" ") {
		return 1
	}
	return 0
}

// clear is the plan of a table that is plainly one of ours but lacks a required column: two thirds of at least three headings are
// recognised, and no other kind recognises as many.
func (r *Reader) clear(heads []header) *plan {
	for _, h := range heads {
		var best *plan
		tie := false
		for _, k := range r.kinds {
			p := k.match(h)
			if len(p.columns) < 3 || 3*len(p.columns) < 2*len(h.headings) {
				continue
			}
			tie = best != nil && len(p.columns) == len(best.columns)
			if best == nil || len(p.columns) > len(best.columns) {
				best = p
			}
		}
		if best != nil && !tie {
			return best
		}
	}
	return nil
}

// stranger is the report of a sheet that holds no table of ours.
func (r *Reader) stranger(s *sheet.Sheet, heads []header, proposed bool) source.Problem {
	title := titleOf(s)
	for _, h := range heads {
		if fit := r.fitting(h); len(fit) > 0 && len(h.headings) > 1 {
			return source.Warn(headerRef(s.Ref(), h), "the table is too narrow to be sure of its kind: not read", "", "if it is "+fit[0].schema.Kind+", name the sheet so").As(source.TableNotRead)
		}
	}
	if isProse(title) {
		return source.Notice(s.Ref(), "for people: not read", "", "").As(source.TableNotRead)
	}
	if !slices.ContainsFunc(heads, func(h header) bool { return len(h.headings) >= 3 }) {
		return source.Notice(s.Ref(), "no table that is known: not read", "", "").As(source.TableNotRead)
	}
	names := make([]string, len(r.kinds))
	for i, k := range r.kinds {
		names[i] = k.Kind
	}
	hint := "map it in dossier.yaml"
	if proposed {
		hint += ": dossier check proposes an entry"
	}
	if meant := near.Word(title, names); meant != "" {
		hint = fmt.Sprintf("did you mean %s? its columns are not those of %s", meant, meant)
	}
	return source.Warn(s.Ref(), "the table is not recognised and not read", "the columns of a record kind", hint).As(source.TableNotRead)
}

func isProse(title string) bool {
	switch title {
	case "instructions", "readme", "read me", "notes", "about", "cover", "legend", "lists", "choices", "help", "change log", "changelog":
		return true
	}
	return false
}

// titleOf is the folded name of a sheet, or of the file of a CSV.
func titleOf(s *sheet.Sheet) string {
	if s.Name != "" {
		return literal.Fold(s.Name)
	}
	base := path.Base(s.Ref().File)
	return literal.Fold(strings.TrimSuffix(base, path.Ext(base)))
}
