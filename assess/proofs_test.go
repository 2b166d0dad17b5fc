package assess

import (
	"strings"
	"testing"

	"dossier/assess/selection"
	"dossier/value"
)

// TestProofsInWords: what a proof's steps show, as it is told.
func TestProofsInWords(t *testing.T) {
	at := func(name string, times int64) selection.Multipliers {
		var m selection.Multipliers
		for r, row := range selection.Bounded() {
			if row.Name == name {
				m[r] = times
			}
		}
		return m
	}
	step := func(kind selection.StepKind, m selection.Multipliers) selection.Step {
		return selection.Step{Kind: kind, Multipliers: m}
	}
	for _, test := range []struct {
		proof selection.Proof
		want  string
	}{
		{selection.Proof{Steps: []selection.Step{step(selection.Close, at("open findings", 3))}, Weighs: -6, Needs: -3}, "every such set carries 2 open findings at least"},
		{selection.Proof{Steps: []selection.Step{step(selection.Close, at("open findings", 1))}, Weighs: -1}, "every such set carries 1 open finding at least"},
		{selection.Proof{Steps: []selection.Step{step(selection.Close, at("weighted servers", 1))}, Weighs: 16, Needs: 20}, "for every such set, the sum of weighted servers is 16 at most, and a better one would need 20"},
		{selection.Proof{Steps: []selection.Step{step(selection.Close, at("public case studies", 2))}, Weighs: 2, Needs: 4}, "for every such set, the sum of 2 × public case studies is 2 at most, and a better one would need 4"},
		{selection.Proof{Steps: []selection.Step{step(selection.Narrow, selection.Multipliers{}), step(selection.Sweep, selection.Multipliers{})}}, "a bound leaves few sets; each was gone through, and none is better"},
		{selection.Proof{Level: selection.First}, "bounds refute every other case study that would come before one of the set"},
	} {
		s := &selector{scale: value.Int(1)}
		if got := s.closedBy(test.proof, cases(test.proof)); got != test.want {
			t.Errorf("%+v: %q, want %q", test.proof, got, test.want)
		}
	}
	if got := (&selector{scale: value.Int(10)}).weighted(at("weighted servers", 1)); !strings.HasPrefix(got, "10 × ") {
		t.Errorf("scaled candidates: %q", got)
	}
}
