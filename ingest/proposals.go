package ingest

import (
	"slices"
	"strings"

	"dossier/ingest/table"
)

// proposals are the entries of dossier.yaml that would have further tables read. The migration is the workspace's only one, or to be
// chosen.
func (r *reading) proposals() []Proposal {
	var all []Proposal
	migration := r.migrationToChoose()
	for _, t := range r.tables {
		if t.Proposal == "" || r.isNamed(t.Table.Ref.File) {
			continue
		}
		p := Proposal{File: t.Table.Ref.File, Sheet: t.Table.Ref.Sheet, YAML: strings.ReplaceAll(t.Proposal, table.Placeholder, migration)}
		if !slices.ContainsFunc(all, func(o Proposal) bool { return o.YAML == p.YAML }) { // an export is claimed once, however many its sheets
			all = append(all, p)
		}
	}
	return all
}

// migrationToChoose is the id of the only migration, or the first one's with the others behind it.
func (r *reading) migrationToChoose() string {
	const most = 10
	var ids []string
	for _, m := range r.portfolio.Migrations {
		if m.ID != "" && !slices.Contains(ids, m.ID) {
			ids = append(ids, m.ID)
		}
	}
	switch len(ids) {
	case 0:
		return "M-01"
	case 1:
		return plainYAML(ids[0])
	}
	others := strings.Join(ids[1:min(len(ids), most)], ", ")
	return plainYAML(ids[0]) + " # or " + strings.Join(strings.Fields(others), " ")
}

// nameMigrations writes ids of the workspace's migrations into the hints that ask for one.
func (r *reading) nameMigrations() {
	id, others, several := strings.Cut(r.migrationToChoose(), " # ")
	for i := range r.problems {
		p := &r.problems[i]
		if !strings.Contains(p.Hint, table.Placeholder) {
			continue
		}
		if p.Hint = strings.ReplaceAll(p.Hint, table.Placeholder, id); several {
			p.Hint += ", or another migration: " + strings.TrimPrefix(others, "or ")
		}
	}
}

// plainYAML is a word as YAML writes it: between quotes where it could be anything but a word.
func plainYAML(word string) string {
	plain := !strings.ContainsFunc(word, func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-'
	})
	if plain && strings.Contains(word, "-") && word[0] >= 'A' {
		return word
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(word) + `"`
}
