package ingest

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
)

// machines finds servers of a migration: by any of their ids, else by a name that one of them alone bears.
type machines struct{ ids, names map[string][]*model.Server }

func newMachines() machines {
	return machines{ids: map[string][]*model.Server{}, names: map[string][]*model.Server{}}
}

func (m machines) add(s *model.Server) {
	for _, id := range idKeys(s) {
		if !slices.Contains(m.ids[id], s) {
			m.ids[id] = append(m.ids[id], s)
		}
	}
	if key := nameKey(s); key != "" {
		m.names[key] = append(m.names[key], s)
	}
}

// addAs finds one by the ids and the name of another row of the same machine.
func (m machines) addAs(other, one *model.Server) {
	for _, id := range idKeys(other) {
		if !slices.Contains(m.ids[id], one) {
			m.ids[id] = append(m.ids[id], one)
		}
	}
	if key := nameKey(other); key != "" && !slices.Contains(m.names[key], one) {
		m.names[key] = append(m.names[key], one)
	}
}

// byID is the one machine that bears an id of s, or nil.
func (m machines) byID(s *model.Server) *model.Server {
	for _, id := range idKeys(s) {
		if found := m.ids[id]; len(found) == 1 {
			return found[0]
		}
	}
	return nil
}

// byName is the one machine that bears the name of s, or nil.
func (m machines) byName(s *model.Server) *model.Server {
	if found := m.names[nameKey(s)]; len(found) == 1 {
		return found[0]
	}
	return nil
}

// same is the one machine that is the same as s, or nil: by an id that both bear, else by the name, where one machine of the migration
// alone bears it on either side.
func (m machines) same(s *model.Server, side machines) (one *model.Server, byName bool) {
	if found := m.byID(s); found != nil {
		return found, false
	}
	if len(side.names[nameKey(s)]) != 1 {
		return nil, false
	}
	return m.byName(s), true
}

// byNames counts the rows that were taken for machines of other tables by their names.
type byNames struct {
	pairs [][2]*model.Table
	rows  map[[2]*model.Table][]*model.Server
}

func (b *byNames) add(s, one *model.Server) {
	pair := [2]*model.Table{s.Table, one.Table}
	if s.Table == nil || one.Table == nil {
		return
	}
	if b.rows == nil {
		b.rows = map[[2]*model.Table][]*model.Server{}
	}
	if b.rows[pair] == nil {
		b.pairs = append(b.pairs, pair)
	}
	b.rows[pair] = append(b.rows[pair], s)
}

func (b *byNames) problems() []source.Problem {
	var all []source.Problem
	for _, pair := range b.pairs {
		rows := b.rows[pair]
		all = append(all, source.Notice(rows[0].At("name"), fmt.Sprintf("machines that share no id with those of %s are taken for them by their names, which no others bear: %d, the first of them %q",
			place(pair[1].Ref), len(rows), rows[0].Name), "", "export a unique id with both, so that nothing rests on names").As(source.TakenForGranted))
	}
	return all
}

// place is a file, with the sheet of a workbook.
func place(ref source.Ref) string {
	ref.Cells = source.Range{}
	return ref.String()
}

// called is the one machine that a text of another table means, its id or its name; nil for none, or for several.
func (m machines) called(migration, text string) *model.Server {
	key := migration + "\x00" + idKey(text)
	if found := m.ids[key]; len(found) == 1 {
		return found[0]
	}
	if found := m.names[migration+"\x00"+strings.ToLower(text)]; len(found) == 1 {
		return found[0]
	}
	return nil
}

func idKeys(s *model.Server) []string {
	keys := make([]string, 0, 1+len(s.OtherIDs))
	for _, id := range append([]string{s.ID}, s.OtherIDs...) {
		if id != "" {
			keys = append(keys, s.Migration+"\x00"+idKey(id))
		}
	}
	return keys
}

func nameKey(s *model.Server) string {
	if s.Name == "" {
		return ""
	}
	return s.Migration + "\x00" + strings.ToLower(s.Name)
}

// idKey is how ids are compared: without case, and a UUID without its hyphens and braces, since programs write them differently.
func idKey(id string) string {
	id = strings.ToLower(id)
	const digits, mostMarks = 32, 8
	if len(id) < digits || len(id) > digits+mostMarks {
		return id
	}
	bare := strings.NewReplacer("-", "", "{", "", "}", "", " ", "").Replace(id)
	if len(bare) == digits && strings.Trim(bare, "0123456789abcdef") == "" {
		return bare
	}
	return id
}
