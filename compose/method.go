package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Method is the partner's own method, and how each case study followed it.
type Method struct {
	Phases     []Phase
	Rows       []MethodRow
	Deviations []Deviation
	Done, All  *doc.Value // phases that are done or deviate with a reason, and all that are reached, over the case studies shown
	Whole      bool       // all that are reached are done or deviate with a reason
}

// Phase is one phase of the method.
type Phase struct{ Name, Stage, Owner, Tool, Documents *doc.Value }

// MethodRow is how a case study went through the phases.
type MethodRow struct {
	ID, Customer *doc.Value
	Standings    []string
	Steps        []MethodStep // one a phase
}

// Deviation is a phase that was done otherwise, or left out.
type Deviation struct {
	ID, Phase, Reason *doc.Value
	Missing           string
}

// Lesson is a sentence of the lessons learned.
type Lesson struct {
	Phase, ID, Text *doc.Value
	Customer        *doc.Value
	Learned         *doc.Value
	Applied         []*doc.Value // case studies in which it was applied, by the record
	AppliedOn, How  *doc.Value
	Elsewhere       bool         // applied by the record, in case studies that are not shown and in no other
	After           []*doc.Value // case studies that began afterwards
}

// method makes the view of the method over the case studies that are shown; nil where the partner has recorded none.
func (m *material) method(shown func(id string) bool) *Method {
	matrix := m.assessment.Method
	if len(matrix.Phases) == 0 {
		return nil
	}
	v := &Method{Phases: phasesOf(matrix)}
	done, reached := 0, 0
	for _, r := range matrix.Rows {
		cs := r.CaseStudy
		if !shown(cs.Migration.ID) {
			continue
		}
		line := MethodRow{ID: idOf(cs), Customer: customerName(cs)}
		for _, c := range r.Cells {
			line.Standings = append(line.Standings, string(c.Standing))
			line.Steps = append(line.Steps, methodStepOf(cs, c))
			if c.Standing != model.PhaseAhead {
				reached++
			}
			if c.Standing == model.PhaseDone || c.Standing == model.PhaseDeviates {
				done++
			}
			if d, ok := deviationOf(cs, c); ok {
				v.Deviations = append(v.Deviations, d)
			}
		}
		v.Rows = append(v.Rows, line)
	}
	rows := phaseRows(matrix.Phases)
	v.Whole = done == reached
	v.Done, v.All = numberOf(done, rows), numberOf(reached, rows)
	return v
}

func phaseRows(phases []*model.Phase) []source.Ref {
	var rows []source.Ref
	for _, p := range phases {
		rows = append(rows, p.Where())
	}
	return source.Merge(rows)
}

// numberOf is a count of ours, with what it was counted by.
func numberOf(n int, by []source.Ref) *doc.Value {
	v := doc.NumberOf(value.Num(value.Int(n)), "", by...)
	return &v
}

func deviationOf(cs *model.CaseStudy, c model.MethodCell) (Deviation, bool) {
	d := Deviation{ID: idOf(cs), Phase: said(c.Phase.Name, c.Phase.At("phase")), Missing: kindWords(c.Missing)}
	if c.Deviation != nil {
		d.Reason = said(c.Deviation.Reason, c.Deviation.At("reason"))
	}
	return d, c.Deviation != nil || c.Standing == model.PhaseUnexplained
}

func lessonOf(l model.Lesson, shown func(id string) bool) Lesson {
	line := Lesson{ID: idOf(l.CaseStudy), Customer: customerName(l.CaseStudy), Text: said(l.Text, l.Ref)}
	if l.Phase != nil {
		line.Phase = said(l.Phase.Name, l.Phase.At("phase"))
	}
	hidden := func(cs *model.CaseStudy) bool { return !shown(cs.Migration.ID) }
	line.Applied = idsOf(slices.DeleteFunc(slices.Clone(l.Applied), hidden))
	line.After = idsOf(slices.DeleteFunc(slices.Clone(l.After), hidden))
	line.Elsewhere = len(l.Applied) > 0 && len(line.Applied) == 0
	if l.Row != nil {
		line.Learned = day(l.Row.LearnedOn, l.Row.At("learned on"))
	}
	if l.Row != nil && len(line.Applied) > 0 { // what is not shown is not told about either
		line.AppliedOn, line.How = day(l.Row.AppliedOn, l.Row.At("applied on")), said(l.Row.How, l.Row.At("how"))
	}
	return line
}

