package main

import (
	"dossier/model"
	"dossier/value"
)

// bank exported its inventory after the cutover: every source is switched off in it, and counts all the same.
func bank() *project {
	return &project{
		Dir: "bank", Code: "BNK", No: 9, Family: linux, Region: "ap-southeast-2", Net: 19, Currency: "USD",
		Customer: model.Customer{
			ID: "C-08", LegalName: "Example Corp Savings Bank", Alias: "an Australian savings bank", Industry: "Banking", Country: "Australia",
			Size: "64 branches", ReferenceUse: model.PrivateReference, Site: "https://www.bank.example.com",
			About: "Example Corp Savings Bank serves private customers in 64 branches and online.",
		},
		Migration: model.Migration{
			ID: "M-09", Customer: "C-08", Title: "Branch and online systems out of the shared bank data centre", Status: model.Completed,
			Start: day(2025, 3, 3), End: day(2025, 10, 10), InProduction: day(2025, 9, 20), Deadline: day(2025, 12, 31), Compliance: []string{"PCI DSS", "APRA CPS 234"},
			SourceEnv: "Shared data centre of the savings banks, VMware vSphere 7", PartnerTeam: "project manager, migration lead, three migration engineers, security architect, cloud architect",
			PatternStatement: "Rehost servers to Amazon EC2 using AWS Application Migration Service",
			Challenge: "The shared data centre of the savings banks was to be wound up. Each bank had until the end of the year to find a place for its systems, and those who stayed longest would have to share the whole cost.\n\n" +
				"The supervisor wanted to see, before the move, how the bank would leave again.",
			WhyAWS:         "The bank's risk committee asked for three things: keys that only the bank holds, a second Region in the country, and a written exit plan. It got them with AWS KMS, with Asia Pacific (Melbourne), and with servers that had been rehosted and could therefore leave the way they came.",
			Solution:       "Ten applications were rehosted with AWS Application Migration Service in three waves, branches last. Online account opening was replatformed to Amazon Aurora PostgreSQL, because its database could not be patched any more.\n\nThe exit was rehearsed with one application: it was moved back to a server in the head office and worked there for a weekend.",
			Outcome:        "The bank left the shared data centre three months early. The supervisor closed its inspection without a finding.\n\nOpening an account online takes six minutes instead of nineteen, mostly because the database answers at once.",
			LessonsLearned: "Discovery: Export the inventory before sources are switched off. Ours was exported for the wind-up protocol, six weeks after the last cutover, and shows every server as powered off.",
		},
		Waves: []value.Date{day(2025, 6, 14), day(2025, 8, 2), day(2025, 9, 20)},
		Apps: []app{
			{Code: "branch", Name: "Branch counter", Strategy: model.Rehost, Wave: 3, Tiers: "web2 app2", Architecture: "Java on WebSphere", Criticality: critical},
			{Code: "online", Name: "Online banking", Strategy: model.Rehost, Wave: 3, Tiers: "web2 app2", Architecture: "Java on WebSphere", Criticality: critical},
			{Code: "card", Name: "Card management", Strategy: model.Rehost, Wave: 2, Tiers: "app3 db1", Architecture: "Vendor application", Criticality: critical},
			{Code: "loan", Name: "Loan origination", Strategy: model.Rehost, Wave: 2, Tiers: "web1 app2 db1", Architecture: "Java", Criticality: high},
			{Code: "aml", Name: "Money laundering checks", Strategy: model.Rehost, Wave: 2, Tiers: "app2 node2", Architecture: "Vendor application", Criticality: high},
			{Code: "mail", Name: "Secure mail", Strategy: model.Rehost, Wave: 1, Tiers: "web2 app2", Architecture: "Vendor appliance", Criticality: medium},
			{Code: "archiv", Name: "Document archive", Strategy: model.Rehost, Wave: 1, Tiers: "app2 file2", Architecture: "Vendor application", Criticality: medium},
			{Code: "hr", Name: "Personnel", Strategy: model.Rehost, Wave: 1, Tiers: "web1 app2 db1", Architecture: "Vendor application", Criticality: low},
			{Code: "report", Name: "Supervisory reporting", Strategy: model.Rehost, Wave: 2, Tiers: "app2 job2", Architecture: "Batch on Oracle", Criticality: high},
			{Code: "treas", Name: "Treasury", Strategy: model.Rehost, Wave: 1, Tiers: "app3 db1", Architecture: "Vendor application", Criticality: high},
			{Code: "open", Name: "Online account opening", Strategy: model.Replatform, Wave: 3, Tiers: "web2 app2 db2", Architecture: "Java on Tomcat and PostgreSQL 9.6", Into: "Amazon Aurora PostgreSQL", Criticality: high},
		},
		Links: []link{{"branch", "card", "API", soft}, {"online", "card", "API", soft}, {"open", "aml", "API", soft}, {"loan", "aml", "API", soft}, {"report", "treas", "file", soft}, {"branch", "archiv", "API", soft}},
		Services: []service{
			{"AWS Application Migration Service", "Rehosted 40 servers, and one of them back again in the rehearsal of the exit"}, {"Amazon EC2", "Runs ten applications"}, {"Amazon Aurora", "Runs the database of account opening"},
			{"AWS KMS", "Holds the keys, in a key store of the bank"}, {"AWS CloudHSM", "Key store of the bank"}, {"AWS Backup", "Copies every backup to the second Region"}, {"AWS Direct Connect", "Connects branches"},
			{"AWS Security Hub", "Shows the controls of APRA CPS 234 and PCI DSS in one place"}, {"+IBM WebSphere", "Application server of counter and online banking, unchanged"},
		},
		Outcomes: []model.Outcome{
			{Metric: "time to open an account", Before: num(19), After: num(6), Unit: "minutes", Status: "measured", MeasuredOn: day(2025, 12, 8), How: "median of November 2025"},
			{Metric: "running cost saved", After: num(17), Unit: "%", Status: "measured", MeasuredOn: day(2026, 1, 19), How: "invoices of the fourth quarter of 2025 against the share of the data centre"},
		},
		Costs: []cost{
			{onPremises, "Share of the data centre", "monthly", 46200}, {onPremises, "Software licences", "monthly", 14300}, {onPremises, "Operations staff", "monthly", 19500},
			{onAWS, "Compute", "monthly", 27300}, {onAWS, "Managed databases", "monthly", 4700}, {onAWS, "Storage and backup", "monthly", 7900}, {onAWS, "Key store", "monthly", 3200}, {onAWS, "Network and data transfer", "monthly", 4100}, {onAWS, "AWS Support", "monthly", 4600},
			{onAWS, "Operations staff", "monthly", 14600}, {oneOff, "Migration services", "once", 174000}, {oneOff, "Rehearsal of the exit", "once", 18000}, {parallel, "Data centre and AWS side by side, three months", "once", 88000},
		},
		Assumed:   []model.Assumption{{Name: "growth on premises", Value: "4% per year", Source: "share rises as banks leave"}, {Name: "growth on AWS", Value: "2% per year", Source: "accounts"}},
		Readiness: "443333443333", Survey: "44555",
		Evidence: evidence{Reviewed: day(2026, 1, 26), Why: map[model.DocumentKind]string{
			model.MigrationPlan: "Rehost, because a server that came as it was can leave as it is, which the supervisor asked to see.",
		}},
		Export: &export{Path: "bank/RVTools_export_all_2025-11-03.xlsx", On: day(2025, 11, 3), Version: "4.7.1.4", ESXi: "7.0.3", Memory: "Memory", Unit: "MiB", PoweredOff: true},
	}
}
