package compose_test

import (
	"strings"
	"testing"

	"dossier/compose"
	"dossier/doc"
	"dossier/value"
)

// TestEveryFigureIsExplained walks all figures of all documents and answers of a small portfolio: each has an id that explain finds, of
// the same value, computed from its leaves, and each leaf names a cell or says who states it.
func TestEveryFigureIsExplained(t *testing.T) {
	w, set := auditWorld(), builtIn(t)
	seen := map[*value.Figure]bool{}
	explained := map[string]bool{}
	figures := w.figures()
	for _, unit := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		if unit.Audience == doc.Public {
			continue
		}
		d, _ := compose.Document(unit)
		printed, err := doc.Figures(d.Blocks)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range printed {
			if seen[f] {
				continue
			}
			seen[f] = true
			explained[f.ID] = true
			w.explain(t, figures, unit.ID, f)
		}
	}
	if len(explained) < 100 {
		t.Errorf("only %d figures were printed", len(explained))
	}
}

// figures are all figures with an id, by it.
func (w world) figures() map[string]*value.Figure {
	all := map[string]*value.Figure{}
	for _, f := range compose.Figures(w.assessment, w.portfolio, w.config) {
		all[f.ID] = f
	}
	return all
}

func (w world) explain(t *testing.T, figures map[string]*value.Figure, unit string, f *value.Figure) {
	t.Helper()
	found := figures[f.ID]
	if found == nil && f.ID == "" && f.Op == value.Cell && len(f.Leaves()) == 1 {
		return // the number of one cell, which names it where it stands
	}
	if found == nil && f.ID == "" && f.Op == value.Parameter && f.Value.Known && f.Value.Decimal.IsZero() {
		return // the place in a chart where there is nothing to draw
	}
	if found == nil {
		t.Errorf("%s: the figure %q (%s, %s) cannot be explained", unit, f.ID, f.Op, w.config.Locale.Figure(f))
		return
	}
	if w.config.Locale.Figure(found) != w.config.Locale.Figure(f) {
		t.Errorf("%s: %s is %s, and explained as %s", unit, f.ID, w.config.Locale.Figure(f), w.config.Locale.Figure(found))
	}
	if again, err := value.Evaluate(found); err != nil || again.Known != f.Value.Known || again.Known && !again.Decimal.Equal(f.Value.Decimal) {
		t.Errorf("%s: %s comes to %v from its leaves, not %v: %v", unit, f.ID, again, f.Value, err)
	}
	if len(found.Leaves()) == 0 && found.Rule.Name == "" {
		t.Errorf("%s: %s names no cell, and no rule that states it", unit, f.ID)
	}
	if text := plain(compose.Explain(found, w.config.Locale)); !strings.Contains(text, f.ID) {
		t.Errorf("%s: %s is not named by its explanation:\n%s", unit, f.ID, text)
	}
}
