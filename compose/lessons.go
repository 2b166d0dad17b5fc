package compose

import (
	"slices"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// LessonBook is what the projects taught, over all customers that a document may show.
type LessonBook struct {
	Phases       []LessonPhase // in the order of the method; last those that name no phase
	Number, From *value.Figure // lessons, and case studies that taught one
	LessonStandings
	AnyElsewhere bool         // some lesson was applied outside alone
	AnyLater     bool         // some lesson is not applied on record, though it could have been
	AnyAlone     bool         // some lesson could not be applied yet
	Silent       []*doc.Value // completed case studies without a lesson
}

// LessonPhase are the lessons of a phase.
type LessonPhase struct {
	Name    *doc.Value // nil for those that name none
	Lessons []Lesson
	LessonStandings
}

// LessonStandings are how many lessons were applied in a case study that is shown; in others alone; on record in none, though one that is
// shown began since; and since how many none that is shown began.
type LessonStandings struct{ Applied, Elsewhere, Later, Alone *value.Figure }

// The standings of a lesson.
const (
	lessonApplied   = "applied"
	lessonElsewhere = "applied outside this set"
	lessonWaits     = "not applied on record"
	lessonAlone     = "none shown here began since"
)

// standing says what became of a lesson.
func (l Lesson) standing() string {
	switch {
	case len(l.Applied) > 0:
		return lessonApplied
	case l.Elsewhere:
		return lessonElsewhere
	case len(l.After) > 0:
		return lessonWaits
	}
	return lessonAlone
}

// lessons makes the view of the lessons of the case studies that are shown; nil where none is recorded.
func (m *material) lessons(shown func(id string) bool) *LessonBook {
	phases := m.assessment.Method.Phases
	var all []Lesson
	taught := map[string]bool{}
	for _, l := range m.assessment.Method.Lessons {
		if id := l.CaseStudy.Migration.ID; shown(id) {
			taught[id] = true
			all = append(all, lessonOf(l, shown))
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b Lesson) int { return phaseOrder(phases, a) - phaseOrder(phases, b) })
	v := &LessonBook{Number: lessonCount("lessons", "Lessons", all, ""), From: value.Stated(value.Int(len(taught))).Named("lessons/from", "Case studies with a lesson", "case study").By(lessonRule)}
	v.LessonStandings = lessonCounts("lessons", all)
	v.AnyElsewhere, v.AnyLater, v.AnyAlone = !isZero(v.Elsewhere), !isZero(v.Later), !isZero(v.Alone)
	for _, l := range all {
		n := len(v.Phases)
		if n == 0 || valueText(v.Phases[n-1].Name) != valueText(l.Phase) {
			v.Phases = append(v.Phases, LessonPhase{Name: l.Phase})
			n++
		}
		v.Phases[n-1].Lessons = append(v.Phases[n-1].Lessons, l)
	}
	for i := range v.Phases {
		p := &v.Phases[i]
		p.LessonStandings = lessonCounts("lessons/"+value.Slug(phaseWords(p.Name)), p.Lessons)
	}
	for _, cs := range m.assessment.CaseStudies {
		if cs.Migration.Status == model.Completed && shown(cs.Migration.ID) && !taught[cs.Migration.ID] {
			v.Silent = append(v.Silent, idOf(cs))
		}
	}
	return v
}

var lessonRule = value.Rule{Name: "lessons of the register, and sentences of the lessons learned that it does not hold", Origin: "this program’s rule: lessons across customers, by phase", Published: true}

func lessonCounts(id string, all []Lesson) LessonStandings {
	return LessonStandings{
		Applied:   lessonCount(id+"/applied", "Lessons applied", all, lessonApplied),
		Elsewhere: lessonCount(id+"/elsewhere", "Lessons applied outside this set", all, lessonElsewhere),
		Later:     lessonCount(id+"/waiting", "Lessons not applied on record", all, lessonWaits),
		Alone:     lessonCount(id+"/alone", "Lessons since which no project shown began", all, lessonAlone),
	}
}

// lessonCount counts lessons, several of which may stand in one cell, so that it is a stated number with the places it was counted in.
func lessonCount(id, label string, all []Lesson, standing string) *value.Figure {
	n := 0
	var at []source.Ref
	for _, l := range all {
		if standing == "" || l.standing() == standing {
			n++
			at = append(at, l.Text.Sources...)
		}
	}
	return value.Stated(value.Int(n), source.Merge(at)...).Named(id, label, "lesson").By(lessonRule)
}

// phaseWords is the name of a phase, or what stands for none.
func phaseWords(name *doc.Value) string {
	if name == nil {
		return "No phase named"
	}
	return valueText(name)
}

// lessonMakers are the named blocks about lessons across customers.
func lessonMakers() []maker {
	return []maker{
		blockOf("tiles", "lessons", lessonTiles),
		blockOf("chart", "lessons", lessonChart),
		blockOf("table", "lessons-by-phase", lessonsByPhaseTable),
	}
}

func lessonTiles(v Portfolio, _ value.Locale) doc.Tiles {
	b := v.Lessons
	if b == nil {
		return doc.Tiles{}
	}
	tile := func(label, note string, f *value.Figure, tone doc.Tone) doc.Tile {
		return doc.Tile{Label: label, Value: doc.FigureOf(f), Note: note, Tone: tone}
	}
	waits := doc.Good
	if !isZero(b.Later) {
		waits = doc.Warning
	}
	return doc.Tiles{Items: []doc.Tile{
		tile("Lessons", "over all customers shown", b.Number, doc.Neutral), tile("Applied since", "in a project shown here", b.Applied, doc.Neutral),
		tile("Applied elsewhere", "in projects not shown here", b.Elsewhere, doc.Neutral),
		tile("Not applied on record", "though a project began since", b.Later, waits), tile("No project since", "among those shown, that could have applied it", b.Alone, doc.Neutral),
	}}
}

func lessonChart(v Portfolio, l value.Locale) doc.Chart {
	chart := doc.Chart{ID: "lessons-chart", Kind: doc.StackedBarChart, Title: "Lessons by phase, and what became of them", Unit: "lessons"}
	b := v.Lessons
	if b == nil {
		return chart
	}
	series := []doc.Series{{Name: value.Capital(lessonApplied)}, {Name: value.Capital(lessonElsewhere)}, {Name: value.Capital(lessonWaits)}, {Name: value.Capital(lessonAlone)}}
	for _, p := range b.Phases {
		chart.Categories = append(chart.Categories, phaseWords(p.Name))
		for i, f := range []*value.Figure{p.Applied, p.Elsewhere, p.Later, p.Alone} {
			series[i].Values = append(series[i].Values, f)
		}
	}
	chart.Series, chart.Sources = series, b.Number.Leaves()
	chart.Alt = "A bar a phase: of " + l.Figure(b.Number) + " lessons, " + l.Figure(b.Applied) + " were applied since, " + l.Figure(b.Elsewhere) + " outside this set, " + l.Figure(b.Later) + " were not on record, and since " + l.Figure(b.Alone) + " no project shown here began."
	return chart
}

func lessonsByPhaseTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "lessons-by-phase", Caption: "What the projects taught, phase by phase, and where it was applied since",
		Columns: []doc.Column{column("From", 1.6), column("Lesson", 4), column("Learned", 1), column("What became of it", 4)},
		Note: doc.Say("How to read: a lesson stands under the phase that it names, or that the register files it under. Where it was applied is what the register says, with the case studies in which it was; not applied on " +
			"record, that a project began since and nobody recorded that it was applied there, which is not the same as that it was not."),
		Empty: "No lesson is recorded. What a project taught belongs in the sheet Lessons, or in the lessons learned of the migration: without it nobody can see that the method learns.",
	}
	if v.Lessons == nil {
		return t
	}
	for _, p := range v.Lessons.Phases {
		t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(phaseWords(p.Name)), Header: true, Span: len(t.Columns)}}})
		for _, l := range p.Lessons {
			from := joined([]*doc.Value{l.ID, l.Customer}, " ")
			from.Header = true
			t.Rows = append(t.Rows, row(from, cell(l.Text), cell(l.Learned), becameCell(l)))
		}
	}
	return t
}

// becameCell says what became of a lesson: where it was applied, since when and how, or that it was not.
func becameCell(l Lesson) doc.TableCell {
	switch s := l.standing(); s {
	case lessonApplied:
		c := appliedCell(l)
		c.Content = append(doc.Say("applied in "), c.Content...)
		if l.How != nil {
			c.Content = append(append(c.Content, doc.Text{Text: ": "}), valueInlines(l.How)...)
		}
		return c
	case lessonWaits:
		return doc.TableCell{Content: doc.Say(s), Tone: doc.Warning}
	default:
		return doc.TableCell{Content: doc.Say(s), Tone: doc.Muted}
	}
}
