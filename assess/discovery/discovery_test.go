package discovery_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/assess/discovery"
	"dossier/ingest/config"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// sheet makes records whose rows stand one below the other in one file.
type sheet struct {
	in           discovery.Input
	list, export *model.Table
	next         int
}

func newSheet(t testing.TB) *sheet {
	t.Helper()
	systems, problems := config.Systems(config.Layer{Name: "templates/support", Files: os.DirFS("../../templates/support")})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	table := func(file string, format string) *model.Table {
		return &model.Table{Ref: source.Ref{File: file, Sheet: "Servers"}, FirstCol: 1, LastCol: 9, Format: format, Columns: map[string]int{
			"OS": 2, "CPUs": 3, "memory": 4, "storage": 5, "storage used": 6, "utilization": 7, "addresses": 8,
		}}
	}
	return &sheet{
		in:   discovery.Input{Migration: &model.Migration{ID: "M-1", Customer: "C-1", Start: day("2024-06-03")}, Systems: systems},
		list: table("list.xlsx", ""), export: table("export.xlsx", "rvtools"),
	}
}

func day(text string) value.Date {
	d, err := value.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func num(n int) value.Number { return value.Num(value.Int(n)) }

func (s *sheet) row(t *model.Table) model.Row {
	s.next++
	return model.Row{Table: t, Number: s.next + 1}
}

func (s *sheet) server(m model.Server) *model.Server {
	m.Row = s.row(s.list)
	m.Migration = "M-1"
	if m.ID == "" {
		m.ID = fmt.Sprintf("srv-%02d", s.next)
	}
	s.in.Servers = append(s.in.Servers, &m)
	return &m
}

func (s *sheet) application(a model.Application) *model.Application {
	a.Row, a.Migration = s.row(s.list), "M-1"
	s.in.Applications = append(s.in.Applications, &a)
	return &a
}

func (s *sheet) needs(from, to string, hardness model.Hardness) *model.Dependency {
	d := &model.Dependency{Row: s.row(s.list), From: from, To: to, Hardness: hardness}
	s.in.Dependencies = append(s.in.Dependencies, d)
	return d
}

func text(f *value.Figure) string {
	if f == nil {
		return "none"
	}
	if !f.Value.Known {
		return "unknown"
	}
	return f.Value.String()
}

// TestSystems tells families and releases from the words of inventories, and never more than they say.
func TestSystems(t *testing.T) {
	for words, want := range map[string]string{
		"Microsoft Windows Server 2012 (64-bit)":          "Windows Server|2012|2023-10-10|extended only",
		"Windows Server 2012 R2":                          "Windows Server|2012 R2|2023-10-10|extended only",
		"Microsoft Windows Server 2003 Standard (32-bit)": "Windows Server|2003|2015-07-14|ended",
		"Microsoft Windows Server 2016 or later (64-bit)": "Windows Server|2016 or later||",
		"Windows Server":                                  "Windows Server||  |",
		"Microsoft Windows 7 (64-bit)":                    "Windows|7|2020-01-14|ended",
		"Microsoft Windows XP Professional (32-bit)":      "Windows|XP|2014-04-08|ended",
		"Red Hat Enterprise Linux 8.6":                    "Red Hat Enterprise Linux|8|2029-05-31|in support",
		"Red Hat Enterprise Linux 80":                     "Red Hat Enterprise Linux|80||",
		"RHEL 7":                                          "Red Hat Enterprise Linux|7|2024-06-30|in support",
		"CentOS 4/5/6/7 (64-bit)":                         "CentOS Linux|4/5/6/7||",
		"CentOS Linux release 7.9.2009 (Core)":            "CentOS Linux|7|2024-06-30|in support",
		"Ubuntu 20.04.6 LTS":                              "Ubuntu|20.04|2025-05-31|in support",
		"Ubuntu Linux (64-bit)":                           "Ubuntu|||",
		"SUSE Linux Enterprise Server 15 SP5":             "SUSE Linux Enterprise Server|15 SP5|2024-12-31|in support",
		"SUSE Linux Enterprise 15 (64-bit)":               "SUSE Linux Enterprise Server|15||",
		"Oracle Linux 7":                                  "Oracle Linux|7|2024-12-01|in support",
		"Other 3.x or later Linux (64-bit)":               "|Other 3.x or later Linux (64-bit)||",
		"Mywindows 7":                                     "|Mywindows 7||",
		"":                                                "|||",
	} {
		s := newSheet(t)
		s.server(model.Server{OS: words})
		d, _, _ := discovery.Survey(s.in)
		system := d.Machines[0].System
		ends := ""
		if system.Support != nil {
			ends = system.Support.Ends.String()
		}
		if got := system.Family + "|" + system.Release + "|" + ends + "|" + string(d.Machines[0].Standing); squeezed(got) != squeezed(want) {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
}

func squeezed(text string) string {
	out := []rune{}
	for _, r := range text {
		if r != ' ' {
			out = append(out, r)
		}
	}
	return string(out)
}

// TestLastDayOfSupportIsInSupport: support ends with the end of its last day.
func TestLastDayOfSupportIsInSupport(t *testing.T) {
	for on, want := range map[string]model.SupportStanding{
		"2023-10-10": model.Supported, "2023-10-11": model.SupportExtended, "2026-10-13": model.SupportExtended, "2026-10-14": model.SupportEnded,
	} {
		s := newSheet(t)
		s.server(model.Server{OS: "Windows Server 2012 R2", ExportedOn: day(on)})
		d, _, _ := discovery.Survey(s.in)
		if got := d.Machines[0].Standing; got != want {
			t.Errorf("on %s it is %q, want %q", on, got, want)
		}
	}
}

// TestDayOfTheInventory: the newest export dates it, else the discovery report, else the start; nothing later than the assessment does.
func TestDayOfTheInventory(t *testing.T) {
	s := newSheet(t)
	s.server(model.Server{})
	dated := func(want string) {
		t.Helper()
		if d, _, _ := discovery.Survey(s.in); d.On.String() != want {
			t.Errorf("dated %s (%s), want %s", d.On, d.OnFrom, want)
		}
	}
	dated("2024-06-03")
	s.in.Documents = append(s.in.Documents, &model.Document{Kind: model.DiscoveryReport, Date: day("2024-07-01")})
	dated("2024-07-01")
	s.server(model.Server{ExportedOn: day("2024-06-20")})
	dated("2024-06-20")
	s.server(model.Server{ExportedOn: day("2024-08-01")})
	s.in.Until = day("2024-07-31")
	dated("2024-06-20")
}

// TestPercentilesByHand: of 20 machines that use 1 to 20 percent, the 10th is the median, the 18th the 90th percentile, the 19th the 95th.
func TestPercentilesByHand(t *testing.T) {
	s := newSheet(t)
	for _, i := range []int{7, 20, 1, 15, 3, 12, 9, 18, 5, 11, 2, 16, 4, 13, 6, 19, 8, 14, 10, 17} {
		s.server(model.Server{Utilization: num(i)})
	}
	s.server(model.Server{}) // not measured
	d, _, _ := discovery.Survey(s.in)
	got := []string{text(d.CPUUse.Measured), text(d.CPUUse.P50), text(d.CPUUse.P90), text(d.CPUUse.P95), text(d.CPUUse.Most), text(d.CPUUse.Bands[0].Machines)}
	if diff := cmp.Diff([]string{"20", "10", "18", "19", "20", "20"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if at := d.CPUUse.P50.Sources; len(at) != 1 || at[0].String() != s.in.Servers[18].At("utilization").String() {
		t.Errorf("the median is read from %v, want the cell of the machine at that rank", at)
	}
	if d.MemoryUse.P50 != nil || text(d.MemoryUse.Measured) != "0" {
		t.Error("memory use was measured nowhere, and has a median")
	}
}

// TestExportFillsAndContradicts: what the list leaves blank is the export's; what both state differently is said, once a column.
func TestExportFillsAndContradicts(t *testing.T) {
	s := newSheet(t)
	for i := range 3 {
		m := s.server(model.Server{Name: fmt.Sprintf("app%d", i), CPUs: num(4), OS: "Windows Server 2016"})
		m.Export = &model.Server{
			Row: s.row(s.export), CPUs: num(4 + i), Memory: num(8192), OS: "Microsoft Windows Server 2016 (64-bit)", PowerState: "poweredOn", ExportedOn: day("2024-06-01"),
		}
	}
	d, inventory, findings := discovery.Survey(s.in)
	if got := text(inventory.Memory); got != "24" {
		t.Errorf("memory %s, want the export’s 24,576 MiB in GiB", got)
	}
	if got := text(inventory.CPUs); got != "12" {
		t.Errorf("virtual CPUs %s, want the list’s 12", got)
	}
	if len(d.Conflicts) != 2 || d.Conflicts[0].Column != "CPUs" || d.Conflicts[0].Used.Text != "4" || d.Conflicts[0].Other.Text != "5" {
		t.Errorf("conflicts %+v, want two of CPUs", d.Conflicts)
	}
	if ids := idsOf(findings); !slices.Equal(ids, []string{"inventory-conflict/M-1/cpus"}) {
		t.Errorf("findings %v", ids)
	}
	if got := text(inventory.PoweredOn) + text(inventory.PoweredOff); got != "30" {
		t.Errorf("powered on and off: %s", got)
	}
}

func idsOf(findings []model.Finding) []string {
	var ids []string
	for _, f := range findings {
		ids = append(ids, f.ID)
	}
	return ids
}

// TestContradictions plants one fault of each kind.
func TestContradictions(t *testing.T) {
	for name, plant := range map[string]struct {
		server model.Server
		want   string
	}{
		"storage":   {model.Server{Storage: num(10), StorageUsed: num(11)}, "contradictory-machine/M-1/more-storage-in-use-than-provisioned"},
		"CPUs":      {model.Server{CPUs: num(0)}, "contradictory-machine/M-1/no-virtual-cpu"},
		"memory":    {model.Server{Memory: num(0)}, "contradictory-machine/M-1/no-memory"},
		"processor": {model.Server{Utilization: num(101)}, "contradictory-machine/M-1/processor-use-above-100"},
		"address":   {model.Server{Addresses: []string{"192.0.2.1"}}, "contradictory-machine/M-1/the-same-network-address-as-another-machine"},
	} {
		s := newSheet(t)
		s.server(model.Server{CPUs: num(2), Memory: num(1), Storage: num(10), StorageUsed: num(10), Utilization: num(100), Addresses: []string{"192.0.2.1"}})
		if _, _, findings := discovery.Survey(s.in); len(findings) != 0 {
			t.Fatalf("%s: a sound machine has findings %v", name, findings)
		}
		s.server(plant.server)
		_, _, findings := discovery.Survey(s.in)
		if ids := idsOf(findings); !slices.Equal(ids, []string{plant.want}) {
			t.Errorf("%s: %v, want %s", name, ids, plant.want)
		}
	}
}

// TestMoveGroups: a and b, and b and c, are tied hard; d is tied softly, e to an application of another migration.
func TestMoveGroups(t *testing.T) {
	s := newSheet(t)
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		s.application(model.Application{ID: id, Name: "App " + id, Wave: "Wave 1"})
		s.server(model.Server{Applications: []string{id}})
	}
	s.server(model.Server{Applications: []string{"a", "c"}}) // counts once for the group
	s.in.Elsewhere = []*model.Application{{ID: "x", Migration: "M-2"}}
	s.needs("a", "b", "hard")
	s.needs("c", "b", "hard")
	s.needs("d", "a", "soft")
	s.needs("e", "x", "hard")
	d, _, findings := discovery.Survey(s.in)
	if len(d.Groups) != 1 || len(d.Groups[0].Applications) != 3 || text(d.Groups[0].Machines) != "4" || text(d.Groups[0].Tying) != "2" || d.Groups[0].Split {
		t.Errorf("groups %+v", d.Groups)
	}
	if text(d.Tied) != "3" || text(d.Untied) != "2" || text(d.Hard) != "3" || text(d.Soft) != "1" || !d.Dependencies[3].Outside {
		t.Errorf("tied %s, untied %s, hard %s, soft %s", text(d.Tied), text(d.Untied), text(d.Hard), text(d.Soft))
	}
	if len(findings) != 0 {
		t.Errorf("findings %v", findings)
	}
	s.in.Applications[2].Wave = "Wave 2"
	d, _, findings = discovery.Survey(s.in)
	if !d.Groups[0].Split || !slices.Equal(idsOf(findings), []string{"split-group/M-1/a"}) {
		t.Errorf("a group in two waves: %+v, findings %v", d.Groups[0], idsOf(findings))
	}
}

// TestMoveGroupsAreComponents compares with a search from every application, which shares nothing with the way groups are made.
func TestMoveGroupsAreComponents(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := newSheet(t)
		n := rapid.IntRange(1, 12).Draw(r, "applications")
		near := map[int][]int{}
		for i := range n {
			s.application(model.Application{ID: fmt.Sprint(i)})
		}
		for range rapid.IntRange(0, 15).Draw(r, "dependencies") {
			from, to := rapid.IntRange(0, n-1).Draw(r, "from"), rapid.IntRange(0, n-1).Draw(r, "to")
			hardness := rapid.SampledFrom([]model.Hardness{"hard", "soft", ""}).Draw(r, "hardness")
			s.needs(fmt.Sprint(from), fmt.Sprint(to), hardness)
			if hardness == "hard" {
				near[from], near[to] = append(near[from], to), append(near[to], from)
			}
		}
		d, _, _ := discovery.Survey(s.in)
		group := map[string]string{}
		for _, g := range d.Groups {
			for _, a := range g.Applications {
				group[a.ID] = g.Name
			}
		}
		for i := range n {
			reached := reach(near, i)
			if (group[fmt.Sprint(i)] != "") != (len(reached) > 1) {
				t.Fatalf("application %d reaches %v and is in %q", i, reached, group[fmt.Sprint(i)])
			}
			for j := range n {
				together := group[fmt.Sprint(i)] != "" && group[fmt.Sprint(i)] == group[fmt.Sprint(j)]
				if i != j && together != slices.Contains(reached, j) {
					t.Fatalf("%d and %d: together %v, reached %v", i, j, together, reached)
				}
			}
		}
	})
}

func reach(near map[int][]int, from int) []int {
	reached := []int{from}
	for i := 0; i < len(reached); i++ {
		for _, next := range near[reached[i]] {
			if !slices.Contains(reached, next) {
				reached = append(reached, next)
			}
		}
	}
	return reached
}

// TestBreakdownsAddUp: whatever machines state and leave out, every breakdown counts each machine once, and its sums are the inventory's.
func TestBreakdownsAddUp(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := newSheet(t)
		s.application(model.Application{ID: "a", Criticality: "high", Environment: "production"})
		s.application(model.Application{ID: "b", Criticality: "low", Environment: "test"})
		for range rapid.IntRange(0, 20).Draw(r, "machines") {
			m := model.Server{
				OS:          rapid.SampledFrom([]string{"", "Windows Server 2016", "windows server 2016 (64-bit)", "CentOS 7", "Plan 9", "plan-9"}).Draw(r, "os"),
				Cluster:     rapid.SampledFrom([]string{"", "A", "a b", "a-b"}).Draw(r, "cluster"),
				Environment: rapid.SampledFrom([]string{"", "Test", "test"}).Draw(r, "environment"),
			}
			if rapid.Bool().Draw(r, "sized") {
				m.CPUs, m.Memory = num(rapid.IntRange(1, 64).Draw(r, "cpus")), num(1024)
			}
			m.Applications = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "nobody"}), 0, 2, rapid.ID[string]).Draw(r, "applications")
			s.server(m)
		}
		d, inventory, _ := discovery.Survey(s.in)
		ids := map[string]bool{}
		for what, groups := range map[string][]model.MachineGroup{"systems": d.Systems, "environments": d.Environments, "criticalities": d.Criticalities, "clusters": d.Clusters} {
			machines, cpus := value.Decimal{}, value.Decimal{}
			for _, g := range groups {
				machines, cpus = machines.Add(g.Machines.Value.Decimal), cpus.Add(g.CPUs.Value.Decimal)
				if ids[g.Machines.ID] {
					t.Fatalf("%s: two figures are called %s", what, g.Machines.ID)
				}
				ids[g.Machines.ID] = true
			}
			if !machines.Equal(inventory.Servers.Value.Decimal) || !cpus.Equal(inventory.CPUs.Value.Decimal) {
				t.Fatalf("%s add up to %s machines and %s vCPU, the inventory has %s and %s", what, machines, cpus, inventory.Servers.Value, inventory.CPUs.Value)
			}
		}
		supported := d.Support.Supported.Value.Decimal.Add(d.Support.Out.Value.Decimal).Add(d.Support.Unknown.Value.Decimal)
		if !supported.Equal(inventory.Servers.Value.Decimal) {
			t.Fatalf("support is told or not of %s machines of %s", supported, inventory.Servers.Value)
		}
	})
}

