package ingest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
	"dossier/tools/testtool"
	"dossier/value"
)

// estate is a workspace whose files below inputs/ are exports of migration M-01, in the order given.
func estate(files ...string) ingest.Workspace {
	ws := ingest.Workspace{Files: base()}
	for i := 0; i < len(files); i += 2 {
		with(ws.Files.(fstest.MapFS), files[i], files[i+1])
		ws.Config.Inventories = append(ws.Config.Inventories, model.Inventory{File: files[i], Migration: "M-01", Exported: value.Date{Year: 2026, Month: 1, Day: 10},
			Ref: source.Ref{File: "dossier.yaml", Line: 3 + i}})
	}
	return ws
}

// totalOf is what the column of the table of a kind adds up to in its own unit.
func totalOf(p *model.Portfolio, kind, column string) string {
	for _, t := range p.Tables {
		for _, total := range t.Totals {
			if t.Kind == kind && total.Column == column {
				return fmt.Sprintf("%s %s (%s)", total.Sum, total.Unit, total.Header)
			}
		}
	}
	return ""
}

// What a column of money comes to is said for each currency: currencies never mix.
func TestTotalsOfSeveralCurrencies(t *testing.T) {
	files := base()
	with(files, "inputs/costs.csv", "migration,scenario,category,frequency,amount,currency\nM-01,AWS,compute,monthly,100,USD\nM-01,AWS,compute,monthly,50,EUR\n"+
		"M-01,on-premises,servers,monthly,200.50,USD\n")
	p := read(t, files, source.Warning)
	var got []string
	for _, table := range p.Tables {
		for _, total := range table.Totals {
			if table.Kind == "Costs" {
				got = append(got, total.Sum.String()+" "+total.Unit)
			}
		}
	}
	if want := []string{"300.5 USD", "50 EUR"}; !slices.Equal(got, want) {
		t.Errorf("totals %q, want %q", got, want)
	}
}

// The figures are those that the samples' README counted.
func TestSampleOfOlderRVToolsAddsUp(t *testing.T) {
	result, problems := ingest.Read(exportWorkspace(testtool.Sample(t, "rvtools/mjvincent-SizingWorkshop-RVTools.xlsx")))
	if source.Worst(problems) == source.Error {
		t.Error(problems)
	}
	p := result.Portfolio
	for column, want := range map[string]string{
		"CPUs": "2741 vCPU (CPUs)", "memory": "10774868 MiB (Memory)", "storage": "234526490 MiB (Provisioned MB)", "storage used": "127901813 MiB (In Use MB)",
	} {
		if got := totalOf(p, "Servers", column); got != want {
			t.Errorf("%s: %s, want %s", column, got, want)
		}
	}
	got := fmt.Sprint(len(p.Servers), len(p.Interfaces), len(p.Partitions), len(p.Hosts))
	if want := "805 805 1618 34"; got != want {
		t.Errorf("servers, interfaces, partitions, hosts: %s, want %s", got, want)
	}
	first := p.Servers[0]
	if first.Host != "bovmsp-04.customer.com" || first.Cluster != "Cluster1" || len(first.Partitions) != 1 || !slices.Equal(first.Addresses, []string{"10.0.0.0"}) {
		t.Errorf("the first machine: %+v", first)
	}
	if at := first.At("addresses").String(); at != "inputs/rvtools.xlsx!vNetwork!M2:N2" {
		t.Errorf("its address stands at %s", at)
	}
}

