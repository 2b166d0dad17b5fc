package ingest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"dossier/ingest/near"
	"dossier/model"
	"dossier/source"
)

// mostUnknown is how many unknown ids of one column of a table are reported one by one.
const mostUnknown = 100

// scope is how far an id of a record kind reaches.
type scope int

const (
	everywhere scope = iota
	ofCustomer       // two customers may use the same id
)

// identified are the record kinds whose first column is an id that may stand once only. Of those that belong to a migration the same
// id may stand for two migrations: that is a clash, or a shared thing, and no mistake of typing.
var identified = map[string]scope{
	"Customers": everywhere, "Migrations": everywhere, "Documents": everywhere, "Activities": everywhere, "Risks": everywhere,
	"Optimization actions": everywhere, "Method": everywhere, "Parties": everywhere,
	"Applications": ofCustomer, "Servers": ofCustomer, "Accounts": ofCustomer, "Organizational units": ofCustomer, "Networks": ofCustomer,
}

// perMigration are the kinds whose id may stand once for each migration.
var perMigration = map[string]bool{
	"Applications": true, "Servers": true, "Accounts": true, "Organizational units": true, "Networks": true, "Parties": true,
}

// target is a record that others refer to.
type target struct {
	record   model.Record
	id       string
	customer string // "" where it belongs to none
}

// directory finds records by their ids.
type directory struct {
	customers map[string]string              // migration → customer
	targets   map[string]map[string][]target // kind → id → records
	ids       map[string][]string            // kind → ids, in reading order
	tables    map[string]bool                // kinds that a table was found of
}

// references checks every id: that it stands once, and that what it names is there.
func (r *reading) references() {
	d := r.directory()
	for _, s := range model.Schemas() {
		r.duplicates(s, d)
		for _, f := range s.Fields {
			if len(f.Refs) > 0 {
				r.column(s, f, d)
			}
		}
	}
	r.dependencies(d)
	r.counts()
}

func (r *reading) directory() *directory {
	d := &directory{customers: map[string]string{}, targets: map[string]map[string][]target{}, ids: map[string][]string{}, tables: map[string]bool{}}
	for _, m := range r.portfolio.Migrations {
		if _, twice := d.customers[m.ID]; !twice {
			d.customers[m.ID] = m.Customer
		}
	}
	for _, t := range r.tables {
		if t.Schema != nil {
			d.tables[t.Schema.Kind] = true
		}
	}
	for _, s := range model.Schemas() {
		if _, ok := identified[s.Kind]; !ok {
			continue
		}
		d.targets[s.Kind] = map[string][]target{}
		for _, record := range s.Records(r.portfolio) {
			id := s.Text(record, s.Fields[0])
			if id == "" {
				continue
			}
			d.targets[s.Kind][id] = append(d.targets[s.Kind][id], target{record: record, id: id, customer: d.customer(s, record)})
			d.ids[s.Kind] = append(d.ids[s.Kind], id)
		}
	}
	return d
}

// customer is the customer that a record belongs to, by its migration; "" where it has none.
func (d *directory) customer(s *model.Schema, record model.Record) string {
	return d.customers[migrationOf(s, record)]
}

func migrationOf(s *model.Schema, record model.Record) string {
	f := s.Field("migration")
	if f == nil {
		return ""
	}
	return s.Text(record, *f)
}

// duplicates reports ids that stand twice where they must not.
func (r *reading) duplicates(s *model.Schema, d *directory) {
	reach, ok := identified[s.Kind]
	if !ok {
		return
	}
	first := map[string]model.Record{}
	for _, record := range s.Records(r.portfolio) {
		id := s.Text(record, s.Fields[0])
		if id == "" {
			continue
		}
		key := id
		if reach == ofCustomer {
			key = d.customer(s, record) + "\x00" + key
		}
		if perMigration[s.Kind] {
			key = migrationOf(s, record) + "\x00" + key
		}
		earlier, twice := first[key]
		if !twice {
			first[key] = record
			continue
		}
		r.problems = append(r.problems, duplicate(s, id, earlier, record))
	}
}

func duplicate(s *model.Schema, id string, earlier, record model.Record) source.Problem {
	column := s.Fields[0].Name
	what := fmt.Sprintf("%s %q of the %s stands twice", column, id, s.One)
	hint := fmt.Sprintf("the first is at %s", earlier.At(column))
	if fromExport(earlier) || fromExport(record) {
		return source.Warn(record.At(column), what+", once at least in an export: both are listed", "an id a machine", hint)
	}
	return source.Err(record.At(column), what, "one row an id", hint)
}

func fromExport(record model.Record) bool {
	server, ok := record.(*model.Server)
	return ok && isExport(server)
}

// column checks the references of one column of all records of a kind.
func (r *reading) column(s *model.Schema, f model.Field, d *directory) {
	counts := map[*model.Table]int{}
	unchecked := map[*model.Table]bool{}
	for _, record := range s.Records(r.portfolio) {
		for _, id := range idsOf(record, f) {
			problem, bad := d.check(s, f, record, id)
			if !bad {
				continue
			}
			table := tableOf(record)
			if !d.checkable(f) {
				if !unchecked[table] {
					unchecked[table] = true
					r.problems = append(r.problems, source.Warn(record.At(f.Name), fmt.Sprintf("%s is not checked: there is no table of %s", f.Name, anyOf(f.Refs)), "", ""))
				}
				continue
			}
			if ref := r.stated(table, f); !ref.IsZero() {
				problem.Ref = ref // once, where it is written; source.Sort drops repeats
			} else {
				counts[table]++
			}
			if counts[table] <= mostUnknown {
				r.problems = append(r.problems, problem)
			}
		}
	}
	r.uncounted(s, f, counts)
}

