package assess

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// checklist says how each item of the programme's checklist stands: once for every case study where the item asks for each, else once
// for the practice.
func (a *assessor) checklist(studies []*model.CaseStudy, members []model.Member) []model.ItemStanding {
	var all []model.ItemStanding
	for _, item := range a.programme.Checklist {
		if !item.Each {
			all = append(all, a.practiceItem(item, members))
			continue
		}
		for _, cs := range studies {
			all = append(all, a.caseItem(item, cs, members))
		}
	}
	return all
}

// reportUnknownItems reports answers to what is an item of no checklist: that is not the same as an item without an answer.
func (a *assessor) reportUnknownItems() {
	known := map[string]bool{}
	learn := func(id string) { known[strings.ToLower(strings.TrimSpace(id))] = true }
	for _, item := range a.programme.Checklist {
		learn(item.ID)
	}
	for _, item := range commonItems {
		learn(item.id)
	}
	for _, list := range a.portfolio.Checklists {
		for _, sheet := range list.Sheets {
			for _, row := range sheet.Rows {
				learn(row.Item)
			}
		}
	}
	for _, r := range a.portfolio.Responses {
		if known[strings.ToLower(strings.TrimSpace(r.Item))] {
			continue
		}
		a.find(model.Finding{
			ID: model.KindUnknownItem.ID(value.Slug(r.Item)), Kind: model.KindUnknownItem, Severity: model.Information, Ref: r.At("checklist item"), Owner: r.AnsweredBy,
			What: fmt.Sprintf("%q is an item of no checklist at hand, so that its answer goes nowhere", r.Item),
			Rule: "an answer names an item of the programme’s checklist or of a self-assessment workbook by its id (this program’s rule)",
			Mend: "correct the id, or put the workbook that has the item into inputs/",
		})
	}
}

func (a *assessor) caseItem(item model.ChecklistItem, cs *model.CaseStudy, members []model.Member) model.ItemStanding {
	s := model.ItemStanding{Item: item, CaseStudy: cs}
	disputed := a.respondTo(&s, cs.Migration.ID, members)
	a.gather(&s, a.index.documents[cs.Migration.ID], disputed)
	if s.Standing == model.Gap && !cs.Public && slices.Equal(item.Evidence, []model.DocumentKind{model.PublicCaseStudy}) {
		s.Standing, s.Why = model.NotAsked, "the case study is not public"
	}
	return s
}

// practiceItem is answered by the partner's own documents, and by those of the chosen case studies that show it in use.
func (a *assessor) practiceItem(item model.ChecklistItem, members []model.Member) model.ItemStanding {
	s := model.ItemStanding{Item: item}
	disputed := a.respondTo(&s, "", members)
	documents := slices.Clone(a.index.documents[model.PartnerScope])
	for _, m := range members {
		documents = append(documents, a.index.documents[m.CaseStudy.Migration.ID]...)
	}
	a.gather(&s, documents, disputed)
	return s
}

// respondTo finds the partner's answer to an item. One that is disputed is none, and why is said.
func (a *assessor) respondTo(s *model.ItemStanding, migration string, members []model.Member) (disputed string) {
	response, rival := a.response(s.Item.ID, migration)
	if response == nil {
		return ""
	}
	if rival != nil {
		return fmt.Sprintf("it is answered %s at %s and %s at %s, on the same day", rival.Met, rival.At("met"), response.Met, response.At("met"))
	}
	if cell := a.contrary(model.Answer{Item: s.Item.ID, Migration: migration, Response: response}, response.Met, members); cell != nil {
		return fmt.Sprintf("it is answered %s at %s, and %q at %s", response.Met, response.At("met"), cell.Text, cell.Ref)
	}
	s.Response = response
	return ""
}

// gather files the documents of the kinds that count as evidence, and says what they come to.
func (a *assessor) gather(s *model.ItemStanding, documents []*model.Document, disputed string) {
	for _, d := range documents {
		if !slices.Contains(s.Item.Evidence, d.Kind) {
			continue
		}
		if why, _ := a.falls(d); why != "" {
			s.Weak = append(s.Weak, model.Unfit{Document: d, Why: why})
		} else {
			s.Documents = append(s.Documents, d)
		}
	}
	switch {
	case len(s.Documents) > 0:
		s.Standing = model.Evidenced
	case len(s.Weak) > 0:
		s.Standing, s.Why = model.Claimed, named(s.Weak[0].Document)+" "+s.Weak[0].Why
	case len(s.Item.Evidence) == 0 && disputed != "":
		s.Standing, s.Why = model.Gap, disputed
	case len(s.Item.Evidence) == 0 && s.Response != nil:
		s.Standing, s.Why = model.Answered, "the programme names no kind of document for it; the answer is the partner’s own"
	case len(s.Item.Evidence) == 0:
		s.Standing, s.Why = model.Gap, "nobody has answered it, and the programme names no kind of document for it"
	default:
		s.Standing, s.Why = model.Gap, "no "+kinds(s.Item.Evidence)
	}
}
