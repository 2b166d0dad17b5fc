package finance_test

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"dossier/assess/finance"
	"dossier/model"
	"dossier/value"
)

// oracle computes a case anew, month by month, in fractions and floats, from the numbers that the sheet was made of. It shares nothing with
// the program: it keeps no figures, follows what is owed from the front, and finds the MIRR by bisection.
type oracle struct {
	stay, aws                []*big.Rat // a month, of each line, in dollars
	once, during, parallel   *big.Rat
	credit                   *big.Rat
	refresh                  *big.Rat
	refreshMonth             int
	growthStay, growthAWS    *big.Rat
	ramp, offset, term       int
	rate                     float64 // a year
	flows, stays, migrations []*big.Rat
}

func cents(r *big.Rat) *big.Rat {
	scaled := new(big.Rat).Mul(r, big.NewRat(100, 1))
	half := big.NewRat(1, 2)
	if scaled.Sign() < 0 {
		half = big.NewRat(-1, 2)
	}
	scaled.Add(scaled, half)
	return new(big.Rat).SetFrac(new(big.Int).Quo(scaled.Num(), scaled.Denom()), big.NewInt(100))
}

func sum(rats ...*big.Rat) *big.Rat {
	total := new(big.Rat)
	for _, r := range rats {
		total.Add(total, r)
	}
	return total
}

func share(n, of int) *big.Rat {
	if n <= 0 {
		return new(big.Rat)
	}
	if n >= of {
		return big.NewRat(1, 1)
	}
	return big.NewRat(int64(n), int64(of))
}

func (o *oracle) run() {
	grownStay, grownAWS := sum(o.stay...), sum(o.aws...)
	factorStay, factorAWS := big.NewRat(1, 1), big.NewRat(1, 1)
	for t := 1; t <= o.term; t++ {
		if t > 1 && t%12 == 1 {
			factorStay.Mul(factorStay, o.growthStay)
			factorAWS.Mul(factorAWS, o.growthAWS)
		}
		stay := cents(new(big.Rat).Mul(grownStay, factorStay))
		if t == o.refreshMonth {
			stay.Add(stay, o.refresh)
		}
		// The quotient of a share is carried to 16 decimals.
		left := rounded16(share(t-o.offset, o.ramp))
		rest := cents(new(big.Rat).Mul(stay, new(big.Rat).Sub(big.NewRat(1, 1), left)))
		there := cents(new(big.Rat).Mul(new(big.Rat).Mul(grownAWS, factorAWS), rounded16(share(t, o.ramp))))
		migrate := sum(rest, there)
		if t == 1 {
			migrate.Add(migrate, sum(o.once, o.parallel))
		}
		if t <= o.ramp+o.offset {
			migrate.Add(migrate, o.during)
		}
		if t == o.ramp+o.offset {
			migrate.Sub(migrate, o.credit)
		}
		o.stays, o.migrations = append(o.stays, stay), append(o.migrations, migrate)
		o.flows = append(o.flows, new(big.Rat).Sub(stay, migrate))
	}
}

func rounded16(r *big.Rat) *big.Rat {
	d, ok := new(big.Rat).SetString(r.FloatString(16))
	if !ok {
		return r
	}
	return d
}

func (o *oracle) npv() float64 {
	total := 0.0
	for i, f := range o.flows {
		x, _ := f.Float64()
		total += x * math.Exp(-math.Log1p(o.rate)*float64(i+1)/12)
	}
	return total
}

// mirr is the yearly rate at which the discounted costs grow to what the savings come to.
func (o *oracle) mirr() (float64, bool) {
	last := float64(len(o.flows) - 1)
	var spent, earned float64
	for i, f := range o.flows {
		x, _ := f.Float64()
		if x < 0 {
			spent -= x * math.Pow(1+o.rate, -float64(i)/12)
		} else {
			earned += x * math.Pow(1+o.rate, (last-float64(i))/12)
		}
	}
	if spent == 0 || earned == 0 || last == 0 {
		return 0, false
	}
	low, high := -20.0, 20.0 // natural logarithm of the monthly factor
	for range 200 {
		middle := (low + high) / 2
		if math.Log(spent)+middle*last < math.Log(earned) {
			low = middle
		} else {
			high = middle
		}
	}
	return math.Expm1(12*low) * 100, true
}

