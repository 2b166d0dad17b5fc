package commitment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/assess/commitment"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

var table = &model.Table{Ref: source.Ref{File: "inputs/bill.csv"}, Columns: map[string]int{"list cost": 5, "billed cost": 4}, FirstCol: 1, LastCol: 9}

// hours is a bill of EC2 usage, one line an hour from 1 September 2024 on, of so many cents each; an hour of 0 has no line, as in a real bill.
func hours(cents []int) []*model.Charge {
	day, _ := value.ParseDate("2024-09-01")
	var all []*model.Charge
	for i, c := range cents {
		if c == 0 && i > 0 && i < len(cents)-1 {
			continue
		}
		begin, end := day.AddDays(i/24), day.AddDays((i+1)/24)
		all = append(all, &model.Charge{
			Row: model.Row{Table: table, Number: i + 2}, Provider: "AWS", Service: "Amazon Elastic Compute Cloud", Category: "Usage", Pricing: "Standard",
			Unit: "Hours", Text: "per On Demand Linux m7i.large Instance Hour", List: value.Num(value.Int(c).Shift(-2)), Currency: "USD",
			Begins: fmt.Sprintf("%s %02d:00:00", begin, i%24), Ends: fmt.Sprintf("%s %02d:00:00", end, (i+1)%24),
		})
	}
	return all
}

func size(charges []*model.Charge, discount int) *model.Commitment {
	in := commitment.Input{ID: "M-01/commitment/", Charges: charges, Swing: value.Stated(value.Int(20)), Hours: value.Stated(value.Int(730))}
	if discount > 0 {
		in.Discount = value.Stated(value.Int(discount))
	}
	return commitment.Size(in)
}

// cost is what all the hours come to with a commitment that pays for usage worth covered an hour, in ten-thousandths: whole numbers alone.
func cost(cents []int, discount, covered int) int {
	all := 0
	for _, u := range cents {
		all += covered*(100-discount) + max(0, u-covered)*100
	}
	return all
}

// TestNoOtherCommitmentCostsLess tries every commitment that can be best: none, and one for the usage of each hour (the cost is linear between
// them). The figures agree with sums of whole numbers that share no code with the program.
func TestNoOtherCommitmentCostsLess(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 41))
	for n := range 400 {
		cents := make([]int, 1+random.IntN(90))
		ceiling := 1 + random.IntN(500)
		for i := range cents {
			if random.IntN(4) > 0 {
				cents[i] = random.IntN(ceiling)
			}
		}
		discount := 1 + random.IntN(98)
		c := size(hours(cents), discount)
		covered := c.Covered.Value.Decimal.Shift(2)
		if !covered.IsInteger() || len(c.Hours) != len(cents) {
			t.Fatalf("series %d: covers %s of %d hours", n, covered, len(c.Hours))
		}
		got := cost(cents, discount, int(covered.IntPart()))
		for _, candidate := range append(slices.Clone(cents), 0) {
			if other := cost(cents, discount, candidate); other < got {
				t.Fatalf("series %d (%v at %d %%): covering %s costs %d, covering %d costs %d", n, cents, discount, covered, got, candidate, other)
			}
		}
		nothing := cost(cents, discount, 0)
		want := value.Int(nothing-got).Mul(value.Int(730)).DivRound(value.Int(len(cents)*10_000), 12)
		if !near(c.Saving.Value.Decimal, want) {
			t.Fatalf("series %d: saves %s a month, want %s", n, c.Saving.Value, want)
		}
		checkShares(t, n, c, cents, int(covered.IntPart()))
		checkCases(t, n, c, cents, discount, int(covered.IntPart()))
		evaluate(t, c.Saving, c.SavingShare, c.Utilization, c.Coverage, c.Slack, c.Hourly, c.Cases[0].Regret, c.Cases[2].Regret)
	}
}

func near(a, b value.Decimal) bool { return a.Sub(b).Abs().LessThan(value.Int(1).Shift(-9)) }

