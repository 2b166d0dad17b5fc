package ingest_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
      memory: "gb"
    # not mapped: "Owner"
`}}
	if diff := cmp.Diff(want, result.Proposals); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What is proposed can be pasted: the configuration takes it, and the table is read by it.
func TestProposalsCanBePasted(t *testing.T) {
	files := with(with(base(), "inputs/cmdb [1].csv", strange), "inputs/intake.csv", "server_name,server_fqdn,r_type,app_name\nweb2,web2.example.local,Rehost,Shop\n")
	result, _ := ingest.Read(ingest.Workspace{Files: files})
	var pasted strings.Builder
	pasted.WriteString("partner: {name: Example}\nprogramme: p\n")
	for _, p := range result.Proposals {
		pasted.WriteString(p.YAML)
	}
	c, problems := config.Decode("dossier.yaml", []byte(pasted.String()))
	if source.Worst(problems) == source.Error {
		t.Fatal(pasted.String(), problems)
	}
	result, problems = ingest.Read(ingest.Workspace{Files: files, Config: c})
	if source.Worst(problems) == source.Error || len(result.Portfolio.Servers) != 3 || len(result.Proposals) != 0 {
		t.Errorf("%d servers, %v, %v", len(result.Portfolio.Servers), result.Proposals, problems)
	}
}
