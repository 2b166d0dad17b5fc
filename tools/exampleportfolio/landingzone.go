package main

import (
	"fmt"
	"slices"

	"dossier/model"
)

// workloadAccount is the account that a project's production workloads land in; sharedAccount takes what they all need.
const (
	workloadAccount = 5
	sharedAccount   = 6
)

// sharedApps are the applications, by their codes, that every other needs.
var sharedApps = []string{"ad", "print", "files", "mail"}

// accountOf is the account that an application lands in.
func accountOf(a app) int {
	if slices.Contains(sharedApps, a.Code) {
		return sharedAccount
	}
	return workloadAccount
}

// whyThere is why an application lands in its account, where that is more than the account's own reason.
var whyThere = map[string]string{
	"ad": "Every account signs on and resolves names through it.", "print": "One queue serves all sites and all applications.",
	"files": "Its shares are read by several applications.", "mail": "One way out for mail can be filtered and logged.",
}

// accountBank is the landing zone that the method starts from; each account with the reason why it is separate.
var accountBank = []struct{ name, ou, purpose, reason string }{
	{"management", "", "Organization, billing, AWS Control Tower", "No workload runs here, so that nobody needs its permissions day to day."},
	{"log-archive", "Security", "Central AWS CloudTrail and AWS Config logs", "Logs must survive the loss of the account that wrote them."},
	{"security-tooling", "Security", "Amazon GuardDuty, AWS Security Hub", "The security team reads everywhere and administers only here."},
	{"network", "Infrastructure", "AWS Transit Gateway, AWS Direct Connect, Amazon Route 53 Resolver", "Routing changes affect everyone and have one owner."},
	{"workloads-test", "Non-production", "Test and training environments", "Test data and test permissions stay apart from production."},
	{"workloads-prod", "Production", "Production of the migrated applications", "Service limits, cost and access of production stand alone."},
	{"shared-services", "Infrastructure", "Directory, mail relay, file and print services", "Every account needs them, and none of the application teams may change them."},
}

var unitBank = []struct{ name, parent, purpose, reason string }{
	{"Security", "", "Log archive and security tooling", "Guardrails here are stricter than anywhere else."},
	{"Infrastructure", "", "Network and shared services", "Owned by the platform team, not by an application."},
	{"Workloads", "", "All application accounts", "One place for the guardrails that every workload shares."},
	{"Production", "Workloads", "Production accounts", "Change is only by pipeline; console access is read-only."},
	{"Non-production", "Workloads", "Test and training accounts", "Budgets and nightly shutdown apply here only."},
}

var controlBank = []struct{ name, area, setting, reason, unit string }{
	{"Federated access", "Identity", "AWS IAM Identity Center with the customer's directory; sessions of eight hours", "No user has a password of its own on AWS, so leavers lose access on the day they leave.", ""},
	{"Root user", "Identity", "Hardware MFA, no access keys, alarm on use", "The root user is needed for a handful of tasks a year and for no other.", ""},
	{"Audit trail", "Logging", "AWS CloudTrail in all Regions to a bucket with S3 Object Lock", "A trail that an administrator can delete proves nothing.", ""},
	{"Configuration history", "Logging", "AWS Config with the conformance pack for operational best practices", "Drift is found within minutes instead of at the next audit.", ""},
	{"Encryption at rest", "Data protection", "AWS KMS keys of the customer for Amazon EBS, Amazon RDS and Amazon S3", "The customer can withdraw access to its data without our help.", ""},
	{"Public access", "Network", "S3 Block Public Access on the organization; no internet gateway outside the network account", "Exposure has to be asked for and cannot happen by default.", ""},
	{"Threat detection", "Detection", "Amazon GuardDuty in all accounts, findings to the service desk", "Somebody looks at a finding within the hour, because it arrives as a ticket.", ""},
	{"Backup", "Resilience", "AWS Backup, daily, 35 days, copied to a second Region", "A restore is tested every quarter from the copy, not from the original.", ""},
	{"Change by pipeline", "Change", "A service control policy denies changes from the console; AWS CloudFormation by the pipeline's role alone", "What is in production was reviewed, and can be built again.", "Production"},
	{"Trail and keys stay", "Change", "A service control policy denies stopping AWS CloudTrail and deleting AWS KMS keys", "Neither a mistake nor an intruder can remove what an investigation needs.", "Workloads"},
	{"Nightly shutdown", "Cost", "Instance Scheduler on AWS, a budget with an alarm for each account", "Tests run by day, and nobody pays for nights.", "Non-production"},
}

