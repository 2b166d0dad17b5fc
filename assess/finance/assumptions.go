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

// The keys of what the calculation rests on, with the names that sheets give them.
const (
	termKey      = "term"
	discountKey  = "discount rate"
	financeKey   = "finance rate"
	reinvestKey  = "reinvestment rate"
	growthKey    = "growth"
	stayGrowth   = "growth on premises"
	awsGrowth    = "growth on AWS"
	rampKey      = "ramp"
	offsetKey    = "offset"
	firstKey     = "first month"
	currencyKey  = "currency"
	swingKey     = "sensitivity"
	oneOffKey    = "month of one-off costs"
	parallelKey  = "month of the parallel run"
	creditsKey   = "month of credits"
	refreshKey   = "hardware refresh on premises"
	exchangeKey  = "exchange rate "
	maxTerm      = 180 // months
	usualTerm    = 60  // months: hardware refresh, usually 5 years
	usualOffset  = 2   // months: AWS begins 1 to 2 months before the ramp-down; the dearer end
	usualSwing   = 20  // percent
	percentLimit = 1000
)

// names are other words for the keys, folded.
var names = []struct {
	key    string
	others []string
}{
	{termKey, []string{"analysis term", "period of analysis", "analysis period", "term of the analysis"}},
	{discountKey, []string{"discount", "cost of capital", "wacc", "discounting rate"}},
	{financeKey, []string{"financing rate"}},
	{reinvestKey, []string{"reinvest rate", "reinvestment"}},
	{growthKey, []string{"growth rate", "growth per year"}},
	{stayGrowth, []string{"growth on-premises", "on-premises growth", "growth of the present environment"}},
	{awsGrowth, []string{"aws growth", "growth in the cloud"}},
	{rampKey, []string{"migration ramp", "ramp of the migration", "migration duration", "duration of the migration", "linear ramp"}},
	{offsetKey, []string{"ramp offset", "offset of the ramps", "aws ramp offset"}},
	{firstKey, []string{"first month of the term", "start of the term", "start of the analysis"}},
	{currencyKey, []string{"reporting currency", "currency of the analysis"}},
	{swingKey, []string{"swing", "sensitivity swing"}},
	{oneOffKey, []string{"one-off month"}},
	{parallelKey, []string{"parallel run month"}},
	{creditsKey, []string{"credit month", "credits month"}},
	{refreshKey, []string{"hardware refresh", "hardware refresh on-premises", "refresh of the hardware"}},
}

// keyOf is the key of an assumption's name; "" for one that the calculation does not know.
func keyOf(name string) string {
	name = folded(name)
	if from, to, ok := exchange.Pair(name); ok {
		return exchangeKey + from + "/" + to
	}
	for _, n := range names {
		if name == folded(n.key) || slices.Contains(n.others, name) {
			return n.key
		}
	}
	return ""
}

// readAssumptions finds what is given: the migration's own before what holds for all, of exchange rates the latest. Two of a
// migration that disagree are a finding, and the first holds.
func (a *analyst) readAssumptions() {
	a.given, a.used = map[string]*model.Assumption{}, map[*model.Assumption]bool{}
	for _, x := range a.Assumptions {
		key := keyOf(x.Name)
		if key == "" {
			continue
		}
		if rate, is := strings.CutPrefix(key, exchangeKey); is && x.Date.IsZero() {
			a.unreadable(x, "date", fmt.Sprintf("the exchange rate %s has no date", rate), "the day the rate is from")
			continue
		}
		old := a.given[key]
		switch {
		case old == nil || old.Migration == "" && x.Migration != "":
			a.given[key] = x
		case old.Migration != "" && x.Migration == "":
		case strings.HasPrefix(key, exchangeKey) && x.Date != old.Date:
			if x.Date.After(old.Date) {
				a.given[key] = x
			}
		case folded(x.Value) != folded(old.Value):
			a.find(model.KindTCOAssumptionTwice, slug(key), model.Open, x.At("value"), [3]string{
				fmt.Sprintf("the %s is given as %q here and as %q in %s", key, x.Value, old.Value, old.At("value")),
				"one value an assumption", "keep one of the two",
			})
		}
	}
}

