package ingest

import (
	"cmp"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
)

// mostUnknown is how many unknown ids of one column of a table are reported one by one, and how many that stand twice.
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

// references checks every id: that it stands once, and that what it names is there.
func (r *reading) references() {
	d := r.directory()
	for _, s := range model.Schemas() {
		r.duplicates(s, d)
		var records []model.Record
		for _, f := range s.Fields {
			if len(f.Refs) == 0 {
				continue
			}
			if records == nil {
				records = s.Records(r.portfolio)
			}
			r.column(s, f, d, records)
		}
	}
	r.dependencies(d)
	r.siblings(d)
	r.counts()
}

// duplicates reports ids that stand twice where they must not.
func (r *reading) duplicates(s *model.Schema, d *directory) {
	type key struct{ customer, migration, id string }
	first := map[key]model.Record{}
	migration := migrationOf(s)
	counts := map[*model.Table]int{}
	for _, t := range d.kinds[s.Kind].all {
		if !t.shared {
			continue
		}
		k := key{id: t.id}
		if identified[s.Kind] == ofCustomer {
			k.customer = t.customer
		}
		if perMigration[s.Kind] {
			k.migration = migration(t.record)
		}
		earlier, twice := first[k]
		if !twice {
			first[k] = t.record
			continue
		}
		if table := tableOf(t.record); table == nil {
			r.problems = append(r.problems, duplicate(s, t.id, earlier, t.record))
		} else if counts[table]++; counts[table] <= mostUnknown {
			r.problems = append(r.problems, duplicate(s, t.id, earlier, t.record))
		}
	}
	for _, t := range r.portfolio.Tables {
		if rest := counts[t] - mostUnknown; rest > 0 {
			say := source.Err
			if isExported(t) {
				say = source.Warn
			}
			r.problems = append(r.problems, say(t.Ref, fmt.Sprintf("%d further ids of %s stand twice", rest, s.Kind), "one row an id", "is a part of the table there twice?").As(source.IDTwice))
		}
	}
}

func duplicate(s *model.Schema, id string, earlier, record model.Record) source.Problem {
	column := s.Fields[0].Name
	what := fmt.Sprintf("%s %q of the %s stands twice", column, id, s.One)
	hint := fmt.Sprintf("the first is at %s", earlier.At(column))
	if fromExport(earlier) || fromExport(record) {
		return source.Warn(record.At(column), what+", once at least in an export: both are listed", "an id a machine", hint).As(source.IDTwice)
	}
	return source.Err(record.At(column), what, "one row an id", hint).As(source.IDTwice)
}

func fromExport(record model.Record) bool {
	server, ok := record.(*model.Server)
	return ok && isExport(server)
}

// column checks the references of one column of all records of a kind.
func (r *reading) column(s *model.Schema, f model.Field, d *directory, records []model.Record) {
	counts := map[*model.Table]int{}
	unchecked := map[*model.Table]bool{}
	customerOf := d.customerOf(s)
	lastID, lastCustomer := "", "" // that were known
	for _, record := range records {
		customer := customerOf(record)
		for id := range idsOf(record, f) {
			if id == lastID && customer == lastCustomer {
				continue
			}
			strange, known := d.find(f, id, customer)
			if known {
				lastID, lastCustomer = id, customer
				continue
			}
			table := tableOf(record)
			if !d.checkable(f) {
				if !unchecked[table] {
					unchecked[table] = true
					r.problems = append(r.problems, source.Warn(record.At(f.Name), fmt.Sprintf("%s is not checked: there is no row of %s yet", f.Name, anyOf(f.Refs)), "", "").As(source.NotChecked))
				}
				continue
			}
			place := record.At(f.Name)
			if ref := r.stated(table, f); !ref.IsZero() {
				place = ref // once, where it is written; source.Sort drops repeats
			} else if counts[table]++; counts[table] > mostUnknown {
				continue
			}
			problem := d.unknown(f, id, place, strange, customer)
			if len(strange) == 0 && table != nil && table.Format != "" && f.Name != "migration" && place == record.At(f.Name) {
				// What a tool exported is not for the user to correct: the record stays, and what it names is unknown.
				problem.Severity, problem.Hint = source.Warning, cmp.Or(problem.Hint, "add a row to "+anyOf(f.Refs))
			}
			r.problems = append(r.problems, problem)
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
			r.problems = append(r.problems, source.Err(t.Ref, fmt.Sprintf("%d further ids in %s of %s are not known", rest, f.Name, s.Kind), "", "").As(source.UnknownWord))
		}
	}
}

// counts checks that a strategy of a migration is claimed once.
func (r *reading) counts() {
	first := map[[2]string]*model.Count{}
	for _, c := range r.portfolio.Counts {
		key := [2]string{c.Migration, string(c.Strategy)}
		if earlier, twice := first[key]; twice && c.Strategy != "" {
			r.problems = append(r.problems, source.Err(c.At("strategy"), fmt.Sprintf("strategy %q of migration %q is claimed twice", c.Strategy, c.Migration), "one row a strategy", fmt.Sprintf("the first is at %s", earlier.At("strategy"))).As(source.IDTwice))
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
			r.problems = append(r.problems, source.Err(dependency.Where(), fmt.Sprintf("application %q is of customer %s, and %q of %s", dependency.From, anyOf(from), dependency.To, anyOf(to)), "two applications of one customer", "").As(source.OtherCustomer))
		default:
			r.problems = append(r.problems, source.Warn(dependency.Where(), fmt.Sprintf("the applications %q and %q stand for each of the customers %s", dependency.From, dependency.To, strings.Join(both, ", ")), "ids that are those of one customer", "").As(source.OtherCustomer))
		}
	}
}

// idsOf are the ids that a field holds.
func idsOf(record model.Record, f model.Field) iter.Seq[string] {
	return func(yield func(string) bool) {
		v := reflect.ValueOf(record).Elem().Field(f.Index)
		if v.Kind() == reflect.String {
			if text := v.String(); text != "" {
				yield(text)
			}
			return
		}
		for _, text := range *v.Addr().Interface().(*[]string) {
			if !yield(text) {
				return
			}
		}
	}
}

func tableOf(record model.Record) *model.Table {
	return reflect.ValueOf(record).Elem().FieldByName("Row").Addr().Interface().(*model.Row).Table
}

func anyOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
