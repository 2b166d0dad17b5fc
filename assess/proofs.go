package assess

import (
	"fmt"
	"strings"

	"dossier/assess/selection"
	"dossier/model"
	"dossier/value"
)

// proofs say, level by level, why no other set is better: what was shown, and by what.
func (s *selector) proofs(best selection.Result) []model.Proof {
	var all []model.Proof
	for _, p := range best.Certificate.Proofs {
		proof := model.Proof{Level: string(p.Level), Claim: claimOf(p.Level, best), Cases: cases(p)}
		proof.By = s.closedBy(p, proof.Cases)
		all = append(all, proof)
	}
	return all
}

func claimOf(l selection.Level, best selection.Result) string {
	among := "no set that passes"
	switch {
	case !best.Passes:
		among = "no set that is as near"
	case best.Survives:
		among = "no set that survives any one refusal"
	}
	switch l {
	case selection.Passing:
		return "no set passes"
	case selection.Surviving:
		return "no set that passes survives any one refusal"
	case selection.Findings:
		return fmt.Sprintf("%s has fewer than %d open %s", among, best.Findings, plural("finding", best.Findings))
	case selection.Widest:
		return among + " has a larger smaller margin"
	}
	return among + " and is as good comes earlier by id"
}

// cases are how many cases a proof closes, each by multipliers of its own.
func cases(p selection.Proof) int {
	return stepsOf(p, selection.Close) + stepsOf(p, selection.Sweep)
}

func stepsOf(p selection.Proof, kind selection.StepKind) int {
	n := 0
	for _, step := range p.Steps {
		if step.Kind == kind {
			n++
		}
	}
	return n
}

func (s *selector) closedBy(p selection.Proof, cases int) string {
	swept := stepsOf(p, selection.Sweep)
	switch {
	case p.Level == selection.First && cases == 0:
		return "bounds refute every other case study that would come before one of the set"
	case swept > 0 && cases == 1:
		return "a bound leaves few sets; each was gone through, and none is better"
	case swept > 0:
		return fmt.Sprintf("%d cases, each closed by a bound or by going through the few sets that its bound leaves", cases)
	case p.Needs == 0 && p.Weighs == 0 && cases == 1 && len(p.Steps) == 1:
		return "there are too few case studies for any such set"
	case p.Needs == 0 && p.Weighs == 0 || p.Level == selection.First:
		return fmt.Sprintf("%d cases, each closed by a bound", cases)
	}
	if least, only := leastFindings(p); only {
		return fmt.Sprintf("every such set carries %d open %s at least", least, plural("finding", int(least)))
	}
	return fmt.Sprintf("for every such set, the sum of %s is %d at most, and a better one would need %d", s.weighted(p.Steps[0].Multipliers), p.Weighs, p.Needs)
}

// leastFindings is what the multipliers of a proof of one step show where they weigh nothing but open findings: how many every set has.
func leastFindings(p selection.Proof) (least int64, only bool) {
	for r, row := range selection.Bounded() {
		switch times := p.Steps[0].Multipliers[r]; {
		case times == 0:
		case !row.Down:
			return 0, false
		default:
			least, only = -p.Weighs/times, true
		}
	}
	return least, only
}

// weighted is the sum that multipliers make of the totals, whose candidates were scaled to whole numbers.
func (s *selector) weighted(m selection.Multipliers) string {
	words := ""
	for r, row := range selection.Bounded() {
		times, sign := value.Int(int(m[r])), " + "
		if m[r] == 0 {
			continue
		}
		if row.Scaled {
			times = times.Mul(s.scale)
		}
		if row.Down {
			sign = " − "
		}
		words += sign
		if !times.Equal(value.Int(1)) {
			words += times.String() + " × "
		}
		words += row.Name
	}
	return strings.TrimPrefix(strings.TrimPrefix(words, " + "), " ")
}
