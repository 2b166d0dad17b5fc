package assess

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

var sentence = regexp.MustCompile(`[^.!?\n]+[.!?]*`)

// lessons are what the projects taught: the rows of Lessons, and the sentences of the lessons learned that no row says.
func (a *assessor) lessons(studies []*model.CaseStudy) []model.Lesson {
	rows := map[string][]*model.LessonLearned{}
	for _, l := range a.portfolio.Lessons {
		rows[l.Migration] = append(rows[l.Migration], l)
	}
	byID := map[string]*model.CaseStudy{}
	for _, cs := range studies {
		byID[cs.Migration.ID] = cs
	}
	var all []model.Lesson
	for _, cs := range studies {
		later := after(cs, studies)
		recorded := rows[cs.Migration.ID]
		for _, l := range recorded {
			all = append(all, model.Lesson{
				CaseStudy: cs, Text: strings.TrimSpace(l.Lesson), Ref: l.Where(), Phase: phaseNamed(a.portfolio.Method, l.Phase), Row: l,
				Applied: a.applied(l, cs.Migration, byID), After: later,
			})
		}
		for _, l := range told(a.portfolio.Method, cs) {
			if !slices.ContainsFunc(recorded, func(r *model.LessonLearned) bool { return says(r, l.Text) }) {
				l.After = later
				all = append(all, l)
			}
		}
	}
	return all
}

// says tells whether a row says the sentence, letter case aside.
func says(l *model.LessonLearned, sentence string) bool {
	return strings.Contains(strings.ToLower(l.Lesson), strings.ToLower(strings.TrimRight(sentence, ".!?")))
}

// applied are the case studies in which a row says that its lesson was applied, up to the day of the assessment. What ended before the
// lesson was learned did not apply it: that is a finding.
func (a *assessor) applied(l *model.LessonLearned, from *model.Migration, byID map[string]*model.CaseStudy) []*model.CaseStudy {
	var applied []*model.CaseStudy
	if l.AppliedOn.After(a.asOf) {
		return nil
	}
	for _, id := range l.AppliedIn {
		cs := byID[id]
		switch {
		case cs == nil || slices.Contains(applied, cs):
		case before(cs.Migration, l, from):
			a.reportEarly(l, cs.Migration)
		default:
			applied = append(applied, cs)
		}
	}
	return applied
}

// before tells whether m cannot have applied the lesson that from taught: it is the same, it ended before the lesson was learned, or
// the row says that it was applied first and learned later.
func before(m *model.Migration, l *model.LessonLearned, from *model.Migration) bool {
	learned := l.LearnedOn
	if learned.IsZero() {
		learned = from.End
	}
	earlier := func(d value.Date) bool { return !d.IsZero() && !learned.IsZero() && d.Before(learned) }
	return m.ID == from.ID || earlier(m.End) || earlier(l.AppliedOn)
}

func (a *assessor) reportEarly(l *model.LessonLearned, m *model.Migration) {
	a.find(model.Finding{
		ID: model.KindLessonOrder.ID(l.Migration, m.ID), Kind: model.KindLessonOrder, Severity: model.Information, Migration: m.ID, Ref: l.Where(),
		What: fmt.Sprintf("%s cannot have applied what %s taught: it is the same project, had ended, or the row says that it was applied before it was learned", m.ID, l.Migration),
		Rule: "a lesson is applied after it was learned (this program’s rule)", Mend: "correct the days, or take " + m.ID + " out of applied in",
	})
}

// told are the sentences of the lessons learned. A sentence that begins with a phase's name and a colon files itself, and what
// follows on its line, under that phase: nothing else in a narrative says which phase a lesson belongs to.
func told(phases []*model.Phase, cs *model.CaseStudy) []model.Lesson {
	var all []model.Lesson
	m := cs.Migration
	for line := range strings.SplitSeq(string(m.LessonsLearned), "\n") {
		var phase *model.Phase
		for _, text := range sentence.FindAllString(line, -1) {
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			if named, rest := filed(phases, text); named != nil {
				phase, text = named, rest
			}
			all = append(all, model.Lesson{CaseStudy: cs, Text: text, Ref: m.At("lessons learned"), Phase: phase})
		}
	}
	return all
}

// filed is the phase that a lesson begins with, and the lesson without it.
func filed(phases []*model.Phase, text string) (phase *model.Phase, rest string) {
	name, lesson, found := strings.Cut(text, ":")
	if named := phaseNamed(phases, name); found && named != nil {
		return named, value.Capital(strings.TrimSpace(lesson))
	}
	return nil, text
}

// phaseNamed is the phase of that name, letter case aside; nil where there is none.
func phaseNamed(phases []*model.Phase, name string) *model.Phase {
	i := slices.IndexFunc(phases, func(p *model.Phase) bool { return strings.EqualFold(p.Name, strings.TrimSpace(name)) })
	if i < 0 {
		return nil
	}
	return phases[i]
}

// after are the migrations that began after cs had ended.
func after(cs *model.CaseStudy, studies []*model.CaseStudy) []*model.CaseStudy {
	var later []*model.CaseStudy
	if cs.Migration.End.IsZero() {
		return nil
	}
	for _, other := range studies {
		if other.Migration.Start.After(cs.Migration.End) {
			later = append(later, other)
		}
	}
	return later
}