// stated is the entry of dossier.yaml that gives the field of all rows its value, where the table has no such column.
func (r *reading) stated(t *model.Table, f model.Field) source.Ref {
	if t == nil || t.Format == "" || t.Columns[f.Name] > 0 {
		return source.Ref{}
	}
	for _, reading := range r.tables {
		if reading.Table == t && reading.Mapping != nil {
			return reading.Mapping.Ref
		}
	}
	for _, v := range r.Config.Inventories {
		if v.Names(t.Ref.File) {
			return v.Ref
		}
	}
	return source.Ref{}
}

// uncounted reports the tables with more unknown ids than were listed, in reading order.
func (r *reading) uncounted(s *model.Schema, f model.Field, counts map[*model.Table]int) {
	for _, t := range r.portfolio.Tables {
		if rest := counts[t] - mostUnknown; rest > 0 {
			r.problems = append(r.problems, source.Err(t.Ref, fmt.Sprintf("%d further ids in %s of %s are not known", rest, f.Name, s.Kind), "", ""))
		}
	}
}

// checkable tells whether an unknown id is an error: where it must be there, or where a table lists what could be meant.
func (d *directory) checkable(f model.Field) bool {
	return f.Required || slices.Contains(f.Refs, "Migrations") || slices.ContainsFunc(f.Refs, func(kind string) bool { return d.tables[kind] })
}

// check looks one id up.
func (d *directory) check(s *model.Schema, f model.Field, record model.Record, id string) (source.Problem, bool) {
	customer := d.customer(s, record)
	var strange []string // customers that have the id, where this one has not
	for _, kind := range f.Refs {
		if kind == model.PartnerScope && strings.EqualFold(id, model.PartnerScope) {
			return source.Problem{}, false
		}
		for _, t := range d.targets[kind][id] {
			if identified[kind] == everywhere || customer == "" || t.customer == "" || t.customer == customer {
				return source.Problem{}, false
			}
			if !slices.Contains(strange, t.customer) {
				strange = append(strange, t.customer)
			}
		}
	}
	if len(strange) > 0 {
		return source.Err(record.At(f.Name), fmt.Sprintf("%s %q is one of customer %s, and this row is of %s", f.Name, id, anyOf(strange), customer), "one of the same customer", ""), true
	}
	var known []string
	for _, kind := range f.Refs {
		known = append(known, d.ids[kind]...)
	}
	return source.Err(record.At(f.Name), fmt.Sprintf("%s %q is not known", f.Name, id), "an id of "+anyOf(f.Refs), near.SameID(id, known)), true
}

// counts checks that a strategy of a migration is claimed once.
func (r *reading) counts() {
	first := map[[2]string]*model.Count{}
	for _, c := range r.portfolio.Counts {
		key := [2]string{c.Migration, string(c.Strategy)}
		if earlier, twice := first[key]; twice && c.Strategy != "" {
			r.problems = append(r.problems, source.Err(c.At("strategy"), fmt.Sprintf("strategy %q of migration %q is claimed twice", c.Strategy, c.Migration), "one row a strategy", fmt.Sprintf("the first is at %s", earlier.At("strategy"))))
			continue
		}
		first[key] = c
	}
}

// dependencies checks that the two ends of a dependency are of one customer, and of which one is plain.
func (r *reading) dependencies(d *directory) {
	for _, dependency := range r.portfolio.Dependencies {
		from, to := d.customersOf(dependency.From), d.customersOf(dependency.To)
		both := slices.DeleteFunc(slices.Clone(from), func(c string) bool { return !slices.Contains(to, c) })
		switch {
		case len(from) == 0 || len(to) == 0 || len(both) == 1:
		case len(both) == 0:
			r.problems = append(r.problems, source.Err(dependency.Where(), fmt.Sprintf("application %q is of customer %s, and %q of %s", dependency.From, anyOf(from), dependency.To, anyOf(to)), "two applications of one customer", ""))
		default:
			r.problems = append(r.problems, source.Warn(dependency.Where(), fmt.Sprintf("the applications %q and %q stand for each of the customers %s", dependency.From, dependency.To, strings.Join(both, ", ")), "ids that are those of one customer", ""))
		}
	}
}

func (d *directory) customersOf(application string) []string {
	var customers []string
	for _, t := range d.targets["Applications"][application] {
		if t.customer != "" && !slices.Contains(customers, t.customer) {
			customers = append(customers, t.customer)
		}
	}
	return customers
}

// idsOf are the ids that a field holds.
func idsOf(record model.Record, f model.Field) []string {
	v := reflect.ValueOf(record).Elem().Field(f.Index)
	if v.Kind() == reflect.String {
		if text := v.String(); text != "" {
			return []string{text}
		}
		return nil
	}
	list, _ := v.Interface().([]string)
	return list
}

func tableOf(record model.Record) *model.Table {
	return reflect.ValueOf(record).Elem().FieldByName("Row").Interface().(model.Row).Table
}

func anyOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
