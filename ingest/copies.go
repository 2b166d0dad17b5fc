package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/ingest/table"
	"dossier/model"
	"dossier/source"
)

// copies leaves out the files that are, byte for byte, another one that is read: what a browser that downloads twice leaves behind, or a
// program that keeps folders in step. Read, every line of a bill would count twice. Two that dossier.yaml gives to different migrations
// are both meant. Of two that are not, the one that dossier.yaml names is read, else the one with the shorter name.
func (r *reading) copies(files []fileReading) {
	same := map[string][]*fileReading{}
	var hashes []string
	for i := range files {
		f := &files[i]
		if f.input.SHA256 == "" || !slices.ContainsFunc(f.tables, func(t table.Reading) bool { return t.Schema != nil || t.Table.Format != "" || t.Mapping != nil }) {
			continue
		}
		if same[f.input.SHA256] == nil {
			hashes = append(hashes, f.input.SHA256)
		}
		same[f.input.SHA256] = append(same[f.input.SHA256], f)
	}
	for _, hash := range hashes {
		group := same[hash]
		slices.SortStableFunc(group, func(a, b *fileReading) int {
			return cmp.Or(-cmp.Compare(min(1, len(r.claim(a))), min(1, len(r.claim(b)))), cmp.Compare(len(a.input.Path), len(b.input.Path)))
		})
		read := map[string]*fileReading{}
		for _, f := range group {
			claim := r.claim(f)
			if claim == "" && f != group[0] {
				claim = r.claim(group[0])
			}
			if first := read[claim]; first != nil {
				r.leaveOut(f, first.input.Path)
				continue
			}
			read[claim] = f
		}
	}
}

// claim is what dossier.yaml says that tells the file from a copy of it; "" for nothing.
func (r *reading) claim(f *fileReading) string {
	var says []string
	for _, v := range r.Config.Inventories {
		if v.Names(f.input.Path) {
			says = append(says, v.Migration)
		}
	}
	for _, t := range f.tables {
		if t.Mapping != nil {
			says = append(says, t.Mapping.Ref.String())
		}
	}
	return strings.Join(says, " ")
}

// leaveOut makes the file one of which nothing is read.
func (r *reading) leaveOut(f *fileReading, original string) {
	ref := source.Ref{File: f.input.Path}
	r.copied[f.input.Path] = true
	f.tables = []table.Reading{{Table: &model.Table{Ref: ref, Unread: "a copy of " + original}}}
	f.problems = []source.Problem{source.Warn(ref, fmt.Sprintf("byte for byte the same as %s: not read", original), "one file", "delete one of the two").As(source.FileNotRead)}
}
