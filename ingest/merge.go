package ingest

import (
	"fmt"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// mergeExports makes one server of a row of ours and the row of an export that lists the same machine for the same migration: by
// id, else by a name that occurs once on either side. Our row goes before; the export's stands behind it.
func (r *reading) mergeExports() {
	own := machines{ids: map[string][]*model.Server{}, names: map[string][]*model.Server{}}
	exported := machines{ids: map[string][]*model.Server{}, names: map[string][]*model.Server{}}
	for _, s := range r.portfolio.Servers {
		if isExport(s) {
			exported.add(s)
		} else {
			own.add(s)
		}
	}
	var kept []*model.Server
	for _, s := range r.portfolio.Servers {
		mine := own.same(s, exported)
		if !isExport(s) || mine == nil || mine.Export != nil {
			kept = append(kept, s)
			continue
		}
		mine.Export = s
		r.disagree(mine, "CPUs", mine.CPUs, s.CPUs)
		r.disagree(mine, "memory", mine.Memory, s.Memory)
	}
	r.portfolio.Servers = kept
}

// isExport tells whether the row was written by a program.
func isExport(s *model.Server) bool {
	return s.Table != nil && s.Table.Format != "" && s.Table.Format != "mapping"
}

// machines are servers by migration and id, and by migration and name.
type machines struct{ ids, names map[string][]*model.Server }

func (m machines) add(s *model.Server) {
	id, name := machineKeys(s)
	m.ids[id] = append(m.ids[id], s)
	if s.Name != "" {
		m.names[name] = append(m.names[name], s)
	}
}

func machineKeys(s *model.Server) (id, name string) {
	return s.Migration + "\x00" + strings.ToLower(s.ID), s.Migration + "\x00" + strings.ToLower(s.Name)
}

// same is the one server that is the same machine as s, or nil.
func (m machines) same(s *model.Server, others machines) *model.Server {
	id, name := machineKeys(s)
	if found := m.ids[id]; len(found) == 1 {
		return found[0]
	}
	if found := m.names[name]; len(found) == 1 && len(others.names[name]) == 1 {
		return found[0]
	}
	return nil
}

func (r *reading) disagree(own *model.Server, column string, mine, theirs value.Number) {
	if !mine.Known || !theirs.Known || mine.Decimal.Equal(theirs.Decimal) {
		return
	}
	r.problems = append(r.problems, source.Warn(own.At(column), fmt.Sprintf("%s of server %s is %s here and %s in the export, %s", column, own.ID, mine, theirs, own.Export.At(column)),
		"one value", "the value here is used"))
}
