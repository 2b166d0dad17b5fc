package main

import (
	"dossier/model"
	"dossier/value"
)

// travel has no inventory, only counts.
func travel() *project {
	return &project{
		Dir: "travel", Code: "TRV", No: 11, Region: "us-west-2", Net: 21, Currency: "USD",
		Customer: model.Customer{
			ID: "C-10", LegalName: "AnyCompany Travel", Alias: "a travel agency chain", Industry: "Travel and hospitality", Country: "United States",
			Size: "85 agencies", ReferenceUse: model.PrivateReference, Site: "https://www.travel.example.com", About: "AnyCompany Travel sells package tours in 85 agencies.",
		},
		Migration: model.Migration{
			ID: "M-11", Customer: "C-10", Title: "Agency systems moved after a merger", Status: model.Completed, Start: day(2025, 9, 1), End: day(2026, 3, 20), InProduction: day(2026, 3, 7),
			SourceEnv: "Two data centres of the merged companies", PartnerTeam: "project manager, two migration engineers",
			Challenge: "Two companies merged, and with them two of everything.", WhyAWS: "Neither data centre was to win.",
			Solution: "Agencies moved region by region. The inventory stayed with the previous service provider and is still to be handed over.", Outcome: "One system, one bill.",
		},
		Counts:   []model.Count{{Strategy: model.Rehost, Applications: num(12), Servers: num(30)}, {Strategy: model.Replatform, Applications: num(3), Servers: num(8)}},
		Services: []service{{"Amazon EC2", "Runs the agency systems"}, {"Amazon RDS for MySQL", "Runs three booking databases"}},
		Unowned:  true, Readiness: "233222", Survey: "4443",
		Evidence: evidence{Reviewed: day(2026, 5, 18), Omit: []model.DocumentKind{model.DiscoveryReport, model.DesignPlan}, Form: plain},
	}
}

// plain is the form of documents where no workbook of the project serves as one.
var plain = map[model.DocumentKind]string{model.ProjectPlan: "pdf", model.RACI: "pdf", model.ArchitectureDiagram: "pdf", model.SOW: "pdf"}

// telecom is still in progress.
func telecom() *project {
	return &project{
		Dir: "telecom", Code: "TEL", No: 12, Family: linux, Region: "eu-west-3", Net: 22, Currency: "EUR",
		Customer: model.Customer{
			ID: "C-11", LegalName: "Example Corp Telecom", Alias: "a French network operator", Industry: "Telecommunications", Country: "France",
			Size: "1,900 employees", ReferenceUse: model.PrivateReference, Site: "https://www.telecom.example.com", About: "Example Corp Telecom sells broadband to small companies.",
		},
		Migration: model.Migration{
			ID: "M-12", Customer: "C-11", Title: "Provisioning and billing to AWS", Status: model.InProgress, Start: day(2026, 5, 4), Deadline: day(2027, 3, 31),
			SourceEnv: "Own data centre, VMware vSphere 7", PartnerTeam: "project manager, migration lead, two migration engineers, cloud architect", Compliance: []string{"GDPR"},
			Challenge: "Provisioning a line takes nine days, of which eight are waiting for one batch after another.", WhyAWS: "Batches become events with Amazon EventBridge, one at a time, while the rest stays as it is.",
			Solution: "The first of three waves is in production. Billing follows in December, provisioning in February.",
		},
		Waves: []value.Date{day(2026, 9, 19)}, Planned: []value.Date{day(2026, 9, 19), day(2026, 12, 5), day(2027, 2, 13)},
		Second: "Second line to AWS, by another way into the building",
		Apps: []app{
			{Code: "ticket", Name: "Trouble tickets", Strategy: model.Rehost, Wave: 1, Tiers: "web1 app2", Architecture: "Vendor application", Criticality: high},
			{Code: "field", Name: "Field service", Strategy: model.Rehost, Wave: 1, Tiers: "app2", Architecture: "Java", Criticality: high},
			{Code: "cpe", Name: "Router configuration", Strategy: model.Rehost, Wave: 1, Tiers: "app3", Architecture: "Vendor application", Criticality: critical},
			{Code: "intra", Name: "Intranet", Strategy: model.Rehost, Wave: 1, Tiers: "web2", Architecture: "PHP", Criticality: low},
			{Code: "bill", Name: "Billing", Strategy: model.Replatform, Wave: 2, Tiers: "app4 db2", Architecture: "Java batch on Oracle", Into: "Amazon RDS for Oracle", Criticality: critical},
			{Code: "rate", Name: "Rating", Strategy: model.Rehost, Wave: 2, Tiers: "node4", Architecture: "C++", Criticality: critical},
			{Code: "prov", Name: "Provisioning", Strategy: model.Refactor, Wave: 3, Tiers: "app4 db1", Architecture: "Batches on Oracle", Into: "Amazon DynamoDB; AWS Lambda", Criticality: critical},
			{Code: "inv", Name: "Line inventory", Strategy: model.Replatform, Wave: 3, Tiers: "app2 db1", Architecture: "Java on Oracle", Into: "Amazon RDS for Oracle", Criticality: high},
			{Code: "crm", Name: "Customer contacts", Strategy: model.Repurchase, Wave: 3, Tiers: "app2", Architecture: "Own development, to be replaced by a service", Criticality: medium},
		},
		Links:    []link{{"bill", "rate", "file", hard}, {"prov", "inv", "database", hard}, {"ticket", "inv", "API", soft}},
		Services: []service{{"AWS Application Migration Service", "Moves rehosted servers"}, {"Amazon EventBridge", "Will carry provisioning events"}, {"Amazon RDS for Oracle", "Will run billing"}},
		Costs: []cost{{onPremises, "Servers and storage, depreciation", "monthly", 21800}, {onPremises, "Data centre", "monthly", 12700}, {onPremises, "Operations staff", "monthly", 18200},
			{onAWS, "Compute", "monthly", 19500}, {onAWS, "Managed databases", "monthly", 7200}, {onAWS, "Operations staff", "monthly", 12300}, {oneOff, "Migration services", "once", 214000}},
		Assumed:   []model.Assumption{{Name: "exchange rate EUR/USD", Value: "1.09", Source: "invented rate of the example", Date: day(2026, 5, 18)}},
		Readiness: "333222333322",
		Evidence:  evidence{Reviewed: day(2026, 7, 6)},
	}
}

