package main

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// plant is one fault in a folder of inputs that is clean but for it, with the findings that it must make, and no others.
type plant struct {
	name string
	make []change
	want []string
}

// change changes the files of a workspace, by their path.
type change func(t *testing.T, files map[string]string)

// set puts a value into the column of the first row that holds the text.
func set(table, row, column, value string) change {
	return func(t *testing.T, files map[string]string) {
		rows := rowsOf(t, files["inputs/"+table+".csv"])
		at := slices.Index(rows[0], column)
		n := slices.IndexFunc(rows, func(r []string) bool { return strings.Contains(strings.Join(r, ","), row) })
		if at < 0 || n < 1 {
			t.Fatalf("%s has no column %q or no row with %q", table, column, row)
		}
		rows[n][at] = value
		files["inputs/"+table+".csv"] = textOf(t, rows)
	}
}

// add puts a row below the others of a table.
func add(table string, rows ...string) change {
	return func(_ *testing.T, files map[string]string) {
		files["inputs/"+table+".csv"] += strings.Join(rows, "\n") + "\n"
	}
}

// drop takes away the rows that hold the text.
func drop(table, row string) change {
	return func(t *testing.T, files map[string]string) {
		rows := rowsOf(t, files["inputs/"+table+".csv"])
		kept := slices.DeleteFunc(slices.Clone(rows), func(r []string) bool { return strings.Contains(strings.Join(r, ","), row) })
		if len(kept) == len(rows) {
			t.Fatalf("%s has no row with %q", table, row)
		}
		files["inputs/"+table+".csv"] = textOf(t, kept)
	}
}

// file writes a file; without text it is empty.
func file(path, text string) change {
	return func(_ *testing.T, files map[string]string) { files["inputs/"+path] = text }
}

// configured puts lines below those of dossier.yaml.
func configured(lines string) change {
	return func(_ *testing.T, files map[string]string) { files["dossier.yaml"] += lines }
}

// gone takes a file away.
func gone(path string) change {
	return func(_ *testing.T, files map[string]string) { delete(files, "inputs/"+path) }
}

func rowsOf(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	check(t, err)
	return rows
}

func textOf(t *testing.T, rows [][]string) string {
	t.Helper()
	var b strings.Builder
	check(t, csv.NewWriter(&b).WriteAll(rows))
	return b.String()
}

// TestPlants plants faults of each kind in a folder of inputs and wants each found, with its id, and nothing else; and nothing where
// nothing is planted.
func TestPlants(t *testing.T) {
	clean := filepath.Join("testdata/workspaces/clean")
	dir := copyWorkspace(t, clean)
	files := map[string]string{}
	check(t, walkFiles(os.DirFS(clean), files))
	if found := findingsOf(t, dir, "--as-of", "2026-06-05"); len(found) > 0 {
		t.Fatalf("a clean portfolio has findings: %v", found)
	}
	for _, p := range plants {
		t.Run(p.name, func(t *testing.T) {
			changed := map[string]string{}
			for name, text := range files {
				changed[name] = text
			}
			for _, c := range p.make {
				c(t, changed)
			}
			writeChanges(t, dir, files, changed)
			defer writeChanges(t, dir, changed, files)
			var got []string
			for id := range findingsOf(t, dir, "--as-of", "2026-06-05") {
				got = append(got, id)
			}
			slices.Sort(got)
			if !slices.Equal(got, p.want) {
				t.Errorf("findings %q, want %q", got, p.want)
			}
		})
	}
}

// plantedKinds are the kinds of finding that plants make.
func plantedKinds() map[string]bool {
	planted := map[string]bool{}
	for _, p := range plants {
		for _, id := range p.want {
			kind, _, _ := strings.Cut(id, "/")
			planted[kind] = true
		}
	}
	return planted
}

// walkFiles reads all files of a folder.
func walkFiles(dir fs.FS, into map[string]string) error {
	return fs.WalkDir(dir, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(dir, path)
		into[path] = string(data)
		return err
	})
}

// writeChanges makes a folder that holds the files of old hold those of new.
func writeChanges(t *testing.T, dir string, old, new map[string]string) {
	t.Helper()
	for path := range old {
		if _, kept := new[path]; !kept {
			check(t, os.Remove(filepath.Join(dir, path)))
		}
	}
	for path, text := range new {
		if was, there := old[path]; !there || was != text {
			check(t, os.WriteFile(filepath.Join(dir, path), []byte(text), 0o644))
		}
	}
}