// TestExportsThatDisagree: what two exports state differently is listed with both cells and told, but for two wordings of one thing.
func TestExportsThatDisagree(t *testing.T) {
	s := newSheet(t)
	later := &model.Table{Ref: source.Ref{File: "later.xlsx"}, Kind: "Servers", FirstCol: 1, LastCol: 9}
	s.server(model.Server{ID: "S1", Name: "erp-db", ExportedOn: day("2024-05-01")}).Also = []*model.Server{{Row: s.row(later), ExportedOn: day("2024-05-20")}}
	at := func(cell int) source.Ref { return source.Ref{File: "a.xlsx", Cells: source.Cell(3, cell)} }
	s.in.Disagreed = []model.Disagreement{
		{Kind: "Servers", ID: "S1", Field: "CPUs", Unit: "vCPU", Value: "8", At: at(2), Other: "6", OtherAt: at(9), Rule: "the first export is used"},
		{Kind: "Servers", ID: "S1", Field: "OS", Value: "Windows", At: at(2), Other: "Microsoft Windows", OtherAt: at(9), Wording: true},
	}
	d, _, findings := discovery.Survey(s.in)
	if len(d.Conflicts) != 2 || d.Conflicts[0].Name != "erp-db" || d.Conflicts[0].Used.At != at(2) || d.Conflicts[0].Other.Text != "6" || d.Conflicts[0].Other.At != at(9) {
		t.Errorf("conflicts: %+v", d.Conflicts)
	}
	if len(d.Sources) != 2 || d.Sources[1].Table != later || d.Sources[1].On != day("2024-05-20") || d.On != day("2024-05-20") {
		t.Errorf("sources %+v, inventory of %s", d.Sources, d.On)
	}
	told := 0
	for _, f := range findings {
		if f.Kind == model.KindInventoryConflict {
			told++
			if f.Ref != at(2) || !strings.Contains(f.What, "two exports state the CPUs of 1 machine differently, first 8 and 6") {
				t.Errorf("finding: %+v", f)
			}
		}
	}
	if told != 1 {
		t.Errorf("%d findings of conflicts, want 1", told)
	}
}

