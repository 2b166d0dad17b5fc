package commitment

import (
	"fmt"
	"slices"

	"dossier/model"
	"dossier/value"
)

// vary works out what the commitment comes to where usage is lower or higher than it was: the cost of being wrong. Where every hour's usage
// is f times as high, so is the best commitment, and what it costs.
func (s *sizer) vary() {
	one := whole(1)
	swing := value.Compute(value.Quotient, s.Swing, whole(100))
	for _, c := range []struct {
		name   string
		factor *value.Figure
	}{
		{"lower", value.Compute(value.Difference, one, swing)}, {"as-it-was", one}, {"higher", value.Compute(value.Sum, one, swing)},
	} {
		factor := c.factor
		if factor == one {
			factor = value.Compute(value.Sum, one)
		}
		s.plan.Cases = append(s.plan.Cases, s.caseOf(c.name, s.named(factor, c.name+"/factor", "Usage as a multiple", "", rule("1 − swing, 1 and 1 + swing", ours))))
	}
	as := s.plan.Cases[1]
	for i := range s.plan.Cases {
		c := &s.plan.Cases[i]
		name := []string{"lower", "as-it-was", "higher"}[i]
		c.Best = s.named(value.Compute(value.Product, c.Factor, as.Cost), name+"/best", "Cost with the best commitment", s.monthly(), rule("the best commitment scales with the usage, and so does its cost", derived))
		c.Regret = s.named(value.Compute(value.Difference, c.Cost, c.Best), name+"/regret", "Cost of being wrong", s.monthly(), rule("cost − cost with the best commitment", derived))
	}
}

func (s *sizer) caseOf(name string, factor *value.Figure) model.CommitmentCase {
	c := model.CommitmentCase{Factor: factor}
	for _, h := range s.plan.Hours {
		if name == "as-it-was" {
			c.Beyond = append(c.Beyond, h.Beyond)
			continue
		}
		c.Beyond = append(c.Beyond, s.beyond(name+"/beyond", h, value.Compute(value.Product, factor, h.Usage)))
	}
	usage := value.Compute(value.Product, factor, s.plan.Mean)
	hourly := value.Compute(value.Sum, s.plan.Hourly, mean(c.Beyond, s.count))
	c.Demand = s.named(value.Compute(value.Product, usage, s.Hours), name+"/on-demand", "Cost on demand", s.monthly(), rule("usage × hours a month", derived))
	c.Cost = s.named(value.Compute(value.Product, hourly, s.Hours), name+"/cost", "Cost with the commitment", s.monthly(), rule("(C + mean beyond K) × hours a month", derived))
	c.Saving = s.named(value.Compute(value.Difference, c.Demand, c.Cost), name+"/saving", "Saving", s.monthly(), rule("cost on demand − cost with the commitment", derived))
	return c
}

// curveStep is how far apart the points of the duration curve are, in percent of the hours.
const curveStep = 5

// curve is the usage that is reached in a share of the hours, the busiest first.
func (s *sizer) curve() {
	falling := s.usage()
	slices.SortStableFunc(falling, func(a, b *value.Figure) int { return b.Value.Decimal.Cmp(a.Value.Decimal) })
	for share := 0; share <= 100; share += curveStep {
		place := max(1, (share*len(falling)+99)/100)
		s.plan.Curve = append(s.plan.Curve, model.CommitmentShare{Share: share, Usage: falling[place-1]})
	}
}

// leastDays is the shortest bill that a commitment should be sized by: at least two weeks, the first and the last of a month (MIGOPS-T).
const leastDays = 14

// caution says what the bill cannot bear.
func (s *sizer) caution() {
	p := s.plan
	if len(p.Hours) == 0 {
		return
	}
	hours, used := len(p.Hours), int(p.Used.Value.Decimal.IntPart())
	if hours < leastDays*24 {
		p.Cautions = append(p.Cautions, fmt.Sprintf("the bill covers %d hours; at least two weeks are asked for (AWS MigOps templates: the first and the last of a month), better a month", hours))
	}
	if used < hours {
		p.Cautions = append(p.Cautions, fmt.Sprintf("%d of the %d hours have a line of compute usage, and the others are taken as unused: if the export is a part of the bill, the commitment is too low, never too high", used, hours))
	}
	if p.Covered != nil && p.Covered.Value.Known && p.Covered.Value.Decimal.IsZero() {
		p.Cautions = append(p.Cautions, "no commitment pays on these hours: compute is used in too few of them")
	}
}
