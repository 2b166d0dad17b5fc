package config

import (
	"os"
	"testing"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

func builtIn(t *testing.T, id string) *model.Programme {
	t.Helper()
	p, problems := Programme(id, source.Ref{File: "dossier.yaml"}, Layer{Name: "templates/programmes", Files: os.DirFS("../../templates/programmes")})
	for _, problem := range problems {
		t.Error(problem)
	}
	if p == nil {
		t.FailNow()
	}
	return p
}

func TestMigrationCompetencyStatesWhatItsSourcesState(t *testing.T) {
	p := builtIn(t, "migration-competency-3.1")
	if p.Confirmed() {
		t.Error("no source states when the edition is valid, and it is confirmed")
	}
	if len(p.Weights) != 2 {
		t.Errorf("%d weights: only rehost and replatform are published", len(p.Weights))
	}
	for strategy, want := range map[model.Strategy]int{model.Rehost: 2, model.Replatform: 4} {
		w := p.Weights[strategy]
		if !w.Value.Equal(value.Int(want)) || !w.Published || w.Source == "" || w.Ref.Line == 0 {
			t.Errorf("%s weighs %+v, want %d, published, with a source and a line", strategy, w, want)
		}
	}
	for id, want := range map[string]int{model.WeightedApplications: 50, model.WeightedServers: 500} {
		bar, ok := p.Threshold(id)
		if !ok || !bar.Term.Value.Equal(value.Int(want)) || !bar.Term.Published {
			t.Errorf("%s is %+v, want %d, published", id, bar, want)
		}
	}
	if p.Window.From != "end" || !p.Window.Months.Value.Equal(value.Int(36)) {
		t.Errorf("window %+v, want 36 months from the end", p.Window)
	}
}

func TestFourReferencesHasNoWeights(t *testing.T) {
	p := builtIn(t, "four-references-2025")
	if len(p.Weights) != 0 || len(p.Thresholds) != 0 {
		t.Errorf("weights %v and thresholds %v, want none", p.Weights, p.Thresholds)
	}
	if !p.Confirmed() || !p.CaseStudies.OnePerCustomer || p.Window.From != "in production since" {
		t.Errorf("%+v", p)
	}
}
