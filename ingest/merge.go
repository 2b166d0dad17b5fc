package ingest

import (
	"fmt"
	"slices"
	"strings"

	"dossier/ingest/table"
	"dossier/model"
	"dossier/source"
)

// What is done where two tables disagree, as a hint.
const (
	ownWins    = "the value here is used"
	listWins   = "the value of the table that lists the machine is used"
	exportWins = "the first export in the order of inventories in dossier.yaml is used"
)

// identity are the fields of a server by which it is found, or that say when the row was written: they do not contradict each other.
var identity = []string{"id", "migration", "name", "applications", "exported on", "power state", "template"}

// merge makes one record of the rows that are about the same thing, for the same migration. The order in which they are believed is:
// our own tables, then the exports in the order of dossier.yaml's inventories, then the rows that only add.
func (r *reading) merge() {
	r.addToMachines()
	r.joinParts()
	r.mergeExports()
	r.mergeOwn()
	r.nameParts()
	r.mergeApplications()
	r.connect()
}

// isExport tells whether the row was written by a program.
func isExport(s *model.Server) bool { return isExported(s.Table) }

func isExported(t *model.Table) bool { return t != nil && t.Format != "" && t.Format != "mapping" }

func (r *reading) clash(kind, rule string, skip []string) *table.Clash {
	return &table.Clash{Schema: model.SchemaOf(kind), Rule: rule, Skip: skip}
}

// disagreed reports what a clash has met, and keeps it for whoever judges the data.
func (r *reading) disagreed(c *table.Clash) {
	r.problems = append(r.problems, c.Problems()...)
	r.portfolio.Disagreements = append(r.portfolio.Disagreements, c.Disagreements()...)
}

// addToMachines gives what tables of additions say to the machines that they are about: those of the same file before others.
func (r *reading) addToMachines() {
	if len(r.additions) == 0 {
		return
	}
	all, files := newMachines(), r.byFile()
	for _, s := range r.portfolio.Servers {
		all.add(s)
	}
	clash := r.clash("Servers", listWins, []string{"id", "migration", "name", "exported on"})
	lost := newLost("machines that no table lists", "export the list of machines as well")
	for _, s := range r.additions {
		near := files[s.Table.Ref.File]
		one := near.byID(s)
		for _, find := range []func(*model.Server) *model.Server{near.byName, all.byID, all.byName} {
			if one == nil {
				one = find(s)
			}
		}
		if one == nil {
			lost.add(s.Table, s.ID, s.Where())
			continue
		}
		clash.Fill(one, s)
	}
	r.disagreed(clash)
	r.problems = append(r.problems, lost.problems()...)
}

// byFile are the machines of each file.
func (r *reading) byFile() map[string]machines {
	files := map[string]machines{}
	for _, s := range r.portfolio.Servers {
		if s.Table == nil {
			continue
		}
		if _, known := files[s.Table.Ref.File]; !known {
			files[s.Table.Ref.File] = newMachines()
		}
		files[s.Table.Ref.File].add(s)
	}
	return files
}

// mergeExports makes one server of the rows by which several exports list the same machine.
func (r *reading) mergeExports() {
	exports := r.exports()
	if len(exports) < 2 {
		return
	}
	listed := newMachines()
	clash := r.clash("Servers", exportWins, identity)
	gone := map[*model.Server]bool{}
	var names byNames
	for _, servers := range exports {
		side := newMachines()
		for _, s := range servers {
			side.add(s)
		}
		var fresh []*model.Server
		for _, s := range servers {
			one, byName := listed.same(s, side)
			if one == nil {
				fresh = append(fresh, s)
				continue
			}
			if byName {
				names.add(s, one)
			}
			gone[s] = true
			absorb(one, s)
			clash.Fill(one, s)
		}
		for _, s := range fresh {
			listed.add(s)
		}
	}
	r.portfolio.Servers = slices.DeleteFunc(r.portfolio.Servers, func(s *model.Server) bool { return gone[s] })
	r.disagreed(clash)
	r.problems = append(r.problems, names.problems()...)
}