// hourly is a bill of four weeks at a dollar an hour.
func hourly() string {
	var b strings.Builder
	b.WriteString("migration,provider,account,service,region,resource,description,usage start,begins at,ends at,charge category,pricing category,billed cost,list cost,currency,quantity,unit\n")
	start := time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	for h := range 28 * 24 {
		at := start.Add(time.Duration(h) * time.Hour)
		fmt.Fprintf(&b, "M-1,AWS,111122223333,Amazon Elastic Compute Cloud - Compute,eu-central-1,i-1,Linux per On Demand Instance Hour,%s,%s,%s,Usage,On-Demand,1,1,USD,1,Hrs\n",
			at.Format("2006-01-02"), at.Format("2006-01-02T15:04:05Z"), at.Add(time.Hour).Format("2006-01-02T15:04:05Z"))
	}
	return b.String()
}

func changes(all ...change) []change { return all }

// plants are one fault each, by the subjects of model.FindingKinds.
var plants = []plant{
	{"no TCO analysis", changes(drop("documents", "M-2-D1"), set("sessions", "M-2", "documents discussed", "")), []string{"deviation/M-2/business-case", "missing/M-2/tco", "tco-not-discussed/M-2"}},
	{"no reason", changes(set("documents", "M-1-D1", "why", "")), []string{"no-reason/M-1/M-1-D1"}},
	{"undated", changes(set("documents", "M-1-D1", "date", "")), []string{"required-document/M-1/tco", "undated/M-1/M-1-D1"}},
	{"dated in the future", changes(set("documents", "M-1-D8", "date", "2027-01-05")), []string{"future/M-1/M-1-D8", "required-document/M-1/closing"}},
	{"out of order", changes(set("documents", "M-1-D1", "date", "2026-04-01")), []string{"out-of-order/M-1/tco"}},
	{"unsigned", changes(set("documents", "M-1-D6", "customer signed on", "")), []string{"unsigned/M-1/sow"}},
	{"signed in the future", changes(set("documents", "M-1-D6", "customer signed on", "2027-01-05")), []string{"unsigned/M-1/sow", "work-before-sow/M-1/M-1-D6"}},
	{"signed late", changes(set("documents", "M-1-consent", "customer signed on", "2026-06-02")), []string{"late-signature/M-1/M-1-consent"}},
	{"begun before it was signed", changes(set("documents", "M-1-D6", "customer signed on", "2026-02-02")), []string{"work-before-sow/M-1/M-1-D6"}},
	{"expired", changes(set("documents", "M-1-D8", "expires", "2026-05-30")), []string{"expired/M-1/M-1-D8", "required-document/M-1/closing"}},
	{"no file", changes(set("documents", "M-1-D1", "path", "")), []string{"no-file/M-1/M-1-D1", "required-document/M-1/tco"}},
	{"a URL only", changes(set("documents", "M-1-D1", "path", "https://example.com/tco.pdf")), []string{"required-document/M-1/tco", "url-only/M-1/M-1-D1"}},
	{"file not there", changes(gone("evidence/M-1-D1.txt")), []string{"file-missing/M-1/M-1-D1", "required-document/M-1/tco"}},
	{"an empty file", changes(file("evidence/M-1-D1.txt", "")), []string{"required-document/M-1/tco", "unreadable/M-1/M-1-D1"}},
	{"the same file for two customers", changes(file("evidence/M-1-D2.txt", "SAMPLE. A report."), file("evidence/M-2-D2.txt", "SAMPLE. A report.")), []string{"same-bytes/M-1/M-1-D2", "same-bytes/M-2/M-2-D2"}},
	{"changed since it was registered", changes(set("documents", "M-1-D1", "sha-256", strings.Repeat("0f", 32))), []string{"changed/M-1/M-1-D1"}},
	{"made later than it is dated", changes(set("documents", "M-1-D1", "path", "inputs/evidence/late.pdf"), file("evidence/late.pdf", pdfOf("D:20260505120000Z"))), []string{"created-later/M-1/M-1-D1"}},

	{"a row without a strategy", changes(set("applications", "M-2-A2", "strategy", "")), []string{"not-counted/M-2/applications-no-strategy-is-stated", "not-counted/M-2/servers-no-strategy-is-stated"}},
	{"refactored without proof", changes(set("applications", "M-2-A2", "strategy", "refactor")), []string{"unproven-refactor/M-2/applications"}},
	{"counts beside a list", changes(file("counts.csv", "migration,strategy,applications,servers\nM-2,rehost,40,\n")), []string{"counts-overruled/M-2/applications"}},
	{"in two case studies", changes(set("migrations", "M-2", "customer", "C-1"), add("servers", "M-1-S1,M-2,M-2-A1,host11,,,,,,")), []string{"clash/M-2/M-1-S1", "not-counted/M-2/servers-counts-in-m-1"}},
	{"a window that ends soon", changes(set("migrations", "M-2", "end", "2023-07-15"), set("migrations", "M-2", "start", ""), set("migrations", "M-2", "in production since", "")), []string{"lesson-order/M-1/M-2", "window-ends/M-2"}},
	{"a consent that has expired", changes(file("releases.csv", "customer or migration,bundle,consent document,signed on,expires\nC-1,name,M-1-consent,2026-05-20,2026-05-29\n")), []string{"release/M-1/name"}},
	{"a claim without an outcome", changes(set("migrations", "M-1", "outcome", "It costs half: 50 % less.")), []string{"unsupported-claim/M-1/outcome/50"}},

	{"a phase left out", changes(set("method", "Moving", "required documents", "cutover plan")), []string{"deviation/M-1/moving", "deviation/M-2/moving"}},
	{"a stage without a phase", changes(set("method", "Moving", "maps to", "")), []string{"unmapped-stage/migrate"}},
	{"a phase of no stage", changes(set("method", "Moving", "maps to", "moving")), []string{"unknown-stage/moving", "unmapped-stage/migrate"}},
	{"a phase that wants no document", changes(set("method", "Moving", "required documents", "spell book")), []string{"unknown-kind/moving/spell-book"}},
	{"applied before it was learned", changes(set("lessons", "Count twice", "learned on", "2026-05-12"), set("lessons", "Count twice", "applied on", "")), []string{"lesson-order/M-1/M-2"}},
	{"an answer to no item", changes(add("responses", "OUR-DATE,,yes,Every one.,Practice lead,2026-05-29")), []string{"unknown-item/our-date"}},

	{"acceptance of nothing", changes(file("acceptances.csv", "finding,reason,by,until\nno-reason/M-1/M-1-D9,known,Practice lead,2027-01-01\n")), []string{"unknown-acceptance/no-reason/M-1/M-1-D9"}},
	{"acceptance that has expired", changes(set("documents", "M-1-D1", "why", ""), file("acceptances.csv", "finding,reason,by,until\nno-reason/M-1/M-1-D1,known,Practice lead,2026-05-29\n")),
		[]string{"expired-acceptance/no-reason/M-1/M-1-D1", "no-reason/M-1/M-1-D1"}},

	{"assessed too late", changes(set("sessions", "M-2", "date", "2026-03-12")), []string{"late-session/M-2/mra-2026-03-12", "tco-not-discussed/M-2"}},
	{"a TCO that nobody discussed", changes(set("sessions", "M-2", "documents discussed", "")), []string{"tco-not-discussed/M-2"}},
	{"a gap without a recommendation", changes(set("readiness", "Identity", "action", "")), []string{"gap-without-action/M-1/security-and-compliance-identity"}},
	{"a gap without an owner", changes(set("readiness", "Identity", "owner", "")), []string{"gap-without-owner/M-1/security-and-compliance-identity"}},
	{"a gap without a date", changes(set("readiness", "Identity", "due", ""), set("readiness", "Identity", "closed on", "")), []string{"gap-open-at-cutover/M-1", "gap-without-date/M-1/security-and-compliance-identity"}},
	{"a gap closed late", changes(set("readiness", "Identity", "closed on", "2026-03-20")), []string{"gap-closed-late/M-1/security-and-compliance-identity"}},
	{"a gap left open", changes(set("readiness", "Identity", "closed on", "")), []string{"gap-open-at-cutover/M-1", "gap-overdue/M-1/security-and-compliance-identity"}},
	{"a scale that nobody states", changes(set("readiness", "Identity", "scale", "0-7")), []string{"unknown-scale/M-1/0-7"}},
	{"a score beyond its scale", changes(set("readiness", "Backup", "score", "6")), []string{"score-outside-scale/M-1/operating-model-backup"}},

	{"a high risk left open", changes(set("well-architected", "SEC 2", "closed", "")), []string{"open-high-risk/M-1/security-sec-2"}},
	{"a risk closed before it was found", changes(set("well-architected", "SEC 2", "closed", "2026-04-01")), []string{"risk-order/M-1/security-sec-2"}},
	{"a pillar that the framework lacks", changes(set("well-architected", "SEC 2", "pillar", "Beauty")), []string{"unknown-pillar/M-1/beauty-sec-2"}},
	{"an answer beyond its scale", changes(set("survey", "recommend", "score", "6")), []string{"survey-outside-scale/M-1/would-you-recommend-us-2026-05-18"}},

	{"an assumption twice", changes(add("assumptions", "M-1,term,36 months,guessed,2025-11-03")), []string{"tco-assumption-twice/M-1/term"}},
	{"hardware that is depreciated and bought", changes(set("costs", "servers", "category", "servers, depreciation"), add("assumptions", "M-1,hardware refresh,90000 USD in month 12,quotation,2025-11-03")),
		[]string{"tco-hardware-twice/M-1/servers-depreciation"}},
	{"an assumption that cannot be read", changes(set("assumptions", "term", "value", "long")), []string{"tco-assumption-unreadable/M-1/term"}},
	{"a cost without its frequency", changes(add("costs", "M-1,AWS,support,now and then,100,USD")), []string{"claim-without-tco/M-1/running-cost-saved", "tco-cost-left-out/M-1/aws-support"}},
	{"a saving without costs", changes(gone("costs.csv")), []string{"claim-without-tco/M-1/running-cost-saved"}},
	{"a saving that the costs do not bear out", changes(set("outcomes", "running cost", "after", "30")), []string{"claim-differs-from-tco/M-1/running-cost-saved"}},
	{"a bill that the comparison cannot bear", changes(file("charges.csv", "migration,provider,service,usage start,usage end,charge category,billed cost,currency\nM-1,AWS,Amazon EC2,2026-04-01,2026-05-01,Usage,19000,USD\n")), []string{"bill-turns-tco/M-1/2026-04"}},
	{"an estimate above the costs on AWS", changes(file("estimates.csv", "migration,source tool,service,monthly cost,currency\nM-1,AWS Pricing Calculator,Amazon EC2,999999,USD\n")), []string{"estimate-exceeds-tco/M-1/run-rate"}},

	{"a group that is parted", changes(set("applications", "M-1-A2", "wave", "Wave 2")), []string{"split-group/M-1/m-1-a1"}},
	{"a machine that contradicts itself", changes(set("servers", "M-1-S2", "addresses", "10.9.1.1")), []string{"contradictory-machine/M-1/the-same-network-address-as-another-machine"}},
	{"a list that an export contradicts", changes(file("RVTools_tabvInfo.csv", "VM,Powerstate,CPUs,Memory,VM UUID\nhost21,poweredOn,8,16384,M-2-S1\n"), configured("inventories:\n  - {file: inputs/RVTools_tabvInfo.csv, migration: M-2, exported: 2026-01-10}\n")), []string{"inventory-conflict/M-2/cpus"}},

	{"a network that is none", changes(set("networks", "prod-b", "CIDR", "10.20.1.0/30")), []string{"broken-network/M-1/prod-b"}},
	{"two networks in one place", changes(set("networks", "prod-b", "CIDR", "10.20.0.128/25")), []string{"network-overlap/M-1/prod-a-prod-b"}},
	{"a subnet beyond its VPC", changes(set("networks", "prod-b", "CIDR", "10.30.1.0/24")), []string{"subnet-outside/M-1/prod-b"}},
	{"a VPC over the source", changes(set("servers", "M-1-S1", "addresses", "10.20.0.7")), []string{"source-overlap/M-1/prod"}},
	{"one zone only", changes(set("networks", "prod-b", "availability zone", "eu-central-1a")), []string{"single-zone/M-1/prod"}},
	{"nowhere to land", changes(set("applications", "M-1-A2", "target account", "")), []string{"no-target-account/M-1/applications"}},
	{"a design without a reason", changes(set("controls", "CloudTrail", "reason", "")), []string{"no-design-reason/M-1/controls"}},

	{"days that contradict", changes(set("activities", "T-1", "duration", "9")), []string{"plan-dates/M-1/T-1"}},
	{"planned before it may begin", changes(set("activities", "T-2", "start", "2026-02-26"), set("activities", "T-2", "finish", "2026-02-27")), []string{"plan-order/M-1/T-2/T-1"}},
	{"waiting for what is cancelled", changes(set("activities", "T-1", "status", "cancelled")), []string{"plan-predecessor/M-1/T-2"}},
	{"waiting in a circle", changes(set("predecessors", "T-2", "type", "SS"), add("predecessors", "T-1,T-2,FF,")), []string{"plan-cycle/M-1/T-1"}},
	{"a deadline that was missed", changes(set("migrations", "M-1", "deadline", "2026-03-02")), []string{"plan-deadline/M-1"}},
	{"live before the cutover", changes(set("applications", "M-1-A2", "migrated on", "2026-03-01")), []string{"move-outside-cutover/M-1/M-1-A2"}},
	{"live after the cutover", changes(set("applications", "M-1-A2", "migrated on", "2026-03-04")), []string{"move-outside-cutover/M-1/M-1-A2"}},
	{"an owner who is no party", changes(set("risks", "R-1", "owner", "Somebody")), []string{"plan-owner/M-1/risk-r-1-somebody"}},
	{"a pattern that is none", changes(set("applications", "M-1-A2", "pattern", "as ever")), []string{"plan-pattern/M-1/M-1-A2"}},
	{"a party that is none", changes(add("parties", "Somebody,M-2,partner"), add("responsibilities", "T-1,Somebody,I")), []string{"raci-party/M-1/T-1"}},
	{"two who answer", changes(add("responsibilities", "T-1,Head of applications,A")), []string{"raci-accountable/M-1/T-1"}},
	{"nobody who does it", changes(drop("responsibilities", "T-1,Head of applications")), []string{"raci-responsible/M-1/T-1"}},
	{"a step before its time", changes(set("cutover", "Switch names over", "start", "T-90min")), []string{"cutover-order/M-1/wave-1-switch-names-over"}},
	{"a step at no time", changes(set("cutover", "Switch names over", "start", "soon")), []string{"cutover-time/M-1/wave-1-switch-names-over"}},
	{"no way back", changes(set("cutover", "Switch names over", "rollback", "")), []string{"cutover-rollback/M-1/wave-1-switch-names-over"}},

	{"a commitment beyond the bill", changes(file("charges.csv", hourly()), add("assumptions", "M-1,savings plan discount,28 %,agreed,2026-05-01"),
		add("actions", "O-2,M-1,all compute,cost,Compute Savings Plan,low,no,no,Cloud architect,2026-12-29,,5000,,USD,Bill of April 2026,Cost Explorer")), []string{"commitment-beyond-bill/M-1/o-2"}},
	{"a saving told twice", changes(add("actions", "O-2,M-1,host11,cost,Smaller instance,low,yes,yes,Cloud architect,2026-12-29,,100,,USD,Bill of April 2026,as before")), []string{"doubled-saving/M-1/o-2-planned"}},
	{"a saving without a baseline", changes(set("actions", "O-1", "baseline", "")), []string{"saving-without-proof/M-1/o-1"}},
	{"a saving of what is not done", changes(set("actions", "O-1", "done on", "")), []string{"optimization-late/M-1/o-1", "saving-before-done/M-1/o-1"}},
	{"a saving that nobody measured", changes(set("actions", "O-1", "realised saving", "")), []string{"saving-not-measured/M-1/o-1"}},
	{"a saving that no rate converts", changes(add("actions", "O-2,M-1,host12,cost,Smaller instance,low,yes,yes,Cloud architect,2026-12-29,,100,,EUR,Bill of April 2026,as before")), []string{"saving-without-rate/M-1/o-2"}},
	{"a size down that the measurement contradicts", changes(set("actions", "O-1", "resource", "M-1-S1"), set("actions", "O-1", "action", "Right-size to m7i.medium"),
		file("utilization.csv", "migration,resource,metric,peak,days,until\nM-1,M-1-S1,CPU,41,30,2026-05-19\nM-1,M-1-S1,memory,40,30,2026-05-19\n")), []string{"contradicted-sizing/M-1/o-1"}},
	{"a size that a tool recommends and the measurement contradicts", changes(
		file("utilization.csv", "migration,resource,metric,peak,days,until\nM-1,host12,CPU,10,30,2026-05-19\nM-1,host12,memory,61,30,2026-05-19\n"),
		file("recommendations.csv", "migration,source tool,resource type,resource,finding,current,recommended,estimated monthly saving,currency\nM-1,AWS Compute Optimizer,EC2 instance,host12,Overprovisioned,m7i.xlarge,m7i.large,60,USD\n")),
		[]string{"contradicted-sizing/M-1/host12-aws-compute-optimizer"}},
	{"an action without an owner", changes(set("actions", "O-1", "owner", "")), []string{"optimization-unowned/M-1/o-1"}},
	{"a discount that cannot be read", changes(add("assumptions", "M-1,savings plan discount,a third,agreed,2026-05-01")), []string{"optimization-assumption-unreadable/M-1/savings-plan-discount"}},
}

// pdfOf is a PDF of one empty page that says when it was made.
func pdfOf(created string) string {
	var b strings.Builder
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>")
	object("<< /CreationDate (" + created + ") >>")
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.String()
}