// irr is the monthly factor, as a logarithm, at which the discounted flows add up to nothing. It knows no rule: it looks for every change of
// sign on a grid of logarithms that reaches beyond what the program states, and follows each by halves. roots is how many there are.
func (o *oracle) irr() (factor float64, roots int) {
	at := func(log float64) float64 {
		total := 0.0
		for i, f := range o.flows {
			x, _ := f.Float64()
			total += x * math.Exp(-log*float64(i)+math.Min(log, 0)*float64(len(o.flows)))
		}
		return total
	}
	const lowest, highest, steps = -14.0, 20.0, 4000
	width := (highest - lowest) / steps
	for i := range steps {
		low, high := lowest+float64(i)*width, lowest+float64(i+1)*width
		if (at(low) > 0) == (at(high) > 0) {
			continue
		}
		roots++
		rising := at(high) > 0
		for range 80 {
			if middle := (low + high) / 2; (at(middle) > 0) == rising {
				high = middle
			} else {
				low = middle
			}
		}
		factor = low
	}
	return factor, roots
}

// payback is the first month from which on nothing is owed any more.
func (o *oracle) payback() (int, bool) {
	owed := new(big.Rat)
	since := 0
	for i, f := range o.flows {
		owed.Add(owed, f)
		switch {
		case owed.Sign() < 0:
			since = 0
		case since == 0:
			since = i + 1
		}
	}
	return since, since > 0
}

// drawn is a random case with its oracle.
func drawn(t *rapid.T) (*sheet, *oracle) {
	s := newSheet()
	o := &oracle{
		once: new(big.Rat), during: new(big.Rat), parallel: new(big.Rat), credit: new(big.Rat), refresh: new(big.Rat),
		term: rapid.IntRange(2, 66).Draw(t, "term"), ramp: rapid.IntRange(1, 18).Draw(t, "ramp"), offset: rapid.IntRange(0, 4).Draw(t, "offset"),
	}
	rate := rapid.IntRange(0, 2500).Draw(t, "rate")
	o.rate = float64(rate) / 10000
	fx := rapid.IntRange(5000, 20000).Draw(t, "fx")
	percent := func(basis int) string { return fmt.Sprintf("%s %%", value.Int(basis).Shift(-2)) }
	s.assume("term", fmt.Sprintf("%d months", o.term))
	s.assume("ramp", fmt.Sprintf("%d months", o.ramp))
	s.assume("offset", fmt.Sprintf("%d months", o.offset))
	s.assume("discount rate", percent(rate))
	s.assume("exchange rate EUR/USD", value.Int(fx).Shift(-4).String())
	s.assume("currency", "USD")
	for i, name := range []string{"growth on premises", "growth on AWS"} {
		basis := rapid.IntRange(-1000, 3000).Draw(t, name)
		s.assume(name, percent(basis))
		factor := big.NewRat(int64(10000+basis), 10000)
		if i == 0 {
			o.growthStay = factor
		} else {
			o.growthAWS = factor
		}
	}
	for i, to := range []*[]*big.Rat{&o.stay, &o.aws} {
		for range rapid.IntRange(1, 4).Draw(t, "lines") {
			*to = append(*to, drawLine(t, s, []string{"on-premises", "AWS"}[i], fx))
		}
	}
	one := func(scenario string, sign int64, most int) *big.Rat {
		n := rapid.IntRange(0, most).Draw(t, scenario)
		if n > 0 {
			s.cost(scenario, "Some", "once", value.Int(int(sign)*n).Shift(-2).String(), "USD")
		}
		return big.NewRat(int64(n), 100)
	}
	o.once, o.parallel = one("one-off", 1, 5e7), one("parallel run", 1, 2e7)
	o.credit = one("credit", rapid.SampledFrom([]int64{-1, 1}).Draw(t, "sign"), 1e7) // it counts against the cost either way
	if o.ramp+o.offset > o.term {
		o.credit = new(big.Rat) // it would fall due after the term
	}
	if n := rapid.IntRange(0, 5000).Draw(t, "during"); n > 0 {
		s.cost("parallel run", "Side by side", "monthly", value.Int(n).String(), "USD")
		o.during = big.NewRat(int64(n), 1)
	}
	if month := rapid.IntRange(0, o.term).Draw(t, "refresh"); month > 0 {
		n := rapid.IntRange(1, 900000).Draw(t, "refresh amount")
		s.assume("hardware refresh on premises", fmt.Sprintf("%d USD in month %d", n, month))
		o.refresh, o.refreshMonth = big.NewRat(int64(n), 1), month
	}
	o.run()
	return s, o
}

