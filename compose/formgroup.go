package compose

import "slices"

// Group is a workbook of forms: record kinds that are filled in together.
type Group struct {
	Name   string // as init --add takes it, and as its file is called: "tco"
	Title  string
	Why    string // what filling it in brings, in a sentence
	Sheets []Sheet
}

// Sheet is one form.
type Sheet struct {
	Kind string // of record
	Row  string // what a row of it is, in a sentence
}

// Groups are all workbooks that init can write, the one to begin with first. Each record kind belongs to exactly one.
func Groups() []Group {
	return slices.Concat(
		[]Group{portfolioGroup(), publicGroup(), tcoGroup(), discoveryGroup(), readinessGroup()},
		[]Group{landingZoneGroup(), planGroup(), optimizationGroup(), evidenceGroup(), methodGroup(), selfAssessmentGroup()},
	)
}

// GroupOf is the group of the name; ok is false where there is none.
func GroupOf(name string) (g Group, ok bool) {
	i := slices.IndexFunc(Groups(), func(g Group) bool { return g.Name == name })
	if i < 0 {
		return Group{}, false
	}
	return Groups()[i], true
}

// FirstGroup is the name of the group to begin with.
const FirstGroup = "portfolio"

func portfolioGroup() Group {
	return Group{FirstGroup, "Portfolio", "What was migrated, for whom, and which documents prove it: enough for a first score.", []Sheet{
		{"Customers", "A row is a company that was, or is to be, migrated."},
		{"Migrations", "A row is a customer’s move to AWS: one case study, with its story."},
		{"Counts", "A row is what you claim for a migration that has no inventory yet: so many applications and servers of a strategy. Leave it out where Applications and Servers list them."},
		{"Applications", "A row is an application of a migration. Those that are listed, dated and backed by documents count; an export may list them instead."},
		{"Servers", "A row is a source machine. An RVTools export below inputs/ may list them instead."},
		{"Documents", "A row is a document that proves something: the evidence register. Only what stands here, with a file that opens, lets a score be documented."},
	}}
}

func publicGroup() Group {
	return Group{"public", "Public case studies", "What a public case study may say. A fact that no release names stays out of it.", []Sheet{
		{"Releases", "A row is a customer’s consent to show one bundle of facts in public."},
		{"Approvals", "A row is one round of the customer’s review of a public text."},
		{"Quotes", "A row is something that a person at the customer said."},
		{"Outcomes", "A row is one result of a migration, in figures."},
		{"Services", "A row is an AWS or third-party service that a solution uses."},
	}}
}

func tcoGroup() Group {
	return Group{"tco", "Cost comparison", "What staying costs, what AWS costs, and on which assumptions the comparison rests.", []Sheet{
		{"Costs", "A row is an amount that one side of the comparison costs."},
		{"Assumptions", "A row is a value that the calculation rests on: term, discount rate, growth, a dated exchange rate."},
		{"Estimates", "A row is a line of a calculated estimate. An export of the AWS Pricing Calculator may list them instead."},
	}}
}

func discoveryGroup() Group {
	return Group{"discovery", "Discovery", "Which applications need each other, so that they move together.", []Sheet{
		{"Dependencies", "A row says that one application needs another."},
	}}
}

func readinessGroup() Group {
	return Group{"readiness", "Migration readiness", "The readiness assessment: who met, what was found, and what was done about it.", []Sheet{
		{"Sessions", "A row is a workshop or another meeting."},
		{"Readiness", "A row is one line of the assessment, with its score and what follows from it."},
	}}
}

func landingZoneGroup() Group {
	return Group{"landing-zone", "Landing zone", "The accounts, networks and controls that workloads land in, each with its reason.", []Sheet{
		{"Organizational units", "A row is a unit of the AWS organization."},
		{"Accounts", "A row is an AWS account."},
		{"Networks", "A row is a VPC, or a subnet in one."},
		{"Controls", "A row is a security control."},
	}}
}

func planGroup() Group {
	return Group{"plan", "Migration plan", "Activities and their order, who answers for what, the cutover, risks.", []Sheet{
		{"Activities", "A row is one line of the plan."},
		{"Predecessors", "A row ties two activities: one waits for the other."},
		{"Parties", "A row is somebody who takes part, by role."},
		{"Responsibilities", "A row is one cell of the RACI matrix."},
		{"Cutover", "A row is one step of a wave’s cutover."},
		{"Risks", "A row is an entry of the risk register."},
		{"Holidays", "A row is a day on which nobody works."},
	}}
}

func optimizationGroup() Group {
	return Group{"optimization", "Optimization", "What is improved after the migration, and what it saves.", []Sheet{
		{"Optimization actions", "A row is one step of optimization."},
		{"Utilization", "A row is what a resource was measured to use."},
		{"Prices", "A row is what a resource type costs."},
		{"Charges", "A row is a line of a bill. An export of costs (CUR, FOCUS) may list them instead."},
		{"Recommendations", "A row is what a tool recommends. Its own export may list them instead."},
		{"Well-Architected risks", "A row is a risk found in a Well-Architected review."},
	}}
}

func evidenceGroup() Group {
	return Group{"evidence", "Further evidence", "Satisfaction surveys, and findings that somebody accepts.", []Sheet{
		{"Survey", "A row is one answer of a satisfaction survey."},
		{"Acceptances", "A row accepts a finding until a day. It changes how the finding is shown, never a total."},
	}}
}

func methodGroup() Group {
	return Group{"method", "Method", "Your own way of migrating, and where a migration left it.", []Sheet{
		{"Method", "A row is one phase of your method."},
		{"Deviations", "A row is a recorded reason for leaving the method."},
		{"Lessons", "A row is what a project taught, and where it was applied since."},
	}}
}

func selfAssessmentGroup() Group {
	return Group{"self-assessment", "Self-assessment", "Your answers to the checklist, and what was agreed with AWS.", []Sheet{
		{"Responses", "A row answers one item of the checklist. Whether it is met is for a person to say."},
		{"AWS contacts", "A row is something that was said or agreed with AWS."},
	}}
}
