package finance

import (
	"fmt"

	"dossier/model"
	"dossier/value"
)

// drivers are what a month's amounts are made of. Two sets share what they have in common by pointer, so that what a change does not
// touch is known to be the same.
type drivers struct {
	rate    [2]*value.Figure   // a month, before growth
	factors [2][]*value.Figure // of growth, by year
	lumps   [2]map[int]due     // on either side, by month
	single  [3]kind            // one-off, parallel run, credits
	ramp    *value.Figure      // months, at least 1
	offset  *value.Figure      // months
	done    *value.Figure      // months until nothing runs on premises
}

// due is what falls due in one month.
type due = *value.Figure

// kind is a kind of cost of the migration itself.
type kind struct {
	once   *value.Figure // without a month of its own
	month  *value.Figure // in which once falls due
	byRamp bool          // month is the last of the migration
	during *value.Figure // each month of the migration
	lumps  map[int]due   // by month
}

// kinds are the scenarios that are part of the migration, with the terms that say when an amount without a month falls due.
var kinds = []struct {
	scenario model.Scenario
	key      string
	label    string
}{{oneOff, oneOffKey, "one-off"}, {parallelRun, parallelKey, "parallel"}, {credit, creditsKey, "credits"}}

// project makes the months of the term.
func (a *analyst) project() {
	a.base = a.drive()
	d := a.base
	for y := range d.factors[onPremises] {
		a.tco.Factors = append(a.tco.Factors, model.TCOFactor{Year: y + 1, Stay: d.factors[onPremises][y], AWS: d.factors[onAWS][y]})
	}
	for t := 1; t <= a.terms.months; t++ {
		m := model.TCOMonth{Number: whole(t).Named(fmt.Sprintf("%smonth-%03d", a.id, t), "Month", "").By(rule("number of the month in the term", "this program’s rule"))}
		if !a.tco.FirstMonth.IsZero() {
			m.First = a.tco.FirstMonth.AddMonths(t - 1)
		}
		a.fill(&m, t, d)
		a.nameMonth(&m, t)
		a.tco.Months = append(a.tco.Months, m)
	}
	a.addYears()
}

// drive makes the drivers of the case as it is recorded.
func (a *analyst) drive() drivers {
	d := drivers{rate: [2]*value.Figure{a.tco.Stay, a.tco.AWS}, offset: a.terms.offset}
	d.setRamp(a.terms.ramp)
	a.named(d.ramp, "ramp/divisor", "Ramp, at least a month", "month", rule("ramp, at least 1", guidance))
	a.named(d.done, "ramp/done", "Months of the migration", "month", rule("ramp + offset", guidance))
	for side, label := range []string{"on-premises", "aws"} {
		d.factors[side] = a.growth(a.terms.growth[side])
		for y, f := range d.factors[side] {
			a.named(f, fmt.Sprintf("growth/%s/year-%d", label, y+1), "Growth "+label+fmt.Sprintf(", year %d", y+1), "", rule("factor of a year = that of the year before × (1 + growth); 1 in the first", guidance))
		}
		d.lumps[side] = lumpsOf(a.linesOf(func(l *line) bool { return l.cost.Scenario == sides[side] && l.parts == 0 }))
	}
	for i, k := range kinds {
		d.single[i] = a.kindOf(i, k.scenario, d.done)
	}
	return d
}

func (d *drivers) setRamp(ramp *value.Figure) {
	d.ramp = value.Compute(value.Maximum, ramp, whole(1))
	d.done = value.Compute(value.Sum, d.ramp, d.offset)
}

// growth are the factors of the years of the term: 1, then (1 + growth) times that of the year before.
func (a *analyst) growth(percent *value.Figure) []*value.Figure {
	factors := []*value.Figure{value.Compute(value.Sum, whole(1))}
	step := value.Compute(value.Sum, whole(1), fraction(percent))
	for len(factors) < (a.terms.months+11)/12 {
		factors = append(factors, value.Compute(value.Product, factors[len(factors)-1], step))
	}
	return factors
}

// lumpsOf are the amounts of lines that fall due in one month; amounts without a month fall due in the first.
func lumpsOf(lines []*line) map[int]due {
	parts := map[int][]*value.Figure{}
	for _, l := range lines {
		parts[max(l.month, 1)] = append(parts[max(l.month, 1)], l.converted)
	}
	lumps := map[int]due{}
	for month, amounts := range parts { // each entry by itself
		lumps[month] = total(amounts...)
	}
	return lumps
}

