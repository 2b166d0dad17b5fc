package ingest

import (
	"fmt"
	"reflect"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// orders are pairs of dates of which the first cannot be later than the second.
var orders = []struct{ kind, first, second string }{
	{"Releases", "signed on", "expires"},
	{"Approvals", "sent on", "decided on"},
	{"Migrations", "start", "end"},
	{"Migrations", "start", "in production since"},
	{"Documents", "date", "expires"},
	{"Activities", "start", "finish"},
	{"Activities", "actual start", "actual finish"},
	{"Well-Architected risks", "opened", "closed"},
	{"AWS contacts", "date", "done"},
}

// contradictions warns of records whose dates cannot both be right.
func (r *reading) contradictions() {
	for _, o := range orders {
		s := model.SchemaOf(o.kind)
		first, second := s.Field(o.first), s.Field(o.second)
		for _, record := range s.Records(r.portfolio) {
			from, to := dateOf(record, first), dateOf(record, second)
			if !from.IsZero() && !to.IsZero() && to.Before(from) {
				r.problems = append(r.problems, source.Warn(record.At(o.second), fmt.Sprintf("%s %s is before %s %s", o.second, to, o.first, from), "", "one of the two is wrong").As(source.DatesReversed))
			}
		}
	}
}

func dateOf(record model.Record, f *model.Field) value.Date {
	return reflect.ValueOf(record).Elem().Field(f.Index).Interface().(value.Date)
}
