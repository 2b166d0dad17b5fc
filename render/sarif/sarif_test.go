package sarif_test

import (
	"encoding/json"
	"regexp"
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
		source.Err(source.Ref{}, "nowhere", "", ""),
	}
}

// The shape that the standard's schema asks for (SARIF 2.1.0, §3.13 to §3.59): names, required properties, closed lists.
func TestShape(t *testing.T) {
	data, err := sarif.Render(problems(), "devel")
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

// Ids are what others suppress problems by: they stay.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range sarif.Rules() {
		if seen[r.ID] || r.Title == "" || !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(r.ID) {
			t.Errorf("rule %q", r.ID)
		}
		seen[r.ID] = true
	}
	at := source.Ref{File: "inputs/x.xlsx", Sheet: "Servers", Cells: source.Cell(1, 2)}
	for what, want := range map[string]string{
		`memory "8 GB"`: "cell",
		"Servers holds only its example: not started":        "not-started",
		"the row is not read: it is a row of totals":         "row-not-read",
		"Servers lacks the column id":                        "column-missing",
		`the column "memroy" is not known and not read`:      "column-not-read",
		`the column "id" stands twice`:                       "column-twice",
		"the table is not recognised and not read":           "table-not-read",
		"no file holds a table of Customers":                 "table-missing",
		"Customers has no rows":                              "table-empty",
		"id is missing":                                      "value-missing",
		`migration "M-9" is not known`:                       "unknown-word",
		"memory is the error #N/A":                           "formula-error",
		"the file changed while it was read":                 "file-not-read",
		"end 2026-01-01 is before start 2026-02-01":          "dates-reversed",
		"activities wait for each other: T-1 → T-2 → T-1":    "ring",
		"numbers of memory are read as written like 1.234,5": "taken-for-granted",
	} {
		if got := sarif.RuleOf(source.Err(at, what, "", "")).ID; got != want {
			t.Errorf("%q is of rule %s, want %s", what, got, want)
		}
	}
	if got := sarif.RuleOf(source.Err(source.Ref{File: "dossier.yaml", Line: 2}, "x is missing", "", "")).ID; got != "configuration" {
		t.Errorf("dossier.yaml is of rule %s", got)
	}
}