func (a *analyst) unreadable(x *model.Assumption, column, what, want string) {
	if a.used[x] {
		return // said already, of the other side
	}
	a.find(model.KindTCOAssumptionUnreadable, slug(x.Name), model.Open, x.At(column), [3]string{what, "an assumption is read strictly, never guessed", "enter " + want})
	a.used[x] = true
}

// listUnused lists what is given and moves no figure.
func (a *analyst) listUnused() {
	for _, x := range a.Assumptions {
		if !a.used[x] && x.Migration != "" {
			a.tco.Unused = append(a.tco.Unused, *x)
		}
	}
}

// stated is the term that an assumption gives, read by parse; nil where none does, or it cannot be read.
func (a *analyst) stated(key string, unit value.Unit, parse func(string) (value.Decimal, error)) *value.Figure {
	x := a.given[key]
	if x == nil {
		return nil
	}
	d, err := parse(x.Value)
	if err != nil {
		a.unreadable(x, "value", fmt.Sprintf("the %s %q cannot be read", key, x.Value), err.Error())
		return nil
	}
	a.used[x] = true
	f := value.Read(value.Num(d), x.At("value"))
	a.list(key, a.named(f, slug(key), value.Capital(key), unit, rule(key+" as given", recorded)), x, x.Source)
	return f
}

func (a *analyst) list(key string, f *value.Figure, x *model.Assumption, why string) *value.Figure {
	a.tco.Terms = append(a.tco.Terms, model.TCOTerm{Name: value.Capital(key), Figure: f, Assumption: x, Why: why, Fixed: key == termKey || key == firstKey || strings.HasPrefix(key, exchangeKey)})
	return f
}

// supposed is a term that nobody gives.
func (a *analyst) supposed(key string, unit value.Unit, n int, why string) *value.Figure {
	return a.list(key, a.named(whole(n), slug(key), value.Capital(key), unit, assumed(key+" assumed: "+why, guidance)), nil, why)
}

// reportCurrency is the currency of the analysis: the one that is asked for, else the one that most costs are in, the first of equals.
func (a *analyst) reportCurrency() string {
	if x := a.given[currencyKey]; x != nil {
		if codeForm.MatchString(folded(x.Value)) {
			a.used[x] = true
			return strings.ToUpper(folded(x.Value))
		}
		a.unreadable(x, "value", fmt.Sprintf("the currency %q cannot be read", x.Value), "an ISO 4217 code: USD")
	}
	var best string
	counts := map[string]int{}
	for _, c := range a.Costs {
		counts[c.Currency]++
	}
	for _, c := range a.Costs {
		if counts[c.Currency] > counts[best] {
			best = c.Currency
		}
	}
	return best
}

// terms are the inputs of the calculation.
type terms struct {
	months   int // of the term
	discount *value.Figure
	finance  *value.Figure // nil: the discount rate
	reinvest *value.Figure
	growth   [2]*value.Figure // on premises, on AWS; percent a year
	ramp     *value.Figure    // months
	offset   *value.Figure    // months
	swing    *value.Figure    // percent
}

// The two sides.
const (
	onPremises = 0
	onAWS      = 1
)

// setTerms reads the inputs, and states what is assumed where nothing is given.
func (a *analyst) setTerms() {
	months := func(least, most int) func(string) (value.Decimal, error) {
		return func(s string) (value.Decimal, error) { return span(s, least, most) }
	}
	rate := func(least int) func(string) (value.Decimal, error) {
		return func(s string) (value.Decimal, error) { return percent(s, least, percentLimit) }
	}
	term := a.stated(termKey, "month", months(1, maxTerm))
	if term == nil {
		term = a.supposed(termKey, "month", usualTerm, "one refresh of the hardware, usually 5 years")
		a.missing("the term of the analysis (Assumptions, term): 60 months are assumed" + a.unread(termKey))
	}
	a.terms.months = int(term.Value.Decimal.IntPart())
	a.setFirstMonth()
	a.terms.discount = a.stated(discountKey, value.Percent, rate(0))
	if a.terms.discount == nil {
		a.missing("the discount rate (Assumptions, discount rate): without it there is no net present value and no MIRR" + a.unread(discountKey))
	}
	a.terms.finance = a.stated(financeKey, value.Percent, rate(0))
	a.terms.reinvest = a.stated(reinvestKey, value.Percent, rate(0))
	a.setGrowth(rate(-99))
	a.setRamp(months(1, maxTerm), months(0, maxTerm))
	a.terms.swing = a.stated(swingKey, value.Percent, func(s string) (value.Decimal, error) { return percent(s, 1, 90) })
	if a.terms.swing == nil {
		f := a.named(whole(usualSwing), slug(swingKey), "Sensitivity", value.Percent, rule("each input is moved by 20% of itself", "this program’s choice"))
		a.terms.swing = a.list(swingKey, f, nil, "each input is moved by this share of itself; a choice of this program")
	}
	a.tco.Swing = a.terms.swing
}

