package assess

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// stages are what phases of a partner's method are mapped to (design §5).
var stages = []string{"TCO", "MRA", "discovery", "landing zone", "plan", "migrate", "optimize"}

// methodMatrix says of every migration how each phase of the partner's method was done, and reports what deviates without a reason.
func (a *assessor) methodMatrix(studies []*model.CaseStudy) model.MethodMatrix {
	matrix := model.MethodMatrix{Phases: a.portfolio.Method, Lessons: a.lessons(studies)}
	if len(matrix.Phases) == 0 {
		return matrix
	}
	for _, phase := range matrix.Phases {
		matrix.Stages = append(matrix.Stages, a.stageOf(phase))
	}
	a.reportUnmapped(matrix.Stages)
	for _, cs := range studies {
		row := model.MethodRow{CaseStudy: cs}
		for _, phase := range matrix.Phases {
			cell := a.methodCell(cs, phase)
			if cell.Standing == model.PhaseUnexplained {
				a.reportDeviation(cs.Migration, cell)
			}
			row.Cells = append(row.Cells, cell)
		}
		matrix.Rows = append(matrix.Rows, row)
	}
	return matrix
}

// stageOf is the stage that a phase is mapped to, in the programme's spelling; "" where none is stated. A word that is no stage is a
// finding: it is not the same as none.
func (a *assessor) stageOf(phase *model.Phase) string {
	if phase.Maps == "" {
		return ""
	}
	for _, s := range stages {
		if strings.EqualFold(s, strings.TrimSpace(phase.Maps)) {
			return s
		}
	}
	a.find(model.Finding{
		ID: model.KindUnknownStage.ID(value.Slug(phase.Name)), Kind: model.KindUnknownStage, Severity: model.Open, Ref: phase.At("maps to"), Owner: phase.Owner,
		What: fmt.Sprintf("the phase %s is mapped to %q, which is no stage", phase.Name, phase.Maps),
		Rule: "phases are mapped to " + strings.Join(stages, ", ") + " (this program’s rule)", Mend: "map it to one of these",
	})
	return ""
}

func (a *assessor) reportUnmapped(mapped []string) {
	for _, s := range stages {
		if slices.Contains(mapped, s) {
			continue
		}
		a.find(model.Finding{
			ID: model.KindUnmappedStage.ID(value.Slug(s)), Kind: model.KindUnmappedStage, Severity: model.Open, Ref: a.portfolio.Method[0].Where(),
			What: "no phase of the method is mapped to " + s, Rule: "the method covers " + strings.Join(stages, ", ") + " (this program’s rule)",
			Mend: "map a phase to it, or add the phase",
		})
	}
}

// methodCell is how a phase was done: by what its documents and the recorded deviations say.
func (a *assessor) methodCell(cs *model.CaseStudy, phase *model.Phase) model.MethodCell {
	m := cs.Migration
	cell := model.MethodCell{Phase: phase}
	for _, word := range phase.Documents {
		kind, known := documentKind(word)
		if !known {
			a.reportUnknownKind(phase, word)
			continue
		}
		switch standing, claimed := a.documentsOf(m, kind); {
		case len(standing) > 0:
		case len(claimed) > 0:
			cell.Claimed = append(cell.Claimed, claimed...)
		default:
			cell.Missing = append(cell.Missing, kind)
		}
	}
	for _, d := range a.portfolio.Deviations {
		if d.Migration == m.ID && d.Phase == phase.Name {
			cell.Deviation = d
			break
		}
	}
	cell.Standing = a.phaseStanding(m, cell)
	return cell
}

func (a *assessor) phaseStanding(m *model.Migration, cell model.MethodCell) model.PhaseStanding {
	begun, finished := a.progress(m, cell.Phase)
	over := m.Status == model.Completed || finished
	switch {
	case cell.Deviation != nil:
		return model.PhaseDeviates
	case len(cell.Missing) > 0 && !over:
		return model.PhaseAhead
	case len(cell.Missing) > 0:
		return model.PhaseUnexplained
	case len(cell.Claimed) > 0:
		return model.PhaseClaimed
	case len(cell.Phase.Documents) > 0 || finished:
		return model.PhaseDone
	case begun || over:
		return model.PhaseClaimed // nothing shows that it was done
	}
	return model.PhaseAhead
}

// progress tells whether any activity of a phase has begun, and whether all have finished.
func (a *assessor) progress(m *model.Migration, phase *model.Phase) (begun, finished bool) {
	planned := 0
	finished = true
	for _, activity := range a.index.activities[m.ID] {
		if activity.Phase != phase.Name {
			continue
		}
		planned++
		begun = begun || past(activity.ActualStart, a.asOf)
		finished = finished && past(activity.ActualFinish, a.asOf)
	}
	return begun, finished && planned > 0
}

// past tells whether d is a day not after asOf.
func past(d, asOf value.Date) bool { return !d.IsZero() && !d.After(asOf) }

// documentsOf are the documents of a kind that m has, its own and the partner's: those that stand, and those that do not.
func (a *assessor) documentsOf(m *model.Migration, kind model.DocumentKind) (standing, claimed []*model.Document) {
	for _, d := range slices.Concat(a.index.documents[m.ID], a.index.documents[model.PartnerScope]) {
		switch {
		case d.Kind != kind:
		case a.stands(d):
			standing = append(standing, d)
		default:
			claimed = append(claimed, d)
		}
	}
	return standing, claimed
}

// documentKind is the kind that a word names, by any of its names.
func documentKind(word string) (kind model.DocumentKind, known bool) {
	for _, entry := range model.DocumentKind("").Choices() {
		names := strings.Split(entry, "|")
		if slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, strings.TrimSpace(word)) }) {
			return model.DocumentKind(names[0]), true
		}
	}
	return "", false
}

func (a *assessor) reportUnknownKind(phase *model.Phase, word string) {
	a.find(model.Finding{
		ID: model.KindUnknownKind.ID(value.Slug(phase.Name), value.Slug(word)), Kind: model.KindUnknownKind, Severity: model.Open, Ref: phase.At("required documents"), Owner: phase.Owner,
		What: fmt.Sprintf("the phase %s asks for %q, which is no kind of document", phase.Name, word),
		Rule: "documents are of the kinds of the register (this program’s rule)", Mend: "name the kind as the register does",
	})
}

func (a *assessor) reportDeviation(m *model.Migration, cell model.MethodCell) {
	a.find(model.Finding{
		ID: model.KindDeviation.ID(m.ID, value.Slug(cell.Phase.Name)), Kind: model.KindDeviation, Severity: model.Open, Migration: m.ID, Ref: cell.Phase.Where(), Owner: cell.Phase.Owner,
		What: fmt.Sprintf("the phase %s left no %s, and no reason is recorded", cell.Phase.Name, kinds(cell.Missing)),
		Rule: "the same method for all customers (Mission Cloud)", Mend: "register what is missing, or record in Deviations why it was done otherwise",
	})
}
