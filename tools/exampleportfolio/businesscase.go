package main

import (
	"dossier/model"
	"dossier/value"
)

// businessCase adds the project's costs, what they rest on, and the prices used to p.
func (pr *project) businessCase(p *model.Portfolio) {
	for _, c := range pr.Costs {
		p.Costs = append(p.Costs, &model.Cost{
			Migration: pr.Migration.ID, Scenario: c.Scenario, Category: c.Category, Frequency: c.Frequency,
			Amount: num(c.Amount), Currency: pr.Currency,
		})
	}
	if len(pr.Costs) == 0 {
		return
	}
	dated := workingDay(pr.Migration.Start.AddDays(12))
	for _, a := range append(usualAssumptions(), pr.Assumed...) {
		a.Migration = pr.Migration.ID
		if a.Date.IsZero() {
			a.Date = dated
		}
		p.Assumptions = append(p.Assumptions, &a)
	}
	pr.prices(p, dated)
}

func usualAssumptions() []model.Assumption {
	return []model.Assumption{
		{Name: "term", Value: "60 months", Source: "hardware refresh cycle agreed with finance"},
		{Name: "discount rate", Value: "8%", Source: "finance controller"},
		{Name: "Savings Plan discount", Value: "28%", Source: "invented quotation: Compute Savings Plan, one year, no upfront"},
	}
}

// prices are invented: the example prints no price of anybody.
func (pr *project) prices(p *model.Portfolio, dated value.Date) {
	for _, x := range []struct {
		item, unit string
		thousandth int
	}{
		{"m7i.large", "hour", 110}, {"m7i.xlarge", "hour", 220}, {"m7i.2xlarge", "hour", 440}, {"r7i.large", "hour", 145}, {"r7i.xlarge", "hour", 290}, {"r7i.2xlarge", "hour", 580},
		{"gp3 storage", "GB-month", 85}, {"data transfer out", "GB", 90},
	} {
		p.Prices = append(p.Prices, &model.Price{
			Item: x.item, Region: pr.Region, Unit: x.unit, Amount: value.Num(value.Int(x.thousandth).Shift(-3)),
			Currency: pr.Currency, AsOf: dated, Source: "invented price list of the example",
		})
	}
}

// monthly is what a scenario costs a month, all categories together; yearly amounts count a twelfth.
func (pr *project) monthly(s model.Scenario) int {
	total := 0
	for _, c := range pr.Costs {
		switch {
		case c.Scenario != s:
		case c.Frequency == "monthly":
			total += c.Amount
		case c.Frequency == "yearly":
			total += c.Amount / 12
		}
	}
	return total
}
