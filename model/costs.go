package model

import "dossier/value"

// Cost is an amount that one side of the comparison costs.
type Cost struct {
	Row
	Migration string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Scenario  Scenario     `col:"scenario" need:"yes" doc:"Which side of the comparison it belongs to."`
	Category  string       `col:"category" need:"yes" alias:"cost category|item" doc:"What is paid for: servers, facilities, licences."`
	Frequency string       `col:"frequency or period" need:"yes" alias:"frequency|period" doc:"How often it falls due (monthly, yearly, once), or the month: 2026-03."`
	Amount    value.Number `col:"amount" need:"yes" alias:"cost" unit:"money" bundle:"money" doc:"The amount each time; negative for a credit."`
	Currency  string       `col:"currency" need:"yes" doc:"ISO 4217 code: USD."`
}

// CostGroup is what is recorded in one currency. Currencies never mix, and neither do frequencies.
type CostGroup struct {
	Currency string
	Lines    []CostLine
}

// CostLine is one category of a scenario, or the total of a scenario at one frequency.
type CostLine struct {
	Scenario  Scenario
	Frequency string
	First     *Cost // the first of its category; nil for a total
	Amount    *value.Figure
}

// Assumption is a value that a calculation rests on.
type Assumption struct {
	Row
	Migration string     `col:"migration" ref:"Migrations" doc:"The id of the migration; blank for all."`
	Name      string     `col:"name" need:"yes" alias:"assumption" doc:"What is assumed: term, discount rate, growth, exchange rate EUR/USD."`
	Value     string     `col:"value" need:"yes" doc:"The value with its unit: 36 months, 8%, 1.08."`
	Source    string     `col:"source" doc:"Where it comes from."`
	Date      value.Date `col:"date" alias:"as of" plan:"yes" doc:"The day the value is from; required for an exchange rate."`
}

// Utilization is what a resource was measured to use.
type Utilization struct {
	Row
	Migration string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Resource  string       `col:"resource" need:"yes" alias:"resource id|instance" doc:"The resource measured."`
	Metric    string       `col:"metric" need:"yes" doc:"What was measured: CPU, memory."`
	Average   value.Number `col:"average" alias:"avg" unit:"%" doc:"The average, in percent."`
	Peak      value.Number `col:"peak" alias:"max|maximum" unit:"%" doc:"The peak, in percent."`
	Days      value.Number `col:"days" alias:"lookback|days observed" unit:"day" doc:"How many days were observed."`
	Until     value.Date   `col:"until" alias:"date|measured on" doc:"The last day observed."`
}

// Price is what a resource type costs.
type Price struct {
	Row
	Item     string       `col:"item" need:"yes" alias:"instance type|sku" doc:"What is priced: m7i.large."`
	Region   string       `col:"region" doc:"The AWS Region."`
	Unit     string       `col:"unit" need:"yes" doc:"What the price is for: hour, GB-month."`
	Amount   value.Number `col:"amount" need:"yes" alias:"price" unit:"money" doc:"The price of one unit."`
	Currency string       `col:"currency" need:"yes" doc:"ISO 4217 code: USD."`
	AsOf     value.Date   `col:"as of" alias:"effective date|date" plan:"yes" doc:"The day the price is from."`
	Term     string       `col:"term" doc:"How it is bought: OnDemand, Reserved."`
	From     value.Number `col:"from quantity" doc:"The quantity from which the price holds, where it falls in steps."`
	To       value.Number `col:"to quantity" doc:"The quantity up to which it holds; blank: without end."`
	Text     string       `col:"description" doc:"The price in the provider’s words."`
	Source   string       `col:"source" doc:"Where the price is stated."`
}

// OptimizationAction is one step of optimization after the migration.
type OptimizationAction struct {
	Row
	ID             string           `col:"id" need:"yes" alias:"action id" doc:"The id of the action."`
	Migration      string           `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Resource       string           `col:"resource" need:"yes" doc:"What is changed."`
	Kind           OptimizationKind `col:"kind" need:"yes" doc:"Cost, application, process or operational."`
	Action         string           `col:"action" alias:"title|description" doc:"What is done."`
	Effort         Level            `col:"effort" doc:"How much work it is."`
	Restart        YesNo            `col:"restart" alias:"restart needed" doc:"Whether the resource restarts."`
	Rollback       YesNo            `col:"rollback" alias:"rollback possible" doc:"Whether it can be undone."`
	Owner          string           `col:"owner" doc:"The role that does it."`
	Due            value.Date       `col:"due" plan:"yes" doc:"The day by which it is to be done."`
	DoneOn         value.Date       `col:"done on" alias:"done|completed on" doc:"The day it was done."`
	PlannedSaving  value.Number     `col:"planned saving" alias:"planned savings" unit:"money/month" bundle:"money" doc:"What it should save, a month."`
	RealisedSaving value.Number     `col:"realised saving" alias:"realized saving|realised savings|realized savings" unit:"money/month" bundle:"money" doc:"What it saves, a month."`
	Currency       string           `col:"currency" doc:"ISO 4217 code of the savings."`
	Baseline       string           `col:"baseline" doc:"What the saving is measured against."`
	Method         string           `col:"method" doc:"How the saving is measured."`
}
