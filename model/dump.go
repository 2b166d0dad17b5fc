package model

import (
	"bytes"
	"encoding/json"
	"slices"
)

// MarshalJSON dumps what was read, record kind by record kind under its name, each record with its place and the columns that hold
// something, in the schema's order: what dossier inspect prints and golden tests compare.
func (p *Portfolio) MarshalJSON() ([]byte, error) {
	var o object
	for _, s := range Schemas() {
		records := s.Records(p)
		if len(records) == 0 {
			continue
		}
		dumped := make([]object, len(records))
		for i, r := range records {
			dumped[i] = s.dump(r)
		}
		o = append(o, member{s.Kind, dumped})
	}
	var files []EvidenceFile
	for _, f := range p.Evidence {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b EvidenceFile) int { return bytes.Compare([]byte(a.Path), []byte(b.Path)) })
	if len(p.Disagreements) > 0 {
		o = append(o, member{"disagreements", p.Disagreements})
	}
	if len(p.Checklists) > 0 {
		o = append(o, member{"checklists", p.Checklists})
	}
	return json.Marshal(append(o, member{"evidence", files}, member{"tables", p.Tables}))
}

func (s *Schema) dump(r Record) object {
	o := object{{"at", r.Where()}}
	for _, f := range s.Fields {
		if text := s.Text(r, f); text != "" {
			o = append(o, member{f.Name, text})
		}
	}
	return o
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
