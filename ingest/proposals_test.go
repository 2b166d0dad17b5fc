package ingest_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"dossier/ingest"
	"dossier/ingest/config"
	"dossier/source"
)

const strange = "Asset No,Host Name,Operatin System,RAM (GB),Number of CPUs,Peak CPU in %,Owner\nCI-1,web,Linux,8,2,70,me\nCI-2,db,Linux,16,4,30,me\n"

func TestUnknownTableGetsAMappingProposed(t *testing.T) {
	result, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/cmdb [1].csv", strange)})
	wantProblem(t, problems, "warning: inputs/cmdb [1].csv: the table is not recognised and not read: want the columns of a record kind (map it in dossier.yaml: dossier check proposes an entry)")
	want := []ingest.Proposal{{File: "inputs/cmdb [1].csv", YAML: `mappings:
  - file: "inputs/cmdb [[]1].csv"
    kind: Servers
    columns:
      "Asset No": id
      "Host Name": name
      "Operatin System": OS
      "RAM (GB)": memory
      "Number of CPUs": CPUs
      "Peak CPU in %": utilization
    constants:
      migration: M-01
    units:
      memory: "GB"
    # not mapped: "Owner"
`}}
	if diff := cmp.Diff(want, result.Proposals); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What is proposed can be pasted: the configuration takes it, and the table is read by it.
func TestProposalsCanBePasted(t *testing.T) {
	files := with(with(base(), "inputs/cmdb [1].csv", strange), "inputs/intake.csv", "server_name,server_fqdn,r_type,app_name\nweb2,web2.example.local,Rehost,Shop\n")
	with(files, "inputs/rvtools.xlsx", rvtoolsOfTwoTabs(t))
	result, _ := ingest.Read(ingest.Workspace{Files: files})
	var pasted strings.Builder
	pasted.WriteString("partner: {name: Example}\nprogramme: p\n")
	for _, p := range result.Proposals {
		entry, found := strings.CutPrefix(p.YAML, "inventories:\n")
		if found && !strings.Contains(pasted.String(), "inventories:\n") {
			entry = p.YAML // the section's heading stands once, as compose.Paste writes it
		}
		pasted.WriteString(entry)
	}
	c, problems := config.Decode("dossier.yaml", []byte(pasted.String()))
	if source.Worst(problems) == source.Error {
		t.Fatal(pasted.String(), problems)
	}
	result, problems = ingest.Read(ingest.Workspace{Files: files, Config: c})
	if source.Worst(problems) == source.Error || len(result.Portfolio.Servers) != 4 || len(result.Proposals) != 0 {
		t.Errorf("%d servers, %v, %v", len(result.Portfolio.Servers), result.Proposals, problems)
	}
}

// rvtoolsOfTwoTabs is an export of several sheets, which one entry of dossier.yaml claims together.
func rvtoolsOfTwoTabs(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	rows := map[string][][]any{
		"vInfo":    {{"VM", "Powerstate", "CPUs", "Memory", "VM UUID"}, {"app", "poweredOn", 4, 8192, "u-1"}},
		"vNetwork": {{"VM", "Powerstate", "NIC label", "Network", "Switch", "Connected", "Mac Address", "IPv4 Address", "VM UUID"}, {"app", "poweredOn", "Network adapter 1", "LAN", "s", "True", "00:00:00:00:00:01", "10.0.0.1", "u-1"}},
	}
	for _, name := range []string{"vInfo", "vNetwork"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows[name] {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