// university leaves the window within 90 days, and its consent has expired.
func university() *project {
	return &project{
		Dir: "university", Code: "UNI", No: 13, Family: ubuntu, Region: "us-east-2", Net: 23, Currency: "USD",
		Customer: model.Customer{
			ID: "C-12", LegalName: "AnyCompany University", Alias: "a public university", Industry: "Education", Country: "United States",
			Size: "21,000 students", ReferenceUse: model.PublicReference, Site: "https://www.university.example.edu", About: "AnyCompany University teaches 21,000 students on three campuses.",
		},
		Migration: model.Migration{
			ID: "M-13", Customer: "C-12", Title: "Campus systems before the autumn term", Status: model.Completed, Start: day(2023, 5, 8), End: day(2023, 12, 15), InProduction: day(2023, 12, 2),
			SourceEnv: "Campus data centre, bare metal and KVM", PartnerTeam: "project manager, migration lead, two migration engineers",
			PublicURL: "https://www.example.com/case-studies/anycompany-university", PublishedOn: day(2024, 3, 12), PatternStatement: "Rehost servers to Amazon EC2 using AWS Application Migration Service",
			Challenge:      "Enrolment brought the campus systems down in three terms of four. The data centre's cooling was designed for a third of what stood in it.\n\nSystems belonged to faculties, and each had its own administrator and its own weekend.",
			WhyAWS:         "The university's researchers had used AWS for years, through a consortium with its own terms. Enrolment needs six times the usual capacity for eleven days.",
			Solution:       "Fourteen applications were rehosted and two replatformed, in the order of the academic calendar: nothing moved in an examination week. Enrolment moved in summer and was load-tested by the students' union.",
			Outcome:        "The next enrolment ran through. Faculties gave up nine server rooms of their own.",
			LessonsLearned: "The academic calendar is the plan. Everything else is detail.",
		},
		Waves: []value.Date{day(2023, 7, 29), day(2023, 9, 30), day(2023, 12, 2)},
		Apps: []app{
			{Code: "enrol", Name: "Enrolment", Strategy: model.Replatform, Wave: 1, Tiers: "web2 app1 db1", Architecture: "Java and MySQL", Into: "Amazon RDS for MySQL", Criticality: critical},
			{Code: "grades", Name: "Grades", Strategy: model.Replatform, Wave: 3, Tiers: "app1 db1", Architecture: "Java and MySQL", Into: "Amazon RDS for MySQL", Criticality: critical},
			{Code: "learn", Name: "Learning platform", Strategy: model.Rehost, Wave: 1, Tiers: "web3 app2 file1", Architecture: "Moodle", Criticality: critical},
			{Code: "lib", Name: "Library", Strategy: model.Rehost, Wave: 2, Tiers: "web1 app2", Architecture: "Vendor application", Criticality: high},
			{Code: "timet", Name: "Timetables", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "Java", Criticality: high},
			{Code: "print", Name: "Student printing", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "CUPS", Criticality: low},
			{Code: "ident", Name: "Student directory", Strategy: model.Rehost, Wave: 1, Tiers: "app3", Architecture: "OpenLDAP", Criticality: critical},
			{Code: "mail", Name: "Mail", Strategy: model.Rehost, Wave: 2, Tiers: "app3", Architecture: "Postfix and Dovecot", Criticality: high},
			{Code: "phys", Name: "Physics cluster front end", Strategy: model.Rehost, Wave: 3, Tiers: "node3", Architecture: "Slurm", Criticality: medium},
			{Code: "chem", Name: "Chemistry database", Strategy: model.Rehost, Wave: 3, Tiers: "app1 db1", Architecture: "PostgreSQL", Criticality: medium},
			{Code: "law", Name: "Law library search", Strategy: model.Rehost, Wave: 3, Tiers: "app1", Architecture: "Vendor application", Criticality: low},
			{Code: "med", Name: "Medical image teaching", Strategy: model.Rehost, Wave: 3, Tiers: "app2 file1", Architecture: "Java", Criticality: medium},
			{Code: "alumni", Name: "Alumni", Strategy: model.Rehost, Wave: 2, Tiers: "web1 app1", Architecture: "PHP", Criticality: low},
			{Code: "canteen", Name: "Canteen cards", Strategy: model.Rehost, Wave: 2, Tiers: "app1", Architecture: "Vendor application", Criticality: medium},
			{Code: "sport", Name: "Sports courses", Strategy: model.Rehost, Wave: 2, Tiers: "web1", Architecture: "PHP", Criticality: low},
			{Code: "fin", Name: "Finance", Strategy: model.Rehost, Wave: 3, Tiers: "app1 db1", Architecture: "Vendor application", Criticality: high},
		},
		Links:    []link{{"enrol", "ident", "API", soft}, {"learn", "ident", "API", soft}, {"grades", "enrol", "database", soft}},
		Services: []service{{"AWS Application Migration Service", "Rehosted 14 applications"}, {"Amazon EC2", "Runs them"}, {"Amazon EC2 Auto Scaling", "Adds capacity for the eleven days of enrolment"}, {"Amazon RDS for MySQL", "Runs enrolment and grades"}, {"+Moodle", "Learning platform, unchanged"}},
		Outcomes: []model.Outcome{{Metric: "interruptions in the enrolment weeks", Before: num(3), After: num(0), Unit: "interruptions", Status: "measured", MeasuredOn: day(2024, 2, 19), How: "incident log of both enrolments"}},
		Costs: []cost{{onPremises, "Servers and storage, depreciation", "monthly", 15200}, {onPremises, "Server rooms of the faculties", "monthly", 9400}, {onPremises, "Operations staff", "monthly", 21300},
			{onAWS, "Compute", "monthly", 17100}, {onAWS, "Managed databases", "monthly", 2900}, {onAWS, "Storage and backup", "monthly", 3600}, {onAWS, "Operations staff", "monthly", 13700}, {oneOff, "Migration services", "once", 96000}},
		Unread: true, Readiness: "322322222222", Survey: "43444",
		Evidence: evidence{Reviewed: day(2024, 4, 15), Shared: sameSurvey},
		Consent: consent{Signed: day(2024, 2, 26), Expires: day(2026, 2, 28), Remark: "Name the campuses as a whole, not one by one.",
			Bundles: []model.Bundle{model.NameBundle, model.OutcomeBundle, model.ServicesBundle, model.StoryBundle}},
	}
}