func drawLine(t *rapid.T, s *sheet, scenario string, fx int) *big.Rat {
	n := rapid.IntRange(1, 9_000_000).Draw(t, "amount")
	amount := big.NewRat(int64(n), 100)
	frequency, currency := "monthly", "USD"
	if rapid.Bool().Draw(t, "yearly") {
		frequency = "yearly"
		amount = rounded16(new(big.Rat).Quo(amount, big.NewRat(12, 1)))
	}
	if rapid.IntRange(0, 3).Draw(t, "euro") == 0 {
		currency = "EUR"
		amount.Mul(amount, big.NewRat(int64(fx), 10000))
	}
	s.cost(scenario, fmt.Sprintf("Category %d", s.next%3), frequency, value.Int(n).Shift(-2).String(), currency)
	return cents(amount)
}

// TestAgainstOracle compares several hundred random cases, exactly where money is added up and to 1e-9 where a root or a rate is taken.
func TestAgainstOracle(t *testing.T) {
	rapid.Check(t, checkAgainstOracle)
	for range 3 { // some hundreds in all
		rapid.Check(t, checkAgainstOracle)
	}
}

func checkAgainstOracle(t *rapid.T) {
	s, o := drawn(t)
	tco, findings := finance.Analyse(s.in)
	if len(findings) > 0 || len(tco.Withheld) > 0 {
		t.Fatalf("findings %+v, withheld %v", findings, tco.Withheld)
	}
	owed := new(big.Rat)
	for i, m := range tco.Months {
		exactly(t, fmt.Sprintf("stay of month %d", i+1), m.Stay, o.stays[i])
		exactly(t, fmt.Sprintf("migrate of month %d", i+1), m.Migrate, o.migrations[i])
		exactly(t, fmt.Sprintf("cumulative of month %d", i+1), m.Cumulative, owed.Add(owed, o.flows[i]))
	}
	exactly(t, "saving", tco.Saving, sum(o.flows...))
	nearly(t, "NPV", tco.NPV.Value, o.npv(), 1e6)
	if want, ok := o.mirr(); ok != tco.MIRR.Value.Known {
		t.Fatalf("MIRR known: %v, want %v", tco.MIRR.Value.Known, ok)
	} else if ok {
		nearly(t, "MIRR", tco.MIRR.Value, want, 100)
	}
	sameRate(t, tco, o)
	if want, ok := o.payback(); ok != tco.Payback.Value.Known || ok && tco.Payback.Value.String() != fmt.Sprint(want) {
		t.Fatalf("payback %s, want %d (%v)", tco.Payback.Value, want, ok)
	}
	months := int64(min(o.ramp+o.offset, o.term))
	invested := sum(o.once, o.parallel, new(big.Rat).Mul(o.during, big.NewRat(months, 1)), new(big.Rat).Neg(o.credit))
	exactly(t, "investment", tco.Investment, invested)
	if tco.ROI.Value.Known != (invested.Sign() > 0) {
		t.Fatalf("ROI known: %v with an investment of %s", tco.ROI.Value.Known, invested)
	}
	if tco.ROI.Value.Known {
		ratio, _ := new(big.Rat).Quo(sum(o.flows...), invested).Float64()
		nearly(t, "ROI", tco.ROI.Value, ratio*100, 100)
	}
	sumsAgree(t, tco)
}

