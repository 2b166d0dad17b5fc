package finance

import (
	"dossier/model"
	"dossier/value"
)

// conclude works out what the months come to.
func (a *analyst) conclude() {
	t := a.tco
	sum := func(id, label, text string, of func(model.TCOMonth) *value.Figure) *value.Figure {
		return a.named(value.Compute(value.Sum, column(t.Months, of)...), id, label, a.money(), rule(text, guidance))
	}
	t.TotalStay = sum("total/stay", "Cost of staying over the term", "total = sum of the months", func(m model.TCOMonth) *value.Figure { return m.Stay })
	t.TotalMigrate = sum("total/migrate", "Cost of migrating over the term", "total = sum of the months", func(m model.TCOMonth) *value.Figure { return m.Migrate })
	t.TotalRemaining = sum("total/remaining", "Cost still on premises over the term", "total = sum of the months", func(m model.TCOMonth) *value.Figure { return m.Remaining })
	t.TotalAWS = sum("total/aws", "Cost on AWS over the term", "total = sum of the months", func(m model.TCOMonth) *value.Figure { return m.AWS })
	t.OneOff = sum("total/one-off", "One-off cost", "total = sum of the months", func(m model.TCOMonth) *value.Figure { return m.OneOff })
	t.ParallelRun = sum("total/parallel-run", "Parallel run", "total = sum of the months", func(m model.TCOMonth) *value.Figure { return m.Parallel })
	t.Credits = sum("total/credits", "Credits", "total = sum of the months", func(m model.TCOMonth) *value.Figure { return m.Credits })
	t.Investment = a.named(value.Compute(value.Sum, t.OneOff, t.ParallelRun, t.Credits), "investment", "Investment", a.money(), rule("investment = one-off + parallel run + credits (negative)", guidance))
	t.Saving = a.named(value.Compute(value.Difference, t.TotalStay, t.TotalMigrate), "saving", "Saving over the term", a.money(), rule("saving = cost of staying − cost of migrating", guidance))
	t.SavingShare = a.named(value.Compute(value.Quotient, value.Compute(value.Product, t.Saving, whole(100)), t.TotalStay), "saving-share", "Saving over the term", value.Percent, rule("saving ÷ cost of staying × 100", guidance))
	last := t.Months[len(t.Months)-1]
	t.FinalStay = a.named(value.Compute(value.Sum, last.Stay), "final/stay", "On premises, last month", a.rate(), rule("cost of staying in the last month of the term", guidance))
	t.FinalMigrate = a.named(value.Compute(value.Sum, last.Migrate), "final/migrate", "Migrated, last month", a.rate(), rule("cost of migrating in the last month of the term", guidance))
	a.single()
	a.returns()
	a.internalRate()
	a.payback()
	if a.terms.discount != nil {
		t.MonthlyRate = a.named(perMonth(a.terms.discount), "monthly-rate", "Discount rate a month", value.Percent, rule("((1 + yearly rate)^(1/12) − 1) × 100: twelve months compound to the yearly rate", finance))
	}
	a.presents()
	if t.MonthlyRate != nil {
		a.discounted()
	}
}

// single sums what staying costs in single months, such as the refresh of the hardware, and works out the saving without it: how far the case
// rests on it.
func (a *analyst) single() {
	t := a.tco
	var due, avoided []*value.Figure
	for i, m := range t.Months {
		if lump := a.base.lumps[onPremises][i+1]; lump != nil {
			due, avoided = append(due, lump), append(avoided, value.Compute(value.Product, lump, m.Moved))
		}
	}
	if len(due) == 0 {
		return
	}
	t.StayOnce = a.named(value.Compute(value.Sum, due...), "total/stay-once", "Cost of staying in single months", a.money(), rule("sum of the amounts on premises that do not recur", guidance))
	without := value.Compute(value.Difference, t.Saving, value.Compute(value.Sum, avoided...))
	t.SavingWithout = a.named(cents(without), "saving-without", "Saving without the cost in single months", a.money(), rule("saving − amounts on premises that do not recur × share that has left the premises in their month", finance))
}