func checkShares(t *testing.T, n int, c *model.Commitment, cents []int, covered int) {
	t.Helper()
	used, all := 0, 0
	for _, u := range cents {
		used, all = used+min(u, covered), all+u
	}
	for name, x := range map[string]struct {
		f        *value.Figure
		part, of int
	}{"utilization": {c.Utilization, used, covered * len(cents)}, "coverage": {c.Coverage, used, all}} {
		switch {
		case x.of == 0 && x.f.Value.Known:
			t.Errorf("series %d: %s is %s of nothing, want unknown", n, name, x.f.Value)
		case x.of > 0 && !near(x.f.Value.Decimal, value.Int(x.part*100).DivRound(value.Int(x.of), 14)):
			t.Errorf("series %d: %s is %s, want %d of %d", n, name, x.f.Value, x.part, x.of)
		}
	}
}

// checkCases works the cases out in whole numbers: usage at 80, 100 and 120 hundredths. With the commitment as bought it costs never less than
// with the one that the usage asks for, and nothing more where usage is as it was.
func checkCases(t *testing.T, n int, c *model.Commitment, cents []int, discount, covered int) {
	t.Helper()
	for i, factor := range []int{80, 100, 120} {
		scaled := make([]int, len(cents))
		best := -1
		for j, u := range cents {
			scaled[j] = u * factor // in hundredths of a cent
		}
		for _, candidate := range append(slices.Clone(scaled), 0) {
			if k := cost(scaled, discount, candidate); best < 0 || k < best {
				best = k
			}
		}
		want := value.Int(cost(scaled, discount, covered*100)-best).Mul(value.Int(730)).DivRound(value.Int(len(cents)*1_000_000), 12)
		got := c.Cases[i].Regret.Value.Decimal
		if !near(got, want) || got.LessThan(value.Int(-1).Shift(-9)) {
			t.Fatalf("series %d at %d: being wrong costs %s, want %s", n, factor, got, want)
		}
	}
}

func evaluate(t *testing.T, figures ...*value.Figure) {
	t.Helper()
	for _, f := range figures {
		again, err := value.Evaluate(f)
		if err != nil || again.Known != f.Value.Known || !again.Decimal.Equal(f.Value.Decimal) {
			t.Fatalf("%s: %s evaluates to %s (%v)", f.ID, f.Value, again, err)
		}
	}
}

// Law: where every hour falls by no more than Slack, the commitment still costs no more than paying on demand.
func TestSlackIsSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.SliceOfN(rapid.IntRange(1, 300), 1, 60).Draw(t, "cents")
		discount := rapid.IntRange(1, 98).Draw(t, "discount")
		c := size(hours(cents), discount)
		left := value.Int(100).Sub(c.Slack.Value.Decimal) // percent of the usage
		var demand, with value.Decimal
		for _, u := range cents {
			usage := left.Mul(value.Int(u)).Shift(-4)
			demand, with = demand.Add(usage), with.Add(c.Hourly.Value.Decimal)
			if beyond := usage.Sub(c.Covered.Value.Decimal); beyond.IsPositive() {
				with = with.Add(beyond)
			}
		}
		if with.Sub(demand).GreaterThan(value.Int(1).Shift(-9)) {
			t.Fatalf("%v at %d %%: usage fell by %s %%, the commitment costs %s, on demand %s", cents, discount, c.Slack.Value, with, demand)
		}
	})
}

// TestDomainsExample is the rule of domain §6.3 at its discounts: the commitment is the price times the order statistic at ceil(d × N).
func TestDomainsExample(t *testing.T) {
	cents := make([]int, 1440)
	for i := range cents {
		cents[i] = (i*7919)%1440 + 1 // each of 1 to 1440 once
	}
	for discount, want := range map[int]int{17: 245, 28: 404, 45: 648, 66: 951} {
		c := size(hours(cents), discount)
		if !c.Covered.Value.Decimal.Equal(value.Int(want).Shift(-2)) || !c.Hourly.Value.Decimal.Equal(value.Int(want*(100-discount)).Shift(-4)) {
			t.Errorf("at %d %% it covers %s for %s, want the hour numbered %d", discount, c.Covered.Value, c.Hourly.Value, want)
		}
	}
}

