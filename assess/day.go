package assess

import (
	"reflect"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// newestFact is the newest date in p of something that happened: a document, something done, migrated, measured; never a plan,
// an expiry or a validity (design §3.6). The dates of a migration that is not completed are plans.
func newestFact(p *model.Portfolio) Day {
	var newest value.Date
	var at source.Ref
	for _, s := range model.Schemas() {
		for _, record := range s.Records(p) {
			for _, f := range s.Fields {
				d, ok := fact(record, f)
				if ok && (d.After(newest) || d == newest && source.Compare(record.At(f.Name), at) < 0) {
					newest, at = d, record.At(f.Name)
				}
			}
		}
	}
	return Day{Date: newest, From: at.String()}
}

// fact is the date in field f of record, where it is one of something that happened.
func fact(record model.Record, f model.Field) (d value.Date, ok bool) {
	if f.Type != model.DateField || f.Plan {
		return value.Date{}, false
	}
	if m, is := record.(*model.Migration); is && m.Status != model.Completed && f.Name != "published on" {
		return value.Date{}, false
	}
	if o, is := record.(*model.Outcome); is && o.Status == model.Expected {
		return value.Date{}, false
	}
	d = reflect.ValueOf(record).Elem().Field(f.Index).Interface().(value.Date)
	return d, !d.IsZero()
}