// TestHostsByOtherNames: a machine stands on a host that the list has by its full name or the first part of it; where no machine names a
// host, and others name hosts that are not listed, how many it carries is unknown, not none.
func TestHostsByOtherNames(t *testing.T) {
	s := newSheet(t)
	for i, host := range []string{"esx1.example.com", "ESX1", "esx9"} {
		s.server(model.Server{Name: fmt.Sprint("vm", i), Host: host})
	}
	s.in.Hosts = []*model.Host{{Row: s.row(s.list), ID: "esx1"}, {Row: s.row(s.list), ID: "esx2"}}
	d, _, _ := discovery.Survey(s.in)
	if a, b := d.Hosts[0].Machines.Value, d.Hosts[1].Machines.Value; a.String() != "2" || b.Known || d.Strangers.Value.String() != "1" {
		t.Errorf("hosts carry %v and %v, strangers %v", a, b, d.Strangers.Value)
	}
	s.in.Servers = s.in.Servers[:2]
	if d, _, _ = discovery.Survey(s.in); d.Hosts[1].Machines.Value.String() != "0" {
		t.Errorf("nothing stands on a host that is not listed, and esx2 carries %v", d.Hosts[1].Machines.Value)
	}
}

// TestSupportSince: support is measured on the day of the inventory, and again on the day of the assessment.
func TestSupportSince(t *testing.T) {
	s := newSheet(t)
	s.server(model.Server{OS: "Red Hat Enterprise Linux 6 (64-bit)", ExportedOn: day("2024-05-01")})
	s.server(model.Server{OS: "Microsoft Windows Server 2012 (64-bit)", ExportedOn: day("2024-05-01")})
	s.in.Until = day("2025-12-12")
	d, _, _ := discovery.Survey(s.in)
	var got []string
	for _, g := range d.Systems {
		got = append(got, fmt.Sprint(g.System.Release, " ", g.Standing, ", ", g.Since))
	}
	slices.Sort(got)
	if want := []string{"2012 extended only, extended only", "6 extended only, ended"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestWhoStatesWhat: each thing is known by the list or by the export that states it, and what follows from other things by none.
func TestWhoStatesWhat(t *testing.T) {
	s := newSheet(t)
	s.export.Tool = "RVTools export"
	s.server(model.Server{OS: "RHEL 7", CPUs: num(4)})
	listed := s.server(model.Server{CPUs: num(2)})
	listed.Export = &model.Server{Row: s.row(s.export), OS: "Windows Server 2016", CPUs: num(8), PowerState: "poweredOn", ExportedOn: day("2024-06-01")}
	s.in.Hosts = []*model.Host{{Row: model.Row{Table: &model.Table{Ref: source.Ref{File: "export.xlsx", Sheet: "vHost"}, Kind: "Hosts", Tool: "RVTools export", FirstCol: 1, LastCol: 3}, Number: 2}, ID: "h1"}}
	d, _, _ := discovery.Survey(s.in)
	got := map[string]string{}
	for _, q := range d.Quality {
		var by []string
		for _, x := range q.By {
			by = append(by, x.Tool+" "+text(x.Machines))
		}
		got[q.Name] = strings.Join(by, ", ")
	}
	for name, want := range map[string]string{
		"operating system": " 1, RVTools export 1", "virtual CPUs": " 2", "power state": "RVTools export 1", "end of support of the operating system": "", "memory": "",
	} {
		if got[name] != want {
			t.Errorf("%s is stated by %q, want %q", name, got[name], want)
		}
	}
	for _, x := range d.Sources { // the file was exported at once
		if x.Table.Tool != "" && x.On != day("2024-06-01") {
			t.Errorf("%s was exported on %q", x.Table.Ref, x.On)
		}
		if x.Table.Tool == "" && !x.On.IsZero() {
			t.Errorf("%s is the partner’s own, and exported on %s", x.Table.Ref, x.On)
		}
	}
}

// TestHalfWouldDo: machines are counted up to a use of 40%, where they have more than one to halve; the rule is assumed.
func TestHalfWouldDo(t *testing.T) {
	s := newSheet(t)
	s.server(model.Server{CPUs: num(8), Utilization: num(40), Memory: num(4096), MemoryUse: num(90)})
	s.server(model.Server{CPUs: num(4), Utilization: num(41)})
	s.server(model.Server{CPUs: num(1), Utilization: num(5)})
	s.server(model.Server{CPUs: num(16)})
	s.server(model.Server{CPUs: num(2), Utilization: num(3)})
	d, _, _ := discovery.Survey(s.in)
	if text(d.CPUUse.Slack) != "2" || text(d.CPUUse.SlackHas) != "10" || !d.CPUUse.Slack.Assumed() {
		t.Errorf("%s machines with %s processors", text(d.CPUUse.Slack), text(d.CPUUse.SlackHas))
	}
	if text(d.MemoryUse.Slack) != "0" || d.MemoryUse.SlackHas != nil {
		t.Errorf("%s machines with %s MiB", text(d.MemoryUse.Slack), text(d.MemoryUse.SlackHas))
	}
}
