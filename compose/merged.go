package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// several is a finding that stands for others too: those of the same kind that say the same of other documents.
type several struct {
	Finding
	ids, owners []string
	refs        []source.Ref
	documents   []string // as they are named: "RACI D-1603"
	says        string   // what is said of each; empty where it is about no document
}

// merged are findings with those together that say the same of several documents and are alike; each stands where the first of them stood.
func merged(findings []Finding, alike func(a, b Finding) bool) []several {
	var all []several
	for _, f := range findings {
		document, says := f.parted()
		i := slices.IndexFunc(all, func(s several) bool {
			return says != "" && s.says == says && s.Kind == f.Kind && s.Severity == f.Severity && s.Migration == f.Migration && alike(s.Finding, f)
		})
		if i < 0 {
			all = append(all, several{Finding: f, says: says})
			i = len(all) - 1
		}
		s := &all[i]
		s.ids, s.documents = append(s.ids, f.ID), append(s.documents, document)
		if f.Owner != "" && !slices.Contains(s.owners, f.Owner) {
			s.owners = append(s.owners, f.Owner)
		}
		s.refs = append(s.refs, f.Ref)
	}
	for i := range all {
		if s := &all[i]; len(s.ids) > 1 {
			last := len(s.documents) - 1
			s.What = strings.Join(s.documents[:last], ", ") + " and " + s.documents[last] + ": each " + s.says
			s.refs = source.Merge(s.refs)
		}
	}
	return all
}

// mostTogether is how many findings of one rule stand in one row.
const mostTogether = 8

// byRule are findings in rows: those of one severity that break the same rule and are mended the same way together, at most so many; each row
// stands where the first of them stood. An accepted one stands alone.
func byRule(all []several) [][]several {
	var rows [][]several
	for _, s := range all {
		i := slices.IndexFunc(rows, func(row []several) bool {
			first := row[0]
			return s.Accepted == nil && first.Accepted == nil && len(row) < mostTogether &&
				s.Severity == first.Severity && s.Rule == first.Rule && s.Mend == first.Mend
		})
		if i < 0 {
			rows = append(rows, nil)
			i = len(rows) - 1
		}
		rows[i] = append(rows[i], s)
	}
	return rows
}

// ownedBy is who answers for it.
func (s several) ownedBy() doc.TableCell { return words(strings.Join(s.owners, ", ")) }

// parted is a finding's words as the document that it is about and what it says of it; nothing is said where it is about none, or begins
// otherwise than with its kind and its id.
func (f Finding) parted() (document, says string) {
	before, after, found := strings.Cut(f.What, f.Document+" ")
	if f.Document == "" || !found {
		return "", ""
	}
	return before + f.Document, after
}

// repeats tells whether another finding, which blocks, states the same fault of the same document's file or date.
func (f Finding) repeats(other Finding) bool {
	kinds := []model.FindingKind{model.KindNoFile, model.KindURLOnly, model.KindFileMissing, model.KindUnreadable, model.KindUndated, model.KindFuture, model.KindExpired}
	return f.coveredBy(other) && other.Kind == model.KindRequiredDocument.String() && slices.ContainsFunc(kinds, func(k model.FindingKind) bool { return k.String() == f.Kind })
}

// same tells whether two findings unlock the same.
func (u Unlocks) same(other Unlocks) bool {
	alike := func(a, b *value.Figure) bool {
		if a == nil || b == nil {
			return a == b
		}
		return a.Value.Known == b.Value.Known && a.Value.Decimal.Equal(b.Value.Decimal)
	}
	return alike(u.Applications, other.Applications) && alike(u.Servers, other.Servers)
}
