package sarif_test

import (
	"encoding/json"
	"slices"
	"testing"

	"dossier/render/sarif"
	"dossier/source"
)

func problems() []source.Problem {
	return []source.Problem{
		source.Err(source.Ref{File: "inputs/a b/ä.xlsx", Sheet: "Servers", Cells: source.Cell(6, 12)}, `memory "8 GB"`, "a whole number of MiB", "write 8192"),
		source.Warn(source.Ref{File: "dossier.yaml", Line: 4}, "tiers has no value", "", ""),
		source.Notice(source.Ref{File: "inputs/x.csv"}, "not a table, and no evidence that is registered: not read", "", ""),
		source.Err(source.Ref{}, "nowhere", "", "").As(source.TableMissing),
	}
}

// The shape that the standard's schema asks for (SARIF 2.1.0, §3.13 to §3.59): names, required properties, closed lists.
func TestShape(t *testing.T) {
	data, err := sarif.Render(problems(), "devel", "")
	if err != nil {
		t.Fatal(err)
	}
	var log struct {
		Schema  string `json:"$schema"`
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID               string
						ShortDescription struct{ Text string }
					}
				}
			}
			ColumnKind string
			Results    []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine int }
					}
					LogicalLocations []struct{ Name, FullyQualifiedName string }
				}
			}
		}
	}
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || log.Schema == "" || len(log.Runs) != 1 {
		t.Fatalf("version %q, schema %q, %d runs", log.Version, log.Schema, len(log.Runs))
	}
	run := log.Runs[0]
	if run.Tool.Driver.Name != "dossier" || !slices.Contains([]string{"utf16CodeUnits", "unicodeCodePoints"}, run.ColumnKind) || len(run.Results) != 4 {
		t.Errorf("driver %q, columns in %q, %d results", run.Tool.Driver.Name, run.ColumnKind, len(run.Results))
	}
	for i, r := range run.Results {
		if r.RuleIndex >= len(run.Tool.Driver.Rules) || run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("result %d is of rule %q, which is not number %d", i, r.RuleID, r.RuleIndex)
		}
		if !slices.Contains([]string{"none", "note", "warning", "error"}, r.Level) || r.Message.Text == "" {
			t.Errorf("result %d: level %q, message %q", i, r.Level, r.Message.Text)
		}
	}
	cell, line := run.Results[0], run.Results[1]
	if got := cell.Locations[0].PhysicalLocation.ArtifactLocation.URI; got != "inputs/a%20b/%C3%A4.xlsx" {
		t.Errorf("the URI is %q", got)
	}
	if got := cell.Locations[0].LogicalLocations[0]; got.Name != "Servers!F12" || got.FullyQualifiedName != "inputs/a b/ä.xlsx!Servers!F12" {
		t.Errorf("the cell is %+v", got)
	}
	if want := `Servers!F12: memory "8 GB": want a whole number of MiB (write 8192)`; cell.Message.Text != want {
		t.Errorf("the message is %q, want %q", cell.Message.Text, want)
	}
	if r := line.Locations[0].PhysicalLocation.Region; r == nil || r.StartLine != 4 {
		t.Errorf("the line is %+v", r)
	}
	if len(run.Results[3].Locations) != 0 {
		t.Error("a problem that is nowhere has a location")
	}
}
