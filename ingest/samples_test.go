package ingest_test

import (
	"bytes"
	"dossier/ingest/formats"
	"encoding/csv"
	"fmt"
	"github.com/google/go-cmp/cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
	"dossier/tools/testtool"
	"dossier/value"
)

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
	result, problems := ingest.Read(exportWorkspace(testtool.Sample(t, "rvtools/mjvincent-SizingWorkshop-RVTools.xlsx")))
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

func TestNewerRVToolsExportIsRead(t *testing.T) {
	result, problems := ingest.Read(exportWorkspace(testtool.Sample(t, "rvtools/mjvincent-rvtools-small-complete.xlsx")))
	if source.Worst(problems) == source.Error {
		t.Error(problems)
	}
	var lines []string
	for _, s := range result.Portfolio.Servers {
		lines = append(lines, fmt.Sprintf("%s %s %s %s %s %s %s", s.ID, s.OS, s.CPUs, s.Memory, s.Storage, s.PowerState, s.ExportedOn))
	}
	want := []string{
		"sample-web-01 Ubuntu Linux (64-bit) 2 8192 120 poweredOn 2026-01-10",
		"sample-db-01 Microsoft Windows Server 2022 4 16384 320 poweredOn 2026-01-10",
		"sample-archive-01 Ubuntu Linux (64-bit) 2 4096 80 poweredOff 2026-01-10",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The header list of RVTools 4.7 holds every header that the format names in its newer form, and the format knows every tab.
func TestRVToolsFormatKnowsTheTabsOfTheRealExport(t *testing.T) {
	all, err := formats.All()
	if err != nil {
		t.Fatal(err)
	}
	rvtools := all[slices.IndexFunc(all, func(f formats.Format) bool { return f.ID == "rvtools" })]
	reader := csv.NewReader(bytes.NewReader(testtool.Sample(t, "rvtools/rvtools-4.7-headers-only.csv")))
	reader.FieldsPerRecord = -1
	tabs, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, tab := range tabs {
		if tab[0] != "vInfo" {
			if !slices.Contains(rvtools.Known, tab[0]) {
				t.Errorf("the tab %s is not known", tab[0])
			}
			continue
		}
		for _, header := range rvtools.Tabs[0].Signature {
			if !slices.Contains(tab, header) {
				t.Errorf("vInfo has no column %s", header)
			}
		}
		for _, c := range rvtools.Tabs[0].Columns {
			if !slices.ContainsFunc(c.Headers, func(h formats.Header) bool { return slices.Contains(tab, h.Name) }) {
				t.Errorf("vInfo has none of the columns for %s", c.Field)
			}
		}
	}
}

// A partner's own table is read by a mapping: here the intake form of a migration factory.
func TestIntakeFormIsReadByAMapping(t *testing.T) {
	files := with(base(), "inputs/servers-of-the-factory.csv", string(testtool.Sample(t, "migration-waves/cmf-server-list.csv")))
	c := model.Config{Mappings: []model.Mapping{{
		File: "inputs/*factory.csv", Kind: "Servers", Columns: map[string]string{"server_fqdn": "id", "server_name": "name", "server_os_version": "OS", "r_type": "strategy", "instanceType": "target"},
		Constants: map[string]string{"migration": "M-01"}, Ref: source.Ref{File: "dossier.yaml", Line: 12},
	}}}
	result, problems := ingest.Read(ingest.Workspace{Files: files, Config: c})
	if got := len(result.Portfolio.Servers); got != 8 {
		t.Errorf("%d servers, want 8", got)
	}
	for _, s := range result.Portfolio.Servers {
		if s.Strategy != model.Rehost || s.Migration != "M-01" {
			t.Errorf("%s: strategy %q of migration %q", s.Where(), s.Strategy, s.Migration)
		}
	}
	wantProblem(t, problems, `error: inputs/servers-of-the-factory.csv!H9: id "server6.example.local" of the server stands twice`)
}

// Odd, broken and encrypted files are read or refused; something is said of each.
func TestHostileFilesAreReadOrRefused(t *testing.T) {
	err := filepath.WalkDir(filepath.Join(testtool.Samples(t), "hostile"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		at := "inputs/" + filepath.Base(name)
		_, problems := ingest.Read(ingest.Workspace{Files: with(base(), at, string(data))})
		if !slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Ref.File == at }) {
			t.Errorf("%s: nothing is said of it", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
