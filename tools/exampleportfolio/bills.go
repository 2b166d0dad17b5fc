package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"

	"dossier/model"
	"dossier/value"
)

// bills are the exports about a project's costs: their folder, and the first month that was billed.
type bills struct {
	Dir   string // below inputs
	Month value.Date
}

// billed are the lines of a month's bill: a category of the business case, what the provider calls the service, and its kind.
var billed = []struct{ category, service, kind, unit string }{
	{"Compute", "Amazon Elastic Compute Cloud", "Compute", "Hours"},
	{"Storage and backup", "AWS Backup", "Storage", "GB-Months"},
	{"Managed databases", "Amazon Relational Database Service", "Databases", "Hours"},
	{"Network and data transfer", "AWS Direct Connect", "Networking", "Hours"},
	{"AWS Support", "AWS Support [Business]", "Other", "Dollars"},
}

// bill adds what the project's exports about costs say to p.
func (pr *project) bill(p *model.Portfolio) {
	if pr.Bills == nil {
		return
	}
	pr.charges(p)
	pr.recommendations(p)
	pr.estimates(p)
}

// charges are three months of bills, around the amounts of the business case, and a credit in the first one.
func (pr *project) charges(p *model.Portfolio) {
	for m := range 3 {
		start := monthAfter(pr.Bills.Month, m)
		add := func(category, service, unit string, cents int) {
			list := value.Int(cents).Shift(-2)
			p.Charges = append(p.Charges, &model.Charge{
				Migration: pr.Migration.ID, Provider: "AWS", Payer: pr.accountID(0), Account: pr.accountID(workloadAccount), Service: service, Region: pr.Region,
				Text: service + ", " + start.String()[:7], Start: start, End: monthAfter(start, 1), Begins: clock(start, 0), Ends: clock(monthAfter(start, 1), 0),
				Category: category, Pricing: "Standard",
				Billed: value.Num(list), Effective: value.Num(list), List: value.Num(list), Currency: pr.Currency, Quantity: num(cents / 20), Unit: unit,
			})
		}
		for _, line := range billed {
			monthly := pr.monthlyOf(onAWS, line.category)
			if m > 0 {
				monthly -= pr.realised(p, line.category)
			}
			cents := monthly * 100 * (96 + int(hash(line.service+start.String())%8)) / 100
			if m == 0 && line.category == "Compute" {
				p.Charges = append(p.Charges, pr.byTheHour(start, cents)...)
				continue
			}
			add("Usage", line.service, line.unit, cents)
		}
		if m == 0 {
			add("Credit", "Amazon Elastic Compute Cloud", "Dollars", -250000)
		}
	}
}

// realised is what the actions that are done save of a category a month: volumes of the storage, all others of the compute.
func (pr *project) realised(p *model.Portfolio, category string) int {
	sum := 0
	for _, a := range p.OptimizationActions {
		of := "Compute"
		if strings.Contains(a.Action, "gp3") {
			of = "Storage and backup"
		}
		if a.Migration == pr.Migration.ID && a.RealisedSaving.Known && of == category {
			sum += int(a.RealisedSaving.Decimal.IntPart())
		}
	}
	return sum
}

