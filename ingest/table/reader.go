package table

import (
	"dossier/ingest/literal"
	"fmt"
	"slices"
	"strings"

	"dossier/ingest/formats"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

// Reader recognises the tables of a workspace's files.
type Reader struct {
	config  model.Config
	formats []formats.Format
	kinds   []kind
}

// NewReader is a Reader for the workspace's mappings, inventories and locale.
func NewReader(config model.Config, all []formats.Format) *Reader {
	return &Reader{config: config, formats: all, kinds: kinds(model.Schemas())}
}

// Reading is what became of one sheet.
type Reading struct {
	Table    *model.Table
	Schema   *model.Schema // nil where the sheet was not recognised
	State    State
	Mapping  *model.Mapping // that the table was read by
	Records  []model.Record
	Problems []source.Problem
}

// State is what a sheet holds.
type State int

// The states of a sheet.
const (
	Filled     State = iota // records, or something that is not read
	NotStarted              // only the example that init wrote
	Empty                   // a header without rows, or nothing at all
)

// Book reads every sheet of a file. The same file gives the same readings.
func (r *Reader) Book(b *sheet.Book) []Reading {
	export := r.exportOf(b)
	var readings []Reading
	for _, s := range b.Sheets {
		readings = append(readings, r.sheet(s, export))
	}
	if p, ok := export.unusedTabs(); ok && len(readings) > 0 {
		readings[0].Problems = append(readings[0].Problems, p)
	}
	return readings
}

func (r *Reader) sheet(s *sheet.Sheet, export *export) Reading {
	unread := Reading{Table: &model.Table{Ref: s.Ref()}}
	if s.Hidden {
		unread.Problems = []source.Problem{source.Notice(s.Ref(), "the sheet is hidden: not read", "", "")}
		return unread
	}
	top := heads(s)
	p, mapping, problems := r.plan(s, top, export)
	switch {
	case p != nil:
		reading := r.read(s, p)
		reading.Mapping = mapping
		reading.Problems = append(problems, reading.Problems...)
		return reading
	case len(problems) > 0:
		unread.Problems, unread.Mapping = problems, mapping
		return unread
	case export.knows(s.Name):
		unread.Table.Format = export.format.ID
		return unread
	case r.isVoid(s):
		return r.void(s, unread)
	}
	unread.Problems = append(s.Problems(), r.stranger(s, top))
	return unread
}

// plan finds how the sheet is to be read: by the user's mapping, as an export, or as one of ours.
func (r *Reader) plan(s *sheet.Sheet, top []header, export *export) (*plan, *model.Mapping, []source.Problem) {
	if p, mapping, problems := r.mapped(s, top); mapping != nil {
		return p, mapping, problems
	}
	if p, problems := r.exported(s, top, export); p != nil || len(problems) > 0 {
		return p, nil, problems
	}
	p, problems := r.own(s, top)
	return p, nil, problems
}

func (r *Reader) read(s *sheet.Sheet, p *plan) Reading {
	problems := p.problems
	if p.format == "" || p.format == mappedFormat {
		problems = append(problems, p.unread(s.Ref())...)
	}
	if missing := p.missing(s.Ref()); len(missing) > 0 {
		return Reading{Table: p.table(s.Ref()), Schema: p.schema, Problems: append(problems, missing...)}
	}
	d := newDecoder(p, s.Ref(), r.config.Locale)
	d.run(s)
	reading := Reading{Table: d.table, Schema: p.schema, Records: d.records}
	reading.Problems = slices.Concat(problems, s.Problems(), d.problems)
	switch {
	case len(d.records) > 0:
	case d.examples > 0:
		reading.State = NotStarted
	default:
		reading.State = Empty
	}
	return reading
}

func (r *Reader) isVoid(s *sheet.Sheet) bool {
	for range s.Rows() {
		return false
	}
	return source.Worst(s.Problems()) < source.Error
}

// void is a sheet that holds nothing. One that is named after a record kind is that kind's empty table.
func (r *Reader) void(s *sheet.Sheet, unread Reading) Reading {
	title := titleOf(s)
	for _, k := range r.kinds {
		if literal.Fold(k.Kind) == title {
			unread.Schema, unread.State, unread.Table.Kind = k.Schema, Empty, k.Kind
			return unread
		}
	}
	if unread.Problems = s.Problems(); len(unread.Problems) == 0 {
		unread.Problems = []source.Problem{source.Notice(s.Ref(), "the sheet holds nothing", "", "")}
	}
	return unread
}

// unusedTabs is the note on the tabs of an export that nothing is made of yet.
func (e *export) unusedTabs() (source.Problem, bool) {
	if e == nil || len(e.unused) == 0 {
		return source.Problem{}, false
	}
	return source.Notice(source.Ref{File: e.file}, fmt.Sprintf("tabs of the %s that are known, and not used yet: %s", e.format.Title, strings.Join(e.unused, ", ")), "", ""), true
}
