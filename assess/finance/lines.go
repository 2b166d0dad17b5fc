package finance

import (
	"fmt"
	"slices"
	"strings"

	"dossier/assess/exchange"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// line is a cost with its part in the calculation. Of the amounts, those that do not apply are nil.
type line struct {
	cost      *model.Cost
	amount    *value.Figure // as recorded; nil where it is unknown
	parts     int           // of a year that a recurring amount is divided by to make a month: 1, 3 or 12; 0: it falls due once
	month     int           // of the term in which it falls due; 0: by the rule for amounts without a month
	rate      *value.Figure // to the currency of the analysis; nil for its own
	inverse   bool          // divide by rate
	out       string        // why it is left out; empty: it is in
	converted *value.Figure // in the currency of the analysis, a month where it recurs
}

// recurring is what the line costs a month; nil where it falls due once.
func (l *line) recurring() *value.Figure {
	if l.parts == 0 {
		return nil
	}
	return l.converted
}

// single is what the line costs when it falls due once; nil where it recurs.
func (l *line) single() *value.Figure {
	if l.parts != 0 {
		return nil
	}
	return l.converted
}

// sumOf adds up what of gives of lines; nil where it gives nothing. The sum is a figure of its own, so that it can be named.
func sumOf(lines []*line, of func(*line) *value.Figure) *value.Figure {
	var parts []*value.Figure
	for _, l := range lines {
		if f := of(l); f != nil {
			parts = append(parts, f)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return value.Compute(value.Sum, parts...)
}

// perYear are the words for how often an amount falls due, with the months it covers; 0 is once.
var frequencies = []struct {
	months int
	words  []string
}{
	{1, []string{"monthly", "per month", "a month", "month", "each month"}},
	{3, []string{"quarterly", "per quarter", "a quarter"}},
	{12, []string{"yearly", "annual", "annually", "per year", "a year", "per annum"}},
	{0, []string{"once", "one-off", "one off", "one-time", "single"}},
}

// readCosts reads every cost, and the refresh of the hardware that an assumption states.
func (a *analyst) readCosts() {
	for i, c := range a.Costs {
		l := &line{cost: c}
		a.lines = append(a.lines, l)
		a.readCost(l, i+1)
	}
	a.readRefresh()
	a.countHardwareOnce()
	for _, l := range a.lines {
		family, _ := familyOf(l.cost)
		t := model.TCOLine{Cost: l.cost, Family: family, Amount: l.amount, LeftOut: l.out, Month: l.month}
		if l.out == "" {
			t.Monthly, t.Once = l.recurring(), l.single()
		}
		a.tco.Lines = append(a.tco.Lines, t)
	}
}

func (a *analyst) readCost(l *line, number int) {
	c := l.cost
	key := fmt.Sprintf("cost/%02d-%s", number, slug(c.Category))
	if !c.Amount.Known {
		a.leaveOut(l, "amount", "its amount is not stated", "enter the amount", model.Open)
		return
	}
	l.amount = value.Read(c.Amount, c.At("amount")).Named(a.id+key+"/recorded", value.Capital(string(c.Scenario))+": "+c.Category, value.Unit(c.Currency)).
		By(rule("amount as recorded", "the workspace, Costs"))
	if !a.readFrequency(l) || !a.readCurrency(l) {
		return
	}
	l.converted = a.convert(l, l.rate)
	if l.converted != l.amount {
		unit := a.money()
		if l.parts > 0 {
			unit = a.rate()
		}
		a.named(l.converted, key, value.Capital(string(c.Scenario))+": "+c.Category, unit, rule(conversionRule(l), guidance))
	}
}

func conversionRule(l *line) string {
	text := "amount as recorded"
	switch l.parts {
	case 12:
		text = "a month = a twelfth of the yearly amount"
	case 3:
		text = "a month = a third of the quarterly amount"
	}
	if l.rate != nil {
		text += ", converted by the given rate"
	}
	return text + ", rounded to hundredths"
}

// convert is the line's amount a month, or once, in the currency of the analysis, by a rate; the recorded figure itself where there is
// nothing to convert. A credit that is entered as a positive amount counts against the cost.
func (a *analyst) convert(l *line, rate *value.Figure) *value.Figure {
	f, changed := l.amount, false
	if l.cost.Scenario == credit && f.Value.Decimal.IsPositive() {
		f, changed = value.Compute(value.Difference, whole(0), f), true
	}
	if l.parts > 1 {
		f, changed = value.Compute(value.Quotient, f, whole(l.parts)), true
	}
	switch {
	case rate != nil && l.inverse:
		f, changed = value.Compute(value.Quotient, f, rate), true
	case rate != nil:
		f, changed = value.Compute(value.Product, f, rate), true
	}
	if !changed && f.Value.Decimal.Equal(f.Value.Decimal.Round(2)) {
		return f
	}
	return cents(f)
}

// readFrequency reads how often a cost falls due, or its month.
func (a *analyst) readFrequency(l *line) bool {
	text := folded(l.cost.Frequency)
	for _, f := range frequencies {
		for _, word := range f.words {
			if text == word {
				l.parts = f.months
				return true
			}
		}
	}
	date, ok := calendarMonth(l.cost.Frequency)
	if !ok {
		a.leaveOut(l, "frequency or period", fmt.Sprintf("%q says neither how often it falls due nor in which month", l.cost.Frequency), "enter monthly, quarterly, yearly, once or a month such as 2026-03", model.Open)
		return false
	}
	return a.dated(l, date)
}

// dated places a cost in the month of the term. One before the first month counts in the first.
func (a *analyst) dated(l *line, date value.Date) bool {
	if a.tco.FirstMonth.IsZero() {
		a.leaveOut(l, "frequency or period", "nothing says which month the term begins with", "enter the start of the migration, or the assumption: first month", model.Open)
		return false
	}
	l.month = max(monthsBetween(a.tco.FirstMonth, date)+1, 1)
	return a.inTerm(l)
}

func (a *analyst) inTerm(l *line) bool {
	if l.month > a.terms.months {
		a.leaveOut(l, "frequency or period", fmt.Sprintf("it falls due in month %d, after the term of %d months", l.month, a.terms.months), "lengthen the term, or leave the cost out", model.Information)
		return false
	}
	return true
}

// leaveOut keeps a cost out of the result, and says so. Where leaving it out would flatter the migration there is no result.
func (a *analyst) leaveOut(l *line, column, why, mend string, severity model.FindingSeverity) {
	l.out = why
	at := l.cost.At(column)
	a.find(model.KindTCOCostLeftOut, slug(string(l.cost.Scenario)+" "+l.cost.Category), severity, at, [3]string{
		fmt.Sprintf("the cost %q (%s) is in no result: %s", l.cost.Category, l.cost.Scenario, why), "a figure counts what can be read, and says what it leaves out", mend,
	})
	if severity == model.Open && l.cost.Scenario != stay && l.cost.Scenario != credit {
		a.withheld(fmt.Sprintf("the cost %q (%s) cannot be counted, and without it migrating would look cheaper than it is", l.cost.Category, l.cost.Scenario))
	}
}

// readCurrency finds the rate for a cost in another currency: given and dated, or there is none.
func (a *analyst) readCurrency(l *line) bool {
	from, to := strings.ToUpper(strings.TrimSpace(l.cost.Currency)), a.tco.Currency
	if from == to {
		return true
	}
	if l.rate = a.exchange(from, to); l.rate != nil {
		return true
	}
	if l.rate = a.exchange(to, from); l.rate != nil {
		l.inverse = true
		return true
	}
	pair := from + "/" + to
	a.leaveOut(l, "currency", "it is in "+from+", and no dated exchange rate "+pair+" is given", "enter the assumption: exchange rate "+pair+", with its date", model.Open)
	a.missing("a dated exchange rate " + pair + " (Assumptions): costs in " + from + " stand apart")
	return false
}

// exchange is the given rate of a pair; nil where there is none.
func (a *analyst) exchange(from, to string) *value.Figure {
	key := exchangeKey + from + "/" + to
	for _, t := range a.tco.Terms {
		if t.Name == value.Capital(key) {
			return t.Figure
		}
	}
	f := a.stated(key, "", exchange.Rate)
	if f != nil {
		f.Label = "Exchange rate " + from + "/" + to + " of " + a.given[key].Date.String()
	}
	return f
}

// readRefresh takes the refresh of the hardware that staying needs: an amount with its month.
func (a *analyst) readRefresh() {
	x := a.given[refreshKey]
	if x == nil {
		return
	}
	due, err := lumpSum(x.Value)
	if err != nil {
		a.unreadable(x, "value", fmt.Sprintf("the %s %q cannot be read", x.Name, x.Value), err.Error())
		return
	}
	a.used[x] = true
	c := &model.Cost{
		Row: model.Row{Table: x.Table, Number: x.Number, Elsewhere: elsewhere(x)}, Migration: a.Migration.ID, Scenario: stay,
		Category: value.Capital(refreshKey), Frequency: "month " + value.Int(due.month).String(), Amount: value.Num(due.amount), Currency: due.currency,
	}
	l := &line{cost: c, month: due.month}
	a.lines = append(a.lines, l)
	l.amount = value.Read(c.Amount, x.At("value")).Named(a.id+"cost/refresh/recorded", c.Category, value.Unit(c.Currency)).By(rule("refresh as given", recorded))
	a.tco.Terms = append(a.tco.Terms, model.TCOTerm{Name: c.Category, Figure: l.amount, Assumption: x, Why: x.Source, Fixed: true}) // the reader of a workbook changes it among the costs
	if !due.date.IsZero() {
		c.Frequency = due.date.String()[:7]
		if !a.dated(l, due.date) {
			return
		}
	}
	if !a.inTerm(l) || !a.readCurrency(l) {
		return
	}
	if l.converted = a.convert(l, l.rate); l.converted != l.amount {
		a.named(l.converted, "cost/refresh", c.Category, a.money(), rule(conversionRule(l), guidance))
	}
}

// countHardwareOnce records where the cost of staying holds the depreciation of hardware and its purchase: depreciation spreads a purchase over
// the months, so that a cash flow which holds both counts the hardware twice, in favour of migrating.
func (a *analyst) countHardwareOnce() {
	of := func(recurs bool, words ...string) int {
		return slices.IndexFunc(a.lines, func(l *line) bool {
			about := func(w string) bool { return strings.Contains(folded(l.cost.Category), w) }
			return l.cost.Scenario == stay && l.out == "" && recurs == (l.parts > 0) && slices.ContainsFunc(words, about)
		})
	}
	i, bought := of(true, "depreciation", "amortization", "amortisation"), of(false, "refresh", "renewal", "replacement", "hardware", "server", "storage")
	if i < 0 || bought < 0 {
		return
	}
	c := a.lines[i].cost
	a.find(model.KindTCOHardwareTwice, slug(c.Category), model.Open, a.lines[bought].cost.At("amount"), [3]string{
		fmt.Sprintf("staying costs %q each month (%s) and buys the hardware again: what is bought and what is depreciated may be the same", c.Category, c.At("amount")),
		"depreciation spreads a purchase over its months; a cash flow holds the one or the other (standard finance)", "leave one of them out, or name the monthly cost by what is paid for: a lease, a rent, a service",
	})
}

// elsewhere makes an assumption's cell the place of every column of the cost that it states.
func elsewhere(x *model.Assumption) map[string]source.Ref {
	at := x.At("value")
	return map[string]source.Ref{"amount": at, "currency": at, "category": x.At("name"), "frequency or period": at}
}
