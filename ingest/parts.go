package ingest

import (
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// joinParts gives disks, partitions and network interfaces to their machines, which may then say what their own rows leave blank.
func (r *reading) joinParts() {
	p := r.portfolio
	if len(p.Disks)+len(p.Partitions)+len(p.Interfaces) == 0 {
		return
	}
	all, files := newMachines(), r.byFile()
	for _, s := range p.Servers {
		all.add(s)
	}
	lost := newLost("machines that no table lists", "export the list of machines as well")
	owner := func(row model.Row, migration, text string) *model.Server {
		s := files[row.Table.Ref.File].called(migration, text)
		if s == nil {
			s = all.called(migration, text)
		}
		if s == nil {
			lost.add(row.Table, text, row.Where())
		}
		return s
	}
	for _, d := range p.Disks {
		if s := owner(d.Row, d.Migration, d.Server); s != nil {
			s.Disks = append(s.Disks, d)
		}
	}
	for _, d := range p.Partitions {
		if s := owner(d.Row, d.Migration, d.Server); s != nil {
			s.Partitions = append(s.Partitions, d)
		}
	}
	for _, d := range p.Interfaces {
		if s := owner(d.Row, d.Migration, d.Server); s != nil {
			s.Interfaces = append(s.Interfaces, d)
		}
	}
	r.problems = append(r.problems, lost.problems()...)
	for _, s := range p.Servers {
		measure(s)
	}
}

// measure says of a machine what its parts come to, where its own row does not: provisioned storage is that of its disks, else of its
// partitions; storage in use is that of its partitions. A part that does not say how large it is leaves the sum unknown.
func measure(s *model.Server) {
	if !s.Storage.Known {
		if sum, at := sumOf(s.Disks, "capacity", func(d *model.Disk) value.Number { return d.Capacity }); sum.Known {
			s.Storage = sum
			readElsewhere(s, "storage", at)
		} else if sum, at := sumOf(s.Partitions, "capacity", func(d *model.Partition) value.Number { return d.Capacity }); sum.Known {
			s.Storage = sum
			readElsewhere(s, "storage", at)
		}
	}
	if !s.StorageUsed.Known {
		if sum, at := sumOf(s.Partitions, "used", func(d *model.Partition) value.Number { return d.Used }); sum.Known {
			s.StorageUsed = sum
			readElsewhere(s, "storage used", at)
		}
	}
	if len(s.Addresses) > 0 {
		return
	}
	for _, n := range s.Interfaces {
		for _, address := range n.Addresses {
			if !slices.ContainsFunc(s.Addresses, func(a string) bool { return strings.EqualFold(a, address) }) {
				s.Addresses = append(s.Addresses, address)
			}
		}
	}
	if len(s.Addresses) > 0 {
		readElsewhere(s, "addresses", around(s.Interfaces, "addresses"))
	}
}

// sumOf adds up a column of the parts of one machine; unknown where one of them does not state it, or there is none.
func sumOf[P model.Record](parts []P, column string, of func(P) value.Number) (value.Number, source.Ref) {
	var sum value.Decimal
	for _, p := range parts {
		n := of(p)
		if !n.Known {
			return value.Number{}, source.Ref{}
		}
		sum = sum.Add(n.Decimal)
	}
	if len(parts) == 0 {
		return value.Number{}, source.Ref{}
	}
	return value.Num(sum), around(parts, column)
}

// around is the least range that holds the column's cells of all the parts; they are of one table.
func around[P model.Record](parts []P, column string) source.Ref {
	ref := parts[0].At(column)
	for _, p := range parts[1:] {
		next := p.At(column)
		if next.File != ref.File || next.Sheet != ref.Sheet {
			return ref
		}
		ref.Cells.FirstRow = min(ref.Cells.FirstRow, next.Cells.FirstRow)
		ref.Cells.LastRow = max(ref.Cells.LastRow, next.Cells.LastRow)
	}
	return ref
}

func readElsewhere(s *model.Server, column string, at source.Ref) {
	if s.Elsewhere == nil {
		s.Elsewhere = map[string]source.Ref{}
	}
	s.Elsewhere[column] = at
}

// nameParts writes the id of its machine into every part, once it is known which rows are one machine.
func (r *reading) nameParts() {
	for _, s := range r.portfolio.Servers {
		for _, one := range []*model.Server{s, s.Export} {
			if one == nil {
				continue
			}
			for _, d := range one.Disks {
				d.Server = s.ID
			}
			for _, d := range one.Partitions {
				d.Server = s.ID
			}
			for _, d := range one.Interfaces {
				d.Server = s.ID
			}
		}
	}
}
