package finance

import (
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// swing moves one input after the other down and up by the stated share of itself, all else unchanged, and asks what the result becomes:
// the NPV, or the saving over the term where there is no discount rate. The largest spread comes first. What is 0 cannot be moved so.
func (a *analyst) swing() {
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
	a.swingCosts()
	a.swingRates()
	a.swingMonths()
	a.swingExchange()
	slices.SortStableFunc(t.Sensitivity, func(x, y model.TCOSwing) int {
		return y.Spread.Value.Decimal.Cmp(x.Spread.Value.Decimal)
	})
}

// result is what the sensitivity is measured by.
func (a *analyst) result() *value.Figure {
	if a.tco.NPV != nil {
		return a.tco.NPV
	}
	return a.tco.Saving
}

// ends are the factors by which an input is moved: 1 − swing and 1 + swing.
func (a *analyst) ends() [2]*value.Figure {
	share := fraction(a.terms.swing)
	return [2]*value.Figure{value.Compute(value.Difference, whole(1), share), value.Compute(value.Sum, whole(1), share)}
}

// swingCosts moves groups of costs. The result is linear in them, so that it follows from their present value.
func (a *analyst) swingCosts() {
	p := a.tco.Present
	saved := value.Compute(value.Difference, p.Stay.Figure, p.Remaining.Figure)
	own := value.Compute(value.Sum, p.OneOff.Figure, p.Parallel.Figure)
	share := fraction(a.terms.swing)
	for _, g := range []struct {
		name string
		of   *value.Figure
		good bool // more of it is better
	}{
		{"Costs on premises", saved, true}, {"Costs on AWS", p.AWS.Figure, false}, {"One-off cost and parallel run", own, false},
		{"Credits", p.Credits.Figure, false},
	} {
		if g.of.Value.Decimal.IsZero() {
			continue
		}
		less := value.Compute(value.Difference, a.result(), value.Compute(value.Product, share, g.of))
		more := value.Compute(value.Sum, a.result(), value.Compute(value.Product, share, g.of))
		low, high := less, more
		if !g.good {
			low, high = more, less
		}
		a.addSwing(g.name, model.TCOEnd{Result: low}, model.TCOEnd{Result: high})
	}
}

// swingRates moves the discount rate and the growth of either side.
func (a *analyst) swingRates() {
	if rate := a.terms.discount; moves(rate) && a.tco.MonthlyRate != nil {
		a.swingInput("Discount rate", rate, func(input *value.Figure, _ *drivers) *value.Figure { return perMonth(input) }, touched{})
	}
	for side, name := range []string{"Growth on premises", "Growth on AWS"} {
		if !moves(a.terms.growth[side]) {
			continue
		}
		a.swingInput(name, a.terms.growth[side], func(input *value.Figure, d *drivers) *value.Figure {
			d.factors[side] = a.growth(input)
			return a.tco.MonthlyRate
		}, touched{stay: side == onPremises, aws: side == onAWS})
	}
}

// swingMonths moves the ramp and its offset.
func (a *analyst) swingMonths() {
	if moves(a.terms.ramp) {
		a.swingInput("Ramp of the migration", a.terms.ramp, func(input *value.Figure, d *drivers) *value.Figure {
			d.setRamp(input)
			return a.tco.MonthlyRate
		}, touched{ramp: true})
	}
	if moves(a.terms.offset) {
		a.swingInput("Offset of the ramps", a.terms.offset, func(input *value.Figure, d *drivers) *value.Figure {
			d.offset, d.done = input, value.Compute(value.Sum, d.ramp, input)
			return a.tco.MonthlyRate
		}, touched{ramp: true})
	}
}

// swingExchange moves the exchange rates that are used.
func (a *analyst) swingExchange() {
	for _, t := range a.tco.Terms {
		rate := t.Figure
		if !strings.HasPrefix(t.Name, capital(exchangeKey)) || len(a.linesOf(func(l *line) bool { return l.rate == rate })) == 0 {
			continue
		}
		a.swingInput(t.Name, rate, func(input *value.Figure, d *drivers) *value.Figure {
			a.exchanged(rate, input, d)
			return a.tco.MonthlyRate
		}, touched{stay: true, aws: true, kinds: true})
	}
}

// exchanged makes the drivers anew with one exchange rate in place of another.
func (a *analyst) exchanged(old, by *value.Figure, d *drivers) {
	lines := make([]*line, len(a.lines))
	for i, l := range a.lines {
		moved := *l
		if l.rate == old && l.out == "" {
			moved.converted = a.convert(l, by)
		}
		lines[i] = &moved
	}
	with := analyst{lines: lines}
	for side := range sides {
		of := with.linesOf(func(l *line) bool { return l.cost.Scenario == sides[side] })
		d.rate[side] = sumOf(of, (*line).recurring)
		d.lumps[side] = lumpsOf(slices.DeleteFunc(of, func(l *line) bool { return l.parts > 0 }))
	}
	for i, k := range kinds {
		moved := gather(with.linesOf(func(l *line) bool { return l.cost.Scenario == k.scenario }))
		moved.month, moved.byRamp = d.single[i].month, d.single[i].byRamp
		d.single[i] = moved
	}
}

// moves tells whether a share of f is anything.
func moves(f *value.Figure) bool { return f != nil && !f.Value.Decimal.IsZero() }

// touched says which amounts of a month a change of drivers touches: all others are those of the case as it is.
type touched struct{ stay, aws, ramp, kinds bool }

// swingInput moves one input; change sets the drivers to it and gives the monthly rate.
func (a *analyst) swingInput(name string, input *value.Figure, change func(*value.Figure, *drivers) *value.Figure, what touched) {
	var ends [2]model.TCOEnd
	for i, factor := range a.ends() {
		end := &ends[i]
		end.Input = value.Compute(value.Product, input, factor)
		d := a.base
		rate := change(end.Input, &d)
		flows := a.savings()
		if what != (touched{}) {
			flows = a.varied(d, what)
			end.Flow = flows
		}
		end.Result = a.presentOf(rate, flows)
		label := []string{"low", "high"}[i]
		a.named(end.Input, "sensitivity/"+slug(name)+"/"+label+"-input", name+", "+label, input.Unit, rule("the input less or more its swing", "sensitivity"))
		for _, f := range end.Flow { // they have no id of their own: nobody asks for one of so many
			f.Label, f.Unit, f.Rule = "Cash flow, "+label, a.money(), rule("incremental cash flow with one input moved, all else unchanged", "sensitivity")
		}
	}
	a.addSwing(name, ends[0], ends[1])
}

// varied is the incremental cash flow by other drivers.
func (a *analyst) varied(d drivers, what touched) []*value.Figure {
	var flows []*value.Figure
	for i, m := range a.tco.Months {
		year := i / 12
		if what.ramp {
			m.Moved = moved(m.Number, d)
			m.Started = value.Compute(value.Minimum, whole(1), value.Compute(value.Quotient, m.Number, d.ramp))
		}
		if what.stay {
			m.Stay = plus(cents(value.Compute(value.Product, d.rate[onPremises], d.factors[onPremises][year])), d.lumps[onPremises][i+1])
		}
		if what.stay || what.ramp {
			m.Remaining = remaining(m.Stay, m.Moved)
		}
		if what.aws || what.ramp {
			m.AWS = plus(cents(value.Compute(value.Product, d.rate[onAWS], d.factors[onAWS][year], m.Started)), d.lumps[onAWS][i+1])
		}
		for k, to := range []**value.Figure{&m.OneOff, &m.Parallel, &m.Credits} {
			kind := d.single[k]
			if what.ramp && kind.byRamp {
				kind.month = d.done
			}
			if what.kinds || what.ramp && (kind.byRamp || kind.during != nil) {
				*to = kind.in(m.Number, i+1, d.done)
			}
		}
		flows = append(flows, value.Compute(value.Difference, m.Stay, value.Compute(value.Sum, m.Remaining, m.AWS, m.OneOff, m.Parallel, m.Credits)))
	}
	return flows
}

func (a *analyst) addSwing(name string, low, high model.TCOEnd) {
	what := "the NPV"
	if a.tco.NPV == nil {
		what = "the saving over the term"
	}
	for i, end := range []*model.TCOEnd{&low, &high} {
		label := []string{"low", "high"}[i]
		id := "sensitivity/" + slug(name) + "/" + label
		a.named(end.Result, id, name+", "+label, a.money(), rule(what+" with one input moved by the stated swing, all else unchanged", "sensitivity"))
		end.Change = a.named(value.Compute(value.Difference, end.Result, a.result()), id+"-change", name+", "+label+", change", a.money(), rule("result at this end − result as it is", "sensitivity"))
	}
	spread := value.Compute(value.Difference, value.Compute(value.Maximum, low.Result, high.Result), value.Compute(value.Minimum, low.Result, high.Result))
	a.named(spread, "sensitivity/"+slug(name)+"/spread", name+", spread", a.money(), rule("spread = higher result − lower result", "sensitivity"))
	a.tco.Sensitivity = append(a.tco.Sensitivity, model.TCOSwing{Name: name, Low: low, High: high, Spread: spread})
}
