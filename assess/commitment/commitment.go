// Package commitment works out what to commit to an hour, from a bill by the hour. It is pure.
//
// U is what an hour's usage costs on demand, d the discount of the commitment, ρ = 1 − d its price for what costs 1 on demand, and K the
// on-demand value that it pays for each hour, so that the commitment itself is C = ρK. An hour then costs ρK + max(0, U − K). The mean of
// that over the hours is least where K is the d-quantile of U (domain §6.3, derived there and checked numerically): in rising order the
// usage numbered d × N, rounded up. So a commitment pays where it is used more than ρ of the time.
//
// Lines that a commitment pays for already are taken out first. An hour of the span without a line used nothing: if lines are missing, the
// commitment is too low and never too high.
package commitment

import (
	"fmt"

	"dossier/model"
	"dossier/value"
)

// Input is the bill of one migration, and what the calculation rests on.
type Input struct {
	ID       string // of figures, with a slash at its end: "M-07/commitment/"
	Charges  []*model.Charge
	Currency string        // empty: that of the first line taken
	Discount *value.Figure // percent of the on-demand price; nil where none is given
	Swing    *value.Figure // by how much usage may be lower or higher, percent
	Hours    *value.Figure // a month
}

// Size works out the commitment that costs least. It is nil where there is no bill; where the bill cannot bear one, Withheld says why.
func Size(in Input) *model.Commitment {
	if len(in.Charges) == 0 {
		return nil
	}
	s := &sizer{Input: in, plan: &model.Commitment{Discount: in.Discount}}
	s.take()
	s.span()
	if len(s.plan.Hours) == 0 {
		s.plan.Withheld = append(s.plan.Withheld, "the bill holds no compute usage by the hour: a Cost and Usage Report or FOCUS export with hours has it, the customer’s billing account makes one")
	}
	if in.Discount == nil {
		s.plan.Withheld = append(s.plan.Withheld, "no discount is given (Assumptions, Savings Plan discount): AWS states it by term, payment option and family")
	}
	if len(s.plan.Withheld) == 0 {
		s.size()
		s.vary()
	}
	s.caution()
	s.plan.Currency = s.Currency
	return s.plan
}

// sizer holds what the steps of one calculation share.
type sizer struct {
	Input
	plan  *model.Commitment
	lines []line
	price *value.Figure // ρ, of what costs 1 on demand
	count *value.Figure // hours of the span
}

const (
	derived = "derived: the cost of an hour, ρK + mean(max(U − K, 0)), is least at the quantile 1 − ρ of the usage"
	ours    = "this program’s choice"
)

func rule(name, origin string) value.Rule {
	return value.Rule{Name: name, Origin: origin, Published: true}
}

func (s *sizer) named(f *value.Figure, id, label string, unit value.Unit, r value.Rule) *value.Figure {
	return f.Named(s.ID+id, label, unit).By(r)
}

func (s *sizer) hourly() value.Unit { return value.Unit(s.Currency + "/hour") }

func (s *sizer) monthly() value.Unit { return value.Unit(s.Currency + "/month") }

func whole(n int) *value.Figure { return value.Stated(value.Int(n)) }

func percent(part, of *value.Figure) *value.Figure {
	return value.Compute(value.Quotient, value.Compute(value.Product, part, whole(100)), of)
}

// usage is the usage of every hour.
func (s *sizer) usage() []*value.Figure {
	all := make([]*value.Figure, len(s.plan.Hours))
	for i, h := range s.plan.Hours {
		all[i] = h.Usage
	}
	return all
}

// size finds the commitment, and what it comes to.
func (s *sizer) size() {
	p, usage := s.plan, s.usage()
	discount := value.Compute(value.Quotient, s.Discount, whole(100))
	s.price = s.named(value.Compute(value.Difference, whole(1), discount), "price", "Price of what costs 1 on demand", "", rule("ρ = 1 − discount", derived))
	s.count = s.named(whole(len(usage)), "hours", "Hours of the span", "hour", rule("hours from the first line of the bill to the last", ours))
	p.Mean = s.named(mean(usage, s.count), "mean", "Usage an hour, at on-demand prices", s.hourly(), rule("mean of the hours", derived))
	p.Covered = s.named(value.Compute(value.Quantile, append([]*value.Figure{discount}, usage...)...), "covered", "Usage an hour that is paid for",
		s.hourly(), rule("K = the quantile of the hours’ usage at the discount: below it the commitment is idle too often to pay", derived))
	p.Hourly = s.named(value.Compute(value.Product, s.price, p.Covered), "hourly", "Hourly commitment", s.hourly(), rule("C = ρ × K", derived))
	for i, h := range p.Hours {
		p.Hours[i].Beyond = s.beyond("beyond", h, h.Usage)
	}
	beyond := s.named(mean(s.beyonds(), s.count), "beyond", "Usage an hour beyond the commitment", s.hourly(), rule("mean of max(0, U − K)", derived))
	used := s.named(value.Compute(value.Difference, p.Mean, beyond), "used", "Usage an hour that the commitment pays for", s.hourly(), rule("mean usage − mean beyond", derived))
	saved := value.Compute(value.Difference, used, p.Hourly)
	p.Saving = s.named(value.Compute(value.Product, saved, s.Hours), "saving", "Saving a month against paying on demand", s.monthly(), rule("saving = (usage paid for − C) × hours a month", derived))
	p.SavingShare = s.named(percent(saved, p.Mean), "saving-share", "Saving against paying on demand", value.Percent, rule("saving ÷ cost on demand × 100", derived))
	p.Utilization = s.named(percent(used, p.Covered), "utilization", "Utilization of the commitment", value.Percent, rule("usage paid for ÷ K × 100", derived))
	p.Coverage = s.named(percent(used, p.Mean), "coverage", "Coverage of the usage", value.Percent, rule("usage paid for ÷ usage × 100", derived))
	p.BreakEven = s.named(value.Compute(value.Product, s.price, whole(100)), "break-even", "Break-even utilization", value.Percent, rule("a commitment pays where its utilization exceeds ρ", derived))
	slack := value.Compute(value.Difference, whole(1), value.Compute(value.Quotient, p.BreakEven, p.Utilization))
	p.Slack = s.named(value.Compute(value.Product, slack, whole(100)), "slack", "Usage may fall evenly by", value.Percent,
		rule("1 − ρ ÷ utilization: where every hour falls by this share, the commitment costs at most what it saves", "arithmetic: min(fU, K) is at least f × min(U, K)"))
	s.curve()
}

// beyond is what the commitment does not pay for of an hour's usage; what begins its id.
func (s *sizer) beyond(what string, h model.CommitmentHour, usage *value.Figure) *value.Figure {
	f := value.Compute(value.Maximum, value.Compute(value.Difference, usage, s.plan.Covered), whole(0))
	return s.named(f, hourID(what, h), fmt.Sprintf("On demand %s %02d:00", h.Day, h.Hour), s.hourly(), rule("on demand = max(0, U − K)", derived))
}

func (s *sizer) beyonds() []*value.Figure {
	all := make([]*value.Figure, len(s.plan.Hours))
	for i, h := range s.plan.Hours {
		all[i] = h.Beyond
	}
	return all
}

func mean(figures []*value.Figure, count *value.Figure) *value.Figure {
	return value.Compute(value.Quotient, value.Compute(value.Sum, figures...), count)
}
