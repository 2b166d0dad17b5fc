package compose_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/assess"
	"dossier/doc"
	"dossier/ingest"
	"dossier/ingest/config"
	"dossier/model"
	"dossier/render/text"
	"dossier/source"
	"dossier/tools/testtool"
	"dossier/value"
)

// withEstate gives M-01 an export, dependencies in one wave and in two, and a machine that two tables state differently.
func withEstate(p *model.Portfolio, c *model.Config) {
	c.Systems, _ = config.Systems(config.Layer{Name: "templates/support", Files: os.DirFS("../templates/support")})
	for i, a := range p.Applications[:6] {
		a.Wave = "Wave 1"
		p.Servers[i].OS = []string{"Windows Server 2012 R2", "Windows Server 2016", "CentOS 7"}[i%3]
		p.Servers[i].Utilization, p.Servers[i].StorageUsed = num(10+12*i), num(90+i)
	}
	p.Applications[5].Wave = "Wave 2"
	p.Dependencies = []*model.Dependency{
		{From: "A-01", To: "A-02", Kind: "API", Hardness: "hard"}, {From: "A-03", To: "A-01", Kind: "file", Hardness: "soft"},
		{From: "A-05", To: "A-06", Kind: "database", Hardness: "hard"},
	}
	export := *p.Servers[0]
	export.Row = model.Row{Table: &model.Table{Ref: source.Ref{File: "inputs/rvtools.xlsx", Sheet: "vInfo"}, Kind: "Servers", Format: "rvtools", Tool: "RVTools export", FirstCol: 1, LastCol: 3, Columns: map[string]int{"CPUs": 2, "OS": 3}}, Number: 2}
	export.CPUs, export.OS = num(8), "Microsoft Windows Server 2012 R2 (64-bit)"
	p.Servers[0].Export = &export
	p.Documents = append(p.Documents, &model.Document{
		ID: "D-014", Migration: "M-01", Kind: model.DiscoveryReport, Title: "Discovery report", Date: date("2025-02-20"), Version: "1.1", Tool: "RVTools",
		Why: "Four weeks of measurement", Path: "evidence/m-01-discovery.pdf",
	})
}

func TestDiscoveryDocument(t *testing.T) {
	w, set := newWorld(withEstate), builtIn(t)
	goldenText(t, "discovery-report-M-01", text.Render(w.document(t, set, "discovery-report", "M-01"), 140))
	goldenText(t, "discovery-workbook-M-01", text.Render(w.document(t, set, "discovery-workbook", "M-01"), 180))
}

// TestDiscoveryWithoutInventory: where only applications are listed, the report says what is missing and has no empty heading.
func TestDiscoveryWithoutInventory(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) { p.Servers = nil })
	d := w.document(t, builtIn(t), "discovery-report", "M-01")
	emptyHeadings(t, d)
	for _, want := range []string{
		"An inventory of machines", "nothing can be sized, and source servers cannot be counted", "No export of a discovery tool is on file", "No machine is listed.", "The use of no machine was measured",
	} {
		if dump := plainText(t, d); !strings.Contains(dump, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

// TestDiscoveryOfTheSample: a real RVTools export is a report of 805 machines, exact as the samples' README counts them, and every figure that it
// prints can be computed anew from the cells it names.
func TestDiscoveryOfTheSample(t *testing.T) {
	export := testtool.Sample(t, "rvtools/mjvincent-SizingWorkshop-RVTools.xlsx")
	w := world{config: model.Config{
		File: "dossier.yaml", Partner: model.Partner{Name: "Northwind Cloud Partners"},
		Inventories: []model.Inventory{{File: "inputs/estate.xlsx", Migration: "M-01", Exported: date("2024-05-01"), Ref: source.Ref{File: "dossier.yaml", Line: 9}}},
	}}
	w.config.Systems, _ = config.Systems(config.Layer{Name: "templates/support", Files: os.DirFS("../templates/support")})
	w.config.Locale, _ = value.LocaleOf("en-GB")
	read, _ := ingest.Read(ingest.Workspace{Config: w.config, Files: fstest.MapFS{
		"inputs/estate.xlsx":    {Data: export},
		"inputs/customers.csv":  {Data: []byte("id,legal name\nC-01,Example Ltd\n")},
		"inputs/migrations.csv": {Data: []byte("id,customer,title\nM-01,C-01,Moving out\n")},
	}})
	w.portfolio = read.Portfolio
	w.assessment = assess.Assess(w.portfolio, w.config, programme(), assess.Day{Date: date("2026-03-31")})
	d := w.document(t, builtIn(t), "discovery-report", "M-01")
	got := map[string]string{}
	figures, err := doc.Figures(d.Blocks)
	must(t, err)
	for _, f := range figures {
		got[f.ID] = f.Value.String()
		explained(t, f)
	}
	for id, want := range map[string]string{
		"inventory/machines": "805", "inventory/powered-on": "763", "inventory/powered-off": "42", "inventory/templates": "10", "inventory/cpus": "2741",
		"inventory/memory": "10522.33203125", "discovery/systems/windows-server-2008-r2/machines": "345", "discovery/systems/windows-server-2012/machines": "329",
		"discovery/systems/centos-linux-4-5-6-7/machines": "1", "discovery/loose/machines": "795", "discovery/partitions/number": "1618",
		"discovery/support/supported": "5", "discovery/support/unknown": "12", "discovery/support/out": "788",
	} {
		if got["M-01/"+id] != want {
			t.Errorf("%s is %q, want %s", id, got["M-01/"+id], want)
		}
	}
	emptyHeadings(t, d)
	if n := strings.Count(plainText(t, d), "\"header\": true"); n > 400 {
		t.Errorf("%d rows on paper: the long lists belong in the workbook", n)
	}
	book := w.document(t, builtIn(t), "discovery-workbook", "M-01")
	i := slices.IndexFunc(book.Blocks, func(b doc.Block) bool { table, _ := b.(doc.Table); return table.ID == "estate-machines" })
	if table, _ := book.Blocks[i].(doc.Table); len(table.Rows) != 805 {
		t.Errorf("the workbook lists %d machines", len(table.Rows))
	}
}

// explained fails where a figure is not what its leaves give, or names no cell though it is not 0.
func explained(t *testing.T, f *value.Figure) {
	t.Helper()
	n, err := value.Evaluate(f)
	if err != nil || n.String() != f.Value.String() {
		t.Errorf("%s is %s, and its leaves give %s (%v)", f.ID, f.Value, n, err)
	}
	if f.Value.Known && !f.Value.Decimal.IsZero() && len(f.Leaves()) == 0 {
		t.Errorf("%s is %s and names no cell", f.ID, f.Value)
	}
}