// kindOf is a kind of cost of the migration. An amount without a month falls due in month 1, a credit in the last month of the migration:
// the dearer way to take it.
func (a *analyst) kindOf(i int, scenario model.Scenario, done *value.Figure) kind {
	k := gather(a.linesOf(func(l *line) bool { return l.cost.Scenario == scenario }))
	label := kinds[i].label
	if k.during != nil {
		a.named(k.during, label+"/during", value.Capital(string(scenario))+", each month of the migration", a.rate(), rule("sum of what falls due each month of the migration", guidance))
	}
	if k.once == nil {
		return k
	}
	a.named(k.once, label+"/once", value.Capital(string(scenario))+", without a month", a.money(), rule("sum of the amounts without a month", guidance))
	k.month = a.stated(kinds[i].key, "", func(s string) (value.Decimal, error) { return monthNumber(s, 1, a.terms.months) })
	switch {
	case k.month != nil:
	case scenario == credit:
		k.month = done
		why := "a credit without a month is taken in the last month of the migration"
		a.list(creditsKey, a.named(value.Compute(value.Sum, done), slug(creditsKey), "Month of credits", "", rule(why, "the dearer convention")), nil, why)
		k.month, k.byRamp = a.tco.Terms[len(a.tco.Terms)-1].Figure, true
	default:
		why := "an amount without a month is taken in the first"
		k.month = a.list(kinds[i].key, a.named(whole(1), slug(kinds[i].key), value.Capital(kinds[i].key), "", rule(why, "the dearer convention")), nil, why)
	}
	return k
}

// gather adds up the amounts of a kind of cost.
func gather(lines []*line) kind {
	var once, during, dated []*line
	for _, l := range lines {
		switch {
		case l.parts > 0:
			during = append(during, l)
		case l.month > 0:
			dated = append(dated, l)
		default:
			once = append(once, l)
		}
	}
	return kind{once: sumOf(once, (*line).single), during: sumOf(during, (*line).recurring), lumps: lumpsOf(dated)}
}

// fill makes the amounts of month t by the drivers.
func (a *analyst) fill(m *model.TCOMonth, t int, d drivers) {
	year := (t - 1) / 12
	m.Moved = moved(m.Number, d)
	m.Started = started(m.Number, d)
	m.Stay = plus(cents(value.Compute(value.Product, d.rate[onPremises], d.factors[onPremises][year])), d.lumps[onPremises][t])
	m.Remaining = remaining(m.Stay, m.Moved)
	m.AWS = plus(cents(value.Compute(value.Product, d.rate[onAWS], d.factors[onAWS][year], m.Started)), d.lumps[onAWS][t])
	m.OneOff, m.Parallel, m.Credits = d.single[0].in(m.Number, t, d.done), d.single[1].in(m.Number, t, d.done), d.single[2].in(m.Number, t, d.done)
	m.Migrate = value.Compute(value.Sum, m.Remaining, m.AWS, m.OneOff, m.Parallel, m.Credits)
	m.Saving = value.Compute(value.Difference, m.Stay, m.Migrate)
}

// moved is the share that has left the premises by the end of a month: linear over the ramp, from the offset on.
func moved(month *value.Figure, d drivers) *value.Figure {
	late := value.Compute(value.Difference, month, d.offset)
	return value.Compute(value.Minimum, whole(1), value.Compute(value.Maximum, whole(0), value.Compute(value.Quotient, late, d.ramp)))
}

// started is the share that runs on AWS by the end of a month: linear over the ramp.
func started(month *value.Figure, d drivers) *value.Figure {
	return value.Compute(value.Minimum, whole(1), value.Compute(value.Quotient, month, d.ramp))
}

func remaining(stay, moved *value.Figure) *value.Figure {
	return cents(value.Compute(value.Product, stay, value.Compute(value.Difference, whole(1), moved)))
}

func plus(amount, more *value.Figure) *value.Figure {
	if more == nil {
		return amount
	}
	return value.Compute(value.Sum, amount, more)
}

