package main

import (
	"dossier/model"
	"dossier/value"
)

// insurance claims five refactored applications and proves two; its outcome claims more than its figures say.
func insurance() *project {
	return &project{
		Dir: "insurance", Code: "INS", No: 4, Family: windows, Region: "eu-west-2", Net: 14, Currency: "USD", Dates: "dd/mm/yyyy",
		Customer: model.Customer{
			ID: "C-04", LegalName: "Example Corp Insurance", Alias: "a British insurer", Industry: "Insurance", Country: "United Kingdom",
			Size: "1,100 employees", ReferenceUse: model.PrivateReference, Site: "https://www.insurance.example.com",
			About: "Example Corp Insurance writes household and motor policies through brokers.",
		},
		Migration: model.Migration{
			ID: "M-04", Customer: "C-04", Title: "Quotation rebuilt on serverless services, the rest moved", Status: model.Completed,
			Start: day(2024, 4, 15), End: day(2025, 1, 31), InProduction: day(2025, 1, 11), Compliance: []string{"GDPR"},
			SourceEnv: "Two data centres, VMware vSphere and IBM WebSphere", PartnerTeam: "project manager, migration lead, four developers, cloud architect",
			PatternStatement: "Refactor quotation to AWS Lambda and Amazon DynamoDB; rehost and replatform the rest",
			Challenge: "A broker waited eleven seconds for a motor quotation, and comparison sites give up after three. Quotation was one program of two million lines in which every tariff change took a quarter.\n\n" +
				"Around it stood eleven applications on servers that were out of support, and a second data centre that was paid for and hardly used.",
			WhyAWS: "Quotations come in bursts, when a comparison site sends a campaign; AWS Lambda and Amazon DynamoDB are paid for by the quotation. The developers could try a tariff in an account of their own in the morning and throw it away in the evening.",
			Solution: "Quotation and its four neighbours were to be cut into services on AWS Lambda, with Amazon API Gateway in front and Amazon DynamoDB behind, one tariff after the other while the old program still answered for the rest. Eight applications were rehosted with AWS Application Migration Service, three replatformed to Amazon RDS for SQL Server.\n\n" +
				"A strangler façade in Amazon API Gateway sent each tariff to the program that had it, so there was never a day on which everything changed.",
			Outcome: "All five quotation applications are now serverless, and running costs have fallen by half. No other British insurer answers faster.\n\n" +
				"A motor quotation takes under two seconds. A tariff change takes two weeks.",
			LessonsLearned: "Migration: Write the proof of a refactor while it is done: for three of the five services the design documents were never finished.",
		},
		Waves: []value.Date{day(2024, 8, 24), day(2024, 11, 9), day(2025, 1, 11)},
		Apps: []app{
			{Code: "quote", Name: "Motor quotation", Strategy: model.Refactor, Wave: 3, Tiers: "app2", Architecture: "WebSphere, part of the two million lines", Into: "Amazon DynamoDB; AWS Lambda", Criticality: critical},
			{Code: "house", Name: "Household quotation", Strategy: model.Refactor, Wave: 3, Tiers: "app2", Architecture: "WebSphere, part of the two million lines", Into: "Amazon DynamoDB; AWS Lambda", Criticality: critical},
			{Code: "tariff", Name: "Tariff editor", Strategy: model.Refactor, Wave: 3, Tiers: "app2", Architecture: "WebSphere", Into: "Amazon DynamoDB; AWS Lambda", Criticality: high},
			{Code: "broker", Name: "Broker portal", Strategy: model.Refactor, Wave: 3, Tiers: "web2", Architecture: "ASP.NET", Into: "; Amazon CloudFront", Criticality: high},
			{Code: "comm", Name: "Commission statements", Strategy: model.Refactor, Wave: 3, Tiers: "app1 job1", Architecture: "WebSphere batch", Into: "Amazon DynamoDB; AWS Step Functions", Criticality: medium},
			{Code: "policy", Name: "Policy administration", Strategy: model.Rehost, Wave: 2, Tiers: "web2 app2 db1", Architecture: "WebSphere and SQL Server", Criticality: critical},
			{Code: "claim", Name: "Claims handling", Strategy: model.Rehost, Wave: 2, Tiers: "web1 app2", Architecture: "ASP.NET", Criticality: critical},
			{Code: "letter", Name: "Letters", Strategy: model.Rehost, Wave: 1, Tiers: "app2", Architecture: "Document composition on Windows", Criticality: high},
			{Code: "scanin", Name: "Mail room scanning", Strategy: model.Rehost, Wave: 1, Tiers: "app1 file1", Architecture: "Vendor application", Criticality: medium},
			{Code: "phone", Name: "Call recording", Strategy: model.Rehost, Wave: 1, Tiers: "app1 file1", Architecture: "Vendor application", Criticality: medium},
			{Code: "rein", Name: "Reinsurance", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "Client on SQL Server", Criticality: medium},
			{Code: "risk", Name: "Risk models", Strategy: model.Rehost, Wave: 2, Tiers: "node2", Architecture: "R on Windows", Criticality: medium},
			{Code: "desk", Name: "Service desk", Strategy: model.Rehost, Wave: 1, Tiers: "web1 app1", Architecture: "Vendor application", Criticality: low},
			{Code: "ledger", Name: "General ledger", Strategy: model.Replatform, Wave: 2, Tiers: "app2 db1", Architecture: "Windows service on SQL Server 2014", Into: "Amazon RDS for SQL Server", Criticality: critical},
			{Code: "dwh", Name: "Data warehouse", Strategy: model.Replatform, Wave: 2, Tiers: "app1 db2", Architecture: "SQL Server 2014", Into: "Amazon RDS for SQL Server", Criticality: medium},
			{Code: "collect", Name: "Collections", Strategy: model.Replatform, Wave: 2, Tiers: "app1 db1", Architecture: "ASP.NET on SQL Server 2014", Into: "Amazon RDS for SQL Server", Criticality: high},
		},
		Links: []link{{"quote", "tariff", "API", hard}, {"house", "tariff", "API", hard}, {"broker", "quote", "API", hard}, {"comm", "policy", "file", soft}, {"claim", "letter", "queue", soft}, {"policy", "ledger", "file", soft}},
		Services: []service{
			{"AWS Lambda", "Computes quotations"}, {"Amazon DynamoDB", "Holds tariffs and quotations"}, {"Amazon API Gateway", "Sends each tariff to the program that has it"}, {"AWS Step Functions", "Runs commission statements"},
			{"Amazon RDS for SQL Server", "Runs ledger, warehouse and collections"}, {"AWS Application Migration Service", "Rehosted eight applications"}, {"Amazon EC2", "Runs the rehosted applications"},
			{"+IBM WebSphere", "Policy administration, unchanged"},
		},
		Outcomes: []model.Outcome{
			{Metric: "time for a motor quotation", Before: num(11), After: num(2), Qualifier: "under", Unit: "seconds", Status: "measured", MeasuredOn: day(2025, 4, 14), How: "95th percentile over March 2025, Amazon CloudWatch"},
			{Metric: "running cost saved", After: num(22), Unit: "%", Status: "measured", MeasuredOn: day(2025, 4, 14), How: "invoices of the first quarter of 2025 against the budget of 2023"},
		},
		Costs: []cost{
			{onPremises, "Servers and storage, depreciation", "monthly", 26400}, {onPremises, "Data centres", "monthly", 21600}, {onPremises, "Software licences", "monthly", 18900}, {onPremises, "Operations staff", "monthly", 23100},
			{onAWS, "Compute", "monthly", 21300}, {onAWS, "Serverless services", "monthly", 6100}, {onAWS, "Managed databases", "monthly", 9800}, {onAWS, "Storage and backup", "monthly", 6700}, {onAWS, "Software licences", "monthly", 8600},
			{onAWS, "AWS Support", "monthly", 3900}, {onAWS, "Operations staff", "monthly", 13800}, {oneOff, "Migration and development", "once", 612000}, {parallel, "Both quotation programs, five months", "once", 96000},
		},
		OpenRisk: true, Readiness: "334343332433", Survey: "44434",
		Evidence: evidence{Reviewed: day(2025, 5, 19), More: []model.Document{
			{ID: "D-0416", Kind: model.RefactorProof, Title: "Refactor proof, motor quotation", Date: day(2024, 12, 9), Author: "partner lead developer", Why: "Shows the services that replaced the program, since only a refactor that is proven counts as one.",
				WhyPage: num(1), Applications: []string{"INS-A01"}, ProofPage: num(1), Status: "approved", Version: "1.0", Path: "inputs/insurance/evidence/refactor-proof-motor.pdf", ReviewedBy: "practice quality lead", ReviewedOn: day(2025, 5, 19)},
			{ID: "D-0417", Kind: model.RefactorProof, Title: "Refactor proof, household quotation", Date: day(2025, 1, 13), Author: "partner lead developer", Why: "Shows code that no longer exists beside the functions that replaced it.",
				WhyPage: num(1), Applications: []string{"INS-A02"}, ProofPage: num(1), Status: "approved", Version: "1.0", Path: "inputs/insurance/evidence/refactor-proof-household.pdf", ReviewedBy: "practice quality lead", ReviewedOn: day(2025, 5, 19)},
		}},
	}
}
