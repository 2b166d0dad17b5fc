package selection

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// ErrUnproven is what Check returns for a result that does not claim to be proven.
var ErrUnproven = errors.New("the result is not proven")

// Check verifies that result is the best set of candidates, from its certificate: what the set comes to is computed anew; then the
// steps of each level's proof are gone through, which takes one weighing of the candidates a step, or one sweep, and no search. The error names what
// does not hold.
func Check(candidates []Candidate, r Rules, result Result) error {
	if !result.Proven {
		return ErrUnproven
	}
	s := &solver{candidates: candidates, rules: r}
	if s.contradictory() {
		if result.Set != nil {
			return errors.New("the included candidates allow no set, and one is given")
		}
		return nil
	}
	if result.Set == nil && len(r.Other) == 0 {
		return errors.New("there is a nearest set, and none is given")
	}
	if err := checkSet(candidates, r, result); err != nil {
		return err
	}
	proofs := result.Certificate.Proofs
	for _, claim := range claims(candidates, r, result) {
		if len(proofs) == 0 || proofs[0].Level != claim.level {
			return fmt.Errorf("there is no proof for the level %q", claim.level)
		}
		if err := checkProof(candidates, r, claim, proofs[0], result.Set); err != nil {
			return fmt.Errorf("the proof for the level %q: %w", claim.level, err)
		}
		proofs = proofs[1:]
	}
	return nil
}

// checkSet computes anew what the result says of its set.
func checkSet(candidates []Candidate, r Rules, result Result) error {
	for at, i := range result.Set {
		if i < 0 || i >= len(candidates) || at > 0 && result.Set[at-1] >= i {
			return errors.New("the set is not made of candidates in their order")
		}
	}
	for i, c := range candidates {
		if in := slices.Contains(result.Set, i); result.Set != nil && (c.Included && !in || c.Excluded && in) {
			return fmt.Errorf("%s is included or excluded, and the set has it otherwise", c.ID)
		}
	}
	anew := Of(candidates, result.Set, r)
	if anew.Passes != result.Passes || anew.Survives != result.Survives || anew.Findings != result.Findings || anew.Short != result.Short || anew.Margin.Compare(result.Margin) != 0 {
		return errors.New("the set does not come to what the result says")
	}
	if len(r.Other) > 0 && slices.Equal(r.Other, result.Set) {
		return errors.New("the set is the one that was not to be chosen")
	}
	return nil
}

// claim is a level, and what no set reaches; for the level of ids, what no earlier set reaches.
type claim struct {
	level Level
	none  target
}

// claims are what a result says of all other sets.
func claims(candidates []Candidate, r Rules, result Result) []claim {
	var all []claim
	t := r.passing(result.Survives)
	switch {
	case !result.Passes:
		all = append(all, claim{Passing, r.passing(false)})
		if result.Set == nil {
			return all
		}
		t = reachable(candidates, r)
		all = append(all, widening(r, result, &t)...)
		return append(append(all, fewering(result, &t)...), claim{First, t})
	case !result.Survives:
		all = append(all, claim{Surviving, r.passing(true)})
	}
	all = append(all, fewering(result, &t)...)
	return append(append(all, widening(r, result, &t)...), claim{First, t})
}

func fewering(result Result, t *target) []claim {
	t.bounded = true
	var all []claim
	if result.Findings > 0 {
		t.findings = int64(result.Findings) - 1
		all = []claim{{Findings, *t}}
	}
	t.findings = int64(result.Findings)
	return all
}

func widening(r Rules, result Result, t *target) []claim {
	if r.Applications <= 0 && r.Servers <= 0 {
		return nil
	}
	c := claim{Widest, r.wider(result.Margin, true, *t)}
	*t = r.wider(result.Margin, false, *t)
	return []claim{c}
}

var (
	errEnds     = errors.New("it ends before all sets are covered")
	errGoesOn   = errors.New("it goes on after all sets are covered")
	errDropped  = errors.New("a candidate is left out that others do not cover")
	errNegative = errors.New("a multiplier is negative or too large")
	errLong     = errors.New("more sets are to be gone through than a check does")
	errOpen     = errors.New("the multipliers do not close the case")
	errSums     = errors.New("its multipliers do not come to what it says")
	errSplit    = errors.New("a case is split at what is no candidate or no weight")
)

// checkProof goes through the steps of a proof.
func checkProof(candidates []Candidate, r Rules, c claim, proof Proof, set []int) error {
	p := newProgram(candidates, r, c.none)
	kept, err := checkDropped(p, proof, c.level == First)
	if err != nil {
		return err
	}
	if err := checkSums(p, proof, kept); err != nil {
		return err
	}
	reader := &proofReader{p: p, w: newWeigher(p), steps: proof.Steps, visits: mostVisits, largest: largest(p)}
	if c.level == First {
		if slices.ContainsFunc(proof.Dropped, func(i int) bool { return slices.Contains(set, i) }) {
			return errDropped
		}
		err = reader.order(p.whole(kept), kept, set)
	} else {
		err = reader.close(p.whole(kept))
	}
	if err == nil && len(reader.steps) > 0 {
		err = errGoesOn
	}
	return err
}

// checkSums verifies what a proof says for a reader.
func checkSums(p *program, proof Proof, kept []int) error {
	var weighs, needs int64
	if len(proof.Steps) == 1 && proof.Steps[0].Kind == Close {
		d, w := p.whole(kept), newWeigher(p)
		w.closes(d, &proof.Steps[0].Multipliers)
		weighs, needs = w.sums(d, &proof.Steps[0].Multipliers)
	}
	if weighs != proof.Weighs || needs != proof.Needs {
		return errSums
	}
	return nil
}

