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
		for _, one := range []*model.Server{m, m.Export} {
			if one == nil {
				continue
			}
			l.add(one.Row, one.ExportedOn)
			for _, other := range one.Also {
				l.add(other.Row, other.ExportedOn)
			}
		}
	}
	addAll(&l, s.Hosts, func(r *model.Host) model.Row { return r.Row })
	addAll(&l, s.Clusters, func(r *model.Cluster) model.Row { return r.Row })
	addAll(&l, s.Disks, func(r *model.Disk) model.Row { return r.Row })
	addAll(&l, s.Partitions, func(r *model.Partition) model.Row { return r.Row })
	addAll(&l, s.Interfaces, func(r *model.NetworkInterface) model.Row { return r.Row })
	addAll(&l, s.Connections, func(r *model.Connection) model.Row { return r.Row })
	addAll(&l, s.Applications, func(r *model.Application) model.Row { return r.Row })
	addAll(&l, s.Dependencies, func(r *model.Dependency) model.Row { return r.Row })
	l.byFile()
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

// byFile gives the tables of an export that know no day the day of the others in its file: a tool writes them at once.
func (l *sources) byFile() {
	files := map[string]value.Date{}
	for _, t := range l.tables {
		if d := l.days[t]; t.Tool != "" && d.After(files[t.Ref.File]) {
			files[t.Ref.File] = d
		}
	}
	for _, t := range l.tables {
		if t.Tool != "" && l.days[t].IsZero() {
			l.days[t] = files[t.Ref.File]
		}
	}
}

// addAll adds records that know no day of an export.
func addAll[R any](l *sources, records []R, row func(R) model.Row) {
	for _, r := range records {
		l.add(row(r), value.Date{})
	}
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
