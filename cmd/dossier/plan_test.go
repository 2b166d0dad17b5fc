package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestPlansOfTheExampleAgreeWithThemselves: days, predecessors, responsibilities and ways back of the example contradict each other nowhere,
// so that every finding about a plan is one that a user made.
func TestPlansOfTheExampleAgreeWithThemselves(t *testing.T) {
	code, stdout, stderr := dossier(t, builtExample(t), "inspect", "--stage", "assessment")
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	var assessment struct {
		Findings []struct{ ID, What string }
	}
	check(t, json.Unmarshal([]byte(stdout), &assessment))
	if len(assessment.Findings) == 0 {
		t.Error("the example has no finding at all")
	}
	for _, f := range assessment.Findings {
		kind, _, _ := strings.Cut(f.ID, "-")
		if kind == "plan" || kind == "raci" || kind == "cutover" {
			t.Errorf("%s: %s", f.ID, f.What)
		}
	}
}