func TestSampleOfNewerRVToolsHasItsParts(t *testing.T) {
	result, problems := ingest.Read(exportWorkspace(testtool.Sample(t, "rvtools/mjvincent-rvtools-small-complete.xlsx")))
	for _, p := range problems {
		if p.Severity > source.Note {
			t.Error(p)
		}
	}
	p := result.Portfolio
	var lines []string
	for _, s := range p.Servers {
		lines = append(lines, fmt.Sprintf("%s: %d disks, %d partitions, %d adapters, %s GiB used at %s, %s", s.Name, len(s.Disks), len(s.Partitions), len(s.Interfaces),
			s.StorageUsed, s.At("storage used"), strings.Join(s.Addresses, " ")))
	}
	want := []string{
		"sample-web-01: 2 disks, 2 partitions, 1 adapters, 60 GiB used at inputs/rvtools.xlsx!vPartition!E2:E3, 10.10.1.10",
		"sample-db-01: 2 disks, 2 partitions, 2 adapters, 250 GiB used at inputs/rvtools.xlsx!vPartition!E4:E5, 10.10.2.20",
		"sample-archive-01: 1 disks, 1 partitions, 1 adapters, 10 GiB used at inputs/rvtools.xlsx!vPartition!E6, 10.10.1.30",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(p.Hosts) != 2 || p.Hosts[0].ID != "sample-host-01" || p.Hosts[0].Cores.String() != "16" {
		t.Errorf("%d hosts: %+v", len(p.Hosts), p.Hosts)
	}
}

// 8 servers, 3 applications in 3 waves, and one domain name that two servers bear.
func TestSampleOfTheMigrationFactory(t *testing.T) {
	result, problems := ingest.Read(estate("inputs/intake.csv", string(testtool.Sample(t, "migration-waves/cmf-server-list.csv"))))
	p := result.Portfolio
	if len(p.Servers) != 8 {
		t.Errorf("%d servers, want 8", len(p.Servers))
	}
	var apps []string
	for _, a := range p.Applications {
		apps = append(apps, fmt.Sprintf("%s %s %s %s %s", a.ID, a.Wave, a.Strategy, a.TargetAccount, a.Where()))
	}
	want := []string{
		"app01-hr Wave 1 rehost 111122223333 inputs/intake.csv!A2:R2",
		"app02-sales Wave 2 rehost 111122223333 inputs/intake.csv!A4:R4",
		"app03-sales Wave 3 rehost 111122223333 inputs/intake.csv!A7:R7",
	}
	if diff := cmp.Diff(want, apps); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantProblem(t, problems, `warning: inputs/intake.csv!H9: id "server6.example.local" of the server stands twice`)
	for _, s := range p.Servers {
		if s.Strategy != model.Rehost || s.Target != "m4.large" || len(s.Applications) != 1 {
			t.Errorf("%s: %+v", s.Where(), s)
		}
	}
}

func TestSampleOfAValidIntakeFormIsOneServer(t *testing.T) {
	for _, name := range []string{"cmf-test_valid.csv", "cmf-test_valid.xlsx"} {
		ws := estate("inputs/"+name, string(testtool.Sample(t, "migration-waves/"+name)))
		result, problems := ingest.Read(ws)
		p := result.Portfolio
		if len(p.Servers) != 1 || len(p.Applications) != 1 || p.Servers[0].ID != "unittest1.testdomain.local" || !strings.HasPrefix(p.Applications[0].Wave, "Unittest Wave 1") {
			t.Errorf("%s: %d servers, %d applications, %v", name, len(p.Servers), len(p.Applications), problems)
		}
	}
}

func TestSampleOfAnInvalidIntakeFormIsSaid(t *testing.T) {
	_, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/cmf-test_invalid.csv", string(testtool.Sample(t, "migration-waves/cmf-test_invalid.csv")))})
	wantProblem(t, problems, "note: inputs/cmf-test_invalid.csv: no table that is known: not read")

	accounts := "id,migration,name,purpose\n123456789012,M-01,Landing,workloads\n"
	ws := estate("inputs/intake.xlsx", string(testtool.Sample(t, "migration-waves/cmf-test_invalid.xlsx")))
	with(ws.Files.(fstest.MapFS), "inputs/accounts.csv", accounts)
	_, problems = ingest.Read(ws)
	wantProblem(t, problems, `warning: inputs/intake.xlsx!test_invalid!G2: target account "999999999999" is not known`)
}

// Two exports of one estate: the first one in dossier.yaml goes before, the second one adds what it leaves blank, and where both say
// something else both cells are named.
func TestExportsOfOneEstateAreMerged(t *testing.T) {
	rvtools := "VM,Powerstate,CPUs,Memory,VM UUID,SMBIOS UUID,Provisioned MiB\n" +
		"web,poweredOn,4,8192,50031111-aaaa-bbbb-cccc-000000000001,42031111-AAAA-bbbb-cccc-000000000001,102400\n" +
		"db,poweredOff,8,16384,50031111-aaaa-bbbb-cccc-000000000002,42031111-aaaa-bbbb-cccc-000000000002,204800\n" +
		"file,poweredOn,2,4096,50031111-aaaa-bbbb-cccc-000000000003,42031111-aaaa-bbbb-cccc-000000000003,51200\n"
	hub := "ExternalId,SMBiosId,IPAddress,HostName,CPU.NumberOfCores,OS.Name,RAM.TotalSizeInMB,CPU.UsagePct.Max,Applications,ApplicationWave\n" +
		"x-1,42031111aaaabbbbcccc000000000001,10.0.0.1,web.example.local,4,Linux,8192,71.5,\"Shop,Portal\",Wave 1\n" +
		"x-2,,10.0.0.2,DB,6,Windows,16384,12,Shop,Wave 1\n" +
		"x-4,,10.0.0.4,lonely,1,Linux,1024,5,,\n"
	result, problems := ingest.Read(estate("inputs/z-rvtools.csv", rvtools, "inputs/a-hub.csv", hub))
	p := result.Portfolio
	var lines []string
	for _, s := range p.Servers {
		lines = append(lines, fmt.Sprintf("%s %s cpus=%s@%s os=%s@%s use=%s addresses=%v apps=%v %s", s.Name, s.PowerState, s.CPUs, s.At("CPUs"), s.OS, s.At("OS"), s.Utilization, s.Addresses, s.Applications, s.ExportedOn))
	}
	want := []string{
		"lonely  cpus=1@inputs/a-hub.csv!E4 os=Linux@inputs/a-hub.csv!F4 use=5 addresses=[10.0.0.4] apps=[] 2026-01-10",
		"web poweredOn cpus=4@inputs/z-rvtools.csv!C2 os=Linux@inputs/a-hub.csv!F2 use=71.5 addresses=[10.0.0.1] apps=[Shop Portal] 2026-01-10",
		"db poweredOff cpus=8@inputs/z-rvtools.csv!C3 os=Windows@inputs/a-hub.csv!F3 use=12 addresses=[10.0.0.2] apps=[Shop] 2026-01-10",
		"file poweredOn cpus=2@inputs/z-rvtools.csv!C4 os=@inputs/z-rvtools.csv!A4:G4 use= addresses=[] apps=[] 2026-01-10",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantProblem(t, problems, "warning: inputs/z-rvtools.csv!C3: CPUs of server 50031111-aaaa-bbbb-cccc-000000000002 is 8 here and 6 at inputs/a-hub.csv!E3: want one value (the first export in the order of inventories")
	wantProblem(t, problems, `note: inputs/a-hub.csv!D3: machines that share no id with those of inputs/z-rvtools.csv are taken for them by their names, which no others bear: 1, the first of them "DB"`)
	told := []model.Disagreement{{
		Kind: "Servers", ID: "50031111-aaaa-bbbb-cccc-000000000002", Migration: "M-01", Field: "CPUs", Unit: "vCPU", Rule: "the first export in the order of inventories in dossier.yaml is used",
		Value: "8", At: source.Ref{File: "inputs/z-rvtools.csv", Cells: source.Cell(3, 3)}, Other: "6", OtherAt: source.Ref{File: "inputs/a-hub.csv", Cells: source.Cell(5, 3)},
	}}
	if diff := cmp.Diff(told, p.Disagreements); diff != "" {
		t.Errorf("disagreements (-want +got):\n%s", diff)
	}
	var apps []string
	for _, a := range p.Applications {
		apps = append(apps, a.ID+" "+a.Wave)
	}
	if want := []string{"Shop Wave 1", "Portal Wave 1"}; !slices.Equal(apps, want) {
		t.Errorf("applications %q, want %q", apps, want)
	}
}

// A bare host name that two machines bear on one side joins nothing.
func TestNamesThatSeveralMachinesBearJoinNothing(t *testing.T) {
	rvtools := "VM,Powerstate,CPUs,Memory,VM UUID\nweb,poweredOn,4,8192,u-1\nweb,poweredOn,4,8192,u-2\n"
	evaluator := "Server Name,CPU Cores,Memory (MB),Cpu Utilization Peak (%)\nweb,4,8192,0.72\n"
	result, _ := ingest.Read(estate("inputs/rvtools.csv", rvtools, "inputs/me.csv", evaluator))
	if n := len(result.Portfolio.Servers); n != 3 {
		t.Errorf("%d servers, want 3", n)
	}
}

// An RVTools export as one CSV a tab: the tabs add to the machines of vInfo, from which users have deleted columns.
func TestTabsOfAnExportAddToItsMachines(t *testing.T) {
	ws := estate(
		"inputs/RVTools_tabvInfo.csv", "VM,Powerstate,Template,VM UUID\nweb,poweredOn,False,u-1\ndb,poweredOn,False,u-2\n",
		"inputs/RVTools_tabvCPU.csv", "VM,Powerstate,CPUs,Sockets,Cores p/s\nweb,poweredOn,4,2,2\ndb,poweredOn,8,4,2\n",
		"inputs/RVTools_tabvMemory.csv", "VM,Size MB,Consumed\nweb,8192,10\ndb,16384,10\nghost,1,1\n",
		"inputs/RVTools_tabvDisk.csv", "VM,Disk,Capacity MB,Raw,VM UUID\nweb,Hard disk 1,81920,False,u-1\nweb,Hard disk 2,40960,False,u-1\ndb,Hard disk 1,1024,False,u-2\n",
		"inputs/RVTools_tabvSnapshot.csv", "VM,Name,Size MiB (total)\nweb,before,5\n",
	)
	ws.Config.Inventories = []model.Inventory{{File: "inputs/RVTools_tab*.csv", Migration: "M-01", Exported: value.Date{Year: 2026, Month: 1, Day: 10}, Ref: source.Ref{File: "dossier.yaml", Line: 3}}}
	result, problems := ingest.Read(ws)
	var lines []string
	for _, s := range result.Portfolio.Servers {
		lines = append(lines, fmt.Sprintf("%s cpus=%s@%s memory=%s storage=%s@%s", s.ID, s.CPUs, s.At("CPUs"), s.Memory, s.Storage, s.At("storage")))
	}
	want := []string{
		"u-1 cpus=4@inputs/RVTools_tabvCPU.csv!C2 memory=8192 storage=120@inputs/RVTools_tabvDisk.csv!C2:C3",
		"u-2 cpus=8@inputs/RVTools_tabvCPU.csv!C3 memory=16384 storage=1@inputs/RVTools_tabvDisk.csv!C4",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantProblem(t, problems, `warning: inputs/RVTools_tabvMemory.csv!A4:C4: rows of machines that no table lists: 1, the first of them "ghost"`)
	wantProblem(t, problems, `note: inputs/RVTools_tabvSnapshot.csv: tabs of the RVTools export that are known, and not used: vSnapshot`)
}

// A short tab of an export is never taken for one of our tables.
func TestShortTabsOfAnExportAreNotOurs(t *testing.T) {
	ws := estate("inputs/RVTools_tabvCPU.csv", "VM,CPUs\nweb,4\n")
	result, _ := ingest.Read(ws)
	if n := len(result.Portfolio.Servers); n != 0 {
		t.Errorf("%d servers", n)
	}
	for _, table := range result.Portfolio.Tables {
		if table.Ref.File == "inputs/RVTools_tabvCPU.csv" && table.Format != "rvtools" {
			t.Errorf("taken for %q by %q", table.Kind, table.Format)
		}
	}
}

// Traffic between servers of one application each becomes dependencies of the applications.
func TestTrafficBecomesDependencies(t *testing.T) {
	ws := estate(
		"inputs/server_inventory.csv", "server_id,server_name,os_name,cpu_count,total_memory_gb,primary_ip_address\ns-1,web,Linux,2,4,10.0.0.1\ns-2,db,Linux,4,16,10.0.0.2\ns-3,db2,Linux,4,16,10.0.0.3\n",
		"inputs/server_performance_metrics.csv", "server_id,cpu_utilization_p95_pct,cpu_utilization_peak_pct,memory_utilization_p95_pct,memory_utilization_peak_pct\ns-1,0.4,0.9,30,44\n",
		"inputs/applications.csv", "app_id,app_name,migration_strategy,environment,confidence_score,server_count,server_ids\nA-1,Shop,Rehost,production,0.9,1,s-1\nA-2,Ledger,Replatform,production,0.8,2,s-2;s-3\n",
		"inputs/network_data_full.csv", "Source Server ID,Target Server ID,Target Port,Transport Protocol,Source Process Name,Count\ns-1,s-2,1433,TCP,java,12\ns-1,s-3,1434,UDP,java,1\ns-2,s-3,22,TCP,ssh,4\n",
	)
	result, problems := ingest.Read(ws)
	p := result.Portfolio
	var lines []string
	for _, d := range p.Dependencies {
		lines = append(lines, fmt.Sprintf("%s → %s by %s at %s", d.From, d.To, d.Kind, d.Where()))
	}
	if want := []string{"A-1 → A-2 by TCP 1433, UDP 1434 at inputs/network_data_full.csv!A2:F2"}; !slices.Equal(lines, want) {
		t.Errorf("%q, want %q", lines, want)
	}
	if s := p.Servers[0]; s.Utilization.String() != "0.9" || s.MemoryUse.String() != "44" || s.Memory.String() != "4096" || !slices.Equal(s.Applications, []string{"A-1"}) {
		t.Errorf("%+v", s)
	}
	wantProblem(t, problems, "note: inputs/network_data_full.csv!A1:F1: 2 of 3 connections lead from one application to another and are read as dependencies")
}
