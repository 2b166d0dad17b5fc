package ingest_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// sample is the content of a file of the samples that are not part of the repository.
func sample(t *testing.T, name string) []byte {
	t.Helper()
	root := os.Getenv("DOSSIER_SAMPLES")
	if root == "" {
		root = "../../shared/samples"
	}
	if _, err := os.Stat(root); err != nil {
		t.Skip("the samples are not here: set DOSSIER_SAMPLES to their folder")
	}
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// exportWorkspace holds one export as the inventory of migration M-01.
func exportWorkspace(export []byte) ingest.Workspace {
	return ingest.Workspace{
		Files: fstest.MapFS{
			"inputs/rvtools.xlsx":   {Data: export},
			"inputs/customers.csv":  {Data: []byte("id,legal name\nC-01,Example Ltd\n")},
			"inputs/migrations.csv": {Data: []byte("id,customer,title\nM-01,C-01,Moving out\n")},
		},
		Config: model.Config{Inventories: []model.Inventory{{
			File: "inputs/rvtools.xlsx", Migration: "M-01", Exported: value.Date{Year: 2026, Month: 1, Day: 10}, Ref: source.Ref{File: "dossier.yaml", Line: 9},
		}}},
	}
}

// The figures are those that the samples' README counted.
func TestOlderRVToolsExportIsReadWhole(t *testing.T) {
	result, problems := ingest.Read(exportWorkspace(sample(t, "rvtools/mjvincent-SizingWorkshop-RVTools.xlsx")))
	for _, p := range problems {
		if p.Severity == source.Error {
			t.Error(p)
		}
		t.Log(p)
	}
	counts := map[string]int{}
	var cpus, memory, storage value.Decimal
	for _, s := range result.Portfolio.Servers {
		counts["servers"]++
		counts[s.PowerState]++
		counts["template "+string(s.Template)]++
		cpus = cpus.Add(s.CPUs.Decimal)
		memory = memory.Add(s.Memory.Decimal)
		storage = storage.Add(s.Storage.Decimal)
	}
	for what, want := range map[string]int{"servers": 805, "poweredOn": 763, "poweredOff": 42, "template yes": 10} {
		if counts[what] != want {
			t.Errorf("%s: %d, want %d", what, counts[what], want)
		}
	}
	provisioned := storage.Mul(value.Int(1024)) // MiB, as the export counts it
	for what, pair := range map[string][2]value.Decimal{
		"vCPUs": {cpus, value.Int(2741)}, "MiB of memory": {memory, value.Int(10_774_868)}, "MiB provisioned": {provisioned, value.Int(234_526_490)},
	} {
		if !pair[0].Equal(pair[1]) {
			t.Errorf("%s: %s, want %s", what, pair[0], pair[1])
		}
	}
}