// in is what a kind of cost comes to in month t: a figure of its own.
func (k kind) in(number *value.Figure, t int, done *value.Figure) *value.Figure {
	var parts []*value.Figure
	if k.lumps[t] != nil {
		parts = append(parts, value.Compute(value.Sum, k.lumps[t]))
	}
	before := value.Compute(value.Difference, number, whole(1))
	if k.once != nil { // in the month m with m − 1 < month ≤ m, since a ramp that is moved need not be whole
		parts = append(parts, value.Compute(value.Product, k.once, value.Compute(value.AtLeast, number, k.month), value.Compute(value.Exceeds, k.month, before)))
	}
	if k.during != nil {
		parts = append(parts, value.Compute(value.Product, k.during, value.Compute(value.Exceeds, done, before)))
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return value.Compute(value.Sum, parts...)
}

// nameMonth names the figures of month t and adds it to what came before.
func (a *analyst) nameMonth(m *model.TCOMonth, t int) {
	name := func(f *value.Figure, id, label string, unit value.Unit, text string) {
		a.named(f, fmt.Sprintf("month-%03d/%s", t, id), fmt.Sprintf("%s, month %d", label, t), unit, rule(text, guidance))
	}
	money := a.money()
	name(m.Moved, "moved", "Share that has left the premises", "", "linear over the ramp, from the offset on: min(1, max(0, (month − offset) ÷ ramp))")
	name(m.Started, "started", "Share that runs on AWS", "", "linear over the ramp: min(1, month ÷ ramp)")
	name(m.Stay, "stay", "Cost of staying", money, "run rate on premises × growth of the year, rounded to hundredths, + amounts due in the month")
	name(m.Remaining, "remaining", "Cost still on premises", money, "cost of staying × (1 − share that has left), rounded to hundredths")
	name(m.AWS, "aws", "Cost on AWS", money, "run rate on AWS × growth of the year × share that runs there, rounded to hundredths, + amounts due in the month")
	name(m.OneOff, "one-off", "One-off cost", money, "one-off amounts due in the month")
	name(m.Parallel, "parallel", "Parallel run", money, "parallel run due in the month")
	name(m.Credits, "credits", "Credits", money, "credits due in the month")
	name(m.Migrate, "migrate", "Cost of migrating", money, "remaining + AWS + one-off + parallel run + credits")
	name(m.Saving, "saving", "Incremental cash flow", money, "incremental cash flow = stay − migrate")
	parts := []*value.Figure{m.Saving}
	if t > 1 {
		parts = []*value.Figure{a.tco.Months[t-2].Cumulative, m.Saving}
	}
	m.Cumulative = value.Compute(value.Sum, parts...)
	name(m.Cumulative, "cumulative", "Cumulative cash flow", money, "cumulative cash flow = that of the month before + the month’s")
	m.Behind = value.Compute(value.Product, m.Number, value.Compute(value.Exceeds, whole(0), m.Cumulative))
	name(m.Behind, "behind", "Month, while not paid back", "", "the month’s number while the cumulative cash flow is below 0, else 0")
}

// addYears adds up the months of each year of the term.
func (a *analyst) addYears() {
	for from := 0; from < len(a.tco.Months); from += 12 {
		months := a.tco.Months[from:min(from+12, len(a.tco.Months))]
		y := model.TCOYear{Year: from/12 + 1, Cumulative: months[len(months)-1].Cumulative}
		for _, c := range []struct {
			to    **value.Figure
			label string
			of    func(model.TCOMonth) *value.Figure
		}{
			{&y.Stay, "stay", func(m model.TCOMonth) *value.Figure { return m.Stay }},
			{&y.Remaining, "remaining", func(m model.TCOMonth) *value.Figure { return m.Remaining }},
			{&y.AWS, "aws", func(m model.TCOMonth) *value.Figure { return m.AWS }},
			{&y.OneOff, "one-off", func(m model.TCOMonth) *value.Figure { return m.OneOff }},
			{&y.Parallel, "parallel", func(m model.TCOMonth) *value.Figure { return m.Parallel }},
			{&y.Credits, "credits", func(m model.TCOMonth) *value.Figure { return m.Credits }},
			{&y.Migrate, "migrate", func(m model.TCOMonth) *value.Figure { return m.Migrate }},
			{&y.Saving, "saving", func(m model.TCOMonth) *value.Figure { return m.Saving }},
		} {
			*c.to = a.named(value.Compute(value.Sum, column(months, c.of)...), fmt.Sprintf("year-%d/%s", y.Year, c.label), fmt.Sprintf("%s, year %d", value.Capital(c.label), y.Year), a.money(), rule("year = sum of its months", guidance))
		}
		a.tco.Years = append(a.tco.Years, y)
	}
}

// column is one figure of each month.
func column(months []model.TCOMonth, of func(model.TCOMonth) *value.Figure) []*value.Figure {
	all := make([]*value.Figure, len(months))
	for i, m := range months {
		all[i] = of(m)
	}
	return all
}
