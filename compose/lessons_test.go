package compose_test

import (
	"strings"
	"testing"

	"dossier/doc"
	"dossier/model"
)

// TestLessons: lessons stand under their phase, with what became of each; the figures add up to what is listed.
func TestLessons(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		p.Method = []*model.Phase{{Name: "Discovery", Maps: "discovery", Owner: "engineer"}, {Name: "Readiness", Maps: "MRA", Owner: "lead"}}
		p.Migrations[0].LessonsLearned = "Order | lines early. Ask twice."
		p.Migrations[1].Start = date("2025-07-15")
		p.Lessons = []*model.LessonLearned{
			{Migration: "M-01", Phase: "Readiness", Lesson: "Hold it early.", LearnedOn: date("2025-07-01"), AppliedIn: []string{"M-02"}, AppliedOn: date("2025-07-20"), How: "in the first week"},
			{Migration: "M-01", Phase: "Discovery", Lesson: "Export before the switch.", LearnedOn: date("2025-07-01"), AppliedIn: []string{"M-03"}, How: "as a condition of Cobalt Health"},
			{Migration: "M-02", Lesson: "Freeze the code."},
		}
	})
	d := w.document(t, builtIn(t), "lessons", "")
	noEmptyHeading(t, d)
	want := map[string]string{"Lessons": "5", "Applied since": "1", "Applied elsewhere": "1", "Not applied on record": "2", "No project since": "1"}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case doc.Tiles:
			for _, tile := range b.Items {
				if got := tile.Value.Print(d.Locale); got != want[tile.Label] {
					t.Errorf("%s: %s, want %s", tile.Label, got, want[tile.Label])
				}
			}
		case doc.Table:
			var lines []string
			for _, r := range b.Rows {
				lines = append(lines, doc.Plain(d.Locale, r.Cells[0].Content)+" "+doc.Plain(d.Locale, r.Cells[min(1, len(r.Cells)-1)].Content))
			}
			text := strings.Join(lines, "; ")
			if !strings.HasPrefix(text, "Discovery Discovery; M-01 Harbour Lines GmbH Export") || !strings.Contains(text, "Readiness Readiness; M-01 Harbour Lines GmbH Hold it early.; No phase named No phase named; M-01 Harbour Lines GmbH Order | lines early.") {
				t.Errorf("listed as %q", text)
			}
		}
	}
	dump := plainText(t, d)
	if strings.Contains(dump, "Cobalt") || strings.Contains(dump, "M-03") {
		t.Error("how a lesson was applied outside the set is told")
	}
	if !strings.Contains(dump, "in the first week") {
		t.Error("how a lesson was applied in the set is not told")
	}
}

// TestNoLessons: without any, the document says so and for whom it is a gap.
func TestNoLessons(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) { p.Migrations[0].LessonsLearned = "" })
	d := w.document(t, builtIn(t), "lessons", "")
	noEmptyHeading(t, d)
	if !strings.Contains(plain(d), "An auditor looks for a method that learns") {
		t.Error("nothing says that there is no lesson")
	}
}