// byTheHour are the lines of a month's compute, an hour each, as a bill with hours has them: a base load, and more
// in working hours.
func (pr *project) byTheHour(month value.Date, cents int) []*model.Charge {
	until := monthAfter(month, 1)
	var loads []int
	all := 0
	for d := month; d != until; d = d.AddDays(1) {
		weekend := d.Time().Weekday() == time.Saturday || d.Time().Weekday() == time.Sunday
		for h := range 24 {
			load := 60 + int(hash(pr.Code+d.String()+strconv.Itoa(h))%11)
			if !weekend && h >= 6 && h < 19 {
				load += 28 + h%5
			}
			loads, all = append(loads, load), all+load
		}
	}
	charges := make([]*model.Charge, len(loads))
	for i, load := range loads {
		d := month.AddDays(i / 24)
		cost := value.Num(value.Int(cents * load * 100 / all).Shift(-4))
		charges[i] = &model.Charge{
			Migration: pr.Migration.ID, Provider: "AWS", Payer: pr.accountID(0), Account: pr.accountID(workloadAccount), Service: "Amazon Elastic Compute Cloud",
			Region: pr.Region, Text: "USD 0.22 per On Demand Linux m7i.xlarge Instance Hour", Start: d, End: month.AddDays((i + 1) / 24),
			Begins: clock(d, i%24), Ends: clock(month.AddDays((i+1)/24), (i+1)%24), Category: "Usage", Pricing: "Standard",
			Billed: cost, Effective: cost, List: cost, Currency: pr.Currency, Quantity: value.Num(cost.Decimal.DivRound(value.Int(22).Shift(-2), 4)), Unit: "Hours",
		}
	}
	return charges
}

// clock is an hour of a day as exports write it.
func clock(d value.Date, hour int) string { return fmt.Sprintf("%s %02d:00:00", d, hour) }

// monthAfter is the first day of a month, so many months after that of d.
func monthAfter(d value.Date, months int) value.Date {
	first := value.Date{Year: d.Year, Month: d.Month, Day: 1}
	for range months {
		next := first.AddDays(31)
		first = value.Date{Year: next.Year, Month: next.Month, Day: 1}
	}
	return first
}

// monthlyOf is what a category costs each month on a side of the business case.
func (pr *project) monthlyOf(s model.Scenario, category string) int {
	for _, c := range pr.Costs {
		if c.Scenario == s && c.Category == category && c.Frequency == "monthly" {
			return c.Amount
		}
	}
	return 0
}

// recommendations are what AWS Compute Optimizer said of every sixth server, and of one that it knew too little about.
func (pr *project) recommendations(p *model.Portfolio) {
	for i, name := range pr.instances() {
		if i%6 != 0 {
			continue
		}
		seed := int(hash(pr.Code + name + "optimizer"))
		id := fmt.Sprintf("arn:aws:ec2:%s:%s:instance/i-%s", pr.Region, pr.accountID(workloadAccount), strings.ReplaceAll(uuid(name), "-", "")[:17])
		r := &model.Recommendation{
			Migration: pr.Migration.ID, Tool: "AWS Compute Optimizer", Kind: "EC2 instance", Resource: id, Name: name, Account: pr.accountID(workloadAccount),
			Current: "m7i.xlarge", MadeOn: pr.Migration.End.AddDays(40),
		}
		p.Recommendations = append(p.Recommendations, r)
		if len(p.Recommendations) == 3 {
			r.Fault = "INSUFFICIENT_METRIC_DATA"
			continue
		}
		r.Finding, r.Proposed, r.Effort, r.Currency = "Overprovisioned", "m7i.large", "VeryLow", "USD"
		r.Saving, r.CPU, r.Lookback, r.Risk = value.Num(value.Int(7057+seed%900).Shift(-2)), tenths(112+seed%190), num(14), num(1)
	}
}

// estimates are the calculation that the business case was made with.
func (pr *project) estimates(p *model.Portfolio) {
	for _, line := range billed {
		monthly := pr.monthlyOf(onAWS, line.category)
		p.Estimates = append(p.Estimates, &model.Estimate{
			Migration: pr.Migration.ID, Tool: "AWS Pricing Calculator", Group: "Data-centre exit", Region: "US East (N. Virginia)", Text: line.category, Service: line.service,
			Upfront: num(0), Monthly: num(monthly), Year: num(12 * monthly), Currency: "USD", Configuration: "Tenancy (Shared Instances), Pricing strategy (On-Demand)",
		})
	}
}

