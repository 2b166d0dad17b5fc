package model

import "dossier/value"

// Account is an AWS account of the landing zone.
type Account struct {
	Row
	ID        string `col:"id" need:"yes" alias:"account id" doc:"The id by which other sheets refer to it; a 12-digit AWS id must be text."`
	Migration string `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Name      string `col:"name" need:"yes" alias:"account name" doc:"Its name."`
	OU        string `col:"organizational unit" alias:"ou" ref:"Organizational units" doc:"The unit it stands in."`
	Purpose   string `col:"purpose" alias:"role" doc:"What it is for."`
	Reason    string `col:"reason" alias:"why|rationale" doc:"Why it is separate."`
}

// OrganizationalUnit is a unit of the AWS organization.
type OrganizationalUnit struct {
	Row
	Name      string `col:"name" need:"yes" alias:"organizational unit|ou" doc:"Its name."`
	Migration string `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Parent    string `col:"parent" alias:"parent ou" doc:"The unit above it; blank for the root."`
	Purpose   string `col:"purpose" doc:"What it is for."`
	Reason    string `col:"reason" alias:"why|rationale" doc:"Why it exists."`
}

// Network is a VPC or a subnet.
type Network struct {
	Row
	Name      string   `col:"name" need:"yes" alias:"network|vpc|subnet" doc:"Its name."`
	Migration string   `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Account   string   `col:"account" ref:"Accounts" doc:"The account it is in."`
	Parent    string   `col:"in VPC" alias:"parent" doc:"For a subnet, the VPC it is in."`
	CIDR      string   `col:"CIDR" need:"yes" alias:"range" doc:"The address range: 10.20.0.0/16."`
	Region    string   `col:"region" doc:"The AWS Region."`
	Zone      string   `col:"availability zone" alias:"az" doc:"For a subnet, its Availability Zone."`
	Purpose   string   `col:"purpose" alias:"tier" doc:"What it is for."`
	Reason    string   `col:"reason" alias:"why|rationale" doc:"Why it is cut so."`
	Connected []string `col:"connected to" alias:"connections|connectivity" doc:"What a VPC is connected to, separated by semicolons: another VPC by its name, or a place with the way to it in parentheses: data centre Lyon (AWS Direct Connect)."`
}

// Control is a security control of the landing zone.
type Control struct {
	Row
	Name      string   `col:"name" need:"yes" alias:"control" doc:"What is controlled."`
	Migration string   `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Area      string   `col:"area" doc:"Identity, logging, network, data protection."`
	Setting   string   `col:"setting" alias:"implementation" doc:"How it is set up."`
	Reason    string   `col:"reason" alias:"why|rationale" doc:"Why it is there."`
	AppliesTo []string `col:"applies to" alias:"scope|units" doc:"The organizational units and accounts that it holds for, separated by semicolons; a unit’s accounts and units below it inherit it. Blank: the whole organization."`
}

// Activity is one line of the plan.
type Activity struct {
	Row
	ID           string         `col:"id" need:"yes" alias:"activity id|task id" doc:"The id of the activity."`
	Migration    string         `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Phase        string         `col:"phase" ref:"Method" doc:"The phase of the method it belongs to."`
	Wave         string         `col:"wave" doc:"The wave it belongs to."`
	Title        string         `col:"title" need:"yes" alias:"activity|task|name" doc:"What is done."`
	Start        value.Date     `col:"start" alias:"planned start" plan:"yes" doc:"The planned first day."`
	Finish       value.Date     `col:"finish" alias:"planned finish|end" plan:"yes" doc:"The planned last day; or give a duration."`
	Duration     value.Number   `col:"duration" unit:"working day" doc:"The planned duration, in working days."`
	Kind         ActivityKind   `col:"kind" doc:"What sort of work it is."`
	Status       ActivityStatus `col:"status" doc:"How far it is."`
	ActualStart  value.Date     `col:"actual start" doc:"The day it began."`
	ActualFinish value.Date     `col:"actual finish" alias:"actual end" doc:"The day it was finished."`
	Remaining    value.Number   `col:"remaining" alias:"remaining duration|remaining days" unit:"working day" doc:"Of what is in progress: the working days still to be done."`
}

// Predecessor ties two activities.
type Predecessor struct {
	Row
	Activity    string       `col:"activity" need:"yes" ref:"Activities" doc:"The activity that waits."`
	Predecessor string       `col:"predecessor" need:"yes" ref:"Activities" doc:"The activity it waits for."`
	Type        LinkType     `col:"type" alias:"link" doc:"How they are tied; blank is finish-to-start."`
	Lag         value.Number `col:"lag" unit:"working day" doc:"Working days between them; negative for a lead."`
}

// Party is who takes part in a migration.
type Party struct {
	Row
	Name      string `col:"party" need:"yes" alias:"name" doc:"The party by role: partner project manager."`
	Migration string `col:"migration" ref:"Migrations" doc:"The id of the migration; blank for all."`
	Side      string `col:"side" alias:"organization" doc:"Partner, customer, AWS, third party."`
}

// Responsibility is one cell of the RACI matrix.
type Responsibility struct {
	Row
	Activity string   `col:"activity" need:"yes" ref:"Activities" doc:"The id of the activity."`
	Party    string   `col:"party" need:"yes" ref:"Parties" doc:"Who."`
	Role     RACIRole `col:"role" need:"yes" doc:"Responsible, accountable, consulted or informed."`
}

// CutoverStep is one step of a wave's cutover.
type CutoverStep struct {
	Row
	Migration   string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Wave        string       `col:"wave" need:"yes" doc:"The wave."`
	Step        string       `col:"step" need:"yes" doc:"What is done."`
	Owner       string       `col:"owner" doc:"The role that does it."`
	Start       string       `col:"start" doc:"When, relative to the cutover or by the clock: T-2h."`
	Duration    value.Number `col:"duration" unit:"minute" doc:"How long it takes, in minutes."`
	Predecessor string       `col:"predecessor" doc:"The step before it."`
	GoNoGo      YesNo        `col:"go/no-go" alias:"go no go|decision point" doc:"Whether it is a point of decision."`
	Rollback    string       `col:"rollback" doc:"How to go back from here."`
	Trigger     string       `col:"trigger" alias:"rollback trigger" doc:"What makes one go back."`
}

// Risk is an entry of the risk register.
type Risk struct {
	Row
	ID          string     `col:"id" need:"yes" alias:"risk id" doc:"The id of the risk."`
	Migration   string     `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Description string     `col:"risk" need:"yes" alias:"description|title" doc:"What may happen."`
	Likelihood  Level      `col:"likelihood" alias:"probability" doc:"How likely it is."`
	Impact      Level      `col:"impact" doc:"How bad it would be."`
	Mitigation  string     `col:"mitigation" doc:"What is done about it."`
	Owner       string     `col:"owner" doc:"The role that watches it."`
	ClosedOn    value.Date `col:"closed on" alias:"closed" doc:"The day it was closed."`
}

// Holiday is a day on which nobody works.
type Holiday struct {
	Row
	Date      value.Date `col:"date" need:"yes" plan:"yes" doc:"The day."`
	Name      string     `col:"name" alias:"holiday" doc:"What it is."`
	Migration string     `col:"migration" ref:"Migrations" doc:"The id of the migration; blank for all."`
}
