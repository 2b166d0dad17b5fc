package finance

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// unbilled are charges that are no price of a service: a comparison of costs holds neither taxes nor what AWS gives back.
var unbilled = []string{"tax", "credit", "refund"}

// billed is what AWS charges in one month of the calendar.
type billed struct {
	first       value.Date
	from, until value.Date // the days that lines begin on, and the last day that one ends on
	sum         value.Decimal
	rows        []source.Ref
	foreign     bool // a line is in another currency, or its cost is not stated
}

// compareBill sets what AWS charged in full months beside what the cash flow counts for AWS services and support in them. Licences and people
// are on no bill of AWS. A bill so far above it that migrating would not pay is a finding: the comparison was made with less.
func (a *analyst) compareBill() {
	services := a.servicesRate()
	if services == nil || a.tco.FirstMonth.IsZero() {
		return
	}
	for _, b := range a.billedMonths() {
		t := monthsBetween(a.tco.FirstMonth, b.first) + 1
		if t < 1 || t > len(a.tco.Months) || !b.full() || b.foreign {
			continue
		}
		m := a.tco.Months[t-1]
		id := fmt.Sprintf("bill/%04d-%02d/", b.first.Year, b.first.Month)
		x := model.TCOBill{First: b.first, Month: m.Number}
		x.Charged = a.named(value.Stated(b.sum, source.Merge(b.rows)...), id+"charged", "Charged by AWS", a.money(), rule("sum of the billed cost of the month’s lines, without taxes, credits and refunds", "the workspace, Charges"))
		x.Counted = a.named(cents(value.Compute(value.Product, services, a.base.factors[onAWS][(t-1)/12], m.Started)), id+"counted", "Counted on for AWS services and support", a.money(), rule("run rate of AWS services and support × growth of the year × share that runs on AWS", guidance))
		x.Over = a.named(value.Compute(value.Difference, x.Charged, x.Counted), id+"over", "Charged beyond what was counted on", a.money(), rule("charged − counted on", finance))
		x.Share = a.named(value.Compute(value.Quotient, value.Compute(value.Product, x.Over, whole(100)), m.AWS), id+"share", "Charged beyond it, of the cost on AWS", value.Percent, rule("charged beyond what was counted on ÷ cost on AWS in the month × 100", finance))
		a.tco.Bills = append(a.tco.Bills, x)
	}
	if len(a.tco.Bills) == 0 || !a.tco.Pays {
		return
	}
	margin := value.Compute(value.Quotient, value.Compute(value.Product, a.result(), whole(100)), a.tco.Present.AWS.Figure).Value // as the break-even
	last := a.tco.Bills[len(a.tco.Bills)-1]
	if last.Share.Value.Known && margin.Known && last.Share.Value.Decimal.GreaterThan(margin.Decimal) {
		a.find(model.KindBillTurnsTCO, last.First.String()[:7], model.Open, last.Charged.Leaves()[0], [3]string{
			fmt.Sprintf("in %s AWS charges %s %s, %s%% of the month’s cost on AWS more than the TCO counts on; at %s%% more migrating would not pay", last.First.String()[:7], plain(last.Charged.Value), a.tco.Currency, plain(last.Share.Value), plain(margin)),
			"a comparison of costs holds against the bill", "say what the bill holds that was not compared, or make the comparison anew",
		})
	}
}

// servicesRate is what AWS services and support cost a month, before growth; nil where no such cost recurs.
func (a *analyst) servicesRate() *value.Figure {
	for _, f := range a.tco.Families {
		if f.Future && f.Name == awsUse {
			return f.Monthly
		}
	}
	return nil
}

// billedMonths are the months of the bills of AWS, in their order.
func (a *analyst) billedMonths() []*billed {
	var months []*billed
	for _, c := range a.Charges {
		first := value.Date{Year: c.Start.Year, Month: c.Start.Month, Day: 1}
		i, found := slices.BinarySearchFunc(months, first, func(b *billed, d value.Date) int { return b.first.Compare(d) })
		if !found {
			months = slices.Insert(months, i, &billed{first: first, from: c.Start})
		}
		b := months[i]
		if c.Start.Before(b.from) {
			b.from = c.Start
		}
		for _, d := range []value.Date{c.Start, c.End} {
			if d.After(b.until) {
				b.until = d
			}
		}
		category := folded(c.Category)
		if !ofAWS(c.Provider) || slices.ContainsFunc(unbilled, func(w string) bool { return strings.Contains(category, w) }) {
			continue
		}
		if !c.Billed.Known || strings.ToUpper(strings.TrimSpace(c.Currency)) != a.tco.Currency {
			b.foreign = true
			continue
		}
		b.sum, b.rows = b.sum.Add(c.Billed.Decimal), append(b.rows, c.At("billed cost"))
	}
	return slices.DeleteFunc(months, func(b *billed) bool { return len(b.rows) == 0 })
}

// full tells whether the lines reach from the first day of the month to its last.
func (b *billed) full() bool {
	return b.from.Day == 1 && !b.until.Before(b.first.AddMonths(1).AddDays(-1))
}

// ofAWS tells whether a line is of AWS; one that names no provider is.
func ofAWS(provider string) bool {
	name := folded(provider)
	return name == "" || strings.Contains(name, "aws") || strings.Contains(name, "amazon")
}