// exports are the servers of each exported table, in the order of the inventories, then of reading.
func (r *reading) exports() [][]*model.Server {
	var tables []*model.Table
	rows := map[*model.Table][]*model.Server{}
	for _, s := range r.portfolio.Servers {
		if !isExport(s) {
			continue
		}
		if rows[s.Table] == nil {
			tables = append(tables, s.Table)
		}
		rows[s.Table] = append(rows[s.Table], s)
	}
	slices.SortStableFunc(tables, func(a, b *model.Table) int { return r.rank(a) - r.rank(b) })
	ordered := make([][]*model.Server, len(tables))
	for i, t := range tables {
		ordered[i] = rows[t]
	}
	return ordered
}

// rank is the place of the table's file among the inventories.
func (r *reading) rank(t *model.Table) int {
	i := slices.IndexFunc(r.Config.Inventories, func(v model.Inventory) bool { return v.Names(t.Ref.File) })
	if i < 0 {
		return len(r.Config.Inventories)
	}
	return i
}

// absorb gives one what belongs to the machine and is no field of its own row. A power state goes with the day on which it was seen.
func absorb(one, s *model.Server) {
	one.OtherIDs, one.Also = append(one.OtherIDs, s.ID), append(one.Also, s)
	one.Disks = append(one.Disks, s.Disks...)
	one.Partitions = append(one.Partitions, s.Partitions...)
	one.Interfaces = append(one.Interfaces, s.Interfaces...)
	for _, app := range s.Applications {
		if !slices.ContainsFunc(one.Applications, func(a string) bool { return strings.EqualFold(a, app) }) {
			one.Applications = append(one.Applications, app)
		}
	}
	if one.Template == "" {
		one.Template = s.Template
	}
	if one.PowerState == "" && s.PowerState != "" {
		one.PowerState, one.ExportedOn = s.PowerState, s.ExportedOn
	}
}

// mergeOwn makes one server of a row of ours and the row of an export that lists the same machine. Our row goes before; the export's
// stands behind it.
func (r *reading) mergeOwn() {
	own, exported := newMachines(), newMachines()
	isOurs := func(s *model.Server) bool { return !isExport(s) }
	if !slices.ContainsFunc(r.portfolio.Servers, isExport) || !slices.ContainsFunc(r.portfolio.Servers, isOurs) {
		return
	}
	for _, s := range r.portfolio.Servers {
		if isExport(s) {
			exported.add(s)
		} else {
			own.add(s)
		}
	}
	clash := r.clash("Servers", ownWins, identity)
	clash.Blind = true
	var kept []*model.Server
	var names byNames
	for _, s := range r.portfolio.Servers {
		var mine *model.Server
		byName := false
		if isExport(s) {
			mine, byName = own.same(s, exported)
		}
		if mine == nil || mine.Export != nil {
			kept = append(kept, s)
			continue
		}
		if byName {
			names.add(s, mine)
		}
		mine.Export = s
		clash.Fill(mine, s)
	}
	r.portfolio.Servers = kept
	r.problems = slices.Concat(r.problems, clash.Problems(), names.problems())
}

// lost counts rows of tables that are about something no table lists.
type lost struct {
	what, hint string
	tables     []*model.Table
	rows       map[*model.Table][]source.Ref
	first      map[*model.Table]string
}

func newLost(what, hint string) *lost {
	return &lost{what: what, hint: hint, rows: map[*model.Table][]source.Ref{}, first: map[*model.Table]string{}}
}

func (l *lost) add(t *model.Table, id string, at source.Ref) {
	if l.rows[t] == nil {
		l.tables = append(l.tables, t)
		l.first[t] = id
	}
	l.rows[t] = append(l.rows[t], at)
}

func (l *lost) problems() []source.Problem {
	var all []source.Problem
	for _, t := range l.tables {
		all = append(all, source.Warn(l.rows[t][0], fmt.Sprintf("rows of %s: %d, the first of them %q", l.what, len(l.rows[t]), l.first[t]), "", l.hint).As(source.UnknownWord))
	}
	return all
}
