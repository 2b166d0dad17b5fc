package compose

import (
	"reflect"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
)

// owners finds whose a place of the inputs is: the customers of the records that were read there.
type owners struct {
	rows    map[rowPlace][]string // of the rows that were asked about when it was made
	tables  map[tablePlace][]string
	files   map[string][]string
	records map[*model.Table]map[string]int // how many, by customer
}

type tablePlace struct{ file, sheet string }

type rowPlace struct {
	tablePlace
	row int
}

// mostRangeRows is how many rows of a range are looked at one by one; beyond, whose the table is decides.
const mostRangeRows = 1000

// newOwners reads whose each record is. The rows that it keeps apart are those of the problems.
func newOwners(p *model.Portfolio, problems []source.Problem) owners {
	o := owners{rows: map[rowPlace][]string{}, tables: map[tablePlace][]string{}, files: map[string][]string{}, records: map[*model.Table]map[string]int{}}
	for _, problem := range problems {
		for _, row := range rowsOf(problem.Ref) {
			o.rows[row] = nil
		}
	}
	of := newBelonging(p)
	for _, s := range model.Schemas() {
		owner := of.ownerOf(s)
		for _, record := range s.Records(p) {
			row := reflect.ValueOf(record).Elem().FieldByName("Row").Addr().Interface().(*model.Row)
			if row.Table == nil {
				continue
			}
			o.add(row, owner(record))
		}
	}
	for _, d := range p.Documents { // a registered file is whose the document is
		if file, ok := p.Evidence[d.Path]; ok {
			o.files[file.Path] = with(o.files[file.Path], of.customers[d.Migration]...)
		}
	}
	return o
}

func (o owners) add(row *model.Row, customers []string) {
	table := tablePlace{row.Table.Ref.File, row.Table.Ref.Sheet}
	o.tables[table] = with(o.tables[table], customers...)
	o.files[table.file] = with(o.files[table.file], customers...)
	if place := (rowPlace{table, row.Number}); len(customers) > 0 {
		if before, asked := o.rows[place]; asked {
			o.rows[place] = with(before, customers...)
		}
	}
	if o.records[row.Table] == nil {
		o.records[row.Table] = map[string]int{}
	}
	for _, c := range customers {
		o.records[row.Table][c]++
	}
}

// of are the customers whose a place is, as far as it can be told: of its rows; where nothing was read from them, of the rest of the
// table; else of the file. Nobody's is what is the practice's, or cannot be told.
func (o owners) of(r source.Ref) []string {
	var found []string
	for _, row := range rowsOf(r) {
		found = with(found, o.rows[row]...)
	}
	if len(found) == 0 && r.Cells != (source.Range{}) {
		found = o.tables[tablePlace{r.File, r.Sheet}]
	}
	if len(found) == 0 {
		found = o.files[r.File]
	}
	return found
}

func rowsOf(r source.Ref) []rowPlace {
	n := r.Cells.Rows()
	if n == 0 || n > mostRangeRows {
		return nil
	}
	rows := make([]rowPlace, n)
	for i := range rows {
		rows[i] = rowPlace{tablePlace{r.File, r.Sheet}, r.Cells.FirstRow + i}
	}
	return rows
}

func with(list []string, more ...string) []string {
	for _, s := range more {
		if s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// belonging finds the customers that an id belongs to.
type belonging struct {
	customers map[string][]string            // of a customer's or a migration's id
	others    map[string]map[string][]string // kind → id → customers; of the kinds that other records name
}

func newBelonging(p *model.Portfolio) belonging {
	b := belonging{customers: map[string][]string{}, others: map[string]map[string][]string{}}
	for _, c := range p.Customers {
		b.customers[c.ID] = []string{c.ID}
	}
	for _, m := range p.Migrations {
		b.customers[m.ID] = with(b.customers[m.ID], m.Customer)
	}
	for _, kind := range []string{"Activities", "Applications", "Documents"} {
		s, ids := model.SchemaOf(kind), map[string][]string{}
		owner := b.ownerOf(s)
		for _, record := range s.Records(p) {
			id := s.Text(record, s.Fields[0])
			ids[id] = with(ids[id], owner(record)...)
		}
		b.others[kind] = ids
	}
	return b
}

// ownerOf finds the customers of a record of the kind: by the customers and migrations that it names, else by what else it names.
func (b belonging) ownerOf(s *model.Schema) func(model.Record) []string {
	if s.Kind == "Customers" || s.Kind == "Migrations" {
		id := s.Fields[0]
		return func(r model.Record) []string { return b.customers[s.Text(r, id)] }
	}
	var plain, indirect []model.Field
	for _, f := range s.Fields {
		switch {
		case slices.Contains(f.Refs, "Customers"), slices.Contains(f.Refs, "Migrations"):
			plain = append(plain, f)
		case len(f.Refs) == 1 && b.others[f.Refs[0]] != nil:
			indirect = append(indirect, f)
		}
	}
	return func(r model.Record) []string {
		var found []string
		for _, f := range plain {
			for _, id := range idList(s, r, f) {
				found = with(found, b.customers[id]...)
			}
		}
		if len(found) > 0 {
			return found
		}
		for _, f := range indirect {
			for _, id := range idList(s, r, f) {
				found = with(found, b.others[f.Refs[0]][id]...)
			}
		}
		return found
	}
}

func idList(s *model.Schema, r model.Record, f model.Field) []string {
	text := s.Text(r, f)
	if f.Type == model.ListField {
		return strings.Split(text, "; ")
	}
	return []string{text}
}
