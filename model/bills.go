package model

import "dossier/value"

// Charge is a line of a bill: what one service cost one account over one period, as an export of costs states it.
type Charge struct {
	Row
	Migration  string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Provider   string       `col:"provider" doc:"Who sells the service: AWS, Microsoft."`
	Payer      string       `col:"billing account" alias:"payer account" id:"yes" doc:"The account that is billed."`
	Account    string       `col:"account" alias:"linked account|usage account|sub account" id:"yes" doc:"The account that used the service."`
	Service    string       `col:"service" doc:"What is paid for: Amazon EC2."`
	Region     string       `col:"region" doc:"The region, as the provider names it."`
	Resource   string       `col:"resource" alias:"resource id" doc:"The resource that cost it."`
	Text       string       `col:"description" alias:"charge description" doc:"The line in the provider’s words."`
	Start      value.Date   `col:"usage start" need:"yes" alias:"charge period start" doc:"The day on which the period begins."`
	End        value.Date   `col:"usage end" alias:"charge period end" plan:"yes" doc:"The day on which the period ends; it is not part of it where it ends at midnight."`
	Begins     string       `col:"begins at" doc:"When the period begins, as the provider writes it with the hour: 2024-09-18 22:00:00."`
	Ends       string       `col:"ends at" doc:"When the period ends, in the same way."`
	Category   string       `col:"charge category" alias:"line item type" doc:"What the line is, in the provider’s words: Usage, Tax, Credit."`
	Pricing    string       `col:"pricing category" alias:"pricing term" doc:"How it is priced: OnDemand, Committed."`
	Billed     value.Number `col:"billed cost" need:"yes" alias:"unblended cost" unit:"money" doc:"What is invoiced; negative for a credit."`
	Effective  value.Number `col:"effective cost" alias:"amortized cost|amortised cost" unit:"money" doc:"The cost with prepayments spread over what they pay for."`
	List       value.Number `col:"list cost" alias:"public on-demand cost" unit:"money" doc:"The cost at list prices."`
	Currency   string       `col:"currency" need:"yes" alias:"billing currency" doc:"ISO 4217 code: USD."`
	Quantity   value.Number `col:"quantity" alias:"usage amount|consumed quantity" doc:"How much was used."`
	Unit       string       `col:"unit" alias:"usage unit" doc:"What the quantity counts: Hrs, GB."`
	Commitment string       `col:"commitment discount" alias:"savings plan|reservation" doc:"The Savings Plan or reservation that the line is covered by."`
}

// Recommendation is what a tool recommends for a resource, or to buy.
type Recommendation struct {
	Row
	Migration  string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Tool       string       `col:"source tool" need:"yes" doc:"The tool that recommends it: AWS Compute Optimizer."`
	ID         string       `col:"recommendation id" doc:"The tool’s own id."`
	Kind       string       `col:"resource type" doc:"What is changed or bought: EC2 instance, EBS volume, Savings Plan."`
	Resource   string       `col:"resource" alias:"resource id|resource arn|instance id" doc:"The resource; blank where something is bought."`
	Name       string       `col:"resource name" alias:"instance name" doc:"What the resource is called."`
	Account    string       `col:"account" alias:"account id" id:"yes" doc:"The account of the resource."`
	Region     string       `col:"region" doc:"The region, as the tool names it."`
	Finding    string       `col:"finding" doc:"What the tool found: Overprovisioned."`
	Current    string       `col:"current" alias:"current type" doc:"What the resource is now: m5.2xlarge."`
	Proposed   string       `col:"recommended" alias:"recommended type" doc:"What it should be, or what is to be bought."`
	Action     string       `col:"action" alias:"recommended action" doc:"What is to be done: Modify, Terminate, Purchase."`
	Saving     value.Number `col:"estimated monthly saving" alias:"estimated monthly savings" unit:"money/month" doc:"What it should save a month; negative where it would cost more."`
	Currency   string       `col:"currency" doc:"ISO 4217 code of the amounts: USD."`
	Effort     string       `col:"effort" alias:"implementation effort" doc:"How much work it is, in the tool’s words."`
	Restart    YesNo        `col:"restart" alias:"restart needed" doc:"Whether the resource restarts."`
	Rollback   YesNo        `col:"rollback" alias:"rollback possible" doc:"Whether it can be undone."`
	CPU        value.Number `col:"CPU utilization" unit:"%" doc:"Peak CPU use that was seen, in percent."`
	Memory     value.Number `col:"memory utilization" unit:"%" doc:"Peak memory use that was seen, in percent."`
	CPUAfter   value.Number `col:"projected CPU utilization" unit:"%" doc:"CPU use to expect afterwards, in percent."`
	Used       value.Number `col:"expected use" unit:"%" doc:"How much of what is bought would be used, in percent."`
	Lookback   value.Number `col:"lookback" alias:"lookback period" unit:"day" doc:"How many days were looked at."`
	Risk       value.Number `col:"performance risk" doc:"The tool’s own grade of the risk that the resource is too small; 0 is the least."`
	Commitment value.Number `col:"hourly commitment" unit:"money/hour" doc:"What is committed to, an hour."`
	Quantity   value.Number `col:"quantity" doc:"How many are to be bought."`
	Upfront    value.Number `col:"upfront cost" unit:"money" doc:"What is paid at once."`
	Recurring  value.Number `col:"recurring monthly cost" unit:"money/month" doc:"What is paid each month."`
	Term       string       `col:"term" doc:"How long one commits: 1 year."`
	Payment    string       `col:"payment option" doc:"When it is paid: No Upfront."`
	Fault      string       `col:"fault" doc:"Why the tool could recommend nothing, in its words."`
	MadeOn     value.Date   `col:"made on" alias:"recommendation date|last refreshed" doc:"The day it was made."`
}

// Estimate is a line of a calculation of what a solution will cost.
type Estimate struct {
	Row
	Migration     string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Tool          string       `col:"source tool" doc:"What calculated it: AWS Pricing Calculator."`
	Group         string       `col:"group" doc:"The part of the estimate that the line belongs to."`
	Region        string       `col:"region" doc:"The region, as the tool names it."`
	Text          string       `col:"description" doc:"What the line is for."`
	Service       string       `col:"service" need:"yes" doc:"What is paid for: Amazon EC2."`
	Upfront       value.Number `col:"upfront cost" alias:"upfront" unit:"money" doc:"What is paid at once."`
	Monthly       value.Number `col:"monthly cost" need:"yes" alias:"monthly" unit:"money/month" doc:"What is paid each month."`
	Year          value.Number `col:"first year cost" unit:"money" doc:"The first twelve months, what is paid at once included."`
	Currency      string       `col:"currency" need:"yes" doc:"ISO 4217 code: USD."`
	Configuration string       `col:"configuration" alias:"configuration summary" doc:"What was assumed: instance type, hours, storage."`
}