// checkDropped are the candidates of a proof, once it is shown that those that were dropped are not needed.
func checkDropped(p *program, proof Proof, inOrder bool) (kept []int, err error) {
	dropped := make([]bool, len(p.columns))
	for _, i := range proof.Dropped {
		if i < 0 || i >= len(dropped) || slices.Contains(p.in, i) {
			return nil, errDropped
		}
		dropped[i] = true
	}
	c := coverage{p: p, room: p.most - len(p.in), inOrder: inOrder}
	for i := range p.columns {
		if dropped[i] {
			continue
		}
		kept = append(kept, i)
		if !p.barred[i] && !slices.Contains(p.in, i) {
			c.by = append(c.by, i)
		}
	}
	if !inOrder {
		p.strongestFirst(c.by)
	}
	for _, i := range proof.Dropped {
		if !c.covered(i) {
			return nil, errDropped
		}
	}
	return kept, nil
}

// proofReader goes through steps, case by case.
type proofReader struct {
	p       *program
	w       *weigher
	steps   []Step
	visits  int64 // of sweeps, that may still be made
	largest [rows]float64
}

// mostVisits is how many sets a check goes through for one proof: some five seconds.
const mostVisits = 1 << 29

// largest is, row by row, more than any sum or difference in the programme.
func largest(p *program) [rows]float64 {
	var all [rows]float64
	for r := range all {
		for i := range p.columns {
			all[r] = max(all[r], math.Abs(float64(p.columns[i][r])))
		}
		all[r] = all[r]*float64(2*p.most+2) + 2*math.Abs(float64(p.right[r]))
	}
	return all
}

func (c *proofReader) next() (Step, error) {
	if len(c.steps) == 0 {
		return Step{}, errEnds
	}
	step := c.steps[0]
	c.steps = c.steps[1:]
	var sum float64
	for r, m := range step.Multipliers {
		if m < 0 {
			return step, errNegative
		}
		sum += float64(m) * c.largest[r]
	}
	if sum > 1<<62 {
		return step, errNegative
	}
	return step, nil
}

// close reads the steps that close d.
func (c *proofReader) close(d *domain) error {
	for {
		step, err := c.next()
		if err != nil {
			return err
		}
		switch step.Kind {
		case Close:
			if !c.w.closes(d, &step.Multipliers) {
				return errOpen
			}
			return nil
		case Sweep:
			return c.sweep(d, &step.Multipliers, func([]int) bool { return false })
		case Narrow:
			c.w.narrow(d, &step.Multipliers)
		case Split:
			err = c.split(d, step.At)
		case SplitHeaviest:
			err = c.splitHeaviest(d, step)
		default:
			err = errSplit
		}
		if err != nil {
			return err
		}
	}
}

// sweep goes through the sets of d that weigh enough, where only those that the claim allows may reach the right sides.
func (c *proofReader) sweep(d *domain, m *Multipliers, allowed func(set []int) bool) error {
	refuted := true
	whole, left := c.p.through(d, m, c.visits, func(set []int) bool {
		refuted = allowed(set)
		return refuted
	})
	c.visits = left
	switch {
	case !refuted:
		return errOpen
	case !whole:
		return errLong
	}
	return nil
}

// split reads the two halves of a split. The candidate may be refuted already, where the search met better sets after it had split:
// then its half is read for its steps alone.
func (c *proofReader) split(d *domain, i int) error {
	if i < 0 || i >= len(c.p.columns) || slices.Contains(d.in, i) {
		return errSplit
	}
	free := slices.Contains(d.free, i)
	with := d.copied()
	c.p.take(with, i)
	if err := c.close(with); err != nil {
		return err
	}
	if free {
		c.p.dropWith(d, i)
	}
	return nil
}

func (c *proofReader) splitHeaviest(d *domain, step Step) error {
	if step.At < 0 || step.At > 1 || step.Value <= d.low[step.At] || step.Value > d.high[step.At] {
		return errSplit
	}
	row := rowRestApps + step.At
	lighter := d.copied()
	c.p.lighter(lighter, row, step.Value-1)
	if err := c.close(lighter); err != nil {
		return err
	}
	d.heavier(row, step.Value)
	return nil
}

// order reads the steps that show that no set of d comes before set.
func (c *proofReader) order(d *domain, kept, set []int) error {
	if err := c.narrowed(d); err != nil {
		return err
	}
	if len(c.steps) > 0 && c.steps[0].Kind == Sweep {
		step, err := c.next()
		if err != nil {
			return err
		}
		return c.sweep(d, &step.Multipliers, func(other []int) bool { return !Before(sorted(other), set) })
	}
	for _, i := range kept {
		if err := c.narrowed(d); err != nil {
			return err
		}
		switch {
		case slices.Contains(d.in, i):
		case slices.Contains(set, i):
			if c.p.take(d, i); d.dead {
				return errOpen
			}
		case slices.Contains(d.free, i):
			step, err := c.next()
			if err != nil {
				return err
			}
			if step.Kind != Split || step.At != i {
				return errSplit
			}
			if err := c.split(d, i); err != nil {
				return err
			}
		}
	}
	return c.narrowed(d)
}

// narrowed reads the steps that narrow d.
func (c *proofReader) narrowed(d *domain) error {
	for len(c.steps) > 0 && c.steps[0].Kind == Narrow {
		step, err := c.next()
		if err != nil {
			return err
		}
		if c.w.narrow(d, &step.Multipliers); d.dead {
			return errOpen
		}
	}
	return nil
}