// TestWhatIsTaken: each line that a commitment cannot pay for is set apart with its reason, and counted.
func TestWhatIsTaken(t *testing.T) {
	change := func(f func(c *model.Charge)) *model.Charge {
		c := hours([]int{100})[0]
		c.Number = 99
		f(c)
		return c
	}
	for want, f := range map[string]func(c *model.Charge){
		"":                                 func(*model.Charge) {},
		"of another provider":              func(c *model.Charge) { c.Provider = "Microsoft" },
		"no usage: Tax":                    func(c *model.Charge) { c.Category = "Tax" },
		"a commitment pays for it already": func(c *model.Charge) { c.Commitment = "arn:aws:savingsplans::111122223333:savingsplan/1" },
		"nothing that a Compute Savings Plan pays for": func(c *model.Charge) { c.Text, c.Unit = "regional data transfer", "GB" },
		"its period is no single hour":                 func(c *model.Charge) { c.Ends = "2024-10-01 00:00:00" },
		"no cost at list prices":                       func(c *model.Charge) { c.List = value.Num(value.Int(-1)) },
		"Spot capacity":                                func(c *model.Charge) { c.Pricing = "Dynamic" },
		"in another currency: EUR":                     func(c *model.Charge) { c.Currency = "EUR" },
	} {
		plan := size(append(hours([]int{500, 500}), change(f)), 28)
		if want == "" {
			if len(plan.Apart) != 0 || plan.Lines.Value.String() != "3" {
				t.Errorf("a plain line is not taken: %+v", plan.Apart)
			}
			continue
		}
		if len(plan.Apart) != 1 || plan.Apart[0].Why != want || plan.Apart[0].Lines.Value.String() != "1" || plan.Lines.Value.String() != "2" {
			t.Errorf("want one line apart as %q: %+v", want, plan.Apart)
		}
	}
	lambda := change(func(c *model.Charge) {
		c.Service, c.Unit, c.Text = "AWS Lambda", "Seconds", "AWS Lambda - Total Compute - US West (Oregon)"
	})
	fargate := change(func(c *model.Charge) { c.Service, c.Text = "AmazonECS", "AWS Fargate - vCPU - US West 2 (Oregon)" })
	iso := change(func(c *model.Charge) { c.Begins, c.Ends = "2024-09-01T03:00:00.000Z", "2024-09-01T04:00:00Z" })
	if plan := size([]*model.Charge{lambda, fargate, iso}, 28); len(plan.Apart) != 0 || len(plan.Hours) != 4 {
		t.Errorf("Lambda, Fargate and other clocks: %d hours, apart %+v", len(plan.Hours), plan.Apart)
	}
}

// TestWithoutDiscountOrHours: nothing is worked out, and why is said.
func TestWithoutDiscountOrHours(t *testing.T) {
	if commitment.Size(commitment.Input{}) != nil {
		t.Error("a commitment without a bill")
	}
	c := size(hours([]int{1, 2, 3}), 0)
	if len(c.Withheld) != 1 || !strings.Contains(c.Withheld[0], "no discount is given") || c.Hourly != nil || len(c.Hours) != 3 {
		t.Errorf("without a discount: %v", c.Withheld)
	}
	bill := hours([]int{1})
	bill[0].Begins, bill[0].Ends = "", ""
	if c := size(bill, 28); len(c.Withheld) != 1 || !strings.Contains(c.Withheld[0], "no compute usage by the hour") || len(c.Apart) != 1 {
		t.Errorf("without hours: %v", c.Withheld)
	}
}
