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
	a.swingCosts()
	a.swingRates()
	a.swingMonths()
	a.swingExchange()
	slices.SortStableFunc(a.tco.Sensitivity, func(x, y model.TCOSwing) int {
		return y.Spread.Value.Decimal.Cmp(x.Spread.Value.Decimal)
	})
	pays := func(f *value.Figure) bool { return f.Value.Decimal.IsPositive() }
	a.tco.Pays = pays(a.result())
	for _, s := range a.tco.Sensitivity {
		if pays(s.Low.Result) != a.tco.Pays || pays(s.High.Result) != a.tco.Pays {
			a.tco.Turning = append(a.tco.Turning, s.Name)
		}
	}
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
		}, touched{stay: side == onPremises, aws: side == onAWS, growth: true, side: side})
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
		if !strings.HasPrefix(t.Name, value.Capital(exchangeKey)) || len(a.linesOf(func(l *line) bool { return l.rate == rate })) == 0 {
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
type touched struct {
	stay, aws, ramp, kinds bool
	growth                 bool // factors, of side
	side                   int
}

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
			end.Columns = a.varied(d, what)
			flows = end.Columns[len(end.Columns)-1].Figures
		}
		if what.growth {
			end.Factors = d.factors[what.side]
		}
		end.Result = a.presentOf(rate, flows)
		label := []string{"low", "high"}[i]
		a.named(end.Input, "sensitivity/"+slug(name)+"/"+label+"-input", name+", "+label, input.Unit, rule("the input less or more its swing", "sensitivity"))
	}
	a.addSwing(name, ends[0], ends[1])
}

// varied are the amounts of the months that other drivers change, and with them the incremental cash flow, which comes last. They have no
// ids: nobody asks for one of so many.
func (a *analyst) varied(d drivers, what touched) []model.TCOColumn {
	var columns []model.TCOColumn
	add := func(label string, unit value.Unit, f *value.Figure) {
		f.Label, f.Unit, f.Rule = label, unit, rule("as in the cash flow, with one input moved", "sensitivity")
		i := slices.IndexFunc(columns, func(c model.TCOColumn) bool { return c.Label == label })
		if i < 0 {
			i, columns = len(columns), append(columns, model.TCOColumn{Label: label})
		}
		columns[i].Figures = append(columns[i].Figures, f)
	}
	for i, m := range a.tco.Months {
		b := m
		a.refill(&m, i+1, d, what)
		for _, c := range []struct {
			label     string
			unit      value.Unit
			was, made *value.Figure
		}{
			{"Left premises", "", b.Moved, m.Moved}, {"On AWS", "", b.Started, m.Started}, {"Staying", a.money(), b.Stay, m.Stay},
			{"Still on premises", a.money(), b.Remaining, m.Remaining}, {"AWS", a.money(), b.AWS, m.AWS}, {"One-off", a.money(), b.OneOff, m.OneOff},
			{"Parallel run", a.money(), b.Parallel, m.Parallel}, {"Credits", a.money(), b.Credits, m.Credits},
		} {
			if c.made != c.was {
				add(c.label, c.unit, c.made)
			}
		}
		costs := value.Compute(value.Sum, m.Remaining, m.AWS, m.OneOff, m.Parallel, m.Credits)
		add("Saving", a.money(), value.Compute(value.Difference, m.Stay, costs))
	}
	return columns
}

// refill makes anew what a change touches of month t.
func (a *analyst) refill(m *model.TCOMonth, t int, d drivers, what touched) {
	year := (t - 1) / 12
	if what.ramp {
		m.Moved = moved(m.Number, d)
		m.Started = started(m.Number, d)
	}
	if what.stay {
		m.Stay = plus(cents(value.Compute(value.Product, d.rate[onPremises], d.factors[onPremises][year])), d.lumps[onPremises][t])
	}
	if what.stay || what.ramp {
		m.Remaining = remaining(m.Stay, m.Moved)
	}
	if what.aws || what.ramp {
		m.AWS = plus(cents(value.Compute(value.Product, d.rate[onAWS], d.factors[onAWS][year], m.Started)), d.lumps[onAWS][t])
	}
	for k, to := range []**value.Figure{&m.OneOff, &m.Parallel, &m.Credits} {
		kind := d.single[k]
		if what.ramp && kind.byRamp {
			kind.month = d.done
		}
		if what.kinds || what.ramp && (kind.byRamp || kind.during != nil) {
			*to = kind.in(m.Number, t, d.done)
		}
	}
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
