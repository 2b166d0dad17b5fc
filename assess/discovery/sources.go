package discovery

import (
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// listSources names the tables that the inventory was read from, in the order of their first row, with the rows of this migration.
func (s *surveyor) listSources() {
	l := sources{rows: map[*model.Table][]source.Ref{}, days: map[*model.Table]value.Date{}}
	for _, m := range s.Servers {
		l.add(m.Row, m.ExportedOn)
		if m.Export != nil {
			l.add(m.Export.Row, m.Export.ExportedOn)
		}
	}
	for _, h := range s.Hosts {
		l.add(h.Row, value.Date{})
	}
	for _, c := range s.Clusters {
		l.add(c.Row, value.Date{})
	}
	for _, d := range s.Disks {
		l.add(d.Row, value.Date{})
	}
	for _, p := range s.Partitions {
		l.add(p.Row, value.Date{})
	}
	for _, i := range s.Interfaces {
		l.add(i.Row, value.Date{})
	}
	for _, c := range s.Connections {
		l.add(c.Row, value.Date{})
	}
	for _, a := range s.Applications {
		l.add(a.Row, value.Date{})
	}
	for _, d := range s.Dependencies {
		l.add(d.Row, value.Date{})
	}
	for i, t := range l.tables {
		s.d.Sources = append(s.d.Sources, model.DiscoverySource{
			Table: t, Rows: s.count("sources/"+value.Int(i+1).String(), t.Ref.String()+": rows", "row", l.rows[t]), On: l.days[t],
		})
	}
}

// sources gathers rows by the table they stand in.
type sources struct {
	tables []*model.Table
	rows   map[*model.Table][]source.Ref
	days   map[*model.Table]value.Date // of their export
}

func (l *sources) add(r model.Row, on value.Date) {
	if r.Table == nil {
		return
	}
	if l.rows[r.Table] == nil {
		l.tables = append(l.tables, r.Table)
	}
	l.rows[r.Table] = append(l.rows[r.Table], r.Where())
	if on.After(l.days[r.Table]) {
		l.days[r.Table] = on
	}
}
