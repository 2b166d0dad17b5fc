package table

import (
	"dossier/ingest/literal"
	"slices"

	"dossier/ingest/formats"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

// Reader recognises the tables of a workspace's files.
type Reader struct {
	config  model.Config
	formats []format
	kinds   []kind
}

// NewReader is a Reader for the workspace's mappings, inventories and locale.
func NewReader(config model.Config, all []formats.Format) *Reader {
	return &Reader{config: config, formats: readyFormats(all), kinds: ownKinds()}
}

// Reading is what became of one sheet.
type Reading struct {
	Table    *model.Table
	Schema   *model.Schema // nil where the sheet was not recognised
	State    State
	Mapping  *model.Mapping // that the table was read by
	Proposal string         // an entry of dossier.yaml by which the table could be read; Placeholder stands for a migration; "" for none
	Adds     bool           // its records add to those of other tables, and are none by themselves
	Records  []model.Record
	Problems []source.Problem

	Disagreements []model.Disagreement // between rows of one id
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
	all := r.find(b)
	var readings []Reading
	for i, s := range b.Sheets {
		readings = append(readings, r.sheet(s, all[i])...)
	}
	if len(readings) > 0 {
		readings[0].Problems = append(readings[0].Problems, unusedTabs(b, all)...)
	}
	return readings
}

// sheet reads a sheet: by the user's mapping, as a tab of an export, or as one of our tables.
func (r *Reader) sheet(s *sheet.Sheet, f found) []Reading {
	unread := Reading{Table: &model.Table{Ref: s.Ref()}}
	if s.Hidden {
		unread.Problems = []source.Problem{r.hidden(s)}
		return []Reading{unread}
	}
	top := heads(s)
	p, mapping, problems := r.mapped(s, top)
	switch {
	case mapping != nil:
	case f.export != nil:
		return r.tabs(s, f, unread)
	default:
		p, problems = r.own(s, top)
	}
	switch {
	case p != nil:
		reading := r.read(s, p)
		reading.Mapping = mapping
		reading.Problems = append(problems, reading.Problems...)
		return []Reading{reading}
	case len(problems) > 0:
		unread.Problems, unread.Mapping = problems, mapping
	case r.isVoid(s):
		unread = r.void(s, unread)
	default:
		unread.Proposal = r.propose(s, top)
		unread.Problems = append(s.Problems(), r.stranger(s, top, unread.Proposal != ""))
	}
	return []Reading{unread}
}

// hidden says that a hidden sheet is not read: lists for drop-downs and old drafts are hidden. It warns of one with the rows of a table.
func (r *Reader) hidden(s *sheet.Sheet) source.Problem {
	what, header := "", 0
	if f, tabs, h := r.signed(s); len(tabs) > 0 {
		what, header = "a table of the "+f.Title, h.row
	} else if p, _ := r.own(s, heads(s)); p != nil {
		what, header = "a table of "+p.schema.Kind, p.header.row
	}
	if what == "" || !hasRowsBelow(s, header) {
		return source.Notice(s.Ref(), "the sheet is hidden: not read", "", "").As(source.TableNotRead)
	}
	return source.Warn(s.Ref(), "the sheet is hidden, and looks like "+what+": not read", "", "unhide it where it counts; remove it where it is a draft").As(source.TableNotRead)
}

func hasRowsBelow(s *sheet.Sheet, header int) bool {
	for row := range s.Rows() {
		if row.Number > header {
			return true
		}
	}
	return false
}

// tabs reads a sheet of an export once for each kind of record that it makes. A tab that is known by its name alone is not read, and
// is never taken for one of ours.
func (r *Reader) tabs(s *sheet.Sheet, f found, unread Reading) []Reading {
	unread.Table.Format = f.export.format.ID
	var readings []Reading
	for _, tab := range f.tabs {
		if no := tab.Refuse; no != nil {
			unread.Table.Unread = no.What
			unread.Problems = []source.Problem{source.Warn(s.Ref(), no.What+": not read", "", no.Hint).As(source.TableNotRead)}
			return []Reading{unread}
		}
		p, problems := r.exported(s, f, tab)
		if p == nil {
			unread.Problems, unread.Proposal, unread.Table.Unread = problems, f.export.claim(), "known; of which migration?"
			return []Reading{unread}
		}
		reading := r.read(s, p)
		reading.Problems = append(problems, reading.Problems...)
		readings = append(readings, reading)
	}
	if len(readings) == 0 {
		return []Reading{unread}
	}
	return readings
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
	if !p.foreign() {
		d.another = r.another
	}
	d.run(s)
	reading := Reading{Table: d.table, Schema: p.schema, Records: d.records, Adds: p.tab != nil && p.tab.Adds, Disagreements: d.disagreements}
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
		unread.Problems = []source.Problem{source.Notice(s.Ref(), "the sheet holds nothing", "", "").As(source.TableEmpty)}
	}
	return unread
}
