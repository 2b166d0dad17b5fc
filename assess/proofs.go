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
	n := 0
	for _, step := range p.Steps {
		if step.Kind == selection.Close {
			n++
		}
	}
	return n
}

func (s *selector) closedBy(p selection.Proof, cases int) string {
	switch {
	case p.Level == selection.First && cases == 0:
		return "bounds refute every other case study that would come before one of the set"
	case p.Needs == 0 && cases == 1 && len(p.Steps) == 1:
		return "there are too few case studies for any such set"
	case p.Needs == 0 || p.Level == selection.First:
		return fmt.Sprintf("%d cases, each closed by a bound", cases)
	}
	return fmt.Sprintf("in every set, %s comes to %d at most, and %d is needed", s.weighted(p.Steps[0].Multipliers), p.Weighs, p.Needs)
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
		words += sign + times.String() + " × " + row.Name
	}
	return strings.TrimPrefix(strings.TrimPrefix(words, " + "), " ")
}