// billFiles are the exports that say so, as their programs write them.
func (pr *project) billFiles(p *model.Portfolio) map[string][][]string {
	focus := [][]string{strings.Split("BilledCost|BillingAccountId|BillingCurrency|BillingPeriodEnd|BillingPeriodStart|ChargeCategory|ChargeClass|ChargeDescription|ChargePeriodEnd|ChargePeriodStart|"+
		"CommitmentDiscountId|ConsumedQuantity|ConsumedUnit|EffectiveCost|InvoiceIssuerName|ListCost|PricingCategory|ProviderName|RegionId|ServiceName|SubAccountId|Tags", "|")}
	for _, c := range p.Charges {
		focus = append(focus, []string{
			c.Billed.Decimal.StringFixed(10), c.Payer, c.Currency, clock(monthAfter(c.Start, 1), 0), clock(monthAfter(c.Start, 0), 0), c.Category, "NULL", c.Text,
			c.Ends, c.Begins, "NULL", c.Quantity.String(), c.Unit, c.Effective.Decimal.StringFixed(10), "Amazon Web Services, Inc.",
			c.List.Decimal.StringFixed(10), c.Pricing, c.Provider, c.Region, c.Service, c.Account, "NULL",
		})
	}
	optimizer := [][]string{strings.Split("accountId|instanceArn|instanceName|finding|utilizationMetrics_CPU_MAXIMUM|lookBackPeriodInDays|currentInstanceType|recommendations_count|"+
		"recommendationOptions_1_instanceType|recommendationOptions_1_estimatedMonthlySavings_value|recommendationOptions_1_estimatedMonthlySavings_currency|"+
		"recommendationOptions_1_performanceRisk|recommendationOptions_1_migrationEffort|lastRefreshTimestamp_UTC|errorCode|errorMessage", "|")}
	for _, r := range p.Recommendations {
		count, message := "1", ""
		if r.Fault != "" {
			count, message = "0", r.Fault
		}
		optimizer = append(optimizer, []string{
			r.Account, r.Resource, r.Name, r.Finding, r.CPU.String(), r.Lookback.String(), r.Current, count, r.Proposed, r.Saving.String(), r.Currency,
			r.Risk.String(), r.Effort, r.MadeOn.String() + "T06:12:44Z", message, "",
		})
	}
	return map[string][][]string{"focus-export.csv": focus, "compute-optimizer-ec2.csv": optimizer, "pricing-calculator.csv": estimateFile(p)}
}

// estimateFile is laid out as the AWS Pricing Calculator does: totals, rows, a word to the wise.
func estimateFile(p *model.Portfolio) [][]string {
	var monthly, year value.Decimal
	rows := [][]string{{"Group hierarchy", "Region", "Description", "Service", "Upfront", "Monthly", "First 12 months total", "Currency", "Status", "Configuration summary"}}
	for _, e := range p.Estimates {
		monthly, year = monthly.Add(e.Monthly.Decimal), year.Add(e.Year.Decimal)
		rows = append(rows, []string{e.Group, e.Region, e.Text, e.Service + " ", e.Upfront.String(), e.Monthly.String(), e.Year.String(), e.Currency, "", e.Configuration})
	}
	head := [][]string{
		{"Estimate summary"}, {"Upfront cost", "Monthly cost", "Total 12 months cost", "Currency"}, {"0", monthly.String(), year.String(), "USD"},
		{"", "", "* Includes upfront cost"}, {""}, {""}, {"Detailed Estimate"},
	}
	tail := [][]string{{""}, {""}, {""}, {"Acknowledgement"}, {"* AWS Pricing Calculator provides only an estimate. This one is invented."}}
	return append(append(head, rows...), tail...)
}

// putBills writes the exports about a project's costs.
func (e *example) putBills(pr *project, own *model.Portfolio) error {
	if pr.Bills == nil {
		return nil
	}
	files := pr.billFiles(own)
	for _, name := range []string{"focus-export.csv", "compute-optimizer-ec2.csv", "pricing-calculator.csv"} {
		err := e.put("inputs/"+pr.Bills.Dir+"/"+name, func() ([]byte, error) {
			var out bytes.Buffer
			w := csv.NewWriter(&out)
			if err := w.WriteAll(files[name]); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			return out.Bytes(), nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