// presents works out the present value of each column of the months; without a discount rate, its sum.
func (a *analyst) presents() {
	t := a.tco
	for _, c := range []struct {
		to    *model.TCOPresent
		name  string
		label string
		of    func(model.TCOMonth) *value.Figure
	}{
		{&t.Present.Stay, "stay", "Cost of staying", func(m model.TCOMonth) *value.Figure { return m.Stay }},
		{&t.Present.Remaining, "remaining", "Cost still on premises", func(m model.TCOMonth) *value.Figure { return m.Remaining }},
		{&t.Present.AWS, "aws", "Cost on AWS", func(m model.TCOMonth) *value.Figure { return m.AWS }},
		{&t.Present.OneOff, "one-off", "One-off cost", func(m model.TCOMonth) *value.Figure { return m.OneOff }},
		{&t.Present.Parallel, "parallel", "Parallel run", func(m model.TCOMonth) *value.Figure { return m.Parallel }},
		{&t.Present.Credits, "credits", "Credits", func(m model.TCOMonth) *value.Figure { return m.Credits }},
	} {
		text := "present value of the months, as the NPV"
		if t.MonthlyRate == nil {
			text = "sum of the months: no discount rate is given"
		}
		*c.to = model.TCOPresent{Name: c.label, Figure: a.named(a.present(c.of), "present/"+c.name, c.label+", present value", a.money(), rule(text, finance))}
	}
}

// returns works out the ROI: (total net benefit − investment) ÷ investment (domain §6.2; definitions differ). The net benefit is what
// running costs less, before the investment, so that benefit − investment is the saving. Without an investment there is none.
func (a *analyst) returns() {
	t := a.tco
	paid := value.Compute(value.Product, t.Investment, value.Compute(value.Exceeds, t.Investment, whole(0)))
	t.ROI = a.named(value.Compute(value.Quotient, value.Compute(value.Product, t.Saving, whole(100)), paid), "roi", "Return on investment", value.Percent, rule("ROI = (net benefit − investment) ÷ investment × 100, over the term, not discounted; net benefit = saving + investment; unknown without an investment", finance))
}

// internalRate works out the IRR: the rate at which the NPV of the monthly flow is 0, stated a year. It is stated only where one rate alone
// can be it: where the flow turns once from cost to saving (Descartes), or its running total does (Norstrøm 1972; value.Turns).
func (a *analyst) internalRate() {
	t := a.tco
	flows := a.savings()
	running := column(t.Months, func(m model.TCOMonth) *value.Figure { return m.Cumulative })
	flow, total := value.Compute(value.Turns, flows...), value.Compute(value.Turns, running...)
	one := rule("1 where all months that cost lie before all that save, else 0", finance)
	a.named(flow, "irr/flow-turns", "The cash flow turns once", "", one)
	a.named(total, "irr/total-turns", "The cumulative cash flow turns once", "", one)
	only := a.named(value.Compute(value.Maximum, flow, total), "irr/only", "One rate alone solves the cash flow", "", rule("1 where the cash flow turns once (Descartes), or its running total (Norstrøm 1972), else 0", finance))
	monthly := a.named(value.Compute(value.IRR, append(flows, only)...), "irr-monthly", "IRR a month, as a fraction", "", rule("IRR = the rate at which Σ cash flow of month t ÷ (1 + IRR)^t is 0", finance))
	yearly := value.Compute(value.Power, value.Compute(value.Sum, whole(1), monthly), whole(12))
	t.IRR = a.named(value.Compute(value.Product, value.Compute(value.Difference, yearly, whole(1)), whole(100)), "irr", "Internal rate of return", value.Percent, rule("IRR a year = (1 + IRR a month)^12 − 1, at which the NPV of the monthly cash flow is 0; stated only where one rate alone can be: the flow, or its running total, turns once from cost to saving", finance))
	if !t.IRR.Value.Known {
		t.NoRate = noRate(t.Months, only.Value.Decimal.IsPositive())
	}
}

// noRate says why there is no internal rate of return; only tells whether one rate alone solves the cash flow, which then is out of bounds.
func noRate(months []model.TCOMonth, only bool) string {
	var costs, saves bool
	first := 0 // the sign of the first month that is not 0
	for _, m := range months {
		sign := m.Saving.Value.Decimal.Sign()
		costs, saves = costs || sign < 0, saves || sign > 0
		if first == 0 {
			first = sign
		}
	}
	end := months[len(months)-1].Cumulative.Value.Decimal
	switch {
	case only && end.IsPositive():
		return "the costs are so small beside the saving that the rate is above 1,000,000 % a month, which says nothing"
	case only:
		return "the saving is so small beside the costs that the rate is below −99 % a month, which says nothing"
	case !costs:
		return "no month costs more than staying would, so that nothing is put in that could bear a return"
	case !saves:
		return "no month saves anything, so that no rate makes up for the costs"
	case first > 0:
		return "the first months save and later ones cost, so that several rates, or none, make the present value 0"
	case !end.IsPositive():
		return "the saving does not make up for the costs within the term, and costs and savings alternate, so that not one rate alone need solve the cash flow"
	default:
		return "costs and savings alternate, in the month and in total, so that several rates may make the present value 0"
	}
}