// sameRate compares the IRR with every root that the oracle finds. Where it is unknown there is a reason, and where there is a reason it is
// unknown; where several roots lie on either side of 0, the one above 0 is meant.
func sameRate(t *rapid.T, tco *model.TCO, o *oracle) {
	want, roots := o.irr()
	if tco.IRR.Value.Known != (tco.NoRate == "") {
		t.Fatalf("IRR %s, and the reason is %q", tco.IRR.Value, tco.NoRate)
	}
	if !tco.IRR.Value.Known {
		beyond := want < math.Log(0.01) || want > math.Log(10_001)
		if first := firstOf(o.flows); roots == 1 && !beyond && first < 0 && sum(o.flows...).Sign() > 0 && !backAndForth(o.flows) {
			t.Fatalf("no IRR (%s), and the logarithm of the one root is %v", tco.NoRate, want)
		}
		return
	}
	if roots == 1 {
		nearly(t, "IRR", tco.IRR.Value, math.Expm1(12*want)*100, 1000)
		return
	}
	rate := math.Log1p(tco.IRR.Value.Decimal.InexactFloat64()/100) / 12
	total, scale := 0.0, 0.0
	for i, f := range o.flows {
		x, _ := f.Float64()
		total, scale = total+x*math.Exp(-rate*float64(i)), scale+math.Abs(x)*math.Exp(-rate*float64(i))
	}
	if math.Abs(total) > 1e-9*scale {
		t.Fatalf("at the IRR %s the flows come to %v of %v", tco.IRR.Value, total, scale)
	}
}

func firstOf(flows []*big.Rat) int {
	for _, f := range flows {
		if f.Sign() != 0 {
			return f.Sign()
		}
	}
	return 0
}

// backAndForth tells whether the running total is above 0 before it is below.
func backAndForth(flows []*big.Rat) bool {
	owed, above := new(big.Rat), false
	for _, f := range flows {
		owed.Add(owed, f)
		if above && owed.Sign() < 0 {
			return true
		}
		above = above || owed.Sign() > 0
	}
	return false
}

// sumsAgree: what is printed adds up as printed: hundredths at most, parts to totals, years to the term.
func sumsAgree(t *rapid.T, tco *model.TCO) {
	add := func(figures ...*value.Figure) value.Decimal {
		var total value.Decimal
		for _, f := range figures {
			if !f.Value.Decimal.Equal(f.Value.Decimal.Round(2)) {
				t.Fatalf("%s is %s, want hundredths", f.ID, f.Value)
			}
			total = total.Add(f.Value.Decimal)
		}
		return total
	}
	same := func(what string, got, want value.Decimal) {
		if !got.Equal(want) {
			t.Fatalf("%s: parts add up to %s, total is %s", what, got, want)
		}
	}
	var stay, migrate, parts value.Decimal
	for _, y := range tco.Years {
		stay, migrate = stay.Add(add(y.Stay)), migrate.Add(add(y.Migrate))
		parts = parts.Add(add(y.Remaining, y.AWS, y.OneOff, y.Parallel, y.Credits))
	}
	same("staying by year", stay, tco.TotalStay.Value.Decimal)
	same("migrating by year", migrate, tco.TotalMigrate.Value.Decimal)
	same("parts of migrating", parts, tco.TotalMigrate.Value.Decimal)
	same("totals of its parts", add(tco.TotalRemaining, tco.TotalAWS, tco.OneOff, tco.ParallelRun, tco.Credits), tco.TotalMigrate.Value.Decimal)
	var rates [2]value.Decimal
	for _, c := range tco.Categories {
		for side, f := range []*value.Figure{c.Stay, c.AWS} {
			if f != nil {
				rates[side] = rates[side].Add(add(f))
			}
		}
	}
	same("run rate on premises", rates[0], tco.Stay.Value.Decimal)
	same("run rate on AWS", rates[1], tco.AWS.Value.Decimal)
}

func exactly(t *rapid.T, what string, got *value.Figure, want *big.Rat) {
	if got.Value.Decimal.Rat().Cmp(want) != 0 {
		t.Fatalf("%s = %s, want %s", what, got.Value, want.FloatString(6))
	}
}

func nearly(t *rapid.T, what string, got value.Number, want, scale float64) {
	if math.Abs(got.Decimal.InexactFloat64()-want) > 1e-9*math.Max(scale, math.Abs(want)) {
		t.Fatalf("%s = %s, want %v", what, got, want)
	}
}

