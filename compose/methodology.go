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
	Tools         []*doc.Value // that these were made with, each once
	Dates         []*doc.Value // of the first and the last of these; one where there is but one
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
	left := where(cs.Documents, func(d *model.Document) bool {
		return slices.ContainsFunc(c.Phase.Documents, func(word string) bool { return strings.EqualFold(word, string(d.Kind)) })
	})
	tools := map[string]bool{}
	for _, d := range left {
		s.Documents = append(s.Documents, said(d.ID, d.At("id")))
		if d.Tool != "" && !tools[d.Tool] {
			tools[d.Tool] = true
			s.Tools = append(s.Tools, said(d.Tool, d.At("tool")))
		}
	}
	dated := where(left, func(d *model.Document) bool { return !d.Date.IsZero() })
	slices.SortStableFunc(dated, func(x, y *model.Document) int { return x.Date.Compare(y.Date) })
	for i, d := range dated {
		if i == 0 || i == len(dated)-1 && d.Date != dated[0].Date {
			s.Dates = append(s.Dates, day(d.Date, d.At("date")))
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
		blockOf("table", "method-applied", methodAppliedTable),
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

// methodAppliedTable is how each phase was done for every customer, one below the other, so that what is alike is seen.
func methodAppliedTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "method-applied", Caption: "How each phase was done for each customer",
		Columns: []doc.Column{column("Case study", 2.2), column("Standing", 1.1), column("Documents that it left", 2), column("Made with", 2), column("Dated", 2.5)},
		Note:    doc.Say("How to read: documents are named by their id in the evidence register, and dated as they are dated there. The tool of the method stands with the name of the phase; the reasons where a phase was done otherwise stand in the table before."),
		Empty:   "No case study is in the set, or no method is recorded.",
	}
	if v.Method == nil {
		return t
	}
	for i, p := range v.Method.Phases {
		title := valueText(p.Name)
		if p.Tool != nil {
			title += " – " + valueText(p.Tool)
		}
		t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(title), Header: true, Span: len(t.Columns)}}})
		for _, r := range v.Method.Rows {
			if i >= len(r.Steps) {
				continue
			}
			s := r.Steps[i]
			standing := model.PhaseStanding(s.Standing)
			t.Rows = append(t.Rows, row(joined([]*doc.Value{r.ID, r.Customer}, " "), doc.TableCell{Content: doc.Say(methodWords[standing]), Tone: methodTones[standing]},
				joined(s.Documents, ", "), joined(s.Tools, ", "), joined(s.Dates, " to ")))
		}
	}
	return t
}
