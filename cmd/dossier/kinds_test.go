package main_test

import (
	"slices"
	"testing"

	main "dossier/cmd/dossier"
	"dossier/model"
)

// TestEveryKindIsPlanted: TestPlants plants each kind of finding there is. A kind that is added to model without a plant fails.
func TestEveryKindIsPlanted(t *testing.T) {
	refused := []model.FindingKind{model.KindBrokenTree} // an error of the reading already, so that nothing is assessed: ingest's tests
	planted := main.PlantedKinds()
	for _, kind := range model.FindingKinds() {
		if slices.Contains(refused, kind) == planted[kind.String()] {
			t.Errorf("kind %s: planted is %v", kind, planted[kind.String()])
		}
	}
}
