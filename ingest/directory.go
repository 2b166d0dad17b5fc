package ingest

import (
	"fmt"
	"slices"
	"strings"

	"dossier/ingest/near"
	"dossier/ingest/table"
	"dossier/model"
	"dossier/source"
)

// directory finds records by their ids.
type directory struct {
	customers map[string]string    // migration → customer
	kinds     map[string]*index    // of the kinds that have ids
	tables    map[string]bool      // kinds that a table was found of, more than a form with its example
	near      map[string]*near.IDs // by the kinds that a column refers to, made on the first use
}

// index is the records of a kind, by their ids.
type index struct {
	all   []target       // in reading order
	first map[string]int // id → the first of all that has it
}

// target is a record that others refer to.
type target struct {
	record   model.Record
	id       string
	customer string // "" where it belongs to none
	shared   bool   // another one has the same id
	next     int    // of all with the same id; 0 for the last
}

func (r *reading) directory() *directory {
	d := &directory{customers: map[string]string{}, kinds: map[string]*index{}, tables: map[string]bool{}, near: map[string]*near.IDs{}}
	for _, m := range r.portfolio.Migrations {
		if _, twice := d.customers[m.ID]; !twice {
			d.customers[m.ID] = m.Customer
		}
	}
	for _, t := range r.tables {
		if t.Schema != nil && t.State != table.NotStarted {
			d.tables[t.Schema.Kind] = true
		}
	}
	for _, s := range model.Schemas() {
		d.kinds[s.Kind] = &index{}
		if _, ok := identified[s.Kind]; ok {
			d.kinds[s.Kind] = d.index(s, s.Records(r.portfolio))
		}
	}
	return d
}

func (d *directory) index(s *model.Schema, records []model.Record) *index {
	x := &index{all: make([]target, 0, len(records)), first: make(map[string]int, len(records))}
	last := map[string]int{} // of the ids that are shared
	customer := d.customerOf(s)
	for _, record := range records {
		id := s.Text(record, s.Fields[0])
		if id == "" {
			continue
		}
		t, here := target{record: record, id: id, customer: customer(record)}, len(x.all)
		if first, twice := x.first[id]; twice {
			before := max(first, last[id])
			x.all[first].shared, t.shared = true, true
			x.all[before].next, last[id] = here, here
		} else {
			x.first[id] = here
		}
		x.all = append(x.all, t)
	}
	return x
}

// called gives the records with the id, in reading order.
func (x *index) called(id string, yield func(target) bool) {
	i, known := x.first[id]
	for ; known && yield(x.all[i]); i = x.all[i].next {
		known = x.all[i].next > 0
	}
}

// customerOf finds the customer that a record of the kind belongs to, by its migration; "" where it has none. Records of one migration
// stand together.
func (d *directory) customerOf(s *model.Schema) func(model.Record) string {
	migration := migrationOf(s)
	last, customer := "", ""
	return func(record model.Record) string {
		if m := migration(record); m != last {
			last, customer = m, d.customers[m]
		}
		return customer
	}
}

// migrationOf finds the migration of a record of the kind; "" where it has none.
func migrationOf(s *model.Schema) func(model.Record) string {
	f := s.Field("migration")
	if f == nil {
		return func(model.Record) string { return "" }
	}
	return func(record model.Record) string { return s.Text(record, *f) }
}

// checkable tells whether an unknown id is an error: where it must be there, or where a table lists what could be meant.
func (d *directory) checkable(f model.Field) bool {
	return f.Required || slices.Contains(f.Refs, "Migrations") || slices.ContainsFunc(f.Refs, func(kind string) bool { return d.tables[kind] })
}

// find looks up an id that a row of the customer names. strange are the customers that have it, where this one has not.
func (d *directory) find(f model.Field, id, customer string) (strange []string, known bool) {
	for _, kind := range f.Refs {
		if kind == model.PartnerScope {
			if strings.EqualFold(id, model.PartnerScope) {
				return nil, true
			}
			continue
		}
		d.kinds[kind].called(id, func(t target) bool {
			known = identified[kind] == everywhere || customer == "" || t.customer == "" || t.customer == customer
			if !known && !slices.Contains(strange, t.customer) {
				strange = append(strange, t.customer)
			}
			return !known
		})
		if known {
			return nil, true
		}
	}
	return strange, false
}

// unknown is the problem of an id that find did not find.
func (d *directory) unknown(f model.Field, id string, place source.Ref, strange []string, customer string) source.Problem {
	if len(strange) > 0 {
		return source.Err(place, fmt.Sprintf("%s %q is one of customer %s, and this row is of %s", f.Name, id, anyOf(strange), customer), "one of the same customer", "").As(source.OtherCustomer)
	}
	return source.Err(place, fmt.Sprintf("%s %q is not known", f.Name, id), "an id of "+anyOf(f.Refs), d.idsOf(f.Refs).Same(id)).As(source.UnknownWord)
}

// idsOf are the ids of some kinds, ready to be compared with.
func (d *directory) idsOf(kinds []string) *near.IDs {
	key := strings.Join(kinds, "\x00")
	if d.near[key] == nil {
		var ids []string
		for _, kind := range kinds {
			if x := d.kinds[kind]; x != nil {
				for _, t := range x.all {
					ids = append(ids, t.id)
				}
			}
		}
		d.near[key] = near.NewIDs(ids)
	}
	return d.near[key]
}

func (d *directory) customersOf(application string) []string {
	var customers []string
	d.kinds["Applications"].called(application, func(t target) bool {
		if t.customer != "" && !slices.Contains(customers, t.customer) {
			customers = append(customers, t.customer)
		}
		return true
	})
	return customers
}