// payback is the first month from which on the cumulative cash flow stays at or above 0 (domain §6.2): the one after the last month in which
// it is below. It is unknown where that lies beyond the term.
func (a *analyst) payback() {
	months := a.tco.Months
	after := value.Compute(value.Sum, value.Compute(value.Maximum, column(months, func(m model.TCOMonth) *value.Figure { return m.Behind })...), whole(1))
	within := value.Compute(value.AtLeast, months[len(months)-1].Cumulative, whole(0))
	a.tco.Payback = a.named(value.Compute(value.Quotient, after, within), "payback", "Payback", "month", rule("payback = first month from which on the cumulative cash flow stays at or above 0; unknown where that is not within the term", finance))
}

// discounted works out what needs a discount rate: NPV = Σ CF_t ÷ (1 + r)^t, and
// MIRR = (FV of positive flows at the reinvestment rate ÷ |PV of negative flows| at the finance rate)^(1/n) − 1 (domain §6.2). Flows
// fall due at the ends of months 1 to N, so that n = N − 1 months lie between the first and the last; the result is stated a year.
func (a *analyst) discounted() {
	t := a.tco
	flows := a.savings()
	t.NPV = a.named(a.presentOf(t.MonthlyRate, flows), "npv", "Net present value", a.money(), rule("NPV = Σ cash flow of month t ÷ (1 + monthly rate)^t, each due at the end of its month, in value of the term’s first day", finance))
	spend, earn := t.MonthlyRate, t.MonthlyRate
	if a.terms.finance != nil {
		spend = perMonth(a.terms.finance)
	}
	if a.terms.reinvest != nil {
		earn = perMonth(a.terms.reinvest)
	}
	if len(flows) > 1 {
		monthly := value.Compute(value.MIRR, append(flows, fraction(spend), fraction(earn))...)
		a.named(monthly, "mirr-monthly", "MIRR a month, as a fraction", "", rule("MIRR = (future value of positive flows at the reinvestment rate ÷ present value of negative flows at the finance rate)^(1/n) − 1, n months between first and last flow", finance))
		yearly := value.Compute(value.Power, value.Compute(value.Sum, whole(1), monthly), whole(12))
		t.MIRR = a.named(value.Compute(value.Product, value.Compute(value.Difference, yearly, whole(1)), whole(100)), "mirr", "Modified internal rate of return", value.Percent, rule("MIRR a year = (1 + MIRR a month)^12 − 1; unknown where no month costs or none saves", finance))
	}
	t.BreakEven = a.named(value.Compute(value.Quotient, value.Compute(value.Product, t.NPV, whole(100)), t.Present.AWS.Figure), "break-even", "Break-even", value.Percent, rule("by how much AWS may cost more (less, where negative) before the NPV is 0: NPV ÷ present value of the cost on AWS × 100", finance))
}

// perMonth is a yearly percentage as the monthly one of the same effect: (1 + r)^(1/12) − 1.
func perMonth(percent *value.Figure) *value.Figure {
	yearly := value.Compute(value.Sum, whole(1), fraction(percent))
	monthly := value.Compute(value.Power, yearly, value.Compute(value.Quotient, whole(1), whole(12)))
	return value.Compute(value.Product, value.Compute(value.Difference, monthly, whole(1)), whole(100))
}

func (a *analyst) savings() []*value.Figure {
	return column(a.tco.Months, func(m model.TCOMonth) *value.Figure { return m.Saving })
}

// present is the present value of one column of the months; their sum where there is no discount rate.
func (a *analyst) present(of func(model.TCOMonth) *value.Figure) *value.Figure {
	return a.presentOf(a.tco.MonthlyRate, column(a.tco.Months, of))
}

func (a *analyst) presentOf(rate *value.Figure, flows []*value.Figure) *value.Figure {
	if rate == nil {
		return value.Compute(value.Sum, flows...)
	}
	return value.Compute(value.NPV, append([]*value.Figure{fraction(rate)}, flows...)...)
}
