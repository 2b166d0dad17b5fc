package assess

import (
	"cmp"
	"slices"
	"strings"

	"dossier/model"
)

// answers says what there is to every pair of cells of the self-assessment workbooks: the customer references are the chosen case
// studies in the order of their ids, as many as a sheet has columns for.
func (a *assessor) answers(members []model.Member) []model.Answer {
	var all []model.Answer
	for _, list := range a.portfolio.Checklists {
		for _, sheet := range list.Sheets {
			for _, row := range sheet.Rows {
				for _, pair := range row.Pairs {
					if pair.Reference > len(members) {
						continue
					}
					of := model.Answer{File: list.File, Item: row.Item, Text: row.Text, Pair: pair}
					if pair.Reference > 0 {
						of.Migration = members[pair.Reference-1].CaseStudy.Migration.ID
					}
					all = append(all, a.answer(of, members))
				}
			}
		}
	}
	return all
}

// answer completes an answer by the rows of Responses and the evidence. Met? is an attestation by a person: where none has answered,
// or two of one day say otherwise, or a person says otherwise in a workbook, there is none.
func (a *assessor) answer(of model.Answer, members []model.Member) model.Answer {
	of.Response, of.Rival = a.response(of.Item, of.Migration)
	of.Against = a.against(of, members)
	switch {
	case of.Against != nil:
		of.Status = model.Disputed
	case of.Pair.Met.IsFilled():
		of.Status = model.Filled
	case of.Rival != nil:
		of.Status = model.Disputed
	case of.Response != nil:
		of.Status = model.Attested
	default:
		of.Status = model.Unanswered
	}
	return a.proofs(of, members)
}

// against finds the cell of the same workbook in which a person disputes an answer. An id may stand in several rows, of which each asks for a part: whoever says
// of one that it is not met disputes that the item is. Without a response, two people dispute one another only where they answer the same
// requirement.
func (a *assessor) against(of model.Answer, members []model.Member) *model.ChecklistCell {
	if of.Response != nil {
		return a.contrary(of, of.Response.Met, members)
	}
	if met := of.Pair.Met; met.Text != "" {
		return a.contrary(of, model.YesNo(met.Text), members)
	}
	return nil
}

// contrary is the first cell that answers an item, for a case study or the practice, otherwise than met: of the answer's workbook, or of any
// where it is of none; where there is no response, of the rows with the same requirement.
func (a *assessor) contrary(of model.Answer, met model.YesNo, members []model.Member) *model.ChecklistCell {
	for _, list := range a.portfolio.Checklists {
		if of.File != "" && list.File != of.File {
			continue // another programme's item may bear the same id
		}
		for _, sheet := range list.Sheets {
			for _, row := range sheet.Rows {
				if !strings.EqualFold(row.Item, strings.TrimSpace(of.Item)) || of.Response == nil && row.Text != of.Text {
					continue
				}
				for _, pair := range row.Pairs {
					if isAbout(pair, of.Migration, members) && pair.Met.Text != "" && model.YesNo(pair.Met.Text).Word() != met.Word() {
						return &pair.Met
					}
				}
			}
		}
	}
	return nil
}

// isAbout tells whether a pair of cells is about the case study of the migration, or about the practice where that is "".
func isAbout(pair model.ChecklistPair, migration string, members []model.Member) bool {
	if pair.Reference == 0 {
		return migration == ""
	}
	return pair.Reference <= len(members) && members[pair.Reference-1].CaseStudy.Migration.ID == migration
}

// response is the newest row of Responses to an item, by its day, then the later row; and one of the same day that says otherwise.
func (a *assessor) response(item, migration string) (response, rival *model.Response) {
	for _, r := range a.portfolio.Responses {
		if !strings.EqualFold(strings.TrimSpace(r.Item), item) || r.Reference != migration || r.AnsweredOn.After(a.asOf) {
			continue
		}
		switch {
		case response == nil || r.AnsweredOn.After(response.AnsweredOn):
			response, rival = r, nil
		case r.AnsweredOn == response.AnsweredOn:
			if r.Met != response.Met {
				rival = response
			}
			response = r
		}
	}
	return response, rival
}

// proofs adds the documents that stand and count as evidence for an item. Those that the answer itself names by their ids count, and
// then no others; else those of the kinds that the item asks for, the case study's own before the partner's. An item of the practice
// has the partner's, then those of the chosen case studies.
func (a *assessor) proofs(of model.Answer, members []model.Member) model.Answer {
	scopes := []string{of.Migration, model.PartnerScope}
	if of.Migration == "" {
		scopes = []string{model.PartnerScope}
		for _, m := range members {
			scopes = append(scopes, m.CaseStudy.Migration.ID)
		}
	}
	var documents []*model.Document
	for _, scope := range scopes {
		for _, d := range a.index.documents[scope] {
			if a.stands(d) {
				documents = append(documents, d)
			}
		}
	}
	if of.Response != nil {
		words := strings.FieldsFunc(of.Response.Text, func(r rune) bool { return strings.ContainsRune(" \t\r\n,;:()[]", r) })
		named := keep(documents, func(d *model.Document) bool {
			return slices.ContainsFunc(words, func(w string) bool { return strings.TrimRight(w, ".!?") == d.ID })
		})
		if len(named) > 0 {
			of.Evidence, of.Named = named, true
			return of
		}
	}
	kinds, basis := a.evidenceFor(of.Item)
	counted := keep(documents, func(d *model.Document) bool { return slices.Contains(kinds, d.Kind) })
	slices.SortStableFunc(counted, func(x, y *model.Document) int {
		return cmp.Or(cmp.Compare(slices.Index(scopes, x.Migration), slices.Index(scopes, y.Migration)), cmp.Compare(slices.Index(kinds, x.Kind), slices.Index(kinds, y.Kind)))
	})
	of.Evidence, of.Basis = counted, basis
	return of
}

func keep(documents []*model.Document, is func(*model.Document) bool) []*model.Document {
	return slices.DeleteFunc(slices.Clone(documents), func(d *model.Document) bool { return !is(d) })
}

// evidenceFor are the kinds of document that count as evidence for an item, and who says so: the programme, else what is known of the
// items that AWS's checklists have in common.
func (a *assessor) evidenceFor(item string) ([]model.DocumentKind, string) {
	for _, i := range a.programme.Checklist {
		if strings.EqualFold(i.ID, item) {
			return i.Evidence, i.Source
		}
	}
	i := slices.IndexFunc(commonItems, func(c commonItem) bool { return c.id == item })
	if i < 0 {
		return nil, ""
	}
	return commonItems[i].evidence, commonItems[i].source
}