// phaseOrder is the place of a lesson's phase in the method; lessons without one come last.
func phaseOrder(phases []*model.Phase, l Lesson) int {
	i := slices.IndexFunc(phases, func(p *model.Phase) bool { return l.Phase != nil && p.Name == l.Phase.Text })
	if i < 0 {
		return len(phases)
	}
	return i
}

// methodMakers are the named blocks about the method.
func methodMakers() []maker {
	of := func(name string, f func(Method) doc.Table) maker {
		return blockOf("table", name, func(v Portfolio, _ value.Locale) doc.Table {
			if v.Method == nil {
				return doc.Table{ID: name, Empty: "No method is recorded: list its phases in Method."}
			}
			return f(*v.Method)
		})
	}
	return []maker{
		of("method-matrix", methodMatrixTable), of("method-deviations", methodDeviationsTable),
	}
}

func methodPhasesTable(v Method) doc.Table {
	t := doc.Table{
		ID: "method-phases", Caption: "The phases of the method",
		Columns: []doc.Column{column("Phase", 1.6), column("Stage", 1.2), column("Owner", 2), column("Tool", 2.4), column("Documents that it must leave", 3.4)},
	}
	for _, p := range v.Phases {
		t.Rows = append(t.Rows, row(head(p.Name), cell(p.Stage), cell(p.Owner), cell(p.Tool), cell(p.Documents)))
	}
	return t
}

// methodTones are how a cell of the matrix is marked, beside its word.
var methodTones = map[model.PhaseStanding]doc.Tone{
	model.PhaseDone: doc.Good, model.PhaseDeviates: doc.Warning, model.PhaseClaimed: doc.Warning, model.PhaseUnexplained: doc.Bad, model.PhaseAhead: doc.Muted,
}

// methodWords are the words of a cell: short, since there are seven of them in a row.
var methodWords = map[model.PhaseStanding]string{
	model.PhaseDone: "done", model.PhaseDeviates: "reason given", model.PhaseClaimed: "claimed", model.PhaseUnexplained: "no reason", model.PhaseAhead: "ahead",
}

func methodMatrixTable(v Method) doc.Table {
	t := doc.Table{
		ID: "method-matrix", Caption: "How each case study went through the phases",
		Columns: []doc.Column{column("Case study", 2.4)},
		Note: doc.Say("How to read: done means that every document that the phase must leave is registered and stands; reason given, that the phase was done otherwise and the reason is " +
			"recorded; claimed, that documents are registered and do not all stand; no reason, that documents are missing and no reason is recorded; ahead, that the project has not come so far."),
		Empty: "No case study is in the set.",
	}
	for _, p := range v.Phases {
		t.Columns = append(t.Columns, doc.Column{Header: valueText(p.Name), Align: doc.Center, Weight: 1})
	}
	for _, r := range v.Rows {
		line := row(headText(strings.TrimSpace(valueText(r.ID) + " " + valueText(r.Customer))))
		for _, s := range r.Standings {
			line.Cells = append(line.Cells, doc.TableCell{Content: doc.Say(methodWords[model.PhaseStanding(s)]), Tone: methodTones[model.PhaseStanding(s)]})
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}

func methodDeviationsTable(v Method) doc.Table {
	t := doc.Table{
		ID: "method-deviations", Caption: "Phases that were done otherwise",
		Columns: []doc.Column{column("Case study", 1), column("Phase", 1.4), column("Reason", 5), column("Document not there", 2.4)},
		Empty:   "Every phase that was reached was done as the method says.",
	}
	for _, d := range v.Deviations {
		reason := cell(d.Reason)
		if d.Reason == nil {
			reason = doc.TableCell{Content: doc.Say("none recorded"), Tone: doc.Bad}
		}
		t.Rows = append(t.Rows, row(head(d.ID), cell(d.Phase), reason, words(d.Missing)))
	}
	return t
}

// appliedCell says where a lesson was applied, and since when.
func appliedCell(l Lesson) doc.TableCell {
	c := joined(l.Applied, ", ")
	if l.AppliedOn == nil || len(l.Applied) == 0 {
		return c
	}
	c.Content = append(append(c.Content, doc.Text{Text: ", from "}), valueInlines(l.AppliedOn)...)
	return c
}