// pharma refuses any reference.
func pharma() *project {
	return &project{
		Dir: "pharma", Code: "PHA", No: 14, Family: windows, Region: "eu-central-2", Net: 24, Currency: "USD", Objected: true,
		Customer: model.Customer{
			ID: "C-13", LegalName: "Example Corp Pharma", Alias: "a Swiss drug maker", Industry: "Life sciences", Country: "Switzerland",
			Size: "5,200 employees", ReferenceUse: model.NoReference, Site: "https://www.pharma.example.com", About: "Example Corp Pharma makes generic medicines.",
		},
		Migration: model.Migration{
			ID: "M-14", Customer: "C-13", Title: "Validated systems moved", Status: model.Completed, Start: day(2025, 10, 6), End: day(2026, 5, 22), InProduction: day(2026, 5, 2), Compliance: []string{"GxP"},
			SourceEnv: "Own data centre, VMware vSphere 7", PartnerTeam: "project manager, migration lead, validation engineer, two migration engineers",
			Challenge: "Every server of a validated system has a file of its own, and a change of its address is a change of the file.", WhyAWS: "AWS documents its part of validation, and the customer's quality unit accepted it.",
			Solution: "Twelve applications were rehosted and four replatformed, each with a validation report signed before its cutover.", Outcome: "The inspection in summer had no observation.",
			LessonsLearned: "Write the validation plan with the quality unit, not for it.",
		},
		Waves: []value.Date{day(2026, 2, 14), day(2026, 5, 2)},
		Apps: []app{
			{Code: "lims", Name: "Laboratory information", Strategy: model.Replatform, Wave: 2, Tiers: "app2 db2", Architecture: "Vendor application on Oracle", Into: "Amazon RDS for Oracle", Criticality: critical},
			{Code: "batch", Name: "Batch records", Strategy: model.Replatform, Wave: 2, Tiers: "app3 db2", Architecture: "Vendor application on Oracle", Into: "Amazon RDS for Oracle", Criticality: critical},
			{Code: "vigil", Name: "Drug safety", Strategy: model.Replatform, Wave: 2, Tiers: "app2 db1", Architecture: "Vendor application on Oracle", Into: "Amazon RDS for Oracle", Criticality: critical},
			{Code: "serial", Name: "Serialization", Strategy: model.Replatform, Wave: 2, Tiers: "app1 db1", Architecture: "Vendor application on Oracle", Into: "Amazon RDS for Oracle", Criticality: critical},
			{Code: "qms", Name: "Quality management", Strategy: model.Rehost, Wave: 1, Tiers: "web2 app2", Architecture: "Vendor application", Criticality: high},
			{Code: "dms", Name: "Document management", Strategy: model.Rehost, Wave: 1, Tiers: "app2 file2", Architecture: "Vendor application", Criticality: high},
			{Code: "train", Name: "Training records", Strategy: model.Rehost, Wave: 1, Tiers: "web1 app1", Architecture: "Vendor application", Criticality: medium},
			{Code: "stab", Name: "Stability studies", Strategy: model.Rehost, Wave: 1, Tiers: "app2", Architecture: "SAS", Criticality: high},
			{Code: "reg", Name: "Regulatory submissions", Strategy: model.Rehost, Wave: 1, Tiers: "app2 file1", Architecture: "Vendor application", Criticality: high},
			{Code: "cal", Name: "Calibration", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "Vendor application", Criticality: medium},
			{Code: "env", Name: "Environmental monitoring", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "Vendor application", Criticality: critical},
			{Code: "supply", Name: "Supply planning", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "Java", Criticality: high},
			{Code: "label", Name: "Label artwork", Strategy: model.Rehost, Wave: 2, Tiers: "app1 file1", Architecture: "Vendor application", Criticality: medium},
			{Code: "compl", Name: "Complaints", Strategy: model.Rehost, Wave: 1, Tiers: "web1", Architecture: "ASP.NET", Criticality: medium},
			{Code: "audit", Name: "Supplier audits", Strategy: model.Rehost, Wave: 1, Tiers: "web1", Architecture: "ASP.NET", Criticality: low},
			{Code: "ident", Name: "Directory services", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "Windows domain controllers", Criticality: critical},
		},
		Services: []service{{"AWS Application Migration Service", "Rehosted twelve applications"}, {"Amazon RDS for Oracle", "Runs four validated databases"}, {"AWS Config", "Shows that a validated system has not changed"}},
		Outcomes: []model.Outcome{{Metric: "observations at inspection", After: num(0), Unit: "observations", Status: "customer-stated", MeasuredOn: day(2026, 8, 24), How: "letter of the quality unit"}},
		Costs: []cost{{onPremises, "Servers and storage, depreciation", "monthly", 24100}, {onPremises, "Validation upkeep", "monthly", 17800}, {onPremises, "Operations staff", "monthly", 22400},
			{onAWS, "Compute", "monthly", 20600}, {onAWS, "Managed databases", "monthly", 11900}, {onAWS, "Validation upkeep", "monthly", 9300}, {onAWS, "Operations staff", "monthly", 14800}, {oneOff, "Migration and validation", "once", 388000}},
		Readiness: "444344443323", Survey: "55445",
		Evidence: evidence{Reviewed: day(2026, 7, 20)},
	}
}
