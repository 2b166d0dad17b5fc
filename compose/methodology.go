package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// CaseMethod is the partner's method and how one case study went through it. The phases are the same in every case study.
type CaseMethod struct {
	Phases []Phase
	Steps  []MethodStep
}

// MethodStep is a phase as one case study went through it.
type MethodStep struct {
	Phase, Reason *doc.Value // Reason of leaving the method; nil for none
	Standing      string
	Documents     []*doc.Value // that the phase left, by id
	Missing       string
}

// caseMethod makes the view of the method for one case study; nil where the partner has recorded none.
func (m *material) caseMethod(cs *model.CaseStudy) *CaseMethod {
	matrix := m.assessment.Method
	if len(matrix.Phases) == 0 {
		return nil
	}
	v := &CaseMethod{Phases: phasesOf(matrix)}
	for _, r := range matrix.Rows {
		if r.CaseStudy != cs {
			continue
		}
		for _, c := range r.Cells {
			v.Steps = append(v.Steps, methodStepOf(cs, c))
		}
	}
	return v
}

func phasesOf(matrix model.MethodMatrix) []Phase {
	var all []Phase
	for i, p := range matrix.Phases {
		all = append(all, Phase{
			Name: said(p.Name, p.At("phase")), Stage: said(matrix.Stages[i], p.At("maps to")), Owner: said(p.Owner, p.At("owner")),
			Tool: said(p.Tool, p.At("tool")), Documents: said(strings.Join(p.Documents, ", "), p.At("required documents")),
		})
	}
	return all
}

func methodStepOf(cs *model.CaseStudy, c model.MethodCell) MethodStep {
	s := MethodStep{Phase: said(c.Phase.Name, c.Phase.At("phase")), Standing: string(c.Standing), Missing: kindWords(c.Missing)}
	if c.Deviation != nil {
		s.Reason = said(c.Deviation.Reason, c.Deviation.At("reason"))
	}
	for _, d := range cs.Documents {
		if slices.ContainsFunc(c.Phase.Documents, func(word string) bool { return strings.EqualFold(word, string(d.Kind)) }) {
			s.Documents = append(s.Documents, said(d.ID, d.At("id")))
		}
	}
	return s
}

// methodologyMakers are the named blocks of the methodology chapter, the same in every document that includes it.
func methodologyMakers() []maker {
	return []maker{
		blockOf("table", "methodology", func(v CaseStudy, _ value.Locale) doc.Table {
			if v.Method == nil {
				return methodologyTable(nil)
			}
			return methodologyTable(v.Method.Phases)
		}),
		blockOf("table", "methodology", func(v Portfolio, _ value.Locale) doc.Table {
			if v.Method == nil {
				return methodologyTable(nil)
			}
			return methodologyTable(v.Method.Phases)
		}),
		blockOf("table", "method-steps", methodStepsTable),
	}
}

func methodologyTable(phases []Phase) doc.Table {
	t := methodPhasesTable(Method{Phases: phases})
	t.ID = "methodology"
	t.Empty = "No method is recorded. Without one nobody can see that every customer was treated alike: list its phases in Method, each with its owner, its tool and the documents that it must leave."
	return t
}

func methodStepsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "method-steps", Caption: "How this case study went through the phases",
		Columns: []doc.Column{column("Phase", 1.8), column("Standing", 1.3), column("Documents that it left", 2.4), column("Not there", 1.8), column("Reason, where it was done otherwise", 3.6)},
		Note:    doc.Say("How to read: done means that every document that the phase must leave is registered and stands; claimed, that they are registered and do not all stand; ahead, that the project has not come so far."),
		Empty:   "No method is recorded, and so nothing to compare this case study with.",
	}
	if v.Method == nil {
		return t
	}
	for _, s := range v.Method.Steps {
		standing := model.PhaseStanding(s.Standing)
		t.Rows = append(t.Rows, row(head(s.Phase), doc.TableCell{Content: doc.Say(methodWords[standing]), Tone: methodTones[standing]},
			joined(s.Documents, ", "), words(s.Missing), cell(s.Reason)))
	}
	return t
}
