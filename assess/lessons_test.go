package assess_test

import (
	"slices"
	"testing"

	"dossier/model"
)

// TestLessons: what a row says is told once, and counts as applied only where it can have been.
func TestLessons(t *testing.T) {
	b := clean()
	b.caseStudy("M-3", 1, model.Rehost, 1)
	first, second, third := b.p.Migrations[0], b.p.Migrations[1], b.p.Migrations[2]
	first.LessonsLearned = "Phase plan: order lines early. Name deputies."
	second.Start, third.Start = first.End.AddDays(3), first.End.AddDays(9)
	second.End, third.End = first.End.AddDays(40), first.End.AddDays(50)
	b.p.Lessons = append(b.p.Lessons,
		&model.LessonLearned{Row: b.row(), Migration: "M-1", Phase: "phase plan", Lesson: "Order lines early!", LearnedOn: first.End.AddDays(2), AppliedIn: []string{"M-2", "M-1"}, AppliedOn: second.Start},
		&model.LessonLearned{Row: b.row(), Migration: "M-3", Lesson: "Count twice.", AppliedIn: []string{"M-2"}},
		&model.LessonLearned{Row: b.row(), Migration: "M-2", Lesson: "Not yet.", AppliedIn: []string{"M-3"}, AppliedOn: day("2030-01-01")})
	a := b.assess()
	lessons := a.Method.Lessons
	var told []string
	for _, l := range lessons {
		told = append(told, l.Text)
	}
	if want := []string{"Order lines early!", "Name deputies.", "Not yet.", "Count twice."}; !slices.Equal(told, want) {
		t.Fatalf("lessons %q, want %q", told, want)
	}
	if l := lessons[0]; l.Phase == nil || l.Phase.Name != "Phase plan" || len(l.Applied) != 1 || l.Applied[0].Migration != second || len(l.After) != 2 {
		t.Errorf("the row’s lesson is %+v, want it under its phase, applied in M-2 and not in M-1 itself", l)
	}
	if len(lessons[2].Applied)+len(lessons[3].Applied) != 0 {
		t.Errorf("applied in the future, or before it was learned: %+v", lessons[2:])
	}
	if got := findingIDs(a); !slices.Equal(got, []string{"lesson-order/M-1/M-1", "lesson-order/M-3/M-2"}) {
		t.Errorf("findings %v", got)
	}
}