// landingZone adds accounts, organizational units, networks and controls to p.
func (pr *project) landingZone(p *model.Portfolio) {
	id := pr.Migration.ID
	for i, a := range accountBank {
		p.Accounts = append(p.Accounts, &model.Account{
			ID: pr.accountID(i), Migration: id, Name: pr.slug() + "-" + a.name, OU: a.ou, Purpose: a.purpose, Reason: a.reason,
		})
	}
	for _, u := range unitBank {
		p.OrganizationalUnits = append(p.OrganizationalUnits, &model.OrganizationalUnit{
			Name: u.name, Migration: id, Parent: u.parent, Purpose: u.purpose, Reason: u.reason,
		})
	}
	pr.networks(p)
	for _, c := range controlBank {
		control := &model.Control{Name: c.name, Migration: id, Area: c.area, Setting: c.setting, Reason: c.reason}
		if c.unit != "" {
			control.AppliesTo = []string{c.unit}
		}
		p.Controls = append(p.Controls, control)
	}
}

func (pr *project) networks(p *model.Portfolio) {
	prod := pr.slug() + "-prod"
	add := func(n model.Network) {
		n.Migration, n.Region = pr.Migration.ID, pr.Region
		p.Networks = append(p.Networks, &n)
	}
	add(model.Network{Name: pr.slug() + "-hub", Account: pr.accountID(3), CIDR: fmt.Sprintf("10.%d.0.0/20", pr.Net),
		Purpose: "Transit Gateway attachments, inspection, DNS endpoints", Reason: "All traffic to the customer's sites passes one place.",
		Connected: []string{"sites of the customer (AWS Direct Connect with a VPN as its fallback)"}})
	add(model.Network{Name: prod, Account: pr.accountID(workloadAccount), CIDR: fmt.Sprintf("10.%d.16.0/20", pr.Net),
		Purpose: "Production workloads", Reason: "Large enough for twice the servers that discovery found.",
		Connected: []string{pr.slug() + "-hub (AWS Transit Gateway)"}})
	add(model.Network{Name: pr.slug() + "-shared", Account: pr.accountID(sharedAccount), CIDR: fmt.Sprintf("10.%d.32.0/22", pr.Net),
		Purpose: "Shared services", Reason: "Every account reaches it, so that its address never changes.",
		Connected: []string{pr.slug() + "-hub (AWS Transit Gateway)"}})
	for i, zone := range []string{"a", "b"} {
		add(model.Network{Name: pr.slug() + "-hub-" + zone, Account: pr.accountID(3), Parent: pr.slug() + "-hub", Zone: pr.Region + zone,
			CIDR: fmt.Sprintf("10.%d.0.%d/28", pr.Net, 16*i), Purpose: "Attachments", Reason: "Attachments keep to a small subnet, so that routes to them stay few."})
		add(model.Network{Name: pr.slug() + "-shared-" + zone, Account: pr.accountID(sharedAccount), Parent: pr.slug() + "-shared", Zone: pr.Region + zone,
			CIDR: fmt.Sprintf("10.%d.%d.0/24", pr.Net, 32+i), Purpose: "Directory and file services", Reason: "Two zones, because nobody can log on without the directory."})
		add(model.Network{Name: prod + "-app-" + zone, Account: pr.accountID(workloadAccount), Parent: prod, Zone: pr.Region + zone,
			CIDR: fmt.Sprintf("10.%d.%d.0/23", pr.Net, 16+2*i), Purpose: "Application tier", Reason: "One subnet a tier and zone keeps the security groups short."})
		add(model.Network{Name: prod + "-data-" + zone, Account: pr.accountID(workloadAccount), Parent: prod, Zone: pr.Region + zone,
			CIDR: fmt.Sprintf("10.%d.%d.0/24", pr.Net, 24+i), Purpose: "Databases and file systems", Reason: "No route to the internet, in either direction."})
	}
}

// accountID is the project's nth account: an invented number of the kind that AWS documentation uses, such as 111122223333.
func (pr *project) accountID(n int) string {
	k := pr.No*len(accountBank) + n
	a, b, c := 1+k/100, k/10%10, k%10
	return fmt.Sprintf("%d%d%d%d%d%d%d%d%d%d%d%d", a, a, a, a, b, b, b, b, c, c, c, c)
}