// unread says of an assumption that is missing although a row states it that it could not be read; a finding at its cell says what is wanted.
func (a *analyst) unread(key string) string {
	if a.given[key] == nil {
		return ""
	}
	return ", since what is given cannot be read"
}

func (a *analyst) setGrowth(parse func(string) (value.Decimal, error)) {
	both := a.given[growthKey]
	for side, key := range []string{stayGrowth, awsGrowth} {
		if a.given[key] == nil && both != nil {
			a.given[key] = both
		}
		a.terms.growth[side] = a.stated(key, value.Percent, parse)
		if a.terms.growth[side] == nil {
			a.terms.growth[side] = a.supposed(key, value.Percent, 0, "none is given, so the amounts stay as they are")
			a.missing("the " + key + " (Assumptions): no growth is assumed, 0%" + a.unread(key))
		}
	}
}

// setFirstMonth dates month 1: as given, else the month in which the project starts.
func (a *analyst) setFirstMonth() {
	if x := a.given[firstKey]; x != nil {
		d, ok := calendarMonth(x.Value)
		if ok {
			a.used[x] = true
			a.tco.FirstMonth = d
			return
		}
		a.unreadable(x, "value", fmt.Sprintf("the first month %q cannot be read", x.Value), "a month: 2026-03")
	}
	if start := a.Migration.Start; !start.IsZero() {
		a.tco.FirstMonth = value.Date{Year: start.Year, Month: start.Month, Day: 1}
	}
}

// setRamp sets how long the migration takes, as given, else by the project's dates; and how far the ramp on AWS runs ahead: where a
// parallel run is priced, the overlap is in that price and none is added.
func (a *analyst) setRamp(ramp, offset func(string) (value.Decimal, error)) {
	if a.terms.ramp = a.stated(rampKey, "month", ramp); a.terms.ramp == nil {
		a.terms.ramp = a.rampByDates()
	}
	if a.terms.offset = a.stated(offsetKey, "month", offset); a.terms.offset != nil {
		return
	}
	if slices.ContainsFunc(a.Costs, func(c *model.Cost) bool { return c.Scenario == parallelRun }) {
		why := "the parallel run is priced, and the overlap is in that price"
		f := a.named(whole(0), slug(offsetKey), "Offset", "month", rule("no offset: "+why, "costs of the parallel run"))
		a.terms.offset = a.list(offsetKey, f, nil, why)
		return
	}
	a.terms.offset = a.supposed(offsetKey, "month", usualOffset, "AWS begins 1 to 2 months before the ramp-down; no parallel run is priced")
	a.missing("the cost of the parallel run (Costs), or the offset of the ramps (Assumptions, offset): 2 months are assumed")
}

func (a *analyst) rampByDates() *value.Figure {
	m := a.Migration
	end, column := m.End, "end"
	if end.IsZero() {
		end, column = m.InProduction, "in production since"
	}
	if end.IsZero() {
		end, column = m.Deadline, "deadline"
	}
	if m.Start.IsZero() || end.Before(m.Start) {
		a.missing("how long the migration takes (Assumptions, ramp; or its dates): one month is assumed")
		return a.supposed(rampKey, "month", 1, "no dates of the project")
	}
	months := min(monthsBetween(m.Start, end)+1, maxTerm)
	why := "from the month the project starts to the month it ends"
	refs := source.Merge([]source.Ref{m.At("start"), m.At(column)})
	f := value.Stated(value.Int(months), refs...)
	return a.list(rampKey, a.named(f, slug(rampKey), "Ramp", "month", rule("ramp "+why, "Migrations")), nil, why)
}
