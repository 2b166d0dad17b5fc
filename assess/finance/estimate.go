package finance

import (
	"fmt"
	"strings"

	"dossier/model"
	"dossier/value"
)

// compareEstimate sets what a calculator estimated AWS to charge beside the run rate on AWS. The run rate may hold more, such as people and
// licences; where it holds less than AWS alone was estimated to charge, migrating looks cheaper than it is, and that is a finding.
func (a *analyst) compareEstimate() {
	if len(a.Estimates) == 0 {
		return
	}
	e := &model.TCOEstimate{First: a.Estimates[0]}
	var monthly, upfront []*value.Figure
	for i, x := range a.Estimates {
		l := model.TCOEstimateLine{Estimate: x}
		key := fmt.Sprintf("estimate/%02d-%s", i+1, slug(x.Service))
		var ok bool
		if l.Monthly, ok = a.estimated(x, "monthly cost", x.Monthly, key+"/monthly", a.rate()); !ok {
			return
		}
		if l.Upfront, ok = a.estimated(x, "upfront cost", x.Upfront, key+"/upfront", a.money()); !ok {
			return
		}
		if l.Monthly != nil {
			monthly = append(monthly, l.Monthly)
		}
		if l.Upfront != nil {
			upfront = append(upfront, l.Upfront)
		}
		e.Lines = append(e.Lines, l)
	}
	if len(monthly) == 0 {
		return
	}
	e.Monthly = a.named(value.Compute(value.Sum, monthly...), "estimate/monthly", "Estimated charges of AWS, a month", a.rate(), rule("sum of the lines of the estimate", "the workspace, Estimates"))
	if len(upfront) > 0 {
		e.Upfront = a.named(value.Compute(value.Sum, upfront...), "estimate/upfront", "Estimated charges of AWS, at once", a.money(), rule("sum of the lines of the estimate", "the workspace, Estimates"))
	}
	a.tco.Estimate = e
	if a.tco.AWS == nil {
		return
	}
	e.Beyond = a.named(value.Compute(value.Difference, a.tco.AWS, e.Monthly), "estimate/beyond", "Run rate on AWS beyond the estimate", a.rate(), rule("run rate on AWS, before growth, less the estimated charges of AWS", guidance))
	e.Exceeds = e.Beyond.Value.Known && e.Beyond.Value.Decimal.IsNegative()
	if e.Exceeds {
		a.find(model.KindEstimateExceedsTCO, "run-rate", model.Open, e.First.At("monthly cost"), [3]string{
			fmt.Sprintf("AWS is estimated to charge %s %s a month, and the TCO’s run rate on AWS is %s", plain(e.Monthly.Value), a.tco.Currency, plain(a.tco.AWS.Value)),
			"the costs on AWS hold at least what AWS is estimated to charge", "correct the costs on AWS, or the estimate, or say what the estimate holds that was not built",
		})
	}
}

// estimated is an amount of an estimate in the currency of the analysis; nil where none is stated. It is false where no rate converts it.
func (a *analyst) estimated(x *model.Estimate, column string, n value.Number, id string, unit value.Unit) (*value.Figure, bool) {
	if !n.Known {
		return nil, true
	}
	read := value.Read(n, x.At(column))
	label := x.Service + ", " + column
	from, to := strings.ToUpper(strings.TrimSpace(x.Currency)), a.tco.Currency
	if from == to {
		return a.named(read, id, label, unit, rule("amount as estimated", "the workspace, Estimates")), true
	}
	a.named(read, id+"/estimated", label, value.Unit(from), rule("amount as estimated", "the workspace, Estimates"))
	op := value.Product
	rate := a.exchange(from, to)
	if rate == nil {
		op, rate = value.Quotient, a.exchange(to, from)
	}
	if rate == nil {
		a.missing("a dated exchange rate " + from + "/" + to + " (Assumptions): the estimate in " + from + " is compared with nothing")
		return nil, false
	}
	return a.named(cents(value.Compute(op, read, rate)), id, label, unit, rule("amount as estimated, converted by the given rate, rounded to hundredths", guidance)), true
}