// TestSensitivityIsTheCaseMoved: the result at either end of a swing is the result of a sheet in which that input is so.
func TestSensitivityIsTheCaseMoved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := drawn(t)
		tco, _ := finance.Analyse(s.in)
		for range 2 {
			swing := rapid.SampledFrom(tco.Sensitivity).Draw(t, "swing")
			for _, end := range []struct {
				at    model.TCOEnd
				tenth int
			}{{swing.Low, 8}, {swing.High, 12}} {
				moved, slack := move(s, swing.Name, end.tenth, tco)
				if moved == nil {
					continue
				}
				again, findings := finance.Analyse(*moved)
				if len(findings) > 0 {
					t.Fatalf("%s: %+v", swing.Name, findings)
				}
				if diff := again.NPV.Value.Decimal.Sub(end.at.Result.Value.Decimal).Abs(); diff.GreaterThan(slack) {
					t.Fatalf("%s at %d tenths: %s, want %s", swing.Name, end.tenth, end.at.Result.Value, again.NPV.Value)
				}
			}
		}
	})
}

// move is the sheet with one input moved; nil where a sheet cannot say so. slack is what rounding to hundredths may make of it.
func move(s *sheet, name string, tenth int, tco *model.TCO) (*finance.Input, value.Decimal) {
	in := s.in
	in.Assumptions, in.Costs = nil, nil
	names := map[string]string{"Discount rate": "discount rate", "Growth on premises": "growth on premises", "Growth on AWS": "growth on AWS", "Exchange rate EUR/USD": "exchange rate EUR/USD"}
	input := names[name]
	for _, x := range s.in.Assumptions {
		y := *x
		if input != "" && x.Name == input {
			number, unit := x.Value, ""
			if n := len(number); number[n-1] == '%' {
				number, unit = number[:n-2], " %"
			}
			d, _ := value.ParseDecimal(number)
			y.Value = d.Mul(value.Int(tenth)).Shift(-1).String() + unit
		}
		in.Assumptions = append(in.Assumptions, &y)
	}
	for _, c := range s.in.Costs {
		d := *c
		if name == "Costs on AWS" && c.Scenario == "AWS" || name == "Credits" && c.Scenario == "credit" || name == "One-off cost and parallel run" && (c.Scenario == "one-off" || c.Scenario == "parallel run") {
			d.Amount = value.Num(c.Amount.Decimal.Mul(value.Int(tenth)).Shift(-1))
			input = name
		}
		in.Costs = append(in.Costs, &d)
	}
	if input == "" {
		return nil, value.Decimal{}
	}
	slack := value.Int(1).Shift(-9)
	if input == name { // every line and month is rounded anew
		slack = value.Int(len(tco.Months) * (1 + len(tco.Lines)) * 20).Shift(-2)
	}
	return &in, slack
}

// TestFiguresEvaluate: the tree of every figure gives its value again, down to the cells.
func TestFiguresEvaluate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := drawn(t)
		tco, _ := finance.Analyse(s.in)
		a := model.Assessment{CaseStudies: []*model.CaseStudy{{Migration: s.in.Migration, TCO: tco}}}
		figures := a.Figures()
		if len(figures) < 10*len(tco.Months) {
			t.Fatalf("%d figures for %d months", len(figures), len(tco.Months))
		}
		results := []*value.Figure{tco.NPV, tco.IRR, tco.MIRR, tco.Payback, tco.ROI, tco.BreakEven}
		for range 20 {
			results = append(results, rapid.SampledFrom(figures).Draw(t, "figure"))
		}
		for _, f := range results {
			if got, err := value.Evaluate(f); err != nil || got.Known != f.Value.Known || !got.Decimal.Equal(f.Value.Decimal) {
				t.Fatalf("%s evaluates to %v (%v), want %v", f.ID, got, err, f.Value)
			}
		}
		if len(tco.NPV.Leaves()) == 0 || len(tco.Payback.Leaves()) == 0 {
			t.Fatal("a result reaches no cell")
		}
	})
}
