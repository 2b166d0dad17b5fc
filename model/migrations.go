package model

import "dossier/value"

// Migration is one case study: a customer's move, with its story.
type Migration struct {
	Row
	ID               string          `col:"id" need:"yes" alias:"migration id|case study id|project id" doc:"The partner’s own short id of the migration, such as M-07."`
	Customer         string          `col:"customer" need:"yes" alias:"customer id" ref:"Customers" doc:"The id of the customer."`
	Title            string          `col:"title" need:"yes" alias:"name|project|project name" bundle:"story" doc:"A short title that says what was done."`
	Status           MigrationStatus `col:"status" alias:"state|project status" doc:"How far the migration is."`
	Start            value.Date      `col:"start" alias:"start date|started" bundle:"timeline" doc:"The first day of the project."`
	End              value.Date      `col:"end" alias:"end date|finished|completed on|completion date" bundle:"timeline" doc:"The day the project was completed."`
	InProduction     value.Date      `col:"in production since" alias:"production date|go-live|go live" bundle:"timeline" doc:"The day the last workload went into production."`
	Deadline         value.Date      `col:"deadline" alias:"due" bundle:"timeline" plan:"yes" doc:"The day by which the customer had to be done, such as the end of a lease."`
	Compliance       []string        `col:"compliance regimes" alias:"compliance|regulation" doc:"The regimes the workload is under, separated by semicolons: HIPAA; PCI DSS."`
	Strategy         Strategy        `col:"strategy" alias:"migration strategy|pattern" doc:"The strategy of every application that states none of its own."`
	SourceEnv        string          `col:"source environment" alias:"source|from" doc:"Where the workload ran before: own data centre on VMware."`
	Challenge        Narrative       `col:"challenge" alias:"business challenge" bundle:"story" doc:"What the customer was up against."`
	WhyAWS           Narrative       `col:"why AWS" alias:"why aws was chosen" bundle:"story" doc:"Why the customer chose AWS."`
	Solution         Narrative       `col:"solution" alias:"proposed solution" bundle:"story" doc:"What was done and how."`
	Outcome          Narrative       `col:"outcome" alias:"results|benefits" bundle:"story" doc:"What it brought, in words; figures stand in Outcomes."`
	PartnerTeam      string          `col:"partner team" alias:"team" doc:"The roles that the partner brought."`
	PublicURL        string          `col:"public URL" alias:"url|case study url" doc:"Where the public case study is online."`
	PublishedOn      value.Date      `col:"published on" alias:"published|publication date" doc:"The day it was published."`
	LessonsLearned   Narrative       `col:"lessons learned" alias:"lessons" doc:"What the team would do again, and what not. Discovery: and so on files a lesson under that phase of the method."`
	PatternStatement string          `col:"pattern statement" alias:"migration pattern" bundle:"story" doc:"The migration pattern in one line: Rehost servers to Amazon EC2 using MGN."`
}

// Service is an AWS or third-party service that a solution uses.
type Service struct {
	Row
	Migration string   `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Name      string   `col:"name" need:"yes" alias:"service" bundle:"services" doc:"The service by its right name: Amazon EC2."`
	Provider  Provider `col:"AWS or third party" need:"yes" alias:"provider|vendor" bundle:"services" doc:"Whether AWS or a third party makes it."`
	Role      string   `col:"role in the solution" alias:"role|purpose|used for" bundle:"services" doc:"What the service does in this solution."`
}

// Count is a claim for a migration that has no inventory yet: so many applications and servers of a strategy.
type Count struct {
	Row
	Migration    string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Strategy     Strategy     `col:"strategy" need:"yes" doc:"How they are moved."`
	Applications value.Number `col:"applications" alias:"apps|number of applications" unit:"application" doc:"How many applications; a claim until they are listed."`
	Servers      value.Number `col:"servers" alias:"source servers|number of servers" unit:"server" doc:"How many source servers; a claim until they are listed."`
}

// Outcome is one result of a migration, in figures.
type Outcome struct {
	Row
	Migration  string        `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Metric     string        `col:"metric" need:"yes" alias:"measure|kpi" bundle:"outcome figures" doc:"What was measured: running cost, downtime of the cutover."`
	Before     value.Number  `col:"before" alias:"baseline" bundle:"outcome figures" doc:"The value before the migration."`
	After      value.Number  `col:"after" alias:"result|value" bundle:"outcome figures" doc:"The value after it; of a range, the lower end."`
	High       value.Number  `col:"high" alias:"to|upper" bundle:"outcome figures" doc:"The upper end, where the value is a range: 30 to 40%."`
	Qualifier  Qualifier     `col:"qualifier" bundle:"outcome figures" doc:"Which way the value is rounded: under one hour."`
	Unit       string        `col:"unit" bundle:"outcome figures" doc:"The unit of before, after and high."`
	Period     string        `col:"period" bundle:"outcome figures" doc:"The time it holds for: per year."`
	Status     OutcomeStatus `col:"status" bundle:"outcome figures" doc:"Whether it was measured, is expected, or is what the customer states."`
	MeasuredOn value.Date    `col:"measured on" alias:"date|measured" doc:"The day of the measurement."`
	How        string        `col:"how" alias:"method|how measured" doc:"How it was measured, against which baseline."`
}

// Quote is something a person at the customer said.
type Quote struct {
	Row
	Migration   string     `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Text        string     `col:"text" need:"yes" alias:"quote" bundle:"quote" doc:"The words, without quotation marks."`
	SpeakerRole string     `col:"speaker role" alias:"speaker|role" bundle:"quote" doc:"The role of the person who said it."`
	ApprovedOn  value.Date `col:"approved on" alias:"approved" doc:"The day the customer approved the quote for use."`
}
